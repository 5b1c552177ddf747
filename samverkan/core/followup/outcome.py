"""The books of a whole year as outcome lines of the case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from samverkan.core.budget import Budget, case_budget
from samverkan.core.faults import Fault, FaultError
from samverkan.core.followup.mapping import Mapped
from samverkan.core.records import Case, OutcomeLine, Source
from samverkan.core.swedish import kronor, listing

Put = list[tuple[str, Any]]
Remove = list[tuple[str, str]]


def outcome_records(
    case: Case, year: int, mapped: Mapped, *, file: str, read_on: date, company: str
) -> tuple[Put, Remove]:
    """What to put in and take out so that the year's outcome is what the books say: a line of consumption for each area that has
    a budget or bookings, in whole kronor that sum to the books' sum rounded, and the source they rest on. Earlier outcomes
    and forecasts of the year go.

    Raises FaultError where something is not mapped, or is mapped to an area outside the budget.
    """
    tree = case_budget(case)
    _check(tree, mapped, case)
    amounts = whole_kronor(_by_leaf(tree, year, mapped))
    source = Source(id=f"bokforing-{year}", title=f"Bokföringen {year}, {company or 'SIE-fil'}", kind="bokforing",
                    retrieved=read_on, note=f"Inläst ur {file}.")  # fmt: skip
    lines = [
        OutcomeLine(id=f"bokfort-{area}-{year}", area=area, year=year, status="utfall", measure="forbrukat", amount=amount,
                    unit="kr", source=source.id, place=file)
        for area, amount in amounts.items()
    ]  # fmt: skip
    kept = {line.id for line in lines}
    gone = [("outcome", line.id) for line in case.outcome if line.year == year and line.id not in kept]
    return [("sources", source), *(("outcome", line) for line in lines)], gone


def _check(tree: Budget, mapped: Mapped, case: Case) -> None:
    if mapped.unmapped:
        names = listing(tuple(dict.fromkeys(row.account for row in mapped.unmapped))[:10])
        total = sum((row.amount for row in mapped.unmapped), Decimal(0))
        text = f"{kronor(total)} på konto {names} hör inte till något område. Fördela kontona först."
        raise FaultError(Fault("unmapped", text))
    known = {node.area.id for node in tree.nodes}
    names_of = {area.id: area.name for area in case.areas}
    outside = [names_of.get(area, area) for area in mapped.areas if area not in known]
    if outside:
        text = (
            f"{listing(tuple(outside))} har ingen budget, så utfallet kan inte följas upp. Välj ett område i budgeten."
        )
        raise FaultError(Fault("outside-budget", text))


def _by_leaf(tree: Budget, year: int, mapped: Mapped) -> dict[str, Decimal]:
    """Areas with bookings, and those without that have a budget: zero is used of it. What is booked on an area with areas below
    is of the area whole, and then nothing may be booked below."""
    found, within = dict[str, Decimal](), set[str]()
    for node in tree.nodes:
        area, booked = node.area.id, mapped.area(node.area.id)
        if area in within:
            within |= set(node.children)
        elif booked is not None:
            found[area] = booked
            within |= set(node.children)
        elif not node.children and year in tree.years and tree.amount(area, year):
            found[area] = Decimal(0)
    twice = [tree.node(area).area.name for area in mapped.areas if area in within and mapped.area(area) is not None]
    if twice:
        text = (
            f"{listing(tuple(twice))} har bokförda belopp, men det har också området ovanför. Välj det ena för kontona."
        )
        raise FaultError(Fault("booked-twice", text))
    return found


def whole_kronor(amounts: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Amounts in whole kronor that sum to their sum rounded half away from zero; those furthest above a krona are rounded up."""
    floors = {area: amount.to_integral_value(ROUND_FLOOR) for area, amount in amounts.items()}
    total = sum(amounts.values(), Decimal(0))
    goal = total.quantize(Decimal(1), "ROUND_HALF_UP")
    lacking = int(goal - sum(floors.values(), Decimal(0)))
    order = sorted(amounts, key=lambda area: (floors[area] - amounts[area], list(amounts).index(area)))
    raised = set(order[:lacking])
    return {area: floor + (area in raised) for area, floor in floors.items()}
