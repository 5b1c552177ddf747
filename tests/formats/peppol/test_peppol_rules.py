"""Each rule on a document spoiled for it. What is expected is every rule that the document breaks, and no other."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial

import pytest
from peppol_documents import (
    BUYER,
    GIRO,
    SELLER,
    broken,
    edited,
    fee,
    followed,
    marked,
    refund,
    saying,
    share,
    twice,
    without,
)

from samverkan.formats import peppol
from samverkan.formats.peppol.rules import RULES
from samverkan.formats.peppol.rules.vat import FAMILIES

LINE, TOTAL, ROW = "cac:InvoiceLine", "cac:LegalMonetaryTotal", "cac:TaxTotal/cac:TaxSubtotal"
PARTY = "cac:Accounting{}Party/cac:Party"
SELLING, BUYING = PARTY.format("Supplier"), PARTY.format("Customer")
ITEM, MEANS, LEGAL = f"{LINE}/cac:Item", "cac:PaymentMeans", "cac:PartyLegalEntity"
VAT = "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>"
AGENT = (
    "<cac:TaxRepresentativeParty><cac:PartyName><cbc:Name>Ombud</cbc:Name></cac:PartyName><cac:PostalAddress><cac:Country>"
    "<cbc:IdentificationCode>SE</cbc:IdentificationCode></cac:Country></cac:PostalAddress><cac:PartyTaxScheme>"
    f"<cbc:CompanyID>SE212000005001</cbc:CompanyID>{VAT}</cac:PartyTaxScheme></cac:TaxRepresentativeParty>"
)
PLACE = "<cac:Delivery><cac:DeliveryLocation><cac:Address>{}</cac:Address></cac:DeliveryLocation></cac:Delivery>"
ATTACHED = (
    "<cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject "
    'mimeCode="text/html" filename="a">YQ==</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>'
)


def named(kind):
    return f"<cac:{kind}><cbc:ID>A</cbc:ID></cac:{kind}>"


def discount(charge, base="1000", extra=""):
    return (
        f"<cac:AllowanceCharge><cbc:ChargeIndicator>{charge}</cbc:ChargeIndicator>{extra}"
        f'<cbc:Amount currencyID="SEK">0</cbc:Amount><cbc:BaseAmount currencyID="SEK">{base}</cbc:BaseAmount></cac:AllowanceCharge>'
    )


def at(condition, path="cac:AllowanceCharge"):
    return f"{path}[cbc:ChargeIndicator='{condition}']"


OFF, ON = at("false"), at("true")
LINE_OFF, LINE_ON = at("false", f"{LINE}/cac:AllowanceCharge"), at("true", f"{LINE}/cac:AllowanceCharge")
SECOND = f"{LINE}[2]"
charged = partial(
    share,
    lines=(
        replace(
            share().lines[0],
            adjustments=(
                peppol.Adjustment(amount=Decimal("463.13"), reason="Egen insats"),
                peppol.Adjustment(
                    amount=Decimal("10.00"), reason="Porto", charge=True, base=Decimal("100.00"), percent=Decimal(10)
                ),
            ),
        ),
        share().lines[1],
    ),
)
rated = partial(
    share,
    adjustments=tuple(
        peppol.Adjustment(
            amount=Decimal("5.00"),
            reason="A",
            charge=charge,
            vat=peppol.STANDARD,
            base=Decimal("50.00"),
            percent=Decimal(10),
        )
        for charge in (False, True)
    ),
)
tariff = partial(share, lines=(replace(share().lines[1], per=Decimal(1)),))
yearly = partial(fee, period=peppol.Period(date(2026, 1, 1), date(2027, 1, 1)))
contracted = partial(share, contract_reference="A1", order_reference="B2", payment_terms="30 dagar")

HEAD = [
    (fee, [(without, "cbc:CustomizationID")], {"BR-01", "PEPPOL-EN16931-R004"}),
    (fee, [(saying, "cbc:CustomizationID", "urn:cen.eu:en16931:2017")], {"PEPPOL-EN16931-R004"}),
    (fee, [(without, "cbc:ProfileID")], {"PEPPOL-EN16931-R001", "PEPPOL-EN16931-R007"}),
    (fee, [(saying, "cbc:ProfileID", "urn:fdc:peppol.eu:2017:poacc:billing:1.0")], {"PEPPOL-EN16931-R007"}),
    (fee, [(without, "cbc:ID")], {"BR-02", "UBL-XSD"}),
    (fee, [(saying, "cbc:ID", " ")], {"BR-02", "PEPPOL-EN16931-R008"}),
    (fee, [(without, "cbc:IssueDate")], {"BR-03", "UBL-XSD"}),
    (fee, [(saying, "cbc:IssueDate", "2026-1-10")], {"PEPPOL-EN16931-F001", "UBL-XSD"}),
    (fee, [(without, "cbc:InvoiceTypeCode")], {"BR-04"}),
    (fee, [(saying, "cbc:InvoiceTypeCode", "999")], {"PEPPOL-EN16931-P0100"}),
    (fee, [(saying, "cbc:InvoiceTypeCode", "384")], {"PEPPOL-EN16931-P0112"}),
    (refund, [(saying, "cbc:CreditNoteTypeCode", "380")], {"PEPPOL-EN16931-P0101"}),
    (fee, [(without, "cbc:DocumentCurrencyCode")], {"BR-05", "PEPPOL-EN16931-R051"}),
    (fee, [(saying, "cbc:DocumentCurrencyCode", "KR")], {"BR-CL-04", "BR-CO-15", "PEPPOL-EN16931-R051"}),
    (fee, [(marked, f"{LINE}/cac:Price/cbc:PriceAmount", {"currencyID": "KR"})], {"BR-CL-03", "PEPPOL-EN16931-R051"}),
    (fee, [(twice, "cbc:Note")], {"PEPPOL-EN16931-R002"}),
    (fee, [(without, "cbc:BuyerReference")], {"PEPPOL-EN16931-R003"}),
    (fee, [(without, "cbc:DueDate")], {"BR-CO-25"}),
    (fee, [(followed, "cbc:Note", "<cbc:TaxPointDate>2026-01-10</cbc:TaxPointDate>"),
           (followed, "cbc:BuyerReference", "<cac:InvoicePeriod><cbc:DescriptionCode>35</cbc:DescriptionCode></cac:InvoicePeriod>")],
     {"BR-CO-03"}),
    (fee, [(followed, "cbc:BuyerReference", "<cac:InvoicePeriod><cbc:DescriptionCode>7</cbc:DescriptionCode></cac:InvoicePeriod>")],
     {"BR-CL-06"}),
    (fee, [(followed, "cbc:DocumentCurrencyCode", "<cbc:TaxCurrencyCode>SEK</cbc:TaxCurrencyCode>")],
     {"PEPPOL-EN16931-R005", "PEPPOL-EN16931-R054"}),
    (fee, [(followed, "cbc:DocumentCurrencyCode", "<cbc:TaxCurrencyCode>EURO</cbc:TaxCurrencyCode>")],
     {"BR-53", "BR-CL-05", "PEPPOL-EN16931-R054"}),
    (share, [(followed, "cbc:DocumentCurrencyCode", "<cbc:TaxCurrencyCode>EUR</cbc:TaxCurrencyCode>"),
             (followed, "cac:TaxTotal", '<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">-700.001</cbc:TaxAmount></cac:TaxTotal>')],
     {"BR-DEC-15", "PEPPOL-EN16931-R055"}),
    (yearly, [(saying, "cac:InvoicePeriod/cbc:EndDate", "2025-12-31")], {"BR-29", "PEPPOL-EN16931-R111"}),
    (yearly, [(without, "cac:InvoicePeriod/cbc:StartDate"), (without, "cac:InvoicePeriod/cbc:EndDate")],
     {"BR-CO-19", "PEPPOL-EN16931-R008"}),
    (yearly, [(saying, "cac:InvoicePeriod/cbc:StartDate", "2026-02-01")], {"PEPPOL-EN16931-R110"}),
    (refund, [(without, "cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID")], {"BR-55", "UBL-XSD"}),
    (refund, [(twice, "cac:BillingReference/cac:InvoiceDocumentReference")], {"UBL-SR-06", "UBL-XSD"}),
]  # fmt: skip
PARTIES = [
    (fee, [(without, f"{SELLING}/{LEGAL}/cbc:RegistrationName")], {"BR-06"}),
    (fee, [(without, f"{BUYING}/{LEGAL}/cbc:RegistrationName")], {"BR-07"}),
    (fee, [(without, f"{SELLING}/cac:PostalAddress")], {"BR-08"}),
    (fee, [(without, f"{SELLING}/cac:PostalAddress/cac:Country/cbc:IdentificationCode")], {"BR-09", "PEPPOL-EN16931-R008"}),
    (fee, [(without, f"{BUYING}/cac:PostalAddress")], {"BR-10"}),
    (fee, [(without, f"{BUYING}/cac:PostalAddress/cac:Country")], {"BR-11"}),
    (fee, [(saying, f"{BUYING}/cac:PostalAddress/cac:Country/cbc:IdentificationCode", "XX")], {"BR-CL-14"}),
    (fee, [(marked, f"{SELLING}/cbc:EndpointID", {"schemeID": None})], {"BR-62"}),
    (fee, [(marked, f"{BUYING}/cbc:EndpointID", {"schemeID": None})], {"BR-63"}),
    (fee, [(without, f"{SELLING}/cbc:EndpointID")], {"PEPPOL-EN16931-R020"}),
    (fee, [(without, f"{BUYING}/cbc:EndpointID")], {"PEPPOL-EN16931-R010"}),
    (fee, [(marked, f"{BUYING}/cbc:EndpointID", {"schemeID": "7777"})], {"PEPPOL-EN16931-CL008"}),
    (fee, [(marked, f"{BUYING}/cbc:EndpointID", {"schemeID": "0088"}), (saying, f"{BUYING}/cbc:EndpointID", "7362321000003")],
     {"PEPPOL-COMMON-R040"}),
    (fee, [(saying, f"{BUYING}/cbc:EndpointID", "212000-0050")], {"PEPPOL-COMMON-R049"}),
    (fee, [(marked, f"{BUYING}/{LEGAL}/cbc:CompanyID", {"schemeID": "orgnr"})], {"BR-CL-11"}),
    (fee, [(followed, f"{BUYING}/cbc:EndpointID", '<cac:PartyIdentification><cbc:ID schemeID="X">1</cbc:ID></cac:PartyIdentification>')],
     {"BR-CL-10"}),
    (fee, [(followed, f"{BUYING}/cbc:EndpointID", 2 * named("PartyIdentification"))], {"UBL-SR-16"}),
    (fee, [(without, f"{SELLING}/{LEGAL}/cbc:CompanyID")], {"BR-CO-26"}),
    (share, [(twice, f"{SELLING}/cac:PartyTaxScheme[1]")], {"UBL-SR-42"}),
    (share, [(without, f"{SELLING}/cac:PartyTaxScheme[2]/cbc:CompanyID")], {"UBL-SR-53"}),
    (fee, [(twice, f"{SELLING}/cac:PartyName")], {"UBL-SR-10"}),
    (fee, [(twice, f"{SELLING}/{LEGAL}/cbc:RegistrationName")], {"UBL-SR-09", "UBL-XSD"}),
    (fee, [(twice, f"{SELLING}/{LEGAL}/cbc:CompanyID")], {"UBL-SR-11", "UBL-XSD"}),
    (fee, [(twice, f"{SELLING}/{LEGAL}/cbc:CompanyLegalForm")], {"UBL-SR-14", "UBL-XSD"}),
    (fee, [(twice, f"{BUYING}/{LEGAL}/cbc:RegistrationName")], {"UBL-SR-15", "UBL-XSD"}),
    (fee, [(twice, f"{BUYING}/{LEGAL}/cbc:CompanyID")], {"UBL-SR-17", "UBL-XSD"}),
    (partial(fee, buyer=replace(BUYER, trading_name="A")), [(twice, f"{BUYING}/cac:PartyName")], {"UBL-SR-40"}),
    (fee, [(followed, "cac:AccountingCustomerParty", "<cac:PayeeParty><cac:PartyName><cbc:Name>Samverkan Norr</cbc:Name></cac:PartyName></cac:PayeeParty>")],
     {"BR-17"}),
    (share, [(followed, "cac:AccountingCustomerParty", AGENT), (without, "cac:TaxRepresentativeParty/cac:PartyName")], {"BR-18"}),
    (share, [(followed, "cac:AccountingCustomerParty", AGENT), (without, "cac:TaxRepresentativeParty/cac:PostalAddress")], {"BR-19"}),
    (share, [(followed, "cac:AccountingCustomerParty", AGENT), (without, "cac:TaxRepresentativeParty/cac:PostalAddress/cac:Country")],
     {"BR-20", "PEPPOL-EN16931-R008"}),
    (share, [(followed, "cac:AccountingCustomerParty", AGENT), (without, "cac:TaxRepresentativeParty/cac:PartyTaxScheme")], {"BR-56"}),
    (fee, [(followed, "cac:AccountingCustomerParty", PLACE.format("<cbc:CityName>A</cbc:CityName>"))], {"BR-57"}),
    (fee, [(followed, "cac:AccountingCustomerParty",
            2 * PLACE.format("<cac:Country><cbc:IdentificationCode>SE</cbc:IdentificationCode></cac:Country>"))], {"UBL-SR-24"}),
]  # fmt: skip
REFERENCES = [
    (contracted, [(twice, "cac:ContractDocumentReference")], {"UBL-SR-01"}),
    (fee, [(followed, "cbc:BuyerReference", 2 * named("ReceiptDocumentReference"))], {"UBL-SR-02"}),
    (fee, [(followed, "cbc:BuyerReference", 2 * named("DespatchDocumentReference"))], {"UBL-SR-03"}),
    (contracted, [(twice, "cac:PaymentTerms")], {"UBL-SR-05"}),
    (yearly, [(twice, "cac:InvoicePeriod")], {"UBL-SR-08"}),
    (share, [(twice, "cac:ProjectReference")], {"UBL-SR-39"}),
    (partial(refund, project_reference="P"), [(twice, "cac:AdditionalDocumentReference")], {"PEPPOL-EN16931-R080"}),
    (fee, [(followed, "cbc:BuyerReference", "<cac:AdditionalDocumentReference><cbc:ID> </cbc:ID></cac:AdditionalDocumentReference>")],
     {"BR-52", "PEPPOL-EN16931-R008"}),
    (fee, [(followed, "cbc:BuyerReference", ATTACHED)], {"BR-CL-24"}),
]  # fmt: skip
PAYMENTS = [
    (fee, [(without, f"{MEANS}/cbc:PaymentMeansCode")], {"BR-49", "UBL-XSD"}),
    (fee, [(saying, f"{MEANS}/cbc:PaymentMeansCode", "99")], {"BR-CL-16"}),
    (fee, [(saying, f"{MEANS}/cbc:PaymentMeansCode", "49")], {"PEPPOL-EN16931-R061"}),
    (fee, [(without, f"{MEANS}/cac:PayeeFinancialAccount/cbc:ID")], {"BR-50", "BR-61"}),
    (fee, [(without, f"{MEANS}/cac:PayeeFinancialAccount")], {"BR-61"}),
    (fee, [(followed, f"{MEANS}/cbc:PaymentID", "<cac:CardAccount><cbc:PrimaryAccountNumberID>12345678901</cbc:PrimaryAccountNumberID>"
            "<cbc:NetworkID>V</cbc:NetworkID></cac:CardAccount>")], {"BR-51"}),
    (fee, [(followed, f"{MEANS}/cbc:PaymentID", "<cac:CardAccount><cbc:PrimaryAccountNumberID>1</cbc:PrimaryAccountNumberID>"
            "<cbc:NetworkID>V</cbc:NetworkID></cac:CardAccount>"), (twice, MEANS)], {"BR-66"}),
    (fee, [(followed, f"{MEANS}/cac:PayeeFinancialAccount", named("PaymentMandate")), (twice, MEANS)], {"BR-67"}),
    (fee, [(twice, f"{MEANS}/cbc:PaymentID")], {"UBL-SR-26"}),
    (fee, [(followed, MEANS, "<cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode><cbc:PaymentID>2</cbc:PaymentID>"
            "<cac:PayeeFinancialAccount><cbc:ID>1</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>")], {"UBL-SR-44"}),
    (fee, [(followed, MEANS, "<cac:PaymentMeans><cbc:PaymentMeansCode>10</cbc:PaymentMeansCode></cac:PaymentMeans>")], {"UBL-SR-47"}),
    (partial(refund, payment=GIRO, due_date=date(2026, 6, 1)), [(twice, MEANS)], {"UBL-SR-45"}),
]  # fmt: skip
LINES = [
    (fee, [(without, LINE)], {"BR-16", "BR-CO-10", "BR-O-08", "UBL-XSD"}),
    (fee, [(without, f"{LINE}/cbc:ID")], {"BR-21", "UBL-XSD"}),
    (share, [(without, f"{SECOND}/cbc:InvoicedQuantity")], {"BR-22", "BR-23", "PEPPOL-EN16931-R120"}),
    (fee, [(marked, f"{LINE}/cbc:InvoicedQuantity", {"unitCode": None})], {"BR-23"}),
    (fee, [(marked, f"{LINE}/cbc:InvoicedQuantity", {"unitCode": "styck"})], {"BR-CL-23"}),
    (fee, [(without, f"{LINE}/cbc:LineExtensionAmount")], {"BR-24", "BR-CO-10", "PEPPOL-EN16931-R120", "UBL-XSD"}),
    (fee, [(without, f"{ITEM}/cbc:Name")], {"BR-25"}),
    (fee, [(without, f"{LINE}/cac:Price")], {"BR-26", "PEPPOL-EN16931-R120"}),
    (fee, [(saying, f"{LINE}/cac:Price/cbc:PriceAmount", "-46333.40"), (saying, f"{LINE}/cbc:InvoicedQuantity", "-1")], {"BR-27"}),
    (share, [(followed, f"{SECOND}/cac:Price/cbc:PriceAmount", discount("false", "-1"))], {"BR-28", "PEPPOL-EN16931-R046"}),
    (share, [(followed, f"{SECOND}/cac:Price/cbc:PriceAmount", discount("false", "1001"))], {"PEPPOL-EN16931-R046"}),
    (share, [(followed, f"{SECOND}/cac:Price/cbc:PriceAmount", discount("true"))], {"PEPPOL-EN16931-R044"}),
    (share, [(followed, f"{SECOND}/cac:Price/cbc:PriceAmount", 2 * discount("false"))], {"UBL-SR-37"}),
    (tariff, [(saying, f"{LINE}/cac:Price/cbc:BaseQuantity", "-1")], {"PEPPOL-EN16931-R120", "PEPPOL-EN16931-R121"}),
    (tariff, [(marked, f"{LINE}/cac:Price/cbc:BaseQuantity", {"unitCode": "HUR"})], {"PEPPOL-EN16931-R130"}),
    (fee, [(saying, f"{LINE}/cac:InvoicePeriod/cbc:EndDate", "2025-06-30")], {"BR-30"}),
    (fee, [(without, f"{LINE}/cac:InvoicePeriod/cbc:StartDate"), (without, f"{LINE}/cac:InvoicePeriod/cbc:EndDate")],
     {"BR-CO-20", "PEPPOL-EN16931-R008"}),
    (fee, [(twice, f"{LINE}/cac:InvoicePeriod")], {"UBL-SR-36"}),
    (share, [(twice, f"{LINE}/cbc:Note")], {"UBL-SR-34"}),
    (partial(fee, lines=(replace(fee().lines[0], order_line="1"),)), [(twice, f"{LINE}/cac:OrderLineReference")], {"UBL-SR-35"}),
    (fee, [(twice, f"{ITEM}/cbc:Description")], {"UBL-SR-50"}),
    (fee, [(twice, f"{ITEM}/cac:ClassifiedTaxCategory")], {"UBL-SR-48"}),
    (fee, [(without, f"{ITEM}/cac:ClassifiedTaxCategory")], {"BR-CO-04", "BR-O-08", "UBL-SR-48"}),
    (fee, [(followed, f"{ITEM}/cac:ClassifiedTaxCategory", "<cac:AdditionalItemProperty><cbc:Name>A</cbc:Name></cac:AdditionalItemProperty>")],
     {"BR-54"}),
    (fee, [(followed, f"{ITEM}/cbc:Name", "<cac:StandardItemIdentification><cbc:ID>1</cbc:ID></cac:StandardItemIdentification>")],
     {"BR-64"}),
    (fee, [(followed, f"{ITEM}/cbc:Name", "<cac:CommodityClassification><cbc:ItemClassificationCode>1</cbc:ItemClassificationCode>"
            "</cac:CommodityClassification>")], {"BR-65"}),
    (fee, [(followed, f"{ITEM}/cbc:Name", "<cac:OriginCountry><cbc:IdentificationCode>X</cbc:IdentificationCode></cac:OriginCountry>")],
     {"BR-CL-15"}),
    (share, [(followed, f"{SECOND}/cbc:LineExtensionAmount", 2 * (
        "<cac:DocumentReference><cbc:ID>1</cbc:ID><cbc:DocumentTypeCode>130</cbc:DocumentTypeCode></cac:DocumentReference>"))],
     {"PEPPOL-EN16931-R100"}),
    (share, [(followed, f"{SECOND}/cbc:LineExtensionAmount", named("DocumentReference"))], {"PEPPOL-EN16931-R101"}),
]  # fmt: skip
ADJUSTED = [
    (rated, [(without, f"{OFF}/cbc:Amount")], {"BR-31", "UBL-XSD", "PEPPOL-EN16931-R040"}),
    (rated, [(without, f"{ON}/cbc:Amount")], {"BR-36", "UBL-XSD", "PEPPOL-EN16931-R040"}),
    (rated, [(without, f"{OFF}/cac:TaxCategory")], {"BR-32", "BR-S-08"}),
    (rated, [(without, f"{ON}/cac:TaxCategory")], {"BR-37", "BR-S-08"}),
    (rated, [(without, f"{OFF}/cbc:AllowanceChargeReason")], {"BR-33", "BR-CO-21"}),
    (rated, [(without, f"{ON}/cbc:AllowanceChargeReason")], {"BR-38", "BR-CO-22"}),
    (charged, [(without, f"{LINE_OFF}/cbc:AllowanceChargeReason")], {"BR-42", "BR-CO-23"}),
    (charged, [(without, f"{LINE_ON}/cbc:AllowanceChargeReason")], {"BR-44", "BR-CO-24"}),
    (charged, [(without, f"{LINE_OFF}/cbc:Amount")], {"BR-41", "UBL-XSD"}),
    (charged, [(without, f"{LINE_ON}/cbc:Amount")], {"BR-43", "UBL-XSD", "PEPPOL-EN16931-R040"}),
    (rated, [(twice, f"{OFF}/cbc:AllowanceChargeReason")], {"UBL-SR-30"}),
    (rated, [(twice, f"{ON}/cbc:AllowanceChargeReason")], {"UBL-SR-31"}),
    (rated, [(without, f"{ON}/cbc:BaseAmount")], {"PEPPOL-EN16931-R041"}),
    (rated, [(without, f"{ON}/cbc:MultiplierFactorNumeric")], {"PEPPOL-EN16931-R042"}),
    (rated, [(saying, f"{ON}/cbc:MultiplierFactorNumeric", "11")], {"PEPPOL-EN16931-R040"}),
    (rated, [(saying, f"{ON}/cbc:ChargeIndicator", "1")], {"BR-CO-12", "BR-S-08", "PEPPOL-EN16931-R043"}),
    (rated, [(followed, f"{OFF}/cbc:ChargeIndicator", "<cbc:AllowanceChargeReasonCode>9</cbc:AllowanceChargeReasonCode>")], {"BR-CL-19"}),
    (rated, [(followed, f"{ON}/cbc:ChargeIndicator", "<cbc:AllowanceChargeReasonCode>9</cbc:AllowanceChargeReasonCode>")], {"BR-CL-20"}),
    (rated, [(saying, f"{OFF}/cbc:Amount", "5.000")], {"BR-DEC-01"}),
    (rated, [(saying, f"{OFF}/cbc:BaseAmount", "50.000")], {"BR-DEC-02"}),
    (rated, [(saying, f"{ON}/cbc:Amount", "5.000")], {"BR-DEC-05"}),
    (rated, [(saying, f"{ON}/cbc:BaseAmount", "50.000")], {"BR-DEC-06"}),
    (charged, [(saying, f"{LINE_OFF}/cbc:Amount", "463.130")], {"BR-DEC-24"}),
    (charged, [(followed, f"{LINE_OFF}/cbc:Amount", '<cbc:BaseAmount currencyID="SEK">1.000</cbc:BaseAmount>')],
     {"BR-DEC-25", "PEPPOL-EN16931-R042"}),
    (charged, [(saying, f"{LINE_ON}/cbc:Amount", "10.000")], {"BR-DEC-27"}),
    (charged, [(saying, f"{LINE_ON}/cbc:BaseAmount", "100.000")], {"BR-DEC-28"}),
]  # fmt: skip
prepaid = partial(share, prepaid=Decimal("49.00"), rounding=Decimal("-0.38"))
SUMS = [
    (share, [(without, f"{TOTAL}/cbc:LineExtensionAmount")], {"BR-12"}),
    (share, [(without, f"{TOTAL}/cbc:TaxExclusiveAmount")], {"BR-13"}),
    (share, [(without, f"{TOTAL}/cbc:TaxInclusiveAmount")], {"BR-14"}),
    (share, [(without, f"{TOTAL}/cbc:PayableAmount")], {"BR-15", "UBL-XSD"}),
    (share, [(saying, f"{TOTAL}/cbc:LineExtensionAmount", "33000.01")], {"BR-CO-10", "BR-CO-13"}),
    (share, [(saying, f"{TOTAL}/cbc:AllowanceTotalAmount", "499.00")], {"BR-CO-11", "BR-CO-13"}),
    (share, [(without, f"{TOTAL}/cbc:AllowanceTotalAmount")], {"BR-CO-11", "BR-CO-13"}),
    (share, [(saying, f"{TOTAL}/cbc:ChargeTotalAmount", "75.00")], {"BR-CO-12", "BR-CO-13"}),
    (share, [(saying, f"{TOTAL}/cbc:TaxExclusiveAmount", "32576.00")], {"BR-CO-13", "BR-CO-15"}),
    (share, [(saying, "cac:TaxTotal/cbc:TaxAmount", "7573.87")], {"BR-CO-14", "BR-CO-15"}),
    (share, [(saying, f"{TOTAL}/cbc:TaxInclusiveAmount", "40149.00")], {"BR-CO-15", "BR-CO-16"}),
    (share, [(saying, f"{TOTAL}/cbc:PayableAmount", "40149.00")], {"BR-CO-16"}),
    (prepaid, [(saying, f"{TOTAL}/cbc:PrepaidAmount", "50.00")], {"BR-CO-16"}),
    (prepaid, [(without, f"{TOTAL}/cbc:PayableRoundingAmount")], {"BR-CO-16"}),
    (share, [(saying, f"{ROW}[2]/cbc:TaxAmount", "181.00")], {"BR-CO-14", "BR-CO-17", "BR-S-09"}),
    (share, [(without, ROW)], {"BR-CO-18", "BR-S-01", "PEPPOL-EN16931-R053", "PEPPOL-EN16931-R054"}),
    (share, [(without, f"{ROW}[2]/cbc:TaxableAmount")], {"BR-45"}),
    (share, [(without, f"{ROW}[2]/cbc:TaxAmount")], {"BR-46", "BR-CO-14", "UBL-XSD"}),
    (share, [(without, f"{ROW}[2]/cac:TaxCategory/cbc:ID")], {"BR-47", "BR-48"}),
    (share, [(without, f"{ROW}[2]/cac:TaxCategory/cbc:Percent")], {"BR-48", "BR-CO-17", "BR-S-09", "SE-R-006"}),
    (fee, [(twice, f"{ROW}/cac:TaxCategory/cbc:TaxExemptionReason")], {"UBL-SR-32"}),
    *((prepaid, [(saying, f"{TOTAL}/cbc:{name}", value)], {f"BR-DEC-{number}"}) for number, name, value in (
        ("09", "LineExtensionAmount", "33000.000"), (10, "AllowanceTotalAmount", "500.000"), (11, "ChargeTotalAmount", "75.500"),
        (12, "TaxExclusiveAmount", "32575.500"), (14, "TaxInclusiveAmount", "40149.380"), (16, "PrepaidAmount", "49.000"),
        (17, "PayableRoundingAmount", "-0.380"), (18, "PayableAmount", "40100.000"))),
    (share, [(saying, "cac:TaxTotal/cbc:TaxAmount", "7573.880")], {"BR-DEC-13"}),
    (share, [(saying, f"{ROW}[2]/cbc:TaxableAmount", "3000.000")], {"BR-DEC-19"}),
    (share, [(saying, f"{ROW}[2]/cbc:TaxAmount", "180.000")], {"BR-DEC-20"}),
    (share, [(saying, f"{SECOND}/cbc:LineExtensionAmount", "3000.000")], {"BR-DEC-23"}),
]  # fmt: skip
REASON = f"{ROW}/cac:TaxCategory/cbc:TaxExemptionReasonCode"
CODES = [
    (fee, [(saying, REASON, "UTANFÖR")], {"BR-CL-22"}),
    (fee, [(saying, f"{ROW}/cac:TaxCategory/cbc:ID", "X")], {"BR-48", "BR-CL-17", "BR-O-01", "PEPPOL-EN16931-P0105"}),
    (fee, [(saying, f"{ITEM}/cac:ClassifiedTaxCategory/cbc:ID", "X")], {"BR-CL-18", "BR-O-08", "BR-O-12"}),
    *((fee, [(saying, REASON, f"VATEX-EU-{code}")], {f"PEPPOL-EN16931-P0{number}"}) for code, number in
      (("G", 104), ("IC", 106), ("AE", 107), ("D", 108), ("F", 109), ("I", 110), ("J", 111))),
]  # fmt: skip
GIRO_ID = f"{MEANS}/cac:PayeeFinancialAccount/cbc:ID"
BRANCH = f"{MEANS}/cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cbc:ID"
VAT_ID, F_TAX, ORGANISATION = f"{SELLING}/cac:PartyTaxScheme[1]/cbc:CompanyID", f"{SELLING}/cac:PartyTaxScheme[2]/cbc:CompanyID", f"{SELLING}/{LEGAL}/cbc:CompanyID"  # fmt: skip
SWEDEN = [
    (share, [(saying, VAT_ID, "222000001801")], {"BR-CO-09"}),
    (share, [(saying, VAT_ID, "SE2220000018")], {"SE-R-001"}),
    (share, [(saying, VAT_ID, "SE222000001-01")], {"SE-R-002"}),
    (share, [(saying, ORGANISATION, "22200o0018"), (marked, ORGANISATION, {"schemeID": None})], {"SE-R-003", "SE-R-013"}),
    (share, [(saying, ORGANISATION, "222000001801"), (marked, ORGANISATION, {"schemeID": None})], {"SE-R-004"}),
    (share, [(saying, F_TAX, "Innehar F-skattsedel")], {"SE-R-005"}),
    (share, [(saying, f"{ROW}[2]/cac:TaxCategory/cbc:Percent", "7"), (saying, f"{SECOND}/cac:Item/cac:ClassifiedTaxCategory/cbc:Percent", "7"),
             (saying, f"{ROW}[2]/cbc:TaxAmount", "210.00"), (saying, "cac:TaxTotal/cbc:TaxAmount", "7603.88"),
             (saying, f"{TOTAL}/cbc:TaxInclusiveAmount", "40179.38"), (saying, f"{TOTAL}/cbc:PayableAmount", "40179.38")], {"SE-R-006"}),
    (fee, [(saying, GIRO_ID, "12-34567"), (saying, BRANCH, "SE:PLUSGIRO")], {"SE-R-007"}),
    (fee, [(saying, GIRO_ID, "123-4566")], {"SE-R-008"}),
    (fee, [(saying, GIRO_ID, "123456")], {"SE-R-009"}),
    (fee, [(saying, GIRO_ID, "123456789"), (saying, BRANCH, "SE:PLUSGIRO")], {"SE-R-010"}),
    (fee, [(saying, f"{MEANS}/cbc:PaymentMeansCode", "50")], {"SE-R-011"}),
    (fee, [(saying, f"{MEANS}/cbc:PaymentMeansCode", "56")], {"SE-R-011"}),
    (fee, [(saying, f"{MEANS}/cbc:PaymentMeansCode", "31")], {"SE-R-012"}),
    (fee, [(saying, ORGANISATION, "2220000019")], {"PEPPOL-COMMON-R049", "SE-R-013"}),
]  # fmt: skip
SPOILED = [*HEAD, *PARTIES, *REFERENCES, *PAYMENTS, *LINES, *ADJUSTED, *SUMS, *CODES, *SWEDEN]


def spoil(make, edits):
    """A mark's attributes stand last in its edit."""
    whole = [(partial(marked, **edit[2]), edit[1]) if edit[0] is marked else edit for edit in edits]
    return edited(make(), *whole)


