"""Components that charge a rate, a base amount or the amount of a band; their sum is the total."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from samverkan.core.allocation.adjusting import adjusted_charge
from samverkan.core.allocation.bounds import Limits
from samverkan.core.allocation.columns import column_value
from samverkan.core.allocation.keys import Figures
from samverkan.core.allocation.limits import component_limits
from samverkan.core.allocation.model import Band, Component, Member
from samverkan.core.allocation.parts import Piece
from samverkan.core.allocation.shares import Weight
from samverkan.core.allocation.wording import equals, plain, rate_text
from samverkan.core.explain import Explanation
from samverkan.core.faults import Fault, FaultError
from samverkan.core.swedish import kronor


@dataclass(frozen=True, slots=True)
class _Charge:
    amount: Fraction
    written: str


def rate_pieces(figures: Figures, component: Component, members: Sequence[Member]) -> dict[str, Piece]:
    """What the component charges each member, within its bounds, adjusted, exact, by member code."""
    weights = figures.weights(component, members) if component.key else [None] * len(members)
    charges = _charges(component, weights)
    limits = component_limits(component, members, figures.rule.rounding.unit, figures.year)
    rows = zip(members, weights, charges, limits, strict=True)
    return {
        member.code: _piece(figures, component, member, weight, (charge, limit))
        for member, weight, charge, limit in rows
    }


def _piece(
    figures: Figures, component: Component, member: Member, weight: Weight | None, limited: tuple[_Charge, Limits]
) -> Piece:
    charge, limit = limited
    held = limit.clamp(charge.amount)
    adjusted, nodes = adjusted_charge(figures, component, member, held)
    amount, paid = _less(figures, component, member, adjusted)
    key = (weight.explanation,) if weight else ()
    node = Explanation(
        component.title, amount, "kr", rule="Avgift enligt regeln", status=figures.rule.status,
        calculation=charge.written, inputs=(*key, *component.resting, *nodes, *paid), source=figures.source(component),
        note=" ".join(filter(None, (limit.reason(charge.amount, held), component.note))),
    )  # fmt: skip
    return Piece(amount, Fraction(0), node)


def _less(
    figures: Figures, component: Component, member: Member, amount: Fraction
) -> tuple[Fraction, tuple[Explanation, ...]]:
    """What is left to pay when what the member has paid before is taken off; never below zero."""
    if not component.less:
        return amount, ()
    paid = column_value(figures.rule, component.less, member, figures.year)
    before = Fraction(paid.value) if isinstance(paid.value, Decimal) else Fraction(0)
    left = max(Fraction(0), amount - before)
    node = Explanation(
        "Kvar att betala", left, "kr", rule="Det som redan är betalt räknas av", inputs=(paid,),
        calculation=f"{plain(amount)} − {plain(before)} {equals(amount - before)}",
        note="Mer är betalt än som krävs; inget betalas tillbaka." if before > amount else "",
    )  # fmt: skip
    return left, (node,)


def _charges(component: Component, weights: Sequence[Weight | None]) -> list[_Charge]:
    charges, faults = [], list[Fault]()
    for weight in weights:
        try:
            charges.append(_charge(component, weight))
        except FaultError as error:
            faults += error.faults
    if faults:
        raise FaultError(faults)
    return charges


def _charge(component: Component, weight: Weight | None) -> _Charge:
    terms: list[tuple[Fraction, str]] = []
    if component.base is not None:
        terms.append((Fraction(component.base), plain(component.base)))
    if weight is not None:
        terms += _by_key(component, weight)
    amount = sum((value for value, _ in terms), Fraction(0))
    return _Charge(amount, f"{' + '.join(text for _, text in terms)} {equals(amount)}")


def _by_key(component: Component, weight: Weight) -> list[tuple[Fraction, str]]:
    rate = component.rate
    if component.bands:
        band = _band(component, weight)
        if band.amount is not None:
            return [(Fraction(band.amount), plain(band.amount))]
        rate = band.rate
    return [] if rate is None else [(Fraction(weight.value) * Fraction(rate), _product(weight.value, rate))]


def _product(units: Decimal | Fraction, rate: Decimal) -> str:
    return f"{plain(units)} × {rate_text(rate)}"


def _band(component: Component, weight: Weight) -> Band:
    """The one band that holds the value. A value on a limit that the source gives to two bands is not guessed."""
    bands = [band for band in component.bands if band.holds(Fraction(weight.value))]
    if len(bands) == 1:
        return bands[0]
    where = f"[[component]] nr {component.number}, bands"
    if not bands:
        text = f"{weight.label} har {plain(weight.value)}, som inte ligger i något intervall. Lägg till ett intervall."
        raise FaultError(Fault("no-band", text, where))
    found = " och ".join(kronor(band.amount) if band.amount is not None else f"{band.rate} per enhet" for band in bands)
    text = f"{weight.label} har {plain(weight.value)}, som ligger i flera intervall ({found}). Skriv above eller below vid den gräns som inte ska räknas med."
    raise FaultError(Fault("two-bands", text, where))
