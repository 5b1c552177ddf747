"""Codes must come from their lists: BR-CL and PEPPOL-EN16931-CL, F001, P0100…0112.

Long lists that a cooperation never leaves (units, scheme ids, VATEX) are checked by their form.
"""

from __future__ import annotations

import re

from samverkan.formats.peppol.codes import CATEGORIES
from samverkan.formats.peppol.parsing import Element
from samverkan.formats.peppol.rules.engine import Rule, Test, day, one_of, squeezed, text_at


def _words(codes: str) -> frozenset[str]:
    return frozenset(codes.split())


# ISO 4217
CURRENCIES = _words(
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE "
    "CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD "
    "HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD "
    "MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR "
    "RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH "
    "UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XAG XAU XBA XBB XBC XBD XCD XDR XOF XPD XPF XPT XSU XTS XUA XXX "
    "YER ZAR ZMW ZWG"
)
# ISO 3166-1, with 1A (Kosovo) and XI (Northern Ireland)
COUNTRIES = _words(
    "1A AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA "
    "CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB "
    "GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG "
    "KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV "
    "MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB "
    "SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US "
    "UY UZ VA VC VE VG VI VN VU WF WS XI YE YT ZA ZM ZW"
)
# UNCL 5189, 7161 and 4461
ALLOWANCES = _words("41 42 60 62 63 64 65 66 67 68 70 71 88 95 100 102 103 104 105")
CHARGES = _words(
    "AA AAA AAC AAD AAE AAF AAH AAI AAS AAT AAV AAY AAZ ABA ABB ABC ABD ABF ABK ABL ABN ABR ABS ABT ABU ACF ACG ACH ACI ACJ "
    "ACK ACL ACM ACS ADC ADE ADJ ADK ADL ADM ADN ADO ADP ADQ ADR ADT ADW ADY ADZ AEA AEB AEC AED AEF AEH AEI AEJ AEK AEL "
    "AEM AEN AEO AEP AES AET AEU AEV AEW AEX AEY AEZ AJ AU CA CAB CAD CAE CAF CAI CAJ CAK CAL CAM CAN CAO CAP CAQ CAR CAS "
    "CAT CAU CAV CAW CAX CAY CAZ CD CG CS CT DAB DAC DAD DAF DAG DAH DAI DAJ DAK DAL DAM DAN DAO DAP DAQ DL EG EP ER FAA "
    "FAB FAC FC FH FI GAA HAA HD HH IAA IAB ID IF IR IS KO L1 LA LAA LAB LF MAE MI ML NAA OA PA PAA PC PL PRV RAB RAC RAD "
    "RAF RE RF RH RV SA SAA SAD SAE SAI SG SH SM SU TAB TAC TT TV V1 V2 WH XAA YY ZZZ"
)
MEANS = frozenset([*map(str, (*range(1, 71), *range(74, 79), *range(91, 99))), "ZZZ"])
# Peppol's electronic address schemes
ADDRESSES = _words(
    "0002 0007 0009 0037 0060 0088 0096 0097 0106 0130 0135 0142 0147 0151 0154 0158 0170 0177 0183 0184 0188 0190 0191 "
    "0192 0193 0194 0195 0196 0198 0199 0200 0201 0202 0203 0204 0205 0208 0209 0210 0211 0212 0213 0215 0216 0217 0218 "
    "0221 0225 0230 0235 0240 9910 9913 9914 9915 9918 9919 9920 9922 9923 9924 9925 9926 9927 9928 9929 9930 9931 9932 "
    "9933 9934 9935 9936 9937 9938 9939 9940 9941 9942 9943 9944 9945 9946 9947 9948 9949 9950 9951 9952 9953 9957 9959"
)
ATTACHMENTS = frozenset(
    ("application/pdf", "image/png", "image/jpeg", "text/csv",
     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/vnd.oasis.opendocument.spreadsheet")
)  # fmt: skip
# Types that Peppol allows in the billing process (01)
INVOICE_TYPES = _words(
    "71 80 82 84 102 218 219 326 331 380 382 383 384 386 388 393 395 553 575 623 780 817 870 875 876 877"
)
CREDIT_NOTE_TYPES = _words("381 396 81 83 532")
_AMOUNTS = " | ".join(
    f"//cbc:{name}" for name in (
        "Amount", "BaseAmount", "PriceAmount", "TaxAmount", "TaxableAmount", "LineExtensionAmount", "TaxExclusiveAmount",
        "TaxInclusiveAmount", "AllowanceTotalAmount", "ChargeTotalAmount", "PrepaidAmount", "PayableRoundingAmount", "PayableAmount",
    )
)  # fmt: skip
_DAYS = " | ".join(
    f"//cbc:{name}" for name in ("IssueDate", "DueDate", "TaxPointDate", "StartDate", "EndDate", "ActualDeliveryDate")
)
_UNIT = re.compile(r"[0-9A-Z]{1,3}")
_SCHEME = re.compile(r"0[0-2]\d\d", re.ASCII)
_EXEMPTION = re.compile(r"VATEX-[A-Z]{2}-[0-9A-Z-]+")
_REASONS = {"G": "G", "O": "O", "IC": "K", "AE": "AE", "D": "E", "F": "E", "I": "E", "J": "E"}
_PROCESS_ONE = "/*[contains(cbc:ProfileID, ':billing:01:')]"
AMOUNTS = _AMOUNTS
"""The XPath of every amount that carries a currency."""


def _vat_prefix(company: Element) -> bool:
    return squeezed(company)[:2] in COUNTRIES | {"EL"}


def _both_german(code: Element) -> bool:
    if squeezed(code) not in ("326", "384"):
        return True
    path = "cac:Accounting{}Party/cac:Party/cac:PostalAddress/cac:Country/cbc:IdentificationCode"
    return all(text_at(code.getparent(), path.format(side)).upper() == "DE" for side in ("Supplier", "Customer"))


def _of_category(category: str) -> Test:
    return lambda held: text_at(held, "cbc:ID") == category


def _reason_codes() -> tuple[Rule, ...]:
    return tuple(
        Rule(
            f"PEPPOL-EN16931-P0{number}",
            f"//cac:TaxCategory[normalize-space(cbc:TaxExemptionReasonCode)='VATEX-EU-{reason}']",
            f"Skälet VATEX-EU-{reason} hör till momskategori {category}. Ändra kategorin eller skälet.",
            _of_category(category),
        )
        for number, (reason, category) in enumerate(_REASONS.items(), start=104)
    )


def _formed(id: str, context: str, form: re.Pattern[str], attribute: str, text: str) -> Rule:
    def holds(held: Element) -> bool:
        return bool(form.fullmatch(held.get(attribute) if attribute else squeezed(held)))

    return Rule(id, context, text, holds)


_COUNTRY = "Landskoden finns inte. Skriv två bokstäver, som SE."
_CATEGORY = f"Momskategorin finns inte. Skriv en av {', '.join(CATEGORIES)}."
_DATE = "Datumet ska skrivas ÅÅÅÅ-MM-DD."
RULES = (
    one_of("PEPPOL-EN16931-P0100", f"{_PROCESS_ONE}/cbc:InvoiceTypeCode", INVOICE_TYPES, "Fakturans typkod ska vara 380 eller en annan som Peppol tillåter."),
    one_of("PEPPOL-EN16931-P0101", f"{_PROCESS_ONE}/cbc:CreditNoteTypeCode", CREDIT_NOTE_TYPES, "Kreditnotans typkod ska vara 381 eller en annan som Peppol tillåter."),
    Rule("PEPPOL-EN16931-P0112", "cbc:InvoiceTypeCode", "Typkoderna 326 och 384 är bara för tyska parter. Skriv 380.", _both_german),
    one_of("BR-CL-04", "cbc:DocumentCurrencyCode", CURRENCIES, "Valutakoden finns inte. Skriv tre bokstäver, som SEK."),
    one_of("BR-CL-05", "cbc:TaxCurrencyCode", CURRENCIES, "Valutakoden för moms finns inte. Skriv tre bokstäver, som SEK."),
    Rule("BR-CL-03", AMOUNTS, "Beloppets valuta finns inte. Skriv tre bokstäver, som SEK.",
         lambda held: held.get("currencyID") in CURRENCIES),
    one_of("BR-CL-06", "//cac:InvoicePeriod/cbc:DescriptionCode", ("3", "35", "432"), "Koden för momsens tidpunkt ska vara 3, 35 eller 432."),
    one_of("BR-CL-14", "//cac:Country/cbc:IdentificationCode", COUNTRIES, _COUNTRY),
    one_of("BR-CL-15", "//cac:OriginCountry/cbc:IdentificationCode", COUNTRIES, _COUNTRY),
    one_of("BR-CL-16", "cac:PaymentMeans/cbc:PaymentMeansCode", MEANS, "Betalningssättets kod finns inte. Skriv 30."),
    one_of("BR-CL-17", "//cac:TaxCategory/cbc:ID", CATEGORIES, _CATEGORY),
    one_of("BR-CL-18", "//cac:ClassifiedTaxCategory/cbc:ID", CATEGORIES, _CATEGORY),
    one_of("BR-CL-19", "//cac:AllowanceCharge[normalize-space(cbc:ChargeIndicator)='false']/cbc:AllowanceChargeReasonCode", ALLOWANCES,
           "Avdragets kod finns inte i listan (UNCL 5189). Skriv 95 för rabatt, eller bara skälet i text."),
    one_of("BR-CL-20", "//cac:AllowanceCharge[normalize-space(cbc:ChargeIndicator)='true']/cbc:AllowanceChargeReasonCode", CHARGES,
           "Tilläggets kod finns inte i listan (UNCL 7161). Skriv bara skälet i text."),
    _formed("BR-CL-22", "//cbc:TaxExemptionReasonCode", _EXEMPTION, "", "Koden för varför moms inte tas ut finns inte. Skriv den som VATEX-EU-O."),
    _formed("BR-CL-23", "//cbc:InvoicedQuantity[@unitCode] | //cbc:CreditedQuantity[@unitCode] | //cbc:BaseQuantity[@unitCode]", _UNIT,
            "unitCode", "Enhetens kod finns inte. Skriv den som C62 för styck, HUR för timme eller MON för månad."),
    _formed("BR-CL-10", "//cac:PartyIdentification/cbc:ID[@schemeID][@schemeID!='SEPA']", _SCHEME, "schemeID",
            "Schemat för partens id finns inte. Skriv 0007 för organisationsnummer."),
    _formed("BR-CL-11", "//cac:PartyLegalEntity/cbc:CompanyID[@schemeID]", _SCHEME, "schemeID",
            "Schemat för organisationsnumret finns inte. Skriv 0007."),
    Rule("BR-CL-24", "//cbc:EmbeddedDocumentBinaryObject[@mimeCode]", "Bilagan ska vara PDF, PNG, JPEG, CSV, XLSX eller ODS.",
         lambda held: held.get("mimeCode") in ATTACHMENTS),
    Rule("PEPPOL-EN16931-CL008", "//cbc:EndpointID[@schemeID]",
         "Den elektroniska adressens schema finns inte. Skriv 0007 för organisationsnummer, 0088 för GLN.",
         lambda held: held.get("schemeID") in ADDRESSES),
    Rule("BR-CO-09", "//cac:PartyTaxScheme[translate(normalize-space(cac:TaxScheme/cbc:ID), 'vat', 'VAT')='VAT']/cbc:CompanyID",
         "Momsnumret ska börja med landets två bokstäver, som SE.", _vat_prefix),
    Rule("PEPPOL-EN16931-F001", _DAYS, _DATE, lambda held: day(squeezed(held)) is not None),
    *_reason_codes(),
)  # fmt: skip
