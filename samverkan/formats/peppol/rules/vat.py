"""The rules of each VAT category: BR-S, BR-Z, BR-E, BR-AE, BR-IC (K), BR-G, BR-O, BR-AF (L) and BR-AG (M), 01…14.

The nine families ask the same questions with other answers; ``Category`` holds the answers. Italy's split payment (B) is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from samverkan.formats.peppol.codes import CATEGORIES
from samverkan.formats.peppol.parsing import Element
from samverkan.formats.peppol.rules.amounts import ALMOST_ONE, Sides, vat_of_category
from samverkan.formats.peppol.rules.document import IS_VAT
from samverkan.formats.peppol.rules.engine import Rule, equal, nodes, number_at, text_at, total

_SELLER = "cac:AccountingSupplierParty/cac:Party"
_BUYER = "cac:AccountingCustomerParty/cac:Party"
_AGENT = "cac:TaxRepresentativeParty"


@dataclass(frozen=True, slots=True)
class Category:
    """How a VAT category behaves.

    ``rate``: ``positive``, ``zero``, ``any`` or ``none``. ``by_rate``: one row of the breakdown for each rate, else one in all.
    ``seller`` and ``buyer``: which registration must be stated, ``tax`` (VAT or F-skatt), ``vat``, ``vat or legal``,
    ``no vat``, or nothing.
    """

    code: str
    family: str
    rate: str = "zero"
    by_rate: bool = False
    reason: bool = True
    seller: str = "tax"
    buyer: str = ""

    @property
    def name(self) -> str:
        """The category in a sentence: ``momskategori S (standardsats)``."""
        return f"momskategori {self.code} ({CATEGORIES[self.code]})"


FAMILIES = (
    Category("S", "BR-S", "positive", by_rate=True, reason=False),
    Category("Z", "BR-Z", reason=False),
    Category("E", "BR-E"),
    Category("AE", "BR-AE", buyer="vat or legal"),
    Category("K", "BR-IC", seller="vat", buyer="vat"),
    Category("G", "BR-G", seller="vat"),
    Category("O", "BR-O", "none", seller="no vat", buyer="no vat"),
    Category("L", "BR-AF", "any", by_rate=True, reason=False),
    Category("M", "BR-AG", "any", by_rate=True, reason=False),
)
_SHARES = {
    "02": "//cac:ClassifiedTaxCategory",
    "03": "cac:AllowanceCharge[normalize-space(cbc:ChargeIndicator)='false']/cac:TaxCategory",
    "04": "cac:AllowanceCharge[normalize-space(cbc:ChargeIndicator)='true']/cac:TaxCategory",
}
_RATES = {"05": _SHARES["02"], "06": _SHARES["03"], "07": _SHARES["04"]}


def _rules(held: Category) -> Iterator[Rule]:
    mine = f"[normalize-space(cbc:ID)='{held.code}']{IS_VAT}"
    row = f"cac:TaxTotal/cac:TaxSubtotal[cac:TaxCategory{mine}]"
    yield Rule(f"{held.family}-01", ".", _say_01(held), _grouped(held))
    for number, path in _SHARES.items():
        yield Rule(f"{held.family}-{number}", f"self::*[{_inside(path)}{mine}]", _say_parties(held), _parties(held))
    for number, path in _RATES.items():
        yield Rule(f"{held.family}-{number}", f"{path}{mine}", _say_rate(held), _rated(held))
    yield equal(f"{held.family}-08", row, f"Underlaget för {held.name} anges till {{stated}} men raderna ger {{computed}}.",
                _taxable(held), ALMOST_ONE if held.by_rate else "0")  # fmt: skip
    yield equal(f"{held.family}-09", row, f"Momsen för {held.name} anges till {{stated}} men ska vara {{computed}}.",
                vat_of_category if held.by_rate else _no_vat, ALMOST_ONE if held.by_rate else "0")  # fmt: skip
    yield Rule(
        f"{held.family}-10", f"cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory{mine}", _say_reason(held), _reasoned(held)
    )


def _inside(path: str) -> str:
    return path if not path.startswith("//") else f"descendant::{path.removeprefix('//')}"


def _say_01(held: Category) -> str:
    if held.by_rate:
        return f"Momsspecifikationen ska ha en rad för varje sats av {held.name}, och bara om någon rad har den."
    return f"Momsspecifikationen ska ha en enda rad för {held.name}."


def _grouped(held: Category) -> Callable[[Element], bool]:
    def holds(root: Element) -> bool:
        rows = sum(
            text_at(one, "cac:TaxCategory/cbc:ID") == held.code for one in nodes(root, "cac:TaxTotal/cac:TaxSubtotal")
        )
        used = any(True for _ in _used(root, held.code))
        if held.by_rate:
            return (rows > 0) == used
        return rows == 1 or (rows == 0 and not used)

    return holds


def _used(root: Element, code: str) -> Iterator[Element]:
    """The lines, allowances and charges of a category."""
    for path, category in (
        ("cac:InvoiceLine", "cac:Item/cac:ClassifiedTaxCategory"),
        ("cac:CreditNoteLine", "cac:Item/cac:ClassifiedTaxCategory"),
        ("cac:AllowanceCharge", "cac:TaxCategory"),
    ):
        yield from (one for one in nodes(root, path) if text_at(one, f"{category}/cbc:ID") == code)


def _say_parties(held: Category) -> str:
    if held.seller == "no vat":
        return f"Fakturan har {held.name}: ta bort säljarens och köparens momsnummer."
    seller = "säljarens momsnummer" if held.seller == "vat" else "säljarens momsnummer eller uppgift om F-skatt"
    buyer = {
        "": "",
        "vat": " och köparens momsnummer",
        "vat or legal": " och köparens momsnummer eller organisationsnummer",
    }
    return f"Fakturan har {held.name}: ange {seller}{buyer[held.buyer]}."


def _registered(root: Element, party: str, *, vat: bool) -> bool:
    schemes = nodes(root, f"{party}/cac:PartyTaxScheme")
    return any(
        nodes(one, "cbc:CompanyID") and (not vat or text_at(one, "cac:TaxScheme/cbc:ID").upper() == "VAT")
        for one in schemes
    )


def _parties(held: Category) -> Callable[[Element], bool]:
    def no_vat(root: Element) -> bool:
        return not any(_registered(root, party, vat=True) for party in (_SELLER, _BUYER, _AGENT))

    def holds(root: Element) -> bool:
        seller = _registered(root, _SELLER, vat=held.seller == "vat") or _registered(root, _AGENT, vat=True)
        legal = held.buyer == "vat or legal" and bool(nodes(root, f"{_BUYER}/cac:PartyLegalEntity/cbc:CompanyID"))
        return seller and (not held.buyer or legal or _registered(root, _BUYER, vat=True))

    return no_vat if held.seller == "no vat" else holds


def _say_rate(held: Category) -> str:
    wanted = {
        "positive": "ha en momssats större än 0",
        "zero": "ha momssatsen 0",
        "any": "ha en momssats som är 0 eller större",
        "none": "inte ha någon momssats",
    }
    return f"Det som har {held.name} ska {wanted[held.rate]}."


def _rated(held: Category) -> Callable[[Element], bool]:
    def holds(category: Element) -> bool:
        if held.rate == "none":
            return not nodes(category, "cbc:Percent")
        rate = number_at(category, "cbc:Percent")
        if rate is None:
            return False
        return {"positive": rate > 0, "zero": rate == 0, "any": rate >= 0}[held.rate]

    return holds


def _taxable(held: Category) -> Callable[[Element], Sides]:
    def sides(row: Element) -> Sides:
        root, rate = row.getparent().getparent(), number_at(row, "cac:TaxCategory/cbc:Percent")
        if held.by_rate and rate is None:
            return None, None
        return number_at(row, "cbc:TaxableAmount"), total(
            _amount(one) for one in _used(root, held.code) if _at(one, held, rate)
        )

    return sides


def _at(one: Element, held: Category, rate: Decimal | None) -> bool:
    path = "cac:TaxCategory/cbc:Percent" if _adjusts(one) else "cac:Item/cac:ClassifiedTaxCategory/cbc:Percent"
    return not held.by_rate or number_at(one, path) == rate


def _adjusts(one: Element) -> bool:
    return bool(one.tag.endswith("}AllowanceCharge"))


def _amount(one: Element) -> Decimal | None:
    if not _adjusts(one):
        return number_at(one, "cbc:LineExtensionAmount")
    amount = number_at(one, "cbc:Amount")
    return amount if amount is None or text_at(one, "cbc:ChargeIndicator") == "true" else -amount


def _no_vat(row: Element) -> Sides:
    return number_at(row, "cbc:TaxAmount"), Decimal(0)


def _say_reason(held: Category) -> str:
    if held.reason:
        return f"Momsraden för {held.name} ska säga varför moms inte tas ut."
    return f"Momsraden för {held.name} ska inte ha något skäl till att moms inte tas ut."


def _reasoned(held: Category) -> Callable[[Element], bool]:
    def holds(category: Element) -> bool:
        stated = bool(nodes(category, "cbc:TaxExemptionReason") or nodes(category, "cbc:TaxExemptionReasonCode"))
        return stated == held.reason

    return holds


def _alone(path: str) -> Callable[[Element], bool]:
    """Nothing at the path has another category than O."""
    return lambda root: all(text_at(held, "cbc:ID") == "O" for held in nodes(root, path))


def _no_other(charge: str) -> Callable[[Element], bool]:
    def holds(root: Element) -> bool:
        chosen = [one for one in nodes(root, "cac:AllowanceCharge") if text_at(one, "cbc:ChargeIndicator") == charge]
        return all(text_at(one, "cac:TaxCategory/cbc:ID") == "O" for one in chosen)

    return holds


_OUTSIDE = f"self::*[cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory[normalize-space(cbc:ID)='O']{IS_VAT}]"
_ALONE = (
    "Det som ligger utanför momsen (kategori O) får inte blandas med annat på samma faktura: {what}. Gör två fakturor."
)
_ONLY_O = (
    Rule("BR-O-11", _OUTSIDE, _ALONE.format(what="momsspecifikationen har fler kategorier"),
         _alone("cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory")),
    Rule("BR-O-12", _OUTSIDE, _ALONE.format(what="en rad har annan momskategori"), _alone(".//cac:ClassifiedTaxCategory")),
    Rule("BR-O-13", _OUTSIDE, _ALONE.format(what="ett avdrag har annan momskategori"), _no_other("false")),
    Rule("BR-O-14", _OUTSIDE, _ALONE.format(what="ett tillägg har annan momskategori"), _no_other("true")),
)  # fmt: skip


def _delivered(root: Element) -> bool:
    return bool(nodes(root, "cac:Delivery/cbc:ActualDeliveryDate") or nodes(root, "cac:InvoicePeriod/*"))


_WITHIN_THE_UNION = f"self::*[cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory[normalize-space(cbc:ID)='K']{IS_VAT}]"
_UNION = (
    Rule("BR-IC-11", _WITHIN_THE_UNION, "En gemenskapsintern leverans ska ha leveransdag eller period.", _delivered),
    Rule("BR-IC-12", _WITHIN_THE_UNION, "En gemenskapsintern leverans ska ha leveransland.",
         lambda root: bool(nodes(root, "cac:Delivery/cac:DeliveryLocation/cac:Address/cac:Country/cbc:IdentificationCode"))),
)  # fmt: skip

RULES = (*(rule for family in FAMILIES for rule in _rules(family)), *_ONLY_O, *_UNION)
