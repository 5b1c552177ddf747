"""What a SIE file holds, record by record (SIE filformat, utgåva 4B, 2008-09-30).

Amounts are kronor as ``Decimal`` with two decimals, debit positive and credit negative as in the file. Years go by their
number in the file: 0 is the year of the file, −1 the year before. Objects are pairs of dimension and object, in the order
of the file: ``(("1", "Nord"), ("6", "P12"))``. What is not stated is ``""`` or ``None``. Where a record stood (``line``)
is no part of what it says: two records that say the same are equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from samverkan.formats.sie.columns import Columns

Objects = tuple[tuple[str, str], ...]
"""Pairs of dimension and object."""
BalanceKind = Literal["IB", "UB", "RES", "OIB", "OUB", "PSALDO", "PBUDGET"]
BALANCES: tuple[BalanceKind, ...] = ("IB", "UB", "RES", "OIB", "OUB", "PSALDO", "PBUDGET")
Change = Literal["", "added", "struck"]
Form = Literal["1", "2", "3", "4E", "4I"]
"""Year balances, period balances, balances of objects, transactions out of and into a ledger."""


class SieWarning(NamedTuple):
    """What is wrong in a file that can be understood all the same. ``line`` counts from 1, 0 for the file as a whole."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Company:
    """Whose ledger it is: ``orgnr`` with hyphen as written, ``number`` the program's own, ``form`` as ``X`` or ``AB``,
    ``address`` contact, street, place and telephone."""

    name: str = ""
    orgnr: str = ""
    number: str = ""
    form: str = ""
    branch: str = ""
    address: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the file comes from: program, version, day and signature, and its note (``#PROSA``)."""

    program: str = ""
    version: str = ""
    made: date | None = None
    sign: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Year:
    """A financial year by its number, with its first and last day."""

    number: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Account:
    """An account: ``kind`` is T (asset), S (debt), K (cost), I (income) or not stated; ``sru`` its codes of tax return."""

    number: str
    name: str = ""
    kind: str = ""
    unit: str = ""
    sru: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension; a sub-dimension names its ``parent``."""

    number: str
    name: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class SieObject:
    """An object of a dimension: a cost centre, a project."""

    dimension: str
    number: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Balance:
    """A balance as stated. ``period`` is the first day of the month of PSALDO and PBUDGET, whose amounts are the change in
    that month."""

    kind: BalanceKind
    year: int
    account: str
    amount: Decimal
    objects: Objects = ()
    period: date | None = None
    quantity: Decimal | None = None
    line: int = field(default=0, compare=False)

    @property
    def ore(self) -> int:
        """The amount in öre."""
        return int(self.amount.scaleb(2))


@dataclass(frozen=True, slots=True)
class Transaction:
    """A line of a voucher. ``day`` is the line's own, else ``None``: then the voucher's holds. ``change`` is ``added``
    (``#RTRANS``, counts once), ``struck`` (``#BTRANS``, counts as nothing) or ``""``; ``changed`` the day that the added
    line states where it is not ``day``."""

    account: str
    amount: Decimal
    objects: Objects = ()
    day: date | None = None
    text: str = ""
    quantity: Decimal | None = None
    sign: str = ""
    change: Change = ""
    changed: date | None = None
    line: int = field(default=0, compare=False)

    @property
    def ore(self) -> int:
        """The amount in öre."""
        return int(self.amount.scaleb(2))


@dataclass(frozen=True, slots=True)
class Voucher:
    """A voucher with every line of it, struck ones too."""

    series: str
    number: str
    day: date | None
    text: str = ""
    registered: date | None = None
    sign: str = ""
    lines: tuple[Transaction, ...] = ()
    line: int = field(default=0, compare=False)

    @property
    def transactions(self) -> tuple[Transaction, ...]:
        """The lines that count."""
        return tuple(held for held in self.lines if held.change != "struck")


@dataclass(frozen=True, slots=True)
class Unknown:
    """A record that the format does not know, kept as it was: label without ``#``, and fields."""

    label: str
    fields: tuple[str | Objects, ...] = ()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, eq=False)
class SieFile:
    """A whole file. ``vouchers`` can be gone through any number of times; of a file that was read they are read again
    each time, so memory does not grow with them, and ``columns`` holds the lines that count. ``scope`` is the last day
    that period balances cover (``#OMFATTN``), ``imported`` the file's own flag, ``checksum`` whether it has one."""

    form: Form
    company: Company = Company()
    origin: Origin = Origin()
    years: Mapping[int, Year] = field(default_factory=dict)
    accounts: Mapping[str, Account] = field(default_factory=dict)
    dimensions: Mapping[str, Dimension] = field(default_factory=dict)
    objects: Mapping[tuple[str, str], SieObject] = field(default_factory=dict)
    balances: Sequence[Balance] = ()
    vouchers: Iterable[Voucher] = ()
    chart: str = ""
    currency: str = ""
    tax_year: str = ""
    scope: date | None = None
    imported: bool = False
    unknown: Sequence[Unknown] = ()
    checksum: bool = False
    warnings: Sequence[SieWarning] = ()
    encoding: str = "cp437"
    columns: Columns | None = None

    @property
    def voucher_count(self) -> int:
        """How many vouchers there are."""
        return sum(1 for _ in self.vouchers) if self.columns is None else self.columns.vouchers

    @property
    def transaction_count(self) -> int:
        """How many lines of them count."""
        if self.columns is None:
            return sum(len(held.transactions) for held in self.vouchers)
        return self.columns.transactions
