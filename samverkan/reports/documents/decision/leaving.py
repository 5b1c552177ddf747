"""What it takes to leave: today's rule and each alternative's, and what the others pay after the largest or smallest has left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from samverkan.core.exit import OtherFee, OtherFees, Way, leaving_laws, longest_notice, may_leave
from samverkan.core.explain import Explanation
from samverkan.core.faults import FaultError
from samverkan.core.records import FORMS
from samverkan.core.scenario import Consequences
from samverkan.core.scenario.model import AGAIN, NOTHING
from samverkan.core.scenario.things import main_agreements
from samverkan.core.standing import term_rule
from samverkan.core.sums import decimal_of, stated, summed
from samverkan.core.swedish import day
from samverkan.core.terms import clauses
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.law import compared_questions, compared_ways
from samverkan.reports.documents.decision.basis import Basis, short
from samverkan.reports.documents.decision.cells import NOTHING as DASH
from samverkan.reports.documents.decision.cells import named
from samverkan.reports.documents.model import Block, Bullets, Paragraph, Section, TableBlock, section
from samverkan.reports.documents.sections.frames import shown
from samverkan.transition.leaving.exits import dissolution_of, exit_of, left_by

TITLE, TODAY, MONEY = "Att lämna", "I dag", "ekonomi"
QUESTION = "uttrade"
_INTRODUCTION = (
    "Vad det tar att lämna, med paragraf och status för varje uppgift, och vad de som är kvar betalar när den som betalar mest "
    "eller minst har lämnat. Antagande: kostnaderna är desamma när någon lämnar."
)
_Line = tuple[str, str, str, str]
"""The alternative, what holds, the paragraph or source, the status."""


@dataclass(frozen=True, slots=True)
class Left:
    """What the others pay when a member has left, with the member's name."""

    name: str
    others: OtherFees


def leaving(basis: Basis) -> Section:
    """The chapter *Att lämna*."""
    lines = [*_today_lines(basis), *(line for one in basis.alternatives for line in _lines(basis, one))]
    return section(
        TITLE, Paragraph(_INTRODUCTION), shown(rules_table(lines)), *_fees(basis),
        section("Om samverkan upplöses i dag", *_dissolved(basis)),
    )  # fmt: skip


def rules_table(lines: Sequence[_Line]) -> Table:
    """A row each thing that holds for who leaves."""
    columns = [Column("alternativ", "Alternativ"), Column("text", "Vad som gäller"), Column("lag", "Paragraf eller källa"),
               Column("art", "Status")]  # fmt: skip
    rows = [
        Row({"alternativ": Cell(who), "text": Cell(text), "lag": Cell(ground or DASH), "art": Cell(label)}, key=str(at))
        for at, (who, text, ground, label) in enumerate(lines)
    ]
    return Table("att-lamna", "Vad det tar att lämna", columns, rows)


def _members(basis: Basis) -> tuple[str, ...]:
    return may_leave(basis.case, basis.on)


def _way(basis: Basis) -> Way | None:
    """The way that decides when a membership ends today."""
    members = _members(basis)
    if not members:
        return None
    return next((way for way in exit_of(basis.snapshot, members[0], basis.on).ways if way.binding), None)


def _today_lines(basis: Basis) -> Iterator[_Line]:
    way, members = _way(basis), _members(basis)
    if way is None:
        yield TODAY, "Källan anger inte hur en medlem lämnar.", "", "anges inte"
        return
    source = way.explanation.source.text() if way.explanation.source else ""
    yield TODAY, f"{way.title}: {way.text}", source, "uppgift i källan" if source else "anges inte"
    if way.last:
        text = f"Uppsägning {day(basis.on)} ger sista dagen {day(way.last)}."
        yield TODAY, text, source or "; ".join(way.explanation.legal), "uträknat"
    laws = (*way.laws, *exit_of(basis.snapshot, members[0], basis.on).laws)
    for law in dict.fromkeys(laws):
        yield TODAY, law.text, law.citation, law.label


