"""Agreements, arenas, names, members, law and what readers have noted."""

from __future__ import annotations

from datetime import date

import pytest

from samverkan.core.checks import RULES, SEVERITIES, check_case
from samverkan.core.records import Alias, Case, Citation, Known, Remark

from .build import (
    ON,
    STATED,
    Figures,
    agreement,
    area,
    arena,
    cell,
    dependency,
    found,
    line,
    made,
    member,
    outcome,
    placement,
    table,
    term,
)

START = date(2019, 1, 1)


def ending(notice: date, **rule: object) -> Case:
    held = agreement("avtal", "uppsagt", rule="tid", term_start=START, notice_given=notice)
    return made(agreements=(held,), rules=(term(**rule),))


@pytest.mark.parametrize(("notice", "count"), [(date(2020, 12, 31), 1), (date(2020, 12, 30), 0), (date(2021, 1, 1), 0)])
def test_last_notice_day_tells_a_notice_on_the_last_day(notice: date, count: int) -> None:
    findings = found(ending(notice), "last-notice-day")
    assert [finding.id for finding in findings] == ["last-notice-day:avtal"] * count
    assert all("31\u00a0december 2021" in finding.text for finding in findings)


def amended(ends: str) -> dict[str, object]:
    return {"amendment": [{"decided": "2020-12", "ends": ends, "source": "Rapporten"}]}


@pytest.mark.parametrize(("ends", "count"), [("2022-12-31", 1), ("2024-12-31", 0)])
def test_amendment_differs_from_the_renewal_length(ends: str, count: int) -> None:
    findings = found(ending(date(2021, 12, 31), **amended(ends)), "amendment-differs")
    assert [finding.id for finding in findings] == ["amendment-differs:avtal"] * count
    assert all("12 månader" in finding.text and "förnyas det 36 månader" in finding.text for finding in findings)


def test_amendment_differs_asks_nothing_of_an_agreement_without_extension() -> None:
    assert not found(ending(date(2020, 12, 31)), "amendment-differs")


TREE = (area("summa", kind="summa"), area("kontor", "summa"))


def resting(**commitment: object) -> Case:
    held = agreement("avtal", "uppsagt", until=date(2022, 1, 1))
    row = dependency("kontoret", "avtal", area="kontor", **commitment)
    return made(
        agreements=(held,),
        dependencies=(row,),
        areas=TREE,
        budget=(line("kontor", 2020, "70"), line("kontor", 2021, "80")),
    )


@pytest.mark.parametrize(
    ("commitment", "words"),
    [
        ({"obliged_until": date(2023, 1, 1)}, "till och med 31\u00a0december 2022"),
        ({"ongoing": True}, "tills vidare"),
        ({"obliged_until": date(2022, 1, 1)}, ""),
        ({}, ""),
    ],
)
def test_ground_gap_tells_a_commitment_that_outlives_its_agreement(commitment: dict[str, object], words: str) -> None:
    findings = found(resting(**commitment), "ground-gap")
    assert [finding.id for finding in findings] == (["ground-gap:kontoret"] if words else [])
    assert all(f"löper {words}. Från 1\u00a0januari 2022" in finding.text for finding in findings)
    assert all("80\u00a0000\u00a0kr om året (budget 2021)" in finding.text for finding in findings)


def test_ground_gap_follows_an_agreement_that_rests_on_another() -> None:
    ends = agreement("avtal", "uppsagt", until=date(2022, 1, 1))
    other = agreement("radgivning", open_ended=True, ground="avtal")
    assert [f.id for f in found(made(agreements=(ends, other)), "ground-gap")] == ["ground-gap:radgivning"]
    lasting = agreement("avtal", until=None, open_ended=True)
    assert not found(made(agreements=(lasting, other)), "ground-gap")


def test_ground_gap_takes_the_end_from_the_term_rule() -> None:
    held = agreement("avtal", "uppsagt", rule="tid", term_start=START, notice_given=date(2020, 12, 31))
    case = made(agreements=(held,), rules=(term(),), dependencies=(dependency("kontoret", "avtal", ongoing=True),))
    assert "Från 1\u00a0januari 2022 saknas grund; källan anger inget belopp" in found(case, "ground-gap")[0].text


@pytest.mark.parametrize(("scope", "count"), [("kommunal", 1), ("kommun-region", 0), ("", 0)])
def test_conflicting_placement_tells_an_arena_of_two_kinds(scope: str, count: int) -> None:
    placed = (placement("rad", "skola", "politisk", "kommun-region"), placement("rad", "vard", "politisk", scope))
    findings = found(made(arenas=(arena("rad"),), placements=placed), "conflicting-placement")
    assert [finding.id for finding in findings] == ["conflicting-placement:rad"] * count


@pytest.mark.parametrize(("name", "count"), [("Skolan i länet", 1), ("Skola", 0)])
def test_name_variants_tells_another_name(name: str, count: int) -> None:
    alias = Alias(id="a", target_kind="omrade", target="skola", name=name, **STATED)
    findings = found(made(areas=(area("skola"),), aliases=(alias,)), "name-variants")
    assert [finding.id for finding in findings] == ["name-variants:skola"] * count


