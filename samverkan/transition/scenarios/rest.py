"""One alternative: what becomes of agreements, arenas and posts, what the form asks, what is to be done by when, and costs."""

from __future__ import annotations

from collections.abc import Sequence

from samverkan.core.charter_check import Outcome
from samverkan.core.records import Case
from samverkan.core.scenario import KINDS, Consequences, Deadline, Fate, Scenario
from samverkan.core.scenario.model import ABOUT, COST_KINDS, RANGED, Cost
from samverkan.core.swedish import number
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.law import Fact
from samverkan.transition.scenarios.counting import to_meet, to_rehome, to_renegotiate

OTHERS = ("tjanst", "medel", "organisation", "roll")
ASSUMED = "antagande"
BASES = {"lag": "Lag", "avtal": "Avtal", "eget": "Enligt alternativet"}


def agreement_table(case: Case, found: Consequences, base: str) -> Table:
    """Every agreement but the one that the cooperation rests on; those to be worked on are marked."""
    columns = [Column("avtal", "Avtal"), Column("hur", "Vad som händer"), Column("gora", "Att göra")]
    changed = {fate.placed.thing.key for fate in to_renegotiate(case, found)}
    rows = [_fate(fate, "avtal", f"{base}avtal/{fate.placed.thing.key}/", changed) for fate in found.fates["avtal"]]
    return Table("avtal", "Avtal", columns, rows, empty="Inga avtal hänger på samverkan.")


def arena_table(found: Consequences, base: str) -> Table:
    """Every arena, and who calls it together."""
    columns = [Column("arena", "Arena"), Column("hur", "Vad som händer"), Column("gora", "Hemvist")]
    changed = {fate.placed.thing.key for fate in to_rehome(found)}
    rows = [_fate(fate, "arena", f"{base}arenor/{fate.placed.thing.key}/", changed) for fate in found.fates["arena"]]
    return Table("arenor", "Arenor", columns, rows, empty="Inga arenor är inlagda.")


def _fate(fate: Fate, column: str, href: str, changed: set[str]) -> Row:
    tag = ("ändras", "") if fate.placed.thing.key in changed else ("", "")
    tag = tag if fate.placed.to else ("inte avgjort", "bad")
    how = Cell(fate.how, tag=tag[0], tone=tag[1])
    return Row(
        {column: Cell(fate.placed.thing.name, href=href), "hur": how, "gora": Cell(fate.note)},
        key=fate.placed.thing.key,
    )


def other_table(found: Consequences) -> Table:
    """Posts, external money, financed bodies and roles."""
    columns = [Column("namn", "Vad"), Column("slag", "Slag"), Column("hur", "Vad som händer")]
    rows = [
        Row({"namn": Cell(fate.placed.thing.name), "slag": Cell(KINDS[kind]), "hur": _open(fate)}, key=fate.placed.thing.key)
        for kind in OTHERS for fate in found.fates[kind]
    ]  # fmt: skip
    return Table("ovrigt", "Tjänster, externa medel, medfinansierade organisationer och roller", columns, rows,
                 empty="Inget sådant är inlagt.")  # fmt: skip


def _open(fate: Fate) -> Cell:
    return Cell(fate.how) if fate.placed.to else Cell(fate.how, tag="inte avgjort", tone="bad")


def requirement_table(found: Consequences) -> Table:
    """What the form asks, with paragraph and how far it is law."""
    columns = [
        Column("krav", "Krav"),
        Column("lag", "Paragraf"),
        Column("art", "Är", under="lag"),
        Column("lage", "Läge"),
        Column("text", "Vad kravet är"),
    ]
    rows = [_requirement(row) for row in to_meet(found)]
    return Table("krav", "Krav som formen ställer", columns, rows, empty="Ingen ny form, så inga nya krav.")


def _requirement(row: Outcome) -> Row:
    asked = row.requirement
    return Row({"krav": Cell(asked.title), "lag": Cell(asked.citation or "–"), "art": Cell(asked.label),
                "lage": Cell(row.status), "text": Cell(row.text)}, key=asked.id)  # fmt: skip


def deadline_table(found: Consequences) -> Table:
    """What must be done by when, the first day first."""
    columns = [
        Column("senast", "Senast", "date"),
        Column("steg", "Steg"),
        Column("vem", "Vem"),
        Column("grund", "Bygger på"),
        Column("lag", "Paragraf"),
    ]
    rows = [_deadline(row) for row in found.deadlines]
    return Table("tidsplan", "Tidsplan, räknad bakåt från starten", columns, rows, empty="Inga steg att planera.")


def _deadline(row: Deadline) -> Row:
    tag = ("passerat", "bad") if row.late else ("", "")
    return Row({"senast": Cell(row.on), "steg": Cell(row.title, tag=tag[0], tone=tag[1]), "vem": Cell(row.who),
                "grund": Cell(row.text if row.basis == ASSUMED else BASES.get(row.basis, row.basis), note="" if row.basis == ASSUMED else row.text), "lag": Cell(law_words(row.facts))}, key=row.id)  # fmt: skip


def law_words(facts: Sequence[Fact]) -> str:
    """The paragraphs, each with how far it is law."""
    return "; ".join(f"{fact.citation} ({fact.label})" if fact.citation else fact.label for fact in facts)


def cost_table(scenario: Scenario) -> Table:
    """What the alternative costs beside the areas, each with its source."""
    columns = [
        Column("kostnad", "Kostnad"),
        Column("slag", "Slag"),
        Column("belopp", "Belopp", "number", "kr"),
        Column("spann", "Spann", under="belopp"),
        Column("personal", "Årsarbetare", "number", "ÅA"),
        Column("kalla", "Källa"),
    ]
    rows = [_cost(row) for row in scenario.costs]
    return Table(
        "kostnader", "Kostnader som alternativet för med sig", columns, rows, empty="Inga kostnader är angivna."
    )


def _cost(row: Cost) -> Row:
    span = (
        f"{number(row.amount if row.low is None else row.low)}–{number(row.amount if row.high is None else row.high)}"
    )
    return Row({"kostnad": Cell(row.title, note=ABOUT[row.about]), "slag": Cell(COST_KINDS[row.kind]), "belopp": Cell(row.amount),
                "spann": Cell(span if row.low is not None or row.high is not None else None),
                "personal": Cell(row.fte, "" if row.fte is not None else "–"),
                "kalla": Cell("; ".join([row.source, *row.legal] if row.source else row.legal) or "anges inte")})  # fmt: skip


def range_table(case: Case, scenario: Scenario) -> Table | None:
    """The values that are uncertain; None where none is stated."""
    if not scenario.ranges:
        return None
    columns = [
        Column("vad", "Osäker uppgift"),
        Column("lagst", "Lägst", "number"),
        Column("troligt", "Troligast", "number"),
        Column("hogst", "Högst", "number"),
        Column("kalla", "Källa"),
    ]
    rows = [
        Row({"vad": Cell(f"{RANGED[row.about]}: {_ranged(case, row.about, row.key)}"), "lagst": Cell(row.low),
             "troligt": Cell(row.likely), "hogst": Cell(row.high), "kalla": Cell(row.source or "anges inte")})
        for row in scenario.ranges
    ]  # fmt: skip
    return Table("osakert", "Uppgifter som är osäkra", columns, rows)


def _ranged(case: Case, about: str, key: str) -> str:
    names = {"area": {row.id: row.name for row in case.areas}, "grant": {row.id: row.title for row in case.grants}}
    return names.get(about, {}).get(key, key)
