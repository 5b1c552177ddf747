"""Which pots a cooperation has, and the tables that show them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samverkan.core.portions import Pot, case_pot, pot_keys
from samverkan.core.records import Case
from samverkan.core.sums import decimal_of
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.snapshots import Snapshot
from samverkan.web.frame import Frame

SET_ASIDE = re.compile(r"fria medel|avsatt|att (?:besluta|fördela)|förfogande|oförutse|reserv\b", re.I)
"""How budget lines that are decided from later are named."""


def pots(snapshot: Snapshot) -> tuple[Pot, ...]:
    """The pots that something has been decided from, and the budget lines named as set aside that have an amount."""

    def work() -> tuple[Pot, ...]:
        case = snapshot.case
        keys = dict.fromkeys((*pot_keys(case), *_named(case)))
        return tuple(case_pot(case, area, year) for area, year in sorted(keys, key=lambda key: (-key[1], key[0])))

    found: tuple[Pot, ...] = snapshot.once("pots", work)
    return found


def _named(case: Case) -> list[tuple[str, int]]:
    names = {area.id for area in case.areas if SET_ASIDE.search(area.name)}
    return [(line.area, line.year) for line in case.budget if line.area in names and line.amount is not None]


def pots_table(frame: Frame, found: Sequence[Pot]) -> Table:
    """A row for each pot."""
    columns = [
        Column("pott", "Pott"), Column("ar", "År"), Column("avsatt", "Avsatt", "number", "kr"), Column("beslutat", "Beslutat", "number", "kr"),
        Column("aterfort", "Återfört", "number", "kr"), Column("kvar", "Kvar", "number", "kr"),
    ]  # fmt: skip
    rows = [Row(_pot_cells(frame, pot), f"{pot.area}-{pot.year}") for pot in found]
    return Table("potter", "Avsatta medel", columns, rows)


def _pot_cells(frame: Frame, pot: Pot) -> dict[str, Cell]:
    left = pot.remaining
    tag, tone = ("", "")
    if left is not None and left < 0:
        tag, tone = "för mycket beslutat", "bad"
    elif pot.emptied:
        tag, tone = "slut", "good"
    elif not pot.steps:
        tag = "inget beslut anges"
    href = frame.link(f"{frame.base}ekonomi/avsatt/{pot.area}/{pot.year}/")
    return {
        "pott": Cell(pot.name, href=href),
        "ar": Cell(str(pot.year)),
        "avsatt": Cell(decimal_of(pot.budgeted), figure=f"pot.budgeted.{pot.area}.{pot.year}"),
        "beslutat": Cell(decimal_of(pot.decided), figure=f"pot.decided.{pot.area}.{pot.year}"),
        "aterfort": Cell(decimal_of(pot.returned), figure=f"pot.returned.{pot.area}.{pot.year}"),
        "kvar": Cell(left, figure=f"pot.left.{pot.area}.{pot.year}", tag=tag, tone=tone),
    }


def steps_table(case: Case, pot: Pot, frame: Frame) -> Table:
    """A pot from what was set aside down to what is left, a row for each portion."""
    columns = [
        Column("andamal", "Ändamål"), Column("dag", "Dag"), Column("beslut", "Beslut"), Column("belopp", "Beslutat", "number", "kr"),
        Column("aterfort", "Återfört", "number", "kr"), Column("kvar", "Kvar efter", "number", "kr"),
    ]  # fmt: skip
    decisions = {row.id: row for row in case.decisions}
    rows = [Row({"andamal": Cell(f"Avsatt i budget {pot.year}"), "kvar": Cell(decimal_of(pot.budgeted))}, kind="group")]
    for step in pot.steps:
        row, held = step.portion, decisions.get(step.portion.decision)
        said = ""
        if held:
            said = f"{held.body}{f' § {held.paragraph}' if held.paragraph else ''}"
        source = held.source if held else row.source
        rows.append(
            Row(
                {
                    "andamal": Cell(row.purpose, note=row.note), "dag": Cell(row.on, text="" if row.on else "anges inte"),
                    "beslut": Cell(said, text=said or "anges inte", href=frame.link(f"{frame.base}kallor/{source}/") if source else ""),
                    "belopp": Cell(row.amount), "aterfort": Cell(row.returned, text="" if row.returned is not None else "–"),
                    "kvar": Cell(step.left, tone="bad" if step.left is not None and step.left < 0 else ""),
                },
                row.id,
            )
        )  # fmt: skip
    return Table("delar", f"{pot.name} {pot.year}", columns, rows)
