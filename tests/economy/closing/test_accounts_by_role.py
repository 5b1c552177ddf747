"""Who sees which account: a representative its own member's and no other's, in pages, files, PDF and the record of changes."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.economy.closing.conftest import BASE, Office, reading
from tests.people import ARE, RAGUNDA, holder, signed_in

PAGES = ("mellanhavanden/", "mellanhavanden/?ladda=mellanhavanden.csv", "mellanhavanden/?ladda=allt.xlsx")
OWN = (
    f"mellanhavanden/{ARE}/",
    f"mellanhavanden/{ARE}/2021/",
    f"mellanhavanden/{ARE}.pdf",
    f"mellanhavanden/{ARE}/?ladda=konto.csv",
)
MINE, OTHERS = b"271\xc2\xa0204", (b"123\xc2\xa0108", b"123108", b"1486136", b"1\xc2\xa0486\xc2\xa0136")


@pytest.fixture
def settled(office: Office) -> Office:
    office.outcome()
    office.decided()
    return office


def test_a_representative_sees_its_own_member_only(settled: Office) -> None:
    client = signed_in(holder("representative", organisation=ARE))
    page = reading(client, f"{BASE}mellanhavanden/")
    assert [row[0] for row in page.rows if row and row[0] in ("Åre", "Ragunda", "Summa")] == ["Åre"]
    assert page.text.count("271 204") >= 2
    for address in PAGES:
        content = client.get(BASE + address).content
        assert not [mark for mark in OTHERS if mark in content], address
    for address in OWN:
        assert client.get(BASE + address).status_code == 200, address


@pytest.mark.parametrize("address", OWN)
def test_a_representative_is_refused_another_members_account(settled: Office, address: str) -> None:
    neighbour = signed_in(holder("representative", organisation=RAGUNDA))
    response = neighbour.get(BASE + address)
    assert response.status_code == 403
    assert MINE not in response.content


def test_a_representative_reads_no_row_of_any_account_where_records_are_edited_or_told(settled: Office) -> None:
    client = signed_in(holder("representative", organisation=RAGUNDA))
    key = f"avrakning-2021-{ARE}-avrakning"
    for address in ("redigera/entries/", f"redigera/entries/{key}/", f"redigera/entries/{key}/andringar/"):
        assert client.get(f"/jamtland/{address}").status_code == 403, address
    for address in ("andringar/", "andringar/?slag=entries", "redigera/", "redigera/?q=avräkning"):
        response = client.get(f"/jamtland/{address}")
        assert response.status_code == 200, address
        assert b"/entries/" not in response.content, address
    staff = signed_in(holder("coordinator")).get("/jamtland/andringar/?slag=entries")
    assert b"/entries/" in staff.content, "what is looked for is there for those who may see it"


def test_the_public_sees_no_account(settled: Office) -> None:
    for address in (*PAGES, *OWN):
        assert Client().get(BASE + address).status_code == 302, address
    sources = Client().get("/jamtland/kallor/").content.decode()
    assert "Mellanhavanden" not in sources


def test_the_statement_is_a_pdf_for_the_member(settled: Office) -> None:
    response = settled.clients["director"].get(f"{BASE}mellanhavanden/{ARE}.pdf")
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF-")
    assert f"kontoutdrag-jamtland-{ARE}-" in response["Content-Disposition"]


def test_the_account_tells_each_row_and_how_the_balance_came_to_be(settled: Office) -> None:
    settled.ask("bokslut/2021/utbetala/", {"members": [ARE], "on": "2022-04-01", "reference": "A 117"})
    page = settled.ask(f"mellanhavanden/{ARE}/")
    assert page.row("Avräkning") == [
        "Avräkning",
        "2022-03-18",
        "+271 204",
        "271 204",
        "Regionala samverkansrådet 2022-03-18 § 12",
    ]
    assert page.row("Återbetalning")[1:] == ["2022-04-01", "−271 204", "0", "A 117"]
    assert "Saldot är noll" in page.text
    told = settled.ask(f"mellanhavanden/{ARE}/2021/")
    assert "Åre, saldo vid utgången av 2021" in told.text
    assert "Referens: A 117." in told.text
    assert "Regionala samverkansrådet, möte 2022-03-18" in told.text


def test_the_account_as_of_a_day_leaves_out_what_came_later(settled: Office) -> None:
    settled.ask("bokslut/2021/utbetala/", {"members": [ARE], "on": "2022-04-01", "reference": "A 117"})
    assert settled.ask(f"mellanhavanden/{ARE}/?per=2022-03-31").row("Saldo 2021")[3] == "271 204"
    assert settled.ask(f"mellanhavanden/{ARE}/?per=2022-04-01").row("Saldo 2021")[3] == "0"


def test_a_member_without_rows_has_no_account_page(office: Office) -> None:
    assert office.ask(f"mellanhavanden/{ARE}/").status == 404
    assert "Inga rader ännu" in office.ask("mellanhavanden/").text
    own = reading(signed_in(holder("representative", organisation=ARE)), f"{BASE}mellanhavanden/")
    assert "den medlem du företräder" in own.text
