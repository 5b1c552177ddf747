"""Who a rule may charge, and what the case knows of each."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from typing import Any

from samverkan.core.allocation import Member, allocate, parse_allocation
from samverkan.core.paying import rule_members
from samverkan.core.records import Fee, Membership, Organisation

from .build import Figures, made

ON = date(2021, 12, 31)
RULE = """
[rule]
id = "insats"
kind = "allocation"
title = "Insats"
status = "antagen"
source = "Provet"
legal = []
[units]
"namnden" = ["0001", "0002"]
[[component]]
title = "Insats"
rate = "10"
key = "population"
on = "12-31"
lag_years = 1
charged = "entry-year"
[[component.adjust]]
title = "Återinträde"
percent = "50%"
for = "class:återinträde"
"""


def membership(organisation: str, since: date | None, until: date | None = None, **more: Any) -> Membership:
    kind = more.pop("kind", "medlem")
    return Membership(id=f"{organisation}-{since}", organisation=organisation, kind=kind, since=since, until=until,
                      source="rapport", place="", **more)  # fmt: skip


def fee(organisation: str, year: int, amount: str | None, status: str = "beslutad") -> Fee:
    money = None if amount is None else Decimal(amount)
    return Fee(id=f"{organisation}-{year}-{amount}", organisation=organisation, year=year, amount=money, status=status)


CASE = made(
    organisations=(
        Organisation(id="namnden", name="Gemensamma nämnden", kind="enhet", source="rapport", place=""),
        Organisation(id="gast", name="Gäst", kind="region", source="rapport", place=""),
    ),
    memberships=(
        membership("0003", date(2010, 1, 1), date(2015, 1, 1)),
        membership("0001", None),
        membership("0003", date(2021, 4, 1)),
        membership("namnden", date(2021, 2, 1)),
        membership("gast", None, kind="adjungerad"),
        membership("0002", None, pays=False),
    ),
    fees=(
        fee("0001", 2020, "100"), fee("0001", 2020, "20"), fee("0001", 2021, None), fee("0001", 2021, "7"),
        fee("0001", 2019, "5", "uppgift"),
    ),
)  # fmt: skip


def members(on: date = ON) -> dict[str, Member]:
    return {member.code: member for member in rule_members(CASE, on, Figures())}


def test_members_and_parties_that_pay_stand_in_the_order_of_the_case() -> None:
    assert [(code, member.name) for code, member in members().items()] == [
        ("0003", "Gamma"), ("0001", "Alfa"), ("namnden", "Gemensamma nämnden"),
    ]  # fmt: skip


def test_who_comes_back_is_returning_and_the_period_of_the_day_counts() -> None:
    now, then = members()["0003"], members(date(2014, 6, 1))["0003"]
    assert (now.since, now.until, now.classes) == (date(2021, 4, 1), None, frozenset({"kommun", "återinträde"}))
    assert (then.since, then.until, then.classes) == (date(2010, 1, 1), date(2015, 1, 1), frozenset({"kommun"}))
    assert members(date(2018, 1, 1))["0003"].since == date(2021, 4, 1)
    assert members()["namnden"].classes == {"enhet"}


def test_decided_fees_are_columns_and_half_stated_years_are_not() -> None:
    assert members()["0001"].columns == {"decided:2020": 120}


def test_rule_charges_who_enters_with_the_groups_municipalities_and_half_for_who_returns() -> None:
    figures = Figures({date(2020, 12, 31): {"0001": 1000, "0002": 500, "0003": 3000}})
    rule = parse_allocation(tomllib.loads(RULE))
    found = allocate(rule, rule_members(CASE, ON, figures), total=None, statistics=figures, on=ON)
    assert found.amounts() == {"0003": 15000, "0001": 0, "namnden": 15000}
