"""External money of an area in a year, from grants and the components that a source breaks them down into."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from samverkan.core.explain import Explanation
from samverkan.core.members import source_ref
from samverkan.core.records import PRECISIONS, Grant, Source
from samverkan.core.sums import conversion, in_kronor, stated, summed, written
from samverkan.core.swedish import months_between, number


@dataclass(frozen=True, slots=True)
class ExternalMoney:
    """What an area received in a year, in kr: all of it, what goes straight on to members, and the staff it pays."""

    area: str
    year: int
    months: Fraction
    external: Explanation
    pass_through: Explanation
    fte_low: Explanation
    fte_high: Explanation


def read_external(
    grants: Sequence[Grant], area: str, year: int, sources: Sequence[Source] = (), name: str = ""
) -> ExternalMoney:
    """Sum an area's grants without parent; a component counts only where its whole is not stated."""
    book = _Book(grants, sources)
    top = [grant for grant in grants if not grant.parent and (grant.area, grant.year) == (area, year)]
    label = f"{name or area} {year}"
    amounts = [book.amount(grant) for grant in top]
    external = _total(f"Externa medel, {label}", "kr", amounts)
    return ExternalMoney(
        area, year, _months(top, year), external, _pass_through(book, top, label),
        _total(f"Externt finansierade tjänster, lägst, {label}", "tjänster",
               [part for grant in top for part in book.staff(grant, lambda row: row.fte_low)]),
        _total(f"Externt finansierade tjänster, högst, {label}", "tjänster",
               [part for grant in top for part in book.staff(grant, lambda row: row.fte_high)]),
    )  # fmt: skip


def grant_amount(grant: Grant, grants: Sequence[Grant], sources: Sequence[Source] = ()) -> Explanation:
    """A grant's amount in kr: as stated, as what remains of its parent, or as the sum of its components."""
    return _Book(grants, sources).amount(grant)


def _total(title: str, unit: str, parts: Sequence[Explanation]) -> Explanation:
    blanks = [part.title for part in parts if part.value is None]
    if not parts:
        return Explanation(title, None, unit, note="Anges inte.")
    return parts[0] if len(parts) == 1 else summed(title, parts, unit, rule="Summan av bidragen", blanks=blanks)


def _pass_through(book: _Book, top: Sequence[Grant], label: str) -> Explanation:
    title = f"Går vidare till medlemmarna, {label}"
    parts = [book.amount(grant) for root in top for grant in book.flagged(root)]
    if not parts:
        return Explanation(title, Decimal(0), "kr", note="Källan anger inga medel som går vidare till medlemmarna.")
    unknown = [part.title for part in parts if part.value is None]
    if unknown:
        note = f"Beloppet som går vidare anges inte: {', '.join(unknown)}."
        return Explanation(title, None, "kr", inputs=tuple(parts), note=note)
    return _total(title, "kr", parts)


def _months(grants: Sequence[Grant], year: int) -> Fraction:
    since = min((grant.since or date(year, 1, 1) for grant in grants), default=date(year, 1, 1))
    until = max((grant.until or date(year + 1, 1, 1) for grant in grants), default=date(year + 1, 1, 1))
    return months_between(since, until)


class _Book:
    """The grants with their components at hand."""

    def __init__(self, grants: Sequence[Grant], sources: Sequence[Source]) -> None:
        self._sources = sources
        self._by_id = {grant.id: grant for grant in grants}
        self._parts: dict[str, list[Grant]] = {}
        for grant in grants:
            self._parts.setdefault(grant.parent, []).append(grant)

    def amount(self, grant: Grant) -> Explanation:
        if grant.amount is not None:
            return self._stated(grant)
        if grant.remainder and grant.parent:
            return self._remainder(grant)
        parts = self._parts.get(grant.id, [])
        if not parts:
            return Explanation(self._title(grant), None, "kr", source=source_ref(self._sources, grant),
                               note=grant.note or "Beloppet anges inte.")  # fmt: skip
        return _total(self._title(grant), "kr", [self.amount(part) for part in parts])

    def flagged(self, grant: Grant) -> list[Grant]:
        """The grant, or the components below it, that go straight on to members."""
        if grant.pass_through:
            return [grant]
        return [found for part in self._parts.get(grant.id, ()) for found in self.flagged(part)]

    def staff(self, grant: Grant, pick: Callable[[Grant], Decimal | None]) -> list[Explanation]:
        """The staff that the grant states, else what its components state."""
        value = pick(grant)
        if value is None:
            return [found for part in self._parts.get(grant.id, ()) for found in self.staff(part, pick)]
        note = f"I källan: ”{grant.fte_text}”." if grant.fte_text else ""
        return [Explanation(self._title(grant), value, "tjänster", rule="Uppgift i källan",
                            source=source_ref(self._sources, grant), note=note)]  # fmt: skip

    def _title(self, grant: Grant) -> str:
        return f"{grant.title} {grant.year}"

    def _stated(self, grant: Grant) -> Explanation:
        about = f"Källan anger {PRECISIONS[grant.precision]}." if grant.precision else ""
        return Explanation(
            self._title(grant), in_kronor(grant.amount, grant.unit), "kr", rule="Uppgift i källan",
            calculation=conversion(grant.amount, grant.unit), source=source_ref(self._sources, grant),
            note=" ".join(filter(None, (about, grant.note))),
        )  # fmt: skip

    def _remainder(self, grant: Grant) -> Explanation:
        whole = self._whole(self._by_id.get(grant.parent))
        siblings = [part for part in self._parts.get(grant.parent, ()) if part.id != grant.id]
        others = [self._stated(part) if part.amount is not None else _blank(self._title(part)) for part in siblings]
        rule = "Återstoden av helheten när övriga delar dragits av"
        top, rest = stated(whole), [stated(part) for part in others]
        numbers = [Fraction(value) for value in rest if value is not None]
        left = None if top is None or len(numbers) < len(rest) else Fraction(top) - sum(numbers, Fraction(0))
        inputs = (whole, *others)
        if top is None or left is None:
            return Explanation(self._title(grant), None, "kr", rule=rule, inputs=inputs,
                               note="Återstoden kan inte räknas ut: alla andra delar anges inte.")  # fmt: skip
        if left < 0:
            return Explanation(self._title(grant), None, "kr", rule=rule, inputs=inputs,
                               note="Återstoden kan inte räknas ut: delarna är större än helheten.")  # fmt: skip
        terms = " − ".join(written(value, "kr") for value in (top, *numbers))
        return Explanation(
            self._title(grant), Decimal(left.numerator) / left.denominator, "kr", rule=rule,
            calculation=f"{terms} = {number(left)}", inputs=inputs, source=source_ref(self._sources, grant),
            note=grant.note, status="härledd",
        )  # fmt: skip

    def _whole(self, parent: Grant | None) -> Explanation:
        if parent is None:
            return _blank("helheten")
        if parent.amount is not None:
            return self._stated(parent)
        return self._remainder(parent) if parent.remainder and parent.parent else _blank(self._title(parent))


def _blank(title: str) -> Explanation:
    return Explanation(title, None, "kr", note="Beloppet anges inte.")
