"""A charter tried against a form on its page: pasted, uploaded, or the cooperation's own."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from samverkan.core.charter_check import check_charter
from samverkan.core.records import Charter, Clause
from samverkan.formats.charters import parse_charter
from samverkan.registry.cases import read_case_rows
from samverkan.registry.models import Cooperation
from samverkan.registry.services import save_case
from samverkan.transition.legal.charter_forms import MOST_CHARACTERS
from tests.charters import ASSOCIATION, FEDERATION

pytestmark = pytest.mark.django_db
DIREKTION = "/jamtland/utredning/former/kommunalforbund-direktion/prova/"
FORENING = "/jamtland/utredning/former/ideell-forening/prova/"


def post(address: str, status: int = 200, client: Client | None = None, **data: object) -> str:
    """The page's words after a form is sent."""
    response = (client or Client()).post(address, data)
    assert response.status_code == status
    return unescape(response.content.decode())


def counted(html: str) -> dict[str, int]:
    """The counts at the top."""
    found = re.findall(r'<span class="tag \w*">(\d+)</span>\s*\xa0?\s*([\wåäö ]+?)\s*</(?:button|a)>', html)
    return {word.strip(): int(number) for number, word in found}


def outcomes(html: str) -> list[tuple[str, str]]:
    """Outcome and title of every requirement shown."""
    return re.findall(r'<li class="find">\s*<span class="tag \w*">(.*?)</span>.*?<b>(.*?)</b>', html, re.S)


def test_pasted_charter_is_tried_and_counted_as_the_rule_finds() -> None:
    html = post(DIREKTION, text=FEDERATION)
    found = check_charter("kommunalforbund-direktion", parse_charter(FEDERATION.encode(), "x.txt"))
    assert counted(html) == {
        status: sum(one.status == status for one in found)
        for status in ("uppfyllt", "brister", "kan inte avgöras", "inte tillämpligt")
    }
    assert outcomes(html) == [(one.status, one.requirement.title) for one in found]


def test_only_the_outcome_that_is_asked_for_is_shown_and_the_text_is_kept() -> None:
    html = post(DIREKTION, text=ASSOCIATION, visa="brister")
    assert {status for status, _ in outcomes(html)} == {"brister"}
    assert counted(html)["uppfyllt"] > 0
    assert ASSOCIATION.strip()[:200] in html


def test_association_must_pass_the_judgment_and_it_stands_on_top() -> None:
    silent = post(FORENING, text="1 § Namn\nFöreningens namn är X.\n\n2 § Ändamål\nFöreningen har till ändamål att Y.")
    assert "HFD 2011:53, brister." in silent
    spoken = post(FORENING, text=ASSOCIATION)
    assert "HFD 2011:53, kan inte avgöras." in spoken
    assert "utfallet är vår tolkning" in spoken


def test_uploaded_file_is_read_and_stands_as_text_to_go_on_with() -> None:
    table = "paragraph,text\n1 § Namn,Förbundets namn är Fjällbygden.\n"
    html = post(DIREKTION, file=SimpleUploadedFile("ordning.csv", table.encode()))
    assert "ordning.csv" in html
    assert "Förbundets namn är Fjällbygden." in html
    assert 'name="kind" value=".csv"' in html
    again = post(DIREKTION, text=table, kind=".csv")
    assert outcomes(again) == outcomes(html)


