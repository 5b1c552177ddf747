"""The Jämtland case: the discrepancies that a reader found by hand are found, and an altered figure is seen."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from samverkan.core.checks import Finding, check_case, questioned_figures
from samverkan.formats.cases import read_with_references
from samverkan.statistics import official

CASES = Path(__file__).parents[3] / "cases"
ON = date(2021, 12, 31)
BY_ARITHMETIC = ("D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "D9", "D10", "D11", "D12", "D13", "D14", "D15", "D16",
                 "D17", "D18", "D19", "D20", "D21", "D22", "D23", "D24", "D25", "D26", "D27", "D28", "D29")  # fmt: skip


def checked(folder: Path, on: date = ON) -> dict[str, Finding]:
    case, referred = read_with_references(folder)
    return {f.id: f for f in check_case(case, referred=referred, statistics=official(), on=on)}


@pytest.fixture(scope="module")
def findings() -> Mapping[str, Finding]:
    return checked(CASES / "jamtland")


def value(finding: Finding) -> Fraction:
    assert finding.explanation is not None
    assert isinstance(finding.explanation.value, Decimal | Fraction | int)
    return Fraction(finding.explanation.value)


@pytest.mark.parametrize("name", BY_ARITHMETIC)
def test_every_discrepancy_of_the_inventory_is_found(findings: Mapping[str, Finding], name: str) -> None:
    assert any(name in finding.known_as for finding in findings.values())


@pytest.mark.parametrize(
    ("finding", "expected"),
    [
        ("fte-outlier:fou-jamt-2021", "5026000"),
        ("lineage:kommunavtalet-2021", "11.79"),
        ("lineage:jamforelse-jamtland-aa", "11.79"),
        ("conflict:kalmar/avgift-per-inv-2021", "13.3"),
        ("component-sum:verksamhetsledare-2021", "-527200"),
        ("period-mismatch:2021", "10"),
        ("claim-false:energikontoret-storst", "3"),
        ("claim-false:energikontoret-storst-uppvaxling", "2"),
        ("rounding:vasternorrland/budget-2021", "8700000"),
        ("post-remainder:vasternorrland/aa-2021", "4.25"),
        ("amendment-differs:kommunavtalet", "12"),
        ("ground-gap:nseo", "526000"),
        ("ground-gap:foreningsarkivet", "656000"),
        ("exact-consumption:kommunavtalet", "3"),
        ("key-provenance:kommunavtalet-avrakning-2020", "-3563"),
        ("population-differs:vasternorrland/folkmangd-2021", "109"),
    ],
)
def test_a_finding_carries_the_figure_of_the_inventory(
    findings: Mapping[str, Finding], finding: str, expected: str
) -> None:
    assert value(findings[finding]) == Fraction(expected)


def test_the_component_sum_states_both_ends(findings: Mapping[str, Finding]) -> None:
    text = findings["component-sum:verksamhetsledare-2021"].text.replace("\u00a0", " ")
    assert "+1 972 800" in text
    assert "−1 527 200" in text


def test_the_pass_through_lowers_the_factor(findings: Mapping[str, Finding]) -> None:
    finding = findings["pass-through:verksamhetsledare-2021"]
    assert "från 16,60 till 7,65" in finding.text
    assert value(finding) == Fraction(21_127_200 - 11_394_000, 1_273_000)


def test_the_key_costs_are_a_year_ahead_too(findings: Mapping[str, Finding]) -> None:
    assert "Åre 28\u00a0816\u00a0kr" in findings["key-provenance:kommunavtalet-avrakning-2020"].text


def test_the_fee_per_inhabitant_is_told_in_both_readings(findings: Mapping[str, Finding]) -> None:
    text = findings["conflict:kalmar/avgift-per-inv-2021"].text.replace("\u00a0", " ")
    assert "3 271 933 kr för 246 010 invånare" in text
    assert "utan enhet" in text


def test_one_figure_is_called_heads_and_time(findings: Mapping[str, Finding]) -> None:
    assert "medeltal anställda" in findings["measure-name:aa-2021"].title


def test_the_printed_tables_agree(findings: Mapping[str, Finding]) -> None:
    assert not [finding for finding in findings.values() if finding.severity == "fel"]


def test_every_finding_rests_on_a_source_and_says_what_to_do(findings: Mapping[str, Finding]) -> None:
    for finding in findings.values():
        assert finding.sources, finding.id
        assert finding.explanation is not None, finding.id
        assert finding.text.rstrip().endswith("."), finding.id


def test_findings_stay_the_same_when_read_years_later(findings: Mapping[str, Finding]) -> None:
    assert set(checked(CASES / "jamtland", date(2026, 6, 1))) == set(findings)


def test_the_doubted_figure_is_named_for_the_comparison() -> None:
    case, referred = read_with_references(CASES / "jamtland")
    doubted = questioned_figures(case, referred=referred, statistics=official(), on=ON)
    assert doubted == {"jamtland:budget:fou-jamt-2021"}


def test_a_corrected_figure_ends_the_outlier_and_shows_in_the_tables(tmp_path: Path) -> None:
    shutil.copytree(CASES, tmp_path / "cases")
    budget = tmp_path / "cases" / "jamtland" / "data" / "budget.csv"
    text = budget.read_text(encoding="utf-8")
    assert text.count("fou-jamt,2021,2513,tkr,0.50,") == 1
    budget.write_text(text.replace("fou-jamt,2021,2513,tkr,0.50,", "fou-jamt,2021,2513,tkr,2.50,"), encoding="utf-8")
    after = checked(tmp_path / "cases" / "jamtland")
    assert not {"fte-outlier:fou-jamt-2021", "fte-jump:fou-jamt-2021", "lineage:kommunavtalet-2021"} & set(after)
    assert "claim-mismatch:fou-jamt-tjanster" not in after
    errors = {finding.where for finding in after.values() if finding.severity == "fel"}
    table = "finansiering-och-personal"
    assert {f"{table}/fou-jamt/2021:fte", f"{table}/ruf/2021:fte", f"{table}/kommunavtalet/2021:fte"} <= errors
    assert "ekonomisk-jamforelse/jamtland/aa" in errors
    assert value(after[f"table-difference:{table}/kommunavtalet/2021:fte"]) == Fraction("11.79")
