"""What a file states against what it holds: each contradiction is a warning with its line."""

from __future__ import annotations

import numpy as np

from samverkan.core import swedish
from samverkan.formats.sie import periods, values
from samverkan.formats.sie.columns import Columns
from samverkan.formats.sie.header import Header
from samverkan.formats.sie.notes import Notes
from samverkan.formats.sie.records import BalanceKind, Form

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
        _check_balances(header, columns, notes)


def _check_records(header: Header, form: Form, notes: Notes) -> None:
    missing = [f"#{label}" for label in REQUIRED[form] if label not in header.labels]
    if missing:
        notes.warn(0, "poster saknas", f"En fil av typ {form} ska ha posterna {', '.join(missing)}.")
    if header.type not in {"", "1", "2", "3", "4"}:
        notes.warn(header.labels["SIETYP"], "typ", f"#SIETYP {header.type} finns inte. Filen läses som typ {form}.")
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


def _check_balances(header: Header, columns: Columns, notes: Notes) -> None:
    """Opening balance and change are closing balance; the change of a result account is its result. Vouchers say how
    accounts changed, else period balances; where there are both they should agree."""
    of_periods = {
        account: sum(parts.values()) for account, parts in periods.by_account(header.balances, "PSALDO").items()
    }
    if not columns.transactions and not of_periods:
        return
    moved, who = (columns.by_account(), "verifikationerna") if columns.transactions else (of_periods, "periodsaldona")
    opening = _stated(header, "IB")
    for account, (line, closing) in _stated(header, "UB").items():
        computed = opening.get(account, (0, 0))[1] + moved.get(account, 0)
        _compare(notes, line, f"#UB {account}", said=closing, computed=computed, who=f"#IB och {who}")
    for account, (line, result) in _stated(header, "RES").items():
        _compare(notes, line, f"#RES {account}", said=result, computed=moved.get(account, 0), who=who)
    if columns.transactions:
        lines = {
            held.account: held.line for held in reversed(header.balances) if held.kind == "PSALDO" and not held.year
        }
        for account, total in of_periods.items():
            said = f"Periodsaldona på konto {account}"
            _compare(notes, lines[account], said, said=total, computed=moved.get(account, 0), who=who)


def _compare(notes: Notes, line: int, what: str, *, said: int, computed: int, who: str) -> None:
    if said != computed:
        told = f"{what} är {_kr(said)}, men {who} ger {_kr(computed)}. Skillnaden är {_kr(said - computed)}."
        notes.warn(line, "saldo", told)


def _stated(header: Header, kind: BalanceKind) -> dict[str, tuple[int, int]]:
    """Line and öre of the balances of year 0, by account; the last of two holds."""
    of_kind = (held for held in header.balances if held.kind == kind and held.year == 0)
    return {held.account: (held.line, held.ore) for held in of_kind}


def _kr(value: int) -> str:
    return swedish.kronor(values.kronor(value))
