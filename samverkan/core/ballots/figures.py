"""The power that follows from votes and majority, and each of its figures by id."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property

from samverkan.core.ballots.demands import NO_DEMAND, Demand, parse_demand
from samverkan.core.ballots.fair import TARGETS, distance_of
from samverkan.core.ballots.kinds import parse_votes
from samverkan.core.ballots.votes import Votes, votes_of, weight_node
from samverkan.core.explain import Explanation
from samverkan.core.faults import Fault, FaultError
from samverkan.core.keys import Statistics
from samverkan.core.records import Case
from samverkan.core.swedish import listing, number, rounded
from samverkan.core.voting import Condition, Groups, MemberPower, Power, Quota, smallest_groups, voting_power

PARTS = ("banzhaf", "shapley", "avgor", "faller")
DISTANCE = "avstand"
EVERYONE = "alla"


@dataclass(frozen=True)
class Held:
    """Votes under a majority: ``members`` is the demand on their number as well, or None. The rest is worked out when
    asked for."""

    votes: Votes
    demand: Demand
    members: Demand | None

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What a group must meet to win."""
        first = Condition(self.votes.weights, self.demand.quota, self.votes.what)
        return (first, Condition.of_members(len(self.votes.members), self.members.quota)) if self.members else (first,)

    @cached_property
    def power(self) -> Power:
        """Every member's power; FaultError where no group, or every group, reaches the limit."""
        return voting_power(self.votes.names, self.conditions)

    @cached_property
    def groups(self) -> Groups:
        """The smallest groups that can stop and decide."""
        return smallest_groups(self.votes.names, self.conditions)

    def figure(self, part: str, who: str) -> str:
        """The id of a figure of these votes."""
        members = self.members.name if self.members else NO_DEMAND
        return f"power.{self.votes.kind.name}.{self.demand.name}.{members}.{part}.{who}"


def hold(case: Case, votes: str, demand: str | Demand, members: str, *, statistics: Statistics, on: date) -> Held:
    """The votes by their name (``kinds.parse_votes``) under a majority and a demand on the members (or ``ingen``)."""
    held = votes_of(case, parse_votes(votes), statistics=statistics, on=on)
    asked = parse_demand(demand) if isinstance(demand, str) else demand
    return Held(held, asked, None if members == NO_DEMAND else parse_demand(members))


def power_figure(case: Case, parts: tuple[str, ...], *, statistics: Statistics, on: date) -> Explanation:
    """The figure of ``power.<votes>.<majority>.<members' majority or ingen>.<part>.<code or alla>``: ``banzhaf``,
    ``shapley``, ``avgor`` (of the ways in which the others may vote, the part where the member decides), ``faller`` (of the
    winning groups those that fall without it), ``avstand-<target>`` for ``alla``. FaultError for another."""
    if len(parts) != 5:
        raise _unknown("den ska ha fem delar efter power.")
    *names, part, who = parts
    held = hold(case, names[0], names[1], names[2], statistics=statistics, on=on)
    if part.startswith(f"{DISTANCE}-"):
        return distance_of(held.votes, held.conditions, part.removeprefix(f"{DISTANCE}-"))
    if part not in PARTS:
        raise _unknown(f"delen ska vara {listing((*PARTS, *(f'{DISTANCE}-{name}' for name in TARGETS)))}.")
    if who == EVERYONE:
        return replace(
            held.power.explanation, inputs=tuple(member_figure(held, part, code) for code in held.votes.codes)
        )
    return member_figure(held, part, who)


def member_figure(held: Held, part: str, code: str) -> Explanation:
    """One member's figure, in per cent; FaultError where the code is no member's."""
    if code not in held.votes.codes:
        raise _unknown(f"”{code[:40]}” är inte med. De som är med är {listing(held.votes.codes)}.")
    place = held.votes.codes.index(code)
    weight, row = weight_node(held.votes, place), held.power.members[place]
    banzhaf = held.power.explanation.inputs[place]
    if part == "banzhaf":
        return replace(banzhaf, inputs=(weight, _limit(held)))
    if part == "shapley":
        return replace(banzhaf.inputs[1], inputs=(weight, _limit(held)), rounding=_rounding(row))
    return _counted(held, part, place, weight)


def _counted(held: Held, part: str, place: int, weight: Explanation) -> Explanation:
    row, ways = held.power.members[place], 2 ** (len(held.power.members) - 1)
    if part == "avgor":
        return Explanation(
            f"Avgör omröstningen, {row.member}", rounded(row.absolute * 100, 2), "%",
            "Av alla sätt som de andra medlemmarna kan rösta på, hur stor del där utgången beror på den här medlemmen",
            _of(row.swings, ways), (weight, _limit(held)), rounding=_rounding(row),
        )  # fmt: skip
    return Explanation(
        f"Kan fälla, {row.member}", rounded(row.prevent * 100, 2), "%",
        "Av alla grupper som kan driva igenom ett beslut, hur stor del som inte längre kan det om medlemmen lämnar gruppen",
        _of(row.swings, held.power.winning), (weight, _limit(held)), rounding=_rounding(row),
    )  # fmt: skip


def _of(part: int, whole: int) -> str:
    return f"{number(part)} / {number(whole)}" if whole < 10**12 else ""


def _rounding(row: MemberPower) -> str:
    return (
        "Visas med två decimaler" if row.exact else "Medlemmarna är för många för en exakt räkning. Talet är avrundat."
    )


def _limit(held: Held) -> Explanation:
    """The votes that a decision takes."""
    total = held.votes.total
    written = f"{held.demand.words} av {number(total)}"
    also = f" och {held.members.words} av medlemmarna" if held.members else ""
    return Explanation(
        "Krävs för beslut", needed(held.demand.quota, held.votes), held.votes.unit, f"{written} {held.votes.unit}{also}"
    )


def needed(quota: Quota, votes: Votes) -> int:
    """The fewest whole votes that are enough."""
    top, bottom = quota.limit(Fraction(votes.total)).as_integer_ratio()
    return -(-top // bottom) if quota.at_least else top // bottom + 1


def _unknown(why: str) -> FaultError:
    return FaultError(Fault("unknown-figure", f"Det finns ingen sådan siffra: {why}", "power"))
