"""One area: its budget, its posts, what hangs on it, and what the sources say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samverkan.core.checks.stated import amount
from samverkan.core.checks.words import attribute_word
from samverkan.core.periods import holds
from samverkan.core.records import LEVELS, SCOPES, STATUSES, THEMES, Area, Claim, Fact, Post
from samverkan.core.swedish import number
from samverkan.economy.selectors.book import Book
from samverkan.formats.tables import Cell, Column, Row, Table


@dataclass(frozen=True, slots=True)
class Link:
    """An object that hangs on the area, with what is said of the tie."""

    title: str
    href: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What a source says in words, under its theme."""

    theme: str
    text: str
    source: str
    href: str


def find_area(book: Book, area: str) -> Area | None:
    """The area by key; None where the cooperation has none such."""
    return next((row for row in book.case.areas if row.id == area), None)


def in_budget(book: Book, area: str) -> bool:
    """Whether the area is in the budget's tree."""
    return any(node.area.id == area for node in book.budget.nodes)


def family(book: Book, area: str) -> frozenset[str]:
    """The area and every area below it."""
    return frozenset(row.id for row in book.case.areas if area in book.lineage(row.id))


def above(book: Book, area: Area) -> list[Link]:
    """The areas above, the nearest first, then the prioritised area it serves."""
    names = {row.id: row.name for row in book.case.areas}
    chain = [Link(names[key], book.area_href(key), "del av") for key in book.lineage(area.id)[1:]]
    if area.priority in names:
        chain.append(Link(names[area.priority], book.area_href(area.priority), "hör till det prioriterade området"))
    return chain


def below(book: Book, area: Area) -> list[Link]:
    """The areas directly below, and those that serve this one where it is a prioritised area."""
    rows = [row for row in book.case.areas if area.id in (row.parent, row.priority)]
    return [Link(row.name, book.area_href(row.id)) for row in rows]


def arenas(book: Book, areas: frozenset[str]) -> list[Link]:
    """The arenas placed in the area or below it."""
    names = {row.id: row for row in book.case.arenas}
    links = {}
    for row in book.case.placements:
        if row.area in areas and row.arena in names:
            words = ", ".join(
                filter(None, (LEVELS[row.level] if row.level else "", SCOPES[row.scope] if row.scope else ""))
            )
            arena = names[row.arena]
            title = f"{arena.name} ({arena.full_name})" if arena.full_name else arena.name
            links[row.arena] = Link(title, book.object_href("arena", row.arena), words.lower())
    return list(links.values())


def agreements(book: Book, areas: frozenset[str], owner: str) -> list[Link]:
    """The agreements whose money is the area's, or that the area or its own organisation hangs on, as of the day."""
    found: dict[str, str] = {row.id: "beloppet är områdets" for row in book.case.agreements if row.area in areas}
    for tie in book.case.dependencies:
        own = (tie.object_kind, tie.object)
        if tie.area in areas or (own[0] == "omrade" and own[1] in areas) or own == ("organisation", owner):
            found[tie.agreement] = tie.note or "området hänger på avtalet"
    rows = {row.id: row for row in book.case.agreements if holds(row.since, row.until, book.on)}
    return [Link(rows[key].name, book.object_href("avtal", key), text) for key, text in found.items() if key in rows]


def posts_table(book: Book, areas: frozenset[str]) -> Table | None:
    """The posts of the area, with what the source says of their number; None where there are none."""
    posts = [post for post in book.case.posts if post.area in areas]
    if not posts:
        return None
    columns = [
        Column("tjanst", "Tjänst"),
        Column("antal", "Omfattning"),
        Column("grund", "Grund"),
        Column("kalla", "Källa"),
    ]
    bases = {"": "anges inte", "fast": "fast", "projekt": "projekt", "volontar": "volontär", "kopt": "köpt tjänst",
             "grundavgift": "ingår i grundavgiften", "avtal": "genom avtal"}  # fmt: skip
    rows = [
        Row({"tjanst": Cell(post.title, note=post.note), "antal": Cell(text=_extent(post)),
             "grund": Cell(text=bases[post.basis]), "kalla": _source(book, post.source, post.place)}, post.id)
        for post in posts
    ]  # fmt: skip
    return Table("tjanster", "Tjänster som källan nämner", columns, rows)


def _extent(post: Post) -> str:
    if post.fte is not None:
        return f"{number(post.fte)} ÅA"
    return f"{number(post.persons)} personer" if post.persons is not None else "anges inte"


def facts_table(
    book: Book, facts: Sequence[Fact], *, table: str = "uppgifter", caption: str = "Uppgifter som källorna anger"
) -> Table | None:
    """Stated figures with what was measured, verbatim where quoted, and the source; None where there are none."""
    if not facts:
        return None
    columns = [
        Column("uppgift", "Uppgift"),
        Column("varde", "Värde"),
        Column("ar", "År"),
        Column("ord", "Ordagrant"),
        Column("kalla", "Källa"),
    ]
    return Table(table, caption, columns, [Row(_fact(book, fact), fact.id) for fact in facts])


def _fact(book: Book, fact: Fact) -> dict[str, Cell]:
    name = attribute_word(fact.attribute)
    when = fact.on.isoformat() if fact.on else str(fact.year) if fact.year else "anges inte"
    tag = "" if fact.status == "uppgift" else STATUSES[fact.status].lower()
    return {
        "uppgift": Cell(f"{name[:1].upper()}{name[1:]}", note=fact.note),
        "varde": Cell(text=amount(fact), tag=tag),
        "ar": Cell(text=when),
        "ord": Cell(text=f"”{fact.quote}”" if fact.quote else ""),
        "kalla": _source(book, fact.source, fact.place),
    }


def _source(book: Book, source: str, place: str) -> Cell:
    title = next((row.title for row in book.case.sources if row.id == source), source)
    return Cell(title, href=book.source_href(source), note=place)


def area_facts(book: Book, area: Area) -> list[Fact]:
    """What is stated of the area and of its own organisation."""
    wanted = {("omrade", area.id), ("organisation", area.owner)}
    return [fact for fact in book.case.facts if (fact.subject_kind, fact.subject) in wanted]


def area_claims(book: Book, area: Area) -> list[Claim]:
    """The sentences that say that the area is the largest in something."""
    return [claim for claim in book.case.claims if claim.area == area.id]


def statements(book: Book, area: Area) -> list[Said]:
    """What sources say in words of the area or its own organisation."""
    rows = [
        row for row in book.case.statements
        if row.area == area.id or (area.owner and not row.area and row.organisation == area.owner)
    ]  # fmt: skip
    return [_said(book, THEMES[row.theme], row.text, row.source, book.source_text(row)) for row in rows]


def financing(book: Book) -> list[Said]:
    """What sources say of how the cooperation as a whole is financed."""
    rows = [
        row for row in book.case.statements if row.theme == "finansiering" and not row.area and not row.organisation
    ]
    return [_said(book, THEMES[row.theme], row.text, row.source, book.source_text(row)) for row in rows]


def _said(book: Book, theme: str, text: str, source: str, where: str) -> Said:
    return Said(theme, text, where, book.source_href(source))


def names_in_sources(book: Book, area: str) -> list[str]:
    """Other names that sources use for the area."""
    return [row.name for row in book.case.aliases if (row.target_kind, row.target) == ("omrade", area)]
