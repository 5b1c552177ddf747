"""The value of a key for each member, with its date and source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from samverkan.core.allocation.model import AllocationRule, Component, Factor, Member
from samverkan.core.allocation.shares import Weight
from samverkan.core.allocation.wording import plain
from samverkan.core.explain import Explanation, SourceRef
from samverkan.core.faults import Fault, FaultError
from samverkan.core.keys import Statistics
from samverkan.core.swedish import day, listing

MEMBERS = SourceRef("medlemmar", "Medlemsuppgifterna")


@dataclass(frozen=True, slots=True)
class Figures:
    """Where key values come from: the rule, the official statistics if at hand, and the day asked about."""

    rule: AllocationRule
    statistics: Statistics | None
    on: date | None

    def weights(self, component: Component, members: Sequence[Member]) -> list[Weight]:
        """The component's key for each member, counted at most as ``cap_at`` says. Raises FaultError with every
        member that lacks a value; MissingStatisticError where the statistics lack the date."""
        faults = _unknown_shares(component, members)
        weights = []
        for member in members:
            try:
                weights.append(self._weight(component, member))
            except FaultError as error:
                if error.faults[0].code == "missing-statistic":
                    raise
                faults += error.faults
        if faults:
            raise FaultError(list(dict.fromkeys(faults)))
        return weights

    def _weight(self, component: Component, member: Member) -> Weight:
        factors = [self._factor(component, factor, member) for factor in component.key]
        value = Decimal(1)
        for factor in factors:
            value *= _number(factor)
        node = factors[0] if len(factors) == 1 else _product(factors, value)
        return _counted_at_most(component, member, value, node)

    def _factor(self, component: Component, factor: Factor, member: Member) -> Explanation:
        if factor.kind == "equal":
            return Explanation("Lika andel", 1)
        if factor.kind == "fixed":
            return self._fixed(component, member)
        if factor.kind == "column":
            return _column(factor.column, member)
        return self._population(component, member) if factor.kind == "population" else self._tax_base(component, member)

    def _fixed(self, component: Component, member: Member) -> Explanation:
        if member.code not in component.shares:
            text = (
                f'Andel saknas för {member.label}. Skriv "{member.code}" = "0" om medlemmen inte ska vara med i delen.'
            )
            raise FaultError(Fault("missing-share", text, f"{_place(component)}, shares"))
        source = SourceRef(self.rule.id, self.rule.source)
        return Explanation("Fast andel", component.shares[member.code], source=source, status=self.rule.status)

    def _population(self, component: Component, member: Member) -> Explanation:
        on = component.on or self.on
        if on is None:
            text = 'Nyckeln population saknar datum. Skriv till exempel on = "2020-12-31".'
            raise FaultError(Fault("missing-date", text, f"{_place(component)}, on"))
        statistics = self._official(component)
        count = statistics.population(member.code, on)  # first: it is the one that names the nearest dates held
        return Explanation(f"Folkmängd {day(on)}", count, "inv", source=statistics.population_source(on))

    def _tax_base(self, component: Component, member: Member) -> Explanation:
        year = component.year or (self.on.year if self.on else None)
        if year is None:
            text = "Nyckeln taxbase saknar år. Skriv till exempel year = 2020."
            raise FaultError(Fault("missing-year", text, f"{_place(component)}, year"))
        year -= component.lag_years or 0
        statistics = self._official(component)
        value = statistics.tax_base(member.code, year)
        source = statistics.tax_base_source(year)
        return Explanation(f"Skattekraft {year}, kronor per invånare", value, "kr/inv", source=source)

    def _official(self, component: Component) -> Statistics:
        if self.statistics is None:
            text = "Nyckeln hämtas ur den officiella statistiken, men ingen statistik finns med här."
            raise FaultError(Fault("no-statistics", text, f"{_place(component)}, key"))
        return self.statistics


def _column(column: str, member: Member) -> Explanation:
    value = member.columns.get(column)
    if value is None:
        text = f"Värdet saknas för {member.label}. Skriv ett tal, noll om medlemmen inget har."
        raise FaultError(Fault("missing-column", text, f"kolumn {column}"))
    if value < 0:
        text = f"Värdet {value} för {member.label} är negativt. Skriv noll eller ett positivt tal."
        raise FaultError(Fault("negative", text, f"kolumn {column}"))
    return Explanation(column, value, source=SourceRef(MEMBERS.source, MEMBERS.title, f"kolumn {column}"))


def _number(node: Explanation) -> Decimal:
    if isinstance(node.value, Decimal | int):
        return Decimal(node.value)
    raise TypeError(f"a key's factor is a number, not {node.value!r}")


def _product(factors: Sequence[Explanation], value: Decimal) -> Explanation:
    title = " × ".join(factor.title for factor in factors)
    written = " × ".join(plain(_number(factor)) for factor in factors)
    return Explanation(
        title, value, rule="Produkten av nycklarna", calculation=f"{written} = {plain(value)}", inputs=tuple(factors)
    )


def _counted_at_most(component: Component, member: Member, value: Decimal, node: Explanation) -> Weight:
    most = min((bound.value for bound in component.caps_at if bound.concerns.takes(member)), default=value)
    if value <= most:
        return Weight(member.code, member.label, value, node)
    capped = Explanation(
        node.title, most, node.unit, rule=f"Högst {plain(most)} räknas", inputs=(node,),
        calculation=f"{plain(value)} räknas som {plain(most)}",
    )  # fmt: skip
    return Weight(member.code, member.label, most, capped)


def _unknown_shares(component: Component, members: Sequence[Member]) -> list[Fault]:
    codes = {member.code for member in members}
    unknown = [code for code in component.shares if code not in codes]
    if not unknown:
        return []
    text = f"Andelar finns för {listing(unknown)}, som inte är med i delen den dagen. Ta bort raderna eller ändra medlemmarna."
    return [Fault("unknown-share", text, f"{_place(component)}, shares")]


def _place(component: Component) -> str:
    return f"[[component]] nr {component.number}"
