"""What the alternatives may cost each member, by the ranges that they state themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from samverkan.charts import Chart
from samverkan.core.scenario import Consequences
from samverkan.core.sums import decimal_of
from samverkan.core.swedish import kronor, listing, number
from samverkan.core.uncertainty import Desk, Uncertain, Uncertainty, own_ranges
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.reports.documents.decision.basis import Basis, short
from samverkan.reports.documents.decision.cells import NOTHING, own
from samverkan.reports.documents.model import Block, Paragraph, Section, section
from samverkan.reports.documents.sections.frames import pictured, shown
from samverkan.transition.uncertainty.selectors import Beside, desk, pays
from samverkan.transition.uncertainty.tables import (
    beside_table,
    driver_chart,
    driver_table,
    member_table,
    spread_chart,
)
from samverkan.transition.uncertainty.together import Together, side_by_side

TITLE = "Osäkerhet"
_INTRODUCTION = (
    "Allt i avsnittet vilar på antaganden: spannen som alternativen själva anger för kostnader, områden, bidrag, folkmängd och "
    "vilka som går med. De står först för varje alternativ. Alternativen är räknade med samma dragningar, så att skillnaden "
    "mellan dem inte beror på slumpen. Det som inget spann är angivet för är räknat som säkert."
)
_NO_RANGES = (
    "Inget alternativ som medlemmarna betalar i anger något spann, så ingen osäkerhet är räknad. Det betyder inte att beloppen är "
    "säkra."
)
_Ranged = tuple[Consequences, Desk, tuple[Uncertain, ...]]


def uncertain(basis: Basis) -> Section:
    """The chapter *Osäkerhet*: the alternatives that state ranges; a sentence where none does."""
    held, idle = _ranged(basis)
    if not held:
        return section(TITLE, Paragraph(_NO_RANGES))
    found = _together(basis, held)
    rows = {row.found.desk.scenario.id: row for row in found.rows}
    without = [short(one) for one in basis.alternatives if one not in [row for row, _, _ in held]]
    said = f"Utan angivet spann, eller utan avgift, och därför inte räknade här: {listing(without)}." if without else ""
    parts = [section(one.scenario.title, *_part(one, rows, found.faults, idle)) for one, _, _ in held]
    beside = [section("Alternativen mot varandra", shown(against_table(found.rows)))] if len(rows) > 1 else []
    return section(TITLE, Paragraph(_INTRODUCTION), Paragraph(said) if said else None, *parts, *beside)


def _together(basis: Basis, held: Sequence[_Ranged]) -> Together:
    key = ("uncertain chapter", tuple(one.scenario.id for one, _, _ in held), basis.on)
    found: Together = basis.snapshot.once(key, lambda: side_by_side([(ready, inputs) for _, ready, inputs in held]))
    return found


def _part(
    one: Consequences, rows: Mapping[str, Beside], faults: Mapping[str, str], idle: Mapping[str, tuple[str, ...]]
) -> Iterator[Block | None]:
    id = one.scenario.id
    if id in faults:
        yield Paragraph(f"Osäkerheten går inte att räkna. {faults[id]}")
    else:
        yield from _one(one, rows[id], idle[id])


def _ranged(basis: Basis) -> tuple[list[_Ranged], dict[str, tuple[str, ...]]]:
    """The alternatives with ranges of their own, and what else each states that moves no fee a year."""
    held, idle = [], {}
    for one in basis.alternatives:
        ready = desk(basis.snapshot, one.scenario, basis.on)
        inputs, idle[one.scenario.id] = own_ranges(ready)
        if inputs and pays(ready):
            held.append((one, ready, inputs))
    return held, idle


def _one(one: Consequences, row: Beside, idle: tuple[str, ...]) -> Iterator[Block | None]:
    found = row.found
    yield shown(assumed_table(one, found.inputs))
    if idle:
        yield Paragraph(f"Det här anges också men ändrar ingen årlig avgift: {listing(idle)}.", "quiet")
    drivers = found.drivers()
    yield Paragraph(_words(found))
    yield own(_with_working(member_table(found), row), one)
    yield Paragraph("I diagrammet är linjen där nio utfall av tio hamnar, punkten mitten och ringen avgiften i dag.")
    yield pictured(_own_chart(spread_chart(found), one))
    yield own(driver_table(drivers), one)
    pulls = driver_chart(drivers, "alla medlemmar tillsammans")
    yield pictured(_own_chart(pulls, one)) if pulls else None


def _words(found: Uncertainty) -> str:
    """The sum of the fees in words, and why the likely value may lie outside of nine outcomes of ten."""
    total, likely = found.outcome.total, decimal_of(found.desk.money.after) or 0
    low, high = (total.shown(total.percentiles[share]) for share in (5, 95))
    said = (
        f"Under antagandena ligger medlemmarnas avgifter tillsammans mellan {kronor(low)} och {kronor(high)} i nio utfall av tio. "
        f"Vid de troligaste värdena är de {kronor(likely)}, räknat exakt."
    )
    if low <= likely <= high:
        return said
    skewed = "dyrare" if likely < low else "billigare"
    return f"{said} Att utfallen ligger vid sidan av det beror på att spannen går längre åt det {skewed} hållet."


def against_table(rows: Sequence[Beside]) -> Table:
    """The page's table of the alternatives by the same draws, which here are compared with the first and not with a chosen one."""
    table, first = beside_table(rows), rows[0].found.desk.scenario.title
    titles = {"mer": "Dyrare, mitten", "minst": "Dyrare, 5 %", "mest": "Dyrare, 95 %", "andel": "Så ofta dyrare"}
    columns = [replace(column, title=titles.get(column.key, column.title)) for column in table.columns]
    note = f"Dyrare är mot {first}, i samma dragningar: det som är osäkert i båda tar ut sig. Ett minus är billigare."
    return replace(table, id="osakerhet-alternativen", columns=columns, note=note)


