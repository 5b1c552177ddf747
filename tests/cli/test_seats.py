"""``samverkan seats``: the contract of its JSON, ties with code 1, and bad input as clear sentences."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from samverkan.cli import main

CASES = Path(__file__).parents[2] / "cases"
HEAD = '[rule]\nid = "r"\nkind = "seats"\ntitle = "Regeln"\nstatus = "antagen"\nsource = "Provkällan"\nlegal = []\n'
STEPS = (
    HEAD
    + '[[component]]\neach = 2\n[[component]]\nkey = "population"\non = "2017-12-31"\nabove = 10000\nper_full = 10000\n'
)
DIVIDED = HEAD + '[[component]]\nkey = "column:invanare"\nmethod = "sainte-lague"\nminimum = 1\n'


class Folder:
    """Files of one test, and the command run on them."""

    def __init__(self, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.path, self.capsys = path, capsys

    def file(self, name: str, content: str) -> str:
        (self.path / name).write_text(content, encoding="utf-8")
        return str(self.path / name)

    def run(self, *arguments: str) -> tuple[int, str, str]:
        code = main(["seats", *arguments])
        out, err = self.capsys.readouterr()
        return code, out.replace("\u00a0", " "), err.replace("\u00a0", " ")

    def json(self, *arguments: str, code: int = 0) -> Any:
        found, out, _ = self.run(*arguments, "--json")
        assert found == code
        return json.loads(out)


@pytest.fixture
def folder(tmp_path: Path, capsys: pytest.CaptureFixture[str], data_dir: Path) -> Folder:
    return Folder(tmp_path, capsys)


def test_seats_by_weights_as_json(folder: Folder) -> None:
    weights = folder.file("w.csv", "member,weight\na,53\nb,24\nc,23\n")
    found = folder.json("--total", "10", "--method", "largest-remainder", "--weights", weights)
    assert found["total"] == 10
    assert found["seats"] == [{"member": "a", "seats": 5}, {"member": "b", "seats": 3}, {"member": "c", "seats": 2}]
    assert found["ties"] == []
    (node,) = found["explanation"]["inputs"][0]["inputs"]
    assert node["calculation"] == "10 × 53 / 100 = 5,30 → 5"
    assert node["inputs"][0]["source"] == "w.csv"


@pytest.mark.parametrize("method", ["largest-remainder", "sainte-lague", "dhondt", "adams", "huntington-hill"])
def test_tie_is_told_and_not_broken_by_every_method(folder: Folder, method: str) -> None:
    weights = folder.file("w.csv", "member,weight\na,5\nb,3\nc,3\n")
    found = folder.json("--total", "2", "--method", method, "--weights", weights, code=1)
    assert found["ties"] == [{"members": ["b", "c"], "seats": 1}]
    assert [row["seats"] for row in found["seats"]] == [1, 0, 0]
    assert found["total"] == 2


def test_tie_with_the_modified_method_and_what_a_person_reads(folder: Folder) -> None:
    weights = folder.file("w.csv", "member,weight\na,21\nb,10\nc,10\n")
    code, out, err = folder.run("--total", "2", "--method", "modified", "--first-divisor", "1.4", "--weights", weights)
    assert code == 1
    assert "Inte givna" in out
    assert "b och c står lika om den sista platsen" in err


def test_rule_gives_the_seats_of_the_published_total(folder: Folder) -> None:
    rule = folder.file("r.toml", STEPS)
    members = folder.file("m.csv", "member\n1496\n1494\n1445\n")
    found = folder.json("--rule", rule, "--members", members)
    assert (found["total"], [row["seats"] for row in found["seats"]]) == (14, [7, 5, 2])
    _, out, _ = folder.run("--rule", rule, "--members", members)
    assert (
        "2 platser till var och en. En plats för varje helt 10 000-tal invånare, för den som har fler än 10 000" in out
    )
    later = folder.json("--rule", rule, "--members", members, "--population-on", "2024-12-31")
    assert [row["seats"] for row in later["seats"]] == [7, 6, 2]


def test_rule_divides_the_total_given_and_names_who_is_near(folder: Folder) -> None:
    noted = DIVIDED + '[[column]]\nname = "invanare"\nunit = "inv"\n'
    rule = folder.file("r.toml", noted)
    members = folder.file("m.csv", "member,invanare\na,2999\nb,1000\n")
    found = folder.json("--rule", rule, "--members", members, "--total", "4")
    assert [row["seats"] for row in found["seats"]] == [2, 2]
    assert found["near"] == [
        {"member": "a", "inhabitants": 2, "seats": 1},
        {"member": "b", "inhabitants": -1, "seats": -1},
    ]
    _, out, _ = folder.run("--rule", rule, "--members", members, "--total", "4")
    assert "a: 2 invånare fler skulle ge 1 plats." in out


def test_date_that_is_not_held_names_the_nearest(folder: Folder) -> None:
    rule, members = (
        folder.file("r.toml", STEPS.replace("2017-12-31", "2017-11-15")),
        folder.file("m.csv", "member\n1496\n"),
    )
    code, out, err = folder.run("--rule", rule, "--members", members)
    assert (code, out) == (2, "")
    assert "Närmast" in err or "närmast" in err


def test_rule_of_a_case_reads_a_list_of_codes(folder: Folder) -> None:
    rule = str(CASES / "norrbottens-kommuner/rules/platser-fullmaktige.toml")
    members = folder.file("m.csv", "member\n2514\n2582\n")
    found = folder.json("--rule", rule, "--members", members, "--on", "2022-04-30")
    assert [row["seats"] for row in found["seats"]] == [5, 8]
    assert [row["inhabitants"] for row in found["near"]] == [-169, -181]
    later = folder.json("--rule", rule, "--members", members, "--on", "2022-04-30", "--population-on", "2019-12-31")
    assert [row["seats"] for row in later["seats"]] == [4, 8]
    code, _, err = folder.run("--rule", rule, "--members", members)
    assert (code, "Ange vilken dag som gäller." in err) == (2, True)
    code, _, err = folder.run("--rule", rule, "--members", members, "--on", "1993-01-01")
    assert (code, "vart tredje år" in err) == (2, True)


def test_municipalities_are_of_their_class_where_the_file_says_none(folder: Folder) -> None:
    rule = str(CASES / "norrbottens-lans-kollektivtrafikmyndighet/rules/platser-direktion.toml")
    members = folder.file("m.csv", "member,class\n2514,\n2582,\nregion-norrbotten,region\n")
    assert [row["seats"] for row in folder.json("--rule", rule, "--members", members)["seats"]] == [1, 1, 2]


def test_rule_of_the_year_before_asks_for_the_day(folder: Folder) -> None:
    rule = folder.file(
        "r.toml", HEAD + '[[component]]\nkey = "population"\non = "12-31"\nlag_years = 1\nper_commenced = 4000\n'
    )
    members = folder.file("m.csv", "member\n2514\n")
    code, _, err = folder.run("--rule", rule, "--members", members)
    assert (code, "Ange vilken dag som gäller." in err) == (2, True)
    found = folder.json("--rule", rule, "--members", members, "--on", "2018-01-01")
    assert found["seats"] == [{"member": "2514", "seats": 5}]
    assert found["near"] == [{"member": "2514", "inhabitants": -169, "seats": -1}]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "Ange antingen --weights"),
        (["--weights", "W"], "Ange antalet platser"),
        (["--rule", "R"], "--members FIL.csv"),
        (["--rule", "R", "--members", "M"], "Ange antalet"),
        (["--rule", "R", "--members", "M", "--total", "1"], "Antalet platser, 1, räcker inte: 2 är"),
        (["--rule", "R", "--members", "M", "--total", "4", "--method", "adams"], "Metoden står i regeln"),
        (["--weights", "W", "--total", "4", "--method", "modified"], "första divisor"),
        (["--weights", "W", "--total", "4", "--method", "adams", "--first-divisor", "1.4"], "--first-divisor hör till"),
        (["--weights", "W", "--total", "4", "--method", "modified", "--first-divisor", "3"], "mindre än 3"),
        (["--weights", "W", "--total", "1.5"], "inget antal"),
        (["--weights", "W", "--total", "4", "--on", "2020-01-01"], "hör ihop med --rule"),
        (["--weights", "Z", "--total", "4"], "noll för alla"),
    ],
)
def test_bad_input_is_one_sentence(folder: Folder, arguments: list[str], words: str) -> None:
    files = {
        "W": folder.file("w.csv", "member,weight\na,2\nb,1\n"), "Z": folder.file("z.csv", "member,weight\na,0\nb,0\n"),
        "R": folder.file("r.toml", DIVIDED), "M": folder.file("m.csv", "member,invanare\na,2\nb,1\n"),
    }  # fmt: skip
    code, out, err = folder.run(*(files.get(word, word) for word in arguments))
    assert (code, out) == (2, "")
    assert words in err
    assert "Traceback" not in err
