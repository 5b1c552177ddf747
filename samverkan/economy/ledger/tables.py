"""Tables and pictures of the books."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from samverkan.charts import Chart
from samverkan.charts.bars import Bars, paired_bars
from samverkan.core.followup import FollowUp, FollowUpRow
from samverkan.core.followup.year import MONTHS
from samverkan.core.records import Case
from samverkan.core.sums import stated
from samverkan.economy.ledger.selectors import Loose
from samverkan.economy.selectors.book import Book
from samverkan.economy.work_models import BudgetChange, LedgerImport
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.web.frame import Frame

_INTERIM = range(6, 9)
FIGURES = ("budget", "due", "booked", "last", "left", "forecast", "deviation", "percent")
"""The figures of a row, as the address of an explanation names them."""


def imports_table(held: Sequence[LedgerImport]) -> Table:
    """What has been read, latest first; an undone import is told as such."""
    columns = [
        Column("ar", "År"), Column("fil", "Fil"), Column("till", "Till och med", "date"), Column("foretag", "Företag"),
        Column("rader", "Transaktioner", "number", "", 0), Column("last", "Inläst"), Column("lage", "Läge"),
    ]  # fmt: skip
    return Table("inlasningar", "Inläst bokföring", columns, [Row(_import_cells(row), str(row.pk)) for row in held],
                 empty="Ingen bokföring är inläst ännu. Ta ut en SIE-fil ur ekonomisystemet och läs in den här ovanför.")  # fmt: skip


def _import_cells(row: LedgerImport) -> dict[str, Cell]:
    undone = f"Borttagen {row.undone.date().isoformat()} av {row.undone_by}" if row.undone else "Gäller"
    return {
        "ar": Cell(str(row.year)),
        "fil": Cell(row.file_name, note=f"SIE typ {row.sie_type}"),
        "till": Cell(row.until),
        "foretag": Cell(", ".join(filter(None, (row.company, row.orgnr))) or "anges inte"),
        "rader": Cell(row.transactions),
        "last": Cell(f"{row.at.date().isoformat()}, {row.by}"),
        "lage": Cell(undone, tone="muted" if row.undone else ""),
    }


def loose_table(book: Book, rows: Sequence[Loose], names: Mapping[str, str]) -> Table:
    """What is booked outside every area."""
    columns = [
        Column("konto", "Konto"), Column("objekt", "Objekt"), Column("belopp", "Belopp", "number", "kr", 0),
        Column("forslag", "Liknar området"),
    ]  # fmt: skip
    areas = {area.id: area.name for area in book.case.areas}
    shown = [
        Row({
            "konto": Cell(f"{row.account} {row.name}".strip()),
            "objekt": Cell(f"{row.object} {names.get(f'{row.dimension}={row.object}', '')}".strip() or "utan objekt"),
            "belopp": Cell(row.amount), "forslag": Cell(areas.get(row.suggestion, "–")),
        }, f"{row.account}-{row.dimension}-{row.object}")
        for row in rows
    ]  # fmt: skip
    return Table("utan-omrade", "Bokfört utan område", columns, shown, empty="Allt som är bokfört hör till ett område.")


def span_title(year: int, month: int) -> str:
    """What the follow-up after a month is called: interim for half to two thirds of the year, annual for all of it."""
    if month in _INTERIM:
        return f"Delårsuppföljning {year}"
    return f"Helårsuppföljning {year}" if month == len(MONTHS) else f"Uppföljning {year}"


def changes_table(rows: Sequence[BudgetChange], case: Case, frame: Frame) -> Table:
    """The year's requests to change the budget, an area a row: before, after, and what was answered."""
    columns = [
        Column("dag", "Begärd", "date"), Column("omrade", "Område"), Column("fore", "Före", "number", "kr", 0),
        Column("efter", "Efter", "number", "kr", 0), Column("skillnad", "Ändring", "number", "kr", 0, sign=True),
        Column("varfor", "Varför"), Column("lage", "Läge"),
    ]  # fmt: skip
    names = {area.id: area.name for area in case.areas}
    shown = [
        Row(_change_cells(row, line, names, frame), f"{row.pk}-{line['area']}") for row in rows for line in row.lines
    ]
    return Table("andringar", "Begärda ändringar av budgeten", columns, shown,
                 empty="Ingen ändring av årets budget är begärd. Den begärs under fliken Budgetarbete.")  # fmt: skip


