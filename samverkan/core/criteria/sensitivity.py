"""How far a ranking holds: where a criterion's weight flips it, in how many weight sets each alternative is best, and which
alternative no weights at all make best. Exact throughout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb, lcm

from samverkan.core.criteria.model import Alternative, Sheet
from samverkan.core.fairness.simplex import Simplex

MOST_POINTS = 20_000
FINEST = 100


@dataclass(frozen=True, slots=True)
class Span:
    """A criterion's weight (of 1) and the weights between which the best stays best while the others keep their proportions.
    ``low`` and ``high`` are None where it holds all the way down or up; ``below`` and ``above`` are who is as good there and
    then goes past. ``tied``: several are best already, so any change decides."""

    criterion: str
    title: str
    weight: Fraction
    low: Fraction | None
    high: Fraction | None
    below: tuple[Alternative, ...]
    above: tuple[Alternative, ...]
    tied: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """Every weight set in steps of ``1/steps``: how many there are, the part in which each alternative is best alone, and the
    part in which several are."""

    steps: int
    points: int
    alone: dict[str, Fraction]
    shared: Fraction


@dataclass(frozen=True, slots=True)
class Dominance:
    """``never``: not best with any weights at all. ``only_tied``: at best as good as another. ``by``: pairs of one that is
    worse or equal on every criterion and worse on some, and the one it is worse than."""

    never: tuple[Alternative, ...]
    only_tied: tuple[Alternative, ...]
    by: tuple[tuple[Alternative, Alternative], ...]


def spans(sheet: Sheet, weights: dict[str, Fraction], values: dict[str, Fraction]) -> tuple[Span, ...]:
    """One for each criterion, in order."""
    top = max(values.values())
    best = [one for one in sheet.alternatives if values[one.id] == top]
    return tuple(_span(sheet, key, weights, best) for key in weights)


def _span(sheet: Sheet, key: str, weights: dict[str, Fraction], best: Sequence[Alternative]) -> Span:
    title = next(row.title for row in sheet.criteria if row.id == key)
    weight, tied = weights[key], len(best) > 1
    if tied or len(weights) == 1:
        return Span(key, title, weight, None, None, (), (), tied)
    roots = [
        (root, other)
        for other in sheet.alternatives
        if other != best[0] and (root := _flip(sheet, key, weights, best[0].id, other.id)) is not None
    ]
    low = max((root for root, _ in roots if root < weight), default=None)
    high = min((root for root, _ in roots if root > weight), default=None)
    return Span(key, title, weight, low, high, _at(roots, low), _at(roots, high), tied=False)


def _at(roots: Sequence[tuple[Fraction, Alternative]], place: Fraction | None) -> tuple[Alternative, ...]:
    return tuple(other for root, other in roots if place is not None and root == place)


def _flip(sheet: Sheet, key: str, weights: dict[str, Fraction], first: str, other: str) -> Fraction | None:
    """The weight of the criterion at which the two are equal and beyond which the other is ahead; None where there is none. Equal
    at nought or the whole is no flip: there is nothing beyond."""
    rest = _rest(weights, key)
    ahead = sum(
        (part * (sheet.value(first, name) - sheet.value(other, name)) for name, part in rest.items()), Fraction(0)
    )
    here = sheet.value(first, key) - sheet.value(other, key)
    if ahead == here:
        return None
    root = ahead / (ahead - here)
    return root if 0 < root < 1 else None


def _rest(weights: dict[str, Fraction], key: str) -> dict[str, Fraction]:
    """The others' weights as parts of 1, kept in proportion; alike where they are all zero."""
    others = {name: weight for name, weight in weights.items() if name != key}
    whole = sum(others.values(), Fraction(0))
    return {name: weight / whole if whole else Fraction(1, len(others)) for name, weight in others.items()}


def grid(sheet: Sheet) -> Grid:
    """Count who is best in every weight set of the grid, the finest that keeps within :data:`MOST_POINTS`."""
    count = len(sheet.criteria)
    steps = next(step for step in range(FINEST, 0, -1) if step == 1 or comb(step + count - 1, count - 1) <= MOST_POINTS)
    rows = _whole_scores(sheet)
    columns = [tuple(row[place] for row in rows) for place in range(count)]
    alone, shared, points = [0] * len(rows), 0, 0
    for totals in _each(columns, steps, (0,) * len(rows)):
        points += 1
        top = max(totals)
        if totals.count(top) > 1:
            shared += 1
        else:
            alone[totals.index(top)] += 1
    parts = {one.id: Fraction(won, points) for one, won in zip(sheet.alternatives, alone, strict=True)}
    return Grid(steps, points, parts, Fraction(shared, points))


def _each(columns: Sequence[tuple[int, ...]], left: int, held: tuple[int, ...]) -> list[tuple[int, ...]]:
    """The totals of every way to give ``left`` steps to the criteria."""
    column, rest = columns[0], columns[1:]
    if not rest:
        return [tuple(total + left * score for total, score in zip(held, column, strict=True))]
    found: list[tuple[int, ...]] = []
    for steps in range(left + 1):
        moved = tuple(total + steps * score for total, score in zip(held, column, strict=True))
        found += _each(rest, left - steps, moved)
    return found


def _whole_scores(sheet: Sheet) -> list[list[int]]:
    """The scores by alternative as whole numbers over one denominator."""
    exact = [[sheet.value(one.id, row.id) for row in sheet.criteria] for one in sheet.alternatives]
    whole = lcm(*(score.denominator for row in exact for score in row))
    return [[int(score * whole) for score in row] for row in exact]


def dominance(sheet: Sheet) -> Dominance:
    """Who can never be best, by an exact linear programme each, and who is worse than another throughout."""
    rows = _whole_scores(sheet)
    margins = [_margin(rows, place) for place in range(len(rows))]
    pairs = [
        (worse, better)
        for worse, low in zip(sheet.alternatives, rows, strict=True)
        for better, high in zip(sheet.alternatives, rows, strict=True)
        if low != high and all(a <= b for a, b in zip(low, high, strict=True))
    ]
    told = list(zip(sheet.alternatives, margins, strict=True))
    never = tuple(one for one, margin in told if margin < 0)
    return Dominance(never, tuple(one for one, margin in told if margin == 0), tuple(pairs))


def _margin(rows: Sequence[Sequence[int]], place: int) -> Fraction:
    """By how much, with the weights that suit it best, an alternative is ahead of the best of the others (below zero: never)."""
    rivals = [row for number, row in enumerate(rows) if number != place]
    height = len(rivals) + 1
    programme = Simplex(height, 1)
    for number, score in enumerate(rows[place]):
        programme.add((*(score - rival[number] for rival in rivals), 1), 0)
    programme.add((*(-1 for _ in rivals), 0), 1)
    programme.add((*(1 for _ in rivals), 0), -1)
    for number in range(len(rivals)):
        programme.add((*(-int(number == other) for other in range(len(rivals))), 0), 0)
    programme.solve()
    prices, whole = programme.prices()
    return Fraction(prices[-1], whole)
