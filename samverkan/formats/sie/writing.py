"""A SIE file written: PC8, CR LF, one record a line, texts in quotes, and ``#KSUMMA`` where it is asked for.

Records come in the order of the specification: flag, origin, company, chart of accounts, objects, balances, vouchers; at
the end those that the format does not know. Vouchers are written as they come, so memory does not grow with them.
"""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import mkstemp
from typing import BinaryIO

from samverkan.formats.sie.checksum import counted
from samverkan.formats.sie.records import (
    BALANCES,
    Account,
    Balance,
    Objects,
    SieFile,
    SieWarning,
    Transaction,
    Voucher,
)
from samverkan.formats.sie.signs import Signs

_WORD = re.compile(r"[\w.:/+-]+", re.ASCII)
_BLOCK = 2000
_BALANCES = ("IB", "UB", "RES")


def write_sie(file: SieFile, target: Path | BinaryIO) -> tuple[SieWarning, ...]:
    """Write the file, whole or not at all where ``target`` is a path, and say which signs had to be spelled otherwise.

    What is written reads back as the same records. A file may be written over the one it was read from. Raises FaultError
    where its vouchers are read again and can't be, OSError where the target can't be written.
    """
    signs = Signs()
    if isinstance(target, Path):
        _replace(target, file, signs)
    else:
        _write(target, file, signs)
    return tuple(
        SieWarning(0, f"Tecknet ”{sign}” finns inte i PC8 och skrevs som ”{other}”.")
        for sign, other in signs.spelled.items()
    )


def _replace(target: Path, file: SieFile, signs: Signs) -> None:
    number, name = mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with open(number, "wb") as held:
            _write(held, file, signs)
            held.flush()
            os.fsync(number)
        os.chmod(name, target.stat().st_mode & 0o777 if target.exists() else 0o644)
        os.replace(name, target)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(name)
        raise


def _write(stream: BinaryIO, file: SieFile, signs: Signs) -> None:
    write = Lines(signs)
    flag = write.record("FLAGGA", "1" if file.imported else "0")
    body = (*_head(write, file), *_chart(write, file), *_stated(write, file))
    records = _joined(body, _vouchers(write, file.vouchers), _unknown(write, file))
    stream.write((flag + (write.record("KSUMMA") if file.checksum else "")).encode("cp437"))
    total = 0
    for block in _blocks(records):
        stream.write(block)
        total = zlib.crc32(counted(block), total) if file.checksum else 0
    if file.checksum:
        stream.write(write.record("KSUMMA", str(total)).encode("cp437"))


def _joined(*parts: Iterable[str]) -> Iterator[str]:
    for part in parts:
        yield from part


def _blocks(records: Iterator[str]) -> Iterator[bytes]:
    held: list[str] = []
    for record in records:
        held.append(record)
        if len(held) == _BLOCK:
            yield "".join(held).encode("cp437")
            held.clear()
    yield "".join(held).encode("cp437")


class Lines:
    """Records as lines."""

    def __init__(self, signs: Signs) -> None:
        self._fit = signs.fit

    def record(self, label: str, *fields: str) -> str:
        """A line of fields already written; empty ones at the end are left out."""
        kept = list(fields)
        while kept and kept[-1] in {'""', ""}:
            kept.pop()
        return " ".join([f"#{label}", *kept]) + "\r\n"

    def text(self, text: str) -> str:
        """A text in quotes. A backslash last is parted from the quote by a blank, else it would be read as an escape."""
        held = self._fit(text).replace('"', '\\"')
        return f'"{held} "' if held.endswith("\\") else f'"{held}"'

    def word(self, text: str) -> str:
        """A number or code: in quotes only where it needs them."""
        return text if _WORD.fullmatch(text) else self.text(text)

    def objects(self, objects: Objects) -> str:
        """An object list."""
        pairs = (f"{self.word(dimension)} {self.text(number)}" for dimension, number in objects)
        return "{" + " ".join(pairs) + "}"


def day(on: date | None) -> str:
    """A day as written; an empty field where there is none."""
    return on.isoformat().replace("-", "") if on else '""'


