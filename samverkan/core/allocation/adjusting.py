"""What is taken of a charge or a key: a percentage for some members, or the part of the year that counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from samverkan.core.allocation.keys import Figures, multiplied
from samverkan.core.allocation.model import Adjustment, Component, Member
from samverkan.core.allocation.shares import Weight
from samverkan.core.allocation.wording import equals, plain
from samverkan.core.explain import Explanation
from samverkan.core.faults import Fault, FaultError
from samverkan.core.swedish import NBSP, day, number


@dataclass(frozen=True, slots=True)
class _Taken:
    """How much is taken, in words and number, why, and the key that decided it."""

    factor: Fraction
    written: str
    rule: str
    inputs: tuple[Explanation, ...] = ()


def adjusted_charge(
    figures: Figures, component: Component, member: Member, amount: Fraction
) -> tuple[Fraction, tuple[Explanation, ...]]:
    """The charge after the component's adjustments in their order, each with its explanation."""
    nodes = []
    for adjustment in component.adjust:
        taken = _taken(figures, component, adjustment, member)
        if taken is None:
            continue
        before, amount = amount, amount * taken.factor
        nodes.append(
            Explanation(
                adjustment.title, amount, "kr", rule=taken.rule, inputs=taken.inputs,
                calculation=f"{plain(before)} × {taken.written} {equals(amount)}",
            )
        )  # fmt: skip
    return amount, tuple(nodes)


def adjusted_weights(
    figures: Figures, component: Component, members: Sequence[Member], weights: list[Weight]
) -> list[Weight]:
    """The keys after the component's adjustments: a member of half a year counts for half."""
    if not component.adjust:
        return weights
    return [
        _adjusted_weight(figures, component, member, weight) for member, weight in zip(members, weights, strict=True)
    ]


def _adjusted_weight(figures: Figures, component: Component, member: Member, weight: Weight) -> Weight:
    for adjustment in component.adjust:
        taken = _taken(figures, component, adjustment, member)
        if taken is None:
            continue
        value = multiplied(weight.value, taken.factor)
        node = Explanation(
            weight.explanation.title, value, weight.explanation.unit, rule=f"{adjustment.title}: {taken.rule}",
            calculation=f"{plain(weight.value)} × {taken.written} {equals(value)}",
            inputs=(weight.explanation, *taken.inputs),
        )  # fmt: skip
        weight = replace(weight, value=value, explanation=node)
    return weight


def _taken(figures: Figures, component: Component, adjustment: Adjustment, member: Member) -> _Taken | None:
    """What the adjustment takes of this member's; None where it does not concern the member."""
    if not adjustment.concerns.takes(member):
        return None
    if adjustment.percent is None:
        return _prorated(figures, component, adjustment.prorate, member)
    inputs: tuple[Explanation, ...] = ()
    if adjustment.interval is not None:
        weight = figures.weight(replace(component, key=adjustment.key, caps_at=()), member)
        if not adjustment.interval.holds(Fraction(weight.value)):
            return None
        inputs = (weight.explanation,)
    percent = f"{number(adjustment.percent)}{NBSP}%"
    return _Taken(Fraction(adjustment.percent) / 100, percent, f"{percent} tas ut", inputs)


def _prorated(figures: Figures, component: Component, how: str, member: Member) -> _Taken | None:
    year = figures.year
    if year is None:
        where = f"[[component]] nr {component.number}, adjust"
        raise FaultError(Fault("missing-day", "Del av år räknas för ett år. Ange vilken dag som gäller.", where))
    if how == "days":
        return _days(member, year)
    since = member.since
    if since is None or since.year != year:
        return None
    months = 13 - since.month if how == "entry-month" else 12 - since.month
    if months == 12:
        return None
    counted = "inträdesmånaden räknas" if how == "entry-month" else "månaden efter inträdet är den första"
    return _Taken(Fraction(months, 12), f"{months}/12", f"Medlem från {day(since)}: {counted}")


def _days(member: Member, year: int) -> _Taken | None:
    first, following = date(year, 1, 1), date(year + 1, 1, 1)
    since, until = max(member.since or first, first), min(member.until or following, following)
    whole, held = (following - first).days, max(0, (until - since).days)
    return (
        None if held == whole else _Taken(Fraction(held, whole), f"{held}/{whole}", f"Medlem {held} dagar av {whole}")
    )
