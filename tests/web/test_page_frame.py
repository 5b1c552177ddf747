from datetime import date

import pytest

from samverkan.core.faults import FaultError
from samverkan.web.frame import Frame, Section, day_seen, with_query

DAY = date(2021, 12, 31)
TODAY = date(2026, 11, 24)


def test_day_seen_is_the_one_asked_for(request_for):
    assert day_seen(request_for("/", {"per": "2019-01-01"}), reference=DAY, today=TODAY) == (date(2019, 1, 1), True)


def test_day_seen_without_asking_is_the_reference_date_else_today(request_for):
    assert day_seen(request_for("/"), reference=DAY, today=TODAY) == (DAY, False)
    assert day_seen(request_for("/"), reference=None, today=TODAY) == (TODAY, False)


def test_day_seen_says_what_to_write_instead_of_a_bad_date(request_for):
    with pytest.raises(FaultError, match="”igår” är inget datum"):
        day_seen(request_for("/", {"per": "igår"}), reference=DAY, today=TODAY)


def test_link_keeps_the_day_only_where_the_reader_chose_it():
    chosen = Frame("X", "x", DAY, on_given=True)
    assert chosen.link("/x/avtal/?visa=alla#a1") == "/x/avtal/?visa=alla&per=2021-12-31#a1"
    assert chosen.link("/x/?per=2020-01-01") == "/x/?per=2020-01-01"
    assert Frame("X", "x", DAY).link("/x/avtal/") == "/x/avtal/"


def test_figure_href_stands_under_the_cooperation():
    assert (
        Frame("X", "x", DAY, on_given=True).figure_href("budget-2021") == "/x/sa-raknades/budget-2021/?per=2021-12-31"
    )


def test_keyed_sections_give_every_section_a_letter_of_its_own():
    titles = [
        "Översikt",
        "Medlemmar",
        "Avtal",
        "Ekonomi",
        "Projekt",
        "Arenor",
        "Jämför",
        "Utred",
        "Rapporter",
        "Historik",
        "Kontroll",
        "Källor",
    ]
    letters = [
        letter for _, letter in Frame("X", "x", DAY, sections=[Section(t, t, "/") for t in titles]).keyed_sections
    ]
    assert len(set(letters)) == len(titles)
    assert dict(zip(titles, letters, strict=True))["Rapporter"] == "r"
    assert all(letter in title.lower() for title, letter in zip(titles, letters, strict=True))


def test_with_query_changes_and_takes_away(request_for):
    request = request_for("/x/", {"per": "2020-01-01", "sortera": "a.b"})
    assert with_query(request, sortera=None, enhet="tkr") == "?per=2020-01-01&enhet=tkr"
    assert with_query(request_for("/x/", {"enhet": "tkr"}), enhet=None) == "/x/"
