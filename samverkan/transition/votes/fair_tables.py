"""The rules tried against a wish, nearest first."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from samverkan.charts import Chart
from samverkan.charts.bars import Body, comparison_bars
from samverkan.core.ballots import TARGETS, Tried
from samverkan.core.ballots.demands import NO_DEMAND
from samverkan.core.ballots.kinds import ALTERNATIVE, SEATS
from samverkan.core.swedish import number, percent, signed
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.transition.votes.selectors import Desk
from samverkan.web.frame import with_query

MOST_DRAWN = 12
MOST_SHOWN = 12
"""Rules of the table before one asks for all."""


def fair_table(desk: Desk) -> Table | None:
    """Each rule under each majority: how far from the wish, whose power is most off, and the largest and smallest."""
    if not desk.tried:
        return None
    columns = [
        Column("regel", "Röster"), Column("majoritet", "För beslut krävs"), Column("antal", "Röster i allt", "number", "", 0),
        Column("avstand", "Makt hos fel medlem", "percent", "%", 1, bar=True),
        Column("mest", "Mest för mycket", sortable=False), Column("minst", "Mest för lite", sortable=False),
        Column("storst", "Störst makt", sortable=False),
        Column("utan", "Utan inflytande", "number", "", 0),
    ]  # fmt: skip
    rows = [_row(desk, tried) for tried in desk.tried]
    caption = f"Regler efter hur nära makten kommer målet {TARGETS[desk.asked.target]}"
    return Table("regler", caption, columns, rows, note=_note(desk))


def shown_first(desk: Desk, table: Table | None) -> Table | None:
    """The nearest rules, all of them where ``?regler=alla`` or an order of one's own asks for that."""
    get = desk.page.request.GET
    if table is None or get.get("regler") == "alla" or get.get("sortera", "").strip("-").startswith(f"{table.id}."):
        return table
    return replace(table, rows=table.rows[:MOST_SHOWN])


def _row(desk: Desk, tried: Tried) -> Row:
    gaps, names = tried.gaps, tried.votes.names
    over, under = max(range(len(gaps)), key=lambda at: gaps[at]), min(range(len(gaps)), key=lambda at: gaps[at])
    most = max(range(len(gaps)), key=lambda at: tried.shares[at])
    name, demand = tried.votes.kind.name, tried.demand.name
    href = with_query(desk.page.request, roster=name, majoritet=demand, medlemmar=None, grans=None, ladda=None)
    alone = tried.shares[most] == 1
    return Row(
        {
            "regel": Cell(tried.votes.title, href=f"{href}#makten"),
            "majoritet": Cell(tried.demand.words, tag="bästa gränsen" if tried.sought else ""),
            "antal": Cell(int(tried.votes.total)),
            "avstand": Cell(tried.distance * 100, figure=f"power.{name}.{demand}.{NO_DEMAND}.avstand-{desk.asked.target}.alla"),
            "mest": Cell(_off(names[over], gaps[over])), "minst": Cell(_off(names[under], gaps[under])),
            "storst": Cell(
                f"{names[most]} {percent(tried.shares[most] * 100, 1)}",
                tag="avgör ensam" if alone else "kan stoppa ensam" if tried.vetoes[most] else "",
                tone="warn" if alone else "",
            ),
            "utan": Cell(sum(1 for share in tried.shares if not share)),
        },
        f"{name}-{demand}",
        kind="on" if desk.held and (name, demand) == (desk.held.votes.kind.name, desk.held.demand.name) else "",
    )  # fmt: skip


def _off(name: str, gap: Fraction) -> str:
    return f"{name} {signed(gap * 100, 1)}" if gap else "–"


def _note(desk: Desk) -> str:
    left = sorted({name for tried in desk.tried for name in tried.votes.left_out})
    without = (
        f" {', '.join(left)} har ingen egen folkmängd och är inte med i de regler som går efter den." if left else ""
    )
    return f"Makten är Banzhafs mått. Skillnader i procentenheter mot målet. {number(len(desk.tried))} regler prövade.{without}"


def _short(tried: Tried) -> str:
    kind = tried.votes.kind
    organ, _, rule = tried.votes.title.partition(": ")
    return (rule if kind.way == ALTERNATIVE else organ) if kind.way in (ALTERNATIVE, SEATS) else kind.short()


def fair_chart(desk: Desk) -> Chart | None:
    """The distance of the nearest rules."""
    if not desk.tried:
        return None
    bodies = [
        Body(f"{_short(tried)}, {tried.demand.short()}", tried.distance * 100, own=not at)
        for at, tried in enumerate(desk.tried[:MOST_DRAWN])
    ]
    return comparison_bars("regelbild", "Makt hos fel medlem, de närmaste reglerna", bodies, unit="%")
