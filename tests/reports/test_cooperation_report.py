"""The yearly report on agreement cooperation (9 kap. 38 § KL), on the loaded cases."""

from __future__ import annotations

import base64
import hashlib
import html
import io
import re
from dataclasses import replace
from datetime import date

import docx
import pypdf
import pytest
from django.test import Client

from samverkan import law
from samverkan.core.records import Decision
from samverkan.core.swedish import number
from samverkan.registry.members import fees_of
from samverkan.registry.models import Cooperation
from samverkan.registry.snapshots import Snapshot, get_snapshot
from samverkan.reports.documents.cooperation_report import (
    LAW,
    MemberYear,
    cooperation_report,
    reporting_members,
    seen_on,
)
from samverkan.reports.documents.html import render_html

pytestmark = pytest.mark.django_db
NBSP = "\u00a0"
ARE = "2321"
BASE = "/jamtland/rapporter/avtalssamverkan/"


def said(snapshot: Snapshot, year: int = 2021, on: date | None = None, hidden: frozenset[str] = frozenset()) -> str:
    day = on or date(year, 12, 31)
    whole = render_html(cooperation_report(MemberYear(snapshot, ARE, year, day, hidden))).split("<main", 1)[1]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", whole)).replace(NBSP, " "))


@pytest.fixture
def jamtland() -> Snapshot:
    return get_snapshot("jamtland")


def test_report_names_the_agreements_their_parties_and_days(jamtland: Snapshot) -> None:
    text = said(jamtland)
    assert "Rapport om avtalssamverkan 2021 Åre, 2021" in text
    assert "Åre var under 2021 part i 4 avtal om samverkan, varav ett är uppsagt." in text
    assert "Region Jämtland Härjedalen och 7 andra kommuner" in text
    assert "Överenskommelse om regional samverkan sades upp 31 december 2021 och upphör 31 december 2022." in text
    assert "23 arenor" in text
    assert "Föreningsarkivet står utan grund" in text


def test_report_tells_what_the_member_pays_and_that_it_is_not_decided(jamtland: Snapshot) -> None:
    text = said(jamtland, 2020)
    fees = fees_of(jamtland, 2020)
    assert fees is not None
    fee = next(row.amount for row in fees.fees if row.member == ARE)
    assert f"Avgift 2020 {number(fee, 0)} härledd, inte beslutad".replace(NBSP, " ") in text
    assert "Del av resultatet 2020 enligt avräkningen 110 538 uträknat ur utfallet" in text
    assert "Bilaga A. Så räknades det" in text


def test_report_without_money_shows_none(jamtland: Snapshot) -> None:
    text = said(jamtland, 2020, hidden=frozenset({"ekonomi"}))
    assert "Avgifterna är inte publicerade." in text
    assert "110 538" not in text
    assert "Bilaga A. Källor" in text


def test_only_what_was_verified_in_the_law_is_called_law(jamtland: Snapshot) -> None:
    text = said(jamtland)
    for fact in map(law.fact, LAW):
        assert fact.status == "VERIFIED"
        assert f"{fact.citation} {fact.text} (lagtext, kontrollerad" in text
    for fact in law.lookup("9 kap. 37–38 §§ KL"):
        assert fact.is_law or fact.text not in text


def test_decisions_of_the_year_are_those_taken_by_the_day_seen(jamtland: Snapshot) -> None:
    assert "beslut 2020-12 att perioden gäller till och med 2022-12-31" in said(jamtland, 2020)
    assert "Registret innehåller inget beslut om avtalen under 2020" in said(jamtland, 2020, date(2020, 6, 30))
    assert "Överenskommelse om regional samverkan: uppsagt 2021-12-31." in said(jamtland)
    decision = Decision(id="b1", object_kind="avtal", object="kommunavtalet", body="Kommunstyrelsen", on=date(2021, 5, 4),
                        paragraph="§ 12", registry_number="KS 2021:7", text="Avtalet ska sägas upp.",
                        source=jamtland.case.sources[0].id)  # fmt: skip
    decided = Snapshot(replace(jamtland.case, decisions=(decision,)), jamtland.referred, jamtland.statistics)
    words = (
        "Överenskommelse om regional samverkan: Kommunstyrelsen 2021-05-04, § 12, dnr KS 2021:7. Avtalet ska sägas upp."
    )
    assert words in said(decided)
    assert words not in said(decided, 2020)


