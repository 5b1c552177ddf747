"""What each member's council is proposed to decide for an alternative, as data: our own words, each point with its paragraphs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from samverkan.law.facts import STATUSES, Fact, fact, weakest
from samverkan.law.tables import read_table

PROPOSAL = "vårt förslag"
NEEDS = ("apart", "stay", "once", "fees", "staff", "ends", "open", "moved")
"""What must be so in an alternative for a point to belong to it."""


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the decision: ``text`` begins with *att*, braces in it are filled in and brackets are open choices.
    ``compulsory`` where the form does not come about without it; ``facts`` are none where it is a proposal alone."""

    id: str
    title: str
    text: str
    compulsory: bool
    facts: tuple[Fact, ...]

    @property
    def citation(self) -> str:
        """The paragraphs it rests on; "" where it rests on none."""
        return "; ".join(dict.fromkeys(held.citation for held in self.facts if held.citation))

    @property
    def label(self) -> str:
        """How far it is law, as shown: the words of its weakest fact, *vårt förslag* where it rests on none."""
        if not self.facts:
            return PROPOSAL
        status = weakest(tuple(held.status for held in self.facts))
        kinds = {held.label for held in self.facts if held.status == status}
        return kinds.pop() if len(kinds) == 1 else STATUSES[status]

    @property
    def is_law(self) -> bool:
        """Whether every paragraph it rests on may be shown as law."""
        return bool(self.facts) and all(held.is_law for held in self.facts)


def council_points(way: str, form: str, needs: Collection[str]) -> tuple[Point, ...]:
    """The points of an alternative in order, by its way, its legal form ("" for none) and what it has of :data:`NEEDS`."""
    rows = read_table("decisions")["point"]
    return tuple(_point(row, form) for row in rows if _belongs(row, way, form, needs))


@cache
def every_point() -> tuple[Point, ...]:
    """Every point there is."""
    return tuple(_point(row, "") for row in read_table("decisions")["point"])


def _belongs(row: Mapping[str, Any], way: str, form: str, needs: Collection[str]) -> bool:
    fits = (not row["ways"] or way in row["ways"]) and (not row["forms"] or form in row["forms"])
    return fits and form not in row.get("but", ()) and row.get("needs", "") in {"", *needs}


def _point(row: Mapping[str, Any], form: str) -> Point:
    concerned = not form or form in row.get("fact_forms", (form,))
    held = tuple(fact(id) for id in row["facts"]) if concerned else ()
    return Point(row["id"], row["title"], row["text"], row["compulsory"], held)
