"""Django made ready on the database: for the commands that need it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from samverkan.core.faults import Fault, FaultError
from samverkan.runtime.database import ensure

SETTINGS = "samverkan.settings"


@contextmanager
def ready_site() -> Iterator[None]:
    """The database is up and migrated and Django set up inside the block. An embedded database is migrated here; a
    server of your own only by ``samverkan up``, so that reading from it never changes it."""
    own_server = bool(os.environ.get("DATABASE_URL"))
    with ensure() as url:
        setup_django(url)
        try:
            _check_migrated(migrate_now=not own_server)
            yield
        finally:
            close_connections()


def setup_django(url: str) -> None:
    """Set Django up on the database at ``url``, once per process; the address is also handed to child processes."""
    os.environ["DATABASE_URL"] = url
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django

    django.setup()


def migrate() -> list[str]:
    """Bring the database to this version's tables; gives what was done."""
    from django.core.management import call_command

    missing = missing_migrations()
    if missing:
        call_command("migrate", interactive=False, verbosity=0)
    return missing


def missing_migrations() -> list[str]:
    """What this version needs that the database has not had. FaultError where the server does not answer."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    _check_answers()
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def known_migrations() -> frozenset[str]:
    """Every migration of this version, without asking the database."""
    from django.db.migrations.loader import MigrationLoader

    return frozenset(f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations)


def _check_answers() -> None:
    """Ask the server once, without the pool, which would go on trying and fill the log."""
    import psycopg

    try:
        psycopg.connect(os.environ["DATABASE_URL"], connect_timeout=5).close()
    except psycopg.OperationalError as error:
        reason = str(error).strip().splitlines()[0]
        text = f"databasen svarar inte ({reason}). Kontrollera adressen i DATABASE_URL och att servern är igång."
        raise FaultError(Fault("database", text)) from error


def close_connections() -> None:
    """Close every connection of this process and its pool, so that the server can stop at once."""
    from django.db import connections

    for connection in connections.all(initialized_only=True):
        connection.close()
        if hasattr(connection, "close_pool"):
            connection.close_pool()


def _check_migrated(*, migrate_now: bool) -> None:
    if migrate_now:
        migrate()
    elif missing_migrations():
        raise FaultError(
            Fault("migrations", "databasen har en äldre version av tabellerna. Kör samverkan up en gång först.")
        )
