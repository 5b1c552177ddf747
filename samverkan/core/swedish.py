"""Numbers and days as Swedes write them, and printed numbers read back exactly.

Thousands are parted by a no-break space (U+00A0), decimals by a comma, and a negative number carries a minus sign
(U+2212). Rounding for the eye is half away from zero, as on paper.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from samverkan.core.explain import Number

NBSP = "\u00a0"
MINUS = "\u2212"
_MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
           "november", "december")  # fmt: skip
_SPACES = " \u00a0\u2007\u2009\u202f\t"
_PRINTED = re.compile(r"(?P<sign>[-−–+]?)(?P<whole>\d+)(?:[.,](?P<rest>\d+))?(?:%|kr|tkr|kronor|inv|ÅA|st)?\.?", re.I)
_ABOUT = re.compile(r"^\s*(?:ca|cirka|c:a|omkring|runt|drygt|knappt)\.?(?=[\s\u00a0]*\d)", re.I)


def rounded(value: Number, decimals: int) -> Decimal:
    """The number to so many decimals, half away from zero; exact for fractions too.

    >>> rounded(Fraction(1, 3), 2), rounded(Decimal("-0.125"), 2), rounded(5, 1)
    (Decimal('0.33'), Decimal('-0.13'), Decimal('5.0'))
    """
    top, bottom = value.as_integer_ratio()
    whole, rest = divmod(abs(top) * 10**decimals, bottom)
    whole += 2 * rest >= bottom
    return Decimal(-whole if top < 0 else whole).scaleb(-decimals)


def number(value: Number, decimals: int | None = None) -> str:
    """The number in Swedish: ``1 242 000``, ``−0,13``. Without ``decimals`` it is written as it is held; a fraction that
    has no exact decimal form gets two decimals.

    >>> number(Decimal("1242000")), number(Fraction(1, 3)), number(Decimal("-1.50"))
    ('1\\xa0242\\xa0000', '0,33', '−1,50')
    """
    # What is rounded is written alike for equal numbers; what is written as held is not: 0.5 and 0.50.
    return _written_rounded(value, decimals) if decimals is not None else _written(_held(value))


@lru_cache(maxsize=8192)
def _written_rounded(value: Number, decimals: int) -> str:
    return _written(rounded(value, decimals))


def _written(held: Decimal) -> str:
    sign = MINUS if held < 0 else ""
    whole, _, rest = format(abs(held), "f").partition(".")
    grouped = f"{int(whole):,}".replace(",", NBSP)
    return sign + grouped + (f",{rest}" if rest else "")


def _held(value: Number) -> Decimal:
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return Decimal(value)
    for decimals in range(7):
        if (value * 10**decimals).denominator == 1:
            return rounded(value, decimals)
    return rounded(value, 2)


def kronor(value: Number) -> str:
    """An amount of kronor with its unit: whole kronor without decimals, else with öre.

    >>> kronor(Decimal("50177.00")), kronor(Decimal("0.5"))
    ('50\\xa0177\\xa0kr', '0,50\\xa0kr')
    """
    decimals = 0 if Fraction(value).denominator == 1 else 2
    return f"{number(value, decimals)}{NBSP}kr"


def percent(value: Number, decimals: int = 2) -> str:
    """A percentage held as the number shown: 8.9 gives ``8,90 %``."""
    return f"{number(value, decimals)}{NBSP}%"


def signed(value: Number, decimals: int | None = None) -> str:
    """A change: plus or minus before the number, nothing before zero."""
    text = number(value, decimals)
    return text if text.startswith(MINUS) or not re.search(r"[1-9]", text) else f"+{text}"


def day(on: date) -> str:
    """A day in words: ``24 november 2026``."""
    return f"{on.day}{NBSP}{_MONTHS[on.month - 1]} {on.year}"


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as printed: its exact value, how many decimals stand there, and whether it says *ca*."""

    value: Decimal
    decimals: int
    approximate: bool = False


def parse_printed(text: str) -> Printed | None:
    """Read a printed number; None for a blank and for text that is no number.

    Takes ordinary and no-break spaces between thousands, a comma or point before decimals, ``Ca`` before, a unit after,
    and every sign that is used for minus.

    >>> parse_printed("1 006"), parse_printed("Ca 22,00"), parse_printed("Se prognos")
    (Printed(value=Decimal('1006'), decimals=0, approximate=False), Printed(value=Decimal('22.00'), decimals=2, approximate=True), None)
    """
    bare = _ABOUT.sub("", text)
    match = _PRINTED.fullmatch(bare.translate({ord(space): None for space in _SPACES}))
    if match is None:
        return None
    rest = match["rest"] or ""
    value = Decimal(match["whole"] + ("." + rest if rest else ""))
    negative = match["sign"] not in ("", "+")
    return Printed(-value if negative else value, len(rest), bare != text)


_ORGNR = 10


def months_between(since: date, until: date) -> Fraction:
    """Months in the half-open period, a part of a month as days over that month's length."""
    whole = (until.year - since.year) * 12 + until.month - since.month
    return whole + _part_of_month(until) - _part_of_month(since)


def _part_of_month(on: date) -> Fraction:
    following = date(on.year + on.month // 12, on.month % 12 + 1, 1)
    return Fraction(on.day - 1, (following - on.replace(day=1)).days)


def listing(words: list[str] | tuple[str, ...]) -> str:
    """Words joined as in a sentence: ``a, b och c``."""
    return " och ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def hyphened(orgnr: str) -> str:
    """An organisationsnummer as it is read, six digits and four; what is none is left as it is.

    >>> hyphened("2321000214"), hyphened("232100-0214")
    ('232100-0214', '232100-0214')
    """
    return f"{orgnr[:6]}-{orgnr[6:]}" if orgnr.isdecimal() and len(orgnr) == _ORGNR else orgnr
