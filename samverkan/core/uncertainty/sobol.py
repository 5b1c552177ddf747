"""Points that fill a cube evenly (a Sobol sequence): far fewer of them are needed than of points by chance.

Sources: I. M. Sobol', *On the distribution of points in a cube and the approximate evaluation of integrals* (USSR Comput.
Math. Math. Phys. 7, 1967); S. Joe & F. Y. Kuo, *Constructing Sobol sequences with better two-dimensional projections* (SIAM
J. Sci. Comput. 30, 2008), whose direction numbers these are (new-joe-kuo-6.21201).
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Bits = npt.NDArray[np.uint32]

BITS = 32
DIRECTIONS = """
3 1; 7 1 3; 11 1 3 1; 13 1 1 1; 19 1 1 3 3; 25 1 3 5 13; 37 1 1 5 5 17; 41 1 1 5 5 5; 47 1 1 7 11 19; 55 1 1 5 1
1; 59 1 1 1 3 11; 61 1 3 5 5 31; 67 1 3 3 9 7 49; 91 1 1 1 15 21 21; 97 1 3 1 13 27 49; 103 1 1 1 15 7 5; 109 1
3 1 15 13 25; 115 1 1 5 5 19 61; 131 1 3 7 11 23 15 103; 137 1 3 7 13 13 15 69; 143 1 1 3 13 7 35 63; 145 1 3 5
9 1 25 53; 157 1 3 1 13 9 35 107; 167 1 3 1 5 27 61 31; 171 1 1 5 11 19 41 61; 185 1 3 5 3 3 13 69; 191 1 1 7 13
1 19 1; 193 1 3 7 5 13 19 59; 203 1 1 3 9 25 29 41; 211 1 3 5 13 23 1 55; 213 1 3 7 3 13 59 17; 229 1 3 1 3 5 53
69; 239 1 1 5 5 23 33 13; 241 1 1 7 7 1 61 123; 247 1 1 7 9 13 61 49; 253 1 3 3 5 3 55 33; 285 1 3 1 15 31 13 49
245; 299 1 3 5 15 31 59 63 97; 301 1 3 1 11 11 11 77 249; 333 1 3 1 11 27 43 71 9; 351 1 1 7 15 21 11 81 45; 355
1 3 7 3 25 31 65 79; 357 1 3 1 1 19 11 3 205; 361 1 1 5 9 19 21 29 157; 369 1 3 7 11 1 33 89 185; 391 1 3 3 3 15
9 79 71; 397 1 3 7 11 15 39 119 27; 425 1 1 3 1 11 31 97 225; 451 1 1 1 3 23 43 57 177; 463 1 3 7 7 17 17 37 71;
487 1 3 1 5 27 63 123 213; 501 1 1 3 5 11 43 53 133; 529 1 3 5 5 29 17 47 173 479; 539 1 3 3 11 3 1 109 9 69;
545 1 1 1 5 17 39 23 5 343; 557 1 3 1 5 25 15 31 103 499; 563 1 1 1 11 11 17 63 105 183; 601 1 1 5 11 9 29 97
231 363; 607 1 1 5 15 19 45 41 7 383; 617 1 3 7 7 31 19 83 137 221; 623 1 1 1 3 23 15 111 223 83; 631 1 1 5 13
31 15 55 25 161; 637 1 1 3 13 25 47 39 87 257
"""
"""From the second dimension on: a primitive polynomial (its bits as a number) and the first direction numbers."""
_ROWS = [[int(word) for word in row.split()] for row in DIRECTIONS.split(";")]
MOST = len(_ROWS) + 1
"""Dimensions that there are numbers for."""


def points(power: int, dimensions: int, seed: int) -> Floats:
    """2 ** ``power`` points, a row for each dimension, each strictly between 0 and 1; all shifted alike by ``seed``."""
    directions = _directions()[:dimensions, :power]
    shifts = np.random.Generator(np.random.PCG64(seed)).integers(0, 1 << BITS, dimensions, dtype=np.uint32)
    found = np.empty((dimensions, 1 << power), dtype=np.uint32)
    found[:, 0] = shifts
    # Point number i is the exclusive sum of the directions of the bits of i.
    for bit in range(power):
        half = 1 << bit
        np.bitwise_xor(found[:, :half], directions[:, bit : bit + 1], out=found[:, half : 2 * half])
    spread: Floats = (found + np.float64(0.5)) * np.float64(2.0**-BITS)
    return spread


@lru_cache(maxsize=1)
def _directions() -> Bits:
    first = [1 << (BITS - 1 - bit) for bit in range(BITS)]
    return np.array([first, *(_dimension(polynomial, numbers) for polynomial, *numbers in _ROWS)], dtype=np.uint32)


def _dimension(polynomial: int, numbers: list[int]) -> list[int]:
    degree = len(numbers)
    found = [number << (BITS - 1 - bit) for bit, number in enumerate(numbers)]
    for bit in range(degree, BITS):
        value = found[bit - degree] ^ (found[bit - degree] >> degree)
        for step in range(1, degree):
            if polynomial >> (degree - step) & 1:
                value ^= found[bit - step]
        found.append(value)
    return found
