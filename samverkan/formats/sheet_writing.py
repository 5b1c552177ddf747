"""A cooperation's facts as a workbook to fill in: a sheet a kind, lists to choose from, and how to go about it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from samverkan.core.faults import Fault, FaultError
from samverkan.core.records import Case
from samverkan.formats.cases.schema import TITLES, FileColumn, columns
from samverkan.formats.sheet_columns import GUIDE, LISTS, SHEETS, Names, is_long, labels, reference_text, shown
from samverkan.formats.spreadsheets import ACCENT, TINT, Styles

_UNSTAMPED = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed stamp: the same facts give the same bytes
_EMPTY_ROWS = 500
"""How far below the last row the lists still open."""
_WIDEST = 60
_GUIDE = (
    "Varje blad har en rad för varje uppgift. Ändra i cellerna, lägg till rader längst ner, spara och läs in filen på sidan Kalkylblad.",
    "Nyckeln längst till vänster säger vilken rad det är. Ändra den inte. Lämna den tom på en ny rad: då får raden en nyckel av sitt namn.",
    "Celler med lista väljs ur listan. Det går också att skriva namnet eller nyckeln. Ett nytt område, avtal eller en ny arena skrivs "
    "på sitt blad, och går att använda på de andra bladen med samma namn.",
    "Datum skrivs år-månad-dag, till exempel 2021-12-31. Sista dagen räknas med. En tom cell betyder att källan inte anger något: "
    "det är inte samma sak som 0.",
    "Källa måste fyllas i på varje rad. Källorna själva ändras på webbplatsen.",
    "En rad som du tar bort i filen tas bara bort i registret om du kryssar i det när du läser in.",
    "Ett blad eller en kolumn som du tar bort ändrar ingenting. Du kan alltså skicka in ett blad i taget.",
    "Innan något sparas visas vad som är nytt, ändrat och borttaget, och vad som är fel.",
)


def write_workbook(case: Case, names: Names) -> bytes:
    """The workbook of a case. ``names`` are what references may name. Raises FaultError where a text is longer than Excel
    allows in a cell: a workbook that left it out would take it away when read back."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": case.title, "author": "Samverkan", "created": _UNSTAMPED})
        styles = Styles(book)
        lists = _Lists(names)
        sheets = {resource: book.add_worksheet(title) for resource, title in SHEETS.items()}
        for resource, sheet in sheets.items():
            _Writer(sheet, resource, styles, lists, names).write(getattr(case, resource))
        lists.write(book.add_worksheet(LISTS), styles)
        _write_guide(book.add_worksheet(GUIDE), case, styles)
        sheets[next(iter(SHEETS))].activate()
    return out.getvalue()


@dataclass
class _Lists:
    """The lists that cells are chosen from, each on three columns of their own sheet: choice, name, key."""

    names: Names
    held: dict[str, tuple[str, Sequence[tuple[str, str, str]]]] = field(default_factory=dict)

    def source(self, resource: str, col: FileColumn) -> str | None:
        """The range of the list that a column is chosen from."""
        if col.ref:
            named = self.names.get(col.ref, {})
            rows = [(reference_text(self.names, col.ref, key), name, key) for key, name in named.items()]
            return self._range(col.ref, SHEETS.get(col.ref, TITLES.get(col.ref, "Regler")), rows)
        if col.type is bool:
            return self._range("bool", "Ja eller nej", [("ja", "ja", "ja"), ("nej", "nej", "nej")])
        if col.choices:
            rows = [(label, label, value) for value, label in labels(resource, col.field).items()]
            return self._range(f"{resource}.{col.field}", f"{SHEETS[resource]}: {col.title}", rows)
        return None

    def _range(self, name: str, title: str, rows: Sequence[tuple[str, str, str]]) -> str | None:
        if not rows:
            return None
        self.held.setdefault(name, (title, rows))
        letter = xl_col_to_name(list(self.held).index(name) * 3)
        return f"={LISTS}!${letter}$3:${letter}${len(rows) + 2}"

    def write(self, sheet: Any, styles: Styles) -> None:
        """Every list that was asked for."""
        for at, (title, rows) in enumerate(self.held.values()):
            first = at * 3
            sheet.write_string(0, first, title, styles.get(bold=True, font_color=ACCENT))
            for n, head in enumerate(("Väljs som", "Namn", "Nyckel")):
                sheet.write_string(1, first + n, head, styles.get(bold=True, bottom=1, bg_color=TINT))
            for line, row in enumerate(rows, start=2):
                for n, text in enumerate(row):
                    sheet.write_string(line, first + n, text, styles.get())
            sheet.set_column(first, first + 1, 32, styles.get())
            sheet.set_column(first + 2, first + 2, 18, styles.get())
        sheet.freeze_panes(2, 0)


