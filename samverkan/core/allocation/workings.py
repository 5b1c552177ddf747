"""The division step by step as columns of figures, for who wants to lay it out as formulas instead of results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction

from samverkan.core.allocation.keys import Figures
from samverkan.core.allocation.model import Allocation, AllocationRule, Component, Member
from samverkan.core.allocation.parts import Pieces, each_pieces, part_amounts, part_pieces
from samverkan.core.allocation.payers import paying
from samverkan.core.allocation.rates import rate_pieces
from samverkan.core.allocation.rule import allocate, in_force
from samverkan.core.allocation.shares import Weight
from samverkan.core.allocation.weights import PRECISION
from samverkan.core.explain import Explanation, SourceRef
from samverkan.core.keys import Statistics
from samverkan.core.swedish import listing

Figure = Decimal | Fraction


@dataclass(frozen=True, slots=True)
class KeyColumn:
    """One factor of a key for each member of the part, with where its figures stand."""

    title: str
    values: tuple[Figure, ...]
    source: SourceRef | None = None


@dataclass(frozen=True, slots=True)
class PartWorking:
    """One part of a rule: who is in it (codes), its kronor (None for a rate), its factors, and what each one's exact part is.

    ``departs`` says in words why the factors alone do not give the exact parts; "" where they do.
    """

    component: Component
    members: tuple[str, ...]
    amount: Fraction | None
    columns: tuple[KeyColumn, ...]
    exact: tuple[Fraction, ...]
    departs: str = ""


@dataclass(frozen=True, slots=True)
class Workings:
    """A rule applied to a total: the members as code and name, the parts, and the result. ``departs`` says why the parts do
    not add up to each one's exact amount; "" where they do."""

    rule: AllocationRule
    members: tuple[tuple[str, str], ...]
    parts: tuple[PartWorking, ...]
    allocation: Allocation
    departs: str = ""


def workings(
    rule: AllocationRule, members: Sequence[Member], *, total: Decimal | None, statistics: Statistics | None, on: date | None
) -> Workings:  # fmt: skip
    """The steps of :func:`allocate` with the same arguments; it raises what that raises."""
    allocation = allocate(rule, members, total=total, statistics=statistics, on=on)
    with localcontext() as context:
        context.prec = PRECISION
        components = in_force(rule, on)
        payers, chosen = paying(rule, components, members, on)
        figures = Figures(rule, statistics, on)
        rows = [(component, tuple(row)) for component, row in zip(components, chosen, strict=True)]
        parts = _rates(figures, rows) if rule.by_rates else _parts(figures, rows, total)
    named = tuple((member.code, member.label) for member in payers)
    departs = "Regelns dämpning av ändringen mot förra året är inräknad." if rule.dampings else ""
    return Workings(rule, named, tuple(parts), allocation, departs)


Row = tuple[Component, tuple[Member, ...]]


def _rates(figures: Figures, rows: Sequence[Row]) -> list[PartWorking]:
    return [_part(figures, row, None, rate_pieces(figures, *row)) for row in rows]


def _parts(figures: Figures, rows: Sequence[Row], total: Decimal | None) -> list[PartWorking]:
    given = [each_pieces(figures, *row) for row in rows]
    amounts, _ = part_amounts([component for component, _ in rows], given, total)
    return [
        _part(figures, row, amount, part_pieces(figures, *row, amount) if own is None else own)
        for row, own, amount in zip(rows, given, amounts, strict=True)
    ]


def _part(figures: Figures, row: Row, amount: Fraction | None, pieces: Pieces) -> PartWorking:
    component, members = row
    departs = _departs(component)
    weights = figures.weights(component, members) if component.key and not departs else []
    exact = tuple(pieces[member.code].amount for member in members)
    codes = tuple(member.code for member in members)
    return PartWorking(component, codes, amount, _columns(component, weights), exact, departs)


def _columns(component: Component, weights: Sequence[Weight]) -> tuple[KeyColumn, ...]:
    """The factors, read from the explanation of each weight: the key's only factor, or the inputs of their product."""
    rows = [_factors(component, weight) for weight in weights]
    return tuple(
        KeyColumn(column[0].title, tuple(_figure(node) for node in column), column[0].source)
        for column in zip(*rows, strict=True)
    )


def _factors(component: Component, weight: Weight) -> tuple[Explanation, ...]:
    return (weight.explanation,) if len(component.key) == 1 else weight.explanation.inputs


def _figure(node: Explanation) -> Figure:
    if isinstance(node.value, Fraction):
        return node.value
    return Decimal(str(node.value))


def _departs(component: Component) -> str:
    part = component.part
    words = [
        name
        for name, held in (
            ("golv", component.floors), ("tak", component.caps), ("räknade tak", component.caps_at),
            ("dämpning", component.damping), ("tillägg och avdrag", component.adjust), ("intervall", component.bands),
            ("det som redan är betalt", component.less), ("varje medlems eget belopp", part and part.kind == "each"),
        )
        if held
    ]  # fmt: skip
    return f"Delen räknar med {listing(words)}." if words else ""
