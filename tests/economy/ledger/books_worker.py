"""A process of its own that reads books and makes invoices: ``python books_worker.py prepare | read COST EMAIL | bill KIND EMAIL | tell``."""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samverkan.settings")
django.setup()

from samverkan.accounts.models import User  # noqa: E402
from samverkan.core.faults import FaultError  # noqa: E402
from samverkan.core.records import BillingDetail, Fee  # noqa: E402
from samverkan.economy.invoicing.services import Run, issue  # noqa: E402
from samverkan.economy.ledger.services import import_ledger, read_ledger  # noqa: E402
from samverkan.economy.work_models import Invoice, InvoiceSeries, LedgerImport, LedgerSum  # noqa: E402
from samverkan.formats.sie import write_sie  # noqa: E402
from samverkan.registry.actors import actor_of  # noqa: E402
from samverkan.registry.cases import read_case_rows  # noqa: E402
from samverkan.registry.models import Cooperation  # noqa: E402
from samverkan.registry.people import RoleGrant  # noqa: E402
from samverkan.registry.policies import Actor  # noqa: E402
from samverkan.registry.services import save_records  # noqa: E402
from samverkan.testing.sie_year import AreaYear, even, sie_year  # noqa: E402

SLUG, YEAR, DAY = "jamtland", 2022, date(2022, 1, 10)
SELLER = "region-jamtland-harjedalen"
AMOUNTS = {"2303": 405_859, "2305": 485_222, "2321": 894_094}


def prepare() -> str:
    """Two economists, and fees of two kinds that are decided."""
    for email in ("ett", "tva"):
        user = User.objects.create(email=email, name=email.title(), password="x")
        RoleGrant.objects.create(user=user, cooperation_id=SLUG, role="economist", since=date(2015, 1, 1))
    seller = BillingDetail(id="regionen", organisation=SELLER, address="Box 602", postal_code="832 23", city="Frösön",
                           bankgiro="5050-1055", f_tax=True, days=30)  # fmt: skip
    put: list[tuple[str, Any]] = [("billing", seller)]
    for kind in ("avgift", "projekt"):
        put += [("fees", Fee(id=f"{kind}-{code}-{YEAR}", organisation=code, year=YEAR, kind=kind, amount=Decimal(amount),
                             status="beslutad", source="bakgrundsrapporten")) for code, amount in AMOUNTS.items()]  # fmt: skip
    save_records(SLUG, put=put, by="test")
    return "klart"


def _actor(email: str) -> Actor:
    return actor_of(User.objects.get(email=email))


def read(cost: str, email: str) -> str:
    """Read a year's books where the one area cost so much; the code of what refused it."""
    file = BytesIO()
    write_sie(sie_year(YEAR, [AreaYear("100", "Lärcentra", even(Decimal(cost)))]), file)
    try:
        import_ledger(slug=SLUG, ledger=read_ledger(BytesIO(file.getvalue())), file_name=f"{cost}.se", by=_actor(email))
    except FaultError as error:
        return error.faults[0].code
    return "klart"


def bill(kind: str, email: str) -> str:
    """Make the year's invoices of a kind; the numbers of the run."""
    made = issue(slug=SLUG, run=Run(kind, YEAR, DAY), by=_actor(email))
    return ",".join(str(row.number) for row in made)


def tell() -> str:
    """What stands in the database."""
    case = read_case_rows(Cooperation.objects.get(slug=SLUG))
    imports = LedgerImport.objects.filter(cooperation=SLUG)
    series = InvoiceSeries.objects.filter(cooperation=SLUG).first()
    return json.dumps({
        "held": imports.filter(undone=None).count(), "undone": imports.exclude(undone=None).count(),
        "cost": _cost(), "numbers": sorted(Invoice.objects.values_list("number", flat=True)),
        "next": series.next if series else 1, "entries": sum(row.id.startswith("faktura-") for row in case.entries),
    })  # fmt: skip


def _cost() -> str:
    """What the sums of every import make on accounts of cost: those of one file, or they are doubled."""
    rows = (row for row in LedgerSum.objects.all() if row.account[0] in "45678")
    return str(int(sum((row.amount for row in rows), Decimal(0))))


if __name__ == "__main__":
    work = {"prepare": prepare, "read": read, "bill": bill, "tell": tell}[sys.argv[1]]
    sys.stdout.write(work(*sys.argv[2:]))
