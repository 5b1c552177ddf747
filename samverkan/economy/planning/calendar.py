"""The year's dates in the calendar feeds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from samverkan.agreements.feeds import FeedItem
from samverkan.core.deadlines import coming_dates, kind_title
from samverkan.registry.snapshots import Snapshot


def feed_items(snapshot: Snapshot, on: date) -> Iterator[FeedItem]:
    """What the law and the cooperation's own papers ask for from last year to the year after next: whole years, so that
    the feed says the same from one day to the next."""
    case = snapshot.case
    for due in coming_dates(case, date(on.year - 1, 1, 1), date(on.year + 2, 12, 31)):
        if due.basis != "medlemmar":
            text = "\n".join(filter(None, (due.text, due.citation)))
            yield FeedItem(
                f"hallpunkt:{due.id}:{due.year}", due.on, f"{due.title} för {due.year} års ekonomi", text,
                f"/{case.slug}/ekonomi/hallpunkter/?ar={due.year}", kind_title(due),
            )  # fmt: skip
