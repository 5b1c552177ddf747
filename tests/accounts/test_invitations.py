"""From the letter to a password, once and in time."""

from __future__ import annotations

import smtplib
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone
from signing_in import signed_in

from samverkan.accounts import services
from samverkan.accounts.models import Invitation, User
from samverkan.core.faults import FaultError

pytestmark = pytest.mark.django_db
CHOSEN = "en-helt-egen-mening"


@pytest.fixture
def invite(person, mailoutbox, django_capture_on_commit_callbacks):
    """Invite, and give the link's path as it stands in the letter."""

    def send(email="Ny@kommunen.example", name="Nils Ny"):
        with django_capture_on_commit_callbacks(execute=True):
            services.invite_person(email=email, name=name, by=person, site_url="https://samverkan.example.se/")
        body = mailoutbox[-1].body
        return next(line for line in body.splitlines() if line.startswith("https:")).removeprefix(
            "https://samverkan.example.se"
        )

    return send


def test_letter_says_who_invites_and_where_in_text_and_html(invite, mailoutbox):
    link = invite()
    (letter,) = mailoutbox
    assert letter.to == ["ny@kommunen.example"]
    assert letter.subject == "Du är inbjuden till Samverkan"
    assert "Eva Ek har bjudit in dig till Samverkan." in letter.body
    assert "14 dagar" in letter.body
    html, kind = letter.alternatives[0]
    assert kind == "text/html"
    assert f'href="https://samverkan.example.se{link}"' in html


def test_link_leads_to_a_password_and_in(client, invite):
    link = invite()
    assert "Nils Ny" in client.get(link).content.decode()
    assert client.post(link, {"password": CHOSEN}).url == "/"
    assert signed_in(client)
    invited = User.objects.get(email="ny@kommunen.example")
    assert invited.check_password(CHOSEN)
    assert EmailAddress.objects.get(user=invited).verified


def test_following_the_link_does_not_use_it_up(client, invite):
    link = invite()
    for _ in range(3):
        assert client.get(link).status_code == 200


def test_easy_password_is_refused_and_the_link_still_holds(client, invite):
    link = invite()
    assert "minst 12 tecken" in client.post(link, {"password": "kort"}).content.decode()
    assert not signed_in(client)
    assert client.get(link).status_code == 200


def test_link_used_twice_is_a_page_that_says_so(client, invite):
    link = invite()
    client.post(link, {"password": CHOSEN})
    client.post("/konto/logga-ut/")
    again = client.post(link, {"password": "en-annan-mening-igen"})
    assert (again.status_code, signed_in(client)) == (410, False)
    assert "Inbjudan gäller inte längre" in again.content.decode()
    assert User.objects.get(email="ny@kommunen.example").check_password(CHOSEN)


def test_link_holds_fourteen_days(client, invite):
    link = invite()
    invitation = Invitation.objects.get()
    assert timedelta(days=13, hours=23) < invitation.expires_at - timezone.now() <= timedelta(days=14)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.get(link).status_code == 410


def test_new_invitation_closes_the_earlier_link(client, invite):
    first, second = invite(), invite()
    assert (client.get(first).status_code, client.get(second).status_code) == (410, 200)
    assert User.objects.filter(email="ny@kommunen.example").count() == 1


def test_link_is_not_kept_in_the_database(invite):
    token = invite().split("/")[-2]
    assert token not in str(Invitation.objects.values())


def test_who_has_a_password_is_told_to_sign_in_as_usual(person, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        found = services.invite_person(email=person.email, name="", by=None, site_url="https://samverkan.example.se")
    assert found == person
    assert "https://samverkan.example.se/konto/logga-in/" in mailoutbox[0].body
    assert not Invitation.objects.exists()


def test_shut_out_person_is_invited_anew_and_chooses_a_new_password(client, person, invite):
    services.deactivate_person(person=person, by=None)
    link = invite(person.email)
    client.post(link, {"password": CHOSEN})
    assert signed_in(client)


def test_invitation_of_who_was_shut_out_is_closed(client, invite):
    link = invite()
    services.deactivate_person(person=User.objects.get(email="ny@kommunen.example"), by=None)
    assert client.get(link).status_code == 410


def test_password_is_not_reset_before_one_was_chosen(client, invite, mailoutbox):
    invite()
    client.post("/konto/losenord/glomt/", {"email": "ny@kommunen.example"})
    assert "Ditt konto har inget lösenord än." in mailoutbox[-1].body
    assert "http" not in mailoutbox[-1].body


def test_bad_address_is_refused_with_what_to_write(db):
    with pytest.raises(FaultError, match=r"namn@kommun\.se"):
        services.invite_person(email="nils", name="Nils", by=None, site_url="https://samverkan.example.se")


def test_mail_server_that_does_not_answer_is_a_sentence(settings, db, django_capture_on_commit_callbacks):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with (
        pytest.raises(FaultError, match="kunde inte skickas") as caught,
        django_capture_on_commit_callbacks(execute=True),
    ):
        services.invite_person(email="ny@kommunen.example", name="", by=None, site_url="https://samverkan.example.se")
    assert isinstance(caught.value.__cause__, OSError | smtplib.SMTPException)
