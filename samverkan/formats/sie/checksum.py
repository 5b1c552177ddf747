"""``#KSUMMA``: a CRC-32 of labels and fields, as the specification's section on *Kontrollsummering* says.

Counted is what stands between the first ``#KSUMMA`` (bare) and the last (with the sum): the bytes of labels and of fields
as they are coded, but no quotes around them, no braces, and none of the blanks that part fields.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from samverkan.formats.sie.header import Header
from samverkan.formats.sie.notes import Notes
from samverkan.formats.sie.source import Source

_RECORD = re.compile(rb"^[ \t]*#KSUMMA\b[ \t]*\"?(\w*)[^\n]*\n", re.M)
# A quote that nothing closes takes the rest of its line, so that no line is gone through twice.
_BETWEEN = re.compile(rb'"((?:\\"|[^"\n])*)"(?=[\s{}]|$)|"([^\n]*)|[\s{}\x00\x1a]+')


def counted(piece: bytes) -> bytes:
    """What counts of some whole lines.

    >>> counted(b'#KONTO 3010 "Medlems avgift"\\n#OIB 0 1510 {1 "20"} -5.00\\n')
    b'#KONTO3010Medlems avgift#OIB01510120-5.00'
    """
    return _BETWEEN.sub(rb"\1\2", piece).replace(b'\\"', b'"')


def check(source: Source, header: Header, notes: Notes) -> bool:
    """Whether the file carries a sum. A wrong one is a warning; a first without a last means that the end is lost."""
    if "KSUMMA" not in header.labels:
        return False
    found = _last(source)
    if found is None:
        told = "Den avslutande #KSUMMA saknas, så slutet av filen har gått förlorat. Hämta filen på nytt."
        notes.refuse(header.labels["KSUMMA"], "avkortad fil", told)
        return True
    line, written, total = found
    if written != str(total):
        told = (
            f"Kontrollsumman är {written or 'tom'} men filens innehåll ger {total}. Filen har ändrats efter att den "
            "skrevs, eller räknade programmet fel. Jämför med ursprunget."
        )
        notes.warn(line, "kontrollsumma", told)
    return True


def _last(source: Source) -> tuple[int, str, int] | None:
    """The line and value of the last record, and the sum of what stands between the first and it."""
    begun, number, total = False, 0, 0
    for held, record in _parts(source):
        number += held.count(b"\n")
        if begun:
            total = zlib.crc32(counted(held), total)
        if record is not None:
            number += 1
            if begun:
                return number, record[1].decode("ascii"), total
            begun = True
    return None


def _parts(source: Source) -> Iterator[tuple[bytes, re.Match[bytes] | None]]:
    """What stands before each record, with the record; at the end of a piece without."""
    for piece in source.pieces():
        start = 0
        for record in _RECORD.finditer(piece) if b"#KSUMMA" in piece else ():
            yield piece[start : record.start()], record
            start = record.end()
        yield piece[start:], None
