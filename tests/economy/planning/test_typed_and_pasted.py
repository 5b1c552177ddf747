"""Numbers as typed and blocks as pasted: read exactly, refused with a sentence, nothing lost."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.economy.planning.grid import merged
from samverkan.economy.planning.pasting import Line, place_block, read_block
from samverkan.economy.planning.typed import MEASURES, NOTHING, Planned, TypedError, read_into, shown

whole = st.integers(min_value=0, max_value=10**13 - 1)
decimals = st.builds(lambda digits, places: Decimal(digits).scaleb(-places), whole, st.integers(0, 6))
cell_texts = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\r\n\t"), max_size=12)


def typed(measure: str, text: str, unit: str = "kr") -> Planned:
    return read_into(NOTHING, measure, text, unit)


@pytest.mark.parametrize(
    ("text", "kronor"),
    [
        ("1 006", "1006000"), ("1\u00a0006", "1006000"), ("1006", "1006000"), ("0,50", "500"), ("−12,5", "-12500"), ("-3", "-3000"),
        ("1 242 000,25", "1242000250"), ("17 tkr", "17000"), (" 4 ", "4000"),
    ],
)  # fmt: skip
def test_swedish_numbers_in_thousands_become_kronor(text: str, kronor: str) -> None:
    assert typed("amount", text, "tkr").amount == Decimal(kronor)


@pytest.mark.parametrize(
    "text", ["ca 5", "fem", "-", "1 00 6", "12 34", "5 %", "1.2.3", "=A1", "1e3", "٣", "1 006 kronor"]
)
def test_what_is_no_number_is_told_with_what_to_write(text: str) -> None:
    with pytest.raises(TypedError, match=r"inget tal\. Skriv till exempel 1 006 eller 0,50"):
        typed("amount", text)


def test_point_before_three_digits_can_mean_two_things() -> None:
    with pytest.raises(TypedError, match="Skriv 1 006 eller 1,006"):
        typed("amount", "1.006")
    assert typed("fte", "0.50").fte == Decimal("0.50")


def test_staff_from_outside_is_a_number_or_a_range() -> None:
    assert typed("external", "1,00–2,00") == Planned(low=Decimal("1.00"), high=Decimal("2.00"))
    assert typed("external", "1 - 2") == Planned(low=Decimal(1), high=Decimal(2))
    assert typed("external", "1,5") == Planned(low=Decimal("1.5"), high=Decimal("1.5"))
    with pytest.raises(TypedError, match="lägsta först"):
        typed("external", "2–1")
    for measure, text in (("fte", "-1"), ("external", "-1"), ("heads", "1,5"), ("heads", "-1")):
        with pytest.raises(TypedError):
            typed(measure, text)


def test_number_that_no_budget_holds_is_refused() -> None:
    with pytest.raises(TypedError, match="för långt"):
        typed("amount", "1" * 14)
    with pytest.raises(TypedError, match="för långt"):
        typed("fte", "0,1234567")


@given(
    amount=decimals,
    fte=decimals,
    ends=st.tuples(decimals, decimals),
    heads=st.integers(0, 10**6),
    unit=st.sampled_from(["kr", "tkr"]),
)
def test_what_is_shown_reads_back_the_same(
    amount: Decimal, fte: Decimal, ends: tuple[Decimal, Decimal], heads: int, unit: str
) -> None:
    cell = Planned(amount if unit == "kr" else amount.quantize(Decimal("0.001")), fte, min(ends), max(ends), heads)
    again = NOTHING
    for measure in MEASURES:
        again = read_into(again, measure, shown(cell, measure, unit), unit)
    assert again == cell


@given(st.sampled_from(list(MEASURES)), st.text(max_size=30), st.sampled_from(["kr", "tkr"]))
def test_any_text_is_read_or_refused_in_swedish(measure: str, text: str, unit: str) -> None:
    try:
        read: Planned | str = typed(measure, text, unit)
    except TypedError as error:
        read = str(error)
    assert isinstance(read, Planned) or "Skriv" in read


@given(st.lists(st.lists(cell_texts, min_size=1, max_size=5), min_size=1, max_size=6))
def test_block_as_a_spreadsheet_copies_it_is_read_cell_by_cell(rows: list[list[str]]) -> None:
    copied = io.StringIO()
    csv.writer(copied, delimiter="\t", lineterminator="\r\n").writerows(rows)
    assert read_block(copied.getvalue()) == rows


@given(
    rows=st.lists(st.lists(st.sampled_from(["1", "2,5", "fel", "", "x y"]), min_size=1, max_size=6), max_size=8),
    lines=st.lists(st.booleans(), min_size=1, max_size=5),
    row=st.integers(0, 6),
    column=st.integers(0, 4),
)
def test_every_value_of_a_block_is_placed_counted_or_left(
    rows: list[list[str]], lines: list[bool], row: int, column: int
) -> None:
    grid = [Line(f"Rad {n}", tuple(f"{n}.{c}" for c in range(3)) if typed else ()) for n, typed in enumerate(lines)]
    placed = place_block("\n".join("\t".join(cells) for cells in rows), grid, row, column)
    values = [cell for cells in rows for cell in cells if cell.strip()]
    kept = [text for text in placed.texts.values() if text.strip()]
    titles = {line.title for line in grid}
    left = [cell for line in placed.left for cell in line.split("\t") if cell.strip() and cell not in titles]
    assert sorted(kept + left) + ["·"] * placed.sums == sorted(kept + left) + ["·"] * (
        len(values) - len(kept) - len(left)
    )
    assert set(placed.texts) <= {name for line in grid for name in line.names}


GRID = [Line("Summa", ()), Line("Lärcentra", ("l.kr", "l.aa")), Line("FoU", ("f.kr", "f.aa"))]


def test_block_with_the_areas_names_finds_its_rows_in_any_order() -> None:
    placed = place_block("Område\tkr\tÅA\nFoU\t5\t1\nlärcentra \t7\t2\nOkänt\t9\t9\nSumma\t12\t3\n", GRID)
    assert placed.texts == {"f.kr": "5", "f.aa": "1", "l.kr": "7", "l.aa": "2"}
    assert placed.left == ("Okänt\t9\t9",)
    assert placed.sums == 2


def test_block_without_names_falls_where_it_is_laid() -> None:
    placed = place_block("1\t2\n3\t4\n5\t6", GRID, 1, 1)
    assert placed.texts == {"l.aa": "1", "f.aa": "3"}
    assert placed.left == ("Lärcentra\t2", "FoU\t4", "5\t6")


def test_empty_block_places_nothing() -> None:
    assert not place_block("\n", GRID, 1, 0).left
    assert read_block("") == []


def test_cells_of_two_who_type_at_once_are_told_apart() -> None:
    start = {"a": "1", "b": "2", "c": "3", "d": "4"}
    both = merged(start, {"a": "10", "b": "2", "c": "30", "d": "40"}, {"a": "1", "b": "20", "c": "33", "d": "40"})
    assert both.texts == {"a": "10", "b": "20", "c": "33", "d": "40"}
    assert both.clashes == {"c": "30"}
    assert both.taken == ("a",)
