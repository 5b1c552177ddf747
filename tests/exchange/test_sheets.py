"""Workbooks of the real cases: out, in, seen before they are saved, and never half-saved."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from openpyxl.workbook import Workbook

from samverkan.exchange.models import SheetUpload
from samverkan.formats.sheet_columns import SHEETS
from samverkan.history.selectors import event_model
from samverkan.registry.cases import read_case_rows
from samverkan.registry.models import Cooperation
from samverkan.registry.rows import ROWS
from samverkan.registry.services import save_records
from samverkan.registry.snapshots import get_snapshot

pytestmark = pytest.mark.django_db
SLUG = "jamtland"
HOME = f"/{SLUG}/kalkylblad/"
Signed = Callable[..., Client]


@pytest.fixture
def director(signed: Signed) -> Client:
    return signed("director", SLUG)


def downloaded(client: Client, slug: str = SLUG) -> Workbook:
    response = client.get(f"/{slug}/kalkylblad/hamta/")
    assert response.status_code == 200
    return openpyxl.load_workbook(io.BytesIO(response.content))


def written(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def send(client: Client, content: bytes, name: str = "ändrat.xlsx", slug: str = SLUG, **fields: str) -> Any:
    """Upload; the preview, or the page that says why not."""
    file = SimpleUploadedFile(name, content)
    return client.post(f"/{slug}/kalkylblad/", {"file": file, **fields}, follow=True)


def text_of(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())).replace("&quot;", '"')


def confirm(client: Client, preview: Any, **fields: str) -> Any:
    (revision,) = re.findall(r'name="revision" value="([^"]+)"', preview.content.decode())
    address = preview.redirect_chain[-1][0]
    return client.post(address, {"revision": revision, **fields}, follow=True)


def case(slug: str = SLUG) -> Any:
    return read_case_rows(Cooperation.objects.get(slug=slug))


def cell_at(sheet: Any, key: str, heading: str) -> Any:
    column = [cell.value for cell in sheet[1]].index(heading) + 1
    row = next(cell.row for cell in sheet["A"] if cell.value == key)
    return sheet.cell(row, column)


def events() -> int:
    return sum(event_model(ROWS[resource]).objects.count() for resource in SHEETS)


@pytest.mark.parametrize("slug", ["fyrbodal", "jamtland", "jamtlands-raddningstjanstforbund", "kalmar",
                                  "kommunforbundet-jamtlands-lan", "norrvatten", "regionforbundet-jamtlands-lan",
                                  "sjuharad", "skanes-kommuner", "vasternorrland"])  # fmt: skip
def test_a_workbook_sent_back_unchanged_changes_nothing(slug: str, signed: Signed) -> None:
    client = signed("director", slug)
    content = client.get(f"/{slug}/kalkylblad/hamta/").content
    for data in (content, written(openpyxl.load_workbook(io.BytesIO(content)))):
        preview = send(client, data, slug=slug, remove_missing="on")
        assert preview.status_code == 200
        assert "Inget ändrat" in text_of(preview)
        assert b'name="revision"' not in preview.content
        address = preview.redirect_chain[-1][0]
        assert client.post(address, {"revision": "x"}).status_code == 400


def test_every_kind_of_row_stands_in_a_case_that_is_sent_back() -> None:
    (mark,) = [
        mark for mark in test_a_workbook_sent_back_unchanged_changes_nothing.pytestmark if mark.name == "parametrize"
    ]
    held = {name for name, model in ROWS.items() if model.objects.exists()}
    sent = {name for name, model in ROWS.items() if model.objects.filter(cooperation__in=mark.args[1]).exists()}
    assert held == sent


def test_the_workbook_has_a_sheet_a_kind_with_dates_numbers_and_lists(director: Client) -> None:
    book = downloaded(director)
    assert book.sheetnames == [*SHEETS.values(), "Val", "Anvisning"]
    members = book["Medlemmar"]
    assert [cell.value for cell in members[1]][:6] == [
        "Nyckel",
        "Organisation",
        "Slag",
        "Från och med",
        "Till och med",
        "Betalar avgift",
    ]
    assert cell_at(members, "bracke", "Organisation").value == "Bräcke [2305]"
    assert cell_at(members, "bracke", "Slag").value == "Medlem"
    assert cell_at(members, "bracke", "Till och med").value.isoformat() == "2022-12-31T00:00:00"
    assert cell_at(book["Budget"], "regional-utvecklingsdirektor-2017", "Belopp").value == 936
    assert cell_at(book["Budget"], "regional-utvecklingsdirektor-2017", "Personal").number_format == "#,##0.00"
    lists = {str(held.sqref): held.formula1 for held in members.data_validations.dataValidation}
    (source,) = [formula for place, formula in lists.items() if place.startswith("B2:B")]
    letter, last = re.fullmatch(r"Val!\$([A-Z]+)\$3:\$[A-Z]+\$(\d+)", source).groups()
    offered = [book["Val"][f"{letter}{line}"].value for line in range(3, int(last) + 1)]
    assert "Bräcke [2305]" in offered
    assert len([name for name in offered if re.search(r"\[\d{4}\]$", name)]) == 290
    assert "År" in [row[1].value for row in book["Anvisning"].iter_rows()]


def test_new_changed_and_missing_rows_are_shown_and_then_saved_as_one_change(director: Client) -> None:
    book = downloaded(director)
    budget = book["Budget"]
    cell_at(budget, "regional-utvecklingsdirektor-2017", "Belopp").value = "1\u00a0000,5"
    gone = cell_at(budget, "regional-utvecklingsdirektor-2018", "Nyckel").row
    budget.delete_rows(gone)
    heads = [cell.value for cell in budget[1]]
    new = {"Område": "Nytt område", "År": 2022, "Belopp": 12.25, "Enhet": "tusen kronor", "Källa": "Bakgrundsrapporten"}
    budget.append([new.get(head) for head in heads])
    area_heads = [cell.value for cell in book["Områden"][1]]
    area = {"Namn": "Nytt område", "Slag": "Budgetrad", "Källa": "bakgrundsrapporten"}
    book["Områden"].append([area.get(head) for head in area_heads])

    before, count = case(), events()
    preview = send(director, written(book), remove_missing="on")
    said = text_of(preview)
    assert "2 nya, 1 ändrad, 1 borttagen och" in said
    assert "Belopp: 936 → 1\u00a0000,5" in preview.content.decode()
    assert "Raden finns inte i filen." in said
    assert (case(), events()) == (before, count)

    answer = confirm(director, preview, **{"grund-reason": "ny budget", "grund-body": "Samverkansrådet"})
    assert "Sparat från ändrat.xlsx: 2 nya, 1 ändrad, 1 borttagen" in text_of(answer)
    rows = {row.id: row for row in case().budget}
    assert rows["regional-utvecklingsdirektor-2017"].amount == Decimal("1000.5")
    assert "regional-utvecklingsdirektor-2018" not in rows
    assert rows["nytt-omrade-2022"].area == "nytt-omrade"
    assert rows["nytt-omrade-2022"].amount == Decimal("12.25")
    assert len(rows) == len(before.budget)
    assert events() == count + 4
    assert not SheetUpload.objects.exists()
    assert director.get(preview.redirect_chain[-1][0]).status_code == 410


def test_rows_that_the_file_lacks_stay_unless_asked(director: Client) -> None:
    book = downloaded(director)
    book["Budget"].delete_rows(2, 30)
    assert "Inget ändrat" in text_of(send(director, written(book)))


def test_every_fault_is_told_at_its_cell_and_nothing_is_saved(director: Client) -> None:
    book = downloaded(director)
    cell_at(book["Budget"], "regional-utvecklingsdirektor-2017", "Belopp").value = "tolv"
    cell_at(book["Budget"], "regional-utvecklingsdirektor-2018", "Område").value = "Rymden"
    cell_at(book["Medlemmar"], "bracke", "Till och med").value = "31/12 2022"
    before = case()
    preview = send(director, written(book))
    said = text_of(preview)
    assert "Blad Budget, cell D2: ”tolv” är inget tal; skriv siffror" in said
    assert "Blad Budget, cell B3: ”Rymden” finns inte bland områden; välj ur listan på bladet Val." in said
    assert "Blad Medlemmar, cell E3: ”31/12 2022” är inget datum; skriv år-månad-dag" in said
    assert b'name="revision"' not in preview.content
    assert director.post(preview.redirect_chain[-1][0], {"revision": "x"}).status_code == 400
    assert case() == before


def test_what_does_not_hold_together_is_told_at_its_cell(director: Client) -> None:
    book = downloaded(director)
    members = book["Medlemmar"]
    cell_at(members, "bracke", "Till och med").value = "2014-12-31"
    cell_at(members, "krokom", "Organisation").value = "Ragunda [2303]"
    areas = book["Områden"]
    cell_at(areas, "kommunavtalet", "Överordnat område").value = "ruf"
    said = text_of(send(director, written(book)))
    assert "Blad Medlemmar, cell E3: Perioden slutar innan den börjar" in said
    assert "Blad Medlemmar, cell D4: Ragunda har redan ett medlemskap under samma tid" in said
    assert "Blad Områden, cell B2: ”kommunavtalet” leder tillbaka till sig själv" in said


def test_what_the_checks_will_say_is_told_before_it_is_saved(director: Client) -> None:
    book = downloaded(director)
    book["Medlemmar"].delete_rows(cell_at(book["Medlemmar"], "bracke", "Nyckel").row)
    preview = send(director, written(book), remove_missing="on")
    assert "Ny anmärkning i Kontroll: Kan inte kontrolleras" in text_of(preview)
    assert "Andelar finns för 2305, som inte är med i delen den dagen." in text_of(preview)
    assert "1 borttagen" in text_of(confirm(director, preview))
    assert director.get(f"/{SLUG}/kontroll/").status_code == 200


def test_a_row_that_others_point_to_is_not_taken_out(director: Client) -> None:
    book = downloaded(director)
    for title in book.sheetnames:
        if title != "Avtal":
            del book[title]
    key = "energi-och-klimatradgivning"
    book["Avtal"].delete_rows(cell_at(book["Avtal"], key, "Nyckel").row)
    said = text_of(send(director, written(book), remove_missing="on"))
    assert "Avtalsparter," in said
    assert "Raden hänvisar till ”Energi- och klimatrådgivning”, som skulle tas bort" in said


def test_a_new_agreement_comes_with_its_parties(director: Client) -> None:
    book = downloaded(director)
    heads = [cell.value for cell in book["Avtal"][1]]
    row = {"Namn": "Avtal om prov", "Status": "Gällande", "Från och med": "2022-01-01", "Källa": "bakgrundsrapporten"}
    book["Avtal"].append([row.get(head) for head in heads])
    assert "avtalet har ingen part" in text_of(send(director, written(book))).lower()
    heads = [cell.value for cell in book["Avtalsparter"][1]]
    party = {"Avtal": "Avtal om prov", "Organisation": 2305, "Källa": "bakgrundsrapporten"}
    book["Avtalsparter"].append([party.get(head) for head in heads])
    answer = confirm(director, send(director, written(book)))
    assert "2 nya" in text_of(answer)
    assert [(row.agreement, row.organisation) for row in case().parties][-1] == ("avtal-om-prov", "2305")


def test_rows_without_keys_are_the_rows_that_they_name(director: Client) -> None:
    book = downloaded(director)
    for title in SHEETS.values():
        for row in book[title].iter_rows(min_row=2, max_col=1):
            row[0].value = None
    assert "Inget ändrat" in text_of(send(director, written(book), remove_missing="on"))


def test_a_case_file_of_one_kind_is_read_and_columns_left_out_stay(director: Client) -> None:
    data = b"id,amount\nregional-utvecklingsdirektor-2017,937\nregional-utvecklingsdirektor-2018,511\n"
    preview = send(director, data, name="budget.csv")
    assert "1 ändrad och 1 oförändrad rader" in text_of(preview)
    before = next(row for row in case().budget if row.id == "regional-utvecklingsdirektor-2017")
    confirm(director, preview)
    after = next(row for row in case().budget if row.id == "regional-utvecklingsdirektor-2017")
    assert after.amount == 937
    assert (after.fte, after.place, after.source) == (before.fte, before.place, before.source)


def test_what_changed_meanwhile_is_shown_again(director: Client) -> None:
    book = downloaded(director)
    cell_at(book["Budget"], "regional-utvecklingsdirektor-2017", "Belopp").value = 1
    preview = send(director, written(book))
    save_records(SLUG, remove=[("placements", case().placements[-1].id)], by="någon@annan.example")
    answer = confirm(director, preview)
    assert answer.status_code == 409
    said = text_of(answer)
    assert "Någon har ändrat i samverkan sedan du såg förhandsvisningen. Inget är sparat." in said
    assert "1 ny, 1 ändrad" in said
    assert next(row for row in case().budget if row.id == "regional-utvecklingsdirektor-2017").amount == 936
    (revision,) = re.findall(r'name="revision" value="([^"]+)"', answer.content.decode())
    director.post(preview.redirect_chain[-1][0], {"revision": revision})
    assert next(row for row in case().budget if row.id == "regional-utvecklingsdirektor-2017").amount == 1


def test_the_economist_changes_money_only(signed: Signed) -> None:
    client = signed("economist", SLUG)
    book = downloaded(client)
    cell_at(book["Budget"], "regional-utvecklingsdirektor-2017", "Belopp").value = 1
    cell_at(book["Medlemmar"], "bracke", "Anmärkning").value = "annan"
    preview = send(client, written(book))
    assert "Blad Medlemmar: Din roll får inte ändra medlemskap, och filen ändrar en rad." in text_of(preview)
    assert b'name="revision"' not in preview.content
    cell_at(book["Medlemmar"], "bracke", "Anmärkning").value = next(
        r for r in case().memberships if r.id == "bracke"
    ).note
    assert "Sparat" in text_of(confirm(client, send(client, written(book))))


@pytest.mark.parametrize(
    ("role", "out", "into"), [("investigator", 200, 403), ("auditor", 200, 403), ("coordinator", 200, 400)]
)
def test_who_may_take_facts_out_and_in(role: str, out: int, into: int, signed: Signed) -> None:
    client = signed(role, SLUG)
    assert client.get(HOME).status_code == 200
    assert client.get(f"{HOME}hamta/").status_code == out
    assert client.post(HOME, {}).status_code == into
    assert (b'type="file"' in client.get(HOME).content) == (into == 400)


def test_the_public_is_led_to_sign_in(client: Client) -> None:
    for address in (HOME, f"{HOME}hamta/"):
        assert "/konto/" in client.get(address)["Location"]


def test_a_file_is_seen_by_the_one_who_sent_it_for_an_hour(director: Client, signed: Signed) -> None:
    book = downloaded(director)
    cell_at(book["Budget"], "regional-utvecklingsdirektor-2017", "Belopp").value = 1
    address = send(director, written(book)).redirect_chain[-1][0]
    assert director.get(address).status_code == 200
    assert signed("coordinator", SLUG).get(address).status_code == 410
    assert director.get(address.replace(SLUG, "sjuharad")).status_code in (403, 410)
    SheetUpload.objects.update(at=timezone.now() - timedelta(hours=1, seconds=1))
    assert director.get(address).status_code == 410
    send(director, written(book))
    assert SheetUpload.objects.count() == 1


def test_a_file_can_be_thrown_away(director: Client) -> None:
    book = downloaded(director)
    cell_at(book["Budget"], "regional-utvecklingsdirektor-2017", "Belopp").value = 1
    address = send(director, written(book)).redirect_chain[-1][0]
    assert director.get(f"{address}kasta/").status_code == 405
    assert "Filen är bortkastad" in text_of(director.post(f"{address}kasta/", follow=True))
    assert not SheetUpload.objects.exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "Filen är tom."), (b"%PDF-1.7 \xff\x00", "varken en Excelfil (.xlsx) eller en CSV-fil"),
     (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "skyddad med lösenord"),
     (b"Nyckel;Summa\na;1", "kolumnen ”Summa” är okänd; kolumnerna är Nyckel, Område")],
)  # fmt: skip
def test_a_file_that_cannot_be_used_says_why(content: bytes, sentence: str, director: Client) -> None:
    answer = send(director, content, name="budget.csv")
    assert answer.status_code == 400
    assert sentence.lower() in text_of(answer).lower()
    assert not SheetUpload.objects.exists()


def test_no_file_and_a_file_that_is_too_big_are_told_at_the_field(
    director: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Välj en fil." in text_of(director.post(HOME, {}))
    monkeypatch.setattr("samverkan.exchange.sheet_forms.MOST_BYTES", 3)
    assert "Filen är större än 10 MB" in text_of(send(director, b"xxxx"))


def test_the_section_is_shown_to_those_who_may(director: Client, client: Client) -> None:
    assert HOME in director.get(f"/{SLUG}/avtal/").content.decode()
    assert HOME not in client.get(f"/{SLUG}/avtal/").content.decode()


def test_the_workbook_is_made_once_a_revision(director: Client) -> None:
    first = director.get(f"{HOME}hamta/").content
    assert director.get(f"{HOME}hamta/").content == first
    assert get_snapshot(SLUG).once("workbook", lambda: b"") == first
