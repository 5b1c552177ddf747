"""Other people's sample files: where they lie, and which tests were left out where they do not."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator
from pathlib import Path

_PROJECT = Path(__file__).resolve().parents[2]


def samples_dir() -> Path:
    """The folder in ``SAMVERKAN_SAMPLES``, else ``shared`` beside the project. It may be absent."""
    return Path(os.environ.get("SAMVERKAN_SAMPLES") or _PROJECT.parent / "shared")


def tests_in(folder: Path) -> Iterator[str]:
    """The tests that a folder holds, by file and name, without importing them."""
    for path in sorted(folder.glob("test_*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                yield f"{path.name}::{node.name}"
