"""The ledger of a year as a finance system would export it: for tests of import, and to try it by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from samverkan.formats.sie import (
    Account,
    Balance,
    Company,
    Dimension,
    Objects,
    Origin,
    SieFile,
    SieObject,
    Transaction,
    Voucher,
    Year,
)

UNIT, PROJECT = "1", "6"
"""The dimensions that the format reserves for cost centres and projects."""
BANK, EQUITY, FEES, GRANTS, SALARIES, SERVICES = "1930", "2010", "3571", "3511", "5011", "6031"
ACCOUNTS = {
    BANK: ("Bank", "T"),
    EQUITY: ("Eget kapital, ingående värde", "S"),
    GRANTS: ("Projektbidrag", "I"),
    FEES: ("Medlemsavgifter", "I"),
    SALARIES: ("Löner, månadsavlönade", "K"),
    SERVICES: ("Köp av tjänster", "K"),
}
OPENING = Decimal("850000.00")
_SHARE_OF_SALARIES = Decimal("0.7")


@dataclass(frozen=True, slots=True)
class AreaYear:
    """What an area cost and brought in: kronor by month (1–12). ``code`` is its cost centre, ``project`` its project if it
    is one; ``budget`` is the cost budgeted by month."""

    code: str
    name: str
    costs: Mapping[int, Decimal]
    income: Mapping[int, Decimal] = field(default_factory=dict)
    budget: Mapping[int, Decimal] = field(default_factory=dict)
    project: str = ""

    @property
    def objects(self) -> Objects:
        """The list of objects of its lines."""
        return ((UNIT, self.code), (PROJECT, self.project)) if self.project else ((UNIT, self.code),)


def even(total: Decimal) -> dict[int, Decimal]:
    """A year's amount in twelve months, to the öre; what is left over stands in December."""
    part = (total / 12).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return {**dict.fromkeys(range(1, 12), part), 12: total - 11 * part}


def sie_year(
    year: int, areas: Sequence[AreaYear], *, name: str = "Regional samverkan Provlän", orgnr: str = "222000-0000",
    program: str = "Raindance",
) -> SieFile:  # fmt: skip
    """A SIE 4E of a calendar year: a voucher per area, month and sort, and every balance that follows from them. It reads
    without a warning."""
    vouchers = tuple(_vouchers(year, areas))
    codes = {area.code: SieObject(UNIT, area.code, area.name) for area in areas}
    projects = {area.project: SieObject(PROJECT, area.project, area.name) for area in areas if area.project}
    return SieFile(
        "4E",
        Company(name, orgnr, "01", "X", address=("Ekonomi", "Storgatan 1", "123 45 Provstad", "08-12 34 56")),
        Origin(program, "2021.1", date(year + 1, 1, 20), "EK", "Kommun-Bas"),
        {number: Year(number, date(year + number, 1, 1), date(year + number, 12, 31)) for number in (0, -1)},
        {number: Account(number, *told) for number, told in ACCOUNTS.items()},
        {UNIT: Dimension(UNIT, "Ansvar"), PROJECT: Dimension(PROJECT, "Projekt")},
        {(held.dimension, held.number): held for held in (*codes.values(), *projects.values())},
        tuple(_balances(year, areas, vouchers)),
        vouchers,
        currency="SEK",
        scope=date(year, 12, 31),
        checksum=True,
    )


def _vouchers(year: int, areas: Sequence[AreaYear]) -> Iterator[Voucher]:
    number = 0
    for month in range(1, 13):
        for area in areas:
            for lines, text in _booked(area, month):
                number += 1
                on = date(year, month, 25)
                yield Voucher("A", str(number), on, f"{text} {area.name}", on, "EK", lines)


def _booked(area: AreaYear, month: int) -> Iterator[tuple[tuple[Transaction, ...], str]]:
    cost, income = area.costs.get(month, Decimal(0)), area.income.get(month, Decimal(0))
    if cost:
        salaries = (cost * _SHARE_OF_SALARIES).quantize(Decimal("0.01"), ROUND_HALF_UP)
        parts = ((SALARIES, salaries), (SERVICES, cost - salaries))
        lines = (Transaction(account, amount, area.objects) for account, amount in parts)
        yield (*lines, Transaction(BANK, -cost)), "Kostnader"
    if income:
        account = GRANTS if area.project else FEES
        yield (Transaction(BANK, income), Transaction(account, -income, area.objects)), "Intäkter"


def _balances(year: int, areas: Sequence[AreaYear], vouchers: Sequence[Voucher]) -> Iterator[Balance]:
    months: Counter[tuple[str, Objects, date]] = Counter()
    moved: Counter[str] = Counter()
    for voucher in vouchers:
        for line in voucher.lines:
            first = date(year, voucher.day.month if voucher.day else 1, 1)
            moved[line.account] += line.amount  # type: ignore[assignment]
            for objects in {(), line.objects}:
                months[line.account, objects, first] += line.amount  # type: ignore[assignment]
    for account, before in ((BANK, OPENING), (EQUITY, -OPENING)):
        yield Balance("IB", 0, account, before)
        yield Balance("UB", 0, account, before + moved[account])
    yield from (Balance("RES", 0, account, Decimal(moved[account])) for account in sorted(ACCOUNTS) if account >= "3")
    for (account, objects, month), total in sorted(months.items()):
        yield Balance("PSALDO", 0, account, Decimal(total), objects, month)
    for area in areas:
        for number, amount in area.budget.items():
            yield Balance("PBUDGET", 0, SERVICES, amount, area.objects, date(year, number, 1))
