"""A weighing as data: criteria with weights, alternatives, and a score with its reason for each pair."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from samverkan.core.faults import Fault, FaultError
from samverkan.core.swedish import listing

HIGHEST = 10
"""Scores go from 0 (worst) to this (best)."""
MOST_CRITERIA, MOST_ALTERNATIVES = 12, 8
_NUMBER = re.compile(r"\d{1,6}(\.\d{1,4})?")
_PARTS = re.compile(r"(\d{1,6})/(\d{1,6})")
_SPACES = re.compile(r"[\s\u00a0\u202f]")


@dataclass(frozen=True, slots=True)
class Criterion:
    """What is weighed, and its weight beside the others': any number not below zero."""

    id: str
    title: str
    weight: Fraction


@dataclass(frozen=True, slots=True)
class Alternative:
    """What is chosen between."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Score:
    """How well an alternative meets a criterion, 0 to :data:`HIGHEST`, and why."""

    value: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole weighing; ``scores`` by alternative and criterion."""

    criteria: tuple[Criterion, ...]
    alternatives: tuple[Alternative, ...]
    scores: Mapping[tuple[str, str], Score]

    def value(self, alternative: str, criterion: str) -> Fraction:
        """The score as a fraction."""
        return Fraction(self.scores[alternative, criterion].value)


def read_weight(text: str) -> Fraction | None:
    """``25``, ``12,5``, ``25 %`` or ``1/3``; None for anything else."""
    bare = _SPACES.sub("", text).replace(",", ".").removesuffix("%")
    parts = _PARTS.fullmatch(bare)
    if parts:
        return Fraction(int(parts[1]), int(parts[2])) if int(parts[2]) else None
    return Fraction(bare) if _NUMBER.fullmatch(bare) and bare.isascii() else None


def read_score(text: str) -> Decimal | None:
    """A number from 0 to :data:`HIGHEST` with at most two decimals; None for anything else."""
    bare = _SPACES.sub("", text).replace(",", ".")
    if not re.fullmatch(r"\d{1,2}(\.\d{1,2})?", bare) or not bare.isascii():
        return None
    value = Decimal(bare)
    return value if value <= HIGHEST else None


def check_sheet(sheet: Sheet) -> None:
    """Raises FaultError with everything that hinders a weighing: too few or too many, no weight, scores missing."""
    faults = list(_faults(sheet))
    if faults:
        raise FaultError(faults)


def _faults(sheet: Sheet) -> Iterator[Fault]:
    if len(sheet.alternatives) < 2:
        yield Fault("alternatives", "Det ska finnas minst två alternativ att välja mellan. Skriv namn på ett till.")
    if not sheet.criteria:
        yield Fault("criteria", "Det ska finnas minst ett kriterium. Skriv namn och vikt på ett.")
    for held, most, what in (
        (sheet.alternatives, MOST_ALTERNATIVES, "alternativ"),
        (sheet.criteria, MOST_CRITERIA, "kriterier"),
    ):
        titles = [one.title.casefold() for one in held]
        if len(held) > most:
            yield Fault("too-many", f"Det är {len(held)} {what}; högst {most} går att väga. Ta bort några.")
        if len(set(titles)) < len(titles):
            yield Fault("same-name", f"Två {what} heter likadant. Skriv olika namn.")
    if sheet.criteria and not any(row.weight for row in sheet.criteria):
        yield Fault("weights", "Alla vikter är noll. Skriv en vikt större än noll på minst ett kriterium.")
    for alternative in sheet.alternatives:
        missing = [row.title for row in sheet.criteria if (alternative.id, row.id) not in sheet.scores]
        if missing:
            yield Fault(
                "scores",
                f"{alternative.title} saknar poäng för {listing(missing)}. Skriv ett tal från 0 till {HIGHEST}.",
            )
