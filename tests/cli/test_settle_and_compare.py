"""``samverkan settle`` and ``samverkan compare`` on the loaded cases."""

import argparse
import json
from decimal import Decimal
from typing import Any

import pytest

from samverkan.cli import compare, settle
from samverkan.core.faults import FaultError
from samverkan.core.records import MemberEntry
from samverkan.registry.services import save_records

pytestmark = pytest.mark.django_db


def settled(capsys: pytest.CaptureFixture[str], **given: Any) -> Any:
    args = {"slug": "jamtland", "year": 2020, "rule": None, "json": True} | given
    assert settle.run(argparse.Namespace(**args)) == 0
    out = capsys.readouterr().out
    return json.loads(out) if args["json"] else out


def compared(capsys: pytest.CaptureFixture[str], *slugs: str, **given: Any) -> Any:
    args = {"slugs": list(slugs), "year": None, "json": True} | given
    assert compare.run(argparse.Namespace(**args)) == 0
    out = capsys.readouterr().out
    return json.loads(out) if args["json"] else out


def test_settle_gives_the_published_settlement(capsys: pytest.CaptureFixture[str]) -> None:
    document = settled(capsys)
    assert (document["surplus"], document["status"]) == ("1242000", "utfall")
    assert {row["member"]: row["amount"] for row in document["shares"]} == {
        "2303": "50177", "2305": "59989", "2309": "142085", "2313": "110662", "2321": "110538", "2326": "66944",
        "2361": "95882", "2380": "605723"}  # fmt: skip
    assert document["shares"][4] | {"name": ""} == {
        "member": "2321", "name": "", "amount": "110538", "share": "0.089", "exact": "110538"}  # fmt: skip
    assert document["explanation"]["title"] == "Avräkning 2020"


def test_settle_shows_what_another_rule_would_give(capsys: pytest.CaptureFixture[str]) -> None:
    [other] = settled(capsys)["alternatives"]
    assert other["rule"] == "kommunavtalet-avrakning-2020-12-31"
    assert {"member": "2321", "amount": "114101", "difference": "3563"} in other["shares"]


def test_settle_tells_what_is_repaid_carried_on_and_left(capsys: pytest.CaptureFixture[str]) -> None:
    assert settled(capsys)["balances"][4] == {"member": "2321", "repaid": "0", "carried": "0", "due": "110538"}
    common = {"organisation": "2321", "year": 2020}
    rows = [
        MemberEntry(id="a", kind="avrakning", amount=Decimal(110538), **common),  # type: ignore[arg-type]
        MemberEntry(id="b", kind="aterbetalning", amount=Decimal(-110000), **common),  # type: ignore[arg-type]
        MemberEntry(id="c", kind="overforing", amount=Decimal(-500), **common),  # type: ignore[arg-type]
    ]
    save_records("jamtland", put=[("entries", row) for row in rows], by="test")
    assert settled(capsys)["balances"][4] == {"member": "2321", "repaid": "110000", "carried": "500", "due": "38"}
    text = settled(capsys, json=False)
    assert "Kvar att reglera: 1\u00a0131\u00a0500\u00a0kr" in text


def test_settle_by_another_rule_has_the_rule_in_force_beside_it(capsys: pytest.CaptureFixture[str]) -> None:
    document = settled(capsys, rule="kommunavtalet-avrakning-2020-12-31")
    assert document["shares"][4]["amount"] == "114101"
    assert document["alternatives"][0]["shares"][4]["difference"] == "-3563"


def test_settle_in_words_says_forecast(capsys: pytest.CaptureFixture[str]) -> None:
    text = settled(capsys, year=2021, json=False)
    assert "År 2021: överskott 3\u00a0000\u00a0000\u00a0kr (prognos)" in text
    assert "Östersund" in text


def test_settle_refuses_an_unknown_slug_and_names_case_load() -> None:
    with pytest.raises(FaultError, match="case load"):
        settle.run(argparse.Namespace(slug="gotland", year=2020, rule=None, json=True))


def test_a_year_has_four_digits() -> None:
    assert settle.year("2020") == 2020
    with pytest.raises(argparse.ArgumentTypeError, match="fyra siffror"):
        settle.year("20")


def test_compare_gives_every_measure_with_its_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    document = compared(capsys, "vasternorrland", "kalmar", "jamtland", "kalmar")
    assert document["year"] == 2021
    assert [measure["id"] for measure in document["measures"]] == [
        "folkmangd", "avgift", "aa", "kr_per_inv", "tkr_per_aa", "aa_per_100000"]  # fmt: skip
    fee = document["measures"][1]["cells"]
    assert [cell["slug"] for cell in fee] == ["vasternorrland", "kalmar", "jamtland"]
    assert [cell["value"] for cell in fee] == ["8664191", "21329000", "10046000"]
    assert [cell["comparable"] for cell in fee] == [False, False, False]
    assert "24\u00a0601\u00a0000\u00a0kr" in fee[1]["reason"]
    people = document["measures"][0]["cells"]
    assert [cell["comparable"] for cell in people] == [False, True, True]


def test_compare_takes_doubts_from_the_checks(capsys: pytest.CaptureFixture[str]) -> None:
    cells = compared(capsys, "kalmar", "jamtland")["measures"][2]["cells"]
    assert "ifrågasatt" in cells[1]["reason"]


def test_compare_in_words_says_what_is_not_stated(capsys: pytest.CaptureFixture[str]) -> None:
    text = compared(capsys, "jamtland", "sjuharad", json=False)
    assert "anges inte" in text
    assert "Avgiften anges inte." in text
