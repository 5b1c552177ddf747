"""A member's account and an invoice as PDF, for those who may see them."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils import timezone

from samverkan.economy.closing.tables import seen_accounts
from samverkan.economy.invoicing.views import issued_invoice
from samverkan.economy.policies import check_can_view_member
from samverkan.economy.work_models import INVOICE_KINDS
from samverkan.formats import peppol
from samverkan.registry.pages import Page, cooperation_page
from samverkan.registry.persons import organisation_title
from samverkan.reports.answers import file_response
from samverkan.reports.documents.account_statement import account_statement
from samverkan.reports.documents.invoice_statement import invoice_statement
from samverkan.reports.services import WRITERS


@cooperation_page("ekonomi")
def statement(page: Page, member: str) -> HttpResponse:
    """The statement as of today, or of the day asked for. 404 where the member has no rows."""
    check_can_view_member(page.actor, page.case, member)
    found = seen_accounts(page, [member])
    if not found:
        raise Http404("Det finns inget mellanhavande med den medlemmen.")
    on = page.on if page.frame.on_given else timezone.localdate()
    name = f"kontoutdrag-{page.case.slug}-{member}-{on.isoformat()}.pdf"
    return file_response(WRITERS["pdf"].write(account_statement(page.snapshot, found[0], on)), "pdf", name)


@cooperation_page("ekonomi")
def invoice(page: Page, number: int) -> HttpResponse:
    """An invoice on paper. 404 where the reader may not see it."""
    row = issued_invoice(page, number)
    paper, kind = peppol.read_document(bytes(row.xml)), f"{INVOICE_KINDS[row.kind]} {row.year}"
    document = invoice_statement(page.snapshot, paper, kind, organisation_title(row.organisation), row.issued)
    return file_response(WRITERS["pdf"].write(document), "pdf", f"faktura-{page.case.slug}-{row.number}.pdf")
