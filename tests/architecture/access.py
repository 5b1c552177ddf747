"""The world that the access tests ask about: people of every role, two members' drafts and documents, a hidden cooperation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile, is_zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from samverkan.accounts.models import User
from samverkan.agreements.feeds import open_feed
from samverkan.core.records import MemberEntry
from samverkan.economy.planning.changing import request_change
from samverkan.economy.planning.services import create_version
from samverkan.economy.work_models import FeeProposal, Invoice, LedgerImport
from samverkan.exchange.sheets import workbook
from samverkan.exchange.uploads import keep_upload
from samverkan.formats import peppol
from samverkan.registry.actors import actor_of
from samverkan.registry.cases import read_case_rows
from samverkan.registry.documents import Details, add_document
from samverkan.registry.models import Cooperation
from samverkan.registry.people import Document, Draft, RoleGrant
from samverkan.registry.services import save_case, save_records
from samverkan.registry.snapshots import get_snapshot
from samverkan.reports.models import FAILED, BasisFile, DecisionBasis, Issuing
from samverkan.transition.models import CriteriaSheet, ScenarioDraft
from tests.people import ARE, RAGUNDA, SLUG, START, holder, signed_in

HIDDEN, ELSEWHERE = "en-hemlig-samverkan", "kalmar"
COLUMNS = ("anonymous", "administrator", "director", "economist", "coordinator", "investigator", "representative",
           "neighbour", "auditor", "elsewhere")  # fmt: skip
"""Who asks: nobody; the administrator of the installation; every role of the cooperation; a representative of another
member; one with a role in another cooperation only."""
WORD = "Smultronstigen"
MARKS = {"2321": "enbartare7391", "staff": "enbartkansli5520", "secret": "sekretess8814"}
"""What stands in texts that not everyone may see, after a word that can be searched for."""


def addresses(resolver: URLResolver | None = None, before: str = "", names: str = "") -> Iterator[tuple[str, str]]:
    """Every address of the site: its name (its pattern where it has none) and its pattern."""
    for entry in (resolver or get_resolver()).url_patterns:
        pattern = before + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield f"{names}{entry.name or pattern}", pattern
        else:
            yield from addresses(entry, pattern, f"{names}{entry.namespace}:" if entry.namespace else names)


@dataclass
class World:
    """People by column, signed in, and the keys that fill addresses."""

    browsers: Mapping[str, Client]
    users: Mapping[str, User]
    keys: dict[str, dict[str, Any]] = field(default_factory=dict)
    feeds: dict[str, str] = field(default_factory=dict)
    fills: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)

    def ask(self, who: str, method: str, address: str, data: Mapping[str, Any] | None = None) -> HttpResponse:
        """The answer; what it changed is undone."""
        saved = transaction.savepoint()
        browser = self.browsers[who]
        try:
            # A browser of its own each time, so that signing out or choosing a day does not carry over.
            fresh = Client(raise_request_exception=True)
            fresh.cookies = browser.cookies.copy() if who != "anonymous" else fresh.cookies
            return fresh.get(address, data) if method == "GET" else fresh.post(address, data or {})
        finally:
            transaction.savepoint_rollback(saved)


def make_world() -> World:
    """Everybody and everything; the caller undoes it."""
    users = {role: holder(role) for role in (*COLUMNS[2:6], "auditor")}
    users["administrator"] = holder("administrator", None)
    users["representative"] = holder("representative", SLUG, ARE)
    users["neighbour"] = holder("representative", SLUG, RAGUNDA)
    users["elsewhere"] = holder("economist", ELSEWHERE)
    browsers = {"anonymous": Client(), **{who: signed_in(user) for who, user in users.items()}}
    world = World(browsers, users)
    _hide_a_copy()
    world.keys[SLUG] = _plant(SLUG, users)
    world.keys[HIDDEN] = _plant(HIDDEN, _inside(HIDDEN))
    world.feeds = {who: open_feed(user=users[who], slug=SLUG) for who in ("neighbour", "representative")}
    return world


def _hide_a_copy() -> None:
    case = read_case_rows(Cooperation.objects.get(slug=SLUG))
    save_case(replace(case, slug=HIDDEN, title="En hemlig samverkan"), published=False)


def _inside(slug: str) -> dict[str, User]:
    """People with roles in the hidden cooperation."""
    users = {role: holder(role, slug) for role in ("administrator", "director", "economist", "investigator")}
    return {
        **users,
        "representative": holder("representative", slug, ARE),
        "neighbour": holder("representative", slug, RAGUNDA),
    }


def _plant(slug: str, users: Mapping[str, User]) -> dict[str, Any]:
    """Drafts and documents of two members and of the staff, and a role to end."""
    owners = {
        "2321": (users["representative"], ARE),
        "2303": (users["neighbour"], RAGUNDA),
        "staff": (users["economist"], None),
    }
    drafts = {name: _draft(slug, author, owner, _text(name)).pk for name, (author, owner) in owners.items()}
    documents = {name: _document(slug, author, owner, _text(name)).pk for name, (author, owner) in owners.items()}
    secret = _document(slug, users["director"], None, _text("secret"), secret=True)
    grant = RoleGrant.objects.get(user=users["investigator"])
    _entry(slug)
    file = {"name": "bok.xlsx", "kind": "", "content": workbook(get_snapshot(slug)), "remove_missing": False}
    upload = keep_upload(slug, users["economist"], **file)
    planned = _plan(slug, users["economist"]) | _books(slug, users["economist"])
    issuing = _issued_basis(slug, users["investigator"])
    return {
        "drafts": drafts,
        "alternatives": {
            name: _alternative(slug, author, owner, _text(name)).pk for name, (author, owner) in owners.items()
        },
        "sheets": {name: _sheet(slug, author, owner, _text(name)).pk for name, (author, owner) in owners.items()},
        "documents": documents,
        "secret": secret.pk,
        "grant": grant.pk,
        "upload": upload.pk,
        "issuing": issuing.pk,
        "proposal": _fee_proposal(slug, users["economist"]).pk,
        **planned,
    }


def _fee_proposal(slug: str, economist: User) -> FeeProposal:
    """A fee tried by the staff."""
    return FeeProposal.objects.create(
        cooperation_id=slug, author=economist, title=_text("staff"), year=2022, rule_text=_text("staff")
    )


def _plan(slug: str, economist: User) -> dict[str, Any]:
    """A budget as a draft, and a request to change the budget in force."""
    by, line = actor_of(economist), get_snapshot(slug).case.budget[0]
    version = create_version(
        slug=slug, title=_text("staff"), first_year=2030, plan=False, base=f"fall:{line.year}", by=by
    )
    change = request_change(
        slug=slug, year=line.year, amounts={line.area: Decimal(1)}, reason=_text("staff"), carried=False, by=by
    )
    return {"version": version.pk, "change": change.pk}


def _books(slug: str, economist: User) -> dict[str, Any]:
    """Books of a year, and an invoice to the first member with that member's mark."""
    ledger = LedgerImport.objects.create(
        cooperation_id=slug, year=2020, until=date(2020, 12, 31), file_name=f"{_text('staff')}.se", sha256="0", size=1,
        sie_type="4E", by=economist,
    )  # fmt: skip
    line = peppol.Line(id="1", name="Avgift", price=Decimal(100), vat=peppol.OUTSIDE)
    sent = {"seller": peppol.Party(name="Avsändare", organisation_number="232100-0214"), "lines": (line,),
            "buyer": peppol.Party(name="Mottagare", organisation_number="212000-2528")}  # fmt: skip
    paper = peppol.Invoice(number="1", issue_date=START, due_date=START, note=_text(ARE), order_reference="1", **sent)  # type: ignore[arg-type]
    invoice = Invoice.objects.create(
        cooperation_id=slug, number=1, kind="avgift", type="380", year=2020, organisation_id=ARE, run=_text(ARE), issued=START,
        due=START, amount=Decimal(100), xml=peppol.write_invoice(paper), sha256="0", by=economist,
    )  # fmt: skip
    return {"ledger": ledger.pk, "number": invoice.number}