def assumed_table(one: Consequences, inputs: tuple[Uncertain, ...]) -> Table:
    """Each uncertain value with its range and where that comes from."""
    columns = [Column("vad", "Osäkert värde"), Column("lagst", "Lägst"), Column("troligt", "Troligast"), Column("hogst", "Högst"),
               Column("art", "Status"), Column("kalla", "Källa")]  # fmt: skip
    rows = [
        Row({"vad": Cell(row.title), **_ends(row), "art": Cell("antagande"), "kalla": Cell(row.source or one.scenario.source or NOTHING)},
            key=row.key)
        for row in inputs
    ]  # fmt: skip
    return Table(f"spann-{one.scenario.id}", f"Antagna spann: {one.scenario.title}", columns, rows)


def _ends(row: Uncertain) -> dict[str, Cell]:
    if row.chance:
        return {"lagst": Cell(NOTHING), "troligt": Cell(f"{number(row.chance * 100)} % sannolikt"), "hogst": Cell(NOTHING)}  # fmt: skip
    values = (("lagst", row.low), ("troligt", row.likely), ("hogst", row.high))
    return {key: Cell(f"{number(value)} {row.unit}".strip()) for key, value in values}


def _with_working(table: Table, row: Beside) -> Table:
    """The page's table with how the middle of all members came to be."""
    foot = table.foot[0]
    middle = replace(foot.cells["mitten"], explanation=row.found.explanation)
    return replace(table, foot=(replace(foot, cells={**foot.cells, "mitten": middle}),))


def _own_chart(chart: Chart, one: Consequences) -> Chart:
    """The page's picture as one of several in a document."""
    table = replace(chart.table, id=f"{chart.table.id}-diagram-{one.scenario.id}")
    return replace(chart, id=f"{chart.id}-{one.scenario.id}", title=f"{chart.title}: {one.scenario.title}", table=table)
