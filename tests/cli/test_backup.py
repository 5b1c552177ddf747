"""``samverkan backup`` and ``restore``: everything comes back, or nothing is touched."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import psycopg
import pytest

from samverkan.core.faults import FaultError
from samverkan.runtime import paths
from samverkan.runtime.archive import DATABASE, MANIFEST, Manifest, read_archive, write_archive
from samverkan.runtime.backup import make_backup, restore_backup
from samverkan.runtime.database import create_database
from samverkan.runtime.dumps import dump, load

pytestmark = pytest.mark.django_db  # so that the test database is made
NAME = f"kopia_{os.getpid()}"
CASES = len(list(paths.cases_dir().glob("*/datapackage.json")))
PAPER = b"Protokoll"
PAPER_AT = f"documents/{sha256(PAPER).hexdigest()[:2]}/{sha256(PAPER).hexdigest()}"


@pytest.fixture(scope="module")
def template(database_server: str, django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The test database with every case, as a dump."""
    from django.db import connection

    target = tmp_path_factory.mktemp("mall") / DATABASE
    dump(database_server.format(database=connection.settings_dict["NAME"]), target)
    return target


@pytest.fixture
def url(database_server: str, template: Path, data_dir: Path) -> Iterator[str]:
    """An installation of its own: a database with every case, a document, a key."""
    create_database(database_server, NAME)
    address = database_server.format(database=NAME)
    load(template, address)
    for name, content in ((PAPER_AT, PAPER), ("secret", b"k" * 60), ("statistics/folk.csv", b"2321;110538")):
        (data_dir / name).parent.mkdir(parents=True, exist_ok=True)
        (data_dir / name).write_bytes(content)
    yield address
    with psycopg.connect(database_server.format(database="postgres"), autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")


def answer(url: str, question: str) -> Any:
    with psycopg.connect(url) as server:
        return server.execute(question).fetchone()[0]


def change(url: str, statement: str) -> None:
    with psycopg.connect(url) as server:
        server.execute(statement)


def databases(url: str) -> set[str]:
    """This installation's databases and those made beside it; other tests' come and go on the same server."""
    with psycopg.connect(url) as server:
        held = server.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [NAME]).fetchall()
    return {row[0] for row in held}


