"""Money set aside in an area's budget and decided from in portions: what was decided, what came back, what is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from samverkan.core.budget import Budget, case_budget
from samverkan.core.explain import Explanation
from samverkan.core.faults import Fault, FaultError
from samverkan.core.members import source_ref
from samverkan.core.records import Case, Portion
from samverkan.core.sums import decimal_of, subtracted, summed

POT_PARTS = ("budgeted", "decided", "returned", "used", "left")


@dataclass(frozen=True, slots=True)
class Step:
    """A portion and what was left when it had been taken, in kr; None where the budget is not stated."""

    portion: Portion
    left: Decimal | None


@dataclass(frozen=True, slots=True)
class Pot:
    """An area's money of a year, in kr. ``used`` is what was decided less what came back; ``left`` is the budget less
    that, None where the budget is not stated, below zero where more was decided than there was."""

    area: str
    name: str
    year: int
    budgeted: Explanation
    decided: Explanation
    returned: Explanation
    used: Explanation
    left: Explanation
    steps: tuple[Step, ...]

    @property
    def remaining(self) -> Decimal | None:
        """What is left as a number."""
        return decimal_of(self.left)

    @property
    def emptied(self) -> bool:
        """Whether it has been followed to zero."""
        return bool(self.steps) and self.remaining == 0


def case_pot(case: Case, area: str, year: int, budget: Budget | None = None) -> Pot:
    """The pot of an area and year, with portions or without. FaultError where the area does not exist."""
    name = next((row.name for row in case.areas if row.id == area), None)
    if name is None:
        raise FaultError(Fault("unknown-area", f"Området ”{area}” finns inte.", area))
    rows = [row for row in case.portions if (row.area, row.year) == (area, year)]
    rows.sort(key=lambda row: row.on or date.max)  # what has no day comes last, as entered
    budgeted = _budgeted(budget or case_budget(case), area, name, year)
    decided = _sum(case, rows, f"{name} {year}, beslutat", "amount", "Summan av de beslutade delarna")
    returned = _sum(case, rows, f"{name} {year}, återfört", "returned", "Summan av det som inte användes")
    used = subtracted(f"{name} {year}, taget i anspråk", decided, returned, "kr", rule="Beslutat minus återfört")
    left = subtracted(f"{name} {year}, kvar", budgeted, used, "kr", rule="Budget minus det som är taget i anspråk")
    return Pot(area, name, year, budgeted, decided, returned, used, left, tuple(_steps(rows, decimal_of(budgeted))))


def pot_keys(case: Case) -> tuple[tuple[str, int], ...]:
    """Areas and years that something has been decided from, the latest year first, then as the areas stand."""
    order = {row.id: place for place, row in enumerate(case.areas)}
    found = {(row.area, row.year) for row in case.portions}
    return tuple(sorted(found, key=lambda pot: (-pot[1], order.get(pot[0], len(order)))))


def _budgeted(budget: Budget, area: str, name: str, year: int) -> Explanation:
    held = any(node.area.id == area for node in budget.nodes) and year in budget.years
    if held:
        return budget.cell(area, year).amount
    return Explanation(f"{name}, budget {year}", None, "kr", note="Budgeten anger inget belopp för året.")


def _sum(case: Case, rows: Sequence[Portion], title: str, part: str, rule: str) -> Explanation:
    parts = [_part(case, row, getattr(row, part)) for row in rows if part == "amount" or row.returned is not None]
    if not parts:
        return Explanation(title, Decimal(0), "kr", rule=rule, note="Inga delar är bokförda.")
    blanks = [row.purpose for row in rows if part == "amount" and row.amount is None]
    found = summed(title, parts, "kr", rule=rule, blanks=blanks)
    return found if found.value is not None else Explanation(title, None, "kr", rule=rule, note=found.note)


def _part(case: Case, row: Portion, amount: Decimal | None) -> Explanation:
    decision = next((held for held in case.decisions if held.id == row.decision), None)
    stated = source_ref(case.sources, decision or row) if decision or row.source else None
    day = f", {row.on.isoformat()}" if row.on else ""
    return Explanation(f"{row.purpose}{day}", amount, "kr", rule="Beslutad del", source=stated, note=row.note)


def _steps(rows: Sequence[Portion], budgeted: Decimal | None) -> list[Step]:
    left, steps = budgeted, []
    for row in rows:
        left = None if left is None or row.amount is None else left - row.amount + (row.returned or 0)
        steps.append(Step(row, left))
    return steps
