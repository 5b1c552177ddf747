"""Links of a page lead its reader somewhere, whatever is published."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import resolve

from samverkan.registry.models import Cooperation
from samverkan.registry.services import touch
from tests.people import SLUG, holder, signed_in

pytestmark = pytest.mark.django_db
OF_A_KIND = 3
"""How many pages of each view are followed."""


def show(*sections: str, slug: str = SLUG, published: bool = True) -> None:
    Cooperation.objects.filter(slug=slug).update(published=published, public_sections=list(sections))
    touch(slug)


def links(html: str) -> list[str]:
    return [urlsplit(href).path for href in re.findall(r'href="(/(?!static/|konto/)[^"]*)"', html)]


def followed(client: Client, start: str) -> dict[str, tuple[int, str]]:
    """Each address found from a page on, with its status and where it was found; a few of each view."""
    seen: dict[str, tuple[int, str]] = {}
    waiting, kinds = {start: ""}, Counter[str]()
    while waiting:
        path = next(iter(waiting))
        response, seen[path] = client.get(path), (0, waiting.pop(path))
        seen[path] = (response.status_code, seen[path][1])
        if response.get("Content-Type", "").startswith("text/html"):
            for found in links(response.content.decode()):
                view = resolve(found).view_name + found.partition("/sa-raknades/")[2].partition(".")[0]
                if found not in seen and found not in waiting and kinds[view] < OF_A_KIND:
                    kinds[view] += 1
                    waiting[found] = path
    return seen


@pytest.mark.parametrize(
    "sections", [("medlemmar",), ("avtal", "kontroll"), ("ekonomi",), ("projekt", "arenor", "jamfor", "historik")]
)
def test_every_link_leads_somewhere_where_parts_are_published(client: Client, sections: tuple[str, ...]) -> None:
    show(*sections)
    show("oversikt", slug="kalmar")
    seen = followed(client, f"/{SLUG}/")
    assert [(path, found) for path, (status, found) in seen.items() if status >= 400] == []
    assert {f"/{SLUG}/{section}/" for section in sections} <= set(seen)


def test_link_that_leads_nowhere_stays_as_text(client: Client) -> None:
    show("avtal")
    page, whole = client.get(f"/{SLUG}/avtal/kommunavtalet/").content.decode(), signed_in(holder("auditor"))
    assert "Energikontoret" in page
    assert f'href="/{SLUG}/avtal/' in page
    assert f'href="/{SLUG}/ekonomi/' not in page
    assert f'href="/{SLUG}/ekonomi/' in whole.get(f"/{SLUG}/avtal/kommunavtalet/").content.decode()


def test_button_that_leads_nowhere_is_not_there(client: Client) -> None:
    address = f"/{SLUG}/avtal/kommunavtalet/"
    button = re.compile(rf'<a class="btn"[^>]*href="/{SLUG}/kontroll/[^>]*>(.*?)</a>', re.DOTALL)
    said = {text.strip() for text in button.findall(client.get(address).content.decode())}
    show("avtal")
    left = client.get(address).content.decode()
    assert said == {"Visa"}
    assert not re.search(r">\s*Visa\s*<", left.split("<main", 1)[1].split("</main>")[0])


def test_link_to_another_cooperation_is_text_where_it_is_not_published(client: Client) -> None:
    there = 'href="/regionforbundet-jamtlands-lan/'
    assert there in client.get(f"/{SLUG}/historik/").content.decode()
    show(slug="regionforbundet-jamtlands-lan", published=False)
    assert there not in client.get(f"/{SLUG}/historik/").content.decode()


def test_page_of_who_may_see_all_is_as_it_was_made(client: Client) -> None:
    before = client.get(f"/{SLUG}/medlemmar/2321/").content
    assert before.count(b"<a ") > 10
    show("oversikt", slug="kalmar")
    assert client.get(f"/{SLUG}/medlemmar/2321/").content == before
