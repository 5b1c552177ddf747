"""Writes reports as files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from samverkan.core.faults import Fault, FaultError
from samverkan.core.swedish import listing
from samverkan.registry.snapshots import Snapshot, get_cooperations, get_snapshot
from samverkan.reports.documents import Document, background, render_docx, render_html, render_pdf, render_xlsx

NAMES = {"background": "bakgrund"}
"""The reports there are, with the first part of their files' names."""


@dataclass(frozen=True, slots=True)
class Writer:
    """How a format is written, and what kind of file it is."""

    write: Callable[[Document], bytes]
    content_type: str


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WRITERS: Mapping[str, Writer] = {
    "pdf": Writer(render_pdf, "application/pdf"),
    "docx": Writer(render_docx, _WORD),
    "xlsx": Writer(render_xlsx, _EXCEL),
    "html": Writer(lambda document: render_html(document).encode(), "text/html; charset=utf-8"),
}


def make_report(snapshot: Snapshot, kind: str, on: date, hidden: frozenset[str] = frozenset()) -> Document:
    """The report of that kind as of the day, without the sections that the reader may not see. FaultError for a kind there
    is not."""
    if kind not in NAMES:
        raise FaultError(
            Fault("unknown-report", f"Rapporten ”{kind}” finns inte. De som finns: {listing(tuple(NAMES))}.")
        )
    return background(snapshot, on, hidden)


def write_report(snapshot: Snapshot, kind: str, format: str, on: date, hidden: frozenset[str] = frozenset()) -> bytes:
    """The report in one format. As of the cooperation's own reference date it is kept with the snapshot: that is what
    readers ask for; kept for any day asked for it would fill the memory."""

    def work() -> bytes:
        return WRITERS[format].write(make_report(snapshot, kind, on, hidden))

    usual = on == snapshot.case.cooperation.reference_date
    return snapshot.once(("report", kind, format, hidden), work) if usual else work()


def file_name(slug: str, kind: str, format: str, on: date) -> str:
    """``bakgrund-jamtland-2021-12-31.pdf``."""
    return f"{NAMES[kind]}-{slug}-{on.isoformat()}.{format}"


def write_report_files(
    slug: str, kind: str, formats: Sequence[str], folder: Path, *, on: date | None, today: date
) -> list[Path]:
    """Write the cooperation's report to the folder, a file a format; nothing is written unless all could be made.

    ``on`` None: the cooperation's reference date, else ``today``. FaultError for a slug that is not loaded.
    """
    snapshot = _snapshot(slug)
    seen = on or snapshot.case.cooperation.reference_date or today
    made = {file_name(slug, kind, format, seen): write_report(snapshot, kind, format, seen) for format in formats}
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in made.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in made]


def _snapshot(slug: str) -> Snapshot:
    cooperations = get_cooperations()
    if slug not in cooperations:
        held = listing(tuple(cooperations)) or "ingen"
        text = f"Samverkan ”{slug}” är inte inläst. Inlästa: {held}. Läs in en mapp med ”samverkan case load MAPP”."
        raise FaultError(Fault("unknown-cooperation", text))
    return get_snapshot(slug, cooperations)
