"""The table of every agreement, as it stood on the day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from samverkan.agreements.selectors.hanging import hanging_counts
from samverkan.agreements.selectors.standings import (
    NOT_STATED,
    agreement_href,
    budget_of,
    ends_cell,
    last_notice_cell,
    parties_text,
    period_text,
    renewal_text,
    standings,
)
from samverkan.core.ground import area_money, money_year
from samverkan.core.records import Agreement
from samverkan.core.standing import STATUSES, Standing
from samverkan.core.swedish import number
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.snapshots import Snapshot

TONES = {"uppsagt": "warn", "upphort": "muted", "foreslaget": "muted", "kommande": "muted", "okant": "muted"}
_KR = {"kr": 1, "tkr": 1_000}


def agreements_table(snapshot: Snapshot, on: date) -> Table:
    """Every agreement with its status, parties, time, money and what hangs on it."""
    columns = [
        Column("name", "Avtal"),
        Column("status", "Status"),
        Column("parties", "Parter"),
        Column("period", "Avtalstid"),
        Column("renewal", "Förnyas av sig självt", under="period"),
        Column("notice", "Sista dag för uppsägning", "date"),
        Column("ends", "Upphör", "date"),
        Column("money", "Pengar per år", "number", unit="kr", decimals=0),
        Column("hanging", "Hänger på avtalet"),
        Column("ground", "Vilar på", under="name"),
    ]
    rows = [_row(snapshot, state, on) for state in standings(snapshot, on).values()]
    return Table("avtal", f"Alla avtal, sett per {on}", columns, rows, note=_note(snapshot, on))


def _note(snapshot: Snapshot, on: date) -> str:
    states = standings(snapshot, on).values()
    silent = sum(state.in_force and state.agreement.since is None for state in states)
    said = []
    if silent:
        which = "ett av avtalen" if silent == 1 else f"{silent} av avtalen"
        said.append(f"För {which} säger källan inte när det började.")
    if any(state.status == "foreslaget" for state in states):
        said.append("Föreslagna avtal är förslag i källan; om de har slutits anges inte.")
    return " ".join(said)


def _row(snapshot: Snapshot, state: Standing, on: date) -> Row:
    agreement = state.agreement
    names = {row.id: row.name for row in snapshot.case.agreements}
    href = agreement_href(snapshot, agreement.id)
    counts = hanging_counts(snapshot, agreement.id)
    ground = agreement_href(snapshot, agreement.ground) if agreement.ground else ""
    cells = {
        "name": Cell(agreement.name, href=href),
        "status": Cell(STATUSES[state.status], tone=TONES.get(state.status, "")),
        "parties": Cell(parties_text(snapshot, agreement.id)),
        "period": Cell(period_text(state)),
        "renewal": Cell(renewal_text(state)),
        "notice": last_notice_cell(state),
        "ends": ends_cell(state),
        "money": money_cell(snapshot, agreement, on),
        "hanging": Cell(counts or NOT_STATED, href=f"{href}#hanger" if counts else ""),
        "ground": Cell(names.get(agreement.ground), href=ground),
    }
    return Row(cells, key=agreement.id)


def money_cell(snapshot: Snapshot, agreement: Agreement, on: date) -> Cell:
    """The agreement's money a year: its own amount, else the budget of the area it pays for."""
    if agreement.amount is not None:
        return _own(agreement.amount, agreement.unit)
    budget = budget_of(snapshot)
    money, year = area_money(budget, agreement.area, on), money_year(budget, on)
    if money is None:
        return Cell(None, text=NOT_STATED)
    return Cell(money.value, figure=f"budget.amount.{agreement.area}.{year}", note=f"budget {year}")


def _own(amount: Decimal, unit: str) -> Cell:
    if unit in _KR:
        return Cell(amount * _KR[unit])
    word = "tjänst" if unit == "tjanster" and amount <= 1 else {"tjanster": "tjänster"}.get(unit, unit)
    return Cell(None, text=f"{number(amount)} {word}".strip())
