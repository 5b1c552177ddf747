"""``samverkan doctor``: whether the installation is well, check by check."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import stat
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from samverkan import __version__
from samverkan.cli.frame import FAILED, Commands, print_json
from samverkan.core.faults import FaultError
from samverkan.runtime import database, installation, paths, site

OLDEST_SERVER = 15
EXTENSIONS = ("btree_gist", "pg_trgm")
GIGABYTE = 1024**3
LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]", "::1"})
MARKS = {"ok": "  ok     ", "varning": "  varning", "fel": "  FEL    "}


@dataclass(frozen=True, slots=True)
class Check:
    """``status`` is ok, varning (works, but not for production) or fel."""

    id: str
    status: str
    text: str


def register(commands: Commands) -> None:
    """Enter the command."""
    commands.add("doctor", "säg om installationen mår bra", "samverkan doctor\nsamverkan doctor --json", run)


def run(args: argparse.Namespace) -> int:
    """Every check; 1 where one of them is a fault."""
    checks = [*_machine(), *_on_database(), *_settings()]
    if args.json:
        print_json({"checks": [asdict(check) for check in checks]})
    else:
        for check in checks:
            print(f"{MARKS[check.status]}  {check.text}")
    return FAILED if any(check.status == "fel" for check in checks) else 0


def _machine() -> Iterator[Check]:
    import django

    yield Check(
        "versions", "ok", f"Samverkan {__version__}, Python {platform.python_version()}, Django {django.get_version()}."
    )
    folder = paths.data_dir()
    try:
        paths.ensure_data_dir()
    except FaultError as error:
        yield Check("data-dir", "fel", str(error))
        return
    mode = stat.S_IMODE(folder.stat().st_mode)
    if mode & 0o077:
        yield Check("data-dir", "varning", f"Datamappen {folder} kan läsas av andra på datorn. Kör: chmod 700 {folder}")
    else:
        yield Check("data-dir", "ok", f"Datamappen är {folder}, stängd för andra.")
    free = shutil.disk_usage(folder).free / GIGABYTE
    status = "fel" if free < 0.2 else "varning" if free < 1 else "ok"
    advice = "" if status == "ok" else " Ge mer plats, eller flytta datamappen med SAMVERKAN_DATA."
    yield Check("disk", status, f"{free:.1f} GB ledigt på disken.{advice}".replace(".", ",", 1))


def _on_database() -> Iterator[Check]:
    """The server and what stands in it; the embedded one is started for the moment where it is not running."""
    try:
        with database.ensure() as url:
            site.setup_django(url)
            try:
                yield from _database_checks()
            finally:
                site.close_connections()
    except FaultError as error:
        yield Check("database", "fel", str(error))


def _database_checks() -> Iterator[Check]:
    missing = site.missing_migrations()
    yield _server()
    yield _extensions()
    if missing:
        yield Check("migrations", "fel", f"{len(missing)} ändringar av tabellerna återstår. Kör samverkan up.")
    else:
        yield Check("migrations", "ok", "Tabellerna är av den här versionen.")
        yield _worker()
        yield _demo()
    yield _clock()


def _server() -> Check:
    version = _value("SHOW server_version_num") // 10000
    kind = "inbyggd" if database.running_url() == os.environ.get("DATABASE_URL") else "egen server"
    if version < OLDEST_SERVER:
        return Check(
            "database",
            "fel",
            f"PostgreSQL {version} är för gammal. Uppgradera servern till {OLDEST_SERVER} eller senare.",
        )
    return Check("database", "ok", f"PostgreSQL {version} svarar ({kind}).")


def _extensions() -> Check:
    missing = [name for name in EXTENSIONS if not _value(f"SELECT count(*) FROM pg_extension WHERE extname = '{name}'")]  # noqa: S608 - names of our own
    if not missing:
        return Check("extensions", "ok", f"Databasens tillägg finns: {', '.join(EXTENSIONS)}.")
    made = " ".join(f"CREATE EXTENSION {name};" for name in missing)
    text = f"Databasen saknar {', '.join(missing)}. Det skapas av samverkan up; får användaren inte det, kör som databasens ägare: {made}"
    return Check("extensions", "fel", text)


def _demo() -> Check:
    """Accounts whose password anyone can read in the documentation."""
    from django.conf import settings

    count = _value("SELECT count(*) FROM accounts_user WHERE is_demo AND is_active")
    if not count:
        return Check("demo", "ok", "Det finns inga demokonton.")
    if settings.HTTPS or not _only_here(settings.ALLOWED_HOSTS):
        text = (
            f"{count} demokonton finns, och deras lösenord är känt. Sätt SAMVERKAN_DEMO=0 och starta om samverkan up."
        )
        return Check("demo", "fel", text)
    if settings.DEMO:
        text = f"{count} demokonton släpps in från den här datorn. Sätt SAMVERKAN_DEMO=0 innan en proxy visar sidorna för andra."
        return Check("demo", "varning", text)
    return Check("demo", "ok", f"{count} demokonton finns men släpps inte in.")


def _worker() -> Check:
    age = _value("SELECT extract(epoch FROM now() - max(last_heartbeat))::int FROM procrastinate_workers")
    if age is None:
        return Check("worker", "varning", "Inget bakgrundsarbete har synts till. Det startas av samverkan up.")
    if age > 60:
        return Check(
            "worker",
            "varning",
            f"Bakgrundsarbetet syntes senast för {age} sekunder sedan. Det startas av samverkan up.",
        )
    return Check("worker", "ok", "Bakgrundsarbetet är igång.")


def _clock() -> Check:
    off: timedelta = abs(_value("SELECT clock_timestamp()") - datetime.now(UTC))
    if off > timedelta(seconds=5):
        text = f"Klockan skiljer {off.seconds} sekunder mellan datorn och databasen. Slå på tidssynkronisering (NTP) på båda."
        return Check("clock", "fel", text)
    return Check("clock", "ok", "Datorns och databasens klockor går lika.")


def _settings() -> Iterator[Check]:
    """Settings that are unsafe where others than this computer reach the pages."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", site.SETTINGS)
    from django.conf import settings

    if settings.DEBUG:
        yield Check("debug", "varning", "Felsökningsläget är på och visar interna uppgifter. Ta bort SAMVERKAN_DEBUG.")
    else:
        yield Check("debug", "ok", "Felsökningsläget är av.")
    yield from _https(settings)
    if settings.EMAIL_HOST and settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
        yield Check("mail", "ok", f"E-post skickas genom {settings.EMAIL_HOST}.")
    else:
        text = "Ingen e-postserver är angiven, så inbjudningar och påminnelser skickas inte. Ange den i SAMVERKAN_SMTP."
        yield Check("mail", "varning", text)
    yield _secret_key()
    yield _hosts(settings.ALLOWED_HOSTS)


