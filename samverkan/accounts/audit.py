"""Who was invited, let in and shut out: a line in the log each, with the person's number, never the address."""

from __future__ import annotations

import logging
from typing import Any

from django.contrib.auth import signals
from django.http import HttpRequest

from samverkan.accounts.models import User

_log = logging.getLogger("samverkan.audit")


def record(event: str, person: User | None, by: User | None = None, **more: object) -> None:
    """One line: ``signed-in person=7 by=2``; a person that is not known is ``-``."""
    parts = [f"person={_number(person)}", *([f"by={_number(by)}"] if by else [])]
    _log.info(" ".join([event, *parts, *(f"{key}={value}" for key, value in more.items())]))


def listen() -> None:
    """Put sign-ins, sign-outs and refused sign-ins on record."""
    signals.user_logged_in.connect(_signed_in, dispatch_uid="samverkan-signed-in")
    signals.user_logged_out.connect(_signed_out, dispatch_uid="samverkan-signed-out")
    signals.user_login_failed.connect(_refused, dispatch_uid="samverkan-sign-in-refused")


def _number(person: User | None) -> object:
    return person.pk if person else "-"


def _signed_in(sender: object, user: User, **_: Any) -> None:
    record("signed-in", user)


def _signed_out(sender: object, user: User | None, **_: Any) -> None:
    record("signed-out", user)


def _refused(sender: object, request: HttpRequest | None = None, **_: Any) -> None:
    record("sign-in-refused", None, address=request.META.get("REMOTE_ADDR", "-") if request else "-")
