"""What the checks found, and how the printed tables come out when computed again."""

from __future__ import annotations

from datetime import date

from samverkan.core.explain import exact_text
from samverkan.core.published import TableCheck, reproduce_tables
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.selectors import SEVERITY_TITLES, shown_findings
from samverkan.registry.snapshots import Snapshot
from samverkan.reports.documents.model import FindingList, Paragraph, Section, TableBlock, section

_INTRODUCTION = (
    "Källornas uppgifter är kontrollerade mot varandra och mot reglerna. Ingen källa är rättad här: där två uppgifter är "
    "oense står båda kvar, med skillnaden."
)


def checked(snapshot: Snapshot, on: date) -> Section:
    """The section *Kontroll*."""
    shown = shown_findings(snapshot, on)
    groups = {name: tuple(item for item in shown if item.finding.severity == name) for name in SEVERITY_TITLES}
    parts = [section(SEVERITY_TITLES[name], FindingList(group)) for name, group in groups.items() if group]
    return section("Kontroll", Paragraph(_INTRODUCTION), *parts) if parts else section("Kontroll")


def reproduced(snapshot: Snapshot) -> Section:
    """The appendix that says how every printed table comes out when its sums are computed."""
    title = "Tryckta tabeller, omräknade"
    checks = snapshot.once(
        "reproduced",
        lambda: reproduce_tables(snapshot.case, referred=snapshot.referred, statistics=snapshot.statistics),
    )
    if not checks:
        return section(title)
    text = "Varje tal i källans tabeller är räknat på nytt ur de uppgifter det bygger på och jämfört på samma antal decimaler."
    return section(title, Paragraph(text), TableBlock(_summary(checks)), *(_differing(check) for check in checks))


def _summary(checks: tuple[TableCheck, ...]) -> Table:
    columns = (Column("tabell", "Tabell i källan"), Column("celler", "Jämförda tal", "number"),
               Column("skiljer", "Skiljer sig", "number"))  # fmt: skip
    rows = tuple(Row({"tabell": Cell(check.title), "celler": Cell(check.cells), "skiljer": Cell(len(check.differences))},
                     key=check.id) for check in checks)  # fmt: skip
    total = {"tabell": Cell("Summa"), "celler": Cell(sum(check.cells for check in checks)),
             "skiljer": Cell(sum(len(check.differences) for check in checks))}  # fmt: skip
    return Table("omraknat", "Källans tabeller jämförda med vår uträkning", columns, rows, (Row(total),))


def _differing(check: TableCheck) -> TableBlock | None:
    if not check.differences:
        return None
    columns = (Column("rad", "Rad"), Column("kolumn", "Kolumn"), Column("tryckt", "I källan"),
               Column("raknat", "Uträknat"))  # fmt: skip
    rows = tuple(Row({"rad": Cell(cell.row_title or cell.row), "kolumn": Cell(cell.column_title or cell.column),
                      "tryckt": Cell(cell.printed), "raknat": Cell(exact_text(cell.computed) or "anges inte")})
                 for cell in check.differences)  # fmt: skip
    return TableBlock(Table(f"skiljer-{check.id}", f"Tal som skiljer sig i {check.title}", columns, rows))
