"""The limits of the checks, each with its reason. A limit decides only whether a reader is asked to look."""

from __future__ import annotations

from fractions import Fraction

OUTLIER_FACTOR = 3
"""Salary, scope and price move the cost of a full-time equivalent far less than threefold between two years."""

OUTLIER_YEARS = 3
"""A median of fewer years says nothing of which year is the odd one."""

FTE_JUMP = Fraction(1, 2)
"""Half the staff gone, or half as many again, is a decision that leaves a trace in the money."""

MONEY_STEADY = Fraction(1, 5)
"""A budget that moves by less than a fifth has not followed such a change of staff."""

CLAIM_TOLERANCE = Fraction(1, 10)
"""Prose rounds: within a tenth a stated figure is the same figure, rounded."""

NEAR = Fraction(1, 20)
"""Within a twentieth two figures are meant to be the same, so a rounding that fails is a slip and not a dispute."""

PART_FINANCED = Fraction(1, 2)
"""Below half the median cost of a full-time equivalent the money does not pay for the whole position."""

SURPLUS_SHARE = Fraction(1, 10)
"""A surplus beyond a tenth of the budget is more than a vacancy or a late start."""

FORECAST_FACTOR = 2
"""A forecast more than twice the last outcome needs its own explanation."""

EXACT_YEARS = 2
"""One year may meet its budget to the krona by chance, two hardly."""

READINGS = 10
"""At most 2^10 ways of reading which components are part of others are tried."""

DATE_STEPS = 2
"""Official dates shown on each side of the year that a derived key is used for."""

FULL_YEAR = 12
"""Months of a budget."""
