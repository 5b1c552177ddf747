"""The decision basis: the alternatives' own figures, the same in every format, with a proposal for every council."""

from __future__ import annotations

import io
import re
import tomllib
from argparse import Namespace
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pypdf
import pytest
from docx.oxml.ns import qn

from samverkan.cli import report
from samverkan.core.faults import FaultError
from samverkan.core.records import Rule
from samverkan.core.scenario import worked_through
from samverkan.core.sums import stated
from samverkan.formats.cases import read_with_references
from samverkan.law import facts
from samverkan.registry.snapshots import Snapshot
from samverkan.reports.documents import render_docx, render_html, render_pdf, render_xlsx
from samverkan.reports.documents.cells import lay
from samverkan.reports.documents.decision import (
    Basis,
    decision_basis,
    open_basis,
    scenario_report,
    worked_alternatives,
)
from samverkan.reports.documents.decision.appendix import figures
from samverkan.reports.documents.decision.council import filled, points_of, proposal
from samverkan.reports.documents.model import (
    Bullets,
    ChartBlock,
    Document,
    Paragraph,
    Section,
    TableBlock,
    Worked,
)
from samverkan.runtime import paths
from samverkan.statistics import official
from samverkan.web.numbers import cell_text

ON = date(2021, 12, 31)
IDS = ("nollalternativ", "nytt-avtal", "kommunalforbund", "kommunforbund")
LEAKED = re.compile(r"\bNone\b|Decimal\(|Fraction\(|\{\w+\}|object at 0x|datetime\.date")


@cache
def snapshot(slug: str = "jamtland") -> Snapshot:
    case, referred = read_with_references(paths.cases_dir() / slug)
    return Snapshot(case=case, referred=referred, statistics=official())


@cache
def basis() -> Basis:
    return open_basis(snapshot(), (), ON)


@cache
def document() -> Document:
    return decision_basis(basis())


@cache
def files() -> dict[str, bytes]:
    made = document()
    return {
        "pdf": render_pdf(made),
        "docx": render_docx(made),
        "html": render_html(made).encode(),
        "xlsx": render_xlsx(made),
    }


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def texts() -> dict[str, str]:
    held = files()
    pages = pypdf.PdfReader(io.BytesIO(held["pdf"])).pages
    body = docx.Document(io.BytesIO(held["docx"])).element.body
    word = " ".join(node.text or "" if node.tag == qn("w:t") else " " for node in body.iter(qn("w:t"), qn("w:tc")))
    html = re.sub(r"<[^>]+>", " ", held["html"].decode().split("</style>", 1)[1])
    return {"pdf": plain(" ".join(page.extract_text() for page in pages)), "docx": plain(word), "html": plain(html)}


def chapter(title: str, made: Document | None = None) -> Section:
    return next(part for part in (made or document()).sections if part.title == title)


def table(id: str, made: Document | None = None) -> Any:
    return next(found for found in (made or document()).tables() if found.id == id)


def test_every_alternative_on_record_is_worked_through_and_says_what_it_costs() -> None:
    found = worked_alternatives(snapshot(), ON)
    assert [one.scenario.id for one in found.worked] == list(IDS)
    assert found.faults == ()
    for text in texts().values():
        for amount in ("10 046 000", "12 327 000", "12 437 000", "489 490", "6 013 824"):
            assert amount in text, amount


def test_figures_are_those_that_the_alternative_itself_gives() -> None:
    """The tables hold the same figures as :func:`worked_through`, with the same steps."""
    for one in basis().alternatives:
        fresh = worked_through(snapshot().case, one.scenario, statistics=official(), on=ON)
        rows = {row.key: row for row in table(f"medlemmar-{one.scenario.id}").rows}
        for member in fresh.money.members:
            cell = rows[member.member].cells["efter"]
            assert cell.value == stated(member.after)
            assert cell.explanation.inputs == member.after.inputs
            assert table("avgifter").rows[list(rows).index(member.member)].cells[one.scenario.id].value == cell.value


def test_every_figure_shown_is_worked_out_or_told_in_the_appendix() -> None:
    body = [part for part in document().sections if not part.title.startswith("Bilaga")]
    shown = {found.title for part in body for found in figures(part)}
    told = {block.explanation.title for block in document().blocks() if isinstance(block, Worked)}
    told |= {row.cells["uppgift"].value for row in table("stated").rows}
    assert len(shown) > 200
    assert shown == told


