"""``samverkan invoices``: every member's file, checked, all of them or none."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from samverkan.cli import main
from samverkan.formats import peppol

pytestmark = pytest.mark.usefixtures("own_database")


def invoiced(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    """The document of a command that goes well."""
    assert main(["invoices", *words, "--json"]) == 0
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return document


def payable(path: str) -> Decimal:
    """What a file asks for (negative: pays back), the file being without errors."""
    data = Path(path).read_bytes()
    assert not peppol.errors(peppol.validate(data))
    paper = peppol.read_document(data)
    amount = peppol.totals(paper).payable
    return -amount if paper.type_code == "381" else amount


@pytest.mark.parametrize(
    ("words", "total"), [(("jamtland", "2021"), 10_046_000), (("jamtland", "2020", "--kind", "avrakning"), -1_242_000)]
)
def test_a_years_invoices_sum_to_what_the_members_owe(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, words: tuple[str, ...], total: int
) -> None:
    document = invoiced(capsys, *words, "--out", str(tmp_path / "ny" / "fakturor"))
    assert set(document) == {"files", "invoices"}
    assert len(document["files"]) == 8
    assert sum(payable(path) for path in document["files"]) == total
    assert sorted(path.name for path in (tmp_path / "ny" / "fakturor").iterdir()) == sorted(
        Path(path).name for path in document["files"]
    )
    assert all(row["draft"] for row in document["invoices"])


def test_the_words_say_whose_file_and_how_much(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["invoices", "jamtland", "2021", "--out", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "faktura-jamtland-utkast-2021-2321-are.xml  Åre kommun  894\u00a0094\u00a0kr" in out or "Åre" in out
    assert len(out.splitlines()) == 8


def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_left(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "upptagen").write_text("en fil")
    assert main(["invoices", "jamtland", "2021", "--out", str(tmp_path / "upptagen")]) != 0
    assert "Ange en annan med --out" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir() if path.name != "data"] == ["upptagen"]


def test_no_file_is_left_where_one_cannot_take_its_place(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    document = invoiced(capsys, "jamtland", "2021", "--out", str(tmp_path / "fakturor"))
    held = sorted(Path(path).name for path in document["files"])
    other = tmp_path / "annan"
    (other / held[-1]).mkdir(parents=True)
    assert main(["invoices", "jamtland", "2021", "--out", str(other)]) != 0
    assert [path.name for path in other.iterdir()] == [held[-1]]


def test_what_cannot_be_invoiced_is_said_and_no_folder_is_made(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for words, said in (
        (("gotland", "2021"), "case load"),
        (("jamtland", "2021", "--kind", "projekt"), "projektandelar"),
    ):
        assert main(["invoices", *words, "--out", str(tmp_path / "ut")]) != 0
        assert said in capsys.readouterr().err
    assert not (tmp_path / "ut").exists()
