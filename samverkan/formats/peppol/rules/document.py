"""What a document must state, and how often: BR-01…67, BR-CO-03…26 that compute nothing, and UBL-SR.

A rule's text names the term as a Swede would; the id leads to the norm's own words.
"""

from __future__ import annotations

from samverkan.formats.peppol.parsing import Element
from samverkan.formats.peppol.rules.engine import (
    Rule,
    at_most_one,
    day,
    nodes,
    number_at,
    present,
    squeezed,
    text_at,
    texts,
)
from samverkan.formats.peppol.verdicts import WARNING

_SELLER = "cac:AccountingSupplierParty/cac:Party"
_BUYER = "cac:AccountingCustomerParty/cac:Party"
LINES = "cac:InvoiceLine | cac:CreditNoteLine"
IS_VAT = "[cac:TaxScheme/cbc:ID[translate(normalize-space(), 'vat', 'VAT')='VAT']]"
_ADJUSTMENTS = {
    # context of allowances and charges: on the document, on a line
    "document": "cac:AllowanceCharge[normalize-space(cbc:ChargeIndicator)='{charge}']",
    "line": "cac:InvoiceLine/cac:AllowanceCharge[normalize-space(cbc:ChargeIndicator)='{charge}'] | "
    "cac:CreditNoteLine/cac:AllowanceCharge[normalize-space(cbc:ChargeIndicator)='{charge}']",
}


def adjustments(level: str, charge: bool) -> str:
    """The XPath of the allowances or the charges of a level: ``document`` or ``line``."""
    return _ADJUSTMENTS[level].format(charge="true" if charge else "false")


def vat_categories(element: Element, path: str) -> list[Element]:
    """The VAT categories with a code at a path."""
    return [
        held
        for held in nodes(element, path)
        if text_at(held, "cac:TaxScheme/cbc:ID").upper() == "VAT" and nodes(held, "cbc:ID")
    ]


def _type_code(root: Element) -> bool:
    return bool(texts(root, "cbc:InvoiceTypeCode") or texts(root, "cbc:CreditNoteTypeCode"))


def _due(payable: Element) -> bool:
    root = payable.getparent().getparent()
    amount = number_at(payable, ".")
    return (
        amount is None
        or amount <= 0
        or bool(nodes(root, ".//cbc:DueDate") or nodes(root, ".//cac:PaymentTerms/cbc:Note"))
    )


def _ordered(period: Element) -> bool:
    start, end = day(text_at(period, "cbc:StartDate")), day(text_at(period, "cbc:EndDate"))
    return start is None or end is None or start <= end


def _bounded(period: Element) -> bool:
    return bool(nodes(period, "cbc:StartDate") or nodes(period, "cbc:EndDate"))


def _identified(seller: Element) -> bool:
    paths = ("cac:Party/cac:PartyIdentification/cbc:ID", "cac:Party/cac:PartyLegalEntity/cbc:CompanyID")
    vat = [
        held
        for held in nodes(seller, "cac:Party/cac:PartyTaxScheme")
        if text_at(held, "cac:TaxScheme/cbc:ID").upper() == "VAT"
    ]
    return any(nodes(seller, path) for path in paths) or any(nodes(held, "cbc:CompanyID") for held in vat)


def _account(means: Element) -> bool:
    transfer = text_at(means, "cbc:PaymentMeansCode") in ("30", "58")
    return not transfer or bool(nodes(means, "cac:PayeeFinancialAccount/cbc:ID"))


def _quantity(line: Element) -> list[Element]:
    return nodes(line, "cbc:InvoicedQuantity") + nodes(line, "cbc:CreditedQuantity")


def _reason(held: Element) -> bool:
    return bool(nodes(held, "cbc:AllowanceChargeReason") or nodes(held, "cbc:AllowanceChargeReasonCode"))


def _same(root: Element, path: str) -> bool:
    return len(set(texts(root, path))) <= 1


def _rate(subtotal: Element) -> bool:
    held = vat_categories(subtotal, "cac:TaxCategory")
    return any(nodes(one, "cbc:Percent") or text_at(one, "cbc:ID") == "O" for one in held)


def _no_negative_price(line: Element) -> bool:
    price = number_at(line, "cac:Price/cbc:PriceAmount")
    return price is None or price >= 0


