"""Pots and the year's dates as rules over a case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.core.checks import check_case
from samverkan.core.deadlines import coming_dates, year_dates
from samverkan.core.faults import FaultError
from samverkan.core.portions import POT_PARTS, case_pot, pot_keys
from samverkan.core.records import (
    Area,
    BudgetLine,
    Case,
    Cooperation,
    Deadline,
    FormPeriod,
    Membership,
    Portion,
    Source,
)
from samverkan.statistics import official

STATED: dict[str, Any] = {"source": "rapport"}


def made(**records: Any) -> Case:
    return Case(
        slug="prov", title="Prov", cooperation=Cooperation(id="prov", name="Prov", short_name="Prov", **STATED),
        sources=(Source(id="rapport", title="Rapporten", kind="rapport"),),
        areas=(Area(id="pott", name="Fria medel", kind="rad", **STATED),), **records,
    )  # fmt: skip


def budget(amount: str | None, unit: str = "tkr") -> tuple[BudgetLine, ...]:
    value = None if amount is None else Decimal(amount)
    return (BudgetLine(id="b", area="pott", year=2026, amount=value, unit=unit, **STATED),)


def portion(n: int, amount: str | None, returned: str | None = None, on: date | None = None) -> Portion:
    given = [None if value is None else Decimal(value) for value in (amount, returned)]
    return Portion(id=f"p{n}", area="pott", year=2026, purpose=f"Del {n}", amount=given[0], returned=given[1], on=on)


def test_pot_goes_by_the_days_of_its_portions() -> None:
    rows = (
        portion(1, "30000"),
        portion(2, "20000", "5000", date(2026, 5, 1)),
        portion(3, "10000", None, date(2026, 2, 1)),
    )
    pot = case_pot(made(budget=budget("100"), portions=rows), "pott", 2026)
    assert [(step.portion.id, step.left) for step in pot.steps] == [("p3", 90000), ("p2", 75000), ("p1", 45000)]
    assert [getattr(pot, part).value for part in POT_PARTS] == [100000, 60000, 5000, 55000, 45000]
    assert pot.left.calculation == "100\u00a0000 − 55\u00a0000 = 45\u00a0000"
    assert not pot.emptied


def test_pot_without_a_budget_says_that_nothing_can_be_told() -> None:
    pot = case_pot(made(budget=budget(None), portions=(portion(1, "1"),)), "pott", 2026)
    assert pot.remaining is None
    assert [step.left for step in pot.steps] == [None]
    with pytest.raises(FaultError, match="finns inte"):
        case_pot(made(), "annat", 2026)


@given(
    st.integers(0, 10**9),
    st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)), max_size=6),
)
def test_what_is_left_is_the_budget_less_every_portion_and_found_when_below_zero(
    amount: int, parts: list[tuple[int, int]]
) -> None:
    rows = tuple(portion(n, str(taken), str(min(taken, back))) for n, (taken, back) in enumerate(parts))
    case = made(budget=budget(str(amount), "kr"), portions=rows)
    pot = case_pot(case, "pott", 2026)
    assert pot.remaining == amount - sum(taken - min(taken, back) for taken, back in parts)
    assert not pot.steps or pot.steps[-1].left == pot.remaining
    assert pot_keys(case) == ((("pott", 2026),) if parts else ())
    found = [finding.id for finding in findings(case)]
    assert found == (["pot-exceeded:pott-2026"] if parts and pot.remaining < 0 else [])


def findings(case: Case, on: date = date(2026, 12, 31)) -> list[Any]:
    every = check_case(case, referred={}, statistics=official(), on=on)
    return [finding for finding in every if finding.rule == "pot-exceeded"]


def test_pot_beyond_its_budget_is_told_with_how_much_and_what_to_do() -> None:
    case = made(budget=budget("10"), portions=(portion(1, "12500"),))
    (found,) = findings(case)
    assert (found.severity, found.subject) == ("fel", "pott")
    assert "12\u00a0500\u00a0kr av 10\u00a0000\u00a0kr: 2\u00a0500\u00a0kr för mycket" in found.text
    assert found.explanation.value == -2500
    assert findings(case, date(2025, 12, 31)) == [], "the year has not begun"
    (blank,) = findings(made(budget=budget(None), portions=(portion(1, "1"),)))
    assert "utan budget" in blank.title


FORM = FormPeriod(id="f", form="kommunalforbund-direktion", **STATED)
MEMBER = Membership(id="m", organisation="2321", kind="medlem", **STATED)
OWN = Deadline(
    id="budget",
    title="Budgeten fastställs",
    kind="budget",
    month_day="11-28",
    years_after=-1,
    legal="§ 9 i förbundsordningen",
)


def dates(case: Case, year: int = 2027) -> list[tuple[str, str, str]]:
    return [(due.on.isoformat(), due.title, due.citation) for due in year_dates(case, year).due]


def test_joint_authority_has_the_laws_dates_its_own_and_its_members() -> None:
    assert dates(made(forms=(FORM,), memberships=(MEMBER,), deadlines=(OWN,))) == [
        ("2026-10-31", "Kommunerna lägger sina budgetförslag", "11 kap. 8 och 10 §§ KL"),
        ("2026-11-21", "Budgetsammanträdet tillkännages", "9 kap. 10 § KL"),
        ("2026-11-28", "Budgeten fastställs", "§ 9 i förbundsordningen"),
        ("2026-11-30", "Kommunerna fastställer sina budgetar", "11 kap. 8 och 10 §§ KL"),
        ("2027-10-31", "Delårsrapporten lämnas", "11 kap. 16 § KL"),
        ("2028-04-15", "Årsredovisningen lämnas", "11 kap. 20–21 §§ KL"),
        ("2028-06-30", "Ansvarsfrihet beslutas", "5 kap. 24 § KL"),
    ]


def test_charter_without_a_budget_day_is_told_by_the_law_that_leaves_it_to_the_charter() -> None:
    assert [fact.citation for fact in year_dates(made(forms=(FORM,)), 2027).notes] == ["9 kap. 9 § KL"]
    assert not year_dates(made(forms=(FORM,), deadlines=(OWN,)), 2027).notes


@pytest.mark.parametrize("form", ["avtalssamverkan", "ideell-forening", "samverkansorgan"])
def test_form_without_dates_in_law_has_its_own_only(form: str) -> None:
    case = made(forms=(replace(FORM, form=form),), deadlines=(OWN,))
    assert dates(case) == [("2026-11-28", "Budgeten fastställs", "§ 9 i förbundsordningen")]
    assert dates(made()) == []


def test_day_that_a_month_lacks_is_its_last() -> None:
    assert dates(made(deadlines=(replace(OWN, month_day="02-29", years_after=0),)))[0][0] == "2027-02-28"


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 800))
def test_every_coming_date_is_told_once_and_in_order(on: date, days: int) -> None:
    case = made(forms=(FORM,), deadlines=(OWN, replace(OWN, id="sen", years_after=2)))
    until = on + timedelta(days=days)
    found = coming_dates(case, on, until)
    assert [due.on for due in found] == sorted(due.on for due in found)
    assert all(on <= due.on <= until for due in found)
    assert len({(due.id, due.year) for due in found}) == len(found)
    own = sum(date(year, 11, 28) >= on and date(year, 11, 28) <= until for year in range(1988, 2094))
    assert sum(due.id == "egen:budget" for due in found) == own
    assert sum(due.id == "egen:sen" for due in found) == own
