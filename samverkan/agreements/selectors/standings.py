"""Agreements as they stood on the day: their status, parties and terms in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from samverkan.core.budget import Budget, case_budget
from samverkan.core.periods import last_day
from samverkan.core.records import Agreement, Party
from samverkan.core.standing import Standing, standing, term_start
from samverkan.core.swedish import listing
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.links import address
from samverkan.registry.selectors import object_name
from samverkan.registry.snapshots import Snapshot

NOT_STATED = "anges inte"
FEW = 3
"""So many municipalities are named in a table; more are counted."""


def standings(snapshot: Snapshot, on: date) -> dict[str, Standing]:
    """Every agreement by key, as it stood on the day."""
    case = snapshot.case
    return snapshot.once(("standings", on), lambda: {row.id: standing(case, row, on) for row in case.agreements})


def agreement_href(snapshot: Snapshot, key: str) -> str:
    """The page of an agreement."""
    return f"/{snapshot.case.slug}/avtal/{key}/"


def budget_of(snapshot: Snapshot) -> Budget:
    """The cooperation's budget tree."""
    return snapshot.once("agreements budget", lambda: case_budget(snapshot.case))


def parties_of(snapshot: Snapshot, agreement: str) -> tuple[Party, ...]:
    """The parties in the source's order."""
    return tuple(row for row in snapshot.case.parties if row.agreement == agreement)


def parties_text(snapshot: Snapshot, agreement: str) -> str:
    """The parties in a few words: those by name, and municipalities counted where they are many."""
    rows = parties_of(snapshot, agreement)
    codes = [row.organisation for row in rows if row.organisation.isdigit()]
    others = [
        row.described or snapshot.organisation_name(row.organisation) for row in rows if row.organisation not in codes
    ]
    municipalities = [snapshot.organisation_name(code) for code in codes]
    if len(codes) > FEW:
        municipalities = [f"{len(codes)} kommuner"]
    return listing([*others, *municipalities]) or NOT_STATED


def parties_table(snapshot: Snapshot, agreement: str) -> Table:
    """The parties with their part in it."""
    columns = [Column("who", "Part"), Column("role", "Roll i avtalet")]
    if any(row.note for row in parties_of(snapshot, agreement)):
        columns.append(Column("note", "Att veta"))
    rows = [
        Row(
            {"who": _party(snapshot, row), "role": Cell(row.role or NOT_STATED), "note": Cell(row.note or None)},
            key=row.id,
        )
        for row in parties_of(snapshot, agreement)
    ]
    return Table("parter", "Parter i avtalet", columns, rows, empty="Källan namnger inga parter.")


def _party(snapshot: Snapshot, row: Party) -> Cell:
    if row.described:
        return Cell(row.described)
    href = address("organisation", snapshot.case.slug, row.organisation)
    return Cell(object_name(snapshot, "organisation", row.organisation), href=href)


def period_text(state: Standing) -> str:
    """From and to as known on the day."""
    since, last = state.agreement.since, last_day(state.ends)
    until = last.isoformat() if last else "tills vidare" if state.agreement.open_ended else ""
    if since:
        return f"{since} – {until}" if until else f"från {since}"
    return (f"till och med {until}" if last else until) or NOT_STATED


def renewal_text(state: Standing) -> str:
    """Whether the agreement renews itself, as known on the day."""
    agreement, rule = state.agreement, state.rule
    if agreement.notice_given:
        return f"nej, uppsagt {agreement.notice_given}"
    if rule is None:
        return "löper tills det sägs upp" if agreement.open_ended else NOT_STATED
    if rule.length is None:
        return "löper tills det sägs upp"
    return f"{rule.renewal.text()} i taget" if rule.renewal else "nej"


def last_notice_cell(state: Standing) -> Cell:
    """The last day to give notice, with its explanation."""
    if state.status == "foreslaget":
        return Cell(None, text="–")
    day = state.term.last_notice_day if state.term else None
    if day is None:
        return Cell(None, text="–" if state.status == "upphort" else NOT_STATED, tone="muted")
    return Cell(day, figure=f"term.{state.agreement.id}.last_notice_day")


def ends_cell(state: Standing) -> Cell:
    """The last day where an end is certain, else when the agreement renews."""
    if state.ends is not None:
        computed = state.term is not None and state.term.ends == state.ends
        return Cell(last_day(state.ends), figure=f"term.{state.agreement.id}.ends" if computed else "")
    if state.term and state.term.renews:
        return Cell(None, text=f"förnyas {state.term.renews}", figure=f"term.{state.agreement.id}.renews")
    return Cell(None, text="tills vidare" if state.agreement.open_ended else NOT_STATED, tone="muted")


@dataclass(frozen=True, slots=True)
class TermFact:
    """A day of the agreement's terms: its name, what it is, the figure that explains it, and what to know of it."""

    title: str
    value: str
    figure: str = ""
    note: str = ""


def term_facts(state: Standing) -> tuple[TermFact, ...]:
    """The days of the agreement on the day, in the order a reader asks."""
    return tuple(_facts(state))


def _facts(state: Standing) -> Iterator[TermFact]:
    agreement, term = state.agreement, state.term
    yield TermFact("Gäller", period_text(state), note=_printed(agreement, state))
    if term and term.current_since:
        last = last_day(term.current_until)
        value = f"{term.current_since} – {last or 'tills vidare'}"
        yield TermFact("Nuvarande period", value, f"term.{agreement.id}.current_period")
        original = last_day(term.original_until)
        if original and original != last:
            yield TermFact("Perioden löpte först till", original.isoformat())
    elif state.rule and state.status in ("gallande", "uppsagt") and term_start(agreement):
        note = f"Källorna ger villkoren från och med {term_start(agreement)}."
        yield TermFact("Nuvarande period", NOT_STATED, note=note)
    yield TermFact("Förnyas av sig självt", renewal_text(state))
    yield _of_cell("Sista dag för uppsägning", last_notice_cell(state))
    if agreement.notice_given:
        yield TermFact("Uppsagt", agreement.notice_given.isoformat())
    yield _of_cell("Upphör", ends_cell(state))


def _of_cell(title: str, cell: Cell) -> TermFact:
    return TermFact(title, cell.text or str(cell.value), cell.figure)


def _printed(agreement: Agreement, state: Standing) -> str:
    """The source's own words for the time, where they add something."""
    shown = agreement.printed and (state.ends is not None or agreement.until is None)
    return f"Källan skriver: ”{agreement.printed}”." if shown and agreement.notice_given is None else ""


def amendments_table(snapshot: Snapshot, state: Standing, on: date) -> Table:
    """Decisions known on the day that gave a period another end."""
    columns = [
        Column("decided", "Beslutat"),
        Column("ends", "Perioden gäller till och med", "date"),
        Column("after", "Därefter"),
        Column("source", "Källa"),
    ]
    amendments = [row for row in state.rule.amendments if row.decided <= on] if state.rule else []
    rows = [
        Row(
            {
                "decided": Cell(row.printed),
                "ends": Cell(last_day(row.until)),
                "after": Cell("förnyas inte" if row.final else "förnyas som villkoren säger"),
                "source": Cell(row.source or NOT_STATED),
            },
            key=row.printed,
        )
        for row in amendments
    ]
    return Table("andringar", "Beslut som ändrat avtalets tid", columns, rows)
