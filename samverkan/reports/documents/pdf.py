"""The report as a PDF that a screen reader can read aloud: tagged, PDF/UA-1, in Swedish."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import typst

from samverkan.charts import render_svg
from samverkan.registry.selectors import ShownFinding
from samverkan.reports.documents.cells import lay
from samverkan.reports.documents.model import (
    Block,
    Bullets,
    ChartBlock,
    Document,
    Facts,
    FindingList,
    KeyFigures,
    Paragraph,
    Section,
    TableBlock,
    Worked,
    contents,
    first_appendix,
)
from samverkan.reports.documents.steps import work_steps
from samverkan.reports.documents.words import AUTHOR, SEVERITIES, seen_on, sources_text

LAYOUT = Path(__file__).parent / "layout" / "report.typ"
_FONT = "Libertinus Serif"
_CHART_WIDTH = 620
_SIZE = re.compile(r'<svg[^>]*?\bwidth="([\d.]+)"[^>]*?\bheight="([\d.]+)"')
_HIGHEST = 1.36  # of the text's width: a page's text with a caption
_UNSHOWN = re.compile(r'text `"(?P<text>.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{(?P<code>[0-9a-f]+)\}")
_REPLACED = "\ufffd"
_LAST_LETTER = "\u024f"
_MOST_UNSHOWN = 40
_lock = Lock()


@cache
def _compiler() -> typst.Compiler:
    """The compiler with typst's own fonts, read once: the same on every machine."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
    return typst.Compiler(font_paths=fonts)


def render_pdf(document: Document) -> bytes:
    """The document as PDF/UA-1. The same document gives the same bytes: no stamp of when it was made.

    A sign that no font of the document has (a picture sign, say) is shown as �; PDF/UA allows no missing glyph.
    """
    data = as_data(document)
    for _ in range(_MOST_UNSHOWN):
        try:
            return _compiled(json.dumps(data, ensure_ascii=False))
        except typst.TypstError as error:
            unshown = _UNSHOWN.search(str(error))
            if unshown is None:
                raise
            data = without_signs(data, _signs(unshown["text"]))
    raise RuntimeError(f"more than {_MOST_UNSHOWN} runs of text have signs that no font shows")


def _compiled(data: str) -> bytes:
    with _lock:  # the compiler keeps its caches in one place
        made = _compiler().compile(
            input=LAYOUT.read_bytes(),
            format="pdf",
            sys_inputs={"report": data},
            pdf_standards=["ua-1"],
            timestamp=0,
        )
    if not isinstance(made, bytes):
        raise TypeError("typst gave no single PDF")
    return made


def _signs(text: str) -> set[str]:
    """The signs of a run that can't be shown; its letters (a sign may hang on one) stay."""
    run = _ESCAPED.sub(lambda found: chr(int(found["code"], 16)), text)
    return {sign for sign in run if not " " <= sign <= _LAST_LETTER}


def without_signs(data: Any, signs: set[str]) -> Any:
    """The data with each of the signs replaced."""
    if isinstance(data, str):
        return "".join(_REPLACED if sign in signs else sign for sign in data)
    if isinstance(data, dict):
        return {name: without_signs(value, signs) for name, value in data.items()}
    return [without_signs(value, signs) for value in data] if isinstance(data, list | tuple) else data


def as_data(document: Document) -> dict[str, Any]:
    """The document as the layout reads it."""
    listed = {number for number, _, _ in contents(document)}
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "owner": document.owner,
        "author": AUTHOR,
        "seen": seen_on(document.on),
        "summary": document.summary,
        "brief": document.brief,
        "sections": [
            _section(level, part, listed=number in listed)
            for number, (level, part) in enumerate(document.walk(), start=1)
        ],
        "appendices": first_appendix(document),
    }


def _section(level: int, part: Section, *, listed: bool) -> dict[str, Any]:
    blocks = [_BLOCKS[type(block)](block) for block in part.blocks]
    return {"level": level, "title": part.title, "blocks": blocks, "listed": listed}


def _table(block: TableBlock) -> dict[str, Any]:
    laid = lay(block.table)
    rows = [
        {
            "kind": row.kind,
            "level": row.level,
            "cells": [{"text": cell.text, "note": cell.note, "tone": cell.tone} for cell in row.cells],
        }
        for row in laid.rows
    ]
    same = {
        name: getattr(laid, name) for name in ("caption", "heads", "right", "widths", "remarks", "fit", "kept", "empty")
    }
    return {"kind": "table", "rows": rows, **same}


def _chart(block: ChartBlock) -> dict[str, Any]:
    chart = block.chart
    # The pictures' own font is not among typst's; theirs is narrower, so every label keeps its room.
    svg = re.sub(r'font-family="[^"]*"', f'font-family="{_FONT}"', render_svg(chart, "print", _CHART_WIDTH))
    return {"kind": "chart", "title": chart.title, "alt": chart.description, "svg": svg, "share": _share(svg)}


def _share(svg: str) -> int:
    """How many per cent of the text's width a picture may take without being higher than a page."""
    size = _SIZE.search(svg)
    width, height = (float(part) for part in size.groups()) if size else (1.0, 1.0)
    return min(100, int(100 * _HIGHEST * width / height))


def _finding(shown: ShownFinding) -> dict[str, str]:
    finding = shown.finding
    return {
        "severity": finding.severity,
        "word": SEVERITIES[finding.severity],
        "title": finding.title,
        "text": finding.text,
        "where": shown.subject,
        "sources": sources_text(finding.sources),
    }


def _worked(block: Worked) -> dict[str, Any]:
    steps = [
        {"depth": step.depth, "title": step.title, "value": step.value, "lines": step.lines}
        for step in work_steps(block.explanation)
    ]
    return {"kind": "worked", "steps": steps}


def _figures(block: KeyFigures) -> dict[str, Any]:
    figures = [{"title": one.title, "value": one.value, "remark": one.remark} for one in block.figures]
    return {"kind": "figures", "figures": figures}


_BLOCKS: Mapping[type[Block], Any] = {
    Paragraph: lambda block: {"kind": "paragraph", "style": block.kind, "text": block.text},
    Bullets: lambda block: {"kind": "bullets", "items": block.items, "ordered": block.ordered},
    Facts: lambda block: {"kind": "facts", "rows": block.rows},
    KeyFigures: _figures,
    TableBlock: _table,
    ChartBlock: _chart,
    FindingList: lambda block: {"kind": "findings", "items": [_finding(one) for one in block.findings]},
    Worked: _worked,
}
