"""What goes into an allocation and what comes out of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from samverkan.core.explain import Explanation


@dataclass(frozen=True, slots=True)
class Member:
    """A payer: ``columns`` are its own figures (usage, frozen cost, last year's fee), absent where not stated.

    ``since`` and ``until`` (exclusive) bound its membership; ``classes`` are the groups that rules speak of.
    """

    code: str
    name: str = ""
    columns: Mapping[str, Decimal] = field(default_factory=dict)
    classes: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None

    @property
    def label(self) -> str:
        """The name, else the code."""
        return self.name or self.code


@dataclass(frozen=True, slots=True)
class Selection:
    """Members by class or by code; empty means everyone."""

    classes: frozenset[str] = frozenset()
    codes: tuple[str, ...] = ()

    def takes(self, member: Member) -> bool:
        """Whether the member is one of those meant."""
        everyone = not self.classes and not self.codes
        return everyone or member.code in self.codes or bool(self.classes & member.classes)


@dataclass(frozen=True, slots=True)
class Factor:
    """One factor of a key: ``equal``, ``fixed``, ``population``, ``taxbase`` or ``column`` with its name."""

    kind: str
    column: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """The part of the total that a component divides: ``percent`` (of 100), ``amount`` in kronor, or ``rest``."""

    kind: str
    value: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Bound:
    """An amount per member in kronor (or, for ``cap_at``, units of the key) and whom it concerns."""

    value: Decimal
    concerns: Selection = Selection()


@dataclass(frozen=True, slots=True)
class Band:
    """An interval of the key as the source prints it: ``low``–``high`` included unless ``above``/``below`` was written.

    Gives a fixed ``amount`` in kronor, or a ``rate`` per unit of the whole key.
    """

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False
    amount: Decimal | None = None
    rate: Decimal | None = None

    def holds(self, value: Fraction) -> bool:
        """Whether the value lies in the interval."""
        above = self.low is None or value > self.low or (value == self.low and not self.low_open)
        below = self.high is None or value < self.high or (value == self.high and not self.high_open)
        return above and below


@dataclass(frozen=True, slots=True)
class Damping:
    """The greatest change, in per cent, against last year's amounts in column ``against`` (``decided:2021`` for the
    fee decided for a year). A member without an amount there is new and is not damped."""

    max_change: Decimal
    against: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A part or a rate, its key, whom it concerns and when, and its bounds."""

    title: str
    number: int = 1
    part: Part | None = None
    rate: Decimal | None = None
    base: Decimal | None = None
    bands: tuple[Band, ...] = ()
    key: tuple[Factor, ...] = ()
    shares: Mapping[str, Decimal] = field(default_factory=dict)
    on: date | None = None
    year: int | None = None
    lag_years: int | None = None
    floors: tuple[Bound, ...] = ()
    caps: tuple[Bound, ...] = ()
    caps_at: tuple[Bound, ...] = ()
    damping: Damping | None = None
    only: Selection = Selection()
    since: date | None = None
    until: date | None = None

    @property
    def bounded(self) -> bool:
        """Whether a floor, a cap or damping can move amounts from the key."""
        return bool(self.floors or self.caps or self.damping)


@dataclass(frozen=True, slots=True)
class Rounding:
    """Unit in kronor, method by name, and the decimals of percentages that are rounded first."""

    unit: Decimal = Decimal(1)
    method: str = "largest-remainder"
    percent_decimals: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AllocationRule:
    """A cost key as data. ``status`` is avtalad, härledd or antagen; ``legal`` the paragraphs that the source names."""

    id: str
    title: str
    status: str
    source: str
    legal: tuple[str, ...] = ()
    note: str = ""
    rounding: Rounding = Rounding()
    components: tuple[Component, ...] = ()
    damping: Damping | None = None

    @property
    def by_rates(self) -> bool:
        """Whether the rule adds up rates (and so makes its own total) instead of dividing a given total."""
        return any(component.part is None for component in self.components)

    def columns(self) -> tuple[str, ...]:
        """Columns of the members that the keys need."""
        named = (factor.column for component in self.components for factor in component.key if factor.column)
        return tuple(dict.fromkeys(named))

    def optional_columns(self) -> tuple[str, ...]:
        """Columns with last year's amounts: blank for a new member."""
        dampings = (self.damping, *(component.damping for component in self.components))
        return tuple(dict.fromkeys(damping.against for damping in dampings if damping))


@dataclass(frozen=True, slots=True)
class Share:
    """A member's share: ``amount`` in whole units, ``exact`` before rounding (kronor), ``share`` of the total (of 1)."""

    member: str
    amount: Decimal
    exact: Fraction
    share: Fraction
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class Allocation:
    """An amount divided: the shares sum to ``total`` to the unit, in the order of the members."""

    total: Decimal
    unit: Decimal
    method: str
    shares: tuple[Share, ...]
    explanation: Explanation

    def amounts(self) -> dict[str, Decimal]:
        """Amount per member code."""
        return {share.member: share.amount for share in self.shares}


Members = Sequence[Member]
