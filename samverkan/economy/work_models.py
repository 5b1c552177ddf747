"""The year's work before it becomes facts of the case: fee proposals, budget versions, the ledger as imported, forecasts,
settlements on their way through attest, and invoices. Private to this slice."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from samverkan.history.tracking import tracked
from samverkan.registry.fields import ExactDecimalField

COOPERATION: dict[str, Any] = {"to": "registry.Cooperation", "on_delete": models.CASCADE, "related_name": "+"}
PERSON: dict[str, Any] = {"to": settings.AUTH_USER_MODEL, "on_delete": models.PROTECT, "related_name": "+"}

DRAFT, PROPOSED, DECIDED, REPLACED, WITHDRAWN = "utkast", "forslag", "beslutad", "ersatt", "aterkallad"
STATES = {
    DRAFT: "Utkast", PROPOSED: "Förslag", DECIDED: "Beslutad", REPLACED: "Ersatt", WITHDRAWN: "Återkallad",
}  # fmt: skip


def _known(field: str, allowed: dict[str, str], name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(**{f"{field}__in": sorted(allowed)}), name=name)


class Worked(models.Model):
    """What someone works on: ``version`` goes up with every save, so two who save at once are told apart."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    cooperation = models.ForeignKey(**COOPERATION)
    title = models.TextField("Benämning")
    state = models.TextField("Läge", choices=list(STATES.items()), default=DRAFT)
    decision = models.TextField("Beslut", blank=True)  # key of the decision in the case
    author = models.ForeignKey(**PERSON)
    created = models.DateTimeField(auto_now_add=True)
    updated = models.DateTimeField(auto_now=True)
    version = models.IntegerField(default=1)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title


@tracked
class FeeProposal(Worked):
    """A rule tried for a year's fees. ``shares`` are the kronor by member once proposed; a decided one is locked."""

    year = models.IntegerField("År")
    rule_text = models.TextField("Regel")
    total = ExactDecimalField(verbose_name="Summa", null=True, blank=True)
    shares = models.JSONField(default=dict)

    class Meta:
        ordering = ["-year", "-updated"]
        constraints = [
            _known("state", STATES, "feeproposal_state_known"),
            models.UniqueConstraint(
                fields=["cooperation", "year"], condition=Q(state=DECIDED), name="feeproposal_one_decided"
            ),
        ]


@tracked
class BudgetVersion(Worked):
    """A budget over years, on its way to decision. ``base`` is the version that it started from."""

    first_year = models.IntegerField("Första året")
    last_year = models.IntegerField("Sista året")
    base = models.ForeignKey("self", on_delete=models.SET_NULL, related_name="+", null=True, blank=True)

    class Meta:
        ordering = ["-first_year", "-updated"]
        constraints = [
            _known("state", STATES, "budgetversion_state_known"),
            models.CheckConstraint(
                condition=Q(last_year__gte=models.F("first_year")), name="budgetversion_years_forward"
            ),
        ]


@tracked
class BudgetEntry(models.Model):
    """A cell of a version: amount in kr, own staff and outside-financed staff as a range, heads."""

    budget = models.ForeignKey(BudgetVersion, on_delete=models.CASCADE, related_name="entries")
    area = models.TextField()
    year = models.IntegerField()
    amount = ExactDecimalField(null=True, blank=True)
    fte = ExactDecimalField(null=True, blank=True)
    external_low = ExactDecimalField(null=True, blank=True)
    external_high = ExactDecimalField(null=True, blank=True)
    heads = models.IntegerField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["budget", "area", "year"], name="budgetentry_one_a_cell"),
            models.CheckConstraint(
                condition=Q(external_low=None) | Q(external_high=None) | Q(external_high__gte=models.F("external_low")),
                name="budgetentry_range_forward",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area} {self.year}"


CHANGE_STATES = {"begard": "Begärd", "godkand": "Godkänd", "avslagen": "Avslagen"}


