"""A finding: something in the material that a reader should look at, with what it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from samverkan.core.explain import Explanation, SourceRef

SEVERITIES = ("fel", "varning", "upplysning")


@dataclass(frozen=True, slots=True)
class Finding:
    """``id`` is ``rule:where`` and stable; ``where`` is the record concerned, with ``slug/`` before it where it stands in
    a case that this one refers to (``case`` is that slug). ``title`` and ``text`` are Swedish: what, how much, why it
    matters, what to do. ``subject_kind`` and ``subject`` name the object whose page shows it. ``known_as`` are the names
    under which the finding is known outside."""

    id: str
    rule: str
    severity: str
    title: str
    text: str
    where: str
    subject_kind: str = ""
    subject: str = ""
    known_as: tuple[str, ...] = ()
    sources: tuple[SourceRef, ...] = ()
    explanation: Explanation | None = None
    case: str = ""

    @property
    def values(self) -> tuple[Explanation, ...]:
        """The figures that the finding sets against each other, each with unit and source."""
        return self.explanation.inputs if self.explanation else ()

    @property
    def order(self) -> tuple[int, str, str]:
        """Errors first, then by rule and place."""
        return SEVERITIES.index(self.severity), self.rule, self.where
