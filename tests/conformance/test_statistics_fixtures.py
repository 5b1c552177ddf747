"""The readers of SCB's and Kolada's replies on replies recorded from them."""

from decimal import Decimal

import pytest

from samverkan.statistics import official
from samverkan.statistics.kolada import parse_figures, parse_page
from samverkan.statistics.pxweb import parse_cube, parse_metadata, parse_tables
from samverkan.statistics.refresh import POPULATION_KPI
from samverkan.statistics.web import parse_json


@pytest.fixture(scope="session")
def recorded(samples):
    """``recorded("kolada/v3_municipality.json")`` is that reply."""

    def read(name):
        return parse_json((samples / "data" / "fixtures" / name).read_bytes(), name)

    return read


def test_scb_monthly_population_is_read_figure_by_figure(recorded):
    cube = parse_cube(recorded("scb_pxweb_v2/TAB6471_data.json"))
    assert [dimension.code for dimension in cube.dimensions] == ["Region", "Alder", "Kon", "ContentsCode", "Tid"]
    assert len(cube.figures) == 21 * 11 * 3 * 1 * 4
    first = {"Alder": "0-9", "Kon": "TotSa", "ContentsCode": "000007SF", "Tid": "2026M01"}
    assert cube.figure(Region="01", **first) == Decimal(245284)


def test_scb_men_and_women_sum_to_all_within_the_added_noise(recorded):
    # from 2025 SCB adds a small random uncertainty to each figure, so sums need not agree to the unit
    cube = parse_cube(recorded("scb_pxweb_v2/TAB6471_data.json"))
    for (region, age, sex, content, month), total in cube.figures.items():
        if sex == "TotSa":
            parts = sum(cube.figures[region, age, part, content, month] for part in ("1", "2"))
            assert abs(total - parts) <= 10


def test_scb_counties_are_those_of_the_shipped_list(recorded):
    cube = parse_cube(recorded("scb_pxweb_v2/TAB6471_data.json"))
    assert cube.dimensions[0].values == {county.code: county.name for county in official().counties()}


def test_scb_metadata_names_every_municipality_and_month(recorded):
    dimensions = {held.code: held for held in parse_metadata(recorded("scb_pxweb_v2/TAB6471_metadata.json"))}
    regions = dimensions["Region"].values
    assert {held.code: held.name for held in official().municipalities()}.items() <= regions.items()
    assert next(iter(dimensions["Tid"].values)) == "2025M01"
    assert len(dimensions["Tid"].values) == 16


@pytest.mark.parametrize("name", ["search", "tables"])
def test_scb_lists_of_tables_are_read(recorded, name):
    document = recorded(f"scb_pxweb_v2/{name}.json")
    tables = parse_tables(document)
    assert len(tables) == len(document["tables"])
    assert all(held.id.startswith("TAB") and held.title for held in tables)


def test_scb_licence_is_the_one_the_manifest_states(recorded):
    assert "cc0" in recorded("scb_pxweb_v2/config.json")["license"]


def test_kolada_figures_of_three_cities_are_read(recorded):
    figures = parse_figures(parse_page(recorded("kolada/v3_data_kpi_N00945_muni_0180_1280_1480_2000-2020.json")))
    assert len(figures) == 63
    first = figures[0]
    assert (first.kpi, first.municipality, first.year, first.gender) == ("N00945", "0180", 2000, "T")
    assert first.value == Decimal("31.32959689")


def test_kolada_municipalities_carry_the_codes_of_the_shipped_list(recorded):
    page = parse_page(recorded("kolada/v3_municipality.json"))
    given = {row["id"]: row["title"] for row in page.rows if row["type"] == "K"}
    assert given.keys() == {held.code for held in official().municipalities()}
    assert page.following is None


def test_kolada_knows_the_figure_that_population_is_compared_with(recorded):
    titles = {row["id"]: row["title"] for row in parse_page(recorded("kolada/v3_kpi_selected.json")).rows}
    assert titles[POPULATION_KPI] == "Invånare totalt, antal"


def test_kolada_groups_are_pages_too(recorded):
    page = parse_page(recorded("kolada/v3_municipality_groups_selected.json"))
    assert {member["member_id"] for member in page.rows[0]["members"]} <= {m.code for m in official().municipalities()}
