"""How far the books of a year have come, for the desk where it is closed."""

from __future__ import annotations

from samverkan.core.budget import case_budget
from samverkan.core.records import Case
from samverkan.economy.closing.hooks import COMMENTS, LEDGER, Progress, register_progress
from samverkan.economy.ledger import selectors
from samverkan.economy.work_models import LedgerImport

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
    """Whether somebody has explained every deviation of the year that asks for it; None where no books tell of any."""
    found = selectors.books(case.slug, year, selectors.imports(case.slug))
    if found.ledger is None:
        return None
    said = selectors.expected_by_area(case.slug, year, found.month)
    followed = selectors.followed_up(case, case_budget(case), found, found.month, said)
    asked, left = [row for row in followed.rows if row.stands_out], followed.unexplained
    if not asked:
        return Progress(
            True, "Ingen avvikelse är så stor att den ska förklaras.", f"uppfoljning/{year}/", "Se uppföljningen"
        )
    text = f"{len(asked) - len(left)} av {len(asked)} avvikelser som ska förklaras har en kommentar."
    return Progress(not left, text, f"uppfoljning/{year}/", "Kommentera avvikelserna" if left else "Se uppföljningen")


register_progress(LEDGER, read)
register_progress(COMMENTS, commented)
