"""What the register's own pages show: findings and sources, out of a snapshot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from samverkan.core.checks import Finding
from samverkan.core.records import OBJECT_KINDS, RESOURCES, SOURCE_KINDS, Case, Source
from samverkan.formats.cases.schema import TITLES
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.judgements import judgements
from samverkan.registry.links import address
from samverkan.registry.people import Judgement
from samverkan.registry.policies import PRIVATE
from samverkan.registry.snapshots import Snapshot

SEVERITY_TITLES = {"fel": "Fel", "varning": "Varningar", "upplysning": "Upplysningar"}
GROUP_TITLES = {
    "omrade": "Områden, pengar och personal", "medel": "Externa medel", "avtal": "Avtal", "arena": "Arenor",
    "samverkan": "Samverkan som helhet", "organisation": "Organisationer", "": "Övrigt",
}  # fmt: skip
TONES = {"fel": "bad", "varning": "warn", "upplysning": ""}


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding on a page: its tone, what it concerns and where that stands, and what someone has judged it to be."""

    finding: Finding
    tone: str
    subject: str
    subject_href: str
    href: str
    source: str
    judgement: Judgement | None = None

    @property
    def first_sentence(self) -> str:
        """The text up to its first full stop: what is wrong; the rest says why it matters and what to do."""
        head, stop, _ = self.finding.text.partition(". ")
        return head + ("." if stop else "")


def grouped_findings(shown: Sequence[ShownFinding]) -> tuple[tuple[str, list[ShownFinding]], ...]:
    """The findings under what they concern, in the order of the groups."""
    groups: dict[str, list[ShownFinding]] = {title: [] for title in GROUP_TITLES.values()}
    for item in shown:
        groups[GROUP_TITLES.get(item.finding.subject_kind, GROUP_TITLES[""])].append(item)
    return tuple((title, items) for title, items in groups.items() if items)


def shown_findings(snapshot: Snapshot, on: date) -> tuple[ShownFinding, ...]:
    """Every finding as of the day, in order."""
    return snapshot.once(
        ("shown findings", on),
        lambda: tuple(_shown(snapshot, finding) for finding in snapshot.findings(on)),
    )


def _shown(snapshot: Snapshot, finding: Finding) -> ShownFinding:
    slug = finding.case or snapshot.case.slug
    here = slug == snapshot.case.slug or slug in snapshot.referred
    return ShownFinding(
        finding=finding,
        tone=TONES[finding.severity],
        subject=object_name(snapshot, finding.subject_kind, finding.subject, slug),
        subject_href=address(finding.subject_kind, slug, finding.subject) if here else "",
        href=f"/{snapshot.case.slug}/kontroll/{finding.id}/",
        source="; ".join(ref.text() for ref in finding.sources),
        judgement=judgements(snapshot).get(finding.id),
    )


def findings_about(snapshot: Snapshot, on: date, subjects: Mapping[str, str] | None = None) -> tuple[ShownFinding, ...]:
    """The findings about some objects of this cooperation: ``subjects`` maps key to kind; None gives all."""
    return tuple(
        shown
        for shown in shown_findings(snapshot, on)
        if subjects is None or subjects.get(shown.finding.subject) == shown.finding.subject_kind
    )


def object_name(snapshot: Snapshot, kind: str, key: str, slug: str = "") -> str:
    """The name of an object by kind and key; the key itself where it is not a row (a role, a concept)."""
    case = snapshot.referred.get(slug, snapshot.case)
    if kind == "samverkan":
        return snapshot.referred[key].cooperation.name if key in snapshot.referred else snapshot.case.cooperation.name
    if kind == "organisation" and key.isdigit():
        return snapshot.statistics.name(key)
    names = snapshot.once(("names", case.slug), lambda: _names(case))
    return names.get((kind, key), key)


def _names(case: Case) -> dict[tuple[str, str], str]:
    named: dict[str, tuple[Any, ...]] = {
        "organisation": case.organisations,
        "omrade": case.areas,
        "avtal": case.agreements,
        "arena": case.arenas,
    }
    names = {(kind, row.id): row.name for kind, rows in named.items() for row in rows}
    names |= {("medel", row.id): row.title for row in case.grants}
    return names | {("tjanst", row.id): row.title for row in case.posts}


