"""The annual report and the report to each member: the figures are ours in every format, and follow what one may see."""

from __future__ import annotations

import io
import json
from argparse import Namespace
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pypdf
import pytest
from django.test import Client

from samverkan.cli import main, report
from samverkan.core.faults import FaultError
from samverkan.core.records import Decision, MemberEntry
from samverkan.core.swedish import number
from samverkan.formats.cases import read_with_references
from samverkan.registry.models import Cooperation
from samverkan.registry.snapshots import Snapshot
from samverkan.reports.documents import Document, render_html, render_pdf, render_xlsx
from samverkan.reports.documents.member_report import ReportedMember, member_keys, member_report
from samverkan.reports.documents.year_report import annual_report, report_years, usual_year
from samverkan.runtime import paths
from samverkan.statistics import official

# A report asks the database how its findings were judged.
pytestmark = pytest.mark.django_db

ON, ARE = date(2021, 12, 31), "2321"
SETTLEMENT = ("50 177", "59 989", "142 085", "110 662", "110 538", "66 944", "95 882", "605 723", "1 242 000")


@cache
def jamtland() -> Snapshot:
    case, referred = read_with_references(paths.cases_dir() / "jamtland")
    return Snapshot(case=case, referred=referred, statistics=official())


def with_entries() -> Snapshot:
    """The case with a decided settlement of 2020 for one member, half of it repaid."""
    decision = Decision(
        id="avrakning-2020-x",
        object_kind="samverkan",
        object="",
        source="",
        on=date(2021, 4, 1),
        body="Direktionen",
        paragraph="17",
        text="Överskottet betalas ut.",
    )
    rows = (
        MemberEntry(id="a", organisation=ARE, year=2020, kind="avrakning", amount=Decimal(110538), decision=decision.id, on=date(2021, 4, 1)),
        MemberEntry(id="b", organisation=ARE, year=2020, kind="aterbetalning", amount=Decimal(-55269), on=date(2021, 5, 1)),
    )  # fmt: skip
    held = jamtland()
    return replace(held, case=replace(held.case, entries=rows, decisions=(*held.case.decisions, decision)))


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def pdf_text(document: Document) -> str:
    return plain(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(render_pdf(document))).pages))


def cells(document: Document) -> set[object]:
    book = openpyxl.load_workbook(io.BytesIO(render_xlsx(document)))
    return {cell for sheet in book.worksheets for row in sheet.iter_rows(values_only=True) for cell in row}


def test_the_annual_report_has_every_part_of_the_settlement_in_each_format() -> None:
    document = annual_report(jamtland(), 2020, ON)
    told, held = pdf_text(document), cells(document)
    html = plain(render_html(document))
    for amount in SETTLEMENT:
        assert amount in told
        assert amount in html
        assert int(amount.replace(" ", "")) in held
    assert "2020 blev det 1 242 000 kr kvar av budgeten." in told


def test_the_annual_report_tells_budget_outcome_and_rule() -> None:
    told = plain(render_html(annual_report(jamtland(), 2020, ON)))
    for said in (
        "9 858 000",
        "8 616 000",
        "härledd",
        "Uträknat och tryckt",
        "Bakgrundsrapporten, Skuld till kommunerna",
    ):
        assert said in told


def test_a_forecast_is_called_one() -> None:
    document = annual_report(jamtland(), 2021, ON)
    assert document.summary.replace("\u00a0", " ") == "2021 väntas bli det ungefär 3 000 000 kr kvar av budgeten."
    assert any(part.title == "Avräkning 2021, prognos" for part in document.sections)


def test_the_usual_year_is_the_latest_with_an_outcome() -> None:
    case = jamtland().case
    assert usual_year(case, ON) == 2020
    assert usual_year(replace(case, outcome=()), ON) == 2021
    with pytest.raises(FaultError, match="inget år att rapportera"):
        usual_year(replace(case, outcome=(), budget=()), ON)


def test_a_year_that_is_not_there_says_which_are() -> None:
    assert report_years(jamtland().case, date(2018, 6, 1)) == (2017, 2018)
    with pytest.raises(FaultError, match="2017, 2018, 2019, 2020 och 2021"):
        annual_report(jamtland(), 1999, ON)


def test_decisions_of_the_year_and_on_its_settlement_are_told() -> None:
    told = plain(render_html(annual_report(with_entries(), 2020, ON)))
    assert "Direktionen 2021-04-01, § 17: Överskottet betalas ut." in told
    before = plain(render_html(annual_report(with_entries(), 2020, date(2021, 3, 1))))
    assert "Överskottet betalas ut" not in before


def test_the_member_report_has_its_fees_and_settlement() -> None:
    told = plain(render_html(member_report(ReportedMember(jamtland(), ARE, ON))))
    for said in (
        "894 094",
        "877 362",
        "110 538",
        "Alla, per invånare",
        "Jämfört med de andra",
        "Så räknades det",
    ):
        assert said in told
    assert "Mellanhavandet med samverkan" not in told


