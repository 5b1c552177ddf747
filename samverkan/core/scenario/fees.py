"""What each member pays in an alternative: the common fee by its rule, agreements of their own, and what it costs once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from samverkan.core.allocation import Allocation, AllocationRule, allocate, allocate_by_weights, parse_allocation
from samverkan.core.explain import Explanation
from samverkan.core.faults import Fault, FaultError
from samverkan.core.fees import dated_key, decided_fees, fee_members
from samverkan.core.keys import MissingStatisticError, Statistics
from samverkan.core.members import municipal_population, population_day
from samverkan.core.paying import find_rule, member_name, paying_members, settlement_rules
from samverkan.core.records import Case
from samverkan.core.scenario.areas import AreaOutcome, agreement_name
from samverkan.core.scenario.model import ONCE, RUNNING, Scenario
from samverkan.core.sums import decimal_of, quotient, subtracted, summed

ASSUMED: Mapping[str, Any] = {
    "rule": {"id": "antagen-folkmangd", "kind": "allocation", "title": "Efter folkmängd, antagande: ingen regel är angiven",
             "status": "antagen", "source": "Antagande", "legal": []},
    "rounding": {"unit": "1", "method": "largest-remainder"},
    "component": [{"title": "Efter folkmängd", "part": "rest", "key": "population"}],
}  # fmt: skip
"""How a sum is divided where neither the alternative nor the case says it."""


@dataclass(frozen=True, slots=True)
class MemberOutcome:
    """A member's money in an alternative, kr a year; ``once`` is its part of what is paid once. ``change_percent`` as the
    number shown; quotients as Fraction. A value is None where it can't be formed, and the note says why."""

    member: str
    name: str
    before: Explanation
    common: Explanation
    apart: tuple[Explanation, ...]
    after: Explanation
    change: Explanation
    change_percent: Explanation
    before_per_inhabitant: Explanation
    after_per_inhabitant: Explanation
    once: Explanation

    @property
    def separate(self) -> Explanation:
        """What the member pays through agreements of their own, together."""
        if not self.apart:
            return Explanation(
                f"{self.name}, separata avtal", Decimal(0), "kr", rule="Deltar inte i något separat avtal."
            )
        return summed(f"{self.name}, separata avtal", self.apart, "kr", rule="Summan av de separata avtalen")


@dataclass(frozen=True, slots=True)
class Money:
    """The whole and each member. ``cost`` is what the common fee is to cover; where the fee goes by rates the sum of fees is
    another, and ``residual`` (fees − cost) tells."""

    members: tuple[MemberOutcome, ...]
    before: Explanation
    cost: Explanation
    common: Explanation
    apart: Explanation
    after: Explanation
    once: Explanation
    residual: Decimal
    rule_title: str
    population_on: date


def fee_key(case: Case, scenario: Scenario) -> AllocationRule:
    """The fee rule of the alternative: its own, one of the case, else the key in force today, else by inhabitants, assumed."""
    if scenario.fee:
        return parse_allocation(scenario.fee)
    if not scenario.fee_rule and not settlement_rules(case):
        return parse_allocation(ASSUMED)
    return parse_allocation(find_rule(case, scenario.fee_rule or None).data)


def scenario_money(
    case: Case, scenario: Scenario, areas: Sequence[AreaOutcome], *, statistics: Statistics | None,
    before: Mapping[str, Explanation] | None = None,
) -> Money:  # fmt: skip
    """Fees before and after. ``before`` are the fees of another alternative that is the baseline; today's unless given.
    FaultError where the rule can't divide the sum."""
    desk = _Desk(case, scenario, statistics)
    cost = desk.cost(areas)
    common = desk.divide(decimal_of(cost) or Decimal(0), cost)
    apart = desk.apart(areas)
    once = desk.once(common)
    held = before if before is not None else desk.present()
    codes = tuple(dict.fromkeys((*held, *common, *(code for parts in apart.values() for code in parts))))
    members = tuple(desk.member(code, held, common, apart, once) for code in codes)
    return Money(
        members, _sum("Avgifter före", (row.before for row in members)), cost,
        _sum("Gemensam avgift", (row.common for row in members)),
        _sum("Separata avtal", (part for row in members for part in row.apart)),
        _sum("Avgifter efter", (row.after for row in members)),
        _sum("Engångskostnader", (row.once for row in members)), desk.residual(common, cost), desk.key.title, desk.on,
    )  # fmt: skip


