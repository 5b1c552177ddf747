"""Transactions that count, as columns: what a million lines take in memory is 20 bytes each.

A key is an account with its objects; lines carry its number. Amounts are öre in 64 bits; where sums could leave them,
they are taken in Python's own integers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from samverkan.formats.sie.records import Objects, Voucher

if TYPE_CHECKING:
    import numpy as np

Key = tuple[str, Objects]
SAFE = 1 << 62


class Columns:
    """Filled block by block, then :meth:`close`\\ d. ``key``, ``ore``, ``day`` (YYYYMMDD, 0 where neither line nor voucher
    states one) and ``voucher`` go by line; ``voucher_line`` and ``voucher_day`` by voucher; ``keys`` and ``first_line``
    (of the voucher where it was first met) by key."""

    def __init__(self) -> None:
        self.keys: list[Key] = []
        self.first_line: list[int] = []
        self._number: dict[Key, int] = {}
        self._lines: list[tuple[Any, Any, Any, Any]] = []
        self._vouchers: list[tuple[Any, Any]] = []
        self.vouchers = self.transactions = 0

    def key_number(self, key: Key, line: int) -> int:
        """The number of a key; a new one is entered."""
        found = self._number.setdefault(key, len(self.keys))
        if found == len(self.keys):
            self.keys.append(key)
            self.first_line.append(line)
        return found

    def add_block(self, key: Any, ore: Any, day: Any, voucher: Any, voucher_line: Any, voucher_day: Any) -> None:
        """Columns of some vouchers; ``voucher`` counts from 0 within the block."""
        self._lines.append((key, ore, day, voucher + self.vouchers))
        self._vouchers.append((voucher_line, voucher_day))
        self.vouchers += len(voucher_line)
        self.transactions += len(key)

    def add(self, vouchers: Iterable[Voucher]) -> None:
        """Vouchers read one by one."""
        import numpy as np

        held = list(vouchers)
        rows = [(place, line) for place, voucher in enumerate(held) for line in voucher.transactions]
        days = [_number_of(voucher.day) for voucher in held]
        self.add_block(
            np.array([self.key_number((line.account, line.objects), line.line) for _, line in rows], np.int32),
            np.array([int(line.amount.scaleb(2)) for _, line in rows], np.int64),
            np.array([_number_of(line.day) or days[place] for place, line in rows], np.int32),
            np.array([place for place, _ in rows], np.int32),
            np.array([voucher.line for voucher in held], np.int32),
            np.array(days, np.int32),
        )

    def close(self) -> None:
        """Put the blocks together."""
        import numpy as np

        empty = [np.zeros(0, kind) for kind in (np.int32, np.int64, np.int32, np.int32)]
        lines = zip(*self._lines, strict=True) if self._lines else ([part] for part in empty)
        self.key, self.ore, self.day, self.voucher = (np.concatenate(parts) for parts in lines)
        vouchers = zip(*self._vouchers, strict=True) if self._vouchers else ([empty[0]], [empty[0]])
        self.voucher_line, self.voucher_day = (np.concatenate(parts) for parts in vouchers)
        self._lines, self._vouchers = [], []

    def by_key(self) -> list[int]:
        """The sum of öre of every key."""
        return self._sums(self.key, len(self.keys))

    def by_voucher(self) -> list[tuple[int, int]]:
        """Line and sum in öre of every voucher that is not zero."""
        sums = self._sums(self.voucher, self.vouchers)
        return [(int(self.voucher_line[place]), total) for place, total in enumerate(sums) if total]

    def by_key_and_month(self) -> Iterator[tuple[Key, int, int]]:
        """Key, month as YYYYMM (0 where no day is stated) and the sum in öre of what there is, by key and month."""
        import numpy as np

        months = np.unique(self.day // 100)
        group = self.key.astype(np.int64) * len(months) + np.searchsorted(months, self.day // 100)
        met, inverse = np.unique(group, return_inverse=True)
        for place, total in zip(met.tolist(), self._sums(inverse, len(met)), strict=True):
            yield self.keys[place // len(months)], int(months[place % len(months)]), total

    def _sums(self, group: np.ndarray[Any, Any], size: int) -> list[int]:
        import numpy as np

        largest = int(np.abs(self.ore).max(initial=0))
        if largest * len(self.ore) < SAFE:
            totals = np.zeros(size, np.int64)
            np.add.at(totals, group, self.ore)
            found: list[int] = totals.tolist()
            return found
        exact = [0] * size
        for place, value in zip(group.tolist(), self.ore.tolist(), strict=True):
            exact[place] += value
        return exact


def _number_of(on: Any) -> int:
    return on.year * 10000 + on.month * 100 + on.day if on else 0
