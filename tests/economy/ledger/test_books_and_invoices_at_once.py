"""Processes that are killed while they read books or make invoices, and economists who do so at the same moment: real processes,
real connections, a database of their own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from own_database import Place, own_database
from people import SLUG, person

from samverkan.economy.work_models import Invoice, LedgerImport

WORKER = Path(__file__).with_name("books_worker.py")
NOTHING = {"held": 0, "undone": 0, "cost": "0", "numbers": [], "next": 1, "entries": 0}
READ = {"held": 1, "undone": 0, "cost": "1200000"}
BILLED = {"numbers": [1, 2, 3], "next": 4, "entries": 3}


@pytest.fixture
def place(database_server: str, django_db_setup: None, django_db_blocker: Any) -> Iterator[Place]:
    with own_database(database_server, django_db_blocker, WORKER) as held:
        yield held


def test_a_kill_while_books_are_read_leaves_nothing_and_a_rerun_reads_them_once(place: Place) -> None:
    for table in ("economy_ledgerimport", "economy_ledgersum"):
        place.killed_before(table, "read", "1200000", "ett")
        assert place.tell() == NOTHING, table
    assert place.run("read", "1200000", "ett") == "klart"
    assert place.tell() == NOTHING | READ
    assert place.run("read", "1200000", "ett") == "same-file"
    # books in the place of others: the earlier stand until all of the new are there
    place.killed_before("economy_ledgersum", "read", "600000", "ett")
    assert place.tell() == NOTHING | READ


def test_a_kill_while_invoices_are_made_leaves_nothing_and_a_rerun_leaves_no_gap(place: Place) -> None:
    for table in ("economy_invoiceseries", "economy_invoice", "economy_memberentry"):
        place.killed_before(table, "bill", "avgift", "ett")
        assert place.tell() == NOTHING, table
    assert place.run("bill", "avgift", "ett") == "1,2,3"
    assert place.tell() == NOTHING | BILLED
    assert place.run("bill", "avgift", "tva") == "1,2,3"
    assert place.tell() == NOTHING | BILLED


def test_two_who_read_books_at_once_leave_one_of_them_whole(place: Place) -> None:
    assert sorted(place.at_once([("read", "1200000", "ett"), ("read", "1200000", "tva")])) == ["klart", "same-file"]
    assert place.tell() == NOTHING | READ
    assert place.at_once([("read", "600000", "ett"), ("read", "900000", "tva")]) == ["klart", "klart"]
    told = place.tell()
    assert (told["held"], told["undone"]) == (1, 2)
    assert told["cost"] in ("600000", "900000")


def test_two_who_make_invoices_at_once_take_no_number_twice(place: Place) -> None:
    same = place.at_once([("bill", "avgift", "ett"), ("bill", "avgift", "tva")])
    assert same == ["1,2,3", "1,2,3"]
    assert place.tell() == NOTHING | BILLED


def test_two_runs_at_once_follow_on_each_other(place: Place) -> None:
    both = place.at_once([("bill", "avgift", "ett"), ("bill", "projekt", "tva")])
    assert sorted(both) == ["1,2,3", "4,5,6"]
    assert place.tell() == NOTHING | {"numbers": [1, 2, 3, 4, 5, 6], "next": 7, "entries": 6}


@pytest.mark.django_db
def test_the_database_itself_takes_no_number_and_no_years_books_twice() -> None:
    who, day = person("ekonom@kommunen.example"), date(2022, 1, 10)
    bill = {"cooperation_id": SLUG, "number": 1, "kind": "avgift", "type": "380", "year": 2022, "organisation_id": "2321",
            "issued": day, "due": day, "amount": 1, "xml": b"", "by": who}  # fmt: skip
    books = {"cooperation_id": SLUG, "year": 2022, "file_name": "bok.se", "size": 1, "sie_type": "4E", "by": who}
    Invoice.objects.create(run="avgift:2022", **bill)
    LedgerImport.objects.create(sha256="a", **books)
    with pytest.raises(IntegrityError, match="invoice_number_once"), transaction.atomic():
        Invoice.objects.create(run="projekt:2022", **bill)
    with pytest.raises(IntegrityError, match="ledgerimport_one_a_year"), transaction.atomic():
        LedgerImport.objects.create(sha256="b", **books)