def _tax_point(root: Element) -> bool:
    return not (nodes(root, "cbc:TaxPointDate") and nodes(root, "cac:InvoicePeriod/cbc:DescriptionCode"))


def _another_payee(payee: Element) -> bool:
    root = payee.getparent()
    names = set(texts(payee, "cac:PartyName/cbc:Name"))
    ids = set(texts(payee, "cac:PartyIdentification/cbc:ID"))
    return (
        bool(names)
        and not names & set(texts(root, f"{_SELLER}/cac:PartyName/cbc:Name"))
        and not ids & set(texts(root, f"{_SELLER}/cac:PartyIdentification/cbc:ID"))
    )


_HEAD = (
    present("BR-01", ".", "cbc:CustomizationID", "Ange vilken specifikation fakturan följer (CustomizationID)."),
    present("BR-02", ".", "cbc:ID", "Fakturan saknar nummer. Ange fakturanummer."),
    present("BR-03", ".", "cbc:IssueDate", "Fakturan saknar fakturadatum."),
    Rule("BR-04", ".", "Fakturan saknar typkod: 380 för faktura, 381 för kreditnota.", _type_code),
    present("BR-05", ".", "cbc:DocumentCurrencyCode", "Fakturan saknar valuta. Ange SEK."),
    present("BR-06", ".", f"{_SELLER}/cac:PartyLegalEntity/cbc:RegistrationName", "Säljarens namn saknas."),
    present("BR-07", ".", f"{_BUYER}/cac:PartyLegalEntity/cbc:RegistrationName", "Köparens namn saknas."),
    Rule("BR-08", ".", "Säljarens postadress saknas.", lambda root: bool(nodes(root, f"{_SELLER}/cac:PostalAddress"))),
    present("BR-09", f"{_SELLER}/cac:PostalAddress", "cac:Country/cbc:IdentificationCode", "Säljarens land saknas. Ange SE."),
    Rule("BR-10", ".", "Köparens postadress saknas.", lambda root: bool(nodes(root, f"{_BUYER}/cac:PostalAddress"))),
    present("BR-11", f"{_BUYER}/cac:PostalAddress", "cac:Country/cbc:IdentificationCode", "Köparens land saknas. Ange SE."),
    present("BR-12", "cac:LegalMonetaryTotal", "cbc:LineExtensionAmount", "Radernas summa saknas."),
    present("BR-13", "cac:LegalMonetaryTotal", "cbc:TaxExclusiveAmount", "Summan utan moms saknas."),
    present("BR-14", "cac:LegalMonetaryTotal", "cbc:TaxInclusiveAmount", "Summan med moms saknas."),
    present("BR-15", "cac:LegalMonetaryTotal", "cbc:PayableAmount", "Beloppet att betala saknas."),
    Rule("BR-16", ".", "Fakturan har ingen rad. Ange minst en.",
         lambda root: bool(nodes(root, "cac:InvoiceLine") or nodes(root, "cac:CreditNoteLine"))),
    Rule("BR-CO-03", ".", "Ange antingen datum eller kod för momsens tidpunkt, inte båda.", _tax_point),
    Rule("BR-CO-25", "/*[local-name()='Invoice']/cac:LegalMonetaryTotal/cbc:PayableAmount",
         "Det finns något att betala men varken förfallodatum eller betalningsvillkor. Ange ett av dem.", _due),
    Rule("BR-CO-26", "cac:AccountingSupplierParty", "Säljaren saknar organisationsnummer, momsnummer och annat id. Ange ett av dem.",
         _identified),
    Rule("BR-62", f"{_SELLER}/cbc:EndpointID", "Säljarens elektroniska adress saknar schema (schemeID), 0007 för organisationsnummer.",
         lambda held: held.get("schemeID") is not None),
    Rule("BR-63", f"{_BUYER}/cbc:EndpointID", "Köparens elektroniska adress saknar schema (schemeID), 0007 för organisationsnummer.",
         lambda held: held.get("schemeID") is not None),
    Rule("BR-53", "cbc:TaxCurrencyCode", "Momsen saknas i den valuta som anges för momsredovisning.",
         lambda held: bool([one for one in nodes(held.getparent(), ".//cac:TaxTotal/cbc:TaxAmount")
                            if one.get("currencyID") == squeezed(held)])),
    at_most_one("BR-66", ".", "cac:PaymentMeans/cac:CardAccount", "Bara ett betalkort får anges."),
    at_most_one("BR-67", ".", "cac:PaymentMeans/cac:PaymentMandate", "Bara ett medgivande får anges."),
)  # fmt: skip

