"""What an alternative asks people to do, counted: agreements to renegotiate, arenas to re-home, requirements to meet."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from samverkan.core.charter_check import OUTSIDE, Outcome
from samverkan.core.records import Case
from samverkan.core.scenario import Consequences, Fate, ScenarioGap
from samverkan.core.scenario.model import AGAIN, APART, MOVE, STAY
from samverkan.core.sums import decimal_of
from samverkan.core.swedish import kronor, listing


def to_renegotiate(case: Case, found: Consequences) -> tuple[Fate, ...]:
    """Agreements that do not just go on."""
    grounds = {row.id: row.ground for row in case.agreements}
    again = found.scenario.way == AGAIN

    def changed(fate: Fate) -> bool:
        place = fate.placed
        return place.to != STAY or bool(place.place.agreement) or (bool(grounds.get(place.thing.key)) and not again)

    return tuple(fate for fate in found.fates["avtal"] if changed(fate))


def to_rehome(found: Consequences) -> tuple[Fate, ...]:
    """Arenas that somebody else calls together, or that nobody has decided on."""
    return tuple(fate for fate in found.fates["arena"] if fate.placed.to in (MOVE, APART, ""))


def to_meet(found: Consequences) -> tuple[Outcome, ...]:
    """What the form asks of this alternative."""
    return tuple(row for row in found.requirements if row.status != OUTSIDE)


def gap_sum(gaps: Sequence[ScenarioGap]) -> Decimal:
    """Kronor a year of the gaps whose amount is stated."""
    return sum((decimal_of(gap.money) or Decimal(0) for gap in gaps), Decimal(0))


def gap_words(gaps: Sequence[ScenarioGap]) -> str:
    """The kronor of the gaps with whose budget they are, and how many have no stated amount."""
    known = [gap for gap in gaps if gap.money.value is not None]
    labels = listing(list(dict.fromkeys(gap.label for gap in known)))
    told = f"{kronor(gap_sum(gaps))} om året enligt {labels}" if known else ""
    silent = len(gaps) - len(known)
    rest = f"belopp anges inte för {silent} av dem" if silent and known else "belopp anges inte" if silent else ""
    return ", ".join(part for part in (told, rest) if part)
