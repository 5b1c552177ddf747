"""The tables and pictures of who decides."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from samverkan.charts import Chart
from samverkan.charts.bars import Bars, grouped_bars
from samverkan.core.ballots import Held, Votes
from samverkan.core.ballots.kinds import FEE, PEOPLE, SEATS
from samverkan.core.swedish import number
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.transition.votes.selectors import Desk

MOST_DRAWN = 30
MOST_SWINGS = 10**9
"""More occasions than this are told as a part only."""
_TITLES = {PEOPLE: "Andel av folkmängden", FEE: "Andel av avgifterna", SEATS: "Andel av platserna"}


def share_of(votes: Votes, code: str) -> Fraction | None:
    """The member's part of these votes, in per cent; None where it has none there."""
    if code not in votes.codes or not votes.total:
        return None
    return Fraction(votes.weights[votes.codes.index(code)]) * 100 / Fraction(votes.total)


def power_table(desk: Desk, held: Held) -> Table:
    """Every member's votes, its part of inhabitants, fees and seats, its power by both measures, and whether it can stop."""
    votes, power = held.votes, held.power
    beside = [way for way in (PEOPLE, FEE, SEATS) if way in desk.beside and way != votes.kind.way]
    countable = power.winning < MOST_SWINGS
    columns = [
        Column("medlem", "Medlem"), Column("roster", votes.unit.capitalize(), "number", "", 0),
        Column("andel", "Andel av rösterna", "percent", "%", 1),
        *(Column(way, _TITLES[way], "percent", "%", 1) for way in beside),
        Column("banzhaf", "Makt (Banzhaf)", "percent", "%", 1, bar=True),
        Column("shapley", "Shapley–Shubik", "percent", "%", 1),
        Column("avgor", "Utgången beror på medlemmen", "percent", "%", 1),
        *([Column("ganger", "tillfällen", "number", "", 0, under="avgor")] if countable else []),
        Column("stoppa", "Kan stoppa beslut", sortable=False),
    ]  # fmt: skip
    rows = [_row(desk, held, place, beside) for place in range(len(votes.members))]
    return Table("makt", f"Makt i omröstningar: {votes.title}", columns, rows, [_sum(held, beside)], _note(held))


def _row(desk: Desk, held: Held, place: int, beside: list[str]) -> Row:
    votes, one = held.votes, held.power.members[place]
    code = votes.codes[place]
    return Row(
        {
            "medlem": Cell(one.member), "roster": Cell(_whole(one.weight)),
            "andel": Cell(share_of(votes, code)),
            **{way: _beside(share_of(desk.beside[way], code)) for way in beside},
            "banzhaf": Cell(one.banzhaf * 100, figure=held.figure("banzhaf", code)),
            "shapley": Cell(one.shapley_shubik * 100, figure=held.figure("shapley", code)),
            "avgor": Cell(one.absolute * 100, figure=held.figure("avgor", code)),
            "ganger": Cell(one.swings),
            "stoppa": Cell(_stops(held.groups.company[place], never=one.counted and not one.swings)),
        },
        code,
    )  # fmt: skip


def _beside(share: Fraction | None) -> Cell:
    return Cell(share) if share is not None else Cell(text="–", tone="muted")


def _whole(weight: Decimal) -> int | Decimal:
    return int(weight) if weight == int(weight) else weight


def _stops(company: int | None, *, never: bool) -> str:
    if never or company is None:
        return "aldrig avgörande"
    if company == 0:
        return "ensam"
    return f"med minst {number(company)} till"


def _sum(held: Held, beside: list[str]) -> Row:
    whole = Cell(Fraction(100))
    cells = {
        "medlem": Cell("Summa"), "roster": Cell(_whole(held.votes.total)), "andel": whole,
        **{way: Cell(text=" ") for way in beside},
        "banzhaf": Cell(Fraction(100), figure=held.figure("banzhaf", "alla")), "shapley": whole,
        "avgor": Cell(text=" "), "stoppa": Cell(text=" "), "ganger": Cell(),
    }  # fmt: skip
    return Row(cells, "summa", kind="sum")


def _note(held: Held) -> str:
    told = [held.power.explanation.rounding, *held.votes.notes]
    if held.votes.left_out:
        told.append(f"Utan röster här: {', '.join(held.votes.left_out)}.")
    return " ".join(filter(None, told))


def power_chart(desk: Desk, held: Held) -> Chart:
    """Each member's part of the inhabitants, of the votes and of the power; of many members those with most votes."""
    votes, people = held.votes, desk.beside.get(PEOPLE)
    order = sorted(range(len(votes.members)), key=lambda place: -votes.weights[place])[:MOST_DRAWN]
    rows = [
        Bars(
            votes.names[place],
            (
                *([share_of(people, votes.codes[place])] if people else []),
                share_of(votes, votes.codes[place]),
                held.power.members[place].banzhaf * 100,
            ),
        )
        for place in order
    ]
    series = (*(["Folkmängd"] if people else []), "Röster", "Makt (Banzhaf)")
    title = "Andel av folkmängd, röster och makt" if people else "Andel av röster och makt"
    return grouped_bars("maktbild", title, rows, series)