def _https(settings: Any) -> Iterator[Check]:
    if settings.HTTPS:
        yield Check("https", "ok", "Sidorna kräver https.")
    elif _only_here(settings.ALLOWED_HOSTS):
        yield Check("https", "ok", "Sidorna nås bara från den här datorn, utan https.")
    else:
        text = "Sidorna nås av andra utan https. Sätt SAMVERKAN_HTTPS=1 och låt en proxy sköta https."
        yield Check("https", "fel", text)
    if settings.SECURE_HSTS_SECONDS:
        days = settings.SECURE_HSTS_SECONDS // 86_400
        yield Check("hsts", "ok", f"Webbläsaren håller sig till https i {days} dagar.")
    elif _only_here(settings.ALLOWED_HOSTS):
        yield Check("hsts", "ok", "Webbläsaren hålls inte till https, och behöver det inte på den egna datorn.")
    else:
        yield Check("hsts", "varning", "Webbläsaren hålls inte till https (HSTS). Det gör den med SAMVERKAN_HTTPS=1.")


def _only_here(hosts: list[str]) -> bool:
    """Whether only this computer reaches the pages."""
    return set(hosts) <= LOOPBACK


def _secret_key() -> Check:
    key = installation.secret_key()
    if key is None:
        return Check(
            "secret-key",
            "varning",
            "Det finns ingen hemlig nyckel än. Den skapas av samverkan up, eller anges i SAMVERKAN_SECRET_KEY.",
        )
    if len(key) < 50 or len(set(key)) < 5:
        return Check(
            "secret-key",
            "fel",
            "Den hemliga nyckeln är för kort. Ange minst 50 slumpade tecken i SAMVERKAN_SECRET_KEY.",
        )
    return Check("secret-key", "ok", "Den hemliga nyckeln finns.")


def _hosts(hosts: list[str]) -> Check:
    if "*" in hosts:
        return Check("hosts", "fel", "Alla värdnamn godtas. Skriv de namn som sidorna nås under i SAMVERKAN_HOSTS.")
    return Check("hosts", "ok", f"Sidorna nås under {', '.join(hosts)}.")


def _value(question: str) -> Any:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(question)
        row = cursor.fetchone()
    value = row[0] if row else None
    return int(value) if isinstance(value, str) else value
