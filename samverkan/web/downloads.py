"""The tables of a page as files, from the page's own address: ``?ladda=<table>.xlsx`` or ``.csv``."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse

from samverkan.charts import Chart, render_png, render_svg
from samverkan.formats.csvtables import write_csv
from samverkan.formats.spreadsheets import write_xlsx
from samverkan.formats.tables import Table

CALCULATION = "rakneblad.xlsx"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def respond(request: HttpRequest, tables: Sequence[Table], charts: Sequence[Chart] = ()) -> HttpResponse | None:
    """The file that ``?ladda=`` asks for, or None where the page itself is wanted.

    ``<table>.xlsx`` and ``<table>.csv`` give a table, ``allt.xlsx`` every table of the page with a sheet each,
    ``<chart>.svg`` and ``<chart>.png`` a picture. A name that is not on the page gives None: the page.
    """
    asked = request.GET.get("ladda", "")
    if not asked:
        return None
    name, _, kind = asked.rpartition(".")
    if kind in ("svg", "png"):
        return next((_picture(chart, kind) for chart in charts if chart.id == name), None)
    every = (*tables, *(chart.table for chart in charts))
    chosen = list(every) if name == "allt" else [table for table in every if table.id == name][:1]
    if not chosen:
        return None
    if kind == "xlsx":
        return _file(write_xlsx(chosen), XLSX, asked)
    return _file(write_csv(chosen[0]).encode(), "text/csv; charset=utf-8", asked) if kind == "csv" else None


def asks_calculation(request: HttpRequest) -> bool:
    """Whether the address asks for the page's workbook with formulas: ``?ladda=rakneblad.xlsx``."""
    return request.GET.get("ladda", "") == CALCULATION


def calculation(content: bytes, name: str) -> HttpResponse:
    """A workbook with formulas as a file."""
    return _file(content, XLSX, name)


def _picture(chart: Chart, kind: str) -> HttpResponse:
    if kind == "png":
        return _file(render_png(chart), "image/png", f"{chart.id}.png")
    return _file(render_svg(chart, theme="print").encode(), "image/svg+xml", f"{chart.id}.svg")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
