"""The case format: what is read, what is refused and how it is said, and that writing loses nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from frictionless import Package
from hypothesis import given
from hypothesis import strategies as st

from samverkan.core import records as r
from samverkan.core.faults import FaultError
from samverkan.formats.cases import case_files, parse_rule_text, read_case, write_case
from samverkan.formats.cases.schema import columns
from samverkan.formats.cases.values import CellError, format_cell, parse_cell

TERM = """[rule]
id = "tid"
kind = "term"
title = "Tid"
status = "avtalad"
source = "Avtalet"
legal = []

[term]
length = "3 years"
renewal = "same"
notice = "1 year"
"""


def small_case() -> r.Case:
    """Two municipalities and a region, one budget row under a sum, one agreement with a term rule."""
    return r.Case(
        slug="prov",
        title="Provsamverkan",
        cooperation=r.Cooperation(id="prov", name="Provsamverkan", short_name="Prov", source="s"),
        sources=(r.Source(id="s", title="Avtalet, ”ca 3 år”", kind="avtal"),),
        organisations=(r.Organisation(id="regionen", name="Regionen", kind="region", source="s"),),
        memberships=(
            r.Membership(
                id="m1", organisation="2303", kind="medlem", since=date(2015, 1, 1), until=date(2023, 1, 1), source="s"
            ),
            r.Membership(id="m2", organisation="regionen", kind="part", pays=False, source="s"),
        ),
        areas=(
            r.Area(id="allt", name="Allt", kind="summa", source="s"),
            r.Area(id="rad", parent="allt", name="Rad, ”ett”\nmed två rader", kind="rad", lapsed=True, source="s"),
        ),
        budget=(
            r.BudgetLine(id="b1", area="rad", year=2020, amount=None, unit="tkr", fte=Decimal("0.50"), source="s"),
        ),
        agreements=(r.Agreement(id="a", name="Avtal", status="gallande", rule="tid", source="s"),),
        parties=(r.Party(id="p1", agreement="a", organisation="regionen", source="s"),),
        rules=(parse_rule_text(TERM, "rules/tid.toml"),),
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small case as a folder."""
    write_case(small_case(), tmp_path / "prov")
    return tmp_path / "prov"


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def faults(folder: Path) -> list[str]:
    with pytest.raises(FaultError) as caught:
        read_case(folder)
    return [fault.sentence() for fault in caught.value.faults]


def test_written_case_reads_back_equal(folder: Path) -> None:
    assert read_case(folder) == small_case()


def test_writing_again_gives_the_same_bytes(folder: Path) -> None:
    before = {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
    write_case(read_case(folder), folder)
    assert {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()} == before


def test_last_day_is_inclusive_in_the_file(folder: Path) -> None:
    assert "m1,2303,medlem,2015-01-01,2022-12-31,," in (folder / "data/memberships.csv").read_text(encoding="utf-8")


def test_blank_amount_stays_unstated(folder: Path) -> None:
    line = read_case(folder).budget[0]
    assert line.amount is None
    assert str(line.fte) == "0.50"


def test_package_is_a_valid_frictionless_package(folder: Path) -> None:
    report = Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "message"])


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("areas.csv", "id,parent", "id,förälder", "data/areas.csv, rad 1: kolumnen ”parent” saknas i rubrikraden."),
        (
            "memberships.csv",
            "2015-01-01",
            "1/1 2015",
            "data/memberships.csv, rad 2, kolumn from: ”1/1 2015” är inget datum",
        ),
        (
            "memberships.csv",
            "2303",
            "2399",
            "data/memberships.csv, rad 2, kolumn organisation: kommunkoden 2399 finns inte",
        ),
        (
            "memberships.csv",
            "2022-12-31",
            "2014-12-31",
            "data/memberships.csv, rad 2, kolumn to: perioden slutar innan",
        ),
        ("budget.csv", "0.50", "0,50", "data/budget.csv, rad 2:"),
        (
            "budget.csv",
            "b1,rad",
            "b1,raden",
            "data/budget.csv, rad 2, kolumn area: ”raden” finns inte i data/areas.csv",
        ),
        ("budget.csv", "tkr", "ton", "data/budget.csv, rad 2, kolumn unit: ”ton” är inget tillåtet värde"),
        ("areas.csv", "allt,,Allt", "allt,,", "data/areas.csv, rad 2, kolumn name: Namn saknas"),
        ("parties.csv", "p1,a", "p1,b", "data/agreements.csv, rad 2, kolumn id: avtalet ”Avtal” har ingen part"),
        ("memberships.csv", "m2,", "m1,", "data/memberships.csv, rad 3, kolumn id: nyckeln ”m1” står redan på rad 2"),
    ],
)
def test_broken_case_says_what_where_and_what_instead(
    folder: Path, file: str, old: str, new: str, expected: str
) -> None:
    edit(folder / "data" / file, old, new)
    assert any(text.startswith(expected) for text in faults(folder)), faults(folder)


