"""The rules SE-R-001…013: what a Swedish seller's invoice must follow.

They ask for the seller's country in the postal address; those about VAT also that the VAT number begins with SE.
"""

from __future__ import annotations

from samverkan.formats.peppol.codes import BANKGIRO, F_TAX, PLUSGIRO
from samverkan.formats.peppol.parsing import Element
from samverkan.formats.peppol.rules.engine import Rule, number_at, squeezed
from samverkan.formats.peppol.verdicts import WARNING

RATES = (25, 12, 6)
_SELLER = "cac:AccountingSupplierParty/cac:Party"
_BUYER = "cac:AccountingCustomerParty/cac:Party"
_IN_SWEDEN = "[cac:PostalAddress/cac:Country/cbc:IdentificationCode[normalize-space()='SE']]"
_VAT = "cac:PartyTaxScheme[cac:TaxScheme/cbc:ID[normalize-space()='VAT']]/cbc:CompanyID"
_WITH_VAT = f"{_IN_SWEDEN}[{_VAT}[starts-with(normalize-space(), 'SE')]]"
_LEGAL = f"{_SELLER}{_IN_SWEDEN}/cac:PartyLegalEntity/cbc:CompanyID"
_STANDARD = "[cbc:ID[normalize-space()='S']]"
_MEANS = f"cac:PaymentMeans[/*/{_SELLER}{_IN_SWEDEN}]"
_ACCOUNT = "cac:PayeeFinancialAccount"


def check_digit(digits: str) -> str:
    """The digit that follows an organisation number's first nine (Luhn)."""
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(reversed(digits))]
    return str(-sum(held // 10 + held % 10 for held in doubled) % 10)


def is_digits(text: str) -> bool:
    """Only 0–9, at least one."""
    return text.isascii() and text.isdigit()


def valid_number(text: str) -> bool:
    """Digits whose tenth follows from the first nine."""
    return is_digits(text) and check_digit(text[:9]) == text[9:10]


def _giro(branch: str) -> str:
    return (
        f"{_MEANS}[normalize-space(cbc:PaymentMeansCode)='30']"
        f"[normalize-space({_ACCOUNT}/cac:FinancialInstitutionBranch/cbc:ID)='{branch}']/{_ACCOUNT}/cbc:ID"
    )


def _means(code: str, also: str = "") -> str:
    return f"{_MEANS}{also}[normalize-space(cbc:PaymentMeansCode)='{code}']"


def _is_a_rate(category: Element) -> bool:
    return number_at(category, "cbc:Percent") in RATES


def _says_f_tax(company: Element) -> bool:
    return squeezed(company).upper() == F_TAX.upper()


_VAT_ID = f"{_SELLER}{_WITH_VAT}/{_VAT}"
_NOT_VAT = "[translate(normalize-space(cac:TaxScheme/cbc:ID), 'vat', 'VAT')!='VAT']"
_OTHER_TAX = f"{_SELLER}{_IN_SWEDEN}[cac:PartyLegalEntity/cbc:CompanyID]/cac:PartyTaxScheme{_NOT_VAT}/cbc:CompanyID"
_S_CATEGORY = " | ".join(
    f"//cac:{name}{_STANDARD}[/*/{_SELLER}{_WITH_VAT}]" for name in ("TaxCategory", "ClassifiedTaxCategory")
)
_USE_GIRO = (
    "Ange betalning till bankgiro eller plusgiro med betalningssätt 30 och SE:BANKGIRO eller SE:PLUSGIRO som bank."
)

RULES = (
    Rule("SE-R-001", _VAT_ID, "Säljarens momsnummer ska ha 14 tecken: SE, organisationsnumret och 01.",
         lambda held: len(squeezed(held)) == 14),
    Rule("SE-R-002", _VAT_ID, "Säljarens momsnummer ska ha tolv siffror efter SE.", lambda held: is_digits(squeezed(held)[2:14])),
    Rule("SE-R-003", _LEGAL, "Säljarens organisationsnummer ska bara ha siffror, utan bindestreck.",
         lambda held: is_digits(squeezed(held))),
    Rule("SE-R-004", _LEGAL, "Säljarens organisationsnummer ska ha tio siffror.", lambda held: len(squeezed(held)) == 10),
    Rule("SE-R-005", _OTHER_TAX, f"Skriv ”{F_TAX}” som säljarens skatteuppgift, eller ta bort den.", _says_f_tax),
    Rule("SE-R-006", _S_CATEGORY, "Momssatsen ska vara 25, 12 eller 6 procent.", _is_a_rate),
    Rule("SE-R-007", _giro(PLUSGIRO), "Plusgironumret ska bara ha siffror, utan bindestreck.", lambda held: is_digits(squeezed(held)),
         WARNING),
    Rule("SE-R-008", _giro(BANKGIRO), "Bankgironumret ska bara ha siffror, utan bindestreck.", lambda held: is_digits(squeezed(held)),
         WARNING),
    Rule("SE-R-009", _giro(BANKGIRO), "Bankgironumret ska ha 7 eller 8 siffror.", lambda held: len(squeezed(held)) in (7, 8), WARNING),
    Rule("SE-R-010", _giro(PLUSGIRO), "Plusgironumret ska ha 2–8 siffror.", lambda held: 2 <= len(squeezed(held)) <= 8, WARNING),
    Rule("SE-R-011", f"{_means('50')} | {_means('56')}", _USE_GIRO, lambda held: False, WARNING),
    Rule("SE-R-012", _means("31", f"[/*/{_BUYER}{_IN_SWEDEN}]"),
         "Mellan svenska parter anges girering och kontoöverföring med betalningssätt 30, inte 31.", lambda held: False, WARNING),
    Rule("SE-R-013", _LEGAL, "Säljarens organisationsnummer har fel kontrollsiffra (den sista). Rätta numret.",
         lambda held: valid_number(squeezed(held))),
)  # fmt: skip
