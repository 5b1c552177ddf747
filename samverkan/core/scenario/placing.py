"""Where everything goes in an alternative: placed by itself, with the group or area that it follows, or by the default."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from samverkan.core.faults import Fault, FaultError
from samverkan.core.members import municipal_members
from samverkan.core.paying import dividing_rules
from samverkan.core.records import Area, Case
from samverkan.core.scenario.model import KINDS, Place, Scenario
from samverkan.core.scenario.things import Thing, main_agreements, things
from samverkan.core.swedish import listing

OWN, GROUP, FOLLOWS, DEFAULT, SPLIT = "placerat", "med gruppen", "följer området", "förvalt", "delat"


@dataclass(frozen=True, slots=True)
class Placed:
    """A thing with where it goes. ``to`` is "" where the areas that it follows go different ways (``why`` delat) and
    nothing else is said; ``follows`` names the area or group that decided."""

    thing: Thing
    to: str
    place: Place
    why: str
    follows: str = ""


class Placements:
    """Everything placed, by kind and key, in the order of :func:`things`."""

    def __init__(self, rows: Sequence[Placed]) -> None:
        self.rows = tuple(rows)
        self._by_key = {(row.thing.kind, row.thing.key): row for row in rows}

    def get(self, kind: str, key: str) -> Placed | None:
        """Where a thing goes; None for what is no thing to place."""
        return self._by_key.get((kind, key))

    def of(self, kind: str) -> tuple[Placed, ...]:
        """Everything of a kind."""
        return tuple(row for row in self.rows if row.thing.kind == kind)


def place_all(case: Case, scenario: Scenario) -> tuple[Placements, tuple[Fault, ...]]:
    """Where everything goes, and what is not placed at all (then missing among the placements)."""
    desk = _Desk(case, scenario)
    placed, faults = list[Placed](), list[Fault]()
    for thing in desk.things:
        found = desk.placed(thing)
        if found is not None:
            placed.append(found)
        elif not thing.group:
            faults.append(_unplaced(thing))
    return Placements(placed), tuple(faults)


def check_scenario(case: Case, scenario: Scenario) -> Placements:
    """The placements of an alternative that holds for the case. FaultError with everything that does not: what the case
    does not have, what is placed under and over itself, what is not placed at all, and rules and members it does not know."""
    placements, unplaced = place_all(case, scenario)
    faults = [*_unknown(case, scenario), *unplaced, *_unknown_rules(case, scenario), *_unknown_members(case, scenario)]
    if faults:
        raise FaultError(faults)
    return placements


class _Desk:
    def __init__(self, case: Case, scenario: Scenario) -> None:
        self.scenario = scenario
        self.things = things(case, scenario.year)
        self._own = {(place.kind, place.key): place for place in scenario.places}
        self._areas = {row.id: row for row in case.areas}

    def placed(self, thing: Thing) -> Placed | None:
        own = self._own.get((thing.kind, thing.key))
        if own is not None:
            return Placed(thing, own.to, own, OWN)
        if thing.kind == "omrade":
            return self._with_group(thing) or self._default(thing)
        return self._following(thing) or self._default(thing)

    def _default(self, thing: Thing) -> Placed | None:
        to = self.scenario.default.get(thing.kind)
        return None if to is None or thing.group else Placed(thing, to, Place(thing.kind, thing.key, to), DEFAULT)

    def _with_group(self, thing: Thing) -> Placed | None:
        for above in _above(self._areas, thing.key):
            place = self._own.get(("omrade", above.id))
            if place is not None:
                # The group's own amounts are not each part's.
                own = replace(place, key=thing.key, amount=None, fte=None)
                return Placed(thing, place.to, own, GROUP, above.name)
        return None

    def _following(self, thing: Thing) -> Placed | None:
        ways = {key: way for key in thing.areas for way in self._ways(key)}
        if not ways:
            return None
        names = listing(tuple(self._areas[key].name for key in ways))
        first = next(iter(ways.values()))
        if len({way.to for way in ways.values()}) > 1:
            return Placed(thing, "", Place(thing.kind, thing.key, ""), SPLIT, names)
        place = Place(thing.kind, thing.key, first.to, first.agreement, first.since, first.until)
        return Placed(thing, first.to, place, FOLLOWS, names)

    def _ways(self, key: str) -> Iterator[Place]:
        """How an area goes: as placed, else as those that serve the priority or stand under it go."""
        area = self._areas.get(key)
        if area is None:
            return
        own = self.placed(Thing("omrade", key, area.name))
        if own is not None and area.kind != "prioriterat":
            yield own.place
            return
        for other in self._areas.values():
            if other.priority == key:
                yield from self._ways(other.id)


def _above(areas: Mapping[str, Area], key: str) -> Iterator[Area]:
    seen = {key}
    while (area := areas.get(key)) is not None and area.parent in areas and area.parent not in seen:
        seen.add(area.parent)
        key = area.parent
        yield areas[key]


def _unplaced(thing: Thing) -> Fault:
    text = (
        f"{KINDS[thing.kind]} ”{thing.name}” är inte placerat. Lägg till [[place]] med object = ”{thing.kind}:{thing.key}” "
        f"och to = ”move”, ”stay”, ”agreement” eller ”end”, eller ett förval under [default]: {thing.kind} = ”stay”."
    )
    return Fault("not-placed", text, f"{thing.kind}:{thing.key}")


def _unknown(case: Case, scenario: Scenario) -> Iterator[Fault]:
    known = {(thing.kind, thing.key) for thing in things(case, scenario.year)}
    main = main_agreements(case)
    for place in scenario.places:
        where = f"{place.kind}:{place.key}"
        if place.kind == "avtal" and place.key in main:
            text = f"Avtalet ”{place.key}” är det som samverkan vilar på. Vad som händer med det säger way, inte [[place]]."
            yield Fault("main-agreement", text, where)
        elif (place.kind, place.key) not in known and not _is_area(case, place):
            held = [thing.key for thing in things(case, scenario.year) if thing.kind == place.kind]
            text = f"{KINDS[place.kind]} ”{place.key}” finns inte i fallet. De som finns är {listing(held) or 'inga'}."
            yield Fault("unknown-object", text, where)


def _is_area(case: Case, place: Place) -> bool:
    return place.kind == "omrade" and any(row.id == place.key for row in case.areas)


def _unknown_rules(case: Case, scenario: Scenario) -> Iterator[Fault]:
    held = {rule.id for rule in dividing_rules(case)}
    if scenario.fee_rule and scenario.fee_rule not in held:
        text = f"Det finns ingen fördelningsregel ”{scenario.fee_rule}”. De som finns är {listing(sorted(held)) or 'inga'}."
        yield Fault("unknown-rule", text, "[fee], rule")
    seats = {rule.id for rule in case.rules if rule.kind == "seats"}
    if scenario.seats_rule and scenario.seats_rule not in seats:
        text = (
            f"Det finns ingen mandatregel ”{scenario.seats_rule}”. De som finns är {listing(sorted(seats)) or 'inga'}."
        )
        yield Fault("unknown-rule", text, "[seats], rule")


def _unknown_members(case: Case, scenario: Scenario) -> Iterator[Fault]:
    held = {row.organisation for row in municipal_members(case, scenario.year)}
    named = [("without", code) for code in scenario.without]
    named += [
        (f"{place.kind}:{place.key}, participants", code) for place in scenario.places for code in place.participants
    ]
    for where, code in named:
        if code not in held:
            text = f"”{code}” är inte medlem {scenario.year}. Skriv någon av {listing(sorted(held)) or 'ingen'}."
            yield Fault("unknown-member", text, where)
    if held and held <= set(scenario.without):
        yield Fault("no-members", "Ingen medlem är kvar. Ta bort någon ur without.", "[scenario], without")
