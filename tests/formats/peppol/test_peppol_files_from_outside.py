"""Files that are unsafe, broken or something else get a verdict and do no harm."""

from collections import Counter
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from peppol_documents import edited, fee, followed, marked, saying, share, without

from samverkan.core.faults import FaultError
from samverkan.formats import peppol
from samverkan.formats.peppol.parsing import MOST_BYTES
from samverkan.formats.peppol.verdicts import MOST_PLACES

BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
SECRET = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def with_type(declared, text=b"&a;"):
    head, _, rest = peppol.write_invoice(fee()).partition(b"<Invoice")
    return head + declared + b"<Invoice" + rest.replace(b"Avgift enligt", text)


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "XML-FORM"),
        (b"Faktura 1", "XML-FORM"),
        (b"<Invoice>", "XML-FORM"),
        (peppol.write_invoice(fee())[:-20], "XML-FORM"),
        (peppol.write_invoice(fee()).replace("ö".encode(), b"\xf6"), "XML-FORM"),
        (with_type(SECRET), "XML-DTD"),
        (with_type(BOMB, b"&c;"), "XML-DTD"),
        (with_type(b'<!DOCTYPE Invoice SYSTEM "http://exempel.se/a.dtd">', b"A"), "XML-DTD"),
        (b"<Invoice/>", "UBL-ROOT"),
        (b"<Order xmlns='urn:oasis:names:specification:ubl:schema:xsd:Order-2'/>", "UBL-ROOT"),
        (b"<a>" * 1000 + b"</a>" * 1000, "XML-FORM"),
        (b" " * (MOST_BYTES + 1), "XML-SIZE"),
    ],
    ids=["empty", "text", "open", "cut", "latin-1", "entity", "bomb", "dtd", "no-namespace", "order", "deep", "large"],
)
def test_a_file_that_is_no_safe_invoice_gets_that_one_verdict(data, rule):
    verdicts = peppol.validate(data)
    assert [held.rule for held in verdicts] == [rule]
    assert peppol.errors(verdicts) == verdicts
    with pytest.raises(FaultError) as raised:
        peppol.read_document(data)
    assert [fault.code for fault in raised.value.faults] == [rule]


@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16", "ISO-8859-1"])
def test_an_invoice_may_be_in_another_encoding(encoding):
    data = etree.tostring(etree.fromstring(peppol.write_invoice(share())), encoding=encoding, xml_declaration=True)
    assert not peppol.validate(data)
    assert peppol.read_document(data) == peppol.read_document(peppol.write_invoice(share()))


def test_an_invoice_may_have_comments_and_prefixes_of_its_own():
    data = (
        peppol.write_invoice(share())
        .replace(b"cbc:", b"b:")
        .replace(b":cbc=", b":b=")
        .replace(b">Mars<", b">Ma<!-- x -->rs<")
    )
    assert not peppol.validate(data)
    assert peppol.read_document(data) == peppol.read_document(peppol.write_invoice(share()))


LINE = "cac:InvoiceLine[2]"


@pytest.mark.parametrize(
    ("edit", "place", "said"),
    [
        ((followed, LINE, "<cbc:Note>A</cbc:Note>"), "/Invoice/cbc:Note[2]", "cbc:Note står på fel plats"),
        ((without, f"{LINE}/cbc:ID"), f"/Invoice/{LINE}/cbc:InvoicedQuantity", "Här väntas"),
        ((without, "cac:LegalMonetaryTotal/cbc:PayableAmount"), "/Invoice/cac:LegalMonetaryTotal", "Lägg till"),
        ((saying, f"{LINE}/cac:Price/cbc:PriceAmount", "1 000,00"), f"/Invoice/{LINE}/cac:Price/cbc:PriceAmount", "”1 000,00”"),
        ((saying, "cbc:DueDate", "snart"), "/Invoice/cbc:DueDate", "ÅÅÅÅ-MM-DD"),
        ((saying, "cac:AllowanceCharge/cbc:ChargeIndicator", "nej"), "/Invoice/cac:AllowanceCharge[1]/cbc:ChargeIndicator", "true eller false"),
        ((lambda held: marked(held, currencyID=None), f"{LINE}/cbc:LineExtensionAmount"), f"/Invoice/{LINE}/cbc:LineExtensionAmount",
         "saknar attributet currencyID"),
        ((lambda held: marked(held, colour="blue"), "cbc:Note"), "/Invoice/cbc:Note", "attributet colour"),
    ],
    ids=["place", "order", "missing", "number", "day", "boolean", "no-attribute", "attribute"],
)  # fmt: skip
def test_the_schema_speaks_swedish_and_says_where(edit, place, said):
    found = [held for held in peppol.validate(edited(share(), edit)) if held.rule == "UBL-XSD"]
    assert found[0].where == place
    assert said in found[0].text


def test_a_rule_that_is_broken_everywhere_is_told_for_its_first_places():
    lines = tuple(replace(share().lines[1], id=str(number)) for number in range(2 * MOST_PLACES))
    data = edited(share(lines=lines, adjustments=()), (saying, "cac:InvoiceLine/cbc:LineExtensionAmount", "x"),
                  (saying, "cac:InvoiceLine/cac:Price/cbc:PriceAmount", "-1"))  # fmt: skip
    told = Counter(held.rule for held in peppol.validate(data))
    assert (told["BR-27"], told["UBL-XSD"]) == (MOST_PLACES, MOST_PLACES)


def test_a_number_of_absurd_length_is_no_number():
    data = edited(share(), (saying, "cac:LegalMonetaryTotal/cbc:PayableAmount", "9" * 100_000))
    assert "BR-CO-16" not in {held.rule for held in peppol.validate(data)}


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_nothing_that_is_put_in_a_document_makes_the_rules_fail(data):
    root = etree.fromstring(peppol.write_invoice(share()))
    elements = list(root.iter())[1:]
    for _ in range(data.draw(st.integers(1, 4))):
        element = data.draw(st.sampled_from(elements))
        if element.getparent() is None:
            continue
        match data.draw(st.sampled_from(["without", "twice", "text", "empty"])):
            case "without":
                element.getparent().remove(element)
            case "twice":
                element.addnext(etree.fromstring(etree.tostring(element)))
            case "text":
                element.text = data.draw(
                    st.sampled_from(
                        ["", " ", "NaN", "-1", "1e9", "²", "٣", "S", "O", "SE", "true", "2026-02-30", "x" * 999]
                    )
                )
            case _:
                for child in list(element):
                    element.remove(child)
    spoiled = etree.tostring(root)
    assert all(held.text and held.rule for held in peppol.validate(spoiled))
    with suppress(FaultError):
        assert peppol.write_invoice(peppol.read_document(spoiled))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_get_a_verdict(data):
    assert peppol.errors(peppol.validate(data))
