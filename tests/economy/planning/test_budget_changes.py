"""Changes of a budget in force: asked for, answered, carried over; nothing changes before the answer."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from samverkan.core.faults import FaultError
from samverkan.core.records import Case, OutcomeLine
from samverkan.economy.models import BudgetLine
from samverkan.economy.planning.changing import answer_change, budgeted, request_change, unused
from samverkan.economy.work_models import BudgetChange
from samverkan.history.selectors import row_changes
from samverkan.registry.cases import read_case_rows
from samverkan.registry.models import Cooperation
from samverkan.registry.policies import Actor
from samverkan.registry.services import save_records
from tests.economy.planning.conftest import POSTED, RESOLUTION
from tests.people import SLUG

FROM, TO, YEAR = "fria-medel", "larcentra", 2021
NEW = f"/{SLUG}/ekonomi/plan/andring/ny/"


def case() -> Case:
    return read_case_rows(Cooperation.objects.get(slug=SLUG))


def asked(
    by: Actor, amounts: dict[str, int], *, carried: bool = False, reason: str = "Kursstart i höst"
) -> BudgetChange:
    wanted = {area: Decimal(amount) for area, amount in amounts.items()}
    return request_change(slug=SLUG, year=YEAR, amounts=wanted, reason=reason, carried=carried, by=by)


def outcome(area: str, used: int) -> None:
    row = OutcomeLine(
        id=f"utfall-{area}", area=area, year=YEAR - 1, status="utfall", measure="forbrukat", amount=Decimal(used), unit="kr",
        source="bakgrundsrapporten",
    )  # fmt: skip
    save_records(SLUG, put=[("outcome", row)], by="test")


def test_request_shows_before_and_after_and_changes_nothing(economist: Actor) -> None:
    change = asked(economist, {FROM: -50_500, TO: 50_500})
    assert change.lines == [
        {"area": FROM, "before": "463000", "after": "412500"}, {"area": TO, "before": "1026000", "after": "1076500"},
    ]  # fmt: skip
    assert budgeted(case(), TO, YEAR) == Decimal(1_026_000)


def test_approved_change_writes_the_lines_with_history_and_decision(economist: Actor, director: Actor) -> None:
    change = asked(economist, {FROM: -50_500, TO: 50_500})
    decision = answer_change(slug=SLUG, change=change.pk, approve=True, resolution=RESOLUTION, by=director)
    held = case()
    line = next(row for row in held.budget if (row.area, row.year) == (TO, YEAR))
    assert (str(line.amount), line.unit, str(line.fte)) == ("1076.5", "tkr", "1.00")
    assert budgeted(held, FROM, YEAR) == Decimal(412_500)
    assert line.source == decision.source
    assert line.note.endswith("Ändrad: 1\u00a0026\u00a0000\u00a0kr blev 1\u00a0076\u00a0500\u00a0kr.")
    latest = row_changes(BudgetLine, f"{SLUG}/{line.id}")[0]
    assert (latest.by, latest.verb) == (director.name, "ändrades")
    assert "Direktionen 2026-11-20 § 12, dnr 2026/7" in latest.ground
    change.refresh_from_db()
    assert (change.state, change.decision) == ("godkand", decision.id)
    with pytest.raises(FaultError, match="redan godkänd"):
        answer_change(slug=SLUG, change=change.pk, approve=False, resolution=RESOLUTION, by=director)


def test_refused_change_leaves_the_budget_and_keeps_the_decision(economist: Actor, director: Actor) -> None:
    before = case().budget
    change = asked(economist, {TO: 1000})
    decision = answer_change(slug=SLUG, change=change.pk, approve=False, resolution=RESOLUTION, by=director)
    assert case().budget == before
    assert decision in case().decisions
    assert "avslås: Kursstart i höst" in decision.text


def test_change_is_not_approved_when_the_budget_has_changed_since(economist: Actor, director: Actor) -> None:
    first, second = asked(economist, {TO: 1000}), asked(economist, {TO: 2000})
    answer_change(slug=SLUG, change=first.pk, approve=True, resolution=RESOLUTION, by=director)
    with pytest.raises(FaultError, match="Lärcentra har ändrats sedan begäran"):
        answer_change(slug=SLUG, change=second.pk, approve=True, resolution=RESOLUTION, by=director)
    assert budgeted(case(), TO, YEAR) == Decimal(1_027_000)


def test_area_without_a_line_gets_one(economist: Actor, director: Actor) -> None:
    area = replace(case().areas[0], id="nytt", parent="ruf", name="Nytt område", kind="rad")
    save_records(SLUG, put=[("areas", area)], by="test")
    change = asked(economist, {"nytt": 75_000})
    answer_change(slug=SLUG, change=change.pk, approve=True, resolution=RESOLUTION, by=director)
    line = next(row for row in case().budget if row.area == "nytt")
    assert (line.id, line.amount, line.unit) == ("nytt-2021", Decimal(75), "tkr")


def test_economist_asks_and_does_not_answer(economist: Actor) -> None:
    change = asked(economist, {TO: 1000})
    with pytest.raises(PermissionDenied):
        answer_change(slug=SLUG, change=change.pk, approve=True, resolution=RESOLUTION, by=economist)


@pytest.mark.parametrize(
    ("amounts", "reason", "fault"),
    [
        ({}, "Skäl", "minst ett område"), ({TO: 1}, " ", "skriv varför"), ({"finns-inte": 1}, "Skäl", "finns inte"),
        ({FROM: -463_001}, "Skäl", "Det går inte att ta"),
    ],
)  # fmt: skip
def test_request_that_makes_no_sense_is_refused(
    economist: Actor, amounts: dict[str, int], reason: str, fault: str
) -> None:
    with pytest.raises(FaultError, match=fault):
        asked(economist, amounts, reason=reason)
    assert not BudgetChange.objects.exists()


def test_no_more_is_carried_over_than_was_left(economist: Actor, director: Actor) -> None:
    with pytest.raises(FaultError, match="utfallet 2020 finns inte"):
        asked(economist, {TO: 1000}, carried=True)
    outcome(TO, 966_000)
    assert unused(case(), TO, YEAR - 1) == Decimal(40_000)
    with pytest.raises(FaultError, match="högst 40\u00a0000\u00a0kr"):
        asked(economist, {TO: 40_001}, carried=True)
    change = asked(economist, {TO: 30_000}, carried=True)
    with pytest.raises(FaultError, match="högst 10\u00a0000\u00a0kr"):
        asked(economist, {TO: 10_001}, carried=True)
    answer_change(slug=SLUG, change=change.pk, approve=True, resolution=RESOLUTION, by=director)
    line = next(row for row in case().budget if (row.area, row.year) == (TO, YEAR))
    assert "Överfört från 2020" in line.note
    assert budgeted(case(), TO, YEAR) == Decimal(1_056_000)


def test_pages_ask_and_answer(desk: Client, chair: Client) -> None:
    wrong = desk.post(NEW, {f"andring.{TO}": "massor", "reason": "Skäl"})
    assert wrong.status_code == 400
    assert 'value="massor"' in wrong.content.decode()
    assert "”massor” är inget tal." in wrong.content.decode()
    much = desk.post(NEW, {f"andring.{FROM}": "−463 001", "reason": "Skäl"})
    assert "Det går inte att ta" in much.content.decode()
    answer = desk.post(NEW, {f"andring.{FROM}": "−1 000", f"andring.{TO}": "1 000", "reason": "Kursstart"})
    change = BudgetChange.objects.get()
    page = answer.headers["Location"]
    assert page == f"/{SLUG}/ekonomi/plan/andring/{change.pk}/"
    shown = re.sub(r"<[^>]+>|\s+", " ", desk.get(page).content.decode())
    assert "1 026 000 kr +1 000 kr 1 027 000 kr" in re.sub(r"\s+", " ", shown)
    assert "väntar på svar" in shown
    assert chair.post(page, {"_gor": "godkann"}).status_code == 400
    assert chair.post(page, {**POSTED, "_gor": "godkann"}).status_code == 302
    assert budgeted(case(), TO, YEAR) == Decimal(1_027_000)
