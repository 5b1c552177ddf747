"""A backup's file: a tar whose first member, ``manifest.json``, gives the size and checksum of every other."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from samverkan.core.faults import Fault, FaultError

FORMAT = 1
MANIFEST, DATABASE = "manifest.json", "database.dump"
MANIFEST_LIMIT = 256 * 1024 * 1024
_ALLOWED = re.compile(r"database\.dump|documents/[0-9a-f]{2}/[0-9a-f]{64}|secret|sign-in\.toml|statistics/[\w.\-/]+")
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds: ``files`` by name with (bytes, sha256); ``about`` says which program and schema made it."""

    about: Mapping[str, Any]
    files: Mapping[str, tuple[int, str]]


def write_archive(target: Path, about: Mapping[str, Any], files: Mapping[str, Path]) -> None:
    """Write the backup whole or not at all, for its owner alone. FileExistsError where there is such a file."""
    if target.exists():
        raise FileExistsError(17, "exists", str(target))
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            _write(out, about, files)
            os.fsync(out.fileno())
        read_archive(beside)
        os.link(beside, target)  # fails where someone made such a file meanwhile
    finally:
        beside.unlink(missing_ok=True)


def _write(out: IO[bytes], about: Mapping[str, Any], files: Mapping[str, Path]) -> None:
    sizes = {name: path.stat().st_size for name, path in files.items()}
    listed = {name: {"bytes": sizes[name], "sha256": checksum(path)} for name, path in files.items()}
    manifest = json.dumps({"format": FORMAT, **about, "files": listed}, ensure_ascii=False, indent=1).encode()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as tar:
        tar.addfile(_member(MANIFEST, len(manifest)), io.BytesIO(manifest))
        for name, path in files.items():
            with path.open("rb") as content:
                tar.addfile(_member(name, sizes[name]), content)


def _member(name: str, size: int) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    return member


def read_archive(source: Path, folder: Path | None = None) -> Manifest:
    """The manifest of a backup all of whose files are as it says; they are put in ``folder`` where one is given. FaultError
    where the file is no backup, was cut short or has been changed."""
    try:
        with tarfile.open(source, "r:") as tar:
            manifest = _manifest(tar)
            seen = {name: _taken(tar, member, folder) for name, member in _members(tar)}
    except (tarfile.TarError, EOFError, ValueError, KeyError, TypeError) as error:
        raise _fault(source, "filen är ingen säkerhetskopia från Samverkan, eller så är den avhuggen.") from error
    if wrong := sorted(name for name in {*seen, *manifest.files} if seen.get(name) != manifest.files.get(name)):
        raise _fault(
            source, f"säkerhetskopian är skadad: {wrong[0]} stämmer inte med sin kontrollsumma. Använd en annan."
        )
    return manifest


def _manifest(tar: tarfile.TarFile) -> Manifest:
    first = tar.next()
    content = tar.extractfile(first) if first and first.name == MANIFEST and first.size < MANIFEST_LIMIT else None
    if content is None:
        raise ValueError("no manifest")
    said = json.loads(content.read())
    if said.pop("format") != FORMAT:
        raise ValueError("another format")
    files = {str(name): (int(one["bytes"]), str(one["sha256"])) for name, one in said.pop("files").items()}
    if DATABASE not in files:
        raise ValueError("no database")
    return Manifest(said, files)


def _members(tar: tarfile.TarFile) -> Iterator[tuple[str, tarfile.TarInfo]]:
    """Each member after the manifest; ValueError for one that no backup has: a link, a path that leads out, a double."""
    seen: set[str] = set()
    while member := tar.next():
        name = member.name
        if not member.isreg() or not _ALLOWED.fullmatch(name) or ".." in name or name in seen:
            raise ValueError(name)
        seen.add(name)
        yield name, member


def _taken(tar: tarfile.TarFile, member: tarfile.TarInfo, folder: Path | None) -> tuple[int, str]:
    content = tar.extractfile(member)
    if content is None:
        raise ValueError(member.name)
    with _written(folder / member.name if folder else None) as out:
        seen, size = hashlib.sha256(), 0
        while part := content.read(_CHUNK):
            seen.update(part)
            size += len(part)
            if out:
                out.write(part)
    return size, seen.hexdigest()


@contextmanager
def _written(path: Path | None) -> Iterator[IO[bytes] | None]:
    if path is None:
        yield None
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        yield out


def checksum(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _fault(source: Path, text: str) -> FaultError:
    return FaultError(Fault("bad-backup", text, str(source)))
