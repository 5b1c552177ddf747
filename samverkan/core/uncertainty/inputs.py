"""An uncertain value: how low, how high, and how likely what lies between is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from samverkan.core.faults import Fault, FaultError
from samverkan.core.uncertainty.sobol import MOST, Floats

TRIANGULAR, UNIFORM, TWO_POINT, DISCRETE = "triangular", "uniform", "two-point", "discrete"
SHAPES = {TRIANGULAR: "Troligast i mitten", UNIFORM: "Lika troligt överallt", TWO_POINT: "Antingen eller",
          DISCRETE: "Något av flera värden"}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncertain:
    """An input. ``triangular``: the density rises from ``low`` to ``likely`` and falls to ``high``. ``uniform``: even from
    ``low`` to ``high``. ``two-point``: ``high`` with probability ``chance``, else ``low``. ``discrete``: one of ``values``
    with the probability of ``weights``. ``likely`` is always the value of the point estimate."""

    key: str
    title: str
    low: Decimal
    likely: Decimal
    high: Decimal
    shape: str = TRIANGULAR
    chance: Decimal = Decimal(0)
    values: tuple[Decimal, ...] = ()
    weights: tuple[Decimal, ...] = ()
    unit: str = "kr"
    source: str = ""

    def at(self, uniform: Floats) -> Floats:
        """The values that lie at so large a share of the probability (0 to 1)."""
        low, likely, high = (float(value) for value in (self.low, self.likely, self.high))
        if self.shape == TWO_POINT:
            return np.where(uniform >= 1.0 - float(self.chance), high, low)
        if self.shape == DISCRETE:
            return _discrete(uniform, self.values, self.weights)
        if high <= low:
            return np.full_like(uniform, likely)
        if self.shape == UNIFORM:
            return low + (high - low) * uniform
        return _triangular(uniform, low, likely, high)


def _triangular(uniform: Floats, low: float, likely: float, high: float) -> Floats:
    turn = (likely - low) / (high - low)
    below = uniform < turn
    reach = np.where(below, turn * uniform, (1.0 - turn) * (1.0 - uniform))
    np.sqrt(reach, out=reach)
    reach *= high - low
    return np.where(below, low + reach, high - reach)


def _discrete(uniform: Floats, values: Sequence[Decimal], weights: Sequence[Decimal]) -> Floats:
    steps = np.cumsum([float(weight) for weight in weights])
    places = np.searchsorted(steps[:-1] / steps[-1], uniform, side="right")
    return np.array([float(value) for value in values])[places]


def check_inputs(inputs: Sequence[Uncertain]) -> None:
    """FaultError with everything that no distribution can be made of."""
    faults = [fault for row in inputs for fault in _faults(row)]
    keys = [row.key for row in inputs]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    faults += [
        Fault("duplicate", "Värdet står mer än en gång. Låt varje osäkert värde stå en gång.", key) for key in twice
    ]
    if len(inputs) > MOST:
        many = f"Det är {len(inputs)} osäkra värden. Räkna med högst {MOST}: ta bort dem som betyder minst."
        faults.append(Fault("too-many", many, "inputs"))
    if faults:
        raise FaultError(faults)


def _faults(row: Uncertain) -> Iterator[Fault]:
    if row.shape not in SHAPES:
        yield Fault("unknown-shape", f"Formen ”{row.shape}” finns inte. Skriv något av {', '.join(SHAPES)}.", row.key)
    if not _finite((row.low, row.likely, row.high, *row.values)):
        yield Fault("not-number", "Värdet är inget tal. Skriv ett belopp.", row.key)
    elif not row.low <= row.likely <= row.high:
        yield Fault("bad-range", "Spannet ska stiga: lägsta, troligt och högsta värde i den ordningen.", row.key)
    if not 0 <= row.chance <= 1:
        yield Fault("bad-chance", "Sannolikheten ska vara mellan 0 och 100 procent.", row.key)
    if row.shape == DISCRETE and not _weighed(row):
        text = "Ge varje värde en sannolikhet: lika många tal, inget under noll, tillsammans mer än noll."
        yield Fault("bad-weights", text, row.key)


def _weighed(row: Uncertain) -> bool:
    if not row.values or len(row.values) != len(row.weights):
        return False
    return _finite(row.weights) and min(row.weights) >= 0 and sum(row.weights) > 0


def _finite(values: Iterable[Decimal]) -> bool:
    return all(value.is_finite() for value in values)
