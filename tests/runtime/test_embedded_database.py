"""The embedded PostgreSQL: joined, left, killed, in odd places. Every server here is real."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from samverkan.core.faults import FaultError
from samverkan.runtime import postgres
from samverkan.runtime.database import connection_settings, create_database, embedded, ensure, running_url


def _state(data_dir: Path) -> dict[str, object]:
    return dict(json.loads((data_dir / "postgres" / "server.json").read_text()))


def _gone(pid: int) -> bool:
    for _ in range(500):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.01)
    return False


def _postmaster(data_dir: Path) -> int:
    return int((data_dir / "postgres" / "data" / "postmaster.pid").read_text().splitlines()[0])


def test_ensure_gives_a_server_that_keeps_its_rows_and_ends_with_the_block(data_dir: Path) -> None:
    with ensure() as url, psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE kommun (namn text)")
        connection.execute("INSERT INTO kommun VALUES ('Åre')")
        pid = _postmaster(data_dir)
        assert running_url() == url
    assert _gone(pid)
    assert running_url() is None
    with ensure() as url, psycopg.connect(url) as connection:
        assert connection.execute("SELECT upper(namn) FROM kommun").fetchall() == [("ÅRE",)]


def test_the_extensions_that_the_tables_need_are_there(data_dir: Path) -> None:
    with ensure() as url, psycopg.connect(url) as connection:
        for name in ("btree_gist", "pg_trgm", "unaccent"):
            connection.execute(f'CREATE EXTENSION "{name}"')
        stems = connection.execute("SELECT to_tsvector('swedish', 'kommunerna samverkar')").fetchone()
    assert stems == ("'kommun':1 'samverk':2",)


def test_a_server_of_your_own_is_used_as_named(monkeypatch: pytest.MonkeyPatch, data_dir: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://samverkan@db.example.se/samverkan")
    with ensure() as url:
        assert url == "postgresql://samverkan@db.example.se/samverkan"
    assert not data_dir.exists()


def test_folders_are_closed_to_others_and_parents_keep_their_permissions(tmp_path: Path) -> None:
    parent = tmp_path / "stängd"
    parent.mkdir(mode=0o700)
    with embedded(parent / "postgres"):
        assert (parent / "postgres").stat().st_mode & 0o077 == 0
        assert (parent / "postgres" / "losenord").stat().st_mode & 0o077 == 0
    assert parent.stat().st_mode & 0o777 == 0o700


def test_the_server_outlives_its_starter_while_another_uses_it(data_dir: Path) -> None:
    script = "import sys\nfrom samverkan.runtime.database import ensure\nwith ensure():\n print('inne', flush=True)\n sys.stdin.read()"
    starter = subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert starter.stdout is not None
    assert starter.stdout.readline() == "inne\n"
    with ensure() as url:
        starter.communicate("")
        with psycopg.connect(url) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
        pid = _postmaster(data_dir)
    assert _gone(pid)


def test_the_server_ends_when_its_only_user_is_killed(data_dir: Path) -> None:
    script = "import time\nfrom samverkan.runtime.database import ensure\nwith ensure():\n print('inne', flush=True)\n time.sleep(60)"
    user = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert user.stdout is not None
    assert user.stdout.readline() == "inne\n"
    pid = _postmaster(data_dir)
    user.kill()
    user.communicate()
    assert _gone(pid)
    with ensure() as url, psycopg.connect(url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_a_killed_server_and_keeper_leave_nothing_in_the_way(data_dir: Path) -> None:
    with ensure():
        keeper, server = int(str(_state(data_dir)["keeper"])), _postmaster(data_dir)
        os.kill(keeper, signal.SIGKILL)
        os.kill(server, signal.SIGKILL)
        assert _gone(server)
    with ensure() as url, psycopg.connect(url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_a_server_that_lost_its_keeper_is_replaced(data_dir: Path) -> None:
    with ensure():
        server = _postmaster(data_dir)
        os.kill(int(str(_state(data_dir)["keeper"])), signal.SIGKILL)
    with ensure() as url, psycopg.connect(url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
        assert _postmaster(data_dir) != server


def test_a_lock_whose_number_went_to_another_process_is_cleared(data_dir: Path) -> None:
    with ensure():
        lock = data_dir / "postgres" / "data" / "postmaster.pid"
        kept = lock.read_text().splitlines()
    lock.write_text("\n".join([str(os.getpid()), *kept[1:]]) + "\n")
    with ensure() as url, psycopg.connect(url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_a_folder_too_deep_for_a_socket_is_served_on_the_loopback_address_with_a_password(tmp_path: Path) -> None:
    deep = tmp_path / ("m" * 60) / ("n" * 60)
    with embedded(deep) as address:
        url = address.format(database="postgres")
        parts = connection_settings(url)
        assert parts["HOST"] == "127.0.0.1"
        with psycopg.connect(url) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(url.replace(parts["PASSWORD"], "fel"))


def test_a_half_made_cluster_is_made_again(data_dir: Path) -> None:
    half = data_dir / "postgres" / "data.ny"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")
    with ensure() as url, psycopg.connect(url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert not half.exists()


def test_a_cluster_of_another_version_is_refused_with_a_sentence(data_dir: Path) -> None:
    cluster = data_dir / "postgres" / "data"
    cluster.mkdir(parents=True)
    (cluster / "PG_VERSION").write_text("17\n")
    with pytest.raises(FaultError, match="PostgreSQL 17"), ensure():
        pass
    assert (cluster / "PG_VERSION").read_text() == "17\n"


@pytest.mark.usefixtures("data_dir")
def test_root_without_user_namespaces_is_told_to_name_a_server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setenv("PATH", str(tmp_path))  # no unshare here
    with pytest.raises(FaultError, match="DATABASE_URL"):
        postgres.command("postgres")


def test_create_database_says_whether_it_was_made(tmp_path: Path) -> None:
    with embedded(tmp_path / "postgres") as address:
        assert create_database(address, "kopia")
        assert not create_database(address, "kopia")


def test_a_data_folder_that_is_a_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fil").write_text("")
    monkeypatch.setenv("SAMVERKAN_DATA", str(tmp_path / "fil"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    with pytest.raises(FaultError, match="SAMVERKAN_DATA"), ensure():
        pass
