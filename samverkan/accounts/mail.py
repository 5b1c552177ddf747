"""E-mail to people: plain text with a simple page beside it."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from samverkan.core.faults import Fault, FaultError


def send(template: str, to: str, subject: str, **context: Any) -> None:
    """Send ``accounts/email/<template>.txt`` and ``.html``. FaultError where the server does not take it."""
    text = render_to_string(f"accounts/email/{template}.txt", context)
    message = EmailMultiAlternatives(subject, text, to=[to])
    message.attach_alternative(render_to_string(f"accounts/email/{template}.html", context), "text/html")
    with sent(to):
        message.send()


@contextmanager
def sent(to: str) -> Iterator[None]:
    """Turns what goes wrong with the mail server inside the block into a sentence."""
    try:
        yield
    except (OSError, smtplib.SMTPException) as error:
        text = f"brevet till {to} kunde inte skickas ({error}). Försök igen; går det inte, kontrollera SAMVERKAN_SMTP."
        raise FaultError(Fault("mail", text)) from error
