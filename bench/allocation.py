"""Amounts and seats divided exactly: our rules against NumPy written by hand and the package ``apportionment``."""

from __future__ import annotations

import random
from collections.abc import Sequence
from decimal import Decimal

from bench import peers
from bench.timing import Measured, best
from samverkan.core.allocation import allocate_by_weights
from samverkan.core.apportion import divide

MEMBERS, YEARS, KEYS = 290, 50, 6
AHEAD_OF_NUMPY, AHEAD_OF_SEATS = 3, 20


def measure() -> list[Measured]:
    """Three lines: amounts by keys, the same with explanations, and seats."""
    chance = random.Random(2021)
    amounts = [chance.randrange(1_000_000, 90_000_000) for _ in range(YEARS)]
    keys = [sorted((chance.randrange(500, 980_000) for _ in range(MEMBERS)), reverse=True) for _ in range(KEYS)]
    codes = [f"{100 + place:04}" for place in range(MEMBERS)]
    return [*_amounts(amounts, keys, codes), _seats(keys[0], codes)]


def _amounts(amounts: Sequence[int], keys: Sequence[Sequence[int]], codes: Sequence[str]) -> list[Measured]:
    ours, found = best(lambda: [[divide(a, key, codes).units for key in keys] for a in amounts], 5)
    answer = peers.ask("peer_allocation.py", {"kind": "amounts", "amounts": amounts, "keys": keys, "repeats": 20})
    _same(answer["units"], [[list(units) for units in row] for row in found])
    weights = [(code, Decimal(weight)) for code, weight in zip(codes, keys[0], strict=True)]
    told, explained = best(lambda: [allocate_by_weights(Decimal(a), weights) for a in amounts[:5]], 3)
    _same([[int(share.amount) for share in row.shares] for row in explained], [list(row[0]) for row in found[:5]])
    work = f"{MEMBERS} members × {YEARS} amounts × {KEYS} keys, exact largest remainder"
    each = f"{MEMBERS} members, one amount, each share with its explanation"
    numpy = float(answer["ms"])
    return [
        Measured(work, ours, "NumPy int64 by hand", numpy, f"≥ {AHEAD_OF_NUMPY}×", numpy >= AHEAD_OF_NUMPY * ours),
        Measured(each, told / 5, "the same without explanations", ours / (YEARS * KEYS)),
    ]


def _seats(weights: Sequence[int], codes: Sequence[str]) -> Measured:
    ours, found = best(lambda: divide(1000, weights, codes, "sainte-lague").units, 20)
    work = {"kind": "seats", "method": "saintelague", "weights": weights, "units": 1000, "repeats": 5}
    answer = peers.ask("peer_allocation.py", work)
    _same(answer["units"], list(found))
    ahead, theirs = AHEAD_OF_SEATS, float(answer["ms"])
    return Measured(f"1 000 seats among {MEMBERS}, Sainte-Laguë", ours, "apportionment", theirs, f"≥ {ahead}×",
                    theirs >= ahead * ours)  # fmt: skip


def _same(theirs: object, ours: object) -> None:
    """A wrong answer is not fast."""
    if theirs != ours:
        raise AssertionError("the results differ, so the times say nothing")
