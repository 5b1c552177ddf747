"""``samverkan allocate``: the contract of its JSON, and bad files as one clear sentence each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from samverkan.cli import main

PERCENTAGES = "2303,4.04\n2305,4.83\n2309,11.44\n2313,8.91\n2321,8.90\n2326,5.39\n2361,7.72\n2380,48.77\n"
AMOUNTS = ["50177", "59989", "142085", "110662", "110538", "66944", "95882", "605723"]
RULE = """
[rule]
id = "avgift"
kind = "allocation"
title = "Avgift"
status = "antagen"
source = "Provkällan"
legal = []
[[component]]
part = "rest"
key = {key}
"""


class Folder:
    """Files of one test, and the command run on them."""

    def __init__(self, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.path, self.capsys = path, capsys

    def file(self, name: str, content: str | bytes) -> str:
        data = content.encode() if isinstance(content, str) else content
        (self.path / name).write_bytes(data)
        return str(self.path / name)

    def run(self, *arguments: str) -> tuple[int, str, str]:
        code = main(["allocate", *arguments])
        out, err = self.capsys.readouterr()
        return code, out, err.replace("\u00a0", " ")

    def json(self, *arguments: str) -> Any:
        code, out, err = self.run(*arguments, "--json")
        assert (code, err) == (0, "")
        return json.loads(out)


@pytest.fixture
def folder(tmp_path: Path, capsys: pytest.CaptureFixture[str], data_dir: Path) -> Folder:
    return Folder(tmp_path, capsys)


def test_settlement_of_2020_as_json(folder: Folder) -> None:
    weights = folder.file("w.csv", "member,weight\n" + PERCENTAGES)
    found = folder.json("--total", "1242000", "--weights", weights, "--percent-decimals", "2")
    assert [share["amount"] for share in found["shares"]] == AMOUNTS
    assert found["shares"][0] == {"member": "2303", "amount": "50177", "exact": "50176.8", "share": "0.0404"}
    assert (found["total"], found["unit"], found["method"]) == ("1242000", "1", "largest-remainder")
    assert found["explanation"]["inputs"][0]["inputs"][0]["inputs"][0]["source"] == "w.csv"


def test_semicolons_decimal_commas_and_byte_order_mark_are_read(folder: Folder) -> None:
    text = "\ufeffmember;weight\r\n" + PERCENTAGES.replace(",", ";").replace(".", ",").replace("\n", "\r\n") + "\r\n"
    found = folder.json("--total", "1242000", "--weights", folder.file("w.csv", text), "--percent-decimals", "2")
    assert [share["amount"] for share in found["shares"]] == AMOUNTS


def test_share_without_exact_decimals_is_a_ratio(folder: Folder) -> None:
    found = folder.json("--total", "10", "--weights", folder.file("w.csv", "member,weight\na,1\nb,2\n"))
    assert [(share["exact"], share["share"]) for share in found["shares"]] == [("10/3", "1/3"), ("20/3", "2/3")]


def test_unit_of_ore_and_the_other_method(folder: Folder) -> None:
    weights = folder.file("w.csv", "member,weight\na,1\nb,1\nc,1\n")
    found = folder.json("--total", "10", "--weights", weights, "--unit", "0.01", "--method", "sainte-lague")
    assert [share["amount"] for share in found["shares"]] == ["3.34", "3.33", "3.33"]
    assert (found["unit"], found["method"], found["total"]) == ("0.01", "sainte-lague", "10.00")


def test_table_for_people_sums_and_names_the_tie(folder: Folder) -> None:
    weights = folder.file("w.csv", "member,weight\nb,1\na,1\n")
    code, out, _ = folder.run("--total", "1001", "--weights", weights)
    assert code == 0
    assert "Summa" in out
    assert "Lika rest för b och a: 1 krona var kvar att ge" in out


def test_rule_with_official_population(folder: Folder) -> None:
    rule = folder.file("r.toml", RULE.format(key='"population"\non = "2020-12-31"'))
    members = folder.file("m.csv", "member\n" + "\n".join(line.split(",")[0] for line in PERCENTAGES.split()))
    found = folder.json("--rule", rule, "--members", members, "--total", "1242000")
    assert found["shares"][4]["amount"] == "114101"
    assert found["explanation"]["inputs"][4]["title"] == "Åre"


def test_rule_reads_only_the_columns_it_names(folder: Folder) -> None:
    rule = folder.file("r.toml", RULE.format(key='"column:timmar"\nonly = "class:full"\nfloor = "10"'))
    text = "member;name;class;timmar;not\na;Kommun A;full|strand;1,5;okänd\nb;Kommun B;full;0,5;\nc;Kommun C;;;\n"
    members = folder.file("m.csv", text.replace("C;;;", "C;;0;"))
    found = folder.json("--rule", rule, "--members", members, "--total", "100")
    assert [share["amount"] for share in found["shares"]] == ["75", "25", "0"]


def test_members_file_has_groups_classes_and_the_columns_of_the_year(folder: Folder) -> None:
    text = RULE.format(key='"population"').replace('part = "rest"', 'rate = "1"\nless = "column:betalt-{year-1}"')
    rule = folder.file("r.toml", text + '[[component.adjust]]\npercent = "50%"\nfor = "class:åter"\n')
    members = folder.file("m.csv", "member,class,units,betalt-2019\ngrupp,,2303|2305,0\n2321,åter,,24\n")
    found = folder.json("--rule", rule, "--members", members, "--on", "2020-12-31")
    assert [share["amount"] for share in found["shares"]] == [str(5208 + 6181), str(12050 // 2 - 24)]
    code, _, err = folder.run("--rule", rule, "--members", members, "--on", "2021-12-31")
    assert (code, "Kolumnen ”betalt-2020” saknas" in err) == (2, True)


def test_members_file_has_periods_that_the_day_decides(folder: Folder) -> None:
    rule = folder.file("r.toml", RULE.format(key='"equal"'))
    members = folder.file("m.csv", "member,from,to\na,,2020-12-31\nb,,\nc,2021-01-01,\n")
    found = folder.json("--rule", rule, "--members", members, "--total", "10", "--on", "2020-12-31")
    assert [share["member"] for share in found["shares"]] == ["a", "b"]
    code, _, err = folder.run("--rule", rule, "--members", members, "--total", "10")
    assert (code, "Ange vilken dag" in err) == (2, True)


def test_date_that_is_not_held_exits_2_with_the_nearest(folder: Folder) -> None:
    rule = folder.file("r.toml", RULE.format(key='"population"\non = "2020-06-30"'))
    code, out, err = folder.run("--rule", rule, "--members", folder.file("m.csv", "member\n2321\n"), "--total", "10")
    assert (code, out) == (2, "")
    assert "2019-12-31 och 2020-12-31" in err


def test_bounds_that_miss_the_total_exit_2_and_say_by_how_much(folder: Folder) -> None:
    rule = folder.file("r.toml", RULE.format(key='"equal"\ncap = "40"'))
    code, _, err = folder.run("--rule", rule, "--members", folder.file("m.csv", "member\na\nb\n"), "--total", "100")
    assert (code, "20 kr blir över" in err) == (2, True)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("member,weight\na,1\nb,-2\n", "rad 3, kolumn weight: Talet -2 är negativt"),
        ("member,weight\na,1\na,2\n", "rad 3, kolumn member: Medlemmen ”a” står redan på rad 2"),
        ("member,weight\na,ett\n", "rad 2, kolumn weight: ”ett” är inget tal"),
        ("member,weight\na,1e5\n", "rad 2, kolumn weight: ”1e5” är inget tal"),
        ("member;weight\na;1 000\n", "rad 2, kolumn weight: ”1 000” är inget tal"),
        ("member,weight\na,\n", "rad 2, kolumn weight: Cellen är tom"),
        ("member,weight\n,1\n", "rad 2, kolumn member: Medlemmen saknas"),
        ("member,vikt\na,1\n", "kolumn weight: Kolumnen ”weight” saknas. Rubrikraden är: member och vikt."),
        ("member,weight,weight\na,1,1\n", "rad 1: Kolumnen ”weight” finns mer än en gång"),
        ("member,weight\na,1,2\n", "rad 2: Raden har 3 celler, men rubrikraden har 2"),
        ('member,weight\n"a,1\n', "rad 2: Raden kan inte läsas som CSV"),
        ("", "Filen är tom"),
        ("\ufeff\n \n", "Filen är tom"),
        ("member,weight\n", "inga rader"),
        (b"member,weight\n\xc5re,1\n", "rad 2: Byte 15 (0xC5) är inte UTF-8"),
        ("member,weight\na,1\n".encode("utf-16"), "rad 1: Byte 1 (0xFF) är inte UTF-8"),
        ("member,weight\na,0\nb,0.00\n", "Alla vikter är noll"),
        ("member,weight\na," + "9" * 1001 + "\n", "rad 2, kolumn weight: Talet har fler än 1000 siffror"),
    ],
)
def test_faulty_weights_file_exits_2_with_place_and_sentence(folder: Folder, content: str | bytes, says: str) -> None:
    code, out, err = folder.run("--total", "10", "--weights", folder.file("w.csv", content))
    assert (code, out) == (2, "")
    assert says in err
    assert "Traceback" not in err


def test_every_fault_of_a_file_is_said(folder: Folder) -> None:
    _, _, err = folder.run("--total", "10", "--weights", folder.file("w.csv", "member,weight\na,x\nb,-1\n,y\n"))
    assert len(err.splitlines()) == 4


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "Ange antingen --weights"),
        (("--weights", "w.csv"), "Ange beloppet"),
        (("--weights", "w.csv", "--rule", "r.toml"), "Ange antingen --weights"),
        (("--rule", "r.toml"), "--members"),
        (("--rule", "r.toml", "--members", "m.csv", "--unit", "1"), "under [rounding]"),
        (("--weights", "w.csv", "--total", "1", "--on", "2020-01-01"), "hör ihop med --rule"),
        (("--weights", "w.csv", "--total", "ett"), "inget belopp"),
        (("--weights", "finns-inte.csv", "--total", "1"), "finns-inte.csv: filen eller mappen finns inte"),
    ],
)
def test_arguments_that_do_not_go_together_exit_2(folder: Folder, arguments: tuple[str, ...], says: str) -> None:
    code, out, err = folder.run(*arguments)
    assert (code, out) == (2, "")
    assert says in err


@pytest.mark.parametrize(("total", "unit"), [("1242000.50", "1"), ("10", "3")])
def test_total_that_is_no_whole_number_of_units_exits_2(folder: Folder, total: str, unit: str) -> None:
    weights = folder.file("w.csv", "member,weight\na,1\n")
    code, _, err = folder.run("--total", total, "--weights", weights, "--unit", unit)
    assert (code, "går inte jämnt upp" in err) == (2, True)


def test_rule_file_that_is_not_utf8_or_toml_exits_2(folder: Folder) -> None:
    members = folder.file("m.csv", "member\na\n")
    for content, says in ((b'title = "\xc5"', "inte UTF-8"), (b"[rule", "TOML")):
        code, _, err = folder.run("--rule", folder.file("r.toml", content), "--members", members, "--total", "1")
        assert (code, says in err) == (2, True)


def test_rule_that_names_a_column_not_in_the_file_says_which(folder: Folder) -> None:
    rule = folder.file("r.toml", RULE.format(key='"column:timmar"'))
    code, _, err = folder.run("--rule", rule, "--members", folder.file("m.csv", "member\na\n"), "--total", "1")
    assert (code, "Kolumnen ”timmar” saknas" in err) == (2, True)
