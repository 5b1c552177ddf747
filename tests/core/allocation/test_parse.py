"""A rule file that is wrong says what, where and what to write instead, all of it at once."""

from __future__ import annotations

import tomllib

import pytest

from samverkan.core.allocation import parse_allocation
from samverkan.core.faults import FaultError

from .examples import HEAD, rule

GOOD = '[[component]]\npart = "rest"\nkey = "equal"\n'
RATE = '[[component]]\nkey = "equal"\n'


def faults(text: str) -> dict[str, str]:
    with pytest.raises(FaultError) as caught:
        parse_allocation(tomllib.loads(text))
    return {fault.code: fault.sentence() for fault in caught.value.faults}


def test_status_source_and_legal_are_required() -> None:
    with pytest.raises(FaultError) as caught:
        parse_allocation(tomllib.loads(f'[rule]\nid = "x"\nkind = "allocation"\ntitle = "X"\n{GOOD}'))
    assert [fault.where for fault in caught.value.faults] == ["[rule], status", "[rule], source", "[rule], legal"]


def test_status_must_be_one_of_three() -> None:
    assert "antagen, avtalad och härledd" in faults(HEAD.replace("antagen", "gissad") + GOOD)["unknown-value"]


def test_unknown_key_is_named_with_the_allowed_ones() -> None:
    found = faults(HEAD + GOOD + 'takt = "5"\n')["unknown-key"]
    assert found.startswith(
        "[[component]] nr 1, takt: Nyckeln ”takt” är okänd. Tillåtna nycklar här är adjust, against, band"
    )
    assert "regelfilen, extra" in faults("[extra]\n" + HEAD + GOOD)["unknown-key"]
    assert "[rounding], enhet" in faults(HEAD + '[rounding]\nenhet = "1"\n' + GOOD)["unknown-key"]


def test_rule_of_another_kind_is_refused() -> None:
    assert "”seats”" in faults(HEAD.replace('"allocation"', '"seats"') + GOOD)["wrong-kind"]


def test_unknown_cost_key_names_the_known_ones() -> None:
    found = faults(HEAD + '[[component]]\npart = "rest"\nkey = "population×folk"\n')["unknown-key-kind"]
    assert "”folk”" in found
    assert "equal, fixed, population, taxbase, participation, column:NAMN, series:NAMN" in found


