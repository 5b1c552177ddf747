"""Distributions of what members pay: ours from evenly spread draws, against NumPy with a million draws by chance.

Equal accuracy is shown before times are: both are compared with a far larger number of draws, and ours must be no further off.
"""

from __future__ import annotations

import random
from decimal import Decimal

import numpy as np

from bench import peers
from bench.timing import Measured, best
from samverkan.core.uncertainty import Linear, Outcome, Uncertain, draw, simulate
from samverkan.core.uncertainty.outcome import POWER, SHARES

MEMBERS, INPUTS, PEER_DRAWS = 8, 8, 1_000_000
AHEAD, REPEATS, REFERENCE = 8, 5, 21


def measure() -> list[Measured]:
    """One line: percentiles, mean and probability for each member and the sum."""
    inputs, model, today = _made_up()
    names = [f"m{place}" for place in range(MEMBERS)]
    sure = _told(
        simulate(inputs, model, names, today=today, draws=draw((row.key for row in inputs), power=REFERENCE, seed=1))
    )
    ours, found = best(lambda: simulate(inputs, model, names, today=today), REPEATS)
    base = np.array(model.base) - sum(model.likely[key] * np.array(row) for key, row in model.slopes.items())
    answer = peers.ask("peer_uncertainty.py", {
        "inputs": [[row.shape, float(row.low), float(row.likely), float(row.high)] for row in inputs],
        "base": base.tolist(), "slopes": [model.slopes[row.key] for row in inputs], "draws": PEER_DRAWS,
        "today": [*map(float, today), float(sum(today))], "repeats": REPEATS,
    })  # fmt: skip
    theirs = float(answer["ms"])
    ours_off = _off(_told(found), sure)
    peers_off = float(np.mean([_off(np.array(rows), sure) for rows in answer["found"]]))
    if ours_off > peers_off:
        raise AssertionError(f"ours is {ours_off:.2g} off, the peer {peers_off:.2g}: the times say nothing")
    work = (
        f"{MEMBERS} members, {INPUTS} uncertain values, 2^{POWER} draws; off by {ours_off:.1e} of the spread, the peer by "
        f"{peers_off:.1e}"
    )
    return [Measured(work, ours, "NumPy, 10^6 draws", theirs, f"≥ {AHEAD}×", theirs >= AHEAD * ours)]


def _made_up() -> tuple[list[Uncertain], Linear, list[Decimal]]:
    chance = random.Random(2021)
    inputs = []
    for place in range(INPUTS):
        low, likely, high = sorted(chance.sample(range(100, 2_000), 3))
        inputs.append(Uncertain(
            key=f"v{place}", title=f"v{place}", low=Decimal(1000 * low), likely=Decimal(1000 * likely),
            high=Decimal(1000 * high), shape="uniform" if place % 3 == 2 else "triangular",
        ))  # fmt: skip
    slopes = {}
    for row in inputs:
        parts = [chance.randrange(1, 100) for _ in range(MEMBERS)]
        slopes[row.key] = [part / sum(parts) for part in parts]
    model = Linear([1e6] * MEMBERS, {row.key: float(row.likely) for row in inputs}, slopes)
    return inputs, model, [Decimal(1_000_000)] * MEMBERS


def _told(found: Outcome) -> np.ndarray:
    rows = [*found.members, found.total]
    percentiles = [[row.percentiles[share] for row in rows] for share in SHARES]
    return np.array([*percentiles, [row.mean for row in rows], [row.dearer or 0.0 for row in rows]])


def _off(told: np.ndarray, sure: np.ndarray) -> float:
    """The root mean square of the errors of percentiles and means, as a share of each row's spread."""
    width = sure[len(SHARES) - 1] - sure[0]
    return float(np.sqrt((((told - sure)[:-1] / width) ** 2).mean()))
