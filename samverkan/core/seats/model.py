"""What a seat rule says, and what comes out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from samverkan.core.allocation.ingredients import Band, Selection
from samverkan.core.allocation.model import AllocationRule, Component
from samverkan.core.explain import Explanation


@dataclass(frozen=True, slots=True)
class Step:
    """A seat for every full ``size`` of the key, or for every commenced one; only for members with more than ``above``."""

    size: Decimal
    commenced: bool = False
    above: Decimal | None = None

    def seats(self, value: Fraction) -> int:
        """Seats of a member with so much of the key."""
        if self.above is not None and value <= self.above:
            return 0
        size = Fraction(self.size)
        return -(-value // size) if self.commenced else value // size


@dataclass(frozen=True, slots=True)
class Tier:
    """Seats of a member whose key lies in the interval."""

    band: Band
    seats: int


@dataclass(frozen=True, slots=True)
class Shared:
    """Seats that are apportioned by the key: ``total`` of them (None: what the body's total leaves), or so many to each class of
    ``pools``. The reserved seats and the ``minimum`` of every member come first, the rest is in proportion."""

    method: str
    total: int | None = None
    pools: Mapping[str, int] = field(default_factory=dict)
    first_divisor: Decimal | None = None
    minimum: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatPart:
    """One ``[[component]]``: one way of giving seats. ``component`` holds title, key, whom and when, in the shape of an
    allocation's. ``parity`` names the member that gets as many as all the others; without ``vote`` they are adjuncts.
    ``at_election`` counts the inhabitants at the start of the last election year."""

    component: Component
    each: int | None = None
    reserved: Mapping[str, int] = field(default_factory=dict)
    step: Step | None = None
    tiers: tuple[Tier, ...] = ()
    as_share: bool = False
    shared: Shared | None = None
    parity: Selection | None = None
    vote: bool = True
    at_election: bool = False

    @property
    def keyed(self) -> bool:
        """Whether the seats follow a key."""
        return bool(self.component.key)


@dataclass(frozen=True, slots=True)
class SeatRule:
    """Seats as data. ``frame`` holds head, columns, classes and units, as an allocation's rule does; ``organ`` is the id of
    the organ of the case that they are seats in, "" where the rule stands alone."""

    frame: AllocationRule
    parts: tuple[SeatPart, ...]
    organ: str = ""

    @property
    def id(self) -> str:
        """The rule's id."""
        return self.frame.id

    @property
    def title(self) -> str:
        """What a reader sees."""
        return self.frame.title


@dataclass(frozen=True, slots=True)
class SeatShare:
    """A member's seats: those that are sure, and ``adjuncts`` without vote."""

    member: str
    label: str
    seats: int
    adjuncts: int
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class SeatTie:
    """``seats`` that nothing tells apart the ``members`` (codes) for: given to no one."""

    title: str
    members: tuple[str, ...]
    seats: int


@dataclass(frozen=True, slots=True)
class Seats:
    """The seats of a body: those of the members and those in ``ties`` make ``total``."""

    total: int
    shares: tuple[SeatShare, ...]
    ties: tuple[SeatTie, ...]
    explanation: Explanation

    def seats(self) -> dict[str, int]:
        """Sure seats with vote per member code."""
        return {share.member: share.seats for share in self.shares}

    def adjuncts(self) -> dict[str, int]:
        """Seats without vote per member code, of those that have any."""
        return {share.member: share.adjuncts for share in self.shares if share.adjuncts}