@pytest.mark.parametrize(
    ("make", "edits", "rules"), SPOILED, ids=lambda held: "-".join(sorted(held)) if isinstance(held, set) else ""
)
def test_a_spoiled_document_breaks_its_rules_and_no_other(make, edits, rules):
    assert broken(spoil(make, edits)) == rules


def test_every_rule_is_tried():
    tried = {rule for _, _, rules in SPOILED for rule in rules} | {
        "BR-O-11",
        "BR-O-12",
        "BR-O-13",
        "BR-O-14",
        "BR-IC-11",
        "BR-IC-12",
    }
    tried |= {f"{held.family}-{number:02}" for held in FAMILIES for number in range(1, 11)}
    assert {rule.id for rule in RULES} == tried - {"UBL-XSD"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_says_in_a_sentence_what_is_wrong(rule):
    assert rule.text[0].isupper()
    assert rule.text.endswith(".")


def test_a_verdict_tells_the_figures_and_the_place():
    data = edited(share(), (saying, f"{SECOND}/cbc:LineExtensionAmount", "3100.00"))
    held = next(one for one in peppol.validate(data) if one.rule == "PEPPOL-EN16931-R120")
    assert held.where == "/Invoice/cac:InvoiceLine[2]"
    assert "3\u00a0100,00" in held.text
    assert "3\u00a0000,00" in held.text
    assert held.severity.value == "error"


def test_only_the_giro_rules_of_sweden_and_the_card_number_are_warnings():
    warned = {rule.id for rule in RULES if rule.severity is peppol.Severity.WARNING}
    assert warned == {"BR-51", *(f"SE-R-{number:03}" for number in range(7, 13))}


def test_a_seller_outside_sweden_is_not_asked_for_swedish_numbers():
    abroad = replace(SELLER, organisation_number="9482348239847", scheme="0088", endpoint="4025:x", endpoint_scheme="0060",
                     vat_number="FI12345678", tax_registration="", address=peppol.Address(city="Åbo", country="FI"))  # fmt: skip
    document = share(
        seller=abroad, lines=(replace(share().lines[1], vat=peppol.Vat("S", Decimal(24))),), adjustments=()
    )
    assert not [rule for rule in broken(peppol.write_invoice(document)) if rule.startswith("SE-")]
