"""Leaving and dissolving as the snapshot keeps them, and what the others pay in an alternative when a member leaves it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from samverkan.core.exit import Dissolution, Exit, OtherFee, OtherFees, dissolve, leave
from samverkan.core.scenario import Consequences
from samverkan.core.sums import subtracted
from samverkan.core.uncertainty import open_desk
from samverkan.registry.snapshots import Snapshot

NOTHING_SAID: Mapping[str, Any] = {}


def exit_of(snapshot: Snapshot, member: str, given: date, asked: Mapping[str, Any] = NOTHING_SAID) -> Exit:
    """The member gives notice on a day, kept with the snapshot. ``asked`` holds the sums that no source states, in kr:
    ``tillgangar skulder bortfall``."""
    assets, debts, saved = (asked.get(name) for name in ("tillgangar", "skulder", "bortfall"))

    def made() -> Exit:
        options = {} if saved is None else {"saved": saved}
        return leave(
            snapshot.case, member, given, name=snapshot.organisation_name, statistics=snapshot.statistics, assets=assets,
            debts=debts, **options,
        )  # fmt: skip

    found: Exit = snapshot.once(("exit", member, given, assets, debts, saved), made)
    return found


def dissolution_of(snapshot: Snapshot, on: date, asked: Mapping[str, Any] = NOTHING_SAID) -> Dissolution:
    """The cooperation dissolved on a day, kept with the snapshot."""
    assets, debts = asked.get("tillgangar"), asked.get("skulder")
    found: Dissolution = snapshot.once(
        ("dissolution", on, assets, debts),
        lambda: dissolve(snapshot.case, on, statistics=snapshot.statistics, assets=assets, debts=debts),
    )
    return found


def left_by(snapshot: Snapshot, one: Consequences, member: str, on: date) -> OtherFees:
    """The fees of an alternative when a member has left it: the alternative worked through once more without the member.
    FaultError where the rule can't divide among those that stay."""
    found: OtherFees = snapshot.once(
        ("alternative left", one.scenario.id, member, on), lambda: _left_by(snapshot, one, member, on)
    )
    return found


def _left_by(snapshot: Snapshot, one: Consequences, member: str, on: date) -> OtherFees:
    without = replace(one.scenario, without=(*one.scenario.without, member))
    desk = open_desk(snapshot.case, without, statistics=snapshot.statistics, on=on)
    after = {row.member: row for row in desk.money.members}
    gone = next(row for row in one.money.members if row.member == member)
    rows = []
    for row in one.money.members:
        if row.member == member or row.member not in after:
            continue
        left = replace(after[row.member].after, title=f"{row.name}, avgift utan {gone.name}")
        more = subtracted(f"{row.name}, skillnad utan {gone.name}", left, row.after, "kr", rule="Efter minus före")
        rows.append(OtherFee(row.member, row.name, row.after, left, more, None))
    way = f"{one.money.rule_title} utan den som lämnar. Kostnaderna är antagna oförändrade."
    return OtherFees(one.scenario.year, way, tuple(rows), gone.after)
