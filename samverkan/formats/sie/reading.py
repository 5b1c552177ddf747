"""A SIE file read: one pass over its bytes for records, columns and what is wrong; vouchers again whenever they are asked for.

Pieces of a file that hold nothing but plain vouchers go through :mod:`quick`; the rest is read line by line. Both give the
same (``tests/formats/sie``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from samverkan.formats.sie import checking, checksum
from samverkan.formats.sie.columns import Columns
from samverkan.formats.sie.encoding import PC8, TITLES, UTF8, decode, told_by
from samverkan.formats.sie.header import LABELS, Header
from samverkan.formats.sie.lexing import Field, split
from samverkan.formats.sie.notes import Notes
from samverkan.formats.sie.quick import QuickReader
from samverkan.formats.sie.records import Form, SieFile, Voucher
from samverkan.formats.sie.source import NEW_VOUCHER, Source
from samverkan.formats.sie.vouchers import CHANGES, VoucherReader

SMALL = 1 << 14
"""A piece below this that holds anything unusual is read line by line; a larger is parted."""


def read_sie(source: Path | BinaryIO) -> SieFile:
    """The file with everything it holds, and warnings of what is wrong in it.

    Raises FaultError with every fault where something can't be understood, each with its line; OSError where the file
    can't be read.
    """
    held = Source(source)
    notes = Notes(held.name)
    reader = _Pass(held, notes)
    reader.run()
    notes.stop_at_faults()
    checking.check(reader.header, reader.columns, reader.form(), notes)
    return reader.file()


@dataclass(frozen=True, slots=True)
class StoredVouchers:
    """The vouchers of a file, read anew each time."""

    source: Source
    encoding: str

    def __iter__(self) -> Iterator[Voucher]:
        lines = _Lines(Notes(self.source.name), self.encoding, None)
        for piece in self.source.pieces():
            lines.read(piece)
            yield from lines.vouchers.done
            lines.vouchers.done.clear()
        lines.vouchers.end(lines.number, last=True)
        yield from lines.vouchers.done


class _Lines:
    """Reads line by line. Without a header only vouchers are read."""

    def __init__(self, notes: Notes, encoding: str, header: Header | None) -> None:
        self.notes, self.encoding, self.header = notes, encoding, header
        self.vouchers = VoucherReader(notes)
        self.number = 0

    def read(self, piece: bytes) -> None:
        """A piece of whole lines."""
        for line in piece.split(b"\n")[:-1]:
            self.number += 1
            stripped = line.strip(b" \t\x00\x1a")
            if stripped:
                self._line(stripped)

    def _line(self, line: bytes) -> None:
        if line in {b"{", b"}"}:
            return self.vouchers.brace(self.number, line == b"{")
        fields, well = split(decode(line, self.encoding))
        head = fields[0] if fields else ""
        if not isinstance(head, str) or not head.startswith("#") or len(head) < 2:
            told = f"Raden ”{decode(line, self.encoding)[:40]}” börjar inte med # och en etikett. Den används inte."
            return self.notes.warn(self.number, "rad utan etikett", told)
        if not well:
            told = f"Citattecken eller klamrar går inte ihop på raden med {head}. Kontrollera texten."
            self.notes.warn(self.number, "citattecken", told)
        return self._record(head[1:].upper(), fields[1:])

    def _record(self, label: str, fields: Sequence[Field]) -> None:
        if label == "VER":
            self.vouchers.start(self.number, fields)
        elif label in CHANGES:
            self.vouchers.take(self.number, label, fields)
        elif self.vouchers.braced and label not in LABELS:
            told = f"Posten #{label} inne i en verifikation hör inte till SIE 4. Den används inte."
            self.notes.warn(self.number, "okänd post", told)
        else:
            self.vouchers.end(self.number)
            if self.header is not None:
                self.header.take(self.number, label, fields)


class _Pass:
    """The one pass. The first piece that holds other than ASCII tells the encoding; what came before reads alike in all."""

    def __init__(self, source: Source, notes: Notes) -> None:
        self.source, self.notes = source, notes
        self.encoding = UTF8 if source.marked else ""
        self.header, self.columns = Header(notes), Columns()
        self.lines = _Lines(notes, PC8, self.header)
        self.quick = QuickReader(self.columns, PC8)

    def run(self) -> None:
        for piece in self.source.pieces():
            if not piece.isascii():
                self.encoding = self.lines.encoding = self.quick.encoding = self.encoding or told_by(piece)
            self._take(piece)
        self.encoding = self.encoding or PC8
        self.lines.vouchers.end(self.lines.number, last=True)
        self._store()
        if not self.header.labels and not self.columns.vouchers:
            self.notes.refuse(
                0, "ingen SIE-fil", "Filen har inga poster med etiketter som #FLAGGA. Den är ingen SIE-fil."
            )
        self.columns.close()
        self._warn_of_encoding()
        self.checksum = checksum.check(self.source, self.header, self.notes)

    def _take(self, piece: bytes) -> None:
        """Quickly where it is plain; else in two parts, or line by line where it is small."""
        if self.lines.vouchers.inside or len(piece) <= SMALL:
            self._take_lines(piece)
        elif lines := self.quick.read(piece, self.lines.number):
            self.lines.number += lines
        elif middle := piece.find(NEW_VOUCHER, len(piece) // 2) + 1 or piece.rfind(NEW_VOUCHER) + 1:
            self._take(piece[:middle])
            self._take(piece[middle:])
        else:
            self._take_lines(piece)

    def _take_lines(self, piece: bytes) -> None:
        self.lines.read(piece)
        self._store()

    def _store(self) -> None:
        if self.lines.vouchers.done:
            self.columns.add(self.lines.vouchers.done)
            self.lines.vouchers.done.clear()

    def _warn_of_encoding(self) -> None:
        stated = self.header.format.upper()
        line = self.header.labels.get("FORMAT", 0)
        if self.source.marked:
            self.notes.warn(1, "teckenkod", "Filen börjar med ett märke för UTF-8. Den lästes som UTF-8.")
        elif self.encoding in TITLES and TITLES[self.encoding] != "PC8":
            told = f"Filen är skriven i {TITLES[self.encoding]}, fast SIE föreskriver PC8. Den lästes så; se efter å, ä och ö."
            self.notes.warn(line, "teckenkod", told)
        if stated != "PC8":
            self.notes.warn(line, "format", "#FORMAT ska vara PC8." if stated else "#FORMAT PC8 saknas.")

    def form(self) -> Form:
        """What sort of file it is: type 4 without balances goes into a ledger. Without ``#SIETYP`` it is type 1."""
        stated = self.header.type or "1"
        if stated[:1] in "123" and len(stated) == 1:
            form: Form = stated  # type: ignore[assignment]
            return form
        return "4E" if {"IB", "UB", "RES"} & self.header.labels.keys() else "4I"

    def file(self) -> SieFile:
        header = self.header
        found = SieFile(
            self.form(), header.company, header.origin, header.years, header.accounts, header.dimensions, header.objects,
            tuple(header.balances), StoredVouchers(self.source, self.encoding), header.chart, header.currency, header.tax_year,
            header.scope, header.imported, tuple(header.unknown),
        )  # fmt: skip
        return replace(
            found, checksum=self.checksum, warnings=self.notes.warnings(), encoding=self.encoding, columns=self.columns,
        )  # fmt: skip