def test_every_cell_reads_alike_in_pdf_word_and_html() -> None:
    cells = {plain(cell.text) for block in document().blocks() if isinstance(block, TableBlock)
             for row in lay(block.table).rows for cell in row.cells}  # fmt: skip
    numbers = {text for text in cells if re.search(r"\d{3}", text) and len(text) < 16}
    assert len(numbers) > 150
    assert {name: [number for number in numbers if number not in text] for name, text in texts().items()} == {
        "pdf": [], "docx": [], "html": [],
    }  # fmt: skip


def test_workbook_has_every_table_with_numbers_as_numbers() -> None:
    book = openpyxl.load_workbook(io.BytesIO(files()["xlsx"]))
    assert len(book.sheetnames) == len(document().tables())
    sheet = book["Avgift per medlem och år i vart"] if "Avgift per medlem och år i vart" in book.sheetnames else book[
        next(name for name in book.sheetnames if name.startswith("Avgift per medlem och år"))]  # fmt: skip
    assert 12327000 in [cell.value for row in sheet.iter_rows() for cell in row]


def test_gaps_of_the_null_alternative_are_told_with_year_and_day_and_the_others_say_how_they_close_them() -> None:
    gaps = table("utan-grund")
    said = {
        row.cells["atagande"].value: (row.cells["belopp"].value, row.cells["ar"].value, row.cells["fran"].value)
        for row in gaps.rows
    }
    assert said["North Sweden European Office (NSEO)"] == (526000, "2021 års budget", date(2023, 1, 1))
    assert said["Föreningsarkivet"] == (656000, "2021 års budget", date(2023, 1, 1))
    closing = {row.cells["atagande"].value: row.cells for row in table("tacks").rows}
    assert closing["Föreningsarkivet"]["nollalternativ"].value.startswith(
        "Utan grund från 1\u00a0januari 2023 tills vidare"
    )
    assert closing["Föreningsarkivet"]["kommunforbund"].value.startswith("Täckt: Avtal om Föreningsarkivet")


def test_summary_answers_in_plain_words() -> None:
    said = plain(document().summary)
    assert said.startswith("Underlaget jämför fyra alternativ: Nollalternativ, Nytt avtal på samma villkor,")
    assert "Medlemmarna betalar 10 046 000 kr om året i 2021 års budget." in said
    assert "I Nollalternativ blir North Sweden European Office (NSEO) (526 000 kr per år i 2021 års budget" in said
    brief = next(block for block in chapter("I korthet").blocks if isinstance(block, Bullets))
    assert "fullmäktige i varje medlem behöver besluta senast 1\u00a0april 2022" in brief.items[2]


def test_proposal_is_the_same_for_every_member_and_leaves_choices_open() -> None:
    for one in basis().alternatives:
        made = proposal(basis(), one)
        points = next(block for block in made.blocks if isinstance(block, Bullets) and block.ordered)
        assert len(points.items) == len(points_of(one))
        assert all(item.startswith("att ") for item in points.items)
        assert points.items[-1].endswith(".")
        assert not any("{" in item for item in points.items)
        assert any("[" in item for item in points.items)
    words = filled(basis(), basis().alternatives[2])
    assert words["members"] == "Ragunda, Bräcke, Krokom, Strömsund, Åre, Berg, Härjedalen och Östersund"
    assert words["ends"] == "31\u00a0december 2022"


def test_fee_list_for_the_minutes_has_each_members_fee() -> None:
    made = chapter("Förslag till likalydande beslut").sections[2]
    lines = [block for block in made.blocks if isinstance(block, Bullets)][-1].items
    assert plain(lines[0]) == "Ragunda: 489 490 kr per år och 23 825 kr en gång"
    assert len(lines) == 8
    null = chapter("Förslag till likalydande beslut").sections[0]
    assert any(isinstance(block, Paragraph) and "ingen avgift" in block.text for block in null.blocks)


def test_each_point_of_a_proposal_says_what_it_rests_on() -> None:
    made = table("beslut-kommunalforbund")
    assert [column.title for column in made.columns] == ["Punkt", "Behövs", "Paragraf", "Status"]
    said = {row.key: [cell_text(row.cells[column.key], column) for column in made.columns] for row in made.rows}
    assert said["forbund-anta"] == ["2. Förbundsordningen antas", "ja", "9 kap. 1 § KL; 9 kap. 6 § 1 KL", "lagtext"]
    assert said["uppdrag"][1:] == ["föreslås", "–", "vårt förslag"]


