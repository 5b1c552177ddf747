"""The board of a draft: everything that must be placed as cards in the lanes where they go, kind by kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from samverkan.core.members import municipal_members
from samverkan.core.paying import member_name
from samverkan.core.scenario import KINDS, Placements, Thing
from samverkan.core.scenario.model import APART, END, MOVE, STAY
from samverkan.core.scenario.placing import OWN
from samverkan.registry.snapshots import Snapshot
from samverkan.transition.scenarios.form_data import shown_value
from samverkan.transition.scenarios.form_fields import Errors, Field, with_errors

UNPLACED = "inte-placerat"
LANES = {STAY: "Stannar", MOVE: "Flyttas", APART: "Separat avtal", END: "Upphör", UNPLACED: "Inte placerat"}
TITLES = {"omrade": "Områden", "avtal": "Avtal", "arena": "Arenor", "tjanst": "Tjänster", "medel": "Externa medel",
          "organisation": "Medfinansierade organisationer", "roll": "Roller"}  # fmt: skip
LABELS = {"agreement": "Avtal", "from": "Från", "until": "Till och med", "amount": "Belopp, kr per år", "fte": "Årsarbetare",
          "participants": "Deltar", "note": "Anmärkning"}  # fmt: skip
DETAILS = {"omrade": ("agreement", "from", "until", "amount", "fte", "participants", "note")}
PLAIN = ("agreement", "from", "until", "note")


@dataclass(frozen=True, slots=True)
class Card:
    """A thing to place: ``to`` is what is said of it ("" nothing), ``lane`` where it then goes, ``why`` where something else
    decides, ``said`` what its details say in short."""

    key: str
    name: str
    to: str
    lane: str
    why: str
    options: Sequence[tuple[str, str]]
    details: Sequence[Field]
    said: str
    level: int = 0
    errors: Sequence[str] = ()

    @property
    def id(self) -> str:
        """The card's id on the page."""
        return card_id(self.key)

    @property
    def wrong(self) -> bool:
        """Whether something is wrong among its details."""
        return any(field.errors for field in self.details)


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane with its cards."""

    key: str
    title: str
    cards: Sequence[Card]


@dataclass(frozen=True, slots=True)
class Board:
    """The board of one kind of thing; ``groups`` place all that is under them."""

    kind: str
    title: str
    default: Field
    groups: Sequence[Card]
    lanes: Sequence[Lane]


def card_id(key: str) -> str:
    """The id of a thing's card."""
    return f"kort-{key.replace(':', '.')}"


def boards(
    snapshot: Snapshot, data: Mapping[str, Any], found: Sequence[Thing], placed: Placements | None, errors: Errors
) -> list[Board]:
    """The boards of the kinds that there is something of."""
    desk = _Desk(snapshot, data, placed, errors)
    made = []
    for kind, title in TITLES.items():
        cards = [(thing, desk.card(thing)) for thing in (*found, *desk.strangers(found)) if thing.kind == kind]
        if cards:
            lanes = [
                Lane(key, name, [card for thing, card in cards if card.lane == key and not thing.group])
                for key, name in LANES.items()
            ]
            made.append(Board(kind, title, desk.default(kind), [card for thing, card in cards if thing.group], lanes))
    return made


def lanes_of(found: Sequence[Thing], placed: Placements | None) -> dict[str, str]:
    """Where each thing goes, by kind and key: what the page's script moves cards by."""
    return {f"{thing.kind}:{thing.key}": _lane(thing, "", placed)[0] for thing in found if not thing.group}


def _lane(thing: Thing, own: str, placed: Placements | None) -> tuple[str, str]:
    row = placed.get(thing.kind, thing.key) if placed else None
    if row is None:
        return own or UNPLACED, ""
    why = "" if row.why == OWN else f"{row.why} {row.follows}".strip()
    return row.to or UNPLACED, why


class _Desk:
    def __init__(self, snapshot: Snapshot, data: Mapping[str, Any], placed: Placements | None, errors: Errors) -> None:
        self.data, self.placed, self.errors = data, placed, errors
        self.rows = {str(row.get("object", "")): row for row in data.get("place", []) if isinstance(row, Mapping)}
        scenario = data.get("scenario")
        year = scenario.get("year") if isinstance(scenario, Mapping) else None
        rows = municipal_members(snapshot.case, year) if isinstance(year, int) else ()
        self.members = [(row.organisation, member_name(row.organisation, snapshot.statistics)) for row in rows]

    def strangers(self, found: Sequence[Thing]) -> list[Thing]:
        """What the text places that the case does not have, so that it can be taken out."""
        known = {f"{thing.kind}:{thing.key}" for thing in found}
        parts = [key.partition(":") for key in self.rows if key not in known]
        return [Thing(kind, name, f"{name} (finns inte i fallet)") for kind, _, name in parts if kind in KINDS and name]

    def card(self, thing: Thing) -> Card:
        key = f"{thing.kind}:{thing.key}"
        row = self.rows.get(key, {})
        to = str(row.get("to", ""))
        lane, why = _lane(thing, to, self.placed)
        none = "var för sig" if thing.group else "följer gruppen" if thing.kind == "omrade" else "följer området"
        options = [("", none), *((place, title) for place, title in LANES.items() if place != UNPLACED)]
        details = self._details(key, thing.kind, row)
        said = ", ".join(
            shown_value(name, row[name]) for name in ("agreement", "from", "until", "amount") if row.get(name)
        )
        return Card(key, thing.name, to, lane if lane in LANES else UNPLACED, why, options, details, said, thing.level,
                    self.errors.get(card_id(key), ()))  # fmt: skip

    def _details(self, key: str, kind: str, row: Mapping[str, Any]) -> list[Field]:
        return with_errors(
            [self._detail(f"plats|{key}|{name}", name, row) for name in DETAILS.get(kind, PLAIN)], self.errors
        )

    def _detail(self, full: str, name: str, row: Mapping[str, Any]) -> Field:
        if name == "participants":
            return Field(
                full, LABELS[name], kind="many", options=self.members, chosen=[str(code) for code in row.get(name, ())]
            )
        kind = {"from": "date", "until": "date", "amount": "number", "fte": "number", "note": "area"}.get(name, "text")
        return Field(
            full, LABELS[name], shown_value(name, row.get(name)), kind, offers="avtalen" if name == "agreement" else ""
        )

    def default(self, kind: str) -> Field:
        held = self.data.get("default")
        value = str(held.get(kind, "")) if isinstance(held, Mapping) else ""
        options = [("", "inget förval"), *((place, title) for place, title in LANES.items() if place != UNPLACED)]
        return Field(f"default|{kind}", "Där inget annat sägs", value, "select", options)
