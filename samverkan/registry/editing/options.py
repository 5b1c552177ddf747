"""What a select offers: names for keys, grouped where there are many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from samverkan.core.records import FORMS, OBJECT_KINDS
from samverkan.formats.cases.references import OBJECTS
from samverkan.law import requirements
from samverkan.registry.editing.words import record_title, ref_words, requirement_words, rows_of
from samverkan.registry.snapshots import Snapshot
from samverkan.statistics import official
from samverkan.web.tables import order_key

Option = tuple[str, str]
Group = tuple[str, Sequence[Option]]
INDENT = "\u2003"


def reference_options(snapshot: Snapshot, ref: str) -> Sequence[Option | Group]:
    """The records that a reference may name."""
    if ref == "organisations":
        return organisation_options(snapshot)
    if ref == "cases":
        slugs = (snapshot.case.slug, *snapshot.case.refers)
        return [(slug, ref_words(snapshot, "cases", slug)) for slug in slugs]
    if ref == "areas":
        return area_options(snapshot)
    return sorted_options((row.id, record_title(snapshot, ref, row)) for row in rows_of(snapshot.case, ref))


def sorted_options(options: Iterable[Option]) -> list[Option]:
    """By name, in Swedish order."""
    return sorted(options, key=lambda option: order_key(option[1]))


def organisation_options(snapshot: Snapshot) -> list[Group]:
    """Those that take part first, then the others of the register, then every other municipality."""
    return snapshot.once("organisation options", lambda: _organisation_options(snapshot))


def _organisation_options(snapshot: Snapshot) -> list[Group]:
    taking = {row.organisation for row in snapshot.case.memberships}
    known = set(snapshot.organisations()) - taking
    rest = {place.code for place in official().municipalities()} - taking
    groups = {"Medlemmar och parter": taking, "Andra organisationer": known, "Kommuner": rest}
    return [
        (title, sorted_options((key, ref_words(snapshot, "organisations", key)) for key in keys))
        for title, keys in groups.items()
        if keys
    ]


def area_options(snapshot: Snapshot) -> list[Option]:
    """The areas as the tree that they are."""
    below: dict[str, list[Any]] = {}
    for row in snapshot.case.areas:
        below.setdefault(row.parent, []).append(row)

    def walk(parent: str, depth: int) -> Iterable[Option]:
        for row in below.get(parent, ()):
            yield row.id, INDENT * depth + row.name
            yield from walk(row.id, depth + 1)

    return list(walk("", 0))


def object_options(snapshot: Snapshot) -> list[Group]:
    """Every object that a fact can concern, as ``kind:key``, and the two kinds that are written in words."""
    groups = [
        (OBJECT_KINDS[kind], [(f"{kind}:{key}", name) for key, name in flat(reference_options(snapshot, ref))])
        for kind, ref in OBJECTS.items()
    ]
    written = [(f"{kind}:", f"{title} (skriv nedan)") for kind, title in OBJECT_KINDS.items() if kind not in OBJECTS]
    return [("I ord", written), *(group for group in groups if group[1])]


def requirement_options(snapshot: Snapshot) -> list[Group]:
    """What the law asks of the forms that the cooperation's charters have, by title and citation."""
    forms = dict.fromkeys(row.form for row in snapshot.case.charters)
    named = {form: form_requirements(form) for form in forms}
    return [(FORMS[form], [(key, requirement_words(key)) for key in keys]) for form, keys in named.items() if keys]


def form_requirements(form: str) -> tuple[str, ...]:
    """The ids of what the law asks of a form; empty for a form of which nothing is known."""
    try:
        return tuple(row.id for row in requirements(form))
    except KeyError:
        return ()


def flat(options: Sequence[Option | Group]) -> list[Option]:
    """The options without their groups."""
    found: list[Option] = []
    for key, value in options:
        found += [(key, value)] if isinstance(value, str) else list(value)
    return found


def with_current(options: Sequence[Option | Group], current: str, name: str) -> list[Option | Group]:
    """The options with the value that stands there now, should it not be among them."""
    kept = list(options)
    return kept if not current or current in {key for key, _ in flat(options)} else [(current, name), *kept]