_LINE = (
    present("BR-21", LINES, "cbc:ID", "Raden saknar id."),
    Rule("BR-22", LINES, "Raden saknar antal.", lambda line: bool(_quantity(line))),
    Rule("BR-23", LINES, "Radens antal saknar enhet (unitCode), som C62 för styck.",
         lambda line: any(held.get("unitCode") is not None for held in _quantity(line))),
    Rule("BR-24", LINES, "Raden saknar belopp.", lambda line: bool(nodes(line, "cbc:LineExtensionAmount"))),
    present("BR-25", LINES, "cac:Item/cbc:Name", "Raden saknar benämning."),
    Rule("BR-26", LINES, "Raden saknar pris.", lambda line: bool(nodes(line, "cac:Price/cbc:PriceAmount"))),
    Rule("BR-27", LINES, "Priset är negativt. Skriv ett positivt pris och ett negativt antal.", _no_negative_price),
    Rule("BR-28", f"({LINES})/cac:Price/cac:AllowanceCharge/cbc:BaseAmount", "Bruttopriset är negativt. Skriv ett positivt.",
         lambda held: (number_at(held, ".") or 0) >= 0),
    Rule("BR-CO-04", LINES, "Raden saknar momskategori, som O utanför momsen eller S med momssats.",
         lambda line: bool(vat_categories(line, "cac:Item/cac:ClassifiedTaxCategory"))),
    Rule("BR-29", "cac:InvoicePeriod", "Perioden slutar innan den börjar.", _ordered),
    Rule("BR-30", f"({LINES})/cac:InvoicePeriod", "Radens period slutar innan den börjar.", _ordered),
    Rule("BR-CO-19", "cac:InvoicePeriod", "Perioden saknar både första och sista dag.",
         lambda held: _bounded(held) or bool(nodes(held, "cbc:DescriptionCode"))),
    Rule("BR-CO-20", f"({LINES})/cac:InvoicePeriod", "Radens period saknar både första och sista dag.", _bounded),
    Rule("BR-54", "//cac:AdditionalItemProperty", "Egenskapen ska ha både namn och värde.",
         lambda held: bool(nodes(held, "cbc:Name") and nodes(held, "cbc:Value"))),
    Rule("BR-64", f"({LINES})/cac:Item/cac:StandardItemIdentification/cbc:ID", "Artikelns id saknar schema (schemeID).",
         lambda held: held.get("schemeID") is not None),
    Rule("BR-65", f"({LINES})/cac:Item/cac:CommodityClassification/cbc:ItemClassificationCode", "Artikelns kod saknar lista (listID).",
         lambda held: held.get("listID") is not None),
)  # fmt: skip


def _adjusted(level: str, charge: bool, amount: str, vat: str, reason: tuple[str, str]) -> tuple[Rule, ...]:
    name, context = ("Tillägget" if charge else "Avdraget"), adjustments(level, charge)
    stated = f"{name} saknar skäl. Ange skälet i text eller med kod."
    rules = (
        Rule(amount, context, f"{name} saknar belopp.", lambda held: bool(nodes(held, "cbc:Amount"))),
        Rule(reason[0], context, stated, _reason),
        Rule(reason[1], context, stated, _reason),
    )
    if not vat:
        return rules
    return (
        *rules,
        Rule(vat, context, f"{name} saknar momskategori.", lambda held: bool(vat_categories(held, "cac:TaxCategory"))),
    )


