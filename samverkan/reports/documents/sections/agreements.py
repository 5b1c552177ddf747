"""Agreements with their terms, what hangs on each, and what loses its ground."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from samverkan.agreements import selectors
from samverkan.agreements.selectors.hanging import falling_end
from samverkan.agreements.selectors.standings import TermFact
from samverkan.core.standing import Standing
from samverkan.formats.tables import Table
from samverkan.registry.snapshots import Snapshot
from samverkan.reports.documents.model import Facts, Paragraph, Section, section
from samverkan.reports.documents.sections.frames import pictured, shown


def agreements(snapshot: Snapshot, on: date) -> Section:
    """The section *Avtal*."""
    if not snapshot.case.agreements:
        return section("Avtal")
    return section(
        "Avtal",
        Paragraph(selectors.lede(snapshot, on)),
        pictured(selectors.agreements_chart(snapshot, on)),
        shown(selectors.agreements_table(snapshot, on), but=("hanging", "ground")),
        _gaps(snapshot, on),
        *_details(snapshot, on),
    )


def _gaps(snapshot: Snapshot, on: date) -> Section:
    title = "Det som blir utan grund"
    if not selectors.gaps(snapshot, on):
        return section(title)
    return section(title, shown(selectors.gaps_table(snapshot, on), but=("check",)))


def _details(snapshot: Snapshot, on: date) -> Iterator[Section]:
    """Each agreement that something hangs on, or whose days a rule gives."""
    for key, state in selectors.standings(snapshot, on).items():
        hangs = selectors.hanging_counts(snapshot, key)
        if hangs or state.term:
            yield _detail(snapshot, state, on)


def _detail(snapshot: Snapshot, state: Standing, on: date) -> Section:
    key, name = state.agreement.id, state.agreement.name
    hanging = selectors.hanging_table(snapshot, key, falling_end(snapshot, key, on), on)
    return section(
        name,
        Facts(tuple((fact.title, _said(fact)) for fact in selectors.term_facts(state))),
        shown(_named(selectors.amendments_table(snapshot, state, on), name), id=f"andringar-{key}"),
        shown(_named(hanging, name), but=("place",), id=f"hanger-{key}"),
    )


def _named(table: Table, name: str) -> Table:
    """On paper a caption stands without its page: it says which agreement."""
    return replace(table, caption=f"{table.caption}: {name}")


def _said(fact: TermFact) -> str:
    return f"{fact.value}. {fact.note}" if fact.note else fact.value
