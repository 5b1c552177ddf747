"""The database's address: a server of your own in ``DATABASE_URL``, else the embedded one."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from samverkan.core.faults import Fault, FaultError
from samverkan.runtime import paths
from samverkan.runtime.files import GUARD, STARTING, STATE, USERS

DATABASE = "samverkan"


@contextmanager
def ensure() -> Iterator[str]:
    """The address to use inside the block. The embedded server is joined where it runs, else started; it ends with the
    last of its users. FaultError, with a sentence, where no server can be had."""
    if named := os.environ.get("DATABASE_URL"):
        yield named
        return
    with embedded(paths.ensure_data_dir() / "postgres") as address:
        create_database(address, DATABASE)
        yield address.format(database=DATABASE)


def running_url() -> str | None:
    """The address of the embedded server if it runs now; asks nothing of it and starts nothing."""
    address = _running(paths.data_dir() / "postgres")
    return address.format(database=DATABASE) if address else None


@contextmanager
def embedded(folder: Path, *, fast: bool = False) -> Iterator[str]:
    """The server of ``folder``, as an address with ``{database}`` in it. ``fast`` gives up safety against power cuts
    and removes the folder at the end: for tests."""
    users = _enter(folder)
    try:
        yield _running(folder) or _start(folder, fast=fast)
    finally:
        _leave(folder, users)


def create_database(address: str, name: str) -> bool:
    """Create database ``name`` on the server; False where it is there already."""
    import psycopg
    from psycopg import sql

    with psycopg.connect(address.format(database="postgres"), autocommit=True) as server:
        if server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            return False
        try:
            server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        except (psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation):  # someone beside us was first
            return False
    return True


def connection_settings(url: str) -> dict[str, Any]:
    """Django's settings for an address in any form libpq understands."""
    from psycopg.conninfo import conninfo_to_dict

    parts = {key: str(value) for key, value in conninfo_to_dict(url).items()}
    names = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    settings: dict[str, Any] = {name: parts.pop(key, "") for key, name in names.items()}
    return {"ENGINE": "django.db.backends.postgresql", **settings, "OPTIONS": parts}


def _enter(folder: Path) -> IO[str]:
    """Take a user's shared lock; waits while the last keeper stops the server."""
    lock = folder / USERS
    while True:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        held = lock.open("a")
        fcntl.flock(held, fcntl.LOCK_SH)
        if _same(lock, held):
            return held
        held.close()  # the folder was removed while we waited


def _same(path: Path, held: IO[str]) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(held.fileno()))
    except FileNotFoundError:
        return False


def _running(folder: Path) -> str | None:
    """The address that a living keeper published."""
    try:
        state = json.loads((folder / STATE).read_text(encoding="utf-8"))
        with (folder / GUARD).open("a") as guard:
            fcntl.flock(guard, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return str(state["url"])
    except (OSError, ValueError):
        return None
    return None


def _start(folder: Path, *, fast: bool) -> str:
    with (folder / STARTING).open("a") as starting:
        fcntl.flock(starting, fcntl.LOCK_EX)
        if address := _running(folder):  # another user was first
            return address
        line = [sys.executable, "-m", "samverkan.runtime.keeper", str(folder), *(["--fast"] if fast else [])]
        answer, ours = os.pipe()
        subprocess.Popen(line, stdin=subprocess.DEVNULL, stdout=ours, start_new_session=True)
        os.close(ours)
        with open(answer, encoding="utf-8") as keeper:
            first = keeper.readline().strip()
            if first != "ok":
                text = f"{first} {keeper.read().strip()}".strip() or "databasen startade inte"
                raise FaultError(Fault("postgres", text))
        return str(_running(folder))


def _leave(folder: Path, users: IO[str]) -> None:
    """Let go; where we were the last, wait until the keeper has stopped the server."""
    users.close()
    try:
        probe = (folder / USERS).open("a")
    except FileNotFoundError:
        return
    with probe:
        while _running(folder) and _last(probe):
            time.sleep(0.01)


def _last(probe: IO[str]) -> bool:
    """Whether no other user is left: then the keeper has the lock, or is about to get it."""
    try:
        fcntl.flock(probe, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    fcntl.flock(probe, fcntl.LOCK_UN)
    try:
        fcntl.flock(probe, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    fcntl.flock(probe, fcntl.LOCK_UN)
    return True
