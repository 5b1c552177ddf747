"""Pieces that hold nothing but plain vouchers, read a piece at a time."""

from __future__ import annotations

from samverkan.formats.sie.columns import Columns


class QuickReader:
    def __init__(self, columns: Columns, encoding: str) -> None:
        self._columns, self._encoding = columns, encoding

    def read(self, piece: bytes, line: int) -> int:
        return 0
