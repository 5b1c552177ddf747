"""The tables of the yearly report on agreement cooperation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from samverkan.agreements.selectors.hanging import KINDS, Hanging, hanging
from samverkan.agreements.selectors.standings import NOT_STATED, ends_cell, last_notice_cell, parties_of
from samverkan.agreements.selectors.table import money_cell
from samverkan.core.explain import Explanation, Number
from samverkan.core.fees import MemberFee
from samverkan.core.periods import last_day
from samverkan.core.records import Agreement
from samverkan.core.settlement import MemberShare
from samverkan.core.standing import STATUSES, Standing
from samverkan.core.sums import stated
from samverkan.core.swedish import listing, number
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.members import fees_of, figure_of, settlement_of, stated_fee

if TYPE_CHECKING:
    from samverkan.reports.documents.cooperation_report import MemberYear

FEW = 4
"""So many municipalities are named among the counterparties; more are counted."""
_COUNTED = ("arena",)
_DERIVED = "härledd, inte beslutad"


def agreements(member: MemberYear) -> Table:
    """Each agreement: with whom, the member's part, since when, how it stands, its days."""
    columns = [
        Column("avtal", "Avtal"),
        Column("med", "Motpart"),
        Column("roll", "Egen roll"),
        Column("sedan", "Gäller sedan", "date"),
        Column("status", "Status"),
        Column("slut", "Upphör", "date"),
        Column("uppsagning", "Sista dag för uppsägning", "date"),
        Column("pengar", "Hela avtalet per år", "number", unit="kr", decimals=0),
    ]
    if not member.with_money:
        columns.pop()
    rows = [_agreement(member, state) for state in member.states]
    return Table("avtal", f"Avtal som {member.name} var part i {member.year}, sett per {member.on}", columns, rows)


def _agreement(member: MemberYear, state: Standing) -> Row:
    agreement = state.agreement
    money = money_cell(member.snapshot, agreement, member.on)
    cells = {
        "avtal": Cell(agreement.name),
        "med": Cell(counterparties(member, agreement)),
        "roll": Cell(member.role(agreement) or NOT_STATED),
        "sedan": Cell(agreement.since, text="" if agreement.since else NOT_STATED),
        "status": Cell(STATUSES[state.status]),
        "slut": ends_cell(state),
        "uppsagning": last_notice_cell(state),
        "pengar": Cell(money.value, text=money.text),
    }
    return Row(cells, key=agreement.id)


def counterparties(member: MemberYear, agreement: Agreement) -> str:
    """The other parties: by name, municipalities counted where they are many."""
    snapshot = member.snapshot
    rows = [row for row in parties_of(snapshot, agreement.id) if row.organisation != member.organisation]
    named = [
        row.described or snapshot.organisation_name(row.organisation) for row in rows if not row.organisation.isdigit()
    ]
    codes = [row.organisation for row in rows if row.organisation.isdigit()]
    places = [snapshot.organisation_name(code) for code in codes]
    if len(codes) > FEW:
        places = [f"{len(codes)} andra kommuner"]
    return listing([*named, *places]) or NOT_STATED


def tasks(member: MemberYear) -> Table:
    """What is done through each agreement; arenas are counted."""
    columns = [
        Column("uppgift", "Uppgift"),
        Column("slag", "Slag"),
        Column("sedan", "Avtalet gäller sedan", "date"),
        Column("till", "Åtagande till och med", "date"),
    ]
    rows = [row for state in member.states for row in _tasks(member, state)]
    return Table("uppgifter", f"Uppgifter som utförs genom avtalen, sett per {member.on}", columns, rows)


