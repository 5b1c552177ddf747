"""Money and commitments that lose the agreement they rest on."""

from __future__ import annotations

from datetime import date

from samverkan.agreements.selectors.standings import NOT_STATED, agreement_href, budget_of
from samverkan.core.explain import Explanation
from samverkan.core.ground import Gap, gap_money, gaps_total, ground_gaps
from samverkan.core.periods import last_day
from samverkan.formats.tables import Cell, Column, Row, Table, Value
from samverkan.registry.links import address
from samverkan.registry.selectors import object_name
from samverkan.registry.snapshots import Snapshot


def gaps(snapshot: Snapshot, on: date) -> tuple[tuple[Gap, Explanation], ...]:
    """Every commitment that outlives its agreement, as known on the day, with the money a year."""
    case = snapshot.case

    def work() -> tuple[tuple[Gap, Explanation], ...]:
        budget = budget_of(snapshot)
        return tuple((gap, gap_money(case, gap, gap_name(snapshot, gap), on, budget)) for gap in ground_gaps(case, on))

    return snapshot.once(("gaps", on), work)


def gap_name(snapshot: Snapshot, gap: Gap) -> str:
    """What a reader calls the commitment."""
    return object_name(snapshot, gap.kind, gap.object)


def gaps_figure(snapshot: Snapshot, on: date) -> Explanation:
    """The money a year of the gaps that are not over."""
    return gaps_total(gaps(snapshot, on), on)


def gaps_table(snapshot: Snapshot, on: date) -> Table:
    """The gaps, each with the agreement it rested on, its days and money, and the sum of what is left."""
    columns = [
        Column("what", "Åtagande"),
        Column("ground", "Vilar på"),
        Column("since", "Utan grund från", "date"),
        Column("until", "Åtagandet löper till och med", "date"),
        Column("money", "Pengar per år", "number", unit="kr", decimals=0),
        Column("state", f"Sett per {on}"),
        Column("check", "Kontroll", sortable=False),
    ]
    known = gaps(snapshot, on)
    rows = [_row(snapshot, gap, money, on) for gap, money in known]
    total = gaps_total(known, on)
    foot = [Row({"what": Cell("Summa av det som anges"), "money": Cell(_value(total), figure="ground.alla")})]
    return Table("utan-grund", "Åtaganden som löper vidare när avtalet de vilar på upphör", columns, rows,
                 foot=foot if _value(total) is not None else (), note=total.note)  # fmt: skip


def _row(snapshot: Snapshot, gap: Gap, money: Explanation, on: date) -> Row:
    slug, last = snapshot.case.slug, last_day(gap.until)
    name = gap_name(snapshot, gap)
    href = agreement_href(snapshot, gap.object) if gap.kind == "avtal" else address(gap.kind, slug, gap.object)
    stated = _value(money)
    return Row(
        {
            "what": Cell(name, href=href),
            "ground": Cell(gap.ground.name, href=agreement_href(snapshot, gap.ground.id)),
            "since": Cell(gap.since),
            "until": Cell(last, text="" if last else "tills vidare"),
            "money": Cell(stated, text="" if stated is not None else NOT_STATED, figure=f"ground.{gap.record}"),
            "state": Cell(_state(gap, on)),
            "check": Cell("Visa", href=f"/{slug}/kontroll/ground-gap:{gap.record}/"),
        },
        key=gap.record,
    )


def _value(money: Explanation) -> Value:
    return money.value


def _state(gap: Gap, on: date) -> str:
    if gap.over(on):
        return "åtagandet är slut"
    return "utan grund" if gap.since <= on else "har grund än"