def test_unmapped_priority_tells_areas_without_rows_and_rows_without_area() -> None:
    goals = (
        area("larande", kind="prioriterat"),
        area("halsa", kind="prioriterat"),
        area("kurs", kind="prioriterat", lapsed=True),
    )
    rows = (area("summa", kind="summa"), area("skola", "summa", priority="larande"), area("vakt", "summa"))
    budget = (line("skola", 2021, "1"), line("vakt", 2021, "1"))
    findings = found(made(areas=(*goals, *rows), budget=budget), "unmapped-priority")
    assert [finding.id for finding in findings] == ["unmapped-priority:rader", "unmapped-priority:omraden"][::-1]
    assert "Halsa och Kurs (utgår)" in findings[0].text
    assert findings[1].text.count("Vakt") == 1


def test_unmapped_priority_is_silent_where_all_meet_through_the_group() -> None:
    areas = (
        area("larande", kind="prioriterat"),
        area("grupp", kind="grupp", priority="larande"),
        area("skola", "grupp"),
    )
    assert not found(made(areas=areas, budget=(line("skola", 2021, "1"),)), "unmapped-priority")


@pytest.mark.parametrize(("pays", "ids"), [(None, ["missing-payer:m0002"]), (True, []), (False, [])])
def test_missing_payer_tells_a_member_that_nothing_is_said_of(pays: bool | None, ids: list[str]) -> None:
    members = (member("0001", pays=True), member("0002", pays=pays))
    assert [finding.id for finding in found(made(memberships=members), "missing-payer")] == ids


def test_missing_payer_says_nothing_where_no_one_is_said_to_pay() -> None:
    assert not found(made(memberships=(member("0001"), member("0002"))), "missing-payer")


@pytest.mark.parametrize(
    ("cited", "count"), [("10 kap. 1, 3 och 6 §§ kommunallagen", 1), ("10 kap. 1, 3, 4 och 6 §§ KL", 0)]
)
def test_citation_incomplete_asks_for_the_paragraph_that_belongs(cited: str, count: int) -> None:
    citation = Citation(id="forening", form="ideell-forening", citation=cited, text="Stöd i lag.", **STATED)
    findings = found(made(citations=(citation,)), "citation-incomplete")
    assert [finding.id for finding in findings] == ["citation-incomplete:forening"] * count
    assert all("10 kap. 4 § KL" in finding.title for finding in findings)


def test_remark_keeps_what_a_reader_noted() -> None:
    remark = Remark(id="dubbelt", title="Står två gånger", text="I två lydelser.", severity="upplysning", **STATED)
    finding = found(made(remarks=(remark,)), "remark")[0]
    assert (finding.id, finding.title, finding.severity) == ("remark:dubbelt", "Står två gånger", "upplysning")


@pytest.mark.parametrize(("printed", "count"), [("2 000", 1), ("1 000", 0)])
def test_table_difference_tells_a_printed_cell_that_is_not_ours(printed: str, count: int) -> None:
    case = made(
        areas=TREE, budget=(line("kontor", 2021, "1"),), tables=(table("t", "budget"),),
        cells=(cell("t", "kontor", "2021:amount", printed),),
    )  # fmt: skip
    findings = found(case, "table-difference")
    assert [finding.id for finding in findings] == ["table-difference:t/kontor/2021:amount"] * count
    assert all(finding.severity == "fel" for finding in findings)


def everything() -> Case:
    """A case that sets off several rules."""
    remarks = tuple(
        Remark(id=name, title=name, text=name, severity=severity, **STATED)
        for name, severity in (("b", "upplysning"), ("a", "fel"), ("c", "varning"))
    )
    rows = (outcome(2020, "forbrukat", "1"),)
    known = (Known(id="k1", finding="remark:*", known_as="R"), Known(id="k2", finding="remark:a", known_as="R1"))
    areas = (*TREE, area("vakt", "summa"))
    return made(areas=areas, budget=(line("kontor", 2020, "70"),), outcome=rows, remarks=remarks, known=known)


def test_findings_stand_by_severity_then_rule_then_place_and_only_once() -> None:
    findings = check_case(everything(), referred={}, statistics=Figures(), on=ON)
    order = [(SEVERITIES.index(f.severity), f.rule, f.where) for f in findings]
    assert order == sorted(order)
    assert len({f.id for f in findings}) == len(findings) > 3
    assert all(f.id == f"{f.rule}:{f.where}" and f.rule in RULES for f in findings)


def test_known_names_match_whole_ids_and_prefixes() -> None:
    names = {f.id: f.known_as for f in check_case(everything(), referred={}, statistics=Figures(), on=ON)}
    assert names["remark:a"] == ("R", "R1")
    assert names["remark:b"] == ("R",)
    assert names["variance:forbrukat-2020"] == ()


def test_an_empty_case_has_no_findings() -> None:
    assert check_case(made(), referred={}, statistics=Figures(), on=ON) == ()
