"""A decision basis is issued by a background job: asked for once, told of step by step, and nothing half done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from samverkan.accounts.models import User
from samverkan.reports.decision import issuing
from samverkan.reports.decision.services import STEPS, Choice, issue
from samverkan.reports.models import FORMATS, DecisionBasis, Issuing
from samverkan.reports.tasks import issue_basis
from tests.economy.own_database import Place, own_database
from tests.people import SLUG, holder, signed_in

PROCESS = Path(__file__).with_name("issuing_process.py")
START = f"/{SLUG}/utredning/underlag/"
ASKED = {"valt": "1", "alternativ": ["nytt-avtal"], "avsnitt": ["korthet"]}


@pytest.fixture
def investigator(db: None) -> User:
    return holder("investigator")


@pytest.fixture
def desk(investigator: User) -> Client:
    return signed_in(investigator)


@pytest.fixture
def place(database_server: str, django_db_setup: None, django_db_blocker: Any) -> Iterator[Place]:
    with own_database(database_server, django_db_blocker, PROCESS) as held:
        yield held


def press(desk: Client, **asked: Any) -> str:
    """Where pressing *Ge ut* leads."""
    answer = desk.post(f"{START}ge-ut/", {**ASKED, **asked})
    assert answer.status_code == 302
    return str(answer["Location"])


def sql(text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(text)


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_pressing_asks_for_a_job_that_issues_the_version(desk: Client, investigator: User) -> None:
    leads = press(desk)
    row = Issuing.objects.get()
    assert leads == f"{START}gors/{row.pk}/"
    assert (row.state, row.asked_by, row.basis) == ("väntar", investigator, None)
    job = ProcrastinateJob.objects.get(pk=row.job)
    assert (job.task_name, job.args, job.status) == (issue_basis.name, {"issuing": str(row.pk)}, "todo")
    assert not DecisionBasis.objects.exists()
    assert "Väntar på sin tur." in text(desk.get(leads))
    assert leads in text(desk.get(START))
    issuing.work(row.pk)
    basis = DecisionBasis.objects.get()
    row.refresh_from_db()
    assert (row.state, row.basis, row.step) == ("klar", basis, len(STEPS))
    assert (basis.issued_by, basis.chapters, basis.files.count()) == (investigator, ["korthet"], len(FORMATS))
    assert desk.get(leads)["Location"] == f"{START}1/"
    assert desk.get(leads, headers={"HX-Request": "true"})["HX-Redirect"] == f"{START}1/"
    assert leads not in text(desk.get(START))


def test_same_choice_is_joined_while_under_way_and_another_is_not(desk: Client) -> None:
    first = press(desk)
    assert press(desk) == first
    other = press(desk, avsnitt=["beslut"])
    assert other != first
    assert ProcrastinateJob.objects.filter(task_name=issue_basis.name).count() == 2
    for row in Issuing.objects.all():
        issuing.work(row.pk)
        issuing.work(row.pk)
    assert sorted(DecisionBasis.objects.values_list("number", flat=True)) == [1, 2]
    assert press(desk) not in (first, other)


def test_every_step_is_told_in_order(investigator: User) -> None:
    told: list[int] = []
    issue(SLUG, Choice(("nytt-avtal",), ("korthet",), timezone.localdate()), by=investigator, told=told.append)
    assert told == [1, 2, 3, 4, 5]
    assert len(STEPS) == len(FORMATS) + 1


def test_page_tells_how_far_it_has_come_and_is_silent_where_nothing_is_new(desk: Client) -> None:
    leads = press(desk)
    sql("INSERT INTO procrastinate_workers DEFAULT VALUES")
    sql("UPDATE procrastinate_jobs SET status = 'doing', worker_id = (SELECT max(id) FROM procrastinate_workers)")
    Issuing.objects.update(state="görs", step=3)
    whole = text(desk.get(leads))
    assert "<b>3 av 5: Word</b>" in whole
    assert 'role="status"' in whole
    part = desk.get(leads, {"visas": "görs 2"}, headers={"HX-Request": "true"})
    assert "<b>3 av 5: Word</b>" in text(part)
    assert "<html" not in text(part)
    assert desk.get(leads, {"visas": "görs 3"}, headers={"HX-Request": "true"}).status_code == 204


def test_what_can_not_be_made_says_why_and_can_be_asked_for_again(desk: Client) -> None:
    leads = press(desk, alternativ=["finns-inte"])
    issuing.work(Issuing.objects.get().pk)
    page = text(desk.get(leads))
    assert "Versionen gick inte att ge ut." in page
    assert "finns-inte" in Issuing.objects.get().fault
    assert "Försök igen" in page
    assert 'value="finns-inte"' in page
    assert not DecisionBasis.objects.exists()
    assert press(desk, alternativ=["finns-inte"]) != leads


def test_unexpected_fault_is_told_and_left_for_the_log(desk: Client) -> None:
    press(desk)
    row = Issuing.objects.get()
    Issuing.objects.update(chapters={"inte": "en lista"}, alternatives=[["inte ett alternativ"]])
    with pytest.raises(TypeError):
        issuing.work(row.pk)
    row.refresh_from_db()
    assert (row.state, row.fault) == ("misslyckades", issuing.UNEXPECTED)
    assert not DecisionBasis.objects.exists()


def test_page_says_where_no_worker_answers(desk: Client) -> None:
    leads = press(desk)
    Issuing.objects.update(asked=timezone.now() - timedelta(seconds=20))
    assert "Bakgrundsarbetaren svarar inte." in text(desk.get(leads))
    assert press(desk) == leads
    sql("INSERT INTO procrastinate_workers DEFAULT VALUES")
    assert "Väntar på sin tur." in text(desk.get(leads))


def test_late_worker_does_not_issue_what_was_begun_anew(desk: Client, investigator: User) -> None:
    leads = press(desk)
    late = Issuing.objects.get()

    def begun_anew(step: int) -> None:
        if step == len(STEPS):
            sql("UPDATE procrastinate_jobs SET status = 'doing'")
            assert press(desk) != leads

    choice = Choice(tuple(late.alternatives), tuple(late.chapters), late.on)
    Issuing.objects.update(state="görs")
    with pytest.raises(issuing.GivenUpError):
        issue(SLUG, choice, by=investigator, told=begun_anew, kept=partial(issuing.keep, late.pk))
    assert not DecisionBasis.objects.exists()
    assert "Arbetet avbröts innan det var färdigt." in text(desk.get(leads))
    issuing.work(Issuing.objects.get(state="väntar").pk)
    assert DecisionBasis.objects.get().number == 1


def test_others_see_nothing_of_it(client: Client, desk: Client) -> None:
    leads = press(desk)
    assert client.get(leads).status_code == 302
    assert leads not in text(client.get(START))
    assert signed_in(holder("auditor")).get(leads).status_code == 403
    assert desk.get(leads.replace(SLUG, "kalmar")).status_code in (403, 404)


def test_the_worker_issues_what_two_have_asked_for_and_what_a_killed_one_left(place: Place) -> None:
    """Killed in the middle of keeping the version; then asked for again and done by another worker."""
    first = place.run("begin")
    assert place.at_once([("begin",), ("begin",)]) == [first, first]
    place.killed_before("reports_basisfile", "run")
    assert place.tell() == {"phases": ["görs"], "steps": [5], "versions": [], "files": 0}
    assert place.run("begin") == first
    place.run("gone")
    assert place.tell()["phases"] == ["avbröts"]
    assert place.run("begin") != first
    place.run("run")
    assert place.tell() == {"phases": ["misslyckades", "klar"], "steps": [5, 5], "versions": [1], "files": 4}
