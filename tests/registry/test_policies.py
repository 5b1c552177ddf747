"""Who may do what: the documented table of role × action, cell by cell, and the rules beside it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from samverkan.registry import policies
from samverkan.registry.actors import actor_of
from samverkan.registry.models import Cooperation
from samverkan.registry.people import ROLES
from samverkan.registry.policies import ACTIONS, NOBODY, Actor, Grant
from tests.people import ARE, RAGUNDA, SLUG, give, holder, person

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "roles.md"


def documented() -> dict[tuple[str, str], bool]:
    """The table of docs/roles.md: (action, role) → may."""
    table = DOCUMENT.read_text(encoding="utf-8").split("<!-- table: roles -->")[1].split("<!-- end -->")[0]
    head, _, *rows = (
        [cell.strip() for cell in line.strip("|").split("|")] for line in table.strip().splitlines() if line.strip()
    )
    roles = [re.findall(r"`(\w+)`", cell)[0] for cell in head[2:]]
    return {(row[0].strip("`"), role): bool(cell) for row in rows for role, cell in zip(roles, row[2:], strict=True)}


TABLE = documented()


def an(role: str, slug: str | None = SLUG, organisation: str | None = None) -> Actor:
    return Actor(None, (Grant(role, slug, organisation),))


def test_documented_table_holds_every_action_and_role() -> None:
    assert set(TABLE) == {(action, role) for action in ACTIONS for role in ROLES}


@pytest.mark.parametrize(("action", "role"), sorted(TABLE), ids=lambda value: value)
def test_cell_of_the_documented_table_holds(action: str, role: str) -> None:
    assert policies.can(an(role), action, SLUG) is TABLE[action, role]
    assert not policies.can(an(role), action, "kalmar")
    if TABLE[action, role]:
        policies.check_can(an(role), action, SLUG)
    else:
        with pytest.raises(policies.RoleNeededError, match="Din roll får inte göra detta"):
            policies.check_can(an(role), action, SLUG)


@pytest.mark.parametrize("action", sorted(ACTIONS))
def test_nobody_may_do_anything(action: str) -> None:
    assert not policies.can(NOBODY, action, SLUG)


@pytest.mark.parametrize("action", sorted(set(ACTIONS) - {"attest"}))
def test_administrator_of_the_installation_may_do_everything_everywhere(action: str) -> None:
    assert policies.can(an("administrator", None), action, "vilken-som-helst")


def test_who_runs_the_installation_attests_nothing() -> None:
    assert not policies.can(an("administrator", None), "attest", SLUG)


def test_refusal_names_the_roles_that_would_do() -> None:
    with pytest.raises(policies.RoleNeededError) as refused:
        policies.check_can(an("economist"), "manage_roles", SLUG)
    assert refused.value.roles == ("Systemförvaltare", "Förbundsdirektör")


def test_only_an_administrator_of_the_installation_sets_up_a_cooperation() -> None:
    assert policies.can_create(an("administrator", None))
    assert not policies.can_create(an("administrator"))
    with pytest.raises(PermissionDenied):
        policies.check_can_create(an("director"))


@pytest.mark.parametrize(
    ("giver", "slug", "given", "may"),
    [
        *(("director", SLUG, role, role != "administrator") for role in ROLES),
        *(("administrator", SLUG, role, True) for role in ROLES),
        *(("economist", SLUG, role, False) for role in ROLES),
        *(("representative", SLUG, role, False) for role in ROLES),
        ("director", "kalmar", "economist", False),
    ],
)
def test_roles_are_given_by_those_who_may(giver: str, slug: str, given: str, may: bool) -> None:
    assert policies.can_give_role(an(giver), given, slug) is may


def test_role_in_the_whole_installation_is_given_by_one_who_has_it() -> None:
    assert policies.can_give_role(an("administrator", None), "administrator", None)
    assert not policies.can_give_role(an("administrator"), "administrator", None)


def test_draft_is_seen_by_its_owners_alone() -> None:
    are, ragunda = an("representative", organisation=ARE), an("representative", organisation=RAGUNDA)
    assert policies.can_see_owned(are, SLUG, ARE)
    assert not policies.can_see_owned(ragunda, SLUG, ARE)
    assert not policies.can_see_owned(are, SLUG, None)
    assert not policies.can_see_owned(an("director"), SLUG, ARE)
    assert policies.can_see_owned(an("economist"), SLUG, None)
    assert policies.can_see_owned(an("auditor"), SLUG, ARE)
    assert not policies.can_see_owned(NOBODY, SLUG, None)


@pytest.mark.django_db
def test_role_holds_from_its_first_day_until_the_day_it_ends() -> None:
    who = person("eva@kommunen.example")
    ended = give(who, "economist", until=date(2020, 6, 1))
    assert actor_of(who, date(2014, 12, 31)).roles(SLUG) == frozenset()
    assert actor_of(who, ended.since).roles(SLUG) == {"economist"}
    assert actor_of(who, date(2020, 5, 31)).roles(SLUG) == {"economist"}
    assert actor_of(who, date(2020, 6, 1)).roles(SLUG) == frozenset()


@pytest.mark.django_db
def test_role_ended_the_day_it_was_given_holds_on_no_day() -> None:
    who, day = person("eva@kommunen.example"), date(2015, 1, 1)
    give(who, "economist", until=day)
    days = [day + timedelta(days=n) for n in (-1, 0, 1)]
    assert [actor_of(who, on).roles(SLUG) for on in days] == [frozenset()] * 3


@pytest.mark.django_db
def test_section_that_is_not_published_is_open_to_those_with_a_role_alone() -> None:
    cooperation = Cooperation(slug=SLUG, published=True, public_sections=["avtal"])
    assert policies.can_view_section(cooperation, "avtal")
    assert policies.can_view_section(cooperation, "oversikt")
    assert not policies.can_view_section(cooperation, "ekonomi")
    assert not policies.can_view_section(cooperation, "en-ny-avdelning")
    assert policies.can_view_section(cooperation, "ekonomi", actor_of(holder("auditor")))
    with pytest.raises(Http404):
        policies.check_can_view_section(cooperation, "ekonomi")


def test_cooperation_that_is_not_published_shows_no_section_whatever_is_chosen() -> None:
    cooperation = Cooperation(slug=SLUG, published=False, public_sections=["avtal"])
    assert not any(policies.can_view_section(cooperation, key) for key in ("avtal", "oversikt", ""))
    assert policies.can_view_section(cooperation, "oversikt", an("representative"))
    assert not policies.can_view_section(cooperation, "oversikt", an("director", "kalmar"))
