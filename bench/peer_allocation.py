"""The peers of allocation, run in their own environment: NumPy as one writes it by hand, and ``apportionment``."""

import json
import sys
import time

import numpy
from apportionment import methods


def by_hand(amounts, weights):
    """Largest remainder of every amount by every key, all at once in 64-bit integers; equals go by lowest place."""
    quota = amounts[:, None, None] * weights[None]
    whole = weights.sum(axis=1)[None, :, None]
    units, rest = numpy.divmod(quota, whole)
    left = amounts[:, None] - units.sum(axis=2)
    rank = numpy.argsort(numpy.argsort(-rest, axis=2, kind="stable"), axis=2, kind="stable")
    return units + (rank < left[:, :, None])


def amounts_by_keys(work):
    """Every amount by every key."""
    amounts = numpy.array(work["amounts"], dtype=numpy.int64)
    weights = numpy.array(work["keys"], dtype=numpy.int64)
    return lambda: by_hand(amounts, weights)


def seats(work):
    """Seats among parties by one of the package's methods."""
    names = [str(place) for place in range(len(work["weights"]))]
    method, votes, units = work["method"], work["weights"], work["units"]
    return lambda: methods.compute(method, votes, units, parties=names, tiesallowed=False, verbose=False)


def main() -> None:
    """Answer the work on standard input with the results and the shortest of its runs."""
    work = json.load(sys.stdin)
    call = {"amounts": amounts_by_keys, "seats": seats}[work["kind"]](work)
    times = []
    for _ in range(work["repeats"]):
        begun = time.perf_counter()
        result = call()
        times.append((time.perf_counter() - begun) * 1000)
    print(json.dumps({"ms": min(times), "units": numpy.asarray(result).tolist()}))


main()
