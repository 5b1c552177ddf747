"""Default deny: every address, asked for as everyone, answers as the table says; a new address must be entered there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings

from samverkan.registry.models import Cooperation
from samverkan.registry.snapshots import get_snapshot
from tests.architecture.access import (
    COLUMNS,
    HIDDEN,
    MARKS,
    WORD,
    World,
    addresses,
    make_world,
    words,
)
from tests.people import SLUG

pytestmark = pytest.mark.django_db
LINES = [line.split() for line in Path(__file__).with_name("access.txt").read_text(encoding="utf-8").splitlines()
         if line.strip() and not line.startswith("#")]  # fmt: skip
TABLE = {(method, name): dict(zip(COLUMNS, map(int, answers), strict=True)) for method, name, *answers in LINES}
"""(GET or POST, name of the address and what fills it) → the status that each column gets."""
PATTERNS = dict(addresses())
OUTSIDERS = ("anonymous", "elsewhere")


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """One for all tests: every question is undone by itself, and the whole when the last has been asked."""
    with (
        django_db_blocker.unblock(),
        override_settings(DATA_DIR=tmp_path_factory.mktemp("access")),
        transaction.atomic(),
    ):
        yield make_world()
        transaction.set_rollback(True)


def fills(world: World, slug: str) -> dict[str, dict[str, Any]]:
    """What the table's words after a ``/`` put into an address, and what an address without such a word gets."""
    if slug not in world.fills:
        world.fills[slug] = _fills(world, slug)
    return world.fills[slug]


def _fills(world: World, slug: str) -> dict[str, dict[str, Any]]:
    keys, case = world.keys[slug], get_snapshot(slug).case
    first = {
        resource: getattr(case, resource)[0].id
        for resource in ("agreements", "budget", "organisations", "arenas", "entries")
    }
    named = {resource: {"resource": resource, "key": key} for resource, key in first.items()}
    named["rules"] = {"resource": "rules", "key": next(rule.id for rule in case.rules if rule.kind == "allocation")}
    for owner in ("2321", "2303", "staff"):
        named[owner] = {
            "draft": keys["drafts"][owner],
            "document": keys["documents"][owner],
            "sheet": keys["sheets"][owner],
        }
        named[f"alt-{owner}"] = {"draft": keys["alternatives"][owner], "figure": "after.total"}
    named["secret"] = {"document": keys["secret"]}
    day = get_snapshot(slug).case.cooperation.reference_date
    assert day
    named[""] = {
        "figure": "member.population.alla.2020", "organisation": "2321", "grant": keys["grant"],
        "finding": get_snapshot(slug).findings(day)[0].id, "source": case.sources[0].id, "agreement": first["agreements"],
        "area": case.budget[0].area, "year": 2020, "member": "2321", "arena": first["arenas"], "format": "html", "token": "okand",
        "upload": keys["upload"], "key": "okand", "uidb36": "1", "pk": 1, "provider_id": "okand", "organization_slug": "okand", "secret": "okand",
        "version": keys["version"], "issuing": keys["issuing"], "proposal": keys["proposal"], "change": keys["change"],
        "ledger": keys["ledger"], "number": keys["number"], "month": 8, "measure": "due",
        "alternative": next((rule.id for rule in case.rules if rule.kind == "scenario"), "okant"),
        "form": "kommunalforbund-direktion",
    }  # fmt: skip
    named["feed"] = {"secret": world.feeds["representative"]}
    return named


def filled(world: World, name: str, slug: str = SLUG) -> str:
    """The address of a line of the table."""
    plain, _, word = name.partition("/") if name in PATTERNS or "/" in name else (name, "", "")
    pattern = PATTERNS[name] if name in PATTERNS else PATTERNS[plain]
    named = fills(world, slug)
    values = named[""] | (named[word] if name not in PATTERNS else {}) | {"slug": slug}
    text = re.sub(r"\(\?P<(\w+)>[^)]+\)", r"<\1>", pattern).replace("^", "").replace("$", "")
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(values[found[1]]), text)


def test_every_address_has_its_line_and_every_line_an_address() -> None:
    lines = {name if name in PATTERNS else name.partition("/")[0] for _, name in TABLE}
    assert sorted(set(PATTERNS) - lines) == []
    assert sorted(lines - set(PATTERNS)) == []
    assert len(TABLE) == len(LINES), "an address has two lines"


def asked() -> Iterator[tuple[str, str, str, int]]:
    """Method, name, column and status expected: the table, and POST as GET for two columns where it has no line."""
    for (method, name), answers in TABLE.items():
        yield from ((method, name, who, answers[who]) for who in COLUMNS)
        if method == "GET" and ("POST", name) not in TABLE:
            yield from (("POST", name, who, answers[who]) for who in ("anonymous", "neighbour"))


