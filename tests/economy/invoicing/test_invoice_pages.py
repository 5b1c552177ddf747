"""The pages of invoices: a run is chosen, seen and made; an invoice is read, fetched and credited, each by those who may."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO

import pypdf
import pytest
from django.test import Client
from people import ARE, RAGUNDA, SLUG, holder, signed_in

from samverkan.core.records import BillingDetail, Fee
from samverkan.economy.work_models import Invoice
from samverkan.formats import peppol
from samverkan.registry.services import save_records
from samverkan.statistics import official

pytestmark = pytest.mark.django_db
BASE = f"/{SLUG}/ekonomi/fakturor/"
RUN = {"kind": "avgift", "year": "2022", "instalment": "", "issued": "2022-01-10", "due": "", "note": "Tack",
       "seller": "region-jamtland-harjedalen"}  # fmt: skip
OWN = {ARE: 894_094, RAGUNDA: 405_859}


@pytest.fixture
def decided() -> None:
    """Two fees that are decided, and who sends the invoices."""
    seller = BillingDetail(id="regionen", organisation=RUN["seller"], address="Box 602", postal_code="832 23", city="Frösön",
                           bankgiro="5050-1055", f_tax=True, days=30)  # fmt: skip
    fees = [("fees", Fee(id=f"avgift-{code}", organisation=code, year=2022, amount=Decimal(amount), status="beslutad",
                         source="bakgrundsrapporten")) for code, amount in OWN.items()]  # fmt: skip
    save_records(SLUG, put=[("billing", seller), *fees], by="test")


@pytest.fixture
def economist(db: None) -> Client:
    return signed_in(holder("economist"))


def number_of(code: str) -> int:
    return Invoice.objects.get(organisation_id=code, type="380").number


def test_a_run_is_shown_before_it_is_made(decided: None, economist: Client) -> None:
    shown = economist.post(f"{BASE}ny/", RUN).content.decode()
    assert "1\u00a0299\u00a0953" in shown
    assert "Gör fakturorna" in shown
    assert "inte beslutade" not in shown
    assert not Invoice.objects.exists()
    made = economist.post(f"{BASE}ny/", RUN | {"gor": "ja"}, follow=True).content.decode()
    assert "Klart: 2 fakturor, 1\u00a0299\u00a0953\u00a0kr att betala." in made
    assert Invoice.objects.count() == 2


def test_what_is_not_decided_is_shown_and_cannot_be_made(economist: Client) -> None:
    shown = economist.post(f"{BASE}ny/", RUN | {"year": "2021"}).content.decode()
    assert "Beloppen är inte beslutade" in shown
    assert "Gör fakturorna" not in shown
    refused = economist.post(f"{BASE}ny/", RUN | {"year": "2021", "gor": "ja"})
    assert refused.status_code == 400
    assert "Inga fakturor är gjorda." in refused.content.decode()


def test_a_wrong_day_keeps_what_was_typed(decided: None, economist: Client) -> None:
    refused = economist.post(f"{BASE}ny/", RUN | {"due": "2021-12-31"})
    shown = refused.content.decode()
    assert refused.status_code == 400
    assert "inte förfalla före fakturadatum" in shown
    assert 'value="2021-12-31"' in shown
    assert 'value="Tack"' in shown


def test_an_invoice_is_read_fetched_printed_and_credited(decided: None, economist: Client) -> None:
    economist.post(f"{BASE}ny/", RUN | {"gor": "ja"})
    number = number_of(ARE)
    shown = economist.get(f"{BASE}{number}/").content.decode()
    assert "894\u00a0094" in shown
    assert official().name(ARE) in shown
    file = economist.get(f"{BASE}{number}.xml")
    assert file["Content-Type"] == "application/xml"
    assert f"faktura-jamtland-{number}-" in file["Content-Disposition"]
    assert not peppol.errors(peppol.validate(file.content))
    paper = economist.get(f"{BASE}{number}.pdf")
    assert paper.content.startswith(b"%PDF")
    assert economist.post(f"{BASE}{number}/", {"issued": "2022-02-01", "reason": ""}).status_code == 400
    credited = economist.post(f"{BASE}{number}/", {"issued": "2022-02-01", "reason": "Fel belopp"}, follow=True)
    assert f"Faktura {number} är krediterad med kreditfaktura 3." in credited.content.decode()
    again = economist.post(f"{BASE}{number}/", {"issued": "2022-02-01", "reason": "Fel belopp"})
    assert (again.status_code, "redan krediterad" in again.content.decode()) == (400, True)
    assert "krediterad" in economist.get(BASE).content.decode()


def test_a_member_reads_its_own_invoices_only(decided: None, economist: Client) -> None:
    economist.post(f"{BASE}ny/", RUN | {"gor": "ja"})
    member, own, other = signed_in(holder("representative")), number_of(ARE), number_of(RAGUNDA)
    shown = member.get(BASE).content.decode()
    assert official().name(ARE) in shown
    assert official().name(RAGUNDA) not in shown
    assert "Gör fakturor" not in shown
    for ending in ("/", ".xml", ".pdf"):
        assert member.get(f"{BASE}{own}{ending}").status_code == 200
        assert member.get(f"{BASE}{other}{ending}").status_code == 404
    assert "Kreditera" not in member.get(f"{BASE}{own}/").content.decode()
    assert member.post(f"{BASE}{own}/", {"issued": "2022-02-01", "reason": "x"}).status_code == 403
    assert member.post(f"{BASE}ny/", RUN | {"gor": "ja"}).status_code == 403


@pytest.mark.parametrize("role", ["auditor", "coordinator"])
def test_who_reads_the_books_reads_invoices_and_makes_none(decided: None, economist: Client, role: str) -> None:
    economist.post(f"{BASE}ny/", RUN | {"gor": "ja"})
    reader = signed_in(holder(role))
    assert official().name(RAGUNDA) in reader.get(BASE).content.decode()
    assert reader.get(f"{BASE}ny/").status_code == 403
    assert reader.post(f"{BASE}ny/", RUN | {"gor": "ja"}).status_code == 403
    assert reader.post(f"{BASE}{number_of(ARE)}/", {"issued": "2022-02-01", "reason": "x"}).status_code == 403
    assert Invoice.objects.count() == 2


def test_another_than_a_municipality_is_billed_too(economist: Client) -> None:
    own = Fee(id="avgift-region", organisation=RUN["seller"], year=2022, amount=Decimal(1000), status="beslutad",
              source="bakgrundsrapporten")  # fmt: skip
    seller = BillingDetail(id="regionen", organisation=RUN["seller"], bankgiro="5050-1055", f_tax=True)
    save_records(SLUG, put=[("billing", seller), ("fees", own)], by="test")
    for _ in range(2):
        economist.post(f"{BASE}ny/", RUN | {"gor": "ja"})
    [bill] = Invoice.objects.all()
    assert bill.organisation_id == f"{SLUG}/{RUN['seller']}"
    economist.post(f"{BASE}{bill.number}/", {"issued": str(date(2022, 2, 1)), "reason": "Fel"})
    assert Invoice.objects.count() == 2


def test_the_paper_of_an_invoice_is_one_page_that_says_how_to_pay(decided: None, economist: Client) -> None:
    economist.post(f"{BASE}ny/", RUN | {"gor": "ja"})
    number = number_of(ARE)
    paper = pypdf.PdfReader(BytesIO(economist.get(f"{BASE}{number}.pdf").content))
    assert len(paper.pages) == 1
    text = " ".join(paper.pages[0].extract_text().split())
    for said in (f"Faktura {number}", "894 094 kr", "5050-1055", "232100-0214", "9 februari 2022", "F-skatt", "Tack"):
        assert said in text.replace("\u00a0", " "), said
    assert "Innehåll" not in text
