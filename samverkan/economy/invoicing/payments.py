"""What the members have paid of their fees, and the only writer of payments of fees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from samverkan.core.demands import PAID, Bill, Demand, demands
from samverkan.core.faults import Fault, FaultError
from samverkan.core.records import Case, MemberEntry
from samverkan.core.swedish import kronor
from samverkan.economy.invoicing.services import SETTLEMENT
from samverkan.economy.work_models import Invoice
from samverkan.registry.cases import read_case_rows
from samverkan.registry.models import Cooperation
from samverkan.registry.policies import Actor, check_can
from samverkan.registry.rows import reference_key
from samverkan.registry.services import save_records

ALL_OVERDUE = "forfallna"
"""In the place of a key: everything whose day has gone by."""


def bills(slug: str) -> tuple[Bill, ...]:
    """The invoices of fees that are not credited, in one query."""
    held = Invoice.objects.filter(cooperation=slug).exclude(kind=SETTLEMENT).order_by("number")
    rows = list(
        held.values("id", "number", "organisation_id", "year", "kind", "type", "due", "amount", "run", "credits")
    )
    credited = {row["credits"] for row in rows if row["run"].startswith("kredit:")}
    return tuple(
        Bill(row["number"], reference_key(row["organisation_id"]), row["year"], row["kind"], row["due"], row["amount"], _part(row["run"]))
        for row in rows if row["type"] == "380" and row["id"] not in credited
    )  # fmt: skip


def _part(run: str) -> date | None:
    """The instalment that a run bills: ``avgift:2022:2022-01-31``."""
    last = run.split(":")[2:]
    return date.fromisoformat(last[0]) if last else None


@dataclass(frozen=True, slots=True)
class Payment:
    """That a member paid: ``demand`` is the key of what was paid, or :data:`ALL_OVERDUE`; ``amount`` None: all that is left."""

    demand: str
    on: date
    reference: str = ""
    amount: Decimal | None = None


def enter_payment(*, slug: str, payment: Payment, by: Actor) -> tuple[MemberEntry, ...]:
    """Enter what was paid in the accounts with the members. Raises PermissionDenied; FaultError where nothing is left of it, or more
    is said to be paid than is left."""
    check_can(by, "edit_economy", slug)
    with transaction.atomic():
        case = read_case_rows(Cooperation.objects.select_for_update().get(slug=slug))
        found = _asked(demands(case, bills(slug)), payment)
        rows = _entries(case, found, payment)
        save_records(slug, put=[("entries", row) for row in rows], by=by.name)
    return rows


def _asked(rows: Sequence[Demand], payment: Payment) -> list[Demand]:
    if payment.demand == ALL_OVERDUE:
        found = [row for row in rows if row.overdue(payment.on)]
    else:
        found = [row for row in rows if row.key == payment.demand and row.left > 0]
    if not found:
        text = "Det finns inget kvar att betala där. Någon annan kan ha fört in betalningen. Läs om sidan."
        raise FaultError(Fault("nothing-left", text, "demand"))
    if payment.amount is not None:
        _check_amount(found, payment)
    return found


def _check_amount(found: Sequence[Demand], payment: Payment) -> None:
    if payment.demand == ALL_OVERDUE:
        raise FaultError(Fault("amount-of-all", "lämna beloppet tomt när allt som har förfallit är betalt.", "amount"))
    left = found[0].left
    if payment.amount is None or not 0 < payment.amount <= left:
        text = f"skriv ett belopp som är högst det som är kvar, {kronor(left)}, eller lämna tomt för allt."
        raise FaultError(Fault("amount", text, "amount"))


def _entries(case: Case, found: Sequence[Demand], payment: Payment) -> tuple[MemberEntry, ...]:
    held = {row.id for row in case.entries}
    rows = []
    for demand in found:
        key = next(key for key in (f"{PAID}-{demand.key}-{n}" for n in range(1, len(held) + 2)) if key not in held)
        rows.append(MemberEntry(
            id=key, organisation=demand.member, year=demand.year, kind=PAID, on=payment.on, fee=demand.fee,
            amount=demand.left if payment.amount is None else payment.amount, reference=payment.reference or demand.reference,
        ))  # fmt: skip
    return tuple(rows)
