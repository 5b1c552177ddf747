from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.formats.csvtables import write_csv
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.web.tables import layout, order_key, sorted_table
from samverkan.web.units import in_unit

COLUMNS = (Column("namn", "Namn"), Column("kr", "Avgift", "number", "kr", 0), Column("fast", "Fast", sortable=False))


def table(*rows: Row, **more) -> Table:
    return Table("t", "Avgifter", COLUMNS, rows, **more)


def row(name: str, value=None, level: int = 0, kind: str = "", **cell) -> Row:
    return Row({"namn": Cell(name), "kr": Cell(value, **cell)}, key=name, level=level, kind=kind)


def names(shown: Table) -> list[str]:
    return [str(r.cells["namn"].value) for r in shown.rows]


def html(shown: Table, request) -> str:
    return "".join(layout(shown, request, str).body)


MIXED = table(row("Öst", 5), row("Ås", None), row("Berg", 0), row("Änge", 7), row("Summa", 12, kind="sum"))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("t.namn", ["Berg", "Ås", "Änge", "Öst", "Summa"]),
        ("t.kr", ["Berg", "Öst", "Änge", "Ås", "Summa"]),
        ("-t.kr", ["Änge", "Öst", "Berg", "Ås", "Summa"]),
        ("-annan.kr", ["Öst", "Ås", "Berg", "Änge", "Summa"]),
        ("t.fast", ["Öst", "Ås", "Berg", "Änge", "Summa"]),
        ("t.finns-inte", ["Öst", "Ås", "Berg", "Änge", "Summa"]),
    ],
)
def test_sorted_table_orders_swedish_with_blanks_last_and_the_sum_where_it_was(request_for, asked, expected):
    assert names(sorted_table(MIXED, request_for("/", {"sortera": asked}))) == expected


def test_sorted_table_keeps_children_under_their_parent(request_for):
    tree = table(row("B", 1), row("b2", 9, 1), row("b1", 3, 1), row("bs", 12, 1, "sum"), row("A", 2), row("a1", 5, 1))
    shown = sorted_table(tree, request_for("/", {"sortera": "t.namn"}))
    assert names(shown) == ["A", "a1", "B", "b1", "b2", "bs"]


@given(st.lists(st.one_of(st.none(), st.integers(-9, 9), st.decimals(-9, 9, places=2)), max_size=9), st.booleans())
def test_sorted_table_loses_no_row_and_orders_what_is_stated(request_for_any, values, falling):
    rows = [row(str(at), value) for at, value in enumerate(values)]
    shown = sorted_table(table(*rows), request_for_any({"sortera": "-t.kr" if falling else "t.kr"}))
    held = [r.cells["kr"].value for r in shown.rows]
    stated = [v for v in held if v is not None]
    assert sorted(names(shown)) == sorted(str(at) for at in range(len(values)))
    assert stated == sorted(stated, reverse=falling)
    assert held[: len(stated)] == stated


@pytest.fixture(scope="module")
def request_for_any():
    from django.test import RequestFactory

    return lambda query: RequestFactory().get("/", query)


def test_headings_lead_from_falling_to_rising_to_the_given_order(request_for):
    def heading(asked: str):
        return layout(MIXED, request_for("/", {"sortera": asked} if asked else {}), str).headings[1]

    assert (heading("").href, heading("").order) == ("?sortera=-t.kr", "")
    assert (heading("-t.kr").href, heading("-t.kr").order) == ("?sortera=t.kr", "descending")
    assert (heading("t.kr").href, heading("t.kr").order) == ("/", "ascending")


def test_cells_tell_blank_from_zero(request_for):
    shown = html(table(row("A", None), row("B", 0)), request_for("/"))
    assert '<td class="num muted">anges inte</td>' in shown
    assert '<td class="num">0</td>' in shown


def test_cells_escape_what_a_source_writes(request_for):
    shown = html(table(row("<script>", 1, tag="<b>", note="<i>", text="<u>")), request_for("/"))
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown
    assert "<b>" not in shown
    assert "<u>" not in shown


def test_cells_link_a_figure_to_its_explanation(request_for):
    cells = layout(table(row("A", 1242000, figure="f1")), request_for("/"), lambda f: f"/x/{f}/").body[0]
    assert '<a class="fig" href="/x/f1/">1\u00a0242\u00a0000</a>' in cells


def test_cells_say_a_tone_in_words(request_for):
    assert '<span class="vh"> (fel)</span>' in html(table(row("A", 1, tone="bad")), request_for("/"))


def test_column_under_another_stands_below_its_cells_and_is_a_column_of_a_file(request_for):
    columns = (*COLUMNS[:2], Column("vilar", "Vilar på", under="namn"))
    rows = [Row({"namn": Cell("A"), "kr": Cell(1), "vilar": Cell("<B>", href="/b/")}), Row({"namn": Cell("C")})]
    shown = Table("t", "Avgifter", columns, rows)
    laid = layout(shown, request_for("/"), str)
    assert [heading.column.key for heading in laid.headings] == ["namn", "kr"]
    assert '<th scope="row">A<small class="note">Vilar på: <a href="/b/">&lt;B&gt;</a></small></th>' in laid.body[0]
    assert "Vilar på" not in laid.body[1]
    assert write_csv(shown).splitlines()[0] == "\ufeffNamn;Avgift (kr);Vilar på"


def test_bars_measure_against_the_largest_row_not_the_sum(request_for):
    columns = (COLUMNS[0], Column("kr", "Avgift", "number", "kr", 0, bar=True))
    shown = Table("t", "Avgifter", columns, (row("A", 50), row("B", -100)), (row("Summa", 9999, kind="sum"),))
    laid = layout(shown, request_for("/"), str)
    assert '<rect width="32"' in laid.body[0]
    assert 'class="bar neg"' in laid.body[1]
    assert '<rect width="64"' in laid.body[1]
    assert "<rect" not in laid.foot[0]


def test_in_unit_divides_exactly_and_keeps_blank_blank():
    shown = in_unit(table(row("A", 1500), row("B", None)), "tkr")
    assert shown.columns[1].unit == "tkr"
    assert [r.cells["kr"].value for r in shown.rows] == [Fraction(3, 2), None]
    assert shown.columns[1].decimals == 1


def test_in_unit_per_inhabitant_uses_each_rows_own_people_and_says_where_there_are_none():
    shown = in_unit(table(row("A", 1000), row("B", 1000)), "inv", {"A": 40})
    assert shown.rows[0].cells["kr"].value == 25
    assert (shown.rows[1].cells["kr"].value, shown.rows[1].cells["kr"].text) == (None, "–")


def test_in_unit_leaves_the_unit_that_is_already_there():
    assert in_unit(MIXED, "kr") is MIXED
    assert in_unit(MIXED, "inv") is MIXED


def test_in_unit_keeps_the_word_ca():
    shown = in_unit(table(row("A", Decimal(650000), text="ca 650 000")), "tkr")
    assert shown.rows[0].cells["kr"].text == "ca 650,0"


@given(st.lists(st.text(max_size=6)))
def test_order_key_orders_any_texts(texts):
    assert sorted(texts, key=order_key) == sorted(texts, key=order_key)
