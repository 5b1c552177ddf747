"""``samverkan case``: a cooperation as a folder: check it, load it, export it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from textwrap import wrap
from typing import Any

from samverkan.cli.frame import FAILED, Commands, day, print_json
from samverkan.core.checks import Finding, check_case
from samverkan.core.explain import exact_text
from samverkan.core.published import CellDifference, TableCheck, reproduce_tables
from samverkan.core.records import Case
from samverkan.formats.cases import read_with_references
from samverkan.statistics import official


@dataclass(frozen=True, slots=True)
class Report:
    """What a check of a case gives."""

    case: Case
    on: date
    tables: tuple[TableCheck, ...]
    findings: tuple[Finding, ...]


def register(commands: Commands) -> None:
    """Enter the three commands."""
    commands.group("case", "läs in, kontrollera och skriv ut en samverkan som en mapp")
    check = commands.add(
        "case check", "kontrollera en mapp: räkna om varje tabell och lista kontrollanmärkningar",
        "samverkan case check cases/jamtland\nsamverkan case check cases/jamtland --on 2022-12-31 --json", check_folder,
    )  # fmt: skip
    check.add_argument("folder", metavar="MAPP", type=Path, help="mappen med datapackage.json")
    check.add_argument(
        "--on", metavar="DATUM", type=day, help="dagen som kontrolleras (annars samverkans referensdag, annars i dag)"
    )
    load = commands.add(
        "case load", "läs in en mapp i databasen", "samverkan case load cases/jamtland", load_folder, database=True
    )
    load.add_argument("folder", metavar="MAPP", type=Path, help="mappen med datapackage.json")
    export = commands.add(
        "case export", "skriv ut en samverkan ur databasen till en mapp", "samverkan case export jamtland /tmp/jamtland",
        export_folder, database=True,
    )  # fmt: skip
    export.add_argument("slug", metavar="SAMVERKAN", help="samverkans korta namn, till exempel jamtland")
    export.add_argument("folder", metavar="MAPP", type=Path, help="mappen att skriva till")


def check_folder(args: argparse.Namespace) -> int:
    """1 where a published table is not reproduced; findings alone are no failure."""
    report = _check(args.folder, args.on)
    if args.json:
        print_json(as_document(report))
    else:
        print("\n".join(_lines(report)))
    return FAILED if any(table.differences for table in report.tables) else 0


def load_folder(args: argparse.Namespace) -> int:
    """Load a folder, with those it refers to that are not there."""
    from samverkan.exchange.services import load_case_folder

    loaded = load_case_folder(args.folder)
    if args.json:
        print_json({"loaded": loaded})
    else:
        for slug, rows in loaded.items():
            print(f"{slug}: {sum(rows.values())} rader inlästa.")
    return 0


def export_folder(args: argparse.Namespace) -> int:
    """Write a cooperation as a folder."""
    from samverkan.exchange.services import export_case_folder

    export_case_folder(args.slug, args.folder)
    if args.json:
        print_json({"exported": args.slug, "folder": str(args.folder)})
    else:
        print(f"{args.slug} är utskriven till {args.folder}.")
    return 0


def as_document(report: Report) -> dict[str, Any]:
    """The report as JSON values. ``known_as`` is the first of ``known_as_all``, null where there is none."""
    return {
        "case": report.case.slug,
        "title": report.case.title,
        "on": report.on.isoformat(),
        "tables": [_table(table) for table in report.tables],
        "findings": [_finding(finding) for finding in report.findings],
    }


def _check(folder: Path, on: date | None) -> Report:
    case, referred = read_with_references(folder)
    on = on or case.cooperation.reference_date or date.today()  # noqa: DTZ011 - the day where the user sits
    statistics = official()
    return Report(
        case=case,
        on=on,
        tables=reproduce_tables(case, referred=referred, statistics=statistics),
        findings=check_case(case, referred=referred, statistics=statistics, on=on),
    )


def _table(table: TableCheck) -> dict[str, Any]:
    differences = [_difference(difference) for difference in table.differences]
    return {"id": table.id, "title": table.title, "cells": table.cells, "differences": differences}


def _difference(difference: CellDifference) -> dict[str, Any]:
    return {
        "row": difference.row,
        "column": difference.column,
        "printed": difference.printed,
        "computed": exact_text(difference.computed),
        "residual": exact_text(difference.residual),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "known_as": finding.known_as[0] if finding.known_as else None,
        "known_as_all": list(finding.known_as),
        "severity": finding.severity,
        "title": finding.title,
        "text": finding.text,
        "where": finding.where,
        "sources": [source.text() for source in finding.sources],
    }


def _lines(report: Report) -> Iterator[str]:
    """The report for a reader: the tables, then the findings, the gravest first."""
    yield f"{report.case.title}, per {report.on}"
    yield ""
    yield from _table_lines(report.tables)
    yield ""
    yield from _finding_lines(report.findings)


def _table_lines(tables: Sequence[TableCheck]) -> Iterator[str]:
    if not tables:
        yield "Inga publicerade tabeller att räkna om."
        return
    wide = max(len(table.title) for table in tables)
    yield f"{'Publicerad tabell':<{wide}}  {'celler':>6}  {'skiljer':>7}"
    for table in tables:
        yield f"{table.title:<{wide}}  {table.cells:>6}  {len(table.differences):>7}"
        for cell in table.differences:
            computed = exact_text(cell.computed)
            yield f"    {cell.row_title or cell.row}, {cell.column_title or cell.column}: tryckt {cell.printed}, uträknat {computed}"


def _finding_lines(findings: Sequence[Finding]) -> Iterator[str]:
    if not findings:
        yield "Inga kontrollanmärkningar."
        return
    yield f"{len(findings)} kontrollanmärkning{'ar' if len(findings) > 1 else ''}"
    for finding in sorted(findings, key=lambda finding: finding.order):
        known = f" ({', '.join(finding.known_as)})" if finding.known_as else ""
        yield f"  {finding.severity:<11} {finding.title}{known}"
        yield from wrap(finding.text, 100, initial_indent=" " * 14, subsequent_indent=" " * 14)
