"""One alternative by itself: what it says, what each member pays, and everything that follows from it."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan.core.scenario import KINDS, Consequences
from samverkan.core.scenario.model import WEIGHTS
from samverkan.core.sums import stated
from samverkan.core.swedish import day, kronor, listing, number, signed
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.reports.documents.decision.basis import Basis
from samverkan.reports.documents.decision.cells import own
from samverkan.reports.documents.model import (
    Bullets,
    Facts,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Section,
    section,
)
from samverkan.reports.documents.sections.frames import shown
from samverkan.transition.scenarios import one as page
from samverkan.transition.scenarios import rest
from samverkan.transition.scenarios.compared import change_of
from samverkan.transition.scenarios.worked import before_words, form_words, no_figures, way_words

_NO_FORM = "Alternativet leder inte till någon ny form, så inga nya krav ställs."
_FATES = {
    "avtal": ("Avtal", "Avtal att teckna om, ersätta eller avsluta"),
    "medel": ("Externa bidrag", "Vart bidragen tar vägen"),
    "tjanst": ("Tjänster", "Vart tjänsterna tar vägen"),
    "organisation": ("Organisationer med medfinansiering", "Vad som händer med organisationer som medfinansieras"),
    "roll": ("Roller", "Vem som har rollerna"),
    "arena": ("Arenor", "Vem som sammankallar arenorna"),
}


def each(basis: Basis) -> Section:
    """The chapter *Alternativen var för sig*."""
    return section("Alternativen var för sig", *(alternative(basis, one) for one in basis.alternatives))


def alternative(basis: Basis, one: Consequences) -> Section:
    """An alternative with everything that follows."""
    scenario = one.scenario
    about = " ".join(filter(None, (scenario.note, f"Källa: {scenario.source}." if scenario.source else "")))
    before = before_words(basis.snapshot, scenario)
    return section(
        scenario.title, Paragraph(about) if about else None, Facts(tuple(_facts(one))), KeyFigures(tuple(_keys(one))),
        section("Avgift per medlem", own(page.member_table(one, no_figures, before), one)),
        section("Kostnader som tillkommer", own(rest.cost_table(scenario), one)),
        section("Områden, personal och pengar", own(page.area_table(one, no_figures, ""), one)),
        *(section(title, shown(fate_table(one, kind))) for kind, (title, _) in _FATES.items()),
        section("Det som inte är avgjort", *_undecided(one)),
        section("Krav som formen ställer", own(rest.requirement_table(one), one) or Paragraph(_NO_FORM)),
        section("Tidplan räknad bakåt från starten", own(rest.deadline_table(one), one)),
        section("Risker och varningar", shown(risk_table(one)), *_warnings(one)),
    )  # fmt: skip


def _facts(one: Consequences) -> Iterator[tuple[str, str]]:
    scenario = one.scenario
    yield "Vad det innebär", way_words(one.scenario)
    if one.form:
        yield "Organisationsform", form_words(one.scenario)
    if scenario.body:
        yield "Organisation", scenario.body
    yield "Börjar", day(scenario.start)
    yield "Räknat i", f"{scenario.year} års budget"
    yield "Avgiftsregel", f"{one.money.rule_title}, folkmängd {day(one.money.population_on)}"
    if scenario.baseline:
        yield "Jämfört med", f"alternativet {scenario.baseline}"
    if scenario.without:
        names = {row.member: row.name for row in one.money.members}
        yield "Står utanför", listing([names.get(code, code) for code in scenario.without])


def _keys(one: Consequences) -> Iterator[KeyFigure]:
    after, change, moving = stated(one.money.after), stated(change_of(one)), stated(one.moving)
    told = f"{signed(change, 0)} kr mot före" if change is not None else ""
    yield KeyFigure("Avgifter efter, per år", kronor(after) if after is not None else "anges inte", told)
    once = stated(one.money.once)
    yield KeyFigure("Engångskostnader", kronor(once) if once is not None else "anges inte")
    yield KeyFigure("Byter arbetsgivare", f"{number(moving)} ÅA" if moving is not None else "anges inte")
    yield KeyFigure("Åtaganden utan grund", str(len(one.open_gaps())), f"av {len(one.gaps)}")


def fate_table(one: Consequences, kind: str) -> Table:
    """What becomes of the things of a kind; those that go the same way stand together."""
    ways: dict[tuple[str, str], list[str]] = {}
    for fate in one.fates.get(kind, ()):
        ways.setdefault((fate.how, fate.note), []).append(fate.placed.thing.name)
    columns = [Column("hur", "Vart det tar vägen"), Column("vad", KINDS[kind]), Column("not", "Att göra")]
    rows = [
        Row({"hur": Cell(how), "vad": Cell(", ".join(names)), "not": Cell(note)}, key=how + note)
        for (how, note), names in ways.items()
    ]
    kept = columns if any(note for _, note in ways) else columns[:2]
    return Table(f"{kind}-{one.scenario.id}", f"{_FATES[kind][1]}: {one.scenario.title}", kept, rows)


def _undecided(one: Consequences) -> Iterator[Bullets]:
    found = [f"{KINDS[row.thing.kind]} ”{row.thing.name}”: {row.follows} går olika vägar." for row in one.undecided()]
    if found:
        yield Bullets(tuple(found))


def risk_table(one: Consequences) -> Table:
    """The risks that the investigation states."""
    columns = [Column("risk", "Risk"), Column("text", "Vad det innebär"), Column("vikt", "Vikt")]
    rows = [
        Row({"risk": Cell(row.title), "text": Cell(row.text), "vikt": Cell(WEIGHTS[row.weight])}, key=row.title)
        for row in one.scenario.risks
    ]
    return Table(f"risker-{one.scenario.id}", f"Risker: {one.scenario.title}", columns, rows)


def _warnings(one: Consequences) -> Iterator[Paragraph]:
    for row in one.warnings:
        yield Paragraph(row.title, "name")
        yield Paragraph(row.text)
