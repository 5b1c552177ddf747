"""Who invoices and who is invoiced: the parties as the register knows them, and what is billed for a year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from samverkan.core.faults import Fault, FaultError
from samverkan.core.keys import MissingStatisticError, Statistics
from samverkan.core.records import BillingDetail, Case, Fee, MemberEntry
from samverkan.core.swedish import listing, number

KINDS = ("avgift", "projekt", "avrakning")


@dataclass(frozen=True, slots=True)
class BillingParty:
    """An organisation with what its invoices need. ``detail`` is its row of the register, an empty one where it has none."""

    key: str
    name: str
    orgnr: str
    detail: BillingDetail


@dataclass(frozen=True, slots=True)
class Charge:
    """What a member is billed, in kr: positive to pay, negative to get back. ``fee`` is the fee that it rests on; ``less`` is what
    an earlier settlement takes off it."""

    member: str
    amount: Decimal
    text: str
    fee: str = ""
    note: str = ""
    less: Decimal = Decimal(0)

    @property
    def to_pay(self) -> Decimal:
        """What is left to pay."""
        return self.amount - self.less


def billing_party(case: Case, key: str, statistics: Statistics, numbers: Mapping[str, str]) -> BillingParty:
    """The organisation as a party. ``numbers`` are official organisationsnummer by code and by name, for those that the register
    states none for."""
    row = next((row for row in case.organisations if row.id == key), None)
    name = row.name if row else _name(key, statistics)
    orgnr = (row.orgnr if row else "") or numbers.get(key, "") or numbers.get(name, "")
    empty = BillingDetail(id=key, organisation=key)
    return BillingParty(key, name, orgnr, next((held for held in case.billing if held.organisation == key), empty))


def _name(key: str, statistics: Statistics) -> str:
    try:
        return statistics.name(key)
    except MissingStatisticError:
        return key


def sellers(case: Case) -> tuple[str, ...]:
    """Organisations that may send the invoices, the likeliest first: those with an account to pay to, the cooperation's own
    legal person, then the region or other body that performs the agreement."""
    paid = [row.organisation for row in case.billing if row.bankgiro or row.plusgiro or row.iban]
    own = [row.id for row in case.organisations if row.case == case.slug]
    named = {row.id: row for row in case.organisations}
    held = {row.id for row in case.agreements if row.status != "foreslaget"}
    counted = [row.organisation for row in case.parties if row.agreement in held and row.organisation in named]
    performing = sorted(
        dict.fromkeys(counted), key=lambda key: (named[key].kind not in ("region", "samverkan"), -counted.count(key))
    )
    return tuple(dict.fromkeys([*paid, *own, *performing]))


def chosen_seller(case: Case, asked: str = "") -> str:
    """The seller asked for, else the likeliest. Raises FaultError where there is none."""
    held = sellers(case)
    if asked and asked in held:
        return asked
    if asked:
        text = f"”{asked}” kan inte skicka fakturor här. De som kan: {listing(held) or 'ingen'}."
        raise FaultError(Fault("unknown-seller", text, "seller"))
    if not held:
        text = "Det är okänt vem som skickar fakturorna. Lägg in faktureringsuppgifter med bankgiro för den organisationen."
        raise FaultError(Fault("no-seller", text, "seller"))
    return held[0]


def fee_charges(case: Case, year: int, kind: str) -> tuple[Charge, ...]:
    """What the decided fees of a kind are billed as. Raises FaultError where none is decided."""
    fees = [fee for fee in case.fees if (fee.year, fee.kind, fee.status) == (year, kind, "beslutad") and fee.amount]
    if not fees:
        what = "projektandelar" if kind == "projekt" else "avgifter"
        text = f"Det finns inga beslutade {what} för {year}. Besluta dem först."
        raise FaultError(Fault("no-fees", text, str(year)))
    return tuple(_charge(fee) for fee in fees)


def _charge(fee: Fee) -> Charge:
    word = "Projektandel" if fee.kind == "projekt" else "Avgift"
    return Charge(fee.organisation, fee.amount or Decimal(0), f"{word} {fee.year}", fee.id, fee.note)


def set_off(entries: Iterable[MemberEntry], year: int) -> dict[str, Decimal]:
    """What settlements take off the year's fee by member, in kr; members with nothing to take off are left out."""
    less: dict[str, Decimal] = {}
    for row in entries:
        if row.kind == "avgiftssankning" and row.year == year and row.amount:
            less[row.organisation] = less.get(row.organisation, Decimal(0)) + row.amount
    return {member: amount for member, amount in less.items() if amount > 0}


def lowered(case: Case, year: int, charges: Sequence[Charge]) -> tuple[Charge, ...]:
    """The year's fees with what a settlement takes off them. Raises FaultError where that is more than the fee: then it must be
    paid out."""
    less = set_off(case.entries, year)
    found = tuple(replace(charge, less=less.get(charge.member, Decimal(0))) for charge in charges)
    faults = [
        Fault("more-than-the-fee", f"det som ska avräknas, {number(row.less)} kr, är mer än avgiften {number(row.amount)} kr. "
              "Betala ut det i stället, eller dela det på flera år.", row.member)
        for row in found if row.less > row.amount
    ]  # fmt: skip
    if faults:
        raise FaultError(faults)
    return found


def instalment_charges(case: Case, due: date, charges: Sequence[Charge]) -> tuple[Charge, ...]:
    """What falls due on a day of fees in parts. What a settlement takes off a fee is taken off its parts that fall due first.
    Raises FaultError where no part falls due that day."""
    found = [part for charge in charges for part in _parts(case, charge) if part[0] == due]
    if not found:
        text = f"Ingen delbetalning förfaller den {due}. Lägg en betalningsplan på avgiften först."
        raise FaultError(Fault("no-instalment", text, "instalment"))
    return tuple(charge for _, charge in found)


def _parts(case: Case, whole: Charge) -> Iterator[tuple[date | None, Charge]]:
    left = whole.less
    plan = [row for row in case.instalments if row.fee == whole.fee and row.amount]
    for row in sorted(plan, key=lambda row: (row.due or date.max, row.id)):
        amount = row.amount or Decimal(0)
        less = min(left, amount)
        left -= less
        text = f"{whole.text}, förfaller {row.due}"
        yield row.due, replace(whole, amount=amount, text=text, note="", less=less)
