"""A cooperation as its pages and reports read it: the case, those it refers to, the statistics, and what was worked out.

A snapshot belongs to the revisions it was read at. A page asks the database for the revisions (one query) and reads
the rows only where they have changed, so several processes agree whatever each remembers.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from threading import Lock
from typing import Any, TypeVar

from django.db import connection

from samverkan.core.checks import Finding, check_case
from samverkan.core.explain import Explanation
from samverkan.core.figures import explain_figure
from samverkan.core.keys import Statistics
from samverkan.core.periods import holds
from samverkan.core.records import RESOURCES, Case, Organisation, Source
from samverkan.registry.cases import read_case_rows
from samverkan.registry.models import Cooperation
from samverkan.registry.models import Organisation as Row
from samverkan.statistics import official
from samverkan.web.tables import order_key

T = TypeVar("T")
MOST = 128
"""Snapshots remembered in a process, and cases."""


@dataclass(frozen=True)
class Snapshot:
    """One cooperation at one revision. ``once`` works a result out the first time it is asked for. ``lent`` are
    organisations that the case names but a case that may not be seen describes."""

    case: Case
    referred: Mapping[str, Case]
    statistics: Statistics
    lent: tuple[Organisation, ...] = ()
    _results: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, key: Any, work: Callable[[], T]) -> T:
        """The result of ``work`` under ``key``, worked out once for this revision."""
        if key not in self._results:
            self._results[key] = work()
        result: T = self._results[key]
        return result

    def findings(self, on: date) -> tuple[Finding, ...]:
        """Every finding of the checks as of the day."""
        return self.once(
            ("findings", on),
            lambda: check_case(self.case, referred=self.referred, statistics=self.statistics, on=on),
        )

    def figure(self, figure_id: str, on: date) -> Explanation:
        """How a computed figure came to be. Raises FaultError for an unknown figure."""
        return self.once(
            ("figure", figure_id, on),
            lambda: explain_figure(self.case, figure_id, referred=self.referred, statistics=self.statistics, on=on),
        )

    def organisations(self) -> Mapping[str, Organisation]:
        """The organisations by key: those of the case and of the cases it refers to; municipalities by code are in the
        register (see ``organisation_name``)."""
        return self.once("organisations", self._organisations)

    def _organisations(self) -> dict[str, Organisation]:
        rows = {row.id: row for row in self.lent}
        rows |= {row.id: row for other in self.referred.values() for row in other.organisations}
        return rows | {row.id: row for row in self.case.organisations}

    def organisation_name(self, key: str) -> str:
        """The name of an organisation or, by four-digit code, a municipality."""
        return self.statistics.name(key) if key.isdigit() else self.organisations()[key].name

    def sources(self) -> Mapping[str, Source]:
        """The case's sources by key."""
        return self.once("sources", lambda: {row.id: row for row in self.case.sources})

    def members(self, on: date, kinds: tuple[str, ...] = ("medlem",)) -> tuple[str, ...]:
        """Keys of the organisations that belong on the day, in code order."""
        rows = (row for row in self.case.memberships if row.kind in kinds and holds(row.since, row.until, on))
        return tuple(sorted(row.organisation for row in rows))


_kept: OrderedDict[tuple[Any, ...], Snapshot] = OrderedDict()
_cases: OrderedDict[tuple[str, Any], Case] = OrderedDict()
_lock = Lock()


class Cooperations(dict[str, Cooperation]):
    """Every cooperation by slug, in the order of their titles, as their rows were at ``stamp``. Shared by threads, so no
    reader changes a row. ``once`` works out what follows from the rows of all of them."""

    def __init__(self, rows: Iterable[Cooperation], stamp: str, marks: Mapping[str, str] | None = None) -> None:
        super().__init__((row.slug, row) for row in rows)
        self.stamp, self.marks = stamp, marks or {}
        self._results: dict[Any, Any] = {}

    def once(self, key: Any, work: Callable[[], T]) -> T:
        """The result of ``work`` under ``key``, worked out once until something is written somewhere."""
        if key not in self._results:
            self._results[key] = work()
        result: T = self._results[key]
        return result


_latest = Cooperations((), "")