def _head(write: Lines, file: SieFile) -> Iterator[str]:
    origin, company, text, word = file.origin, file.company, write.text, write.word
    yield write.record("PROGRAM", text(origin.program), word(origin.version))
    yield write.record("FORMAT", "PC8")
    yield write.record("GEN", day(origin.made), text(origin.sign))
    yield write.record("SIETYP", file.form[0])
    yield from (write.record("PROSA", text(note)) for note in origin.note.splitlines() if note)
    told = (("FTYP", company.form), ("FNR", company.number), ("ORGNR", company.orgnr), ("BKOD", company.branch))
    yield from (write.record(label, word(held)) for label, held in told if held)
    if company.address:
        yield write.record("ADRESS", *map(text, company.address))
    yield write.record("FNAMN", text(company.name))
    for year in sorted(file.years.values(), key=lambda held: -held.number):
        yield write.record("RAR", str(year.number), day(year.first), day(year.last))
    scope = day(file.scope) if file.scope else ""
    rest = (
        ("TAXAR", word(file.tax_year)),
        ("OMFATTN", scope),
        ("KPTYP", word(file.chart)),
        ("VALUTA", word(file.currency)),
    )
    yield from (write.record(label, held) for label, held in rest if held not in {"", '""'})


def _chart(write: Lines, file: SieFile) -> Iterator[str]:
    for account in file.accounts.values():
        yield from _account(write, account)
    for dimension in file.dimensions.values():
        label = "UNDERDIM" if dimension.parent else "DIM"
        yield write.record(
            label, write.word(dimension.number), write.text(dimension.name), write.word(dimension.parent)
        )
    for held in file.objects.values():
        yield write.record("OBJEKT", write.word(held.dimension), write.text(held.number), write.text(held.name))


def _account(write: Lines, account: Account) -> Iterator[str]:
    number = write.word(account.number)
    yield write.record("KONTO", number, write.text(account.name))
    told = (("KTYP", account.kind), ("ENHET", account.unit), *(("SRU", code) for code in account.sru))
    yield from (write.record(label, number, write.word(held)) for label, held in told if held)


def _stated(write: Lines, file: SieFile) -> Iterator[str]:
    order = {kind: place for place, kind in enumerate(BALANCES)}
    for held in sorted(file.balances, key=lambda balance: order[balance.kind]):
        yield write.record(held.kind, *_balance(write, held))


def _balance(write: Lines, held: Balance) -> Iterator[str]:
    yield str(held.year)
    if held.period is not None:
        yield day(held.period)[:6]
    yield write.word(held.account)
    if held.kind not in _BALANCES:
        yield write.objects(held.objects)
    yield f"{held.amount:.2f}"
    if held.quantity is not None:
        yield f"{held.quantity:f}"


def _vouchers(write: Lines, vouchers: Iterable[Voucher]) -> Iterator[str]:
    text = write.text
    for held in vouchers:
        head = (
            text(held.series),
            text(held.number),
            day(held.day),
            text(held.text),
            day(held.registered),
            text(held.sign),
        )
        yield write.record("VER", *head) + "{\r\n"
        yield from (_transaction(write, line) for line in held.lines)
        yield "}\r\n"


def _transaction(write: Lines, line: Transaction) -> str:
    start = (write.word(line.account), write.objects(line.objects), f"{line.amount:.2f}")
    quantity = '""' if line.quantity is None else f"{line.quantity:f}"
    end = (write.text(line.text), quantity, write.text(line.sign))
    plain = "   " + write.record("BTRANS" if line.change == "struck" else "TRANS", *start, day(line.day), *end)
    if line.change != "added":
        return plain
    return "   " + write.record("RTRANS", *start, day(line.changed or line.day), *end) + plain


def _unknown(write: Lines, file: SieFile) -> Iterator[str]:
    for held in file.unknown:
        fields = (write.text(told) if isinstance(told, str) else write.objects(told) for told in held.fields)
        yield write.record(held.label, *fields)
