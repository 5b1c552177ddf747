"""The ways to apportion seats, by their names in rules and on the command line."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from samverkan.core.apportion import Method, largest_remainder
from samverkan.core.divisors import ADAMS, DHONDT, HUNTINGTON_HILL, SAINTE_LAGUE, modified
from samverkan.core.swedish import number

MODIFIED = "modified"
_METHODS: Mapping[str, tuple[Method, str]] = {
    "largest-remainder": (largest_remainder, "största resten"),
    "sainte-lague": (SAINTE_LAGUE, "uddatalsmetoden (Sainte-Laguë)"),
    "dhondt": (DHONDT, "d’Hondts metod"),
    "adams": (ADAMS, "Adams metod"),
    "huntington-hill": (HUNTINGTON_HILL, "Huntington–Hills metod"),
}
METHODS = (*list(_METHODS)[:2], MODIFIED, *list(_METHODS)[2:])
"""Every method; ``modified`` (jämkade uddatalsmetoden) needs its first divisor."""
FIRST_BELOW = 3
"""A first divisor is above zero and below the second, or a member would stand equal with itself."""


def method_of(name: str, first_divisor: Decimal | None = None) -> Method:
    """The method by name; a first divisor makes Sainte-Laguë the modified one."""
    return _METHODS[name][0] if first_divisor is None else modified(Fraction(first_divisor))


def method_name(name: str, first_divisor: Decimal | None = None) -> str:
    """The method in words: ``jämkade uddatalsmetoden med första divisorn 1,4``."""
    if first_divisor is None:
        return _METHODS[name][1]
    return f"jämkade uddatalsmetoden med första divisorn {number(first_divisor)}"
