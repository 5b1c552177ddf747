"""The account with each member through the years: what was settled, carried over, repaid and paid, and what is left.

A row's amount is positive where the cooperation owes the member. What is carried over stands twice, out of one year and
into the next, so that carrying keeps the sum.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from samverkan.core.explain import Explanation
from samverkan.core.members import source_ref
from samverkan.core.records import ENTRY_KINDS, Case, MemberEntry
from samverkan.core.sums import decimal_of, summed
from samverkan.core.swedish import MINUS, kronor

ZERO = Decimal(0)
SETTLED, REPAID, CARRIED, LOWERED, COVERED = "avrakning", "aterbetalning", "overforing", "avgiftssankning", "tillskott"
_PAID_OUT = (REPAID, COVERED)


@dataclass(frozen=True, slots=True)
class AccountLine:
    """What the rows of a kind sum to in a year."""

    kind: str
    title: str
    sum: Explanation


@dataclass(frozen=True, slots=True)
class AccountYear:
    """One year of an account in kr: opening balance, the sum of each kind of row, closing balance."""

    year: int
    opening: Explanation
    lines: tuple[AccountLine, ...]
    entries: tuple[MemberEntry, ...]
    closing: Explanation

    def sum_of(self, *kinds: str) -> Decimal:
        """What the rows of some kinds sum to."""
        return sum((decimal_of(line.sum) or ZERO for line in self.lines if line.kind in kinds), ZERO)


@dataclass(frozen=True, slots=True)
class MemberAccount:
    """A member's account: every year from its first row to its last, in order, each opening where the one before closed."""

    member: str
    name: str
    years: tuple[AccountYear, ...]

    @property
    def balance(self) -> Decimal:
        """What is left in kr: positive where the cooperation owes the member."""
        return decimal_of(self.years[-1].closing) or ZERO if self.years else ZERO

    def closing(self, year: int) -> Explanation | None:
        """The balance at the end of a year; None before the first row. After the last row the last balance stands."""
        held = [one for one in self.years if one.year <= year]
        return held[-1].closing if held else None

    def year(self, year: int) -> AccountYear | None:
        """One year, None where the account does not reach it."""
        return next((one for one in self.years if one.year == year), None)


def member_accounts(
    case: Case, name: Callable[[str], str], entries: Iterable[MemberEntry] | None = None
) -> tuple[MemberAccount, ...]:
    """The account of every member that has rows, by name. ``entries`` where not all the case's rows are asked about."""
    rows: dict[str, list[MemberEntry]] = {}
    for entry in case.entries if entries is None else entries:
        rows.setdefault(entry.organisation, []).append(entry)
    return tuple(_account(case, member, name(member), rows[member]) for member in rows)


def account_balance(accounts: Iterable[MemberAccount]) -> Explanation:
    """What is left with all the members together, in kr."""
    parts = [one.years[-1].closing for one in accounts if one.years]
    return summed("Kvar att reglera med medlemmarna", parts, "kr", rule="Summan av medlemmarnas saldon")


def paid_parts(entries: Iterable[MemberEntry], year: int) -> tuple[dict[str, Decimal], dict[str, Decimal]]:
    """What of a year's settlement is repaid and what is carried on, by member, with the sign of a surplus: what a member has
    paid of a deficit is negative, and so is what was carried into the year to be settled there."""
    repaid, carried = dict[str, Decimal](), dict[str, Decimal]()
    for entry in entries:
        if entry.amount is None:
            continue
        if entry.year == year and entry.kind in _PAID_OUT:
            repaid[entry.organisation] = repaid.get(entry.organisation, ZERO) - entry.amount
        # What lowers the next year's fee meets that fee and is never paid out: only what left a year counts, which is
        # all that has moved up to it.
        if (entry.year == year and entry.kind == CARRIED) or (entry.year <= year and entry.kind == LOWERED):
            carried[entry.organisation] = carried.get(entry.organisation, ZERO) - entry.amount
    return repaid, {member: amount for member, amount in carried.items() if amount}


def amounts_due(entries: Sequence[MemberEntry], year: int) -> dict[str, Decimal]:
    """What of a year's decided settlement, and of what was carried into the year, is still to be paid, by member; negative where
    the member is to pay. Who is at zero is left out."""
    settled, (repaid, carried) = settled_amounts(entries, year), paid_parts(entries, year)
    members = dict.fromkeys((*settled, *repaid, *carried))
    due = {one: settled.get(one, ZERO) - repaid.get(one, ZERO) - carried.get(one, ZERO) for one in members}
    return {member: amount for member, amount in due.items() if amount}


