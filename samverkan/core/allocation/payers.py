"""Who takes part in each component: members on the day, those who enter, and those whom a bundled fee covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from samverkan.core.allocation.model import AllocationRule, Component, Member
from samverkan.core.faults import Fault, FaultError
from samverkan.core.periods import holds

Chosen = Sequence[Sequence[Member]]


def paying(
    rule: AllocationRule, components: Sequence[Component], members: Sequence[Member], on: date | None
) -> tuple[list[Member], list[list[Member]]]:
    """The members of the day and those who pay before they enter, and who takes part in each component.

    A member that takes part in a bundled component takes no part in those that it replaces. FaultError where nobody is
    a member that day.
    """
    classed = [_classed(rule, member) for member in members]
    present = [member for member in classed if on is None or holds(member.since, member.until, on)]
    chosen = [_taking_part(component, classed, present, on) for component in components]
    covered = _covered(components, chosen)
    chosen = [
        [member for member in row if (component.id, member.code) not in covered]
        for component, row in zip(components, chosen, strict=True)
    ]
    paying_codes = {member.code for row in (present, *chosen) for member in row}
    payers = [member for member in classed if member.code in paying_codes]
    if not payers:
        raise FaultError(
            Fault("no-members", "Det finns ingen att dela mellan: ingen medlem är med den dagen.", "member")
        )
    return payers, chosen


def _classed(rule: AllocationRule, member: Member) -> Member:
    named = frozenset(name for name, codes in rule.classes.items() if member.code in codes)
    units = member.units or tuple(rule.units.get(member.code, ()))
    return replace(member, classes=member.classes | named, units=units) if named or units else member


def _taking_part(
    component: Component, members: Sequence[Member], present: Sequence[Member], on: date | None
) -> list[Member]:
    if component.charged in ("", "every-year"):
        return [member for member in present if component.only.takes(member)]
    if on is None:
        where = f"[[component]] nr {component.number}, charged"
        raise FaultError(Fault("missing-day", "Avgiften tas ut vid inträdet. Ange vilken dag som gäller.", where))
    entering, among = (on.year, present) if component.charged == "entry-year" else (on.year + 1, members)
    return [
        member for member in among if component.only.takes(member) and member.since and member.since.year == entering
    ]


def _covered(components: Sequence[Component], chosen: Chosen) -> set[tuple[str, str]]:
    """Component id and member code where a bundled component stands in the place of another."""
    return {
        (replaced, member.code)
        for component, row in zip(components, chosen, strict=True)
        for replaced in component.replaces
        for member in row
    }