def test_a_year_before_anything_says_so_calmly(jamtland: Snapshot) -> None:
    assert "I registret finns inget avtal som Åre är part i" in said(jamtland, 2010)


def test_the_year_one_stands_in_is_seen_on_the_day_and_others_at_their_end() -> None:
    assert seen_on(2021, date(2021, 6, 30)) == date(2021, 6, 30)
    assert seen_on(2020, date(2021, 6, 30)) == date(2020, 12, 31)


def test_report_follows_what_is_published(client: Client) -> None:
    Cooperation.objects.filter(slug="jamtland").update(public_sections=["avtal", "rapporter"])
    text = html.unescape(client.get(f"{BASE}{ARE}.html?ar=2020").content.decode())
    assert "Avgifterna är inte publicerade." in text
    assert "Bilaga" not in text
    Cooperation.objects.filter(slug="jamtland").update(public_sections=["rapporter"])
    assert client.get(f"{BASE}{ARE}.html?ar=2020").status_code == 404
    assert "avtalssamverkan" not in client.get("/jamtland/rapporter/").content.decode()


@pytest.mark.parametrize("format", ["pdf", "docx", "html"])
def test_every_format_answers_with_its_file(client: Client, format: str) -> None:
    answer = client.get(f"{BASE}{ARE}.{format}?ar=2021")
    assert answer.status_code == 200
    assert f'filename="avtalssamverkan-jamtland-2321-2021.{format}"' in answer["Content-Disposition"]


@pytest.mark.parametrize("address", [f"{BASE}{ARE}.html", "/jamtland/rapporter/bakgrund.html"])
def test_the_web_page_may_use_its_own_style_and_no_other(client: Client, address: str) -> None:
    answer = client.get(address)
    style = re.search(rb"<style>(.*?)</style>", answer.content, re.S)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1]).digest()).decode()
    assert f"style-src 'self' 'sha256-{digest}'" in answer["Content-Security-Policy"]
    assert "unsafe-inline" not in answer["Content-Security-Policy"]


def test_the_pdf_is_tagged_and_in_swedish(client: Client) -> None:
    reader = pypdf.PdfReader(io.BytesIO(client.get(f"{BASE}{ARE}.pdf?ar=2021").content))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).startswith("sv")
    assert "Åre var under 2021 part i 4 avtal" in reader.pages[0].extract_text().replace(NBSP, " ").replace("\n", " ")


def test_the_word_file_has_headings(client: Client) -> None:
    document = docx.Document(io.BytesIO(client.get(f"{BASE}{ARE}.docx").content))
    headings = [part.text for part in document.paragraphs if part.style.name.startswith("Heading 1")]
    assert {"Avtalen", "Kostnader", "Beslut under året"} <= {re.sub(r"^[\d.\s]+", "", text) for text in headings}


@pytest.mark.parametrize("path", ["9999.pdf", "0180.pdf", f"{ARE}.xlsx", f"{ARE}.exe", "skr.pdf"])
def test_what_is_no_member_or_format_is_not_found(client: Client, path: str) -> None:
    assert client.get(BASE + path).status_code == 404


@pytest.mark.parametrize("typed", ["i år", "0", "99999", "-2021", "٢٠٢١"])
def test_a_year_that_is_none_says_what_to_write(client: Client, typed: str) -> None:
    answer = client.get(f"{BASE}{ARE}.html", {"ar": typed})
    assert answer.status_code == 400
    assert "är inget år" in html.unescape(answer.content.decode())


def test_the_page_of_reports_lists_every_member_with_links_that_answer(client: Client, jamtland: Snapshot) -> None:
    page = client.get("/jamtland/rapporter/").content.decode()
    members = reporting_members(jamtland, date(2021, 12, 31))
    assert len(members) == 9
    for member in members:
        assert f"{BASE}{member}.pdf?ar=2021" in page
    assert client.get(f"{BASE}{members[-1]}.html?ar=2021").status_code == 200
    assert "avtalssamverkan" not in client.get("/kalmar/rapporter/").content.decode()
