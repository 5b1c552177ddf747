"""A seat rule applied to members: seats counted, each with its explanation, and the ties that no one may break."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, localcontext

from samverkan.core.allocation.ingredients import ColumnNote, Factor
from samverkan.core.allocation.keys import Figures
from samverkan.core.allocation.model import AllocationRule, Component, Member
from samverkan.core.allocation.payers import paying
from samverkan.core.allocation.weights import PRECISION
from samverkan.core.explain import Explanation
from samverkan.core.faults import Fault, FaultError
from samverkan.core.keys import Statistics
from samverkan.core.periods import holds
from samverkan.core.seats.counting import Count, Task, counts
from samverkan.core.seats.elections import election_year_start
from samverkan.core.seats.methods import METHODS
from samverkan.core.seats.model import SeatPart, SeatRule, Seats, SeatShare, SeatTie, Shared
from samverkan.core.seats.wording import member_node, part_node, rule_node
from samverkan.core.swedish import listing


def seats(
    rule: SeatRule,
    members: Sequence[Member],
    *,
    total: int | None = None,
    statistics: Statistics | None = None,
    on: date | None = None,
    population_on: date | None = None,
) -> Seats:
    """The seats by the rule on the day ``on``; ``population_on`` counts the inhabitants of another day than the rule says.

    ``total`` is the body's number of seats, where the rule divides what is left or a number that may be another. Seats that equals
    compete for are in ``ties`` and with no member. Raises FaultError where members, keys or totals can't be met;
    MissingStatisticError where a key's date is not held.
    """
    with localcontext() as context:
        context.prec = PRECISION
        setting = set_up(rule, members, statistics, on, population_on)
        return _seats(setting, counts(setting.tasks, total))


def seats_by_weights(
    total: int,
    weights: Sequence[tuple[str, Decimal]],
    *,
    method: str,
    first_divisor: Decimal | None = None,
    minimum: int = 0,
    source: str = "",
) -> Seats:
    """``total`` seats in proportion to given weights; ``source`` is where these stand."""
    if method not in METHODS:
        text = f"Metoden ”{method}” finns inte. Skriv någon av {listing(METHODS)}."
        raise FaultError(Fault("unknown-method", text, "method"))
    component = Component(title="Efter vikter", key=(Factor("column", "weight"),))
    frame = AllocationRule(
        id="vikter", title="Platser efter vikter", status="", source=source, components=(component,),
        notes={"weight": ColumnNote("weight", "Vikt", source=source)},
    )  # fmt: skip
    part = SeatPart(component=component, shared=Shared(method, total, {}, first_divisor, minimum))
    members = [Member(code, columns={"weight": weight}) for code, weight in weights]
    return seats(SeatRule(frame, (part,)), members)


@dataclass(frozen=True, slots=True)
class Setting:
    """The rule on a day: who is a member, and every component with its members, and the explained values of its key."""

    rule: SeatRule
    members: Sequence[Member]
    tasks: Sequence[Task]
    nodes: Sequence[Sequence[Explanation]]


def set_up(
    rule: SeatRule,
    members: Sequence[Member],
    statistics: Statistics | None,
    on: date | None,
    population_on: date | None,
) -> Setting:
    """Who takes part in what and the keys' values; FaultError with everything that is missing."""
    _check_members(members, on)
    parts = [_counted_on(part, population_on or _election_day(part, on)) for part in _in_force(rule, on)]
    present, chosen = paying(rule.frame, [part.component for part in parts], members, on)
    figures = Figures(rule.frame, statistics, on)
    tasks, nodes, faults = list[Task](), list[list[Explanation]](), list[Fault]()
    for part, row in zip(parts, chosen, strict=True):
        taking = [member for member in present if part.parity.takes(member)] if part.parity else row
        try:
            _check_part(part, taking)
            weights = figures.weights(part.component, taking) if part.keyed else []
        except FaultError as error:
            if error.faults[0].code == "missing-statistic":
                raise
            faults += error.faults
            continue
        tasks.append(Task(part, taking, [weight.value for weight in weights]))
        nodes.append([weight.explanation for weight in weights])
    if faults:
        raise FaultError(list(dict.fromkeys(faults)))
    return Setting(rule, present, tasks, nodes)


