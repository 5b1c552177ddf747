"""The legal forms and ways of staying that the alternatives lead to, on the questions of the investigation."""

from __future__ import annotations

from samverkan.law import Way, compared_ways
from samverkan.reports.documents.decision.basis import Basis
from samverkan.reports.documents.model import Facts, Paragraph, Section, section
from samverkan.reports.documents.sections.frames import shown
from samverkan.transition.legal.selectors import matrix_table

TITLE = "Organisationsformerna"
_INTRODUCTION = (
    "Varje svar följs av sin status och sin grund inom hakparentes. Bara det som står som lagtext är lag; ”vår tolkning” är vår, och "
    "det som är enligt rapporten har någon sagt."
)


def forms(basis: Basis) -> Section:
    """The chapter *Organisationsformerna*: the table of the page *Organisationsformer*, for the alternatives' own ways."""
    ways = chosen_ways(basis)
    if not ways:
        return section(TITLE)
    return section(
        TITLE, Paragraph(_INTRODUCTION), Facts(tuple((way.title, way.intro) for way in ways)), shown(matrix_table(ways))
    )


def chosen_ways(basis: Basis) -> tuple[Way, ...]:
    """The ways of the alternatives, each once: a way of staying by its own name, else the form."""
    known = compared_ways()
    ids = dict.fromkeys(one.scenario.way if one.scenario.way in known else one.form for one in basis.alternatives)
    return tuple(known[id] for id in ids if id in known)
