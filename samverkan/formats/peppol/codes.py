"""Names and codes of Peppol BIS Billing 3 and EN 16931 that both writer and rules use."""

from __future__ import annotations

CUSTOMIZATION = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
PROFILE = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"

INVOICE = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
CREDIT_NOTE = "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2"
CAC = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
CBC = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
EXT = "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2"

ORGANISATION = "0007"
"""ICD scheme of a Swedish organisationsnummer: ten digits, no hyphen."""

BANKGIRO = "SE:BANKGIRO"
PLUSGIRO = "SE:PLUSGIRO"
CREDIT_TRANSFER = "30"
"""UNCL 4461: credit transfer; what SE-R-011 and SE-R-012 ask for in Sweden."""

F_TAX = "Godkänd för F-skatt"
OUTSIDE_VAT = "Utanför momsens tillämpningsområde"
"""The exemption reason that category O must carry (BR-O-10), in Swedish."""
OUTSIDE_VAT_CODE = "VATEX-EU-O"

CATEGORIES = {
    "S": "standardsats",
    "Z": "nollsats",
    "E": "undantagen från moms",
    "AE": "omvänd betalningsskyldighet",
    "K": "gemenskapsintern leverans",
    "G": "export utanför EU",
    "O": OUTSIDE_VAT[0].lower() + OUTSIDE_VAT[1:],
    "L": "IGIC",
    "M": "IPSI",
    "B": "italiensk delad betalning",
}
"""UNCL 5305 as EN 16931 limits it, each with its name in a sentence."""

PIECE, HOUR, DAY, MONTH, YEAR = "C62", "HUR", "DAY", "MON", "ANN"
"""Units of UN/ECE recommendation 20 that the invoices of a cooperation need."""
