"""``samverkan compare``: bodies side by side, with the reason where a figure can't be compared."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from typing import Any

from samverkan.cli.frame import Commands, print_json
from samverkan.cli.settle import year
from samverkan.core.checks import questioned_figures
from samverkan.core.comparison import Comparison, ComparisonCell, Measure, compare
from samverkan.core.explain import exact_text
from samverkan.core.faults import Fault, FaultError
from samverkan.core.records import Case
from samverkan.statistics import official

EXAMPLE = """samverkan compare jamtland vasternorrland kalmar
samverkan compare jamtland kalmar --year 2021 --json"""


def register(commands: Commands) -> None:
    """Enter the command."""
    parser = commands.add("compare", "jämför samverkan sida vid sida", EXAMPLE, run, database=True)
    parser.add_argument(
        "slugs", metavar="SAMVERKAN", nargs="+", help="samverkans korta namn, till exempel jamtland kalmar"
    )
    parser.add_argument(
        "--year", metavar="ÅR", type=year, help="året som jämförs; annars den första samverkans referensår"
    )


def run(args: argparse.Namespace) -> int:
    """Compare, and print the measures as text or as the JSON document."""
    from samverkan.exchange.selectors import get_case

    cases = [get_case(slug) for slug in dict.fromkeys(args.slugs)]
    when = args.year or _reference_year(cases)
    comparison = compare(cases, when, official(), _questioned(cases, when))
    if args.json:
        print_json(document(comparison))
    else:
        print("\n".join(_lines(comparison, {case.slug: case.cooperation.short_name for case in cases})))
    return 0


def document(comparison: Comparison) -> dict[str, Any]:
    """The JSON of a comparison; a value that is not stated is null."""
    return {
        "year": comparison.year,
        "measures": [
            {"id": measure.id, "title": measure.title, "unit": measure.unit,
             "cells": [_cell(cell) for cell in measure.cells]}
            for measure in comparison.measures
        ],
    }  # fmt: skip


def _cell(cell: ComparisonCell) -> dict[str, Any]:
    return {
        "slug": cell.slug,
        "value": exact_text(cell.value),
        "text": cell.text,
        "measured": cell.measured,
        "comparable": cell.comparable,
        "reason": cell.reason,
    }


def _questioned(cases: Sequence[Case], year: int) -> frozenset[str]:
    """Figures that the checks of any of the cases doubt."""
    from samverkan.exchange.selectors import get_referred

    on = date(year, 12, 31)
    doubts = (questioned_figures(case, referred=get_referred(case), statistics=official(), on=on) for case in cases)
    return frozenset(ref for found in doubts for ref in found)


def _reference_year(cases: Sequence[Case]) -> int:
    for case in cases:
        if case.cooperation.reference_date:
            return case.cooperation.reference_date.year
    raise FaultError(Fault("no-year", "Ingen av samverkan har en referensdag. Ange året: --year 2021."))


def _lines(comparison: Comparison, names: dict[str, str]) -> list[str]:
    wide = max(len(name) for name in names.values())
    lines = [f"År {comparison.year}"]
    for measure in comparison.measures:
        lines += ["", f"{measure.title} ({measure.unit})", *_rows(measure, names, wide)]
    return lines


def _rows(measure: Measure, names: dict[str, str], wide: int) -> list[str]:
    rows = []
    for cell in measure.cells:
        mark = "" if cell.comparable else "  kan inte jämföras:"
        rows.append(f"  {names[cell.slug]:<{wide}}  {cell.text:>12}{mark}")
        rows += [f"  {'':<{wide}}  {cell.reason}"] if cell.reason else []
    return rows