def _issued_basis(slug: str, investigator: User) -> Issuing:
    """A decision basis that has been issued, as version 1 like the invoice has number 1, and another that failed."""
    basis = DecisionBasis.objects.create(
        cooperation_id=slug, number=1, title="Beslutsunderlag", on=START, revision=Cooperation.objects.get(slug=slug).revision,
        alternatives=[{"id": "nytt-avtal", "title": "Nytt avtal"}], chapters=["korthet"], issued_by=investigator,
    )  # fmt: skip
    BasisFile.objects.create(basis=basis, format="html", content=b"<p>utgivet</p>", size=14, sha256="0")
    return Issuing.objects.create(
        cooperation_id=slug, asked_by=investigator, on=START, choice="alla", state=FAILED, fault="Det gick inte."
    )


def _entry(slug: str) -> None:
    """A row in the account with the first member, with that member's mark."""
    row = MemberEntry(
        id="planterad", organisation=ARE, year=2020, kind="avrakning", on=date(2021, 3, 1), amount=Decimal(100),
        reference=_text(ARE),
    )  # fmt: skip
    save_records(slug, put=[("entries", row)], by="test")


def _text(owner: str) -> str:
    return f"{WORD} {MARKS.get(owner, 'oppet')}"


def _draft(slug: str, author: User, owner: str | None, text: str) -> Draft:
    return Draft.objects.create(
        cooperation_id=slug, resource="agreements", key=_agreement(slug), author=author, organisation_id=owner,
        values={"name": [text], "note": [text]}, note=text,
    )  # fmt: skip


