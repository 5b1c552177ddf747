"""Power in votes: Banzhaf and Shapley–Shubik for the seats and the inhabitants of Swedish municipalities, against the package
``powerindex``. Ours are fractions, the peer's floats; they are compared to ten digits before times are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction

from bench import peers
from bench.timing import Measured, best
from samverkan.core.voting.orders import shapley_shubik
from samverkan.core.voting.rough import rough_orders, rough_swings
from samverkan.core.voting.swings import swings
from samverkan.core.voting.waves import spectrum
from samverkan.statistics.official import official

ON = date(2021, 12, 31)
PER_SEAT, COUNTY = 5_000, "23"
BANZHAF = ((8, 5), (60, 50), (290, 80))
SHAPLEY = ((30, 25), (60, 50))
SEATS_WITHIN, PEOPLE_WITHIN = 50, 2_000
DIGITS = 1e-10
Rule = Callable[[Sequence[int], int], Sequence[Fraction]]


def measure() -> list[Measured]:
    """Each measure with one seat per commenced 5 000 inhabitants and simple majority, then what no peer finishes."""
    rows = [_beside("banzhaf", members, ahead, _banzhaf) for members, ahead in BANZHAF]
    rows += [_beside("shapley_shubik", members, ahead, shapley_shubik) for members, ahead in SHAPLEY]
    return [*rows, _seats_of_all(), _people_of_all()]


def _people(members: int) -> list[int]:
    """Inhabitants of a county's eight municipalities, else of so many spread over all."""
    held = official()
    every = held.municipalities(COUNTY if members == len(held.municipalities(COUNTY)) else None)
    chosen = [every[place * len(every) // members] for place in range(members)]
    return [held.population(municipality.code, ON) for municipality in chosen]


def _seats(members: int) -> list[int]:
    return [-(-people // PER_SEAT) for people in _people(members)]


def _banzhaf(weights: Sequence[int], needed: int) -> Sequence[Fraction]:
    """Swings over all swings; measured without the division, since the swings are the exact result."""
    tips = swings(weights, needed).tips
    return [Fraction(tip, sum(tips)) for tip in tips]


def _beside(measure: str, members: int, ahead: int, rule: Rule) -> Measured:
    weights = _seats(members)
    needed = sum(weights) // 2 + 1
    timed: Callable[[], object] = (
        (lambda: swings(weights, needed)) if measure == "banzhaf" else lambda: rule(weights, needed)
    )
    ours, _ = best(timed, 100)
    work = {"measure": measure, "weights": weights, "needed": needed, "repeats": 5}
    answer = peers.ask("peer_voting.py", work)
    _close(answer["power"], rule(weights, needed))
    theirs = float(answer["ms"])
    name = "Banzhaf" if measure == "banzhaf" else "Shapley–Shubik"
    return Measured(f"{name}, exact, {members} members with {sum(weights)} seats", ours, "powerindex", theirs,
                    f"≥ {ahead}×", theirs >= ahead * ours)  # fmt: skip


def _seats_of_all() -> Measured:
    weights = _seats(290)
    ours, found = best(lambda: rough_orders(weights, sum(weights) // 2 + 1), 5)
    _close([1], [sum(found, Fraction(0))], 1e-6)
    work = f"Shapley–Shubik to nine decimals, 290 members with {sum(weights)} seats"
    return Measured(work, ours, "none finishes", None, f"< {SEATS_WITHIN} ms", ours < SEATS_WITHIN)


def _people_of_all() -> Measured:
    """Both measures from nothing: what is kept of the weights is forgotten before each run."""
    weights = _people(290)
    needed = sum(weights) // 2 + 1

    def both() -> tuple[Fraction, ...]:
        spectrum.cache_clear()
        rough_swings(weights, needed)
        return rough_orders(weights, needed)

    ours, found = best(both, 3)
    _close([1], [sum(found, Fraction(0))], 1e-6)
    work = f"both, 290 members with {sum(weights) / 1e6:.1f} million inhabitants as votes"
    return Measured(work, ours, "none finishes", None, f"< {PEOPLE_WITHIN} ms", ours < PEOPLE_WITHIN)


def _close(theirs: Sequence[float], ours: Sequence[Fraction], within: float = DIGITS) -> None:
    """A wrong answer is not fast."""
    if any(abs(their - float(our)) > within for their, our in zip(theirs, ours, strict=True)):
        raise AssertionError("the results differ, so the times say nothing")
