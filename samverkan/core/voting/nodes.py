"""Where the chance that others join is sampled, and the results put together: Gauss–Legendre, halved by the dual game.

That every other member joins with the chance 1 − p instead of p is the same as asking who stays outside with the chance
p: the same sums of weights, looked at from the other side. So only chances up to ½ are followed, each for two sides.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isqrt

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
HALF = np.float64(1) / 2


@dataclass(frozen=True, slots=True)
class Nodes:
    """Chances up to ½, and what each weighs on either side in an average over all chances."""

    chances: Floats
    parts: Floats


def nodes(members: int) -> Nodes:
    """Nodes that are exact for so many members; where these are many, fewer do."""
    count = min((members + 1) // 2, 48 + 2 * isqrt(members))
    places, parts = np.polynomial.legendre.leggauss(count)
    chances, parts = (1 + places[: (count + 1) // 2]) / 2, parts[: (count + 1) // 2] / 2
    if count % 2:
        parts[-1] /= 2  # the middle one is met from both sides
    return Nodes(chances, parts)
