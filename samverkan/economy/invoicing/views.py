"""Pages of invoices: what is made, making a run after seeing it, one invoice, its file, and crediting it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from samverkan.core.faults import FaultError
from samverkan.core.swedish import hyphened, kronor, listing
from samverkan.economy.invoicing import selectors, services
from samverkan.economy.invoicing.drafts import DraftInvoice, draft_invoices
from samverkan.economy.invoicing.forms import CreditForm, RunForm
from samverkan.economy.tabs import tabs
from samverkan.economy.work_models import INVOICE_KINDS, INVOICE_TYPES, Invoice
from samverkan.formats import peppol
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.pages import Page, cooperation_page
from samverkan.registry.persons import organisation_title
from samverkan.registry.policies import RoleNeededError, roles_that_may
from samverkan.web import downloads

SECTION, TAB = "ekonomi", "fakturor"
XML = "application/xml"


def members_shown(page: Page) -> frozenset[str] | None:
    """The members whose invoices the reader sees; None for all. Raises PermissionDenied where it is none."""
    if page.can("view_books"):
        return None
    own = page.actor.organisations(page.frame.slug)
    if not own:
        raise RoleNeededError(
            "Fakturor läses av kansliet och av den medlem som de gäller.", roles_that_may("view_books")
        )
    return own


def invoices_base(page: Page) -> str:
    """The address of the invoices."""
    return f"{page.frame.base}ekonomi/fakturor/"


@cooperation_page(SECTION)
def invoices(page: Page) -> HttpResponse:
    """The invoices that the reader may see."""
    rows = selectors.invoices(page.frame.slug, members_shown(page))
    table = selectors.invoice_table(rows, invoices_base(page))
    if (file := downloads.respond(page.request, [table])) is not None:
        return file
    return page.render(
        "economy/invoicing/invoices.html", table=table, tabs=tabs(page, TAB), may=page.can("invoice"), count=len(rows)
    )


@cooperation_page(SECTION)
def new(page: Page) -> HttpResponse:
    """A run: chosen, seen, and made when it is confirmed."""
    page.check_can("invoice")
    form = _run_form(page)
    if page.request.method != "POST":
        return _run_page(page, form)
    if not form.is_valid():
        return _run_page(page, form, status=400)
    try:
        if page.request.POST.get("gor") != "ja":
            return _run_page(page, form, drafts=draft_invoices(page.case, form.run()), decided=_is_decided(page, form))
        made = services.issue(slug=page.frame.slug, run=form.run(), by=page.actor)
    except FaultError as error:
        return _run_page(page, form, faults=error, status=400)
    messages.success(page.request, _made(made))
    return HttpResponseRedirect(page.frame.link(invoices_base(page)))


def _made(rows: Sequence[Invoice]) -> str:
    """What was made, in a sentence: what is asked for and what is given back are never added together."""
    said = []
    for kind, one, many, end in (
        ("380", "faktura", "fakturor", "att betala"),
        ("381", "kreditfaktura", "kreditfakturor", "att få tillbaka"),
    ):
        amounts = [row.amount for row in rows if row.type == kind]
        if amounts:
            said.append(
                f"{len(amounts)} {one if len(amounts) == 1 else many}, {kronor(sum(amounts, Decimal(0)))} {end}"
            )
    return f"Klart: {listing(said)}."


def _run_form(page: Page) -> RunForm:
    names = {row.id: row.name for row in page.case.organisations}
    data = page.request.POST if page.request.method == "POST" else None
    fees = [fee.year for fee in page.case.fees if fee.status == "beslutad"]
    return RunForm(
        data, case=page.case, names=names, today=timezone.localdate(), year=max(fees, default=page.on.year + 1)
    )


def _is_decided(page: Page, form: RunForm) -> bool:
    try:
        services.charges_of(page.case, form.run())
    except FaultError:
        return False
    return True


def _run_page(
    page: Page,
    form: RunForm,
    *,
    drafts: tuple[DraftInvoice, ...] = (),
    decided: bool = False,
    faults: FaultError | None = None,
    status: int = 200,
) -> HttpResponse:
    told = [f"{fault.text[:1].upper()}{fault.text[1:]}" for fault in faults.faults] if faults else []
    return page.render(
        "economy/invoicing/new.html", form=form, tabs=tabs(page, TAB), faults=told, decided=decided, status=status,
        preview=_preview_table(drafts) if drafts else None,
    )  # fmt: skip


def _preview_table(drafts: tuple[DraftInvoice, ...]) -> Table:
    columns = [Column("medlem", "Medlem"), Column("typ", "Typ"), Column("belopp", "Att betala", "number", "kr", 2)]
    rows = [
        Row({"medlem": Cell(row.name), "typ": Cell(INVOICE_TYPES[row.type]), "belopp": Cell(row.amount)}, row.member)
        for row in drafts
    ]
    total = sum((row.amount for row in drafts), Decimal(0))
    foot = [Row({"medlem": Cell("Summa"), "typ": Cell(""), "belopp": Cell(total)}, "summa", kind="sum")]
    return Table("forslag", "Fakturor som görs", columns, rows, foot)


def issued_invoice(page: Page, number: int) -> Invoice:
    """The invoice, where the reader may see it; else it is not there."""
    seen = members_shown(page)
    row = (
        Invoice.objects.select_related("organisation", "credits", "by")
        .filter(cooperation=page.frame.slug, number=number)
        .first()
    )
    if row is None or (seen is not None and str(row.organisation_id) not in seen):
        raise Http404("Fakturan finns inte.")
    return row


@cooperation_page(SECTION)
def invoice(page: Page, number: int) -> HttpResponse:
    """One invoice in words, and the form that credits it."""
    row = issued_invoice(page, number)
    if page.request.method == "POST":
        return _credited(page, row)
    return _invoice_page(page, row, CreditForm(initial={"issued": timezone.localdate()}))


def _invoice_page(page: Page, row: Invoice, form: CreditForm, status: int = 200) -> HttpResponse:
    paper = peppol.read_document(bytes(row.xml))
    notes = list(Invoice.objects.filter(credits=row, run=f"kredit:{row.number}").defer("xml"))
    return page.render(
        "economy/invoicing/invoice.html", row=row, paper=paper, totals=peppol.totals(paper), form=form, notes=notes,
        member=organisation_title(row.organisation), kind=INVOICE_KINDS[row.kind], type=INVOICE_TYPES[row.type],
        lines=[(line, peppol.net_amount(line)) for line in paper.lines],
        seller=hyphened(paper.seller.organisation_number), buyer=hyphened(paper.buyer.organisation_number),
        tabs=tabs(page, TAB), may=page.can("invoice") and row.type == "380" and not notes, status=status,
    )  # fmt: skip


def _credited(page: Page, row: Invoice) -> HttpResponse:
    page.check_can("invoice")
    form = CreditForm(page.request.POST)
    if not form.is_valid():
        return _invoice_page(page, row, form, status=400)
    try:
        note = services.credit(
            slug=page.frame.slug, invoice_id=row.pk, issued=form.cleaned_data["issued"], reason=form.cleaned_data["reason"], by=page.actor
        )  # fmt: skip
    except FaultError as error:
        form.add_faults(error)
        return _invoice_page(page, row, form, status=400)
    messages.success(page.request, f"Faktura {row.number} är krediterad med kreditfaktura {note.number}.")
    return HttpResponseRedirect(page.frame.link(f"{invoices_base(page)}{note.number}/"))


@cooperation_page(SECTION)
def file(page: Page, number: int) -> HttpResponse:
    """The file as it was issued, byte for byte."""
    row = issued_invoice(page, number)
    name = selectors.file_name(page.frame.slug, str(row.number), organisation_title(row.organisation))
    return HttpResponse(
        bytes(row.xml), content_type=XML, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
