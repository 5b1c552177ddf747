"""*Personer*: roles given, ended and remembered; second factor, employer's sign-in, demo accounts."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from samverkan.accounts import affiliation, demo
from samverkan.accounts.models import User
from samverkan.accounts.second_factor import needs_second_factor
from samverkan.accounts.services import ensure_demo_people
from samverkan.core.faults import FaultError
from samverkan.history.selectors import event_model
from samverkan.registry import persons
from samverkan.registry.actors import actor_of
from samverkan.registry.demo_roles import ensure_demo_roles
from samverkan.registry.models import Cooperation
from samverkan.registry.people import RoleGrant
from samverkan.runtime import paths
from tests.people import ARE, RAGUNDA, SLUG, START, give, holder, person, signed_in

pytestmark = pytest.mark.django_db
PAGE = f"/{SLUG}/personer/"
SITE = "http://testserver/"
ARE_ORGNR = "2120002494"


def text_of(response: Any) -> str:
    plain = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", unescape(plain).replace("\u00a0", " "))


def given(by: User, role: str, email: str = "ny@kommunen.example", name: str = "Nils Ny", **more: Any) -> RoleGrant:
    said = {"slug": SLUG, "organisation": "", "on": date(2026, 3, 1), "site_url": SITE, **more}
    return persons.give_role(role=role, email=email, name=name, by=actor_of(by), **said)


def ended(by: User, grant: RoleGrant, slug: str = SLUG) -> RoleGrant:
    return persons.end_role(slug=slug, grant=grant.pk, by=actor_of(by), on=timezone.localdate(), reason="slutar")


def test_new_person_is_invited_and_has_the_role(mailoutbox: list[Any], django_capture_on_commit_callbacks: Any) -> None:
    director = holder("director")
    with django_capture_on_commit_callbacks(execute=True):
        response = signed_in(director).post(
            PAGE, {"email": "Ny@Kommunen.example", "name": "Nils Ny", "role": "economist", "reason": "Ny ekonom"}
        )
    assert (response.status_code, response["Location"]) == (302, PAGE)
    grant = RoleGrant.objects.get(user__email="ny@kommunen.example")
    assert (grant.role, grant.cooperation_id, grant.since, grant.until) == (
        "economist", SLUG, timezone.localdate(), None
    )  # fmt: skip
    assert [mail.to for mail in mailoutbox] == [["ny@kommunen.example"]]
    assert "/konto/inbjudan/" in mailoutbox[0].body
    assert f"Du får rollen ekonom i {Cooperation.objects.get(slug=SLUG)}." in mailoutbox[0].body


def test_giver_is_told_of_the_letter_that_is_sent(django_capture_on_commit_callbacks: Any) -> None:
    client, known = signed_in(holder("director")), person("eva@kommunen.example", "Eva Ek")
    for email, said in (("ny@kommunen.example", True), (known.email, False)):
        with django_capture_on_commit_callbacks(execute=True):
            told = client.post(PAGE, {"email": email, "name": "Nils Ny", "role": "economist"}, follow=True)
        assert "har nu rollen ekonom" in text_of(told)
        assert (f"skickat till {email}" in text_of(told)) is said


def test_letter_to_a_representative_says_for_whom(
    mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        given(holder("director"), "representative", organisation=ARE)
    assert "Du får rollen medlemsrepresentant för Åre i " in mailoutbox[0].body


def test_known_person_gets_the_role_without_a_letter(
    mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    known = person("eva@kommunen.example", "Eva Ek")
    with django_capture_on_commit_callbacks(execute=True):
        grant = given(holder("director"), "auditor", known.email, name="")
    assert grant.user == known
    assert mailoutbox == []


def test_role_given_is_on_record_with_who_and_why() -> None:
    director = holder("director")
    grant = given(director, "economist", reason="Ny ekonom")
    event = event_model(RoleGrant).objects.select_related("pgh_context").get(pgh_obj_id=grant.pk)
    assert event.pgh_label == "insert"
    assert event.pgh_context.metadata == {"by": director.email, "ground": {"reason": "Ny ekonom"}}


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"role": "representative"}, "organisation", "vilken medlem eller avtalspart"),
        ({"role": "representative", "organisation": "0180"}, "organisation", ""),
        ({"role": "economist", "name": ""}, "name", "Personen är ny här"),
        ({"role": "economist", "email": "utan-snabel-a"}, "email", ""),
        ({"role": "administrator"}, "role", ""),
        ({"role": "everywhere"}, "role", ""),
    ],
)
def test_refused_form_says_why_at_the_field_and_keeps_what_was_typed(
    fields: dict[str, str], field: str, words: str
) -> None:
    typed = {"email": "ny@kommunen.example", "name": "Nils Ny", "reason": "därför", **fields}
    response = signed_in(holder("director")).post(PAGE, typed)
    assert response.status_code == 400
    page = response.content.decode()
    assert f'id="id_{field}_error"' in page
    assert words in text_of(response)
    assert "därför" in page
    assert not User.objects.filter(email="ny@kommunen.example").exists()


def test_role_that_is_held_is_not_given_twice() -> None:
    director, known = holder("director"), person("eva@kommunen.example")
    given(director, "economist", known.email)
    with pytest.raises(FaultError, match="har redan rollen ekonom"):
        given(director, "economist", known.email)
    given(director, "auditor", known.email)


def test_representative_speaks_for_a_member_or_a_party_alone() -> None:
    offered = persons.organisations_to_speak_for(SLUG)
    assert {ARE, RAGUNDA, f"{SLUG}/region-jamtland-harjedalen"} <= set(offered)
    assert offered[ARE] == "Åre"
    assert "0180" not in offered
    assert f"{SLUG}/energimyndigheten" not in offered
    page = signed_in(holder("director")).get(PAGE).content.decode()
    select = page.split('name="organisation"')[1].split("</select>")[0]
    assert set(re.findall(r'value="([^"]+)"', select)) == set(offered)


def test_director_is_offered_every_role_but_administrator() -> None:
    page = signed_in(holder("director")).get(PAGE).content.decode()
    options = page.split('name="role"')[1].split("</select>")[0]
    assert "administrator" not in options
    assert "director" in options
    page = signed_in(holder("administrator", None)).get(PAGE).content.decode()
    assert {"administrator", "everywhere"} <= set(re.findall(r'value="(\w+)"', page.split('name="role"')[1]))


def test_director_can_neither_give_nor_end_administrator() -> None:
    director, administrator = holder("director"), holder("administrator")
    with pytest.raises(PermissionDenied):
        given(director, "administrator")
    grant = RoleGrant.objects.get(user=administrator)
    with pytest.raises(PermissionDenied):
        ended(director, grant)
    client = signed_in(director)
    assert client.post(f"{PAGE}{grant.pk}/avsluta/").status_code == 403
    assert f"{grant.pk}/avsluta" not in client.get(PAGE).content.decode()


def test_administrator_of_a_cooperation_does_not_end_one_of_the_installation() -> None:
    administrator, everywhere = holder("administrator"), holder("administrator", None)
    grant = RoleGrant.objects.get(user=everywhere)
    with pytest.raises(PermissionDenied):
        ended(administrator, grant)
    with pytest.raises(PermissionDenied):
        given(administrator, "administrator", slug=None)


def test_role_of_another_cooperation_is_not_ended_from_here() -> None:
    director, other = holder("director"), holder("economist", "kalmar")
    with pytest.raises(RoleGrant.DoesNotExist):
        ended(director, RoleGrant.objects.get(user=other))
    assert signed_in(director).get(f"{PAGE}{RoleGrant.objects.get(user=other).pk}/avsluta/").status_code == 404


def test_ended_role_stops_at_once_and_stays_in_the_history() -> None:
    director, economist = holder("director"), holder("economist")
    browser = signed_in(economist)
    Cooperation.objects.filter(slug=SLUG).update(published=False)
    assert browser.get(f"/{SLUG}/").status_code == 200
    grant = RoleGrant.objects.get(user=economist)
    client = signed_in(director)
    asked = client.get(f"{PAGE}{grant.pk}/avsluta/")
    assert "Rollen upphör genast" in text_of(asked)
    assert client.post(f"{PAGE}{grant.pk}/avsluta/", {"reason": "Byter tjänst"}).status_code == 302
    assert browser.get(f"/{SLUG}/").status_code == 404
    grant.refresh_from_db()
    assert grant.until == timezone.localdate()
    page = text_of(client.get(PAGE))
    ended_part = page.split("Roller som har upphört")[1]
    assert "Economist-Jamtland" in ended_part
    assert f"{director} Byter tjänst" in ended_part
    assert client.post(f"{PAGE}{grant.pk}/avsluta/").status_code == 404


def test_role_given_today_can_be_ended_today() -> None:
    director = holder("director")
    grant = given(director, "economist", on=timezone.localdate())
    ended(director, grant)
    assert actor_of(grant.user).roles(SLUG) == frozenset()
    given(director, "economist", on=timezone.localdate())


def test_last_who_may_give_roles_is_not_ended() -> None:
    director = holder("director")
    mine = RoleGrant.objects.get(user=director)
    response = signed_in(director).post(f"{PAGE}{mine.pk}/avsluta/")
    assert response.status_code == 400
    assert "Du är den enda som kan ge roller här. Ge rollen förbundsdirektör till någon annan först." in text_of(
        response
    )
    given(director, "director", email="efter@kommunen.example")
    assert ended(director, mine).until


def test_last_administrator_of_the_installation_is_not_ended() -> None:
    administrator = holder("administrator", None)
    holder("director")
    mine = RoleGrant.objects.get(user=administrator)
    with pytest.raises(FaultError, match="du är den enda i installationen"):
        ended(administrator, mine)
    other = person("andra@kommunen.example")
    give(other, "administrator", None)
    assert ended(administrator, mine).until


def test_one_who_is_shut_out_or_a_demo_account_is_no_other() -> None:
    director = holder("director")
    shut, demo_person = person("stangd@kommunen.example"), person("demo@kommunen.example")
    User.objects.filter(pk=shut.pk).update(is_active=False)
    User.objects.filter(pk=demo_person.pk).update(is_demo=True)
    give(shut, "director")
    give(demo_person, "administrator", None)
    with pytest.raises(FaultError, match="du är den enda"):
        ended(director, RoleGrant.objects.get(user=director))


def test_director_does_not_let_in_one_who_was_shut_out() -> None:
    shut = person("stangd@kommunen.example")
    User.objects.filter(pk=shut.pk).update(is_active=False)
    with pytest.raises(FaultError, match="kontot är avstängt"):
        given(holder("director"), "economist", shut.email)
    assert given(holder("administrator", None), "economist", shut.email).user == shut
    shut.refresh_from_db()
    assert shut.is_active


def test_page_is_for_those_who_manage_roles(client: Client) -> None:
    assert client.get(PAGE)["Location"] == f"/konto/logga-in/?next={PAGE}"
    refused = signed_in(holder("economist")).get(PAGE)
    assert refused.status_code == 403
    assert "Det kräver en av rollerna systemförvaltare eller förbundsdirektör." in text_of(refused)
    assert "be samverkans förbundsdirektör eller systemförvaltare" in text_of(refused)
    assert PAGE not in signed_in(holder("auditor")).get(f"/{SLUG}/").content.decode()
    assert PAGE in signed_in(holder("director")).get(f"/{SLUG}/").content.decode()


def test_page_asks_as_many_questions_however_many_have_roles(django_assert_num_queries: Any) -> None:
    client = signed_in(holder("director"))
    client.get(PAGE)
    with django_assert_num_queries(7):
        client.get(PAGE)
    for n in range(5):
        give(person(f"p{n}@kommunen.example"), "economist")
    with django_assert_num_queries(7):
        client.get(PAGE)


def test_everyone_with_a_role_that_holds_needs_a_second_factor() -> None:
    without, with_role, over = person("a@kommunen.example"), holder("auditor"), person("b@kommunen.example")
    give(over, "economist", until=date(2020, 1, 1))
    assert [needs_second_factor(user) for user in (without, with_role, over)] == [False, True, False]
    User.objects.filter(pk=with_role.pk).update(is_demo=True)
    with_role.refresh_from_db()
    assert not needs_second_factor(with_role)


def test_one_without_a_second_factor_is_led_to_setting_one_up(client: Client) -> None:
    client.force_login(holder("economist"))
    assert client.get(f"/{SLUG}/")["Location"] == "/konto/tvafaktor/"


def test_employers_sign_in_gives_no_role_unless_switched_on() -> None:
    who = person("eva@kommunen.example")
    affiliation.attach(who, ARE_ORGNR)
    assert not RoleGrant.objects.exists()


def test_employers_sign_in_gives_the_role_of_the_own_organisation_where_switched_on() -> None:
    Cooperation.objects.filter(slug=SLUG).update(attach_by_orgnr=True)
    who = person("eva@kommunen.example")
    affiliation.attach(who, ARE_ORGNR)
    affiliation.attach(who, ARE_ORGNR)
    grants = RoleGrant.objects.values_list("user", "cooperation", "role", "organisation")
    assert list(grants) == [(who.pk, SLUG, "representative", ARE)]
    event = event_model(RoleGrant).objects.select_related("pgh_context").get()
    assert event.pgh_context.metadata["by"] == "arbetsgivarens inloggning"
    affiliation.attach(person("stockholm@kommunen.example"), "2120000142")
    assert RoleGrant.objects.count() == 1


def test_employers_sign_in_does_not_give_back_what_was_ended() -> None:
    Cooperation.objects.filter(slug=SLUG).update(attach_by_orgnr=True)
    who = person("eva@kommunen.example")
    give(who, "representative", organisation=ARE, until=date(2024, 1, 1))
    affiliation.attach(who, ARE_ORGNR)
    assert actor_of(who).grants == ()


def test_only_an_administrator_switches_the_employers_sign_in_on() -> None:
    address = f"{PAGE}arbetsgivare/"
    assert signed_in(holder("director")).post(address, {"attach": "on"}).status_code == 403
    client = signed_in(holder("administrator"))
    assert client.post(address, {"attach": "on"}).status_code == 302
    assert Cooperation.objects.get(slug=SLUG).attach_by_orgnr
    client.post(address, {})
    assert not Cooperation.objects.get(slug=SLUG).attach_by_orgnr


def test_demo_accounts_have_each_its_role() -> None:
    ensure_demo_people()
    people = {one.email: one.role for one in demo.PEOPLE}
    on = timezone.localdate()
    assert ensure_demo_roles(paths.cases_dir(), people, on) == len(people)
    assert ensure_demo_roles(paths.cases_dir(), people, on) == 0
    held = RoleGrant.objects.values_list("user__email", "role", "cooperation", "organisation")
    by_login = {email.partition("@")[0]: rest for email, *rest in held}
    assert by_login["forvaltare"] == ["administrator", None, None]
    assert by_login["kommun"] == ["representative", SLUG, ARE]
    assert by_login["grannkommun"] == ["representative", SLUG, RAGUNDA]
    assert by_login["ekonom"] == ["economist", SLUG, None]


def test_demo_accounts_without_the_cooperation_are_administrators_only(tmp_path: Path) -> None:
    ensure_demo_people()
    people = {one.email: one.role for one in demo.PEOPLE}
    assert ensure_demo_roles(tmp_path, people, START) == 1
    assert RoleGrant.objects.get().role == "administrator"
