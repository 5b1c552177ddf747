"""The rule files of a case: TOML kept as it was written beside what it says."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from samverkan.core.allocation import parse_allocation
from samverkan.core.faults import Fault, FaultError
from samverkan.core.followup import parse_follow_up
from samverkan.core.records import Rule
from samverkan.core.scenario import parse_scenario
from samverkan.core.seats import parse_seats
from samverkan.core.terms import parse_term

PARSERS: dict[str, Callable[[Mapping[str, Any]], object]] = {
    "allocation": parse_allocation, "follow-up": parse_follow_up, "scenario": parse_scenario,
    "seats": parse_seats, "term": parse_term,
}  # fmt: skip
"""The kinds of rule and what reads each; a kind is added here once its rule exists in the core."""


def parse_rule_text(text: str, name: str) -> Rule:
    """A rule file's text as a Rule, checked by the parser of its kind. Raises FaultError naming file and key."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FaultError(Fault("bad-toml", f"filen kan inte läsas som TOML: {error}", name)) from None
    head = data.get("rule")
    if not isinstance(head, dict) or not isinstance(head.get("id"), str):
        raise FaultError(Fault("missing-key", "tabellen [rule] med nyckeln id saknas.", name))
    kind = head.get("kind", "")
    if kind not in PARSERS:
        kinds = ", ".join(sorted(PARSERS))
        raise FaultError(
            Fault("unknown-kind", f"slaget ”{kind}” är okänt; skriv något av: {kinds}.", f"{name}, rule.kind")
        )
    try:
        PARSERS[kind](data)
    except FaultError as error:
        raise FaultError(
            [Fault(f.code, f.text, f"{name}, {f.where}" if f.where else name) for f in error.faults]
        ) from None
    return Rule(id=head["id"], kind=kind, text=text, data=data)


def read_rules(folder: Path) -> tuple[tuple[Rule, ...], list[Fault]]:
    """Every ``rules/*.toml`` by file name, and what is wrong with them."""
    rules, faults = list[Rule](), list[Fault]()
    for path in sorted((folder / "rules").glob("*.toml")):
        name = f"rules/{path.name}"
        try:
            rule = parse_rule_text(path.read_text(encoding="utf-8"), name)
        except FaultError as error:
            faults += error.faults
        except UnicodeDecodeError:
            faults.append(Fault("bad-encoding", "filen är inte UTF-8.", name))
        else:
            rules.append(rule)
            if rule.id != path.stem:
                text = f"regelns id är ”{rule.id}”; filen ska heta {rule.id}.toml."
                faults.append(Fault("wrong-name", text, name))
    return tuple(rules), faults
