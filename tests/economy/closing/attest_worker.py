"""A process of its own that works on a settlement: ``python attest_worker.py prepare | attest EMAIL | tell``."""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from decimal import Decimal

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samverkan.settings")
django.setup()

from samverkan.accounts.models import User  # noqa: E402
from samverkan.core.faults import FaultError  # noqa: E402
from samverkan.economy.closing import services, settling  # noqa: E402
from samverkan.economy.deciding import Resolution  # noqa: E402
from samverkan.economy.work_models import Attest  # noqa: E402
from samverkan.registry.actors import actor_of  # noqa: E402
from samverkan.registry.cases import read_case_rows  # noqa: E402
from samverkan.registry.models import Cooperation  # noqa: E402
from samverkan.registry.people import RoleGrant  # noqa: E402
from samverkan.registry.policies import Actor  # noqa: E402

SLUG, YEAR = "jamtland", 2021
RESOLUTION = Resolution("Direktionen", date(2022, 3, 18), "12")


def prepare() -> str:
    """Three people who may attest, the year's outcome, and a proposal."""
    for email in ("ett", "tva", "tre"):
        user = User.objects.create(email=email, name=email.title(), password="x")
        RoleGrant.objects.create(user=user, cooperation_id=SLUG, role="economist", since=date(2015, 1, 1))
    outcome = services.Outcome("forbrukat", Decimal(6998765))
    services.enter_outcome(slug=SLUG, year=YEAR, outcome=outcome, by=actor("ett"))
    settling.propose(slug=SLUG, year=YEAR, rule="", handling="aterbetala", by=actor("ett"))
    return "forslag"


def actor(email: str) -> Actor:
    """Someone with the roles held."""
    return actor_of(User.objects.get(email=email))


def attest(email: str) -> str:
    """The state after the person's attest, or the code of what refused it."""
    try:
        return settling.attest(slug=SLUG, year=YEAR, by=actor(email), resolution=RESOLUTION).state
    except FaultError as error:
        return error.faults[0].code


def tell() -> str:
    """What stands in the database."""
    case = read_case_rows(Cooperation.objects.get(slug=SLUG))
    run = services.current_run(SLUG, YEAR)
    rows = [row for row in case.entries if row.kind == "avrakning"]
    return json.dumps({
        "state": run.state if run else "", "attests": Attest.objects.count(), "decisions": len(case.decisions),
        "rows": len(rows), "sum": str(sum((row.amount or 0 for row in rows), Decimal(0))),
    })  # fmt: skip


if __name__ == "__main__":
    work = {"prepare": prepare, "attest": attest, "tell": tell}[sys.argv[1]]
    sys.stdout.write(work(*sys.argv[2:]))
