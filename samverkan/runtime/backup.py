"""Everything that an installation holds in one file, and back.

A backup is the database, the files of documents, collected statistics, and the secret key under which second factors are
kept. It is restored into a database of its own beside the one in use, which takes its place last: until then nothing that is in
use has changed, and after that everything has.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from samverkan import __version__
from samverkan.core.faults import Fault, FaultError
from samverkan.runtime import paths
from samverkan.runtime.archive import DATABASE, Manifest, checksum, read_archive, write_archive
from samverkan.runtime.dumps import dump, load

KEPT = ("secret", "sign-in.toml")
FOLDERS = ("documents", "statistics")
UNFINISHED = "new"
"""A folder of documents that are being received."""
TRIGGERS = "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal"
HELD = ("registry_cooperation", "accounts_user")
"""Tables that say that a database is in use."""


@dataclass(frozen=True, slots=True)
class Made:
    """A backup's file: its size and checksum, and whether the secret key is in it."""

    bytes: int
    sha256: str
    key: bool


def make_backup(url: str, target: Path) -> Made:
    """Write everything to ``target``, read it through again, and only then give it its name. FileExistsError where there is
    such a file; FaultError where something can't be read."""
    if target.exists():
        raise FileExistsError(17, "exists", str(target))
    data = paths.ensure_data_dir()
    with _workplace(data) as work:
        # Documents are linked before and after the database is read, so that each that it names is there.
        held = _linked(data, work)
        dump(url, work / DATABASE)
        files = {DATABASE: work / DATABASE, **held, **_linked(data, work)}
        write_archive(target, _about(url), files)
    return Made(target.stat().st_size, checksum(target), "secret" in files)


def restore_backup(url: str, source: Path, known: frozenset[str], *, replace: bool) -> Manifest:
    """Make the installation what the backup says. ``known`` are the migrations of this program; ``replace`` allows a
    database that is in use. FaultError, and nothing changed, where the backup is damaged or from a newer program, where the
    database holds something and ``replace`` is False, or where someone is connected to it."""
    data = paths.ensure_data_dir()
    with _workplace(data) as work:
        manifest = read_archive(source, work)
        _check_schema(manifest, known)
        if not replace:
            _check_empty(url)
        _check_alone(url)
        with _beside(url) as beside:
            load(work / DATABASE, beside)
            _check_loaded(beside, manifest)
            _put_documents(work, data)
            _swap(url, beside)
        _put_rest(work, data, manifest)
    return manifest


@contextmanager
def _workplace(data: Path) -> Iterator[Path]:
    """A folder on the data's own disk, so that files can be linked and renamed."""
    with tempfile.TemporaryDirectory(prefix="backup-", dir=data) as folder:
        yield Path(folder)


def _linked(data: Path, work: Path) -> dict[str, Path]:
    found = {name: data / name for name in KEPT if (data / name).is_file()}
    for folder in FOLDERS:
        for path in sorted((data / folder).rglob("*")):
            name = path.relative_to(data)
            if not path.is_file() or name.parts[1] == UNFINISHED:
                continue
            link = work / name
            link.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with suppress(FileExistsError, FileNotFoundError):  # linked before; taken away meanwhile
                os.link(path, link)
            if link.exists():
                found[name.as_posix()] = link
    return found


def _about(url: str) -> dict[str, Any]:
    return {
        "samverkan": __version__,
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "postgres": int(_answer(url, "SHOW server_version_num")),
        "triggers": _answer(url, TRIGGERS),
        "migrations": [row[0] for row in _rows(url, "SELECT app || '.' || name FROM django_migrations ORDER BY id")],
    }


def _check_schema(manifest: Manifest, known: frozenset[str]) -> None:
    if newer := sorted(set(manifest.about["migrations"]) - known):
        text = (
            f"säkerhetskopian är gjord av en nyare Samverkan ({manifest.about['samverkan']}; {newer[0]} finns inte här). "
            "Uppdatera programmet och försök igen."
        )
        raise FaultError(Fault("newer-backup", text))


