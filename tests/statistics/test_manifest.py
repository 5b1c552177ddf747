"""Every shipped file is what the manifest says, and nothing else is shipped."""

from importlib import resources

import pytest

from samverkan.statistics import damaged, snapshot, snapshots
from samverkan.statistics.manifest import read_bytes, read_features, read_rows


def test_no_shipped_file_differs_from_its_checksum():
    assert damaged() == ()


@pytest.mark.parametrize("held", snapshots(), ids=lambda held: held.id)
def test_entry_says_source_licence_carrier_and_the_number_of_rows(held):
    rows = read_features(held.file) if held.file.endswith(".geojson") else read_rows(held.file)
    assert len(rows) == held.rows
    assert all((held.title, held.source, held.licence, held.periods, held.carrier))


def test_every_file_beside_the_manifest_is_in_it():
    folder = resources.files("samverkan.statistics") / "data"
    assert {file.name for file in folder.iterdir()} == {held.file for held in snapshots()} | {"manifest.toml"}


def test_repository_stays_small():
    assert all(len(read_bytes(held.file)) < 600_000 for held in snapshots())


def test_parts_cover_every_year_of_the_population_once():
    years = [year for first, last, _ in snapshot("scb-folkmangd").parts for year in range(first, last + 1)]
    assert years == [int(year) for year in read_rows("population_year.csv")[0] if year != "code"]


def test_every_source_that_a_row_names_has_a_title():
    named = {row["source"] for row in read_rows("population_dates.csv")}
    assert named == {id for id, _ in snapshot("folkmangd-andra-dagar").origins}