def _change_cells(
    row: BudgetChange, line: Mapping[str, str], names: Mapping[str, str], frame: Frame
) -> dict[str, Cell]:
    before, after = Decimal(line["before"] or 0), Decimal(line["after"] or 0)
    return {
        "dag": Cell(row.requested.date(), href=frame.link(f"{frame.base}ekonomi/plan/andring/{row.pk}/")),
        "omrade": Cell(names.get(line["area"], line["area"])),
        "fore": Cell(before), "efter": Cell(after), "skillnad": Cell(after - before),
        "varfor": Cell(row.reason), "lage": Cell(row.get_state_display(), note=row.answer),
    }  # fmt: skip


def follow_up_table(found: FollowUp, base: str) -> Table:
    """Area by area: budget, outcome so far, forecast, deviation; each figure leads to how it was made."""
    gone = MONTHS[found.month - 1][:3]
    columns = [
        Column("omrade", "Område", sortable=False), Column("budget", "Budget", "number", "kr", 0),
        Column("due", f"Budget till {gone}", "number", "kr", 0), Column("booked", f"Utfall till {gone}", "number", "kr", 0),
        Column("last", "Förra året", "number", "kr", 0), Column("forecast", "Prognos helår", "number", "kr", 0),
        Column("deviation", "Avvikelse", "number", "kr", 0, sign=True),
        Column("percent", "Avvikelse", "percent", "%", 1, sign=True),
    ]  # fmt: skip
    rows = [_follow_up_row(row, base) for row in found.rows]
    limit = f"Förklaring begärs när avvikelsen är större än {found.rule.title.lower()}"
    status = "" if found.rule.status == "avtalad" else f" ({found.rule.status})"
    return Table("uppfoljning", f"{span_title(found.year, found.month)}, till och med {MONTHS[found.month - 1]}", columns, rows,
                 note=f"Avvikelse är budget minus prognos: minus är underskott. {limit}{status}.",
                 empty="Det finns ingen budget att följa upp. Lägg en budget under fliken Budget.")  # fmt: skip


def _follow_up_row(row: FollowUpRow, base: str) -> Row:
    cells = {
        "omrade": Cell(row.name, tag="förklaras" if row.stands_out and not row.note else "", tone="warn", note=row.note)
    }
    for name in FIGURES:
        figure = getattr(row, name)
        value = stated(figure)
        cells[name] = Cell(value, explanation=figure, href=f"{base}{row.area}/{name}/" if value is not None else "")
    return Row(cells, row.area, row.level, "sum" if row.level == 0 else "")


def months_table(found: FollowUp) -> Table:
    """What is booked on each area month by month."""
    columns = [Column("omrade", "Område", sortable=False)]
    columns += [Column(f"m{n}", MONTHS[n - 1][:3], "number", "kr", 0) for n in range(1, found.month + 1)]
    rows = [
        Row({"omrade": Cell(row.name)} | {f"m{n}": Cell(row.months[n - 1] or Decimal(0)) for n in range(1, found.month + 1)},
            row.area, row.level, "sum" if row.level == 0 else "")
        for row in found.rows if any(row.months)
    ]  # fmt: skip
    return Table("manader", f"Utfall {found.year} per månad", columns, rows, empty="Filen har inga belopp per månad.")


def follow_up_chart(found: FollowUp) -> Chart | None:
    """Budget beside forecast, the areas just below the root."""
    shown = [row for row in found.rows if row.level == 1] or list(found.rows)
    bars = [Bars(row.name, (stated(row.budget), stated(row.forecast))) for row in shown]
    held = [bar for bar in bars if bar.values[0] is not None or bar.values[1] is not None]
    if not held:
        return None
    return paired_bars("uppfoljning-bild", f"Budget och prognos {found.year}", held, ("Budget", "Prognos"))
