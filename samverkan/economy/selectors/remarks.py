"""The findings of the checks that concern money and staff, for the page they belong on."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from samverkan.core.checks import Finding
from samverkan.economy.selectors.book import Book
from samverkan.registry.selectors import ShownFinding, shown_findings

MONEY = frozenset((
    "table-difference", "fte-outlier", "fte-jump", "part-financed", "claim-mismatch", "lineage", "measure-name",
    "component-sum", "pass-through", "period-mismatch", "claim-false", "exact-consumption", "variance",
    "key-provenance", "unmapped-priority",
))  # fmt: skip
"""Rules that speak of money and staff."""
EXTERNAL = frozenset(("component-sum", "pass-through", "period-mismatch", "claim-false"))
"""Rules that speak of external money."""


def _chosen(book: Book, wanted: Callable[[Finding], bool]) -> list[ShownFinding]:
    own = (shown for shown in shown_findings(book.snapshot, book.on) if shown.finding.case in ("", book.case.slug))
    return [shown for shown in own if wanted(shown.finding)]


def money_findings(book: Book) -> list[ShownFinding]:
    """Everything that concerns the cooperation's own money and staff."""
    return _chosen(book, lambda finding: finding.rule in MONEY)


def external_findings(book: Book) -> list[ShownFinding]:
    """Everything that concerns external money."""
    return _chosen(book, lambda finding: finding.rule in EXTERNAL)


def object_findings(book: Book, subjects: Iterable[tuple[str, str]]) -> list[ShownFinding]:
    """Everything about some objects, by kind and key."""
    wanted = set(subjects)
    return _chosen(book, lambda finding: (finding.subject_kind, finding.subject) in wanted)


def year_findings(book: Book, year: int, rule: str) -> list[ShownFinding]:
    """What concerns a year's settlement: its key, its outcome, and the printed table of it."""
    lines = {line.id for line in book.case.outcome if line.year == year}
    areas = {line.area for line in book.case.outcome if line.year == year}
    tables = {view.table.id for view in book.printed("avrakning", "resultat")}

    def wanted(finding: Finding) -> bool:
        if finding.rule == "key-provenance":
            return finding.where == rule
        if finding.rule == "variance":
            return finding.where in lines
        if finding.rule == "exact-consumption":
            return finding.where in areas and str(year) in _years(finding)
        table, _, cell = finding.where.partition("/")
        return finding.rule == "table-difference" and table in tables and cell.endswith(f"/{year}")

    return _chosen(book, wanted)


def _years(finding: Finding) -> set[str]:
    """The years that a finding rests on, out of the titles of its figures."""
    return {word for value in finding.values for word in value.title.split() if word.isdigit()}
