"""A member's limits in a component, and the limits that damping sets, in whole units."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from samverkan.core.allocation.bounds import Limits
from samverkan.core.allocation.model import Component, Damping, Member
from samverkan.core.allocation.wording import whole_units
from samverkan.core.faults import Fault, FaultError
from samverkan.core.swedish import NBSP, kronor, number


def component_limits(component: Component, members: Sequence[Member], unit: Decimal) -> list[Limits]:
    """Floor, cap and damping of each member; FaultError where a member's own limits contradict each other."""
    where = f"[[component]] nr {component.number}"
    found = [_member_limits(component, member, unit) for member in members]
    _check_order(found, members, unit, where)
    return found


def damping_limits(damping: Damping | None, members: Sequence[Member], unit: Decimal) -> list[Limits]:
    """The limits of the rule's own damping."""
    found = [_joined(damping_of(damping, member), unit) for member in members]
    _check_order(found, members, unit, "[damping]")
    return found


def damping_of(damping: Damping | None, member: Member) -> tuple[Limits, ...]:
    """Last year's amount less and plus the greatest change; nothing for a member without an amount there."""
    last = member.columns.get(damping.against) if damping else None
    if damping is None or last is None:
        return ()
    if last < 0:
        text = f"Förra årets belopp {last} för {member.label} är negativt. Skriv noll eller ett positivt tal."
        raise FaultError(Fault("negative", text, f"kolumn {damping.against}"))
    change = Fraction(damping.max_change) / 100
    reason = f"Högst {number(damping.max_change)}{NBSP}% ändring mot {kronor(last)} förra året."
    least = max(Fraction(0), Fraction(last) * (1 - change))
    return (Limits(least, Fraction(last) * (1 + change), reason, reason),)


def _member_limits(component: Component, member: Member, unit: Decimal) -> Limits:
    floors = [bound for bound in component.floors if bound.concerns.takes(member)]
    caps = [bound for bound in component.caps if bound.concerns.takes(member)]
    limits = [Limits(low=Fraction(bound.value), low_reason=f"Golvet {kronor(bound.value)} gäller.") for bound in floors]
    limits += [Limits(high=Fraction(bound.value), high_reason=f"Taket {kronor(bound.value)} gäller.") for bound in caps]
    return _joined((*limits, *damping_of(component.damping, member)), unit)


def _joined(limits: Sequence[Limits], unit: Decimal) -> Limits:
    """The narrowest of the limits, drawn in to whole units so that rounding can't step over them."""
    low = max((limit for limit in limits if limit.low is not None), key=lambda limit: limit.low or 0, default=Limits())
    high = min(
        (limit for limit in limits if limit.high is not None), key=lambda limit: limit.high or 0, default=Limits()
    )
    step = Fraction(unit)
    return Limits(
        low=None if low.low is None else math.ceil(low.low / step) * step,
        high=None if high.high is None else math.floor(high.high / step) * step,
        low_reason=low.low_reason,
        high_reason=high.high_reason,
    )


def _check_order(found: Sequence[Limits], members: Sequence[Member], unit: Decimal, where: str) -> None:
    faults = [
        Fault(
            "bounds-crossed",
            f"Gränserna för {member.label} går inte ihop i {whole_units(unit)}: minst {kronor(limit.low)} men högst "
            f"{kronor(limit.high)}, {kronor(limit.low - limit.high)} för lite.",
            where,
        )
        for limit, member in zip(found, members, strict=True)
        if limit.low is not None and limit.high is not None and limit.low > limit.high
    ]
    if faults:
        raise FaultError(faults)