def _check_members(members: Sequence[Member], on: date | None) -> None:
    repeated = sorted(code for code, times in Counter(member.code for member in members).items() if times > 1)
    if repeated:
        text = f"Medlemmen står mer än en gång: {listing(repeated)}. Låt varje medlem stå en gång."
        raise FaultError(Fault("duplicate", text, "member"))
    if on is None and any(member.since or member.until for member in members):
        raise FaultError(Fault("missing-day", "Medlemmarna är med olika tider. Ange vilken dag som gäller.", "on"))


def _in_force(rule: SeatRule, on: date | None) -> list[SeatPart]:
    if on is None and any(part.component.since or part.component.until for part in rule.parts):
        raise FaultError(Fault("missing-day", "Regelns delar gäller olika tider. Ange vilken dag som gäller.", "on"))
    found = [part for part in rule.parts if on is None or holds(part.component.since, part.component.until, on)]
    if not found:
        text = f"Ingen del av regeln ”{rule.title}” gäller den dagen."
        raise FaultError(Fault("no-component", text, "[[component]]"))
    return found


def counted_days(rule: SeatRule, on: date | None) -> tuple[date, ...]:
    """The days whose inhabitants the rule counts when asked about the day ``on``; none where it goes by other things."""
    parts = [part for part in _in_force(rule, on) if any(factor.kind == "population" for factor in part.component.key)]
    return tuple(dict.fromkeys(day for part in parts if (day := _counted_day(part, on))))


def _counted_day(part: SeatPart, on: date | None) -> date | None:
    own = part.component
    if part.at_election or own.on:
        return _election_day(part, on) or own.on
    if own.on_day is None or on is None:
        return on
    year = on.year - (own.lag_years or own.lags.get("population", 0))
    return date(year, own.on_day[0], min(own.on_day[1], monthrange(year, own.on_day[0])[1]))


def _election_day(part: SeatPart, on: date | None) -> date | None:
    if not part.at_election:
        return None
    if on is None:
        text = "Folkmängden räknas vid ingången av valåret. Ange vilken dag som gäller."
        raise FaultError(Fault("missing-day", text, "on"))
    return election_year_start(on)


def _counted_on(part: SeatPart, day: date | None) -> SeatPart:
    if day is None or all(factor.kind != "population" for factor in part.component.key):
        return part
    return replace(part, component=replace(part.component, on=day, on_day=None))


def _check_part(part: SeatPart, members: Sequence[Member]) -> None:
    where = f"[[component]] nr {part.component.number}"
    if part.parity and len(members) != 1:
        text = f"parity ska peka ut en medlem, men pekar ut {len(members)}. Skriv medlemmens kod."
        raise FaultError(Fault("parity", text, f"{where}, parity"))
    if part.shared and not members:
        raise FaultError(Fault("no-members", "Ingen medlem är med där platserna ska delas.", f"{where}, only"))


def _seats(setting: Setting, found: Sequence[Count]) -> Seats:
    """The result with its explanation: a node per member, in it a node per component that the member takes part in."""
    shares, ties = [], tuple(_ties(setting, found))
    for member in setting.members:
        held = [
            (task, count, place, nodes[place] if nodes else None)
            for task, count, nodes in zip(setting.tasks, found, setting.nodes, strict=True)
            for place, other in enumerate(task.members)
            if other.code == member.code
        ]
        parts = [part_node(setting.rule, *row) for row in held]
        voting = sum(count.units[place] for task, count, place, _ in held if task.part.vote)
        adjuncts = sum(count.units[place] for task, count, place, _ in held if not task.part.vote)
        node = member_node(member, voting, adjuncts, parts)
        shares.append(SeatShare(member.code, member.label, voting, adjuncts, node))
    total = sum(count.total for task, count in zip(setting.tasks, found, strict=True) if task.part.vote)
    node = rule_node(setting.rule, [task.part for task in setting.tasks], total, shares, ties)
    return Seats(total, tuple(shares), ties, node)


def _ties(setting: Setting, found: Sequence[Count]) -> list[SeatTie]:
    return [
        SeatTie(task.part.component.title, tuple(task.members[place].code for place in ballot.tied), ballot.spare)
        for task, count in zip(setting.tasks, found, strict=True)
        for ballot in count.ballots
        if ballot.spare
    ]