def _lines(basis: Basis, one: Consequences) -> Iterator[_Line]:
    """What holds for the alternative's way or form."""
    who, known = short(one), compared_ways()
    id = one.scenario.way if one.scenario.way in known else one.form
    answers = next(asked.answers for asked in compared_questions() if asked.id == QUESTION)
    for said in answers.get(id, ()):
        yield who, f"{said.text.rstrip('.')}.", said.ground, said.label
    if id not in answers:
        yield who, f"{FORMS.get(one.form, one.form)}: hur en medlem lämnar är inte undersökt.", "", "anges inte"
    yield from _notice(basis, one, who)
    for law in leaving_laws(one.form):
        yield who, law.text, law.citation, law.label


def _notice(basis: Basis, one: Consequences, who: str) -> Iterator[_Line]:
    """How long the notice is, where today's terms or the statute say it."""
    start = one.scenario.start
    if one.scenario.way == AGAIN:
        for agreement, said in _terms(basis):
            yield who, f"Samma villkor som i dagens avtal: {said}", agreement, "antagande"
    if one.form.startswith("kommunalforbund"):
        last, law = longest_notice(start)
        yield who, law.text, law.citation, law.label
        yield (
            who,
            f"Uppsägning {day(start)}, när alternativet börjar, ger sista dagen {day(last)}.",
            law.citation,
            "uträknat",
        )


def _terms(basis: Basis) -> Iterator[tuple[str, str]]:
    """The terms of the agreements that the cooperation rests on, in words."""
    main = main_agreements(basis.case)
    for agreement in basis.case.agreements:
        rule = term_rule(basis.case, agreement) if agreement.id in main else None
        if rule is not None:
            yield agreement.name, clauses(rule)


def _fees(basis: Basis) -> Iterator[Section | None]:
    """What the others pay after, today and in each alternative; hidden with the economy."""
    if MONEY in basis.hidden:
        yield section("Vad de andra betalar sedan", Paragraph("Avgifterna visas för den som får se ekonomin."))
        return
    parts: list[Block] = list(_today_fees(basis))
    for one in basis.alternatives:
        parts += _alternative_fees(basis, one)
    yield section("Vad de andra betalar sedan", *parts)


def _today_fees(basis: Basis) -> Iterator[Block]:
    before = {row.member: decimal_of(row.before) or Decimal(0) for row in basis.first.money.members}
    paying = [key for key in _members(basis) if before.get(key)]
    found = [exit_of(basis.snapshot, key, basis.on) for key in _ends(paying, before)]
    left = [Left(one.name, _titled(one.others, one.name)) for one in found]
    unsaid = [one.others.unsaid for one in left if one.others.unsaid]
    if unsaid or not left:
        yield Paragraph(f"{TODAY}: {unsaid[0] if unsaid else 'medlemmarna betalar inget som är känt.'}")
        return
    yield TableBlock(left_table("idag", f"{TODAY}, {left[0].others.year}", left))


def _alternative_fees(basis: Basis, one: Consequences) -> Iterator[Block]:
    after = {row.member: decimal_of(row.after) or Decimal(0) for row in one.money.members}
    paying = [key for key, amount in after.items() if amount]
    if one.scenario.way == NOTHING or len(paying) < 2:
        yield Paragraph(f"{short(one)}: medlemmarna betalar ingen gemensam avgift att dela om.")
        return
    names = {row.member: row.name for row in one.money.members}
    try:
        left = [Left(names[key], left_by(basis.snapshot, one, key, basis.on)) for key in _ends(paying, after)]
    except FaultError as error:
        yield Paragraph(f"{short(one)}: går inte att räkna. {' '.join(fault.text for fault in error.faults)}")
        return
    yield TableBlock(left_table(one.scenario.id, one.scenario.title, left, one))


