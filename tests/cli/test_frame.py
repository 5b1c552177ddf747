"""The frame of every command: Swedish, exit codes, errors as sentences."""

from __future__ import annotations

import argparse
import inspect
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import pytest

from samverkan.cli import COMMANDS, main
from samverkan.cli.frame import Commands, _parser, run_program
from samverkan.cli.swedish import TEXTS
from samverkan.core.faults import Fault, FaultError

FOR_PROGRAMMERS = {
    ".__call__() not defined", "conflicting subparser: %s", "conflicting subparser alias: %s", 'argument "-" with mode %r',
    "cannot merge actions - two groups are named %r", "'required' is an invalid argument for positionals",
    "invalid option string %(option)r: must start with a character %(prefix_chars)r", "dest= is required for options like %r",
    "invalid conflict_resolution value: %r", "conflicting option string: %s", "conflicting option strings: %s",
    "mutually exclusive arguments must be optional", "cannot have multiple subparser arguments", "%r is not callable",
}  # fmt: skip


def _leaves(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    levels = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not levels:
        yield parser
    for level in levels:
        for below in level.choices.values():
            yield from _leaves(below)


def _command(monkeypatch: pytest.MonkeyPatch, error: BaseException | None) -> None:
    """A command ``prov`` that raises ``error``."""

    def run(args: argparse.Namespace) -> int:
        if error:
            raise error
        return 0

    module = ModuleType("samverkan.cli.prov")
    module.register = lambda commands: commands.add("prov", "ett prov", "samverkan prov", run)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "samverkan.cli.prov", module)


def test_every_sentence_of_argparse_that_a_user_can_meet_is_swedish() -> None:
    source = re.sub(r"'\s*\n\s*'", "", inspect.getsource(argparse))
    called = re.findall(r"(?<!\w)(?:_|ngettext)\(\s*('[^']*'|\"[^\"]*\")(?:,\s*('[^']*'))?", source)
    sentences = {text[1:-1].replace("\\n", "\n") for pair in called for text in pair if text}
    assert len(sentences) > 25
    assert sentences - FOR_PROGRAMMERS - set(TEXTS) == set()


def test_every_command_has_help_in_swedish_with_an_example() -> None:
    leaves = list(_leaves(_parser(COMMANDS, [])))
    assert {leaf.prog.split()[1] for leaf in leaves} == set(COMMANDS)
    for leaf in leaves:
        text = leaf.format_help()
        assert f"exempel:\n  {leaf.prog}" in text, leaf.prog
        assert text.startswith("användning: samverkan ")
        assert not re.search(r"\b(usage|options|show this|positional|default|error)\b", text), text


def test_a_wrong_argument_is_answered_in_swedish_with_exit_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["term", "--start", "igår"]) == 2
    assert "”igår” är inget datum. Skriv till exempel 2021-12-31." in capsys.readouterr().err
    assert main(["okänt"]) == 2
    assert "finns inte att välja" in capsys.readouterr().err
    assert main([]) == 2
    assert "följande saknas: KOMMANDO" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["nan", "inf", "12,5", "tolv", ""])
def test_an_amount_that_is_no_number_is_refused(text: str) -> None:
    from samverkan.cli.frame import amount

    assert amount("1242000.50") == Decimal("1242000.50")
    with pytest.raises(argparse.ArgumentTypeError, match="inget belopp"):
        amount(text)


def test_every_fault_becomes_a_sentence_and_exit_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _command(monkeypatch, FaultError([Fault("a", "det ena är fel", "rad 2"), Fault("b", "det andra är fel")]))
    assert run_program(["prov"], ["prov"]) == 2
    out = capsys.readouterr()
    assert out.err == "samverkan: rad 2: det ena är fel\nsamverkan: det andra är fel\n"
    assert out.out == ""


def test_a_missing_file_becomes_a_sentence_and_exit_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _command(monkeypatch, FileNotFoundError(2, "No such file", "regel.toml"))
    assert run_program(["prov"], ["prov"]) == 2
    assert capsys.readouterr().err == "samverkan: regel.toml: filen eller mappen finns inte. Kontrollera sökvägen.\n"


def test_an_error_of_ours_is_one_sentence_and_the_traceback_is_in_the_log(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], data_dir: Path
) -> None:
    _command(monkeypatch, ZeroDivisionError("oj"))
    assert run_program(["prov"], ["prov"]) == 1
    message = capsys.readouterr().err
    assert "Traceback" not in message
    assert message.count("\n") == 1
    log = data_dir / "log" / "fel.log"
    assert str(log) in message
    assert "ZeroDivisionError: oj" in log.read_text()


def test_ctrl_c_is_said_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _command(monkeypatch, KeyboardInterrupt())
    assert run_program(["prov"], ["prov"]) == 130
    assert capsys.readouterr().err == "samverkan: avbrutet.\n"


def test_only_the_command_that_is_used_is_imported_and_no_django() -> None:
    script = "import sys, samverkan.cli\nsamverkan.cli.main(['allocate', '--help'])\nprint([n for n in ('django', 'samverkan.cli.up', 'psycopg') if n in sys.modules], file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"
    assert "exempel:" in done.stdout


def test_a_reader_that_goes_away_ends_the_command_quietly() -> None:
    line = f"{sys.executable} -m samverkan.cli case check cases/jamtland --json | head -c 20"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=True)
    assert done.stderr == ""


def test_a_group_lists_its_commands_and_asks_for_one(capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser(prog="samverkan")
    commands = Commands(parser)
    commands.add("sak visa", "visa en sak", "samverkan sak visa", lambda args: 0)
    commands.add("sak ta-bort", "ta bort en sak", "samverkan sak ta-bort", lambda args: 3)
    args = parser.parse_args(["sak", "ta-bort", "--json"])
    assert (args.run(args), args.json, args.database) == (3, True, False)
    assert parser.parse_args(["sak", "visa"]).json is False


def test_json_is_the_only_thing_on_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["case", "check", "cases/sjuharad", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["case"] == "sjuharad"
