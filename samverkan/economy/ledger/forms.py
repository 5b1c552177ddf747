"""What is filled in about the books: a file, the mapping of accounts, forecasts with comments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from samverkan.core.faults import Fault, FaultError
from samverkan.core.followup import AccountRange
from samverkan.core.swedish import parse_printed
from samverkan.economy.ledger.services import Said
from samverkan.registry.people_forms import FaultForm
from samverkan.registry.uploads import limit_text, too_large

MOST_ROWS = 500
LONGEST_NOTE = 2000


class LedgerForm(FaultForm):
    """A SIE file."""

    use_required_attribute = False

    file = forms.FileField(
        label="SIE-fil", allow_empty_file=True, widget=forms.FileInput(attrs={"accept": ".se,.si,.sie,.txt"})
    )

    def __init__(self, data: Any = None, files: Any = None, *, request: Any = None) -> None:
        super().__init__(data, files)
        large = f"Filen är större än {limit_text()}. Ta ut en fil utan verifikationer (SIE typ 3)."
        choose = large if request is not None and too_large(request) else "Välj en fil."
        self.fields["file"].error_messages["required"] = choose
        self.fields["file"].help_text = f"Ur ekonomisystemet, SIE typ 2, 3 eller 4. Högst {limit_text()}."


_COLUMNS = ("first", "last", "dimension", "object", "area")


def typed_ranges(data: QueryDict) -> list[dict[str, str]]:
    """The rows of the mapping as typed, empty ones left out."""
    columns = [[text.strip() for text in data.getlist(name)[:MOST_ROWS]] for name in _COLUMNS]
    rows = [dict(zip(_COLUMNS, row, strict=True)) for row in zip(*columns, strict=True)]
    return [row for row in rows if row["first"] or row["last"] or row["object"]]


def ranges_of(rows: Sequence[Mapping[str, str]]) -> list[AccountRange]:
    """The typed rows as a mapping; one account stands for a range of its own."""
    return [
        AccountRange(row["first"], row["last"] or row["first"], row["area"], row["dimension"], row["object"])
        for row in rows
    ]


def typed_forecasts(data: QueryDict, areas: Sequence[str]) -> dict[str, dict[str, str]]:
    """What is typed for each area."""
    return {
        area: {"amount": data.get(f"prognos-{area}", "").strip(), "note": data.get(f"kommentar-{area}", "").strip()}
        for area in areas
        if f"prognos-{area}" in data or f"kommentar-{area}" in data
    }


def forecasts_of(typed: Mapping[str, Mapping[str, str]]) -> list[Said]:
    """The typed forecasts. Raises FaultError with ``where`` the area."""
    faults, said = list[Fault](), list[Said]()
    for area, row in typed.items():
        read = parse_printed(row["amount"]) if row["amount"] else None
        if row["amount"] and (read is None or read.approximate):
            text = f"”{row['amount']}” är inget belopp. Skriv kronor, till exempel 1 240 000, eller lämna tomt."
            faults.append(Fault("forecast", text, area))
        if len(row["note"]) > LONGEST_NOTE:
            faults.append(Fault("note", f"kommentaren är {len(row['note'])} tecken. Skriv högst {LONGEST_NOTE}.", area))
        said.append(Said(area, read.value if read else None, row["note"]))
    if faults:
        raise FaultError(faults)
    return said
