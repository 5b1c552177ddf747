"""Records that stand outside vouchers: company, years, chart of accounts, objects and balances."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from samverkan.formats.sie import values
from samverkan.formats.sie.lexing import Field, texts
from samverkan.formats.sie.notes import Notes
from samverkan.formats.sie.records import (
    Account,
    Balance,
    BalanceKind,
    Company,
    Dimension,
    Objects,
    Origin,
    SieObject,
    Unknown,
    Year,
)


class Header:
    """Filled record by record with :meth:`take`; the rest of the reader builds the file from its attributes."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.company, self.origin = Company(), Origin()
        self.years: dict[int, Year] = {}
        self.accounts: dict[str, Account] = {}
        self.dimensions: dict[str, Dimension] = {}
        self.objects: dict[tuple[str, str], SieObject] = {}
        self.balances: list[Balance] = []
        self.unknown: list[Unknown] = []
        self.chart = self.currency = self.tax_year = self.type = self.format = ""
        self.scope: date | None = None
        self.imported = False
        self.labels: dict[str, int] = {}
        """Every label met, with the line it first stood on."""

    def take(self, line: int, label: str, fields: Sequence[Field]) -> None:
        """A record; ``label`` in capitals without ``#``, ``fields`` without the label."""
        self.labels.setdefault(label, line)
        handle = _HANDLERS.get(label)
        if handle is None:
            self.unknown.append(Unknown(label, tuple(fields), line))
            self.notes.warn(line, "okänd post", f"Posten #{label} hör inte till SIE 4. Den behålls men används inte.")
        else:
            handle(self, line, label, fields)


def _text(fields: Sequence[Field], place: int) -> str:
    found = fields[place] if place < len(fields) else ""
    return found if isinstance(found, str) else ""


def _missing(header: Header, line: int, label: str, what: str) -> None:
    header.notes.warn(line, f"ofullständig #{label}", f"#{label} saknar {what}. Raden används inte.")


def _flag(header: Header, line: int, label: str, fields: Sequence[Field]) -> None:
    header.imported = _text(fields, 0) == "1"


def _program(header: Header, line: int, label: str, fields: Sequence[Field]) -> None:
    header.origin = replace(header.origin, program=_text(fields, 0), version=_text(fields, 1))


def _made(header: Header, line: int, label: str, fields: Sequence[Field]) -> None:
    on = _day(header, line, label, _text(fields, 0))
    header.origin = replace(header.origin, made=on, sign=_text(fields, 1))


def _note(header: Header, line: int, label: str, fields: Sequence[Field]) -> None:
    note = "\n".join(filter(None, (header.origin.note, _text(fields, 0))))
    header.origin = replace(header.origin, note=note)


def _company(name: str) -> Callable[[Header, int, str, Sequence[Field]], None]:
    def handle(header: Header, line: int, label: str, fields: Sequence[Field]) -> None:
        told: dict[str, Any] = {name: _text(fields, 0)}
        header.company = replace(header.company, **told)

    return handle


def _address(header: Header, line: int, label: str, fields: Sequence[Field]) -> None:
    lines = texts(fields)[:4]
    while lines and not lines[-1]:
        lines.pop()
    header.company = replace(header.company, address=tuple(lines))


def _kept(name: str) -> Callable[[Header, int, str, Sequence[Field]], None]:
    def handle(header: Header, line: int, label: str, fields: Sequence[Field]) -> None:
        setattr(header, name, _text(fields, 0))

    return handle


def _scope(header: Header, line: int, label: str, fields: Sequence[Field]) -> None:
    header.scope = _day(header, line, label, _text(fields, 0))


def _day(header: Header, line: int, label: str, text: str) -> date | None:
    on = values.day(text)
    if text and on is None:
        header.notes.warn(line, "datum", f"”{text}” efter #{label} är inget datum (ÅÅÅÅMMDD). Det används inte.")
    return on


def _year(header: Header, line: int, label: str, fields: Sequence[Field]) -> None:
    number, first, last = _whole(_text(fields, 0)), values.day(_text(fields, 1)), values.day(_text(fields, 2))
    if number is None or first is None or last is None or last < first:
        return _missing(header, line, label, "årsnummer, första dag eller sista dag")
    if header.years.get(number, (found := Year(number, first, last))) != found:
        header.notes.warn(
            line, "år två gånger", f"Räkenskapsåret {number} anges en gång till. Det som står sist gäller."
        )
    header.years[number] = found
    return None


def _whole(text: str) -> int | None:
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) < 4 else None


def _account(header: Header, line: int, label: str, fields: Sequence[Field]) -> None:
    number = _text(fields, 0)
    if not number:
        return _missing(header, line, label, "kontonummer")
    held = header.accounts.get(number, Account(number))
    name = " ".join(texts(fields[1:]))
    if held.name and held.name != name:
        header.notes.warn(
            line, "konto två gånger", f"Konto {number} finns redan med ett annat namn. Det senare gäller."
        )
    header.accounts[number] = replace(held, name=name)
    return None


