"""Documents in tests: added by a service or a form, and where a reader meets them."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from samverkan.accounts.models import User
from samverkan.registry.actors import actor_of
from samverkan.registry.documents import Details, add_document
from samverkan.registry.people import Document
from tests.people import SLUG, give, person

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"


def posted(browser: Client, subject: str, *, content: bytes = PDF, name: str = "Avtalet.pdf", **said: Any) -> Any:
    data = {"subject": subject, "title": "Avtalet", "file": SimpleUploadedFile(name, content), **said}
    return browser.post("/jamtland/handlingar/ny/", data)


def details(agreement: str, **said: Any) -> Details:
    return Details(object_kind="avtal", object=agreement, title="Handlingen", **said)


def added(who: Any, agreement: str, content: bytes = PDF, **said: Any) -> Document:
    file = SimpleUploadedFile("Fil.pdf", content)
    return add_document(
        slug=SLUG, details=details(agreement, **said), file=file, by=actor_of(who), on=timezone.localdate()
    )


def sees(browser: Client, row: Document) -> bool:
    """Whether the reader meets the document anywhere; every way must agree."""
    title = f"/jamtland/handlingar/{row.pk}/"
    kind = row.object
    listed = title in browser.get("/jamtland/handlingar/").content.decode()
    on_object = title in browser.get(f"/jamtland/avtal/{kind}/").content.decode()
    found = title in browser.get(f"/jamtland/sok/?q=handlingen&slag=handling&{row.pk}").content.decode()
    own = browser.get(title).status_code == 200
    fetched = browser.get(f"{title}fil/").status_code == 200
    assert len({listed, on_object, found, own, fetched}) == 1, (listed, on_object, found, own, fetched)
    return own


def author_with(role: str, organisation: str = "") -> User:
    """Someone with a role who is none of the readers."""
    who = person(f"forfattare-{role}@kommunen.example")
    give(who, role, organisation=organisation)
    return who
