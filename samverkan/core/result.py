"""The result of a year: budget, what was consumed, and what was left or lacking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from samverkan.core.budget import Budget, case_budget
from samverkan.core.explain import Explanation
from samverkan.core.members import source_ref
from samverkan.core.records import PRECISIONS, Case, OutcomeLine, Source
from samverkan.core.sums import conversion, in_kronor, quotient, subtracted, summed
from samverkan.core.swedish import listing, months_between

_CONSUMED, _SURPLUS = "forbrukat", "overskott"
_TITLES = {_CONSUMED: "Förbrukat", _SURPLUS: "Överskott"}
_ORDER = (("utfall", _CONSUMED), ("utfall", _SURPLUS), ("prognos", _CONSUMED), ("prognos", _SURPLUS))


@dataclass(frozen=True, slots=True)
class YearResult:
    """Budget, consumption and surplus of a year in kr. ``status`` is utfall, prognos or "" (nothing stated);
    ``precision`` is "ca" where the source says so."""

    year: int
    status: str
    precision: str
    budget: Explanation
    consumed: Explanation
    surplus: Explanation


def year_result(case: Case, year: int, tree: Budget | None = None) -> YearResult:
    """Budget − consumed = surplus. An outcome goes before a forecast; an outcome of part of the year is not a year.

    ``tree`` is the case's budget where the caller has it already.
    """
    tree = tree or case_budget(case)
    budget = _budget(tree, year)
    notes: list[str] = []
    for status, measure in _ORDER:
        lines = [line for line in case.outcome if (line.year, line.status, line.measure) == (year, status, measure)]
        figure = _outcome(_Outcome(tree, year, measure, lines, case.sources))
        if figure.value is None:
            notes += [figure.note] if lines else []
            continue
        return _result(year=year, status=status, budget=budget, measure=measure, lines=lines,
                       figure=replace(figure, status=status))  # fmt: skip
    note = " ".join(dict.fromkeys(notes)) or "Varken utfall eller prognos finns för året."
    empty = Explanation(f"Förbrukat {year}", None, "kr", note=note)
    return YearResult(year, "", "", budget, empty, replace(empty, title=f"Överskott {year}"))


def surplus_percent(result: YearResult) -> Explanation:
    """The surplus as a percentage of the budget, as the number shown; None where either is not stated."""
    title = f"Överskott av budgeten {result.year}"
    return quotient(title, result.surplus, result.budget, "%", per=100, rule="Överskottet delat med budgeten")


def _budget(tree: Budget, year: int) -> Explanation:
    if tree.root and year in tree.years:
        return replace(tree.cell(tree.root, year).amount, title=f"Budget {year}")
    return Explanation(f"Budget {year}", None, "kr", note="Det finns ingen budget för året.")


def _result(
    *, year: int, status: str, budget: Explanation, measure: str, figure: Explanation, lines: Sequence[OutcomeLine]
) -> YearResult:
    if measure == _CONSUMED:
        other = subtracted(f"Överskott {year}", budget, figure, "kr", rule="Budget minus förbrukat")
        consumed, surplus = figure, replace(other, status=status)
    else:
        other = subtracted(f"Förbrukat {year}", budget, figure, "kr", rule="Budget minus överskott")
        consumed, surplus = replace(other, status=status), figure
    precision = next((line.precision for line in lines if line.precision), "")
    return YearResult(year, status, precision, budget, consumed, surplus)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """The lines of one status and measure, with the tree they belong to."""

    tree: Budget
    year: int
    measure: str
    lines: Sequence[OutcomeLine]
    sources: Sequence[Source]


def _outcome(book: _Outcome) -> Explanation:
    if book.tree.root and any(_below(book, line) for line in book.lines):
        return _area(book, book.tree.root)
    return _stated(book, list(book.lines), f"{_TITLES[book.measure]} {book.year}")


def _below(book: _Outcome, line: OutcomeLine) -> bool:
    return any(node.area.id == line.area for node in book.tree.nodes)


def _area(book: _Outcome, area: str) -> Explanation:
    """An area's own line where it has one, else the sum of the areas below, which then must all be stated."""
    node = book.tree.node(area)
    title = f"{_TITLES[book.measure]} {book.year}, {node.area.name}"
    own = [line for line in book.lines if line.area == area]
    if own or not node.children:
        return _stated(book, own, title)
    parts = [(child, _area(book, child)) for child in node.children if _matters(book, child)]
    missing = listing(tuple(book.tree.node(child).area.name for child, part in parts if part.value is None))
    if missing:
        note = f"Utfall saknas för: {missing}."
        return Explanation(title, None, "kr", inputs=tuple(part for _, part in parts), note=note)
    return summed(title, [part for _, part in parts], "kr", rule="Summan av områdena under")


def _matters(book: _Outcome, area: str) -> bool:
    """An area without budget and without outcome lacks nothing."""
    below = {leaf.area.id for leaf in book.tree.leaves(area)} | {area}
    known = book.year in book.tree.years and book.tree.amount(area, book.year)
    return bool(known) or any(line.area in below for line in book.lines)


def _stated(book: _Outcome, lines: Sequence[OutcomeLine], title: str) -> Explanation:
    if not lines:
        return Explanation(title, None, "kr", note="Anges inte.")
    if sum((_months(line) for line in lines), Fraction(0)) % 12:
        note = "Uppgiften omfattar bara en del av året och är därför inget årsutfall."
        return Explanation(title, None, "kr", note=note, source=source_ref(book.sources, lines[0]))
    parts = [_line(book, line, title) for line in lines]
    unstated = any(line.amount is None for line in lines)
    if unstated:
        return Explanation(title, None, "kr", inputs=tuple(parts), note="Beloppet är tomt i källan.")
    return parts[0] if len(parts) == 1 else summed(title, parts, "kr", rule="Summan av uppgifterna")


def _line(book: _Outcome, line: OutcomeLine, title: str) -> Explanation:
    about = f"Källan anger {PRECISIONS[line.precision]}." if line.precision else ""
    return Explanation(
        title, in_kronor(line.amount, line.unit), "kr", rule="Uppgift i källan",
        calculation=conversion(line.amount, line.unit), source=source_ref(book.sources, line),
        note=" ".join(filter(None, (about, line.note))), status=line.status,
    )  # fmt: skip


def _months(line: OutcomeLine) -> Fraction:
    return months_between(line.since or date(line.year, 1, 1), line.until or date(line.year + 1, 1, 1))
