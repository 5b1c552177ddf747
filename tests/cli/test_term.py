"""``samverkan term``: the contract's example to the letter, and errors as sentences."""

import json
from pathlib import Path

import pytest

from samverkan.cli import main

RULE = """
[rule]
id = "kommunavtalet"
kind = "term"
title = "Överenskommelsen om regional samverkan"
status = "avtalad"
source = "Bakgrundsrapporten, Samarbetsavtal 2015–2022"
legal = []

[term]
length = "3 years"
renewal = "same"
notice = "1 year"

[[amendment]]
decided = "2020-12"
ends = "2022-12-31"
source = "Bakgrundsrapporten, Bakgrund"
"""


@pytest.fixture
def rule_file(tmp_path: Path) -> Path:
    path = tmp_path / "kommunavtalet.toml"
    path.write_text(RULE, encoding="utf-8")
    return path


def arguments(rule_file, *more):
    return ["term", "--rule", str(rule_file), "--start", "2019-01-01", "--on", "2021-06-01", *more]


def test_term_gives_the_days_of_the_contract(rule_file, capsys):
    assert main(arguments(rule_file, "--json")) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["explanation"]["title"] == "Överenskommelsen om regional samverkan"
    del found["explanation"], found["ends_if_notice"]
    assert found == {
        "current_period": {"from": "2019-01-01", "to": "2022-12-31"},
        "original_end": "2021-12-31",
        "last_notice_day": "2021-12-31",
        "ends": None,
        "renews": "2023-01-01",
    }


@pytest.mark.parametrize(
    ("notice", "ends", "renews"),
    [("2021-12-31", "2022-12-31", None), ("2022-01-01", "2025-12-31", "2023-01-01")],
)
def test_notice_ends_it_in_time_and_a_day_later_a_period_later(rule_file, capsys, notice, ends, renews):
    assert main(arguments(rule_file, "--notice", notice, "--json")) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["ends"], found["renews"]) == (ends, renews)


def test_ended_agreement_has_no_current_period(rule_file, capsys):
    args = [
        "term",
        "--rule",
        str(rule_file),
        "--start",
        "2019-01-01",
        "--on",
        "2023-01-01",
        "--notice",
        "2021-12-31",
        "--json",
    ]
    assert main(args) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["current_period"], found["ends"]) == (None, "2022-12-31")


def test_words_show_the_same_days(rule_file, capsys):
    assert main(arguments(rule_file)) == 0
    out = capsys.readouterr().out
    assert "Nuvarande period         2019-01-01 – 2022-12-31" in out
    assert "Sista dag för uppsägning 2021-12-31" in out


def test_bad_duration_is_one_sentence_with_the_file_and_exit_2(rule_file, capsys):
    rule_file.write_text(RULE.replace("3 years", "3 år"), encoding="utf-8")
    assert main(arguments(rule_file, "--json")) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == f"samverkan: {rule_file}, [term], length: Tiden ”3 år” går inte att läsa. Skriv ”3 years”.\n"


def test_bad_day_on_the_command_line_exits_2(rule_file, capsys):
    assert main(arguments(rule_file, "--notice", "31/12")) == 2
    assert "2021-12-31" in capsys.readouterr().err


def test_missing_file_exits_2(tmp_path, capsys):
    assert main(arguments(tmp_path / "saknas.toml")) == 2
    assert "saknas.toml" in capsys.readouterr().err
