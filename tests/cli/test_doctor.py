"""What ``samverkan doctor`` says is unsafe in production, and that nothing is under production's settings."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
import pytest

from samverkan.cli import main
from samverkan.runtime import paths
from samverkan.runtime.database import create_database
from samverkan.runtime.dumps import dump, load

pytestmark = pytest.mark.django_db  # so that the test database is made
NAME = f"doctor_{os.getpid()}"
SAFE = {
    "SAMVERKAN_HTTPS": "1", "SAMVERKAN_HOSTS": "samverkan.example.se", "SAMVERKAN_SECRET_KEY": secrets.token_urlsafe(60),
    "SAMVERKAN_SMTP": "smtp+tls://namn:ord@mail.example.se:587",
}  # fmt: skip
IDS = {"versions", "data-dir", "disk", "database", "extensions", "migrations", "worker", "demo", "clock", "debug", "https",
       "hsts", "mail", "secret-key", "hosts"}  # fmt: skip


@pytest.fixture(scope="module")
def url(database_server: str, django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A migrated database that subprocesses may use."""
    from django.db import connection

    target = tmp_path_factory.mktemp("mall") / "dump"
    dump(database_server.format(database=connection.settings_dict["NAME"]), target)
    create_database(database_server, NAME)
    load(target, database_server.format(database=NAME))
    return database_server.format(database=NAME)


def doctor(url: str, data: Path, **settings: str) -> tuple[int, dict[str, Any]]:
    plain = {key: value for key, value in os.environ.items() if not key.startswith("SAMVERKAN_")}
    done = subprocess.run(
        [sys.executable, "-m", "samverkan.cli", "doctor", "--json"], capture_output=True, text=True, check=False,
        env={**plain, "DATABASE_URL": url, "SAMVERKAN_DATA": str(data), **settings},
    )  # fmt: skip
    assert done.stderr == ""
    return done.returncode, {check["id"]: check for check in json.loads(done.stdout)["checks"]}


def test_production_settings_are_well_but_for_the_worker_that_does_not_run(url: str, tmp_path: Path) -> None:
    code, checks = doctor(url, tmp_path / "data", **SAFE)
    assert set(checks) == IDS
    assert code == 0
    assert {id for id, check in checks.items() if check["status"] != "ok"} == {"worker"}


def test_each_unsafe_setting_is_told_with_what_to_do(url: str, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    data.chmod(0o755)
    open_to_all = {"SAMVERKAN_HOSTS": "samverkan.example.se", "SAMVERKAN_DEBUG": "1", "SAMVERKAN_SECRET_KEY": "a" * 60}
    code, checks = doctor(url, data, **open_to_all)
    assert code == 1
    told = {id: check["status"] for id, check in checks.items()}
    assert (told["https"], told["hsts"], told["secret-key"]) == ("fel", "varning", "fel")
    assert (told["debug"], told["mail"], told["data-dir"]) == ("varning", "varning", "varning")
    words = {"https": "SAMVERKAN_HTTPS=1", "hsts": "SAMVERKAN_HTTPS=1", "debug": "SAMVERKAN_DEBUG", "mail": "SAMVERKAN_SMTP",
             "data-dir": "chmod 700", "secret-key": "SAMVERKAN_SECRET_KEY", "worker": "samverkan up"}  # fmt: skip
    assert [id for id, word in words.items() if word not in checks[id]["text"]] == []
    assert doctor(url, data, SAMVERKAN_HOSTS="*")[1]["hosts"]["status"] == "fel"


def test_this_computer_alone_needs_no_https(url: str, tmp_path: Path) -> None:
    _, checks = doctor(url, tmp_path / "data", SAMVERKAN_HOSTS="localhost,127.0.0.1")
    assert (checks["https"]["status"], checks["hsts"]["status"]) == ("ok", "ok")


def test_demo_accounts_are_a_fault_where_others_reach_the_pages(url: str, tmp_path: Path) -> None:
    with psycopg.connect(url) as server:
        server.execute(
            "INSERT INTO accounts_user (email, name, password, external_id, is_active, is_demo, created_at)"
            " VALUES ('prova@demo.example', 'Prova', 'x', '', true, true, now())"
        )
    try:
        assert doctor(url, tmp_path / "data", **SAFE)[1]["demo"]["status"] == "fel"
        assert doctor(url, tmp_path / "data")[1]["demo"]["status"] == "varning"
        assert doctor(url, tmp_path / "data", SAMVERKAN_DEMO="0")[1]["demo"]["status"] == "ok"
    finally:
        with psycopg.connect(url) as server:
            server.execute("DELETE FROM accounts_user WHERE is_demo")


def test_missing_extension_and_old_tables_are_faults(database_server: str, tmp_path: Path) -> None:
    create_database(database_server, f"{NAME}_bare")
    code, checks = doctor(database_server.format(database=f"{NAME}_bare"), tmp_path / "data", **SAFE)
    assert code == 1
    assert (checks["extensions"]["status"], checks["migrations"]["status"]) == ("fel", "fel")
    assert "CREATE EXTENSION btree_gist" in checks["extensions"]["text"]


def test_django_finds_nothing_to_say_of_production(url: str, tmp_path: Path) -> None:
    line = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    env = {**os.environ, "DATABASE_URL": url, "SAMVERKAN_DATA": str(tmp_path / "data"), **SAFE}
    for name in ("DJANGO_SETTINGS_MODULE", "DJANGO_ALLOW_ASYNC_UNSAFE"):  # set by whoever runs the tests
        env.pop(name, None)
    done = subprocess.run(line, cwd=paths.PROJECT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""


def test_doctor_in_words_says_how_each_check_went(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://samverkan@127.0.0.1:1/samverkan")
    assert main(["doctor"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert all(line.startswith(("  ok ", "  varning ", "  FEL ")) for line in lines)
