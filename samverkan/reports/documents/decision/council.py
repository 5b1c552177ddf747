"""Förslag till likalydande beslut: what each member's council is asked to decide, and each member's fee as text for the minutes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from samverkan.core.periods import last_day
from samverkan.core.records import FORMS
from samverkan.core.scenario import Consequences
from samverkan.core.scenario.model import NOTHING as LAPSES
from samverkan.core.scenario.things import main_agreements
from samverkan.core.sums import stated
from samverkan.core.swedish import day, kronor, listing
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.law import Point, council_points
from samverkan.reports.documents.decision.basis import Basis
from samverkan.reports.documents.decision.cells import figure, money
from samverkan.reports.documents.model import Bullets, Paragraph, Section, TableBlock, section
from samverkan.reports.documents.sections.frames import shown

CHOICE = "[ange]"
_ORGANS = {"kommunalforbund-direktion": "förbundsdirektionen", "kommunalforbund-fullmaktige": "förbundsfullmäktige"}
_INTRODUCTION = (
    "Förslaget är likalydande: samma ord i varje medlems fullmäktige. Orden är våra egna, inte lagens. Det som står inom "
    "hakparentes väljer medlemmarna innan beslutet fattas. Tabellen efter förslaget säger vilken paragraf varje punkt vilar på."
)


def council(basis: Basis) -> Section:
    """The chapter *Förslag till likalydande beslut*."""
    parts = (proposal(basis, one) for one in basis.alternatives)
    return section("Förslag till likalydande beslut", Paragraph(_INTRODUCTION), *parts)


def proposal(basis: Basis, one: Consequences) -> Section:
    """One alternative's proposal: the points, what each rests on, and the list of fees."""
    points = points_of(one)
    words = filled(basis, one)
    said = tuple(f"{_written(point.text, words)}{'.' if last else ','}" for point, last in _marked(points))
    lead = Paragraph(f"{_audience(one)} beslutar", "name")
    return section(
        one.scenario.title, lead, Bullets(said, ordered=True), shown(grounds_table(one, points)), *_fees(one)
    )


def points_of(one: Consequences) -> tuple[Point, ...]:
    """The points that belong to the alternative."""
    return council_points(one.scenario.way, one.form, needs(one))


def needs(one: Consequences) -> frozenset[str]:
    """What the alternative has of ``law.decisions.NEEDS``."""
    held = {
        "apart": bool(stated(one.money.apart)), "once": bool(stated(one.money.once)), "fees": bool(stated(one.money.common)),
        "stay": any(area.placed.to == "stay" and not area.working for area in one.areas),
        "staff": bool(stated(one.moving)), "ends": one.ends is not None, "open": bool(one.open_gaps()),
    }  # fmt: skip
    return frozenset(name for name, true in held.items() if true)


def filled(basis: Basis, one: Consequences) -> Mapping[str, str]:
    """What the braces of the points stand for in the alternative."""
    scenario, last = one.scenario, last_day(one.ends)
    outside = set(scenario.without)
    members = listing([row.name for row in one.money.members if row.member not in outside])
    return {
        "members": members or CHOICE, "body": scenario.body or "den nya organisationen", "start": day(scenario.start),
        "form": FORMS[one.form].lower() if one.form else CHOICE, "organ": _ORGANS.get(one.form, "den beslutande församlingen"),
        "host": one.host, "agreement": _agreement(basis), "ends": day(last) if last else CHOICE,
        "moved": _areas(one, "move"), "kept": _areas(one, "stay"), "stayed": _areas(one, "stay"), "apart": _areas(one, "agreement"),
        "rule": one.money.rule_title, "year": str(scenario.year), "once": _kronor(one),
        "open": listing([gap.name for gap in one.open_gaps()]) or CHOICE,
    }  # fmt: skip


def _agreement(basis: Basis) -> str:
    main = main_agreements(basis.case)
    return listing([row.name for row in basis.case.agreements if row.id in main]) or "dagens avtal"


