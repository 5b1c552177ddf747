"""In and out with e-mail and password."""

from __future__ import annotations

import logging

import pytest
from django.db import IntegrityError
from signing_in import signed_in

from samverkan.accounts import services
from samverkan.accounts.models import User

pytestmark = pytest.mark.django_db


def test_right_password_lets_in_and_the_menu_has_the_name_and_the_way_out(client, person, sign_in):
    answer = sign_in("EVA@kommunen.example", follow=True)
    assert signed_in(client)
    html = answer.content.decode()
    assert "Du är inloggad som Eva Ek." in html
    assert all(word in html for word in ("Mitt konto", "Tvåfaktor", "Sessioner", "Logga ut"))
    assert client.post("/konto/logga-ut/").status_code == 302
    assert not signed_in(client)
    assert "Du är utloggad." in client.get("/").content.decode()


def test_wrong_password_is_said_in_swedish_and_does_not_tell_whether_the_address_is_known(client, person, sign_in):
    known = sign_in(password="fel-losenord").content.decode()
    stranger = sign_in("ingen@kommunen.example", "fel-losenord").content.decode()
    sentence = "E-postadressen eller lösenordet stämmer inte."
    assert (sentence in known, sentence in stranger, signed_in(client)) == (True, True, False)


def test_sign_in_leads_back_to_where_one_was_but_never_to_another_site(client, person):
    form = {"login": person.email, "password": "en-lang-mening-till-natten"}
    assert client.post("/konto/logga-in/", {**form, "next": "/jamtland/avtal/"}).url == "/jamtland/avtal/"
    client.post("/konto/logga-ut/")
    assert client.post("/konto/logga-in/", {**form, "next": "https://elak.example/"}).url == "/"


def test_sign_up_is_closed_and_says_how_one_gets_an_account(client):
    answer = client.post("/konto/skapa/", {"email": "ny@kommunen.example", "password1": "en-lang-mening-till-natten"})
    assert "Ett konto får du genom en inbjudan." in answer.content.decode()
    assert not User.objects.filter(email="ny@kommunen.example").exists()


def test_after_five_wrong_passwords_the_right_one_is_refused_too(client, person, sign_in):
    for _ in range(5):
        sign_in(password="fel-losenord")
    answer = sign_in()
    assert not signed_in(client)
    assert "För många försök." in answer.content.decode()


def test_thirty_attempts_a_minute_from_one_address_are_a_page_that_says_wait(client):
    for number in range(31):
        answer = client.post("/konto/logga-in/", {"login": f"{number}@x.example", "password": ""})
    assert answer.status_code == 429
    assert "Vänta några minuter" in answer.content.decode()


def test_person_that_was_shut_out_is_out_at_once_and_cannot_come_back(client, person, sign_in):
    sign_in()
    services.deactivate_person(person=person, by=None)
    assert client.get("/konto/").status_code == 302
    assert sign_in(follow=True).content.decode().count("Kontot är stängt") >= 1
    assert not signed_in(client)


def test_reset_link_lets_one_choose_a_password_once(client, person, sign_in, mailoutbox):
    client.post("/konto/losenord/glomt/", {"email": person.email})
    (letter,) = mailoutbox
    assert letter.subject == "Nytt lösenord i Samverkan"
    link = next(line for line in letter.body.splitlines() if line.startswith("http")).removeprefix("http://testserver")
    form = client.get(link, follow=True)
    chosen = {"password1": "en-annan-lang-mening", "password2": "en-annan-lang-mening"}
    done = client.post(form.redirect_chain[-1][0], chosen, follow=True)
    assert "Lösenordet är bytt" in done.content.decode()
    assert sign_in(password="en-annan-lang-mening").status_code == 302
    client.post("/konto/logga-ut/")
    assert "Länken kan inte användas" in client.get(link, follow=True).content.decode()


def test_reset_for_a_stranger_looks_the_same_and_sends_nothing(client, mailoutbox):
    answer = client.post("/konto/losenord/glomt/", {"email": "ingen@kommunen.example"}, follow=True)
    assert "Länken är skickad" in answer.content.decode()
    assert mailoutbox == []


def test_weak_password_is_refused_with_the_reason(client, person, sign_in):
    sign_in()
    answer = client.post(
        "/konto/losenord/",
        {"oldpassword": "en-lang-mening-till-natten", "password1": "hej", "password2": "hej"},
    )
    assert "minst 12 tecken" in answer.content.decode()


def test_new_address_holds_when_its_link_was_followed(client, person, sign_in, mailoutbox):
    sign_in()
    client.post("/konto/e-post/", {"email": "Eva.Ny@kommunen.example", "action_add": ""})
    letter = next(letter for letter in mailoutbox if letter.to == ["eva.ny@kommunen.example"])
    link = next(line for line in letter.body.splitlines() if line.startswith("http")).removeprefix("http://testserver")
    person.refresh_from_db()
    assert person.email == "eva@kommunen.example"
    client.post(link)
    person.refresh_from_db()
    assert person.email == "eva.ny@kommunen.example"


def test_session_list_ends_the_other_sessions(client, person, sign_in, django_user_model):
    from django.test import Client

    other = Client()
    other.post("/konto/logga-in/", {"login": person.email, "password": "en-lang-mening-till-natten"})
    sign_in()
    page = client.get("/konto/sessioner/").content.decode()
    assert page.count('<th scope="row">') == 2
    client.post("/konto/sessioner/")
    assert other.get("/konto/").status_code == 302
    assert client.get("/konto/").status_code == 200


def test_reading_what_is_published_makes_no_session_and_asks_nothing_more(client, django_assert_num_queries):
    client.get("/jamtland/")
    with django_assert_num_queries(1):
        answer = client.get("/jamtland/")
    assert answer.status_code == 200
    assert not answer.cookies
    assert "Logga in" in answer.content.decode()


def test_name_is_changed_on_my_account(client, person, sign_in):
    sign_in()
    answer = client.post("/konto/", {"name": "Eva Ekström"}, follow=True)
    assert "Namnet är sparat." in answer.content.decode()
    assert "Eva Ekström" in answer.content.decode()


def test_address_is_one_whatever_the_case_of_the_letters(person):
    assert User.objects.get_by_natural_key("EVA@Kommunen.example") == person
    with pytest.raises(IntegrityError):
        User.objects.create(email="EVA@kommunen.example")


def test_cookies_are_for_https_alone_where_the_installation_says_so(client, person, sign_in, settings):
    settings.SESSION_COOKIE_SECURE = True
    answer = sign_in()
    cookie = answer.cookies["sessionid"]
    assert (cookie["secure"], cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, True, "Lax", 43200)


def test_sign_ins_are_on_record_by_number(client, person, sign_in, caplog):
    caplog.set_level(logging.INFO, "samverkan.audit")
    sign_in(password="fel")
    sign_in()
    lines = [record.message for record in caplog.records if record.name == "samverkan.audit"]
    assert lines == ["sign-in-refused person=- address=127.0.0.1", f"signed-in person={person.pk}"]
