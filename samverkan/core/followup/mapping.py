"""Which area an account with its objects belongs to: rows of a mapping, of which the narrowest that fits holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

RESULT_CLASSES = frozenset("345678")
"""First figures of accounts for income and cost (BAS and Kommun-Bas); classes 1 and 2 are the balance sheet's."""


@dataclass(frozen=True, slots=True)
class BookedSum:
    """What is booked on an account with its objects (dimension, object) in a month (its first day; None: the year as a
    whole), in kr as booked: a cost is positive, an income negative."""

    account: str
    objects: tuple[tuple[str, str], ...]
    month: date | None
    amount: Decimal
    name: str = ""


@dataclass(frozen=True, slots=True)
class AccountRange:
    """A row of the mapping: accounts ``first`` to ``last``, with an object of a dimension or any ("" ""), to an area; area ""
    is not followed up, such as the members' own fees."""

    first: str
    last: str
    area: str
    dimension: str = ""
    object: str = ""

    def fits(self, row: BookedSum) -> bool:
        """Whether the row of the books falls under this one. Accounts compare as numbers, else as texts of one length."""
        return self._holds(row.account) and (not self.dimension or (self.dimension, self.object) in row.objects)

    def _holds(self, account: str) -> bool:
        if account.isdecimal() and self.first.isdecimal() and self.last.isdecimal():
            return int(self.first) <= int(account) <= int(self.last)
        return len(self.first) == len(account) == len(self.last) and self.first <= account <= self.last

    @property
    def width(self) -> tuple[int, int]:
        """Smaller is narrower: an object before none, then the shortest range of accounts."""
        numbers = self.first.isdecimal() and self.last.isdecimal()
        return (0 if self.dimension else 1, int(self.last) - int(self.first) if numbers else 0)


@dataclass(frozen=True, slots=True)
class Mapped:
    """The books by area: ``by_month`` in kr by (area, month), where the month is None for what the file gives for the year as
    a whole; what no row of the mapping takes; and the sum of what is not followed up."""

    by_month: dict[tuple[str, date | None], Decimal]
    unmapped: tuple[BookedSum, ...]
    aside: Decimal

    def area(self, area: str, until: date | None = None) -> Decimal | None:
        """What is booked on an area, up to and including a month; None where nothing is."""
        found = [amount for (held, month), amount in self.by_month.items()
                 if held == area and (until is None or month is None or month <= until)]  # fmt: skip
        return sum(found, Decimal(0)) if found else None

    @property
    def areas(self) -> tuple[str, ...]:
        """The areas that something is booked on, in the order met."""
        return tuple(dict.fromkeys(area for area, _ in self.by_month))


def map_accounts(rows: Iterable[BookedSum], mapping: Sequence[AccountRange]) -> Mapped:
    """Put the result accounts of the books on areas; balance accounts are left out. Nothing is lost: mapped, aside and
    unmapped sum to the result accounts of the books."""
    narrow = sorted(mapping, key=lambda row: row.width)
    by_month: dict[tuple[str, date | None], Decimal] = {}
    unmapped, aside = list[BookedSum](), Decimal(0)
    for row in rows:
        if row.account[:1] not in RESULT_CLASSES:
            continue
        found = next((held for held in narrow if held.fits(row)), None)
        if found is None:
            unmapped.append(row)
        elif not found.area:
            aside += row.amount
        else:
            place = (found.area, row.month)
            by_month[place] = by_month.get(place, Decimal(0)) + row.amount
    return Mapped(by_month, tuple(unmapped), aside)
