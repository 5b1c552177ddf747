"""The bytes of a file, read a piece at a time and as often as asked.

A file on disk is held open, not in memory, so it can be read again after it was moved or replaced. A stream is held whole.
"""

from __future__ import annotations

import os
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from samverkan.core.faults import Fault, FaultError

PIECE = 1 << 20
LONGEST = 1 << 20
BOM = b"\xef\xbb\xbf"
NEW_VOUCHER = b"\n#VER"


class Source:
    """A file to read, so many bytes at a time. ``name`` is what messages call it."""

    def __init__(self, held: Path | BinaryIO, size: int = PIECE) -> None:
        self._size = size
        if isinstance(held, Path):
            self.name = held.name
            self._number: int | None = os.open(held, os.O_RDONLY)
            weakref.finalize(self, os.close, self._number)
            self._bytes = b""
        else:
            self.name = Path(str(getattr(held, "name", "") or "filen")).name
            self._number, self._bytes = None, held.read()

    def read(self, offset: int, size: int) -> bytes:
        """The bytes there; fewer at the end."""
        if self._number is None:
            return self._bytes[offset : offset + size]
        return os.pread(self._number, size, offset)

    @property
    def marked(self) -> bool:
        """Whether it starts with the mark of UTF-8."""
        return self.read(0, len(BOM)) == BOM

    def pieces(self) -> Iterator[bytes]:
        """Whole lines, ended by LF whatever ended them in the file, cut before a voucher where that can be done.

        Raises FaultError where a line has no end.
        """
        offset, size = len(BOM) if self.marked else 0, self._size
        while held := self.read(offset, size):
            cut = _cut(held) if len(held) == size else len(held)
            if cut:
                offset, size = offset + cut, self._size
                yield _with_single_ends(held[:cut])
            elif size < LONGEST:
                size *= 2
            else:
                told = "En rad är längre än en miljon tecken. Filen är ingen SIE-fil."
                raise FaultError(Fault("ingen SIE-fil", told, self.name))


def _cut(held: bytes) -> int:
    """Where the last voucher starts, else the last line; 0 where none does. Behind a CR last an LF may follow."""
    return held.rfind(NEW_VOUCHER) + 1 or held.rfind(b"\n") + 1 or held.rfind(b"\r", 0, -1) + 1


def _with_single_ends(lines: bytes) -> bytes:
    """CR LF and CR alone as LF, and one at the end."""
    if b"\r" in lines:
        lines = lines.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return lines if lines.endswith(b"\n") else lines + b"\n"
