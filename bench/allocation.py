"""Amounts and seats divided exactly: our rules against NumPy written by hand, a recalculation in LibreOffice and the
package ``apportionment``."""

from __future__ import annotations

import random
from collections.abc import Sequence
from decimal import Decimal

from bench import peers, spreadsheet
from bench.timing import Measured, best
from samverkan.core.allocation import allocate_by_weights
from samverkan.core.allocation.batch import divide_table
from samverkan.core.apportion import divide

MEMBERS, YEARS, KEYS = 290, 50, 6
BODIES, BODIES_WITHIN = 300, 500
"""So many cooperations of that size, 26 million cells, and the milliseconds that they may take."""
AHEAD_OF_NUMPY, AHEAD_OF_SPREADSHEET, AHEAD_OF_SEATS = 3, 1000, 20


def measure() -> list[Measured]:
    """Amounts by keys in a table, in a spreadsheet, for many cooperations, one at a time, with explanations; and seats."""
    chance = random.Random(2021)
    amounts = [chance.randrange(1_000_000, 90_000_000) for _ in range(YEARS)]
    keys = [sorted((chance.randrange(500, 980_000) for _ in range(MEMBERS)), reverse=True) for _ in range(KEYS)]
    codes = [f"{100 + place:04}" for place in range(MEMBERS)]
    return [*_amounts(amounts, keys, codes), _seats(keys[0], codes)]


def _amounts(amounts: Sequence[int], keys: Sequence[Sequence[int]], codes: Sequence[str]) -> list[Measured]:
    ours, table = best(lambda: divide_table(amounts, keys, codes), 30)
    found = table.units.tolist()
    answer = peers.ask("peer_allocation.py", {"kind": "amounts", "amounts": amounts, "keys": keys, "repeats": 30})
    _same(answer["units"], found)
    numpy = float(answer["ms"])
    work = f"{MEMBERS} members × {YEARS} amounts × {KEYS} keys, exact largest remainder"
    many, _ = best(lambda: sum(divide_table(amounts, keys, codes).units.size for _ in range(BODIES)), 5)
    cells = MEMBERS * YEARS * KEYS * BODIES // 1_000_000
    return [
        Measured(work, ours, "NumPy int64 by hand", numpy, f"≥ {AHEAD_OF_NUMPY}×", numpy >= AHEAD_OF_NUMPY * ours),
        _recalculated(ours, amounts, keys, found),
        Measured(f"the same for {BODIES} cooperations, {cells} million cells", many, f"NumPy, {BODIES} times",
                 numpy * BODIES, f"< {BODIES_WITHIN} ms", many < BODIES_WITHIN),
        *_one_at_a_time(amounts, keys, codes, found),
    ]  # fmt: skip


def _recalculated(
    ours: float, amounts: Sequence[int], keys: Sequence[Sequence[int]], found: list[list[list[int]]]
) -> Measured:
    goal = f"≥ {AHEAD_OF_SPREADSHEET}×"
    answer = spreadsheet.recalculated(amounts, keys)
    if answer is None:
        return Measured("the same", ours, "LibreOffice Calc (not installed here)", None, goal)
    theirs, units = answer
    _same(units, found)
    met = theirs >= AHEAD_OF_SPREADSHEET * ours
    return Measured("the same", ours, "LibreOffice recalculates its formulas", theirs, goal, met)


def _one_at_a_time(
    amounts: Sequence[int], keys: Sequence[Sequence[int]], codes: Sequence[str], found: list[list[list[int]]]
) -> list[Measured]:
    """The same divisions one by one in Python's integers, and some of them with explanations."""
    alone, divided = best(lambda: [[divide(a, key, codes).units for key in keys] for a in amounts], 5)
    _same([[list(units) for units in row] for row in divided], found)
    weights = [(code, Decimal(weight)) for code, weight in zip(codes, keys[0], strict=True)]
    told, explained = best(lambda: [allocate_by_weights(Decimal(a), weights) for a in amounts[:5]], 3)
    _same([[int(share.amount) for share in row.shares] for row in explained], [row[0] for row in found[:5]])
    one = alone / (YEARS * KEYS)
    return [
        Measured(f"{MEMBERS} members, one amount, numbers of any size", one, "–", None),
        Measured("the same, each share with its explanation", told / 5, "the same without explanations", one),
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
