"""``samverkan power``: the contract of its JSON, the table, and bad input as one sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from samverkan.cli import main

WEIGHTS = "member,weight,name,inv\nt,4,,10\nf,4,,10\ni,4,,10\nb,2,,1\nn,2,,1\nl,1,Lilla,1\n"


@pytest.fixture
def weights(tmp_path: Path) -> str:
    path = tmp_path / "vikter.csv"
    path.write_text(WEIGHTS, encoding="utf-8")
    return str(path)


def test_power_as_json(weights: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["power", "--weights", weights, "--quota", "12", "--at-least", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["quota"], found["exact"], found["winning"]) == ("12", True, 14)
    first, last = found["members"][0], found["members"][-1]
    assert [first[key] for key in ("member", "weight", "banzhaf", "shapley_shubik", "swings")] == [
        "t",
        "4",
        "5/21",
        "7/30",
        10,
    ]
    assert [last[key] for key in ("banzhaf", "shapley_shubik", "swings", "veto")] == ["0", "0", 0, False]


def test_rounded_power_is_marked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "w.csv"
    rows = "".join(f"m{place},{10**12 + 104729**2 * place}\n" for place in range(40))
    path.write_text("member,weight\n" + rows, encoding="utf-8")
    assert main(["power", "--weights", str(path), "--quota", "1/2", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert not found["exact"]
    assert not found["members"][0]["exact"]
    assert abs(sum(float(row["banzhaf"]) for row in found["members"]) - 1) < 1e-6
    assert len(found["members"][0]["banzhaf"].partition(".")[2]) == 9


def test_several_conditions_in_the_table(weights: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(
        ["power", "--weights", weights, "--quota", "1/2", "--also", "members", "1/2", "--also-at-least", "inv", "2/3"]
    )
    out = capsys.readouterr().out.replace("\u00a0", " ")
    assert code == 0
    assert "mer än 1/2 av rösterna, mer än 1/2 av medlemmarna och minst 2/3 av inv" in out
    assert "Lilla" in out
    assert "tungan på vågen" in out


def test_municipalities_are_called_by_name_in_the_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "w.csv"
    path.write_text("member,weight\n2380,48.77\n2303,25\n2305,26\n", encoding="utf-8")
    assert main(["power", "--weights", str(path), "--quota", "1/2", "--at-least"]) == 0
    out = capsys.readouterr().out.replace("\u00a0", " ")
    assert "Östersund" in out
    assert "2380" not in out


def test_settlement_shares_as_votes_give_ostersund_nine_tenths(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The shares of the settlement of 2020 as votes, and a simple majority."""
    path = tmp_path / "andelar.csv"
    rows = "2303,4.04\n2305,4.83\n2309,11.44\n2313,8.91\n2321,8.90\n2326,5.39\n2361,7.72\n2380,48.77\n"
    path.write_text("member,weight\n" + rows, encoding="utf-8")
    assert main(["power", "--weights", str(path), "--quota", "1/2"]) == 0
    out = capsys.readouterr().out.replace("\u00a0", " ")
    lines = {line.split("  ")[0]: line for line in out.splitlines()[1:9]}
    assert "90,0 %" in lines.pop("Östersund")
    assert len(lines) == 7
    assert all("1,4 %" in line for line in lines.values())
    assert main(["power", "--weights", str(path), "--quota", "1/2", "--json"]) == 0
    found = {row["member"]: row["banzhaf"] for row in json.loads(capsys.readouterr().out)["members"]}
    assert found.pop("2380") == "9/10"
    assert set(found.values()) == {"1/70"}


def test_hundreds_of_seats_are_exact_but_for_the_orders(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "w.csv"
    rows = "".join(f"m{place},{1 + place % 7}\n" for place in range(290))
    path.write_text("member,weight\n" + rows, encoding="utf-8")
    assert main(["power", "--weights", str(path), "--quota", "1/2", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    first = found["members"][0]
    assert (found["exact"], first["exact"]) == (False, False)
    assert "/" in first["banzhaf"]
    assert len(first["shapley_shubik"].partition(".")[2]) == 9


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["--quota", "18"], "Hela vikten är 17, så ingen grupp kan nå mer än vikten 18"),
        (["--quota", "50%"], "--quota: ”50%” är ingen majoritet"),
        (["--quota", "1/2", "--also", "areal", "1/2"], "Kolumnen ”areal” saknas"),
        (["--quota", "1/2", "--also", "inv", "x"], "--also inv: ”x” är ingen majoritet"),
    ],
)
def test_bad_input_is_one_sentence(
    weights: str, arguments: list[str], text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["power", "--weights", weights, *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert text in err.replace("\u00a0", " ")
