"""A vote as values: what a majority demands, and the power that follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from samverkan.core.explain import Explanation
from samverkan.core.faults import Fault, FaultError
from samverkan.core.swedish import number

_SHARE = re.compile(r"([0-9]{1,30})\s*/\s*([0-9]{1,30})")
_WEIGHT = re.compile(r"[0-9]{1,1000}")


@dataclass(frozen=True, slots=True)
class Quota:
    """What a group must reach: ``share`` of the total weight, or else the absolute ``weight``. It wins with more than
    that, with ``at_least`` also with exactly that."""

    share: Fraction | None = None
    weight: Decimal | None = None
    at_least: bool = False

    def limit(self, total: Fraction) -> Fraction:
        """The quota as a weight."""
        return Fraction(self.weight or 0) if self.share is None else self.share * total

    def text(self) -> str:
        """As written on the command line: ``1/2``, ``37``."""
        return str(self.weight) if self.share is None else f"{self.share.numerator}/{self.share.denominator}"

    def words(self) -> str:
        """In a sentence: ``mer än 1/2 av``, ``minst vikten 37 av``."""
        amount = f"vikten {number(self.weight or Decimal(0))}" if self.share is None else self.text()
        return f"{'minst' if self.at_least else 'mer än'} {amount} av"


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that a decision demands: a quota of these weights, one per member and used as they are.
    ``title`` says what they are: ``rösterna``, ``medlemmarna``."""

    weights: tuple[Decimal, ...]
    quota: Quota
    title: str = "rösterna"

    @classmethod
    def of_members(cls, count: int, quota: Quota) -> Condition:
        """A quota of the members themselves, each counted once."""
        return cls((Decimal(1),) * count, quota, "medlemmarna")


@dataclass(frozen=True, slots=True)
class MemberPower:
    """One member's power. All are fractions of 1.

    ``swings``: groups of the others that lose alone and win with this member. ``banzhaf``: this member's part of all
    swings; ``absolute``: its swings over all groups of the others. ``shapley_shubik``: the part of all orders of joining
    in which this member tips. ``prevent`` and ``initiate`` (Coleman): the part of the winning groups that fall without
    it, and of the losing groups that win with it. ``veto``: nothing is decided without it. ``exact`` False: rounded; then
    ``counted`` says whether the swings, and what follows from them, are exact nevertheless.
    """

    member: str
    weight: Decimal
    swings: int
    banzhaf: Fraction
    absolute: Fraction
    shapley_shubik: Fraction
    prevent: Fraction
    initiate: Fraction
    veto: bool
    exact: bool = True
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Power:
    """Every member's power in the order given, and how many of all groups win."""

    members: tuple[MemberPower, ...]
    conditions: tuple[Condition, ...]
    winning: int
    exact: bool
    explanation: Explanation


def parse_quota(text: str, *, at_least: bool = False) -> Quota:
    """``1/2`` is that share of the total weight, ``37`` an absolute weight. FaultError for anything else.

    >>> parse_quota("2/3", at_least=True)
    Quota(share=Fraction(2, 3), weight=None, at_least=True)
    """
    bare = text.strip()
    share = _SHARE.fullmatch(bare)
    if share and int(share[2]):
        return Quota(share=Fraction(int(share[1]), int(share[2])), at_least=at_least)
    if _WEIGHT.fullmatch(bare):
        return Quota(weight=Decimal(bare), at_least=at_least)
    wrong = (
        f"”{bare}” är ingen majoritet. Skriv en andel av hela vikten som 1/2 eller 2/3, eller en vikt som ett heltal."
    )
    raise FaultError(Fault("quota", wrong, "quota"))


def check(members: Sequence[str], conditions: Sequence[Condition]) -> None:
    """FaultError with every fault: no members, repeated ones, weights that are negative, all zero or not one each, and
    a quota that no group or every group reaches."""
    faults = [] if members else [Fault("no-members", "Det finns inga medlemmar. Skriv minst en.", "weights")]
    repeated = sorted({member for member in members if members.count(member) > 1})
    faults += [Fault("duplicate", "Medlemmen står mer än en gång. Låt den stå på en rad.", name) for name in repeated]
    if not conditions:
        faults.append(Fault("no-condition", "Ange vilken majoritet som krävs, till exempel 1/2.", "quota"))
    for condition in conditions if members else ():
        faults += _condition_faults(members, condition)
    if faults:
        raise FaultError(faults)


def _condition_faults(members: Sequence[str], condition: Condition) -> list[Fault]:
    where, weights = condition.title, condition.weights
    if len(weights) != len(members):
        return [Fault("weights", f"Det är {len(members)} medlemmar men {len(weights)} vikter. Skriv en var.", where)]
    wrong = [
        Fault("negative", f"Vikten {weight} går inte att räkna med. Skriv noll eller ett positivt tal.", member)
        for member, weight in zip(members, weights, strict=True)
        if not weight.is_finite() or weight < 0
    ]
    return wrong or _quota_faults(condition)


def _quota_faults(condition: Condition) -> list[Fault]:
    total = sum((Fraction(weight) for weight in condition.weights), Fraction(0))
    limit = condition.quota.limit(total)
    where = f"majoriteten {condition.quota.text()} av {condition.title}"
    if not total:
        return [Fault("all-zero", "Alla vikter är noll. Skriv en positiv vikt för minst en medlem.", condition.title)]
    if limit > total or (limit == total and not condition.quota.at_least):
        most = number(total)
        low = f"Hela vikten är {most}, så ingen grupp kan nå {condition.quota.words()} den. Skriv en lägre gräns"
        return [Fault("quota-too-high", low + (", eller minst (--at-least)." if limit == total else "."), where)]
    if limit <= 0 and condition.quota.at_least:
        return [Fault("quota-too-low", "Med gränsen noll vinner också den som är ensam om ingenting. Höj den.", where)]
    return []
