"""Finding things in a cooperation: Swedish full text, beginnings of words while typing, parts of compounds, and names with
typing errors. What one may not see is not found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import (
    SearchQuery,
    SearchRank,
    SearchVector,
    TrigramSimilarity,
    TrigramWordSimilarity,
)
from django.db.models import Case, F, FloatField, Func, Q, QuerySet, TextField, Value, When
from django.db.models.expressions import CombinedExpression

from samverkan.core.checks import Finding
from samverkan.registry.models import Cooperation
from samverkan.registry.pages import Page
from samverkan.registry.policies import OPEN, Actor, can
from samverkan.registry.search_index import KIND_WORDS, KINDS
from samverkan.registry.search_rows import SearchEntry
from samverkan.registry.search_text import Piece, fold, highlighted, snippet, words
from samverkan.registry.selectors import ShownFinding, shown_findings

LONGEST = 200
MOST = 300
"""Hits that are read; more are not told apart."""

NAMED = ("organisation", "avtal", "omrade", "arena", "projekt")
"""Kinds that are known by their names."""

SHOWN = 8
"""Hits of a kind that are shown before one asks for all of the kind."""

SHORT = 3
"""Letters of a word that is only looked for where words begin."""

_OPERATORS = re.compile(r'"|(?:^|\s)-\w|\sor\s', re.IGNORECASE)
_TERM = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
_OR = re.compile(r"\seller\s", re.IGNORECASE)
_CONFIG = "swedish"


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: its title and the stretch of its text around the hit, in pieces."""

    kind: str
    key: str
    href: str
    title: tuple[Piece, ...]
    text: tuple[Piece, ...]
    tag: str = ""

    @property
    def kind_title(self) -> str:
        """The kind in Swedish, in the singular."""
        return KIND_WORDS[self.kind]


