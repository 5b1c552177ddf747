"""What an organisation's sign-in says of a person, whether by OpenID Connect or SAML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

# Claims and Scopes Specification for the Swedish OpenID Connect Profile 1.0, section 2.2, and how its claims map to the
# attributes of Sweden Connect. The short names are what some providers send.
_OIDC_SE = "https://id.oidc.se/claim/"
AFFILIATION = (f"{_OIDC_SE}orgAffiliation", "orgAffiliation", "urn:oid:1.2.752.201.3.1")
ORG_NUMBER = (f"{_OIDC_SE}orgNumber", "orgNumber", "urn:oid:2.5.4.97")
NAME = ("name", "urn:oid:2.16.840.1.113730.3.1.241", "http://schemas.microsoft.com/identity/claims/displayname")
EMAIL = (
    "email",
    "urn:oid:0.9.2342.19200300.100.1.3",
    "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
)
# Levels of assurance 3 and 4 of the Swedish eID framework are reached with two factors only.
STRONG = re.compile(r"http://id\.elegnamnden\.se/loa/1\.0/(loa3|loa4)$")


@dataclass(frozen=True, slots=True)
class Claims:
    """What is used; nothing else that was sent is kept. ``orgnr`` is ten digits or empty, ``strong`` says that the
    sign-in was made with two factors, ``consistent`` that its parts speak of one person."""

    external_id: str = ""
    orgnr: str = ""
    email: str = ""
    email_verified: bool = False
    name: str = ""
    strong: bool = False
    consistent: bool = True

    def as_dict(self) -> dict[str, Any]:
        """The claims as they are kept with the account."""
        return asdict(self)


def read_claims(sent: Mapping[str, Any]) -> Claims:
    """The claims in what was sent: an id token and user info, or a SAML assertion's attributes (lists of values)."""
    token, info = sent.get("id_token") or {}, sent.get("userinfo") or {}
    merged: dict[str, Any] = {**sent, **info, **{key: value for key, value in token.items() if key not in info}}
    external_id = _first(merged, AFFILIATION)
    return Claims(
        external_id=external_id,
        orgnr=_org_number(_first(merged, ORG_NUMBER) or external_id.rpartition("@")[2]),
        email=_first(merged, EMAIL).lower(),
        email_verified=merged.get("email_verified") in (True, "true"),
        name=_first(merged, NAME),
        strong=any(STRONG.match(str(level)) for level in [token.get("acr", ""), *sent.get("authn_contexts", [])]),
        # OpenID Connect Core 1.0, 5.3.2: user info about another subject must not be used.
        consistent=not (token and info) or token.get("sub") == info.get("sub"),
    )


def _first(sent: Mapping[str, Any], names: tuple[str, ...]) -> str:
    for name in names:
        value = sent.get(name)
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""


def _org_number(text: str) -> str:
    digits = re.sub(r"\D", "", text)
    return digits if len(digits) == 10 else ""
