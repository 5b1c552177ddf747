"""The project's own files, as the architecture tests read them."""

from __future__ import annotations

import ast
import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "samverkan"
FOLDERS = (".ci", "bench", "cases", "docs", "requirements", "samverkan", "tests")
PURE = ("core", "law", "formats")
_LEFT_OUT = {".git", "__pycache__", "var", "node_modules"}
_BINARY = {".png", ".pdf", ".docx", ".xlsx", ".woff2", ".ico", ".pyc", ".gz", ".br"}


@cache
def project_files() -> tuple[Path, ...]:
    """Every text file of the project: what stands at its root and below its folders."""
    below = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*"))
    found = (*ROOT.iterdir(), *below)
    return tuple(sorted(path for path in found if path.is_file() and _is_text(path)))


def _is_text(path: Path) -> bool:
    return not _LEFT_OUT & set(path.relative_to(ROOT).parts) and path.suffix not in _BINARY


def files(*suffixes: str, under: str = "") -> tuple[Path, ...]:
    """The project's files with one of the suffixes, below a folder. Migrations are written by a machine and left out."""
    top = ROOT / under
    return tuple(
        path
        for path in project_files()
        if path.suffix in suffixes and path.is_relative_to(top) and "migrations" not in path.parts
    )


def pure_modules() -> tuple[Path, ...]:
    """Modules of the rules, the law and the formats."""
    return tuple(path for part in PURE for path in files(".py", under=f"samverkan/{part}"))


@cache
def parsed(path: Path) -> ast.Module:
    """The module as a tree."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def name(path: Path) -> str:
    """The path from the project's root."""
    return path.relative_to(ROOT).as_posix()


def functions(module: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method."""
    return (node for node in ast.walk(module) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def written_texts(module: ast.Module) -> Iterator[ast.Constant]:
    """The texts of a module that are not docstrings."""
    documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    docs = {id(node.body[0].value) for node in ast.walk(module)
            if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)}  # fmt: skip
    return (
        node
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
    )


@cache
def case_names() -> frozenset[str]:
    """What a case is about, in words that code must not know: its slug, its short name, its municipalities' names."""
    folders = [path.parent for path in (ROOT / "cases").glob("*/datapackage.json")]
    found = {folder.name for folder in folders}
    codes = {row["organisation"] for folder in folders for row in _rows(folder, "memberships")}
    found |= {row["short_name"] for folder in folders for row in _rows(folder, "cooperation")}
    register = csv.DictReader((PACKAGE / "statistics/data/municipalities.csv").open(encoding="utf-8"))
    return frozenset(found | {row["name"] for row in register if row["code"] in codes})


def _rows(folder: Path, resource: str) -> list[dict[str, str]]:
    path = folder / "data" / f"{resource}.csv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
