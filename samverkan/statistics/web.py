"""Asking a statistics service over HTTPS. Nothing here runs unless a user asks for newer figures."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from samverkan.core.faults import Fault, FaultError

Fetch = Callable[[str, bytes | None], bytes]
"""``fetch(address, body)`` returns the reply; a body is posted as JSON."""

_SECONDS = 60
_REFUSED = {
    429: "Tjänsten tar inte emot fler frågor just nu. Vänta en minut och försök igen.",
    404: "Tabellen finns inte.",
}


def fetch(address: str, body: bytes | None = None) -> bytes:
    """The reply of an HTTPS address. Raises FaultError in plain words where there is no contact or no answer."""
    if urlsplit(address).scheme != "https":
        raise FaultError(Fault("not-https", "Adressen ska börja med https://.", address))
    headers = {"Accept": "application/json", "Content-Type": "application/json", "User-Agent": "samverkan"}
    try:
        with urlopen(Request(address, body, headers), timeout=_SECONDS) as reply:  # noqa: S310 - https, checked above
            content: bytes = reply.read()
            return content
    except HTTPError as error:
        text = _REFUSED.get(error.code, f"Tjänsten svarade med fel {error.code}.")
        raise FaultError(Fault("refused", text, address)) from None
    except (URLError, TimeoutError) as error:
        reason = getattr(error, "reason", error)
        raise FaultError(
            Fault("no-contact", f"Ingen kontakt med {urlsplit(address).netloc} ({reason}).", address)
        ) from None


def parse_json(reply: bytes, address: str) -> dict[str, Any]:
    """The reply as a JSON object; FaultError where it is none."""
    try:
        document = json.loads(reply, parse_float=str)  # figures stay the digits that were sent
    except ValueError:
        document = None
    if not isinstance(document, dict):
        raise FaultError(Fault("not-json", "Svaret är inte JSON i den form som väntades.", address))
    return document
