"""What the members have paid of their fees: by part, entered in the account, and told of once when it is late."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core import mail
from people import ARE, RAGUNDA, SLUG, holder, signed_in

from samverkan.core.demands import Bill, Demand, demands
from samverkan.core.faults import FaultError
from samverkan.core.records import Fee, Instalment, MemberEntry
from samverkan.economy.invoicing import services
from samverkan.economy.invoicing.payments import ALL_OVERDUE, Payment, bills, enter_payment
from samverkan.economy.invoicing.reminding import send_payment_reminders
from samverkan.economy.tasks import letter_day
from samverkan.economy.work_models import PaymentReminder
from samverkan.registry.actors import actor_of
from samverkan.registry.cases import read_case_rows
from samverkan.registry.models import Cooperation
from samverkan.registry.policies import Actor
from samverkan.registry.services import save_records
from samverkan.statistics import official

pytestmark = pytest.mark.django_db
YEAR = 2031
FIRST, SECOND = date(2031, 1, 31), date(2031, 7, 31)
PAGE = f"/{SLUG}/ekonomi/fakturor/betalningar/"


def fee(member: str, amount: int) -> Fee:
    return Fee(id=f"avgift-{member}", organisation=member, year=YEAR, amount=Decimal(amount), status="beslutad",
               source="bakgrundsrapporten")  # fmt: skip


def part(member: str, number: int, due: date, amount: int) -> Instalment:
    return Instalment(id=f"del-{member}-{number}", fee=f"avgift-{member}", due=due, amount=Decimal(amount))


@pytest.fixture
def planned() -> None:
    """Two members with a fee in two parts each."""
    put: list[tuple[str, Any]] = [("fees", fee(member, 1000)) for member in (ARE, RAGUNDA)]
    put += [
        ("instalments", part(member, n, due, 500)) for member in (ARE, RAGUNDA) for n, due in ((1, FIRST), (2, SECOND))
    ]
    save_records(SLUG, put=put, by="test")


def economist() -> Actor:
    return actor_of(holder("economist"))


def asked() -> dict[str, Demand]:
    case = read_case_rows(Cooperation.objects.get(slug=SLUG))
    return {row.key: row for row in demands(case, bills(SLUG)) if row.year == YEAR}


def pay(demand: str, on: date, by: Actor, **said: Any) -> tuple[MemberEntry, ...]:
    return enter_payment(slug=SLUG, payment=Payment(demand, on, **said), by=by)


def test_a_payment_counts_towards_the_part_that_falls_due_first(planned: None) -> None:
    pay(f"del-{ARE}-2", date(2031, 1, 20), economist(), amount=Decimal(300))
    found = asked()
    assert [found[f"del-{ARE}-{n}"].paid for n in (1, 2)] == [300, 0]
    assert [found[f"del-{RAGUNDA}-{n}"].paid for n in (1, 2)] == [0, 0]


def test_a_payment_stands_in_the_account_with_the_fee_and_a_reference(planned: None) -> None:
    who = economist()
    [row] = pay(f"del-{ARE}-1", date(2031, 1, 20), who)
    [other] = pay(f"del-{ARE}-2", date(2031, 1, 20), who, reference="A 117")
    assert (row.kind, row.amount, row.fee, row.year, row.reference) == (
        "betalning", 500, f"avgift-{ARE}", YEAR, f"Delbetalning {FIRST}")  # fmt: skip
    assert other.reference == "A 117"
    with pytest.raises(FaultError, match="inget kvar"):
        pay(f"del-{ARE}-1", date(2031, 1, 20), who)
    assert {row.left for key, row in asked().items() if ARE in key} == {0}


@pytest.mark.parametrize("amount", [Decimal(0), Decimal(-5), Decimal("500.01")])
def test_no_more_than_is_left_can_be_paid(planned: None, amount: Decimal) -> None:
    with pytest.raises(FaultError, match="högst det som är kvar, 500"):
        pay(f"del-{ARE}-1", FIRST, economist(), amount=amount)


def test_everything_that_is_late_is_paid_at_once(planned: None) -> None:
    who = economist()
    pay(f"del-{ARE}-1", FIRST, who, amount=Decimal(200))
    made = pay(ALL_OVERDUE, date(2031, 2, 1), who)
    assert {row.organisation: row.amount for row in made} == {ARE: 300, RAGUNDA: 500}
    assert {row.left for row in asked().values() if row.due == FIRST} == {0}


def test_a_fee_without_a_plan_is_due_as_its_invoice_until_that_is_credited() -> None:
    save_records(SLUG, put=[("fees", fee(ARE, 1000))], by="test")
    assert asked() == {}
    who = economist()
    [bill] = services.issue(slug=SLUG, run=services.Run("avgift", YEAR, date(2031, 1, 1)), by=who)
    [row] = asked().values()
    assert (row.key, row.due, row.left, row.invoices) == (f"faktura-{bill.number}", bill.due, 1000, (bill.number,))
    pay(row.key, bill.due, who)
    [row] = asked().values()
    assert row.left == 0
    services.credit(slug=SLUG, invoice_id=bill.pk, issued=bill.due, reason="Fel", by=who)
    assert asked() == {}


def test_a_fee_that_a_settlement_lowers_is_due_as_invoiced_and_credited_whole() -> None:
    lower = MemberEntry(id="ned", organisation=ARE, year=YEAR, kind="avgiftssankning", amount=Decimal(200))
    save_records(SLUG, put=[("fees", fee(ARE, 1000)), ("entries", lower)], by="test")
    who = economist()
    [bill] = services.issue(slug=SLUG, run=services.Run("avgift", YEAR, date(2031, 1, 1)), by=who)
    assert [row.left for row in asked().values()] == [800]
    services.credit(slug=SLUG, invoice_id=bill.pk, issued=bill.due, reason="Fel", by=who)
    held = read_case_rows(Cooperation.objects.get(slug=SLUG)).entries
    assert sum(row.amount or 0 for row in held if row.organisation == ARE and row.year == YEAR) == 200


def test_an_invoice_of_an_instalment_stands_at_that_part(planned: None) -> None:
    run = services.Run("avgift", YEAR, date(2031, 1, 1), instalment=FIRST)
    made = services.issue(slug=SLUG, run=run, by=economist())
    found = asked()
    assert {found[f"del-{row.organisation_id}-1"].invoices for row in made} == {(made[0].number,), (made[1].number,)}
    assert found[f"del-{ARE}-2"].invoices == ()


def test_what_is_paid_by_reference_alone_counts_and_too_much_stays_on_the_last() -> None:
    bill = Bill(7, ARE, YEAR, "avgift", FIRST, Decimal(1000))
    paid = MemberEntry(
        id="b", organisation=ARE, year=YEAR, kind="betalning", amount=Decimal(1200), reference="Faktura 7"
    )
    parts = (part(ARE, 1, FIRST, 400), part(ARE, 2, SECOND, 600))
    held = read_case_rows(Cooperation.objects.get(slug=SLUG))
    case = replace(held, fees=(fee(ARE, 1000),), instalments=parts, entries=(paid,))
    assert [(row.paid, row.left) for row in demands(case, [bill])] == [(400, 0), (800, -200)]
    assert [row.paid for row in demands(case, [])] == [0, 0]


def test_the_day_itself_is_not_late(planned: None) -> None:
    row = asked()[f"del-{ARE}-1"]
    assert (row.overdue(FIRST), row.overdue(date(2031, 2, 1))) == (False, True)


def test_the_page_lists_what_is_left_and_enters_a_payment(planned: None) -> None:
    client = signed_in(holder("economist"))
    shown = client.get(PAGE, {"rad": f"del-{ARE}-2"}).content.decode()
    assert f'value="del-{ARE}-2" selected' in shown
    assert "2\u00a0000\u00a0kr är inte betalt." in shown
    wrong = client.post(PAGE, {"demand": f"del-{ARE}-1", "on": "2026-01-31", "amount": "mycket", "reference": "A 1"})
    assert wrong.status_code == 400
    assert "”mycket” är inget belopp" in wrong.content.decode()
    assert 'value="A 1"' in wrong.content.decode()
    sent = client.post(PAGE, {"demand": f"del-{ARE}-1", "on": "2026-01-31"}, follow=True).content.decode()
    assert "Betalningen är införd: 500\u00a0kr." in sent
    assert "1\u00a0500\u00a0kr är inte betalt." in sent


def test_a_member_sees_its_own_parts_only_and_enters_nothing(planned: None) -> None:
    client = signed_in(holder("representative"))
    shown = client.get(PAGE).content.decode()
    assert official().name(ARE) in shown
    assert official().name(RAGUNDA) not in shown
    assert "För in en betalning" not in shown
    assert client.post(PAGE, {"demand": f"del-{ARE}-1", "on": "2026-01-31"}).status_code == 403
    assert signed_in(holder("economist", "sjuharad")).get(PAGE).status_code in (403, 404)


def late(today: date) -> list[mail.EmailMessage]:
    """The letters of a day."""
    mail.outbox.clear()
    assert send_payment_reminders(today) == len(mail.outbox)
    return list(mail.outbox)


def test_what_is_late_is_told_once_to_each_who_invoices(planned: None) -> None:
    people = [holder("economist"), holder("director")]
    holder("representative")
    holder("auditor")
    assert late(FIRST) == []
    letters = late(date(2031, 2, 1))
    assert sorted(letter.to[0] for letter in letters) == sorted(who.email for who in people)
    assert letters[0].subject.startswith("2 betalningar till ")
    assert "500\u00a0kr kvar, förföll 2031-01-31" in letters[0].body
    assert late(date(2031, 2, 1)) == late(date(2031, 3, 1)) == []
    [first, _] = late(date(2031, 8, 1))
    assert "2031-07-31" in first.body
    assert "2031-01-31" not in first.body


def test_what_is_paid_in_time_is_not_told_of(planned: None) -> None:
    who = holder("economist")
    pay(f"del-{ARE}-1", FIRST, actor_of(who))
    [letter] = late(date(2031, 2, 1))
    assert official().name(ARE) not in letter.body
    assert PaymentReminder.objects.exclude(sent=None).count() == 1


def test_a_row_left_by_a_process_that_died_is_told_once(planned: None) -> None:
    who = holder("economist")
    PaymentReminder.objects.create(cooperation_id=SLUG, demand=f"del-{ARE}-1", due=FIRST, user=who)
    assert len(late(date(2031, 2, 1))) == 1
    assert late(date(2031, 2, 2)) == []


@pytest.mark.parametrize(
    ("now", "day"),
    [(datetime(2031, 2, 1, 4, 59, tzinfo=UTC), None), (datetime(2031, 2, 1, 5, 0, tzinfo=UTC), date(2031, 2, 1)),
     (datetime(2031, 7, 31, 22, 30, tzinfo=UTC), None), (datetime(2031, 7, 31, 21, 30, tzinfo=UTC), date(2031, 7, 31))],
)  # fmt: skip
def test_letters_go_out_from_six_in_the_morning_swedish_time(now: datetime, day: date | None) -> None:
    assert letter_day(now) == day
