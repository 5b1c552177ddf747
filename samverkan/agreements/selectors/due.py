"""What the page *Bevaka* shows: the coming events of the agreements as a list and on a time line, seen from a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from samverkan.agreements.events import KINDS, AgreementEvent, coming_events, time_left
from samverkan.agreements.selectors.standings import NOT_STATED, agreement_href
from samverkan.charts import Chart
from samverkan.charts.timelines import Span, history_line
from samverkan.core.periods import DAY
from samverkan.core.swedish import day
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.snapshots import Snapshot

_MARKS = {"uppsagning": "", "fornyas": "", "upphor": "ended", "atagande": "other", "grund": "other"}


def due_table(snapshot: Snapshot, seen: date, on: date, *, id: str) -> Table:
    """The events that were to come on the day ``seen``, the earliest first. Where the page is seen ``on`` another day, the
    links say which."""
    columns = [
        Column("due", "Dag", "date"),
        Column("left", "Kvar", sortable=False),
        Column("what", "Vad som händer"),
        Column("agreement", "Avtal"),
        Column("money", "Pengar per år", "number", unit="kr", decimals=0),
    ]
    rows = [_row(snapshot, event, seen, on) for event in coming_events(snapshot, seen)]
    return Table(id, f"Att bevaka, sett per {seen}", columns, rows)


def _row(snapshot: Snapshot, event: AgreementEvent, seen: date, on: date) -> Row:
    per = "" if seen == on else f"?per={seen}"
    worked = f"/{snapshot.case.slug}/sa-raknades/"
    cells = {
        "due": Cell(event.due, figure=f"{worked}{event.figure}/{per}" if event.figure else ""),
        "left": Cell(time_left(event.due, seen), tone=_urgency(event, seen)),
        "what": Cell(event.title, href=f"{event.href}{per}", note=event.todo),
        "agreement": Cell(event.name, href=f"{agreement_href(snapshot, event.agreement)}{per}"),
        "money": Cell(
            event.amount,
            text="" if event.amount is not None else NOT_STATED,
            figure=f"{worked}{event.money_figure}/{per}" if event.amount is not None and event.money_figure else "",
        ),
    }
    return Row(cells, key=event.id)


def _urgency(event: AgreementEvent, seen: date) -> str:
    """Red where it has come to pass, amber where a month or less is left."""
    if event.due < seen:
        return "bad"
    return "warn" if (event.due - seen).days <= 31 else ""


def due_chart(snapshot: Snapshot, seen: date, *, id: str) -> Chart | None:
    """How long is left to each event; None where nothing is to come."""
    spans = tuple(_spans(coming_events(snapshot, seen), seen))
    if not spans:
        return None
    title = f"Tid kvar, räknat från {seen}"
    drawn = history_line(id, title, spans, on=seen)
    return replace(drawn, table=_chart_table(id, title, spans, snapshot, seen), description=due_lede(snapshot, seen))


def _spans(events: tuple[AgreementEvent, ...], seen: date) -> Iterator[Span]:
    """A bar for each event from the day seen to its own, the first of those that are called the same."""
    first = {event.title: event for event in reversed(events)}
    for event in events:
        if first[event.title] is event:
            since, until = min(seen, event.due), max(seen, event.due) + DAY
            text = f"{event.due}, {time_left(event.due, seen)}" if event.due >= seen else f"sedan {event.due}"
            yield Span(event.title, since, until, text=text, mark=_MARKS[event.kind])


def _chart_table(id: str, title: str, spans: tuple[Span, ...], snapshot: Snapshot, seen: date) -> Table:
    drawn = {span.label for span in spans}
    columns = [
        Column("vad", "Vad som händer"),
        Column("dag", "Dag", "date"),
        Column("slag", "Slag"),
        Column("kvar", "Kvar"),
    ]
    rows = [
        Row(
            {
                "vad": Cell(event.title),
                "dag": Cell(event.due),
                "slag": Cell(KINDS[event.kind]),
                "kvar": Cell(time_left(event.due, seen)),
            },
            key=event.id,
        )
        for event in coming_events(snapshot, seen)
        if event.title in drawn
    ]
    return Table(f"{id}-tabell", title, columns, rows)


def due_lede(snapshot: Snapshot, seen: date) -> str:
    """What comes next, in a sentence or two."""
    events = coming_events(snapshot, seen)
    ahead = [event for event in events if event.due >= seen]
    behind = len(events) - len(ahead)
    if not events:
        return f"Sett per {seen} finns inget att bevaka: inget avtal har en dag som närmar sig."
    said = []
    if ahead:
        said.append(f"Närmast, {time_left(ahead[0].due, seen)}: {ahead[0].title} ({day(ahead[0].due)}).")
    if behind:
        said.append(f"{'Ett åtagande' if behind == 1 else f'{behind} åtaganden'} står redan utan grund.")
    return " ".join(said)
