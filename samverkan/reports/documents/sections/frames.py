"""What sections need of the page kit: a frame for the selectors that make links, and tables without links alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from samverkan.charts import Chart
from samverkan.formats.tables import Table
from samverkan.registry.snapshots import Snapshot
from samverkan.reports.documents.model import ChartBlock, TableBlock
from samverkan.web.frame import Frame


def paper_frame(snapshot: Snapshot, on: date) -> Frame:
    """The frame of the page that the section corresponds to; on paper its links are not shown."""
    return Frame(snapshot.case.cooperation.short_name, snapshot.case.slug, on, on_given=True)


def shown(table: Table | None, *, but: tuple[str, ...] = (), id: str = "") -> TableBlock | None:
    """The table as a block, without some columns (those that only lead elsewhere); None where it has no rows."""
    if table is None or not (table.rows or table.foot):
        return None
    kept = tuple(column for column in table.columns if column.key not in but)
    return TableBlock(replace(table, columns=kept, id=id or table.id))


def pictured(chart: Chart | None) -> ChartBlock | None:
    """The picture as a block."""
    return ChartBlock(chart) if chart else None
