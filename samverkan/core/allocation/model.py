"""What goes into an allocation and what comes out of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from samverkan.core.allocation.ingredients import (
    EVERYONE,
    Adjustment,
    Band,
    Bound,
    ByYear,
    ColumnNote,
    Damping,
    Factor,
    Member,
    Selection,
    Series,
    Uprating,
    in_year,
)
from samverkan.core.explain import Explanation

__all__ = [
    "Adjustment", "Allocation", "AllocationRule", "Band", "Bound", "ByYear", "ColumnNote", "Component", "Damping",
    "Factor", "Member", "Part", "Rounding", "Selection", "Series", "Share", "Uprating",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """The part of the total that a component divides: ``percent`` (of 100), ``amount`` in kronor, ``rest``,
    ``rest-percent`` (of what is left), or ``each``: kronor per member, its own in ``column`` where that is named."""

    kind: str
    value: Decimal = Decimal(0)
    column: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A part or a rate, its key, whom it concerns and when, its bounds and adjustments.

    ``rates`` and ``bases`` hold what differs between years; :func:`samverkan.core.allocation.years.dated` puts the
    year's figures in ``rate``, ``base`` and the bands, and what they rest on in ``resting``. ``on_day`` is a month and a
    day of the year asked about.
    """

    title: str
    number: int = 1
    id: str = ""
    source: str = ""
    note: str = ""
    payee: str = ""
    part: Part | None = None
    rate: Decimal | None = None
    base: Decimal | None = None
    rates: ByYear | None = None
    bases: ByYear | None = None
    max_rate: ByYear | None = None
    bands: tuple[Band, ...] = ()
    key: tuple[Factor, ...] = ()
    shares: Mapping[str, Decimal] = field(default_factory=dict)
    services: tuple[str, ...] = ()
    on: date | None = None
    on_day: tuple[int, int] | None = None
    year: int | None = None
    lag_years: int | None = None
    lags: Mapping[str, int] = field(default_factory=dict)
    floors: tuple[Bound, ...] = ()
    caps: tuple[Bound, ...] = ()
    caps_at: tuple[Bound, ...] = ()
    damping: Damping | None = None
    uprate: Uprating | None = None
    adjust: tuple[Adjustment, ...] = ()
    less: str = ""
    charged: str = ""
    only: Selection = EVERYONE
    replaces: tuple[str, ...] = ()
    includes: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    resting: tuple[Explanation, ...] = ()

    @property
    def bounded(self) -> bool:
        """Whether a floor, a cap or damping can move amounts from the key."""
        return bool(self.floors or self.caps or self.damping)

    def lag(self, factor: Factor) -> int:
        """How many years before the year asked about the factor is taken."""
        if factor.kind == "population" and self.on_day is None:
            return 0
        return self.lags.get(factor.word, self.lag_years or 0)

    def factors(self) -> Iterator[Factor]:
        """Every factor of the key and of the adjustments' keys."""
        yield from self.key
        for adjustment in self.adjust:
            yield from adjustment.key

    def columns(self) -> Iterator[str]:
        """Names of the columns that every member needs a value in, as the rule writes them."""
        yield from (factor.column for factor in self.factors() if factor.kind == "column")
        if self.part is not None and self.part.column:
            yield self.part.column
        if self.less:
            yield self.less


@dataclass(frozen=True, slots=True)
class Rounding:
    """Unit in kronor, method by name, and the decimals of percentages that are rounded first."""

    unit: Decimal = Decimal(1)
    method: str = "largest-remainder"
    percent_decimals: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AllocationRule:
    """A cost key as data. ``status`` is avtalad, härledd or antagen; ``legal`` the paragraphs that the source names;
    ``use`` what it is for where that is stated, since the key of costs need not be that of ownership or of debt."""

    id: str
    title: str
    status: str
    source: str
    legal: tuple[str, ...] = ()
    note: str = ""
    use: str = ""
    rounding: Rounding = Rounding()
    components: tuple[Component, ...] = ()
    dampings: tuple[Damping, ...] = ()
    series: Mapping[str, Series] = field(default_factory=dict)
    notes: Mapping[str, ColumnNote] = field(default_factory=dict)
    classes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    units: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def by_rates(self) -> bool:
        """Whether the rule adds up rates (and so makes its own total) instead of dividing a given total."""
        return any(component.part is None for component in self.components)

    def columns(self, on: date | None = None) -> tuple[str, ...]:
        """Columns that the members must bring for the day asked about: what the rule itself states is not among them."""
        named = (name for component in self.components for name in component.columns())
        leaves = (leaf for name in named for leaf in self._leaves(name, on.year if on else None))
        return tuple(dict.fromkeys(leaves))

    def optional_columns(self, on: date | None = None) -> tuple[str, ...]:
        """Columns with last year's amounts: blank for a new member."""
        dampings = (*self.dampings, *(component.damping for component in self.components))
        return tuple(
            dict.fromkeys(in_year(damping.against, on.year if on else None) for damping in dampings if damping)
        )

    def _leaves(self, name: str, year: int | None) -> tuple[str, ...]:
        note = self.notes.get(name)
        if note is None:
            return (in_year(name, year),)
        if note.values:
            return ()
        if not note.sum_of:
            return (in_year(name, year),)
        return tuple(leaf for term in note.sum_of for leaf in self._leaves(term, year))


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
