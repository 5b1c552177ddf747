"""The peer of the power in votes, run in its own environment: ``powerindex``."""

import json
import sys
import time

from powerindex import Game


def main() -> None:
    """Answer with one measure of the power of the members and the shortest of the runs."""
    work = json.load(sys.stdin)
    times = []
    for _ in range(work["repeats"]):
        game = Game(work["needed"], list(work["weights"]))
        begun = time.perf_counter()
        getattr(game, f"calc_{work['measure']}")()
        times.append((time.perf_counter() - begun) * 1000)
    print(json.dumps({"ms": min(times), "power": getattr(game, work["measure"])}))


main()
