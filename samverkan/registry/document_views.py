"""*Handlingar*: the list, a document, its file, and the forms that add, change, replace, mark and remove."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from samverkan.core.faults import FaultError
from samverkan.history.selectors import row_changes
from samverkan.registry import documents as services
from samverkan.registry.document_files import stored_path
from samverkan.registry.document_forms import DetailsForm, EditForm, UploadForm, subject_choices
from samverkan.registry.document_policies import SECTION, can_see_document, check_can_change_document
from samverkan.registry.document_selectors import (
    ShownDocument,
    documents_table,
    get_document,
    may_change,
    seen_documents,
    versions,
)
from samverkan.registry.editing.beside import told_changes
from samverkan.registry.pages import Page, cooperation_page
from samverkan.registry.people import Document
from samverkan.registry.people_forms import ReasonForm
from samverkan.web import downloads
from samverkan.web.frame import with_query


@cooperation_page(SECTION)
def documents(page: Page) -> HttpResponse:
    """The documents that the reader may see, of one object where asked."""
    kind, _, key = page.request.GET.get("galler", "").partition(":")
    earlier = page.request.GET.get("visa") == "alla"
    table = documents_table(seen_documents(page, kind, key, earlier=earlier))
    options = [
        {"title": "Senaste versionen", "href": with_query(page.request, visa=None), "current": not earlier},
        {"title": "Alla versioner", "href": with_query(page.request, visa="alla"), "current": earlier},
    ]
    return downloads.respond(page.request, [table]) or page.render(
        "registry/documents/documents.html",
        table=table, options=options, subjects=subject_choices(page)[1:], chosen=f"{kind}:{key}" if key else "",
        filtered=bool(kind), may_add=page.can("upload"),
    )  # fmt: skip


@cooperation_page(SECTION)
def add(page: Page) -> HttpResponse:
    """The form that adds a document."""
    page.check_can("upload")
    form = UploadForm(page, *_posted(page))
    if form.is_bound and form.is_valid():
        row = _done(form, lambda: services.add_document(
            slug=page.frame.slug, details=form.details(), file=form.cleaned_data["file"], by=page.actor, on=timezone.localdate()
        ))  # fmt: skip
        if row is not None:
            return _told(page, row, f"Handlingen ”{row.title}” är sparad.")
    return _formed(page, "registry/documents/add.html", form)


@cooperation_page(SECTION)
def document(page: Page, document: UUID) -> HttpResponse:
    """One document: what is said of it, its file with the checksum, its versions and changes."""
    shown = _opened(page, document)
    return page.render(
        "registry/documents/document.html",
        shown=shown, earlier=versions(page, shown), may_change=may_change(page, shown),
        removable=services.can_be_removed(shown.row), superseded=shown.replaced_by,
        changes=told_changes(page, row_changes(Document, str(document))) if page.can("view_changes") else (),
    )  # fmt: skip


@cooperation_page(SECTION)
def file(page: Page, document: UUID) -> HttpResponse:
    """The file, to be saved and never to be run as a page of this site."""
    row = Document.objects.filter(cooperation=page.frame.slug, pk=document).first()
    if row is None or not can_see_document(page.actor, page.cooperations[page.frame.slug], row):
        raise Http404("Handlingen finns inte.")
    try:
        content = stored_path(row.sha256).open("rb")
    except FileNotFoundError:
        raise Http404("Filen saknas i datamappen. Be systemförvaltaren läsa tillbaka den.") from None
    response = FileResponse(content, as_attachment=True, filename=row.file_name, content_type=row.content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store" if row.draft or row.secret else "private, no-cache"
    return cast(HttpResponse, response)


@cooperation_page(SECTION)
def edit(page: Page, document: UUID) -> HttpResponse:
    """The form that describes a document anew."""
    shown = _changing(page, document)
    form = EditForm(page, *_posted(page), document=shown.row)
    if form.is_bound and form.is_valid():
        row = _done(form, lambda: services.edit_document(
            slug=page.frame.slug, document=document, details=form.details(), seen=page.request.POST.get("seen", ""),
            by=page.actor, on=timezone.localdate(), reason=form.cleaned_data["reason"],
        ))  # fmt: skip
        if row is not None:
            return _told(page, row, "Ändringen är sparad.")
    seen = page.request.POST.get("seen") or services.version(shown.row)
    return _formed(page, "registry/documents/edit.html", form, shown=shown, seen=seen)


@cooperation_page(SECTION)
def substitute(page: Page, document: UUID) -> HttpResponse:
    """The form that puts a new version in a document's place."""
    shown = _changing(page, document)
    form = UploadForm(page, *_posted(page), document=shown.row)
    if form.is_bound and form.is_valid():
        row = _done(form, lambda: services.replace_document(
            slug=page.frame.slug, document=document, details=form.details(), file=form.cleaned_data["file"],
            by=page.actor, on=timezone.localdate(),
        ))  # fmt: skip
        if row is not None:
            return _told(page, row, "Den nya versionen är sparad. Den gamla finns kvar.")
    return _formed(page, "registry/documents/replace.html", form, shown=shown)


