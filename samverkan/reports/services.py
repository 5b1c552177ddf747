"""Writes reports as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from samverkan.core.faults import Fault, FaultError
from samverkan.core.swedish import listing
from samverkan.registry.snapshots import Snapshot, get_cooperations, get_snapshot
from samverkan.reports.documents import Document, background, render_docx, render_html, render_pdf, render_xlsx
from samverkan.reports.documents.decision import decision_basis, open_basis, scenario_report
from samverkan.reports.documents.member_report import ReportedMember, member_keys, member_report
from samverkan.reports.documents.year_report import annual_report, usual_year

NAMES = {"background": "bakgrund", "year": "arsrapport", "member": "medlemsrapport", "decision": "beslutsunderlag",
         "scenario": "scenariorapport"}  # fmt: skip
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
    if kind != "background":
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


@dataclass(frozen=True, slots=True)
class Asked:
    """Which report is asked for: the year of an annual report (None: the latest with an outcome), the member of a member's
    report (None: one for each member), the alternatives of a decision basis or of scenario reports (none: all of them) and its
    chapters (none: all of them)."""

    kind: str
    year: int | None = None
    member: str | None = None
    scenarios: tuple[str, ...] = ()
    chapters: tuple[str, ...] = ()


def write_report_files(
    slug: str, asked: Asked | str, formats: Sequence[str], folder: Path, *, on: date | None, today: date
) -> list[Path]:
    """Write the cooperation's report to the folder, a file a format, and for members one for each of them; nothing is written
    unless all could be made. ``asked`` as a text is the kind.

    ``on`` None: the cooperation's reference date, else ``today``. FaultError for a slug that is not loaded.
    """
    snapshot = _snapshot(slug)
    seen = on or snapshot.case.cooperation.reference_date or today
    wanted = Asked(asked) if isinstance(asked, str) else asked
    made = dict(_files(snapshot, wanted, formats, seen))
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in made.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in made]


def _files(snapshot: Snapshot, asked: Asked, formats: Sequence[str], on: date) -> Iterator[tuple[str, bytes]]:
    for what, document in _documents(snapshot, asked, on):
        for format in formats:
            yield report_name(snapshot.case.slug, asked.kind, what, format), WRITERS[format].write(document)


def _documents(snapshot: Snapshot, asked: Asked, on: date) -> Iterator[tuple[str, Document]]:
    """The documents asked for, each with what tells its file from the others'."""
    if asked.kind == "year":
        year = asked.year if asked.year is not None else usual_year(snapshot.case, on)
        yield str(year), annual_report(snapshot, year, on)
    elif asked.kind == "member":
        for key in [asked.member] if asked.member else _members(snapshot, on):
            yield key, member_report(ReportedMember(snapshot, key, on))
    elif asked.kind == "decision":
        yield on.isoformat(), decision_basis(open_basis(snapshot, asked.scenarios, on), asked.chapters)
    elif asked.kind == "scenario":
        for one in open_basis(snapshot, asked.scenarios, on).alternatives:
            yield one.scenario.id, scenario_report(open_basis(snapshot, [one.scenario.id], on), asked.chapters)
    else:
        yield on.isoformat(), make_report(snapshot, asked.kind, on)


def _members(snapshot: Snapshot, on: date) -> tuple[str, ...]:
    found = member_keys(snapshot, on)
    if not found:
        text = f"Ingen kommun är medlem den {on.isoformat()}, så det finns ingen att göra en rapport för. Välj en annan dag med --on."
        raise FaultError(Fault("no-members", text, snapshot.case.slug))
    return found


def report_name(slug: str, kind: str, what: str, format: str) -> str:
    """``arsrapport-jamtland-2020.pdf``, ``medlemsrapport-jamtland-2321.pdf``."""
    return f"{NAMES[kind]}-{slug}-{what}.{format}"


def _snapshot(slug: str) -> Snapshot:
    cooperations = get_cooperations()
    if slug not in cooperations:
        held = listing(tuple(cooperations)) or "ingen"
        text = f"Samverkan ”{slug}” är inte inläst. Inlästa: {held}. Läs in en mapp med ”samverkan case load MAPP”."
        raise FaultError(Fault("unknown-cooperation", text))
    return get_snapshot(slug, cooperations)
