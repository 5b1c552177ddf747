"""What is decided of a year's settlement, and what of it is repaid, carried on and left: as the accounts with the members say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from samverkan.core.accounts import paid_parts, settled_amounts
from samverkan.core.records import Decision, MemberEntry
from samverkan.core.settlement import Settlement
from samverkan.core.swedish import kronor
from samverkan.economy.selectors.book import Book
from samverkan.formats.tables import Cell, Column

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class DecidedYear:
    """A year's settlement as it stands in the accounts, amounts by member with the sign of a surplus."""

    year: int
    decision: Decision | None
    amounts: Mapping[str, Decimal]
    repaid: Mapping[str, Decimal]
    carried: Mapping[str, Decimal]

    @property
    def booked(self) -> bool:
        """Whether anything of the year stands in the accounts."""
        return bool(self.amounts or self.repaid or self.carried)

    @property
    def words(self) -> str:
        """``Beslutad 2022-03-15 § 12, Direktionen``; "" where it is not decided."""
        return decided_words(self.decision) if self.decision or self.amounts else ""

    def departs_from(self, settlement: Settlement | None) -> bool:
        """Whether what was decided is not what the outcome and the rule give today."""
        shares = {share.member: share.amount for share in settlement.shares if share.amount} if settlement else {}
        return bool(self.amounts) and dict(self.amounts) != shares

    def columns(self, *, deficit: bool) -> list[Column]:
        """The columns beside a member's amount."""
        if not self.booked:
            return []
        paid = "Inbetalt" if deficit else "Återbetalt"
        return [Column("betalt", paid, "number", "kr", 0), Column("fort", "Fört vidare", "number", "kr", 0),
                Column("kvar", "Kvar", "number", "kr", 0)]  # fmt: skip

    def cells(self, member: str, amount: Decimal, sign: int) -> dict[str, Cell]:
        """A member's cells of those columns; ``amount`` is its part where none is decided."""
        if not self.booked:
            return {}
        part = self.amounts.get(member, ZERO) if self.amounts else amount
        repaid, carried = self.repaid.get(member, ZERO), self.carried.get(member, ZERO)
        left = part - repaid - carried
        return {"betalt": Cell(repaid * sign), "fort": Cell(carried * sign), "kvar": Cell(left * sign)}


def decided_year(book: Book, year: int) -> DecidedYear:
    """The year as the accounts say; where a day is asked for, as they stood then."""
    day = book.on if book.frame.on_given else None
    entries = [row for row in book.case.entries if day is None or row.on is None or row.on <= day]
    decision = _decision(book, year, entries)
    if decision is not None and day is not None and decision.on is not None and decision.on > day:
        decision = None
    return DecidedYear(year, decision, settled_amounts(entries, year), *paid_parts(entries, year))


def _decision(book: Book, year: int, entries: Sequence[MemberEntry]) -> Decision | None:
    """The decision that the rows rest on; a deficit that is restored without the members has a decision but no rows."""
    keys = {row.decision for row in entries if row.year == year and row.kind == "avrakning" and row.decision}
    named = [row for row in book.case.decisions if row.id in keys]
    return next(iter(named or [row for row in book.case.decisions if row.id.startswith(f"avrakning-{year}-")]), None)


def decided_words(decision: Decision | None) -> str:
    """``Beslutad 2022-03-15 § 12, Direktionen, dnr 2022/7``."""
    if decision is None:
        return "Beslutad"
    paragraph = f"§ {decision.paragraph.removeprefix('§').strip()}" if decision.paragraph else ""
    head = " ".join(filter(None, ("Beslutad", decision.on.isoformat() if decision.on else "", paragraph)))
    number = f"dnr {decision.registry_number}" if decision.registry_number else ""
    return ", ".join(filter(None, (head, decision.body, number)))


def departure_words(decided: DecidedYear, settlement: Settlement | None) -> str:
    """A sentence where what was decided is not what the figures give today, else ""."""
    if not decided.departs_from(settlement):
        return ""
    was = sum(decided.amounts.values(), ZERO)
    now = f"ger i dag {kronor(settlement.surplus)}" if settlement else "går i dag inte att fördela"
    return f"Det beslutade är {kronor(was)} och ändras inte. Årets utfall och gällande regel {now}; rätta med en ny avräkning."