@dataclass
class _Writer:
    """Writes the records of one kind on their sheet."""

    sheet: Any
    resource: str
    styles: Styles
    lists: _Lists
    names: Names

    def write(self, records: Sequence[Any]) -> None:
        """Heading, rows, lists, widths."""
        cols = columns(self.resource)
        for at, col in enumerate(cols):
            self._head(at, col)
            texts = [self._cell(line, at, col, record) for line, record in enumerate(records, start=1)]
            self._choices(at, col, len(records) + _EMPTY_ROWS)
            self.sheet.set_column(at, at, min(max(12, len(col.title) + 3, *map(len, texts), 0) + 1, _WIDEST))
        self.sheet.freeze_panes(1, 1)
        self.sheet.autofilter(0, 0, max(1, len(records)), len(cols) - 1)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(0)

    def _head(self, at: int, col: FileColumn) -> None:
        mark = {"font_color": ACCENT} if col.required else {}
        self.sheet.write_string(
            0, at, col.title, self.styles.get(bold=True, bottom=1, bg_color=TINT, text_wrap=True, **mark)
        )

    def _cell(self, line: int, at: int, col: FileColumn, record: Any) -> str:
        value = shown(self.resource, col, getattr(record, col.field), self.names)
        if value is None:
            return ""
        if isinstance(value, date) and value.year >= 1900:
            day = datetime(value.year, value.month, value.day)  # noqa: DTZ001 - Excel knows no time zone
            self.sheet.write_datetime(line, at, day, self.styles.get(num_format="yyyy-mm-dd", align="left"))
            return "2000-01-01"
        if isinstance(value, int | Decimal) and not is_long(Decimal(value)):
            self.sheet.write_number(line, at, value, self.styles.get(num_format=_format(col, value)))
            return f"{value:,}"
        return self._text(line, at, col, str(value).replace(".", ",") if isinstance(value, Decimal) else str(value))

    def _text(self, line: int, at: int, col: FileColumn, text: str) -> str:
        wrap = {"text_wrap": True} if len(text) > _WIDEST else {}
        if self.sheet.write_string(line, at, text, self.styles.get(**wrap)) != 0:
            place = f"Blad {SHEETS[self.resource]}, cell {xl_rowcol_to_cell(line, at)}"
            text = f"texten under {col.title} är längre än de 32 767 tecken som en cell rymmer; korta den först."
            raise FaultError(Fault("too-long", text, place))
        return text

    def _choices(self, at: int, col: FileColumn, last: int) -> None:
        source = self.lists.source(self.resource, col)
        if source:
            # A warning, for a row that is new in the same file may be named as well
            told = {
                "error_type": "warning",
                "error_title": "Inte i listan",
                "error_message": "Värdet finns inte i listan. Behåll det ändå?",
            }
            self.sheet.data_validation(1, at, last, at, {"validate": "list", "source": source, **told})


def _format(col: FileColumn, value: int | Decimal) -> str:
    if isinstance(value, int):
        return "0"
    places = max(0, -int(value.as_tuple().exponent))
    return "#,##0" + ("." + "0" * places if places else "")


def _write_guide(sheet: Any, case: Case, styles: Styles) -> None:
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 30)
    sheet.set_column(2, 2, 90)
    sheet.write_string(0, 0, f"Så fyller du i: {case.title}", styles.get(bold=True, font_size=14, font_color=ACCENT))
    line = 2
    for text in _GUIDE:
        sheet.merge_range(line, 0, line, 2, text, styles.get(text_wrap=True))
        sheet.set_row(line, 15 * (1 + len(text) // 120))
        line += 1
    line += 1
    for at, head in enumerate(("Blad", "Kolumn", "Så fylls den i")):
        sheet.write_string(line, at, head, styles.get(bold=True, bottom=1, bg_color=TINT))
    for below, row in enumerate(_guide_rows(), start=line + 1):
        for at, text in enumerate(row):
            sheet.write_string(below, at, text, styles.get(text_wrap=True))


def _guide_rows() -> Iterable[tuple[str, str, str]]:
    for resource, title in SHEETS.items():
        for col in columns(resource):
            yield (
                title,
                col.title,
                ("Måste fyllas i. " if col.required and col.name != "id" else "") + _told(resource, col),
            )


def _told(resource: str, col: FileColumn) -> str:
    if col.name == "id":
        return "Säger vilken rad det är. Lämnas tom på en ny rad."
    if col.ref:
        return f"Väljs ur listan: {SHEETS.get(col.ref, TITLES.get(col.ref, 'Regler')).lower()}."
    if col.choices:
        return f"Något av: {', '.join(labels(resource, col.field).values())}."
    words = {date: "Datum, år-månad-dag.", int: "Heltal.", Decimal: "Tal.", bool: "ja eller nej."}
    return words.get(col.type, "Text.")
