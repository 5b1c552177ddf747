"""Vouchers, line by line: ``#VER``, and between braces ``#TRANS``, ``#RTRANS`` (added) and ``#BTRANS`` (struck).

A ``#RTRANS`` is followed by a ``#TRANS`` that says the same to readers that know no ``#RTRANS``; the two are one line that
counts once. Programs write another day and no signature on the second, so account, objects and amount tell that they
belong together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from samverkan.formats.sie import values
from samverkan.formats.sie.lexing import Field, texts
from samverkan.formats.sie.notes import Notes
from samverkan.formats.sie.records import Change, Objects, Transaction, Voucher

CHANGES: dict[str, Change] = {"TRANS": "", "RTRANS": "added", "BTRANS": "struck"}


@dataclass(slots=True)
class _Open:
    voucher: Voucher
    lines: list[Transaction] = field(default_factory=list)
    braced: bool = False
    awaiting: bool = False
    """The last line was ``#RTRANS``; its ``#TRANS`` has not come."""


class VoucherReader:
    """Takes records one at a time; ``done`` is filled with vouchers, and emptied by whoever reads them."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._open: _Open | None = None
        self.done: list[Voucher] = []

    @property
    def inside(self) -> bool:
        """Whether a voucher is not ended."""
        return self._open is not None

    @property
    def braced(self) -> bool:
        """Whether what comes stands between braces."""
        return self._open is not None and self._open.braced

    def start(self, line: int, fields: Sequence[Field]) -> None:
        """``#VER`` series, number, day, text, registered, sign."""
        self.end(line)
        words = [*texts(fields), "", "", "", "", "", ""]
        on = self._day(line, words[2], "Verifikationens datum")
        if not words[2]:
            self._notes.warn(line, "verifikationsdatum", "Verifikationen har inget datum.")
        registered = self._day(line, words[4], "Registreringsdatum")
        self._open = _Open(Voucher(words[0], words[1], on, words[3], registered, words[5], (), line))

    def brace(self, line: int, opening: bool) -> None:
        """A line with one brace."""
        if self._open is None or self._open.braced == opening:
            self._notes.warn(line, "klammer", f"”{'{' if opening else '}'}” står där ingen verifikation väntar på den.")
        elif opening:
            self._open.braced = True
        else:
            self._finish()

    def take(self, line: int, label: str, fields: Sequence[Field]) -> None:
        """``#TRANS`` and its kin: account, objects, amount, day, text, quantity, sign."""
        if self._open is None:
            told = f"#{label} står utanför en verifikation. Skriv raden mellan {{ och }} efter en #VER."
            return self._notes.refuse(line, "rad utan verifikation", told)
        if not self._open.braced:
            self._notes.warn(line, "klammer", "Verifikationens rader saknar ”{” före sig.")
            self._open.braced = True
        found = self._transaction(line, label, fields)
        if found is not None:
            self._add(self._open, found)
        return None

    def end(self, line: int, last: bool = False) -> None:
        """Something else has begun, or the file is at its end."""
        if self._open is None:
            return
        if self._open.braced and last:
            told = f"Filen slutar mitt i verifikationen på rad {self._open.voucher.line}. Den är avkortad: hämta den på nytt."
            self._notes.refuse(line, "avkortad fil", told)
        elif self._open.braced:
            self._notes.warn(line, "klammer", f"Verifikationen på rad {self._open.voucher.line} saknar ”}}” efter sig.")
        self._finish()

    def _finish(self) -> None:
        if self._open is not None:
            self.done.append(replace(self._open.voucher, lines=tuple(self._open.lines)))
        self._open = None

    def _add(self, held: _Open, found: Transaction) -> None:
        before = held.lines[-1] if held.awaiting else None
        held.awaiting = found.change == "added"
        if before is not None and not found.change and _same(before, found):
            held.lines[-1] = _joined(before, found)
        else:
            held.lines.append(found)

    def _transaction(self, line: int, label: str, fields: Sequence[Field]) -> Transaction | None:
        account = fields[0] if fields and isinstance(fields[0], str) else ""
        objects, rest = self._objects(line, label, fields[1:])
        written, on, text, quantity, sign = [*rest, "", "", "", "", ""][:5]
        amount = values.ore(written)
        if not account:
            self._notes.refuse(line, "konto", f"#{label} saknar konto.")
            return None
        if amount is None:
            told = f"”{written}” i #{label} är inget belopp. Skriv till exempel -1234.50."
            self._notes.refuse(line, "belopp", told)
            return None
        self._notes_of_amount(line, written, amount)
        return Transaction(
            account, values.kronor(amount[0]), objects, self._day(line, on, "Radens datum"), text,
            self._quantity(line, quantity), sign, CHANGES[label], None, line,
        )  # fmt: skip

    def _objects(self, line: int, label: str, fields: Sequence[Field]) -> tuple[Objects, list[str]]:
        if fields and not isinstance(fields[0], str):
            return fields[0], texts(fields[1:])
        self._notes.warn(line, "objektlista", f"#{label} saknar objektlista. Raden läses som om där stod {{}}.")
        return (), texts(fields)

    def _notes_of_amount(self, line: int, written: str, amount: tuple[int, bool]) -> None:
        if not amount[1]:
            told = (
                f"Beloppet ”{written}” är inte skrivet som SIE föreskriver. Det lästes som {values.kronor(amount[0])}."
            )
            self._notes.warn(line, "beloppets form", told)

    def _day(self, line: int, text: str, what: str) -> date | None:
        on = values.day(text)
        if text and on is None:
            self._notes.warn(line, "datum", f"{what} ”{text}” är inget datum (ÅÅÅÅMMDD). Det används inte.")
        return on

    def _quantity(self, line: int, text: str) -> Decimal | None:
        found = values.quantity(text) if text else None
        if text and found is None:
            self._notes.warn(line, "kvantitet", f"”{text}” är ingen kvantitet. Den används inte.")
        return found


def _same(added: Transaction, found: Transaction) -> bool:
    return (added.account, added.objects, added.amount) == (found.account, found.objects, found.amount)


def _joined(added: Transaction, found: Transaction) -> Transaction:
    """One line of the two: the day and text that every reader sees, the sign and day of who added it."""
    changed = added.day if added.day != found.day else None
    return replace(
        found, change="added", text=found.text or added.text, sign=added.sign or found.sign,
        quantity=added.quantity if found.quantity is None else found.quantity, changed=changed, line=added.line,
    )  # fmt: skip
