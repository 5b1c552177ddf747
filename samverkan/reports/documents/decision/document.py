"""The decision basis and the scenario report as documents: the chapters chosen, the appendices last."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from samverkan.reports.documents.decision import appendix
from samverkan.reports.documents.decision.basis import Basis
from samverkan.reports.documents.decision.changes import Earlier, changes, stated_in
from samverkan.reports.documents.decision.chapters import (
    SOURCES,
    WORKED,
    Chapter,
    chosen_chapters,
    register_chapter,
)
from samverkan.reports.documents.decision.council import council
from samverkan.reports.documents.decision.each import each
from samverkan.reports.documents.decision.fair import fair
from samverkan.reports.documents.decision.forms import forms
from samverkan.reports.documents.decision.leaving import leaving
from samverkan.reports.documents.decision.now import background, today
from samverkan.reports.documents.decision.seats import seats
from samverkan.reports.documents.decision.side import (
    areas_table,
    change_table,
    closing_table,
    fee_chart,
    fees_table,
    gaps_table,
    overview_table,
    per_inhabitant_table,
    percent_table,
)
from samverkan.reports.documents.decision.summary import in_brief, summary
from samverkan.reports.documents.decision.uncertain import uncertain
from samverkan.reports.documents.model import Document, Paragraph, Section, lettered, numbered, section
from samverkan.reports.documents.sections.appendix import sources
from samverkan.reports.documents.sections.frames import pictured, shown

TITLE, SCENARIO_TITLE = "Beslutsunderlag", "Scenariorapport"
MONEY, MEMBERS, AGREEMENTS = "ekonomi", "medlemmar", "avtal"


def decision_basis(
    basis: Basis, sections: Collection[str] = (), *, version: int = 0, earlier: Earlier | None = None
) -> Document:
    """The decision basis of the alternatives, with the chapters named (all where none is). ``version`` is the number it is
    issued by (0: not issued); ``earlier`` the version before, which it tells the differences from. FaultError for a chapter there
    is not."""
    issued = f", version {version}" if version else ""
    made = _document(basis, TITLE, f"{basis.case.cooperation.name}{issued}", sections)
    if earlier is None:
        return made
    told = changes(earlier, stated_in(made))
    return numbered(replace(made, sections=(*made.sections[:1], told, *made.sections[1:])))


def scenario_report(basis: Basis, sections: Collection[str] = ()) -> Document:
    """The same parts for one alternative."""
    return _document(basis, SCENARIO_TITLE, f"{basis.case.cooperation.name}: {basis.titles[0]}", sections)


def _document(basis: Basis, title: str, subtitle: str, sections: Collection[str]) -> Document:
    chosen = chosen_chapters(sections, basis.hidden)
    body = [row.make(basis) for row in chosen if not row.appendix]
    last = [appendix.worked(body) if row.key == WORKED else row.make(basis) for row in chosen if row.appendix]
    owner = basis.case.cooperation.short_name
    return numbered(Document(title, subtitle, owner, basis.on, summary(basis), (*body, *lettered(last))))


def _side_by_side(basis: Basis) -> Section:
    return section("Alternativen sida vid sida", shown(overview_table(basis)))


def _fees(basis: Basis) -> Section:
    tables = (fees_table(basis), per_inhabitant_table(basis), change_table(basis), percent_table(basis))
    return section("Vad varje medlem betalar", *map(shown, tables), pictured(fee_chart(basis)))


def _areas(basis: Basis) -> Section:
    return section("Vart områdena tar vägen", shown(areas_table(basis)))


def _gaps(basis: Basis) -> Section:
    title = "Det som blir utan grund"
    if not basis.first.gaps:
        return section(
            title, Paragraph("Inget åtagande blir kvar utan grund när dagens avtal upphör, så långt registret vet.")
        )
    said = "Åtaganden som gäller längre än avtalet de vilar på. Beloppen är dagens; året de avser står bredvid."
    return section(title, Paragraph(said), shown(gaps_table(basis)), shown(closing_table(basis)))


for _chapter in (
    Chapter(10, "korthet", "I korthet", in_brief),
    Chapter(20, "bakgrund", "Bakgrund i korthet", background, frozenset({MONEY, MEMBERS})),
    Chapter(
        30, "idag", "Samverkan i dag: pengar, personal, externa medel, avtal", today, frozenset({MONEY, AGREEMENTS})
    ),
    Chapter(40, "alternativ", "Alternativen sida vid sida", _side_by_side),
    Chapter(50, "avgifter", "Vad varje medlem betalar", _fees),
    Chapter(60, "omraden", "Vart områdena tar vägen", _areas),
    Chapter(70, "grund", "Det som blir utan grund", _gaps),
    Chapter(80, "former", "Organisationsformerna på utredningens frågor", forms),
    Chapter(90, "roster", "Platser och röster", seats),
    Chapter(92, "osakerhet", "Osäkerhet: vad varje medlem kan få betala", uncertain),
    Chapter(94, "rattvisa", "Håller fördelningen? Vem som skulle tjäna på att gå", fair),
    Chapter(96, "lamna", "Att lämna: uppsägning och vad de andra betalar sedan", leaving),
    Chapter(110, "varje", "Alternativen var för sig: avgifter, områden, avtal, arenor, krav, tidplan, risker", each),
    Chapter(120, "beslut", "Förslag till likalydande beslut i varje medlems fullmäktige", council),
    Chapter(200, WORKED, "Bilaga: så räknades det", lambda basis: section(appendix.TITLE), appendix=True),
    Chapter(
        210, SOURCES, "Bilaga: källor", lambda basis: sources(basis.snapshot), frozenset({"kallor"}), appendix=True
    ),
):
    register_chapter(_chapter)
