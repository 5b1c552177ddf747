"""The start page: the cooperations of this installation, and those that another one here has followed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

from samverkan.core.periods import last_day
from samverkan.core.records import FORMS, Case
from samverkan.core.sums import stated
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.members import belonging, figure_of, seen_day
from samverkan.registry.snapshots import Snapshot
from samverkan.web.numbers import NOT_STATED


@dataclass(frozen=True, slots=True)
class Start:
    """``current`` are those that no other here has followed, the fullest first; ``earlier`` the others, latest first."""

    current: Table
    earlier: Table


def start_tables(shown: Sequence[Snapshot], today: date) -> Start:
    """The cooperations, each as of its own reference date (else today)."""
    followed = {row.predecessor for one in shown for row in one.case.successions}
    now = sorted(
        (one for one in shown if one.case.slug not in followed), key=lambda one: (-_records(one.case), one.case.title)
    )
    before = [one for one in shown if one.case.slug in followed]
    before.sort(key=lambda one: one.case.cooperation.since or date.min, reverse=True)
    return Start(
        _table("samverkan", "Samverkan", now, today),
        _table("foregangare", "Samverkan som en annan har följt på", before, today),
    )


def _records(case: Case) -> int:
    """How much is known: the rows of every kind."""
    return sum(len(value) for item in fields(case) if isinstance(value := getattr(case, item.name), tuple))


def _table(name: str, caption: str, shown: Sequence[Snapshot], today: date) -> Table:
    columns = [
        Column("namn", "Samverkan"),
        Column("form", "Organisationsform"),
        Column("medlemmar", "Medlemmar", "number", decimals=0),
        Column("inv", "Invånare", "number", decimals=0),
        Column("period", "Tid"),
    ]
    return Table(name, caption, columns, [_row(one, today) for one in shown])


def _row(one: Snapshot, today: date) -> Row:
    case = one.case
    on = seen_day(case, case.cooperation.reference_date or today)
    members = belonging(case, on, "medlem")
    form = next((row.form for row in case.forms if not row.alternative), "")
    cells = {
        "namn": Cell(case.cooperation.name, href=f"/{case.slug}/", note=case.cooperation.summary),
        "form": Cell(FORMS[form] if form else None, text="" if form else NOT_STATED),
        "medlemmar": Cell(len(members) or None, href=f"/{case.slug}/medlemmar/" if members else ""),
        "inv": _people(one, on) if members else Cell(),
        "period": _period(case, today),
    }
    return Row(cells, key=case.slug)


def _people(one: Snapshot, on: date) -> Cell:
    figure = figure_of(one, "population", "alla", on.year)
    value = stated(figure)
    if value is None:
        return Cell()
    address = f"/{one.case.slug}/sa-raknades/member.population.alla.{on.year}/"
    return Cell(value, figure=address, note=figure.source.date if figure.source else "")


def _period(case: Case, today: date) -> Cell:
    head, last = case.cooperation, last_day(case.cooperation.until)
    text = head.printed or (f"sedan {head.since}" if head.since else NOT_STATED)
    over = last is not None and last < today
    return Cell(text, tag="avslutad" if over else "")
