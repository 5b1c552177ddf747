"""What the sources say of each body in words, under one theme at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from samverkan.comparison.selectors.bodies import Desk
from samverkan.core.comparison import ThemeRow
from samverkan.core.members import source_ref
from samverkan.core.records import Case, Statement

SHOWN = 4
"""Statements of one body under a theme that stand open; the rest is unfolded."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Statements from one place in a source."""

    texts: tuple[str, ...]
    source: str
    href: str


@dataclass(frozen=True, slots=True)
class Voice:
    """What is said of one body: ``passages`` open, ``more`` folded, ``hidden`` how many statements those are."""

    name: str
    passages: tuple[Passage, ...]
    more: tuple[Passage, ...]
    hidden: int


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme, the voice of every body that the sources speak of, and the names of those that they say nothing of."""

    key: str
    title: str
    voices: tuple[Voice, ...]
    silent: tuple[str, ...]


def themes(desk: Desk) -> list[Theme]:
    """The themes that any of the others speaks of, in order; what only we speak of has nothing beside it."""
    rows = (row for row in desk.comparison.themes if any(row.statements[slug] for slug in desk.others))
    return [_theme(desk, row) for row in rows]


def _theme(desk: Desk, row: ThemeRow) -> Theme:
    speaking = [case for case in desk.cases if row.statements[case.slug]]
    silent = tuple(desk.names[case.slug] for case in desk.cases if not row.statements[case.slug])
    return Theme(row.theme, row.title, tuple(_voice(desk, case, row) for case in speaking), silent)


def _voice(desk: Desk, case: Case, row: ThemeRow) -> Voice:
    said = row.statements[case.slug]
    first, rest = said[:SHOWN], said[SHOWN:]
    return Voice(desk.names[case.slug], _passages(desk, case, first), _passages(desk, case, rest), len(rest))


def _passages(desk: Desk, case: Case, said: Sequence[Statement]) -> tuple[Passage, ...]:
    grouped = groupby(said, key=lambda statement: (statement.source, statement.place))
    return tuple(_passage(desk, case, list(group)) for _, group in grouped)


def _passage(desk: Desk, case: Case, said: Sequence[Statement]) -> Passage:
    first = said[0]
    texts = tuple(f"{row.text} ({row.note.rstrip('.')})" if row.note else row.text for row in said)
    return Passage(texts, source_ref(case.sources, first).text(), desk.link(case.slug, f"kallor/{first.source}/"))
