"""A member's own figure under a column's name, with unit, date and source as the rule describes the column."""

from __future__ import annotations

from decimal import Decimal

from samverkan.core.allocation.ingredients import ColumnNote, Member, in_year
from samverkan.core.allocation.model import AllocationRule
from samverkan.core.allocation.wording import plain
from samverkan.core.explain import Explanation, SourceRef
from samverkan.core.faults import Fault, FaultError

MEMBERS = SourceRef("medlemmar", "Medlemsuppgifterna")


def column_value(rule: AllocationRule, name: str, member: Member, year: int | None) -> Explanation:
    """The member's value; FaultError where it is blank, negative, or stated twice with different values."""
    note = rule.notes.get(name, ColumnNote(name))
    if note.sum_of:
        return _sum(rule, note, member, year)
    real = in_year(name, year)
    if "{year" in real:
        text = "Kolumnens namn beror på året. Ange vilken dag som gäller."
        raise FaultError(Fault("missing-year", text, f"kolumn {name}"))
    value = _value(note, real, member)
    title = note.title or real
    return Explanation(in_year(title, year), value, note.unit, source=_source(rule, note, real))


def _value(note: ColumnNote, real: str, member: Member) -> Decimal:
    brought, stated = member.columns.get(real), note.values.get(member.code)
    value = stated if brought is None else brought
    where = f"kolumn {real}"
    if value is None:
        text = f"Värdet saknas för {member.label}. Skriv ett tal, noll om medlemmen inget har."
        raise FaultError(Fault("missing-column", text, where))
    if stated is not None and brought is not None and stated != brought:
        text = f"{member.label} har {plain(brought)} i medlemsuppgifterna men {plain(stated)} i regeln. Låt ett av talen stå."
        raise FaultError(Fault("two-values", text, where))
    if value < 0:
        text = f"Värdet {value} för {member.label} är negativt. Skriv noll eller ett positivt tal."
        raise FaultError(Fault("negative", text, where))
    return value


def _source(rule: AllocationRule, note: ColumnNote, real: str) -> SourceRef:
    if note.source:
        return SourceRef(rule.id, note.source, date=note.day)
    return SourceRef(MEMBERS.source, MEMBERS.title, f"kolumn {real}", note.day)


def _sum(rule: AllocationRule, note: ColumnNote, member: Member, year: int | None) -> Explanation:
    terms = tuple(column_value(rule, term, member, year) for term in note.sum_of)
    values = [Decimal(term.value) for term in terms if isinstance(term.value, Decimal)]
    total = sum(values, Decimal(0))
    written = f"{' + '.join(plain(value) for value in values)} = {plain(total)}"
    return Explanation(
        in_year(note.title or note.name, year), total, note.unit, rule="Summan av kolumnerna", calculation=written,
        inputs=terms,
    )  # fmt: skip
