"""The account with each member: worked examples to zero, and what must always hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.core.accounts import (
    account_balance,
    amounts_due,
    balance_words,
    member_accounts,
    paid_parts,
    payment_rows,
    settled_amounts,
    settlement_rows,
)
from samverkan.core.keys import Statistics
from samverkan.core.records import Case, Decision, MemberEntry
from samverkan.core.settlement import settle

ARE, BERG = "2321", "2326"
KINDS = (
    "avgift",
    "betalning",
    "avrakning",
    "aterbetalning",
    "overforing",
    "avgiftssankning",
    "kreditering",
    "tillskott",
)
amounts = st.dictionaries(
    st.sampled_from([ARE, BERG, "2303", "2380"]), st.integers(-(10**7), 10**7).map(Decimal), min_size=1
)
entries = st.lists(
    st.builds(
        lambda n, member, year, kind, amount: MemberEntry(
            id=f"r{n}", organisation=member, year=year, kind=kind, amount=amount
        ),
        st.integers(0, 10**9), st.sampled_from([ARE, BERG, "2303"]), st.integers(2015, 2022), st.sampled_from(KINDS),
        st.one_of(st.none(), st.integers(-(10**8), 10**8).map(lambda n: Decimal(n).scaleb(-2))),
    ),
    max_size=12,
)  # fmt: skip


def row(member: str, year: int, kind: str, amount: str, **given: object) -> MemberEntry:
    fields: dict[str, object] = {"id": f"{member}-{year}-{kind}-{amount}", **given}
    return MemberEntry(organisation=member, year=year, kind=kind, amount=Decimal(amount), **fields)  # type: ignore[arg-type]


def test_an_account_runs_from_its_first_row_until_zero(jamtland: Case) -> None:
    rows = (
        row(ARE, 2019, "avgift", "-910000", on=date(2019, 1, 2)),
        row(ARE, 2019, "betalning", "910000", on=date(2019, 1, 31), reference="B 17"),
        row(ARE, 2020, "avrakning", "110538", on=date(2021, 3, 1)),
        row(ARE, 2020, "overforing", "-110538"),
        row(ARE, 2021, "overforing", "110538"),
        row(ARE, 2021, "aterbetalning", "-110538", on=date(2022, 4, 1), reference="A 117"),
    )
    (account,) = member_accounts(replace(jamtland, entries=rows), {ARE: "Åre"}.__getitem__)
    assert [one.year for one in account.years] == [2019, 2020, 2021]
    assert [one.opening.value for one in account.years] == [0, 0, 0]
    assert [one.closing.value for one in account.years] == [0, 0, 0]
    assert account.years[2].sum_of("overforing") == 110538
    assert [line.kind for line in account.years[0].lines] == ["avgift", "betalning"]
    assert account.balance == 0
    assert balance_words(account.balance) == "Saldot är noll: ingen är skyldig den andra något."


def test_a_balance_stands_through_years_without_rows_and_says_how_it_came_to_be(jamtland: Case) -> None:
    decision = Decision(id="avrakning-2017", object_kind="samverkan", object="jamtland", body="Direktionen",
                        source="bakgrundsrapporten")  # fmt: skip
    rows = (
        row(BERG, 2017, "avrakning", "67000", decision="avrakning-2017"),
        row(BERG, 2020, "aterbetalning", "-60000"),
    )
    case = replace(jamtland, entries=rows, decisions=(decision,))
    (account,) = member_accounts(case, lambda code: "Berg")
    assert [one.closing.value for one in account.years] == [67000, 67000, 67000, 7000]
    assert account.closing(2016) is None
    later = account.closing(2030)
    assert later is not None
    assert later.value == 7000
    texts = [node.title for node in account.years[-1].closing.walk()]
    assert "Berg, ingående saldo 2020" in texts
    assert [ref.source for ref in account.years[-1].closing.sources()] == ["bakgrundsrapporten"]
    assert balance_words(Decimal(-7)) == "Medlemmen har 7\xa0kr att betala."


def test_a_row_without_an_amount_is_named_not_taken_for_zero(jamtland: Case) -> None:
    rows = (row(ARE, 2020, "avrakning", "5"), replace(row(ARE, 2020, "avgift", "0"), amount=None))
    (account,) = member_accounts(replace(jamtland, entries=rows), lambda code: "Åre")
    assert account.balance == 5
    assert "avgift" in account.years[0].closing.note


@pytest.mark.parametrize("moved", ["overforing", "avgiftssankning"])
def test_what_is_moved_is_out_of_the_year_and_in_the_next(moved: str) -> None:
    rows = settlement_rows({ARE: Decimal(100), BERG: Decimal(0)}, 2020, moved)
    assert [(one.organisation, one.year, one.kind, one.amount) for one in rows] == [
        (ARE, 2020, "avrakning", 100), (ARE, 2020, moved, -100), (ARE, 2021, moved, 100)]  # fmt: skip
    assert amounts_due(rows, 2020) == {}


def test_carried_money_is_due_the_year_after_but_what_lowers_the_fee_is_never_paid_out() -> None:
    assert amounts_due(settlement_rows({ARE: Decimal(100)}, 2020, "overforing"), 2021) == {ARE: 100}
    assert amounts_due(settlement_rows({ARE: Decimal(100)}, 2020, "avgiftssankning"), 2021) == {}


def test_settle_takes_what_is_repaid_and_carried_from_the_accounts(jamtland: Case, statistics: Statistics) -> None:
    rows = (
        row(ARE, 2020, "avrakning", "110538"),
        row(ARE, 2020, "aterbetalning", "-10538"),
        row(ARE, 2020, "overforing", "-50000"),
    )
    settlement = settle(replace(jamtland, entries=rows), 2020, statistics=statistics)
    shares = {share.member: share for share in settlement.shares}
    assert (shares[ARE].repaid, shares[ARE].carried, shares[ARE].due) == (10538, 50000, 50000)
    assert (shares[BERG].repaid, shares[BERG].carried, shares[BERG].due) == (0, 0, shares[BERG].amount)


def test_a_members_payment_of_a_deficit_brings_it_to_zero() -> None:
    rows = settlement_rows({ARE: Decimal(-300), BERG: Decimal(-200)}, 2020)
    assert amounts_due(rows, 2020) == {ARE: -300, BERG: -200}
    rows += payment_rows({ARE: Decimal(-300)}, 2020)
    assert rows[-1].kind == "tillskott"
    assert amounts_due(rows, 2020) == {BERG: -200}
    assert paid_parts(rows, 2020) == ({ARE: Decimal(-300)}, {})


@given(entries)
def test_the_sum_of_the_balances_is_the_sum_of_the_rows(jamtland: Case, rows: list[MemberEntry]) -> None:
    accounts = member_accounts(replace(jamtland, entries=tuple(rows)), str)
    total = sum((one.amount for one in rows if one.amount is not None), Decimal(0))
    assert sum((one.balance for one in accounts), Decimal(0)) == total
    assert (account_balance(accounts).value or 0) == total


@given(entries)
def test_every_year_opens_where_the_one_before_closed(jamtland: Case, rows: list[MemberEntry]) -> None:
    for account in member_accounts(replace(jamtland, entries=tuple(rows)), str):
        years = account.years
        assert [one.year for one in years] == list(range(years[0].year, years[-1].year + 1))
        assert years[0].opening.value == 0
        assert all(after.opening.value == before.closing.value for before, after in pairwise(years))
        assert all(one.closing.value == (one.opening.value or 0) + one.sum_of(*KINDS) for one in years)


@given(amounts, st.sampled_from(["", "overforing", "avgiftssankning"]))
def test_settling_carrying_and_paying_keep_the_sum_and_end_at_zero(shares: dict[str, Decimal], moved: str) -> None:
    rows = settlement_rows(shares, 2020, moved)
    total = sum(shares.values(), Decimal(0))
    assert sum(settled_amounts(rows, 2020).values(), Decimal(0)) == total
    assert sum((one.amount or 0 for one in rows), Decimal(0)) == total
    assert sum((one.amount or 0 for one in rows if one.kind == moved), Decimal(0)) == 0
    for year in (2020, 2021):
        rows += payment_rows(amounts_due(rows, year), year)
        assert amounts_due(rows, year) == {}
    left = sum((one.amount or 0 for one in rows), Decimal(0))
    assert left == (total if moved == "avgiftssankning" else 0)


@given(st.integers(-(10**7), 10**7).filter(bool))
def test_the_rows_of_a_settlement_sum_to_the_surplus_exactly(
    jamtland: Case, statistics: Statistics, surplus: int
) -> None:
    line = replace(jamtland.outcome[-1], year=2020, status="utfall", measure="overskott", amount=Decimal(surplus))
    settlement = settle(replace(jamtland, outcome=(line,)), 2020, statistics=statistics)
    rows = settlement_rows({share.member: share.amount for share in settlement.shares}, 2020)
    assert sum((one.amount or 0 for one in rows), Decimal(0)) == surplus
