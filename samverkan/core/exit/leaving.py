"""A member leaves: when, what is owed or returned, what is paid until then, what the others pay, who decides after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from samverkan.core.accounts import member_accounts
from samverkan.core.exit.holding import Holding, holdings
from samverkan.core.exit.model import LawLine, Parts, asset_parts, debt_parts, law_lines
from samverkan.core.exit.payers import OtherFees, fees_sum, fees_until, others_pay
from samverkan.core.exit.votes import VoteChange, vote_changes
from samverkan.core.exit.ways import Way, legal_form_on, ways_out
from samverkan.core.explain import Explanation
from samverkan.core.faults import Fault, FaultError
from samverkan.core.keys import Statistics
from samverkan.core.members import TAKES_PART
from samverkan.core.periods import holds
from samverkan.core.records import Case

LAWS = {"kommunalforbund": ("KL-9-6-11", "KL-9-11"), "ideell-forening": ("IF-5",)}
"""Facts that bear on what a leaving member owes, by form."""


@dataclass(frozen=True, slots=True)
class Exit:
    """What it means that the member gives notice on ``given``. ``last`` is the last day in, None where nothing says it.
    ``fees`` are from the notice to that day. ``balance`` is what the cooperation owes the member on its account (None without
    rows). Money is exact, each figure explained."""

    member: str
    name: str
    form: str
    given: date
    ways: tuple[Way, ...]
    last: date | None
    assets: Parts
    debts: Parts
    balance: Explanation | None
    fees: tuple[Explanation, ...]
    fees_total: Explanation
    others: OtherFees
    holdings: tuple[Holding, ...]
    votes: tuple[VoteChange, ...]
    laws: tuple[LawLine, ...]


def may_leave(case: Case, on: date) -> tuple[str, ...]:
    """Keys of those that take part on the day, in the order of the case."""
    rows = (row for row in case.memberships if row.kind in TAKES_PART and holds(row.since, row.until, on))
    return tuple(dict.fromkeys(row.organisation for row in rows))


def leave(
    case: Case, member: str, given: date, *, name: Callable[[str], str], statistics: Statistics | None,
    assets: Decimal | None = None, debts: Decimal | None = None, saved: Decimal = Decimal(0),
) -> Exit:  # fmt: skip
    """The member gives notice on a day. ``assets`` and ``debts`` are what the cooperation owns and owes in kr where the user
    says it; ``saved`` is what its costs fall with. FaultError where the organisation takes no part on the day."""
    if member not in may_leave(case, given):
        text = f"”{member}” är inte med i {case.cooperation.short_name} {given.isoformat()}. Välj en medlem i listan."
        raise FaultError(Fault("not-member", text, "medlem"))
    form, shown = legal_form_on(case, given), name(member)
    ways = ways_out(case, member, shown, given)
    last = next((way.last for way in ways if way.binding), None)
    fees = fees_until(case, member, given, last, statistics)
    return Exit(
        member, shown, form, given, ways, last,
        asset_parts(case, given, statistics, assets, form), debt_parts(case, given, statistics, debts, form),
        _balance(case, member, shown), fees, fees_sum(fees),
        others_pay(case, member, (last or given).year, statistics, saved), holdings(case, member),
        vote_changes(case, member, given, statistics), leaving_laws(form),
    )  # fmt: skip


def _balance(case: Case, member: str, name: str) -> Explanation | None:
    accounts = member_accounts(case, lambda _: name, [row for row in case.entries if row.organisation == member])
    return accounts[0].years[-1].closing if accounts and accounts[0].years else None


def leaving_laws(form: str) -> tuple[LawLine, ...]:
    """What bears on what a leaving member of the form owes."""
    kind = "kommunalforbund" if form.startswith("kommunalforbund") else form
    return law_lines(LAWS.get(kind, ()))
