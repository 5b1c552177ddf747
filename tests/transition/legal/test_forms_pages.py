"""The pages of the legal forms: side by side, and one by one, every sentence with its status and its ground."""

from __future__ import annotations

import csv
import io
import re
from html import unescape

import pytest
from django.test import Client

from samverkan.law import compared_questions, compared_ways, facts, legal_forms, requirements

pytestmark = pytest.mark.django_db
FORMS = "/jamtland/utredning/former/"


def shown(address: str) -> str:
    """The page's HTML."""
    response = Client().get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def sentences(html: str) -> list[tuple[str, str, str]]:
    """Words, status and ground of every answer on a page."""
    found = re.findall(
        r"<(?:p|li)>\s*((?:(?!<(?:p|li)>).)*?)\s*<small class=\"ground\"><span class=\"tag \w*\">(.*?)</span>(.*?)</small>",
        html,
        re.S,
    )
    return [(_plain(text), _plain(label), _plain(ground)) for text, label, ground in found]


def _plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split()).strip("”")


def test_page_opens_on_the_two_ways_of_staying_and_the_two_kinds_of_federation() -> None:
    html = shown(FORMS)
    ticked = re.findall(r'value="([\w-]+)"\s+checked', html)
    assert ticked == ["nollalternativ", "nytt-avtal", "kommunalforbund-direktion", "ideell-forening"]


def test_every_sentence_on_the_page_is_shown_with_the_status_and_ground_that_it_has() -> None:
    for some in (list(compared_ways())[:4], list(compared_ways())[4:8], list(compared_ways())[8:]):
        html = shown(FORMS + "?" + "&".join(f"form={way}" for way in some))
        expected = {
            (" ".join(said.text.split()), said.label, said.ground)
            for asked in compared_questions() for way in some for said in asked.answers[way]
        }  # fmt: skip
        assert set(sentences(html)) == expected


@pytest.mark.parametrize("way", compared_ways())
def test_what_is_labelled_law_is_law_and_what_is_our_reading_is_labelled_so(way: str) -> None:
    law = {(said.text, said.ground) for asked in compared_questions() for said in asked.answers[way] if said.is_law}
    law |= {(held.text, held.citation) for held in facts() if held.is_law}
    told = sentences(shown(f"{FORMS}{way}/"))
    assert len(told) >= len(compared_questions())
    assert [said for said in told if said[1].startswith("lagtext") and (said[0], said[2]) not in law] == []
    words = {part.removesuffix(" via andrahandskälla") for _, label, _ in told for part in label.split(" och ")}
    assert words <= {
        "lagtext", "rättsfall", "praxis", "vägledning", "uppgift", "förarbete", "stadgar", "vår tolkning",
        "vår tolkning (ej kontrollerad)", "enligt rapporten",
    }  # fmt: skip


def test_requirement_that_is_our_reading_is_labelled_so() -> None:
    for form in legal_forms():
        rows = read_csv(f"{FORMS}{form}/?ladda=krav-{form}.csv") if requirements(form) else []
        weak = {held.text for held in facts() if not held.is_law}
        assert [row for row in rows if row["Vad som krävs"] in weak and not row["Status"].startswith("vår")] == []


@pytest.mark.parametrize("form", [*legal_forms(), "nollalternativ", "nytt-avtal"])
def test_every_form_has_a_page_with_its_requirements_in_order(form: str) -> None:
    html = shown(f"{FORMS}{form}/")
    if form in legal_forms():
        titles = [_plain(text) for text in re.findall(r'<th scope="row"[^>]*>(.*?)</th>', html, re.S)]
        assert titles == [f"{number}. {asked.title}" for number, asked in enumerate(requirements(form), 1)]


def test_requirements_are_shown_with_paragraph_status_and_place() -> None:
    rows = read_csv(f"{FORMS}ideell-forening/?ladda=krav-ideell-forening.csv")
    asked = requirements("ideell-forening")
    assert [(row["Paragraf"], row["Status"]) for row in rows] == [(one.citation, one.label) for one in asked]
    vat = next(row for row in rows if row["Krav"].endswith("Räkna in momsen som kostnad"))
    assert (vat["Status"], vat["Visas i"]) == ("vår tolkning", "beslut")


def read_csv(address: str) -> list[dict[str, str]]:
    """A table of the page."""
    text = Client().get(address).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";" if ";" in text.splitlines()[0] else ","))


def test_tables_of_the_page_are_files_with_a_row_a_question_and_a_row_a_sentence() -> None:
    wide = read_csv(f"{FORMS}?form=nytt-avtal&form=ideell-forening&ladda=former.csv")
    assert list(wide[0]) == ["Fråga", "Nytt avtal på samma villkor", "Kommunförbund (ideell förening)"]
    assert len(wide) == len(compared_questions())
    long = read_csv(f"{FORMS}?form=ideell-forening&ladda=grunder.csv")
    agile = next(row for row in long if "agila" in row["Svar"])
    assert agile["Status"] == "enligt rapporten"
    assert agile["Grund"].startswith("Kommunförbundet Västernorrlands län. Bakgrundsrapporten")


def test_more_than_four_are_refused_with_a_sentence_and_four_are_shown() -> None:
    html = shown(FORMS + "?" + "&".join(f"form={way}" for way in compared_ways()))
    assert "De 4 första visas" in html
    assert len(re.findall(r'name="form"\s+value="[\w-]+"\s+checked', html)) == 4


def test_unknown_form_in_the_address_is_left_out_and_an_unknown_page_is_not_found() -> None:
    assert "kommunalforbund-direktion" in shown(f"{FORMS}?form=okänd")
    assert Client().get(f"{FORMS}okand/").status_code == 404


def test_comparison_has_the_same_number_of_questions_to_the_database_whatever_is_chosen(
    django_assert_num_queries: object,
) -> None:
    shown(FORMS)
    with django_assert_num_queries(1):  # type: ignore[operator]
        shown(f"{FORMS}?form=gemensam-namnd")


@pytest.mark.parametrize("slug", ["kalmar", "norrvatten", "kommuninvest", "samordningsforbundet-vast"])
def test_page_stands_for_other_cooperations(slug: str) -> None:
    assert "Organisationsformer" in shown(f"/{slug}/utredning/former/")
