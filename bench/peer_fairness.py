"""The peer of fair splits, run in its own environment: ``coopgame-py``, written in Rust."""

import json
import sys
import time

import coopgame


def main() -> None:
    """Answer the work on standard input with the results and the shortest of its runs. A cost is a negative gain."""
    work = json.load(sys.stdin)
    game = coopgame.Game([-float(cost) for cost in work["costs"][1:]])
    if work["kind"] == "shapley":
        call = lambda: coopgame.shapley(game)  # noqa: E731
    else:
        call = lambda: coopgame.nucleolus(game)["allocation"]  # noqa: E731
    times = []
    for _ in range(work["repeats"]):
        begun = time.perf_counter()
        found = call()
        times.append((time.perf_counter() - begun) * 1000)
    print(json.dumps({"ms": min(times), "split": [-amount for amount in found]}))


main()