def severity_counts(shown: Sequence[ShownFinding]) -> tuple[tuple[str, str, int], ...]:
    """Severity, its Swedish title in the plural, and how many there are that nobody has judged."""
    counts = Counter(item.finding.severity for item in shown if item.judgement is None)
    return tuple((severity, title, counts[severity]) for severity, title in SEVERITY_TITLES.items())


def sources_table(snapshot: Snapshot) -> Table:
    """The sources with how many rows rest on each."""
    counts = Counter(row.source for _, row in _sourced(snapshot.case))
    columns = [
        Column("title", "Källa"),
        Column("kind", "Slag"),
        Column("publisher", "Utgivare"),
        Column("dated", "Daterad"),
        Column("rows", "Uppgifter härifrån", kind="number", decimals=0),
    ]
    rows = [_source_row(snapshot.case.slug, source, counts[source.id]) for source in snapshot.case.sources]
    return Table("kallor", "Källor som uppgifterna vilar på", columns, rows)


def _source_row(slug: str, source: Source, count: int) -> Row:
    cells = {
        "title": Cell(source.title, href=f"/{slug}/kallor/{source.id}/"),
        "kind": Cell(SOURCE_KINDS[source.kind]),
        "publisher": Cell(source.publisher or None),
        "dated": Cell(source.dated or None),
        "rows": Cell(count),
    }
    return Row(cells, key=source.id)


def _sourced(case: Case) -> list[tuple[str, Any]]:
    told = [name for name in RESOURCES if name not in ("cooperation", "sources", *PRIVATE)]
    rows = [(name, row) for name in told for row in getattr(case, name)]
    return [(name, row) for name, row in [("cooperation", case.cooperation), *rows] if getattr(row, "source", "")]


def facts_of_source(snapshot: Snapshot, source: str) -> Table:
    """Every row that rests on a source: what kind of fact, what it says, where in the source it stands."""
    return snapshot.once(("facts of source", source), lambda: _facts_of_source(snapshot, source))


def _facts_of_source(snapshot: Snapshot, source: str) -> Table:
    columns = [Column("kind", "Slag"), Column("what", "Uppgift"), Column("place", "Plats i källan")]
    rows = [
        Row(
            {"kind": Cell(TITLES[name]), "what": Cell(_says(snapshot, row)), "place": Cell(row.place or None)},
            key=row.id,
        )
        for name, row in _sourced(snapshot.case)
        if row.source == source
    ]
    return Table("uppgifter", "Uppgifter som vilar på källan", columns, rows)


_SAYING = ("name", "title", "text", "quote", "full_name", "citation", "form", "printed")


def _says(snapshot: Snapshot, row: Any) -> str:
    """A row in a few words: its name or text, what it concerns, its year and value."""
    held = {item.name: getattr(row, item.name) for item in fields(row)}
    parts = [_subject(snapshot, held), *(str(held[name]) for name in _SAYING if held.get(name))][:2]
    parts += [str(held[name]) for name in ("year",) if held.get(name)]
    amount = next((held[name] for name in ("value", "amount") if held.get(name) is not None), None)
    if amount is not None:
        parts.append(f"{amount:f} {held.get('unit', '')}".strip().replace(".", ","))
    return " · ".join(part for part in parts if part) or row.id


def _subject(snapshot: Snapshot, held: Mapping[str, Any]) -> str:
    if held.get("subject"):
        return object_name(snapshot, held["subject_kind"], held["subject"])
    if held.get("object"):
        return object_name(snapshot, held["object_kind"], held["object"])
    kinds = {"organisation": "organisation", "agreement": "avtal", "arena": "arena", "area": "omrade"}
    return next((object_name(snapshot, kind, held[name]) for name, kind in kinds.items() if held.get(name)), "")


def object_kind_title(kind: str) -> str:
    """The Swedish word for a kind of object."""
    return OBJECT_KINDS.get(kind, "")