def _about_account(name: str) -> Callable[[Header, int, str, Sequence[Field]], None]:
    def handle(header: Header, line: int, label: str, fields: Sequence[Field]) -> None:
        number, told = _text(fields, 0), _text(fields, 1)
        if not number:
            return _missing(header, line, label, "kontonummer")
        if number not in header.accounts:
            header.notes.warn(line, "okänt konto", f"#{label} gäller konto {number}, som ingen #KONTO nämnt.")
        held = header.accounts.get(number, Account(number))
        found: dict[str, Any] = {name: told} if name != "sru" else {"sru": (*held.sru, told) if told else held.sru}
        header.accounts[number] = replace(held, **found)
        return None

    return handle


def _dimension(header: Header, line: int, label: str, fields: Sequence[Field]) -> None:
    number, parent = _text(fields, 0), _text(fields, 2) if label == "UNDERDIM" else ""
    if not number:
        return _missing(header, line, label, "nummer")
    header.dimensions[number] = Dimension(number, _text(fields, 1), parent)
    return None


def _object(header: Header, line: int, label: str, fields: Sequence[Field]) -> None:
    dimension, number = _text(fields, 0), _text(fields, 1)
    if not dimension or not number:
        return _missing(header, line, label, "dimension eller objektnummer")
    header.objects[dimension, number] = SieObject(dimension, number, _text(fields, 2))
    return None


def _balance(header: Header, line: int, label: str, fields: Sequence[Field]) -> None:
    """#IB #UB #RES: year, account, amount, quantity."""
    _state(header, line, label, year=_text(fields, 0), account=_text(fields, 1), rest=texts(fields[2:]))


def _object_balance(header: Header, line: int, label: str, fields: Sequence[Field]) -> None:
    """#OIB #OUB: year, account, objects, amount, quantity."""
    objects, rest = _objects(header, line, label, fields[2:])
    year, account = _text(fields, 0), _text(fields, 1)
    _state(header, line, label, year=year, account=account, rest=rest, objects=objects)


def _period_balance(header: Header, line: int, label: str, fields: Sequence[Field]) -> None:
    """#PSALDO #PBUDGET: year, period, account, objects, amount, quantity. The period may be a day in that month."""
    written = _text(fields, 1)
    period = values.month(written) or (on.replace(day=1) if (on := values.day(written)) else None)
    if period is None:
        return header.notes.refuse(line, "period", f"”{written}” i #{label} är ingen period. Skriv ÅÅÅÅMM.")
    objects, rest = _objects(header, line, label, fields[3:])
    year, account = _text(fields, 0), _text(fields, 2)
    _state(header, line, label, year=year, account=account, rest=rest, objects=objects, period=period)
    return None


def _objects(header: Header, line: int, label: str, fields: Sequence[Field]) -> tuple[Objects, list[str]]:
    if fields and not isinstance(fields[0], str):
        return fields[0], texts(fields[1:])
    header.notes.warn(line, "objektlista", f"#{label} saknar objektlista. Raden läses som om där stod {{}}.")
    return (), texts(fields)


def _state(
    header: Header, line: int, label: str, *, year: str, account: str, rest: list[str], objects: Objects = (),
    period: date | None = None,
) -> None:  # fmt: skip
    number, written = _whole(year), rest[0] if rest else ""
    amount = values.ore(written)
    if number is None or not account:
        header.notes.refuse(line, "år och konto", f"#{label} ska ha ett årsnummer och ett konto.")
    elif amount is None:
        header.notes.refuse(line, "belopp", f"”{written}” i #{label} är inget belopp. Skriv till exempel -1234.50.")
    else:
        _warn_of_amount(header.notes, line, written, amount)
        held = values.quantity(rest[1]) if len(rest) > 1 and rest[1] else None
        kind: BalanceKind = label  # type: ignore[assignment]
        header.balances.append(Balance(kind, number, account, values.kronor(amount[0]), objects, period, held, line))


def _warn_of_amount(notes: Notes, line: int, written: str, amount: tuple[int, bool]) -> None:
    if not amount[1]:
        told = f"Beloppet ”{written}” är inte skrivet som SIE föreskriver. Det lästes som {values.kronor(amount[0])}."
        notes.warn(line, "beloppets form", told)


def _nothing(header: Header, line: int, label: str, fields: Sequence[Field]) -> None:
    """#KSUMMA is seen to by the checksum."""


_HANDLERS: dict[str, Callable[[Header, int, str, Sequence[Field]], None]] = {
    "FLAGGA": _flag,
    "PROGRAM": _program,
    "FORMAT": _kept("format"),
    "GEN": _made,
    "SIETYP": _kept("type"),
    "PROSA": _note,
    "FTYP": _company("form"),
    "FNR": _company("number"),
    "ORGNR": _company("orgnr"),
    "BKOD": _company("branch"),
    "ADRESS": _address,
    "FNAMN": _company("name"),
    "RAR": _year,
    "TAXAR": _kept("tax_year"),
    "OMFATTN": _scope,
    "KPTYP": _kept("chart"),
    "VALUTA": _kept("currency"),
    "KONTO": _account,
    "KTYP": _about_account("kind"),
    "ENHET": _about_account("unit"),
    "SRU": _about_account("sru"),
    "DIM": _dimension,
    "UNDERDIM": _dimension,
    "OBJEKT": _object,
    "IB": _balance,
    "UB": _balance,
    "RES": _balance,
    "OIB": _object_balance,
    "OUB": _object_balance,
    "PSALDO": _period_balance,
    "PBUDGET": _period_balance,
    "KSUMMA": _nothing,
}
LABELS = frozenset(_HANDLERS)