def test_every_address_answers_everyone_as_the_table_says(world: World) -> None:
    places = {name: filled(world, name) for _, name in TABLE}
    found = ((*line, world.ask(line[2], line[0], places[line[1]]).status_code) for line in asked())
    wrong = [
        f"{method} {name} as {who}: {status}, not {expected}"
        for method, name, who, expected, status in found
        if status != expected
    ]
    assert wrong == []


@pytest.mark.parametrize("who", OUTSIDERS)
def test_cooperation_that_is_not_published_answers_outsiders_as_one_that_never_was(world: World, who: str) -> None:
    wrong = []
    for method, name in [
        key for key in TABLE if "<slug:slug>" in PATTERNS.get(key[1], PATTERNS.get(key[1].partition("/")[0], ""))
    ]:
        address = filled(world, name, HIDDEN)
        hidden = world.ask(who, method, address)
        absent = world.ask(who, method, address.replace(HIDDEN, "finns-inte", 1))
        if hidden.status_code != absent.status_code or hidden.status_code not in (404, 405):
            wrong.append(f"{method} {address}: {hidden.status_code}")
        if "En hemlig samverkan" in words(hidden):
            wrong.append(f"{method} {address} tells its name")
    assert wrong == []


@pytest.mark.parametrize("who", OUTSIDERS)
def test_cooperation_that_is_not_published_is_named_on_no_page(world: World, who: str) -> None:
    for name in (
        "start",
        "start-search",
        "reports:overview",
        "comparison:comparison",
        "registry:history",
        "registry:search",
    ):
        said = words(world.ask(who, "GET", filled(world, name), {"q": "hemlig samverkan"}))
        assert HIDDEN not in said, name
        assert "En hemlig samverkan" not in said, name


def test_cooperation_that_is_not_published_is_open_to_who_has_a_role_in_it(world: World) -> None:
    assert not Cooperation.objects.get(slug=HIDDEN).published
    assert world.ask("administrator", "GET", f"/{HIDDEN}/").status_code == 200
    assert HIDDEN in words(world.ask("administrator", "GET", "/"))


def seen_by(world: World, who: str) -> Iterator[tuple[str, str]]:
    """Everything that a person can reach: each address of the table, and every link and file on their pages."""
    waiting = [filled(world, name) for method, name in TABLE if method == "GET"]
    waiting += [
        f"/{SLUG}/sok/?q={WORD}",
        f"/sok/?q={WORD}",
        f"/{SLUG}/utkast/",
        f"/kalender/{world.feeds['neighbour']}.ics",
    ]
    known = set(waiting)
    while waiting:
        address = waiting.pop()
        response = world.ask(who, "GET", address)
        said = words(response)
        yield address, said
        if response.status_code == 200 and "text/html" in response["Content-Type"] and address.count("/") < 6:
            found = {_joined(address, unescape(href)) for href in re.findall(r'(?:href|action)="([^"#]+)"', said)}
            fresh = {href for href in found if _worth(href) and href not in known}
            known |= fresh
            waiting += sorted(fresh)


def _joined(address: str, href: str) -> str:
    return address.partition("?")[0] + href if href.startswith("?") else href


def _worth(href: str) -> bool:
    """Pages and files that may tell of drafts and documents; the many that lay out published facts alike are asked for once,
    by the table."""
    if not href.startswith(f"/{SLUG}/") or re.search(r"sortera=|\.(png|svg)$", href):
        return False
    return bool(
        re.search(
            r"/(utkast|kriterier|handlingar|sok|kalkylblad|mellanhavanden)/|/entries/|/andringar/$|/(agreements|avtal)/[^/]+/|ladda=allt",
            href,
        )
    )


def test_no_member_is_told_what_another_member_or_the_staff_keeps(world: World) -> None:
    read = dict(seen_by(world, "neighbour"))
    assert len(read) > 60
    told = [address for address, said in read.items() for mark in MARKS.values() if mark in said]
    assert told == []
    assert any("oppet" in said for said in read.values()), "the neighbour sees what is the neighbour's own"


@pytest.mark.parametrize(("who", "owner"), [("representative", "2321"), ("economist", "staff")])
def test_owners_read_what_is_theirs(world: World, who: str, owner: str) -> None:
    """What the test above looks for is there to be found."""
    for name in (
        f"registry:editing:draft/{owner}",
        "registry:editing:drafts",
        f"registry:document/{owner}",
        "registry:documents",
        f"transition:criteria-sheet/{owner}",
        "transition:criteria",
    ):
        assert MARKS[owner] in words(world.ask(who, "GET", filled(world, name))), name
    assert MARKS[owner] in words(world.ask(who, "GET", f"/{SLUG}/sok/", {"q": WORD}))
