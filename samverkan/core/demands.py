"""What the members are asked to pay of their fees, part by part: what is due when, what is paid, what is left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from samverkan.core.billing import set_off
from samverkan.core.records import Case, Fee, MemberEntry
from samverkan.core.swedish import listing

ZERO = Decimal(0)
PAID = "betalning"


@dataclass(frozen=True, slots=True)
class Bill:
    """An invoice of a fee that stands, as far as payment goes: its number, what it asks for in kr, by when, and of which fees'
    instalment it is (None: the whole fee)."""

    number: int
    member: str
    year: int
    kind: str
    due: date
    amount: Decimal
    instalment: date | None = None


@dataclass(frozen=True, slots=True)
class Demand:
    """A part of a fee that falls due on a day, in kr. ``key`` is the instalment's, or ``faktura-<number>`` where the fee is not
    divided; ``invoices`` are the numbers that ask for it. ``paid`` is what counts towards it."""

    key: str
    fee: str
    member: str
    year: int
    kind: str
    due: date | None
    amount: Decimal
    paid: Decimal = ZERO
    invoices: tuple[int, ...] = ()

    @property
    def left(self) -> Decimal:
        """What is still to be paid."""
        return self.amount - self.paid

    def overdue(self, today: date) -> bool:
        """Whether the day has gone by and something is left."""
        return bool(self.left > 0 and self.due and self.due < today)

    @property
    def reference(self) -> str:
        """What a payment of it is known by where nothing else is said."""
        if self.invoices:
            return f"Faktura {listing(tuple(map(str, self.invoices)))}"
        return f"Delbetalning {self.due}" if self.due else "Delbetalning"


def demands(case: Case, bills: Sequence[Bill], entries: Iterable[MemberEntry] | None = None) -> tuple[Demand, ...]:
    """Every part of a decided fee that is to be paid, by due day: the instalments of a fee that has any, else its invoices. What is
    paid on a fee, and what a settlement takes off one in parts, counts towards the part that falls due first. A credited invoice is left out of ``bills``: it asks for nothing.

    ``entries`` where not all rows of the accounts are asked about.
    """
    rows = tuple(case.entries if entries is None else entries)
    found = [
        demand
        for fee in case.fees
        if fee.status == "beslutad" and fee.amount
        for demand in _with_paid(
            _parts(case, fee, _of(fee, bills)), _counted(fee, bills, rows) + _set_off(case, fee, rows)
        )
    ]
    return tuple(sorted(found, key=lambda row: (row.due or date.max, row.year, row.member, row.key)))


def _of(fee: Fee, bills: Sequence[Bill]) -> list[Bill]:
    return [one for one in bills if (one.member, one.year, one.kind) == (fee.organisation, fee.year, fee.kind)]


def _parts(case: Case, fee: Fee, bills: Sequence[Bill]) -> list[Demand]:
    def part(key: str, due: date | None, amount: Decimal, invoices: tuple[int, ...]) -> Demand:
        return Demand(key, fee.id, fee.organisation, fee.year, fee.kind, due, amount, invoices=invoices)

    plan = [row for row in case.instalments if row.fee == fee.id and row.amount]
    if plan:
        return [part(row.id, row.due, row.amount or ZERO, _numbers(bills, row.due)) for row in plan]
    return [part(f"faktura-{one.number}", one.due, one.amount, (one.number,)) for one in bills]


def _set_off(case: Case, fee: Fee, entries: Sequence[MemberEntry]) -> Decimal:
    """What a settlement takes off a fee in parts. The invoice of a fee that is not divided asks for what is left already."""
    divided = any(row.fee == fee.id and row.amount for row in case.instalments)
    if fee.kind != "avgift" or not divided:
        return ZERO
    return set_off(entries, fee.year).get(fee.organisation, ZERO)


def _numbers(bills: Sequence[Bill], due: date | None) -> tuple[int, ...]:
    return tuple(one.number for one in bills if one.instalment in (None, due))


def _counted(fee: Fee, bills: Sequence[Bill], entries: Sequence[MemberEntry]) -> Decimal:
    """What is paid on the fee: rows that name it, and rows that name an invoice of it."""
    references = {f"Faktura {one.number}" for one in bills}
    rows = (row for row in entries if row.kind == PAID and row.amount)
    return sum(
        (row.amount or ZERO for row in rows
         if row.fee == fee.id or (not row.fee and row.organisation == fee.organisation and row.reference in references)), ZERO,
    )  # fmt: skip


def _with_paid(parts: Sequence[Demand], paid: Decimal) -> Iterator[Demand]:
    """The parts with what is paid, the earliest first; what is paid beyond all of them stays on the last."""
    ordered = sorted(parts, key=lambda row: (row.due or date.max, row.key))
    for place, part in enumerate(ordered):
        last = place == len(ordered) - 1
        share = paid if last else min(paid, part.amount)
        paid -= share
        yield replace(part, paid=share)
