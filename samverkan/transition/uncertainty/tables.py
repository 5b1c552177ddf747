"""The tables and pictures of *Osäkerhet*."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from samverkan.charts.changes import Spread as Line
from samverkan.charts.changes import spreads
from samverkan.charts.chart import Chart
from samverkan.charts.tornado import Pull, tornado
from samverkan.core.explain import Explanation
from samverkan.core.uncertainty import Driver, Spread, Uncertainty
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.transition.uncertainty.selectors import Beside

KR, SHOWN, LEAST = "kr", 12, 0.005
"""``SHOWN``: so many uncertain values in the picture."""


def member_table(found: Uncertainty) -> Table:
    """Each member: what it pays today, at the likely values, and in nine draws of ten."""
    columns = [
        Column("medlem", "Medlem"),
        Column("idag", "I dag", "number", KR, 0),
        Column("troligt", "Vid troligaste värden", "number", KR, 0),
        Column("lagt", "5 %", "number", KR, 0),
        Column("mitten", "Mitten", "number", KR, 0),
        Column("hogt", "95 %", "number", KR, 0),
        Column("mer", "Betalar mer än i dag", "percent", "", 0),
    ]
    pairs = zip(found.desk.money.members, found.outcome.members, strict=True)
    rows = [_member(row.name, row.after, spread) for row, spread in pairs]
    foot = _member("Alla medlemmar", found.desk.money.after, found.outcome.total, "sum")
    note = (
        "I ett utfall av tjugo är avgiften lägre än under 5 %, i ett av tjugo högre än under 95 %. Medlemmarnas 5 % och 95 % "
        "går inte att lägga ihop: alla har inte otur samtidigt."
    )
    return Table("utfall", "Vad varje medlem kan få betala per år", columns, rows, (foot,), note=note)


def _member(name: str, after: Explanation, spread: Spread, kind: str = "") -> Row:
    cells = {
        "medlem": Cell(name), "idag": Cell(spread.today), "troligt": Cell(after.value),
        "lagt": _shown(spread, 5), "mitten": _shown(spread, 50), "hogt": _shown(spread, 95),
        "mer": Cell(None if spread.dearer is None else round(100 * spread.dearer)),
    }  # fmt: skip
    return Row(cells, name, kind=kind)


def _shown(spread: Spread, share: int) -> Cell:
    return Cell(spread.shown(spread.percentiles[share]))


def spread_chart(found: Uncertainty) -> Chart:
    """The members' distributions as lines."""
    lines = []
    for row in found.outcome.members:
        low, middle, high = (row.shown(row.percentiles[share]) for share in (5, 50, 95))
        lines.append(Line(row.name, low, middle, high, row.today))
    return spreads("spridning", "Vad varje medlem kan få betala, kr om året", lines)


def driver_table(held: Sequence[Driver]) -> Table:
    """What the result depends on."""
    columns = [
        Column("vad", "Osäkert värde"),
        Column("lagst", "Avgift vid lägsta", "number", KR, 0),
        Column("hogst", "Avgift vid högsta", "number", KR, 0),
        Column("spann", "Skillnad", "number", KR, 0),
        Column("del", "Del av osäkerheten", "percent", "", 0),
    ]
    moving = [row for row in held if _matters(row)]
    rows = [
        Row({"vad": Cell(row.input.title), "lagst": Cell(_whole(row.low)), "hogst": Cell(_whole(row.high)),
             "spann": Cell(_whole(row.width)), "del": Cell(round(100 * row.share))}, row.input.key)
        for row in moving
    ]  # fmt: skip
    note = "Ett värde i taget, alla andra vid sitt troligaste. Delarna blir inte hundra procent där värden samverkar."
    if len(moving) < len(held):
        note += " Värden som bara ändrar hur kostnaden delas mellan medlemmarna är inte med."
    empty = "Inget av det osäkra ändrar summan. Välj en medlem för att se vad som ändrar dess del."
    return Table("betyder", "Vad som betyder mest", columns, rows, note=note, empty=empty)


def _matters(row: Driver) -> bool:
    return row.width >= 1 or row.share >= LEAST


def driver_chart(held: Sequence[Driver], whom: str) -> Chart | None:
    """The same as bars; None where nothing moves."""
    rows = [
        Pull(row.input.title, _whole(row.low - row.likely), _whole(row.high - row.likely))
        for row in held[:SHOWN]
        if row.width >= 1
    ]
    return tornado("tornado", f"Så ändras avgiften för {whom}, ett värde i taget", rows) if rows else None


def beside_table(rows: Sequence[Beside]) -> Table:
    """The alternatives' fees together, by the same draws."""
    chosen = rows[0].found.desk.scenario.title
    columns = [
        Column("alternativ", "Alternativ"),
        Column("troligt", "Vid troligaste värden", "number", KR, 0),
        Column("lagt", "5 %", "number", KR, 0),
        Column("mitten", "Mitten", "number", KR, 0),
        Column("hogt", "95 %", "number", KR, 0),
        Column("mer", "Dyrare än valt, mitten", "number", KR, 0, sign=True),
        Column("minst", "Minst", "number", KR, 0, sign=True),
        Column("mest", "Mest", "number", KR, 0, sign=True),
        Column("andel", "Dyrare än valt", "percent", "", 0),
    ]
    lines = []
    for place, row in enumerate(rows):
        total, scenario = row.found.outcome.total, row.found.desk.scenario
        cells = {
            "alternativ": Cell(scenario.title), "troligt": Cell(row.found.desk.money.after.value), "lagt": _shown(total, 5),
            "mitten": _shown(total, 50), "hogt": _shown(total, 95),
        }  # fmt: skip
        if place:
            cells |= {
                "mer": Cell(total.shown(row.more[50])), "minst": Cell(total.shown(row.more[5])),
                "mest": Cell(total.shown(row.more[95])), "andel": Cell(round(100 * row.dearer)),
            }  # fmt: skip
        else:
            cells |= {key: Cell("", text="–") for key in ("mer", "minst", "mest", "andel")}
        lines.append(Row(cells, scenario.id, kind="" if place else "on"))
    note = f"Valt alternativ är {chosen}. Skillnaderna är räknade i samma dragningar: det som är osäkert i båda tar ut sig."
    return Table("alternativen", "Alternativen med samma osäkerhet", columns, lines, note=note)


def _whole(value: float) -> Decimal:
    return Decimal(round(value))
