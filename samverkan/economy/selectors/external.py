"""External money: what it comes to for every own krona, gross and net of what passes on, and what it consists of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from samverkan.charts import Chart
from samverkan.charts.leverage import Factor, leverage_bars
from samverkan.core.allocation.wording import plain
from samverkan.core.explain import Explanation
from samverkan.core.external import grant_amount
from samverkan.core.leverage import ALL, LeverageCell
from samverkan.core.periods import last_day
from samverkan.core.records import Grant
from samverkan.core.swedish import number
from samverkan.economy.selectors.book import Book, value_of
from samverkan.economy.selectors.keys import Key
from samverkan.formats.tables import Cell, Column, Row, Table

MONEY = (
    ("own", "Egna medel"),
    ("external", "Externa medel"),
    ("pass_through", "Går vidare"),
    ("external_net", "Netto"),
)
FACTORS = (
    ("gross", "Brutto, hela året"),
    ("net", "Netto, hela året"),
    ("gross_same_months", "Brutto, samma månader"),
    ("net_same_months", "Netto, samma månader"),
)
_WORDS = {
    1: "en",
    2: "två",
    3: "tre",
    4: "fyra",
    5: "fem",
    6: "sex",
    7: "sju",
    8: "åtta",
    9: "nio",
    10: "tio",
    11: "elva",
}


def leverage_table(book: Book) -> Table:
    """Years with their areas below: money, then the factors for the whole year and for the same months."""
    partial = any(not book.leverage.cell(ALL, year).full_year for year in book.leverage_years)
    columns = [Column("omrade", "År och område", sortable=False)]
    columns += [Column(key, title, "number", "kr", 0) for key, title in MONEY]
    columns += [Column(key, _factor_title(title, partial), "number", "", 2) for key, title in _factors(partial)]
    columns += [Column("tjanster", "Externt finansierade tjänster")]
    rows = [row for year in book.leverage_years for row in _year_rows(book, year, partial)]
    note = "Uppväxling är externa kronor för varje egen krona. Netto är utan det som går vidare till medlemmarna."
    source = book.sources_text([grant for grant in _seen(book) if not grant.parent])
    return Table("uppvaxling", "Egna och externa medel", columns, rows, _foot(book, partial), note, source,
                 "Här kommer externa medel att stå.")  # fmt: skip


def _factors(partial: bool) -> tuple[tuple[str, str], ...]:
    return FACTORS if partial else FACTORS[:2]


def _factor_title(title: str, partial: bool) -> str:
    return title if partial else title.partition(",")[0]


def _seen(book: Book) -> list[Grant]:
    return [grant for grant in book.case.grants if grant.year <= book.on.year]


def _year_rows(book: Book, year: int, partial: bool) -> list[Row]:
    cells = [book.leverage.cell(area, year) for area in book.leverage.areas if book.leverage.has(area, year)]
    total = book.leverage.cell(ALL, year)
    head = Row(_cells(book, total, period(total), partial), f"{ALL}-{year}", kind="group")
    return [head, *(_area_row(book, cell, partial) for cell in cells)]


def _area_row(book: Book, cell: LeverageCell, partial: bool) -> Row:
    return Row(_cells(book, cell, area_name(book, cell.area), partial), f"{cell.area}-{cell.year}", level=1)


def _foot(book: Book, partial: bool) -> list[Row]:
    years = book.leverage_years
    if len(years) < 2 or years != book.leverage.years:
        return []
    cell = book.leverage.cell(ALL, None)
    return [Row(_cells(book, cell, "Alla år", partial), "alla", kind="sum")]


def _cells(book: Book, cell: LeverageCell, name: str, partial: bool) -> dict[str, Cell]:
    href = book.area_href(cell.area) if cell.area != ALL else ""
    cells = {"omrade": Cell(name, href=href)}
    for key in [key for key, _ in MONEY] + [key for key, _ in _factors(partial)]:
        cells[key] = _figure(getattr(cell, key), key, cell)
    if value_of(cell.pass_through):
        cells["pass_through"] = replace(cells["pass_through"], tone="warn")
    return cells | {"tjanster": _staff(cell)}


def _figure(figure: Explanation, key: str, cell: LeverageCell) -> Cell:
    value = value_of(figure)
    return Cell(value, figure=f"leverage.{key}.{cell.area}.{cell.year or ALL}" if value is not None else "")


def _staff(cell: LeverageCell) -> Cell:
    low, high = value_of(cell.fte_low), value_of(cell.fte_high)
    if low is None or high is None:
        return Cell(text="–" if cell.year is None else "anges inte", tone="muted")
    text = plain(low) if low == high else f"{plain(low)}–{plain(high)}"
    return Cell(text=text, figure=f"leverage.fte_high.{cell.area}.{cell.year or ALL}")


def area_name(book: Book, area: str) -> str:
    """The area's name, or the key where it is no row."""
    return next((row.name for row in book.case.areas if row.id == area), area)


def period(cell: LeverageCell) -> str:
    """``2020``, or ``2021, tio månader`` where the money covers a part of the year."""
    if cell.full_year:
        return str(cell.year)
    months = cell.months
    word = _WORDS.get(int(months), "") if months.denominator == 1 else ""
    if months == 1:
        return f"{cell.year}, en månad"
    return f"{cell.year}, {word or number(months)} månader"


def leverage_chart(book: Book) -> Chart | None:
    """Gross and net for each area and year."""
    factors = [
        Factor(area_name(book, cell.area), period(cell), value_of(cell.gross),
               value_of(cell.net) if value_of(cell.pass_through) else None)
        for area in book.leverage.areas for year in book.leverage_years
        if book.leverage.has(area, year) for cell in [book.leverage.cell(area, year)]
    ]  # fmt: skip
    return leverage_bars("uppvaxling-per-omrade", "Externa kronor för varje egen krona", factors) if factors else None


