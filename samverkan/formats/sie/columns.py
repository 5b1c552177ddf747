"""Transactions that count, as columns: what a million lines take in memory is 24 bytes each.

Accounts and lists of objects are numbered as they are met; lines carry the numbers. Amounts are öre in 64 bits; where sums
could leave them, they are taken in Python's own integers.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from typing import Any, Generic, TypeVar

import numpy as np

from samverkan.formats.sie.records import Objects, Voucher

Array = np.ndarray[Any, Any]
H = TypeVar("H", bound=Hashable)
SAFE = 1 << 62
_KINDS = {
    "account": np.int32, "objects": np.int32, "ore": np.int64, "day": np.int32, "voucher": np.int32,
    "voucher_line": np.int32,
}  # fmt: skip


class Numbered(Generic[H]):
    """Values numbered from 0 as they are met, with the line of the file where each was first."""

    def __init__(self) -> None:
        self.held: list[H] = []
        self.first_line: list[int] = []
        self._number: dict[H, int] = {}

    def number(self, value: H, line: int) -> int:
        """The number of a value; a new one is entered."""
        found = self._number.setdefault(value, len(self.held))
        if found == len(self.held):
            self.held.append(value)
            self.first_line.append(line)
        return found

    def lines(self) -> Iterator[tuple[H, int]]:
        """Each value with the line where it was first met."""
        return zip(self.held, self.first_line, strict=True)


class Columns:
    """Filled block by block, then :meth:`close` d. ``account`` and ``objects`` (numbers in ``accounts`` and ``lists``),
    ``ore``, ``day`` (YYYYMMDD, 0 where neither line nor voucher states one) and ``voucher`` go by line; ``voucher_line`` by
    voucher."""

    account: Array
    objects: Array
    ore: Array
    day: Array
    voucher: Array
    voucher_line: Array

    def __init__(self) -> None:
        self.accounts: Numbered[str] = Numbered()
        self.lists: Numbered[Objects] = Numbered()
        self._blocks: dict[str, list[Array]] = {name: [np.zeros(0, kind)] for name, kind in _KINDS.items()}
        self.vouchers = self.transactions = 0

    def add_block(self, **columns: Any) -> None:
        """Columns of some vouchers; ``voucher`` counts from 0 within the block."""
        columns["voucher"] = columns["voucher"] + self.vouchers
        for name, held in columns.items():
            self._blocks[name].append(np.asarray(held, _KINDS[name]))
        self.vouchers += len(columns["voucher_line"])
        self.transactions += len(columns["account"])

    def add(self, vouchers: Iterable[Voucher]) -> None:
        """Vouchers read one by one."""
        held = list(vouchers)
        rows = [(place, line) for place, voucher in enumerate(held) for line in voucher.transactions]
        self.add_block(
            account=[self.accounts.number(line.account, line.line) for _, line in rows],
            objects=[self.lists.number(line.objects, line.line) for _, line in rows],
            ore=[line.ore for _, line in rows],
            day=[_number_of(line.day or held[place].day) for place, line in rows],
            voucher=np.array([place for place, _ in rows], np.int32),
            voucher_line=[voucher.line for voucher in held],
        )

    def close(self) -> None:
        """Put the blocks together."""
        for name, blocks in self._blocks.items():
            setattr(self, name, np.concatenate(blocks))
            blocks.clear()

    def by_account(self) -> dict[str, int]:
        """The sum in öre of every account met."""
        sums = self._sums(self.account, len(self.accounts.held)).tolist()
        return dict(zip(self.accounts.held, sums, strict=True))

    def unbalanced(self) -> list[tuple[int, int]]:
        """Line and sum in öre of every voucher that is not zero."""
        starts = np.searchsorted(self.voucher, np.arange(self.vouchers + 1))
        before = np.concatenate([[0], np.cumsum(self._summable())])
        sums = before[starts[1:]] - before[starts[:-1]]
        return [(int(self.voucher_line[place]), int(sums[place])) for place in np.flatnonzero(sums)]

    def by_month(self) -> Iterator[tuple[str, Objects, int, int]]:
        """Account, objects, month as YYYYMM (0 where no day is stated) and the sum in öre, where there are lines."""
        month = self.day // 100
        months = np.unique(month)
        pair = self.account.astype(np.int64) * len(self.lists.held) + self.objects
        met, group = np.unique(pair * len(months) + np.searchsorted(months, month), return_inverse=True)
        pairs, places = np.divmod(met, max(1, len(months)))
        accounts, lists = np.divmod(pairs, max(1, len(self.lists.held)))
        sums = self._sums(group, len(met)).tolist()
        rows = zip(accounts.tolist(), lists.tolist(), months[places].tolist(), sums, strict=True)
        for account, objects, number, total in rows:
            yield self.accounts.held[account], self.lists.held[objects], number, total

    def _sums(self, group: Array, size: int) -> Array:
        ore = self._summable()
        sums = np.zeros(size, ore.dtype)
        np.add.at(sums, group, ore)
        return sums

    def _summable(self) -> Array:
        """The amounts so that no sum of them overflows."""
        largest = int(np.abs(self.ore).max(initial=0))
        return self.ore if largest * len(self.ore) < SAFE else self.ore.astype(object)


def _number_of(on: date | None) -> int:
    return on.year * 10000 + on.month * 100 + on.day if on else 0
