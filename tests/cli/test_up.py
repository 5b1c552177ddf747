"""``samverkan up`` and ``samverkan doctor``, started as a user starts them."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from samverkan.cli import main
from samverkan.testing.live import running_site


def _get(url: str) -> tuple[int, str]:
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(url, timeout=10) as answer:
        return answer.status, answer.read().decode()


def _family(pid: int) -> set[int]:
    """The process and everything below it."""
    rows = [
        line.split()
        for line in subprocess.run(
            ["ps", "-eo", "pid,ppid"], capture_output=True, text=True, check=True
        ).stdout.splitlines()[1:]
    ]
    found = {pid}
    while more := {int(child) for child, parent in rows if int(parent) in found} - found:
        found |= more
    return found


def _all_gone(pids: set[int], seconds: float = 60) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if not any(Path(f"/proc/{pid}/cmdline").exists() and Path(f"/proc/{pid}/cmdline").read_bytes() for pid in pids):
            return True
        time.sleep(0.05)
    return False


def _doctor(data: Path) -> tuple[int, dict[str, str]]:
    settings = {**os.environ, "SAMVERKAN_DATA": str(data)}
    done = subprocess.run(
        [sys.executable, "-m", "samverkan.cli", "doctor", "--json"],
        capture_output=True,
        text=True,
        env=settings,
        check=False,
    )
    assert done.stderr == ""
    return done.returncode, {check["id"]: check["status"] for check in json.loads(done.stdout)["checks"]}


@pytest.fixture
def bare(data_dir: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A data folder of the test's own and no cases to read."""
    (tmp_path / "inga-fall").mkdir()
    monkeypatch.setenv("SAMVERKAN_CASES", str(tmp_path / "inga-fall"))
    return data_dir


def test_from_nothing_to_the_cases_on_the_screen_and_back_to_nothing(data_dir: Path) -> None:
    with running_site(data_dir) as site:
        assert _get(f"{site.url}/healthz") == (200, "ok")
        status, start = _get(f"{site.url}/")
        assert status == 200
        assert "/jamtland/" in start
        assert _get(f"{site.url}/jamtland/")[0] == 200
        family = _family(site.process.pid)
        assert len(family) >= 5  # itself, the keeper, the web server with two processes, the worker
        code, checks = _doctor(data_dir)
        assert (code, checks["worker"], checks["migrations"], checks["database"]) == (0, "ok", "ok", "ok")
    assert site.process.returncode == 0
    assert _all_gone(family)
    secret = data_dir / "secret"
    assert secret.stat().st_mode & 0o077 == 0
    kept = secret.read_text()
    with running_site(data_dir) as site:
        assert _get(f"{site.url}/jamtland/")[0] == 200
    assert data_dir.with_name("data.log").read_text() == ""  # nothing was migrated, loaded or complained about again
    assert secret.read_text() == kept


def test_a_kill_leaves_no_process_and_nothing_in_the_way(bare: Path) -> None:
    with running_site(bare) as site:
        family = _family(site.process.pid)
        site.process.send_signal(signal.SIGKILL)
        site.process.wait()
        assert _all_gone(family)
    with running_site(bare) as site:
        assert _get(f"{site.url}/healthz") == (200, "ok")


def test_a_terminate_ends_everything_with_exit_0(bare: Path) -> None:
    with running_site(bare) as site:
        family = _family(site.process.pid)
        site.process.terminate()
        out, _ = site.process.communicate(timeout=90)
    assert "Samverkan är stoppat." in out
    assert site.process.returncode == 0
    assert _all_gone(family)


def test_a_web_server_that_dies_ends_everything_with_exit_1(bare: Path) -> None:
    with running_site(bare) as site:
        family = _family(site.process.pid)
        os.kill(next(pid for pid in family if b"granian" in Path(f"/proc/{pid}/cmdline").read_bytes()), signal.SIGKILL)
        site.process.communicate(timeout=90)
    assert site.process.returncode == 1
    assert _all_gone(family)
    assert "webbservern avslutades oväntat" in bare.with_name("data.log").read_text()


def test_a_taken_port_is_one_sentence_and_exit_2_and_nothing_is_started(
    bare: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["up", "--port", str(port)]) == 2
    message = capsys.readouterr().err
    assert (
        message
        == f"samverkan: porten {port} är upptagen av ett annat program. Välj en annan, till exempel --port {port + 1}.\n"
    )
    assert not bare.exists()


@pytest.mark.parametrize(
    ("arguments", "words"), [(["--port", "70000"], "är ingen port"), (["--host", "192.0.2.1"], "--host 127.0.0.1")]
)
def test_an_address_that_is_not_ours_is_refused(
    arguments: list[str], words: str, bare: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["up", *arguments]) == 2
    assert words in capsys.readouterr().err


def test_a_data_folder_that_cannot_be_made_is_one_sentence_and_exit_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "fil").write_text("")
    monkeypatch.setenv("SAMVERKAN_DATA", str(tmp_path / "fil" / "data"))
    assert main(["up", "--port", "0"]) == 2
    message = capsys.readouterr().err
    assert message.count("\n") == 1
    assert "SAMVERKAN_DATA" in message


def test_doctor_on_a_database_that_is_not_migrated_fails_and_says_up(data_dir: Path) -> None:
    code, checks = _doctor(data_dir)
    assert (code, checks["migrations"], checks["secret-key"]) == (1, "fel", "varning")
    assert not (data_dir / "postgres" / "server.json").exists()


def test_doctor_says_which_settings_are_unsafe(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"SAMVERKAN_DEBUG": "1", "SAMVERKAN_HOSTS": "*", "SAMVERKAN_SECRET_KEY": "kort"}.items():
        monkeypatch.setenv(name, value)
    _, checks = _doctor(data_dir)
    assert (checks["debug"], checks["hosts"], checks["secret-key"]) == ("varning", "fel", "fel")


def test_doctor_on_a_server_that_does_not_answer_says_so(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://samverkan@127.0.0.1:1/samverkan")
    code, checks = _doctor(data_dir)
    assert (code, checks["database"]) == (1, "fel")


def test_doctor_without_a_data_folder_still_gives_every_other_check(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("")
    code, checks = _doctor(tmp_path / "fil")
    assert (code, checks["data-dir"], checks["database"], checks["debug"]) == (1, "fel", "fel", "ok")


@pytest.mark.django_db
def test_healthz_answers_ok(client: Any) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok")
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
