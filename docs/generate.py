"""Writes the tables of the developer documents from what the code declares: ``python docs/generate.py``.

A table stands between ``<!-- table: NAME -->`` and ``<!-- end -->``; everything else in the document is written by hand.
"""

from __future__ import annotations

import ast
import inspect
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import django

from samverkan.core.checks import RULES, thresholds
from samverkan.core.records import RESOURCES
from samverkan.formats.cases.schema import TITLES, FileColumn, columns
from samverkan.statistics.manifest import Snapshot, snapshots

DOCS = Path(__file__).resolve().parent
_PLACE = re.compile(r"(<!-- table: (?P<name>[\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
_TYPES = {"str": "text", "Decimal": "number", "int": "integer", "bool": "ja/nej", "date": "date"}


def written(document: str) -> str:
    """The document with every table as the code gives it now."""
    return _PLACE.sub(lambda found: f"{found[1]}{TABLES[found['name']]()}{found[3]}", document)


def documents() -> list[Path]:
    """The documents that hold generated tables."""
    return [path for path in sorted(DOCS.glob("*.md")) if _PLACE.search(path.read_text(encoding="utf-8"))]


def case_columns() -> str:
    """Every file of a case with its columns."""
    return "\n".join(_resource(name, record) for name, record in RESOURCES.items()) + "\n"


def checks() -> str:
    """Every rule of the checks, in the order a reader meets them."""
    head = ("Rule", "Title on the page", "Finds", "Also in referred cases")
    rows = [
        (f"`{name}`", rule.title, _finds(rule.find), "yes" if rule.referred else "") for name, rule in RULES.items()
    ]
    return _table(head, rows)


def limits() -> str:
    """The thresholds of the checks with their reasons, as written beside them."""
    body = ast.parse(inspect.getsource(thresholds)).body
    rows = [
        (f"`{line.targets[0].id}`", str(getattr(thresholds, line.targets[0].id)), str(reason.value.value))
        for line, reason in pairwise(body)
        if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name)
        and isinstance(reason, ast.Expr) and isinstance(reason.value, ast.Constant)
    ]  # fmt: skip
    return _table(("Limit", "Value", "Reason"), rows)


def shipped() -> str:
    """Every shipped file of statistics."""
    return "\n".join(_shipped(held) for held in snapshots()) + "\n"


def roles() -> str:
    """Every action with the roles that may."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samverkan.settings")
    django.setup()
    from samverkan.registry.people import ROLES  # noqa: PLC0415
    from samverkan.registry.policies import ACTIONS  # noqa: PLC0415

    head = ("Action", "Svenska", *(f"{title} `{role}`" for role, title in ROLES.items()))
    rows = [
        (f"`{name}`", title, *("yes" if role in may else "" for role in ROLES))
        for name, (title, may) in ACTIONS.items()
    ]
    return _table(head, rows)


TABLES: dict[str, Callable[[], str]] = {
    "case-columns": case_columns,
    "checks": checks,
    "limits": limits,
    "roles": roles,
    "shipped-statistics": shipped,
}


def _resource(name: str, record: type) -> str:
    about = " ".join((inspect.getdoc(record) or "").replace("``", "`").split())
    head = ("Column", "Svenska", "Type", "Required", "Allowed values or what it refers to")
    return f"### `data/{name}.csv` – {TITLES[name]}\n\n{about}\n\n{_table(head, map(_column, columns(name)))}"


def _column(col: FileColumn) -> Sequence[str]:
    kind = _TYPES[col.type.__name__] + (" (last day)" if col.last_day else "")
    return (f"`{col.name}`", col.title, kind, "yes" if col.required else "", "; ".join(_allowed(col)))


def _allowed(col: FileColumn) -> Iterator[str]:
    if col.ref:
        yield f"→ `{col.ref}`"
    if values := [value for value in col.choices if value]:
        yield ", ".join(f"`{value}`" for value in values)
    if col.pattern and col.name != "id":
        yield f"`{col.pattern}`"


def _finds(find: Callable[..., object]) -> str:
    first = (inspect.getdoc(find) or "").split("\n\n")[0]
    text = " ".join(first.split()).partition(": ")[2]
    return text[:1].upper() + text[1:]


def _shipped(held: Snapshot) -> str:
    facts = [
        ("Source", held.source), ("Licence", held.licence), ("Periods", ", ".join(held.periods)),
        ("Rows", str(held.rows)), ("Retrieved", held.retrieved.isoformat()), ("Through", "; ".join(held.carrier)),
        ("Note", held.note),
    ]  # fmt: skip
    lines = "\n".join(f"- {name}: {value}" for name, value in facts if value)
    return f"### {held.title}\n\n`{held.id}`, file `{held.file}`\n\n{lines}\n"


def _table(head: Sequence[str], rows: Iterator[Sequence[str]] | Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def main() -> None:
    """Rewrite the documents."""
    for path in documents():
        path.write_text(written(path.read_text(encoding="utf-8")), encoding="utf-8")
        sys.stdout.write(f"{path.relative_to(DOCS.parent)}\n")


if __name__ == "__main__":
    main()
