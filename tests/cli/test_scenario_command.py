"""``samverkan scenario`` on the loaded cases."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import pytest

from samverkan.cli import scenario
from samverkan.core.faults import FaultError
from tests.core.conftest import CASES

pytestmark = pytest.mark.django_db
FILE = str(CASES / "jamtland" / "rules" / "kommunalforbund.toml")


def worked(capsys: pytest.CaptureFixture[str], named: str, **given: Any) -> Any:
    args = {"slug": "jamtland", "scenario": named, "on": None, "json": True} | given
    assert scenario.run(argparse.Namespace(**args)) == 0
    out = capsys.readouterr().out
    return json.loads(out) if args["json"] else out


def test_json_has_the_contracts_keys_and_kronor_as_strings(capsys: pytest.CaptureFixture[str]) -> None:
    found = worked(capsys, "nollalternativ")
    assert {"members", "areas", "gaps", "requirements", "deadlines"} <= found.keys()
    expected = {"member": "2303", "fee_before": "405859", "fee_after": "0"}
    assert found["members"][0] | expected == found["members"][0]
    gap = next(row for row in found["gaps"] if row["object"] == "nseo")
    said = (gap["from"], gap["to"], gap["amount"], gap["label"], gap["closed"])
    assert said == ("2023-01-01", "2023-12-31", "526000", "2021 års budget", False)


def test_file_and_id_say_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert worked(capsys, FILE) == worked(capsys, "kommunalforbund")


def test_text_tells_fees_gaps_and_time_plan(capsys: pytest.CaptureFixture[str]) -> None:
    told = worked(capsys, FILE, json=False)
    assert "Åtaganden som förlorar dagens avtal:" in told
    assert "Varje medlems fullmäktige antar förbundsordningen" in told
    assert "Östersund" in told


@pytest.mark.parametrize(
    ("text", "told"), [("detta = = fel", "kan inte läsas som TOML"), ('[rule]\nid = "x"\n', "saknas")]
)
def test_bad_file_is_a_sentence_that_names_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, told: str
) -> None:
    path = tmp_path / "alt.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FaultError, match=told) as caught:
        worked(capsys, str(path))
    assert all("alt.toml" in fault.where for fault in caught.value.faults)
    assert capsys.readouterr().out == ""


def test_unknown_alternative_and_cooperation_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(FaultError, match="nollalternativ"):
        worked(capsys, "finns-inte")
    with pytest.raises(FaultError, match="case load"):
        worked(capsys, FILE, slug="finns-inte")
