"""Leverage (*uppväxling*): external money over the cooperation's own money, gross and net of what is passed through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from samverkan.core.budget import Budget, case_budget
from samverkan.core.explain import Explanation
from samverkan.core.external import ExternalMoney, read_external
from samverkan.core.faults import Fault, FaultError
from samverkan.core.records import Case, Grant, Source
from samverkan.core.sums import quotient, subtracted, summed, written
from samverkan.core.swedish import number

ALL = "alla"
_FULL = Fraction(12)
_FACTOR = "Externa medel delat med egna medel"


@dataclass(frozen=True, slots=True)
class LeverageCell:
    """An area (or ``alla``) in a year (None = all years). Money in kr, factors as Fraction (None without own money).

    ``own_same_months`` is own money for the months that the external money covers; the ``*_same_months`` factors use
    it. ``months`` is 12 for a full year, 10 for January–October; for a sum it is the fewest of its parts.
    """

    area: str
    year: int | None
    months: Fraction
    own: Explanation
    own_same_months: Explanation
    external: Explanation
    pass_through: Explanation
    external_net: Explanation
    gross: Explanation
    net: Explanation
    gross_same_months: Explanation
    net_same_months: Explanation
    fte_low: Explanation
    fte_high: Explanation

    @property
    def full_year(self) -> bool:
        """Whether the external money covers the whole year."""
        return self.months == _FULL


@dataclass(frozen=True, slots=True)
class Leverage:
    """Every cell with external money, areas in the order of the grants; sums under ``alla``."""

    areas: tuple[str, ...]
    years: tuple[int, ...]
    cells: tuple[LeverageCell, ...]

    def cell(self, area: str, year: int | None) -> LeverageCell:
        """The cell of an area (or ``alla``) and year (or None); FaultError where there is none."""
        for cell in self.cells:
            if (cell.area, cell.year) == (area, year):
                return cell
        when = "något år" if year is None else f"år {year}"
        text = f"Det finns inga externa medel för ”{area}” {when}. Välj ett område och år som har externa medel."
        raise FaultError(Fault("no-external-money", text, area))

    def has(self, area: str, year: int | None) -> bool:
        """Whether there is such a cell."""
        return any((cell.area, cell.year) == (area, year) for cell in self.cells)


def build_leverage(budget: Budget, grants: Sequence[Grant], *, sources: Sequence[Source] = ()) -> Leverage:
    """Own money from the budget, external money from grants without parent."""
    top = [grant for grant in grants if not grant.parent]
    areas = tuple(dict.fromkeys(grant.area for grant in top))
    years = tuple(sorted({grant.year for grant in top}))
    held = {(grant.area, grant.year) for grant in top}
    names = {node.area.id: node.area.name for node in budget.nodes}
    single = [
        _cell(budget, names.get(area, area), read_external(grants, area, year, sources, names.get(area, area)))
        for year in years for area in areas if (area, year) in held
    ]  # fmt: skip
    sums = [_sum(ALL, "alla områden", year, [cell for cell in single if cell.year == year]) for year in years]
    through = [
        _sum(area, f"{names.get(area, area)}, alla år", None, [c for c in single if c.area == area]) for area in areas
    ]
    whole = [_sum(ALL, "alla områden och år", None, single)] if single else []
    return Leverage(areas, years, (*single, *sums, *through, *whole))


def case_leverage(case: Case) -> Leverage:
    """The leverage of a case, area by area and year by year."""
    return build_leverage(case_budget(case), case.grants, sources=case.sources)


def _cell(budget: Budget, name: str, money: ExternalMoney) -> LeverageCell:
    own = _own(budget, money.area, money.year)
    return _factors(money.area, f"{name} {money.year}", money.year, (own, _same_months(own, money)), money)


def _own(budget: Budget, area: str, year: int) -> Explanation:
    if year in budget.years and any(node.area.id == area for node in budget.nodes):
        return budget.cell(area, year).amount
    return Explanation(f"Egna medel {year}", None, "kr", note="Området har ingen budget det året.")


def _same_months(own: Explanation, money: ExternalMoney) -> Explanation:
    if money.months == _FULL or own.value is None or isinstance(own.value, str):
        return own
    value = Fraction(own.value) * money.months / _FULL
    months = number(money.months)
    return Explanation(
        f"{own.title}, {months} månader", value, "kr", rule="Egna medel för de månader som de externa medlen omfattar",
        calculation=f"{written(own.value, 'kr')} × {months} ÷ 12 = {written(value, 'kr')}", inputs=(own,),
        rounding="Räknas vidare oavrundat.",
    )  # fmt: skip


def _factors(
    area: str, label: str, year: int | None, owns: tuple[Explanation, Explanation], money: ExternalMoney
) -> LeverageCell:
    own, own_same = owns
    net = subtracted(f"{money.external.title}, netto", money.external, money.pass_through, "kr",
                     rule="Externa medel minus det som går vidare till medlemmarna")  # fmt: skip

    def factor(kind: str, top: Explanation, bottom: Explanation) -> Explanation:
        return quotient(f"Uppväxling {kind}, {label}", top, bottom, "", rule=_FACTOR)

    same = "för samma månader"
    return LeverageCell(
        area, year, money.months, own, own_same, money.external, money.pass_through, net,
        factor("brutto", money.external, own), factor("netto", net, own),
        factor(f"brutto {same}", money.external, own_same), factor(f"netto {same}", net, own_same),
        money.fte_low, money.fte_high,
    )  # fmt: skip


def _sum(area: str, name: str, year: int | None, cells: Sequence[LeverageCell]) -> LeverageCell:
    label = " ".join(filter(None, (name, "" if year is None else str(year))))
    own, same, money = _totals(area, label, year, cells)
    whole = _factors(area, label, year, (own, same), money)
    matched = [cell for cell in cells if cell.own.value is not None]
    if len(matched) in (0, len(cells)):
        return whole
    # Money without own money beside it would inflate the factor of the sum.
    own, same, money = _totals(area, f"{label} med egna medel", year, matched)
    part = _factors(area, label, year, (own, same), money)
    return replace(whole, gross=part.gross, net=part.net, gross_same_months=part.gross_same_months,
                   net_same_months=part.net_same_months)  # fmt: skip


def _totals(
    area: str, label: str, year: int | None, cells: Sequence[LeverageCell]
) -> tuple[Explanation, Explanation, ExternalMoney]:
    def total(title: str, unit: str, parts: Sequence[Explanation]) -> Explanation:
        blanks = [part.title for part in parts if part.value is None]
        return summed(f"{title}, {label}", parts, unit, rule="Summan av delarna", blanks=blanks)

    money = ExternalMoney(
        area, year or 0, min(cell.months for cell in cells),
        total("Externa medel", "kr", [cell.external for cell in cells]),
        total("Går vidare till medlemmarna", "kr", [cell.pass_through for cell in cells]),
        _staff(total("Externt finansierade tjänster, lägst", "tjänster", [cell.fte_low for cell in cells]), year),
        _staff(total("Externt finansierade tjänster, högst", "tjänster", [cell.fte_high for cell in cells]), year),
    )  # fmt: skip
    own = total("Egna medel", "kr", [cell.own for cell in cells])
    same = total("Egna medel för samma månader", "kr", [cell.own_same_months for cell in cells])
    return own, same, money


def _staff(figure: Explanation, year: int | None) -> Explanation:
    """A post that lasts three years is not three posts."""
    if year is not None:
        return figure
    return replace(figure, value=None, calculation="", note="Tjänster läggs inte ihop över flera år.")
