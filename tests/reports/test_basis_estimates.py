"""The decision basis' chapters on uncertainty, fairness and leaving: the pages' own figures, each assumption told as one."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from samverkan.core.exit import longest_notice, may_leave
from samverkan.core.fairness import Assumed
from samverkan.core.records import Rule
from samverkan.core.sums import stated
from samverkan.core.uncertainty import draw, own_ranges, possible, uncertainty
from samverkan.formats.cases import read_with_references
from samverkan.formats.tables import Table
from samverkan.registry.snapshots import Snapshot
from samverkan.reports.documents import render_docx, render_html, render_pdf
from samverkan.reports.documents.decision import (
    Basis,
    Chapter,
    decision_basis,
    every_chapter,
    open_basis,
    register_chapter,
)
from samverkan.reports.documents.decision import chapters as registry
from samverkan.reports.documents.model import Document, Paragraph, Section, section
from samverkan.runtime import paths
from samverkan.statistics import official
from samverkan.transition.fairness import selectors as fairness
from samverkan.transition.fairness import tables as fairness_tables
from samverkan.transition.leaving.exits import exit_of
from samverkan.transition.uncertainty import selectors as uncertain
from samverkan.transition.uncertainty import tables as uncertain_tables
from samverkan.transition.uncertainty.forms import HIGH, LOW, RangeForm
from samverkan.transition.uncertainty.together import side_by_side

ON = date(2021, 12, 31)
CHAPTERS = ("osakerhet", "rattvisa", "lamna")


@cache
def snapshot(slug: str = "jamtland") -> Snapshot:
    case, referred = read_with_references(paths.cases_dir() / slug)
    return Snapshot(case=case, referred=referred, statistics=official())


@cache
def basis() -> Basis:
    return open_basis(snapshot(), (), ON)


@cache
def document() -> Document:
    return decision_basis(basis(), CHAPTERS)


def table(id: str, made: Document | None = None) -> Table:
    return next(found for found in (made or document()).tables() if found.id == id)


def chapter(title: str, made: Document | None = None) -> Section:
    return next(part for part in (made or document()).sections if part.title == title)


def said(part: Section) -> str:
    return re.sub(
        r"\s+",
        " ",
        " ".join(block.text for _, one in part.walk() for block in one.blocks if isinstance(block, Paragraph)),
    )


def values(found: Table) -> list[dict[str, Any]]:
    return [{key: cell.value for key, cell in row.cells.items()} for row in (*found.rows, *found.foot)]


def own_form(held: Any) -> RangeForm:
    """The page's form with the alternative's own ranges and nothing in general."""
    own, _ = own_ranges(held)
    data = {"alternativ": held.scenario.id, "form": "triangular", "visa": "alla"}
    for row in own:
        data |= {f"{LOW}{row.key}": str(row.low), f"{HIGH}{row.key}": str(row.high)}
    form = RangeForm([(held.scenario.id, held.scenario.title)], possible(held), uncertain.names(held), data)
    assert form.is_valid(), form.errors
    return form


def test_uncertainty_is_the_pages_with_the_same_ranges_and_draws() -> None:
    held = {id: uncertain.desk(snapshot(), next(one.scenario for one in basis().alternatives if one.scenario.id == id), ON)
            for id in ("kommunalforbund", "kommunforbund")}  # fmt: skip
    draws = draw({row.key for desk in held.values() for row in own_ranges(desk)[0]})
    for id, desk in held.items():
        found = uncertainty(desk, uncertain.stated_inputs(own_form(desk), desk), draws)
        assert values(table(f"utfall-{id}")) == values(uncertain_tables.member_table(found))
        assert values(table(f"betyder-{id}")) == values(uncertain_tables.driver_table(found.drivers()))


def test_alternatives_against_each_other_are_the_pages_comparison() -> None:
    first = next(one.scenario for one in basis().alternatives if one.scenario.id == "kommunalforbund")
    desk = uncertain.desk(snapshot(), first, ON)
    form = own_form(desk)
    chosen = uncertainty(desk, uncertain.stated_inputs(form, desk))
    rows, _ = uncertain.besides(snapshot(), form, chosen, ON)
    ranged = [row for row in rows if row.found.inputs]
    assert values(table("osakerhet-alternativen")) == values(uncertain_tables.beside_table(ranged))
    assert "valt" not in " ".join(column.title for column in table("osakerhet-alternativen").columns)


def test_alternative_whose_rule_cannot_meet_a_range_stops_no_other() -> None:
    first, second = (uncertain.desk(snapshot(), one.scenario, ON) for one in basis().alternatives[2:])
    own, _ = own_ranges(second)
    upside_down = replace(own[0], low=own[0].high + 1)
    found = side_by_side([(first, [upside_down]), (second, own)])
    assert [row.found.desk.scenario.id for row in found.rows] == ["kommunforbund"]
    assert found.faults["kommunalforbund"].startswith("Spannet ska stiga")


def test_distribution_holds_percentiles_in_order_and_the_chance_to_pay_more() -> None:
    for row in (*table("utfall-kommunalforbund").rows, *table("utfall-kommunalforbund").foot):
        cells = {key: row.cells[key].value for key in ("lagt", "mitten", "hogt", "mer")}
        assert cells["lagt"] < cells["mitten"] < cells["hogt"]
        assert cells["mer"] == 100
    assert [row.cells["lagt"].value for row in table("utfall-kommunalforbund").foot] == [12_349_000]


def test_assumptions_stand_first_and_are_called_so() -> None:
    part = next(one for one in chapter("Osäkerhet").sections if one.title == "Kommunalförbund med direktion")
    first = part.blocks[0].table
    assert first.id == "spann-kommunalforbund"
    assert {row.cells["art"].value for row in first.rows} == {"antagande"}
    grant = next(row for row in first.rows if row.key == "grant:larcentra-2021")
    assert [grant.cells[key].value for key in ("lagst", "troligt", "hogst")] == [
        "0 kr",
        "844\u00a0635 kr",
        "844\u00a0635 kr",
    ]
    words = said(chapter("Osäkerhet"))
    assert words.startswith("Allt i avsnittet vilar på antaganden")
    assert "inte räknade här: Nollalternativ och Nytt avtal på samma villkor." in words
    assert "spannen går längre åt det dyrare hållet" in words


def test_split_on_the_same_terms_is_judged_as_the_page_does_by_the_rule() -> None:
    ground = fairness.ground(snapshot(), 2021, "kommunavtalet-avgift")
    found = fairness.judged(snapshot(), ground, Assumed(fairness.first_fixed(ground.total), None, {}))
    assert values(table("medlemmar-nytt-avtal")) == values(fairness_tables.member_table(found))
    part = next(one for one in chapter("Håller fördelningen?").sections if one.title.startswith("Nytt avtal"))
    words = said(part)
    assert re.sub(r"\s+", " ", found.words) in words
    assert re.sub(r"\s+", " ", found.stable_from) in words
    assert words.startswith("Antagande: varje grupp har en fast kostnad på 1 000 000 kr")


def test_every_split_sums_to_the_alternatives_fees_and_says_why_where_it_cannot_be_judged() -> None:
    for one in basis().alternatives[1:]:
        foot = table(f"medlemmar-{one.scenario.id}").foot[0].cells
        assert {foot[key].value for key in ("betalar", "shapley", "nukleol")} == {stated(one.money.after)}
    part = chapter("Håller fördelningen?").sections[0]
    assert part.title.startswith("Nollalternativ")
    assert said(part) == "Går inte att pröva. Medlemmarna betalar inget som är känt."


def test_what_the_others_pay_today_is_the_pages() -> None:
    shown = {row.key: row.cells for row in table("lamna-idag").rows}
    for at, member in enumerate(("2380", "2303")):
        found = exit_of(snapshot(), member, ON)
        assert member in may_leave(snapshot().case, ON)
        assert len(found.others.fees) == 7
        for row in found.others.fees:
            assert shown[row.member][f"utan{at}"].value == stated(row.after)
            assert shown[row.member][f"mer{at}"].value == stated(row.difference)
        assert shown[member][f"utan{at}"].text == "lämnar"


def test_who_leaves_an_alternative_leaves_its_fee_to_the_others() -> None:
    for one in basis().alternatives[1:]:
        found, fees = table(f"lamna-{one.scenario.id}"), {row.member: stated(row.after) for row in one.money.members}
        amounts = [amount for amount in fees.values() if amount is not None]
        foot = found.foot[0].cells
        assert [foot["mer0"].value, foot["mer1"].value] == [max(amounts), min(amounts)]
        for row in found.rows:
            assert row.cells["fore"].value == fees[row.key]
            for at in (0, 1):
                if row.cells[f"utan{at}"].value is not None:
                    assert row.cells[f"mer{at}"].value == row.cells[f"utan{at}"].value - row.cells["fore"].value > 0


def test_rules_for_leaving_have_paragraph_and_status() -> None:
    rows = [[row.cells[key].value for key in ("alternativ", "text", "lag", "art")] for row in table("att-lamna").rows]
    last, law = longest_notice(date(2023, 1, 1))
    assert last == date(2026, 1, 1)
    assert ["Kommunalförbund med direktion", law.text, law.citation, "lagtext"] in rows
    renewed = [row for row in rows if row[0] == "Nytt avtal på samma villkor" and row[3] == "antagande"]
    assert len(renewed) == 1
    assert "uppsägning" in renewed[0][1].lower()
    assert "sagts upp" not in renewed[0][1]
    assert {row[3] for row in rows if row[0] == "Kommunförbund (ideell förening)"} == {"vår tolkning (ej kontrollerad)"}
    assert {row[0] for row in rows} >= {"I dag", "Nollalternativ"}


def test_fees_after_leaving_are_hidden_with_the_economy() -> None:
    made = decision_basis(open_basis(snapshot(), (), ON, frozenset({"ekonomi"})), ("lamna",))
    assert not [found.id for found in made.tables() if found.id.startswith("lamna-")]
    assert "visas för den som får se ekonomin" in said(chapter("Att lämna", made))


def plain_alternative(slug: str, way: str, form: str, year: int) -> Basis:
    """An alternative without ranges in a cooperation that has none on record."""
    kinds = ("omrade", "arena", "avtal", "medel", "tjanst", "organisation", "roll")
    text = "\n".join([
        '[rule]\nid = "utan-spann"\nkind = "scenario"\ntitle = "Utan spann"\nstatus = "antagen"\nsource = "Prov"\nlegal = []',
        f'[scenario]\nway = "{way}"\nform = "{form}"\nbody = "Nya"\nstart = 2025-01-01\nyear = {year}', "[default]",
        *(f'{kind} = "stay"' for kind in kinds),
    ])  # fmt: skip
    held = snapshot(slug)
    rule = Rule("utan-spann", "scenario", text, tomllib.loads(text))
    changed = replace(held, case=replace(held.case, rules=(*held.case.rules, rule)), _results={})
    return open_basis(changed, ["utan-spann"], held.case.cooperation.reference_date or ON)


@pytest.mark.parametrize(
    ("slug", "form"),
    [("kalmar", "gemensam-namnd"), ("storsthlm", "kommunalforbund-fullmaktige"), ("vallentuna-overformyndarkansli", "utan-rattspersonlighet")],
)  # fmt: skip
def test_cooperation_without_ranges_or_fees_says_so_and_is_written(slug: str, form: str) -> None:
    made = decision_basis(plain_alternative(slug, "ny-form", form, 2024), CHAPTERS)
    assert said(chapter("Osäkerhet", made)).startswith("Inget alternativ som medlemmarna betalar i anger något spann")
    assert not [found.id for found in made.tables() if found.id.startswith("utfall")]
    assert table("att-lamna", made).rows
    assert "Går inte att pröva" in said(chapter("Håller fördelningen?", made)) or "Antagande" in said(
        chapter("Håller fördelningen?", made)
    )
    assert not re.search(r"\bNone\b|Decimal\(|Fraction\(", render_html(made).split("</style>", 1)[1])
    assert render_pdf(made).startswith(b"%PDF")
    assert render_docx(made).startswith(b"PK")


def test_ids_of_tables_and_pictures_are_their_own() -> None:
    ids = [found.id for found in decision_basis(basis()).tables()]
    assert len(ids) == len(set(ids))
    pictures = [block.chart.id for block in document().blocks() if hasattr(block, "chart")]
    assert len(pictures) == len(set(pictures)) == 4


def test_another_part_of_the_investigation_enters_its_chapter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_CHAPTERS", dict(registry._CHAPTERS))
    register_chapter(Chapter(85, "eget", "Eget", lambda held: section("Eget", Paragraph(str(len(held.alternatives))))))
    titles = [part.title for part in decision_basis(basis()).sections]
    assert titles[titles.index("Organisationsformerna") + 1] == "Eget"
    assert [row.key for row in every_chapter()].index("eget") == 8
