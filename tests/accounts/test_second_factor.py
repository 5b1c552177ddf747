"""Who must have a second factor comes no further without one."""

from __future__ import annotations

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from signing_in import PASSWORD, signed_in

from samverkan.accounts import second_factor, services

pytestmark = pytest.mark.django_db


def code(secret, later=0):
    """What an app shows now, ``later`` periods on."""
    return auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30 + later))


def add_app(client):
    """Set the app up; gives its secret."""
    secret = client.get("/konto/tvafaktor/app/").context["form"].secret
    answer = client.post("/konto/tvafaktor/app/", {"code": code(secret)})
    assert answer.url == "/konto/tvafaktor/reservkoder/", answer.content.decode()
    return secret


def test_from_the_invitation_through_the_app_to_the_pages(
    client, db, everyone_needs_two_factors, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        services.invite_person(email="ny@kommunen.example", name="Nils", by=None, site_url="http://testserver")
    link = re.search(r"http://testserver(\S+)", mailoutbox[0].body).group(1)
    client.post(link, {"password": "en-helt-egen-mening"})
    assert client.get("/jamtland/").url == "/konto/tvafaktor/"
    assert "Din roll kräver tvåfaktor." in client.get("/konto/tvafaktor/").content.decode()
    add_app(client)
    assert len(re.findall(r"<code>\d{8}</code>", client.get("/konto/tvafaktor/reservkoder/").content.decode())) == 10
    assert client.get("/jamtland/").status_code == 200


def test_until_done_only_setting_up_and_the_way_out_are_open(client, person, sign_in, everyone_needs_two_factors):
    sign_in()
    for path in ("/", "/jamtland/ekonomi/", "/konto/", "/konto/losenord/", "/konto/sessioner/"):
        assert client.get(path).url == "/konto/tvafaktor/", path
    for path in ("/konto/tvafaktor/", "/konto/tvafaktor/app/", "/konto/tvafaktor/nycklar/ny/", "/konto/logga-ut/"):
        assert client.get(path).status_code == 200, path
    client.post("/konto/logga-ut/")
    assert client.get("/").status_code == 200


def test_next_sign_in_asks_for_the_code_which_works_once(client, person, sign_in, everyone_needs_two_factors):
    sign_in()
    secret = add_app(client)
    client.post("/konto/logga-ut/")
    assert sign_in().url == "/konto/tvafaktor/kod/"
    assert not signed_in(client)
    assert "Koden stämmer inte." in client.post("/konto/tvafaktor/kod/", {"code": "000000"}).content.decode()
    used = code(secret)
    assert client.post("/konto/tvafaktor/kod/", {"code": used}).url == "/"
    assert signed_in(client)
    client.post("/konto/logga-ut/")
    sign_in()
    assert client.post("/konto/tvafaktor/kod/", {"code": used}).status_code == 200
    assert not signed_in(client)


def test_recovery_code_opens_once(client, person, sign_in):
    sign_in()
    client.post("/konto/bekrafta/", {"password": PASSWORD})
    add_app(client)
    spare = Authenticator.objects.get(user=person, type="recovery_codes").wrap().get_unused_codes()[0]
    for signs_in in (True, False):
        client.post("/konto/logga-ut/")
        sign_in()
        client.post("/konto/tvafaktor/kod/", {"code": spare})
        assert signed_in(client) is signs_in


def test_secret_of_the_app_is_not_readable_in_the_database(client, person, sign_in, everyone_needs_two_factors):
    sign_in()
    secret = add_app(client)
    assert secret not in str(Authenticator.objects.get(user=person, type="totp").data)


def test_taking_the_app_away_leads_back_to_setting_one_up(client, person, sign_in, everyone_needs_two_factors):
    sign_in()
    add_app(client)
    assert client.get("/jamtland/").status_code == 200
    client.post("/konto/bekrafta/", {"password": PASSWORD})
    client.post("/konto/tvafaktor/app/stang-av/")
    assert client.get("/jamtland/").url == "/konto/tvafaktor/"


def test_who_needs_none_adds_one_after_saying_the_password_again(client, person, sign_in):
    sign_in()
    assert client.get("/jamtland/").status_code == 200
    assert client.get("/konto/tvafaktor/app/").url.startswith("/konto/bekrafta/")
    client.post("/konto/bekrafta/", {"password": PASSWORD})
    add_app(client)


def test_nothing_more_is_asked_once_the_session_knows_of_one(
    client, person, sign_in, everyone_needs_two_factors, django_assert_num_queries
):
    sign_in()
    add_app(client)
    client.get("/tillganglighet/")
    with django_assert_num_queries(2):  # the session and the person
        client.get("/tillganglighet/")


def test_rule_of_a_role_decides_and_demo_accounts_are_let_off(person, everyone_needs_two_factors, monkeypatch):
    assert second_factor.needs_second_factor(person)
    person.is_demo = True
    assert not second_factor.needs_second_factor(person)
    person.is_demo = False
    monkeypatch.setattr(second_factor, "_RULES", [])
    assert not second_factor.needs_second_factor(person)
