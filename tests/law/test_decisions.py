"""The points of the councils' decisions: every form has what it can't do without, each with paragraphs that are law."""

from __future__ import annotations

import re

import pytest

from samverkan.core.scenario.model import NEW, WAYS
from samverkan.law import council_points, every_point, legal_forms
from samverkan.law.decisions import NEEDS, PROPOSAL
from samverkan.law.tables import read_table

FORMED = [id for id, form in legal_forms().items() if form.selectable and id != "utan-rattspersonlighet"]
FILLED = {"members", "body", "start", "form", "organ", "host", "agreement", "ends", "moved", "kept", "stayed", "apart", "rule",
          "year", "once", "open"}  # fmt: skip


def test_points_are_whole_and_name_what_there_is() -> None:
    points, rows = every_point(), read_table("decisions")["point"]
    assert len({point.id for point in points}) == len(points) == len(rows)
    for point, row in zip(points, rows, strict=True):
        assert point.text.startswith("att "), point.id
        assert set(re.findall(r"\{(\w+)\}", point.text)) <= FILLED, point.id
        assert point.text.count("[") == point.text.count("]"), point.id
        assert set(row["ways"]) <= set(WAYS), point.id
        assert {*row["forms"], *row.get("but", ())} <= set(legal_forms()), point.id
        assert row.get("needs", "fees") in NEEDS, point.id


@pytest.mark.parametrize("form", FORMED)
def test_every_form_has_compulsory_points_with_their_paragraph(form: str) -> None:
    points = council_points(NEW, form, ())
    needed = [point for point in points if point.compulsory]
    assert needed
    assert all(point.citation and point.is_law for point in needed)


def test_kommunalforbund_is_formed_by_every_council_and_elects_its_members() -> None:
    points = {point.id: point for point in council_points(NEW, "kommunalforbund-direktion", ("fees", "once"))}
    assert "9 kap. 1 § KL" in points["forbund-anta"].citation
    assert "9 kap. 3 § 2 st KL" in points["forbund-valj"].citation
    assert points["villkor-forbund"].compulsory
    assert "villkor" not in points
    assert points["avgift"].citation == "9 kap. 6 § 11 KL"


def test_association_works_for_access_before_it_is_handed_anything() -> None:
    ids = [point.id for point in council_points(NEW, "ideell-forening", ())]
    assert ids.index("forening-insyn") < ids.index("forening-lamna")
    access = next(point for point in every_point() if point.id == "forening-insyn")
    assert "HFD 2011:53" in access.citation
    assert "10 kap. 4 § 2 st KL" in access.citation


def test_what_rests_on_no_paragraph_is_our_proposal_and_never_law() -> None:
    for point in every_point():
        if not point.facts:
            assert point.label == PROPOSAL, point.id
        assert point.is_law == (bool(point.facts) and all(fact.is_law for fact in point.facts)), point.id
        assert not (point.compulsory and not point.is_law), point.id


def test_point_about_costs_cites_the_charter_only_where_there_is_one() -> None:
    agreed = {point.id: point for point in council_points("nytt-avtal", "avtalssamverkan", ("fees",))}
    assert agreed["avgift"].citation == ""
    assert agreed["avtal-igen"].citation == "9 kap. 37 § 1 st KL"


def test_nothing_in_its_place_says_what_becomes_of_commitments() -> None:
    ids = [point.id for point in council_points("nollalternativ", "", ("open", "ends"))]
    assert ids[:2] == ["noll-inget", "noll-atagande"]
    assert "noll-atagande" not in [point.id for point in council_points("nollalternativ", "", ())]
