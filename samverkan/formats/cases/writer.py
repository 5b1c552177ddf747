"""A case written as a folder, the same bytes each time, all or nothing."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

from samverkan.core.faults import Fault, FaultError
from samverkan.core.records import RESOURCES, Case
from samverkan.formats.cases.csvfile import write_rows
from samverkan.formats.cases.schema import TITLES, resource_schema

FORMAT = 1
"""The version of the case format."""


def case_files(case: Case) -> dict[str, bytes]:
    """Every file of the case by its path in the folder; a resource without rows has no file."""
    rows: dict[str, tuple[Any, ...]] = {name: getattr(case, name) for name in RESOURCES if name != "cooperation"}
    rows = {"cooperation": (case.cooperation,), **rows}
    used = [name for name in RESOURCES if rows[name]]
    files = {"datapackage.json": _package(case, used)}
    files |= {f"data/{name}.csv": write_rows(name, rows[name]) for name in used}
    files |= {f"rules/{rule.id}.toml": rule.text.encode() for rule in case.rules}
    return files


def write_case(case: Case, folder: Path | str) -> None:
    """Write the case. The folder is new, empty, or an earlier case, which it replaces whole; anything else is refused,
    and nothing is left half-written."""
    target = Path(folder)
    if target.exists() and (
        not target.is_dir() or (any(target.iterdir()) and not (target / "datapackage.json").exists())
    ):
        raise FaultError(Fault("not-empty", "mappen har annat innehåll; välj en ny eller tom mapp.", str(target)))
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as temporary:
        fresh = Path(temporary) / "case"
        for name, data in case_files(case).items():
            file = fresh / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        if target.exists():
            target.rename(Path(temporary) / "old")
        shutil.move(fresh, target)


def _package(case: Case, used: list[str]) -> bytes:
    resources = [
        {
            "name": name,
            "profile": "tabular-data-resource",
            "path": f"data/{name}.csv",
            "title": TITLES[name],
            "encoding": "utf-8",
            "schema": resource_schema(name),
        }
        for name in used
    ]
    package = {
        "profile": "tabular-data-package",
        "name": case.slug,
        "title": case.title,
        "samverkan": {"format": FORMAT, "refers": list(case.refers)},
        "resources": resources,
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()