def test_what_a_member_pays_for_sums_to_its_fee_every_year() -> None:
    document = member_report(ReportedMember(jamtland(), ARE, ON))
    table = next(table for table in document.tables() if table.id == "omraden")
    for column in ("belopp", "2020", "2019", "2018"):
        amounts = [row.cells[column].value or 0 for row in table.rows]
        assert sum(amounts) == table.foot[0].cells[column].value  # type: ignore[arg-type]


def test_the_account_is_told_only_to_who_may_see_it() -> None:
    snapshot = with_entries()
    told = plain(render_html(member_report(ReportedMember(snapshot, ARE, ON))))
    assert "Mellanhavandet med samverkan" in told
    assert number(Decimal(55269)).replace("\u00a0", " ") in told
    assert "Mellanhavandet" not in render_html(member_report(ReportedMember(snapshot, ARE, ON, account=False)))


def test_hidden_sections_are_left_out() -> None:
    hidden = frozenset({"ekonomi", "kallor", "avtal"})
    told = plain(render_html(member_report(ReportedMember(jamtland(), ARE, ON, account=False, hidden=hidden))))
    assert "894 094" not in told
    assert "110 538" not in told


def asked(out: Path, **given: Any) -> Namespace:
    usual = {
        "slug": "jamtland",
        "kind": "year",
        "to": ("html",),
        "out": out,
        "on": None,
        "json": True,
        "year": None,
        "member": None,
        "scenario": None,
        "chapters": None,
    }
    return Namespace(**(usual | given))


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ({}, ["arsrapport-jamtland-2020.html"]),
        ({"year": 2019, "to": ("html", "xlsx")}, ["arsrapport-jamtland-2019.html", "arsrapport-jamtland-2019.xlsx"]),
        ({"kind": "member", "member": ARE}, ["medlemsrapport-jamtland-2321.html"]),
    ],
)
def test_the_command_names_the_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], given: dict[str, Any], names: list[str]
) -> None:
    assert report.run(asked(tmp_path, **given)) == 0
    files = [Path(name) for name in json.loads(capsys.readouterr().out)["files"]]
    assert [path.name for path in files] == names
    assert all(path.stat().st_size for path in files)


def test_without_a_member_every_member_gets_a_file(tmp_path: Path) -> None:
    report.run(asked(tmp_path, kind="member"))
    keys = member_keys(jamtland(), ON)
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"medlemsrapport-jamtland-{key}.html" for key in keys]
    assert len(keys) == 8


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"year": 1999}, "inget år 1999"), ({"kind": "member", "member": "0180"}, "0180"),
        ({"kind": "background", "year": 2020}, "--kind year"), ({"member": ARE}, "--kind member"),
    ],
)  # fmt: skip
def test_the_command_says_what_to_write_instead_and_writes_nothing(
    tmp_path: Path, given: dict[str, Any], said: str
) -> None:
    with pytest.raises(FaultError, match=said):
        report.run(asked(tmp_path / "ut", **given))
    assert not (tmp_path / "ut").exists()


def test_an_unknown_kind_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "jamtland", "--kind", "week"]) == 2
    assert "week" in capsys.readouterr().err


@pytest.mark.parametrize("address", ["ar/2020", f"medlem/{ARE}"])
@pytest.mark.parametrize(
    ("format", "start"), [("pdf", b"%PDF-"), ("docx", b"PK"), ("xlsx", b"PK"), ("html", b"<!doctype html>")]
)
def test_the_page_leads_to_every_file(client: Client, address: str, format: str, start: bytes) -> None:
    link = f"/jamtland/rapporter/{address}.{format}"
    assert link in client.get("/jamtland/rapporter/").content.decode()
    answer = client.get(link)
    assert answer.status_code == 200
    assert answer.content[: len(start)].lower() == start.lower()


@pytest.mark.parametrize("address", ["ar/1999.pdf", "ar/2020.odt", "medlem/0180.pdf", f"medlem/{ARE}.odt"])
def test_what_is_no_report_is_not_found(client: Client, address: str) -> None:
    assert client.get(f"/jamtland/rapporter/{address}").status_code == 404


def test_the_reports_follow_what_is_published(client: Client) -> None:
    Cooperation.objects.filter(slug="jamtland").update(public_sections=["avtal", "rapporter"])
    for address in ("ar/2020.html", f"medlem/{ARE}.html"):
        assert client.get(f"/jamtland/rapporter/{address}").status_code == 404
    assert "rapporter/ar/" not in client.get("/jamtland/rapporter/").content.decode()


@pytest.mark.parametrize("slug", sorted(path.parent.name for path in paths.cases_dir().glob("*/datapackage.json")))
def test_every_cooperation_has_the_reports_that_its_material_allows(slug: str) -> None:
    case, referred = read_with_references(paths.cases_dir() / slug)
    held, on = Snapshot(case=case, referred=referred, statistics=official()), case.cooperation.reference_date or ON
    for year in report_years(case, on):
        assert f"Årsrapport {year}" in render_html(annual_report(held, year, on))
    for key in member_keys(held, on)[:2]:
        assert f"Medlemsrapport {held.organisation_name(key)}" in render_html(
            member_report(ReportedMember(held, key, on))
        )
