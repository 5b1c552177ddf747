"""The cooperation as it is: the background in brief, and what it costs, who works in it and what hangs on its agreement."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan.agreements import selectors
from samverkan.agreements.selectors.hanging import falling_end
from samverkan.core.scenario.things import main_agreements
from samverkan.core.sums import decimal_of, summed
from samverkan.core.swedish import day
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.member_tables import Members, members_table
from samverkan.reports.documents.decision.basis import Basis
from samverkan.reports.documents.decision.cells import NOTHING, figure, money
from samverkan.reports.documents.model import Paragraph, Section, TableBlock, section
from samverkan.reports.documents.sections.brief import who_and_what
from samverkan.reports.documents.sections.frames import paper_frame, shown
from samverkan.reports.selectors.words import overview_sentence


def background(basis: Basis) -> Section:
    """The chapter *Bakgrund i korthet*."""
    snapshot, on = basis.snapshot, basis.on
    summary = basis.case.cooperation.summary
    said = overview_sentence(snapshot, on)
    members = shown(members_table(Members(snapshot, on, paper_frame(snapshot, on))))
    return section(
        "Bakgrund i korthet", Paragraph(said) if said else None,
        Paragraph(summary) if summary and summary != said else None, *who_and_what(snapshot, on), section("Medlemmarna", members),
    )  # fmt: skip


def today(basis: Basis) -> Section:
    """The chapter *Samverkan i dag*."""
    return section(
        "Samverkan i dag", _host(basis), section("Pengar, personal och externa medel", shown(today_table(basis))),
        section("Vad som hänger på avtalet", *_hanging(basis)),
    )  # fmt: skip


def _host(basis: Basis) -> Paragraph:
    first = basis.first
    ends = f" Avtalet som samverkan vilar på upphör före {day(first.ends)}." if first.ends else ""
    return Paragraph(f"Arbetet utförs av {first.host}.{ends}")


def today_table(basis: Basis) -> Table:
    """Each area's budget, staff and external money in the year that the alternatives are counted in."""
    first, year = basis.first, basis.first.scenario.year
    areas = [area for area in first.areas if not area.working]
    columns = [Column("omrade", "Område"), money("budget", f"Budget {year}"), Column("personal", "Årsarbetare", "number", decimals=2),
               money("externt", "Externa medel"), money("vidare", "Därav vidare till medlemmar")]  # fmt: skip
    rows = [
        Row({"omrade": Cell(area.name), "budget": figure(area.present), "personal": figure(area.staff),
             "externt": figure(area.external) if area.external else Cell(text=NOTHING),
             "vidare": figure(area.passed_on) if area.passed_on else Cell(text=NOTHING)}, key=area.key)
        for area in areas
    ]  # fmt: skip
    whole = summed(f"Områdenas budget {year}", [area.present for area in areas], "kr", rule="Summan över områdena")
    staff = summed(f"Områdenas personal {year}", [area.staff for area in areas], "ÅA", rule="Summan över områdena")
    foot = {"omrade": Cell("Summa"), "budget": figure(whole), "personal": figure(staff), "externt": figure(first.external),
            "vidare": Cell(text=NOTHING)}  # fmt: skip
    note = "" if any(decimal_of(area.staff) for area in areas) else "Personal anges inte per område."
    return Table("idag", f"Samverkan i dag, {year}", columns, rows, (Row(foot, "summa"),) if rows else (), note)


def _hanging(basis: Basis) -> Iterator[Paragraph | TableBlock | Section | None]:
    snapshot, on = basis.snapshot, basis.on
    for row in basis.case.agreements:
        if row.id in main_agreements(basis.case):
            counts = selectors.hanging_counts(snapshot, row.id)
            table = selectors.hanging_table(snapshot, row.id, falling_end(snapshot, row.id, on), on)
            yield Paragraph(f"På {row.name} hänger {counts}.") if counts else None
            yield shown(table, but=("place",), id=f"hanger-{row.id}")
