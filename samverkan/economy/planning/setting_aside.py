"""The only writers of portions of money set aside. No more is decided than there is left."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from django.db import transaction

from samverkan.core.faults import Fault, FaultError
from samverkan.core.portions import case_pot
from samverkan.core.records import Portion
from samverkan.core.sums import decimal_of
from samverkan.core.swedish import kronor
from samverkan.economy.deciding import Resolution, decision_records
from samverkan.history.services import Ground
from samverkan.registry.cases import read_case_rows
from samverkan.registry.editing.keys import free_key
from samverkan.registry.models import Cooperation
from samverkan.registry.policies import Actor, check_can
from samverkan.registry.services import save_records


@transaction.atomic
def add_portion(
    *, slug: str, area: str, year: int, purpose: str, amount: Decimal, resolution: Resolution, by: Actor
) -> Portion:
    """Decide a portion of an area's money of a year. FaultError where the budget has no amount or less is left; two who decide at once
    are let in one after the other. PermissionDenied."""
    check_can(by, "decide_economy", slug)
    cooperation = Cooperation.objects.select_for_update().get(slug=slug)
    case = read_case_rows(cooperation)
    pot = case_pot(case, area, year)
    if decimal_of(pot.budgeted) is None:
        raise _fault("no-budget", f"budgeten anger inget belopp för {pot.name} {year} att besluta ur.", "")
    if amount <= 0:
        raise _fault("bad-amount", "skriv ett belopp som är större än noll.", "amount")
    if pot.remaining is None or amount > pot.remaining:
        rest = kronor(pot.remaining) if pot.remaining is not None else "ett okänt belopp"
        raise _fault("exceeds-pot", f"bara {rest} är kvar av {pot.name} {year}.", "amount")
    said = (
        resolution if resolution.text else replace(resolution, text=f"{kronor(amount)} av {pot.name} {year}: {purpose}")
    )
    decision, new = decision_records(case, said, name=f"{area} {year}", about=("omrade", area))
    portion = Portion(
        id=free_key(f"{area}-{year}", {row.id for row in case.portions}, "portions"), area=area, year=year,
        purpose=" ".join(purpose.replace("\x00", "").split()), amount=amount, on=said.on, decision=decision.id,
    )  # fmt: skip
    save_records(slug, put=[*new, ("portions", portion)], by=by.name, ground=said.ground())
    return portion


@transaction.atomic
def return_portion(*, slug: str, portion: str, returned: Decimal, version: str, by: Actor) -> Portion:
    """Say how much of a portion was not used, in all; zero where all was. ``version`` is the row as read. Raises EditConflictError,
    FaultError, PermissionDenied; KeyError where the portion is gone."""
    check_can(by, "edit_economy", slug)
    cooperation = Cooperation.objects.select_for_update().get(slug=slug)
    rows = {row.id: row for row in read_case_rows(cooperation).portions}
    row = rows[portion]
    if returned < 0 or returned > (row.amount or Decimal(0)):
        text = f"skriv ett belopp från noll till {kronor(row.amount or 0)}, som är det som beslutades."
        raise _fault("bad-returned", text, "returned")
    changed = replace(row, returned=returned)
    ground = Ground(reason=f"återfört av {row.purpose}")
    save_records(
        slug, put=[("portions", changed)], expected={("portions", portion): version}, by=by.name, ground=ground
    )
    return changed


def _fault(code: str, text: str, where: str) -> FaultError:
    return FaultError(Fault(code, text, where))
