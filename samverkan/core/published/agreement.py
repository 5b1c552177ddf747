"""Whether our figure is the printed one."""

from __future__ import annotations

from fractions import Fraction

from samverkan.core.explain import Explanation, Number
from samverkan.core.swedish import parse_printed, rounded


def agree(printed: str, figure: Explanation) -> tuple[bool, Number | None]:
    """Same or not, and ours minus print where both are numbers.

    Numbers are the same when ours, rounded half up to the printed number of decimals, is what is printed; words when
    they differ in spacing only; a printed blank is the same as nothing computed.
    """
    value = figure.value
    if isinstance(value, str):
        return _spaced(printed) == _spaced(value), None
    if not printed.strip():
        return value is None, None
    number = parse_printed(printed)
    if number is None or value is None:
        return False, None
    return rounded(value, number.decimals) == number.value, Fraction(value) - Fraction(number.value)


def _spaced(text: str) -> str:
    return " ".join(text.split())
