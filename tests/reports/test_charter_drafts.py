"""Drafts of founding documents as files: with what the register knows, and with what an alternative says."""

from __future__ import annotations

import io
from datetime import date
from zipfile import ZipFile

import docx
import pytest
from django.test import Client

from samverkan.core.charter_draft import draft_charter
from samverkan.core.scenario import case_scenarios
from samverkan.law import requirements
from samverkan.registry.snapshots import get_snapshot
from samverkan.reports.documents import render_docx
from samverkan.reports.documents.charter import charter_document
from samverkan.reports.documents.charter_facts import draft_facts
from samverkan.reports.documents.model import TableBlock

pytestmark = pytest.mark.django_db
ON = date(2021, 12, 31)
DIREKTION = "kommunalforbund-direktion"


def words(content: bytes) -> str:
    """All text of a Word document, tables too."""
    document = docx.Document(io.BytesIO(content))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells]).replace("\xa0", " ")


def test_draft_holds_the_members_purpose_and_areas_of_the_day_and_leaves_the_name_open() -> None:
    text = words(render_docx(charter_document(get_snapshot("jamtland"), DIREKTION, ON)))
    assert "Förbundsordning för [förbundets namn]" in text
    assert "Medlemmar är kommunerna Ragunda, Bräcke, Krokom, Strömsund, Åre, Berg, Härjedalen och Östersund." in text
    assert "till ändamål att bedriva kommunal och regional utveckling med utgångspunkt i den Regionala" in text
    assert "EU och övergripande utveckling; social välfärd och folkhälsa;" in text
    assert "kurs och konferens" not in text


def test_draft_of_an_alternative_holds_its_name_start_seats_and_fee_rule() -> None:
    snapshot = get_snapshot("jamtland")
    scenario = next(row for row in case_scenarios(snapshot.case) if row.form == DIREKTION)
    facts = draft_facts(snapshot, ON, scenario)
    assert (facts.name, facts.start) == (scenario.body, scenario.start)
    assert {count for _, count in facts.seats} == {2}
    assert "Social välfärd och folkhälsa" in facts.areas
    assert facts.fee_rule == "efter befolkningsmängd"
    draft = draft_charter(DIREKTION, facts)
    assert "består av 16 ledamöter" in " ".join(text for clause in draft.clauses for text in clause.texts)
    assert draft.blanks < draft_charter(DIREKTION, draft_facts(snapshot, ON)).blanks


def test_page_of_the_form_leads_to_the_draft_of_each_alternative_that_has_the_form() -> None:
    page = Client().get(f"/jamtland/utredning/former/{DIREKTION}/").content.decode()
    address = f"/jamtland/utredning/former/{DIREKTION}/utkast.docx?alternativ=kommunalforbund"
    assert address in page
    text = words(Client().get(address).content)
    assert "Förbundets namn är Kommunalförbundet Jämtlands län." in text
    assert "den 1 januari 2023" in text
    assert (
        "?alternativ=kommunalforbund"
        not in Client().get("/jamtland/utredning/former/ideell-forening/").content.decode()
    )


def test_word_document_has_real_headings_and_every_requirement_in_its_appendix() -> None:
    content = render_docx(charter_document(get_snapshot("jamtland"), DIREKTION, ON))
    document = docx.Document(io.BytesIO(content))
    headings = [row.text for row in document.paragraphs if row.style.name == "Heading 2"]
    assert headings[:2] == ["1 § Namn och säte", "2 § Medlemmar"]
    table = document.tables[-1]
    assert [row.cells[0].text for row in table.rows[1:]] == [asked.title for asked in requirements(DIREKTION)]
    assert "§" in table.rows[3].cells[3].text


def test_open_choices_are_listed_with_their_paragraph_as_they_stand_in_the_text() -> None:
    snapshot = get_snapshot("jamtland")
    document = charter_document(snapshot, DIREKTION, ON)
    draft = draft_charter(DIREKTION, draft_facts(snapshot, ON))
    choices = next(block.table for block in document.blocks() if isinstance(block, TableBlock))
    assert len(choices.rows) == draft.blanks
    assert document.summary.startswith(f"{draft.blanks} ställen inom hakparentes")


def test_remarks_say_their_paragraph_and_status() -> None:
    text = words(render_docx(charter_document(get_snapshot("jamtland"), "ideell-forening", ON)))
    assert "kan beslutet upphävas. (10 kap. 4 § 2 st KL; HFD 2011:53, lagtext och rättsfall)" in text
    assert (
        "får inte den ersättning för moms som kommuner och kommunalförbund får. (1 § lag (2005:807), vår tolkning)"
        in text
    )


@pytest.mark.parametrize("form", ["kommunalforbund-fullmaktige", DIREKTION, "ideell-forening", "avtalssamverkan"])
@pytest.mark.parametrize("format", ["docx", "pdf", "html", "xlsx"])
def test_page_of_the_form_leads_to_the_draft_in_every_format(form: str, format: str) -> None:
    address = f"/jamtland/utredning/former/{form}/utkast.{format}"
    assert address in Client().get(f"/jamtland/utredning/former/{form}/").content.decode()
    response = Client().get(address)
    assert response.status_code == 200
    assert "utkast-" in response["Content-Disposition"]
    if format in ("docx", "xlsx"):
        assert ZipFile(io.BytesIO(response.content)).testzip() is None


def test_form_without_a_draft_and_unknown_format_are_not_found() -> None:
    for address in ("kommunalt-bolag/utkast.docx", f"{DIREKTION}/utkast.odt", "okand/utkast.docx"):
        assert Client().get(f"/jamtland/utredning/former/{address}").status_code == 404
    assert "/utkast." not in Client().get("/jamtland/utredning/former/kommunalt-bolag/").content.decode()


@pytest.mark.parametrize("slug", ["kalmar", "norrvatten", "kommuninvest", "lystkom"])
def test_draft_stands_for_other_cooperations(slug: str) -> None:
    document = charter_document(get_snapshot(slug), "ideell-forening", ON)
    assert document.title == "Stadgar för [föreningens namn]"
    assert [part.title for part in document.sections][-1].startswith("Bilaga A")