def test_nothing_that_is_our_reading_stands_as_law() -> None:
    """In each table with a paragraph, the status beside it is the fact's own."""
    unsure = {fact.citation: fact.label for fact in facts() if not fact.is_law and fact.citation}
    for block in document().blocks():
        if isinstance(block, TableBlock) and {"lag", "art"} <= {column.key for column in block.table.columns}:
            for row in block.table.rows:
                cited = str(row.cells["lag"].value)
                if cited in unsure and row.cells["art"].value == "lagtext":
                    known = {fact.label for fact in facts() if fact.citation == cited}
                    assert "lagtext" in known, cited


def test_pdf_is_tagged_with_headings_lists_headed_tables_and_described_pictures() -> None:
    reader = pypdf.PdfReader(io.BytesIO(files()["pdf"]))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    nodes = list(_structure(root["/StructTreeRoot"]))
    tags = [str(node.get("/S")) for node in nodes]
    assert tags.count("/Table") == sum(isinstance(block, TableBlock) for block in document().blocks())
    assert {"/H1", "/H2", "/H3", "/L", "/LI", "/TH", "/Caption"} <= set(tags)
    assert all(node.get("/Alt") for node in nodes if node.get("/S") == "/Figure")


def _structure(node: Any) -> Any:
    node = node.get_object()
    if not isinstance(node, dict):
        return
    yield node
    below = node.get("/K", [])
    for child in below if isinstance(below, list) else [below]:
        yield from _structure(child)


