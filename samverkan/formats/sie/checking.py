"""What a file states against what it holds: each contradiction is a warning with its line."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from samverkan.core import swedish
from samverkan.formats.sie import values
from samverkan.formats.sie.columns import Columns
from samverkan.formats.sie.header import Header
from samverkan.formats.sie.notes import Notes
from samverkan.formats.sie.records import Balance, Form

_ALWAYS = ("FLAGGA", "PROGRAM", "FORMAT", "GEN", "FNAMN")
REQUIRED: dict[Form, tuple[str, ...]] = {
    "1": (*_ALWAYS, "RAR", "KONTO"),
    "2": (*_ALWAYS, "SIETYP", "RAR", "OMFATTN", "KONTO"),
    "3": (*_ALWAYS, "SIETYP", "RAR", "OMFATTN", "KONTO"),
    "4E": (*_ALWAYS, "SIETYP", "RAR", "KONTO"),
    "4I": (*_ALWAYS, "SIETYP"),
}
"""Records that each type must have (utgåva 4B, *Obligatoriska och frivilliga poster*)."""
RESERVED = frozenset(map(str, range(1, 20)))
"""Dimensions that need no declaration."""


def check(header: Header, columns: Columns, form: Form, notes: Notes) -> None:
    """Every check; none of them refuses a file."""
    _check_records(header, form, notes)
    _check_codes(header, columns, notes)
    _check_days(header, columns, notes)
    for line, total in columns.unbalanced():
        notes.warn(line, "obalans", f"Verifikationens rader summerar till {_kr(total)} i stället för noll.")
    if form != "4I":
        _check_balances(header, _movements(header, columns), notes)


def _check_records(header: Header, form: Form, notes: Notes) -> None:
    missing = [f"#{label}" for label in REQUIRED[form] if label not in header.labels]
    if missing:
        notes.warn(0, "poster saknas", f"En fil av typ {form} ska ha posterna {', '.join(missing)}.")
    if form in {"1", "2", "3"} and "VER" in header.labels:
        told = f"Filen anger typ {form} men har verifikationer. Summor räknas från verifikationerna."
        notes.warn(header.labels["VER"], "blandad fil", told)
    if form == "1" and {"PSALDO", "PBUDGET"} & header.labels.keys():
        line = min(header.labels[label] for label in ("PSALDO", "PBUDGET") if label in header.labels)
        notes.warn(line, "blandad fil", "Filen anger typ 1 men har periodsaldon. De används.")


def _check_codes(header: Header, columns: Columns, notes: Notes) -> None:
    """Accounts and objects that balances and lines use, and the file does not list."""
    accounts = dict(
        (*reversed([*columns.accounts.lines()]), *((held.account, held.line) for held in reversed(header.balances)))
    )
    lists = [*((held.objects, held.line) for held in header.balances), *columns.lists.lines()]
    pairs = {pair: line for objects, line in reversed(lists) for pair in objects}
    dimensions = {dimension: line for (dimension, _), line in pairs.items()}
    for account, line in accounts.items():
        if header.accounts and account not in header.accounts:
            notes.warn(line, "okänt konto", f"Konto {account} finns inte i filens kontoplan.")
    for dimension, line in dimensions.items():
        if dimension not in header.dimensions and dimension not in RESERVED:
            notes.warn(line, "okänd dimension", f"Dimension {dimension} saknar #DIM.")
    for (dimension, number), line in pairs.items():
        if header.objects and (dimension, number) not in header.objects:
            notes.warn(line, "okänt objekt", f"Objekt {number} i dimension {dimension} saknar #OBJEKT.")


def _check_days(header: Header, columns: Columns, notes: Notes) -> None:
    """Lines outside the year of the file, counted by voucher."""
    year = header.years.get(0)
    if year is None or not columns.transactions:
        return
    first, last = (int(on.strftime("%Y%m%d")) for on in (year.first, year.last))
    outside = np.unique(columns.voucher[((columns.day < first) | (columns.day > last)) & (columns.day > 0)])
    for place in outside.tolist():
        told = f"Verifikationen har rader utanför räkenskapsåret {year.first} – {year.last}."
        notes.warn(int(columns.voucher_line[place]), "utanför året", told)


def _movements(header: Header, columns: Columns) -> tuple[str, dict[str, int]] | None:
    """How accounts changed in year 0, and what says so: vouchers, else the totals of period balances."""
    moved: dict[str, int] = {}
    if columns.transactions:
        return "Verifikationerna", columns.by_account()
    totals = [held for held in header.balances if held.kind == "PSALDO" and not held.year and not held.objects]
    for held in totals:
        moved[held.account] = moved.get(held.account, 0) + ore(held)
    return ("Periodsaldona", moved) if totals else None


def _check_balances(header: Header, found: tuple[str, dict[str, int]] | None, notes: Notes) -> None:
    """Opening balance and change are closing balance; the change of a result account is its result."""
    if found is None:
        return
    who, moved = found
    opening = stated(header.balances, "IB")
    for account, (line, closing) in stated(header.balances, "UB").items():
        before = opening.get(account, (0, 0))[1]
        _compare(
            notes,
            line,
            f"#UB {account}",
            said=closing,
            computed=before + moved.get(account, 0),
            who=f"#IB och {who.lower()}",
        )
    for account, (line, result) in stated(header.balances, "RES").items():
        _compare(notes, line, f"#RES {account}", said=result, computed=moved.get(account, 0), who=who.lower())


def _compare(notes: Notes, line: int, what: str, *, said: int, computed: int, who: str) -> None:
    if said != computed:
        told = f"{what} är {_kr(said)}, men {who} ger {_kr(computed)}. Skillnaden är {_kr(said - computed)}."
        notes.warn(line, "saldo", told)


def stated(balances: list[Balance], kind: str, year: int = 0) -> Mapping[str, tuple[int, int]]:
    """Line and öre of the balances of a kind without objects, by account; the last of two holds."""
    return {
        held.account: (held.line, ore(held))
        for held in balances
        if held.kind == kind and held.year == year and not held.objects
    }


def ore(held: Balance) -> int:
    """The amount in öre."""
    return int(held.amount.scaleb(2))


def _kr(value: int) -> str:
    return swedish.kronor(values.kronor(value))
