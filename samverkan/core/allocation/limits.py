"""A member's limits in a component, and the limits that damping sets, in whole units."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from samverkan.core.allocation.bounds import Limits
from samverkan.core.allocation.ingredients import in_year
from samverkan.core.allocation.model import Component, Damping, Member
from samverkan.core.allocation.wording import whole_units
from samverkan.core.faults import Fault, FaultError
from samverkan.core.swedish import NBSP, kronor, number


def component_limits(component: Component, members: Sequence[Member], unit: Decimal, year: int | None) -> list[Limits]:
    """Floor, cap and damping of each member; FaultError where a member's own limits contradict each other."""
    where = f"[[component]] nr {component.number}"
    found = [_member_limits(component, member, unit, year) for member in members]
    _check_order(found, members, unit, where)
    return found


def damping_limits(
    dampings: Sequence[Damping], members: Sequence[Member], unit: Decimal, year: int | None
) -> list[Limits]:
    """The limits of the rule's own dampings together."""
    found = [
        _joined([limit for damping in dampings for limit in damping_of(damping, member, year)], unit)
        for member in members
    ]
    _check_order(found, members, unit, "[damping]")
    return found


def damping_of(damping: Damping | None, member: Member, year: int | None) -> tuple[Limits, ...]:
    """Last year's amount less the greatest fall and plus the greatest rise; nothing for a member that has no amount there
    or whom the damping does not concern."""
    if damping is None or not damping.concerns.takes(member):
        return ()
    against = in_year(damping.against, year)
    last = member.columns.get(against)
    if last is None:
        return ()
    if last < 0:
        text = f"Förra årets belopp {last} för {member.label} är negativt. Skriv noll eller ett positivt tal."
        raise FaultError(Fault("negative", text, f"kolumn {against}"))
    low = None if damping.fall is None else max(Fraction(0), Fraction(last) * (1 - Fraction(damping.fall) / 100))
    high = None if damping.rise is None else Fraction(last) * (1 + Fraction(damping.rise) / 100)
    fall, rise = ("ändring", "ändring") if damping.fall == damping.rise else ("sänkning", "höjning")
    return (Limits(low, high, _said(damping.fall, fall, last), _said(damping.rise, rise, last)),)


def _said(change: Decimal | None, word: str, last: Decimal) -> str:
    return "" if change is None else f"Högst {number(change)}{NBSP}% {word} mot {kronor(last)} förra året."


def _member_limits(component: Component, member: Member, unit: Decimal, year: int | None) -> Limits:
    floors = [bound for bound in component.floors if bound.concerns.takes(member)]
    caps = [bound for bound in component.caps if bound.concerns.takes(member)]
    limits = [Limits(low=Fraction(bound.value), low_reason=f"Golvet {kronor(bound.value)} gäller.") for bound in floors]
    limits += [Limits(high=Fraction(bound.value), high_reason=f"Taket {kronor(bound.value)} gäller.") for bound in caps]
    return _joined((*limits, *damping_of(component.damping, member, year)), unit)


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
