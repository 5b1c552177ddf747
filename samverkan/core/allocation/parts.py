"""Components that divide parts of a given total."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from samverkan.core.allocation.adjusting import adjusted_charge, adjusted_weights
from samverkan.core.allocation.bounds import share_within
from samverkan.core.allocation.columns import column_value
from samverkan.core.allocation.keys import Figures
from samverkan.core.allocation.limits import component_limits
from samverkan.core.allocation.model import Component, Member
from samverkan.core.allocation.shares import KeyShares, key_shares
from samverkan.core.allocation.wording import equals, plain, times
from samverkan.core.explain import Explanation
from samverkan.core.faults import Fault, FaultError
from samverkan.core.swedish import NBSP, kronor, number

_IN_KRONOR = ("amount", "each")


@dataclass(frozen=True, slots=True)
class Piece:
    """A member's exact amount in one component (kronor), the member's share there, and the explanation."""

    amount: Fraction
    share: Fraction
    explanation: Explanation


Pieces = dict[str, Piece]


def part_amounts(
    components: Sequence[Component], given: Sequence[Pieces | None], total: Decimal | None
) -> tuple[list[Fraction], Fraction]:
    """Each component's part in kronor, and the total; ``given`` are the pieces of those that give each member its own
    amount. Raises FaultError where the parts do not make up the total."""
    parts = [component.part for component in components if component.part]
    if total is None and any(part.kind not in _IN_KRONOR for part in parts):
        raise FaultError(Fault("missing-total", "Ange beloppet som ska delas (total).", "total"))
    stated = [
        sum((piece.amount for piece in pieces.values()), Fraction(0)) if pieces is not None else None
        for pieces in given
    ]
    whole = Fraction(total) if total is not None else Fraction(0)
    amounts = [
        own if own is not None else _taken(part.kind, part.value, whole)
        for part, own in zip(parts, stated, strict=True)
    ]
    whole = whole if total is not None else sum(amounts, Fraction(0))
    left = whole - sum(amounts)
    rests = [Fraction(100 if part.kind == "rest" else part.value) for part in parts if part.kind.startswith("rest")]
    _check_parts(whole, left, rests, any(part.kind in _IN_KRONOR for part in parts))
    shares = iter(rests)
    return [
        left * next(shares) / 100 if part.kind.startswith("rest") else amount
        for part, amount in zip(parts, amounts, strict=True)
    ], whole


def _taken(kind: str, value: Decimal, whole: Fraction) -> Fraction:
    if kind == "percent":
        return whole * Fraction(value) / 100
    return Fraction(value) if kind == "amount" else Fraction(0)


def _check_parts(whole: Fraction, left: Fraction, rests: Sequence[Fraction], amounts: bool) -> None:
    _check_rests(rests)
    if amounts and whole < 0:
        text = "Delar i kronor kan inte dras från ett underskott. Skriv delarna i procent eller ”rest”."
        raise FaultError(Fault("amount-of-deficit", text, "[[component]], part"))
    if left * (1 if whole >= 0 else -1) < 0:
        text = f"Delarna är tillsammans {kronor(abs(left))} mer än beloppet {kronor(whole)}. Minska någon del."
        raise FaultError(Fault("parts-exceed", text, "[[component]], part"))
    if left and not rests:
        text = f"Delarna blir inte hela beloppet {kronor(whole)}: {kronor(abs(left))} saknas. Lägg till en del ”rest”."
        raise FaultError(Fault("parts-lack", text, "[[component]], part"))


def _check_rests(rests: Sequence[Fraction]) -> None:
    if not rests or sum(rests) == 100:
        return
    if sum(share == 100 for share in rests) > 1:
        text = "Fler än en del är ”rest” samtidigt. Låt en del ta resten och ge de andra procent eller belopp."
        raise FaultError(Fault("two-rests", text, "[[component]], part"))
    text = f"Delarna av resten är tillsammans {number(sum(rests))}{NBSP}%. De ska bli 100{NBSP}%."
    raise FaultError(Fault("rests-of-rest", text, "[[component]], part"))


def each_pieces(figures: Figures, component: Component, members: Sequence[Member]) -> Pieces | None:
    """What the component gives each member as its own amount; None where it divides a part by a key."""
    part = component.part
    if part is None or part.kind != "each":
        return None
    return {member.code: _own(figures, component, member) for member in members}


def _own(figures: Figures, component: Component, member: Member) -> Piece:
    inputs: tuple[Explanation, ...] = component.resting
    amount = Fraction(component.part.value if component.part else 0)
    if component.part and component.part.column:
        node = column_value(figures.rule, component.part.column, member, figures.year)
        inputs, amount = (node,), Fraction(node.value) if isinstance(node.value, Decimal) else amount
    written = plain(amount)
    amount, nodes = adjusted_charge(figures, component, member, amount)
    explanation = Explanation(
        component.title, amount, "kr", rule="Varje medlem får sitt belopp", calculation=written, status=figures.rule.status,
        inputs=(*inputs, *nodes), note=component.note, source=figures.source(component),
    )  # fmt: skip
    return Piece(amount, Fraction(0), explanation)


def part_pieces(figures: Figures, component: Component, members: Sequence[Member], amount: Fraction) -> Pieces:
    """The component's part divided by its key within its bounds, exact, by member code."""
    where = f"[[component]] nr {component.number}"
    if not members:
        raise FaultError(Fault("no-members", f"Ingen medlem är med i delen ”{component.title}”.", where))
    if component.bounded and amount < 0:
        text = "Golv, tak och dämpning gäller inte när ett underskott delas."
        raise FaultError(Fault("bounds-of-deficit", text, where))
    weights = adjusted_weights(figures, component, members, figures.weights(component, members))
    shares = key_shares(weights, figures.rule.rounding.percent_decimals, where)
    wanted = [amount * shares.share(place) for place in range(len(members))]
    limits = component_limits(component, members, figures.rule.rounding.unit, figures.year)
    held = share_within(amount, shares.weights, limits, where) if component.bounded else wanted
    return {
        member.code: Piece(
            held[place],
            shares.share(place),
            _explained(
                figures,
                component,
                amount,
                shares=shares,
                place=place,
                held=held[place],
                reason=limits[place].reason(wanted[place], held[place]),
            ),
        )
        for place, member in enumerate(members)
    }


def _explained(
    figures: Figures,
    component: Component,
    amount: Fraction,
    *,
    shares: KeyShares,
    place: int,
    reason: str,
    held: Fraction,
) -> Explanation:
    share = shares.share(place)
    written = f"{times(amount, share, figures.rule.rounding.percent_decimals)} {equals(amount * share)}"
    return Explanation(
        component.title, held, "kr", rule=_rule(component, amount),
        inputs=(shares.explanations[place], *component.resting),
        calculation=f"{written}, med gränserna {plain(held)}" if reason else written,
        note=" ".join(filter(None, (reason, component.note))), status=figures.rule.status,
        source=figures.source(component),
    )  # fmt: skip


def _rule(component: Component, amount: Fraction) -> str:
    part = component.part
    if part is not None and part.kind == "percent":
        return f"{number(part.value)}{NBSP}% av beloppet, {kronor(amount)}, efter nyckeln"
    if part is not None and part.kind == "rest-percent":
        return f"{number(part.value)}{NBSP}% av det som återstår, {kronor(amount)}, efter nyckeln"
    if part is not None and part.kind == "amount":
        return f"{kronor(amount)} efter nyckeln"
    return f"Det som återstår av beloppet, {kronor(amount)}, efter nyckeln"
