"""A seat rule that can't be used is refused with every fault at once, each in Swedish with table and key."""

from __future__ import annotations

import tomllib

import pytest

from samverkan.core.faults import FaultError
from samverkan.core.seats import parse_seats

HEAD = '[rule]\nid = "r"\nkind = "seats"\ntitle = "Regeln"\nstatus = "antagen"\nsource = "Provkällan"\nlegal = []\n'
DIVIDED = 'key = "equal"\ntotal = 9\nmethod = "dhondt"'


def faults(component: str, head: str = HEAD, more: str = "") -> dict[str, str]:
    with pytest.raises(FaultError) as caught:
        parse_seats(tomllib.loads(f"{head}[[component]]\n{component}\n{more}"))
    assert all(fault.text.endswith(".") or fault.text.endswith("}") for fault in caught.value.faults)
    return {fault.where.removeprefix("[[component]] nr 1, "): fault.code for fault in caught.value.faults}


@pytest.mark.parametrize(
    ("component", "where", "code"),
    [
        ("each = 2\nnumber = 3", "number", "unknown-key"),
        ('each = "två"', "each", "not-integer"),
        ("each = -1", "each", "not-integer"),
        ("each = 1\nparity = ['a']", "parity", "both"),
        ("title = 'X'", "[[component]] nr 1", "missing-key"),
        ("per_full = 10", "key", "missing-key"),
        ("per_full = 0\nkey = 'equal'", "per_full", "zero-step"),
        ("per_commenced = '-4'\nkey = 'equal'", "per_commenced", "negative"),
        ("each = 1\nabove = 10", "above", "stray-key"),
        ("each = 1\nkey = 'equal'", "key", "stray-key"),
        ("each = 1\nmethod = 'adams'", "method", "stray-key"),
        ("each = 1\nreserved = {a = 1}", "reserved", "stray-key"),
        ("reserved = {}", "reserved", "not-table"),
        ("reserved = {a = 'x'}", "reserved, a", "not-integer"),
        ("total = 9\nkey = 'equal'", "method", "missing-key"),
        ("total = 9\nkey = 'equal'\nmethod = 'hare'", "method", "unknown-value"),
        ("total = -1\nkey = 'equal'\nmethod = 'adams'", "total", "not-integer"),
        ("total = 9\nkey = 'equal'\nmethod = 'modified'", "first_divisor", "missing-key"),
        (DIVIDED + '\nfirst_divisor = "1.4"', "first_divisor", "stray-key"),
        ('total = 9\nkey = "equal"\nmethod = "modified"\nfirst_divisor = "3"', "first_divisor", "first-divisor"),
        ('total = 9\nkey = "equal"\nmethod = "modified"\nfirst_divisor = "0"', "first_divisor", "first-divisor"),
        ("total = 9\nkey = 'equal'\nmethod = 'modified'\nfirst_divisor = 1.4", "first_divisor", "not-number"),
        (DIVIDED + "\npools = {a = 1}", "pools", "both"),
        (DIVIDED + "\nas_share = true", "as_share", "stray-key"),
        ("tiers = []\nkey = 'equal'", "tiers", "missing-key"),
        ("tiers = [{from = 1}]\nkey = 'equal'", "tiers nr 1, seats", "missing-key"),
        ("tiers = [{from = 1, above = 2, seats = 1}]\nkey = 'equal'", "tiers nr 1, from", "both"),
        ("tiers = [{until = 1, seats = 1}]\nkey = 'equal'", "tiers nr 1, until", "unknown-key"),
        ("parity = ['a']\nonly = ['a']", "only", "stray-key"),
        ("parity = ['a']\nvote = false", "vote", "stray-key"),
        ("each = 1\nvote = 'nej'", "vote", "not-truth"),
        ("per_full = 10\nkey = 'participation'", "key", "unknown-key-kind"),
        ("per_full = 10\nkey = 'folkmängd'", "key", "unknown-key-kind"),
        ("per_full = 10\nkey = 'fixed'", "shares", "missing-key"),
        ("per_full = 10\nkey = 'equal'\non = '2020-12-31'", "on", "stray-key"),
        ("per_full = 10\nkey = 'population'\nlag_years = 1", "on", "missing-key"),
        ("key = 'population'\non = 'election-year'\nlag_years = 1\nper_full = 10", "lag_years", "stray-key"),
        ("key = 'equal'\non = 'election-year'\nper_full = 10", "on", "stray-key"),
        ("each = 1\nfrom = '31 december'", "from", "not-date"),
    ],
)
def test_fault_of_a_component_names_its_key(component: str, where: str, code: str) -> None:
    assert faults(component).get(where) == code


def test_every_fault_is_told_at_once() -> None:
    found = faults("each = 'x'\nabove = 1\nvote = 3", HEAD.replace('status = "antagen"', 'status = "ny"'))
    assert found == {
        "[rule], status": "unknown-value",
        "each": "not-integer",
        "above": "stray-key",
        "vote": "not-truth",
    }


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("[[component]]\nkey = 'equal'\nmethod = 'adams'", "two-rests"),
        ("[[component]]\nparity = ['a']", "parity-rest"),
    ],
)
def test_components_that_cannot_stand_together(more: str, code: str) -> None:
    assert code in faults("key = 'equal'\nmethod = 'adams'", more=more).values()


def test_only_one_member_has_as_many_as_all_the_others() -> None:
    assert "two-parities" in faults("parity = ['a']", more="[[component]]\nparity = ['b']").values()


def test_what_is_left_is_always_with_vote() -> None:
    assert "rest-without-vote" in faults("key = 'equal'\nmethod = 'adams'\nvote = false").values()


def test_rule_of_another_kind_and_a_rule_without_components() -> None:
    assert faults("each = 1", HEAD.replace('"seats"', '"term"')) == {"[rule], kind": "wrong-kind"}
    with pytest.raises(FaultError, match=r"saknar \[\[component\]\]"):
        parse_seats(tomllib.loads(HEAD))


def test_the_organ_of_the_seats_is_told_in_the_head() -> None:
    assert parse_seats(tomllib.loads(HEAD + 'organ = "styrelse"\n[[component]]\neach = 1')).organ == "styrelse"
    assert parse_seats(tomllib.loads(HEAD + "[[component]]\neach = 1")).organ == ""
