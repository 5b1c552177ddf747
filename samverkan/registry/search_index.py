"""Writes the rows that search reads: a cooperation's records as things to be found, with where they stand and who sees them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from samverkan.core.checks.words import attribute_word
from samverkan.core.records import FORMS, OBJECT_KINDS, SOURCE_KINDS, THEMES, UNITS, Case
from samverkan.registry.links import address
from samverkan.registry.models import Cooperation, Organisation
from samverkan.registry.search_rows import SearchEntry
from samverkan.registry.search_text import fold
from samverkan.statistics import official

KINDS = {
    "samverkan": "Samverkan", "organisation": "Organisationer och medlemmar", "avtal": "Avtal", "omrade": "Områden",
    "arena": "Arenor", "projekt": "Projekt", "medel": "Externa medel", "tjanst": "Tjänster", "organ": "Organ",
    "beslut": "Beslut", "styrdokument": "Styrdokument", "handling": "Handlingar", "anmarkning": "Kontroll",
    "utsaga": "Vad källorna säger", "uppgift": "Uppgifter", "kalla": "Källor",
}  # fmt: skip
"""What can be found, in the order that results stand."""

KIND_WORDS = {
    **OBJECT_KINDS, "projekt": "Projekt", "organ": "Organ", "beslut": "Beslut", "styrdokument": "Styrdokument",
    "handling": "Handling", "anmarkning": "Anmärkning", "utsaga": "Utsaga", "uppgift": "Uppgift", "kalla": "Källa",
}  # fmt: skip
"""The same in the singular."""

OBJECT_SECTIONS = {
    "organisation": "medlemmar",
    "avtal": "avtal",
    "omrade": "ekonomi",
    "arena": "arenor",
    "medel": "ekonomi",
}
"""The section where an object of a kind stands; any other kind goes with the cooperation."""


@dataclass(frozen=True, slots=True)
class Found:
    """A thing to be found. ``sections`` are those that a reader must be allowed to see all of; the rest concerns documents
    that are not open."""

    kind: str
    key: str
    title: str
    text: str
    href: str
    sections: tuple[str, ...] = ()
    draft: bool = False
    secret: bool = False
    owner: str = ""
    author: int | None = None


def index_case(cooperation: Cooperation, case: Case) -> None:
    """Make the cooperation's entries those of its records; documents are left as they are."""
    write_entries(
        cooperation, Index(case, _names_elsewhere(case)).entries(), SearchEntry.objects.exclude(kind="handling")
    )


def write_entries(cooperation: Cooperation, entries: Iterable[Found], among: Any) -> None:
    """Make those of the cooperation's rows that are ``among`` these: only what differs is written. Three statements."""
    there = {(row.kind, row.key): row for row in among.filter(cooperation=cooperation).defer("words")}
    wanted = {(entry.kind, entry.key): _row(cooperation, entry) for entry in entries}
    same = {key for key, row in wanted.items() if key in there and _said(row) == _said(there[key])}
    gone = [row.pk for key, row in there.items() if key not in same]
    if gone:
        SearchEntry.objects.filter(pk__in=gone).delete()
    SearchEntry.objects.bulk_create([row for key, row in wanted.items() if key not in same], batch_size=500)


def _row(cooperation: Cooperation, entry: Found) -> SearchEntry:
    return SearchEntry(
        cooperation=cooperation, kind=entry.kind, key=entry.key, title=entry.title, text=entry.text, href=entry.href,
        sections=list(entry.sections), draft=entry.draft, secret=entry.secret, owner=entry.owner, author=entry.author,
        folded_title=fold(entry.title), folded=fold(f"{entry.title} {entry.text}"),
    )  # fmt: skip


def _said(row: SearchEntry) -> tuple[Any, ...]:
    return (row.title, row.text, row.href, row.sections, row.draft, row.secret, row.owner, row.author, row.folded)


