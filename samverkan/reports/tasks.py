"""Background work of this slice: issuing a decision basis."""

from __future__ import annotations

from uuid import UUID

from django.db import close_old_connections
from procrastinate.contrib.django import app

from samverkan.reports.decision.issuing import TASK, work


# No lock of the queue's: a job whose worker was killed would hold it. Versions get a number each where they are kept.
@app.task(name=TASK)
def issue_basis(issuing: str) -> None:
    """Issue what a row asks for; ``issuing`` is its key."""
    close_old_connections()
    try:
        work(UUID(issuing))
    finally:
        close_old_connections()
