"""A year area by area: the budget, its part for the months gone, what is booked, what is expected, and the deviation.

A deviation is budget minus outcome: positive where money is left, as municipal reports print it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from samverkan.core.budget import Budget
from samverkan.core.explain import Explanation, SourceRef
from samverkan.core.followup.mapping import Mapped
from samverkan.core.followup.rule import FollowUpRule
from samverkan.core.sums import quotient, stated, subtracted, summed
from samverkan.core.swedish import kronor, number

MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
          "december")  # fmt: skip
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Expected:
    """What someone expects an area to use in the year, in kr, and the words on its deviation."""

    amount: Decimal | None
    note: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """An area of the year. ``due`` is the budget's part for the months gone, ``booked`` the outcome so far, ``last`` the same
    months of the year before, ``left`` = due − booked, ``forecast`` for the whole year and ``deviation`` = budget − forecast.
    ``stands_out``: the deviation asks for an explanation; ``note`` is the one given."""

    area: str
    name: str
    level: int
    budget: Explanation
    due: Explanation
    booked: Explanation
    last: Explanation
    left: Explanation
    forecast: Explanation
    deviation: Explanation
    percent: Explanation
    stands_out: bool
    note: str
    months: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A year up to and including a month; rows in tree order, the budget's root first where there is one."""

    year: int
    month: int
    rows: tuple[FollowUpRow, ...]
    rule: FollowUpRule

    @property
    def unexplained(self) -> tuple[FollowUpRow, ...]:
        """Rows whose deviation stands out and that nobody has commented on."""
        return tuple(row for row in self.rows if row.stands_out and not row.note)


@dataclass(frozen=True, slots=True)
class _Year:
    tree: Budget
    year: int
    month: int
    mapped: Mapped | None
    before: Mapped | None
    expected: Mapping[str, Expected]
    source: SourceRef | None
    months: Fraction
    memo: dict[tuple[str, str], Explanation] = field(default_factory=dict)


def follow_up(
    tree: Budget,
    year: int,
    month: int,
    mapped: Mapped | None,
    *,
    rule: FollowUpRule,
    expected: Mapping[str, Expected] | None = None,
    before: Mapped | None = None,
    source: SourceRef | None = None,
    in_force: int = _YEAR,
) -> FollowUp:
    """The year up to and including a month (1–12). ``mapped`` is None where its books are not read: then nothing is said of
    what is used, and only a forecast that someone has made is one. ``before`` is the books of the year before, ``in_force`` the
    number of months of the year that the budget is for, counted to its end where the cooperation began within it.

    An area without a forecast of its own is expected to use what is booked and the rest of its budget: nobody has said
    otherwise. At the end of the year the forecast is the outcome.
    """
    gone = max(0, month - (_YEAR - in_force))
    held = _Year(tree, year, month, mapped, before, expected or {}, source, Fraction(gone, in_force))
    return FollowUp(year, month, tuple(_row(held, node.area.id, rule) for node in tree.nodes), rule)


def _row(held: _Year, area: str, rule: FollowUpRule) -> FollowUpRow:
    node = held.tree.node(area)
    name = node.area.name
    budget = _budget(held, area)
    due, booked = _due(held, name, budget), _booked(held, area)
    forecast = _forecast(held, area)
    deviation = subtracted(
        f"{name}, avvikelse {held.year}", budget, forecast, "kr", rule="Årets budget minus prognosen"
    )
    size, whole = stated(deviation), stated(budget)
    given = held.expected.get(area)
    return FollowUpRow(
        area, name, node.level, budget, due, booked, _last(held, area),
        subtracted(f"{name}, kvar av budgeten hittills {held.year}", due, booked, "kr",
                   rule="Budget för månaderna som gått minus utfallet"),
        forecast, deviation,
        quotient(f"{name}, avvikelse i procent {held.year}", deviation, budget, "%", per=100, rule="Avvikelsen delad med budgeten",
                 decimals=1),
        size is not None and whole is not None and rule.stands_out(Fraction(size), Fraction(whole)),
        given.note if given else "", _by_month(held, area),
    )  # fmt: skip


def _budget(held: _Year, area: str) -> Explanation:
    if held.year in held.tree.years:
        return held.tree.cell(area, held.year).amount
    return Explanation(
        f"{held.tree.node(area).area.name}, budget {held.year}", None, "kr", note="Det finns ingen budget för året."
    )


def _due(held: _Year, name: str, budget: Explanation) -> Explanation:
    whole, title = stated(budget), f"{name}, budget till och med {MONTHS[held.month - 1]} {held.year}"
    rule = "Årets budget i lika stora delar per månad"
    if whole is None:
        return Explanation(title, None, "kr", rule=rule, inputs=(budget,), note=budget.note or "Anges inte.")
    value = Fraction(whole) * held.months
    part = f"{number(held.months.numerator)}/{number(held.months.denominator)}"
    return Explanation(
        title, value, "kr", rule=rule, calculation=f"{kronor(whole)} × {part} = {number(value)} kr", inputs=(budget,)
    )


