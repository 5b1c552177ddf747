"""Processes that are killed in the middle of an attest, and people who attest at the same moment: real processes, real
connections, a database of their own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

WORKER = Path(__file__).with_name("attest_worker.py")
ROOT = Path(__file__).parents[3]
NOTHING = {"state": "forslag", "attests": 1, "decisions": 0, "rows": 0, "sum": "0"}
ALL = {"state": "beslutad", "attests": 2, "decisions": 1, "rows": 8, "sum": "3047235"}
MOMENTS = ("economy_attest", "registry_source", "registry_decision", "economy_memberentry", "economy_settlementrun")
"""The tables that a second attest writes, in turn."""
PATIENCE = 120.0


class Place:
    """A database of the test's own, with the year's settlement proposed."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.environment = {**os.environ, "DATABASE_URL": url, "PYTHONPATH": str(ROOT)}
        self.watch = psycopg.connect(url, autocommit=True)

    def start(self, *words: str) -> subprocess.Popen[str]:
        line = [sys.executable, str(WORKER), *words]
        return subprocess.Popen(line, env=self.environment, stdout=subprocess.PIPE, text=True)

    def run(self, *words: str) -> str:
        """What a process says when it is done."""
        done = self.start(*words)
        said, _ = done.communicate(timeout=PATIENCE)
        assert done.returncode == 0
        return said

    def tell(self) -> dict[str, Any]:
        held: dict[str, Any] = json.loads(self.run("tell"))
        return held

    def waiting(self) -> int:
        """How many processes wait for a lock."""
        row = self.watch.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        ).fetchone()
        return row[0] if row else 0

    def connected(self) -> int:
        row = self.watch.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()").fetchone()
        return row[0] if row else 0


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "what was waited for did not come"
        time.sleep(0.05)


@pytest.fixture
def place(database_server: str, django_db_setup: None, django_db_blocker: Any) -> Iterator[Place]:
    from django.db import connections

    with django_db_blocker.unblock():
        template = str(connections["default"].settings_dict["NAME"])
        connections.close_all()
    name = f"attests_{os.getpid()}"
    with psycopg.connect(database_server.format(database="postgres"), autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template)))
        held = Place(database_server.format(database=name))
        held.run("prepare")
        yield held
        held.watch.close()
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def test_a_kill_in_the_second_attest_leaves_nothing_and_a_rerun_completes_it_once(place: Place) -> None:
    assert place.run("attest", "ett") == "forslag"
    for table in MOMENTS:
        with psycopg.connect(place.url) as blocker:
            blocker.execute(sql.SQL("LOCK TABLE {} IN SHARE MODE").format(sql.Identifier(table)))
            worker = place.start("attest", "tva")
            until(lambda: place.waiting() > 0)
            worker.send_signal(signal.SIGKILL)
            worker.communicate()
            blocker.rollback()
        until(lambda: place.connected() == 1)
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
    with psycopg.connect(place.url) as blocker:
        blocker.execute("SELECT 1 FROM registry_cooperation WHERE slug = 'jamtland' FOR UPDATE")
        workers = [place.start("attest", email) for email in together]
        until(lambda: place.waiting() == len(together))
        blocker.rollback()
    answers = sorted(worker.communicate(timeout=PATIENCE)[0] for worker in workers)
    assert answers == said
    assert place.tell() == ALL
