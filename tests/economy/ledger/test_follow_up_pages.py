"""The follow-up as interim and annual, with the year's changes of the budget; and that its pages ask the database the same however much there is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from people import SLUG, holder, signed_in

from samverkan.core.records import BillingDetail, Fee
from samverkan.economy.invoicing.services import Run, issue
from samverkan.economy.ledger import services
from samverkan.economy.planning.changing import request_change
from samverkan.formats.sie import write_sie
from samverkan.registry.actors import actor_of
from samverkan.registry.policies import Actor
from samverkan.registry.services import save_records
from samverkan.testing.sie_year import AreaYear, even, sie_year

pytestmark = pytest.mark.django_db
BASE = f"/{SLUG}/ekonomi/"
PAGE = f"{BASE}uppfoljning/2021/"


@pytest.mark.parametrize(
    ("month", "title"),
    [
        (5, "Uppföljning 2021"),
        (6, "Delårsuppföljning 2021"),
        (8, "Delårsuppföljning 2021"),
        (12, "Helårsuppföljning 2021"),
    ],
)
def test_the_page_says_whether_it_is_interim_or_annual(month: int, title: str) -> None:
    shown = signed_in(holder("economist")).get(PAGE, {"manad": month}).content.decode()
    assert f"<h1>{title}</h1>" in shown.replace("\n", "").replace("  ", "")
    assert "Delår 31 augusti" in shown


def test_the_changes_of_the_years_budget_stand_with_what_was_answered() -> None:
    user = holder("economist")
    request_change(slug=SLUG, year=2021, amounts={"larcentra": Decimal(50_000)}, reason="Fler kurser", carried=False,
                   by=actor_of(user))  # fmt: skip
    shown = signed_in(user).get(PAGE).content.decode()
    assert "Fler kurser" in shown
    assert "+50\u00a0000" in shown
    assert "Begärd" in shown


def test_the_follow_up_is_fetched_as_a_workbook_and_as_text() -> None:
    client = signed_in(holder("auditor"))
    text = client.get(PAGE, {"manad": 8, "ladda": "uppfoljning.csv"})
    assert (text.status_code, b"Prognos hel" in text.content) == (200, True)
    book = client.get(PAGE, {"manad": 8, "ladda": "uppfoljning.xlsx"})
    assert book.content.startswith(b"PK")


def test_the_areas_of_the_form_stand_as_the_tree() -> None:
    shown = signed_in(holder("economist")).get(PAGE).content.decode()
    assert 'scope="row" class="l3"' in shown


def _asked(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def _more(by: Actor, areas: int, members: int) -> None:
    """Books of so many areas with forecasts, and invoices to so many members."""
    file = BytesIO()
    rows = [AreaYear(str(100 + n), f"Enhet {n}", even(Decimal(1200))) for n in range(areas)]
    write_sie(sie_year(2021, rows), file)
    ledger = services.read_ledger(BytesIO(file.getvalue()))
    services.import_ledger(slug=SLUG, ledger=ledger, file_name="bok.se", by=by)
    said = [services.Said(area, Decimal(1), "Vakans") for area in ("larcentra", "energikontoret", "kulturen")[:areas]]
    services.save_forecasts(slug=SLUG, year=2021, month=12, rows=said, by=by)
    codes = ("2303", "2305", "2309", "2313", "2321")[:members]
    seller = BillingDetail(id="regionen", organisation="region-jamtland-harjedalen", bankgiro="5050-1055", f_tax=True)
    fees = [("fees", Fee(id=f"avgift-{code}", organisation=code, year=2022, amount=Decimal(1000), status="beslutad",
                         source="bakgrundsrapporten")) for code in codes]  # fmt: skip
    save_records(SLUG, put=[("billing", seller), *fees], by="test")
    issue(slug=SLUG, run=Run("avgift", 2022, date(2022, 1, 10)), by=by)


@pytest.mark.parametrize(
    "place",
    [
        "bokforing/",
        "bokforing/konton/?ar=2021",
        "uppfoljning/2021/",
        "fakturor/",
        "fakturor/1/",
        "fakturor/betalningar/",
    ],
)
def test_a_page_asks_the_database_the_same_however_much_there_is(place: str) -> None:
    user = holder("economist")
    client, by = signed_in(user), actor_of(user)
    _more(by, areas=1, members=1)
    few = _asked(client, BASE + place)
    _more(by, areas=3, members=5)
    assert _asked(client, BASE + place) == few <= 20
