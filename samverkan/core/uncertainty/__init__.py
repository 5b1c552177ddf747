"""Uncertain values in, a distribution out: what each member may have to pay, and what that depends on.

Amounts are floating-point numbers here: a distribution is an estimate, and it is shown rounded. What is decided rests on the
exact figures of the rules, which stand beside.
"""

from samverkan.core.uncertainty.drivers import Driver, drivers
from samverkan.core.uncertainty.inputs import SHAPES, Uncertain, check_inputs
from samverkan.core.uncertainty.outcome import Draws, Linear, Model, Outcome, Spread, draw, simulate
from samverkan.core.uncertainty.sobol import MOST, points

__all__ = [
    "MOST", "SHAPES", "Draws", "Driver", "Linear", "Model", "Outcome", "Spread", "Uncertain", "check_inputs", "draw",
    "drivers", "points", "simulate",
]  # fmt: skip