def _alternative(slug: str, author: User, owner: str | None, text: str) -> ScenarioDraft:
    """An alternative that can be worked through, under a key of its own."""
    rule = next(rule for rule in get_snapshot(slug).case.rules if rule.kind == "scenario")
    written = rule.text.replace(f'id = "{rule.id}"', 'id = "planterat"', 1)
    return ScenarioDraft.objects.create(
        cooperation_id=slug,
        title=text,
        text=f"# {text}\n{written}",
        author=author,
        saved_by=author,
        organisation_id=owner,
    )


def _sheet(slug: str, author: User, owner: str | None, text: str) -> CriteriaSheet:
    """A weighing with the owner's mark in its name and in what is typed."""
    content = {"alternatives": [text, "Annat"], "rows": [[text, "1", [["1", text], ["2", text]]]]}
    return CriteriaSheet.objects.create(
        cooperation_id=slug, title=text, content=content, author=author, saved_by=author, organisation_id=owner
    )


def _document(slug: str, author: User, owner: str | None, text: str, *, secret: bool = False) -> Document:
    details = Details(
        object_kind="avtal", object=_agreement(slug), title=text, draft=not secret, secret=secret, organisation=owner,
        legal_ground="OSL 19 kap. 3 §" if secret else "", received=START if secret else None,
    )  # fmt: skip
    file = SimpleUploadedFile(f"{text}.txt", text.encode(), "text/plain")
    return add_document(slug=slug, details=details, file=file, by=actor_of(author), on=date(2026, 1, 1))


def _agreement(slug: str) -> str:
    return get_snapshot(slug).case.agreements[0].id


def words(response: HttpResponse) -> str:
    """Everything that a response says: its text, its headers, and what a package (Excel, Word, zip) holds."""
    content = b"".join(response) if response.streaming else response.content
    headers = " ".join(f"{name}: {value}" for name, value in response.items())
    if is_zipfile(BytesIO(content)):
        with ZipFile(BytesIO(content)) as package:
            content = b"\n".join(package.read(name) for name in package.namelist())
    return f"{headers}\n{content.decode('utf-8', 'replace')}"
