"""What the public sees: a cooperation unpublished, or some of its sections."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from samverkan.core.faults import FaultError
from samverkan.history.selectors import event_model
from samverkan.registry.actors import actor_of
from samverkan.registry.models import Cooperation
from samverkan.registry.policies import NOBODY
from samverkan.registry.publication import set_publication
from samverkan.registry.snapshots import get_cooperations, get_snapshot
from tests.people import SLUG, holder, signed_in

pytestmark = pytest.mark.django_db
PAGE = f"/{SLUG}/publicering/"
SECTIONS = [
    "medlemmar",
    "avtal",
    "ekonomi",
    "projekt",
    "arenor",
    "jamfor",
    "utredning",
    "rapporter",
    "historik",
    "kontroll",
    "kallor",
]


def show(*sections: str, published: bool = True, slug: str = SLUG) -> None:
    Cooperation.objects.filter(slug=slug).update(published=published, public_sections=list(sections))


def text_of(response: Any) -> str:
    plain = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", unescape(plain).replace("\u00a0", " "))


@pytest.mark.parametrize("section", SECTIONS)
def test_section_that_is_not_published_is_not_there(client: Client, section: str) -> None:
    address = f"/{SLUG}/{section}/"
    assert client.get(address).status_code == 200
    show(*(other for other in SECTIONS if other != section))
    assert client.get(address).status_code == 404
    assert (
        f'href="{address}"'
        not in client.get(f"/{SLUG}/kallor/" if section != "kallor" else f"/{SLUG}/").content.decode()
    )
    assert client.get(f"/{SLUG}/").status_code == 200
    assert signed_in(holder("auditor")).get(address).status_code == 200
    assert signed_in(holder("auditor", "kalmar")).get(address).status_code == 404


def test_files_of_a_section_that_is_not_published_are_not_there(client: Client) -> None:
    page = client.get(f"/{SLUG}/ekonomi/").content.decode()
    files = [unescape(href) for href in re.findall(r'href="(\?[^"]*ladda=[^"]+)"', page)]
    assert files
    show("avtal")
    assert {client.get(f"/{SLUG}/ekonomi/{file}").status_code for file in files} == {404}


def test_figure_is_explained_where_some_section_shows_it(client: Client) -> None:
    budget, member = f"/{SLUG}/sa-raknades/budget.amount.summa.2021/", f"/{SLUG}/sa-raknades/fee.2021.2321/"
    addresses = re.findall(
        r'href="(/jamtland/sa-raknades/budget\.[^"?]+)"', client.get(f"/{SLUG}/ekonomi/").content.decode()
    )
    budget = addresses[0]
    assert [client.get(budget).status_code, client.get(member).status_code] == [200, 200]
    show("medlemmar")
    assert [client.get(budget).status_code, client.get(member).status_code] == [404, 200]
    show("avtal")
    assert [client.get(budget).status_code, client.get(member).status_code] == [404, 404]
    assert signed_in(holder("investigator")).get(budget).status_code == 200


def test_overview_tells_nothing_of_a_section_that_is_not_published(client: Client) -> None:
    whole = client.get(f"/{SLUG}/").content.decode()
    assert "Vart pengarna går" in whole
    assert 'href="/jamtland/kontroll/' in whole
    show("medlemmar")
    page = client.get(f"/{SLUG}/").content.decode()
    assert "Vart pengarna går" not in page
    hidden = "|".join(section for section in SECTIONS if section != "medlemmar")
    assert re.findall(rf'href="/jamtland/(?:{hidden})/[^"]*"', page) == []
    assert re.findall(r'href="/jamtland/sa-raknades/(?!member|population|fee|settlement)[^"]*"', page) == []
    for file in ("allt.xlsx", "pengar.csv"):
        response = client.get(f"/{SLUG}/?ladda={file}")
        assert b"9 922" not in response.content


def headings_of(response: Any) -> str:
    return " | ".join(re.findall(r"<h[12][^>]*>(.*?)</h[12]>", response.content.decode(), flags=re.S))


def test_report_leaves_out_what_is_not_published(client: Client) -> None:
    address = f"/{SLUG}/rapporter/bakgrund.html"
    whole = headings_of(client.get(address))
    assert all(title in whole for title in ("I korthet", "Medlemmar", "Avtal", "Ekonomi", "Så räknades det", "Källor"))
    show("rapporter", "avtal")
    response = client.get(address)
    page = headings_of(response)
    assert "Avtal" in page
    assert [
        title for title in ("I korthet", "Medlemmar", "Ekonomi", "Så räknades det", "Källor") if title in page
    ] == []
    assert "110 538" not in text_of(response)
    assert headings_of(signed_in(holder("auditor")).get(address)) == whole


def test_cooperation_that_is_not_published_is_nowhere_for_others(client: Client) -> None:
    title = Cooperation.objects.get(slug="kalmar").title
    shown = [client.get(address).content.decode() for address in ("/", f"/{SLUG}/", f"/{SLUG}/jamfor/")]
    assert all(title in page for page in shown[:2])
    show(published=False, slug="kalmar")
    for address in (
        "/",
        f"/{SLUG}/",
        f"/{SLUG}/jamfor/",
        f"/{SLUG}/historik/",
        "/?ladda=allt.xlsx",
        "/?ladda=samverkan.csv",
    ):
        response = client.get(address)
        assert response.status_code == 200, address
        assert "/kalmar/" not in response.content.decode("utf-8", "replace"), address
    assert client.get("/kalmar/").status_code == 404
    member = signed_in(holder("economist", "kalmar"))
    assert member.get("/kalmar/").status_code == 200
    assert "/kalmar/" in member.get("/").content.decode()


@pytest.mark.parametrize(
    "address", ["", "medlemmar/", "ekonomi/", "jamfor/", "kontroll/", "historik/", "rapporter/bakgrund.html"]
)
def test_page_works_where_those_it_refers_to_may_not_be_seen(client: Client, address: str) -> None:
    Cooperation.objects.exclude(slug=SLUG).update(published=False)
    assert client.get(f"/{SLUG}/{address}").status_code == 200
    known = {SLUG: get_cooperations()[SLUG]}
    assert get_snapshot(SLUG, known).referred == {}
    assert get_snapshot(SLUG).referred


def test_form_publishes_some_sections_and_remembers_who_and_why() -> None:
    director = holder("director")
    client = signed_in(director)
    page = client.get(PAGE).content.decode()
    assert page.count('name="sections"') == len(SECTIONS)
    said = {"published": "on", "sections": ["avtal", "medlemmar"], "reason": "Budgeten är inte beslutad"}
    assert client.post(PAGE, said).status_code == 302
    assert Cooperation.objects.get(slug=SLUG).public_sections == ["avtal", "medlemmar"]
    text = text_of(client.get(PAGE))
    assert "Alla kan läsa delar av samverkan utan att logga in." in text
    assert f"{director.email}: Budgeten är inte beslutad" in text
    event = event_model(Cooperation).objects.select_related("pgh_context").get(pgh_obj_id=SLUG)
    assert event.pgh_context.metadata["by"] == director.email


def test_all_sections_means_those_to_come_as_well() -> None:
    client = signed_in(holder("director"))
    client.post(PAGE, {"published": "on", "sections": ["avtal"]})
    client.post(PAGE, {"published": "on", "sections": SECTIONS})
    assert Cooperation.objects.get(slug=SLUG).public_sections is None
    client.post(PAGE, {"sections": SECTIONS})
    assert not Cooperation.objects.get(slug=SLUG).published


def test_section_that_exists_on_another_day_keeps_what_was_decided() -> None:
    show("arenor", "avtal")
    set_publication(
        slug=SLUG, published=True, chosen=["medlemmar"], offered=["avtal", "medlemmar"], by=actor_of(holder("director"))
    )
    assert Cooperation.objects.get(slug=SLUG).public_sections == ["arenor", "medlemmar"]


def test_publication_is_decided_by_those_who_may() -> None:
    for by in (NOBODY, actor_of(holder("economist")), actor_of(holder("director", "kalmar"))):
        with pytest.raises(PermissionDenied):
            set_publication(slug=SLUG, published=False, chosen=[], offered=[], by=by)
    with pytest.raises(FaultError, match="finns inte"):
        set_publication(
            slug=SLUG, published=True, chosen=["vadsomhelst"], offered=["avtal"], by=actor_of(holder("director"))
        )
    assert signed_in(holder("coordinator")).post(PAGE, {}).status_code == 403
    assert Cooperation.objects.get(slug=SLUG).published
