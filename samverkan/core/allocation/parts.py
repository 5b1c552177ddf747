"""Components that divide parts of a given total."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from samverkan.core.allocation.bounds import share_within
from samverkan.core.allocation.keys import Figures
from samverkan.core.allocation.limits import component_limits
from samverkan.core.allocation.model import Component, Member
from samverkan.core.allocation.shares import KeyShares, key_shares
from samverkan.core.allocation.wording import equals, plain, times
from samverkan.core.explain import Explanation
from samverkan.core.faults import Fault, FaultError
from samverkan.core.swedish import NBSP, kronor, number


@dataclass(frozen=True, slots=True)
class Piece:
    """A member's exact amount in one component (kronor), the member's share there, and the explanation."""

    amount: Fraction
    share: Fraction
    explanation: Explanation


def part_amounts(components: Sequence[Component], total: Decimal | None) -> tuple[list[Fraction], Fraction]:
    """Each component's part in kronor, and the total. Raises FaultError where the parts do not make up the total."""
    parts = [component.part for component in components if component.part]
    if total is None:
        if any(part.kind != "amount" for part in parts):
            raise FaultError(Fault("missing-total", "Ange beloppet som ska delas (total).", "total"))
        whole = sum((Fraction(part.value) for part in parts), Fraction(0))
    else:
        whole = Fraction(total)
    amounts = [_taken(part.kind, part.value, whole) for part in parts]
    rests = [place for place, part in enumerate(parts) if part.kind == "rest"]
    left = whole - sum(amounts)
    _check_parts(whole, left, len(rests), any(part.kind == "amount" for part in parts))
    if rests:
        amounts[rests[0]] = left
    return amounts, whole


def _taken(kind: str, value: Decimal, whole: Fraction) -> Fraction:
    if kind == "percent":
        return whole * Fraction(value) / 100
    return Fraction(value) if kind == "amount" else Fraction(0)


def _check_parts(whole: Fraction, left: Fraction, rests: int, amounts: bool) -> None:
    if rests > 1:
        text = "Fler än en del är ”rest” samtidigt. Låt en del ta resten och ge de andra procent eller belopp."
        raise FaultError(Fault("two-rests", text, "[[component]], part"))
    if amounts and whole < 0:
        text = "Delar i kronor kan inte dras från ett underskott. Skriv delarna i procent eller ”rest”."
        raise FaultError(Fault("amount-of-deficit", text, "[[component]], part"))
    if left * (1 if whole >= 0 else -1) < 0:
        text = f"Delarna är tillsammans {kronor(abs(left))} mer än beloppet {kronor(whole)}. Minska någon del."
        raise FaultError(Fault("parts-exceed", text, "[[component]], part"))
    if left and not rests:
        text = f"Delarna blir inte hela beloppet {kronor(whole)}: {kronor(abs(left))} saknas. Lägg till en del ”rest”."
        raise FaultError(Fault("parts-lack", text, "[[component]], part"))


def part_pieces(
    figures: Figures, component: Component, members: Sequence[Member], amount: Fraction
) -> dict[str, Piece]:
    """The component's part divided by its key within its bounds, exact, by member code."""
    where = f"[[component]] nr {component.number}"
    if not members:
        raise FaultError(Fault("no-members", f"Ingen medlem är med i delen ”{component.title}”.", where))
    if component.bounded and amount < 0:
        text = "Golv, tak och dämpning gäller inte när ett underskott delas."
        raise FaultError(Fault("bounds-of-deficit", text, where))
    shares = key_shares(figures.weights(component, members), figures.rule.rounding.percent_decimals, where)
    wanted = [amount * shares.share(place) for place in range(len(members))]
    limits = component_limits(component, members, figures.rule.rounding.unit)
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
        component.title, held, "kr", rule=_rule(component, amount), inputs=(shares.explanations[place],),
        calculation=f"{written}, med gränserna {plain(held)}" if reason else written,
        note=reason, status=figures.rule.status,
    )  # fmt: skip


def _rule(component: Component, amount: Fraction) -> str:
    part = component.part
    if part is not None and part.kind == "percent":
        return f"{number(part.value)}{NBSP}% av beloppet, {kronor(amount)}, efter nyckeln"
    if part is not None and part.kind == "amount":
        return f"{kronor(amount)} efter nyckeln"
    return f"Det som återstår av beloppet, {kronor(amount)}, efter nyckeln"
