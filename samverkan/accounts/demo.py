"""Demo accounts: to try Samverkan on one's own computer, and nowhere else."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port

PASSWORD = "prova-samverkan"  # noqa: S105 -- known to all: it works on this computer alone
LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")
_FORWARDED = (
    "HTTP_FORWARDED",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_REAL_IP",
)


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """A demo account; what its role may do is decided in the registry."""

    email: str
    name: str
    role: str
    title: str


def _person(login: str, name: str, role: str, title: str) -> DemoPerson:
    return DemoPerson(f"{login}@demo.samverkan.example", name, role, title)


PEOPLE: tuple[DemoPerson, ...] = (
    _person("forvaltare", "Disa Förvaltare", "administrator", "Systemförvaltare"),
    _person("chef", "Ditte Chef", "director", "Chef för samverkan"),
    _person("ekonom", "David Ekonom", "economist", "Ekonom"),
    _person("samordnare", "Dana Samordnare", "coordinator", "Samordnare"),
    _person("utredare", "Dag Utredare", "investigator", "Utredare"),
    _person("kommun", "Doris Kommunföreträdare", "representative", "Företrädare för en kommun"),
    _person("grannkommun", "Dina Grannföreträdare", "representative", "Företrädare för en annan kommun"),
    _person("revisor", "Didrik Revisor", "auditor", "Revisor"),
)


def is_allowed(request: HttpRequest | None) -> bool:
    """Whether demo accounts may be used: asked from this computer, by its own name, through no proxy."""
    if request is None or not settings.DEMO or settings.HTTPS:
        return False
    if any(header in request.META for header in _FORWARDED):
        return False
    host, _ = split_domain_port(request.get_host())
    return host in LOOPBACK_NAMES and _is_loopback(request.META.get("REMOTE_ADDR", ""))


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
