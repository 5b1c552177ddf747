"""Amounts, days and periods as a file writes them."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

_PLAIN = re.compile(r"-?\d{1,15}(?:\.\d{1,2})?", re.ASCII)
_LOOSE = re.compile(r"[-+]?(?:\d+(?:[.,]\d*)?|[.,]\d+)", re.ASCII)
_QUANTITY = re.compile(r"[-+]?(?:\d+(?:[.,]\d*)?|[.,]\d+)", re.ASCII)
LARGEST = 10**15
"""Amounts in öre are below this."""


def ore(text: str) -> tuple[int, bool] | None:
    """An amount in öre and whether it was written as the format says; ``None`` where it is no amount."""
    if _PLAIN.fullmatch(text):
        whole, _, rest = text.partition(".")
        value = int(whole + rest.ljust(2, "0"))
        return (value, True) if abs(value) < LARGEST else None
    loose = text.replace("\u2212", "-").replace("\u00a0", "")
    if not _LOOSE.fullmatch(loose):
        return None
    exact = Decimal(loose.replace(",", "."))
    if abs(exact) >= LARGEST // 100:
        return None
    return int(exact.scaleb(2).quantize(Decimal(1), ROUND_HALF_UP)), False


def kronor(value: int) -> Decimal:
    """Öre as kronor with two decimals."""
    return Decimal(value).scaleb(-2)


def quantity(text: str) -> Decimal | None:
    """A quantity; ``None`` where it is none."""
    if not _QUANTITY.fullmatch(text):
        return None
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None


def day(text: str) -> date | None:
    """A day ``20211231``; ``None`` where it is none."""
    if len(text) != 8 or not text.isascii() or not text.isdigit():
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None


def month(text: str) -> date | None:
    """The first day of a period ``202112``; ``None`` where it is none."""
    return day(text + "01") if len(text) == 6 else None
