"""A fee in parts that fall due on days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from samverkan.core.apportion import divide
from samverkan.core.faults import Fault, FaultError

Due = tuple[date, Decimal]


def instalments(amount: Decimal, days: Sequence[date]) -> tuple[Due, ...]:
    """The amount in kr in equal parts, one a day, in whole kronor where it is whole, else in öre. They sum to it exactly; what
    can't be divided evenly falls on the first days. FaultError where a day stands twice, or there is none.

    >>> [str(part) for _, part in instalments(Decimal(100), [date(2022, 1, 31), date(2022, 4, 30), date(2022, 7, 31)])]
    ['34', '33', '33']
    """
    if not days:
        raise FaultError(Fault("no-days", "Skriv minst en förfallodag.", "days"))
    if len(set(days)) < len(days):
        raise FaultError(Fault("same-day", "En förfallodag står mer än en gång. Skriv varje dag en gång.", "days"))
    unit = Decimal(1) if amount == amount.to_integral_value() else Decimal("0.01")
    sign = -1 if amount < 0 else 1
    count = int(abs(amount) / unit)
    parts = divide(count, [1] * len(days), [""] * len(days)).units
    return tuple((on, sign * part * unit) for on, part in zip(sorted(days), parts, strict=True))
