"""What a decision basis rests on: the cooperation, the alternatives worked through, the day it is seen on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from samverkan.core.faults import Fault, FaultError
from samverkan.core.records import Case
from samverkan.core.scenario import Consequences, Scenario
from samverkan.core.swedish import listing
from samverkan.registry.snapshots import Snapshot
from samverkan.transition.scenarios.worked import alternatives as worked_on_page

UTREDNING = "utredning"


@dataclass(frozen=True)
class Basis:
    """The alternatives as seen on a day. ``hidden`` are the sections of the pages that the reader may not see."""

    snapshot: Snapshot
    alternatives: tuple[Consequences, ...]
    on: date
    hidden: frozenset[str] = frozenset()

    @property
    def case(self) -> Case:
        """The cooperation's facts."""
        return self.snapshot.case

    @property
    def first(self) -> Consequences:
        """The first alternative: what today is read from."""
        return self.alternatives[0]

    @property
    def titles(self) -> tuple[str, ...]:
        """What the alternatives are called."""
        return tuple(one.scenario.title for one in self.alternatives)


@dataclass(frozen=True, slots=True)
class Alternatives:
    """The alternatives on record that can be worked through, and what is wrong with the others, by id."""

    worked: tuple[Consequences, ...]
    faults: tuple[tuple[Scenario, tuple[Fault, ...]], ...]


def worked_alternatives(snapshot: Snapshot, on: date) -> Alternatives:
    """Every alternative on record as its page works it through on the day; one that does not hold is told of, and stops no
    other."""
    rows = worked_on_page(snapshot, on)
    worked = tuple(row.found for row in rows if row.found is not None)
    return Alternatives(worked, tuple((row.scenario, row.faults) for row in rows if row.found is None))


def open_basis(snapshot: Snapshot, ids: Sequence[str], on: date, hidden: frozenset[str] = frozenset()) -> Basis:
    """The alternatives named, all of them where none is. FaultError where there is none, one is unknown, or one asked for
    can't be worked through."""
    found = worked_alternatives(snapshot, on)
    known = {one.scenario.id: one for one in found.worked}
    broken = {scenario.id: faults for scenario, faults in found.faults}
    unknown = [id for id in ids if id not in known and id not in broken]
    if not known and not broken:
        text = "Det finns inget alternativ att skriva om. Gör ett alternativ på sidan Utredning först."
        raise FaultError(Fault("no-alternatives", text, snapshot.case.slug))
    if unknown:
        text = f"Alternativet ”{unknown[0]}” finns inte. De som finns är {listing([*known, *broken])}."
        raise FaultError(Fault("unknown-alternative", text, unknown[0]))
    wrong = [fault for id, faults in broken.items() if not ids or id in ids for fault in faults]
    if wrong:
        raise FaultError(wrong)
    chosen = tuple(one for id, one in known.items() if not ids or id in ids)
    return Basis(snapshot, chosen, on, hidden)


def short(one: Consequences) -> str:
    """What an alternative is called within a sentence: its title as far as the colon."""
    return one.scenario.title.partition(":")[0]
