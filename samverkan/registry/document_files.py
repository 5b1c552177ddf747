"""The files of documents: which are allowed, told by content and not by name alone, and where they lie.

A file lies under its checksum in the data folder, ``documents/ab/ab12…``, readable by the owner alone; the same content is kept
once. It is written beside, to disk, and then given its name, so that a file that has a name is whole.
"""

from __future__ import annotations

import os
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, Any
from xml.parsers import expat

from django.conf import settings

from samverkan.core.faults import Fault, FaultError
from samverkan.registry.uploads import limit_text

_HEAD = 4096
_ABANDONED = 24 * 3600
"""Seconds after which a file that never got its name is swept away."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file on disk that has no name yet."""

    path: Path
    sha256: str
    size: int


def stored_path(checksum: str) -> Path:
    """Where the file with the checksum lies."""
    return Path(settings.DATA_DIR) / "documents" / checksum[:2] / checksum


def write_file(chunks: Iterable[bytes]) -> Written:
    """Write the content to disk without a name; :func:`keep_file` or :func:`drop_file` must follow."""
    folder = Path(settings.DATA_DIR) / "documents" / "new"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _sweep(folder)
    digest, size = sha256(), 0
    handle, name = tempfile.mkstemp(dir=folder)  # 0600
    try:
        with os.fdopen(handle, "wb") as out:
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Written(Path(name), digest.hexdigest(), size)


def keep_file(written: Written) -> Path:
    """Give the file its name; one that is there already has the same content."""
    path = stored_path(written.sha256)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    written.path.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return path


def drop_file(written: Written) -> None:
    """Take away a file that got no name."""
    written.path.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    for path in folder.iterdir():
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < time.time() - _ABANDONED:
                path.unlink()


def checked_type(name: str, file: IO[bytes], size: int) -> str:
    """The content type of a file that is allowed, by its ending and its content. FaultError with what is allowed."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if size == 0:
        raise _fault("empty-file", f"”{name}” är tom. Välj filen igen.")
    if size > settings.UPLOAD_LIMIT:
        raise _fault("large-file", f"”{name}” är större än {limit_text()}. Dela upp eller komprimera den.")
    if ending not in TYPES:
        raise _fault("bad-type", f"”{name}” är ingen tillåten sorts fil. Välj {ALLOWED}.")
    content_type, fits = TYPES[ending]
    file.seek(0)
    if not fits(file):
        text = (
            f"innehållet i ”{name}” är inte det som ändelsen .{ending} säger. Välj {ALLOWED}, sparad från sitt program."
        )
        raise _fault("wrong-content", text)
    file.seek(0)
    return content_type


def _begins(*signs: bytes) -> Callable[[IO[bytes]], bool]:
    return lambda file: file.read(_HEAD).startswith(signs)


def _zipped(*members: str) -> Callable[[IO[bytes]], bool]:
    def fits(file: IO[bytes]) -> bool:
        try:
            with zipfile.ZipFile(file) as held:
                return set(members) <= set(held.namelist())
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            return False

    return fits


def _open_document(kind: str) -> Callable[[IO[bytes]], bool]:
    # The first member is its media type, not compressed (OpenDocument 1.3 part 2, 3.3).
    said = f"mimetypeapplication/vnd.oasis.opendocument.{kind}".encode()
    return lambda file: (head := file.read(_HEAD)).startswith(b"PK\x03\x04") and head[30:].startswith(said)


def _text(file: IO[bytes]) -> bool:
    """Whether it is text: no control characters, and no page that a browser would run."""
    head, rest = file.read(_HEAD), iter(lambda: file.read(1 << 16), b"")
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html", b"<svg", b"<script")):
        return False
    return not any(_CONTROLS & set(part) for part in (head, *rest))


_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\x0c\x1a")


def _sie(file: IO[bytes]) -> bool:
    begins = file.read(_HEAD).removeprefix(b"\xef\xbb\xbf").lstrip().upper().startswith(b"#FLAGGA")
    file.seek(0)
    return begins and _text(file)


class _RootError(Exception):
    """Stops reading at the root."""


def _xml(file: IO[bytes]) -> bool:
    """Whether it is XML without a document type, and no page or picture that a browser would run."""
    root: list[str] = []

    def start(name: str, _: Any) -> None:
        root.append(name.lower())
        raise _RootError

    def refuse(*_: Any) -> None:
        raise _RootError

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.StartDoctypeDeclHandler = start, refuse
    try:
        parser.ParseFile(file)
    except _RootError:
        pass
    except (expat.ExpatError, ValueError, LookupError):
        return False
    # expat gives "<namespace> <name>"
    return bool(root) and root[0].rpartition(" ")[2] not in ("html", "svg") and "xslt" not in root[0].lower()


TYPES: dict[str, tuple[str, Callable[[IO[bytes]], bool]]] = {
    "pdf": ("application/pdf", _begins(b"%PDF-")),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",
             _zipped("[Content_Types].xml", "word/document.xml")),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
             _zipped("[Content_Types].xml", "xl/workbook.xml")),
    "odt": ("application/vnd.oasis.opendocument.text", _open_document("text")),
    "ods": ("application/vnd.oasis.opendocument.spreadsheet", _open_document("spreadsheet")),
    "csv": ("text/csv", _text),
    "txt": ("text/plain", _text),
    "png": ("image/png", _begins(b"\x89PNG\r\n\x1a\n")),
    "jpg": ("image/jpeg", _begins(b"\xff\xd8\xff")),
    "jpeg": ("image/jpeg", _begins(b"\xff\xd8\xff")),
    "xml": ("application/xml", _xml),
    "si": ("application/x-sie", _sie),
    "se": ("application/x-sie", _sie),
}  # fmt: skip
"""Content type and test of the content, by ending."""

ALLOWED = "en fil av slaget pdf, docx, xlsx, odt, ods, csv, txt, png, jpg, xml eller SIE (si, se)"


def _fault(code: str, text: str) -> FaultError:
    return FaultError(Fault(code, text, "file"))
