"""The value of a key for each member, with its date and source."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from samverkan.core.allocation.columns import column_value
from samverkan.core.allocation.model import AllocationRule, Component, Factor, Member
from samverkan.core.allocation.shares import Weight
from samverkan.core.allocation.wording import plain
from samverkan.core.allocation.years import series_value
from samverkan.core.explain import Explanation, SourceRef
from samverkan.core.faults import Fault, FaultError
from samverkan.core.keys import Statistics
from samverkan.core.swedish import day, listing


@dataclass(frozen=True, slots=True)
class Figures:
    """Where key values come from: the rule, the official statistics if at hand, and the day asked about."""

    rule: AllocationRule
    statistics: Statistics | None
    on: date | None

    @property
    def year(self) -> int | None:
        """The year asked about."""
        return self.on.year if self.on else None

    def source(self, component: Component) -> SourceRef | None:
        """Where the component stands, if elsewhere than the rule."""
        return SourceRef(self.rule.id, component.source) if component.source else None

    def weights(self, component: Component, members: Sequence[Member]) -> list[Weight]:
        """The component's key for each member, counted at most as ``cap_at`` says. Raises FaultError with every
        member that lacks a value; MissingStatisticError where the statistics lack the date."""
        faults = _unknown_shares(component, members)
        weights = []
        for member in members:
            try:
                weights.append(self.weight(component, member))
            except FaultError as error:
                if error.faults[0].code == "missing-statistic":
                    raise
                faults += error.faults
        if faults:
            raise FaultError(list(dict.fromkeys(faults)))
        return weights

    def weight(self, component: Component, member: Member) -> Weight:
        """The component's key for one member."""
        factors = [self._factor(component, factor, member) for factor in component.key]
        node = factors[0] if len(factors) == 1 else _product(factors)
        return _counted_at_most(component, member, _number(node), node)

    def _factor(self, component: Component, factor: Factor, member: Member) -> Explanation:
        match factor.kind:
            case "equal":
                node = Explanation("Lika andel", 1)
            case "fixed":
                node = self._fixed(component, member)
            case "column":
                node = column_value(self.rule, factor.column, member, self.year)
            case "series":
                node = series_value(self.rule.series[factor.column], self._year(component, factor))
            case "participation":
                node = _participation(component, member)
            case "population":
                node = self._population(component, factor, member)
            case _:
                node = self._tax_base(component, factor, member)
        return node

    def _fixed(self, component: Component, member: Member) -> Explanation:
        if member.code not in component.shares:
            text = (
                f'Andel saknas för {member.label}. Skriv "{member.code}" = "0" om medlemmen inte ska vara med i delen.'
            )
            raise FaultError(Fault("missing-share", text, f"{_place(component)}, shares"))
        source = SourceRef(self.rule.id, component.source or self.rule.source)
        return Explanation("Fast andel", component.shares[member.code], source=source, status=self.rule.status)

    def _population(self, component: Component, factor: Factor, member: Member) -> Explanation:
        on = self._day(component, factor)
        if on is None:
            text = 'Nyckeln population saknar datum. Skriv till exempel on = "2020-12-31".'
            if component.on_day is not None:
                text = "Folkmängden räknas från det år som regeln används. Ange vilken dag som gäller."
            raise FaultError(Fault("missing-date", text, f"{_place(component)}, on"))
        statistics = self._official(component)
        # first the count: it is the one that names the nearest dates held
        counts = [statistics.population(code, on) for code in member.units or (member.code,)]
        source, title = statistics.population_source(on), f"Folkmängd {day(on)}"
        if not member.units:
            return Explanation(title, counts[0], "inv", source=source)
        nodes = tuple(
            Explanation(f"{statistics.name(code)}, {title.lower()}", count, "inv", source=source)
            for code, count in zip(member.units, counts, strict=True)
        )
        written = f"{' + '.join(map(plain, counts))} = {plain(sum(counts))}"
        return Explanation(title, sum(counts), "inv", rule="Gruppens kommuner", calculation=written, inputs=nodes)

    def _day(self, component: Component, factor: Factor) -> date | None:
        """The day of the population: the rule's, or its month and day in the year asked about less the lag."""
        if component.on_day is None or self.on is None:
            return component.on or (self.on if component.on_day is None else None)
        year, (month, last) = self.on.year - component.lag(factor), component.on_day
        return date(year, month, min(last, calendar.monthrange(year, month)[1]))

    def _year(self, component: Component, factor: Factor) -> int:
        year = component.year or self.year
        if year is None:
            text = f"Nyckeln {factor.word} saknar år. Skriv till exempel year = 2020."
            raise FaultError(Fault("missing-year", text, f"{_place(component)}, year"))
        return year - component.lag(factor)

    def _tax_base(self, component: Component, factor: Factor, member: Member) -> Explanation:
        year = self._year(component, factor)
        statistics = self._official(component)
        value = statistics.tax_base(member.code, year)
        source = statistics.tax_base_source(year)
        return Explanation(f"Skattekraft {year}, kronor per invånare", value, "kr/inv", source=source)

    def _official(self, component: Component) -> Statistics:
        if self.statistics is None:
            text = "Nyckeln hämtas ur den officiella statistiken, men ingen statistik finns med här."
            raise FaultError(Fault("no-statistics", text, f"{_place(component)}, key"))
        return self.statistics


def _participation(component: Component, member: Member) -> Explanation:
    joined = [service for service in component.services if service in member.classes]
    share = Fraction(len(joined), len(component.services))
    written = f"{len(joined)} av {len(component.services)} tjänster"
    note = f"Med i {listing(joined)}." if joined else "Inte med i någon av tjänsterna."
    return Explanation("Andel av tjänsterna", share, calculation=written, note=note)


def _number(node: Explanation) -> Decimal | Fraction:
    if isinstance(node.value, Fraction):
        return node.value
    if isinstance(node.value, Decimal | int):
        return Decimal(node.value)
    raise TypeError(f"a key's factor is a number, not {node.value!r}")


def multiplied(one: Decimal | Fraction, other: Decimal | Fraction) -> Decimal | Fraction:
    """The product, a decimal where both are."""
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return one * other
    return Fraction(one) * Fraction(other)


def _product(factors: Sequence[Explanation]) -> Explanation:
    value: Decimal | Fraction = Decimal(1)
    for factor in factors:
        value = multiplied(value, _number(factor))
    title = " × ".join(factor.title for factor in factors)
    written = " × ".join(_written(factor) for factor in factors)
    return Explanation(
        title, value, rule="Produkten av nycklarna", calculation=f"{written} = {plain(value)}", inputs=tuple(factors)
    )


def _written(factor: Explanation) -> str:
    """A number; a share of services as it is held, not rounded: ``2/3``."""
    value = _number(factor)
    if isinstance(value, Fraction) and value.denominator != 1:
        return f"{value.numerator}/{value.denominator}"
    return plain(value)


def _counted_at_most(component: Component, member: Member, value: Decimal | Fraction, node: Explanation) -> Weight:
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
