"""Calendar feeds of what an agreement's time brings: a secret address for each person and cooperation.

The address holds the secret; what is kept is its fingerprint alone. Whoever has the address reads the feed without signing
in, as calendar programs must, so it holds nothing but what everyone with a role in the cooperation may see, and stops
working when the person has no such role.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from hmac import compare_digest

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from samverkan.accounts import audit, demo
from samverkan.accounts.models import User
from samverkan.agreements.events import KINDS, AgreementEvent, agreement_events
from samverkan.agreements.models import Feed, FeedEntry
from samverkan.core.swedish import kronor
from samverkan.formats.calendar import CalendarEntry, write_calendar
from samverkan.registry.actors import actor_of
from samverkan.registry.policies import can
from samverkan.registry.snapshots import Snapshot, get_cooperations, get_snapshot

SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class FeedItem:
    """A day in the feeds. ``id`` is the same as long as it is the same thing, whatever day it is moved to."""

    id: str
    due: date
    title: str
    text: str
    href: str
    category: str


FeedMaker = Callable[[Snapshot, date], Iterable[FeedItem]]
_MAKERS: dict[str, FeedMaker] = {}


def register_feed(key: str, make: FeedMaker) -> None:
    """Enter days of another slice under its key: what everyone with a role in the cooperation may see, as known on a day."""
    _MAKERS[key] = make


def fingerprint(secret: str) -> str:
    """What is kept of a secret: its SHA-256. It has 256 bits of chance, so nothing slower is needed."""
    return sha256(secret.encode()).hexdigest()


@transaction.atomic
def open_feed(*, user: User, slug: str) -> str:
    """A new secret, told this once; an earlier address of the person's in the cooperation stops working."""
    User.objects.select_for_update().get(pk=user.pk)  # two at once: the later one's address is the one that works
    Feed.objects.filter(user=user, cooperation_id=slug, revoked=None).update(revoked=timezone.now())
    secret = secrets.token_urlsafe(SECRET_BYTES)
    Feed.objects.create(user=user, cooperation_id=slug, digest=fingerprint(secret))
    audit.record("calendar-opened", user, cooperation=slug)
    return secret


def revoke_feed(*, user: User, slug: str) -> bool:
    """The person's address in the cooperation stops working; whether there was one."""
    found = Feed.objects.filter(user=user, cooperation_id=slug, revoked=None).update(revoked=timezone.now())
    if found:
        audit.record("calendar-revoked", user, cooperation=slug)
    return bool(found)


def get_feed(*, user: User, slug: str) -> Feed | None:
    """The person's feed in the cooperation that works, None where there is none."""
    return Feed.objects.filter(user=user, cooperation_id=slug, revoked=None).first()


def find_feed(secret: str, today: date, request: HttpRequest) -> Feed | None:
    """The feed of the secret; None where it is unknown or revoked, or where its person may no longer follow the
    cooperation. The secret meets the database as a fingerprint only, and is compared in constant time."""
    wanted = fingerprint(secret)
    feed = Feed.objects.select_related("user").filter(digest=wanted, revoked=None).first()
    known = compare_digest(feed.digest if feed else fingerprint(""), wanted)
    if feed is None or not known or not _may_come_in(feed.user, request):
        return None
    return feed if can(actor_of(feed.user, today), "follow", feed.cooperation_id) else None


def _may_come_in(user: User, request: HttpRequest) -> bool:
    return user.is_active and (not user.is_demo or demo.is_allowed(request))


def write_feed(slug: str, today: date) -> bytes:
    """The cooperation's events as known today, as iCalendar."""
    snapshot = shared_snapshot(slug)
    name = f"{snapshot.case.cooperation.short_name}: avtal att bevaka"
    items = [*map(_item, agreement_events(snapshot, today)), *_others(snapshot, today)]
    entries = [_entry(slug, item, kept) for item, kept in zip(items, _told(slug, items), strict=True)]
    return write_calendar(name, entries, text="Uppsägningsdagar, slut, förnyelser och åtaganden utan grund.")


def shared_snapshot(slug: str) -> Snapshot:
    """The cooperation with those that everyone may see: what each person with a role in it has in common."""
    shown = {row.slug: row for row in get_cooperations().values() if row.published or row.slug == slug}
    return get_snapshot(slug, shown)


def _entry(slug: str, item: FeedItem, kept: FeedEntry) -> CalendarEntry:
    return CalendarEntry(
        uid=f"{slug}/{item.id}@samverkan",
        start=item.due,
        title=item.title,
        text=item.text,
        url=settings.SITE_URL + item.href,
        category=item.category,
        sequence=kept.sequence,
        changed=kept.changed,
    )


def _item(event: AgreementEvent) -> FeedItem:
    return FeedItem(event.id, event.due, event.title, _text(event), event.href, KINDS[event.kind])


def _others(snapshot: Snapshot, today: date) -> Iterator[FeedItem]:
    for make in _MAKERS.values():
        yield from make(snapshot, today)


def _text(event: AgreementEvent) -> str:
    money = f"Pengar per år: {kronor(event.amount)}." if event.amount is not None else "Pengar per år: anges inte."
    return "\n".join((event.text, money, event.todo))


def _told(slug: str, events: Sequence[FeedItem]) -> list[FeedEntry]:
    """What the feeds have said of each event, brought up to date: a change counts its sequence up, once however many ask."""
    digests = {event.id: _digest(event) for event in events}
    now, kept = timezone.now(), _kept(slug)
    if fresh := [key for key in digests if key not in kept]:
        rows = [FeedEntry(cooperation_id=slug, event=key, digest=digests[key], changed=now) for key in fresh]
        FeedEntry.objects.bulk_create(rows, ignore_conflicts=True)
    changed = [key for key in digests if key in kept and kept[key].digest != digests[key]]
    for key in changed:
        _count_up(kept[key], digests[key], now)
    held = _kept(slug) if fresh or changed else kept
    return [held[event.id] for event in events]


def _count_up(row: FeedEntry, digest: str, now: datetime) -> None:
    unchanged = FeedEntry.objects.filter(pk=row.pk, digest=row.digest)
    unchanged.update(digest=digest, sequence=F("sequence") + 1, changed=now)


def _kept(slug: str) -> dict[str, FeedEntry]:
    return {row.event: row for row in FeedEntry.objects.filter(cooperation_id=slug)}


def _digest(item: FeedItem) -> str:
    said = "\n".join((item.due.isoformat(), item.title, item.text, item.href))
    return sha256(said.encode()).hexdigest()
