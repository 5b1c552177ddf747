"""The indices of power, from the counts of who tips."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import factorial

from samverkan.core.explain import SourceRef
from samverkan.core.faults import Fault, FaultError
from samverkan.core.voting.counting import Counted, Game, count, game_of
from samverkan.core.voting.model import Condition, MemberPower, Power, check
from samverkan.core.voting.rough import estimate
from samverkan.core.voting.wording import explained


def voting_power(members: Sequence[str], conditions: Sequence[Condition], *, source: SourceRef | None = None) -> Power:
    """Each member's power where a group wins that meets every condition; the weights shown are the first condition's.

    Exact up to some hundred members with seats, and up to 20 with any weights at all; beyond that rounded, and then
    ``exact`` is False. FaultError with every fault in members, weights and quotas, and for several conditions on more
    members than can be counted.
    Sources: J. F. Banzhaf, *Weighted Voting Doesn't Work* (Rutgers Law Review 19, 1965); L. S. Shapley & M. Shubik, *A
    Method for Evaluating the Distribution of Power in a Committee System* (APSR 48, 1954); J. S. Coleman, *Control of
    Collectivities and the Power of a Collectivity to Act* (1971).
    """
    check(members, conditions)
    game = game_of(conditions)
    counted = count(game, sized=True)
    if counted:
        shapley = _orders(counted, len(members))
        rows = _rows(members, conditions, game, counted, shapley)
    else:
        counted, shapley = _estimated(game)
        rows = _rows(members, conditions, game, counted, shapley, exact=False)
    exact = rows[0].exact
    return Power(rows, tuple(conditions), counted.winning, exact, explained(rows, conditions, counted.winning, source))


def _orders(counted: Counted, members: int) -> list[Fraction]:
    """Of all orders in which the members may join, the part in which each tips: s come before it, the rest after."""
    ways = [factorial(size) * factorial(members - 1 - size) for size in range(members)]
    whole = factorial(members)
    return [Fraction(sum(map(int.__mul__, tips, ways)), whole) for tips in counted.tips]


def _estimated(game: Game) -> tuple[Counted, list[Fraction]]:
    """Rounded orders; the count of groups is exact where that can be had."""
    if len(game.needed) > 1:
        many = "Flera villkor på en gång kan inte räknas för så många medlemmar. Räkna med ett villkor, eller med mindre vikter."
        raise FaultError(Fault("too-many", many, f"{len(game.weights)} medlemmar"))
    guess = estimate([weight[0] for weight in game.weights], game.needed[0])
    return count(game, sized=False) or guess.counted, list(guess.shapley)


def _rows(
    members: Sequence[str],
    conditions: Sequence[Condition],
    game: Game,
    counted: Counted,
    shapley: Sequence[Fraction],
    *,
    exact: bool = True,
) -> tuple[MemberPower, ...]:
    swings = [sum(tips) for tips in counted.tips]
    groups, total = 2 ** (len(members) - 1), sum(swings)
    losing = 2 * groups - counted.winning
    return tuple(
        MemberPower(
            member, conditions[0].weights[place], swings[place], banzhaf=Fraction(swings[place], total),
            absolute=Fraction(swings[place], groups), shapley_shubik=shapley[place],
            prevent=Fraction(swings[place], counted.winning), initiate=Fraction(swings[place], losing),
            veto=_veto(game, place), exact=exact,
        )
        for place, member in enumerate(members)
    )  # fmt: skip


def _veto(game: Game, place: int) -> bool:
    """Whether everyone else together falls short."""
    return any(part > room for part, room in zip(game.weights[place], game.room, strict=True))
