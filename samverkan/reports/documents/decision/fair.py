"""Whether each alternative's split holds: would a group of members pay less on its own, under a stated assumption."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from samverkan.core.fairness import NUCLEOLUS, SHAPLEY
from samverkan.core.faults import FaultError
from samverkan.core.scenario import Consequences
from samverkan.core.swedish import kronor
from samverkan.formats.tables import Table
from samverkan.reports.documents.decision.basis import Basis
from samverkan.reports.documents.decision.cells import own
from samverkan.reports.documents.model import Block, Facts, Paragraph, Section, section
from samverkan.transition.fairness.alternatives import judged_alternative
from samverkan.transition.fairness.selectors import Judged
from samverkan.transition.fairness.tables import member_table

TITLE = "Håller fördelningen?"
_INTRODUCTION = (
    "Skulle någon eller några medlemmar tjäna på att gå ihop på egen hand? Ingen vet vad en annan grupp av medlemmar skulle kosta, så "
    "svaret vilar på ett antagande som står vid varje alternativ: en fast kostnad på en tiondel av det som fördelas, lika för "
    "varje grupp, och resten lika mycket per invånare. Ett annat antagande kan ge ett annat svar."
)
_WORDS = Facts(
    (
        ("Stabil", "Ingen grupp av medlemmar, stor eller liten, betalar mindre på egen hand. Då har ingen ett skäl i pengar att gå."),
        ("Efter vad var och en lägger till", f"{SHAPLEY}."),
        ("Minst missnöje", f"{NUCLEOLUS}."),
    )
)  # fmt: skip
_NO_RIGHT = "Ingen av dem är den rätta fördelningen. De visar vad som följer av antagandena, och kan ligga till grund för ett samtal."


def fair(basis: Basis) -> Section:
    """The chapter *Håller fördelningen?*: a part for each alternative, with why where it can't be judged."""
    parts, judged = [], 0
    for one in basis.alternatives:
        try:
            found = judged_alternative(basis.snapshot, one, basis.on)
        except FaultError as error:
            said = f"Går inte att pröva. {' '.join(fault.text for fault in error.faults)}"
            parts.append(section(one.scenario.title, Paragraph(said)))
        else:
            judged += 1
            parts.append(section(one.scenario.title, *_one(one, found)))
    if not judged:
        return section(TITLE, Paragraph("I inget av alternativen går fördelningen att pröva."), *parts)
    return section(TITLE, Paragraph(_INTRODUCTION), _WORDS, Paragraph(_NO_RIGHT), *parts)


def _one(one: Consequences, held: Judged) -> Iterator[Block | None]:
    fixed = held.assumed.fixed if held.assumed else 0
    verdict = "fördelningen är stabil" if held.found.in_core else "fördelningen är inte stabil"
    assumed = f"Antagande: varje grupp har en fast kostnad på {kronor(fixed)} om året."
    yield Paragraph(f"{assumed} Under antagandet gäller: {verdict}. {held.words} {held.stable_from}")
    yield own(_with_working(member_table(held), held), one)


def _with_working(table: Table, held: Judged) -> Table:
    """The page's table with how each two reference amounts came to be."""
    rows = []
    _, _, *told = held.found.explanation.inputs
    for row, member in zip(table.rows, told, strict=True):
        paid, alone, by_order, by_least = member.inputs
        held_by = {"betalar": paid, "ensam": alone, "shapley": by_order, "nukleol": by_least}
        cells = {
            key: replace(row.cells[key], explanation=replace(found, title=f"{member.title}, {_TITLES[key]}"))
            for key, found in held_by.items()
            if key in _TITLES
        }
        rows.append(replace(row, cells={**row.cells, **cells}))
    return replace(table, rows=rows)


_TITLES = {
    "ensam": "vad medlemmen kostar ensam", "shapley": "efter vad var och en lägger till", "nukleol": "minst missnöje",
}  # fmt: skip