def settled_amounts(entries: Iterable[MemberEntry], year: int) -> dict[str, Decimal]:
    """What a decided settlement of the year gave each member, in kr; empty where none is decided."""
    found = dict[str, Decimal]()
    for entry in entries:
        if entry.kind == SETTLED and entry.year == year and entry.amount is not None:
            found[entry.organisation] = found.get(entry.organisation, ZERO) + entry.amount
    return found


def settlement_rows(amounts: Mapping[str, Decimal], year: int, moved: str = "") -> list[MemberEntry]:
    """The rows that a decided settlement gives: each member's part, and where all of it is ``moved`` (``overforing`` or
    ``avgiftssankning``) out of the year and into the next. A part of zero gives no row. The keys say what each row is."""
    rows = []
    for member, amount in amounts.items():
        if not amount:
            continue
        rows.append(_row(member, year, SETTLED, amount, "avrakning"))
        if moved:
            rows.append(_row(member, year, moved, -amount, "ut"))
            rows.append(_row(member, year + 1, moved, amount, "in"))
    return rows


def payment_rows(due: Mapping[str, Decimal], year: int) -> list[MemberEntry]:
    """The rows that bring what is due to zero: repaid where the cooperation owes, covered where the member does."""
    kinds = {member: REPAID if amount > 0 else COVERED for member, amount in due.items() if amount}
    return [_row(member, year, kind, -due[member], "betald") for member, kind in kinds.items()]


def _row(member: str, year: int, kind: str, amount: Decimal, what: str) -> MemberEntry:
    return MemberEntry(id=f"{kind}-{year}-{member}-{what}", organisation=member, year=year, kind=kind, amount=amount)


def _account(case: Case, member: str, name: str, rows: Sequence[MemberEntry]) -> MemberAccount:
    years: list[AccountYear] = []
    held = {row.year for row in rows}
    for year in range(min(held), max(held) + 1):
        own = tuple(sorted((row for row in rows if row.year == year), key=_order))
        years.append(_year(case, name, year, own, years[-1].closing if years else None))
    return MemberAccount(member, name, tuple(years))


def _order(entry: MemberEntry) -> tuple[bool, str, int, str]:
    """By day, those without a day last; the kinds in their own order."""
    return (entry.on is None, str(entry.on or ""), list(ENTRY_KINDS).index(entry.kind), entry.id)


def _year(case: Case, name: str, year: int, rows: tuple[MemberEntry, ...], before: Explanation | None) -> AccountYear:
    opening = _opening(name, year, before)
    kinds = [kind for kind in ENTRY_KINDS if any(row.kind == kind for row in rows)]
    lines = tuple(_line(case, name, year, kind, [row for row in rows if row.kind == kind]) for kind in kinds)
    blank = tuple(ENTRY_KINDS[row.kind].lower() for row in rows if row.amount is None)
    closing = summed(f"{name}, saldo vid utgången av {year}", [opening, *(line.sum for line in lines)], "kr",
                     rule=f"Ingående saldo och årets rader; {_meaning()}", blanks=blank)  # fmt: skip
    return AccountYear(year, opening, lines, rows, closing)


def _opening(name: str, year: int, before: Explanation | None) -> Explanation:
    title = f"{name}, ingående saldo {year}"
    if before is None:
        return Explanation(title, ZERO, "kr", note="Det finns inga tidigare rader.")
    return Explanation(title, before.value, "kr", rule=f"Saldot vid utgången av {year - 1}", inputs=(before,))


def _line(case: Case, name: str, year: int, kind: str, rows: Sequence[MemberEntry]) -> AccountLine:
    title = f"{name}, {ENTRY_KINDS[kind].lower()} {year}"
    parts = [_entry(case, row) for row in rows]
    return AccountLine(kind, ENTRY_KINDS[kind], summed(title, parts, "kr", rule="Summan av raderna"))


def _entry(case: Case, row: MemberEntry) -> Explanation:
    decided = next((one for one in case.decisions if one.id == row.decision), None)
    source = source_ref(case.sources, row) if row.source else source_ref(case.sources, decided) if decided else None
    title = " ".join(filter(None, (ENTRY_KINDS[row.kind], str(row.year), row.on.isoformat() if row.on else "")))
    note = " ".join(filter(None, (f"Referens: {row.reference}." if row.reference else "", row.note)))
    return Explanation(title, row.amount, "kr", rule="Rad i kontot", source=source, note=note)


def _meaning() -> str:
    return f"plus är vad medlemmen har att få, {MINUS} vad medlemmen har att betala"


def balance_words(balance: Decimal) -> str:
    """A balance as a sentence to the member."""
    if not balance:
        return "Saldot är noll: ingen är skyldig den andra något."
    if balance > 0:
        return f"Medlemmen har {kronor(balance)} att få."
    return f"Medlemmen har {kronor(-balance)} att betala."
