"""Who belongs to a cooperation on a day, how many live there, what each pays and gets back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from samverkan.core.explain import Explanation
from samverkan.core.faults import FaultError
from samverkan.core.fees import YearFees, decided_fees, latest_fee_year
from samverkan.core.member_figures import member_figure
from samverkan.core.periods import holds, last_day
from samverkan.core.records import Case, Fact, Membership
from samverkan.core.settlement import Settlement, settle, settlement_years
from samverkan.registry.snapshots import Snapshot

T = TypeVar("T")


def seen_day(case: Case, on: date) -> date:
    """The day, or the cooperation's last day where it had ended by then: what held at its end is what there is to see."""
    last = last_day(case.cooperation.until)
    return min(on, last) if last else on


def begun(case: Case, on: date) -> bool:
    """Whether the cooperation existed, or had existed, on the day."""
    return case.cooperation.since is None or case.cooperation.since <= on


def belonging(case: Case, on: date, *kinds: str) -> tuple[Membership, ...]:
    """Memberships of some kinds that hold on the day, by code."""
    day = seen_day(case, on)
    rows = (row for row in case.memberships if row.kind in kinds and holds(row.since, row.until, day))
    return tuple(sorted(rows, key=lambda row: row.organisation))


def figure_of(snapshot: Snapshot, part: str, code: str, year: int) -> Explanation:
    """A member's figure (``core.member_figures``), worked out once."""
    return snapshot.once(
        ("member", part, code, year),
        lambda: member_figure(snapshot.case, snapshot.statistics, part, code, year),
    )


def fees_of(snapshot: Snapshot, year: int | None) -> YearFees | None:
    """The year's fees by the key in force; None where the material gives no budget or no key."""
    return None if year is None else snapshot.once(("fees", year), lambda: _or_none(lambda: _fees(snapshot, year)))


def _fees(snapshot: Snapshot, year: int) -> YearFees:
    return decided_fees(snapshot.case, year, statistics=snapshot.statistics)


def fee_year(snapshot: Snapshot, on: date) -> int | None:
    """The latest year with a budget, or with fees on record, that has begun on the day."""
    return snapshot.once(("fee year", on), lambda: latest_fee_year(snapshot.case, seen_day(snapshot.case, on)))


def settlement_of(snapshot: Snapshot, year: int | None) -> Settlement | None:
    """The year's settlement by the rule in force; None where there is nothing to divide."""
    if year is None:
        return None
    return snapshot.once(("settlement", year), lambda: _or_none(lambda: _settled(snapshot, year)))


def _settled(snapshot: Snapshot, year: int) -> Settlement:
    return settle(snapshot.case, year, statistics=snapshot.statistics)


def settled_years(snapshot: Snapshot, on: date) -> tuple[int, ...]:
    """Years that had ended on the day and have an outcome to settle."""
    years: tuple[int, ...] = snapshot.once("settlement years", lambda: settlement_years(snapshot.case))
    done = (settlement_of(snapshot, year) for year in years if date(year, 12, 31) < on)
    return tuple(row.year for row in done if row and row.status == "utfall")


def _or_none(work: Callable[[], T]) -> T | None:
    try:
        return work()
    except FaultError:
        return None


def stated_fee(case: Case, key: str, on: date) -> Fact | None:
    """The latest fee that a source states for the member, of a year that had begun."""
    facts = [
        row for row in case.facts if (row.subject_kind, row.subject, row.attribute) == ("organisation", key, "avgift")
    ]
    known = [row for row in facts if row.value is not None and (row.year or 0) <= on.year]
    return max(known, key=lambda row: row.year or 0, default=None)
