"""A process of its own that asks for decision bases: ``python issuing_process.py prepare | begin | run | gone | tell``."""

from __future__ import annotations

import json
import os
import sys
from datetime import date

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samverkan.settings")
django.setup()

from django.db import connection  # noqa: E402
from procrastinate.contrib.django import app  # noqa: E402

from samverkan.accounts.models import User  # noqa: E402
from samverkan.registry.people import RoleGrant  # noqa: E402
from samverkan.reports.decision.issuing import begin, phase, watched  # noqa: E402
from samverkan.reports.decision.services import Choice  # noqa: E402
from samverkan.reports.models import BasisFile, DecisionBasis, Issuing  # noqa: E402

SLUG = "jamtland"
CHOICE = Choice(("nytt-avtal",), ("korthet",), date(2021, 12, 31))


def prepare() -> str:
    """Somebody who may issue."""
    user = User.objects.create(email="utredare", name="Utredare", password="x")
    RoleGrant.objects.create(user=user, cooperation_id=SLUG, role="investigator", since=date(2015, 1, 1))
    return "beredd"


def ask() -> str:
    """The key of what is asked for."""
    return str(begin(SLUG, CHOICE, by=User.objects.get(email="utredare")).pk)


def run() -> str:
    """A worker that does all there is to do of it, then ends."""
    with app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]
        app.run_worker(wait=False, listen_notify=False, install_signal_handlers=False)
    return "klart"


def gone() -> str:
    """Let a minute pass since any worker was heard of."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = last_heartbeat - interval '1 minute'")
    return "borta"


def tell() -> str:
    """What stands in the database; the rows in the order they were asked for."""
    phases = [phase(row) for row in watched().order_by("asked")]
    return json.dumps({
        "phases": phases, "steps": [row.step for row in Issuing.objects.order_by("asked")],
        "versions": sorted(DecisionBasis.objects.values_list("number", flat=True)), "files": BasisFile.objects.count(),
    })  # fmt: skip


if __name__ == "__main__":
    work = {"prepare": prepare, "begin": ask, "run": run, "gone": gone, "tell": tell}[sys.argv[1]]
    sys.stdout.write(work())
