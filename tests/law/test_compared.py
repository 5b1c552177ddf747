"""The comparison of forms: every way answers every question, and no sentence stands for more than it is."""

import csv
from pathlib import Path

import pytest

from samverkan.law import compared_groups, compared_questions, compared_ways, form_matrix, legal_forms, reported

CASES = Path(__file__).parents[2] / "cases"
REPORTS_QUESTIONS = {
    "tydlighet", "tyngd", "rorlighet", "representativitet", "obligatoriska", "oppenhet", "redovisning", "moms",
    "arbetsgivare", "overgang", "mbl", "upphandling", "uttrade", "underskott", "administration",
}  # fmt: skip
SENTENCES = [
    (asked.id, way, said) for asked in compared_questions() for way, answer in asked.answers.items() for said in answer
]


def test_every_form_that_can_be_chosen_and_both_ways_of_staying_are_compared() -> None:
    ways = compared_ways()
    assert {id for id, way in ways.items() if way.staying} == {"nollalternativ", "nytt-avtal"}
    assert {id for id, way in ways.items() if not way.staying} == {
        id for id, form in legal_forms().items() if form.selectable
    }


def test_questions_are_those_of_the_matrix_and_of_the_report() -> None:
    asked = {one.id for one in compared_questions()}
    assert {one.id for one in form_matrix()} | REPORTS_QUESTIONS == asked
    assert {one.group for one in compared_questions()} == set(compared_groups())


@pytest.mark.parametrize("asked", compared_questions(), ids=lambda asked: asked.id)
def test_every_way_answers_the_question(asked) -> None:
    assert [way for way, answer in asked.answers.items() if not answer] == []
    assert asked.title


def test_sentence_stands_as_law_only_where_every_fact_it_rests_on_is() -> None:
    for question, way, said in SENTENCES:
        if said.is_law:
            assert said.facts, (question, way)
            assert all(held.is_law for held in said.facts), (question, way)
            assert said.ground, (question, way)
        elif not said.reported:
            assert said.label.startswith("vår tolkning"), (question, way, said.label)


def test_sentence_is_never_stronger_than_its_weakest_fact() -> None:
    order = ["VERIFIED", "VERIFIED-SECONDARY", "INFERENCE", "FROM-MEMORY"]
    for question, way, said in SENTENCES:
        weakest = max((order.index(held.status) for held in said.facts), default=0)
        assert said.reported or order.index(said.status) >= weakest, (question, way)


def test_both_kinds_of_federation_share_the_answers_of_the_federation() -> None:
    moms = next(one for one in compared_questions() if one.id == "moms")
    assert moms.answers["kommunalforbund-direktion"] == moms.answers["kommunalforbund-fullmaktige"]


def test_new_agreement_answers_as_agreement_cooperation_where_it_has_no_answer_of_its_own() -> None:
    by_id = {one.id: one for one in compared_questions()}
    assert by_id["uttrade"].answers["nytt-avtal"] == by_id["uttrade"].answers["avtalssamverkan"]
    assert by_id["arbetsgivare"].answers["nytt-avtal"] != by_id["arbetsgivare"].answers["avtalssamverkan"]


@pytest.mark.parametrize("words", reported().values(), ids=lambda words: words.id)
def test_what_someone_says_stands_so_in_the_register_with_who_and_where(words) -> None:
    slug, _, key = words.statement.partition("/")
    with (CASES / slug / "data" / "statements.csv").open(encoding="utf-8") as file:
        row = next(row for row in csv.DictReader(file) if row["id"] == key)
    assert words.text in row["text"]
    assert row["place"] == words.place
    assert row["source"] == "bakgrundsrapporten"
    assert words.who


def test_all_that_is_reported_is_used() -> None:
    assert {said.reported.id for _, _, said in SENTENCES if said.reported} == set(reported())


def test_judgment_is_not_called_statute() -> None:
    oppenhet = next(one for one in compared_questions() if one.id == "oppenhet")
    labels = [said.label for said in oppenhet.answers["ideell-forening"]]
    assert labels == ["vår tolkning", "lagtext och rättsfall"]