@dataclass(frozen=True, slots=True)
class Group:
    """Hits of a kind: those shown, and how many there are."""

    kind: str
    title: str
    hits: tuple[Hit, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What is searched for: the text, and its folded words."""

    text: str
    words: tuple[str, ...]

    @property
    def query(self) -> str:
        """The text as the database reads it: *eller* is an operator, but not within quotation marks."""
        return fold(self.text if '"' in self.text else _OR.sub(" or ", self.text))

    @property
    def plain(self) -> bool:
        """Whether it has no operators (quotation marks, a minus, or), so that parts of words count too."""
        return not _OPERATORS.search(self.query)


def asked(text: str) -> Asked:
    """The search text, at most 200 characters of it, with its words."""
    text = " ".join(text[:LONGEST].replace("”", '"').replace("“", '"').split())
    return Asked(text, tuple(words(text)))


def search(page: Page, question: Asked) -> tuple[Hit, ...]:
    """What is found in the page's cooperation, the best first and findings last: one query."""
    if not question.words:
        return ()
    rows = list(_ranked(_seen(page), question)[:MOST])
    needles = (*question.words, *(vars(rows[0])["stems"] if rows else ()))
    hits = [_hit(row, needles) for row in rows]
    return (*hits, *(_finding_hit(shown, needles) for shown in found_findings(page, question)))


def nearest(page: Page, question: Asked) -> tuple[Hit, ...]:
    """Names that look like what was asked for, where nothing was found: one query."""
    folded = " ".join(question.words)
    alike = _seen(page).annotate(alike=TrigramWordSimilarity(folded, "folded_title")).filter(alike__gt=0.3)
    names = alike.filter(kind__in=NAMED).order_by("-alike", "title").defer("words", "folded")
    return tuple(_hit(row, ()) for row in names[:3])


def found_findings(page: Page, question: Asked) -> list[ShownFinding]:
    """The findings of the day that hold every word, those with a word in the title first."""
    if not page.shows("kontroll"):
        return []
    found = [shown for shown in shown_findings(page.snapshot, page.on) if _says(shown.finding, question)]
    return sorted(found, key=lambda shown: -sum(word in fold(shown.finding.title) for word in question.words))


def cooperations_named(cooperations: Mapping[str, Cooperation], question: Asked) -> list[Cooperation]:
    """The cooperations whose name the words are in, or nearly are: one query."""
    if not question.words:
        return []
    entries = SearchEntry.objects.filter(kind="samverkan", cooperation__in=list(cooperations))
    found = [row.cooperation_id for row in _ranked(entries, question)]
    return [cooperations[slug] for slug in found]


def visible(actor: Actor, cooperation: Cooperation) -> Q:
    """The entries that a reader may see: of sections that they may see, and documents as the policy of documents has it."""
    slug = cooperation.slug
    sections = Q()
    if not can(actor, "view", slug) and cooperation.public_sections is not None:
        sections = Q(sections__contained_by=[*OPEN, *cooperation.public_sections])
    return (Q(draft=False) & sections & _not_secret(actor, slug)) | _own_drafts(actor, slug)


def _not_secret(actor: Actor, slug: str) -> Q:
    return Q() if can(actor, "view_secret", slug) else Q(secret=False)


def _own_drafts(actor: Actor, slug: str) -> Q:
    if not actor.roles(slug):
        return Q(pk__in=[])
    held = Q(draft=True, owner__in=[*actor.organisations(slug)])
    if "auditor" in actor.roles(slug):
        held |= Q(draft=True) & ~Q(owner="")
    if can(actor, "view_staff_drafts", slug):
        held |= Q(draft=True, owner="")
    return (held & _not_secret(actor, slug)) | Q(draft=True, author=actor.user.pk)


def _seen(page: Page) -> QuerySet[SearchEntry]:
    cooperation = page.cooperations[page.frame.slug]
    return SearchEntry.objects.filter(visible(page.actor, cooperation), cooperation=cooperation)


def _ranked(entries: QuerySet[SearchEntry], question: Asked) -> QuerySet[SearchEntry]:
    folded = " ".join(question.words)
    query = SearchQuery(question.query, config=_CONFIG, search_type="websearch")
    matches = Q(words=query)
    if question.plain:
        query |= SearchQuery(
            " & ".join([*question.words[:-1], f"{question.words[-1]}:*"]), config=_CONFIG, search_type="raw"
        )
        matches = Q(words=query) | _parts(question.words) | Q(folded_title__trigram_word_similar=folded)
    stems = Func(
        SearchVector(Value(folded), config=_CONFIG),
        function="tsvector_to_array",
        output_field=ArrayField(TextField()),
    )
    return (
        entries.filter(matches)
        .defer("words", "folded")
        .annotate(stems=stems, rank=_rank(query, folded))
        .order_by("-rank", "title", "pk")
    )


def _parts(found: Sequence[str]) -> Q:
    """Every word is part of one there, a short one its beginning: ``arkiv`` finds Föreningsarkivet."""
    parts = Q()
    for word in found:
        parts &= Q(folded__contains=word) if len(word) > SHORT else Q(folded__regex=rf"\m{word}")
    return parts


def _rank(query: SearchQuery, folded: str) -> CombinedExpression:
    name = Case(
        When(folded_title=folded, then=Value(4.0)),
        When(folded_title__startswith=folded, then=Value(3.0)),
        When(folded_title__contains=folded, then=Value(2.0)),
        default=Value(0.0),
        output_field=FloatField(),
    )
    known = Case(When(kind__in=NAMED, then=Value(1.0)), default=Value(0.0), output_field=FloatField())
    return name + known + SearchRank(F("words"), query) + _alike(folded)


def _alike(folded: str) -> CombinedExpression:
    """How alike the names are: a word of the title, and the title whole, so that the shorter comes first."""
    return TrigramWordSimilarity(folded, "folded_title") + TrigramSimilarity("folded_title", folded)


def _hit(row: SearchEntry, needles: Sequence[str]) -> Hit:
    tag = "utkast" if row.draft else "sekretess" if row.secret else ""
    return Hit(row.kind, row.key, row.href, highlighted(row.title, needles), snippet(row.text, needles), tag)


def _finding_hit(shown: ShownFinding, needles: Sequence[str]) -> Hit:
    finding = shown.finding
    title, text = highlighted(finding.title, needles), snippet(finding.text, needles)
    return Hit("anmarkning", finding.id, shown.href, title, text, finding.severity)


def _says(finding: Finding, question: Asked) -> bool:
    text = fold(f"{finding.title} {finding.text} {' '.join(finding.known_as)}")
    return any(_holds(text, either) for either in question.query.split(" or "))


def _holds(text: str, query: str) -> bool:
    """Whether the text has every word and phrase, and none of those after a minus."""
    terms = [(minus, words(phrase or word)) for minus, phrase, word in _TERM.findall(query)]
    said = [(bool(minus), " ".join(found)) for minus, found in terms if found]
    return any(not minus for minus, _ in said) and all(_has(text, term) is not minus for minus, term in said)


def _has(text: str, term: str) -> bool:
    return re.search(re.escape(term) if len(term) > SHORT else rf"\b{re.escape(term)}", text) is not None


def grouped(hits: Iterable[Hit], kind: str = "") -> tuple[Group, ...]:
    """The hits by kind; where ``kind`` is given, that kind alone and whole."""
    held: dict[str, list[Hit]] = {name: [] for name in KINDS}
    for hit in hits:
        held[hit.kind].append(hit)
    return tuple(
        Group(name, KINDS[name], tuple(found if kind else found[:SHOWN]), len(found))
        for name, found in held.items()
        if found and kind in ("", name)
    )
