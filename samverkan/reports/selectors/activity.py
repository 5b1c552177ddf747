"""What the cooperation does: purpose and tasks, areas, arenas in numbers, findings in numbers, what came before and after."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from samverkan.core.checks.stated import amount, year_of
from samverkan.core.checks.words import attribute_word
from samverkan.core.members import source_ref
from samverkan.core.records import LEVELS, SCOPES, Area, Case, Fact, Statement
from samverkan.core.swedish import listing, number
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.selectors import ShownFinding, severity_counts, shown_findings
from samverkan.registry.snapshots import Snapshot
from samverkan.web.numbers import NOT_STATED

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
WEIGHTIEST, FEW = 5, 3


@dataclass(frozen=True, slots=True)
class Theme:
    """Sentences under a heading, with where they stand."""

    title: str
    texts: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Kin:
    """A cooperation before or after this one; ``href`` "" where it is not here."""

    word: str
    name: str
    href: str
    when: str


def purpose(case: Case) -> Theme | None:
    """What the whole cooperation is for."""
    return next(iter(_themes(case, {"andamal": "Ändamål"})), None)


def tasks(case: Case) -> Theme | None:
    """What it is to do."""
    return next(iter(_themes(case, {"uppgift": "Uppgifter"})), None)


def ways(case: Case) -> list[Theme]:
    """How it is steered, paid for and works, in the sources' words."""
    titles = {
        "styrning": "Styrning",
        "finansiering": "Finansiering",
        "medlemmar": "Medlemmar",
        "arbetssatt": "Arbetssätt",
    }
    return _themes(case, titles)


def _themes(case: Case, titles: dict[str, str]) -> list[Theme]:
    whole = [row for row in case.statements if not row.area and not row.organisation]
    found = [(title, [row for row in whole if row.theme == theme]) for theme, title in titles.items()]
    return [Theme(title, tuple(row.text for row in rows), _sources(case, rows)) for title, rows in found if rows]


def _sources(case: Case, rows: Sequence[Statement]) -> str:
    return "; ".join(dict.fromkeys(source_ref(case.sources, row).text() for row in rows))


def priorities(case: Case) -> tuple[Area, ...]:
    """The prioritised areas, or where there are none, the areas of cooperation."""
    first = tuple(row for row in case.areas if row.kind == "prioriterat")
    return first or tuple(row for row in case.areas if row.kind == "arbetsomrade")


def arenas_table(case: Case) -> Table:
    """How many arenas there are of each level and scope; an arena that is placed differently counts in each."""
    placed = {(row.scope, row.level, row.arena) for row in case.placements}
    counts = Counter((scope, level) for scope, level, _ in placed)
    nowhere = {row.id for row in case.arenas} - {row.arena for row in case.placements}
    counts.update({("", ""): len(nowhere)} if nowhere else {})
    columns = [Column("krets", "Krets"), Column("niva", "Nivå"), Column("antal", "Arenor", "number", decimals=0)]
    order = sorted(counts, key=lambda pair: (list(SCOPES).index(pair[0]), list(LEVELS).index(pair[1])))
    rows = [
        Row({"krets": _word(SCOPES, scope), "niva": _word(LEVELS, level), "antal": Cell(counts[scope, level])}, key=f"{scope}-{level}")
        for scope, level in order
    ]  # fmt: skip
    twice = sum(counts.values()) > len(case.arenas)
    note = "En arena som källan placerar olika räknas på varje rad där den står." if twice else ""
    return Table("arenor-i-siffror", "Arenor efter krets och nivå", columns, rows, note=note)


def _word(words: dict[str, str], key: str) -> Cell:
    return Cell(words[key]) if key else Cell(text=NOT_STATED, tone="muted")


def arenas_sentence(case: Case) -> str:
    """How many arenas there are, in how many areas; a few are named."""
    areas = len({row.area for row in case.placements})
    word = "arena" if len(case.arenas) == 1 else "arenor"
    inside = f" i {number(areas)} {'område' if areas == 1 else 'områden'}" if areas else ""
    named = f": {listing([row.name for row in case.arenas])}" if len(case.arenas) <= FEW else ""
    return f"{number(len(case.arenas))} {word}{inside}{named}."


def weightiest(snapshot: Snapshot, on: date) -> list[ShownFinding]:
    """The gravest findings of the cooperation itself, the greatest amounts first, one of each kind; what is without
    ground stands under *Att bevaka* instead."""
    own = [row for row in shown_findings(snapshot, on) if row.finding.case in ("", snapshot.case.slug)
           and row.finding.rule != "ground-gap" and _latest_year(row) <= on.year]  # fmt: skip
    own.sort(key=_weight)
    by_rule = {row.finding.rule: row for row in reversed(own)}
    return sorted(by_rule.values(), key=_weight)[:WEIGHTIEST]


def _latest_year(row: ShownFinding) -> int:
    """The latest year that the finding speaks of: what concerns a later year is no news of the day."""
    figure = row.finding.explanation
    titles = [row.finding.title, *(node.title for node in (figure.walk() if figure else ()))]
    return max((int(year) for title in titles for year in _YEAR.findall(title)), default=0)


def _weight(row: ShownFinding) -> tuple[int, bool, float]:
    figure = row.finding.explanation
    money = figure.value if figure and figure.unit == "kr" and not isinstance(figure.value, str) else None
    rank = ("fel", "varning", "upplysning").index(row.finding.severity)
    return rank, row.finding.rule != "lineage", -abs(float(money)) if money is not None else 0.0


def findings_sentence(snapshot: Snapshot, on: date) -> str:
    """``35 varningar och 29 upplysningar``."""
    counts = severity_counts(shown_findings(snapshot, on))
    said = [f"{number(count)} {title.lower() if count > 1 else severity}" for severity, title, count in counts if count]
    return listing(said)


def facts_table(case: Case, on: date) -> Table:
    """What the sources state of the cooperation in figures, of years that had begun."""
    rows = [row for row in case.facts if (row.subject_kind, row.subject) == ("samverkan", case.slug)
            and (year_of(row) or 0) <= on.year]  # fmt: skip
    columns = [Column("vad", "Uppgift"), Column("ar", "År"), Column("varde", "Värde"), Column("kalla", "Källa")]
    laid = [
        Row({"vad": Cell(_first_upper(attribute_word(row.attribute)), note=row.measure),
             "ar": Cell(str(year_of(row) or NOT_STATED)), "varde": Cell(_value(row), note=row.note),
             "kalla": Cell(source_ref(case.sources, row).text())}, key=row.id)
        for row in rows
    ]  # fmt: skip
    return Table("uppgifter", "Uppgifter i källorna", columns, laid)


def _value(fact: Fact) -> str:
    """The stated value; a year is written without thousands."""
    return f"{fact.value:f}" if fact.value is not None and fact.attribute.endswith("-ar") else amount(fact)


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def kin(case: Case, all_cases: Sequence[Case]) -> list[Kin]:
    """What came before and after, as any cooperation here states it."""
    names = {other.slug: other.cooperation.name for other in all_cases}
    rows = {row.id: row for other in all_cases for row in other.successions}
    before = [(row.predecessor, "Föregångare", row.printed) for row in rows.values() if row.successor == case.slug]
    after = [(row.successor, "Efterföljare", row.printed) for row in rows.values() if row.predecessor == case.slug]
    return [
        Kin(word, names.get(slug, slug), f"/{slug}/" if slug in names else "", printed)
        for slug, word, printed in (*before, *after)
    ]
