"""What an alternative says: the form, when it begins, where everything goes, what it costs, and what is uncertain in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

NEW, AGAIN, NOTHING = "ny-form", "nytt-avtal", "nollalternativ"
WAYS = {NEW: "Ny form", AGAIN: "Nytt avtal på samma villkor", NOTHING: "Nollalternativ: avtalet upphör"}
"""What becomes of the cooperation: a new body, the same agreement again, or nothing in its place."""

MOVE, STAY, APART, END = "move", "stay", "agreement", "end"
PLACES = {MOVE: "Flyttas", STAY: "Stannar", APART: "Separat avtal", END: "Upphör"}
"""Where a thing may go: to the new body, with today's host, to an agreement of its own, or nowhere."""

KINDS = {"omrade": "Område", "arena": "Arena", "avtal": "Avtal", "medel": "Externa medel", "tjanst": "Tjänst",
         "organisation": "Medfinansierad organisation", "roll": "Roll"}  # fmt: skip
"""The kinds of thing that an alternative places."""

RUNNING, ONCE = "running", "once"
COST_KINDS = {RUNNING: "Löpande, per år", ONCE: "Engångs"}
ABOUT = {"administration": "Administration", "lokaler": "Lokaler", "system": "System", "revision": "Revision",
         "moms": "Moms", "arbetsgivare": "Arbetsgivaransvar", "bildande": "Bildande", "ovrigt": "Övrigt"}  # fmt: skip
WEIGHTS = {"hog": "Hög", "medel": "Medel", "lag": "Låg"}
RANGED = {"cost": "Kostnad", "area": "Område", "grant": "Externa medel", "population": "Folkmängd",
          "member": "Medlem står utanför"}  # fmt: skip
"""What an uncertain value may concern. Of a member: ``likely`` is the share, 0 to 1, of cases in which it stays out."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where one thing goes. ``agreement`` is the case's agreement that takes it (by key), or the name of one to be made;
    ``amount`` kr a year and ``fte`` replace today's; ``participants`` are those who pay an agreement of its own (empty: all)."""

    kind: str
    key: str
    to: str
    agreement: str = ""
    since: date | None = None
    until: date | None = None
    amount: Decimal | None = None
    fte: Decimal | None = None
    participants: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cost:
    """A cost that the alternative brings, in kr (a year where running), with a range where one is stated."""

    title: str
    kind: str
    about: str
    amount: Decimal
    low: Decimal | None = None
    high: Decimal | None = None
    fte: Decimal | None = None
    source: str = ""
    legal: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Risk:
    """A risk that the investigator states."""

    title: str
    text: str
    weight: str


@dataclass(frozen=True, slots=True)
class OwnStep:
    """A step of the time plan that the investigator adds, or moves by naming a known one (``id``): so long before the start."""

    id: str
    title: str
    before: str
    days: int
    source: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    """An uncertain input: lowest, likely and highest value, for the distribution of what each member pays."""

    about: str
    key: str
    low: Decimal
    likely: Decimal
    high: Decimal
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """An alternative. ``year`` is the year whose budget and fees stand for the money; ``default`` tells where what is not
    placed goes, by kind; ``without`` are members that stay out. ``fee_rule`` is a rule of the case by key, or, where it is
    "", the rule that ``fee`` describes; the same for seats. ``baseline`` is another alternative, "" for today."""

    id: str
    title: str
    status: str
    source: str
    legal: tuple[str, ...] = ()
    note: str = ""
    way: str = NEW
    form: str = ""
    body: str = ""
    start: date = date.min
    year: int = 0
    baseline: str = ""
    population_on: date | None = None
    without: tuple[str, ...] = ()
    fee_rule: str = ""
    fee: Mapping[str, Any] = field(default_factory=dict)
    seats_rule: str = ""
    seats: Mapping[str, Any] = field(default_factory=dict)
    default: Mapping[str, str] = field(default_factory=dict)
    places: tuple[Place, ...] = ()
    costs: tuple[Cost, ...] = ()
    risks: tuple[Risk, ...] = ()
    steps: tuple[OwnStep, ...] = ()
    ranges: tuple[Range, ...] = ()

    @property
    def has_body(self) -> bool:
        """Whether a body other than today's host takes what is moved."""
        return self.way == NEW
