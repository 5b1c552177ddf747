"""Issued decision bases: a number each, files that stay as they were, and what differs told figure by figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from samverkan.accounts.models import User
from samverkan.core.faults import FaultError
from samverkan.core.records import BudgetLine
from samverkan.registry.models import Cooperation
from samverkan.registry.services import save_case, save_records
from samverkan.registry.snapshots import get_snapshot
from samverkan.reports.decision.issuing import work
from samverkan.reports.decision.services import Choice, issue, next_number
from samverkan.reports.documents.decision.changes import ADDED, CHANGED, REMOVED, Stated, counted, differences
from samverkan.reports.models import FORMATS, BasisFile, DecisionBasis, Issuing
from tests.at_once import at_once
from tests.people import SLUG, give, holder, person, signed_in

ON = date(2021, 12, 31)
FEW = Choice(("nytt-avtal", "kommunforbund"), ("korthet", "avgifter", "beslut"), ON)
START = f"/{SLUG}/utredning/underlag/"


@pytest.fixture
def investigator(db: None) -> User:
    return holder("investigator")


@pytest.fixture
def desk(investigator: User) -> Client:
    return signed_in(investigator)


def dearer(area: str = "larcentra", amount: str = "1126") -> None:
    """The area's budget of 2021 is another."""
    line = next(row for row in get_snapshot(SLUG).case.budget if (row.area, row.year) == (area, 2021))
    assert isinstance(line, BudgetLine)
    save_records(SLUG, put=[("budget", replace(line, amount=type(line.amount)(amount)))], by="test")


def test_version_keeps_its_files_and_what_it_said(investigator: User) -> None:
    row = issue(SLUG, FEW, by=investigator)
    assert (row.number, row.issued_by, row.on) == (1, investigator, ON)
    assert [one["id"] for one in row.alternatives] == ["nytt-avtal", "kommunforbund"]
    files = {file.format: bytes(file.content) for file in row.files.all()}
    assert set(files) == set(FORMATS)
    assert files["pdf"].startswith(b"%PDF")
    assert "version 1" in files["html"].decode()
    for file in row.files.all():
        assert (file.size, file.sha256) == (len(files[file.format]), sha256(files[file.format]).hexdigest())
    said = {one["key"]: one["value"] for one in row.stated}
    assert said["avgifter/2303/kommunforbund"] == "493\u00a0858"
    assert said["avgiftslista-kommunforbund/summa/avgift"] == "12\u00a0437\u00a0000"


def test_next_version_lists_what_differs_and_the_first_stays_as_it_was(investigator: User) -> None:
    first = issue(SLUG, FEW, by=investigator)
    before = bytes(first.files.get(format="html").content)
    dearer()
    second = issue(SLUG, FEW, by=investigator)
    told = bytes(second.files.get(format="html").content).decode()
    assert second.number == 2
    assert "Ändringar sedan föregående version" in told
    listed = told.split("Ändringar sedan föregående version")[-1].partition("</table>")[0]
    assert "12\u00a0437\u00a0000</td>" in listed
    assert "12\u00a0537\u00a0000</td>" in listed
    assert bytes(BasisFile.objects.get(basis=first, format="html").content) == before
    assert {one["key"] for one in second.stated} == {one["key"] for one in first.stated}


def test_same_again_says_that_nothing_has_changed(investigator: User) -> None:
    issue(SLUG, FEW, by=investigator)
    again = issue(SLUG, FEW, by=investigator)
    assert (
        "Ingen uppgift i tabellerna har ändrats sedan dess." in bytes(again.files.get(format="html").content).decode()
    )


