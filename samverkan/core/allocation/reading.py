"""Reads the values of a rule's tables: each by its type, every fault kept, what is left over named."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from samverkan.core.allocation.ingredients import ByYear, Selection
from samverkan.core.faults import Fault
from samverkan.core.numerals import NumeralError, decimal_of
from samverkan.core.swedish import listing

_CLASS = "class:"
_NOT = "not "
_SPAN = re.compile(r"(\d{4})(?:\s*[-–]\s*(\d{4})?)?")
_RATIOS = {"%": 2, "‰": 3}


@dataclass
class TableReader:
    """One table of a rule: ``where`` names it to the reader, ``faults`` collects for the whole rule."""

    data: Mapping[str, Any]
    where: str
    faults: list[Fault]
    seen: set[str] = field(default_factory=set)

    def fault(self, code: str, text: str, key: str = "") -> None:
        """Keep a fault at the table or at one of its keys."""
        self.faults.append(Fault(code, text, f"{self.where}, {key}" if key else self.where))

    def has(self, key: str) -> bool:
        """Whether the key stands in the table."""
        return key in self.data

    def expect(self, allowed: Collection[str]) -> None:
        """Fault every key that is not among the allowed ones, and name both."""
        for key in self.data:
            if key not in allowed:
                text = f"Nyckeln ”{key}” är okänd. Tillåtna nycklar här är {listing(sorted(allowed))}."
                self.fault("unknown-key", text, key)

    def text(self, key: str, *, required: bool = True, default: str = "") -> str:
        """A text that is not blank; ``default`` where absent and not required."""
        value = self.data.get(key)
        if value is None:
            if required:
                self.fault("missing-key", f'Nyckeln ”{key}” saknas. Lägg till raden {key} = "…".', key)
            return default
        if not isinstance(value, str) or not value.strip():
            self.fault("not-text", f'Här ska stå en text inom citattecken: {key} = "…".', key)
            return default
        return value

    def choice(self, key: str, allowed: Collection[str], *, required: bool = True, default: str = "") -> str:
        """One of the allowed words."""
        value = self.text(key, required=required, default=default)
        if value and value not in allowed:
            text = f"Värdet ”{value}” finns inte. Skriv något av {listing(sorted(allowed))}."
            self.fault("unknown-value", text, key)
            return default
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A required list of texts, which may be empty."""
        value = self.data.get(key)
        if isinstance(value, list | tuple) and all(isinstance(item, str) and item.strip() for item in value):
            return tuple(value)
        text = f"Här ska stå en lista med texter, tom om källan inte anger någon paragraf: {key} = []."
        self.fault("missing-key" if value is None else "not-list", text, key)
        return ()

    def decimal(self, key: str, *, negative: bool = False) -> Decimal | None:
        """An exact number, None where absent; refused when below zero unless ``negative``."""
        return None if key not in self.data else self.decimal_in(self.data[key], key, negative=negative)

    def decimal_in(self, value: object, key: str, *, negative: bool = False) -> Decimal | None:
        """An exact number found somewhere under ``key``."""
        try:
            found = decimal_of(value)
        except NumeralError as error:
            self.fault("not-number", str(error), key)
            return None
        if found < 0 and not negative:
            self.fault("negative", f"Talet {value} är negativt. Skriv noll eller ett positivt tal.", key)
            return None
        return found

    def percentage(self, value: object, key: str) -> Decimal | None:
        """A text such as ``30%`` as the number of per cent."""
        if isinstance(value, str) and value.strip().endswith("%"):
            return self.decimal_in(value.strip()[:-1].rstrip(" \u00a0"), key)
        self.fault("not-percent", f'Här ska stå en procentsats inom citattecken, till exempel {key} = "5%".', key)
        return None

    def rate_in(self, value: object, key: str, *, negative: bool = False) -> Decimal | None:
        """Kronor per unit, or a text such as ``0.4‰`` or ``10%`` of what the key counts."""
        if isinstance(value, str) and (places := _RATIOS.get(value.strip()[-1:])):
            found = self.decimal_in(value.strip()[:-1].rstrip(" \u00a0"), key, negative=negative)
            return None if found is None else found.scaleb(-places)
        return self.decimal_in(value, key, negative=negative)

    def by_year(self, key: str, *, negative: bool = False) -> tuple[Decimal | None, ByYear | None]:
        """One figure for every year, or ``{ "2018" = "42.25", "2019-2022" = "43", "2023-" = "44" }``. What is named a rate
        may be a promille."""
        value = self.data.get(key)
        if not isinstance(value, Mapping):
            return (None if value is None else self._figure(value, key, key, negative)), None
        spans = [self._span(key, years, figure, negative) for years, figure in value.items()]
        found = sorted((span for span in spans if span), key=lambda span: span[0])
        for before, after in itertools.pairwise(found):
            if before[1] is None or after[0] <= before[1]:
                self.fault("years-overlap", f"{after[0]} står i mer än ett spann av år. Låt varje år stå en gång.", key)
        if not value:
            self.fault("no-years", f'Tabellen saknar år. Skriv till exempel {key} = {{ "2019" = "42.25" }}.', key)
        return None, ByYear(tuple(found))

    def _figure(self, value: object, key: str, where: str, negative: bool) -> Decimal | None:
        if key.endswith("rate"):
            return self.rate_in(value, where, negative=negative)
        return self.decimal_in(value, where, negative=negative)

    def _span(self, key: str, years: str, figure: object, negative: bool) -> tuple[int, int | None, Decimal] | None:
        value = self._figure(figure, key, f"{key}, {years}", negative)
        match = _SPAN.fullmatch(years.strip())
        if match is None or (match[2] and int(match[2]) < int(match[1])):
            text = f'”{years}” är inget år eller spann av år. Skriv "2019", "2015-2018" eller "2019-" (och framåt).'
            self.fault("not-years", text, key)
            return None
        first = int(match[1])
        last = int(match[2]) if match[2] else None if len(years.strip()) > 4 else first
        return None if value is None else (first, last, value)

    def integer(self, key: str, low: int, high: int) -> int | None:
        """A whole number within limits, None where absent."""
        value = self.data.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            self.fault("not-integer", f"Här ska stå ett heltal från {low} till {high}, utan citattecken.", key)
            return None
        return value

    def day(self, key: str) -> date | None:
        """A day as TOML date or ISO text, None where absent."""
        value = self.data.get(key)
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        try:
            if isinstance(value, str) and len(value) == 10:
                return date.fromisoformat(value)
        except ValueError:
            pass
        self.fault("not-date", f'Här ska stå en dag, till exempel {key} = "2020-12-31".', key)
        return None

    def tables(self, key: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
        """The tables of an array, numbered from one."""
        value = self.data.get(key, [])
        if not isinstance(value, list | tuple) or not all(isinstance(item, Mapping) for item in value):
            self.fault("not-tables", f"Skriv en eller flera tabeller [[{key}]].", key)
            return
        yield from enumerate(value, 1)

    def table(self, key: str) -> TableReader:
        """The table under the key, empty where absent."""
        value = self.data.get(key, {})
        if not isinstance(value, Mapping):
            self.fault("not-table", f"Skriv en tabell [{key}].", key)
            value = {}
        return TableReader(value, f"[{key}]", self.faults)

    def selection(self, key: str) -> Selection:
        """``class:name``, a member, or a list of either, ``not`` before those who are not meant; everyone where absent."""
        value = self.data.get(key)
        if value is None:
            return Selection()
        words = [value] if isinstance(value, str) else value
        if (
            not isinstance(words, list | tuple)
            or not words
            or not all(isinstance(word, str) and word for word in words)
        ):
            text = f'Skriv {key} = "class:…", "not class:…" eller en lista med medlemmar: {key} = ["2303", "2305"].'
            self.fault("not-selection", text, key)
            return Selection()
        meant = [word for word in words if not word.startswith(_NOT)]
        but = [word.removeprefix(_NOT).strip() for word in words if word.startswith(_NOT)]
        return Selection(_classes(meant), _codes(meant), _classes(but), _codes(but))


def _classes(words: Collection[str]) -> frozenset[str]:
    return frozenset(word.removeprefix(_CLASS).strip() for word in words if word.startswith(_CLASS))


def _codes(words: Collection[str]) -> tuple[str, ...]:
    return tuple(word for word in words if not word.startswith(_CLASS))
