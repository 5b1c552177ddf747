"""``samverkan case``: check, load and export."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from samverkan.cli import main

CASES = Path(__file__).resolve().parents[2] / "cases"


def _document(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    return dict(json.loads(capsys.readouterr().out))


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_check_reproduces_the_tables_and_names_the_findings(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["case", "check", str(CASES / "jamtland"), "--json"]) == 0
    report = _document(capsys)
    assert (report["case"], report["on"]) == ("jamtland", "2021-12-31")
    assert [(table["cells"] > 0, table["differences"]) for table in report["tables"]] == [(True, [])] * len(
        report["tables"]
    )
    for finding in report["findings"]:
        assert {"id", "known_as", "severity", "text", "where"} <= set(finding)
        assert finding["known_as"] == (finding["known_as_all"] or [None])[0]
    assert {"D1", "D5", "D17"} <= {name for finding in report["findings"] for name in finding["known_as_all"]}


def test_check_on_another_day_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["case", "check", str(CASES / "jamtland"), "--on", "2020-06-01", "--json"]) == 0
    assert _document(capsys)["on"] == "2020-06-01"


def test_check_for_a_reader_lists_tables_and_findings(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["case", "check", str(CASES / "jamtland")]) == 0
    text = capsys.readouterr().out
    assert text.splitlines()[0].endswith(", per 2021-12-31")
    assert "Skuld till kommunerna" in text
    assert "kontrollanmärkningar" in text
    assert max(len(line) for line in text.splitlines() if line.startswith(" " * 14)) <= 100


def test_check_fails_when_a_printed_cell_differs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(CASES, tmp_path / "cases")
    cells = tmp_path / "cases" / "jamtland" / "data" / "cells.csv"
    text = cells.read_text()
    assert text.count("1 242 000") >= 1
    cells.write_text(text.replace("1 242 000", "1 242 001", 1))
    assert main(["case", "check", str(tmp_path / "cases" / "jamtland"), "--json"]) == 1
    differing = [cell for table in _document(capsys)["tables"] for cell in table["differences"]]
    assert [(cell["printed"], cell["residual"]) for cell in differing] == [("1 242 001", "-1")]
    assert main(["case", "check", str(tmp_path / "cases" / "jamtland")]) == 1
    assert "tryckt 1 242 001, uträknat 1242000" in capsys.readouterr().out


def test_a_broken_case_is_bad_input_and_every_fault_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(CASES, tmp_path / "cases")
    areas = tmp_path / "cases" / "jamtland" / "data" / "areas.csv"
    head, *rows = areas.read_text().splitlines()
    areas.write_text("\n".join([head, rows[0] + ",", rows[1] + ",", *rows[2:]]) + "\n")
    assert main(["case", "check", str(tmp_path / "cases" / "jamtland"), "--json"]) == 2
    out = capsys.readouterr()
    assert out.out == ""
    assert out.err.count("data/areas.csv, rad") >= 2
    assert "Traceback" not in out.err


def test_a_folder_that_is_no_case_is_bad_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in (tmp_path, tmp_path / "finns-inte"):
        assert main(["case", "check", str(folder)]) == 2
        assert capsys.readouterr().err.startswith("samverkan: ")


@pytest.mark.usefixtures("own_database")
def test_load_then_export_gives_the_same_bytes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["case", "load", str(CASES / "jamtland"), "--json"]) == 0
    assert _document(capsys)["loaded"]["jamtland"]["cooperation"] == 1
    assert main(["case", "export", "jamtland", str(tmp_path / "jamtland")]) == 0
    assert _files(tmp_path / "jamtland") == _files(CASES / "jamtland")


@pytest.mark.usefixtures("own_database")
def test_an_unknown_slug_is_bad_input_and_names_case_load(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["case", "export", "atlantis", str(tmp_path / "ut")]) == 2
    message = capsys.readouterr().err
    assert "atlantis" in message
    assert "samverkan case load" in message
    assert not (tmp_path / "ut").exists()