def test_word_has_real_headings_captions_and_lists_that_each_begin_with_one() -> None:
    word = docx.Document(io.BytesIO(files()["docx"]))
    headings = [p.text for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [part.title for _, part in document().walk()]
    captions = [p.text for p in word.paragraphs if p.style.name == "Caption"]
    assert len(captions) == sum(isinstance(block, TableBlock | ChartBlock) for block in document().blocks())
    numbered = [p for p in word.paragraphs if p.style.name == "List Number"]
    lists = {p._p.pPr.numPr.numId.val for p in numbered}
    ordered = [block for block in document().blocks() if isinstance(block, Bullets) and block.ordered]
    assert len(numbered) == sum(len(block.items) for block in ordered)
    assert len(lists) == len(ordered)
    assert all(row.cells for t in word.tables for row in t.rows[:1])


def test_no_format_shows_what_is_the_programs_own() -> None:
    assert {name: LEAKED.findall(text) for name, text in texts().items()} == {"pdf": [], "docx": [], "html": []}


def test_chapters_are_chosen_and_left_out_where_the_reader_may_not_see() -> None:
    made = decision_basis(basis(), ("avgifter", "beslut"))
    assert [part.title for part in made.sections] == ["Vad varje medlem betalar", "Förslag till likalydande beslut"]
    hidden = open_basis(snapshot(), (), ON, frozenset({"ekonomi", "kallor"}))
    titles = [part.title for part in decision_basis(hidden).sections]
    assert "Samverkan i dag" not in titles
    assert not [title for title in titles if title.endswith("Källor")]
    with pytest.raises(FaultError, match="De som finns är korthet"):
        decision_basis(basis(), ("finns-inte",))


def test_scenario_report_is_about_one_alternative() -> None:
    made = scenario_report(open_basis(snapshot(), ["kommunforbund"], ON))
    assert made.title == "Scenariorapport"
    assert made.subtitle.endswith("Kommunförbund (ideell förening)")
    assert [part.title for part in chapter("Alternativen var för sig", made).sections] == [
        "Kommunförbund (ideell förening)"
    ]
    assert "nollalternativ" not in {column.key for column in table("avgifter", made).columns}
    assert render_pdf(made).startswith(b"%PDF")


def test_alternative_that_does_not_hold_is_told_of_and_stops_no_other() -> None:
    text = next(rule.text for rule in snapshot().case.rules if rule.id == "kommunforbund")
    broken = replace_rule("kommunforbund", text.replace("omrade:nseo", "omrade:finns-inte"))
    found = worked_alternatives(broken, ON)
    assert [one.scenario.id for one in found.worked] == ["nollalternativ", "nytt-avtal", "kommunalforbund"]
    assert found.faults[0][0].id == "kommunforbund"
    assert open_basis(broken, ["nytt-avtal"], ON).titles == ("Nytt avtal på samma villkor",)
    with pytest.raises(FaultError, match="finns-inte"):
        open_basis(broken, ["kommunforbund"], ON)


ELSEWHERE = """
[rule]
id = "annan-form"
kind = "scenario"
title = "Annan form"
status = "antagen"
source = "Prov"
legal = []
[scenario]
way = "ny-form"
form = "FORM"
body = "Nya"
start = 2025-01-01
year = YEAR
[default]
omrade = "move"
arena = "stay"
avtal = "stay"
medel = "stay"
tjanst = "stay"
organisation = "stay"
roll = "stay"
[[cost]]
title = "Drift"
kind = "running"
about = "ovrigt"
amount = "1000000"
"""


@pytest.mark.parametrize(
    ("slug", "form"),
    [
        ("kalmar", "gemensam-namnd"), ("sjuharad", "kommunalt-bolag"), ("storsthlm", "kommunalforbund-fullmaktige"),
        ("vallentuna-overformyndarkansli", "avtalssamverkan"), ("vastmanlands-kommuner", "utan-rattspersonlighet"),
    ],
)  # fmt: skip
def test_basis_of_another_cooperation_and_form_makes_sense(slug: str, form: str) -> None:
    held = snapshot(slug)
    on = held.case.cooperation.reference_date or ON
    text = ELSEWHERE.replace("FORM", form).replace("YEAR", str(on.year))
    rule = Rule("annan-form", "scenario", text, tomllib.loads(text))
    changed = replace(held, case=replace(held.case, rules=(*held.case.rules, rule)), _results={})
    found = open_basis(changed, ["annan-form"], on)
    made = decision_basis(found)
    assert points_of(found.first)
    assert {part.title for part in made.sections} >= {
        "I korthet",
        "Vad varje medlem betalar",
        "Förslag till likalydande beslut",
    }
    assert LEAKED.findall(re.sub(r"<[^>]+>", " ", render_html(made).split("</style>", 1)[1])) == []


def replace_rule(id: str, text: str) -> Snapshot:
    case = snapshot().case
    rules = tuple(Rule(rule.id, rule.kind, text, tomllib.loads(text)) if rule.id == id else rule for rule in case.rules)
    return replace(snapshot(), case=replace(case, rules=rules), _results={})


def test_cooperation_without_alternatives_and_unknown_ones_say_what_to_do() -> None:
    with pytest.raises(FaultError, match="Gör ett alternativ på sidan Utredning först"):
        open_basis(snapshot("kalmar"), (), ON)
    with pytest.raises(FaultError, match="De som finns är nollalternativ"):
        open_basis(snapshot(), ["finns-inte"], ON)


def asked(out: Path, **given: Any) -> Namespace:
    usual = {"slug": "jamtland", "kind": "decision", "to": ("html",), "out": out, "on": ON, "json": True, "year": None,
             "member": None, "scenario": None, "chapters": None}  # fmt: skip
    return Namespace(**(usual | given))


@pytest.mark.django_db
def test_command_writes_the_basis_and_a_report_for_each_alternative(tmp_path: Path) -> None:
    report.run(asked(tmp_path, scenario=["nytt-avtal"], chapters=("korthet", "beslut"), to=("html", "xlsx")))
    report.run(asked(tmp_path, kind="scenario", chapters=("korthet",)))
    assert {path.name for path in tmp_path.iterdir()} == {
        "beslutsunderlag-jamtland-2021-12-31.html", "beslutsunderlag-jamtland-2021-12-31.xlsx",
        *(f"scenariorapport-jamtland-{id}.html" for id in IDS),
    }  # fmt: skip
    said = (tmp_path / "beslutsunderlag-jamtland-2021-12-31.html").read_text(encoding="utf-8")
    assert "Nytt avtal på samma villkor" in said
    assert "Kommunförbund (ideell förening)" not in said


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"scenario": ["finns-inte"]}, "De som finns är nollalternativ"),
        ({"chapters": ("finns-inte",)}, "De som finns är korthet"),
        ({"kind": "year", "scenario": ["nytt-avtal"]}, "Lägg till --kind decision"),
    ],
)
@pytest.mark.django_db
def test_command_says_what_to_write_instead_and_writes_nothing(
    tmp_path: Path, given: dict[str, Any], said: str
) -> None:
    with pytest.raises(FaultError, match=said):
        report.run(asked(tmp_path / "ut", **given))
    assert not (tmp_path / "ut").exists()
