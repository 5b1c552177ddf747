"""The tables and pictures of *Rättvisa*."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from samverkan.charts.bars import Bars, grouped_bars
from samverkan.charts.chart import Chart
from samverkan.core.fairness.stability import excesses
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.transition.fairness.selectors import SHOWN, Judged, group_name

KR = "kr"


def member_table(held: Judged) -> Table:
    """Each member: what it pays, what it would cost alone, what it gains by being with, and two other splits."""
    found, table = held.found, held.table
    columns = [
        Column("medlem", "Medlem"),
        Column("betalar", "Betalar", "number", KR, 0),
        Column("ensam", "Ensam", "number", KR, 0),
        Column("tjanar", "Tjänar på att vara med", "number", KR, 0, sign=True),
        Column("shapley", "Efter vad var och en lägger till", "number", KR, 0),
        Column("nukleol", "Minst missnöje", "number", KR, 0),
    ]
    rows = []
    for place, name in enumerate(found.members):
        alone = table.cost(1 << place)
        amounts = (found.split[place], alone, alone - found.split[place], found.shapley[place], found.nucleolus[place])
        rows.append(_row(columns, name, amounts, name))
    whole = held.ground.total
    sums = [table.cost(1 << place) for place in range(len(found.members))]
    alone = sum(sums, Fraction(0))
    foot = _row(columns, "Alla", (whole, alone, alone - whole, whole, whole), "alla", "sum")
    note = "Ensam och de två sista kolumnerna vilar på antagandena."
    return Table("medlemmar", "Vad varje medlem betalar och vad den skulle betala", columns, rows, (foot,), note=note)


def _row(columns: Sequence[Column], name: str, amounts: Sequence[Fraction | None], key: str, kind: str = "") -> Row:
    first, *others = columns
    cells = {
        column.key: Cell(None if value is None else round(value)) for column, value in zip(others, amounts, strict=True)
    }
    return Row({first.key: Cell(name), **cells}, key, kind=kind)


def group_table(held: Judged) -> Table:
    """The groups that gain most by going, or are nearest to it, and what that would cost the others."""
    columns = [
        Column("grupp", "Grupp"),
        Column("betalar", "Betalar tillsammans", "number", KR, 0),
        Column("egen", "På egen hand", "number", KR, 0),
        Column("vinner", "Vinner på att gå", "number", KR, 0, sign=True),
        Column("ovriga", "Blir dyrare för de övriga", "number", KR, 0, sign=True),
    ]
    over, parts = excesses(held.table, held.found.split)
    order = (-over[1:-1]).argsort(kind="stable")[:SHOWN] + 1
    rows = []
    for mask in order.tolist():
        name = group_name(held.found.members, mask)
        own, gains = held.table.cost(mask), Fraction(int(over[mask]), parts)
        rest = held.table.everyone - mask
        others = held.table.cost(rest) - sum(_parts(held.found.split, rest), Fraction(0))
        row = _row(columns, name, (own + gains, own, gains, others), str(mask))
        rows.append(Row(row.cells, row.key, kind="on" if gains > 0 else ""))
    note = "Ett minus betyder att gruppen förlorar på att gå. Grupper som vinner är markerade." if rows else ""
    return Table("grupper", "Grupper som ligger närmast att gå", columns, rows, note=note)


def _parts(values: Sequence[Fraction], mask: int) -> list[Fraction]:
    return [value for place, value in enumerate(values) if mask >> place & 1]


def fixed_table(held: Judged) -> Table:
    """Whether the split is stable with other fixed parts."""
    columns = [
        Column("fast", "Fast kostnad för varje grupp", "number", KR, 0),
        Column("andel", "Del av kostnaden", "percent", "", 0),
        Column("stabil", "Stabil"),
        Column("grupper", "Grupper som vinner på att gå", "number", "", 0),
        Column("mest", "Mest vinner en grupp", "number", KR, 0),
    ]
    rows = []
    for step in held.steps:
        share = round(step.fixed * 100 / held.ground.total) if held.ground.total else 0
        cells = {
            "fast": Cell(round(step.fixed)), "andel": Cell(share), "stabil": Cell("ja" if step.stable else "nej"),
            "grupper": Cell(step.blocked), "mest": Cell(round(step.saves)),
        }  # fmt: skip
        rows.append(Row(cells, str(round(step.fixed))))
    return Table("kanslighet", "Om den fasta kostnaden är en annan", columns, rows)


def splits_chart(held: Judged) -> Chart:
    """What each pays, beside alone and the two other splits."""
    found = held.found
    rows = [
        Bars(name, (found.split[place], held.table.cost(1 << place), found.shapley[place], found.nucleolus[place]))
        for place, name in enumerate(found.members)
    ]
    series = ("Betalar", "Ensam", "Efter vad var och en lägger till", "Minst missnöje")
    return grouped_bars("fordelningar", "Fyra sätt att se på vad var och en betalar", rows, series, unit=KR, decimals=0)
