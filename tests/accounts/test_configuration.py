"""sign-in.toml and what follows from it, SAML included."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from signing_in import sent_to

from samverkan.accounts import sign_in
from samverkan.accounts.claims import read_claims
from samverkan.core.faults import FaultError

OIDC = '[[oidc]]\nid = "a"\nname = "A"\nserver_url = "https://a.example"\nclient_id = "c"\nclient_secret = "s"\n'


@pytest.fixture
def read(tmp_path):
    def write(text, environment=None):
        file = tmp_path / "sign-in.toml"
        file.write_text(text, encoding="utf-8")
        return sign_in.providers(file, environment or {})

    return write


def test_without_a_file_nobody_signs_in_through_an_organisation(tmp_path):
    found = sign_in.providers(tmp_path / "sign-in.toml", {})
    assert [found[kind]["APPS"] for kind in ("openid_connect", "saml")] == [[], []]


def test_one_provider_may_come_from_the_environment(tmp_path):
    environment = {
        "SAMVERKAN_OIDC_SERVER": "https://login.example",
        "SAMVERKAN_OIDC_NAME": "Kommunen",
        "SAMVERKAN_OIDC_CLIENT": "c",
        "SAMVERKAN_OIDC_SECRET": "s",
    }
    (app,) = sign_in.providers(tmp_path / "sign-in.toml", environment)["openid_connect"]["APPS"]
    assert (app["provider_id"], app["name"], app["client_id"], app["secret"]) == ("oidc", "Kommunen", "c", "s")
    assert app["settings"]["scope"] == sign_in.SCOPES


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[oidc", "TOML"),
        ('[[ldap]]\nid = "a"', "[[oidc]] eller [[saml]]"),
        ('[oidc]\nid = "a"', "dubbla klamrar"),
        (OIDC.replace('client_secret = "s"\n', ""), "client_secret saknas"),
        (OIDC + 'klient = "x"\n', "”klient” är okänd"),
        (OIDC + 'trusted_email = "ja"\n', "true eller false"),
        (OIDC + "org_numbers = [5560160680]\n", "en lista"),
        (OIDC.replace('id = "a"', 'id = "Å B"'), "små bokstäver"),
        (OIDC + OIDC, "används redan"),
        (
            '[[saml]]\nid = "a"\nname = "A"\nentity_id = "https://a.example"\n',
            "metadata_url, eller sso_url och x509cert",
        ),
    ],
)
def test_what_is_wrong_in_the_file_is_said(read, text, words):
    with pytest.raises(FaultError) as caught:
        read(text)
    assert words in str(caught.value)
    assert "sign-in.toml" in str(caught.value)


def test_every_fault_is_said_at_once(read):
    with pytest.raises(FaultError) as caught:
        read('[[oidc]]\nid = "a"\n[[saml]]\nid = "a"\n')
    assert len(caught.value.faults) == 8


def test_claims_are_read_the_same_from_oidc_and_saml():
    oidc = read_claims(
        {
            "id_token": {"sub": "1", "https://id.oidc.se/claim/orgAffiliation": "eek@5560160680"},
            "userinfo": {"sub": "1", "name": "Eva Ek", "email": "Eva@kommunen.example", "email_verified": True},
        }
    )
    saml = read_claims(
        {
            "urn:oid:1.2.752.201.3.1": ["eek@5560160680"],
            "urn:oid:2.16.840.1.113730.3.1.241": ["Eva Ek"],
            "urn:oid:0.9.2342.19200300.100.1.3": ["eva@kommunen.example"],
            "urn:oid:2.5.4.97": ["5560160680"],
        }
    )
    assert (oidc.external_id, oidc.orgnr, oidc.email, oidc.name) == (
        "eek@5560160680", "5560160680", "eva@kommunen.example", "Eva Ek",
    )  # fmt: skip
    assert (saml.external_id, saml.orgnr, saml.email, saml.name) == (
        oidc.external_id, oidc.orgnr, oidc.email, oidc.name,
    )  # fmt: skip
    assert (oidc.email_verified, saml.email_verified) == (True, False)


def certificate() -> str:
    """A certificate made here, as an identity provider's."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "idp.kommunen.example")])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(
        name, name, key.public_key(), 1, now - timedelta(days=1), now + timedelta(days=1)
    ).sign(key, hashes.SHA256())
    return made.public_bytes(serialization.Encoding.PEM).decode()


@pytest.fixture
def saml(read, settings):
    settings.ALLOWED_HOSTS = ["samverkan.example.se"]
    settings.SOCIALACCOUNT_PROVIDERS = read(
        '[[saml]]\nid = "kommunen"\nname = "Kommunen"\nentity_id = "https://idp.kommunen.example/saml"\n'
        f'sso_url = "https://idp.kommunen.example/sso"\nx509cert = """{certificate()}"""\n'
    )


@pytest.mark.django_db
def test_saml_metadata_names_where_the_answer_goes(client, saml):
    answer = client.get("/konto/saml/kommunen/metadata/", HTTP_HOST="samverkan.example.se")
    assert answer.status_code == 200, answer.content
    root = ElementTree.fromstring(answer.content)
    address = "http://samverkan.example.se/konto/saml/kommunen"
    assert root.attrib["entityID"] == f"{address}/metadata/"
    service = root.find(".//{urn:oasis:names:tc:SAML:2.0:metadata}AssertionConsumerService")
    assert service is not None
    assert service.attrib["Location"] == f"{address}/acs/"


@pytest.mark.django_db
def test_saml_sign_in_goes_to_the_organisation(client, saml):
    page = client.get("/konto/logga-in/", HTTP_HOST="samverkan.example.se").content.decode()
    assert "Logga in med Kommunen" in page
    answer = client.post("/konto/saml/kommunen/login/", HTTP_HOST="samverkan.example.se")
    assert sent_to(answer).startswith("https://idp.kommunen.example/sso?SAMLRequest=")


@pytest.mark.django_db
def test_saml_answer_that_nobody_signed_is_a_page_and_no_sign_in(client, saml):
    client.post("/konto/saml/kommunen/acs/", {"SAMLResponse": "PHg+PC94Pg=="}, HTTP_HOST="samverkan.example.se")
    answer = client.get("/konto/saml/kommunen/acs/finish/", HTTP_HOST="samverkan.example.se")
    assert "svarade inte som väntat" in answer.content.decode()
    assert "_auth_user_id" not in client.session
