"""Seats and votes: what each alternative with a rule for seats gives each member, beside its part of the fee."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from samverkan.core.explain import Explanation
from samverkan.core.scenario import Consequences, Votes
from samverkan.core.scenario.fees import share_of
from samverkan.core.swedish import day, listing
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.reports.documents.decision.basis import Basis
from samverkan.reports.documents.decision.cells import figure
from samverkan.reports.documents.model import Bullets, Paragraph, Section, TableBlock, section
from samverkan.reports.documents.sections.frames import shown

TITLE = "Platser och röster"
_INTRODUCTION = (
    "Makten är hur ofta en medlems platser avgör en omröstning med enkel majoritet (Banzhafs index, summan är 100 %), om varje "
    "medlems ledamöter röstar lika."
)


def seats(basis: Basis) -> Section:
    """The chapter *Platser och röster*; empty where no alternative has a rule for seats."""
    held = [one for one in basis.alternatives if one.votes]
    return section(TITLE, Paragraph(_INTRODUCTION) if held else None, *(_one(basis, one) for one in held))


def _one(basis: Basis, one: Consequences) -> Section:
    return section(one.scenario.title, *_parts(one, one.votes)) if one.votes else section(one.scenario.title)


def _parts(one: Consequences, votes: Votes) -> Iterator[Paragraph | TableBlock | Bullets | None]:
    yield Paragraph(f"{votes.title}: {votes.total} platser, folkmängd {day(votes.population_on)}.")
    yield shown(seats_table(one, votes))
    names = {row.member: row.name for row in votes.members}
    ties = tuple(
        f"Lika mellan {listing([names.get(code, code) for code in tie.members])}: regeln säger inte vem som får platsen."
        for tie in votes.ties
    )
    if ties:
        yield Bullets(ties)


def seats_table(one: Consequences, votes: Votes) -> Table:
    """Each member's seats, their part, what they are worth in a vote, and its part of the fees."""
    columns = [
        Column("medlem", "Medlem"), Column("platser", "Platser", "number", decimals=0),
        Column("andel", "Andel av platserna", "percent", decimals=1), Column("makt", "Makt i omröstning", "percent", decimals=1),
        Column("avgift", "Andel av avgifterna", "percent", decimals=1),
    ]  # fmt: skip
    fees = {row.member: row.after for row in one.money.members}
    rows = [
        Row({
            "medlem": Cell(row.name), "platser": figure(row.explanation, one), "andel": Cell(row.share * 100),
            "makt": Cell(row.power * 100), "avgift": Cell(_share(fees.get(row.member), one)),
        }, key=row.member)
        for row in votes.members
    ]  # fmt: skip
    foot = {"medlem": Cell("Summa"), "platser": figure(votes.seats.explanation, one), "andel": Cell(Fraction(100)),
            "makt": Cell(sum((row.power for row in votes.members), Fraction(0)) * 100), "avgift": Cell(text="–")}  # fmt: skip
    return Table(
        f"platser-{one.scenario.id}", f"Platser och makt: {one.scenario.title}", columns, rows, (Row(foot, "summa"),)
    )


def _share(fee: Explanation | None, one: Consequences) -> Fraction | None:
    found = share_of(fee, one.money.after) if fee else None
    return None if found is None else found * 100
