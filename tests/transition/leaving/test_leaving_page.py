"""*Utträde* as a page: the question in the address, the figures, what is open, and who may see the account."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samverkan.core.records import MemberEntry
from samverkan.registry.services import save_records
from tests.people import SLUG, holder, signed_in

ADDRESS = f"/{SLUG}/utredning/uttrade/"
ASKED = {"medlem": "2303", "uppsagd": "2020-06-01"}

pytestmark = pytest.mark.django_db


def shown(client: Client, address: str = ADDRESS, **asked: str) -> str:
    response = client.get(address, asked)
    assert response.status_code == 200, response.content.decode()
    return re.sub(r"\s+", " ", response.content.decode().replace("\u00a0", " "))


def test_the_page_asks_first(client: Client) -> None:
    html = shown(client)
    assert "Välj en medlem och en dag." in html
    assert 'value="2021-12-31"' in html
    assert "Öppna frågor" in html


def test_a_notice_gives_last_day_fees_and_what_the_others_pay(client: Client) -> None:
    html = shown(client, **ASKED)
    assert "31 december 2021" in html
    assert "Gäller 3 år, förnyas lika länge, uppsägningstid 1 år." in html
    assert "405 859" in html
    assert "+20 428" in html
    assert "Överenskommelse om regional samverkan" in html


def test_what_no_rule_says_is_open_with_its_paragraph(client: Client) -> None:
    html = shown(client, "/sjuharad/utredning/uttrade/", medlem="1443", uppsagd="2021-12-31")
    assert "Fördelningen av tillgångar ska avgöras av förbundsordningen, 9 kap. 6 § 11 KL (lagtext)." in html
    assert "31 december 2024" in html
    assert "9 kap. 18 § 2 st KL, lagtext" in html
    assert "vår tolkning" in html


def test_sums_typed_are_shared_by_the_rule(client: Client) -> None:
    address = "/rfet-emmaboda-torsas/utredning/uttrade/"
    html = shown(client, address, medlem="0862", uppsagd="2010-12-31", tillgangar="1 000 000")
    assert "570 000" in html
    assert "430 000" in html


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"medlem": "9999", "uppsagd": "2020-06-01"}, "Medlemmen är inte med den dagen. Välj någon i listan."),
        ({"medlem": "2303", "uppsagd": "igår"}, "Skriv ett datum som år-månad-dag"),
        ({"medlem": "2303", "uppsagd": "9999-01-01"}, "Skriv ett år mellan 1900 och 2200."),
        ({"medlem": "2303", "uppsagd": "2020-06-01", "skulder": "många"}, "”många” är inget belopp."),
        ({"medlem": "", "uppsagd": "2020-06-01"}, "Välj en medlem i listan."),
    ],
)
def test_bad_input_is_told_at_the_field(client: Client, asked: dict[str, str], said: str) -> None:
    response = client.get(ADDRESS, asked)
    assert response.status_code == 400
    assert said in response.content.decode()


def test_the_account_is_seen_by_those_who_may(client: Client) -> None:
    row = MemberEntry(id="ny", organisation="2303", year=2020, kind="avrakning", amount=Decimal(50177),
                      on=date(2020, 12, 31), source="bakgrundsrapporten")  # fmt: skip
    save_records(SLUG, put=[("entries", row)], by="test")
    assert "50 177" not in shown(client, **ASKED)
    assert "På medlemmens konto" in shown(signed_in(holder("economist")), **ASKED)


def test_files_hold_every_table(client: Client) -> None:
    response = client.get(ADDRESS, {**ASKED, "ladda": "allt.xlsx"})
    assert response.content.startswith(b"PK")
    assert "20428" in client.get(ADDRESS, {**ASKED, "ladda": "andra.csv"}).content.decode()


def test_a_warm_page_asks_once(client: Client) -> None:
    client.get(ADDRESS, ASKED)
    with CaptureQueriesContext(connection) as asked:
        client.get(ADDRESS, {**ASKED, "bortfall": "1"})
    assert len(asked) == 1
