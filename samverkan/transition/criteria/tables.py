"""A weighing laid out: the result with its weights, what the ranking is worth, and every score with its reason."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan.core.criteria import Sheet, Span, Weighing
from samverkan.core.swedish import listing, number, percent
from samverkan.formats.tables import Cell, Column, Row, Table


def result_table(found: Weighing) -> Table:
    """The alternatives, best first, each with the part of all weight sets in which it is best."""
    columns = (
        Column("alternativ", "Alternativ", sortable=False), Column("plats", "Plats", sortable=False),
        Column("poang", "Vägd poäng", "number", decimals=2, sortable=False),
        Column("andel", "Bäst i andel av alla vikter", "percent", decimals=1, bar=True, sortable=False),
    )  # fmt: skip
    rows = [
        Row({
            "alternativ": Cell(total.alternative.title),
            "plats": Cell(f"{total.rank}, delad" if total.tied else str(total.rank)),
            "poang": Cell(total.value, explanation=total.explanation),
            "andel": Cell(found.grid.alone[total.alternative.id] * 100),
        }, key=total.alternative.id, kind="on" if total.rank == 1 else "")
        for total in found.totals
    ]  # fmt: skip
    return Table(
        "resultat",
        "Vägd poäng med de vikter som är valda, och hur ofta alternativet är bäst med andra",
        columns,
        rows,
        note=_grid_note(found),
    )


def _grid_note(found: Weighing) -> str:
    step = f"steg om 1/{found.grid.steps}" if found.grid.steps != 1 else "hela steg"
    shared = f" I {percent(found.grid.shared * 100, 1)} av dem är flera lika bra." if found.grid.shared else ""
    return f"Andelen är räknad på alla {number(found.grid.points)} sätt att ge kriterierna vikter i {step}.{shared}"


def spans_table(sheet: Sheet, found: Weighing) -> Table:
    """Each criterion's weight and the weights between which the best stays best."""
    columns = (
        Column("kriterium", "Kriterium", sortable=False), Column("vikt", "Vikt", "percent", decimals=1, sortable=False),
        Column("lagst", "Håller ner till", sortable=False), Column("hogst", "Håller upp till", sortable=False),
        Column("da", "Sedan är bäst", sortable=False),
    )  # fmt: skip
    titles = {row.id: row.title for row in sheet.criteria}
    rows = [
        Row({
            "kriterium": Cell(titles[span.criterion]), "vikt": Cell(span.weight * 100), "lagst": Cell(_limit(span, low=True)),
            "hogst": Cell(_limit(span, low=False)), "da": Cell("; ".join(_after(span)) or "samma"),
        }, key=span.criterion)
        for span in found.spans
    ]  # fmt: skip
    note = "Ett kriteriums vikt i taget; de andra behåller sina inbördes förhållanden."
    return Table("vikter", "Vikterna, och mellan vilka vikter samma alternativ är bäst", columns, rows, note=note)


def _limit(span: Span, *, low: bool) -> str:
    if span.tied:
        return "flera är lika bra"
    at = span.low if low else span.high
    if at is None:
        return "alla lägre vikter" if low else "alla högre vikter"
    return percent(at * 100, 1)


def _after(span: Span) -> Iterator[str]:
    if span.tied:
        yield "minsta ändring avgör"
    if span.below:
        yield f"under: {listing([one.title for one in span.below])}"
    if span.above:
        yield f"över: {listing([one.title for one in span.above])}"


def scores_table(sheet: Sheet) -> Table:
    """Every score with its reason, a row each."""
    columns = (Column("alternativ", "Alternativ"), Column("kriterium", "Kriterium"), Column("poang", "Poäng", "number"),
               Column("varfor", "Motivering"))  # fmt: skip
    rows = [
        Row({
            "alternativ": Cell(one.title), "kriterium": Cell(row.title), "poang": Cell(sheet.scores[one.id, row.id].value),
            "varfor": Cell(sheet.scores[one.id, row.id].reason or "ingen motivering"),
        })
        for one in sheet.alternatives
        for row in sheet.criteria
    ]  # fmt: skip
    return Table("poang", "Poäng och motiveringar", columns, rows)


def sentences(found: Weighing) -> list[str]:
    """What the weights mean for the ranking, in words."""
    return list(_sentences(found))


def _sentences(found: Weighing) -> Iterator[str]:
    best = listing([one.title for one in found.best])
    if len(found.best) > 1:
        yield f"{best} är lika bra med de här vikterna. Poängen skiljer dem inte åt."
    else:
        part = found.grid.alone[found.best[0].id]
        yield f"{best} är bäst med de här vikterna, och i {percent(part * 100, 1)} av alla sätt att välja vikter."
        yield _nearest(found)
    for one in found.dominance.never:
        yield f"{one.title} är aldrig bäst, hur vikterna än väljs."
    for one in found.dominance.only_tied:
        yield f"{one.title} är aldrig ensam bäst: som mest lika bra som ett annat alternativ."
    for worse, better in found.dominance.by:
        yield f"{worse.title} är inte bättre än {better.title} på något kriterium."
    if found.unreasoned:
        yield f"{number(found.unreasoned)} poäng saknar motivering. Skriv en, så att andra kan pröva bedömningen."


def _nearest(found: Weighing) -> str:
    """The smallest change of one weight that makes another the best."""
    flips = [
        (abs(at - span.weight), span, at, others)
        for span in found.spans
        for at, others in ((span.low, span.below), (span.high, span.above))
        if at is not None
    ]
    if not flips:
        return "Ingen ändring av ett enda kriteriums vikt gör ett annat alternativ bäst."
    _, span, at, others = min(flips, key=lambda flip: flip[0])
    titles = listing([one.title for one in others])
    return f"Närmast ändras det om vikten för {span.title} går från {percent(span.weight * 100, 1)} förbi {percent(at * 100, 1)}: då är {titles} bäst."
