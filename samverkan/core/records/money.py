"""Budget, outcome, external money, and stated facts and claims."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from samverkan.core.records.fields import (
    FTE_MEASURES,
    OBJECT_KINDS,
    PRECISIONS,
    STATUSES,
    UNITS,
    col,
    key,
    none,
    note,
    place,
    source,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A stated value of an attribute of something: ``anställda``, ``avgift``, ``folkmängd`` … with unit and precision.

    ``attribute`` groups facts that speak of the same thing, so two sources that differ can be told; ``measure`` says what
    was measured (grundavgift, budget, avtalssumma), so two things of one name can be told apart.
    """

    id: str = key()
    subject_kind: str = col("Slag", choices=OBJECT_KINDS, required=True)
    subject: str = col("Avser", required=True)
    attribute: str = col("Egenskap", required=True)
    measure: str = col("Mått")
    year: int | None = none("År")
    on: date | None = none("Per")
    value: Decimal | None = none("Värde")
    low: Decimal | None = none("Lägst")
    high: Decimal | None = none("Högst")
    unit: str = col("Enhet", choices={**UNITS, "": "anges inte"})
    precision: str = col("Precision", choices=PRECISIONS)
    status: str = col("Status", choices=STATUSES, default="uppgift")
    quote: str = col("Ordagrant")
    source: str = source()
    place: str = place()
    note: str = note()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A sentence that arithmetic can test: that an area is the largest in some measure. ``year`` None = every year."""

    id: str = key()
    area: str = col("Område", ref="areas", required=True)
    measure: str = col("Mått", choices={"externa-medel": "Externa medel", "uppvaxling": "Uppväxling"}, required=True)
    relation: str = col("Påstående", choices={"storst": "störst"}, required=True)
    year: int | None = none("År")
    quote: str = col("Ordagrant", required=True)
    source: str = source()
    place: str = place()
    note: str = note()


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """An area's budget in a year with its staff. None is not zero: the amount or the staff is not stated."""

    id: str = key()
    area: str = col("Område", ref="areas", required=True)
    year: int = col("År", required=True)
    amount: Decimal | None = none("Belopp")
    unit: str = col("Enhet", choices={"kr": "kronor", "tkr": "tusen kronor"}, required=True)
    fte: Decimal | None = none("Personal")
    fte_measure: str = col("Personalmått", choices={**FTE_MEASURES, "": ""})
    source: str = source()
    place: str = place()
    note: str = note()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeLine:
    """What was used, or is expected to be left, in a year. ``measure``: förbrukat or överskott (negative = underskott)."""

    id: str = key()
    area: str = col("Område", ref="areas", required=True)
    year: int = col("År", required=True)
    status: str = col("Status", choices={"utfall": "Utfall", "prognos": "Prognos"}, required=True)
    measure: str = col("Mått", choices={"forbrukat": "Förbrukat", "overskott": "Överskott"}, required=True)
    amount: Decimal | None = none("Belopp")
    unit: str = col("Enhet", choices={"kr": "kronor", "tkr": "tusen kronor"}, required=True)
    precision: str = col("Precision", choices=PRECISIONS)
    since: date | None = none("Omfattar från och med")
    until: date | None = none("Omfattar till och med")
    source: str = source()
    place: str = place()
    note: str = note()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """External money for an area over some months. A row with ``parent`` is a component of that grant as the source
    breaks it down; ``may_include_in`` names a component that this one may already be part of; ``pass_through`` says that
    the money goes straight on to members. Staff is a range (both ends equal where one number is stated)."""

    id: str = key()
    parent: str = col("Del av", ref="grants")
    area: str = col("Område", ref="areas", required=True)
    year: int = col("År", required=True)
    title: str = col("Benämning", required=True)
    amount: Decimal | None = none("Belopp")
    unit: str = col("Enhet", choices={"kr": "kronor", "mnkr": "miljoner kronor"}, required=True)
    precision: str = col("Precision", choices=PRECISIONS)
    pass_through: bool = col("Går vidare till medlemmarna", default=False)
    remainder: bool = col("Återstoden av helheten", default=False)
    may_include_in: str = col("Kan ingå i", ref="grants")
    funders: str = col("Finansiärer")
    since: date | None = none("Omfattar från och med")
    until: date | None = none("Omfattar till och med")
    fte_low: Decimal | None = none("Tjänster, lägst")
    fte_high: Decimal | None = none("Tjänster, högst")
    fte_text: str = col("Tjänster, ordagrant")
    comment: str = col("Kommentar i källan")
    source: str = source()
    place: str = place()
    note: str = note()
