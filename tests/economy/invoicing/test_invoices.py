"""Invoices of a year: a run is all or nothing, numbered without gaps, and made again it doubles nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from people import SLUG, holder

from samverkan.core.billing import sellers
from samverkan.core.demands import demands
from samverkan.core.faults import FaultError
from samverkan.core.records import BillingDetail, Fee, Instalment, MemberEntry
from samverkan.economy.invoicing import services
from samverkan.economy.invoicing.payments import bills
from samverkan.economy.invoicing.services import Run
from samverkan.economy.work_models import Invoice
from samverkan.formats import peppol
from samverkan.registry.actors import actor_of
from samverkan.registry.cases import read_case_rows
from samverkan.registry.models import Cooperation
from samverkan.registry.policies import Actor
from samverkan.registry.services import save_records

pytestmark = pytest.mark.django_db
YEAR, DAY = 2022, date(2022, 1, 10)
REGION = "region-jamtland-harjedalen"
AMOUNTS = {"2303": 405_859, "2305": 485_222, "2321": 894_094}


def fees(*, kind: str = "avgift") -> list[tuple[str, Any]]:
    return [
        ("fees", Fee(id=f"{kind}-{code}-{YEAR}", organisation=code, year=YEAR, kind=kind, amount=Decimal(amount),
                     status="beslutad", source="bakgrundsrapporten"))
        for code, amount in AMOUNTS.items()
    ]  # fmt: skip


def decided(kind: str = "avgift") -> None:
    seller = BillingDetail(id="regionen", organisation=REGION, address="Box 602", postal_code="832 23", city="Frösön",
                           bankgiro="5050-1055", f_tax=True, days=30)  # fmt: skip
    save_records(SLUG, put=[("billing", seller), *fees(kind=kind)], by="test")


def economist() -> Actor:
    return actor_of(holder("economist"))


def case() -> Any:
    return read_case_rows(Cooperation.objects.get(slug=SLUG))


def test_a_run_bills_every_member_and_enters_it_in_the_account() -> None:
    decided()
    made = services.issue(slug=SLUG, run=Run("avgift", YEAR, DAY), by=economist())
    assert [row.number for row in made] == [1, 2, 3]
    assert {str(row.organisation_id): row.amount for row in made} == AMOUNTS
    for row in made:
        paper = peppol.read_document(bytes(row.xml))
        assert not peppol.errors(peppol.validate(bytes(row.xml)))
        assert (paper.type_code, paper.due_date, paper.seller.name) == (
            "380",
            date(2022, 2, 9),
            "Region Jämtland Härjedalen",
        )
        assert paper.seller.organisation_number.replace("-", "") == "2321000214"
    entries = {row.organisation: row.amount for row in case().entries if row.year == YEAR}
    assert entries == {code: -amount for code, amount in AMOUNTS.items()}


def test_a_run_made_again_doubles_nothing_and_adds_what_is_lacking() -> None:
    decided()
    who = economist()
    first = services.issue(slug=SLUG, run=Run("avgift", YEAR, DAY), by=who)
    assert services.issue(slug=SLUG, run=Run("avgift", YEAR, DAY), by=who) == first
    late = Fee(id="avgift-2380-2022", organisation="2380", year=YEAR, amount=Decimal(5), status="beslutad", source="bakgrundsrapporten")  # fmt: skip
    save_records(SLUG, put=[("fees", late)], by="test")
    again = services.issue(slug=SLUG, run=Run("avgift", YEAR, date(2022, 3, 1)), by=who)
    assert [row.number for row in again] == [1, 2, 3, 4]


def test_projects_and_instalments_are_runs_of_their_own() -> None:
    decided()
    save_records(SLUG, put=fees(kind="projekt"), by="test")
    parts = [("instalments", Instalment(id=f"d-{n}", fee=f"avgift-2303-{YEAR}", due=date(2022, month, 28), amount=Decimal(n)))
             for n, month in ((200_000, 2), (205_859, 6))]  # fmt: skip
    save_records(SLUG, put=parts, by="test")
    who = economist()
    [part] = services.issue(slug=SLUG, run=Run("avgift", YEAR, DAY, instalment=date(2022, 2, 28)), by=who)
    assert part.amount == 200_000
    shares = services.issue(slug=SLUG, run=Run("projekt", YEAR, DAY), by=who)
    assert [row.number for row in shares] == [2, 3, 4]
    assert b"Projektandel 2022" in bytes(shares[0].xml)


def test_a_settlement_is_paid_back_by_credit_notes_that_refer_to_the_fee() -> None:
    decided()
    who = economist()
    services.issue(slug=SLUG, run=Run("avgift", YEAR, DAY), by=who)
    back = [("entries", MemberEntry(id=f"avrakning-{code}", organisation=code, year=YEAR, kind="avrakning", on=DAY,
                                    amount=Decimal(1000), source="bakgrundsrapporten")) for code in AMOUNTS]  # fmt: skip
    save_records(SLUG, put=back, by="test")
    made = services.issue(slug=SLUG, run=Run("avrakning", YEAR, date(2023, 3, 1)), by=who)
    assert {(row.type, row.amount) for row in made} == {("381", Decimal(1000))}
    paper = peppol.read_document(bytes(made[0].xml))
    assert paper.references[0].number == "1"
    assert not peppol.errors(peppol.validate(bytes(made[0].xml)))
    assert len([row for row in case().entries if row.kind == "avrakning"]) == 3


def test_what_a_settlement_takes_off_the_fee_is_a_line_of_its_own() -> None:
    decided()
    rows = [("entries", MemberEntry(id=f"sankt-{year}", organisation="2303", year=year, kind="avgiftssankning", on=DAY,
                                    amount=Decimal(amount), source="bakgrundsrapporten"))
            for year, amount in ((YEAR - 1, -50_177), (YEAR, 50_177))]  # fmt: skip
    save_records(SLUG, put=rows, by="test")
    made = services.issue(slug=SLUG, run=Run("avgift", YEAR, DAY), by=economist())
    lowered = next(row for row in made if str(row.organisation_id) == "2303")
    assert lowered.amount == AMOUNTS["2303"] - 50_177
    assert b"mot avgiften" in bytes(lowered.xml)
    assert not peppol.errors(peppol.validate(bytes(lowered.xml)))
    year = [row.amount for row in case().entries if row.organisation == "2303" and row.year == YEAR]
    assert sum(year) == -lowered.amount, "the account owes what the invoice asks for"


def test_what_a_settlement_takes_off_a_fee_in_parts_is_taken_off_the_first_of_them() -> None:
    decided()
    plan = [("instalments", Instalment(id=f"d-{month}", fee=f"avgift-2303-{YEAR}", due=date(2022, month, 28), amount=Decimal(amount)))
            for month, amount in ((9, 205_859), (2, 100_000), (6, 100_000))]  # fmt: skip
    row = MemberEntry(id="sankt", organisation="2303", year=YEAR, kind="avgiftssankning", amount=Decimal(130_000),
                      source="bakgrundsrapporten")  # fmt: skip
    save_records(SLUG, put=[*plan, ("entries", row)], by="test")
    who = economist()
    made = {
        month: services.issue(slug=SLUG, run=Run("avgift", YEAR, DAY, instalment=date(2022, month, 28)), by=who)[
            0
        ].amount
        for month in (9, 2, 6)
    }
    assert made == {2: 0, 6: 70_000, 9: 205_859}
    left = [demand.left for demand in demands(case(), bills(SLUG)) if demand.member == "2303"]
    assert left == [0, 70_000, 205_859]
    account = sum(row.amount for row in case().entries if row.organisation == "2303" and row.year == YEAR)
    assert account == -sum(made.values())


def test_a_settlement_greater_than_the_fee_must_be_paid_out() -> None:
    decided()
    row = MemberEntry(id="sankt", organisation="2303", year=YEAR, kind="avgiftssankning", amount=Decimal(9_000_000),
                      source="bakgrundsrapporten")  # fmt: skip
    save_records(SLUG, put=[("entries", row)], by="test")
    with pytest.raises(FaultError, match="Betala ut"):
        services.issue(slug=SLUG, run=Run("avgift", YEAR, DAY), by=economist())


def test_one_invoice_that_cannot_be_made_stops_them_all() -> None:
    decided()
    wrong = next(row for row in case().billing)
    save_records(SLUG, put=[("billing", replace(wrong, vat_category="S", f_tax=False))], by="test")
    with pytest.raises(FaultError) as raised:
        services.issue(slug=SLUG, run=Run("avgift", YEAR, DAY), by=economist())
    assert {fault.where for fault in raised.value.faults} == set(AMOUNTS)
    assert not Invoice.objects.exists()
    save_records(SLUG, put=[("billing", wrong)], by="test")
    assert [row.number for row in services.issue(slug=SLUG, run=Run("avgift", YEAR, DAY), by=economist_again())] == [
        1,
        2,
        3,
    ]


def economist_again() -> Actor:
    from samverkan.accounts.models import User

    return actor_of(User.objects.get(email__startswith="economist"))


def test_a_credited_invoice_is_taken_back_once_and_its_account_is_even() -> None:
    decided()
    who = economist()
    first = services.issue(slug=SLUG, run=Run("avgift", YEAR, DAY), by=who)[0]
    with pytest.raises(FaultError, match="varför"):
        services.credit(slug=SLUG, invoice_id=first.pk, issued=DAY, reason=" ", by=who)
    note = services.credit(slug=SLUG, invoice_id=first.pk, issued=date(2022, 2, 1), reason="Fel belopp", by=who)
    assert (note.number, note.type, note.amount, note.credits) == (4, "381", first.amount, first)
    with pytest.raises(FaultError, match="redan krediterad"):
        services.credit(slug=SLUG, invoice_id=first.pk, issued=DAY, reason="igen", by=who)
    assert sum(row.amount for row in case().entries if row.organisation == str(first.organisation_id)) == 0


def test_nothing_decided_is_said_in_words() -> None:
    who = economist()
    for run, said in (
        (Run("avgift", 2030, DAY), "inga beslutade avgifter"),
        (Run("avrakning", 2030, DAY), "inte beslutad"),
    ):
        with pytest.raises(FaultError, match=said):
            services.issue(slug=SLUG, run=run, by=who)


def test_the_body_that_performs_the_agreement_is_the_likeliest_seller() -> None:
    assert sellers(case())[0] == REGION


@pytest.mark.django_db(transaction=False)
def test_numbers_follow_on_each_other_whoever_asks() -> None:
    """Real concurrency stands in ``test_invoices_at_once``; here: two runs of one person."""
    decided()
    who = economist()
    services.issue(slug=SLUG, run=Run("avgift", YEAR, DAY), by=who)
    save_records(SLUG, put=fees(kind="projekt"), by="test")
    services.issue(slug=SLUG, run=Run("projekt", YEAR, DAY), by=who)
    assert sorted(Invoice.objects.values_list("number", flat=True)) == list(range(1, 7))
