"""A charter tried against a form: which charter, what comes out, and the table of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samverkan.core.charter_check import MET, OPEN, OUTCOMES, OUTSIDE, SHORT, Outcome, check_case_charter
from samverkan.core.charter_words import SHOWN_IN
from samverkan.core.records import Charter
from samverkan.core.swedish import listing
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.pages import Page

GATE = "HFD-2011-53"
"""The judgment that an association has to pass before anything else."""
TONES = {MET: "good", SHORT: "bad", OPEN: "warn", OUTSIDE: ""}


@dataclass(frozen=True, slots=True)
class Tried:
    """How a requirement stands, as shown."""

    outcome: Outcome

    @property
    def tone(self) -> str:
        """The tone of its tag."""
        return TONES[self.outcome.status]

    @property
    def grounds(self) -> str:
        """Paragraph, status and where it is to be seen."""
        asked = self.outcome.requirement
        return " · ".join(filter(None, (asked.citation, f"visas i {SHOWN_IN[asked.where]}")))

    @property
    def label(self) -> str:
        """The requirement's status; an outcome that rests on our reading says so."""
        label = self.outcome.requirement.label
        own = self.outcome.own_reading and not label.startswith("vår tolkning")
        return f"{label}; utfallet är vår tolkning" if own else label


@dataclass(frozen=True, slots=True)
class Count:
    """How many came out so, and whether only those are shown."""

    status: str
    number: int
    shown: bool

    @property
    def tone(self) -> str:
        """The tone of its tag."""
        return TONES[self.status]


@dataclass(frozen=True, slots=True)
class Result:
    """A charter tried: all that came out, and the outcome that is asked for ("" = all)."""

    name: str
    found: tuple[Outcome, ...]
    only: str = ""
    reason: str = ""

    @property
    def counts(self) -> list[Count]:
        """How many of each."""
        return [Count(status, self._number(status), status == self.only) for status in OUTCOMES]

    @property
    def shown(self) -> list[Tried]:
        """What is shown, in the order a founder meets it."""
        return [Tried(one) for one in self.found if self.only in ("", one.status)]

    @property
    def gate(self) -> Tried | None:
        """The judgment that an association must pass, where it is asked."""
        return next((Tried(one) for one in self.found if one.requirement.id == GATE), None)

    @property
    def sentence(self) -> str:
        """The counts in words."""
        told = [f"{count.number} {count.status}" for count in self.counts if count.number]
        return f"{listing(told)}.".capitalize() if told else "Inga krav är kända."

    @property
    def table(self) -> Table:
        """Every outcome, whatever is shown."""
        return _table(self.found)

    def _number(self, status: str) -> int:
        return sum(one.status == status for one in self.found)


def _table(found: Sequence[Outcome]) -> Table:
    columns = [
        Column("status", "Utfall"), Column("title", "Krav"), Column("text", "Skäl"), Column("asks", "Vad som krävs"),
        Column("citation", "Paragraf"), Column("label", "Status"), Column("where", "Visas i"),
        Column("clauses", "I styrdokumentet"),
    ]  # fmt: skip
    return Table("provning", "Styrdokumentet prövat", columns, [_row(one) for one in found])


def _row(one: Outcome) -> Row:
    asked = one.requirement
    places = dict.fromkeys(clause.paragraph for clause in one.clauses)
    cells = {
        "status": one.status, "title": asked.title, "text": one.text, "asks": asked.text, "citation": asked.citation,
        "label": Tried(one).label, "where": SHOWN_IN[asked.where], "clauses": "; ".join(places),
    }  # fmt: skip
    return Row({key: Cell(text) for key, text in cells.items()}, key=asked.id)


def charters_with_clauses(page: Page) -> list[Charter]:
    """The cooperation's charters whose clauses are in the register."""
    held = {row.charter for row in page.case.clauses}
    return [row for row in page.case.charters if row.id in held]


def charters_without_clauses(page: Page) -> list[Charter]:
    """Those that are known by name only."""
    held = {row.charter for row in page.case.clauses}
    return [row for row in page.case.charters if row.id not in held]


def tried_charter(page: Page, form: str, charter: Charter, only: str) -> Result:
    """A charter of the cooperation, with the members of the day."""
    return Result(charter.name, check_case_charter(page.case, charter, page.on, form), only)


def asked_outcome(text: str) -> str:
    """The outcome that is asked for, "" where it is none."""
    return text if text in OUTCOMES else ""
