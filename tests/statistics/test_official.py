"""Figures on a date, with their source, or an error that names the nearest dates."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.core.keys import MissingStatisticError, Statistics
from samverkan.statistics import OfficialStatistics, Population, official

held = OfficialStatistics()
codes = st.sampled_from([municipality.code for municipality in held.municipalities()])
COUNTY = ("2303", "2305", "2309", "2313", "2321", "2326", "2361", "2380")


def test_official_statistics_answer_the_questions_of_the_core():
    asked: Statistics = official()
    assert asked.name("2321") == "Åre"


def test_there_are_290_municipalities_in_21_counties():
    assert len(held.municipalities()) == 290
    assert {m.county_code: m.county_name for m in held.municipalities()} == {c.code: c.name for c in held.counties()}
    assert len(held.counties()) == 21


def test_municipalities_of_a_county_are_those_with_its_code():
    assert tuple(m.code for m in held.municipalities("23")) == COUNTY


def test_municipality_has_official_name_and_group():
    krokom = held.municipality("2309")
    assert (krokom.name_official, krokom.county_name, krokom.group) == ("Krokoms kommun", "Jämtlands län", "B4")


def test_population_of_a_county_in_2020_is_the_published_sum():
    assert sum(held.population(code, date(2020, 12, 31)) for code in COUNTY) == 131155


def test_population_of_the_country_in_2024_is_the_published_sum():
    assert sum(held.population(m.code, date(2024, 12, 31)) for m in held.municipalities()) == 10587710


@given(codes, st.integers(1950, 2024))
def test_every_municipality_has_every_year(code, year):
    assert held.population(code, date(year, 12, 31)) > 0


def test_missing_day_names_the_nearest_days():
    with pytest.raises(MissingStatisticError) as caught:
        held.population("2321", date(2020, 5, 1))
    assert str(caught.value) == (
        "Folkmängd för Åre (2321) den 2020-05-01 finns inte. Närmaste dagar som finns: 2019-12-31 och 2020-12-31."
    )
    assert caught.value.nearest == (date(2019, 12, 31), date(2020, 12, 31))


def test_day_before_all_others_names_the_first():
    with pytest.raises(MissingStatisticError, match=r"Närmaste dag som finns: 1950-12-31\."):
        held.population("2321", date(1900, 1, 1))


def test_day_after_all_others_names_the_last():
    with pytest.raises(MissingStatisticError, match=r"Närmaste dag som finns: 2024-12-31\."):
        held.population("2321", date(2030, 1, 1))


def test_doubtful_figure_is_given_only_on_request():
    day = date(2020, 11, 1)
    with pytest.raises(MissingStatisticError, match="är tveksam"):
        held.population("2321", day)
    assert held.population("2321", day, doubtful=True) == 11892
    assert day not in held.population_dates("2321")
    assert day in held.population_dates("2321", doubtful=True)


def test_derived_figure_says_how_it_was_derived():
    figure = held.population_figure("2321", date(2019, 9, 30))
    assert figure.status == "härledd"
    assert "fjärde kvartalet" in figure.note


def test_third_quarter_of_2019_sums_to_the_published_country():
    assert sum(held.population(m.code, date(2019, 9, 30)) for m in held.municipalities()) == 10313447


def test_quarter_sums_to_the_county_total_of_its_source():
    assert sum(held.population(code, date(2018, 9, 30)) for code in COUNTY) == 130096
    assert sum(held.population(code, date(2017, 6, 30)) for code in COUNTY) == 129076


def test_source_of_a_population_is_the_table_of_its_year():
    assert (
        held.population_source(date(2020, 12, 31)).text()
        == "SCB, Folkmängden i Sveriges kommuner 1950–2022, 2020-12-31"
    )
    assert held.population_source(date(2024, 12, 31)).title == "SCB, BefolkningNy 2024"


def test_source_says_that_a_day_is_derived_in_whole_or_part():
    assert held.population_source(date(2019, 9, 30)).place == "härledd"
    assert held.population_source(date(2018, 6, 30)).place == "delvis härledd"
    assert held.population_source(date(2018, 9, 30)).place == ""


def test_source_of_a_day_that_nobody_has_is_missing():
    with pytest.raises(MissingStatisticError, match="för någon kommun"):
        held.population_source(date(2020, 5, 1))


def test_unknown_code_says_how_codes_are_written():
    with pytest.raises(MissingStatisticError, match="fyra siffror med inledande nolla"):
        held.population("114", date(2020, 12, 31))


def test_tax_base_is_in_kronor_per_inhabitant():
    assert held.tax_base("2326", 2012) == Decimal(144200)
    assert held.tax_base_source(2012).title == "SCB, skattekraft, genom Regionfakta (uppdaterad 2022-12-16)"


def test_missing_tax_base_names_the_nearest_years_or_that_there_is_none():
    with pytest.raises(MissingStatisticError, match=r"Närmaste år som finns: 2023\."):
        held.tax_base("2326", 2024)
    with pytest.raises(MissingStatisticError, match="Inget år finns för kommunen"):
        held.tax_base("0114", 2020)


def test_tax_rates_sum_and_gotland_has_no_region():
    rate = held.tax_rate("0114", 2025)
    assert rate.municipal + rate.region == rate.total == Decimal("31.80")
    assert held.tax_rate("0980", 2025).region is None


def test_organisation_numbers_pass_the_check_digit():
    for code in [m.code for m in held.municipalities()] + [c.code for c in held.counties()]:
        digits = [int(digit) for digit in held.organisation_number(code).replace("-", "")]
        doubled = [sum(divmod(2 * digit, 10)) if place % 2 == 0 else digit for place, digit in enumerate(digits)]
        assert sum(doubled) % 10 == 0


def test_boundaries_come_in_the_order_asked_for():
    features = held.boundaries(["2380", "2303", "23"])
    assert [f["properties"].get("name", f["properties"]["county_name"]) for f in features] == [
        "Östersund",
        "Ragunda",
        "Jämtlands län",
    ]
    assert all(f["geometry"]["type"] in ("Polygon", "MultiPolygon") for f in features)


def test_boundaries_of_an_unknown_place_are_missing():
    with pytest.raises(MissingStatisticError, match="9999"):
        held.boundaries(["2380", "9999"])


def test_fetched_year_is_added_and_never_replaces_a_shipped_one():
    later = OfficialStatistics([Population("2321", date(2025, 12, 31), 1), Population("2321", date(2024, 12, 31), 2)])
    assert later.population("2321", date(2025, 12, 31)) == 1
    assert later.population("2321", date(2024, 12, 31)) == held.population("2321", date(2024, 12, 31))
