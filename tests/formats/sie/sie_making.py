"""Files made for the tests: written by hand as text, or drawn by Hypothesis."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from samverkan.formats.sie import (
    Account,
    Balance,
    Company,
    Dimension,
    Origin,
    SieFile,
    SieObject,
    Transaction,
    Unknown,
    Voucher,
    Year,
    read_sie,
)

HEAD = """#FLAGGA 0
#PROGRAM "Prov" 1.0
#FORMAT PC8
#GEN 20220110 "EK"
#SIETYP 4
#FNAMN "Förbundet"
#RAR 0 20210101 20211231
#KONTO 1930 "Bank"
#KONTO 3010 "Avgifter"
#KONTO 5010 "Löner"
#IB 0 1930 0.00
"""
"""The start of a sound file of type 4; its lines are 11."""


def stream(text: str | bytes, encoding: str = "cp437") -> io.BytesIO:
    """The text as a file."""
    return io.BytesIO(text if isinstance(text, bytes) else text.encode(encoding))


def read(text: str | bytes, encoding: str = "cp437") -> SieFile:
    """The text read."""
    return read_sie(stream(text, encoding))


def said(file: SieFile) -> list[tuple[int, str]]:
    """The warnings as pairs."""
    return [(held.line, held.text) for held in file.warnings]


_SIGNS = st.sampled_from("abcåäöÅÄÖéü 0123456789\"\\{}#-.,;:/&<>'½£¥½ñ")
texts = st.text(_SIGNS, max_size=20).map(str.strip).filter(lambda text: not text.endswith("\\"))
words = st.text(_SIGNS, min_size=1, max_size=8).map(str.strip).filter(lambda text: text and not text.endswith("\\"))
accounts = st.sampled_from(["1930", "3010", "5010", "50101", "ab", "12345678", "123456789"])
amounts = st.integers(-(10**13), 10**13).map(lambda ore: Decimal(ore).scaleb(-2))
days = st.dates(date(1990, 1, 1), date(2079, 12, 31))
quantities = st.none() | st.decimals(-10000, 10000, places=2)
objects = st.lists(st.tuples(st.sampled_from(["1", "6", "20"]), words), max_size=3).map(tuple)


@st.composite
def transactions(draw: st.DrawFn, *, plain: bool = False) -> Transaction:
    """A line; a plain one is neither added nor struck."""
    change = "" if plain else draw(st.sampled_from(["", "", "", "added", "struck"]))
    changed = draw(st.none() | days) if change == "added" else None
    day = draw(st.none() | days)
    return Transaction(
        draw(accounts), draw(amounts), draw(objects), day, draw(texts), draw(quantities), draw(texts), change,
        None if changed == day else changed,
    )  # fmt: skip


def vouchers(*, plain: bool = False) -> st.SearchStrategy[Voucher]:
    """A voucher that need not balance."""
    lines = st.lists(transactions(plain=plain), max_size=5).map(tuple)
    return st.builds(Voucher, texts, texts, days, texts, st.none() | days, texts, lines)


@st.composite
def balances(draw: st.DrawFn) -> Balance:
    """A balance of any kind."""
    kind = draw(st.sampled_from(["IB", "UB", "RES", "OIB", "OUB", "PSALDO", "PBUDGET"]))
    month = draw(days).replace(day=1) if kind in {"PSALDO", "PBUDGET"} else None
    held = draw(objects) if kind not in {"IB", "UB", "RES"} else ()
    return Balance(kind, draw(st.sampled_from([0, -1])), draw(accounts), draw(amounts), held, month, draw(quantities))


@st.composite
def files(draw: st.DrawFn) -> SieFile:
    """A file of type 4 with everything a file can hold."""
    chart = draw(
        st.lists(st.builds(Account, words, texts, words, words, st.lists(words, max_size=2).map(tuple)), max_size=3)
    )
    dimensions = draw(st.lists(st.builds(Dimension, words, texts, st.just("") | words), max_size=3))
    held = draw(st.lists(st.builds(SieObject, words, words, texts), max_size=3))
    address = draw(st.just(()) | st.tuples(texts, texts, texts, words))
    first = draw(days)
    return SieFile(
        "4E",
        Company(draw(texts), draw(texts), draw(texts), draw(texts), draw(texts), address),
        Origin(draw(texts), draw(texts), draw(st.none() | days), draw(texts), draw(texts)),
        {0: Year(0, first, first.replace(year=first.year + 1, day=1))},
        {account.number: account for account in chart},
        {dimension.number: dimension for dimension in dimensions},
        {(one.dimension, one.number): one for one in held},
        (Balance("IB", 0, "1930", Decimal("1.00")), *draw(st.lists(balances(), max_size=5))),
        draw(st.lists(vouchers(), max_size=4).map(tuple)),
        draw(texts), draw(texts), draw(texts), draw(st.none() | days), draw(st.booleans()),
        tuple(draw(st.lists(st.builds(Unknown, st.just("EGEN"), st.lists(words, max_size=3).map(tuple)), max_size=2))),
        draw(st.booleans()),
    )  # fmt: skip
