"""A SIE file written: PC8, CR LF, blanks between fields, text in quotes, with the sum of control."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from samverkan.formats.sie.records import SieFile, SieWarning


def write_sie(file: SieFile, target: Path | BinaryIO) -> tuple[SieWarning, ...]:
    raise NotImplementedError
