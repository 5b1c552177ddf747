"""A rule file of kind ``term`` into a :class:`TermRule`, every fault at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from samverkan.core.allocation.reading import TableReader
from samverkan.core.faults import Fault, FaultError
from samverkan.core.rule_head import read_head
from samverkan.core.terms.durations import Duration, duration_advice, parse_duration
from samverkan.core.terms.parse_notice import NOTICE_KEYS, read_notice
from samverkan.core.terms.rule import Amendment, TermRule, Transfer

_TERM = ("length", "renewal", *NOTICE_KEYS, "by_agreement", "withdrawable")
_AMENDMENT = ("decided", "ends", "renewal", "source")
_TRANSFER = ("on", "successor", "equity", "source")
_DAY = timedelta(days=1)


def parse_term(data: Mapping[str, Any]) -> TermRule:
    """The rule that the parsed TOML describes. Raises FaultError with every fault found, each naming its table and key."""
    faults: list[Fault] = []
    top = TableReader(data, "regelfilen", faults)
    top.expect(("rule", "term", "amendment", "transfer"))
    rule = _assemble(top)
    if faults:
        raise FaultError(faults)
    return rule


def _assemble(top: TableReader) -> TermRule:
    head, term = read_head(top, "term"), top.table("term")
    term.expect(_TERM)
    length = _duration(term, "length")
    notice = read_notice(term)
    return TermRule(
        id=head.id,
        title=head.title,
        status=head.status,
        source=head.source,
        legal=head.legal,
        note=head.note,
        length=length,
        renewal=_renewal(term, length),
        notice=notice.way,
        bank_day=notice.bank_day,
        statutory=notice.statutory,
        only_liquidation=notice.only_liquidation,
        by_agreement=_truth(term, "by_agreement"),
        withdrawable=_truth(term, "withdrawable"),
        amendments=_amendments(top),
        transfer=_transfer(top),
    )


def _duration(table: TableReader, key: str) -> Duration | None:
    text = table.text(key, required=False)
    found = parse_duration(text)
    if text and found is None:
        table.fault("bad-duration", f"Tiden ”{text}” går inte att läsa. {duration_advice(text)}", key)
    return found


def _renewal(term: TableReader, length: Duration | None) -> Duration | None:
    """How long each new period is; a fixed term must say what happens at its end."""
    if not term.has("length"):
        if term.has("renewal"):
            term.fault("renewal-without-length", 'Ett avtal tills vidare förnyas inte. Ta bort renewal eller skriv length = "3 years".', "renewal")  # fmt: skip
        return None
    written = term.text("renewal")
    if written in ("none", ""):
        return None
    return length if written == "same" else _duration(term, "renewal")


def _truth(table: TableReader, key: str) -> bool:
    value = table.data.get(key, False)
    if not isinstance(value, bool):
        table.fault("not-truth", f"Här ska stå true eller false utan citattecken: {key} = true.", key)
        return False
    return value


def _amendments(top: TableReader) -> tuple[Amendment, ...]:
    tables = [TableReader(t, f"[[amendment]] nr {number}", top.faults) for number, t in top.tables("amendment")]
    found = [amendment for table in tables if (amendment := _amendment(table))]
    return tuple(sorted(found, key=lambda amendment: amendment.decided))


def _amendment(table: TableReader) -> Amendment | None:
    table.expect(_AMENDMENT)
    decided, last = _decided(table), _day(table, "ends")
    final = table.choice("renewal", ("none",), required=False) == "none"
    source = table.text("source", required=False)
    if decided is None or last is None:
        return None
    return Amendment(decided, str(table.data["decided"]), last + _DAY, final, source)


def _decided(table: TableReader) -> date | None:
    """A day, or a month or year, which counts from its first day."""
    value = table.data.get("decided")
    if isinstance(value, str) and re.fullmatch(r"\d{4}(-\d{2})?", value):
        year, _, month = value.partition("-")
        if int(year) and 1 <= int(month or 1) <= 12:
            return date(int(year), int(month or 1), 1)
        table.fault("not-date", f"”{value}” är ingen månad. Skriv till exempel 2020-12.", "decided")
        return None
    return _day(table, "decided")


def _day(table: TableReader, key: str) -> date | None:
    if not table.has(key):
        table.fault("missing-key", f'Nyckeln ”{key}” saknas. Lägg till en dag, till exempel {key} = "2022-12-31".', key)
        return None
    return table.day(key)


def _transfer(top: TableReader) -> Transfer | None:
    table = top.table("transfer")
    table.expect(_TRANSFER)
    if not top.has("transfer"):
        return None
    on, successor = _day(table, "on"), table.text("successor")
    equity, source = table.text("equity", required=False), table.text("source", required=False)
    return Transfer(on, successor, equity, source) if on else None
