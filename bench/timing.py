"""Times of repeated work, and the rows of the report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Measured:
    """One line of a table: ``work``, ours, the peer's, and what was to be reached."""

    work: str
    ours: float
    peer: str
    peers: float | None
    goal: str = ""
    met: bool | None = None

    @property
    def ratio(self) -> str:
        """How many times the peer's time ours is shorter; below one it is longer."""
        if self.peers is None:
            return "–"
        times = self.peers / self.ours
        return f"{times:.0f}×" if times >= 100 else f"{times:.2g}×"

    @property
    def verdict(self) -> str:
        """Whether the goal was reached."""
        return "" if self.met is None else "yes" if self.met else "no"


def best(work: Callable[[], T], repeats: int, clock: Callable[[], float] = perf_counter) -> tuple[float, T]:
    """The shortest of so many runs in milliseconds by a clock, and the result."""
    times = []
    for _ in range(repeats):
        begun = clock()
        result = work()
        times.append((clock() - begun) * 1000)
    return min(times), result


def percentile(times: Sequence[float], share: float) -> float:
    """The time that so large a share stays within."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def milliseconds(value: float) -> str:
    """A time with three figures: ``0.0123``, ``1.23``, ``123``."""
    return f"{value:.3g}" if value < 100 else f"{value:.0f}"