def get_cooperations() -> Cooperations:
    """Every cooperation as it stands: one query for a stamp of the rows, two more where some have changed."""
    global _latest  # noqa: PLW0603 - what this process last read
    latest, stamp = _latest, _stamp()
    if latest.stamp != stamp:
        # Rows written between the queries only make the next reader ask again.
        marks = _marks()
        changed = [slug for slug, mark in marks.items() if latest.marks.get(slug) != mark]
        fresh = {row.slug: row for row in Cooperation.objects.filter(slug__in=changed)}
        found = {slug: row for slug in marks if (row := fresh.get(slug) or latest.get(slug)) is not None}
        rows = _in_order(found, latest)
        _latest = latest = Cooperations(rows, stamp, {row.slug: marks[row.slug] for row in rows})
    return latest


def _in_order(found: Mapping[str, Cooperation], latest: Cooperations) -> list[Cooperation]:
    """By title; most often a revision is all that is new, and then they stand as they stood."""
    if found.keys() == latest.keys() and all(row.title == latest[slug].title for slug, row in found.items()):
        return [found[slug] for slug in latest]
    return sorted(found.values(), key=lambda row: (order_key(row.title), row.slug))


def _marks() -> dict[str, str]:
    """A fingerprint of each row, so that only those that were written are read."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT slug, md5(c::text) FROM registry_cooperation c")
        return dict(cursor.fetchall())


def _stamp() -> str:
    """A fingerprint of all rows whole: nothing that is written in them can be missed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT md5(string_agg(c::text, ' ' ORDER BY slug)) FROM registry_cooperation c")
        (stamp,) = cursor.fetchone()
    return stamp or "none"


def get_snapshot(slug: str, cooperations: Mapping[str, Cooperation] | None = None) -> Snapshot:
    """The cooperation as it stands, with those of ``cooperations`` that it refers to; they save the query where the caller
    has asked. Raises KeyError."""
    known = get_cooperations() if cooperations is None else cooperations
    wanted = (slug, *known[slug].refers)
    stamp = tuple((name, known[name].revision) for name in wanted if name in known)
    with _lock:
        if stamp in _kept:
            _kept.move_to_end(stamp)
            return _kept[stamp]
    snapshot = _read(slug, known)
    with _lock:
        _kept[stamp] = snapshot
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return snapshot


def _read(slug: str, cooperations: Mapping[str, Cooperation]) -> Snapshot:
    case = _case(cooperations[slug])
    others = {other: _case(cooperations[other]) for other in case.refers if other in cooperations}
    absent = [other for other in case.refers if other not in cooperations]
    if not absent:
        return Snapshot(case, others, official())
    return Snapshot(_without(case, absent), others, official(), _lent(case, absent))


def _case(row: Cooperation) -> Case:
    """The cooperation at its revision, read once: a change of one is no reason to read those that it refers to again."""
    key = (row.slug, row.revision)
    with _lock:
        if key in _cases:
            _cases.move_to_end(key)
            return _cases[key]
    case = read_case_rows(row)
    with _lock:
        _cases[key] = case
        while len(_cases) > MOST:
            _cases.popitem(last=False)
    return case


def _without(case: Case, absent: Sequence[str]) -> Case:
    """The case without the rows of printed comparisons that only a case that is not there can answer for."""
    compared = {table.id for table in case.tables if table.kind == "jamforelse"}
    cells = tuple(cell for cell in case.cells if not (cell.table in compared and cell.row in absent))
    return replace(case, cells=cells)


def _lent(case: Case, absent: Sequence[str]) -> tuple[Organisation, ...]:
    rows_of = {resource: getattr(case, resource) for resource in RESOURCES if resource != "cooperation"}
    refers = {resource: _organisation_fields(resource) for resource in rows_of}
    named = {getattr(row, name) for resource, rows in rows_of.items() for row in rows for name in refers[resource]}
    rows = Row.objects.filter(cooperation__in=absent, key__in=named).order_by("cooperation", "position")
    return tuple(row.as_record() for row in rows)


def _organisation_fields(resource: str) -> list[str]:
    return [item.name for item in fields(RESOURCES[resource]) if item.metadata.get("ref") == "organisations"]
