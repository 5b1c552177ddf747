"""``samverkan legal``: the contract's document, the exit codes, and errors as sentences."""

import json

import pytest

from samverkan.cli import main
from samverkan.core.records import FORMS
from tests.charters import ASSOCIATION, FEDERATION

DIREKTION = "kommunalforbund-direktion"


@pytest.fixture
def charter(tmp_path):
    path = tmp_path / "forbundsordning.txt"
    path.write_text(FEDERATION, encoding="utf-8")
    return path


def asked(capsys, *arguments):
    code = main(["legal", *arguments, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_form_alone_gives_its_requirements_undecided(capsys):
    code, found = asked(capsys, DIREKTION)
    assert (code, found["form"]) == (0, DIREKTION)
    assert {row["status"] for row in found["requirements"]} == {"kan inte avgöras", "inte tillämpligt"}
    assert all({"id", "citation", "status", "text"} <= set(row) for row in found["requirements"])


def test_whole_charter_has_nothing_short_and_exits_0(charter, capsys):
    code, found = asked(capsys, DIREKTION, "--charter", str(charter))
    assert code == 0
    row = next(row for row in found["requirements"] if row["id"] == "KL-9-6-17")
    assert (row["citation"], row["status"], row["clauses"]) == ("9 kap. 6 § 17 KL", "uppfyllt", ["19 § Tvister"])
    assert (row["ground"], row["wording"], row["own_reading"]) == ("lagtext", "2025-09-01", False)


def test_point_left_out_is_short_and_exits_1(charter, capsys):
    charter.write_text(FEDERATION.partition("20 §")[0], encoding="utf-8")
    code, found = asked(capsys, DIREKTION, "--charter", str(charter))
    assert code == 1
    assert [row["id"] for row in found["requirements"] if row["status"] == "brister"] == ["KL-9-6-18"]


def test_words_say_status_ground_and_reason(tmp_path, capsys):
    path = tmp_path / "stadgar.md"
    path.write_text(ASSOCIATION.partition("§ 3")[0], encoding="utf-8")
    assert main(["legal", "ideell-forening", "--charter", str(path)]) == 1
    said = capsys.readouterr().out
    assert "BRISTER  Varje fullmäktige verkar för handlingsoffentlighet före beslutet\n  HFD 2011:53, rättsfall" in said
    assert said.rstrip().endswith("brister, 7 kan inte avgöras och 1 inte tillämpligt.")


def test_repealed_form_says_why_it_cannot_be_chosen(capsys):
    code, found = asked(capsys, "samverkansorgan")
    assert (code, found["requirements"]) == (0, [])
    assert "2019-01-01" in found["reason"]


def test_unknown_form_exits_2_and_lists_the_forms(capsys):
    assert main(["legal", "bolag", "--json"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert all(form in said.err for form in FORMS)


def test_missing_and_unreadable_charter_exit_2(tmp_path, capsys):
    assert main(["legal", DIREKTION, "--charter", str(tmp_path / "saknas.txt")]) == 2
    assert "saknas.txt" in capsys.readouterr().err
    path = tmp_path / "ordning.docx"
    path.write_bytes(b"PK")
    assert main(["legal", DIREKTION, "--charter", str(path)]) == 2
    assert "Spara styrdokumentet som .txt" in capsys.readouterr().err
