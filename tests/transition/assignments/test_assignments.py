"""*Uppdrag*: the cells that the report states, and nothing without a source."""

from __future__ import annotations

import csv
import io
import re

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samverkan.core.assignments import AssignmentMatrix, compare_assignments
from samverkan.core.records import MONEY_STEPS, TASK_AREAS
from samverkan.formats.cases import read_case
from samverkan.runtime.paths import cases_dir

ADDRESS = "/jamtland/utredning/uppdrag/"
BODIES = ("jamtland", "vasternorrland", "kalmar", "sjuharad", "fyrbodal")


@pytest.fixture(scope="module")
def matrix() -> AssignmentMatrix:
    return compare_assignments([read_case(cases_dir() / slug) for slug in BODIES], 2021)


def cell(matrix: AssignmentMatrix, subject: str, slug: str) -> str:
    line = next(line for line in (*matrix.tasks, *matrix.steps) if line.task == subject)
    return " | ".join(entry.record.text for entry in line.cells[slug])


@pytest.mark.parametrize(
    ("subject", "slug", "said"),
    [
        ("social-valfard", "jamtland", "FoU Jämt utgör en del av Social välfärd/RSS"),
        ("kultur", "jamtland", "ca 650 tkr"),
        ("samhallsbyggnad", "jamtland", "åt 6 av länets kommuner"),
        ("administration", "vasternorrland", "1 förbundsdirektör, 0,5 årsarbetare (ÅA) HR-administratör"),
        ("tillval", "vasternorrland", "tecknar man särskilda avtal"),
        ("tillval", "kalmar", "faktureras utifrån de projekt man deltar i"),
        ("administration", "sjuharad", "Borås kommun hjälper kommunalförbundet genom tjänsteköp"),
        ("drift", "sjuharad", "dataskyddsombudet anställd"),
        ("regional-utveckling", "fyrbodal", "mellankommunal planering"),
        ("medel-ansokan", "vasternorrland", "söker ofta externa medel för alla medlemskommunerna"),
        ("medel-genomforande", "vasternorrland", "från ansökan till genomförande och återredovisning"),
        ("medel-medfinansiering", "vasternorrland", "ofta med tid"),
        ("medel-medfinansiering", "sjuharad", "både genom tid och pengar"),
        ("medel-urval", "sjuharad", "minst två av medlemskommunerna"),
        ("medel-urval", "kalmar", "Medlemmarna bestämmer själva vilka projekt"),
        ("medel-vidare", "sjuharad", "fördelar ut till medlemmarna"),
        ("medel-vidare", "jamtland", "direkta medel till kommunerna"),
    ],
)
def test_a_cell_says_what_the_report_says(matrix: AssignmentMatrix, subject: str, slug: str, said: str) -> None:
    assert said in cell(matrix, subject, slug)


@pytest.mark.parametrize(
    ("subject", "slugs"),
    [
        ("medel-overskott", BODIES),
        ("medel-vidare", ("vasternorrland", "kalmar", "fyrbodal")),
        ("kultur", ("vasternorrland", "kalmar", "sjuharad", "fyrbodal")),
        ("medel-ansokan", ("kalmar", "fyrbodal")),
        ("folkhalsa", ("kalmar", "sjuharad", "fyrbodal")),
    ],
)
def test_what_the_report_does_not_say_is_empty(matrix: AssignmentMatrix, subject: str, slugs: tuple[str, ...]) -> None:
    assert [cell(matrix, subject, slug) for slug in slugs] == ["" for _ in slugs]


def test_a_task_said_not_to_be_done_is_no_empty_cell(matrix: AssignmentMatrix) -> None:
    line = next(line for line in matrix.tasks if line.task == "folkhalsa")
    assert [entry.record.basis for entry in line.cells["vasternorrland"]] == ["ingar-inte"]


