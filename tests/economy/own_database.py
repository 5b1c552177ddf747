"""A database of a test's own, worked on by real processes: to kill them and to let them meet."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

ROOT = Path(__file__).parents[2]
PATIENCE = 120.0


class Place:
    """A database of the test's own, and the script whose processes work on it."""

    def __init__(self, url: str, worker: Path) -> None:
        self.url, self.worker = url, worker
        self.environment = {**os.environ, "DATABASE_URL": url, "PYTHONPATH": str(ROOT)}
        self.watch = psycopg.connect(url, autocommit=True)

    def start(self, *words: str) -> subprocess.Popen[str]:
        """A process of the script with those words."""
        line = [sys.executable, str(self.worker), *words]
        return subprocess.Popen(line, env=self.environment, stdout=subprocess.PIPE, text=True)

    def run(self, *words: str) -> str:
        """What a process says when it is done."""
        done = self.start(*words)
        said, _ = done.communicate(timeout=PATIENCE)
        assert done.returncode == 0
        return said

    def tell(self, *words: str) -> dict[str, Any]:
        """What stands in the database, as the script tells it."""
        held: dict[str, Any] = json.loads(self.run("tell", *words))
        return held

    def waiting(self) -> int:
        """How many processes wait for a lock."""
        return self._count("wait_event_type = 'Lock'")

    def connected(self) -> int:
        """How many are connected, the test's own among them."""
        return self._count("true")

    def _count(self, which: str) -> int:
        asked = f"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND {which}"
        row = self.watch.execute(asked.encode()).fetchone()
        return row[0] if row else 0

    def killed_before(self, table: str, *words: str) -> None:
        """Kill a process when it is about to write to the table, in the middle of what it does."""
        with psycopg.connect(self.url) as blocker:
            blocker.execute(sql.SQL("LOCK TABLE {} IN SHARE MODE").format(sql.Identifier(table)))
            worker = self.start(*words)
            until(lambda: self.waiting() > 0)
            worker.send_signal(signal.SIGKILL)
            worker.communicate()
            blocker.rollback()
        until(lambda: self.connected() == 1)

    def at_once(self, works: Sequence[Sequence[str]]) -> list[str]:
        """What processes say that all ask for the cooperation at the same moment."""
        with psycopg.connect(self.url) as blocker:
            blocker.execute("SELECT 1 FROM registry_cooperation WHERE slug = 'jamtland' FOR UPDATE")
            workers = [self.start(*words) for words in works]
            until(lambda: self.waiting() == len(works))
            blocker.rollback()
        return [worker.communicate(timeout=PATIENCE)[0] for worker in workers]


def until(true: Callable[[], bool]) -> None:
    """Wait for something to be so."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "what was waited for did not come"
        time.sleep(0.05)


def _alone(server: psycopg.Connection[Any], database: str) -> bool:
    row = server.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = %s", [database]).fetchone()
    return row == (0,)


@contextmanager
def own_database(server_address: str, unblocked: Any, worker: Path) -> Iterator[Place]:
    """A copy of the test database, prepared by the script's ``prepare``, gone afterwards."""
    from django.db import connections

    with unblocked.unblock():
        template = str(connections["default"].settings_dict["NAME"])
        connections.close_all()
    name = f"{worker.stem}_{os.getpid()}"
    copied = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
    with psycopg.connect(server_address.format(database="postgres"), autocommit=True) as server:
        # What other tests' threads have left open would stand in the way of a copy.
        server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [template])
        until(lambda: _alone(server, template))
        server.execute(copied)
        held = Place(server_address.format(database=name), worker)
        try:
            held.run("prepare")
            yield held
        finally:
            held.watch.close()
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