_Parts = dict[str, Explanation]


class _Desk:
    def __init__(self, case: Case, scenario: Scenario, statistics: Statistics | None) -> None:
        self.case, self.scenario, self.statistics = case, scenario, statistics
        self.on = scenario.population_on or population_day(case, scenario.year)
        key = fee_key(case, scenario)
        self.key = dated_key(key, self.on)
        members = fee_members(case, scenario.year, key, statistics)
        self.members = tuple(member for member in members if member.code not in scenario.without)

    def present(self) -> _Parts:
        """Each member's fee in the year; value None where the case has none."""
        try:
            fees = decided_fees(self.case, self.scenario.year, statistics=self.statistics)
        except FaultError as error:
            rows = paying_members(self.case, self.scenario.year, self.statistics)
            note = error.faults[0].text
            return {
                row.code: Explanation(f"{row.label}, avgift {self.scenario.year}", None, "kr", note=note)
                for row in rows
            }
        return {fee.member: fee.explanation for fee in fees.fees}

    def cost(self, areas: Sequence[AreaOutcome]) -> Explanation:
        """What the common fee is to cover, a year."""
        parts = [area.common for area in areas if area.common.value not in (0, None)]
        parts += [Explanation(row.title, row.amount, "kr", rule="Löpande kostnad enligt alternativet", note=row.source,
                              status="antagande", legal=row.legal)
                  for row in self.scenario.costs if row.kind == RUNNING]  # fmt: skip
        blanks = [area.name for area in areas if area.common.value is None]
        title = f"Att täcka med gemensam avgift, i {self.scenario.year} års budget"
        if not parts:
            return Explanation(title, Decimal(0), "kr", rule="Medlemmarna betalar ingen gemensam avgift.")
        return summed(
            title, parts, "kr", rule="Områden som medlemmarna betalar gemensamt och löpande kostnader", blanks=blanks
        )

    def divide(self, total: Decimal, cost: Explanation, codes: Sequence[str] = ()) -> _Parts:
        """The common fee of each member by the rule; one with rates makes its own sum."""
        if not total:
            return {}
        if not self.members:
            text = f"Ingen kommun var medlem {self.scenario.year}, så det finns ingen att dela avgiften mellan. Välj ett annat år: year = …"
            raise FaultError(Fault("no-members", text, "[scenario], year"))
        members = [member for member in self.members if not codes or member.code in codes]
        whole = None if self.key.by_rates else total
        made = allocate(self.key, members, total=whole, statistics=self.statistics, on=date(self.scenario.year, 12, 31))
        return self._shares(made, cost, f"Fördelad efter: {self.key.title}")

    def _by_fees(self, total: Decimal, cost: Explanation, common: _Parts, codes: Sequence[str] = ()) -> _Parts:
        weights = [
            (code, decimal_of(part) or Decimal(0)) for code, part in common.items() if not codes or code in codes
        ]
        if not weights:
            weights = [(row.code, Decimal(1)) for row in self.members if not codes or row.code in codes]
        return self._shares(allocate_by_weights(total, weights), cost, "Fördelad som den gemensamma avgiften")

    def _shares(self, made: Allocation, cost: Explanation, rule: str) -> _Parts:
        return {
            share.member: Explanation(
                f"{member_name(share.member, self.statistics)}, {cost.title[0].lower()}{cost.title[1:]}", share.amount, "kr",
                rule=rule, calculation=share.explanation.calculation, inputs=(cost, *share.explanation.inputs),
                rounding=share.explanation.rounding, note=share.explanation.note, legal=self.key.legal,
            )
            for share in made.shares
        }  # fmt: skip

    def apart(self, areas: Sequence[AreaOutcome]) -> dict[str, _Parts]:
        """Each agreement of its own, divided among those who take part in it."""
        found: dict[str, _Parts] = {}
        for area in areas:
            total = decimal_of(area.apart)
            if total:
                place = area.placed.place
                name = agreement_name(self.case, place.agreement) or f"Avtal om {area.name}"
                cost = Explanation(f"{name}, {area.name}", total, "kr", inputs=(area.apart,))
                if self.key.by_rates:
                    found[area.key] = self._by_fees(total, cost, {}, place.participants)
                else:
                    found[area.key] = self.divide(total, cost, place.participants)
        return found

    def once(self, common: _Parts) -> _Parts:
        """Each member's part of what is paid once."""
        parts = [Explanation(row.title, row.amount, "kr", rule="Engångskostnad enligt alternativet", note=row.source,
                             status="antagande", legal=row.legal)
                 for row in self.scenario.costs if row.kind == ONCE]  # fmt: skip
        total = summed("Engångskostnader", parts, "kr", rule="Summan av engångskostnaderna") if parts else None
        amount = decimal_of(total) if total else None
        if not total or not amount:
            return {}
        return self._by_fees(amount, total, common) if self.key.by_rates else self.divide(amount, total)

    def member(
        self, code: str, held: Mapping[str, Explanation], common: _Parts, apart: Mapping[str, _Parts], once: _Parts
    ) -> MemberOutcome:
        """One member's row."""
        name = member_name(code, self.statistics)
        nothing = Explanation(f"{name}, gemensam avgift", Decimal(0), "kr", rule="Betalar ingen gemensam avgift.")
        own, others = common.get(code, nothing), tuple(parts[code] for parts in apart.values() if code in parts)
        before = held.get(
            code, Explanation(f"{name}, avgift före", Decimal(0), "kr", rule="Betalar ingen avgift före.")
        )
        after = summed(f"{name}, avgift efter", (own, *others), "kr", rule="Gemensam avgift och separata avtal")
        change = subtracted(f"{name}, förändring", after, before, "kr", rule="Avgift efter minus avgift före")
        people = self._people(code, name)
        return MemberOutcome(
            code, name, before, own, others, after, change,
            quotient(f"{name}, förändring i procent", change, before, "%", rule="Förändringen delad med avgiften före", per=100),
            quotient(f"{name}, före per invånare", before, people, "kr/inv", rule="Avgiften delad med folkmängden"),
            quotient(f"{name}, efter per invånare", after, people, "kr/inv", rule="Avgiften delad med folkmängden"),
            once.get(code, Explanation(f"{name}, engångskostnader", Decimal(0), "kr", rule="Inga engångskostnader.")),
        )  # fmt: skip

    def _people(self, code: str, name: str) -> Explanation:
        title = f"{name}, folkmängd"
        if self.statistics is None:
            return Explanation(title, None, "inv", note="Folkmängden är inte känd.")
        try:
            return municipal_population(self.statistics, code, self.on)
        except MissingStatisticError as error:
            return Explanation(title, None, "inv", note=str(error))

    def residual(self, common: _Parts, cost: Explanation) -> Decimal:
        """What the fees give more (or less) than they are to cover: zero unless they go by rates."""
        given = sum((decimal_of(part) or Decimal(0) for part in common.values()), Decimal(0))
        return given - (decimal_of(cost) or Decimal(0))


def _sum(title: str, parts: Iterable[Explanation]) -> Explanation:
    held = tuple(parts)
    if not held:
        return Explanation(title, Decimal(0), "kr")
    return summed(
        title, held, "kr", rule="Summan över medlemmarna", blanks=[part.title for part in held if part.value is None]
    )


def share_of(part: Explanation, whole: Explanation) -> Fraction | None:
    """A member's share of the whole; None where either is not known or the whole is nothing."""
    top, bottom = decimal_of(part), decimal_of(whole)
    return None if top is None or not bottom else Fraction(top) / Fraction(bottom)
