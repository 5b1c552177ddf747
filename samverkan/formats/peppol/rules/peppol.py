"""Peppol BIS Billing 3's own rules: PEPPOL-EN16931-R and PEPPOL-COMMON-R.

Other countries' national rules and their forms of organisation number are not stated here, but for the GLN (R040).
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from samverkan.core.swedish import rounded
from samverkan.formats.peppol.codes import CUSTOMIZATION
from samverkan.formats.peppol.parsing import Element
from samverkan.formats.peppol.rules.amounts import Sides
from samverkan.formats.peppol.rules.codelists import AMOUNTS
from samverkan.formats.peppol.rules.document import LINES
from samverkan.formats.peppol.rules.engine import Rule, day, equal, nodes, number_at, squeezed, text_at, total
from samverkan.formats.peppol.rules.sweden import is_digits, valid_number

SLACK = "0.02"
_PROCESS = re.compile(r"urn:fdc:peppol\.eu:2017:poacc:billing:\d{2}:1\.0", re.ASCII)
_LEVELS = f"cac:AllowanceCharge | ({LINES})/cac:AllowanceCharge"


def _country(root: Element, side: str) -> str:
    return text_at(
        root, f"cac:Accounting{side}Party/cac:Party/cac:PostalAddress/cac:Country/cbc:IdentificationCode"
    ).upper()


def _one_note(root: Element) -> bool:
    return len(nodes(root, "cbc:Note")) <= 1 or {_country(root, "Supplier"), _country(root, "Customer")} == {"DE"}


def _referred(root: Element) -> bool:
    return bool(nodes(root, "cbc:BuyerReference") or nodes(root, "cac:OrderReference/cbc:ID"))


def _totals(root: Element, *, broken_down: bool) -> int:
    return sum(bool(nodes(held, "cac:TaxSubtotal")) == broken_down for held in nodes(root, "cac:TaxTotal"))


def _same_sign(root: Element) -> bool:
    stated = [number_at(held, ".") for held in nodes(root, "cac:TaxTotal/cbc:TaxAmount")]
    signs = {held > 0 for held in stated if held}
    return not nodes(root, "cbc:TaxCurrencyCode") or len(signs) <= 1


def _percentage(held: Element) -> Sides:
    base, percent = number_at(held, "cbc:BaseAmount"), number_at(held, "cbc:MultiplierFactorNumeric")
    if base is None or percent is None:
        return None, None
    stated = number_at(held, "cbc:Amount") if nodes(held, "cbc:Amount") else Decimal(0)
    return stated, rounded(Fraction(base) * Fraction(percent) / 100, 4)


def _factor(line: Element, path: str, absent: int) -> Fraction | None:
    found = nodes(line, path)
    value = number_at(line, path) if found else Decimal(absent)
    return None if value is None else Fraction(value)


def _line_amount(line: Element) -> Sides:
    unit = "cbc:InvoicedQuantity" if nodes(line, "cbc:InvoicedQuantity") else "cbc:CreditedQuantity"
    quantity, price = _factor(line, unit, 1), _factor(line, "cac:Price/cbc:PriceAmount", 0)
    per = _factor(line, "cac:Price/cbc:BaseQuantity", 1)
    adjusted = total(_signed(held) for held in nodes(line, "cac:AllowanceCharge"))
    if quantity is None or price is None or per is None or adjusted is None:
        return None, None
    computed = quantity * price / (per or 1) + Fraction(adjusted)
    stated = _factor(line, "cbc:LineExtensionAmount", 0)
    return None if stated is None else rounded(stated, 4), rounded(computed, 4)


def _signed(held: Element) -> Decimal | None:
    amount = number_at(held, "cbc:Amount")
    return amount if amount is None or text_at(held, "cbc:ChargeIndicator") == "true" else -amount


def _base_quantity(line: Element) -> bool:
    per = number_at(line, "cac:Price/cbc:BaseQuantity")
    return per is None or per > 0


def _net_price(held: Element) -> Sides:
    gross, discount = number_at(held, "cbc:BaseAmount"), number_at(held, "cbc:Amount")
    if gross is None or discount is None:
        return None, None
    return number_at(held.getparent(), "cbc:PriceAmount"), gross - discount


def _same_unit(per: Element) -> bool:
    line = per.getparent().getparent()
    quantities = nodes(line, "cbc:InvoicedQuantity") + nodes(line, "cbc:CreditedQuantity")
    return all(held.get("unitCode") == per.get("unitCode") for held in quantities)


def _within(path: str, *, first: bool) -> Rule:
    def holds(held: Element) -> bool:
        mine = day(squeezed(held))
        whole = day(text_at(held.getparent().getparent().getparent(), f"cac:InvoicePeriod/{path}"))
        if mine is None or whole is None:
            return True
        return mine >= whole if first else mine <= whole

    text = f"Radens period {'börjar före' if first else 'slutar efter'} fakturans period. Rätta den ena."
    return Rule(f"PEPPOL-EN16931-R{110 if first else 111}", f"({LINES})/cac:InvoicePeriod/{path}", text, holds)


def _gln(text: str) -> bool:
    weighted = (
        sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(text)))
        if is_digits(text)
        else 1
    )
    return weighted % 10 == 0


def _scheme(code: str) -> str:
    paths = ("//cbc:EndpointID", "//cac:PartyIdentification/cbc:ID", "//cbc:CompanyID")
    return " | ".join(f"{path}[@schemeID='{code}']" for path in paths)


def _customization(root: Element) -> bool:
    return text_at(root, "cbc:CustomizationID").startswith(CUSTOMIZATION)


def _own_currency(amount: Element) -> bool:
    parent = amount.getparent()
    in_vat_currency = parent.tag.endswith("}TaxTotal") and not nodes(parent, "cac:TaxSubtotal")
    return in_vat_currency or amount.get("currencyID") == text_at(
        amount.getroottree().getroot(), "cbc:DocumentCurrencyCode"
    )


def _project(root: Element) -> bool:
    return (
        sum(text_at(held, "cbc:DocumentTypeCode") == "50" for held in nodes(root, "cac:AdditionalDocumentReference"))
        <= 1
    )


def _numbered(held: Element) -> bool:
    return len(squeezed(held)) == 10 and valid_number(squeezed(held))


_DOCUMENT = (
    Rule("PEPPOL-EN16931-R001", ".", "Ange affärsprocess (ProfileID).", lambda root: bool(nodes(root, "cbc:ProfileID"))),
    Rule("PEPPOL-EN16931-R002", ".", "Fakturan får ha högst en anteckning. Skriv ihop dem.", _one_note),
    Rule("PEPPOL-EN16931-R003", ".", "Ange köparens referens eller ordernummer.", _referred),
    Rule("PEPPOL-EN16931-R004", ".", f"Specifikationen (CustomizationID) ska vara {CUSTOMIZATION}.", _customization),
    Rule("PEPPOL-EN16931-R005", "cbc:TaxCurrencyCode", "Momsens valuta ska vara en annan än fakturans, eller utelämnas.",
         lambda held: squeezed(held) != text_at(held.getparent(), "cbc:DocumentCurrencyCode")),
    Rule("PEPPOL-EN16931-R007", ".", "Affärsprocessen (ProfileID) ska skrivas urn:fdc:peppol.eu:2017:poacc:billing:01:1.0.",
         lambda root: bool(_PROCESS.search(text_at(root, "cbc:ProfileID")))),
    Rule("PEPPOL-EN16931-R008", "//*[not(*) and not(normalize-space())]", "Elementet är tomt. Fyll i det eller ta bort det.",
         lambda held: False),
    Rule("PEPPOL-EN16931-R010", "cac:AccountingCustomerParty/cac:Party", "Köparens elektroniska adress saknas.",
         lambda held: bool(nodes(held, "cbc:EndpointID"))),
    Rule("PEPPOL-EN16931-R020", "cac:AccountingSupplierParty/cac:Party", "Säljarens elektroniska adress saknas.",
         lambda held: bool(nodes(held, "cbc:EndpointID"))),
    Rule("PEPPOL-EN16931-R053", ".", "Fakturan ska ha en momsspecifikation och inte fler.",
         lambda root: _totals(root, broken_down=True) == 1),
    Rule("PEPPOL-EN16931-R054", ".", "Momsens summa i redovisningsvaluta ska anges en gång om den valutan anges, annars inte.",
         lambda root: _totals(root, broken_down=False) == bool(nodes(root, "cbc:TaxCurrencyCode"))),
    Rule("PEPPOL-EN16931-R055", ".", "Momsen ska ha samma tecken i båda valutorna.", _same_sign),
    Rule("PEPPOL-EN16931-R080", "self::*[local-name()='CreditNote']", "Bara ett projekt får anges.", _project),
    Rule("PEPPOL-EN16931-R051", AMOUNTS, "Beloppet ska vara i fakturans valuta.", _own_currency),
)  # fmt: skip
_AMOUNTS = (
    equal("PEPPOL-EN16931-R040", _LEVELS, "Beloppet anges till {stated} men procentsatsen av underlaget är {computed}.", _percentage, SLACK),
    Rule("PEPPOL-EN16931-R041", _LEVELS, "Avdraget eller tillägget har procentsats men inget underlag. Ange underlaget.",
         lambda held: not nodes(held, "cbc:MultiplierFactorNumeric") or bool(nodes(held, "cbc:BaseAmount"))),
    Rule("PEPPOL-EN16931-R042", _LEVELS, "Avdraget eller tillägget har underlag men ingen procentsats. Ange procentsatsen.",
         lambda held: not nodes(held, "cbc:BaseAmount") or bool(nodes(held, "cbc:MultiplierFactorNumeric"))),
    Rule("PEPPOL-EN16931-R043", _LEVELS, "Skriv true för tillägg eller false för avdrag.",
         lambda held: text_at(held, "cbc:ChargeIndicator") in ("true", "false")),
    Rule("PEPPOL-EN16931-R044", "//cac:Price/cac:AllowanceCharge", "Ett pris kan ha rabatt men inget tillägg.",
         lambda held: text_at(held, "cbc:ChargeIndicator") == "false"),
    equal("PEPPOL-EN16931-R046", "//cac:Price/cac:AllowanceCharge", "Nettopriset anges till {stated} men bruttopriset minus rabatten är {computed}.", _net_price),
    Rule("PEPPOL-EN16931-R061", "cac:PaymentMeans[normalize-space(cbc:PaymentMeansCode)='49' or normalize-space(cbc:PaymentMeansCode)='59']",
         "Autogiro ska ha medgivandets referens.", lambda held: bool(nodes(held, "cac:PaymentMandate/cbc:ID"))),
)  # fmt: skip
_LINES = (
    Rule("PEPPOL-EN16931-R100", LINES, "Bara ett fakturerat objekt får anges per rad.",
         lambda line: len(nodes(line, "cac:DocumentReference")) <= 1),
    Rule("PEPPOL-EN16931-R101", LINES, "Radens hänvisning ska vara till ett fakturerat objekt (typkod 130).",
         lambda line: all(text_at(held, "cbc:DocumentTypeCode") == "130" for held in nodes(line, "cac:DocumentReference"))),
    _within("cbc:StartDate", first=True),
    _within("cbc:EndDate", first=False),
    equal("PEPPOL-EN16931-R120", LINES, "Radens belopp anges till {stated} men antal, pris, tillägg och avdrag ger {computed}.", _line_amount, SLACK),
    Rule("PEPPOL-EN16931-R121", LINES, "Priset ska gälla ett antal större än 0.", _base_quantity),
    Rule("PEPPOL-EN16931-R130", "//cac:Price/cbc:BaseQuantity[@unitCode]", "Priset och antalet ska ha samma enhet.", _same_unit),
)  # fmt: skip
_NUMBERS = (
    Rule("PEPPOL-COMMON-R040", _scheme("0088"), "GLN ska vara siffror med rätt kontrollsiffra.", lambda held: _gln(squeezed(held))),
    Rule("PEPPOL-COMMON-R049", _scheme("0007"), "Organisationsnumret ska vara tio siffror utan bindestreck, med rätt kontrollsiffra.", _numbered),
)  # fmt: skip
RULES = (*_DOCUMENT, *_AMOUNTS, *_LINES, *_NUMBERS)
