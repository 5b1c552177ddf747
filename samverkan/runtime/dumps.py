"""The database as one file, and back: PostgreSQL's own programs, from the package, on any server."""

from __future__ import annotations

import os
import subprocess
import threading
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from samverkan.core.faults import Fault, FaultError
from samverkan.runtime.postgres import program

PREAMBLE = 40
"""Lines at the head of a restore script where settings stand."""
TOO_NEW = b"SET transaction_timeout = 0;\n"
"""A setting that the script makes and servers before 17 do not know."""


def dump(url: str, target: Path) -> None:
    """Write the database at ``url`` in PostgreSQL's custom format. FaultError where the server refuses."""
    line = [program("pg_dump"), "--format=custom", "--no-owner", "--no-privileges", f"--file={target}"]
    done = subprocess.run([*line, "--dbname", _told(url)], env=_environment(url), capture_output=True, check=False)
    if done.returncode:
        raise FaultError(Fault("dump", f"databasen kunde inte skrivas ut: {_last(done.stderr)}"))


def load(source: Path, url: str) -> None:
    """Load a dump into the empty database at ``url``, all or nothing. FaultError where something in it is refused."""
    script = subprocess.Popen(
        [program("pg_restore"), "--no-owner", "--no-privileges", "--file=-", str(source)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    options = ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--output", os.devnull]
    with subprocess.Popen(
        [program("psql"), *options, "--dbname", _told(url)],
        env=_environment(url), stdin=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as loading:  # fmt: skip
        said: list[bytes] = []
        listener = threading.Thread(target=lambda: said.append(_all(loading.stderr)))
        listener.start()
        whole = _pass_on(script, loading.stdin)
        if not whole:
            loading.kill()  # half a script must not be committed
        with suppress(BrokenPipeError):
            loading.stdin.close()  # type: ignore[union-attr]
        listener.join()
    if not whole or loading.returncode:
        raise FaultError(Fault("load", f"säkerhetskopian kunde inte läsas in i databasen: {_last(b''.join(said))}"))


def _pass_on(script: subprocess.Popen[bytes], to: IO[bytes] | None) -> bool:
    """Send the script on, without what older servers don't know; whether all of it was made and taken."""
    taken = True
    with script:
        for at, line in enumerate(script.stdout or ()):
            if at < PREAMBLE and line == TOO_NEW:
                continue
            try:
                to.write(line)  # type: ignore[union-attr]
            except BrokenPipeError:
                taken = False
                break
        if not taken:
            script.kill()
    return taken and script.returncode == 0


def _told(url: str) -> str:
    from psycopg.conninfo import conninfo_to_dict, make_conninfo

    return make_conninfo("", **{name: value for name, value in conninfo_to_dict(url).items() if name != "password"})


def _environment(url: str) -> dict[str, str]:
    # A password in the arguments could be read by anyone on the computer.
    from psycopg.conninfo import conninfo_to_dict

    parts: dict[str, Any] = conninfo_to_dict(url)
    return {**os.environ, **({"PGPASSWORD": str(parts["password"])} if parts.get("password") else {})}


def _all(stream: IO[bytes] | None) -> bytes:
    return stream.read() if stream else b""


def _last(said: bytes) -> str:
    lines = said.decode("utf-8", "replace").strip().splitlines()
    return next((line for line in lines if "ERROR" in line or "error" in line), lines[-1] if lines else "okänt fel")
