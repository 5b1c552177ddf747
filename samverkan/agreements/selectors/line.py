"""The agreements on a time line: terms, notice days, and commitments that go on without ground."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from samverkan.agreements.selectors.gaps import gap_name, gaps
from samverkan.agreements.selectors.standings import NOT_STATED, standings
from samverkan.agreements.selectors.summary import lede
from samverkan.charts import Chart
from samverkan.charts.timelines import Span, agreement_line
from samverkan.core.ground import Gap
from samverkan.core.periods import last_day
from samverkan.core.standing import Standing
from samverkan.core.swedish import listing
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.snapshots import Snapshot

TITLE = "Avtalen på en tidslinje"
MARKS = {"foreslaget": "other", "upphort": "ended"}


def agreements_chart(snapshot: Snapshot, on: date) -> Chart | None:
    """The time line as known on the day; None where no agreement has a day."""
    states = [state for state in standings(snapshot, on).values() if _drawable(state)]
    found = [gap for gap, _ in gaps(snapshot, on)]
    if not any(state.agreement.since or state.ends for state in states):
        return None
    edge = _edge(states, found, on)
    spans = [_span(snapshot, state, found, edge) for state in states]
    spans += [_loose(snapshot, gap, edge) for gap in found if not any(_carries(state, gap) for state in states)]
    chart = agreement_line("avtalslinje", TITLE, spans, on=on)
    return replace(chart, table=_table(snapshot, states, found), description=_told(snapshot, found, on))


def _drawable(state: Standing) -> bool:
    """A proposal without days has no place on a time line."""
    return state.status != "foreslaget" or bool(state.agreement.since or state.agreement.until)


def _edge(states: list[Standing], found: list[Gap], on: date) -> date:
    """The last day of the last year with a day in it: where an open end stops in the picture."""
    days = [on, *(state.ends for state in states if state.ends), *(gap.until or gap.since for gap in found)]
    days += [state.term.current_until for state in states if state.term and state.term.current_until]
    return date(max(days).year, 12, 31)


def _carries(state: Standing, gap: Gap) -> bool:
    """Whether the commitment is the agreement's own: itself, or what it pays for."""
    agreement = state.agreement
    if agreement.ground != gap.ground.id:
        return False
    return gap.object == agreement.id or bool(gap.area and gap.area == agreement.area)


def _span(snapshot: Snapshot, state: Standing, found: list[Gap], edge: date) -> Span:
    agreement, term = state.agreement, state.term
    gap = next((gap for gap in found if _carries(state, gap)), None)
    notice = term.last_notice_day if term and state.in_force else None
    until = gap.since if gap else state.ends or (None if agreement.open_ended else edge)
    return Span(
        label=agreement.name,
        since=agreement.since,
        until=until,
        notice=notice,
        gap_until=(gap.until or edge) if gap else None,
        text=_text(state),
        mark=MARKS.get(state.status, ""),
    )


def _text(state: Standing) -> str:
    if state.status == "foreslaget":
        return "förslag"
    if state.agreement.open_ended or state.ends or state.agreement.since:
        return ""
    return f"tiden {NOT_STATED}"


def _loose(snapshot: Snapshot, gap: Gap, edge: date) -> Span:
    """A commitment that no agreement of its own carries: it follows the one it hangs on."""
    return Span(gap_name(snapshot, gap), gap.ground.since, gap.since, gap_until=gap.until or edge, text="åtagande")


def _told(snapshot: Snapshot, found: list[Gap], on: date) -> str:
    names = listing([gap_name(snapshot, gap) for gap in found if not gap.over(on)])
    return lede(snapshot, on) + (f" Utan grund efter avtalets slut: {names}." if names else "")


def _table(snapshot: Snapshot, states: list[Standing], found: list[Gap]) -> Table:
    columns = [
        Column("avtal", "Avtal eller åtagande"),
        Column("fran", "Från och med", "date"),
        Column("till", "Till och med", "date"),
        Column("uppsagning", "Sista dag för uppsägning", "date"),
        Column("utan", "Utan grund från", "date"),
    ]
    return Table("avtalslinje-tabell", TITLE, columns, tuple(_rows(snapshot, states, found)))


def _rows(snapshot: Snapshot, states: list[Standing], found: list[Gap]) -> Iterator[Row]:
    for state in states:
        agreement, gap = state.agreement, next((gap for gap in found if _carries(state, gap)), None)
        notice = state.term.last_notice_day if state.term and state.in_force else None
        until = Cell(last_day(state.ends), text=_open(state))
        since = Cell(agreement.since, text="" if agreement.since else NOT_STATED)
        cells = {"avtal": Cell(agreement.name), "fran": since, "till": until, "uppsagning": Cell(notice)}
        yield Row(cells | {"utan": Cell(gap.since if gap else None)}, key=agreement.id)
    for gap in (gap for gap in found if not any(_carries(state, gap) for state in states)):
        until = Cell(last_day(gap.until), text="" if gap.until else "tills vidare")
        cells = {"avtal": Cell(gap_name(snapshot, gap)), "fran": Cell(None, text=NOT_STATED), "till": until}
        yield Row(cells | {"utan": Cell(gap.since)}, key=gap.record)


def _open(state: Standing) -> str:
    if state.ends:
        return ""
    return "tills vidare" if state.agreement.open_ended else NOT_STATED
