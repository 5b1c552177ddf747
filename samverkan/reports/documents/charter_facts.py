"""What a draft of a founding document is filled with: the cooperation as it stands, or an alternative to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from samverkan.core.charter_draft import DraftFacts
from samverkan.core.faults import FaultError
from samverkan.core.records import Case
from samverkan.core.scenario import Scenario, place_all
from samverkan.core.scenario.fees import fee_key
from samverkan.core.scenario.model import MOVE
from samverkan.core.scenario.placing import OWN
from samverkan.core.scenario.votes import scenario_votes
from samverkan.core.swedish import listing
from samverkan.registry.members import belonging
from samverkan.registry.snapshots import Snapshot

_AREAS = ("prioriterat", "arbetsomrade")


def draft_facts(snapshot: Snapshot, on: date, scenario: Scenario | None = None) -> DraftFacts:
    """What the register knows on the day: members, purpose and areas, the name left open, for a new body has a name of its
    own. With an alternative also its name, start, seats and fee rule, its members, and the areas that it moves."""
    case = snapshot.case
    out = scenario.without if scenario else ()
    keys = [row.organisation for row in belonging(case, on, "medlem") if row.organisation not in out]
    purpose = next((row.text for row in case.statements if row.theme == "andamal" and not row.organisation), "")
    held = DraftFacts(
        members=tuple(map(snapshot.organisation_name, keys)),
        municipalities=tuple(snapshot.organisation_name(key) for key in keys if key.isdigit()),
        purpose=purpose,
        areas=_areas(case),
    )
    if scenario is None:
        return held
    return replace(
        held, name=scenario.body, start=scenario.start, areas=_moved(case, scenario) or held.areas,
        seats=_seats(snapshot, scenario), fee_rule=_fee_rule(case, scenario),
    )  # fmt: skip


def _areas(case: Case) -> tuple[str, ...]:
    """The prioritised areas, or where there are none, the areas of cooperation; those that lapse are left out."""
    kinds = (tuple(row.name for row in case.areas if row.kind == kind and not row.lapsed) for kind in _AREAS)
    return next((rows for rows in kinds if rows), ())


def _moved(case: Case, scenario: Scenario) -> tuple[str, ...]:
    """The areas that the alternative itself says move to the new body; a row of the budget by the prioritised area it serves,
    where one is stated."""
    placements, _ = place_all(case, scenario)
    areas = {row.id: row for row in case.areas}
    moved = [row.thing for row in placements.of("omrade") if row.to == MOVE and row.why == OWN]
    served = (areas[thing.key].priority if thing.key in areas else "" for thing in moved)
    return tuple(
        dict.fromkeys(areas[key].name if key in areas else thing.name for thing, key in zip(moved, served, strict=True))
    )


def _seats(snapshot: Snapshot, scenario: Scenario) -> tuple[tuple[str, int], ...]:
    """Each member's seats; none where the alternative has no rule, or one that leaves a seat to chance."""
    try:
        votes = scenario_votes(snapshot.case, scenario, snapshot.statistics)
    except FaultError:
        return ()
    return tuple((row.name, row.seats) for row in votes.members) if votes and not votes.ties else ()


def _fee_rule(case: Case, scenario: Scenario) -> str:
    """The parts of the fee rule by their titles: ``efter befolkningsmängd``."""
    titles = [part.title for part in fee_key(case, scenario).components if part.title]
    return listing([f"{title[:1].lower()}{title[1:]}" for title in titles])