def run(url: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-m", "samverkan.cli", *arguments]
    return subprocess.run(
        line, env={**os.environ, "DATABASE_URL": url}, capture_output=True, text=True, check=False
    )  # the data folder is in the environment already


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def restored(url: str, file: Path, *, replace: bool = True) -> Manifest:
    return restore_backup(url, file, frozenset(read_archive(file).about["migrations"]), replace=replace)


def fault(url: str, file: Path, **options: bool) -> str:
    with pytest.raises(FaultError) as raised:
        restored(url, file, **options)
    return str(raised.value)


def test_backup_then_changes_then_restore_gives_the_same_bytes(url: str, data_dir: Path, tmp_path: Path) -> None:
    file = tmp_path / "kopia.tar"
    assert run(url, "case", "export", "jamtland", str(tmp_path / "before")).returncode == 0
    said = run(url, "backup", str(file), "--json")
    assert said.returncode == 0, said.stderr
    content = file.read_bytes()
    assert json.loads(said.stdout) == {"bytes": len(content), "sha256": sha256(content).hexdigest()}
    assert file.stat().st_mode & 0o077 == 0
    triggers = answer(url, "SELECT count(*) FROM pg_trigger")
    before = databases(url)

    change(url, "UPDATE agreements_agreement SET name = 'Något annat'")
    change(url, "CREATE TABLE ny (id int)")
    (data_dir / PAPER_AT).unlink()
    (data_dir / "documents" / "ff").mkdir()
    (data_dir / "documents" / "ff" / ("f" * 64)).write_bytes(b"later")
    (data_dir / "secret").write_bytes(b"another")
    refused = run(url, "restore", str(file))
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "--yes" in refused.stderr
    assert (data_dir / "secret").read_bytes() == b"another"
    done = run(url, "restore", str(file), "--yes", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["sha256"] == sha256(content).hexdigest()

    assert run(url, "case", "export", "jamtland", str(tmp_path / "after")).returncode == 0
    assert files(tmp_path / "after") == files(tmp_path / "before")
    assert answer(url, "SELECT to_regclass('ny')") is None
    assert files(data_dir / "documents") == {PAPER_AT.removeprefix("documents/"): PAPER}
    assert (data_dir / "secret").read_bytes() == b"k" * 60
    assert databases(url) == before
    assert answer(url, "SELECT count(*) FROM pg_trigger") == triggers
    events = answer(url, "SELECT count(*) FROM agreements_agreementevent")
    change(url, "UPDATE agreements_agreement SET name = 'Ett till' WHERE id = 'jamtland/kommunavtalet'")
    assert answer(url, "SELECT count(*) FROM agreements_agreementevent") == events + 1


def test_damaged_or_foreign_file_is_refused_and_nothing_is_touched(url: str, data_dir: Path, tmp_path: Path) -> None:
    file = tmp_path / "kopia.tar"
    make_backup(url, file)
    change(url, "UPDATE agreements_agreement SET name = 'Senare'")
    content = file.read_bytes()
    at = content.index(PAPER)
    broken = {
        "vänd": content[:at] + b"p" + content[at + 1 :],
        "avhuggen": content[: len(content) // 2],
        "tom": b"",
        "text": b"hej" * 4000,
    }
    for name, damaged in broken.items():
        other = tmp_path / f"{name}.tar"
        other.write_bytes(damaged)
        with pytest.raises(FaultError) as raised:
            restore_backup(url, other, frozenset(), replace=True)
        assert "säkerhetskopia" in str(raised.value)
    assert answer(url, "SELECT count(DISTINCT name) FROM agreements_agreement") == 1
    assert sorted(path.name for path in data_dir.iterdir()) == ["documents", "secret", "statistics"]


@pytest.mark.parametrize("name", ["../utanför", "/etc/passwd", "documents/../secret", "statistics/../../x", "annat"])
def test_member_that_leads_elsewhere_is_refused(name: str, tmp_path: Path) -> None:
    content = b"x"
    said = {"format": 1, "files": {at: {"bytes": 1, "sha256": sha256(content).hexdigest()} for at in (DATABASE, name)}}
    manifest = json.dumps(said).encode()
    with tarfile.open(tmp_path / "kopia.tar", "w") as tar:
        for at, held in ((MANIFEST, manifest), (DATABASE, content), (name, content)):
            member = tarfile.TarInfo(at)
            member.size = len(held)
            tar.addfile(member, io.BytesIO(held))
    with pytest.raises(FaultError):
        read_archive(tmp_path / "kopia.tar", tmp_path / "ut" / "djupt")
    assert not (tmp_path / "ut" / "utanför").exists()


def test_backup_of_a_newer_program_is_refused(url: str, tmp_path: Path) -> None:
    file = tmp_path / "kopia.tar"
    make_backup(url, file)
    known = frozenset(read_archive(file).about["migrations"])
    with pytest.raises(FaultError, match="nyare Samverkan"):
        restore_backup(url, file, known - {"registry.0001_initial"}, replace=True)


def test_database_in_use_is_refused_and_a_full_one_asks(url: str, tmp_path: Path) -> None:
    file = tmp_path / "kopia.tar"
    make_backup(url, file)
    assert "--yes" in fault(url, file, replace=False)
    with psycopg.connect(url):
        assert "Stanna samverkan up" in fault(url, file)
    change(url, "DELETE FROM accounts_user")
    change(url, "TRUNCATE registry_cooperation CASCADE")
    restored(url, file, replace=False)
    assert answer(url, "SELECT count(*) FROM registry_cooperation") == CASES


def test_dump_that_cannot_be_loaded_leaves_everything_as_it_was(url: str, data_dir: Path, tmp_path: Path) -> None:
    whole, about = tmp_path / "kopia.tar", {}
    make_backup(url, whole)
    about = dict(read_archive(whole, tmp_path / "ut").about)
    dumped = (tmp_path / "ut" / DATABASE).read_bytes()
    before, held = databases(url), files(data_dir)
    for name, content in (("half", dumped[: len(dumped) * 3 // 4]), ("none", b"no dump")):
        (tmp_path / name).write_bytes(content)
        write_archive(tmp_path / f"{name}.tar", about, {DATABASE: tmp_path / name})
        assert "kunde inte läsas in" in fault(url, tmp_path / f"{name}.tar")
    write_archive(tmp_path / "fewer.tar", about | {"triggers": 1}, {DATABASE: tmp_path / "ut" / DATABASE})
    assert "utlösare" in fault(url, tmp_path / "fewer.tar")
    assert databases(url) == before
    assert files(data_dir) == held
    assert answer(url, "SELECT count(*) FROM registry_cooperation") == CASES


def test_backup_never_writes_over_a_file(url: str, tmp_path: Path) -> None:
    file = tmp_path / "kopia.tar"
    file.write_text("äldre")
    with pytest.raises(FileExistsError):
        make_backup(url, file)
    assert file.read_text() == "äldre"
    assert [path.name for path in tmp_path.iterdir() if path.name != "data"] == ["kopia.tar"]


def test_dump_says_why_where_the_server_does_not_answer(tmp_path: Path) -> None:
    with pytest.raises(FaultError, match="kunde inte skrivas ut"):
        dump("postgresql://samverkan@127.0.0.1:1/samverkan", tmp_path / "ut")