def test_result_is_a_file_too() -> None:
    response = Client().post(f"{DIREKTION}?ladda=provning.csv", {"text": FEDERATION})
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[1]["Krav"] == "Namn, säte, medlemmar och ändamål"
    assert rows[1]["Utfall"] == "uppfyllt"
    assert rows[1]["I styrdokumentet"].startswith("1 § Namn och säte")


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Klistra in styrdokumentets text eller välj en fil."),
        ({"text": "   "}, "Klistra in styrdokumentets text eller välj en fil."),
        ({"text": "a" * (MOST_CHARACTERS + 1)}, "Texten är längre än 150 000 tecken"),
        ({"file": ("a.pdf", b"%PDF-1.7")}, "Filer som slutar på ”.pdf” går inte att läsa."),
        ({"file": ("a.txt", b"\xff\xfe\x00")}, "är inte UTF-8. Spara filen som UTF-8."),
        ({"file": ("a.txt", b"")}, "Filen är tom."),
        ({"file": ("a.txt", b"x" * 1_100_000)}, "Filen är längre än 150 000 tecken"),
        ({"file": ("a.toml", b"[[clause")}, "Filen kan inte läsas som TOML"),
        ({"file": ("a.toml", b"x = 1")}, "Filen har inga paragrafer."),
        ({"file": ("a.csv", b"text\nA\n")}, "Kolumnen ”paragraph” saknas."),
    ],
)
def test_what_can_not_be_read_gives_a_sentence_and_keeps_what_was_typed(sent: dict, said: str) -> None:
    if "file" in sent:
        sent = {"file": SimpleUploadedFile(*sent["file"]), "text": "det som skrevs"}
    html = post(DIREKTION, status=400, **sent).replace("\xa0", " ")
    assert said in html
    if "file" in sent:
        assert "det som skrevs" in html


def test_form_that_is_sent_without_its_token_is_refused() -> None:
    assert Client(enforce_csrf_checks=True).post(DIREKTION, {"text": FEDERATION}).status_code == 403


def test_nothing_of_what_is_pasted_is_stored() -> None:
    before = Cooperation.objects.get(slug="jamtland").revision
    post(DIREKTION, text="1 § Namn\nFörbundets namn är Hemlighetsbygden.")
    assert Cooperation.objects.get(slug="jamtland").revision == before
    assert "Hemlighetsbygden" not in unescape(Client().get(DIREKTION).content.decode())


def test_markup_in_a_text_is_text() -> None:
    html = (
        Client()
        .post(DIREKTION, {"text": "1 § <script>alert(1)</script>\nFörbundets säte är <b>Ort</b>."})
        .content.decode()
    )
    assert "<script>alert" not in html
    assert "<b>Ort</b>" not in html


def test_charter_of_the_cooperation_is_tried_with_its_members() -> None:
    case = read_case_rows(Cooperation.objects.get(slug="jamtland"))
    charter = Charter(
        id="stadgar", name="Stadgar för prov", form="ideell-forening", since=date(2020, 1, 1), source=case.sources[0].id
    )
    clauses = tuple(
        replace(row, charter="stadgar", source=case.sources[0].id)
        for row in parse_charter(ASSOCIATION.encode(), "a.txt")
    )
    assert all(isinstance(row, Clause) for row in clauses)
    save_case(replace(case, charters=(charter,), clauses=clauses), published=True)
    page = unescape(Client().get(FORENING).content.decode())
    assert "Stadgar för prov" in page
    html = unescape(Client().get(f"{FORENING}?handling=stadgar&visa=uppfyllt").content.decode())
    assert ("uppfyllt", "Minst tre medlemmar (riktvärde)") in outcomes(html)
    assert {status for status, _ in outcomes(html)} == {"uppfyllt"}
    table = Client().get(f"{FORENING}?handling=stadgar&ladda=provning.csv")
    assert "text/csv" in table["Content-Type"]


def test_charter_that_is_known_by_name_only_is_said_to_be_unread() -> None:
    html = unescape(Client().get("/norrvatten/utredning/former/kommunalforbund-fullmaktige/prova/").content.decode())
    assert "är inte inläst paragraf för paragraf" in html
    assert not outcomes(html)


def test_way_of_staying_and_unknown_form_have_nothing_to_try() -> None:
    for form in ("nollalternativ", "nytt-avtal", "okand"):
        assert Client().get(f"/jamtland/utredning/former/{form}/prova/").status_code == 404
