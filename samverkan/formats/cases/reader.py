"""A case folder read whole: every fault in one run, or a Case."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from samverkan.core.faults import Fault, FaultError
from samverkan.core.records import RESOURCES, Case
from samverkan.formats.cases.csvfile import read_rows
from samverkan.formats.cases.references import reference_faults
from samverkan.formats.cases.rulefiles import read_rules


def read_case(folder: Path | str) -> Case:
    """The case in a folder, checked against the cases beside it that it refers to. Raises FaultError with every fault."""
    return read_with_references(folder)[0]


def read_with_references(folder: Path | str) -> tuple[Case, dict[str, Case]]:
    """The case and those it refers to, by slug, read from the folders beside it. Raises FaultError with every fault."""
    path = Path(folder)
    case, faults = _read(path)
    others: dict[str, Case] = {}
    for slug in case.refers if case else ():
        other, wrong = _read(path.resolve().parent / slug)
        faults += [Fault(fault.code, fault.text, f"{slug}/{fault.where}") for fault in wrong]
        if other:
            others[slug] = other
    if case and not faults:
        faults += reference_faults(case, others)
    if case is None or faults:
        raise FaultError(faults)
    return case, others


def _read(folder: Path) -> tuple[Case | None, list[Fault]]:
    package, faults = _package(folder)
    if package is None:
        return None, faults
    rows: dict[str, tuple[Any, ...]] = {}
    for resource in RESOURCES:
        file = folder / "data" / f"{resource}.csv"
        rows[resource], wrong = read_rows(resource, file.read_bytes()) if file.exists() else ((), [])
        faults += wrong
    faults += _strangers(folder)
    rules, wrong = read_rules(folder)
    faults += wrong
    cooperation = rows.pop("cooperation")
    if len(cooperation) != 1 and not faults:
        text = f"filen ska ha precis en rad; den har {len(cooperation)}."
        faults.append(Fault("one-row", text, "data/cooperation.csv"))
    if not cooperation:
        return None, faults
    slug = package["name"]
    if cooperation[0].id != slug:
        text = f"samverkans nyckel är ”{cooperation[0].id}” men fallet heter ”{slug}”; de ska vara lika."
        faults.append(Fault("wrong-name", text, "data/cooperation.csv, rad 2, kolumn id"))
    refers = tuple(package["samverkan"].get("refers", ()))
    case = Case(slug=slug, title=package["title"], refers=refers, cooperation=cooperation[0], rules=rules, **rows)
    return case, faults


def _package(folder: Path) -> tuple[dict[str, Any] | None, list[Fault]]:
    file = folder / "datapackage.json"
    if not folder.is_dir():
        return None, [Fault("no-case", "mappen finns inte; ange en mapp med ett fall.", str(folder))]
    if not file.exists():
        return None, [Fault("no-case", "mappen har ingen datapackage.json; den är inget fall.", str(folder))]
    try:
        package = json.loads(file.read_text(encoding="utf-8"))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        return None, [Fault("bad-json", f"filen kan inte läsas som JSON: {error}", "datapackage.json")]
    faults = list(_package_faults(package))
    return (None if faults else package), faults


def _package_faults(package: Any) -> list[Fault]:
    if not isinstance(package, dict):
        return [Fault("bad-json", "filen ska innehålla ett objekt.", "datapackage.json")]
    faults = [
        Fault("missing-key", f"nyckeln ”{key}” saknas.", "datapackage.json")
        for key in ("name", "title", "samverkan")
        if not package.get(key)
    ]
    refers = package.get("samverkan", {}).get("refers", []) if not faults else []
    if not isinstance(refers, list) or not all(isinstance(slug, str) for slug in refers):
        faults.append(Fault("bad-json", "samverkan.refers ska vara en lista av fall.", "datapackage.json"))
    return faults


def _strangers(folder: Path) -> list[Fault]:
    files = sorted((folder / "data").glob("*")) if (folder / "data").is_dir() else []
    known = ", ".join(f"{name}.csv" for name in RESOURCES)
    return [
        Fault("unknown-file", f"filen hör inte till ett fall; filerna är {known}.", f"data/{file.name}")
        for file in files
        if file.suffix != ".csv" or file.stem not in RESOURCES
    ]
