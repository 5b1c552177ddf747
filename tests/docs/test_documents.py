"""The documents say what the code does: tables, rules, settings, commands, links."""

from __future__ import annotations

import re
import runpy
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from samverkan.accounts import sign_in
from samverkan.cli import COMMANDS
from samverkan.core import rule_head
from samverkan.core.allocation import parse_component, parse_data
from samverkan.core.allocation import parse_terms as parse_bounds
from samverkan.core.seats import parse_part
from samverkan.core.terms import parse as parse_terms
from samverkan.formats.cases.rulefiles import PARSERS

PROJECT = Path(__file__).resolve().parents[2]
DOCS = PROJECT / "docs"
GENERATE = runpy.run_path(str(DOCS / "generate.py"))
TEXTS = sorted([*PROJECT.glob("*.md"), *DOCS.rglob("*.md")])


def read(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["case-format.md", "findings.md", "roles.md", "statistics.md"])
def test_generated_tables_are_up_to_date(name: str) -> None:
    text = read(name)
    assert "<!-- table: " in text
    assert GENERATE["written"](text) == text, "run: python docs/generate.py"


def test_every_generated_document_is_tested_and_every_table_is_used() -> None:
    texts = [path.read_text(encoding="utf-8") for path in GENERATE["documents"]()]
    used = {name for text in texts for name in re.findall(r"<!-- table: ([\w-]+) -->", text)}
    assert used == set(GENERATE["TABLES"])
    assert [path.name for path in GENERATE["documents"]()] == [
        "case-format.md",
        "findings.md",
        "roles.md",
        "statistics.md",
    ]


HEAD = {"id": "prov", "title": "Prov", "status": "antagen", "source": "Provet", "legal": []}


def examples() -> Iterator[dict[str, Any]]:
    """Every TOML example of rules.md; one without a [rule] gets a plain one of its kind."""
    for section in re.split(r"^## ", read("rules.md"), flags=re.MULTILINE):
        kind = {"Term": "term", "Seats": "seats"}.get(section.partition("\n")[0], "allocation")
        for text in re.findall(r"```toml\n(.*?)```", section, re.DOTALL):
            yield {"rule": {**HEAD, "kind": kind}, **tomllib.loads(text)}


@pytest.mark.parametrize("data", list(examples()))
def test_example_of_a_rule_is_accepted(data: dict[str, Any]) -> None:
    rule: Any = PARSERS[data["rule"]["kind"]](data)
    assert rule.id == data["rule"]["id"]


def test_every_key_of_a_rule_is_documented_and_shown_in_an_example() -> None:
    keys = {*rule_head.HEAD, "use", *parse_component._COMPONENT, "unit", "method", "percent_decimals", "above", "below"}
    keys |= {*parse_data._SERIES, *parse_data._COLUMN, *parse_bounds.DAMPING, "classes", "percent", "prorate"}
    keys |= {*parse_terms._TERM, *parse_terms._AMENDMENT, *parse_terms._TRANSFER, "damping", "amount", "units"}
    keys |= {*parse_part._COMPONENT, *parse_part._TIER}
    text = read("rules.md")
    assert [
        key for key in sorted(keys) if not re.search(rf"`\[?{key}\]?`|\[{key}\]", text) and f"`{{ {key}" not in text
    ] == []
    shown = "\n".join(re.findall(r"```toml\n(.*?)```", text, re.DOTALL))
    rare = {"above", "exit", "for", "year"}  # explained in a sentence of their own
    assert [key for key in sorted(keys - rare) if not re.search(rf"\b{key}\b", shown)] == []


def test_every_setting_of_the_program_is_in_the_operations_guide() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (PROJECT / "samverkan").rglob("*.py"))
    named = set(re.findall(r"SAMVERKAN_[A-Z_]+[A-Z]", code))
    told = set(re.findall(r"SAMVERKAN_[A-Z_]+[A-Z]", read("operations.md")))
    assert told == named


def test_every_command_is_in_the_guide() -> None:
    text = read("guide/kommandon.md")
    assert [name for name in COMMANDS if f"samverkan {name}" not in text] == []


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(PROJECT)))
def test_links_and_pictures_of_a_document_exist(path: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|mailto:)([^)#\s]+)", path.read_text(encoding="utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_every_chapter_of_the_guide_is_in_its_contents() -> None:
    contents = read("guide/README.md")
    chapters = {path.name for path in (DOCS / "guide").glob("*.md")} - {"README.md"}
    assert [name for name in sorted(chapters) if f"]({name})" not in contents] == []


def test_every_picture_of_the_guide_is_taken_and_shown() -> None:
    script = (DOCS / "screenshots.py").read_text(encoding="utf-8")
    taken = set(re.findall(r'^    "([\w-]+)": "/', script, re.MULTILINE))
    shown = {
        name
        for path in (DOCS / "guide").glob("*.md")
        for name in re.findall(r"images/([\w-]+?)-(?:1280|390)\.png", path.read_text(encoding="utf-8"))
    }
    assert shown <= taken
    assert {path.stem.rpartition("-")[0] for path in (DOCS / "guide" / "images").glob("*.png")} == taken


def test_example_of_sign_in_through_organisations_is_accepted(tmp_path: Path) -> None:
    (example,) = [text for text in re.findall(r"```\n(.*?)```", read("operations.md"), re.DOTALL) if "[[oidc]]" in text]
    file = tmp_path / "sign-in.toml"
    file.write_text(example, encoding="utf-8")
    found = sign_in.providers(file, {})
    assert [len(found[kind]["APPS"]) for kind in ("openid_connect", "saml")] == [1, 1]
