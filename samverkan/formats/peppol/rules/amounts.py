"""The arithmetic of a document: BR-CO-10…17 and the limits on decimals, BR-DEC.

A sum is compared exactly; the VAT of a category may differ from rate × base by less than one krona, as the norm's own rules allow
(another system may have rounded per line).
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from samverkan.core.swedish import rounded
from samverkan.formats.peppol.parsing import Element
from samverkan.formats.peppol.rules.document import LINES, adjustments
from samverkan.formats.peppol.rules.engine import (
    Rule,
    added,
    equal,
    nodes,
    number,
    number_at,
    squeezed,
    text_at,
    total,
)

_TOTAL = "cac:LegalMonetaryTotal"
ALMOST_ONE = "0.99"

Sides = tuple[Decimal | None, Decimal | None]


def in_hundredths(amount: Decimal | None) -> Decimal | None:
    """The amount with two decimals, half up."""
    return None if amount is None else rounded(amount, 2)


def _lines(held: Element) -> Sides:
    root = held.getparent()
    of_lines = [added(root, f"cac:{name}/cbc:LineExtensionAmount") for name in ("InvoiceLine", "CreditNoteLine")]
    return number_at(held, "cbc:LineExtensionAmount"), in_hundredths(total(of_lines))


def _adjusted(name: str, charge: str) -> Callable[[Element], Sides]:
    def sides(held: Element) -> Sides:
        chosen = [
            one
            for one in nodes(held.getparent(), "cac:AllowanceCharge")
            if text_at(one, "cbc:ChargeIndicator") == charge
        ]
        stated = number_at(held, name) if nodes(held, name) else Decimal(0)
        return stated, in_hundredths(total(number_at(one, "cbc:Amount") for one in chosen))

    return sides


def _optional(held: Element, name: str) -> Decimal | None:
    return number_at(held, name) if nodes(held, name) else Decimal(0)


def _without_vat(held: Element) -> Sides:
    allowance = _optional(held, "cbc:AllowanceTotalAmount")
    charge = _optional(held, "cbc:ChargeTotalAmount")
    lines = number_at(held, "cbc:LineExtensionAmount")
    computed = total((lines, charge, None if allowance is None else -allowance))
    return number_at(held, "cbc:TaxExclusiveAmount"), in_hundredths(computed)


def _vat_total(tax: Element) -> Sides:
    if not nodes(tax, "cac:TaxSubtotal"):
        return None, None
    return number_at(tax, "cbc:TaxAmount"), in_hundredths(added(tax, "cac:TaxSubtotal/cbc:TaxAmount"))


def _with_vat(held: Element) -> Sides:
    taxes = vat_in_document_currency(held.getparent())
    vat = number(squeezed(taxes[0])) if len(taxes) == 1 else None
    return number_at(held, "cbc:TaxInclusiveAmount"), in_hundredths(
        total((number_at(held, "cbc:TaxExclusiveAmount"), vat))
    )


def vat_in_document_currency(root: Element) -> list[Element]:
    """The total VAT amounts in the document's own currency: one in a sound document."""
    currency = text_at(root, "cbc:DocumentCurrencyCode")
    return [held for held in nodes(root, "cac:TaxTotal/cbc:TaxAmount") if held.get("currencyID") == currency]


def _payable(held: Element) -> Sides:
    prepaid, rounding = _optional(held, "cbc:PrepaidAmount"), _optional(held, "cbc:PayableRoundingAmount")
    due = total((number_at(held, "cbc:TaxInclusiveAmount"), rounding, None if prepaid is None else -prepaid))
    return number_at(held, "cbc:PayableAmount"), in_hundredths(due)


def vat_of_category(subtotal: Element) -> Sides:
    """The VAT that a row of the breakdown states, and its base × rate."""
    base, rate = number_at(subtotal, "cbc:TaxableAmount"), number_at(subtotal, "cac:TaxCategory/cbc:Percent")
    stated = number_at(subtotal, "cbc:TaxAmount")
    if rate is None and nodes(subtotal, "cac:TaxCategory/cbc:Percent"):
        return None, None
    computed = None if base is None else rounded(Fraction(base) * Fraction(rate or 0) / 100, 2)
    return stated, computed


