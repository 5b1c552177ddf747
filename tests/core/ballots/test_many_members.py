"""A cooperation of every municipality: power, words and fair rules for 290 members."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from samverkan.core.ballots import Wish, fair_rules, hold
from samverkan.core.ballots.words import told
from samverkan.core.faults import FaultError
from samverkan.core.records import Case
from samverkan.formats.cases import read_case
from samverkan.runtime.paths import cases_dir
from samverkan.statistics import official

ON = date(2021, 12, 31)


@pytest.fixture(scope="module")
def everyone() -> Case:
    """The Jämtland case with every municipality as a member, and no rules."""
    case = read_case(cases_dir() / "jamtland")
    one = next(row for row in case.memberships if row.kind == "medlem")
    members = tuple(
        replace(one, id=f"m{row.code}", organisation=row.code, since=None, until=None)
        for row in official().municipalities()
    )
    return replace(case, memberships=members, rules=())


def test_seats_of_all_are_counted_exactly_and_told(everyone: Case) -> None:
    held = hold(everyone, "paborjat-5000", "enkel", "ingen", statistics=official(), on=ON)
    assert len(held.power.members) == 290
    assert held.power.members[0].counted
    assert sum(row.banzhaf for row in held.power.members) == 1
    sentences = " ".join(told(held)).replace("\u00a0", " ")
    assert "tungan på vågen är det Stockholm" in sentences
    assert "till exempel Stockholm, Göteborg, Malmö" in sentences


def test_equal_votes_of_all_are_exact(everyone: Case) -> None:
    assert hold(everyone, "lika", "tva-tredjedelar", "ingen", statistics=official(), on=ON).power.exact


def test_fair_rules_are_found_for_all(everyone: Case) -> None:
    tried = fair_rules(everyone, Wish("rot", 581, 5000, 2), statistics=official(), on=ON)
    assert tried[0].votes.kind.name == "rot-581"
    assert not [one for one in tried if one.votes.kind.way == "folkmangd"]


def test_a_demand_on_so_many_members_as_well_is_refused_in_a_sentence(everyone: Case) -> None:
    with pytest.raises(FaultError, match="Flera villkor på en gång"):
        assert hold(everyone, "paborjat-5000", "enkel", "enkel", statistics=official(), on=ON).power