def test_every_fault_comes_in_one_run(folder: Path) -> None:
    edit(folder / "data/areas.csv", "allt,,Allt", "allt,,")
    edit(folder / "data/memberships.csv", "2015-01-01", "2015-13-01")
    edit(folder / "rules/tid.toml", 'length = "3 years"', 'längd = "3 years"')
    found = faults(folder)
    assert {text.split(",")[0].split(":")[0] for text in found} >= {
        "data/areas.csv",
        "data/memberships.csv",
        "rules/tid.toml",
    }


def test_overlapping_membership_is_refused(folder: Path) -> None:
    file = folder / "data/memberships.csv"
    row = file.read_text(encoding="utf-8").splitlines()[1].replace("m1,", "m3,").replace("2015-01-01", "2020-01-01")
    file.write_text(file.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
    assert any("överlappar det på rad 2" in text for text in faults(folder))


def test_wrong_encoding_names_the_line(folder: Path) -> None:
    file = folder / "data/organisations.csv"
    file.write_bytes(file.read_bytes().replace(b"Regionen", "Länet".encode("latin-1")))
    assert faults(folder) == [
        "data/organisations.csv, rad 2: filen är inte UTF-8; spara den som ”CSV UTF-8” i kalkylprogrammet."
    ]


def test_unknown_file_is_named(folder: Path) -> None:
    (folder / "data/budgett.csv").write_text("id\n", encoding="utf-8")
    assert faults(folder)[0].startswith("data/budgett.csv: filen hör inte till ett fall")


def test_folder_without_a_case_is_refused(tmp_path: Path) -> None:
    assert faults(tmp_path)[0].endswith("mappen har ingen datapackage.json; den är inget fall.")
    assert faults(tmp_path / "saknas")[0].endswith("mappen finns inte; ange en mapp med ett fall.")


def test_writing_over_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "viktigt.txt").write_text("x", encoding="utf-8")
    with pytest.raises(FaultError, match="annat innehåll"):
        write_case(small_case(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["viktigt.txt"]


def test_reference_to_a_case_beside_it_is_followed(tmp_path: Path) -> None:
    write_case(small_case(), tmp_path / "prov")
    other = replace(
        small_case(), slug="annan", refers=("prov",), organisations=(), budget=(), rules=(), agreements=(), parties=(),
        cooperation=replace(small_case().cooperation, id="annan"),
    )  # fmt: skip
    write_case(other, tmp_path / "annan")
    assert read_case(tmp_path / "annan").memberships[1].organisation == "regionen"


def test_unreadable_package_is_one_sentence(folder: Path) -> None:
    (folder / "datapackage.json").write_text("{", encoding="utf-8")
    assert faults(folder)[0].startswith("datapackage.json: filen kan inte läsas som JSON")
    (folder / "datapackage.json").write_text(json.dumps({"name": "prov"}), encoding="utf-8")
    assert "datapackage.json: nyckeln ”title” saknas." in faults(folder)


ALL_COLUMNS = [col for resource in r.RESOURCES for col in columns(resource)]


@given(st.sampled_from(ALL_COLUMNS), st.data())
def test_any_value_survives_its_cell(col, data) -> None:
    values = {
        str: st.sampled_from(col.choices)
        if any(col.choices)
        else st.text(st.characters(codec="utf-8", exclude_categories=["C"])),
        int: st.integers(-(10**8), 10**8),
        bool: st.booleans(),
        date: st.dates(date(1, 1, 2), date(9998, 12, 31)),
        Decimal: st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12),
    }
    value = data.draw(values[col.type])
    if isinstance(value, str):
        value = value.strip()
    try:
        read = parse_cell(col, format_cell(col, value))
    except CellError:
        assert col.pattern or (col.required and value in ("", None))
        return
    assert read == (value if value != "" else col.default)


def test_schema_titles_every_column_in_swedish() -> None:
    package = json.loads(case_files(small_case())["datapackage.json"])
    fields = [field for resource in package["resources"] for field in resource["schema"]["fields"]]
    assert all(field["title"] for field in fields)
    assert all(resource["title"] for resource in package["resources"])
