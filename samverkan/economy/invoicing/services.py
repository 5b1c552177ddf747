"""The only writers of invoices: a run of them, all or nothing, numbered without gaps; and credit notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from uuid import UUID

from django.db import transaction

from samverkan.core.billing import Charge, chosen_seller, fee_charges, instalment_charges, lowered
from samverkan.core.faults import Fault, FaultError
from samverkan.core.records import Case, MemberEntry
from samverkan.economy.invoicing.papers import Terms, invoice, parties, terms_of
from samverkan.economy.work_models import Invoice, InvoiceSeries
from samverkan.formats import peppol
from samverkan.history.services import on_record
from samverkan.registry.cases import read_case_rows
from samverkan.registry.models import Cooperation
from samverkan.registry.policies import Actor, check_can
from samverkan.registry.rows import ROWS, reference_key
from samverkan.registry.services import save_records, touch

FEE_KINDS = ("avgift", "projekt")
SETTLEMENT = "avrakning"


@dataclass(frozen=True, slots=True)
class Run:
    """What is to be invoiced: the kind, the year, who sends, the days, and for fees which instalment (its due day; None: the
    whole fee)."""

    kind: str
    year: int
    issued: date
    due: date | None = None
    seller: str = ""
    instalment: date | None = None
    note: str = ""

    @property
    def key(self) -> str:
        """What tells this run from every other, so that one made again adds only what is lacking."""
        parts = (self.kind, str(self.year), self.instalment.isoformat() if self.instalment else "")
        return ":".join(filter(None, parts))


def charges_of(case: Case, run: Run) -> tuple[Charge, ...]:
    """What each member is billed in a run. Raises FaultError where there is nothing."""
    if run.kind == SETTLEMENT:
        return _settlement_charges(case, run.year)
    whole = fee_charges(case, run.year, run.kind)
    fees = lowered(case, run.year, whole) if run.kind == "avgift" else whole
    return fees if run.instalment is None else instalment_charges(case, run.instalment, fees)


def _settlement_charges(case: Case, year: int) -> tuple[Charge, ...]:
    """A decided settlement: a surplus comes back (negative), a deficit is to be paid."""
    rows = [row for row in case.entries if row.kind == SETTLEMENT and row.year == year and row.amount]
    if not rows:
        raise FaultError(
            Fault("no-settlement", f"Avräkningen för {year} är inte beslutad. Besluta den under Bokslut.", "year")
        )
    return tuple(
        Charge(row.organisation, -(row.amount or Decimal(0)), f"Avräkning {year}", note=row.note) for row in rows
    )


def issue(*, slug: str, run: Run, by: Actor) -> tuple[Invoice, ...]:
    """Make the invoices of a run that are not made yet, all or nothing, with the next numbers and no gap. What a fee's invoice
    asks for is entered in the account with the member. Gives every invoice of the run.

    Raises PermissionDenied, FaultError with everything that stops any of them.
    """
    check_can(by, "invoice", slug)
    with transaction.atomic():
        cooperation = Cooperation.objects.select_for_update().get(slug=slug)
        case = read_case_rows(cooperation)
        seller, charges = chosen_seller(case, run.seller), charges_of(case, run)
        held = Invoice.objects.filter(cooperation=slug, run=run.key).values_list("organisation_id", flat=True)
        made = {reference_key(organisation) for organisation in held}
        lacking = tuple(charge for charge in charges if charge.member not in made)
        if lacking:
            terms = terms_of(case, seller, run.year, run.issued, due=run.due, note=run.note)
            _Making(slug, run, case, seller, terms, by, _fee_invoices(slug, run), _rows(slug, run)).all(lacking)
        return tuple(Invoice.objects.filter(cooperation=slug, run=run.key).select_related("organisation"))


def _fee_invoices(slug: str, run: Run) -> dict[str, Invoice]:
    """The year's fee invoice of each member, that a refund of the settlement refers to."""
    if run.kind != SETTLEMENT:
        return {}
    held = Invoice.objects.filter(cooperation=slug, kind="avgift", year=run.year, type="380").order_by("number")
    return {reference_key(row.organisation_id): row for row in held}


def _rows(slug: str, run: Run) -> dict[str, str]:
    """The row key of each member billed by the key that the case uses: another than a municipality's is of its cooperation."""
    kind = "entries" if run.kind == SETTLEMENT else "fees"
    held = ROWS[kind].objects.filter(cooperation=slug, year=run.year).values_list("organisation_id", flat=True)
    return {reference_key(organisation): organisation for organisation in held}


def _referring(paper: peppol.Document, earlier: Invoice | None) -> peppol.Document:
    if paper.type_code == "380" or earlier is None:
        return paper
    return replace(paper, references=(peppol.Reference(str(earlier.number), earlier.issued),))


