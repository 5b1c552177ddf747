"""Drafts of founding documents: every compulsory item in place, open choices marked, and our own checker content."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.core.charter_check import MET, OPEN, SHORT, check_charter
from samverkan.core.charter_draft import BLANK, Draft, DraftFacts, draft_as_clauses, draft_charter, has_draft
from samverkan.core.faults import FaultError
from samverkan.core.records import FORMS, Clause
from samverkan.law import requirements
from samverkan.law.drafts import drafted_forms, model

FORMS_DRAFTED = ("kommunalforbund-fullmaktige", "kommunalforbund-direktion", "ideell-forening", "avtalssamverkan")
FILLED = DraftFacts(
    name="Fjällbygden", members=("Granby kommun", "Lillsjö kommun", "Storfors kommun"), seat="Granby",
    purpose="Att samordna medlemmarnas arbete med kompetensförsörjning.", areas=("Vuxenutbildning", "FoU Fjäll"),
    seats=(("Granby kommun", 3), ("Lillsjö kommun", 2), ("Storfors kommun", 1)),
    fee_rule="efter folkmängden den 1 november året före", start=date(2028, 1, 1), notice="två år",
    website="www.fjallbygden.example",
)  # fmt: skip
CHOSEN = {"[antal]": "sex", "[samma antal/antal]": "sex", "[tid, högst tre år]": "tre år", "[tid]": "ett år"}


def filled_in(draft: Draft, pick: int = 0) -> tuple[Clause, ...]:
    """The draft as clauses, with the choice of that place (else the last) taken at every blank."""

    def choose(found: re.Match[str]) -> str:
        options = found[0].strip("[]").split("/")
        return CHOSEN.get(found[0], options[min(pick, len(options) - 1)])

    return tuple(replace(row, text=BLANK.sub(choose, row.text)) for row in draft_as_clauses(draft))


def test_drafts_are_of_the_forms_that_the_report_weighs() -> None:
    assert drafted_forms() == FORMS_DRAFTED
    assert not has_draft("kommunalt-bolag")


@pytest.mark.parametrize("pick", [0, 1])
@pytest.mark.parametrize("form", FORMS_DRAFTED)
def test_draft_with_its_blanks_filled_in_has_no_shortcoming(form: str, pick: int) -> None:
    clauses = filled_in(draft_charter(form, FILLED), pick)
    assert [(one.requirement.id, one.text) for one in check_charter(form, clauses) if one.status == SHORT] == []


@pytest.mark.parametrize("facts", [FILLED, DraftFacts()], ids=["known", "unknown"])
@pytest.mark.parametrize("form", FORMS_DRAFTED[:2])
def test_every_point_of_kl_9_6_is_met_once_the_blanks_are_filled_in(form: str, facts: DraftFacts) -> None:
    outcomes = {
        one.requirement.id: one for one in check_charter(form, filled_in(draft_charter(form, facts)), members=3)
    }
    points = [asked.id for asked in requirements(form) if asked.where == "charter"]
    assert {id: outcomes[id].text for id in points if outcomes[id].status != MET} == {}


@pytest.mark.parametrize("form", FORMS_DRAFTED[:2])
def test_every_point_of_kl_9_6_has_its_clause(form: str) -> None:
    answered = {id for clause in draft_charter(form, DraftFacts()).clauses for id in clause.requirements}
    points = {f"KL-9-6-{number}" for number in range(1, 19)}
    assert points - answered == (set() if form.endswith("direktion") else {"KL-9-6-5"})


@pytest.mark.parametrize("form", FORMS_DRAFTED)
def test_everything_that_the_charter_must_show_has_its_clause(form: str) -> None:
    answered = {id for clause in draft_charter(form, DraftFacts()).clauses for id in clause.requirements}
    assert {asked.id for asked in requirements(form) if asked.where == "charter"} - answered == set()


def test_association_passes_the_gate_as_far_as_statutes_can() -> None:
    outcomes = {
        one.requirement.id: one
        for one in check_charter("ideell-forening", filled_in(draft_charter("ideell-forening", FILLED)), members=3)
    }
    assert outcomes["KL-10-4b"].status == MET
    assert outcomes["HFD-2011-53"].status == OPEN
    assert outcomes["IF-1"].status == MET


@pytest.mark.parametrize("form", FORMS_DRAFTED)
def test_draft_without_facts_marks_what_is_left_and_the_checker_sees_it(form: str) -> None:
    draft = draft_charter(form, DraftFacts())
    assert draft.blanks > draft_charter(form, FILLED).blanks > 0
    if form.startswith("kommunalforbund"):
        found = check_charter(form, draft_as_clauses(draft))
        assert any("har en lucka att fylla i" in one.text for one in found)


@pytest.mark.parametrize("form", FORMS_DRAFTED)
def test_nothing_of_the_template_is_left_in_the_draft(form: str) -> None:
    draft = draft_charter(form, FILLED)
    texts = [draft.title, *(text for clause in draft.clauses for text in clause.texts)]
    assert [text for text in texts if re.search(r"[{}]|\.\.|  ", text)] == []
    assert all(text.endswith(".") for text in texts[1:])
    assert [clause.number for clause in draft.clauses] == list(range(1, len(draft.clauses) + 1))


def test_facts_stand_in_the_draft_as_sentences() -> None:
    draft = draft_charter("kommunalforbund-direktion", FILLED)
    text = " ".join(text for clause in draft.clauses for text in clause.texts).replace("\xa0", " ")
    for said in (
        "Förbundets namn är Fjällbygden. Förbundet har sitt säte i Granby.",
        "Medlemmar är Granby kommun, Lillsjö kommun och Storfors kommun.",
        "Förbundet har till ändamål att samordna medlemmarnas arbete med kompetensförsörjning.",
        "Förbundets uppgifter omfattar vuxenutbildning och FoU Fjäll.",
        "Direktionen består av 6 ledamöter och lika många ersättare.",
        "Granby kommun 3, Lillsjö kommun 2 och Storfors kommun 1",
        "så här: efter folkmängden den 1 november året före.",
        "Uppsägningstiden är två år.",
        "dock tidigast den 1 januari 2028.",
    ):
        assert said in text, said


def test_reference_to_another_clause_is_its_number() -> None:
    draft = draft_charter("kommunalforbund-direktion", FILLED)
    number = next(clause.number for clause in draft.clauses if clause.heading == "Andelar och kostnader")
    assert f"andelar enligt {number} §." in " ".join(text for clause in draft.clauses for text in clause.texts)


def test_comment_is_law_only_where_every_fact_that_it_rests_on_is() -> None:
    for form in FORMS_DRAFTED:
        for comment in (said for clause in model(form).clauses for said in clause.comments):
            assert not comment.is_law or (comment.facts and all(held.is_law for held in comment.facts)), comment.text
            assert comment.is_law or comment.label.startswith(("vår tolkning", "vårt råd")), comment.text


def test_form_without_a_draft_is_a_fault_that_says_which_have_one() -> None:
    with pytest.raises(FaultError) as raised:
        draft_charter("kommunalt-bolag", FILLED)
    assert "kommunförbund (ideell förening)" in raised.value.faults[0].text


@given(name=st.text(max_size=60), members=st.lists(st.text(min_size=1, max_size=20), max_size=5),
       form=st.sampled_from(FORMS_DRAFTED))  # fmt: skip
def test_any_name_and_members_give_a_draft_with_the_same_clauses(name: str, members: list[str], form: str) -> None:
    draft = draft_charter(form, DraftFacts(name=name, members=tuple(members)))
    assert [clause.heading for clause in draft.clauses] == [clause.heading for clause in model(form).clauses]
    assert FORMS[form]
