"""The facts of the statutes: complete, cited, and never shown as more than they are."""

from datetime import date

import pytest

from samverkan.law import STATUSES, fact, facts, law_sources, lookup

READ_BESIDE = {
    "ABL-1-3", "ABL-1-5", "BFL-2-1", "KL-10-2", "KL-10-5", "LES-AB", "KL-9-23", "KL-5-40", "KL-4-28",
}  # fmt: skip
"""Facts read beside the catalogue of 190, for the comparison of forms and the drafts."""


def test_facts_are_the_190_of_the_catalogue_and_those_read_beside_it_each_with_its_own_id():
    ids = [held.id for held in facts()]
    assert len(ids) == len(set(ids))
    assert set(ids) >= READ_BESIDE
    assert len(ids) - len(READ_BESIDE) == 190


def test_facts_have_the_status_counts_of_the_catalogue():
    catalogue = [held for held in facts() if held.id not in READ_BESIDE]
    counted = {status: sum(held.status == status for held in catalogue) for status in STATUSES}
    assert counted == {"VERIFIED": 166, "VERIFIED-SECONDARY": 10, "INFERENCE": 9, "FROM-MEMORY": 5}


@pytest.mark.parametrize("held", facts(), ids=lambda held: held.id)
def test_fact_says_what_where_read_and_when_checked(held):
    assert held.text.endswith((".", ".)"))
    assert held.sources
    assert held.checked == date(2026, 11, 24)


def test_every_source_of_a_fact_is_in_the_list_of_sources():
    assert {source.id for held in facts() for source in held.sources} <= set(law_sources())


def test_fact_not_checked_is_shown_as_our_reading():
    assert fact("MBL-11").label == "vår tolkning (ej kontrollerad)"
    assert not fact("MBL-11").is_law


def test_fact_read_in_the_statute_is_shown_as_law_with_the_day_of_its_wording():
    held = fact("KL-9-18b")
    assert (held.citation, held.label, held.wording) == ("9 kap. 18 § 2 st KL", "lagtext", date(2025, 9, 1))


def test_judgment_is_not_called_statute():
    assert fact("HFD-2011-53").label == "rättsfall"
    assert fact("IF-2").label == "rättsfall via andrahandskälla"


def test_only_what_cites_a_statute_is_called_its_text():
    called = [held for held in facts() if held.label.startswith("lagtext")]
    assert [held.id for held in called if not held.paragraphs and "SFS" not in held.citation] == []


def test_lookup_of_kl_9_6_gives_the_eighteen_points_in_order():
    assert [held.id for held in lookup("9 kap. 6 § KL")] == [f"KL-9-6-{number}" for number in range(1, 19)]


def test_lookup_takes_every_paragraph_of_a_list_and_no_more():
    found = {held.id for held in lookup("10 kap. 1 och 6 §§ kommunallagen")}
    assert found == {"KL-10-1a", "KL-10-1b", "KL-10-6a", "KL-10-6b", "KL-10-seed"}


def test_lookup_of_a_paragraph_without_facts_is_empty():
    assert lookup("1 kap. 1 § KL") == ()


def test_unknown_fact_is_a_key_error():
    with pytest.raises(KeyError):
        fact("KL-99-1")
