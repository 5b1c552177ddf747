"""Which organisations people may sign in through: ``sign-in.toml`` in the data folder, or one by the environment.

Read while the settings are made, so nothing of Django is used here.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from samverkan.core.faults import Fault, FaultError

SCOPES = ["openid", "profile", "email", "https://id.oidc.se/scope/naturalPersonOrgId"]
"""The last one asks for orgAffiliation and orgNumber (Claims and Scopes Specification for the Swedish OpenID Connect
Profile 1.0, 3.3)."""
SAML_ATTRIBUTES = {
    "uid": ["urn:oid:1.2.752.201.3.1", "urn:oasis:names:tc:SAML:attribute:subject-id"],
    "email": [
        "urn:oid:0.9.2342.19200300.100.1.3",
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
    ],
    "first_name": ["urn:oid:2.5.4.42", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname"],
    "last_name": ["urn:oid:2.5.4.4", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname"],
}
"""Names in Sweden Connect's attribute specification, and those that ADFS and Entra ID use."""

_CLASSES = {"openid_connect": "samverkan.accounts.providers.OpenIdProvider",
            "saml": "samverkan.accounts.providers.SamlProvider"}  # fmt: skip
_RULES: dict[str, type] = {"trusted_email": bool, "second_factor": bool, "email_domains": list, "org_numbers": list}
_OIDC: dict[str, type] = {"server_url": str, "client_id": str, "client_secret": str}
_SAML: dict[str, type] = {"entity_id": str}
_OPTIONAL: dict[str, dict[str, type]] = {
    "oidc": {"scopes": list},
    "saml": {"metadata_url": str, "sso_url": str, "slo_url": str, "x509cert": str},
}
_WORDS = {str: "text inom citattecken", bool: "true eller false", list: "en lista, till exempel [”a”, ”b”]"}


def providers(file: Path, environment: Mapping[str, str]) -> dict[str, Any]:
    """The value of SOCIALACCOUNT_PROVIDERS. FaultError with everything wrong in the file."""
    data = _read(file)
    faults = list(_faults(data, file.name))
    if faults:
        raise FaultError(faults)
    named = [*data.get("oidc", []), *_from_environment(environment)]
    apps = {
        "openid_connect": [_oidc(entry) for entry in named],
        "saml": [_saml(entry) for entry in data.get("saml", [])],
    }
    return {kind: {"APPS": apps[kind], "provider_class": _CLASSES[kind]} for kind in apps}


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FaultError(Fault("sign-in", f"filen går inte att läsa som TOML ({error}).", file.name)) from error


def _from_environment(environment: Mapping[str, str]) -> list[dict[str, Any]]:
    server = environment.get("SAMVERKAN_OIDC_SERVER")
    if not server:
        return []
    name = environment.get("SAMVERKAN_OIDC_NAME", "din organisation")
    client, secret = environment.get("SAMVERKAN_OIDC_CLIENT", ""), environment.get("SAMVERKAN_OIDC_SECRET", "")
    return [{"id": "oidc", "name": name, "server_url": server, "client_id": client, "client_secret": secret}]


def _faults(data: Mapping[str, Any], file: str) -> Iterator[Fault]:
    for kind in sorted(data.keys() - {"oidc", "saml"}):
        yield Fault("sign-in", f"”{kind}” är okänt. Skriv [[oidc]] eller [[saml]].", file)
    seen: set[str] = set()
    for kind, required in (("oidc", _OIDC), ("saml", _SAML)):
        entries: Any = data.get(kind, [])
        if not isinstance(entries, list):
            yield Fault("sign-in", f"skriv [[{kind}]] med dubbla klamrar.", file)
            continue
        for number, entry in enumerate(entries, 1):
            where = f"{file}, [[{kind}]] nummer {number}"
            yield from _entry_faults(entry, {"id": str, "name": str, **required}, _OPTIONAL[kind] | _RULES, where)
            yield from _id_faults(str(entry.get("id", "")), seen, where)
            if kind == "saml":
                yield from _saml_faults(entry, where)


def _entry_faults(
    entry: Mapping[str, Any], required: Mapping[str, type], optional: Mapping[str, type], where: str
) -> Iterator[Fault]:
    for key in required:
        if not entry.get(key):
            yield Fault("sign-in", f"{key} saknas.", where)
    for key, value in entry.items():
        kind = {**required, **optional}.get(key)
        if kind is None:
            yield Fault("sign-in", f"nyckeln ”{key}” är okänd. Stryk den eller rätta stavningen.", where)
        elif not _is_a(kind, value):
            yield Fault("sign-in", f"{key} ska vara {_WORDS[kind]}.", where)


def _is_a(kind: type, value: Any) -> bool:
    if kind is list:
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    return isinstance(value, kind)


def _id_faults(id: str, seen: set[str], where: str) -> Iterator[Fault]:
    if id and not re.fullmatch(r"[a-z0-9-]+", id):
        yield Fault("sign-in", f"id ”{id}” ska bestå av små bokstäver a–z, siffror och bindestreck.", where)
    if id in seen:
        yield Fault("sign-in", f"id ”{id}” används redan. Välj ett annat.", where)
    seen.add(id)


def _saml_faults(entry: Mapping[str, Any], where: str) -> Iterator[Fault]:
    if not entry.get("metadata_url") and not (entry.get("sso_url") and entry.get("x509cert")):
        yield Fault("sign-in", "ange metadata_url, eller sso_url och x509cert.", where)


def _rules(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Whose word is taken: see ``adapters.ProviderAdapter``."""
    return {
        "trusted_email": entry.get("trusted_email", False),
        "second_factor": entry.get("second_factor", False),
        "email_domains": [domain.lower().lstrip("@") for domain in entry.get("email_domains", [])],
        "org_numbers": [re.sub(r"\D", "", number) for number in entry.get("org_numbers", [])],
    }


def _oidc(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "provider_id": entry["id"],
        "name": entry["name"],
        "client_id": entry["client_id"],
        "secret": entry["client_secret"],
        "settings": {
            "server_url": entry["server_url"],
            "scope": entry.get("scopes", SCOPES),
            "oauth_pkce_enabled": True,
            "rules": _rules(entry),
        },
    }


def _saml(entry: Mapping[str, Any]) -> dict[str, Any]:
    if "metadata_url" in entry:
        idp = {"entity_id": entry["entity_id"], "metadata_url": entry["metadata_url"]}
    else:
        idp = {key: entry[key] for key in ("entity_id", "sso_url", "slo_url", "x509cert") if key in entry}
    return {
        "provider_id": entry["entity_id"],
        "client_id": entry["id"],
        "name": entry["name"],
        "settings": {"idp": idp, "attribute_mapping": SAML_ATTRIBUTES, "rules": _rules(entry)},
    }
