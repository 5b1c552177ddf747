"""What a rule's components are made of: members, keys, figures by year, bounds and adjustments."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

_YEAR = re.compile(r"\{year(?:-(\d{1,2}))?\}")


def in_year(name: str, year: int | None) -> str:
    """The name with ``{year}`` and ``{year-2}`` filled in; as it stands where no year is asked about.

    >>> in_year("skatt-{year-2}", 2021)
    'skatt-2019'
    """
    return name if year is None else _YEAR.sub(lambda found: str(year - int(found[1] or 0)), name)


@dataclass(frozen=True, slots=True)
class Member:
    """A payer: ``columns`` are its own figures (usage, frozen cost, last year's fee), absent where not stated.

    ``since`` and ``until`` (exclusive) bound its membership; ``classes`` are the groups that rules speak of. ``units``
    are the municipalities whose inhabitants count where a group is one member (a joint board, a federation).
    """

    code: str
    name: str = ""
    columns: Mapping[str, Decimal] = field(default_factory=dict)
    classes: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    units: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The name, else the code."""
        return self.name or self.code


@dataclass(frozen=True, slots=True)
class Selection:
    """Members by class or by code, less those excluded; empty means everyone."""

    classes: frozenset[str] = frozenset()
    codes: tuple[str, ...] = ()
    but_classes: frozenset[str] = frozenset()
    but_codes: tuple[str, ...] = ()

    def takes(self, member: Member) -> bool:
        """Whether the member is one of those meant."""
        if member.code in self.but_codes or self.but_classes & member.classes:
            return False
        everyone = not self.classes and not self.codes
        return everyone or member.code in self.codes or bool(self.classes & member.classes)


EVERYONE = Selection()


@dataclass(frozen=True, slots=True)
class Factor:
    """One factor of a key: ``equal``, ``fixed``, ``population``, ``taxbase`` or ``participation``; ``column`` or
    ``series`` with the name in ``column``."""

    kind: str
    column: str = ""

    @property
    def word(self) -> str:
        """As the rule writes it."""
        return f"{self.kind}:{self.column}" if self.column else self.kind


@dataclass(frozen=True, slots=True)
class ByYear:
    """A figure by year: first year, last year (None = until further notice) and value, in order, never overlapping."""

    spans: tuple[tuple[int, int | None, Decimal], ...]

    def at(self, year: int) -> Decimal | None:
        """The figure of the year, None where it is not stated."""
        held = (value for first, last, value in self.spans if first <= year and (last is None or year <= last))
        return next(held, None)

    def written(self) -> tuple[str, ...]:
        """The years as the rule states them: ``2006–2014``, ``2018``, ``2024 och framåt``."""
        return tuple(_span(first, last) for first, last, _ in self.spans)


def _span(first: int, last: int | None) -> str:
    if last is None:
        return f"{first} och framåt"
    return str(first) if first == last else f"{first}–{last}"


@dataclass(frozen=True, slots=True)
class Bound:
    """An amount per member in kronor (or, for ``cap_at``, units of the key) and whom it concerns."""

    value: Decimal
    concerns: Selection = EVERYONE


@dataclass(frozen=True, slots=True)
class Band:
    """An interval of the key as the source prints it: ``low``–``high`` included unless ``above``/``below`` was written.

    Gives a fixed ``amount`` in kronor, or a ``rate`` per unit of the whole key; ``amounts`` and ``rates`` hold them
    where they differ between years.
    """

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False
    amount: Decimal | None = None
    rate: Decimal | None = None
    amounts: ByYear | None = None
    rates: ByYear | None = None

    def holds(self, value: Fraction) -> bool:
        """Whether the value lies in the interval."""
        above = self.low is None or value > self.low or (value == self.low and not self.low_open)
        below = self.high is None or value < self.high or (value == self.high and not self.high_open)
        return above and below


@dataclass(frozen=True, slots=True)
class Damping:
    """The greatest rise and the greatest fall, in per cent (None = no limit), against last year's amounts in column
    ``against`` (``decided:2021`` for the fee decided for a year). A member without an amount there is new and is not
    damped."""

    rise: Decimal | None
    fall: Decimal | None
    against: str
    concerns: Selection = EVERYONE


@dataclass(frozen=True, slots=True)
class Adjustment:
    """What is taken of a charge (or, where a part is divided, of the key): a ``percent`` of it, or the part of the year
    that ``prorate`` counts; for the members it concerns, and where ``interval`` is given only where ``key`` lies in it."""

    title: str
    percent: Decimal | None = None
    prorate: str = ""
    concerns: Selection = EVERYONE
    key: tuple[Factor, ...] = ()
    interval: Band | None = None


@dataclass(frozen=True, slots=True)
class Uprating:
    """Amounts of the year ``since`` follow a series to the year asked about; ``unit`` rounds them before use."""

    series: str
    since: int
    unit: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """A figure that is the same for every member, year by year, with its source. ``changes``: the years hold the change
    in per cent on the year before, else the level."""

    id: str
    title: str
    source: str
    years: Mapping[int, Decimal]
    unit: str = ""
    changes: bool = False


@dataclass(frozen=True, slots=True)
class ColumnNote:
    """What a column holds: unit, reference date, source; the sum of other columns; or ``values`` by member code that the
    rule itself states."""

    name: str
    title: str = ""
    unit: str = ""
    source: str = ""
    day: str = ""
    sum_of: tuple[str, ...] = ()
    values: Mapping[str, Decimal] = field(default_factory=dict)
