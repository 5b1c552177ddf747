"""Processes that are killed in the middle of an attest, and people who attest at the same moment: real processes, real
connections, a database of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError
from own_database import Place, own_database
from people import SLUG, person

from samverkan.economy.work_models import Attest, SettlementRun

WORKER = Path(__file__).with_name("attest_worker.py")
NOTHING = {"state": "forslag", "attests": 1, "decisions": 0, "rows": 0, "sum": "0"}
ALL = {"state": "beslutad", "attests": 2, "decisions": 1, "rows": 8, "sum": "3047235"}
MOMENTS = ("economy_attest", "registry_source", "registry_decision", "economy_memberentry", "economy_settlementrun")
"""The tables that a second attest writes, in turn."""


@pytest.fixture
def place(database_server: str, django_db_setup: None, django_db_blocker: Any) -> Iterator[Place]:
    with own_database(database_server, django_db_blocker, WORKER) as held:
        yield held


def test_a_kill_in_the_second_attest_leaves_nothing_and_a_rerun_completes_it_once(place: Place) -> None:
    assert place.run("attest", "ett") == "forslag"
    for table in MOMENTS:
        place.killed_before(table, "attest", "tva")
        assert place.tell() == NOTHING, table
    assert place.run("attest", "tva") == "beslutad"
    assert place.tell() == ALL
    assert place.run("attest", "tva") == "decided"
    assert place.tell() == ALL


@pytest.mark.parametrize(
    ("before", "together", "said"),
    [((), ("ett", "tva"), ["beslutad", "forslag"]), (("ett",), ("tva", "tre"), ["beslutad", "decided"])],
)
def test_people_who_attest_at_once_decide_once(
    place: Place, before: tuple[str, ...], together: tuple[str, ...], said: list[str]
) -> None:
    for email in before:
        place.run("attest", email)
    answers = sorted(place.at_once([("attest", email) for email in together]))
    assert answers == said
    assert place.tell() == ALL


@pytest.mark.django_db
def test_the_database_itself_takes_nobodys_attest_twice() -> None:
    who = person("ekonom@kommunen.example")
    run = SettlementRun.objects.create(cooperation_id=SLUG, year=2021, surplus=1, handling="aterbetala", by=who)
    Attest.objects.create(run=run, by=who)
    with pytest.raises(IntegrityError, match="attest_once_a_person"):
        Attest.objects.create(run=run, by=who)