def test_number_and_format_are_there_once(investigator: User) -> None:
    row = issue(SLUG, FEW, by=investigator)
    revision = Cooperation.objects.get(slug=SLUG).revision
    with pytest.raises(IntegrityError), transaction.atomic():
        DecisionBasis.objects.create(
            cooperation_id=SLUG, number=1, title="x", on=ON, revision=revision, issued_by=investigator
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        BasisFile.objects.create(basis=row, format="pdf", content=b"", size=0, sha256="")


def test_what_can_not_be_made_is_not_kept(investigator: User) -> None:
    with pytest.raises(FaultError, match="finns inte"):
        issue(SLUG, replace(FEW, alternatives=("finns-inte",)), by=investigator)
    with pytest.raises(FaultError, match="De som finns är korthet"):
        issue(SLUG, replace(FEW, chapters=("finns-inte",)), by=investigator)
    assert next_number(SLUG) == 1


COPY = "tva-pa-en-gang-underlag"


@pytest.fixture
def copied_investigator(db: None) -> Iterator[User]:
    """An investigator of a copy of the cooperation, both where other connections see them; all of it goes afterwards."""
    people: list[User] = []
    case = replace(get_snapshot(SLUG).case, slug=COPY, title="Två på en gång")

    def appoint() -> None:
        save_case(case, published=False)
        people.append(person("utredare-tva-pa-en-gang@kommunen.example"))
        give(people[0], "investigator", COPY)

    def dismiss() -> None:
        with transaction.atomic():
            BasisFile.objects.filter(basis__cooperation=COPY).delete()
            for model in apps.get_models():
                if any(
                    field.name == "cooperation" and field.related_model is Cooperation for field in model._meta.fields
                ):
                    rows: Any = model._base_manager.filter(cooperation=COPY)
                    rows._raw_delete("default")
            Cooperation.objects.filter(slug=COPY).delete()
        people[0].delete()

    at_once(appoint)
    yield people[0]
    at_once(dismiss)


def test_two_who_issue_at_once_get_a_number_each(copied_investigator: User) -> None:
    small = Choice(("nytt-avtal",), ("korthet",), ON)
    rows = at_once(*[lambda: issue(COPY, small, by=copied_investigator)] * 2)
    assert sorted(row.number for row in rows) == [1, 2]
    told = at_once(
        lambda: bytes(BasisFile.objects.get(basis__cooperation=COPY, basis__number=2, format="html").content)
    )
    assert "Version 1 gavs ut" in told[0].decode()


def test_page_says_whether_the_version_still_holds_and_issues_again_in_one_click(
    desk: Client, investigator: User
) -> None:
    issue(SLUG, FEW, by=investigator)
    assert "Version 1 stämmer med uppgifterna som de är nu." in text(desk.get(START))
    dearer()
    page = text(desk.get(START))
    assert "Uppgifterna har ändrats sedan version 1." in page
    assert "Ge ut på nytt som version 2" in page
    shown = text(desk.get(f"{START}1/"))
    assert "Ändrat sedan version 1" in shown
    assert "12\u00a0437\u00a0000" in shown
    assert "12\u00a0537\u00a0000" in shown
    leads = desk.post(f"{START}1/igen/")["Location"]
    done()
    answer = desk.get(leads, follow=True)
    assert answer.redirect_chain[-1][0].endswith("/underlag/2/")
    assert "Ändrat från version 1" in text(answer)
    row = DecisionBasis.objects.get(number=2)
    assert ([one["id"] for one in row.alternatives], row.chapters) == (
        ["nytt-avtal", "kommunforbund"],
        list(FEW.chapters),
    )


def test_ticks_decide_what_is_issued(desk: Client) -> None:
    asked = {"valt": "1", "alternativ": ["nytt-avtal"], "avsnitt": ["korthet", "beslut"]}
    assert desk.post(f"{START}ge-ut/", asked).status_code == 302
    done()
    row = DecisionBasis.objects.get()
    assert ([one["id"] for one in row.alternatives], row.chapters) == (["nytt-avtal"], ["korthet", "beslut"])
    for missing in ("alternativ", "avsnitt"):
        answer = desk.post(f"{START}ge-ut/", {key: value for key, value in asked.items() if key != missing})
        assert answer.status_code == 400
        assert "Kryssa för minst" in text(answer)


def test_preview_is_a_file_that_keeps_nothing(desk: Client) -> None:
    answer = desk.post(
        f"{START}forhandsvisning.html", {"valt": "1", "alternativ": ["nytt-avtal"], "avsnitt": ["korthet"]}
    )
    assert answer["Content-Type"].startswith("text/html")
    assert "Nytt avtal på samma villkor" in text(answer)
    assert "version" not in text(answer)
    assert not DecisionBasis.objects.exists()
    assert desk.get(f"{START}forhandsvisning.odt").status_code == 404
    assert "Scenariorapport" in text(desk.get(f"{START}alternativ/kommunforbund.html"))


def test_everyone_reads_what_is_issued_and_only_that(client: Client, investigator: User) -> None:
    assert "Inget beslutsunderlag är utgivet" in text(client.get(START))
    row = issue(SLUG, FEW, by=investigator)
    page = text(client.get(START))
    assert "Version 1" in page
    assert "Gör ett underlag" not in page
    kept = bytes(row.files.get(format="pdf").content)
    assert client.get(f"{START}1.pdf").content == kept
    assert client.get(f"{START}2.pdf").status_code == 404
    dearer()
    assert client.get(f"{START}1.pdf").content == kept
    assert "12\u00a0537\u00a0000" not in text(client.get(f"{START}1/"))


@pytest.mark.django_db
def test_cooperation_without_alternatives_leads_to_making_one(client: Client) -> None:
    page = text(client.get("/kalmar/utredning/underlag/"))
    assert "Det finns inget alternativ att skriva om" in page
    assert 'href="/kalmar/utredning/"' in page


def test_page_asks_as_much_of_the_database_whatever_is_issued(desk: Client, investigator: User) -> None:
    small, counts = Choice(("nytt-avtal",), ("korthet",), ON), []
    for _ in range(2):
        issue(SLUG, small, by=investigator)
        desk.get(START)
        with CaptureQueriesContext(connection) as asked:
            desk.get(START)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def done() -> None:
    """The worker's work with what has been asked for."""
    for row in Issuing.objects.filter(state="väntar"):
        work(row.pk)


def text(answer: Any) -> str:
    return answer.content.decode()


CELLS = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("123"), max_size=6)


@given(CELLS, CELLS)
def test_differences_turn_what_was_into_what_is(before: dict[str, str], now: dict[str, str]) -> None:
    found = differences(*([Stated(key, "t", key, value) for key, value in held.items()] for held in (before, now)))
    made = dict(before)
    for one in found:
        if one.kind == REMOVED:
            assert made.pop(one.title) == one.before
        else:
            assert made.get(one.title, "") == one.before
            made[one.title] = one.now
        assert one.kind in (ADDED, CHANGED, REMOVED)
        assert (one.before == "") == (one.kind == ADDED)
    assert made == now
    assert (counted(found) == "") == (before == now)
