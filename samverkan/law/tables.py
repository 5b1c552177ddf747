"""The statutes as shipped: packaged TOML, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def read_table(name: str) -> dict[str, Any]:
    """A shipped table by its name without ending: ``forms``, ``facts/kl-9``."""
    return tomllib.loads((resources.files("samverkan.law") / "data" / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def fact_tables() -> tuple[str, ...]:
    """Names of the shipped fact tables, by statute."""
    folder = resources.files("samverkan.law") / "data" / "facts"
    return tuple(sorted(f"facts/{file.name.removesuffix('.toml')}" for file in folder.iterdir()))
