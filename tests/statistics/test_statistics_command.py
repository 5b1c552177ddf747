"""``samverkan statistics show``: what is here, with source, licence and checksum."""

import json

import pytest

from samverkan.cli import main
from samverkan.statistics import snapshots


@pytest.fixture(autouse=True)
def _own_data_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("SAMVERKAN_DATA", str(tmp_path))


def test_show_lists_every_table_as_json(capsys):
    assert main(["statistics", "show", "--json"]) == 0
    tables = json.loads(capsys.readouterr().out)["tables"]
    assert [table["id"] for table in tables] == [held.id for held in snapshots()]
    assert {"title", "source", "licence", "retrieved", "sha256", "rows", "periods"} <= tables[0].keys()


def test_show_names_source_and_licence_in_words(capsys):
    assert main(["statistics", "show"]) == 0
    out = capsys.readouterr().out
    assert "Folkmängd per kommun den 31 december 1950–2024" in out
    assert "Källa: SCB" in out


def test_show_tells_which_years_were_fetched(capsys, tmp_path):
    folder = tmp_path / "statistics"
    folder.mkdir()
    (folder / "population_year.csv").write_text("code,year,population\n2321,2025,12300\n", encoding="utf-8")
    assert main(["statistics", "show", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["fetched_years"] == [2025]
