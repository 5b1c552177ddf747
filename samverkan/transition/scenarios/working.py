"""A draft being worked on: what stands in its form or text, and what that comes to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from samverkan.core.faults import Fault, FaultError
from samverkan.core.scenario import KINDS, Consequences, Placements, Scenario, Thing, parse_scenario, place_all, things
from samverkan.core.scenario.model import STAY
from samverkan.economy.feerules.ruletoml import rule_text
from samverkan.economy.feerules.trial import read_text
from samverkan.registry.editing.ruletext import line_faults, written
from samverkan.registry.snapshots import Snapshot
from samverkan.transition.models import ScenarioDraft
from samverkan.transition.scenarios.board import card_id
from samverkan.transition.scenarios.form_data import ROW_KEYS, posted_data
from samverkan.transition.scenarios.worked import work_through

FORM, TEXT = "formular", "text"
NOT_PLACED = "not-placed"


@dataclass(frozen=True, slots=True)
class Said:
    """Something wrong, and the id of the field or card that it concerns; "" where it concerns the whole."""

    text: str
    at: str


@dataclass(frozen=True, slots=True)
class Trial:
    """What the form comes to. ``found`` counts what is not placed as staying; ``unplaced`` names it."""

    faults: Sequence[Said] = ()
    unplaced: Sequence[Said] = ()
    scenario: Scenario | None = None
    found: Consequences | None = None
    placed: Placements | None = None
    things: Sequence[Thing] = ()

    @property
    def errors(self) -> dict[str, list[str]]:
        """What is wrong by the id of the field or card."""
        by: dict[str, list[str]] = {}
        for said in (*self.faults, *self.unplaced):
            by.setdefault(said.at, []).append(said.text)
        return by


@dataclass(frozen=True, slots=True)
class Working:
    """What stands in the form. ``extra`` are empty rows asked for, by list."""

    snapshot: Snapshot
    draft: ScenarioDraft
    on: date
    mode: str
    title: str
    data: Mapping[str, Any]
    text: str
    version: int
    extra: Mapping[str, int] = field(default_factory=dict)

    def saved_text(self) -> str:
        """The text; as it was, with its comments, where the form says the same."""
        if self.mode == TEXT:
            return self.text
        try:
            if dict(read_text(self.draft.text)) == self.data:
                return self.draft.text
        except FaultError:
            pass
        return rule_text(self.data)

    def trial(self) -> Trial:
        """What it comes to, or what is wrong and where."""
        try:
            data = read_text(self.text) if self.mode == TEXT else self.data
            scenario = parse_scenario(data)
        except FaultError as error:
            year = self.data.get("scenario", {}).get("year") if self.mode == FORM else None
            held = things(self.snapshot.case, year) if isinstance(year, int) else ()
            return Trial(self._said(error.faults), things=held)
        case = self.snapshot.case
        placed, unplaced = place_all(case, scenario)
        filled = replace(scenario, default={**dict.fromkeys(KINDS, STAY), **scenario.default}) if unplaced else scenario
        worked = work_through(self.snapshot, filled, self.on)
        faults = [fault for fault in worked.faults if fault.code != NOT_PLACED]
        return Trial(
            self._said(faults), self._said(unplaced), scenario, worked.found, placed, things(case, scenario.year)
        )

    def _said(self, faults: Sequence[Fault]) -> list[Said]:
        if self.mode == TEXT:
            lines = line_faults(self.text, FaultError(list(faults))) if faults else []
            return [Said(f"Rad {line.line}: {line.text}" if line.line else line.text, "f-text") for line in lines]
        return [Said(_plain(fault), self._at(fault.where)) for fault in faults]

    def _at(self, where: str) -> str:
        """The id of the field or card that a fault's place names."""
        table, _, key = where.partition(", ")
        row = re.fullmatch(r"\[\[(\w+)\]\] nr (\d+)", table)
        if row and row[1] == "place":
            return self._place(int(row[2]) - 1, key)
        if row:
            at = int(row[2]) - 1
            return f"f-{row[1]}.{at}.{key}" if key in ROW_KEYS.get(row[1], ()) else f"rad-{row[1]}-{at}"
        if table.partition(":")[0] in KINDS:
            return card_id(table)
        names = {
            "[rule]": {"id": "nyckel", "title": "titel", "source": "kalla", "note": "anmarkning"},
            "[fee]": {},
            "[seats]": {},
        }
        whole = {"[fee]": "avgift", "[seats]": "mandat", "[rule]": "titel"}
        name = names.get(table, {}).get(key) or whole.get(table) or (key if table == "[scenario]" else "")
        return f"f-{name}" if name else ""

    def _place(self, at: int, key: str) -> str:
        rows = self.data.get("place", [])
        name = str(rows[at].get("object", "")) if at < len(rows) else ""
        return f"f-plats.{name}.{key}" if key and key not in ("object", "to") else card_id(name)

    def changed(self, change: str) -> Working:
        """The form after a button: ``ny-cost``, ``bort-cost-2``."""
        verb, _, rest = change.partition("-")
        name, _, at = rest.partition("-")
        if name not in ROW_KEYS:
            return self
        if verb == "ny":
            return replace(self, extra={name: 1})
        rows = [row for number, row in enumerate(self.data.get(name, [])) if str(number) != at]
        return replace(self, data={**self.data, name: rows})

    def as_text(self) -> Working:
        """The same as text to edit."""
        return replace(self, mode=TEXT, text=self.saved_text())

    def as_form(self) -> Working:
        """The same as a form; a text that can't be read, or that places a thing twice, stays text."""
        try:
            data = dict(read_text(self.text))
        except FaultError:
            return self
        keys = (
            [row.get("object") for row in data.get("place", []) if isinstance(row, Mapping)]
            if _listed(data)
            else [None, None]
        )
        return self if len(keys) != len(set(keys)) else replace(self, mode=FORM, data=data)


