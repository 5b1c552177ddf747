"""An explanation as steps in reading order, short enough for paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samverkan.core.explain import Explanation
from samverkan.reports.documents.words import sources_text
from samverkan.web.numbers import quantity

MOST_INPUTS = 16


@dataclass(frozen=True, slots=True)
class WorkStep:
    """A figure and what is said of it, a line each. Depth 0 is the figure itself, depth 1 what it rests on."""

    depth: int
    title: str
    value: str
    lines: tuple[str, ...]


def work_steps(explanation: Explanation) -> tuple[WorkStep, ...]:
    """The figure and what it rests on, one level down. Deeper levels stand on the page *Så räknades det*."""
    return tuple(_walk(explanation))


def _walk(node: Explanation) -> Iterator[WorkStep]:
    inputs = _lifted(node)
    yield WorkStep(0, node.title, quantity(node.value, node.unit), _lines(node, len(inputs) - MOST_INPUTS))
    for below in inputs[:MOST_INPUTS]:
        said = below.calculation or below.note
        yield WorkStep(1, below.title, quantity(below.value, below.unit), (said,) if said else ())


def _lifted(node: Explanation) -> tuple[Explanation, ...]:
    """What the figure rests on; an input that only says the same sum again gives way to its own inputs."""
    found: list[Explanation] = []
    for below in node.inputs:
        same = below.inputs and below.calculation and below.calculation == node.calculation
        found += below.inputs if same else (below,)
    return _distinct(found)


def _lines(node: Explanation, hidden: int) -> tuple[str, ...]:
    said = [_rule(node), node.calculation, node.note, node.rounding, _published(node)]
    sources = sources_text(node.sources())
    said.append(f"Källa: {sources}" if sources else "")
    if hidden > 0:
        said.append(f"Bygger på ytterligare {hidden} uppgifter.")
    return tuple(dict.fromkeys(line for line in said if line))


def _rule(node: Explanation) -> str:
    rule = "" if node.rule == "Uppgift i källan" else node.rule
    return f"{rule} ({', '.join(node.legal)})" if rule and node.legal else rule


def _published(node: Explanation) -> str:
    if node.published is None:
        return ""
    text = f"I källan: {quantity(node.published, node.unit)}"
    return text if not node.residual else f"{text}, skillnad {quantity(node.residual, node.unit)}"


def _distinct(nodes: Sequence[Explanation]) -> tuple[Explanation, ...]:
    return tuple({(node.title, node.value): node for node in nodes}.values())
