"""Sign-in through an organisation by OpenID Connect, against a provider that runs."""

from __future__ import annotations

import http.client
from urllib.parse import urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from oidc_provider import CLIENT, SECRET, running_provider
from signing_in import sent_to, signed_in

from samverkan.accounts import affiliation, services, sign_in
from samverkan.accounts.models import User

pytestmark = pytest.mark.django_db
SE = "https://id.oidc.se/claim/"
ORGNR = "5560160680"
LOA = "http://id.elegnamnden.se/loa/1.0/loa{}"


@pytest.fixture
def provider(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with running_provider() as running:
        running.claims = {"sub": "42", f"{SE}orgAffiliation": f"eek01@{ORGNR}"}
        running.info = {
            "sub": "42",
            "name": "Eva Ek",
            "email": "Eva@kommunen.example",
            "email_verified": True,
            f"{SE}orgNumber": ORGNR,
            f"{SE}orgName": "Kommunen",
            f"{SE}personalIdentityNumber": "197001012386",
        }
        yield running


@pytest.fixture
def configure(provider, settings, tmp_path):
    """Write sign-in.toml, as the one who installs does; ``more`` are lines of it."""

    def write(*more):
        file = tmp_path / "sign-in.toml"
        lines = [
            "[[oidc]]",
            'id = "kommunen"',
            'name = "Kommunen"',
            f'server_url = "{provider.url}"',
            f'client_id = "{CLIENT}"',
            f'client_secret = "{SECRET}"',
            *more,
        ]
        file.write_text("\n".join(lines), encoding="utf-8")
        settings.SOCIALACCOUNT_PROVIDERS = sign_in.providers(file, {})

    write()
    return write


@pytest.fixture(autouse=True)
def attached(monkeypatch):
    """Who was attached to which organisation."""
    seen: list[tuple[str, str]] = []
    monkeypatch.setattr(affiliation, "_ATTACHERS", [])
    affiliation.register_attacher(lambda user, orgnr: seen.append((user.email, orgnr)))
    return seen


def go_through(client, process="login"):
    """To the provider and back, as a browser goes."""
    start = client.post(f"/konto/oidc/kommunen/login/?process={process}")
    parts = urlsplit(sent_to(start))
    connection = http.client.HTTPConnection(parts.netloc, timeout=10)
    connection.request("GET", f"{parts.path}?{parts.query}")
    back = urlsplit(connection.getresponse().headers["Location"])
    connection.close()
    return client.get(f"{back.path}?{back.query}")


def test_invited_person_comes_in_by_the_address_and_is_known_at_the_employer(client, person, configure, attached):
    assert go_through(client).status_code == 302
    assert signed_in(client)
    person.refresh_from_db()
    assert person.external_id == f"eek01@{ORGNR}"
    assert attached == [(person.email, ORGNR)]


def test_known_identity_is_enough_without_an_address(client, person, configure, provider):
    person.external_id = f"eek01@{ORGNR}"
    person.save()
    del provider.info["email"]
    go_through(client)
    assert signed_in(client)


def test_invitation_is_answered_by_signing_in(
    client, configure, provider, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        services.invite_person(email="ny@kommunen.example", name="", by=None, site_url="http://testserver")
    provider.info["email"] = "ny@kommunen.example"
    go_through(client)
    assert signed_in(client)
    invited = User.objects.get(email="ny@kommunen.example")
    assert EmailAddress.objects.get(user=invited).verified
    link = next(line for line in mailoutbox[0].body.splitlines() if line.startswith("http"))
    assert client.get(link.removeprefix("http://testserver")).status_code == 410


def test_second_time_the_person_is_known_by_the_provider_alone(client, person, configure, provider):
    go_through(client)
    client.post("/konto/logga-ut/")
    provider.info = {"sub": "42"}
    go_through(client)
    assert signed_in(client)
    assert SocialAccount.objects.filter(user=person).count() == 1


def test_stranger_is_told_in_plain_swedish_and_no_account_is_made(client, configure, attached):
    answer = go_through(client)
    assert (answer.status_code, signed_in(client)) == (403, False)
    assert "Du har inget konto här" in answer.content.decode()
    assert not User.objects.filter(email="eva@kommunen.example").exists()
    assert attached == []


def test_address_that_the_provider_has_not_verified_opens_nothing(client, person, configure, provider):
    provider.info["email_verified"] = False
    assert go_through(client).status_code == 403
    configure("trusted_email = true")
    assert go_through(client).status_code == 302
    assert signed_in(client)


def test_address_handed_on_to_somebody_else_opens_nothing(client, person, configure):
    person.external_id = f"annan@{ORGNR}"
    person.save()
    assert go_through(client).status_code == 403
    assert not signed_in(client)


@pytest.mark.parametrize(
    ("rule", "opens"),
    [
        (f'org_numbers = ["{ORGNR}"]', True),
        ('org_numbers = ["556016-0680"]', True),
        ('org_numbers = ["2021002114"]', False),
        ('email_domains = ["kommunen.example"]', True),
        ('email_domains = ["annan.example"]', False),
    ],
)
@pytest.mark.usefixtures("person")
def test_provider_speaks_only_for_its_own(client, configure, rule, opens):
    configure(rule)
    answer = go_through(client)
    assert (answer.status_code, signed_in(client)) == ((302, True) if opens else (403, False))


def test_user_info_about_somebody_else_is_refused(client, person, configure, provider):
    provider.info["sub"] = "43"
    answer = go_through(client)
    assert answer.status_code == 403
    assert "två olika personer" in answer.content.decode()


def test_shut_out_person_is_refused_also_when_known(client, person, configure):
    go_through(client)
    services.deactivate_person(person=person, by=None)
    client.post("/konto/logga-ut/")
    assert go_through(client).status_code == 403


def test_personnummer_is_not_kept(client, person, configure):
    go_through(client)
    kept = SocialAccount.objects.get(user=person)
    assert "197001012386" not in f"{kept.extra_data} {kept.uid}"
    assert kept.extra_data["orgnr"] == ORGNR


def test_scope_of_the_swedish_profile_is_asked_for(client, person, configure, provider):
    go_through(client)
    assert set(provider.asked["scope"].split()) == set(sign_in.SCOPES)
    assert provider.asked["redirect_uri"] == "http://testserver/konto/oidc/kommunen/login/callback/"


@pytest.mark.parametrize(
    ("level", "rule"),
    [("", ""), (LOA.format(2), ""), (LOA.format(3), ""), ("", "second_factor = true")],
)
@pytest.mark.usefixtures("person", "everyone_needs_two_factors")
def test_two_factors_at_the_organisation_are_two_factors_here(client, configure, provider, level, rule):
    configure(rule)
    provider.claims["acr"] = level
    go_through(client)
    answer = client.get("/jamtland/")
    assert (answer.status_code == 302) is (level != LOA.format(3) and not rule)


def test_signed_in_person_connects_an_organisation(client, person, sign_in, configure, provider):
    provider.info["email"] = "eva.annan@kommunen.example"
    sign_in()
    client.post("/konto/bekrafta/", {"password": "en-lang-mening-till-natten"})
    go_through(client, process="connect")
    page = client.get("/konto/kopplingar/").content.decode()
    assert "Kommunen, Eva Ek" in page
    client.post("/konto/logga-ut/")
    go_through(client)
    assert signed_in(client)


def test_sign_in_page_names_the_organisation(client, configure):
    assert "Logga in med Kommunen" in client.get("/konto/logga-in/").content.decode()


def test_provider_that_can_not_be_reached_is_a_page(client, configure, provider):
    provider.url = "http://127.0.0.1:1"
    configure()
    answer = client.post("/konto/oidc/kommunen/login/?process=login")
    assert "Organisationens inloggning svarade inte som väntat." in answer.content.decode()


def test_provider_that_does_not_answer_as_it_should_is_a_page(client, configure):
    answer = client.get("/konto/oidc/kommunen/login/callback/?code=x&state=y")
    assert "Organisationens inloggning svarade inte som väntat." in answer.content.decode()
