"""The chapters that a decision basis may hold. A part of the investigation enters its own chapter here."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from samverkan.core.faults import Fault, FaultError
from samverkan.core.swedish import listing
from samverkan.reports.documents.decision.basis import Basis
from samverkan.reports.documents.model import Section


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: ``place`` orders them, ``make`` gives its section (empty where there is nothing to say), ``needs`` are the
    sections of the pages that a reader must see to be given it. An ``appendix`` stands last, with a letter."""

    place: int
    key: str
    title: str
    make: Callable[[Basis], Section]
    needs: frozenset[str] = frozenset()
    appendix: bool = False


WORKED, SOURCES = "utrakningar", "kallor"
"""Keys of the appendices that follow from the other chapters."""
_CHAPTERS: dict[str, Chapter] = {}


def register_chapter(chapter: Chapter) -> None:
    """Enter a chapter, once."""
    _CHAPTERS[chapter.key] = chapter


def every_chapter() -> tuple[Chapter, ...]:
    """Every chapter in order."""
    return tuple(sorted(_CHAPTERS.values(), key=lambda row: row.place))


def chosen_chapters(keys: Collection[str], hidden: frozenset[str]) -> tuple[Chapter, ...]:
    """The chapters named, all of them where none is, without those that the reader may not see. FaultError for a key there is
    not."""
    unknown = sorted(set(keys) - set(_CHAPTERS))
    if unknown:
        text = f"Avsnittet ”{unknown[0]}” finns inte. De som finns är {listing([row.key for row in every_chapter()])}."
        raise FaultError(Fault("unknown-chapter", text, unknown[0]))
    return tuple(row for row in every_chapter() if (not keys or row.key in keys) and not row.needs & hidden)
