"""How far the books of a year have come, for the desk where it is closed."""

from __future__ import annotations

from samverkan.core.records import Case
from samverkan.economy.closing.hooks import COMMENTS, LEDGER, Progress, register_progress
from samverkan.economy.work_models import Forecast, LedgerImport

_DECEMBER = 12


def read(case: Case, year: int) -> Progress | None:
    """Whether the books of the whole year are read."""
    row = LedgerImport.objects.filter(cooperation=case.slug, year=year, undone=None).first()
    if row is None:
        return Progress(False, "Bokföringen är inte inläst.", "bokforing/", "Läs in en SIE-fil")
    whole = row.until is not None and (row.until.year, row.until.month) == (year, _DECEMBER)
    text = f"{row.file_name}, till och med {row.until}."
    where = f"uppfoljning/{year}/"
    return Progress(whole, text, where if whole else "bokforing/", "Se uppföljningen" if whole else "Läs in hela året")


def commented(case: Case, year: int) -> Progress | None:
    """Whether somebody has explained what deviates."""
    said = Forecast.objects.filter(cooperation=case.slug, year=year).exclude(note="").count()
    text = f"{said} områden har en kommentar." if said else "Ingen avvikelse är kommenterad."
    return Progress(bool(said), text, f"uppfoljning/{year}/", "Kommentera avvikelserna")


register_progress(LEDGER, read)
register_progress(COMMENTS, commented)
