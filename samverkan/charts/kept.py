"""Drawings kept in a folder, shared by every process and safe to delete at any time.

The folder is set at start-up; without one nothing is kept. A drawing is named by what it shows and by the code that drew
it, so a new version draws anew. Each file starts with its checksum: one that was cut short is drawn again.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

MOST_BYTES = 64 * 1024 * 1024
SWEEP_EVERY = 32
_CHECK = 32
_folder: Path | None = None
_written = 0


def keep_in(folder: Path | None) -> None:
    """Where drawings are kept from now on; None keeps none."""
    global _folder  # noqa: PLW0603 - one place a process
    _folder = folder


def get_kept(*key: object) -> bytes | None:
    """What was kept under the key; None where there is nothing whole."""
    if _folder is None:
        return None
    try:
        held = (_folder / _name(key)).read_bytes()
    except OSError:
        return None
    content = held[_CHECK:]
    return content if hashlib.sha256(content).digest() == held[:_CHECK] else None


def keep(content: bytes, *key: object) -> None:
    """Keep the drawing. A disk that is full or closed to us only means that it is drawn again."""
    global _written  # noqa: PLW0603
    if _folder is None:
        return
    path = _folder / _name(key)
    beside = path.with_name(f"{path.name}.{os.getpid()}-{os.urandom(4).hex()}")
    with suppress(OSError):
        _folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside.write_bytes(hashlib.sha256(content).digest() + content)
        beside.replace(path)
        if _written % SWEEP_EVERY == 0:
            _sweep(_folder)
        _written += 1


def _sweep(folder: Path) -> None:
    """The oldest away until what is left fits."""
    files = []
    for path in folder.iterdir():
        with suppress(OSError):  # another process swept it
            seen = path.stat()
            files.append((seen.st_mtime, seen.st_size, path))
    left = sum(size for _, size, _ in files)
    for _, size, path in sorted(files):
        if left <= MOST_BYTES:
            return
        path.unlink(missing_ok=True)
        left -= size


def _name(key: tuple[object, ...]) -> str:
    return hashlib.sha256(repr((_drawer(), key)).encode()).hexdigest()


@cache
def _drawer() -> str:
    """A fingerprint of all that decides what a drawing looks like: this folder's code, numbers in Swedish, the drawer."""
    seen = hashlib.sha256(f"{version('altair')} {version('vl-convert-python')}".encode())
    here = Path(__file__).parent
    for path in (*sorted(here.glob("*.py")), here.parent / "core" / "swedish.py"):
        seen.update(path.read_bytes())
    return seen.hexdigest()
