"""A report to tagged PDF: part of the decision basis of the Jämtland case, against WeasyPrint from the same report as a page.

Both are PDF/UA-1. The peer lays out our own HTML with our own style sheet, so the pages differ; that every figure of every table
stands in both is compared before times. Typst remembers what it has laid out, so each run of ours is the first of the report in
a process of its own. ``python -m bench.pdf`` measures and prints what :func:`measure` reads: Django is set up
in a process of its own, on no database.
"""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from time import process_time
from typing import Any

from pypdf import PdfReader

from bench import peers
from bench.timing import Measured, best
from samverkan.formats.cases import read_with_references
from samverkan.runtime.site import setup_django
from samverkan.statistics import official

CASE, ON = "jamtland", date(2021, 12, 31)
CHAPTERS = ("korthet", "idag", "alternativ", "avgifter", "omraden", "grund", "former", "beslut")
GOAL = 10.0
RUNS, PEERS = 3, 3
LONGEST = 16
ROOT = Path(__file__).parents[1]


def measure() -> list[Measured]:
    """The report by typst and by WeasyPrint."""
    found = min((_once() for _ in range(RUNS)), key=lambda run: run["ours"])
    work = (
        f"the decision basis of {CASE}, {found['pages']} pages with {found['tables']} tables, to PDF/UA-1: processor time; the peer's has "
        f"{found['peer_pages']} pages"
    )
    met = found["peer"] / found["ours"] >= GOAL
    return [Measured(work, found["ours"], "WeasyPrint 70", found["peer"], f"≥ {GOAL:.0f}×", met)]


def _once() -> dict[str, Any]:
    run = subprocess.run([sys.executable, "-m", "bench.pdf"], cwd=ROOT, capture_output=True, text=True, check=True)
    answer: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return answer


def _measured() -> dict[str, Any]:
    setup_django("postgresql://nobody@127.0.0.1:1/none")
    from samverkan.registry.snapshots import Snapshot  # noqa: PLC0415 -- Django must be ready
    from samverkan.reports.documents import Document, render_html, render_pdf  # noqa: PLC0415
    from samverkan.reports.documents.cells import lay  # noqa: PLC0415
    from samverkan.reports.documents.decision import decision_basis, open_basis  # noqa: PLC0415
    from samverkan.reports.documents.pdf import as_data  # noqa: PLC0415

    case, referred = read_with_references(ROOT / "cases" / CASE)
    document = decision_basis(open_basis(Snapshot(case, referred, official()), (), ON), CHAPTERS)
    render_pdf(Document("Uppvärmning", "", "", ON))  # reads the fonts, as any earlier report of the process does
    as_data(document)  # draws the picture, which the peer is given drawn
    ours, made = best(lambda: render_pdf(document), 1, process_time)
    answer = peers.ask("peer_pdf.py", {"html": render_html(document), "repeats": PEERS})
    files = [PdfReader(io.BytesIO(content)) for content in (made, bytes.fromhex(answer["pdf"]))]
    tables = [block.table for block in document.blocks() if hasattr(block, "table")]
    _compare([cell.text for table in tables for row in lay(table).rows for cell in row.cells], files)
    pages, peer_pages = (len(file.pages) for file in files)
    return {"ours": ours, "peer": answer["ms"], "tables": len(tables), "pages": pages, "peer_pages": peer_pages}


def _compare(cells: Sequence[str], files: Sequence[PdfReader]) -> None:
    """RuntimeError where a figure of some table is missing in either file; longer texts may be hyphenated."""
    figures = {_bare(text) for text in cells if re.search(r"\d{3}", text) and len(text) < LONGEST}
    texts = [_bare("".join(page.extract_text() for page in file.pages)) for file in files]
    missing = [sorted(figure for figure in figures if figure not in text) for text in texts]
    if not figures or any(missing):
        raise RuntimeError(f"figures are missing: ours {missing[0][:5]}, the peer's {missing[1][:5]}")


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


if __name__ == "__main__":
    print(json.dumps(_measured()))
