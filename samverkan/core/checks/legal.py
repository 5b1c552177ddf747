"""Citations of law that leave out a paragraph they need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samverkan.core.checks.finding import Finding
from samverkan.core.checks.view import View, given
from samverkan.core.checks.words import quoted
from samverkan.core.explain import Explanation
from samverkan.core.records import Citation
from samverkan.core.swedish import listing
from samverkan.law.citations import CitationGap, citation_gaps


def find_incomplete_citations(view: View) -> Iterator[Finding]:
    """*citation-incomplete*: a paragraph that belongs with those cited is missing."""
    for citation in view.case.citations:
        gaps = citation_gaps(citation.form, citation.citation)
        if gaps:
            yield _incomplete(view, citation, gaps)


def _incomplete(view: View, citation: Citation, gaps: Sequence[CitationGap]) -> Finding:
    needed = listing([gap.citation for gap in gaps])
    text = (
        f"Källan hänvisar till {quoted(citation.citation)} men inte till {needed}. "
        f"{' '.join(dict.fromkeys(gap.reason for gap in gaps))} Lägg till lagrummet när hänvisningen används i ett beslutsunderlag."
    )
    explanation = Explanation(
        "Lagrum som saknas", needed, rule="Lagrum som hör ihop", legal=tuple(gap.citation for gap in gaps),
        inputs=(given("Hänvisningen", citation.citation, "", view.ref(citation), citation.text),),
    )  # fmt: skip
    return view.finding(
        "citation-incomplete", citation.id, "upplysning", f"Lagrummet är ofullständigt: {needed} saknas", text,
        subject=("samverkan", view.case.slug), explanation=explanation,
    )  # fmt: skip
