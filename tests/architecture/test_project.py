"""The project as a whole: it speaks of itself alone, installs what is pinned, and its papers name what exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from samverkan.cli import COMMANDS
from samverkan.law import STATUSES, facts, legal_forms, parameters, requirements
from tests.architecture.tree import ROOT, files, name, project_files

FOREIGN = tuple("".join(parts) for parts in (
    ("/wo", "rk/"), ("/ho", "me/"), ("../sha", "red"), ("pypi", ".org"), ("python", "hosted"), ("npm", "js."),
    ("arti", "factory"), ("clau", "de"), ("anthro", "pic"), ("open", "ai"), ("chat", "gpt"), ("co", "pilot"),
    ("extra-", "index"),
))  # fmt: skip
"""Machine paths, hosts that packages are fetched from, and tools that wrote: no business of a reader."""


def test_files_speak_of_the_project_alone() -> None:
    told = [
        f"{name(path)}: {word}"
        for path in project_files()
        for word in _foreign(path.read_text(encoding="utf-8").lower())
    ]
    assert not told


def _foreign(text: str) -> list[str]:
    return [word for word in FOREIGN if word in text]


def test_pinned_packages_have_hashes_and_name_no_host() -> None:
    pinned = [*files(".txt", under="requirements"), *files(".txt", under="bench")]
    assert [name(path) for path in pinned] == [
        "requirements/dev.txt", "requirements/prod.txt", "requirements/uv.txt", "bench/requirements.txt"
    ]  # fmt: skip
    for path in pinned:
        entries = re.split(r"\n(?=\S)", path.read_text(encoding="utf-8").strip())
        assert entries, path.name
        for entry in entries:
            assert re.match(r"[\w.\[\],-]+==[\w.+!-]+( ;[^\\]*)? \\\n    --hash=sha256:[0-9a-f]{64}", entry), entry[:80]
            assert "://" not in entry, entry[:80]
            assert not re.search(r"^\s*--(?!hash)", entry, re.M), entry[:80]


def make_targets() -> dict[str, str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z]+):.*?(?:## ?(.*))?$", makefile, re.M))


PAPERS = [path for path in files(".md") if path.is_relative_to(ROOT / "docs") or path.parent == ROOT]


@pytest.mark.parametrize("path", PAPERS, ids=name)
def test_commands_that_a_paper_gives_exist(path: Path) -> None:
    """Commands stand in code: a fenced block or between backticks."""
    text = path.read_text(encoding="utf-8")
    code = "\n".join([*re.findall(r"```\w*\n(.*?)```", text, re.S), *re.findall(r"`([^`\n]+)`", text)])
    typed = [line.partition("#")[0] for line in code.splitlines()]
    made = {word for line in typed for word in re.findall(r"^\s*(?:\$ )?make ([a-z]+)", line)}
    run = {word for line in typed for word in re.findall(r"^\s*(?:\$ )?samverkan ([a-z]+)", line)}
    assert made <= set(make_targets())
    assert run <= set(COMMANDS)


def test_the_start_page_of_the_project_says_how_to_run_and_test() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert {"run", "test"} <= set(re.findall(r"^make ([a-z]+)", readme, re.M))


@pytest.mark.parametrize("path", PAPERS, ids=name)
def test_links_within_the_project_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    inside = [link for link in links if "://" not in link and not link.startswith("mailto:")]
    assert not [link for link in inside if not (path.parent / link).exists()]


def test_make_help_lists_what_is_there() -> None:
    assert {"setup", "run", "test", "lint", "bench", "lock"} <= {
        target for target, told in make_targets().items() if told
    }


def test_statutes_are_cited_with_their_status_and_the_day_they_were_checked() -> None:
    for held in facts():
        assert held.status in STATUSES, held.id
        assert held.checked, held.id
        assert held.sources, held.id
        assert held.citation or held.status != "VERIFIED", held.id
    for told in (*parameters(), *(asked for form in legal_forms() for asked in requirements(form))):
        assert told.citation or told.fact.status != "VERIFIED", told.id
        assert told.fact.checked, told.id