_PARTS = (
    *_adjusted("document", False, "BR-31", "BR-32", ("BR-33", "BR-CO-21")),
    *_adjusted("document", True, "BR-36", "BR-37", ("BR-38", "BR-CO-22")),
    *_adjusted("line", False, "BR-41", "", ("BR-42", "BR-CO-23")),
    *_adjusted("line", True, "BR-43", "", ("BR-44", "BR-CO-24")),
    Rule("BR-45", "cac:TaxTotal/cac:TaxSubtotal", "Momsraden saknar underlag.", lambda held: bool(nodes(held, "cbc:TaxableAmount"))),
    Rule("BR-46", "cac:TaxTotal/cac:TaxSubtotal", "Momsraden saknar momsbelopp.", lambda held: bool(nodes(held, "cbc:TaxAmount"))),
    Rule("BR-47", "cac:TaxTotal/cac:TaxSubtotal", "Momsraden saknar momskategori.",
         lambda held: bool(vat_categories(held, "cac:TaxCategory"))),
    Rule("BR-48", "cac:TaxTotal/cac:TaxSubtotal", "Momsraden saknar momssats.", _rate),
    Rule("BR-49", "cac:PaymentMeans", "Betalningssättet saknar kod, som 30.", lambda held: bool(nodes(held, "cbc:PaymentMeansCode"))),
    present("BR-50", "cac:PaymentMeans[normalize-space(cbc:PaymentMeansCode)='30' or normalize-space(cbc:PaymentMeansCode)='58']"
            "/cac:PayeeFinancialAccount", "cbc:ID", "Kontot, bankgirot eller plusgirot saknar nummer."),
    Rule("BR-61", "cac:PaymentMeans", "Ange vilket konto, bankgiro eller plusgiro som ska betalas.", _account),
    Rule("BR-51", "cac:PaymentMeans/cac:CardAccount/cbc:PrimaryAccountNumberID", "Skriv aldrig ut hela kortnumret.",
         lambda held: len(squeezed(held)) <= 10, WARNING),
    present("BR-52", "cac:AdditionalDocumentReference", "cbc:ID", "Bilagan saknar beteckning."),
    Rule("BR-55", "cac:BillingReference", "Hänvisningen till en tidigare faktura saknar fakturanummer.",
         lambda held: bool(nodes(held, "cac:InvoiceDocumentReference/cbc:ID"))),
    Rule("BR-57", "cac:Delivery/cac:DeliveryLocation/cac:Address", "Leveransadressen saknar land.",
         lambda held: bool(nodes(held, "cac:Country/cbc:IdentificationCode"))),
    Rule("BR-17", "cac:PayeeParty", "Betalningsmottagaren ska ha ett namn och vara en annan än säljaren.", _another_payee),
    present("BR-18", "cac:TaxRepresentativeParty", "cac:PartyName/cbc:Name", "Skatteombudets namn saknas."),
    Rule("BR-19", "cac:TaxRepresentativeParty", "Skatteombudets postadress saknas.",
         lambda held: bool(nodes(held, "cac:PostalAddress"))),
    present("BR-20", "cac:TaxRepresentativeParty/cac:PostalAddress", "cac:Country/cbc:IdentificationCode", "Skatteombudets land saknas."),
    Rule("BR-56", "cac:TaxRepresentativeParty", "Skatteombudets momsnummer saknas.",
         lambda held: any(nodes(one, "cbc:CompanyID") and text_at(one, "cac:TaxScheme/cbc:ID").upper() == "VAT"
                          for one in nodes(held, "cac:PartyTaxScheme"))),
)  # fmt: skip

