"""Many cooperations: lists take a fixed number of queries, fit on a page, and offer what is near."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samverkan.registry import directory, snapshots, start
from samverkan.registry.models import Cooperation
from samverkan.registry.services import save_case, touch
from samverkan.testing.many import many_cases, slug_of

pytestmark = pytest.mark.django_db
LISTS = ("avtal/", "medlemmar/", "arenor/", "kallor/", "kontroll/", "ekonomi/", "historik/", "")


@pytest.fixture
def many(db: None) -> int:
    """Only made-up cooperations, a dozen and a half."""
    Cooperation.objects.update(published=False)
    for case in many_cases(16, organisations=1, agreements=1, rows=2):
        save_case(case, published=True)
    return 16


@pytest.fixture
def few_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(directory, "PER_PAGE", 10)
    monkeypatch.setattr(start, "PER_PAGE", 10)


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    forget()
    yield
    forget()


def forget() -> None:
    directory._kept.clear()
    snapshots._kept.clear()
    snapshots._cases.clear()


def queries(client: Client, address: str) -> int:
    """How many a reader's first look takes after a write."""
    forget()
    touch(slug_of(0))
    with CaptureQueriesContext(
        connection,
    ) as taken:
        assert client.get(address).status_code == 200
    return len(taken)


def listed(html: str) -> int:
    return html.count('<th scope="row"')


def test_start_takes_the_same_queries_for_one_three_and_many(client: Client, many: int) -> None:
    taken = []
    for shown in (1, 3, many):
        slugs = [slug_of(n) for n in range(shown)]
        Cooperation.objects.update(published=False)
        Cooperation.objects.filter(slug__in=slugs).update(published=True)
        taken.append(queries(client, "/"))
        assert listed(client.get("/").content.decode()) == shown
    assert len(set(taken)) == 1
    assert taken[0] < 12


@pytest.mark.parametrize("address", LISTS)
def test_list_page_takes_the_same_queries_for_one_row_and_three(client: Client, address: str) -> None:
    taken = []
    for rows in (1, 3):
        save_case(next(many_cases(1, organisations=rows, agreements=rows, rows=rows + 1)), published=True)
        client.get(f"/{slug_of(0)}/{address}")  # statistics and drawings are read once a process
        taken.append(queries(client, f"/{slug_of(0)}/{address}"))
    assert taken[0] == taken[1]


def test_start_shows_a_page_at_a_time(client: Client, many: int, few_a_page: None) -> None:
    first, second = (client.get(address).content.decode() for address in ("/", "/?sida=2"))
    assert listed(first) == 10
    assert listed(second) == many - 10
    assert "Sida 1 av 2" in first
    assert 'href="?sida=2"' in first
    slugs = {slug_of(n) for n in range(many)}
    assert {slug for slug in slugs if f'href="/{slug}/"' in first + second} == slugs
    assert "Sida 2 av 2" in client.get("/?sida=9999").content.decode()


def test_start_finds_by_name_and_says_where_there_is_none(client: Client, many: int, few_a_page: None) -> None:
    found = client.get("/", {"namn": "norra VATTEN"}).content.decode()
    assert listed(found) == 1
    assert f'href="/{slug_of(2)}/"' in found
    assert "Ingen samverkan här har ett namn med ”&lt;b&gt;”" in client.get("/", {"namn": "<b>"}).content.decode()


def test_start_as_a_file_holds_every_one(client: Client, many: int, few_a_page: None) -> None:
    current, earlier = (
        client.get("/", {"ladda": f"{name}.csv"}).content.decode("utf-8-sig").splitlines()[1:]
        for name in ("samverkan", "foregangare")
    )
    assert len(current) + len(earlier) == many
    assert len(earlier) == 1


def test_switcher_offers_twelve_at_most_with_those_near_and_a_link_to_all(client: Client, many: int) -> None:
    html = client.get(f"/{slug_of(9)}/kallor/").content.decode()
    switcher = html.partition('<details class="drop switch"')[2].partition("</details>")[0]
    assert switcher.count("<a href") == 13
    assert f'href="/{slug_of(8)}/"' in switcher  # it refers to that one
    assert f'href="/{slug_of(9)}/" aria-current="true"' in switcher
    assert f'<a href="/">Alla {many} samverkan</a>' in switcher


def test_glimpse_says_what_the_whole_says(client: Client) -> None:
    known = snapshots.get_cooperations()
    slugs = list(known)
    for glimpse, slug in zip(directory.get_glimpses(slugs, known), slugs, strict=True):
        whole = snapshots.get_snapshot(slug, known)
        for kind in directory.GLIMPSED:
            assert getattr(glimpse.case, kind) == getattr(whole.case, kind)
        names = {row.organisation for row in whole.case.memberships}
        assert [glimpse.organisation_name(key) for key in names] == [whole.organisation_name(key) for key in names]


def test_organisation_tells_of_its_other_cooperations_and_history_of_those_before(client: Client, many: int) -> None:
    member = next(islice(many_cases(1), 1)).memberships[7].organisation  # belongs to others as well
    shared = directory.sharing(member, "", snapshots.get_cooperations())
    assert len([slug for slug in shared if slug.startswith("samverkan-")]) > 1
    html = client.get(f"/{slug_of(0)}/medlemmar/{member}/").content.decode()
    others = [slug for slug in shared if slug.startswith("samverkan-") and slug != slug_of(0)]
    assert all(f"/{slug}/medlemmar/{member}/" in html for slug in others)
    assert f'href="/{slug_of(8)}/"' in client.get(f"/{slug_of(9)}/historik/").content.decode()
