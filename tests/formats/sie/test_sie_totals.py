"""Each krona counts once, whatever a file states twice."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from samverkan.core.faults import FaultError
from samverkan.formats.sie import as_form, budgeted, monthly
from samverkan.testing.sie_year import AreaYear, even, sie_year
from tests.formats.sie.sie_making import HEAD, read

UNIT = (("1", "Nord"),)
BOTH = (("1", "Nord"), ("6", "P1"))
VOUCHER = '#VER A 1 20210105 "x"\n{\n#TRANS 1930 {} -7.50\n#TRANS 5010 {1 Nord} 7.50 20210201\n}\n'


def totals(text):
    return [tuple(held) for held in monthly(read(HEAD + text))]


def jan(account, objects, ore):
    return (account, objects, date(2021, 1, 1), ore)


def test_vouchers_are_summed_by_account_objects_and_the_month_of_the_line():
    text = VOUCHER + VOUCHER.replace("VER A 1", "VER A 2")
    assert totals(text) == [jan("1930", (), -1500), ("5010", UNIT, date(2021, 2, 1), 1500)]


def test_vouchers_are_never_added_to_period_balances():
    text = "#PSALDO 0 202101 1930 {} -7.50\n#PSALDO 0 202102 5010 {} 7.50\n#RES 0 5010 7.50\n" + VOUCHER
    assert totals(text) == totals(VOUCHER)


def test_lines_that_cancel_leave_nothing():
    assert totals("#VER A 1 20210105\n{\n#TRANS 1930 {} 5\n#TRANS 1930 {} -5\n}\n") == []


def test_a_voucher_without_a_day_has_no_month():
    with pytest.raises(FaultError, match="rad 12: Verifikationen har inget datum"):
        totals('#VER A 1 ""\n{\n#TRANS 1930 {} 5\n#TRANS 3010 {} -5\n}\n')


def test_rows_with_objects_say_whose_the_total_is_and_the_rest_is_nobodys():
    text = "#PSALDO 0 202101 5010 {} 100\n#PSALDO 0 202101 5010 {1 Nord} 60\n"
    assert totals(text) == [jan("5010", (), 4000), jan("5010", UNIT, 6000)]


def test_rows_by_unit_and_by_project_part_the_same_total_so_one_is_taken():
    text = "#PSALDO 0 202101 5010 {} 100\n#PSALDO 0 202101 5010 {1 Nord} 100\n#PSALDO 0 202101 5010 {6 P1} 30\n"
    assert totals(text) == [jan("5010", UNIT, 10000)]
    both = text + "#PSALDO 0 202101 5010 {1 Nord 6 P1} 30\n"
    assert totals(both) == [jan("5010", UNIT, 7000), jan("5010", BOTH, 3000)]
    by_project = text.replace("{1 Nord} 100", "{1 Nord} 90").replace("{6 P1} 30", "{6 P1} 100")
    assert totals(by_project) == [jan("5010", (("6", "P1"),), 10000)]


def test_rows_of_different_dimensions_that_add_up_to_the_total_are_all_taken():
    text = "#PSALDO 0 202101 5010 {} 100\n#PSALDO 0 202101 5010 {1 Nord} 40\n#PSALDO 0 202101 5010 {1 Nord 6 P1} 60\n"
    assert totals(text) == [jan("5010", UNIT, 4000), jan("5010", BOTH, 6000)]
    assert totals(text.split("\n", 1)[1] + "#RES 0 5010 100\n") == totals(text)


def test_a_month_without_a_total_keeps_its_rows():
    text = "#PSALDO 0 202101 5010 {} 100\n#PSALDO 0 202101 5010 {1 Nord} 60\n#PSALDO 0 202102 5010 {1 Nord} 5\n"
    assert totals(text) == [jan("5010", (), 4000), jan("5010", UNIT, 6000), ("5010", UNIT, date(2021, 2, 1), 500)]


def test_a_row_without_objects_is_what_has_none_where_only_that_agrees_with_the_year():
    text = "#PSALDO 0 202101 5010 {} 40\n#PSALDO 0 202101 5010 {1 Nord} 60\n"
    assert totals(text + "#RES 0 5010 100\n") == [jan("5010", (), 4000), jan("5010", UNIT, 6000)]
    assert totals(text + "#RES 0 5010 40\n") == [jan("5010", (), -2000), jan("5010", UNIT, 6000)]


def test_rows_with_objects_alone_are_what_there_is():
    assert totals("#PSALDO 0 202101 5010 {1 Nord} 60\n#PSALDO 0 202101 5010 {1 Nord} 1\n") == [jan("5010", UNIT, 6100)]


def test_other_years_and_budgets_are_not_outcome():
    text = "#PSALDO -1 202001 5010 {} 60\n#PBUDGET 0 202101 5010 {} 70\n#PSALDO 0 202101 5010 {} 5\n"
    assert totals(text) == [jan("5010", (), 500)]
    assert [tuple(held) for held in budgeted(read(HEAD + text))] == [jan("5010", (), 7000)]


def test_a_budget_by_object_and_in_total_counts_once():
    text = "#PBUDGET 0 202101 5010 {} 100\n#PBUDGET 0 202101 5010 {1 Nord} 100\n#RES 0 5010 200\n"
    assert [tuple(held) for held in budgeted(read(HEAD + text))] == [jan("5010", UNIT, 10000)]


def test_a_file_of_year_balances_gives_the_year():
    text = "#IB 0 1930 100\n#UB 0 1930 250.50\n#UB -1 1930 9\n#RES 0 3010 -150.50\n"
    assert totals(text) == [("1930", (), None, 15050), ("3010", (), None, -15050)]


AREAS = [
    AreaYear("100", "Kansli", even(Decimal(1242000)), {1: Decimal(1300000)}, even(Decimal(1250000))),
    AreaYear("210", "FoU", even(Decimal("540000.50")), {3: Decimal(600000)}, project="P12"),
]


@pytest.mark.parametrize("form", ["2", "3"])
def test_period_balances_made_of_vouchers_agree_with_those_stated(form):
    stated = sie_year(2021, AREAS)
    bare = as_form(stated, "4E")
    made = as_form(_without_periods(bare), form)
    assert sorted(monthly(made), key=repr) == sorted(monthly(as_form(stated, form)), key=repr)
    assert list(made.vouchers) == []


def _without_periods(file):
    return replace(file, balances=[held for held in file.balances if held.kind != "PSALDO"])


def test_a_file_of_type_3_gives_what_its_vouchers_gave():
    file = sie_year(2021, AREAS)
    assert sorted(monthly(as_form(file, "3")), key=repr) == sorted(monthly(file), key=repr)


def test_a_file_of_type_2_has_totals_alone():
    file = as_form(sie_year(2021, AREAS), "2")
    assert {held.objects for held in file.balances} == {()}
    assert sum(held.amount for held in budgeted(file)) == 125_000_000


def test_a_file_of_type_1_and_of_type_4_i_hold_their_own_alone():
    file = sie_year(2021, AREAS)
    assert {held.kind for held in as_form(file, "1").balances} == {"IB", "UB", "RES"}
    ledger = as_form(file, "4I")
    assert (list(ledger.balances), ledger.transaction_count) == ([], file.transaction_count)


@pytest.mark.parametrize(
    ("text", "form", "lacks"),
    [
        ("", "4I", "verifikationer"), (VOUCHER, "4E", "saldon. Skriv den som 4I"), ("", "1", "saldon"),
        ("", "3", "verifikationer och periodsaldon"),
    ],
)  # fmt: skip
def test_a_type_that_the_file_has_nothing_for_is_refused(text, form, lacks):
    file = read(HEAD.replace("#IB 0 1930 0.00\n", "") + text)
    with pytest.raises(FaultError) as refused:
        as_form(file, form)
    assert str(refused.value) == f"Filen kan inte skrivas som typ {form}, för den har inga {lacks}."


def test_twelve_months_sum_to_the_year():
    assert sum(even(Decimal("100.00")).values()) == Decimal("100.00")
