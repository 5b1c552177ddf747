"""``samverkan fairness``: the contract of its JSON, the text, and bad files as clear sentences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from samverkan.cli import main

COSTS = "coalition,cost\na,6\nb,6\nc,6\na+b,8\na+c,8\nc + b,9\na+b+c,12\n"
SPLIT = "member,amount\na,5\nb,7/2\nc,3.5\n"


def run(folder: Path, *flags: str, costs: str = COSTS, split: str = SPLIT) -> int:
    (folder / "kostnader.csv").write_text(costs, encoding="utf-8")
    (folder / "fordelning.csv").write_text(split, encoding="utf-8")
    return main(
        ["fairness", "--costs", str(folder / "kostnader.csv"), "--split", str(folder / "fordelning.csv"), *flags]
    )


def test_judged_split_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["in_core"] is False
    assert found["blocking"] == [{"coalition": "a+b", "saves": "1/2"}, {"coalition": "a+c", "saves": "1/2"}]
    assert found["shapley"] == [
        {"member": "a", "amount": "11/3"},
        *({"member": name, "amount": "25/6"} for name in "bc"),
    ]
    assert found["nucleolus"] == [
        {"member": "a", "amount": "10/3"},
        *({"member": name, "amount": "13/3"} for name in "bc"),
    ]


def test_text_says_who_would_gain_and_what_the_words_mean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, costs=COSTS.replace(",", ";"), split="member;amount\na;5\nb;3,5\nc;3,5\n") == 0
    out = capsys.readouterr().out.replace("\u00a0", " ")
    assert "Fördelningen är inte stabil: 2 grupper skulle tjäna på att stå utanför." in out
    assert "a och b sparar tillsammans 0,50 kr." in out
    assert "i genomsnitt över alla ordningar (Shapleyvärdet)" in out


def test_municipalities_are_called_by_name_in_the_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    split = "member,amount\n2303,7\n2305,1\n"
    assert run(tmp_path, costs="coalition,cost\n2303,5\n2305,5\n2303+2305,8\n", split=split) == 0
    out = capsys.readouterr().out.replace("\u00a0", " ")
    assert "Ragunda sparar 2 kr." in out
    assert "2303" not in out


def test_stable_split_and_groups_filled_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "--subadditive", "--json", costs="coalition,cost\na,6\nb,6\nc,6\na+b+c,12\n") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["in_core"] is True
    assert [row["amount"] for row in found["nucleolus"]] == ["4", "4", "4"]


@pytest.mark.parametrize(
    ("costs", "split", "texts"),
    [
        (COSTS.replace("a+c,8\n", ""), SPLIT, ["kostnader.csv", "Kostnaden saknas för a+c."]),
        (COSTS, SPLIT.replace("3.5", "4"), ["fordelning.csv", "Det är 0,50 kr för mycket"]),
        (COSTS + "b+a,8\na++b,1\nc+c,1\n", SPLIT, ["står redan på rad 5", "rad 10", "c står mer än en gång"]),
        (COSTS.replace("a,6", "a,sex"), SPLIT, ["rad 2, kolumn cost: ”sex” är inget tal"]),
        (COSTS.replace("a,6", "a,"), SPLIT, ["Cellen är tom"]),
        (COSTS, SPLIT + "a,1\n,2\na+b,3\n", ["står mer än en gång", "Medlemmen saknas", "utan plustecken"]),
        (COSTS.replace("cost\n", "kostnad\n"), SPLIT, ["Kolumnen ”cost” saknas"]),
    ],
)
def test_bad_files_are_told_with_place(
    tmp_path: Path, costs: str, split: str, texts: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, costs=costs, split=split) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert all(text in err.replace("\u00a0", " ") for text in texts)