def _booked(held: _Year, area: str) -> Explanation:
    title = f"utfall till och med {MONTHS[held.month - 1]} {held.year}"
    if held.mapped is None:
        return _unread(held, area, title, "Bokföringen för året är inte inläst.")
    mapped = held.mapped
    return _climbed(held, area, title, "utfall", lambda own: mapped.area(own, date(held.year, held.month, 1)))


def _unread(held: _Year, area: str, title: str, note: str) -> Explanation:
    return Explanation(f"{held.tree.node(area).area.name}, {title}", None, "kr", note=note)


def _last(held: _Year, area: str) -> Explanation:
    title = f"utfall till och med {MONTHS[held.month - 1]} {held.year - 1}"
    if held.before is None:
        return _unread(held, area, title, "Bokföringen för året före är inte inläst.")
    before = held.before
    return _climbed(held, area, title, "förra året", lambda own: before.area(own, date(held.year - 1, held.month, 1)))


def _climbed(held: _Year, area: str, title: str, kind: str, pick: Callable[[str], Decimal | None]) -> Explanation:
    """What is booked on an area and on those below it."""
    if found := held.memo.get((kind, area)):
        return found
    node = held.tree.node(area)
    own = pick(area)
    parts = [_climbed(held, child, title, kind, pick) for child in node.children]
    mine = Explanation(f"{node.area.name}, {title}", own, "kr", rule="Bokfört på konton som hör till området",
                       source=held.source, status="utfall")  # fmt: skip
    if not parts:
        figure = (
            mine
            if own is not None
            else Explanation(mine.title, Decimal(0), "kr", note="Inget är bokfört.", source=held.source)
        )
    else:
        below = parts if own is None else [mine, *parts]
        figure = summed(mine.title, below, "kr", rule="Summan av områdena under")
    held.memo[kind, area] = figure
    return figure


def _forecast(held: _Year, area: str) -> Explanation:
    if found := held.memo.get(("prognos", area)):
        return found
    node, given = held.tree.node(area), held.expected.get(area)
    title = f"{node.area.name}, prognos {held.year}"
    if held.month == _YEAR and held.mapped is not None:
        booked = _booked(held, area)
        figure = Explanation(
            title, booked.value, "kr", rule="Året är slut: prognosen är utfallet", inputs=(booked,), status="utfall"
        )
    elif given and given.amount is not None:
        said = f"Uppgift av {given.by}" if given.by else "Lämnad prognos"
        figure = Explanation(title, given.amount, "kr", rule=said, note=given.note, status="prognos")
    elif node.children:
        figure = _forecast_below(title, [_forecast(held, child) for child in node.children])
    else:
        figure = _presumed(held, area, title)
    held.memo["prognos", area] = figure
    return figure


def _forecast_below(title: str, parts: Sequence[Explanation]) -> Explanation:
    """The sum of the areas below; a sum that lacks one of them would look like money left."""
    if any(part.value is None for part in parts):
        return Explanation(title, None, "kr", inputs=tuple(parts), note="Prognos saknas för något av områdena under.")
    return summed(title, parts, "kr", rule="Summan av områdena under")


def _presumed(held: _Year, area: str, title: str) -> Explanation:
    budget, booked = _budget(held, area), _booked(held, area)
    whole, used = stated(budget), stated(booked)
    rule = "Utfallet hittills och resten av budgeten; ingen prognos är lämnad"
    if used is None:
        return Explanation(title, None, "kr", rule=rule, inputs=(booked, budget), note="Ingen prognos är lämnad.")
    if whole is None:
        return Explanation(
            title, used, "kr", rule="Utfallet hittills; budget saknas", inputs=(booked,), status="prognos"
        )
    rest = Fraction(whole) * (1 - held.months)
    value = Fraction(used) + rest
    calculation = f"{number(used)} + {number(rest)} = {number(value)}"
    return Explanation(
        title, value, "kr", rule=rule, calculation=calculation, inputs=(booked, budget), status="prognos"
    )


def _by_month(held: _Year, area: str) -> tuple[Decimal | None, ...]:
    below = [area, *_descendants(held.tree, area)]
    return tuple(_month_sum(held, below, month) for month in range(1, _YEAR + 1))


def _month_sum(held: _Year, areas: Sequence[str], month: int) -> Decimal | None:
    booked, place = held.mapped.by_month if held.mapped else {}, date(held.year, month, 1)
    found = [booked[area, place] for area in areas if (area, place) in booked]
    return sum(found, Decimal(0)) if found else None


def _descendants(tree: Budget, area: str) -> list[str]:
    return [below for child in tree.node(area).children for below in (child, *_descendants(tree, child))]
