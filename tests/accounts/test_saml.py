"""Sign-in through an organisation by SAML, against a provider that signs what it says."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from onelogin.saml2.constants import OneLogin_Saml2_Constants as Known
from saml_idp import LOA3, KeyPair, running_provider
from signing_in import sent_to, signed_in

from samverkan.accounts import affiliation, services, sign_in

pytestmark = pytest.mark.django_db
HOST, ORGNR = "samverkan.example.se", "5560160680"
AFFILIATION, NUMBER = "urn:oid:1.2.752.201.3.1", "urn:oid:2.5.4.97"
MAIL, NAME = "urn:oid:0.9.2342.19200300.100.1.3", "urn:oid:2.16.840.1.113730.3.1.241"
PERSONNUMMER = "urn:oid:1.2.752.29.4.13"
NOT_EXPECTED = "svarade inte som väntat"


@pytest.fixture
def provider(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    cache.clear()  # metadata is kept for hours
    with running_provider() as running:
        running.attributes = {
            AFFILIATION: f"eek01@{ORGNR}", NUMBER: ORGNR, MAIL: "Eva@kommunen.example", NAME: "Eva Ek",
            PERSONNUMMER: "197001012386",
        }  # fmt: skip
        yield running


@pytest.fixture
def configure(provider, settings, tmp_path):
    """Write sign-in.toml, as the one who installs does; ``more`` are lines of it."""
    settings.ALLOWED_HOSTS = [HOST]

    def write(*more, certificate=""):
        lines = ["[[saml]]", 'id = "kommunen"', 'name = "Kommunen"', f'entity_id = "{provider.entity_id}"', *more]
        if certificate:
            lines += [f'sso_url = "{provider.url}/sso"', f'x509cert = """{certificate}"""']
        else:
            lines += [f'metadata_url = "{provider.entity_id}"']
        file = tmp_path / "sign-in.toml"
        file.write_text("\n".join(lines), encoding="utf-8")
        settings.SOCIALACCOUNT_PROVIDERS = sign_in.providers(file, {})

    write("trusted_email = true")
    return write


@pytest.fixture(autouse=True)
def attached(monkeypatch):
    """Who was attached to which organisation."""
    seen: list[tuple[str, str]] = []
    monkeypatch.setattr(affiliation, "_ATTACHERS", [])
    affiliation.register_attacher(lambda user, orgnr: seen.append((user.email, orgnr)))
    return seen


def asked(client, process="login"):
    """The address at the provider that the browser is sent to."""
    return sent_to(client.post(f"/konto/saml/kommunen/login/?process={process}", HTTP_HOST=HOST))


def posted(client, answer, **extra):
    """The answer posted to this site as a browser does it: the page that comes of it."""
    received = client.post("/konto/saml/kommunen/acs/", answer, HTTP_HOST=HOST, **extra)
    assert received.status_code == 302
    return client.get(urlsplit(received.url).path, HTTP_HOST=HOST, **extra)


def go_through(client, provider, process="login"):
    """To the provider and back."""
    return posted(client, provider.answer(asked(client, process)))


def is_refused(answer, client):
    return NOT_EXPECTED in answer.content.decode() and not signed_in(client)


@pytest.mark.parametrize("signed", ["assertion", "response"])
@pytest.mark.usefixtures("configure")
def test_signed_answer_lets_an_invited_person_in_and_tells_the_employer(client, person, provider, attached, signed):
    provider.signed = signed
    answer = go_through(client, provider)
    assert answer.status_code == 302, answer.content.decode()
    assert signed_in(client)
    person.refresh_from_db()
    assert person.external_id == f"eek01@{ORGNR}"
    assert attached == [(person.email, ORGNR)]


def test_certificate_may_stand_in_the_file(client, person, configure, provider):
    configure("trusted_email = true", certificate=provider.keys.certificate)
    assert go_through(client, provider).status_code == 302
    assert signed_in(client)


def test_known_identity_is_enough_without_an_address(client, person, configure, provider):
    configure()
    person.external_id = f"eek01@{ORGNR}"
    person.save()
    del provider.attributes[MAIL]
    go_through(client, provider)
    assert signed_in(client)


def test_address_is_taken_only_where_the_file_says_so(client, person, configure, provider):
    configure()
    assert go_through(client, provider).status_code == 403
    assert not signed_in(client)


def test_second_time_the_person_is_known_by_the_provider_alone(client, person, configure, provider):
    go_through(client, provider)
    client.post("/konto/logga-ut/", HTTP_HOST=HOST)
    provider.attributes = {AFFILIATION: f"eek01@{ORGNR}"}
    go_through(client, provider)
    assert signed_in(client)
    assert SocialAccount.objects.filter(user=person).count() == 1


def test_stranger_is_told_in_plain_swedish(client, configure, provider, attached):
    answer = go_through(client, provider)
    assert (answer.status_code, signed_in(client)) == (403, False)
    assert "Du har inget konto här" in answer.content.decode()
    assert attached == []


@pytest.mark.parametrize(("number", "opens"), [(ORGNR, True), ("2021002114", False)])
@pytest.mark.usefixtures("person")
def test_provider_speaks_only_for_its_own(client, configure, provider, number, opens):
    configure("trusted_email = true", f'org_numbers = ["{number}"]')
    assert (go_through(client, provider).status_code, signed_in(client)) == ((302, True) if opens else (403, False))


def test_shut_out_person_is_refused_also_when_known(client, person, configure, provider):
    go_through(client, provider)
    services.deactivate_person(person=person, by=None)
    client.post("/konto/logga-ut/", HTTP_HOST=HOST)
    assert go_through(client, provider).status_code == 403


def test_personnummer_is_not_kept(client, person, configure, provider):
    go_through(client, provider)
    kept = SocialAccount.objects.get(user=person)
    assert "197001012386" not in f"{kept.extra_data} {kept.uid}"
    assert kept.extra_data["orgnr"] == ORGNR


@pytest.mark.parametrize(("level", "asks"), [(LOA3, False), (LOA3.replace("loa3", "loa2"), True)])
@pytest.mark.usefixtures("person", "everyone_needs_two_factors")
def test_level_of_assurance_three_is_two_factors(client, configure, provider, level, asks):
    provider.level = level
    go_through(client, provider)
    assert signed_in(client)
    assert (client.get("/jamtland/", HTTP_HOST=HOST).status_code == 302) is asks


def test_signed_in_person_connects_an_organisation(client, person, sign_in, configure, provider):
    configure()
    sign_in(HTTP_HOST=HOST)
    client.post("/konto/bekrafta/", {"password": "en-lang-mening-till-natten"}, HTTP_HOST=HOST)
    go_through(client, provider, process="connect")
    assert "Kommunen, Eva Ek" in client.get("/konto/kopplingar/", HTTP_HOST=HOST).content.decode()
    client.post("/konto/logga-ut/", HTTP_HOST=HOST)
    go_through(client, provider)
    assert signed_in(client)


def test_answer_behind_https_is_taken_at_its_https_address(client, person, configure, provider, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    https = {"HTTP_X_FORWARDED_PROTO": "https"}
    start = client.post("/konto/saml/kommunen/login/?process=login", HTTP_HOST=HOST, **https)
    fields = provider.answer(sent_to(start))
    assert provider.asked.attrib["AssertionConsumerServiceURL"] == f"https://{HOST}/konto/saml/kommunen/acs/"
    assert posted(client, fields, **https).status_code == 302
    assert signed_in(client)


def tampered(name: str, value: str):
    """Something in the signed answer is changed on the way."""

    def change(answer: bytes) -> bytes:
        assert name.encode() in answer
        return answer.replace(name.encode(), value.encode())

    return change


@pytest.mark.parametrize("signed", ["assertion", "response"])
@pytest.mark.parametrize("change", [("eek01@", "chef@"), ("Eva@kommunen", "chef@kommunen"), (ORGNR, "2021002114")])
@pytest.mark.usefixtures("person", "configure")
def test_answer_that_was_changed_on_the_way_is_refused(client, provider, attached, signed, change):
    provider.signed, provider.after = signed, tampered(*change)
    assert is_refused(go_through(client, provider), client)
    assert attached == []


@pytest.mark.usefixtures("person")
def test_answer_that_nobody_signed_is_refused(client, configure, provider):
    provider.signed = ""
    assert is_refused(go_through(client, provider), client)


@pytest.mark.usefixtures("person")
def test_answer_signed_with_another_key_is_refused(client, configure, provider):
    provider.signing = KeyPair()
    assert is_refused(go_through(client, provider), client)


@pytest.mark.usefixtures("person")
def test_answer_signed_with_sha_1_is_refused(client, configure, provider):
    provider.algorithm = Known.RSA_SHA1
    assert is_refused(go_through(client, provider), client)


@pytest.mark.parametrize("age", [timedelta(hours=1), timedelta(hours=-1)])
@pytest.mark.usefixtures("person")
def test_answer_that_is_no_longer_or_not_yet_valid_is_refused(client, configure, provider, age):
    provider.age = age
    assert is_refused(go_through(client, provider), client)


@pytest.mark.parametrize(
    "said",
    [
        {"audience": "https://nagon-annan.example/metadata/"},
        {"issuer": "https://nagon-annan.example/idp"},
        {"to": f"http://{HOST}/konto/saml/nagon-annan/acs/"},
    ],
    ids=["audience", "issuer", "recipient"],
)
@pytest.mark.usefixtures("person")
def test_answer_for_or_from_someone_else_is_refused(client, configure, provider, said):
    provider.said = said
    assert is_refused(go_through(client, provider), client)


@pytest.mark.usefixtures("person")
def test_second_assertion_beside_the_signed_one_is_refused(client, configure, provider):
    def forged(answer: bytes) -> bytes:
        begun, ended = answer.index(b"<saml:Assertion"), answer.index(b"</saml:Assertion>") + len(b"</saml:Assertion>")
        own = answer[begun:ended]
        signature = own[own.index(b"<ds:Signature") : own.index(b"</ds:Signature>") + len(b"</ds:Signature>")]
        false = own.replace(signature, b"").replace(b"eek01@", b"chef@").replace(b'ID="_', b'ID="_f')
        return answer[:begun] + false + answer[begun:]

    provider.after = forged
    assert is_refused(go_through(client, provider), client)


@pytest.mark.usefixtures("person")
def test_answer_is_taken_once(client, configure, provider):
    fields = provider.answer(asked(client))
    assert posted(client, fields).status_code == 302
    client.post("/konto/logga-ut/", HTTP_HOST=HOST)
    assert is_refused(posted(client, fields), client)


@pytest.mark.usefixtures("person")
def test_answer_to_another_browser_is_refused(client, configure, provider):
    fields = provider.answer(asked(client))
    stolen = type(client)()
    assert is_refused(posted(stolen, fields), stolen)


@pytest.mark.usefixtures("person")
def test_answer_that_nobody_asked_for_is_refused(client, configure, provider):
    asked(client)
    provider.said = {"request": "_ingen-fragade"}
    assert is_refused(go_through(client, provider), client)


def test_organisation_that_can_not_be_reached_is_a_page(client, configure, provider):
    configure(f'metadata_url = "{provider.url}0/metadata"', certificate=KeyPair().certificate)
    answer = client.post("/konto/saml/kommunen/login/?process=login", HTTP_HOST=HOST)
    assert is_refused(answer, client)
