"""The process that keeps the embedded server for as long as anyone uses it.

Every user of the server holds a shared lock on ``anvandare.lock``; the kernel lets go of it however the user ends, also
by ``kill -9``. The keeper waits for the exclusive lock: when it gets it nobody is left, and it stops the server. So the
server is never stopped under a user, and never left behind.

    python -m samverkan.runtime.keeper FOLDER [--fast]

On standard output it writes one line: ``ok`` when the server answers, else the reason why not.
"""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO
from urllib.parse import quote

from samverkan.core.faults import FaultError
from samverkan.runtime import postgres
from samverkan.runtime.files import GUARD, STATE, USERS

SOCKET_PATH_LIMIT = 107  # bytes, of sockaddr_un on Linux
LOG_LIMIT = 5_000_000


def main(folder: Path, *, fast: bool) -> int:
    """Start, say so, wait until nobody is left (or the server dies), stop. Returns the exit code."""
    with (folder / USERS).open("a") as users, (folder / GUARD).open("a") as guard:
        fcntl.flock(guard, fcntl.LOCK_EX)  # a keeper that is still stopping the last server
        try:
            server, url = _start(folder, fast=fast)
        except (FaultError, OSError) as error:
            print(error, flush=True)
            return 1
        try:
            _publish(folder, url)
            _wait(users, server)
        finally:
            postgres.stop(server)
            (folder / STATE).unlink(missing_ok=True)
            if fast:
                shutil.rmtree(folder, ignore_errors=True)
    return 0


def _start(folder: Path, *, fast: bool) -> tuple[subprocess.Popen[bytes], str]:
    cluster, log = folder / "data", folder / "postgres.log"
    if not (cluster / "PG_VERSION").exists():
        postgres.create(cluster, password=secrets.token_urlsafe(24), fast=fast)
    postgres.check_version(cluster)
    if log.exists() and log.stat().st_size > LOG_LIMIT:
        log.replace(log.with_suffix(".log.1"))
    socket_dir = _socket_dir(folder)
    port = 5432 if socket_dir else _free_port()
    server = postgres.start(cluster, socket_dir=socket_dir, port=port, log=log, fast=fast)
    url = _url(folder, socket_dir, port)
    _await(server, cluster, log)
    return server, url


def _socket_dir(folder: Path) -> Path | None:
    """A folder for the socket; None where its path would be too long or the file system takes no sockets."""
    place = folder / "run"
    place.mkdir(mode=0o700, exist_ok=True)
    if len(os.fsencode(place / ".s.PGSQL.5432.lock")) > SOCKET_PATH_LIMIT:
        return None
    probe = place / "prov"
    try:
        with socket.socket(socket.AF_UNIX) as trial:
            probe.unlink(missing_ok=True)
            trial.bind(str(probe))
    except OSError:
        return None
    finally:
        probe.unlink(missing_ok=True)
    return place


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def _url(folder: Path, socket_dir: Path | None, port: int) -> str:
    if socket_dir:
        return f"postgresql://{postgres.USER}@/{{database}}?host={quote(str(socket_dir), safe='')}&port={port}"
    password = (folder / "losenord").read_text(encoding="utf-8")
    return f"postgresql://{postgres.USER}:{quote(password, safe='')}@127.0.0.1:{port}/{{database}}"


def _await(server: subprocess.Popen[bytes], cluster: Path, log: Path) -> None:
    """Until the postmaster calls itself ready in line 8 of its lock file."""
    for _ in range(6000):
        if server.poll() is not None:
            tail = log.read_text(encoding="utf-8", errors="replace")[-600:].strip()
            raise OSError(f"databasen startade inte: {tail}")
        try:
            lines = (cluster / "postmaster.pid").read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            lines = []
        if len(lines) >= 8 and lines[0] == str(server.pid) and lines[7].strip() == "ready":
            return
        time.sleep(0.01)
    postgres.stop(server)
    raise OSError("databasen svarade inte inom en minut")


def _publish(folder: Path, url: str) -> None:
    state = folder / STATE
    beside = state.with_suffix(".ny")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
        json.dump({"url": url, "keeper": os.getpid()}, out)
    beside.replace(state)
    print("ok", flush=True)
    sys.stdout = open(os.devnull, "w")  # noqa: SIM115 - whoever started us may close the pipe
    os.dup2(sys.stdout.fileno(), 1)


def _wait(users: IO[str], server: subprocess.Popen[bytes]) -> None:
    """Until nobody holds the users' lock (then we do, until the end), the server ends, or we are told to stop."""
    over = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: over.set())

    def nobody_left() -> None:
        fcntl.flock(users, fcntl.LOCK_EX)
        over.set()

    def server_ended() -> None:
        server.wait()
        over.set()

    for watch in (nobody_left, server_ended):
        threading.Thread(target=watch, daemon=True).start()
    while not over.wait(3600):
        pass


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program in front; it lets go of its lock
    sys.exit(main(Path(sys.argv[1]), fast="--fast" in sys.argv[2:]))
