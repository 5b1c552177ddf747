"""The tree is the architecture: imports, sizes, docstrings, templates, and what the rules must not know."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from tests.architecture.tree import (
    PACKAGE,
    ROOT,
    case_names,
    files,
    functions,
    name,
    parsed,
    pure_modules,
    written_texts,
)

MOST_LINES = 400
MOST_IN_A_FUNCTION = 60
CLOCK = {"today", "now", "utcnow", "localdate", "localtime"}
NAMED_IN = {
    "samverkan/cli/": "the examples in the help show the cases that come along",
}
"""Where a case may be named, and why."""
FLOATING = {
    "samverkan/core/fairness/search.py": "points out groups, with its rounding allowed for; whole numbers decide",
    "samverkan/core/fairness/simplex.py": "points out a column; whole numbers decide",
    "samverkan/core/uncertainty/alternatives.py": "a distribution is an estimate; it is shown rounded",
    "samverkan/core/uncertainty/response.py": "a distribution is an estimate; it is shown rounded",
    "samverkan/core/uncertainty/drivers.py": "a distribution is an estimate; it is shown rounded",
    "samverkan/core/uncertainty/inputs.py": "a distribution is an estimate; it is shown rounded",
    "samverkan/core/uncertainty/outcome.py": "a distribution is an estimate; it is shown rounded",
    "samverkan/core/uncertainty/sobol.py": "a distribution is an estimate; it is shown rounded",
}
"""Where a rule may hold floating-point numbers, and why."""


def test_imports_follow_the_layers() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("path", files(".py", ".html", ".css", ".js"), ids=name)
def test_no_file_is_longer_than_a_reader_can_hold(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("path", files(".py"), ids=name)
def test_no_function_is_longer_than_a_screen(path: Path) -> None:
    lengths = {node.name: (node.end_lineno or 0) - node.lineno + 1 for node in functions(parsed(path))}
    assert not {found: lines for found, lines in lengths.items() if lines > MOST_IN_A_FUNCTION}


@pytest.mark.parametrize("path", files(".py", under="samverkan"), ids=name)
def test_module_says_what_it_is(path: Path) -> None:
    tree = parsed(path)
    if tree.body and path.name != "apps.py":
        assert ast.get_docstring(tree)


@pytest.mark.parametrize("path", pure_modules(), ids=name)
def test_public_rule_is_described(path: Path) -> None:
    kinds = ast.FunctionDef | ast.ClassDef
    public = (node for node in parsed(path).body if isinstance(node, kinds) and not node.name.startswith("_"))
    assert not [node.name for node in public if not ast.get_docstring(node)]


@pytest.mark.parametrize("path", pure_modules(), ids=name)
def test_rule_asks_no_clock(path: Path) -> None:
    nodes = list(ast.walk(parsed(path)))
    asked = {node.attr for node in nodes if isinstance(node, ast.Attribute)} & CLOCK
    imported = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    assert not asked
    assert "time" not in imported


@pytest.mark.parametrize("path", files(".py", under="samverkan/core"), ids=name)
def test_core_opens_no_file_and_holds_no_float(path: Path) -> None:
    nodes = list(ast.walk(parsed(path)))
    called = {node.func.id for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    called -= {"float"} if name(path) in FLOATING else set()
    reached = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    assert not called & {"open", "float"}
    assert not reached & {"read_text", "read_bytes", "open", "write_text", "write_bytes"}
    floats = [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, float)]
    assert name(path) in FLOATING or not floats


@pytest.mark.parametrize("path", files(".html", under="samverkan"), ids=name)
def test_template_holds_no_style_or_script_of_its_own(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tags = re.findall(r"<[a-z][^>]*>", text)
    assert not [tag for tag in tags if re.search(r"\s(style|on[a-z]+|hx-on[\w:-]*)\s*=", tag)]
    assert not [tag for tag in tags if re.match(r"<style\b", tag) or "javascript:" in tag]
    assert not [tag for tag in tags if re.match(r"<script\b(?![^>]*\ssrc=)", tag)]


def test_code_knows_no_case_by_name() -> None:
    """Nothing is hard-coded for the cooperations that come along: a new one needs no new code."""
    assert "Östersund" in case_names()
    told = [*_told_in_code(), *_told_in_pages()]
    assert not [line for line in told if not line.startswith(tuple(NAMED_IN))]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ('if slug == "jamtland":', {"jamtland"}),
        ("Jämtland Härjedalen", {"jamtland", "Härjedalen", "Jämtland Härjedalen"}),
        ("Östersund och Åre", {"Östersund", "Åre"}),
        ("ett område, en åre och ett berg", set()),
    ],
)
def test_the_search_for_names_finds_them(text: str, known: set[str]) -> None:
    assert _named(text) == known


def test_every_place_where_a_case_may_be_named_is_needed() -> None:
    told = list(_told_in_code())
    assert not [place for place in NAMED_IN if not any(line.startswith(place) for line in told)]


def _told_in_code() -> list[str]:
    texts = ((path, node) for path in files(".py", under="samverkan") for node in written_texts(parsed(path)))
    return [f"{name(path)}:{node.lineno} {found}" for path, node in texts for found in _named(str(node.value))]


def _told_in_pages() -> list[str]:
    pages = files(".html", ".js", ".css", under="samverkan")
    return [f"{name(path)} {found}" for path in pages for found in _named(path.read_text(encoding="utf-8"))]


TIME_ZONE = "Europe/Stockholm"


def _named(text: str) -> set[str]:
    text = text.replace(TIME_ZONE, "")
    plain = "".join(char for char in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(char))
    words, slugs = set(re.findall(r"\w+", text)), set(re.findall(r"[a-z-]+", plain))
    return {known for known in case_names() if known in words or known in slugs or (" " in known and known in text)}


def test_every_slice_of_pages_has_its_own_parts() -> None:
    slices = [
        path.parent
        for path in files(".py", under="samverkan")
        if path.name == "urls.py" and path.parent.parent == PACKAGE
    ]
    assert slices
    for folder in slices:
        assert (folder / "apps.py").is_file(), folder.name
        views = (folder / "views.py").is_file() or (folder / "views").is_dir() or any(folder.glob("*/views.py"))
        assert views, folder.name