def _tasks(member: MemberYear, state: Standing) -> Iterator[Row]:
    held = hanging(member.snapshot, state.agreement.id)
    if not held:
        return
    yield Row({"uppgift": Cell(state.agreement.name)}, key=f"{state.agreement.id}:", kind="group")
    for item in held:
        if item.kind not in _COUNTED:
            yield _task(state, item)
    for kind in _COUNTED:
        count = sum(item.kind == kind for item in held)
        if count:
            word = KINDS[kind][count > 1]
            cells = {"uppgift": Cell(f"{count} {word}"), "slag": Cell(word.capitalize()), "sedan": _since(state)}
            yield Row(cells, key=f"{state.agreement.id}:{kind}", level=1)


def _task(state: Standing, item: Hanging) -> Row:
    until = Cell(_last(item), text="tills vidare" if item.ongoing else "" if item.until else "–")
    cells = {
        "uppgift": Cell(item.name),
        "slag": Cell(KINDS[item.kind][0].capitalize()),
        "sedan": _since(state),
        "till": until,
    }
    return Row(cells, key=f"{state.agreement.id}:{item.kind}:{item.key}", level=1)


def _since(state: Standing) -> Cell:
    return Cell(state.agreement.since, text="" if state.agreement.since else NOT_STATED)


def _last(item: Hanging) -> date | None:
    return last_day(item.until)


def costs(member: MemberYear) -> Table:
    """What the member pays, each amount with what kind of figure it is."""
    columns = [
        Column("post", "Post"),
        Column("belopp", "Belopp", "number", unit="kr", decimals=0),
        Column("slag", "Beloppet är"),
    ]
    return Table("kostnader", f"Kostnader för {member.name} {member.year}", columns, list(_costs(member)))


def _costs(member: MemberYear) -> Iterator[Row]:
    fact = stated_fee(member.snapshot.case, member.organisation, member.on)
    if fact is not None and fact.year == member.year and fact.value is not None and fact.unit in ("kr", "tkr"):
        amount = fact.value * (1000 if fact.unit == "tkr" else 1)
        yield _cost("Avgift enligt källan", amount, "angivet i källan", key="angiven")
    charged = fee(member)
    if charged is not None:
        yield _cost(f"Avgift {member.year}", charged.amount, _DERIVED, key="avgift")
        per = stated(figure_of(member.snapshot, "fee_per_inhabitant", member.organisation, member.year))
        if per is not None:
            cells = {"post": Cell("per invånare"), "belopp": Cell(per, text=_decimals(per)), "slag": Cell(_DERIVED)}
            yield Row(cells, key="per-invanare", level=1)
    yield from _settled(member)


def _decimals(value: Number) -> str:
    return number(value, 2)


def _settled(member: MemberYear) -> Iterator[Row]:
    share, status = _share(member)
    if share is not None:
        kind = "uträknat ur utfallet" if status == "utfall" else "uträknat ur prognosen"
        yield _cost(f"Del av resultatet {member.year} enligt avräkningen", Decimal(share.amount), kind, key="avrakning")


def _share(member: MemberYear) -> tuple[MemberShare | None, str]:
    """The member's part of the year's settlement; an outcome is not known until the year has ended."""
    done = settlement_of(member.snapshot, member.year)
    if done is None or (done.status == "utfall" and date(member.year, 12, 31) > member.on):
        return None, ""
    return next((row for row in done.shares if row.member == member.organisation), None), done.status


def _cost(title: str, amount: Decimal, kind: str, *, key: str) -> Row:
    return Row({"post": Cell(title), "belopp": Cell(amount), "slag": Cell(kind)}, key=key)


def fee(member: MemberYear) -> MemberFee | None:
    """The member's computed fee of the year; None where there is none to compute or it may not be shown."""
    fees = fees_of(member.snapshot, member.year) if member.with_money else None
    return next((row for row in (fees.fees if fees else ()) if row.member == member.organisation), None)


def explained(member: MemberYear) -> Iterator[Explanation]:
    """How the computed amounts came to be."""
    charged, share = fee(member), _share(member)[0] if member.with_money else None
    if charged is not None:
        yield charged.explanation
        yield figure_of(member.snapshot, "fee_per_inhabitant", member.organisation, member.year)
    if share is not None:
        yield share.explanation
