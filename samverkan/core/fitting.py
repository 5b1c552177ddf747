"""A printed settlement against the population of a day: how far each member's amount is from the one by that day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from samverkan.core.allocation import fit_dates
from samverkan.core.explain import Explanation
from samverkan.core.faults import Fault, FaultError
from samverkan.core.keys import Statistics
from samverkan.core.members import source_ref
from samverkan.core.paying import member_name
from samverkan.core.records import Case, PublishedTable
from samverkan.core.swedish import day, kronor, number, parse_printed, signed


@dataclass(frozen=True, slots=True)
class PrintedSettlement:
    """The amounts in kr that a table prints for a year, by member code; ``table`` is where they stand."""

    table: PublishedTable
    year: int
    amounts: Mapping[str, Decimal]

    @property
    def total(self) -> Decimal:
        """What was divided, in kr."""
        return sum(self.amounts.values(), Decimal(0))


def printed_settlement(case: Case, year: int) -> PrintedSettlement | None:
    """The printed amounts of a year's settlement; None where no table prints any."""
    for table in case.tables:
        cells = [c for c in case.cells if (c.table, c.column) == (table.id, str(year)) and c.row.isdigit()]
        printed = {cell.row: parse_printed(cell.text) for cell in cells}
        amounts = {code: found.value for code, found in printed.items() if found is not None}
        if table.kind == "avrakning" and amounts:
            return PrintedSettlement(table, year, amounts)
    return None


def explain_fit(case: Case, year: int, on: date, statistics: Statistics) -> Explanation:
    """The sum of the deviations, without sign, between the printed amounts and those by the population of the day.

    FaultError where the year has no printed settlement, MissingStatisticError where the day is not held.
    """
    printed = printed_settlement(case, year)
    if printed is None:
        text = f"Ingen tabell trycker avräkningen {year} per medlem. Välj ett år som har tryckta belopp."
        raise FaultError(Fault("no-printed-settlement", text, f"{case.slug} {year}"))
    people = {code: statistics.population(code, on) for code in printed.amounts}
    fit = fit_dates(printed.amounts, printed.total, {on.isoformat(): people})[0]
    members = tuple(
        _member(member_name(code, statistics), printed, code, people, residual)
        for code, residual in fit.residuals.items()
    )
    return Explanation(
        f"Folkmängden {day(on)} mot de tryckta beloppen {year}", fit.sum_abs, "kr", rule=fit.explanation.rule,
        calculation=fit.explanation.calculation, inputs=members, source=statistics.population_source(on),
        rounding=fit.explanation.rounding, note=f"{fit.explanation.note} Beloppen står i {source_ref(case.sources, printed.table).text()}.",
    )  # fmt: skip


def _member(name: str, printed: PrintedSettlement, code: str, people: Mapping[str, int], residual: int) -> Explanation:
    amount = printed.amounts[code]
    ours = amount + residual
    shared = f"{kronor(printed.total)} × {number(people[code])} ÷ {number(sum(people.values()))}"
    return Explanation(
        name, residual, "kr", rule="Beloppet efter folkmängd minus det tryckta beloppet",
        calculation=f"{shared} ≈ {number(ours, 0)}; {number(ours, 0)} − {number(amount, 0)} = {signed(residual)}",
    )  # fmt: skip