def test_every_fault_is_reported_at_once() -> None:
    text = (
        HEAD.replace("antagen", "gissad")
        + '[rounding]\nunit = "0"\npercent_decimals = 99\n[[component]]\npart = "x"\nkey = "y"\n'
    )
    assert {"unknown-value", "zero-unit", "not-integer", "not-number", "unknown-key-kind"} <= faults(text).keys()


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("", "no-component"),
        ('[[component]]\nkey = "equal"\n', "missing-key"),
        ('[[component]]\npart = "rest"\n', "missing-key"),
        ('[[component]]\npart = "rest"\nrate = "1"\nkey = "equal"\n', "mixed"),
        (GOOD + '[[component]]\nrate = "1"\nkey = "equal"\n', "mixed"),
        ('[[component]]\npart = "rest"\nkey = "fixed"\n', "missing-key"),
        ('[[component]]\npart = "rest"\nkey = "fixed"\nshares = { a = 4.04 }\n', "not-number"),
        ('[[component]]\npart = "rest"\nkey = "fixed"\nshares = { a = "-1" }\n', "negative"),
        (GOOD + 'on = "2020-12-31"\n', "stray-key"),
        (GOOD + 'from = "2020-13-31"\n', "not-date"),
        (GOOD + 'max_change = "5"\nagainst = "column:x"\n', "not-percent"),
        (GOOD + 'max_change = "5%"\n', "missing-key"),
        (GOOD + 'max_change = "5%"\nagainst = "x"\n', "unknown-value"),
        (GOOD + "only = []\n", "not-selection"),
        (GOOD + 'for = "class:x"\n', "stray-key"),
        (GOOD + 'floor = { belopp = "1" }\n', "unknown-key"),
        ('[rounding]\nmethod = "half-up"\n' + GOOD, "method-for-rates"),
        ('[rounding]\nmethod = "sainte-lague"\n' + GOOD + 'floor = "1"\n', "method-with-bounds"),
        ('[rounding]\npercent_decimals = 2\n[[component]]\nbase = "1"\n', "percent-for-rates"),
        ('[rounding]\nmethod = "sainte-lague"\n[[component]]\nbase = "1"\n', "method-for-parts"),
        ('[[component]]\nkey = "equal"\nbands = [{ from = 1, above = 1, amount = "1" }]\n', "both"),
        ('[[component]]\nkey = "equal"\nbands = [{ from = 1 }]\n', "missing-key"),
        (RATE + 'rate = { "20x" = "1" }\n', "not-years"),
        (RATE + 'rate = { "2019-2018" = "1" }\n', "not-years"),
        (RATE + 'rate = { "2018-" = "1", "2020" = "2" }\n', "years-overlap"),
        (RATE + "rate = {}\n", "no-years"),
        (RATE + 'base = "10%"\n', "not-number"),
        (RATE + 'bands = [{ from = 1, amount = "-1" }]\n', "negative"),
        (RATE + 'bands = [{ from = 1, rate = { "2020" = "-1‰" } }]\n', "negative"),
        (RATE + 'rate = { "2018" = 1.5 }\n', "not-number"),
        (RATE + 'rate = "1"\nmax_rate = "2"\n', "not-table"),
        (GOOD + 'max_rate = { "2018" = "2" }\n', "stray-key"),
        (GOOD + 'less = "column:x"\n', "stray-key"),
        (RATE + 'rate = "1"\nless = "x"\n', "unknown-value"),
        (RATE + 'rate = "1"\ncharged = "ibland"\n', "unknown-value"),
        (GOOD + 'uprate = { series = "x", from = 2020 }\n', "stray-key"),
        (RATE + 'rate = "1"\nuprate = { series = "x" }\n', "missing-key"),
        (RATE + 'rate = "1"\nuprate = { series = "x", from = 2020 }\n', "unknown-series"),
        (RATE + 'rate = "1"\nuprate = { serie = "x", from = 2020 }\n', "unknown-key"),
        ('[[component]]\neach = "1"\nkey = "equal"\n', "stray-key"),
        ('[[component]]\neach = "1"\npart = "rest"\nkey = "equal"\n', "both"),
        ('[[component]]\neach = "1"\nrate = "1"\nkey = "equal"\n', "mixed"),
        (GOOD + 'replaces = ["x"]\n', "unknown-component"),
        (GOOD + 'id = "x"\n' + GOOD + 'id = "x"\n', "duplicate"),
        (GOOD + 'services = ["x"]\n', "stray-key"),
        ('[[component]]\npart = "rest"\nkey = "participation"\n', "missing-key"),
        ('[[component]]\npart = "rest"\nkey = "series:x"\n', "unknown-series"),
        ('[[component]]\npart = "rest"\nkey = "population"\nlag_years = 2\n', "missing-key"),
        ('[[component]]\npart = "rest"\nkey = "population"\non = "13-01"\n', "not-date"),
        ('[[component]]\npart = "rest"\nkey = "taxbase"\nlag_years = { population = 2 }\n', "stray-key"),
        ('[[component]]\npart = "75% av resten"\nkey = "equal"\n', "not-number"),
        (GOOD + 'max_change = "5%"\nmax_increase = "5%"\nagainst = "column:x"\n', "both"),
        (GOOD + "[[component.adjust]]\n", "both"),
        (GOOD + '[[component.adjust]]\nprorate = "vecka"\n', "unknown-value"),
        (GOOD + '[[component.adjust]]\npercent = "5%"\nabove = 1\n', "missing-key"),
        (GOOD + '[[component.adjust]]\nprorate = "days"\nkey = "equal"\nabove = 1\n', "stray-key"),
        (GOOD + '[[component.adjust]]\nprocent = "5%"\n', "unknown-key"),
        ('[[component]]\nkey = "equal"\nbands = [{ from = 2, to = 1, amount = "1" }]\n', "empty-interval"),
        ('[[series]]\nid = "x"\ntitle = "X"\nsource = "S"\nyears = { "2020" = "1", "2021" = "1%" }\n' + GOOD, "mixed"),
        ('[[series]]\nid = "x"\ntitle = "X"\nsource = "S"\nyears = { "i år" = "1" }\n' + GOOD, "not-years"),
        ('[[series]]\nid = "x"\ntitle = "X"\nsource = "S"\n' + GOOD, "missing-key"),
        ('[[column]]\nname = "x"\nvalues = { a = "1" }\n' + GOOD, "missing-key"),
        ('[[column]]\nname = "x"\nsum_of = ["y"]\n[[column]]\nname = "y"\nsum_of = ["z"]\n' + GOOD, "sum-of-sum"),
        ('[[column]]\nname = "x"\n[[column]]\nname = "x"\n' + GOOD, "duplicate"),
        ('[classes]\nx = "a"\n' + GOOD, "not-list"),
    ],
)
def test_faulty_component_or_rounding_is_refused(body: str, code: str) -> None:
    assert code in faults(HEAD + body)


def test_rule_knows_the_columns_it_needs() -> None:
    body = '[[component]]\npart = "rest"\nkey = "column:elever×column:timmar"\nmax_change = "5%"\nagainst = "column:förra"\n'
    found = rule(body)
    assert found.columns() == ("elever", "timmar")
    assert found.optional_columns() == ("förra",)


def test_days_may_be_dates_or_texts() -> None:
    texts, dates = (rule(GOOD + f"from = {q}2020-01-01{q}\nto = {q}2020-12-31{q}\n").components[0] for q in ('"', ""))
    assert (texts.since, texts.until) == (dates.since, dates.until)
    assert str(texts.until) == "2021-01-01"
