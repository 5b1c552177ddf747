"""Legal forms, their matrix and requirements, and the numbers that statutes count in."""

from datetime import date

import pytest

from samverkan.core.records import FORMS
from samverkan.law import fact, form_matrix, legal_form, legal_forms, parameter, parameters, requirements

SHOWN = (
    "kommunalforbund-fullmaktige",
    "kommunalforbund-direktion",
    "gemensam-namnd",
    "avtalssamverkan",
    "ideell-forening",
)


def test_forms_are_those_of_the_records_with_the_same_titles():
    assert {form.id: form.title for form in legal_forms().values()} == FORMS


def test_form_under_the_repealed_act_cannot_be_chosen_and_says_why():
    form = legal_form("samverkansorgan")
    assert not form.selectable
    assert "2019-01-01" in form.reason


@pytest.mark.parametrize("form", SHOWN)
def test_every_question_of_the_matrix_is_answered_for_the_form(form):
    assert all(question.answers[form].text for question in form_matrix())


def test_answer_resting_on_no_fact_is_our_reading():
    answer = legal_form("avtalssamverkan").answers["uttrade"]
    assert (answer.text, answer.label) == ("Enligt avtalet", "vår tolkning")


def test_answer_has_the_status_of_its_weakest_fact():
    answer = legal_form("ideell-forening").answers["allmanna-handlingar"]
    assert [held.status for held in answer.facts] == ["VERIFIED-SECONDARY", "VERIFIED", "VERIFIED"]
    assert answer.label == "lagtext via andrahandskälla"
    assert answer.citations == ("2 kap. 3 § OSL", "10 kap. 4 § 2 st KL", "HFD 2011:53")


def test_both_kinds_of_federation_share_the_answers_of_the_federation():
    assert legal_form("kommunalforbund-direktion").answers == legal_form("kommunalforbund").answers


def test_direktion_has_all_eighteen_points_and_fullmaktige_all_but_how_auditors_are_appointed():
    points = {f"KL-9-6-{number}" for number in range(1, 19)}
    assert points <= {asked.id for asked in requirements("kommunalforbund-direktion")}
    assert points - {asked.id for asked in requirements("kommunalforbund-fullmaktige")} == {"KL-9-6-5"}


def test_each_point_of_kl_9_6_has_a_clause_to_start_from():
    points = [asked for asked in requirements("kommunalforbund-direktion") if asked.id.startswith("KL-9-6-")]
    assert all(asked.clause and asked.where == "charter" for asked in points)


def test_federation_without_chosen_body_is_asked_what_both_kinds_share():
    both = {asked.id for asked in requirements("kommunalforbund")}
    kinds = [{asked.id for asked in requirements(form)} for form in SHOWN[:2]]
    assert both == kinds[0] & kinds[1]


def test_only_a_direktion_must_hold_its_budget_meeting_in_public():
    assert "KL-9-10" in {asked.id for asked in requirements("kommunalforbund-direktion")}
    assert "KL-9-10" not in {asked.id for asked in requirements("kommunalforbund-fullmaktige")}


@pytest.mark.parametrize("form", [form.id for form in legal_forms().values() if form.selectable])
def test_form_that_can_be_chosen_asks_for_something_with_a_ground(form):
    assert requirements(form)
    assert all(asked.citation == asked.fact.citation and asked.label for asked in requirements(form))


@pytest.mark.parametrize(
    ("id", "value", "citation"),
    [
        ("uttrade-ar", 3, "9 kap. 18 § 2 st KL"),
        ("balanskrav-ar", 3, "11 kap. 12 § KL"),
        ("justering-dagar", 14, "5 kap. 69 §; 6 kap. 35 § KL"),
        ("arsredovisning-senast", "04-15", "11 kap. 20–21 §§ KL"),
    ],
)
def test_number_stands_with_its_paragraph_and_the_day_it_was_checked(id, value, citation):
    held = parameter(id, date(2026, 1, 1))
    assert (held.value, held.citation, held.fact.checked) == (value, citation, date(2026, 11, 24))


def test_each_number_stands_in_the_text_of_its_fact():
    words = {3: ("tre", "3"), 4: ("fyra",), 2: ("andra", "två"), 6: ("6",), 8: ("8",), 7: ("en vecka", "sjunde", "7")}
    plain = [held for held in parameters() if isinstance(held.value, int) and held.value in words]
    assert [held.id for held in plain if not any(word in held.fact.text.lower() for word in words[held.value])] == []


def test_unknown_number_and_form_are_key_errors():
    with pytest.raises(KeyError):
        parameter("okänt")
    with pytest.raises(KeyError):
        requirements("okänd")


def test_a_day_is_no_number():
    with pytest.raises(TypeError):
        _ = parameter("arsredovisning-senast").number
    assert parameter("uttrade-ar").number == 3


def test_forms_rest_on_facts_about_them():
    assert fact("KL-9-18a") in legal_form("kommunalforbund-direktion").all_facts()
