"""What the rules say about a document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from samverkan.core.faults import Fault


class Severity(Enum):
    """An error stops the document; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


ERROR, WARNING = Severity.ERROR, Severity.WARNING
MOST_PLACES = 100
"""As many places are told for one rule."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One broken rule: its id (``BR-CO-10``, ``SE-R-013``, ``UBL-XSD``, ``XML-DTD`` …), how serious it is, a Swedish sentence
    that says what is wrong and what to write instead, and where: an XPath with the prefixes ``cac`` and ``cbc``."""

    rule: str
    severity: Severity
    text: str
    where: str = ""


def errors(verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """Those that stop the document."""
    return tuple(held for held in verdicts if held.severity is ERROR)


def faults(verdicts: Iterable[Verdict]) -> tuple[Fault, ...]:
    """The errors as faults, for ``FaultError``: code is the rule."""
    return tuple(Fault(held.rule, held.text, held.where) for held in errors(verdicts))
