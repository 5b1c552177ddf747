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

    def raw(self) -> Iterator[bytes]:
        """Piece after piece as they are, without a byte order mark."""
        offset = len(BOM) if self.marked else 0
        while piece := self.read(offset, self._size):
            offset += len(piece)
            yield piece

    def pieces(self) -> Iterator[bytes]:
        """Whole lines, ended by LF whatever ended them in the file, cut before a voucher where that can be done.

        Raises FaultError where a line has no end."""
        rest = b""
        for piece in _single_ends(self.raw()):
            held = rest + piece
            cut = held.rfind(NEW_VOUCHER) + 1 or held.rfind(b"\n") + 1
            if cut:
                yield held[:cut]
            elif len(held) > LONGEST:
                raise FaultError(
                    Fault("ingen SIE-fil", "En rad är längre än en miljon tecken. Filen är ingen SIE-fil.", self.name)
                )
            rest = held[cut:]
        if rest:
            yield rest if rest.endswith(b"\n") else rest + b"\n"


def _single_ends(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """CR LF and CR alone become LF, also where a piece ends between the two."""
    waiting = False
    for piece in pieces:
        held = b"\r" + piece if waiting else piece
        waiting = held.endswith(b"\r")
        if waiting:
            held = held[:-1]
        if b"\r" in held:
            held = held.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        yield held
    if waiting:
        yield b"\n"