def _names_elsewhere(case: Case) -> Mapping[str, str]:
    return dict(Organisation.objects.filter(cooperation__in=case.refers).values_list("key", "name"))


class Index:
    """The things to be found in a case. ``elsewhere`` names organisations of the cases that it refers to."""

    def __init__(self, case: Case, elsewhere: Mapping[str, str]) -> None:
        self.case = case
        self.organisations = {**elsewhere, **{row.id: row.name for row in case.organisations}}
        named = {"omrade": case.areas, "avtal": case.agreements, "arena": case.arenas}
        self.names = {(kind, row.id): row.name for kind, rows in named.items() for row in rows}  # type: ignore[attr-defined]
        titled = {"medel": case.grants, "tjanst": case.posts}
        self.names |= {(kind, row.id): row.title for kind, rows in titled.items() for row in rows}  # type: ignore[attr-defined]
        self.aliases = defaultdict(list)
        for alias in case.aliases:
            self.aliases[alias.target_kind, alias.target].append(alias.name)

    def entries(self) -> Iterator[Found]:
        """Every thing once, its other names in its text."""
        makers: tuple[Callable[[], Iterable[Found]], ...] = (
            self._head, self._organisations, self._agreements, self._areas, self._arenas, self._projects, self._grants,
            self._posts, self._organs, self._decisions, self._charters, self._statements, self._facts, self._sources,
        )  # fmt: skip
        for make in makers:
            for entry in make():
                names = self.aliases.get((entry.kind, entry.key), ())
                yield replace(entry, text=_text(entry.text, *names)) if names else entry

    def name(self, kind: str, key: str) -> str:
        """The name of an object, the key where it is none of the case's rows."""
        if kind == "samverkan":
            return str(self.case.cooperation.name) if key == self.case.slug else key
        if kind == "organisation":
            return official().name(key) if key.isdigit() else self.organisations.get(key, key)
        named: str = self.names.get((kind, key), key)
        return named

    def place(self, kind: str, key: str, source: str = "") -> tuple[str, tuple[str, ...]]:
        """Where an object of the case stands and in which section; where it has no page, the source it is known from."""
        slug = self.case.slug
        if kind == "medel":
            return f"/{slug}/ekonomi/uppvaxling/", ("ekonomi",)
        own = "" if kind == "samverkan" else address(kind, slug, key)
        if own:
            return own, (OBJECT_SECTIONS[kind],)
        return (f"/{slug}/kallor/{source}/", ("kallor",)) if source else (f"/{slug}/", ("oversikt",))

    def _head(self) -> Iterator[Found]:
        head = self.case.cooperation
        forms = (FORMS[row.form] for row in self.case.forms if not row.alternative)
        yield Found(
            "samverkan", self.case.slug, head.name, _text(head.short_name, head.summary, *forms),
            f"/{self.case.slug}/", ("oversikt",),
        )  # fmt: skip

    def _organisations(self) -> Iterator[Found]:
        case = self.case
        keys = {row.id: row for row in case.organisations}
        belonging = [*(row.organisation for row in case.memberships), *(row.organisation for row in case.parties)]
        for key in dict.fromkeys(filter(None, [*belonging, *keys])):
            held = keys.get(key)
            text = _text(held.orgnr, held.note) if held else ""
            yield Found("organisation", key, self.name("organisation", key), text, *self.place("organisation", key))

    def _agreements(self) -> Iterator[Found]:
        parties = defaultdict(list)
        for party in self.case.parties:
            known = self.name("organisation", party.organisation) if party.organisation else party.described
            parties[party.agreement].append(known)
        for row in self.case.agreements:
            text = _text(row.printed, *parties[row.id], row.note)
            yield Found("avtal", row.id, row.name, text, *self.place("avtal", row.id))

    def _areas(self) -> Iterator[Found]:
        for row in self.case.areas:
            yield Found("omrade", row.id, row.name, _text(row.purpose, row.note), *self.place("omrade", row.id))

    def _arenas(self) -> Iterator[Found]:
        for row in self.case.arenas:
            yield Found("arena", row.id, row.name, _text(row.full_name, row.note), *self.place("arena", row.id))

    def _projects(self) -> Iterator[Found]:
        for row in self.case.projects:
            funder = self.name("organisation", row.funder) if row.funder else ""
            area = self.name("omrade", row.area) if row.area else ""
            text = _text(area, funder, row.years, row.note)
            yield Found("projekt", row.id, row.name, text, f"/{self.case.slug}/projekt/", ("projekt",))

    def _grants(self) -> Iterator[Found]:
        for row in self.case.grants:
            text = _text(self.name("omrade", row.area), str(row.year or ""), row.funders, row.comment, row.note)
            yield Found("medel", row.id, row.title, text, *self.place("medel", row.id))

    def _posts(self) -> Iterator[Found]:
        for row in self.case.posts:
            employer = self.name("organisation", row.employer) if row.employer else ""
            area = self.name("omrade", row.area) if row.area else ""
            where = self.place("omrade", row.area) if row.area else self.place("organisation", row.employer, row.source)
            yield Found("tjanst", row.id, row.title, _text(employer, area, row.note), *where)

    def _organs(self) -> Iterator[Found]:
        for row in self.case.organs:
            text = _text(row.composition, row.elected_by, row.note)
            yield Found("organ", row.id, row.name, text, *self.place("", "", row.source))

    def _decisions(self) -> Iterator[Found]:
        for row in self.case.decisions:
            title = " ".join(filter(None, (row.body, str(row.on or ""), f"§ {row.paragraph}" if row.paragraph else "")))
            text = _text(self.name(row.object_kind, row.object), row.text, row.registry_number, row.note)
            yield Found("beslut", row.id, title, text, *self.place(row.object_kind, row.object, row.source))

    def _charters(self) -> Iterator[Found]:
        names = {row.id: row.name for row in self.case.charters}
        for row in self.case.charters:
            text = _text(FORMS[row.form], row.version, str(row.adopted or ""), row.note)
            yield Found("styrdokument", row.id, row.name, text, *self.place("", "", row.source))
        for clause in self.case.clauses:
            title = f"{names.get(clause.charter, clause.charter)} § {clause.paragraph.removeprefix('§').strip()}"
            where = self.place("", "", clause.source)
            yield Found("styrdokument", f"{clause.charter}/{clause.id}", title, _text(clause.text, clause.note), *where)

    def _statements(self) -> Iterator[Found]:
        for row in self.case.statements:
            kind, key = ("omrade", row.area) if row.area else ("organisation", row.organisation)
            about = self.name(kind, key) if key else ""
            title = ": ".join(filter(None, (about, THEMES[row.theme])))
            yield Found("utsaga", row.id, title, _text(row.text, row.note), *self.place(kind, key, row.source))

    def _facts(self) -> Iterator[Found]:
        for row in self.case.facts:
            attribute = attribute_word(row.attribute)
            title = ": ".join(
                (self.name(row.subject_kind, row.subject), attribute + (f" {row.year}" if row.year else ""))
            )
            text = _text(row.quote, UNITS.get(row.unit, ""), row.note)
            yield Found("uppgift", row.id, title, text, *self.place("", "", row.source))
        for claim in self.case.claims:
            title = f"{self.name('omrade', claim.area)}: påstående"
            text = _text(claim.quote, claim.note)
            yield Found("uppgift", f"pastaende/{claim.id}", title, text, *self.place("omrade", claim.area))

    def _sources(self) -> Iterator[Found]:
        for row in self.case.sources:
            text = _text(SOURCE_KINDS[row.kind], row.publisher, row.dated, row.note)
            yield Found("kalla", row.id, row.title, text, f"/{self.case.slug}/kallor/{row.id}/", ("kallor",))


def _text(*parts: str) -> str:
    return " · ".join(dict.fromkeys(part.strip() for part in parts if part and part.strip()))
