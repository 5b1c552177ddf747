"""A rule file of kind ``scenario`` into a :class:`Scenario`, every fault at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from samverkan.core.allocation import parse_allocation
from samverkan.core.allocation.reading import TableReader
from samverkan.core.faults import Fault, FaultError
from samverkan.core.records import FORMS
from samverkan.core.rule_head import RuleHead, read_head
from samverkan.core.scenario.model import KINDS, MOVE, NEW, NOTHING, PLACES, WAYS, Scenario
from samverkan.core.scenario.parse_parts import read_costs, read_places, read_ranges, read_risks, read_steps
from samverkan.core.seats import parse_seats

_TOP = ("rule", "scenario", "fee", "seats", "default", "place", "cost", "risk", "step", "range")
_SCENARIO = ("way", "form", "body", "start", "year", "baseline", "population_on", "without")
KIND = "scenario"


def parse_scenario(data: Mapping[str, Any]) -> Scenario:
    """The alternative that the parsed TOML describes. Raises FaultError with every fault found, each naming its table and
    key; what it says of a case (areas, rules) is checked with the case (``placing.check_scenario``)."""
    faults: list[Fault] = []
    top = TableReader(data, "alternativet", faults)
    top.expect(_TOP)
    head, said = read_head(top, KIND), top.table("scenario")
    said.expect(_SCENARIO)
    found = _scenario(top, head, said)
    _check(said, found)
    if faults:
        raise FaultError(faults)
    return found


def _scenario(top: TableReader, head: RuleHead, said: TableReader) -> Scenario:
    fee_rule, fee = _rule(top, "fee", "allocation", head)
    seats_rule, seats = _rule(top, "seats", "seats", head)
    return Scenario(
        id=head.id, title=head.title, status=head.status, source=head.source, legal=head.legal, note=head.note,
        way=said.choice("way", WAYS), form=said.choice("form", FORMS, required=False),
        body=said.text("body", required=False), start=said.day("start") or date.min,
        year=said.integer("year", 1900, 2200) or 0, baseline=said.text("baseline", required=False),
        population_on=said.day("population_on"),
        without=said.texts("without") if said.has("without") else (),
        fee_rule=fee_rule, fee=fee, seats_rule=seats_rule, seats=seats,
        default=_default(top.table("default")), places=read_places(top), costs=read_costs(top),
        risks=read_risks(top), steps=read_steps(top), ranges=read_ranges(top),
    )  # fmt: skip


def _rule(top: TableReader, name: str, kind: str, head: RuleHead) -> tuple[str, Mapping[str, Any]]:
    """The key of a rule of the case, or a whole rule written in the alternative."""
    table = top.table(name)
    if set(table.data) <= {"rule"}:
        return table.text("rule", required=False), {}
    own = {"rule": {"id": f"{head.id}-{name}", "kind": kind, "title": head.title, "status": head.status or "antagen",
                    "source": head.source, "legal": []}, **table.data}  # fmt: skip
    if isinstance(table.data.get("title"), str):
        own["rule"]["title"] = own.pop("title")
    try:
        parse_allocation(own) if kind == "allocation" else parse_seats(own)
    except FaultError as error:
        for fault in error.faults:
            top.faults.append(Fault(fault.code, fault.text, f"[{name}], {fault.where}"))
    return "", own


def _default(table: TableReader) -> dict[str, str]:
    table.expect(KINDS)
    return {kind: table.choice(kind, PLACES) for kind in table.data if kind in KINDS}


def _check(said: TableReader, found: Scenario) -> None:
    if not said.has("start"):
        said.fault(
            "missing-key",
            "Nyckeln ”start” saknas. Skriv dagen då alternativet börjar gälla: start = 2023-01-01.",
            "start",
        )
    if not said.has("year"):
        said.fault(
            "missing-key", "Nyckeln ”year” saknas. Skriv året vars budget räkningen utgår från: year = 2021.", "year"
        )
    if found.way == NEW and not found.form:
        said.fault(
            "missing-key",
            "Ett alternativ med ny form behöver form = ”…”, till exempel kommunalforbund-direktion.",
            "form",
        )
    if found.way == NOTHING and (
        found.form or MOVE in {*(place.to for place in found.places), *found.default.values()}
    ):
        said.fault("nothing-moves", "I ett nollalternativ finns ingen ny form och inget kan flyttas dit. Välj stay, agreement "
                   "eller end, eller skriv way = ”ny-form”.", "way")  # fmt: skip
    if found.baseline and found.baseline == found.id:
        said.fault(
            "own-baseline",
            "Ett alternativ kan inte jämföras med sig självt. Skriv ett annat, eller ta bort baseline.",
            "baseline",
        )