_SUMS = (
    equal("BR-CO-10", _TOTAL, "Radernas summa anges till {stated} men raderna är tillsammans {computed}.", _lines),
    equal("BR-CO-11", _TOTAL, "Avdragens summa anges till {stated} men avdragen är tillsammans {computed}.",
          _adjusted("cbc:AllowanceTotalAmount", "false")),
    equal("BR-CO-12", _TOTAL, "Tilläggens summa anges till {stated} men tilläggen är tillsammans {computed}.",
          _adjusted("cbc:ChargeTotalAmount", "true")),
    equal("BR-CO-13", _TOTAL, "Summan utan moms anges till {stated} men rader, avdrag och tillägg ger {computed}.", _without_vat),
    equal("BR-CO-14", "cac:TaxTotal", "Momsen anges till {stated} men momsraderna är tillsammans {computed}.", _vat_total),
    Rule("BR-CO-15", ".", "Momsens summa ska anges en gång i fakturans valuta.",
         lambda root: not nodes(root, "cbc:DocumentCurrencyCode") or len(vat_in_document_currency(root)) == 1),
    equal("BR-CO-15", _TOTAL, "Summan med moms anges till {stated} men summan utan moms och momsen är tillsammans {computed}.", _with_vat),
    equal("BR-CO-16", _TOTAL, "Att betala anges till {stated} men summan med moms, det som är betalt och avrundningen ger {computed}.",
          _payable),
    equal("BR-CO-17", "cac:TaxTotal/cac:TaxSubtotal", "Momsen anges till {stated} men underlaget gånger momssatsen är {computed}.",
          vat_of_category, ALMOST_ONE),
    Rule("BR-CO-18", ".", "Fakturan saknar momsrad. Ange en även utan moms.", lambda root: bool(nodes(root, "cac:TaxTotal/cac:TaxSubtotal"))),
)  # fmt: skip


def two_decimals(element: Element) -> bool:
    """No more than two decimals are written."""
    return len(squeezed(element).partition(".")[2]) <= 2


def _decimals(id: str, context: str) -> Rule:
    return Rule(id, context, "Beloppet har fler än två decimaler. Avrunda till hela ören.", two_decimals)


def _of(contexts: str, name: str) -> str:
    return " | ".join(f"{context.strip()}/{name}" for context in contexts.split(" | "))


_TOTALS = {
    "BR-DEC-09": "LineExtensionAmount", "BR-DEC-10": "AllowanceTotalAmount", "BR-DEC-11": "ChargeTotalAmount",
    "BR-DEC-12": "TaxExclusiveAmount", "BR-DEC-14": "TaxInclusiveAmount", "BR-DEC-16": "PrepaidAmount",
    "BR-DEC-17": "PayableRoundingAmount", "BR-DEC-18": "PayableAmount",
}  # fmt: skip
_DECIMALS = (
    *(_decimals(id, f"{_TOTAL}/cbc:{name}") for id, name in _TOTALS.items()),
    _decimals("BR-DEC-01", _of(adjustments("document", False), "cbc:Amount")),
    _decimals("BR-DEC-02", _of(adjustments("document", False), "cbc:BaseAmount")),
    _decimals("BR-DEC-05", _of(adjustments("document", True), "cbc:Amount")),
    _decimals("BR-DEC-06", _of(adjustments("document", True), "cbc:BaseAmount")),
    _decimals("BR-DEC-13", "cac:TaxTotal/cbc:TaxAmount[@currencyID=normalize-space(/*/cbc:DocumentCurrencyCode)]"),
    _decimals("BR-DEC-15", "cac:TaxTotal/cbc:TaxAmount[@currencyID=normalize-space(/*/cbc:TaxCurrencyCode)]"),
    _decimals("BR-DEC-19", "cac:TaxTotal/cac:TaxSubtotal/cbc:TaxableAmount"),
    _decimals("BR-DEC-20", "cac:TaxTotal/cac:TaxSubtotal/cbc:TaxAmount"),
    _decimals("BR-DEC-23", _of(LINES, "cbc:LineExtensionAmount")),
    _decimals("BR-DEC-24", _of(adjustments("line", False), "cbc:Amount")),
    _decimals("BR-DEC-25", _of(adjustments("line", False), "cbc:BaseAmount")),
    _decimals("BR-DEC-27", _of(adjustments("line", True), "cbc:Amount")),
    _decimals("BR-DEC-28", _of(adjustments("line", True), "cbc:BaseAmount")),
)  # fmt: skip

RULES = (*_SUMS, *_DECIMALS)
