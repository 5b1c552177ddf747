"""The year's dates on their page, in the overview and in the calendar feed."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from samverkan.agreements.feeds import write_feed
from samverkan.core.records import Deadline
from samverkan.registry.services import save_records
from tests.people import SLUG, holder, signed_in

pytestmark = pytest.mark.django_db
LAW = "fyrbodal"
BARE = "vafabmiljo"
"""Without money and rules."""
OWN = Deadline(
    id="budget", title="Budgeten fastställs", kind="budget", month_day="11-28", years_after=-1, body="Samverkansrådet"
)


def words(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_page_tells_what_is_due_next_and_on_what_ground() -> None:
    said = words(Client().get(f"/{LAW}/ekonomi/hallpunkter/", {"per": "2022-03-01"}))
    assert "Härnäst 2022-04-15 Årsredovisningen lämnas" in said
    assert "11 kap. 20–21 §§ KL" in said
    assert "Ingen dag för budgeten är införd ännu" in said
    assert "Lagen sätter inga dagar" not in said


def test_own_dates_stand_with_the_members_and_make_the_section() -> None:
    save_records(SLUG, put=[("deadlines", OWN)], by="test")
    said = words(Client().get(f"/{SLUG}/ekonomi/hallpunkter/", {"per": "2021-11-01", "ar": "2022"}))
    assert "2021-10-31 passerad Kommunerna lägger sina budgetförslag" in said
    assert "2021-11-28 Budgeten fastställs Samverkansrådet." in said
    assert "Budgeten fastställs för 2022 års ekonomi" in words(Client().get(f"/{SLUG}/", {"per": "2021-11-01"}))


def test_overview_tells_the_next_three_months_only() -> None:
    said = words(Client().get(f"/{LAW}/", {"per": "2022-03-01"}))
    assert "Årsredovisningen lämnas för 2021 års ekonomi (11 kap. 20–21 §§ KL)." in said
    assert "Delårsrapporten" not in said


def test_calendar_holds_the_dates_and_keeps_them_from_day_to_day() -> None:
    first, second = (write_feed(LAW, date(2022, 3, day)).decode() for day in (1, 2))
    unfolded = first.replace("\r\n ", "")
    assert "SUMMARY:Årsredovisningen lämnas för 2021 års ekonomi" in unfolded
    assert "DTSTART;VALUE=DATE:20220415" in unfolded
    assert "Kommunerna" not in unfolded

    def events(text: str) -> list[str]:
        return [line for line in text.splitlines() if line.startswith(("UID", "SEQUENCE", "DTSTART"))]

    assert events(first) == events(second)


def test_who_makes_budgets_has_the_section_before_there_is_one() -> None:
    here = f'href="/{BARE}/ekonomi/"'
    assert here not in Client().get(f"/{BARE}/").content.decode()
    assert here in signed_in(holder("economist", BARE)).get(f"/{BARE}/").content.decode()