@dataclass(frozen=True, slots=True)
class _Making:
    """A run under way; ``earlier`` are the invoices by member that refunds refer to, ``rows`` the members'
    row keys."""

    slug: str
    run: Run
    case: Case
    seller: str
    terms: Terms
    by: Actor
    earlier: Mapping[str, Invoice]
    rows: Mapping[str, str]

    def all(self, charges: tuple[Charge, ...]) -> None:
        """Every invoice with its number, or none."""
        known = parties(self.case, self.seller, charges)
        series, _ = InvoiceSeries.objects.select_for_update().get_or_create(cooperation_id=self.slug)
        rows, faults = list[Invoice](), list[Fault]()
        for number, charge in enumerate(charges, start=series.next):
            paper = invoice(str(number), charge, known[self.seller], known[charge.member], self.terms)
            try:
                rows.append(self._row(number, charge, _referring(paper, self.earlier.get(charge.member))))
            except FaultError as error:
                faults += [Fault(f.code, f"{known[charge.member].name}: {f.text}", charge.member) for f in error.faults]
        if faults:
            raise FaultError(faults)
        series.next += len(rows)
        series.save()
        with on_record(by=self.by.name):
            Invoice.objects.bulk_create(rows)
        _enter(self.slug, self.run, rows, charges, self.by)

    def _row(self, number: int, charge: Charge, paper: peppol.Document) -> Invoice:
        data, back = peppol.write_checked_invoice(paper), paper.type_code == "381"
        return Invoice(
            cooperation_id=self.slug, number=number, kind=self.run.kind, type=paper.type_code, year=self.run.year,
            organisation_id=self.rows[charge.member], run=self.run.key, issued=self.terms.issued, due=self.terms.due,
            amount=peppol.totals(paper).payable, xml=data, sha256=sha256(data).hexdigest(), by=self.by.user,
            credits=self.earlier.get(charge.member) if back else None,
        )  # fmt: skip


def _enter(slug: str, run: Run, rows: Sequence[Invoice], charges: Sequence[Charge], by: Actor) -> None:
    """A fee that is asked for stands in the account with the member; a settlement stands there already by its decision."""
    if run.kind == SETTLEMENT:
        touch(slug)
        return
    put = [
        ("entries", MemberEntry(
            id=f"faktura-{row.number}", organisation=charge.member, year=run.year, kind="avgift", on=row.issued,
            amount=-charge.amount, fee=charge.fee, reference=f"Faktura {row.number}"))
        for row, charge in zip(rows, charges, strict=True)
    ]  # fmt: skip
    save_records(slug, put=put, by=by.name)


def credit(*, slug: str, invoice_id: UUID, issued: date, reason: str, by: Actor) -> Invoice:
    """Take an invoice back whole by a credit note that refers to it, with the next number. Raises Invoice.DoesNotExist,
    FaultError where it is credited already or no reason is given."""
    check_can(by, "invoice", slug)
    if not reason.strip():
        raise FaultError(Fault("no-reason", "skriv varför fakturan krediteras.", "reason"))
    with transaction.atomic():
        Cooperation.objects.select_for_update().get(slug=slug)
        old = Invoice.objects.select_related("organisation").get(pk=invoice_id, cooperation=slug, type="380")
        if Invoice.objects.filter(credits=old, run=f"kredit:{old.number}").exists():
            raise FaultError(Fault("credited", f"faktura {old.number} är redan krediterad.", ""))
        series = InvoiceSeries.objects.select_for_update().get(cooperation_id=slug)
        paper = peppol.read_document(bytes(old.xml))
        if not isinstance(paper, peppol.Invoice):
            raise FaultError(Fault("not-an-invoice", f"{old.number} är ingen faktura.", ""))
        note = peppol.credited(paper, number=str(series.next), issue_date=issued, note=reason.strip())
        data = peppol.write_checked_invoice(note)
        with on_record(by=by.name):
            row = Invoice.objects.create(
                cooperation_id=slug, number=series.next, kind=old.kind, type="381", year=old.year, organisation=old.organisation,
                run=f"kredit:{old.number}", issued=issued, due=issued, amount=old.amount, credits=old, xml=data,
                sha256=sha256(data).hexdigest(), by=by.user,
            )  # fmt: skip
        series.next += 1
        series.save()
        _enter_credit(slug, row, old, by)
    return row


def _enter_credit(slug: str, row: Invoice, old: Invoice, by: Actor) -> None:
    """What the invoice entered is taken back, the whole fee where a settlement was taken off what was to be paid."""
    if old.kind == SETTLEMENT:
        touch(slug)
        return
    asked = next(
        (
            held
            for held in read_case_rows(Cooperation.objects.get(slug=slug)).entries
            if held.id == f"faktura-{old.number}"
        ),
        None,
    )
    entry = MemberEntry(
        id=f"faktura-{row.number}", organisation=reference_key(row.organisation_id), year=row.year, kind="kreditering",
        on=row.issued, amount=-asked.amount if asked and asked.amount else row.amount, fee=asked.fee if asked else "",
        reference=f"Kreditfaktura {row.number} till faktura {old.number}",
    )  # fmt: skip
    save_records(slug, put=[("entries", entry)], by=by.name)
