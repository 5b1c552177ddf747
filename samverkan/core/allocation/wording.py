"""The Swedish of an allocation's explanations: units, roundings, ties and calculations written out."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from samverkan.core.apportion import Tie
from samverkan.core.explain import Number
from samverkan.core.swedish import NBSP, kronor, listing, number

METHOD_NAMES = {
    "largest-remainder": "största resten",
    "sainte-lague": "Sainte-Laguës metod",
    "half-up": "närmaste enhet, halva uppåt",
}
_UNITS = {Decimal(1): ("hela kronor", "1 krona", "kronor"), Decimal("0.01"): ("hela ören", "1 öre", "ören")}
_SHOWN = 6


def whole_units(unit: Decimal) -> str:
    """``hela kronor``, ``hela ören`` or ``jämna 1 000 kr``."""
    return _UNITS[unit][0] if unit in _UNITS else f"jämna {kronor(unit)}"


def units(count: int, unit: Decimal) -> str:
    """``1 krona``, ``3 ören``, ``2 gånger 1 000 kr``."""
    if unit not in _UNITS:
        return kronor(unit) if count == 1 else f"{count} gånger {kronor(unit)}"
    return _UNITS[unit][1] if count == 1 else f"{number(count)} {_UNITS[unit][2]}"


def equals(value: Number, decimals: int = 2) -> str:
    """``= 110 538`` where the value fits in the decimals, else ``≈ 114 100,72``."""
    _, bottom = value.as_integer_ratio()
    if 10**decimals % bottom:
        return f"≈ {number(value, decimals)}"
    return f"= {number(value, 0 if bottom == 1 else decimals)}"


def times(factor: Number, share: Fraction, percent_decimals: int | None) -> str:
    """``1 242 000 × 8,90 %`` with the percentage in its own decimals, else four."""
    decimals = 4 if percent_decimals is None else percent_decimals
    return f"{plain(factor)} × {number(share * 100, decimals)}{NBSP}%"


def plain(value: Number) -> str:
    """A number without needless decimals; a fraction without exact decimals gets two."""
    _, bottom = value.as_integer_ratio()
    return number(value, 0) if bottom == 1 else number(value)


def rate_text(rate: Number) -> str:
    """``42,25``, and a small rate per krona as promille: ``0,4 ‰``."""
    return f"{number(Fraction(rate) * 1000)}{NBSP}‰" if 0 < abs(Fraction(rate)) < Fraction(1, 100) else plain(rate)


def rounding_note(method: str, unit: Decimal, exact: Fraction, amount: Decimal, limited: bool = False) -> str:
    """How one member's amount was rounded."""
    whole, rounded = whole_units(unit), Fraction(amount)
    if exact == rounded:
        return f"Går jämnt upp i {whole}."
    if method != "largest-remainder":
        return f"Avrundat till {whole} med {METHOD_NAMES[method]}."
    rest = number(abs(exact) / Fraction(unit) % 1, 4)
    up = abs(rounded) > abs(exact)
    last = f"och {units(1, unit)} till efter största resten" if up else "största resten gav inget mer"
    return f"Avrundat nedåt till {whole}, {last} (rest {rest})."


def tie_note(tie: Tie, labels: Sequence[str], what: str) -> str:
    """Who stood equal for the last units and how it was settled: ``what`` is ``1 krona`` or ``0,01 procentenheter``."""
    equal, got = [labels[place] for place in tie.places], [labels[place] for place in tie.got]
    order = "lägst kommunkod går först" if tie.by_code else "ordningen i listan avgör"
    return f"Lika rest för {_some(equal)}: {what} var kvar att ge, {order}, alltså {_some(got)}."


def _some(words: list[str]) -> str:
    if len(words) <= _SHOWN:
        return listing(words)
    return listing([*words[:_SHOWN], f"{len(words) - _SHOWN} till"])


def method_note(method: str, unit: Decimal, percent_decimals: int | None) -> str:
    """The rounding of the whole allocation."""
    if method == "half-up":
        return (
            f"Varje belopp avrundas till {whole_units(unit)}, halva uppåt; summan är summan av de avrundade beloppen."
        )
    start = ""
    if percent_decimals is not None:
        hundred = number(Fraction(100), percent_decimals)
        start = f"Andelarna avrundas först till procenttal med {percent_decimals} decimaler som blir {hundred}{NBSP}%. "
    return f"{start}Beloppen avrundas till {whole_units(unit)} med {METHOD_NAMES[method]}, så att summan stämmer."