def test_the_figures_of_an_assignment_are_those_of_its_area(matrix: AssignmentMatrix) -> None:
    line = next(line for line in matrix.tasks if line.task == "samhallsbyggnad")
    entry = next(entry for entry in line.cells["jamtland"] if entry.record.id == "energikontoret")
    assert {figure.figure: str(figure.explanation.value) for figure in entry.figures} == {
        "budget.amount.energikontoret.2021": "610000",
        "budget.fte.energikontoret.2021": "0.75",
        "leverage.external.energikontoret.2021": "4270980",
    }


def test_every_assignment_of_every_case_has_a_source_and_words() -> None:
    cases = [read_case(path.parent) for path in cases_dir().glob("*/datapackage.json")]
    rows = [row for case in cases for row in case.assignments]
    assert len(rows) > 60
    assert [row.id for row in rows if not (row.source and row.place and row.text)] == []


def test_the_vocabulary_of_tasks_and_steps_is_apart() -> None:
    assert not set(TASK_AREAS) & set(MONEY_STEPS)


def test_a_question_is_asked_of_every_empty_cell(matrix: AssignmentMatrix) -> None:
    lines = (*matrix.tasks, *matrix.steps)
    for slug in BODIES:
        empty = [line.task for line in lines if not cell(matrix, line.task, slug)]
        assert [line.task for line in matrix.unanswered(slug)] == empty
    assert "medel-overskott" in [line.task for line in matrix.unanswered("jamtland")]


@pytest.mark.django_db
def test_the_page_shows_cells_with_source_and_questioned_staff(client: Client) -> None:
    html = client.get(ADDRESS).content.decode()
    assert "Energikontoret har en basfinansiering på 600 000 kr" in html
    assert "/jamtland/kallor/bakgrundsrapporten/" in html
    found = re.search(r"sa-raknades/budget\.fte\.fou-jamt\.2021/.{0,200}?ifrågasatt", html, re.S)
    assert found
    assert "Externa medel: hur ett projekts överskott fördelas" in html
    every = re.findall(r'<div class="entry">.*?</details>', html, re.S)
    assert len(every) > 50
    assert [one for one in every if "/kallor/" not in one] == []


@pytest.mark.django_db
def test_the_choice_of_bodies_is_that_of_the_address(client: Client) -> None:
    html = client.get(ADDRESS, {"med": "kalmar"}).content.decode()
    assert '<th scope="col">Kalmar</th>' in html
    assert '<th scope="col">Sjuhärad' not in html


@pytest.mark.django_db
def test_the_file_has_a_row_an_assignment_and_one_for_every_empty_cell(client: Client) -> None:
    text = client.get(ADDRESS, {"ladda": "medel.csv"}).content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";" if ";" in text.splitlines()[0] else ","))
    surplus = [row for row in rows if row and row[0] == "Hur ett projekts överskott fördelas"]
    assert len(surplus) == len(BODIES)
    assert all(set(row[2:]) == {"anges inte"} for row in surplus)
    assert client.get(ADDRESS, {"ladda": "uppdrag.xlsx"}).content.startswith(b"PK")


@pytest.mark.django_db
def test_a_cooperation_without_assignments_says_so(client: Client) -> None:
    assert "Här finns inga uppdrag ännu." in client.get("/norrvatten/utredning/uppdrag/").content.decode()


@pytest.mark.django_db
def test_the_page_asks_the_database_once_when_warm(client: Client, django_assert_max_num_queries: object) -> None:
    from django.db import connection

    client.get(ADDRESS)
    with CaptureQueriesContext(connection) as asked:
        client.get(ADDRESS, {"med": "kalmar"})
    assert len(asked) == 1


@pytest.mark.django_db
def test_money_of_an_area_is_hidden_with_the_economy(client: Client) -> None:
    from samverkan.registry.models import Cooperation
    from samverkan.registry.services import touch

    row = Cooperation.objects.get(slug="jamtland")
    row.public_sections = ["oversikt", "utredning"]
    row.save()
    touch("jamtland")
    html = client.get(ADDRESS).content.decode()
    assert "Energikontoret har en basfinansiering" in html
    assert "4 270 980" not in html.replace("\u00a0", " ")
    assert "sa-raknades/budget.amount.energikontoret" not in html
