"""What the cooperation is, in short: the key figures, the facts, the gravest findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from samverkan.core.comparison import compare
from samverkan.core.periods import holds, last_day
from samverkan.core.records import FORMS
from samverkan.core.swedish import NBSP, day, listing
from samverkan.registry.snapshots import Snapshot
from samverkan.reports.documents.model import Facts, KeyFigure, KeyFigures, Paragraph, Section, section

_MEASURES = ("avgift", "aa", "kr_per_inv")
_COUNTED = {"fel": ("fel", "fel"), "varning": ("varning", "varningar"), "upplysning": ("upplysning", "upplysningar")}


def in_brief(snapshot: Snapshot, on: date) -> Section:
    """The section *I korthet*."""
    figures = tuple(_key_figures(snapshot, on))
    return section(
        "I korthet",
        KeyFigures(figures) if figures else None,
        Facts(tuple(_facts(snapshot, on))),
        _checked(snapshot, on),
    )


def _key_figures(snapshot: Snapshot, on: date) -> Iterator[KeyFigure]:
    members = snapshot.members(on)
    if members:
        yield KeyFigure("Medlemmar", str(len(members)), _seats(snapshot, on))
    for measure in compare([snapshot.case], on.year, snapshot.statistics).measures:
        cell = measure.cells[0]
        if measure.id in _MEASURES and cell.value is not None:
            yield KeyFigure(
                measure.title, f"{cell.text}{NBSP}{measure.unit}", f"{on.year}, {cell.measured}".rstrip(", ")
            )


def _seats(snapshot: Snapshot, on: date) -> str:
    parties = snapshot.members(on, ("part", "adjungerad"))
    return f"och {listing([snapshot.organisation_name(key) for key in parties])}" if parties else ""


def _facts(snapshot: Snapshot, on: date) -> Iterator[tuple[str, str]]:
    head = snapshot.case.cooperation
    yield "Samverkan", head.name
    forms = [row for row in snapshot.case.forms if holds(row.since, row.until, on) and not row.alternative]
    if forms:
        yield "Organisationsform", listing([FORMS[row.form] for row in forms])
    period = _period(head.since, head.until, head.printed)
    if period:
        yield "Tid", period
    members = snapshot.members(on)
    if members:
        yield "Medlemmar", listing([snapshot.organisation_name(key) for key in members])
    for kind, title in (("part", "Part genom avtal"), ("adjungerad", "Adjungerad")):
        others = snapshot.members(on, (kind,))
        if others:
            yield title, listing([snapshot.organisation_name(key) for key in others])


def _period(since: date | None, until: date | None, printed: str) -> str:
    last = last_day(until)
    if since and last:
        return f"{day(since)} till och med {day(last)}"
    if since:
        return printed or f"från och med {day(since)}"
    return printed


def _checked(snapshot: Snapshot, on: date) -> Paragraph | None:
    counts = Counter(finding.severity for finding in snapshot.findings(on))
    said = [f"{counts[name]} {words[counts[name] > 1]}" for name, words in _COUNTED.items() if counts[name]]
    if not said:
        return None
    return Paragraph(
        f"Kontrollen av uppgifterna ger {listing(said)}; de står i avsnittet Kontroll. Läs dem innan siffror används."
    )