def _ends(paying: Sequence[str], amounts: Mapping[str, Decimal]) -> list[str]:
    """The one that pays most and the one that pays least."""
    ordered = sorted(paying, key=lambda key: (-amounts[key], key))
    return list(dict.fromkeys([*ordered[:1], *ordered[-1:]])) if len(ordered) > 1 else []


def _titled(others: OtherFees, leaver: str) -> OtherFees:
    """The figures with the name of the one that leaves, so that they are told apart."""

    def said(found: Explanation) -> Explanation:
        return replace(found, title=f"{found.title.removesuffix(' utan medlemmen')} utan {leaver}")

    fees = tuple(replace(row, after=said(row.after), difference=said(row.difference)) for row in others.fees)
    return replace(others, fees=fees)


def left_table(id: str, title: str, left: Sequence[Left], one: Consequences | None = None) -> Table:
    """Each member's fee, and what it is with how much more when one of the others has left."""
    columns = [Column("medlem", "Medlem"), Column("fore", "Avgift", "number", "kr", 0)]
    rows: dict[str, tuple[str, dict[str, Cell]]] = {}
    foot = {"medlem": Cell("Alla som är kvar"), "fore": Cell(text=DASH)}
    for at, gone in enumerate(left):
        columns += [Column(f"utan{at}", f"Utan {gone.name}", "number", "kr", 0),
                    Column(f"mer{at}", "Skillnad", "number", "kr", 0, sign=True)]  # fmt: skip
        for row in gone.others.fees:
            _, cells = rows.setdefault(row.member, (row.name, {}))
            cells |= _cells(at, row, one)
        foot |= _sums(at, gone, one)
    lines = [
        Row({"medlem": Cell(name), **_leaves(left, name), **cells}, key=key) for key, (name, cells) in rows.items()
    ]
    note = " ".join(dict.fromkeys(gone.others.way for gone in left))
    return Table(
        f"lamna-{id}", f"Vad de andra betalar när någon lämnat: {title}", columns, lines, (Row(foot, "summa"),), note
    )


def _leaves(left: Sequence[Left], name: str) -> dict[str, Cell]:
    return {
        key: Cell(None, "lämnar" if key.startswith("utan") else DASH)
        for at, gone in enumerate(left)
        if gone.name == name
        for key in (f"utan{at}", f"mer{at}")
    }


def _cells(at: int, row: OtherFee, one: Consequences | None) -> dict[str, Cell]:
    """The difference is one column minus another: those two are told in the appendix, it is not."""
    told = {"fore": row.before, f"utan{at}": row.after}
    cells = {key: Cell(stated(found), explanation=named(found, one)) for key, found in told.items()}
    return {**cells, f"mer{at}": Cell(stated(row.difference))}


def _sums(at: int, gone: Left, one: Consequences | None) -> dict[str, Cell]:
    after, more = (
        summed(f"De som är kvar, {word} utan {gone.name}", rows, "kr", rule="Summan av dem som är kvar")
        for word, rows in (
            ("avgifter", [row.after for row in gone.others.fees]), ("skillnad", [row.difference for row in gone.others.fees]),
        )
    )  # fmt: skip
    told = {f"utan{at}": after, f"mer{at}": more}
    return {key: Cell(stated(found), explanation=named(found, one)) for key, found in told.items()}


def _dissolved(basis: Basis) -> Iterator[Block | None]:
    found = dissolution_of(basis.snapshot, basis.on)
    if found.rule:
        yield Paragraph(found.rule)
        yield Paragraph(found.source.text(), "source") if found.source else None
    yield Paragraph("Öppna frågor", "name")
    yield Bullets(tuple(found.unsaid))
    columns = [Column("text", "Vad som gäller"), Column("lag", "Paragraf"), Column("art", "Status")]
    rows = [
        Row({"text": Cell(law.text), "lag": Cell(law.citation or DASH), "art": Cell(law.label)}, key=str(at))
        for at, law in enumerate(found.laws)
    ]
    yield shown(Table("upplosning", "Rättsliga uppgifter om upplösning i dagens form", columns, rows))