def _listed(data: Mapping[str, Any]) -> bool:
    """Whether every table is of the shape that the form lays out."""
    tables = all(isinstance(data.get(name, {}), Mapping) for name in ("rule", "scenario", "fee", "seats", "default"))
    rows = [data.get(name, []) for name in ("place", *ROW_KEYS)]
    if not tables or not all(isinstance(held, list) and all(isinstance(row, Mapping) for row in held) for held in rows):
        return False
    named = [
        data.get("scenario", {}).get("without", []),
        *(row.get("participants", []) for row in data.get("place", [])),
    ]
    parts = data.get("fee", {}).get("component", [])
    return all(isinstance(held, list) for held in (*named, parts))


def _plain(fault: Fault) -> str:
    """The fault in the form's words: who fills in fields writes no tables."""
    if fault.code == NOT_PLACED:
        return fault.text.partition(" Lägg till [[place]]")[0]
    if fault.code == "missing-key":
        return f"Det saknas. {fault.text.partition('. ')[2]}" if " behöver " in fault.text else "Fyll i fältet."
    return fault.text[:1].upper() + fault.text[1:]


def opened(snapshot: Snapshot, draft: ScenarioDraft, on: date, *, as_text: bool = False) -> Working:
    """The form of a draft as it is saved; as text where the text can't be read."""
    working = Working(snapshot, draft, on, TEXT, draft.title, {}, draft.text, draft.version)
    return working if as_text else working.as_form()


def sent(snapshot: Snapshot, draft: ScenarioDraft, on: date, post: Any) -> Working:
    """The form as it was sent."""
    version, mode = post.get("version", ""), TEXT if post.get("lage") == TEXT else FORM
    known = int(version) if version.isdecimal() and len(version) < 9 else 0
    title = post.get("titel", "").replace("\x00", "").strip()
    if mode == TEXT:
        return Working(snapshot, draft, on, mode, title, {}, written(post.get("text", "").replace("\x00", "")), known)
    base = opened(snapshot, draft, on)
    return Working(snapshot, draft, on, mode, title, posted_data(post, base.data), draft.text, known)