def _areas(one: Consequences, to: str) -> str:
    names = [area.name for area in one.areas if area.placed.to == to and not area.working]
    return listing(names) or CHOICE


def _kronor(one: Consequences) -> str:
    value = stated(one.money.once)
    return kronor(value) if value is not None else CHOICE


def _audience(one: Consequences) -> str:
    return "Fullmäktige" if one.scenario.way != LAPSES else "Om alternativet väljs: fullmäktige"


def _written(text: str, words: Mapping[str, str]) -> str:
    for name, said in words.items():
        text = text.replace("{" + name + "}", said)
    return text


def _marked(points: tuple[Point, ...]) -> Iterator[tuple[Point, bool]]:
    yield from ((point, at == len(points)) for at, point in enumerate(points, 1))


def grounds_table(one: Consequences, points: tuple[Point, ...]) -> Table:
    """Each point: whether the form needs it, its paragraphs and how far they are law."""
    columns = [
        Column("punkt", "Punkt"),
        Column("behovs", "Behövs"),
        Column("lag", "Paragraf"),
        Column("art", "Status"),
    ]
    rows = [
        Row({
            "punkt": Cell(f"{at}. {point.title}"), "behovs": Cell("ja" if point.compulsory else "föreslås"),
            "lag": Cell(point.citation or "–"), "art": Cell(point.label, tone="" if point.is_law else "warn"),
        }, key=point.id)
        for at, point in enumerate(points, 1)
    ]  # fmt: skip
    note = (
        "Ja: formen kommer inte till stånd utan beslutet. Föreslås: bör beslutas samtidigt, men formen kräver det inte."
    )
    return Table(
        f"beslut-{one.scenario.id}", f"Vad varje punkt vilar på: {one.scenario.title}", columns, rows, note=note
    )


def _fees(one: Consequences) -> Iterator[Paragraph | Bullets | TableBlock | None]:
    table = fee_list(one)
    if not stated(one.money.after) and not stated(one.money.once):
        yield Paragraph("Alternativet ger ingen avgift, så det finns ingen avgiftslista.", "quiet")
        return
    yield shown(table)
    yield Paragraph("Avgiftslistan som text för protokollet:", "name")
    yield Bullets(tuple(_line(row) for row in table.rows))


def fee_list(one: Consequences) -> Table:
    """Each member's fee a year and its part of what is paid once, for the minutes."""
    columns = [Column("medlem", "Medlem"), money("gemensam", "Gemensam avgift"), money("separat", "Separata avtal"),
               money("avgift", "Avgift per år"), money("engang", "Engångskostnad")]  # fmt: skip
    rows = [
        Row({
            "medlem": Cell(row.name), "gemensam": figure(row.common, one),
            "separat": Cell(sum(value for part in row.apart if (value := stated(part)) is not None)),
            "avgift": figure(row.after, one), "engang": figure(row.once, one),
        }, key=row.member)
        for row in one.money.members if row.member not in one.scenario.without
    ]  # fmt: skip
    whole = one.money
    foot = {"medlem": Cell("Summa"), "gemensam": figure(whole.common, one), "separat": figure(whole.apart, one),
            "avgift": figure(whole.after, one), "engang": figure(whole.once, one)}  # fmt: skip
    note = f"I {one.scenario.year} års budget."
    return Table(
        f"avgiftslista-{one.scenario.id}",
        f"Avgiftslista: {one.scenario.title}",
        columns,
        rows,
        (Row(foot, "summa"),),
        note,
    )


def _line(row: Row) -> str:
    fee, once = row.cells["avgift"].value, row.cells["engang"].value
    said = f"{row.cells['medlem'].value}: {_amount(fee)} per år"
    return f"{said} och {_amount(once)} en gång" if once else said


def _amount(value: object) -> str:
    return "[belopp]" if value is None else kronor(value)  # type: ignore[arg-type]
