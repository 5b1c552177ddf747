"""The tree on small records, and on Kommunavtalet finansiering och personal 2017–2021 (seed inventory §5)."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.core.budget import Budget, build_budget, case_budget
from samverkan.core.explain import Explanation
from samverkan.core.faults import FaultError
from samverkan.core.keys import Statistics
from samverkan.core.records import Area, BudgetLine, Case
from samverkan.core.swedish import rounded


def area(area_id: str, parent: str = "", kind: str = "rad") -> Area:
    return Area(id=area_id, parent=parent, name=area_id.title(), kind=kind, source="rapport")


def line(area_id: str, amount: str | None, fte: str | None = None, year: int = 2020, unit: str = "tkr") -> BudgetLine:
    value = None if amount is None else Decimal(amount)
    staff = None if fte is None else Decimal(fte)
    return BudgetLine(id=f"{area_id}-{year}-{amount}", area=area_id, year=year, amount=value, unit=unit, fte=staff,
                      source="rapport")  # fmt: skip


TREE = (area("allt", kind="summa"), area("grupp", "allt", "grupp"), area("a", "grupp"), area("b", "grupp"),
        area("stod", "allt"))  # fmt: skip


def test_sums_go_up_every_level_and_thousands_become_kronor() -> None:
    budget = build_budget(TREE, [line("a", "936"), line("b", "315500", unit="kr"), line("stod", "1047")])
    assert budget.amount("grupp", 2020) == Decimal("1251500")
    assert budget.amount("allt", 2020) == Decimal("2298500")
    assert budget.root == "allt"
    assert [(node.area.id, node.level) for node in budget.nodes] == [
        ("allt", 0), ("grupp", 1), ("a", 2), ("b", 2), ("stod", 1)]  # fmt: skip


def test_a_sum_of_only_blanks_is_not_stated() -> None:
    budget = build_budget(TREE, [line("a", None), line("b", None), line("stod", "1")])
    assert budget.amount("grupp", 2020) is None
    assert budget.amount("allt", 2020) == 1000


def test_a_sum_with_some_blanks_names_them() -> None:
    figure = build_budget(TREE, [line("a", "1"), line("b", None), line("stod", "1")]).cell("allt", 2020).amount
    assert figure.value == 2000
    assert figure.note == "Anges inte i källan och ingår därför inte i summan: B."


def test_zero_is_stated() -> None:
    budget = build_budget(TREE, [line("a", "0", "0.00"), line("b", "0"), line("stod", None)])
    assert (budget.amount("grupp", 2020), budget.fte("a", 2020), budget.fte("b", 2020)) == (0, 0, None)


def test_an_area_without_a_line_is_blank_too() -> None:
    figure = build_budget(TREE, [line("a", "1")]).cell("allt", 2020).amount
    assert "B och Stod" in figure.note


def test_the_change_has_kronor_and_per_cent() -> None:
    lines = [line("a", "9110", year=2017), line("a", "9356", year=2018)]
    cell = build_budget([area("a", kind="summa")], lines).cell("a", 2018)
    assert cell.change.value == 246000
    assert cell.change_percent.value == Fraction(246, 9110) * 100


def test_the_first_year_has_no_change_and_says_why() -> None:
    cell = build_budget([area("a")], [line("a", "1")]).cell("a", 2020)
    assert (cell.change.value, cell.change_percent.value) == (None, None)
    assert "uppgift saknas" in cell.change.note


def test_a_change_from_zero_has_no_per_cent() -> None:
    cell = build_budget([area("a")], [line("a", "0", year=2019), line("a", "5")]).cell("a", 2020)
    assert (cell.change.value, cell.change_percent.value) == (5000, None)


def test_no_staff_gives_no_kronor_per_person() -> None:
    cell = build_budget([area("a")], [line("a", "5", "0")]).cell("a", 2020)
    assert cell.per_fte.value is None
    assert "noll" in cell.per_fte.note


def test_kronor_per_inhabitant_takes_the_population_it_is_given() -> None:
    people = {2020: Explanation("Folkmängd", 131155, "inv")}
    cell = build_budget([area("a")], [line("a", "10046")], population=people).cell("a", 2020)
    assert cell.per_inhabitant.value == Fraction(10046000, 131155)


def test_a_group_with_an_amount_of_its_own_counts_it_and_says_so() -> None:
    figure = build_budget(TREE, [line("grupp", "10"), line("a", "1"), line("b", "2")]).cell("grupp", 2020).amount
    assert figure.value == 13000
    assert "eget belopp" in figure.note


def test_areas_outside_the_budget_are_left_out() -> None:
    areas = (*TREE, area("halsa", kind="prioriterat"))
    assert "halsa" not in [node.area.id for node in build_budget(areas, [line("a", "1")]).nodes]


def test_areas_in_a_circle_are_refused_by_name() -> None:
    with pytest.raises(FaultError, match="överordnat sig självt") as error:
        build_budget([area("a", "b"), area("b", "a")], [])
    assert [fault.where for fault in error.value.faults] == ["areas, a", "areas, b"]


def test_an_unknown_area_or_year_is_refused() -> None:
    budget = build_budget(TREE, [line("a", "1")])
    with pytest.raises(FaultError, match="finns inte i budgeten"):
        budget.cell("z", 2020)
    with pytest.raises(FaultError, match="Den har 2020"):
        budget.cell("a", 1999)


AMOUNTS = st.one_of(st.none(), st.integers(0, 10**7).map(Decimal))


@st.composite
def forests(draw: st.DrawFn) -> tuple[list[Area], list[BudgetLine]]:
    """A tree of up to twelve areas under one root, with a line or a blank on each leaf."""
    size = draw(st.integers(1, 12))
    parents = [draw(st.integers(0, max(0, place - 1))) for place in range(size)]
    areas = [
        area(f"n{place}", f"n{parents[place]}" if place else "", "rad" if place else "summa") for place in range(size)
    ]
    inner = {a.parent for a in areas}
    lines = [
        BudgetLine(id=f"l{a.id}", area=a.id, year=2020, amount=draw(AMOUNTS), unit=draw(st.sampled_from(["kr", "tkr"])),
                   source="rapport") for a in areas if a.id not in inner
    ]  # fmt: skip
    return areas, lines


@given(forests())
def test_the_leaves_sum_to_the_root_in_any_tree(forest: tuple[list[Area], list[BudgetLine]]) -> None:
    areas, lines = forest
    stated = [line.amount * (1000 if line.unit == "tkr" else 1) for line in lines if line.amount is not None]
    budget = build_budget(areas, lines)
    assert budget.amount("n0", 2020) == (sum(stated) if stated else None)
    leaves = [budget.amount(node.area.id, 2020) for node in budget.leaves("n0")]
    assert sum(value for value in leaves if value is not None) == sum(stated)


@pytest.fixture(scope="module")
def budget(jamtland: Case, statistics: Statistics) -> Budget:
    return case_budget(jamtland, statistics)


@pytest.mark.parametrize(
    ("year", "total", "fte", "growth", "per_fte"),
    [
        (2017, 9110000, "10.85", None, "839.6"),
        (2018, 9356000, "10.93", "2.70", "856.0"),
        (2019, 9618000, "11.73", "2.80", "819.9"),
        (2020, 9858000, "11.52", "2.50", "855.7"),
        (2021, 10046000, "9.79", "1.91", "1026.1"),
    ],
)
def test_jamtland_totals_growth_and_thousands_per_person(
    budget: Budget, *, year: int, total: int, fte: str, growth: str | None, per_fte: str
) -> None:
    cell = budget.cell(budget.root, year)
    assert (cell.amount.value, cell.fte.value) == (total, Decimal(fte))
    assert _rounded(cell.change_percent, 2) == (Decimal(growth) if growth else None)
    assert _rounded(cell.per_fte, 1, 1000) == Decimal(per_fte)


def _rounded(figure: Explanation, decimals: int, per: int = 1) -> Decimal | None:
    return None if figure.value is None else rounded(Fraction(figure.value) / per, decimals)


def test_jamtland_costs_76_60_per_inhabitant_in_2021(budget: Budget) -> None:
    figure = budget.cell(budget.root, 2021).per_inhabitant
    assert figure.value == Fraction(10046000, 131155)
    assert _rounded(figure, 2) == Decimal("76.60")


def test_jamtland_blanks_are_named_in_the_total(budget: Budget) -> None:
    assert "Ledning VKK" in budget.cell(budget.root, 2017).amount.note
    assert budget.cell(budget.root, 2021).amount.note == ""
    assert budget.amount("ledning-vkk", 2019) is None


def test_jamtland_every_figure_leads_to_its_source(budget: Budget) -> None:
    sources = {ref.source for ref in budget.cell(budget.root, 2021).per_inhabitant.sources()}
    assert sources == {"bakgrundsrapporten", "scb-folkmangd"}


def test_population_goes_with_the_year_it_is_for(budget: Budget, statistics: Statistics) -> None:
    # 2019 is compared with 2018-12-31, as 2021 is with the day that the cooperation names, 2020-12-31.
    people = budget.cell(budget.root, 2019).per_inhabitant.inputs[1]
    codes = ("2303", "2305", "2309", "2313", "2321", "2326", "2361", "2380")
    assert people.value == sum(statistics.population(code, date(2018, 12, 31)) for code in codes)
