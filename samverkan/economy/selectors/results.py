"""Budget against outcome and forecast, year by year."""

from __future__ import annotations

from fractions import Fraction

from samverkan.charts import Chart
from samverkan.charts.years import YearResult as Bar
from samverkan.charts.years import result_years
from samverkan.core.explain import Explanation
from samverkan.core.records import OutcomeLine
from samverkan.core.result import YearResult, surplus_percent
from samverkan.core.swedish import number, parse_printed, percent
from samverkan.economy.selectors.book import Book, value_of
from samverkan.economy.selectors.budget import DASH
from samverkan.economy.selectors.keys import Key
from samverkan.formats.tables import Cell, Column, Row, Table, Value
from samverkan.web.numbers import is_number

FORECAST = "prognos"
STATUS = {"utfall": "Utfall", FORECAST: "Prognos"}


def result_table(book: Book) -> Table:
    """A row a year: budget, consumed, left, and how much of the budget that is. A forecast is tagged."""
    columns = [
        Column("ar", "År"),
        Column("budget", "Budget", "number", "kr", 0),
        Column("forbrukat", "Förbrukat", "number", "kr", 0),
        Column("kvar", "Kvar", "number", "kr", 0),
        Column("kvar-procent", "Kvar av budgeten", "percent", "%", 1, bar=True),
        Column("avrakning", "Avräkning", sortable=False),
    ]
    rows = [Row(_cells(book, book.result(year)), str(year)) for year in book.result_years]
    return Table("resultat", "Budget och utfall", columns, rows, note=_notes(book), source=_source(book),
                 empty="Här kommer utfallet att stå när ett år är bokfört.")  # fmt: skip


def _source(book: Book) -> str:
    return book.sources_text([line for line in book.case.outcome if line.year in book.result_years])


def _notes(book: Book) -> str:
    return " ".join(dict.fromkeys(line.note for line in _lines(book) if line.note))


def _lines(book: Book) -> list[OutcomeLine]:
    return [line for line in book.case.outcome if line.year in book.result_years]


def _cells(book: Book, result: YearResult) -> dict[str, Cell]:
    year = result.year
    href = book.year_href(year)
    return {
        "ar": Cell(str(year)),
        "budget": _figure(result.budget, f"settlement.{year}.budget"),
        "forbrukat": _outcome(book, result, result.consumed, "consumed", "forbrukat"),
        "kvar": _outcome(book, result, result.surplus, "surplus", "oforbrukat"),
        "kvar-procent": _share(result),
        "avrakning": Cell(f"Avräkning {year}", href=href) if result.status else Cell(text=DASH, tone="muted"),
    }


def _figure(figure: Explanation, figure_id: str) -> Cell:
    value = value_of(figure)
    return Cell(value, figure=figure_id if value is not None else "")


def _outcome(book: Book, result: YearResult, figure: Explanation, part: str, row: str) -> Cell:
    found = _figure(figure, f"settlement.{result.year}.{part}")
    if found.value is None or result.status != FORECAST:
        return found
    printed = _printed_words(book, row, result.year)
    note = f"i källan: ”{printed}”" if printed else ""
    return Cell(found.value, about(found.value, result.precision), found.figure, tag=FORECAST, note=note)


def about(value: Value, precision: str) -> str:
    """``ca 3 000 000`` where the source says so, else empty: the number itself."""
    return f"ca {number(value, 0)}" if precision == "ca" and is_number(value) else ""


def _printed_words(book: Book, row: str, year: int) -> str:
    """What a printed table says in words where a number would stand."""
    for view in book.printed("resultat"):
        for line in view.rows:
            cell = line.cells.get(str(year))
            if line.key == row and cell and parse_printed(cell.printed) is None:
                return cell.printed.strip()
    return ""


def _share(result: YearResult) -> Cell:
    figure = surplus_percent(result)
    value = value_of(figure)
    if value is None:
        return Cell(text=DASH, tone="muted")
    return Cell(value, figure=f"settlement.{result.year}.surplus_percent")


def result_chart(book: Book) -> Chart | None:
    """Budget, outcome and forecast side by side a year, in thousands of kronor."""
    bars = [_bar(book.result(year)) for year in book.result_years]
    if not any(bar.outcome is not None or bar.forecast is not None for bar in bars):
        return None
    return result_years("budget-och-utfall", "Budget, utfall och prognos", bars, unit="tkr")


def _bar(result: YearResult) -> Bar:
    consumed = _thousands(result.consumed)
    known, guess = (None, consumed) if result.status == FORECAST else (consumed, None)
    return Bar(str(result.year), _thousands(result.budget), known, guess)


def _thousands(figure: Explanation) -> Fraction | None:
    value = value_of(figure)
    return None if value is None else Fraction(value) / 1000


def surplus_key(book: Book, year: int) -> Key | None:
    """What was left or lacking, or is expected to be."""
    result = book.result(year)
    value = value_of(result.surplus)
    if value is None:
        return None
    share = value_of(surplus_percent(result))
    small = f"{percent(abs(Fraction(share)), 1)} av budgeten" if share is not None else ""
    shown = f"{'ca ' if result.precision == 'ca' else ''}{number(abs(Fraction(value)), 0)} kr"
    title = f"{'Underskott' if value < 0 else 'Överskott'} {year}"
    return Key(title, shown, small, f"settlement.{year}.surplus", FORECAST if result.status == FORECAST else "")
