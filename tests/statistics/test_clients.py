"""The clients of SCB and Kolada, on small replies written by hand, and fetching later years."""

import json
from datetime import date
from decimal import Decimal

import pytest

from samverkan.core.faults import FaultError
from samverkan.runtime import paths
from samverkan.statistics import OfficialStatistics
from samverkan.statistics.fetched import fetched_folder, fetched_populations
from samverkan.statistics.kolada import Kolada, parse_figures, parse_page
from samverkan.statistics.pxweb import PxWeb, parse_cube
from samverkan.statistics.refresh import refresh_populations
from samverkan.statistics.web import fetch, parse_json

CODES = [municipality.code for municipality in OfficialStatistics().municipalities()]


def dimension(*codes):
    return {"label": "x", "category": {"index": {code: place for place, code in enumerate(codes)}}}


def cube(value, size=(2, 2), **dimensions):
    named = dimensions or {"Region": dimension("2303", "2321"), "Tid": dimension("2023", "2024")}
    return {"id": list(named), "size": list(size), "dimension": named, "value": value}


def test_last_dimension_runs_fastest():
    read = parse_cube(cube([1, 2, 3, None]))
    assert read.figure(Region="2303", Tid="2024") == 2
    assert read.figure(Region="2321", Tid="2023") == 3
    assert read.figure(Region="2321", Tid="2024") is None


def test_values_stand_in_the_order_of_their_index_not_of_the_reply():
    turned = {"label": "x", "category": {"index": {"2024": 1, "2023": 0}}}
    read = parse_cube(cube([1, 2], (1, 2), Region=dimension("2303"), Tid=turned))
    assert (read.figure(Region="2303", Tid="2023"), read.figure(Region="2303", Tid="2024")) == (1, 2)


def test_sparse_reply_names_the_places_it_fills():
    read = parse_cube(cube({"1": 5}))
    assert list(read.figures.values()) == [None, 5, None, None]


def test_index_may_be_a_list_or_only_labels():
    listed = {"label": "x", "category": {"index": ["2303", "2321"], "label": {"2303": "Ragunda"}}}
    labels = {"label": "x", "category": {"label": {"T": "Totalt"}}}
    read = parse_cube(cube([1, 2], (2, 1), Region=listed, Kon=labels))
    assert read.dimensions[0].values == {"2303": "Ragunda", "2321": "2321"}
    assert read.figure(Region="2321", Kon="T") == 2


@pytest.mark.parametrize("document", [cube([1, 2, 3]), cube([1] * 6, (2, 3)), {"id": ["Region"]}, {"value": []}])
def test_reply_that_does_not_fit_together_is_refused(document):
    with pytest.raises(FaultError, match="inte den form som väntades"):
        parse_cube(document)


def test_decimal_figures_are_the_digits_that_were_sent():
    document = parse_json(
        b'{"values": [{"kpi": "N1", "municipality": "0114", "period": 2020, "values": [{"gender": "T", "value": 31.10}]}]}',
        "x",
    )
    assert parse_figures(parse_page(document))[0].value == Decimal("31.10")


def test_page_without_rows_is_refused():
    with pytest.raises(FaultError, match="Kolada"):
        parse_page({"detail": "Not found"})


def test_kolada_is_asked_25_municipalities_at_a_time_and_page_by_page():
    asked = []

    def ask(address, body):
        asked.append(address)
        following = f"{address}?page=2" if "?page" not in address else None
        row = {"kpi": "N01951", "municipality": "0114", "period": 2025, "values": [{"gender": "T", "value": 1}]}
        return json.dumps({"values": [row], "count": 1, "next_url": following}).encode()

    figures = Kolada(ask=ask).figures("N01951", CODES[:30], [2025])
    assert len(figures) == len(asked) == 4
    assert max(address.count(",") for address in asked) == 24


def test_next_page_at_another_host_is_refused():
    def ask(address, body):
        return json.dumps({"values": [], "next_url": "https://exempel.se/sida2"}).encode()

    with pytest.raises(FaultError, match="annan adress"):
        Kolada(ask=ask).figures("N01951", ["0114"], [2025])


