"""Who invoices and who is invoiced: the parties as the register knows them, and what is billed for a year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from samverkan.core.faults import Fault, FaultError
from samverkan.core.keys import MissingStatisticError, Statistics
from samverkan.core.records import BillingDetail, Case, Fee
from samverkan.core.swedish import listing

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
    """What a member is billed, in kr: positive to pay, negative to get back. ``fee`` is the fee that it rests on."""

    member: str
    amount: Decimal
    text: str
    fee: str = ""
    note: str = ""


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


def fee_charges(case: Case, year: int, kind: str, names: Mapping[str, str]) -> tuple[Charge, ...]:
    """What the decided fees of a kind are billed as. Raises FaultError where none is decided."""
    fees = [fee for fee in case.fees if (fee.year, fee.kind, fee.status) == (year, kind, "beslutad") and fee.amount]
    if not fees:
        what = "projektandelar" if kind == "projekt" else "avgifter"
        text = f"Det finns inga beslutade {what} för {year}. Besluta dem först."
        raise FaultError(Fault("no-fees", text, str(year)))
    return tuple(_charge(fee, names) for fee in fees)


def _charge(fee: Fee, names: Mapping[str, str]) -> Charge:
    word = "Projektandel" if fee.kind == "projekt" else "Avgift"
    return Charge(fee.organisation, fee.amount or Decimal(0), f"{word} {fee.year}", fee.id, fee.note)


def whole(charges: Sequence[Charge]) -> Decimal:
    """The sum of charges."""
    return sum((charge.amount for charge in charges), Decimal(0))
