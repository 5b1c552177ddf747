"""Findings judged: by whom, how they are shown and counted, and what is on record."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from samverkan.core.faults import FaultError
from samverkan.history.selectors import event_model
from samverkan.registry.actors import actor_of
from samverkan.registry.judgements import judge, version
from samverkan.registry.people import Judgement
from tests.people import SLUG, holder, signed_in

pytestmark = pytest.mark.django_db
FINDING = "two-figures:foreningsarkivet"


@pytest.fixture
def finding(client: Client) -> str:
    """The id of the finding that is judged."""
    html = client.get("/jamtland/kontroll/").content.decode()
    return re.findall(r'href="/jamtland/kontroll/([^"?]+)/"><b>Föreningsarkivet: två uppgifter om medlemmar', html)[0]


def counted(client: Client) -> int:
    html = client.get("/jamtland/").content.decode()
    return int(re.findall(r'kontroll/"[^>]*>\s*Kontroll\s*<span class="n">(\d+)', html)[0])


def judged(browser: Client, finding: str, verdict: str, reason: str, seen: str | None = None) -> Any:
    page = browser.get(f"/jamtland/kontroll/{finding}/").content.decode()
    shown = re.findall(r'name="seen" value="([^"]*)"', page)[0] if seen is None else seen
    return browser.post(f"/jamtland/kontroll/{finding}/", {"verdict": verdict, "reason": reason, "seen": shown})


@pytest.mark.parametrize("role", ["administrator", "director", "economist", "investigator"])
def test_those_who_judge_accept_with_a_reason(client: Client, finding: str, role: str) -> None:
    before = counted(client)
    browser = signed_in(holder(role))
    assert judged(browser, finding, "accepterad", "Två tidpunkter, båda rätt").status_code == 302
    shown = client.get(f"/jamtland/kontroll/{finding}/").content.decode()
    assert "Två tidpunkter, båda rätt" in shown
    assert "Accepterad" in shown
    assert counted(client) == before - 1
    listed = client.get("/jamtland/kontroll/").content.decode().partition("Bedömda</h2>")
    assert "två uppgifter om medlemmar" not in listed[0]
    assert "två uppgifter om medlemmar" in listed[2]
    assert "Två tidpunkter, båda rätt" in listed[2]


@pytest.mark.parametrize("role", ["coordinator", "representative", "auditor"])
def test_others_may_not_judge(client: Client, finding: str, role: str) -> None:
    browser = signed_in(holder(role))
    assert 'name="verdict"' not in browser.get(f"/jamtland/kontroll/{finding}/").content.decode()
    assert judged(browser, finding, "accepterad", "Skäl", "").status_code == 403
    assert judged(client, finding, "accepterad", "Skäl", "").status_code == 302, "led to sign in"
    assert not Judgement.objects.exists()


def test_judgement_without_a_reason_is_refused_and_keeps_what_was_typed(finding: str) -> None:
    answer = judged(signed_in(holder("economist")), finding, "atgardad", "  ")
    assert answer.status_code == 400
    assert "Skriv varför" in answer.content.decode()
    long = judged(signed_in(holder("director")), finding, "atgardad", "x" * 2001)
    assert long.status_code == 400
    assert "x" * 2001 in long.content.decode()
    assert judged(signed_in(holder("investigator")), finding, "annat", "Skäl").status_code == 400


def test_judgement_is_changed_and_opened_again_on_record(client: Client, finding: str) -> None:
    economist = holder("economist")
    browser, before = signed_in(economist), counted(client)
    judged(browser, finding, "accepterad", "Först")
    judged(browser, finding, "atgardad", "Sedan rättad i rapporten")
    assert Judgement.objects.get().verdict == "atgardad"
    judged(browser, finding, "oppna", "Felet är kvar")
    assert not Judgement.objects.exists()
    assert counted(client) == before
    events = event_model(Judgement).objects.order_by("pgh_id").select_related("pgh_context")
    said = [(e.pgh_label, e.pgh_context.metadata["by"], e.pgh_context.metadata["ground"]["reason"]) for e in events]
    assert said == [
        ("insert", economist.email, "Först"), ("update", economist.email, "Sedan rättad i rapporten"),
        ("delete", economist.email, "Felet är kvar"),
    ]  # fmt: skip


def test_judgement_made_meanwhile_is_not_overwritten(finding: str) -> None:
    first, second = signed_in(holder("economist")), signed_in(holder("director"))
    assert judged(first, finding, "accepterad", "Min bedömning", "").status_code == 302
    answer = judged(second, finding, "atgardad", "En annan", "")
    assert answer.status_code == 400
    assert "Min bedömning" in answer.content.decode()
    assert Judgement.objects.get().reason == "Min bedömning"
    assert judged(second, finding, "oppna", "", "accepterad 2020-01-01").status_code == 400


def test_finding_that_is_not_there_is_not_judged() -> None:
    browser = signed_in(holder("economist"))
    answer = browser.post("/jamtland/kontroll/finns-inte:alls/", {"verdict": "accepterad", "reason": "x", "seen": ""})
    assert answer.status_code == 404


def test_judgement_is_of_one_cooperation() -> None:
    actor = actor_of(holder("economist"))
    judge(slug=SLUG, finding="a:b", verdict="accepterad", reason="x", seen="", by=actor)
    row = Judgement.objects.get()
    assert (row.cooperation_id, version(row).split()[0]) == (SLUG, "accepterad")
    with pytest.raises(Exception, match="roll får inte"):
        judge(slug="kalmar", finding="a:b", verdict="accepterad", reason="x", seen="", by=actor)
    with pytest.raises(FaultError, match="medan du hade sidan uppe"):
        judge(slug=SLUG, finding="a:b", verdict="accepterad", reason="y", seen="", by=actor)


def test_judging_costs_a_reader_no_query(client: Client, finding: str, django_assert_num_queries: Any) -> None:
    judge(slug=SLUG, finding=finding, verdict="accepterad", reason="x", seen="", by=actor_of(holder("economist")))
    client.get("/jamtland/kontroll/")
    with django_assert_num_queries(1):
        client.get("/jamtland/kontroll/?vikt=")