def _check_empty(url: str) -> None:
    held = [table for table in HELD if _answer(url, f"SELECT to_regclass('{table}')")]
    counts = [int(_answer(url, f"SELECT count(*) FROM {table}")) for table in held]  # noqa: S608 - names of our own
    if any(counts):
        text = "databasen innehåller redan samverkan eller konton, som försvinner när säkerhetskopian läses in. Är det meningen, lägg till --yes."
        raise FaultError(Fault("not-empty", text))


def _check_alone(url: str) -> None:
    question = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
    if others := _answer(url, question):
        text = f"databasen används av {others} andra anslutningar. Stanna samverkan up och försök igen."
        raise FaultError(Fault("in-use", text))


def _check_loaded(url: str, manifest: Manifest) -> None:
    if (found := _answer(url, TRIGGERS)) != manifest.about["triggers"]:
        text = f"{manifest.about['triggers']} utlösare skulle ha lästs in, men {found} finns. Inget har ändrats."
        raise FaultError(Fault("triggers", text))


@contextmanager
def _beside(url: str) -> Iterator[str]:
    """An empty database on the same server, as an address; gone at the end unless it took the other's place."""
    from psycopg import errors, sql

    name = sql.Identifier(f"{_name(url)[:40]}_restore_{os.getpid()}")
    try:
        _run(_to(url, "postgres"), sql.SQL("CREATE DATABASE {}").format(name))
    except errors.InsufficientPrivilege as error:
        text = "databasens användare får inte skapa databaser. Kör som administratör: ALTER ROLE samverkan CREATEDB"
        raise FaultError(Fault("no-createdb", text)) from error
    try:
        yield _to(url, name.as_string().strip('"'))
    finally:
        _run(_to(url, "postgres"), sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))


def _swap(url: str, beside: str) -> None:
    """Give the restored database the name of the one in use, and the reverse, in one transaction; then the old one goes."""
    import psycopg
    from psycopg import errors, sql

    used, new = sql.Identifier(_name(url)), sql.Identifier(_name(beside))
    old = sql.Identifier(f"{_name(url)[:40]}_old_{os.getpid()}")
    rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    try:
        with psycopg.connect(_to(url, "postgres")) as server:
            server.execute(rename.format(used, old))
            server.execute(rename.format(new, used))
    except errors.ObjectInUse as error:
        text = "någon anslöt till databasen medan säkerhetskopian lästes in. Stanna samverkan up och försök igen. Inget har ändrats."
        raise FaultError(Fault("in-use", text)) from error
    _run(_to(url, "postgres"), sql.SQL("DROP DATABASE {} WITH (FORCE)").format(old))


def _put_documents(work: Path, data: Path) -> None:
    """Files of documents lie under their checksums, so more of them change nothing for the database in use."""
    for path in sorted((work / "documents").rglob("*")):
        if path.is_file():
            _place(path, data / path.relative_to(work))


def _put_rest(work: Path, data: Path, manifest: Manifest) -> None:
    for name in manifest.files:
        if name in KEPT or name.startswith("statistics/"):
            _place(work / name, data / name)
    for path in (data / "documents").rglob("*"):
        kept = path.relative_to(data)
        if path.is_file() and kept.parts[1] != UNFINISHED and kept.as_posix() not in manifest.files:
            path.unlink()
    shutil.rmtree(data / "cache", ignore_errors=True)


def _place(path: Path, target: Path) -> None:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.replace(target)


def _name(url: str) -> str:
    from psycopg.conninfo import conninfo_to_dict

    return str(conninfo_to_dict(url).get("dbname") or "samverkan")


def _to(url: str, database: str) -> str:
    from psycopg.conninfo import make_conninfo

    return make_conninfo(url, dbname=database)


def _run(url: str, statement: Any) -> None:
    import psycopg

    with psycopg.connect(url, autocommit=True) as server:
        server.execute(statement)


def _rows(url: str, question: str) -> list[tuple[Any, ...]]:
    import psycopg

    with psycopg.connect(url) as server:
        return server.execute(question).fetchall()


def _answer(url: str, question: str) -> Any:
    return _rows(url, question)[0][0]
