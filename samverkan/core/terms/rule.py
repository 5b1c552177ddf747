"""A term rule: how long an agreement runs, how it renews, how notice is counted, and how else it may end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from samverkan.core.terms.durations import Duration
from samverkan.core.terms.notice import Notice


@dataclass(frozen=True, slots=True)
class Amendment:
    """A decision that gives the period in force on ``decided`` another end. ``until`` is exclusive; ``final`` means that
    the agreement does not renew after it: how all parties agree to end early. A month or year counts from its first day."""

    decided: date
    printed: str
    until: date
    final: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Transfer:
    """The agreement ends the day before ``on``, when a successor takes over; ``equity`` names the allocation rule that
    splits what is left."""

    on: date
    successor: str
    equity: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class TermRule:
    """Terms as data. ``length`` None is until further notice; ``renewal`` None is no renewal. ``statutory`` is the
    citation of the statute that gives or bounds the notice. ``only_liquidation``: no single party can end it."""

    id: str
    title: str
    status: str
    source: str
    legal: tuple[str, ...]
    length: Duration | None
    renewal: Duration | None
    notice: Notice | None
    bank_day: bool = False
    statutory: str = ""
    by_agreement: bool = False
    withdrawable: bool = False
    only_liquidation: bool = False
    amendments: tuple[Amendment, ...] = ()
    transfer: Transfer | None = None
    note: str = ""
