"""Statements that disagree with each other or with official figures."""

from __future__ import annotations

from datetime import date

import pytest

from samverkan.core.records import FormPeriod

from .build import STATED, area, cell, fact, found, line, made, member, table


def test_conflict_tells_two_values_of_one_thing() -> None:
    pair = (fact("a", "medlemmar", "350", "antal", precision="ca"), fact("b", "medlemmar", "460", "antal"))
    assert [finding.id for finding in found(made(facts=pair), "conflict")] == ["conflict:medlemmar"]


@pytest.mark.parametrize(
    ("value", "more"),
    [
        ("350", {}),
        ("354", {}),
        ("460", {"year": 2020}),
        ("460", {"measure": "stödmedlemmar"}),
        ("460", {"unit": "personer"}),
    ],
)
def test_conflict_is_silent_on_rounding_other_years_measures_and_units(value: str, more: dict[str, object]) -> None:
    first = fact("a", "medlemmar", "350", "antal", precision="ca", measure="medlemmar")
    second = fact("b", "medlemmar", value, **{"unit": "antal", **more})  # type: ignore[arg-type]
    assert not found(made(facts=(first, second)), "conflict")


def test_conflict_says_both_readings_of_a_figure_without_unit() -> None:
    facts = (
        fact("tabell", "avgift-per-inv", "86.7", "kr/inv", year=2021),
        fact("text", "avgift-per-inv", "100", "", year=2021, quote="avgiften är 100 kr."),
        fact("folk", "folkmangd", "1000", "inv", year=2021),
    )
    finding = found(made(facts=facts), "conflict")[0]
    assert finding.id == "conflict:avgift-per-inv-2021"
    assert "13,3\u00a0kr per invånare, tillsammans 13\u00a0300\u00a0kr" in finding.text
    assert "utan enhet" in finding.text


def test_conflict_names_the_subject_that_is_not_the_cooperation() -> None:
    pair = [
        fact(name, "medlemmar", value, "antal", "arkiv", kind="organisation")
        for name, value in (("a", "3"), ("b", "4"))
    ]
    assert [finding.id for finding in found(made(facts=tuple(pair)), "conflict")] == ["conflict:arkiv-medlemmar"]


def form(name: str, year: int, *, alternative: bool = False) -> FormPeriod:
    since = date(year, 1, 1)
    return FormPeriod(
        id=name, form="samverkansorgan", since=since, alternative=alternative, printed=str(year), **STATED
    )


def test_conflict_tells_another_source_for_the_period_of_a_form() -> None:
    forms = (form("forst", 2010), form("sedan", 2011, alternative=True))
    assert [finding.id for finding in found(made(forms=forms), "conflict")] == ["conflict:sedan"]
    assert not found(made(forms=(form("forst", 2010), form("sedan", 2010, alternative=True))), "conflict")


@pytest.mark.parametrize(("about", "count"), [("8.6", 1), ("8.7", 0), ("5.0", 0)])
def test_rounding_tells_a_round_figure_that_is_not_the_rounding(about: str, count: int) -> None:
    facts = (
        fact("budget", "budget", about, "mnkr", year=2021, precision="ca"),
        fact("avgift", "avgift", "8664191", "kr", year=2021),
    )
    findings = found(made(facts=facts), "rounding")
    assert len(findings) == count
    if findings:
        assert "8,7\u00a0mnkr" in findings[0].text
        assert findings[0].id == "rounding:budget"


POPULATIONS = {
    date(2020, 12, 31): {"0001": 100, "0002": 200, "0003": 50},
    date(2021, 12, 31): {"0001": 110, "0002": 190, "0003": 50},
}


@pytest.mark.parametrize(
    ("said", "precision", "count"), [("300", "", 0), ("310", "", 1), ("310", "ca", 1), ("3e2", "ca", 0)]
)
def test_population_differs_accepts_any_year_end_around_the_year(said: str, precision: str, count: int) -> None:
    stated = fact("folk", "folkmangd", said, "inv", year=2021, precision=precision)
    case = made(facts=(stated,), memberships=(member("0001"), member("0002")))
    assert len(found(case, "population-differs", populations=POPULATIONS)) == count


def test_population_differs_keeps_to_the_stated_day_and_tells_of_adjuncts() -> None:
    stated = fact("folk", "folkmangd", "350", "inv", on=date(2021, 12, 31), precision="ca")
    members = (member("0001"), member("0002"), member("0003", "adjungerad"))
    finding = found(made(facts=(stated,), memberships=members), "population-differs", populations=POPULATIONS)[0]
    assert finding.severity == "varning"
    assert "Räknas Gamma (adjungerad) in blir det 350" in finding.text


def test_population_differs_says_nothing_without_official_figures() -> None:
    case = made(facts=(fact("folk", "folkmangd", "9", "inv", year=2021),), memberships=(member("0001"),))
    assert not found(case, "population-differs")


def compared(own_measure: str) -> dict[str, object]:
    cells = tuple(cell("jamfor", slug, "avgift", "1") for slug in ("prov", "granne"))
    return {
        "tables": (table("jamfor", "jamforelse"),), "cells": cells,
        "facts": (fact("avgift", "avgift", "1000", "kr", year=2021, measure=own_measure),),
    }  # fmt: skip


def neighbour() -> dict[str, object]:
    stated = fact("avgift", "avgift", "900", "kr", "granne", year=2021, measure="grundavgift")
    return {"granne": made("granne", facts=(stated,))}


@pytest.mark.parametrize(("measure", "count"), [("budget", 1), ("grundavgift", 0)])
def test_measure_differs_tells_a_column_of_different_measures(measure: str, count: int) -> None:
    findings = found(made(**compared(measure)), "measure-differs", referred=neighbour())  # type: ignore[arg-type]
    assert [finding.id for finding in findings] == ["measure-differs:jamfor-avgift"] * count


def test_measure_differs_sees_that_a_fee_is_the_whole_budget() -> None:
    tree = (area("summa", kind="summa"), area("skola", "summa"))
    case = made(areas=tree, budget=(line("skola", 2021, "1"),), **compared("grundavgift"))
    finding = found(case, "measure-differs", referred=neighbour())[0]  # type: ignore[arg-type]
    assert "hela budgetens summa" in finding.text


def test_measure_name_tells_one_figure_under_two_names() -> None:
    tree = (area("summa", kind="summa"), area("skola", "summa"))
    stated = fact("aa", "aa", "2", "aa", year=2021, measure="arsarbetare")
    heads = made(areas=tree, budget=(line("skola", 2021, "1", "2", fte_measure="medeltal-anstallda"),), facts=(stated,))
    time = made(areas=tree, budget=(line("skola", 2021, "1", "2", fte_measure="arsarbetare"),), facts=(stated,))
    assert [finding.id for finding in found(heads, "measure-name")] == ["measure-name:aa-2021"]
    assert not found(time, "measure-name")


def test_missing_measure_tells_a_body_that_the_others_can_not_be_compared_with() -> None:
    silent = {"granne": made("granne")}
    finding = found(made(**compared("grundavgift")), "missing-measure", referred=silent)[0]  # type: ignore[arg-type]
    assert (finding.id, finding.subject) == ("missing-measure:granne", "granne")
    assert not found(made(**compared("grundavgift")), "missing-measure", referred=neighbour())  # type: ignore[arg-type]
