"""The report as one HTML page that stands alone: no script, nothing fetched, pictures as SVG in the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

from samverkan.charts import render_svg
from samverkan.reports.documents.cells import LaidCell, LaidRow, LaidTable, lay
from samverkan.reports.documents.model import (
    Block,
    Bullets,
    ChartBlock,
    Document,
    Facts,
    FindingList,
    KeyFigures,
    Paragraph,
    TableBlock,
    Worked,
    contents,
)
from samverkan.reports.documents.steps import work_steps
from samverkan.reports.documents.words import AUTHOR, CONTENTS, SEVERITIES, seen_on, sources_text

STYLE = Path(__file__).parent / "layout" / "report.css"


def _name(document: Document) -> str:
    """What a tab is called: two reports of one title are told apart by what they are about."""
    return f"{document.title} · {document.subtitle}" if document.subtitle else document.title


def render_html(document: Document) -> str:
    """The document as a whole page in Swedish."""
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="generator" content="{AUTHOR}"><title>{escape(_name(document))}</title>'
        f"<style>{STYLE.read_text(encoding='utf-8')}</style>"
    )
    body = render_article(document)
    return f'<!doctype html>\n<html lang="sv"><head>{head}</head><body>{body}</body></html>\n'


def render_article(document: Document) -> str:
    """The document as the ``<main>`` of a page, without its style sheet."""
    return f'<main class="report">{"".join(_parts(document))}</main>'


def _parts(document: Document) -> Iterator[str]:
    yield f"<h1>{escape(document.title)}</h1>"
    yield f'<p class="subtitle">{escape(document.subtitle)}</p><p class="quiet">{escape(seen_on(document.on))}</p>'
    if document.summary:
        yield f'<p class="lede">{escape(document.summary)}</p>'
    sections = list(enumerate(document.walk(), start=1))
    links = "".join(
        f'<li class="l{level - 1}"><a href="#d{n}">{escape(part.title)}</a></li>'
        for n, level, part in contents(document)
    )
    yield f'<nav aria-label="{CONTENTS}"><h2>{CONTENTS}</h2><ul>{links}</ul></nav>'
    for n, (level, part) in sections:
        heading = f"h{min(level + 1, 4)}"
        yield f'<{heading} id="d{n}">{escape(part.title)}</{heading}>'
        for block in part.blocks:
            yield _BLOCKS[type(block)](block)


def _paragraph(block: Paragraph) -> str:
    text = f"Källa: {block.text}" if block.kind == "source" else block.text
    named = f' class="{block.kind}"' if block.kind else ""
    return f"<p{named}>{escape(text)}</p>"


def _bullets(block: Bullets) -> str:
    tag = "ol" if block.ordered else "ul"
    return f"<{tag}>{''.join(f'<li>{escape(item)}</li>' for item in block.items)}</{tag}>"


def _facts(block: Facts) -> str:
    return f"<dl>{''.join(f'<dt>{escape(term)}</dt><dd>{escape(said)}</dd>' for term, said in block.rows)}</dl>"


def _key_figures(block: KeyFigures) -> str:
    def one(title: str, value: str, remark: str) -> str:
        small = f"<small>{escape(remark)}</small>" if remark else ""
        return f"<div><dt>{escape(title)}</dt><dd>{escape(value)}{small}</dd></div>"

    return f'<dl class="keys">{"".join(one(f.title, f.value, f.remark) for f in block.figures)}</dl>'


def _table(block: TableBlock) -> str:
    laid = lay(block.table)
    if not laid.rows:
        return f"<p>{escape(laid.caption)}: {escape(laid.empty)}</p>"
    heads = "".join(f'<th scope="col"{_num(laid, n)}>{escape(head)}</th>' for n, head in enumerate(laid.heads))
    rows = "".join(_row(row, laid) for row in laid.rows)
    caption = f"<caption><b>{block.label}</b> {escape(laid.caption)}</caption>"
    below = "".join(f'<p class="note">{escape(text)}</p>' for text in laid.remarks)
    return (
        f'<div class="frame" tabindex="0" role="region" aria-label="{escape(laid.caption)}"><table>{caption}'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>{below}"
    )


def _row(row: LaidRow, laid: LaidTable) -> str:
    level = f' class="l{min(row.level, 4)}"' if row.level else ""
    first, *rest = row.cells
    cells = [f'<th scope="row"{level}>{_inner(first)}</th>']
    cells += [f"<td{_num(laid, n, cell)}>{_inner(cell)}</td>" for n, cell in enumerate(rest, start=1)]
    kind = f' class="{row.kind}"' if row.kind else ""
    return f"<tr{kind}>{''.join(cells)}</tr>"


def _inner(cell: LaidCell) -> str:
    note = f"<small>{escape(cell.note)}</small>" if cell.note else ""
    return f"{escape(cell.text)}{note}"


def _num(laid: LaidTable, n: int, cell: LaidCell | None = None) -> str:
    classes = " ".join(filter(None, ("num" if laid.right[n] else "", cell.tone if cell else "")))
    return f' class="{classes}"' if classes else ""


def _chart(block: ChartBlock) -> str:
    caption = f"<figcaption><b>{block.label}</b> {escape(block.chart.title)}</figcaption>"
    return f"<figure>{caption}{render_svg(block.chart)}</figure>"


def _findings(block: FindingList) -> str:
    parts = []
    for shown in block.findings:
        finding = shown.finding
        sources = sources_text(finding.sources)
        source = f'<p class="source">Källa: {escape(sources)}</p>' if sources else ""
        where = f" · {escape(shown.subject)}" if shown.subject else ""
        parts.append(
            f'<div class="finding {finding.severity}"><p><b>{escape(finding.title)}</b></p>'
            f'<p class="quiet">{SEVERITIES[finding.severity]}{where}</p><p>{escape(finding.text)}</p>{source}</div>'
        )
    return "".join(parts)


def _worked(block: Worked) -> str:
    depth, parts = -1, []
    for step in work_steps(block.explanation):
        parts += ["<ul>"] * max(step.depth - depth, 0) + ["</li></ul>"] * max(depth - step.depth, 0)
        parts += ["</li>"] if step.depth <= depth else []
        head = (
            f"<b>{escape(step.title)}: {escape(step.value)}</b>"
            if step.depth == 0
            else escape(f"{step.title}: {step.value}")
        )
        parts.append(f"<li>{head}{''.join(f'<small>{escape(line)}</small>' for line in step.lines)}")
        depth = step.depth
    parts += ["</li></ul>"] * (depth + 1)
    return f'<div class="steps">{"".join(parts)}</div>'


_BLOCKS: Mapping[type[Block], Callable[[Any], str]] = {
    Paragraph: _paragraph,
    Bullets: _bullets,
    Facts: _facts,
    KeyFigures: _key_figures,
    TableBlock: _table,
    ChartBlock: _chart,
    FindingList: _findings,
    Worked: _worked,
}
