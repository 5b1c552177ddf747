"""The steps before an alternative can begin, as data: how long before, who acts, and the paragraphs they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from samverkan.law.facts import Fact, fact
from samverkan.law.tables import read_table


@dataclass(frozen=True, slots=True)
class Step:
    """``before`` the start (``9 months``; our assumption), ``forms`` it concerns (empty: all), ``needs`` what must be so in
    the alternative: body, staff, agreement, again, nothing."""

    id: str
    title: str
    forms: tuple[str, ...]
    needs: str
    before: str
    who: str
    facts: tuple[Fact, ...]


@cache
def steps() -> tuple[Step, ...]:
    """Every step, in the order they come."""
    return tuple(
        Step(row["id"], row["title"], tuple(row["forms"]), row["needs"], row["before"], row["who"],
             tuple(fact(key) for key in row["facts"]))
        for row in read_table("steps")["step"]
    )  # fmt: skip
