"""Uncertain values in, a distribution out: what each member may have to pay, and what that depends on.

Amounts are floating-point numbers here: a distribution is an estimate, and it is shown rounded. What is decided rests on the
exact figures of the rules, which stand beside.
"""

from samverkan.core.uncertainty.alternatives import Uncertainty, uncertainty
from samverkan.core.uncertainty.drivers import Driver, drivers
from samverkan.core.uncertainty.inputs import SHAPES, Uncertain, check_inputs
from samverkan.core.uncertainty.outcome import Draws, Linear, Model, Outcome, Spread, draw, simulate
from samverkan.core.uncertainty.ready import (
    Desk,
    cost_level,
    open_desk,
    own_ranges,
    people_ranges,
    possible,
    staying_out,
)
from samverkan.core.uncertainty.sobol import MOST, points

__all__ = [
    "MOST", "SHAPES", "Desk", "Draws", "Driver", "Linear", "Model", "Outcome", "Spread", "Uncertain", "Uncertainty",
    "check_inputs", "cost_level", "draw", "drivers", "open_desk", "own_ranges", "people_ranges", "points", "possible",
    "simulate", "staying_out", "uncertainty",
]  # fmt: skip
