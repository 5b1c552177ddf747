"""Lists over many cooperations, in a fixed number of queries whatever their number.

A page of a list shows at most ``PER_PAGE``. What it says of each comes from a glimpse: a snapshot of the case with only the
kinds of record that lists need (``GLIMPSED``), worked on by the same rules as the whole.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Collection, Mapping, Sequence
from threading import Lock
from typing import Any

from django.db import connection
from django.db.models import Model, Value
from psycopg import sql

from samverkan.core.members import TAKES_PART
from samverkan.core.records import Case
from samverkan.registry.models import Cooperation, FormPeriod, Membership, Organisation, RuleText, Succession
from samverkan.registry.rows import ROWS
from samverkan.registry.snapshots import Cooperations, Snapshot
from samverkan.statistics import official
from samverkan.web.frame import Choice

PER_PAGE = 50
SWITCHED = 12
"""Cooperations in the switcher at the top of a page."""
GLIMPSED = ("cooperation", "forms", "successions", "memberships", "organisations")
MOST = 2048
"""Glimpses remembered in a process."""
_kept: OrderedDict[tuple[str, str], Snapshot] = OrderedDict()
_lock = Lock()


def get_glimpses(slugs: Sequence[str], cooperations: Mapping[str, Cooperation]) -> tuple[Snapshot, ...]:
    """A glimpse of each, in the order asked for; at most one query a kind of record and one for organisations that other
    cooperations describe."""
    wanted = {slug: (slug, str(cooperations[slug].revision)) for slug in slugs}
    with _lock:
        found = {slug: _kept[key] for slug, key in wanted.items() if key in _kept}
    missing = [slug for slug in wanted if slug not in found]
    if missing:
        read = _read([cooperations[slug] for slug in missing])
        found |= read
        with _lock:
            _kept.update({wanted[slug]: glimpse for slug, glimpse in read.items()})
            while len(_kept) > MOST:
                _kept.popitem(last=False)
    return tuple(found[slug] for slug in slugs)


def _read(cooperations: Sequence[Cooperation]) -> dict[str, Snapshot]:
    slugs = [row.slug for row in cooperations]
    rows: dict[str, dict[str, list[Any]]] = {resource: defaultdict(list) for resource in GLIMPSED}
    for resource in GLIMPSED:
        for row in ROWS[resource].objects.filter(cooperation__in=slugs).order_by("cooperation", "position"):
            rows[resource][row.cooperation_id].append(row)
    lent = _lent(rows["memberships"])
    return {row.slug: _glimpse(row, {name: rows[name][row.slug] for name in GLIMPSED}, lent) for row in cooperations}


def _glimpse(row: Cooperation, rows: Mapping[str, Sequence[Any]], lent: Mapping[str, Any]) -> Snapshot:
    records: dict[str, Any] = {name: tuple(one.as_record() for one in found) for name, found in rows.items()}
    (head,) = records.pop("cooperation")
    case = Case(slug=row.slug, title=row.title, refers=tuple(row.refers), cooperation=head, **records)
    others = {one.organisation_id for one in rows["memberships"]} & lent.keys()
    return Snapshot(case, {}, official(), tuple(lent[pk] for pk in sorted(others)))


def _lent(memberships: Mapping[str, Sequence[Any]]) -> dict[str, Any]:
    """Organisations that belong but that another case describes."""
    named = {
        row.organisation_id
        for slug, rows in memberships.items()
        for row in rows
        if "/" in row.organisation_id and not row.organisation_id.startswith(f"{slug}/")
    }
    return {row.pk: row.as_record() for row in Organisation.objects.filter(pk__in=named)} if named else {}


def connected(slug: str, seen: Collection[str], known: Cooperations) -> tuple[str, ...]:
    """The cooperation and all those before and after it among ``seen``, with those that say so of them."""
    steps = [step for step in _successions(known) if step[0] in seen]
    found, waiting = {slug}, [slug]
    while waiting:
        here = waiting.pop()
        near = {name for step in steps if here in step[1:] for name in step if name in seen} - found
        found |= near
        waiting += near
    return tuple(name for name in known if name in found)


def followed(seen: Collection[str], known: Cooperations) -> frozenset[str]:
    """Those that another one has followed, as some of ``seen`` says."""
    return frozenset(before for said_by, before, _ in _successions(known) if said_by in seen)


def _successions(known: Cooperations) -> tuple[tuple[str, str, str], ...]:
    rows = Succession.objects.values_list("cooperation_id", "predecessor", "successor")
    return known.once("successions", lambda: tuple(rows))


def sharing(organisation: str, name: str, known: Cooperations) -> tuple[str, ...]:
    """The cooperations to which the organisation belongs or has belonged: a municipality by its code, another by its
    name, as each case has a key of its own for it."""
    by = {"organisation": organisation} if organisation.isdigit() else {"organisation__name": name}
    rows = Membership.objects.filter(**by).values_list("cooperation_id", flat=True).distinct()
    found = known.once(("sharing", *by.values()), lambda: frozenset(rows))
    return tuple(slug for slug in known if slug in found)


FORM, COUNTY = "form", "lan"
Marks = Mapping[str, frozenset[str]]


def marks_of(known: Cooperations) -> Mapping[str, Marks]:
    """What each cooperation is found by, by slug, one query: under ``FORM`` the legal forms that it has or has had, less
    differing claims; under ``COUNTY`` the counties (two digits) of its municipal members and parties, past ones too."""
    return known.once("marks", _marks)


def _marks() -> dict[str, dict[str, frozenset[str]]]:
    forms = FormPeriod.objects.filter(alternative=False).values_list("cooperation_id", Value(FORM), "form")
    taking_part = Membership.objects.filter(kind__in=TAKES_PART)
    belonging = taking_part.values_list("cooperation_id", Value(COUNTY), "organisation_id")
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: {FORM: set(), COUNTY: set()})
    for slug, mark, value in forms.order_by().union(belonging.order_by()):
        if mark == FORM or value.isdigit():  # organisations that a case describes have other keys than municipalities
            found[slug][mark].add(value if mark == FORM else value[:2])
    return {slug: {mark: frozenset(values) for mark, values in marks.items()} for slug, marks in found.items()}


def fullness(slugs: Sequence[str], known: Cooperations) -> Mapping[str, int]:
    """How much is known of each: its rows of every kind, one query."""
    return known.once(("fullness", tuple(slugs)), lambda: _count(list(slugs)))


def _count(slugs: list[str]) -> dict[str, int]:
    one = sql.SQL("SELECT cooperation_id FROM {} WHERE cooperation_id = ANY(%(slugs)s)")
    models: list[type[Model]] = [*ROWS.values(), RuleText]
    tables = (one.format(sql.Identifier(model._meta.db_table)) for model in models)
    every = sql.SQL("SELECT cooperation_id, count(*) FROM ({}) rows GROUP BY 1").format(
        sql.SQL(" UNION ALL ").join(tables)
    )
    with connection.cursor() as cursor:
        cursor.execute(every, {"slugs": slugs})
        return dict(cursor.fetchall())


def switcher(current: str, seen: Mapping[str, Cooperation], own: Collection[str]) -> tuple[Choice, ...]:
    """What the switcher offers: all where they are few; else this one, those where the reader has a role, those that it
    refers to or that refer to it, then others by title. In the order of titles."""
    near = {current, *seen[current].refers}

    def distance(row: Cooperation) -> tuple[bool, ...]:
        return row.slug != current, row.slug not in own, row.slug not in near, current not in row.refers

    nearest = {row.slug for row in sorted(seen.values(), key=distance)[:SWITCHED]}
    return tuple(Choice(row.slug, row.title, f"/{row.slug}/") for row in seen.values() if row.slug in nearest)
