"""Where a questioned figure has gone on to: the sums and comparisons that contain it, and what they would be instead."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from samverkan.core.checks import stated
from samverkan.core.checks.claims import Mismatch, mismatches
from samverkan.core.checks.finding import Finding
from samverkan.core.checks.staff import outlier_lines
from samverkan.core.checks.view import View, given, worked
from samverkan.core.checks.words import fte
from samverkan.core.explain import Explanation
from samverkan.core.records import PublishedCell
from samverkan.core.swedish import kronor, number, parse_printed


def questioned(view: View) -> list[Mismatch]:
    """Staff that a statement contradicts and whose cost is an outlier as well: two signs that the line is wrong."""
    outliers = {line.id for line, _, _ in outlier_lines(view)}
    return [pair for pair in mismatches(view) if pair.staff and not pair.minor and pair.line.id in outliers]


def find_lineage(view: View) -> Iterator[Finding]:
    """*lineage*: every total and printed comparison that contains a questioned figure, with the value by the claim."""
    for pair in questioned(view):
        chain = _sums_above(view, pair.line.area)
        if not chain:
            continue
        yield _in_sum(view, pair, chain)
        yield from (_in_cell(view, pair, cell) for cell in view.comparison_cells("aa") if _holds(view, cell, pair))


def _sums_above(view: View, area: str) -> list[str]:
    """The areas above this one, nearest first."""
    chain: list[str] = []
    parent = view.areas[area].parent
    while parent and parent in view.areas and parent not in chain:
        chain.append(parent)
        parent = view.areas[parent].parent
    return chain


def _holds(view: View, cell: PublishedCell, pair: Mismatch) -> bool:
    printed = parse_printed(cell.text)
    return cell.row == view.case.slug and printed is not None and printed.value == view.root_fte(pair.line.year)


def _instead(view: View, pair: Mismatch, area: str) -> tuple[Decimal, Decimal]:
    held = view.budget.fte(area, pair.line.year) or Decimal(0)
    return held, held + pair.said - pair.budget


def _in_sum(view: View, pair: Mismatch, chain: list[str]) -> Finding:
    top, year = chain[-1], pair.line.year
    held, instead = _instead(view, pair, top)
    name, part = view.name("omrade", top), view.name("omrade", pair.line.area)
    text = (
        f"Summan {fte(held)} {year} innehåller {part} med {number(pair.budget, 2)}, en siffra som är ifrågasatt. Gäller i "
        f"stället uppgiften {stated.amount(pair.fact)} blir summan {number(instead, 2)}. {_money(view, pair, held, instead)}"
        "Rätta raden först; ändra aldrig bara summan."
    )
    inputs = [_step(view, pair, area) for area in chain]
    return view.finding(
        "lineage", f"{top}-{year}", "varning", f"{name} {year}: summan bygger på en ifrågasatt siffra", text,
        subject=("omrade", top),
        explanation=worked(f"{name} {year} enligt uppgiften", instead, "ÅA", _written(held, pair, instead),
               [stated.shown(view, pair.fact), given(f"{part} {year}", pair.budget, "ÅA", view.ref(pair.line)), *inputs]),
    )  # fmt: skip


def _written(held: Decimal, pair: Mismatch, instead: Decimal) -> str:
    return f"{number(held, 2)} − {number(pair.budget, 2)} + {number(pair.said, 2)} = {number(instead, 2)}"


def _step(view: View, pair: Mismatch, area: str) -> Explanation:
    held, instead = _instead(view, pair, area)
    return worked(view.name("omrade", area), instead, "ÅA", _written(held, pair, instead), ())


def _money(view: View, pair: Mismatch, held: Decimal, instead: Decimal) -> str:
    money = view.root_amount(pair.line.year)
    if not money or not held or not instead:
        return ""
    now, then = (round(Fraction(money) / Fraction(staff)) for staff in (held, instead))
    return f"Kostnaden per årsarbetare blir då {kronor(then)} i stället för {kronor(now)}. "


def _in_cell(view: View, pair: Mismatch, cell: PublishedCell) -> Finding:
    year = pair.line.year
    held, instead = _instead(view, pair, view.budget.root)
    table, part = view.table(cell.table), view.name("omrade", pair.line.area)
    text = (
        f"Tabellen ”{table.title}” jämför {cell.row_title} med {cell.text} årsarbetare. Siffran innehåller {part} med "
        f"{number(pair.budget, 2)}, som är ifrågasatt; enligt uppgiften {stated.amount(pair.fact)} skulle där stå "
        f"{number(instead, 2)}. {_money(view, pair, held, instead)}Jämförelsen med de andra blir missvisande tills raden "
        "är utredd."
    )
    return view.finding(
        "lineage", cell.id, "varning", f"{table.title}: {cell.row_title} jämförs med en ifrågasatt siffra", text,
        subject=("samverkan", view.case.slug),
        explanation=worked(f"{cell.row_title}, årsarbetare {year} enligt uppgiften", instead, "ÅA", _written(held, pair, instead),
               [given(f"{cell.row_title}, {cell.column_title}", cell.text, "", view.ref(table)),
                stated.shown(view, pair.fact), given(f"{part} {year}", pair.budget, "ÅA", view.ref(pair.line))]),
    )  # fmt: skip
