"""Exact numbers from what people and files write; never by way of a float."""

from __future__ import annotations

import re
from decimal import Decimal

MAX_DIGITS = 1000
_NUMERAL = re.compile(r"-?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)")


class NumeralError(ValueError):
    """Not an exact number; the message says in Swedish what to write."""


def decimal_of(value: object) -> Decimal:
    """A whole number, a decimal, or a text of digits with a decimal point, exactly.

    Floats are refused (4.04 as a float is not 4.04), as are NaN, infinities and more than a thousand digits.
    """
    if isinstance(value, Decimal):
        return _sized(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return _sized(Decimal(value))
    if isinstance(value, float):
        raise NumeralError(f'Skriv talet inom citattecken så att det blir exakt: "{value}".')
    if not isinstance(value, str) or not _NUMERAL.fullmatch(value.strip().replace("\u2212", "-")):
        raise NumeralError(f'”{_short(value)}” är inget tal. Skriv siffror med decimalpunkt, till exempel "4.04".')
    return _sized(Decimal(value.strip().replace("\u2212", "-")))


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 40 else text[:40] + "…"


def _sized(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        raise NumeralError(f'”{value}” är inget tal. Skriv siffror med decimalpunkt, till exempel "4.04".')
    if max(value.adjusted(), -exponent) >= MAX_DIGITS:
        raise NumeralError(f"Talet har fler än {MAX_DIGITS} siffror och kan inte räknas med. Skriv ett kortare tal.")
    return value
