"""The page of projects, on the loaded cases."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest
from django.test import Client

from samverkan.core.records import Project
from samverkan.projects.selectors import state_text

NBSP = "\u00a0"


def _text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    main = response.content.decode().split("<main", 1)[1].split("</main>")[0]
    bare = re.sub(r"<[^>]*>", " ", re.sub(r"</?span[^>]*>", "", main))
    return re.sub(r"[ \n]+", " ", html.unescape(bare))


@pytest.mark.django_db
def test_projects_are_listed_with_their_areas_money(client: Client) -> None:
    text = _text(client, "/jamtland/projekt/")
    assert "Källorna namnger 5 projekt. Vilka medlemmar som deltar anges inte." in text
    assert "Yrk-In" in text
    assert f"2{NBSP}651{NBSP}649" in text
    assert "2021 omfattar 10 månader." in text
    page = client.get("/jamtland/projekt/").content.decode()
    assert "/jamtland/sa-raknades/leverage.external.larcentra.2019/" in page
    assert client.get("/jamtland/sa-raknades/leverage.external.larcentra.2019/").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("per", "words"),
    [("2019-06-30", "nämns för 2019"), ("2022-06-30", "nämns inte för 2022"), ("2024-01-01", "avslutat")],
)
def test_project_stands_as_the_source_lets_one_say_on_the_day(client: Client, per: str, words: str) -> None:
    assert words in _text(client, f"/jamtland/projekt/?per={per}")


@pytest.mark.django_db
def test_sources_without_named_projects_still_tell_how_they_are_run(client: Client) -> None:
    text = _text(client, "/kalmar/projekt/")
    assert "Källorna namnger inga projekt" in text
    assert "Medlemmarna bestämmer själva vilka projekt de vill delta i." in text


@pytest.mark.django_db
def test_section_is_absent_where_nothing_is_said_of_projects(client: Client) -> None:
    assert 'href="/fyrbodal/projekt/"' not in client.get("/fyrbodal/kallor/").content.decode()
    assert client.get("/fyrbodal/projekt/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("slug", ["jamtland", "sjuharad", "kalmar"])
def test_page_asks_the_database_once(client: Client, django_assert_num_queries, slug: str) -> None:
    client.get(f"/{slug}/projekt/")
    with django_assert_num_queries(1):
        client.get(f"/{slug}/projekt/")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "anges inte"),
        ({"since": date(2022, 1, 1)}, "har inte börjat"),
        ({"since": date(2020, 1, 1), "until": date(2023, 1, 1)}, "pågår"),
        ({"until": date(2023, 1, 1)}, "inte avslutat; när det började anges inte"),
        ({"until": date(2021, 7, 1)}, "avslutat"),
    ],
)
def test_state_says_no_more_than_the_source(fields: dict[str, date], words: str) -> None:
    assert state_text(Project(id="p", name="P", source="s", **fields), date(2021, 7, 1)) == words
