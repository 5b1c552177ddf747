"""An explanation as steps in reading order, short enough for paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samverkan.core.explain import Explanation
from samverkan.web.numbers import quantity

DEEPEST, MOST_INPUTS = 2, 14


@dataclass(frozen=True, slots=True)
class WorkStep:
    """A figure at its depth (0 is the figure itself) and what is said of it, a line each."""

    depth: int
    title: str
    value: str
    lines: tuple[str, ...]


def work_steps(explanation: Explanation) -> tuple[WorkStep, ...]:
    """The figure and what it rests on, two levels down. Deeper levels stand on the page *Så räknades det*."""
    return tuple(_walk(explanation, 0))


def _walk(node: Explanation, depth: int) -> Iterator[WorkStep]:
    shown = node.inputs[:MOST_INPUTS] if depth < DEEPEST else ()
    hidden = len(node.inputs) - len(shown) if depth < DEEPEST else 0
    yield WorkStep(depth, node.title, quantity(node.value, node.unit), _lines(node, depth, hidden))
    for below in _distinct(shown):
        yield from _walk(below, depth + 1)


def _lines(node: Explanation, depth: int, hidden: int) -> tuple[str, ...]:
    said = [_rule(node), node.calculation, node.note]
    if depth == 0:
        said.append(node.rounding)
    if node.published is not None:
        said.append(_published(node))
    if node.source:
        said.append(f"Källa: {node.source.text()}")
    if hidden:
        said.append(f"Bygger på ytterligare {hidden} uppgifter.")
    return tuple(dict.fromkeys(line for line in said if line))


def _rule(node: Explanation) -> str:
    rule = "" if node.rule == "Uppgift i källan" else node.rule
    return f"{rule} ({', '.join(node.legal)})" if rule and node.legal else rule


def _published(node: Explanation) -> str:
    text = f"I källan: {quantity(node.published, node.unit)}"
    return text if not node.residual else f"{text}, skillnad {quantity(node.residual, node.unit)}"


def _distinct(nodes: Sequence[Explanation]) -> tuple[Explanation, ...]:
    return tuple({(node.title, node.value): node for node in nodes}.values())
