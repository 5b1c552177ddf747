"""A small SAML identity provider on this computer: metadata, and signed answers with a key of its own."""

from __future__ import annotations

import base64
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4
from xml.sax.saxutils import escape

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from lxml import etree
from onelogin.saml2.constants import OneLogin_Saml2_Constants as Known
from onelogin.saml2.utils import OneLogin_Saml2_Utils

NAMES = {"saml": Known.NS_SAML, "samlp": Known.NS_SAMLP}
LOA3 = "http://id.elegnamnden.se/loa/1.0/loa3"


class KeyPair:
    """A private key and a certificate of it, as PEM."""

    def __init__(self) -> None:
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        name, now = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "idp.example")]), datetime.now(UTC)
        made = x509.CertificateBuilder(
            name, name, key.public_key(), 1, now - timedelta(days=1), now + timedelta(days=1)
        )
        plain = serialization.NoEncryption()
        form = serialization.PrivateFormat.PKCS8
        self.private = key.private_bytes(serialization.Encoding.PEM, form, plain).decode()
        self.certificate = made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM).decode()

    @property
    def bare(self) -> str:
        """The certificate as metadata has it."""
        return "".join(self.certificate.splitlines()[1:-1])


@dataclass
class Provider:
    """What it says of whoever signs in, how it signs, and what it was asked. ``after`` does something to the signed answer."""

    url: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    keys: KeyPair = field(default_factory=KeyPair)
    signing: KeyPair | None = None
    signed: str = "assertion"
    age: timedelta = timedelta()
    level: str = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport"
    said: Mapping[str, str] = field(default_factory=dict)
    after: Callable[[bytes], bytes] = bytes
    algorithm: str = Known.RSA_SHA256
    asked: Any = None

    @property
    def entity_id(self) -> str:
        return f"{self.url}/metadata"

    def metadata(self) -> str:
        return (
            f'<md:EntityDescriptor xmlns:md="{Known.NS_MD}" xmlns:ds="{Known.NS_DS}" entityID="{self.entity_id}">'
            f'<md:IDPSSODescriptor protocolSupportEnumeration="{Known.NS_SAMLP}">'
            f'<md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>{self.keys.bare}'
            "</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>"
            f'<md:SingleSignOnService Binding="{Known.BINDING_HTTP_REDIRECT}" Location="{self.url}/sso"/>'
            "</md:IDPSSODescriptor></md:EntityDescriptor>"
        )

    def answer(self, address: str) -> dict[str, str]:
        """What the browser posts back, when it has come to ``address`` with a request to sign in."""
        query = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        self.asked = etree.fromstring(OneLogin_Saml2_Utils.decode_base64_and_inflate(query["SAMLRequest"]))
        fields = {"SAMLResponse": base64.b64encode(self.after(self._response())).decode()}
        return fields | ({"RelayState": query["RelayState"]} if "RelayState" in query else {})

    def page(self, address: str) -> str:
        """The page where the person agrees: its form goes back with the answer."""
        fields = "".join(f'<input type="hidden" name="{k}" value="{v}">' for k, v in self.answer(address).items())
        to = self.asked.attrib["AssertionConsumerServiceURL"]
        return (
            f'<!doctype html><title>idp</title><form method="post" action="{to}">{fields}<button>Vidare</button></form>'
        )

    def _response(self) -> bytes:
        said = self._words()
        assertion = _ASSERTION.format_map(
            said | {"attributes": "".join(map(_attribute, *zip(*self.attributes.items(), strict=True)))}
        )
        assertion = self._sign(assertion) if self.signed == "assertion" else assertion
        response = _RESPONSE.format_map(said | {"assertion": assertion})
        return (self._sign(response) if self.signed == "response" else response).encode()

    def _sign(self, xml: str) -> str:
        keys = self.signing or self.keys
        signed = OneLogin_Saml2_Utils.add_sign(xml, keys.private, keys.certificate, sign_algorithm=self.algorithm)
        return signed.decode() if isinstance(signed, bytes) else str(signed)

    def _words(self) -> dict[str, str]:
        issued = datetime.now(UTC) - self.age
        asker = self.asked.find("saml:Issuer", NAMES).text
        said = {
            "id": f"_{uuid4().hex}", "response": f"_{uuid4().hex}", "issuer": self.entity_id, "audience": asker,
            "to": self.asked.attrib["AssertionConsumerServiceURL"], "request": self.asked.attrib["ID"],
            "now": f"{issued:%Y-%m-%dT%H:%M:%SZ}", "level": self.level,
            "since": f"{issued - timedelta(seconds=30):%Y-%m-%dT%H:%M:%SZ}",
            "until": f"{issued + timedelta(minutes=2):%Y-%m-%dT%H:%M:%SZ}",
        }  # fmt: skip
        return said | dict(self.said)


def _attribute(name: str, value: str) -> str:
    kind = "urn:oasis:names:tc:SAML:2.0:attrname-format:uri"
    return (
        f'<saml:Attribute Name="{escape(name)}" NameFormat="{kind}">'
        f"<saml:AttributeValue>{escape(value)}</saml:AttributeValue></saml:Attribute>"
    )


_ASSERTION = (
    f'<saml:Assertion xmlns:saml="{Known.NS_SAML}" ID="{{id}}" Version="2.0" IssueInstant="{{now}}">'
    "<saml:Issuer>{issuer}</saml:Issuer>"
    f'<saml:Subject><saml:NameID Format="{Known.NAMEID_TRANSIENT}">tillfallig</saml:NameID>'
    f'<saml:SubjectConfirmation Method="{Known.CM_BEARER}">'
    '<saml:SubjectConfirmationData NotOnOrAfter="{until}" Recipient="{to}" InResponseTo="{request}"/>'
    "</saml:SubjectConfirmation></saml:Subject>"
    '<saml:Conditions NotBefore="{since}" NotOnOrAfter="{until}"><saml:AudienceRestriction>'
    "<saml:Audience>{audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>"
    '<saml:AuthnStatement AuthnInstant="{now}"><saml:AuthnContext>'
    "<saml:AuthnContextClassRef>{level}</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>"
    "<saml:AttributeStatement>{attributes}</saml:AttributeStatement></saml:Assertion>"
)
_RESPONSE = (
    f'<samlp:Response xmlns:samlp="{Known.NS_SAMLP}" xmlns:saml="{Known.NS_SAML}" ID="{{response}}" Version="2.0" '
    'IssueInstant="{now}" Destination="{to}" InResponseTo="{request}"><saml:Issuer>{issuer}</saml:Issuer>'
    f'<samlp:Status><samlp:StatusCode Value="{Known.STATUS_SUCCESS}"/></samlp:Status>{{assertion}}</samlp:Response>'
)


def _handler(provider: Provider) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asks = urlsplit(self.path).path == "/sso"
            body = (provider.page(self.path) if asks else provider.metadata()).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html" if asks else "application/samlmetadata+xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing: a test's output is its own."""

    return Handler


@contextmanager
def running_provider() -> Iterator[Provider]:
    provider = Provider()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(provider))
    provider.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
