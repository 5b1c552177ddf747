"""Every printed table of the Jämtland case computed again, and what happens when a digit is changed."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.core.explain import Explanation
from samverkan.core.faults import FaultError
from samverkan.core.keys import Statistics
from samverkan.core.published import CellDifference, TableCheck, reproduce_tables, table_view
from samverkan.core.published.agreement import agree
from samverkan.core.records import BudgetLine, Case
from samverkan.core.swedish import number, rounded

Reproduce = Callable[[Case], dict[str, TableCheck]]


@pytest.fixture
def reproduce(referred: dict[str, Case], statistics: Statistics) -> Reproduce:
    return lambda case: {check.id: check for check in reproduce_tables(case, referred=referred, statistics=statistics)}


def changed(case: Case, cell_id: str, text: str) -> Case:
    assert any(cell.id == cell_id for cell in case.cells)
    return replace(case, cells=tuple(replace(cell, text=text) if cell.id == cell_id else cell for cell in case.cells))


def test_every_table_is_reproduced_to_the_last_digit(jamtland: Case, reproduce: Reproduce) -> None:
    checks = reproduce(jamtland)
    assert {check.id: (check.cells, check.differences) for check in checks.values()} == {
        "finansiering-och-personal": (150, ()), "ekonomisk-jamforelse": (12, ()), "resultat": (15, ()),
        "skuld-till-kommunerna": (18, ()), "uppvaxling": (48, ()),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "text", "table", "residual"),
    [
        ("skuld-are-2020", "110 539", "skuld-till-kommunerna", -1),
        ("skuld-summa-2020", "1 242 001", "skuld-till-kommunerna", -1),
        ("resultat-oforbrukat-2020", "1 241 000", "resultat", 1000),
        ("resultat-oforbrukat-2021", "0", "resultat", None),
        ("resultat-forbrukat-2021", "Se bokslut", "resultat", None),
        ("jamforelse-kalmar-kr-per-inv", "86,69", "ekonomisk-jamforelse", Fraction(2132900, 24601) - Fraction("86.69")),
        ("jamforelse-kalmar-aa", "Ca 22,50", "ekonomisk-jamforelse", Fraction(-1, 2)),
        ("uppvaxling-energikontoret-2019-externa", "3 429 985", "uppvaxling", -1),
        ("uppvaxling-larcentra-2020-tjanster", "3 tjänster", "uppvaxling", None),
        ("finansiering-regional-utvecklingsdirektor-2017-belopp", "", "finansiering-och-personal", None),
        (
            "finansiering-regional-utvecklingsdirektor-2017-personal",
            "1,01",
            "finansiering-och-personal",
            Fraction(-1, 100),
        ),
    ],
)
def test_one_changed_cell_is_one_difference(
    jamtland: Case, reproduce: Reproduce, *, cell: str, text: str, table: str, residual: Fraction | None
) -> None:
    differences = {check.id: check.differences for check in reproduce(changed(jamtland, cell, text)).values()}
    assert [(row.printed, row.residual) for row in differences.pop(table)] == [(text, residual)]
    assert not any(differences.values())


def test_a_sum_is_computed_and_not_read(jamtland: Case, reproduce: Reproduce) -> None:
    budget = tuple(replace(line, amount=line.amount + 1) if line.id == "larcentra-2020" and line.amount else line
                   for line in jamtland.budget)  # fmt: skip
    differences = reproduce(replace(jamtland, budget=budget))["finansiering-och-personal"].differences
    assert [(row.row, row.column, row.residual) for row in differences] == [
        (area, "2020:amount", 1) for area in ("larcentra", "ruf", "kommunavtalet")]  # fmt: skip


def test_a_group_with_a_figure_of_its_own_is_a_difference(jamtland: Case, reproduce: Reproduce) -> None:
    own = BudgetLine(id="eget", area="kulturen", year=2021, amount=Decimal(5), unit="tkr", source="bakgrundsrapporten")
    differences = reproduce(replace(jamtland, budget=(*jamtland.budget, own)))["finansiering-och-personal"].differences
    assert CellDifference("kulturen", "2021:amount", "", Decimal(5000), None, "Kulturen",
                          "2021 (tkr) Årsbudget") in differences  # fmt: skip


def test_a_cell_that_means_nothing_is_refused_with_its_name(jamtland: Case, reproduce: Reproduce) -> None:
    cells = tuple(replace(cell, row="zzz") if cell.table == "resultat" else cell for cell in jamtland.cells)
    with pytest.raises(FaultError, match="raden som budget, forbrukat eller oforbrukat") as error:
        reproduce(replace(jamtland, cells=cells))
    assert len(error.value.faults) == 15


def test_a_view_has_printed_text_and_computed_value_beside_each_other(
    jamtland: Case, referred: dict[str, Case], statistics: Statistics
) -> None:
    view = table_view(jamtland, "ekonomisk-jamforelse", referred=referred, statistics=statistics)
    assert [key for key, _ in view.columns] == ["folkmangd", "avgift", "aa", "kr_per_inv"]
    cell = next(row for row in view.rows if row.key == "vasternorrland").cells["kr_per_inv"]
    assert (cell.printed, cell.agrees, cell.computed) == ("35,41", True, Fraction(8664191, 244663))
    assert cell.explanation.published == Decimal("35.41")
    assert cell.residual == cell.explanation.residual == Fraction(8664191, 244663) - Fraction("35.41")


def test_an_unknown_table_is_refused(jamtland: Case, referred: dict[str, Case], statistics: Statistics) -> None:
    with pytest.raises(FaultError, match="ingen tabell"):
        table_view(jamtland, "zzz", referred=referred, statistics=statistics)


def figure(value: object) -> Explanation:
    return Explanation("x", value)  # type: ignore[arg-type]


def test_blank_agrees_with_nothing_only() -> None:
    assert agree("", figure(None)) == (True, None)
    assert agree("", figure(Decimal(0))) == (False, None)
    assert agree("0", figure(None)) == (False, None)


def test_numbers_agree_half_up_at_the_printed_decimals() -> None:
    assert agree("76,6", figure(Fraction(10046000, 131155)))[0]
    assert agree("0,13", figure(Decimal("0.125")))[0]
    assert not agree("0,12", figure(Decimal("0.125")))[0]


def test_words_agree_whatever_their_spacing() -> None:
    assert agree("Se  prognos\n", figure("Se prognos")) == (True, None)
    assert agree("Se bokslut", figure("Se prognos")) == (False, None)


@given(st.fractions(min_value=-(10**9), max_value=10**9), st.integers(0, 4))
def test_what_is_printed_from_our_number_agrees_with_it(value: Fraction, decimals: int) -> None:
    same, residual = agree(number(value, decimals), figure(value))
    assert same
    assert residual == value - Fraction(rounded(value, decimals))
    assert abs(residual) * 2 <= Fraction(1, 10**decimals)


def with_outcome_of_2021(case: Case, source: str) -> Case:
    line = replace(
        case.outcome[0],
        id="ut",
        year=2021,
        status="utfall",
        measure="forbrukat",
        amount=Decimal(6998765),
        source=source,
    )
    return replace(case, outcome=(*case.outcome, line))


def test_a_blank_that_a_later_outcome_fills_is_ours_and_no_difference(
    jamtland: Case, referred: dict[str, Case], statistics: Statistics
) -> None:
    case = with_outcome_of_2021(jamtland, "bokslut-2021")
    view = table_view(case, "skuld-till-kommunerna", referred=referred, statistics=statistics)
    cell = next(row for row in view.rows if row.key == "2321").cells["2021"]
    assert (cell.printed, cell.computed, cell.agrees, cell.filled) == ("", 271204, True, True)
    assert view.check().differences == ()
    result = table_view(case, "resultat", referred=referred, statistics=statistics)
    assert result.check().differences == ()


def test_a_blank_of_the_source_that_states_the_outcome_itself_is_a_difference(
    jamtland: Case, referred: dict[str, Case], statistics: Statistics
) -> None:
    case = with_outcome_of_2021(jamtland, "bakgrundsrapporten")
    view = table_view(case, "skuld-till-kommunerna", referred=referred, statistics=statistics)
    assert len(view.check().differences) == 9