@cooperation_page(SECTION)
def withdraw(page: Page, document: UUID) -> HttpResponse:
    """Mark a document as no longer valid, or take the mark away."""
    shown = _changing(page, document)
    form = ReasonForm(page.request.POST or None)
    lift = bool(shown.row.withdrawn)
    if form.is_bound and form.is_valid():
        said: dict[str, Any] = {"slug": page.frame.slug, "document": document, "by": page.actor}
        said["reason"] = form.cleaned_data["reason"]
        row = _done(form, lambda: (
            services.restore_document(**said) if lift else services.withdraw_document(on=timezone.localdate(), **said)
        ))  # fmt: skip
        if row is not None:
            return _told(page, row, "Handlingen gäller igen." if lift else "Handlingen är märkt som utgången.")
    return _formed(page, "registry/documents/withdraw.html", form, shown=shown, lift=lift)


@cooperation_page(SECTION)
def remove(page: Page, document: UUID) -> HttpResponse:
    """Ask, then remove a document; one that has been received or drawn up is not."""
    shown = _changing(page, document)
    form = ReasonForm(page.request.POST or None)
    if form.is_bound and form.is_valid():
        removed = _done(form, lambda: services.remove_document(
            slug=page.frame.slug, document=document, by=page.actor, reason=form.cleaned_data["reason"]
        ) or True)  # fmt: skip
        if removed:
            messages.success(page.request, f"Handlingen ”{shown.row.title}” är borttagen.")
            return redirect(f"{page.frame.base}{SECTION}/")
    return _formed(
        page, "registry/documents/remove.html", form, shown=shown, removable=services.can_be_removed(shown.row)
    )


def _posted(page: Page) -> tuple[Any, Any]:
    return (page.request.POST, page.request.FILES) if page.request.method == "POST" else (None, None)


def _opened(page: Page, document: UUID) -> ShownDocument:
    shown = get_document(page, document)
    if shown is None:
        raise Http404("Handlingen finns inte.")
    return shown


def _changing(page: Page, document: UUID) -> ShownDocument:
    shown = _opened(page, document)
    check_can_change_document(page.actor, page.cooperations[page.frame.slug], shown.row)
    return shown


def _done(form: DetailsForm | ReasonForm, work: Any) -> Any:
    """What the work gives; None where it was refused, and then the form says why."""
    try:
        return work()
    except Document.DoesNotExist:
        raise Http404("Handlingen finns inte längre.") from None
    except FaultError as error:
        form.add_faults(error)
        return None


def _told(page: Page, row: Document, text: str) -> HttpResponse:
    """To the document, or to the list where the reader may not read it."""
    messages.success(page.request, text)
    if can_see_document(page.actor, page.cooperations[page.frame.slug], row):
        return redirect(f"{page.frame.base}{SECTION}/{row.pk}/")
    messages.warning(page.request, "Handlingen har sekretess och din roll får inte läsa den.")
    return redirect(f"{page.frame.base}{SECTION}/")


def _formed(page: Page, template: str, form: Any, **context: Any) -> HttpResponse:
    return page.render(template, status=400 if form.errors else 200, form=form, **context)
