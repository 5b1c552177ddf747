"""What every sheet says of itself: how to use it, a check that holds, and the notes below."""

from __future__ import annotations

from collections.abc import Sequence

from samverkan.formats.calculations import Calc, CalcSheet

HOW = "Gula rutor är uppgifter som går att ändra; resten är formler som räknas om."


def verdict(sheet: CalcSheet, row: int, what: str, condition: str) -> None:
    """A check: ``stämmer`` as long as the condition holds, which it does when the sheet is written."""
    sheet.text(row, 0, what)
    sheet.put(row, 1, Calc("stämmer", f'=IF({condition},"stämmer","stämmer inte")', "strong"))


def notes(sheet: CalcSheet, row: int, said: Sequence[str]) -> None:
    """Notes, a row each."""
    for at_row, text in enumerate(said, row):
        sheet.text(at_row, 0, text, "note")