def scb(years, count=1000, missing=()):
    """SCB as it would answer: the years it has, and the same population everywhere."""

    def ask(address, body):
        if "/metadata" in address:
            return json.dumps({"id": ["Tid"], "dimension": {"Tid": dimension(*years)}}).encode()
        wanted = {part["variableCode"]: part["valueCodes"] for part in json.loads(body)["selection"]}
        value = [None if code in missing else count for code in wanted["Region"] for _ in wanted["Tid"]]
        named = {code: dimension(*wanted[code]) for code in ("Region", "ContentsCode", "Tid")}
        size = [len(wanted[code]) for code in named]
        return json.dumps(cube(value, size, **named)).encode()

    return PxWeb(ask=ask)


def kolada(figures):
    def ask(address, body):
        codes = address.split("/municipality/")[1].split("/")[0].split(",")
        rows = [
            {
                "kpi": "N01951",
                "municipality": code,
                "period": 2025,
                "values": [{"gender": "T", "value": figures.get(code, 1000)}],
            }
            for code in codes
        ]
        return json.dumps({"values": rows, "count": len(rows)}).encode()

    return Kolada(ask=ask)


def test_later_years_are_fetched_for_every_municipality_and_read_back(tmp_path):
    found = refresh_populations(tmp_path, scb=scb(["2023", "2024", "2025"]), kolada=kolada({}))
    assert (found.years, found.disagreements) == ((2025,), ())
    later = OfficialStatistics(fetched_populations(tmp_path))
    assert {later.population(code, date(2025, 12, 31)) for code in CODES} == {1000}
    assert (
        later.population_source(date(2025, 12, 31)).title
        == "SCB, Statistikdatabasen, Folkmängden efter region (TAB638)"
    )


def test_second_fetch_finds_nothing_later(tmp_path):
    refresh_populations(tmp_path, scb=scb(["2025"]), kolada=kolada({}))
    assert refresh_populations(tmp_path, scb=scb(["2025"]), kolada=kolada({})).years == ()


def test_third_fetch_keeps_the_years_before(tmp_path):
    refresh_populations(tmp_path, scb=scb(["2025"]), kolada=kolada({}))
    refresh_populations(tmp_path, scb=scb(["2025", "2026"], count=2000), kolada=kolada({}))
    later = OfficialStatistics(fetched_populations(tmp_path))
    assert [later.population("2321", date(year, 12, 31)) for year in (2025, 2026)] == [1000, 2000]


def test_missing_figure_changes_nothing(tmp_path):
    with pytest.raises(FaultError, match=r"ingen folkmängd för 2321 år 2025\. Inget har ändrats"):
        refresh_populations(tmp_path, scb=scb(["2025"], missing=["2321"]), kolada=kolada({}))
    assert list(tmp_path.iterdir()) == []


def test_figure_that_kolada_gives_otherwise_is_told(tmp_path):
    found = refresh_populations(tmp_path, scb=scb(["2025"]), kolada=kolada({"2321": 1003}))
    assert [(held.code, held.scb, held.kolada) for held in found.disagreements] == [("2321", 1000, 1003)]


def test_damaged_file_says_what_to_do(tmp_path):
    (tmp_path / "population_year.csv").write_text("code,year\n2321,2025\n", encoding="utf-8")
    with pytest.raises(FaultError, match="Ta bort den"):
        fetched_populations(tmp_path)


@pytest.mark.parametrize("named", [None, "/tmp/någonstans"])
def test_fetched_figures_lie_in_the_data_folder_of_the_installation(monkeypatch, named):
    monkeypatch.delenv("SAMVERKAN_DATA", raising=False)
    if named:
        monkeypatch.setenv("SAMVERKAN_DATA", named)
    assert fetched_folder() == paths.data_dir() / "statistics"


def test_no_contact_is_said_in_words():
    with pytest.raises(FaultError, match=r"Ingen kontakt med 127\.0\.0\.1:9"):
        fetch("https://127.0.0.1:9/")


def test_address_without_https_is_refused():
    with pytest.raises(FaultError, match="https"):
        fetch("file:///etc/passwd")


def test_reply_that_is_not_json_is_refused():
    with pytest.raises(FaultError, match="inte JSON"):
        parse_json(b"<html>", "https://exempel.se")