_ONCE = (
    ("UBL-SR-01", ".", "cac:ContractDocumentReference/cbc:ID", "Bara ett avtal får anges."),
    ("UBL-SR-02", ".", "cac:ReceiptDocumentReference/cbc:ID", "Bara en mottagningsbekräftelse får anges."),
    ("UBL-SR-03", ".", "cac:DespatchDocumentReference/cbc:ID", "Bara en leveransavi får anges."),
    ("UBL-SR-05", ".", "cac:PaymentTerms/cbc:Note", "Betalningsvillkoren får bara anges en gång."),
    ("UBL-SR-08", ".", "cac:InvoicePeriod", "Bara en period får anges för hela fakturan."),
    ("UBL-SR-09", ".", f"{_SELLER}/cac:PartyLegalEntity/cbc:RegistrationName", "Säljarens namn får bara anges en gång."),
    ("UBL-SR-10", ".", f"{_SELLER}/cac:PartyName/cbc:Name", "Säljarens handelsnamn får bara anges en gång."),
    ("UBL-SR-11", ".", f"{_SELLER}/cac:PartyLegalEntity/cbc:CompanyID", "Säljarens organisationsnummer får bara anges en gång."),
    ("UBL-SR-14", ".", f"{_SELLER}/cac:PartyLegalEntity/cbc:CompanyLegalForm", "Säljarens säte får bara anges en gång."),
    ("UBL-SR-15", ".", f"{_BUYER}/cac:PartyLegalEntity/cbc:RegistrationName", "Köparens namn får bara anges en gång."),
    ("UBL-SR-16", ".", f"{_BUYER}/cac:PartyIdentification/cbc:ID", "Köparens id får bara anges en gång."),
    ("UBL-SR-17", ".", f"{_BUYER}/cac:PartyLegalEntity/cbc:CompanyID", "Köparens organisationsnummer får bara anges en gång."),
    ("UBL-SR-24", ".", "cac:Delivery", "Leveransen får bara anges en gång."),
    ("UBL-SR-39", ".", "cac:ProjectReference/cbc:ID", "Bara ett projekt får anges."),
    ("UBL-SR-40", ".", f"{_BUYER}/cac:PartyName/cbc:Name", "Köparens handelsnamn får bara anges en gång."),
    ("UBL-SR-45", ".", "cac:PaymentMeans/cbc:PaymentDueDate", "Förfallodatumet får bara anges en gång."),
    ("UBL-SR-06", "cac:BillingReference", "cac:InvoiceDocumentReference", "Hänvisa till en tidigare faktura i taget."),
    ("UBL-SR-26", "cac:PaymentMeans", "cbc:PaymentID", "Bara en betalningsreferens får anges."),
    ("UBL-SR-30", "//cac:AllowanceCharge[normalize-space(cbc:ChargeIndicator)='false']", "cbc:AllowanceChargeReason", "Avdragets skäl får bara anges en gång."),
    ("UBL-SR-31", "//cac:AllowanceCharge[normalize-space(cbc:ChargeIndicator)='true']", "cbc:AllowanceChargeReason", "Tilläggets skäl får bara anges en gång."),
    ("UBL-SR-32", "//cac:TaxSubtotal", "cac:TaxCategory/cbc:TaxExemptionReason", "Skälet till att moms inte tas ut får bara anges en gång."),
    ("UBL-SR-34", LINES, "cbc:Note", "Radens anteckning får bara anges en gång."),
    ("UBL-SR-35", LINES, "cac:OrderLineReference/cbc:LineID", "Bara en orderrad får anges per rad."),
    ("UBL-SR-36", LINES, "cac:InvoicePeriod", "Bara en period får anges per rad."),
    ("UBL-SR-37", LINES, "cac:Price/cac:AllowanceCharge", "Bara en prisrabatt får anges per rad."),
    ("UBL-SR-50", LINES, "cac:Item/cbc:Description", "Radens beskrivning får bara anges en gång."),
)  # fmt: skip

_OCCURS = (
    *(at_most_one(*row) for row in _ONCE),
    Rule("UBL-SR-42", _SELLER, "Säljaren får ha högst två skatteuppgifter: momsnummer och F-skatt.",
         lambda held: len(nodes(held, "cac:PartyTaxScheme")) <= 2),
    Rule("UBL-SR-44", ".", "Alla betalningssätt ska ha samma betalningsreferens.", lambda root: _same(root, "cac:PaymentMeans/cbc:PaymentID")),
    Rule("UBL-SR-47", ".", "Alla betalningssätt ska ha samma kod.", lambda root: _same(root, "cac:PaymentMeans/cbc:PaymentMeansCode")),
    Rule("UBL-SR-48", LINES, "Raden ska ha en momskategori och inte fler.",
         lambda line: len(nodes(line, "cac:Item/cac:ClassifiedTaxCategory")) == 1),
    Rule("UBL-SR-53", "//cac:PartyTaxScheme", "Skatteuppgiften ska ha både nummer och slag.",
         lambda held: bool(nodes(held, "cac:TaxScheme/cbc:ID") and nodes(held, "cbc:CompanyID"))),
)  # fmt: skip

RULES = (*_HEAD, *_LINE, *_PARTS, *_OCCURS)
