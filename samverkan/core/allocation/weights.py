"""An amount divided by given weights."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext
from fractions import Fraction

from samverkan.core.allocation.model import Allocation
from samverkan.core.allocation.rounding import Entry, Heading, build, whole_number_of_units
from samverkan.core.allocation.shares import KeyShares, Weight, key_shares
from samverkan.core.allocation.wording import equals, times
from samverkan.core.apportion import METHODS, divide
from samverkan.core.explain import Explanation, SourceRef
from samverkan.core.faults import Fault, FaultError
from samverkan.core.numerals import NumeralError, decimal_of
from samverkan.core.swedish import kronor, listing

PRECISION = 9 * 1000
"""Digits that decimals may need on the way: products of numbers of at most a thousand digits stay exact."""


def allocate_by_weights(
    total: Decimal,
    weights: Sequence[tuple[str, Decimal]],
    *,
    unit: Decimal = Decimal(1),
    method: str = "largest-remainder",
    percent_decimals: int | None = None,
    source: SourceRef | None = None,
) -> Allocation:
    """Divide ``total`` kronor (negative: a deficit) in whole ``unit`` in proportion to the weights.

    ``percent_decimals`` rounds the shares first, to percentages that sum to exactly 100. Equal remainders go by lowest
    municipality code, else by order. FaultError for negative, repeated or no weights, only zeros, an unknown method,
    or a total that is no whole number of units.
    """
    with localcontext() as context:
        context.prec = PRECISION
        _check(total, weights, unit, method, percent_decimals)
        count = whole_number_of_units(total, unit)
        rows = [Weight(code, code, value, Explanation("Vikt", value, source=source)) for code, value in weights]
        shares = key_shares(rows, percent_decimals)
        divided = divide(count, shares.weights, [code for code, _ in weights], method)
        entries = [_entry(total, row, shares, place, percent_decimals) for place, row in enumerate(rows)]
        heading = Heading(
            title="Fördelning efter vikter", rule=f"{kronor(total)} delas i förhållande till vikterna", unit=unit,
            method=method, percent_decimals=percent_decimals, source=source,
        )  # fmt: skip
        return build(heading, entries, divided)


def _entry(total: Decimal, row: Weight, shares: KeyShares, place: int, percent_decimals: int | None) -> Entry:
    share = shares.share(place)
    exact = share * Fraction(total)
    written = times(total, share, percent_decimals)
    return Entry(row.code, row.label, exact, share, f"{written} {equals(exact)}", (shares.explanations[place],))


def _check(
    total: Decimal, weights: Sequence[tuple[str, Decimal]], unit: Decimal, method: str, percent_decimals: int | None
) -> None:
    faults = [*_number_faults({"total": total, "unit": unit}), *_weight_faults(weights)]
    if method not in METHODS:
        text = f"Metoden ”{method}” finns inte. Skriv någon av {listing(list(METHODS))}."
        faults.append(Fault("unknown-method", text, "method"))
    if percent_decimals is not None and not 0 <= percent_decimals <= 12:
        faults.append(Fault("percent-decimals", "Procenttalen kan ha 0 till 12 decimaler.", "percent_decimals"))
    if faults:
        raise FaultError(faults)


def _number_faults(values: dict[str, Decimal]) -> list[Fault]:
    faults = []
    for name, value in values.items():
        try:
            decimal_of(value)
        except NumeralError as error:
            faults.append(Fault("not-number", str(error), name))
    return faults


def _weight_faults(weights: Sequence[tuple[str, Decimal]]) -> list[Fault]:
    if not weights:
        return [Fault("no-members", "Det finns ingen att dela mellan: listan med vikter är tom.", "weights")]
    faults = _number_faults(dict(weights))
    seen: set[str] = set()
    for code, value in weights:
        if code in seen:
            faults.append(Fault("duplicate", "Medlemmen står mer än en gång. Låt den stå på en rad.", code))
        if value.is_finite() and value < 0:
            faults.append(Fault("negative", f"Vikten {value} är negativ. Skriv noll eller ett positivt tal.", code))
        seen.add(code)
    return faults
