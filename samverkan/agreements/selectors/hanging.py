"""What hangs on an agreement: areas, arenas, other agreements, positions, roles and organisations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from samverkan.agreements.selectors.standings import NOT_STATED, agreement_href, budget_of, standings
from samverkan.core.explain import Explanation
from samverkan.core.ground import area_money, money_year
from samverkan.core.periods import last_day
from samverkan.core.records import Agreement, Dependency
from samverkan.core.swedish import listing
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.links import address
from samverkan.registry.selectors import object_name
from samverkan.registry.snapshots import Snapshot

KINDS = {
    "omrade": ("område", "områden"),
    "avtal": ("avtal", "avtal"),
    "organisation": ("organisation", "organisationer"),
    "arena": ("arena", "arenor"),
    "tjanst": ("tjänst", "tjänster"),
    "medel": ("externt medel", "externa medel"),
    "roll": ("roll", "roller"),
    "samverkan": ("samverkan", "samverkan"),
    "begrepp": ("begrepp", "begrepp"),
}
"""Kinds in the order shown, each in the singular and the plural."""


@dataclass(frozen=True, slots=True)
class Hanging:
    """One thing that hangs on an agreement. ``until`` is the exclusive end of a commitment of its own, ``ongoing`` one
    without end; ``row`` says so in a source."""

    kind: str
    key: str
    name: str
    href: str
    area: str
    until: date | None
    ongoing: bool
    row: Dependency | Agreement


def hanging(snapshot: Snapshot, agreement: str) -> tuple[Hanging, ...]:
    """Everything that hangs on the agreement, kind by kind; an agreement that rests on it counts once."""
    return snapshot.once(("hanging", agreement), lambda: tuple(_hanging(snapshot, agreement)))


def _hanging(snapshot: Snapshot, agreement: str) -> Iterator[Hanging]:
    rows = [row for row in snapshot.case.dependencies if row.agreement == agreement]
    named = {row.object for row in rows if row.object_kind == "avtal"}
    resting = [row for row in snapshot.case.agreements if row.ground == agreement and row.id not in named]
    found = [_of_dependency(snapshot, row) for row in rows] + [_of_agreement(snapshot, row) for row in resting]
    order = list(KINDS)
    yield from sorted(found, key=lambda item: order.index(item.kind))


def _of_dependency(snapshot: Snapshot, row: Dependency) -> Hanging:
    kind, key, slug = row.object_kind, row.object, snapshot.case.slug
    href = agreement_href(snapshot, key) if kind == "avtal" else address(kind, slug, key)
    name = _role_name(snapshot, key) if kind == "roll" else object_name(snapshot, kind, key)
    return Hanging(kind, key, name, href, row.area, row.obliged_until, row.ongoing, row)


def _of_agreement(snapshot: Snapshot, row: Agreement) -> Hanging:
    return Hanging(
        "avtal", row.id, row.name, agreement_href(snapshot, row.id), row.area, row.until, row.open_ended, row
    )


def _role_name(snapshot: Snapshot, key: str) -> str:
    """A role is no row of its own; it bears the name of the area that it is a role in, where there is one."""
    return object_name(snapshot, "omrade", key)


def hanging_counts(snapshot: Snapshot, agreement: str) -> str:
    """How many of each kind: ``12 områden, 22 arenor och 1 roll``; "" where nothing hangs on it."""
    counts = Counter(item.kind for item in hanging(snapshot, agreement))
    return listing([f"{counts[kind]} {words[counts[kind] > 1]}" for kind, words in KINDS.items() if counts[kind]])


def hanging_table(snapshot: Snapshot, agreement: str, end: date | None, on: date) -> Table:
    """What hangs on the agreement, grouped by kind, with the money of each; and what becomes of it if the agreement ends
    before ``end`` (exclusive)."""
    year, last = money_year(budget_of(snapshot), on), last_day(end)
    after = f"{_when(end, on)} {last}" if last else "Om avtalet upphör"
    columns = [
        Column("what", "Vad"),
        Column("money", f"Budget {year}" if year else "Pengar per år", "number", unit="kr", decimals=0, sortable=False),
        Column("after", after, sortable=False),
        Column("place", "Plats i källan", sortable=False),
    ]
    rows: list[Row] = []
    for item in hanging(snapshot, agreement):
        if not rows or rows[-1].key.split(":")[0] != item.kind:
            rows.append(Row({"what": Cell(_group(snapshot, agreement, item.kind))}, key=f"{item.kind}:", kind="group"))
        rows.append(_row(snapshot, item, end, on))
    return Table(
        "hanger", "Det som hänger på avtalet", columns, rows, empty="Källan nämner inget som hänger på avtalet."
    )


def _group(snapshot: Snapshot, agreement: str, kind: str) -> str:
    count = sum(item.kind == kind for item in hanging(snapshot, agreement))
    return f"{KINDS[kind][1].capitalize()} ({count})"


def _row(snapshot: Snapshot, item: Hanging, end: date | None, on: date) -> Row:
    money = area_money(budget_of(snapshot), item.area, on)
    year = money_year(budget_of(snapshot), on)
    figure = f"budget.amount.{item.area}.{year}" if money else ""
    cells = {
        "what": Cell(item.name, href=item.href),
        "money": _money(money, figure, item),
        "after": _after(item, end, on),
        "place": Cell(item.row.place or None),
    }
    return Row(cells, key=f"{item.kind}:{item.key}", level=1)


def _money(money: Explanation | None, figure: str, item: Hanging) -> Cell:
    if money is not None:
        return Cell(money.value, figure=figure)
    return Cell(None, text=NOT_STATED if item.area or item.kind in ("omrade", "avtal", "organisation") else "–")


def _when(end: date | None, on: date) -> str:
    return "När avtalet upphörde" if end and end <= on else "Om avtalet upphör"


def _after(item: Hanging, end: date | None, on: date) -> Cell:
    """What becomes of it when the agreement ends."""
    if item.ongoing and end:
        return Cell(f"åtagandet löper vidare utan grund från {end}", tone="warn")
    if item.ongoing:
        return Cell("åtagandet löper vidare utan grund")
    if item.until is None or end is None:
        return Cell("miste sin grund i avtalet" if end and end <= on else "mister sin grund i avtalet")
    last = last_day(item.until)
    if item.until > end:
        return Cell(f"åtagandet löper till {last}, utan grund från {end}", tone="warn")
    return Cell(f"åtagandet är slut {last}")


def falling_end(snapshot: Snapshot, agreement: str, on: date) -> date | None:
    """The day from which what hangs on the agreement is without it: its certain end, else the end that notice on the day
    would lead to."""
    state = standings(snapshot, on)[agreement]
    return state.ends or (state.term.ends_if_notice if state.term else None)
