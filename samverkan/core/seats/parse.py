"""A rule file of kind ``seats`` into a :class:`SeatRule`, every fault at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from samverkan.core.allocation.model import AllocationRule
from samverkan.core.allocation.parse_data import read_columns, read_lists
from samverkan.core.allocation.reading import TableReader
from samverkan.core.faults import Fault, FaultError
from samverkan.core.rule_head import RuleHead, read_head
from samverkan.core.seats.model import SeatPart, SeatRule
from samverkan.core.seats.parse_part import read_part

_TOP = ("rule", "component", "column", "classes", "units")


def parse_seats(data: Mapping[str, Any]) -> SeatRule:
    """The rule that the parsed TOML describes. Raises FaultError with every fault found, each naming its table and key."""
    faults: list[Fault] = []
    top = TableReader(data, "regelfilen", faults)
    top.expect(_TOP)
    parts = tuple(
        read_part(TableReader(table, f"[[component]] nr {number}", faults), number)
        for number, table in top.tables("component")
    )
    if not parts:
        top.fault("no-component", "Regeln saknar [[component]]: skriv minst ett sätt att ge platser.", "component")
    head = read_head(top, "seats", organ=True)
    rule = SeatRule(_frame(top, head, parts), parts, head.organ)
    _check(top, rule)
    if faults:
        raise FaultError(faults)
    return rule


def _frame(top: TableReader, head: RuleHead, parts: tuple[SeatPart, ...]) -> AllocationRule:
    return AllocationRule(
        id=head.id,
        title=head.title,
        status=head.status,
        source=head.source,
        legal=head.legal,
        note=head.note,
        components=tuple(part.component for part in parts),
        notes=read_columns(top),
        classes={name: frozenset(codes) for name, codes in read_lists(top, "classes").items()},
        units=read_lists(top, "units"),
    )


def _check(top: TableReader, rule: SeatRule) -> None:
    rest = [part for part in rule.parts if part.shared and part.shared.total is None and not part.shared.pools]
    parity = [part for part in rule.parts if part.parity]
    if len(rest) > 1:
        text = "Mer än en del delar det som är kvar av antalet platser. Skriv total i alla utom en."
        top.fault("two-rests", text, "component")
    if len(parity) > 1:
        top.fault("two-parities", "Bara en medlem kan få lika många platser som alla andra tillsammans.", "component")
    if rest and parity:
        text = "Med parity följer antalet platser av de andras. Skriv total i den del som delar efter nyckeln."
        top.fault("parity-rest", text, "component")
    if any(not part.vote and part.shared and part in rest for part in rule.parts):
        text = "Platser utan rösträtt ingår inte i organets antal. Skriv total i den delen."
        top.fault("rest-without-vote", text, "component")
