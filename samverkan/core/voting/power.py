"""The indices of power, from the counts of who tips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from samverkan.core.explain import SourceRef
from samverkan.core.faults import Fault, FaultError
from samverkan.core.voting.counting import WORK, Game, count, game_of
from samverkan.core.voting.model import Condition, MemberPower, Power, check
from samverkan.core.voting.orders import in_orders
from samverkan.core.voting.swings import NARROW, Swings, swings
from samverkan.core.voting.wording import explained


def voting_power(members: Sequence[str], conditions: Sequence[Condition], *, source: SourceRef | None = None) -> Power:
    """Each member's power where a group wins that meets every condition; the weights shown are the first condition's.

    Exact up to some hundred members with seats, and up to 20 with any weights at all. Beyond that the Shapley–Shubik power
    is rounded, and ``exact`` is False; the swings are exact for hundreds of members with seats, and rounded where the
    weights are large too. FaultError with every fault in members, weights and quotas, and for several conditions on more
    members than can be counted.
    Sources: J. F. Banzhaf, *Weighted Voting Doesn't Work* (Rutgers Law Review 19, 1965); L. S. Shapley & M. Shubik, *A
    Method for Evaluating the Distribution of Power in a Committee System* (APSR 48, 1954); J. S. Coleman, *Control of
    Collectivities and the Power of a Collectivity to Act* (1971).
    """
    check(members, conditions)
    game = game_of(conditions)
    tally = _tally(game)
    rows = _rows(members, conditions, game, tally)
    exact = tally.counted and tally.ordered
    return Power(rows, tuple(conditions), tally.winning, exact, explained(rows, conditions, tally.winning, source))


@dataclass(frozen=True, slots=True)
class _Tally:
    """Swings and Shapley–Shubik power per member, and how many groups win; ``counted``: swings and winning groups are
    exact; ``ordered``: the Shapley–Shubik power is."""

    swings: Sequence[int]
    winning: int
    orders: Sequence[Fraction]
    counted: bool = True
    ordered: bool = True


def _tally(game: Game) -> _Tally:
    alike = _alike(game)
    if alike:
        return alike
    counted = count(game)
    if counted:
        return _Tally([sum(tips) for tips in counted.tips], counted.winning, [in_orders(tips) for tips in counted.tips])
    if len(game.needed) > 1:
        many = "Flera villkor på en gång kan inte räknas för så många medlemmar. Räkna med ett villkor, eller med mindre vikter."
        raise FaultError(Fault("too-many", many, f"{len(game.weights)} medlemmar"))
    return _rounded([weight for (weight,) in game.weights], game.needed[0])


def _alike(game: Game) -> _Tally | None:
    """One condition where all who weigh anything weigh the same: they share the orders equally."""
    kinds = {weight for weight in game.weights if any(weight)}
    if len(game.needed) > 1 or len(kinds) > 1:
        return None
    weights = [weight for (weight,) in game.weights]
    found, part = swings(weights, game.needed[0]), Fraction(1, sum(1 for weight in weights if weight))
    return _Tally(found.tips, found.winning, [part if weight else Fraction(0) for weight in weights])


def _rounded(weights: Sequence[int], needed: int) -> _Tally:
    """Rounded orders; the count of groups is exact where that can be had."""
    from samverkan.core.voting.rough import rough_orders  # noqa: PLC0415 -- NumPy takes a tenth of a second to load

    found, exact = _swings(weights, needed)
    return _Tally(found.tips, found.winning, rough_orders(weights, needed), counted=exact, ordered=False)


def _swings(weights: Sequence[int], needed: int) -> tuple[Swings, bool]:
    """The swings, and whether they are exact."""
    if min(sum(weights) - needed, needed - 1) * len(weights) ** 2 // NARROW <= WORK:
        return swings(weights, needed), True
    from samverkan.core.voting.rough import rough_swings  # noqa: PLC0415 -- NumPy takes a tenth of a second to load

    return rough_swings(weights, needed), False


@dataclass(frozen=True, slots=True)
class Shares:
    """Each member's Banzhaf power in the order given, as fractions of 1; ``vetoes``: without whom nothing is decided."""

    banzhaf: tuple[Fraction, ...]
    vetoes: tuple[bool, ...]
    exact: bool


def banzhaf_shares(members: Sequence[str], conditions: Sequence[Condition]) -> Shares:
    """The Banzhaf power alone, without explanations: for trying many rules. FaultError as for the power."""
    check(members, conditions)
    game = game_of(conditions)
    if len(game.needed) == 1:
        found, exact = _swings([weight for (weight,) in game.weights], game.needed[0])
        tips: Sequence[int] = found.tips
    else:
        tally = _tally(game)
        tips, exact = tally.swings, tally.counted
    whole = sum(tips)
    shares = tuple(Fraction(tip, whole) for tip in tips)
    return Shares(shares, tuple(_veto(game, place) for place in range(len(members))), exact)


def _rows(
    members: Sequence[str], conditions: Sequence[Condition], game: Game, tally: _Tally
) -> tuple[MemberPower, ...]:
    groups, total = 2 ** (len(members) - 1), sum(tally.swings)
    losing = 2 * groups - tally.winning
    return tuple(
        MemberPower(
            member, conditions[0].weights[place], swings, banzhaf=Fraction(swings, total),
            absolute=Fraction(swings, groups), shapley_shubik=tally.orders[place],
            prevent=Fraction(swings, tally.winning), initiate=Fraction(swings, losing),
            veto=_veto(game, place), exact=tally.counted and tally.ordered, counted=tally.counted,
        )
        for place, (member, swings) in enumerate(zip(members, tally.swings, strict=True))
    )  # fmt: skip


def _veto(game: Game, place: int) -> bool:
    """Whether everyone else together falls short."""
    return any(part > room for part, room in zip(game.weights[place], game.room, strict=True))