@tracked
class BudgetChange(models.Model):
    """A request to change a decided budget. ``lines``: ``[{"area", "before", "after"}]`` in kr as texts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    cooperation = models.ForeignKey(**COOPERATION)
    year = models.IntegerField("År")
    lines = models.JSONField(default=list)
    reason = models.TextField("Varför")
    carried = models.BooleanField("Överföring från året före", default=False)
    state = models.TextField("Läge", choices=list(CHANGE_STATES.items()), default="begard")
    requested_by = models.ForeignKey(**PERSON)
    requested = models.DateTimeField(auto_now_add=True)
    answered_by = models.ForeignKey(**PERSON, null=True, blank=True)
    answered = models.DateTimeField(null=True, blank=True)
    answer = models.TextField("Svar", blank=True)
    decision = models.TextField("Beslut", blank=True)

    class Meta:
        ordering = ["-requested"]
        constraints = [_known("state", CHANGE_STATES, "budgetchange_state_known")]

    def __str__(self) -> str:
        return f"{self.year}: {self.reason}"


@tracked
class LedgerImport(models.Model):
    """A year's bookkeeping as read from a SIE file. The same file is there once; an undone import stays on record."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    cooperation = models.ForeignKey(**COOPERATION)
    year = models.IntegerField("År")
    until = models.DateField("Till och med", null=True, blank=True)  # last day that the file speaks of
    file_name = models.TextField("Filnamn")
    sha256 = models.TextField()
    size = models.BigIntegerField()
    company = models.TextField("Företag", blank=True)
    orgnr = models.TextField("Organisationsnummer", blank=True)
    sie_type = models.TextField("SIE-typ")
    program = models.TextField("Program", blank=True)
    vouchers = models.IntegerField(default=0)
    transactions = models.IntegerField(default=0)
    warnings = models.JSONField(default=list)
    objects_named = models.JSONField(default=dict)  # "1=400": "Skolan"
    by = models.ForeignKey(**PERSON)
    at = models.DateTimeField(auto_now_add=True)
    undone_by = models.ForeignKey(**PERSON, null=True, blank=True)
    undone = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["cooperation", "year"], condition=Q(undone=None), name="ledgerimport_one_a_year"
            ),
        ]

    def __str__(self) -> str:
        return self.file_name


class LedgerSum(models.Model):
    """What an import says of an account and its objects in a month, in kr as booked (cost positive, income negative).
    ``objects`` is canonical: ``1:400 6:P12``; ``month`` its first day, None where the file has the year only."""

    ledger = models.ForeignKey(LedgerImport, on_delete=models.CASCADE, related_name="sums")
    account = models.TextField()
    account_name = models.TextField(blank=True)
    objects_key = models.TextField(blank=True)
    month = models.DateField(null=True)
    amount = ExactDecimalField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["ledger", "account", "objects_key", "month"], nulls_distinct=False, name="ledgersum_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.objects_key} {self.month}"


