"""Which character set a file is written in, whatever it says.

``#FORMAT PC8`` is the only one the format allows: code page 437. Files labelled so are met in UTF-8 and in Windows-1252.
UTF-8 tells itself; between the two others the Swedish letters tell: ``å`` is 86 in one and E5 in the other, and in the
wrong set they come out as signs that no Swedish text holds.
"""

from __future__ import annotations

PC8, UTF8, WINDOWS = "cp437", "utf-8", "cp1252"
TITLES = {PC8: "PC8", UTF8: "UTF-8", WINDOWS: "Windows-1252 (Latin-1)"}
_LETTERS = "åäöÅÄÖéÉüÜ"
_ASCII = bytes(range(128))


def told_by(sample: bytes) -> str:
    """``cp437``, ``utf-8`` or ``cp1252``, as whole lines tell; the first where all is ASCII."""
    others = sample.translate(None, _ASCII)
    if not others:
        return PC8
    lines = [line for line in sample.splitlines() if not line.isascii()]
    if sum(_is_utf8(line) for line in lines) * 2 > len(lines):
        return UTF8
    return WINDOWS if _letters(others, WINDOWS) > _letters(others, PC8) else PC8


def decode(line: bytes, encoding: str) -> str:
    """The text of a line. A line that is no UTF-8 in a file of UTF-8 is read as code page 437."""
    try:
        return line.decode(encoding)
    except UnicodeDecodeError:
        return line.decode(PC8 if encoding == UTF8 else "latin-1")


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode(UTF8)
    except UnicodeDecodeError:
        return False
    return True


def _letters(others: bytes, encoding: str) -> int:
    codes = _LETTERS.encode(encoding)
    return sum(others.count(code) for code in codes)
