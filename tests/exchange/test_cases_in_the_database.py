"""Cases into the database and out again: nothing lost, nothing half-written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from django.db import IntegrityError

from samverkan.core import records as r
from samverkan.core.faults import FaultError
from samverkan.exchange.selectors import get_case, get_referred, list_slugs
from samverkan.exchange.services import export_case_folder, load_case_folder
from samverkan.formats.cases import read_case, write_case
from samverkan.registry.services import save_case
from samverkan.registry.snapshots import get_snapshot
from samverkan.runtime import paths

SLUGS = sorted(path.parent.name for path in paths.cases_dir().glob("*/datapackage.json"))
pytestmark = pytest.mark.django_db


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("slug", SLUGS)
def test_exported_case_is_the_loaded_case_to_the_byte(slug: str, tmp_path: Path) -> None:
    export_case_folder(slug, tmp_path / slug)
    assert files_of(tmp_path / slug) == files_of(paths.cases_dir() / slug)


def test_export_load_export_gives_the_same_bytes(tmp_path: Path) -> None:
    for slug in SLUGS:
        export_case_folder(slug, tmp_path / "one" / slug)
    load_case_folder(tmp_path / "one" / "jamtland")
    export_case_folder("jamtland", tmp_path / "two" / "jamtland")
    assert files_of(tmp_path / "two" / "jamtland") == files_of(tmp_path / "one" / "jamtland")


def test_unknown_slug_names_those_here_and_how_to_load(tmp_path: Path) -> None:
    with pytest.raises(FaultError, match=r"jamtland.*samverkan case load"):
        export_case_folder("finns-inte", tmp_path / "x")
    assert not (tmp_path / "x").exists()


def test_broken_case_leaves_the_database_as_it_was(tmp_path: Path) -> None:
    before = get_case("jamtland")
    for slug in SLUGS:
        export_case_folder(slug, tmp_path / slug)
    budget = tmp_path / "jamtland/data/budget.csv"
    budget.write_text(budget.read_text(encoding="utf-8").replace("tkr", "ton", 1), encoding="utf-8")
    with pytest.raises(FaultError):
        load_case_folder(tmp_path / "jamtland")
    assert get_case("jamtland") == before


def test_reference_that_leads_nowhere_is_refused_by_the_database() -> None:
    case = get_case("jamtland")
    stray = r.Area(id="lös", parent="finns-inte", name="Lös", kind="rad", source=case.sources[0].id)
    with pytest.raises(IntegrityError):
        save_case(replace(case, areas=(*case.areas, stray)), published=True)


def test_overlapping_membership_is_refused_by_the_database() -> None:
    case = get_case("jamtland")
    twice = replace(case.memberships[0], id="en-gång-till")
    with pytest.raises(IntegrityError, match="membership_periods_apart"):
        save_case(replace(case, memberships=(*case.memberships, twice)), published=True)


def test_period_that_ends_before_it_begins_is_refused_by_the_database() -> None:
    case = get_case("jamtland")
    agreement = case.agreements[0]
    backwards = replace(agreement, since=agreement.until, until=agreement.since)
    with pytest.raises(IntegrityError, match="period_forward"):
        save_case(replace(case, agreements=(backwards, *case.agreements[1:])), published=True)


def test_unknown_value_is_refused_by_the_database() -> None:
    case = get_case("jamtland")
    odd = replace(case.memberships[0], kind="hedersmedlem")
    with pytest.raises(IntegrityError, match="membership_kind_known"):
        save_case(replace(case, memberships=(odd, *case.memberships[1:])), published=True)


def test_snapshot_follows_what_is_written() -> None:
    case = get_case("jamtland")
    assert get_snapshot("jamtland").case == case
    save_case(replace(case, title="Nytt namn"), published=True)
    assert get_snapshot("jamtland").case.title == "Nytt namn"


def test_snapshot_asks_once_while_nothing_is_written(django_assert_num_queries) -> None:
    get_snapshot("jamtland")
    with django_assert_num_queries(1):
        get_snapshot("jamtland")


def test_case_is_read_in_a_fixed_number_of_queries(django_assert_num_queries) -> None:
    assert len(get_case("jamtland").arenas) > 3 * len(get_case("fyrbodal").arenas)
    for slug in ("jamtland", "fyrbodal"):
        with django_assert_num_queries(len(r.RESOURCES) + 2):
            get_case(slug)


def test_cases_referred_to_come_along(tmp_path: Path) -> None:
    assert set(get_referred(get_case("jamtland"))) == set(read_case(paths.cases_dir() / "jamtland").refers)
    assert set(list_slugs()) == set(SLUGS)


def test_case_alone_loads_beside_those_it_refers_to(tmp_path: Path) -> None:
    for slug in SLUGS:
        write_case(read_case(paths.cases_dir() / slug), tmp_path / slug)
    loaded = load_case_folder(tmp_path / "kalmar")
    assert set(loaded) == {"kalmar"}
    assert loaded["kalmar"]["facts"] == len(get_case("kalmar").facts)