@tracked
class AccountMap(models.Model):
    """Which area an account with an object belongs to. ``area`` "" = is not followed up. The narrowest row that fits holds:
    one with an object before one without, then the shortest range of accounts."""

    cooperation = models.ForeignKey(**COOPERATION)
    first = models.TextField("Från konto")
    last = models.TextField("Till konto")
    dimension = models.TextField("Dimension", blank=True)
    object = models.TextField("Objekt", blank=True)
    area = models.TextField("Område", blank=True)
    note = models.TextField("Anmärkning", blank=True)

    class Meta:
        ordering = ["first", "last", "dimension", "object"]
        constraints = [
            models.UniqueConstraint(
                fields=["cooperation", "first", "last", "dimension", "object"], name="accountmap_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first}–{self.last} {self.dimension}:{self.object} → {self.area}"


@tracked
class Forecast(models.Model):
    """What an area is expected to use in a year, in kr, as seen after a month; ``note`` explains the deviation."""

    cooperation = models.ForeignKey(**COOPERATION)
    area = models.TextField("Område")
    year = models.IntegerField("År")
    month = models.IntegerField("Efter månad")
    amount = ExactDecimalField(verbose_name="Prognos", null=True, blank=True)
    note = models.TextField("Kommentar till avvikelsen", blank=True)
    by = models.ForeignKey(**PERSON)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["year", "month", "area"]
        constraints = [
            models.UniqueConstraint(fields=["cooperation", "area", "year", "month"], name="forecast_once"),
            models.CheckConstraint(condition=Q(month__gte=1, month__lte=12), name="forecast_month_known"),
        ]

    def __str__(self) -> str:
        return f"{self.area} {self.year}-{self.month:02}"


SETTLED = {"forslag": "Väntar på attest", "beslutad": "Beslutad", "aterkallad": "Återkallad"}
HANDLINGS = {
    "aterbetala": "Återbetala", "overfor": "Föra över till nästa år", "avgift": "Sänka nästa års avgift",
    "tackas": "Täckas av medlemmarna", "aterstalla": "Återställa inom tre år",
}  # fmt: skip


@tracked
class SettlementRun(models.Model):
    """A year's surplus or deficit on its way to decision: the kronor by member, frozen, and what becomes of them. ``digest`` marks
    the outcome, rule and shares that are attested. Decided when two people have attested."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    cooperation = models.ForeignKey(**COOPERATION)
    year = models.IntegerField("År")
    rule = models.TextField("Regel")
    surplus = ExactDecimalField(verbose_name="Att fördela")
    shares = models.JSONField(default=dict)
    digest = models.TextField(default="")
    handling = models.TextField("Vad som händer", choices=list(HANDLINGS.items()))
    state = models.TextField("Läge", choices=list(SETTLED.items()), default="forslag")
    decision = models.TextField("Beslut", blank=True)
    by = models.ForeignKey(**PERSON)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-year", "-at"]
        constraints = [
            _known("state", SETTLED, "settlementrun_state_known"),
            _known("handling", HANDLINGS, "settlementrun_handling_known"),
            models.UniqueConstraint(
                fields=["cooperation", "year"], condition=~Q(state="aterkallad"), name="settlementrun_one_a_year"
            ),
        ]

    def __str__(self) -> str:
        return f"Avräkning {self.year}"


@tracked
class Attest(models.Model):
    """One person's attest of a settlement; nobody attests twice."""

    run = models.ForeignKey(SettlementRun, on_delete=models.CASCADE, related_name="attests")
    by = models.ForeignKey(**PERSON)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["at"]
        constraints = [models.UniqueConstraint(fields=["run", "by"], name="attest_once_a_person")]

    def __str__(self) -> str:
        return f"{self.run}: {self.by}"


@tracked
class ClosedYear(models.Model):
    """A year whose books are closed: its ledger, outcome and settlement do not change."""

    cooperation = models.ForeignKey(**COOPERATION)
    year = models.IntegerField("År")
    by = models.ForeignKey(**PERSON)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cooperation", "year"], name="closedyear_once")]

    def __str__(self) -> str:
        return str(self.year)


class InvoiceSeries(models.Model):
    """The next number of a cooperation's invoices. The row is locked while numbers are taken, so none is skipped."""

    cooperation = models.OneToOneField(
        "registry.Cooperation", on_delete=models.CASCADE, related_name="+", primary_key=True
    )
    next = models.IntegerField(default=1)

    def __str__(self) -> str:
        return str(self.next)


INVOICE_KINDS = {"avgift": "Avgift", "projekt": "Projektandel", "avrakning": "Avräkning"}
INVOICE_TYPES = {"380": "Faktura", "381": "Kreditfaktura"}


@tracked
class Invoice(models.Model):
    """An invoice or credit note as issued. ``run`` says what it bills, so that a run made again doubles nothing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    cooperation = models.ForeignKey(**COOPERATION)
    number = models.IntegerField("Fakturanummer")
    kind = models.TextField("Slag", choices=list(INVOICE_KINDS.items()))
    type = models.TextField("Typ", choices=list(INVOICE_TYPES.items()))
    year = models.IntegerField("År")
    organisation = models.ForeignKey("registry.Organisation", on_delete=models.PROTECT, related_name="+")
    run = models.TextField()
    issued = models.DateField("Fakturadatum")
    due = models.DateField("Förfallodag")
    amount = ExactDecimalField(verbose_name="Att betala")
    credits = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    xml = models.BinaryField()
    sha256 = models.TextField()
    by = models.ForeignKey(**PERSON)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["cooperation", "number"], name="invoice_number_once"),
            models.UniqueConstraint(fields=["cooperation", "run", "organisation", "type"], name="invoice_once_a_run"),
            _known("kind", INVOICE_KINDS, "invoice_kind_known"),
            _known("type", INVOICE_TYPES, "invoice_type_known"),
            models.CheckConstraint(
                # what a settlement pays back may be of fees that were invoiced elsewhere
                condition=Q(type="380") | Q(credits__isnull=False) | Q(kind="avrakning"),
                name="invoice_credit_refers",
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)


class PaymentReminder(models.Model):
    """That a person is told of a part of a fee (``demand``: its key) that has gone past its day; once. ``sent`` is empty until the
    mail server has taken the letter."""

    cooperation = models.ForeignKey(**COOPERATION)
    demand = models.TextField()
    due = models.DateField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    sent = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cooperation", "demand", "due", "user"], name="paymentreminder_once")
        ]

    def __str__(self) -> str:
        return f"{self.demand} {self.due}"
