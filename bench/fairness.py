"""Reference splits of a common cost: the Shapley value and the nucleolus, exactly, against ``coopgame-py``, whose numbers are
floating-point.

The costs are made up as a cooperation's might be: a fixed part, a part that grows more slowly than the number of
inhabitants, and something of each group's own. Others are drawn without such a pattern; they are compared, not timed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from bench import peers
from bench.timing import Measured, best
from samverkan.core.fairness import CostTable, nucleolus, shapley
from samverkan.core.fairness.coalitions import group_sums

Costs = npt.NDArray[np.int64]
FIXED, BY_INHABITANT, OWN = 300_000, 10, 50_000
AHEAD = {"shapley": {12: 7.0, 18: 7.0, 20: 7.0}, "nucleolus": {12: 2.5, 18: 10.0, 20: 30.0}}
CLOSE = 1e-9
"""How far the peer's floating-point numbers may be from ours, as a share of what all pay."""
UNPATTERNED = (5, 8, 10, 12)
REPEATS = {12: 50, 18: 10, 20: 5}


def measure() -> list[Measured]:
    """A line for each kind of split and number of members."""
    for members in UNPATTERNED:
        for seed in range(3):
            _compared(_drawn(members, seed), "nucleolus", nucleolus, 1)
            _compared(_drawn(members, seed), "shapley", shapley, 1)
    kinds: dict[str, Callable[[CostTable], Sequence[Fraction]]] = {"shapley": shapley, "nucleolus": nucleolus}
    names = {"shapley": "the Shapley value", "nucleolus": "the nucleolus"}
    rows = []
    for kind, rule in kinds.items():
        for members, ahead in AHEAD[kind].items():
            ours, theirs = _compared(_cooperation(members), kind, rule, REPEATS[members])
            work = f"{names[kind]}, {members} members, exact"
            rows.append(Measured(work, ours, "coopgame-py", theirs, f"≥ {ahead:g}×", theirs >= ahead * ours))
    return rows


def _compared(
    costs: Costs, kind: str, rule: Callable[[CostTable], Sequence[Fraction]], repeats: int
) -> tuple[float, float]:
    """Our time and the peer's; AssertionError where the splits differ."""
    table = CostTable(tuple(map(str, range(len(costs).bit_length() - 1))), costs, 1)
    ours, found = best(lambda: rule(table), repeats)
    answer = peers.ask("peer_fairness.py", {"kind": kind, "costs": costs.tolist(), "repeats": repeats})
    apart = max(abs(float(mine) - theirs) for mine, theirs in zip(found, answer["split"], strict=True))
    if apart > CLOSE * abs(int(costs[-1])) or sum(found) != int(costs[-1]):
        raise AssertionError("the results differ, so the times say nothing")
    return ours, float(answer["ms"])


def _cooperation(members: int) -> Costs:
    chance = np.random.default_rng(2021)
    inhabitants = group_sums(chance.integers(3_000, 60_000, members).tolist())
    costs = FIXED + (BY_INHABITANT * inhabitants**0.9).astype(np.int64) + chance.integers(0, OWN, 1 << members)
    costs[0] = 0
    return np.asarray(costs, dtype=np.int64)


def _drawn(members: int, seed: int) -> Costs:
    """Each group's cost by chance. No member pays more than alone, as the peer asks for."""
    chance = np.random.default_rng(seed)
    costs = chance.integers(0, 1_000, 1 << members)
    costs[0], costs[1 << np.arange(members)], costs[-1] = 0, chance.integers(500, 1_000, members), 500
    return np.asarray(costs, dtype=np.int64)