def leverage_keys(book: Book) -> list[Key]:
    """The latest year: external money, what passes on, and the factor gross and net for the same months."""
    if not book.leverage_years:
        return []
    cell = book.leverage.cell(ALL, book.leverage_years[-1])
    keys = [_money_key(cell, "external", f"Externa medel {period(cell)}", _against(cell))]
    if value_of(cell.pass_through):
        keys.append(_money_key(cell, "pass_through", "Går vidare till medlemmarna", _part(cell)))
    keys += [
        _factor_key(cell, "gross_same_months", "Uppväxling brutto"),
        _factor_key(cell, "net_same_months", "Uppväxling netto"),
    ]
    return keys


def _money_key(cell: LeverageCell, part: str, title: str, small: str) -> Key:
    value = value_of(getattr(cell, part))
    if value is None:
        return Key(title, "anges inte", small)
    return Key(title, f"{number(value, 0)} kr", small, f"leverage.{part}.{cell.area}.{cell.year}")


def _against(cell: LeverageCell) -> str:
    own = value_of(cell.own)
    return f"mot {number(own, 0)} kr egna medel hela året" if own is not None else ""


def _part(cell: LeverageCell) -> str:
    through, external = value_of(cell.pass_through), value_of(cell.external)
    if not through or not external:
        return ""
    return f"{number(Fraction(through) * 100 / Fraction(external), 1)} % av de externa medlen"


def _factor_key(cell: LeverageCell, part: str, title: str) -> Key:
    value, whole = value_of(getattr(cell, part)), value_of(getattr(cell, part.removesuffix("_same_months")))
    if value is None or whole is None:
        return Key(title, "anges inte")
    small = "externa kronor för varje egen krona"
    if not cell.full_year:
        small = f"för samma {number(cell.months)} månader; {number(whole, 2)} mot hela årets egna medel"
    return Key(title, number(value, 2), small, f"leverage.{part}.{cell.area}.{cell.year}")


def grant_table(book: Book, areas: Sequence[str] = (), table: str = "bidrag") -> Table:
    """External money with the parts that the source breaks it down into, a row each; of some areas or of all."""
    grants = [grant for grant in _seen(book) if not areas or grant.area in areas]
    columns = [
        Column("titel", "Medel", sortable=False),
        Column("ar", "Tid", sortable=False),
        Column("belopp", "Belopp", "number", "kr", 0, sortable=False),
        Column("finansiarer", "Finansiärer", sortable=False),
        Column("tjanster", "Tjänster", sortable=False),
    ]
    rows = [row for grant in grants if not grant.parent for row in _grant_rows(book, grant, 0)]
    return Table(table, "Externa medel och vad de består av", columns, rows, source=book.sources_text(grants),
                 empty="Här kommer externa medel att stå.")  # fmt: skip


def _grant_rows(book: Book, grant: Grant, level: int) -> list[Row]:
    parts = [part for part in book.case.grants if part.parent == grant.id]
    row = Row(_grant_cells(book, grant, level), grant.id, level, "group" if not level else "")
    return [row, *(below for part in parts for below in _grant_rows(book, part, level + 1))]


def _grant_cells(book: Book, grant: Grant, level: int) -> dict[str, Cell]:
    name = grant.title if level else f"{area_name(book, grant.area)} {grant.year}"
    notes = [grant.note, _inside(book, grant), "Återstoden av helheten." if grant.remainder else ""]
    title = Cell(name, href="" if level else book.area_href(grant.area), note=" ".join(filter(None, notes)),
                 tag="går vidare" if grant.pass_through else "", tone="warn" if grant.pass_through else "")  # fmt: skip
    figure = grant_amount(grant, book.case.grants, book.case.sources)
    value = value_of(figure)
    about = f"ca {number(value, 0)}" if grant.precision == "ca" and value is not None else ""
    return {
        "titel": title,
        "ar": Cell(_time(grant)),
        "belopp": Cell(value, about, f"grant.{grant.id}" if value is not None else ""),
        "finansiarer": Cell(grant.funders or None, text="" if grant.funders or level else "anges inte"),
        "tjanster": Cell(grant.fte_text or None, text="" if grant.fte_text or level else "anges inte"),
    }


def _inside(book: Book, grant: Grant) -> str:
    whole = next((row.title for row in book.case.grants if row.id == grant.may_include_in), "")
    return f"Kan redan ingå i {whole}." if whole else ""


def _time(grant: Grant) -> str:
    end = last_day(grant.until)
    whole = grant.since is None or (
        (grant.since.month, grant.since.day) == (1, 1) and end and (end.month, end.day) == (12, 31)
    )
    return str(grant.year) if whole or not end else f"{grant.since} – {end}"


def leverage_sentence(book: Book) -> str:
    """What the newest year says, in one sentence."""
    if not book.leverage_years:
        return "Här kommer externa medel att stå."
    cell = book.leverage.cell(ALL, book.leverage_years[-1])
    external, net = value_of(cell.external), value_of(cell.net_same_months)
    if external is None or net is None:
        return "Externa medel mot samverkans egna, per område och år."
    year, _, months = period(cell).partition(", ")
    when = f"{year} ({months})" if months else year
    said = [f"Under {when} kom {number(Fraction(external) / 1_000_000, 1)} mnkr utifrån"]
    if value_of(cell.pass_through):
        said.append("varav en del går direkt vidare till medlemmarna")
    return f"{', '.join(said)}. Varje egen krona gav {number(net, 2)} kr netto för samma månader."
