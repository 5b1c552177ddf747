"""What every page of a cooperation starts from: the policy, the day, the snapshot and the frame."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from samverkan.core.records import Case
from samverkan.registry.actors import get_actor
from samverkan.registry.directory import connected, get_glimpses, sharing, switcher
from samverkan.registry.figures import sections_of_figure
from samverkan.registry.followed import without_dead_links
from samverkan.registry.models import Cooperation
from samverkan.registry.policies import (
    NOBODY,
    Actor,
    can,
    can_read,
    can_view_cooperation,
    can_view_section,
    check_can,
    check_can_view_cooperation,
    check_can_view_section,
)
from samverkan.registry.reuse import known_cooperations, reusable
from samverkan.registry.sections import own_sections, sections
from samverkan.registry.snapshots import Cooperations, Snapshot, get_snapshot
from samverkan.web.frame import Frame, Section, day_seen


@dataclass(frozen=True, slots=True)
class Page:
    """A page being made: ``on`` is the day it is seen on, ``cooperations`` are those that the reader may see, of ``known``."""

    request: HttpRequest
    snapshot: Snapshot
    frame: Frame
    on: date
    cooperations: Mapping[str, Cooperation]
    known: Cooperations
    actor: Actor = NOBODY

    def can(self, action: str) -> bool:
        """Whether the reader may do an action here (``policies.ACTIONS``)."""
        return can(self.actor, action, self.frame.slug)

    def check_can(self, action: str) -> None:
        """Raises PermissionDenied where the reader may not do the action here; one not signed in is led to sign in."""
        check_can(self.actor, action, self.frame.slug)

    def reads(self, resource: str) -> bool:
        """Whether the reader may read a kind of record row by row (``policies.PRIVATE``)."""
        return can_read(self.actor, resource, self.frame.slug)

    def shows(self, section: str) -> bool:
        """Whether the reader may see a section of this cooperation."""
        return can_view_section(self.cooperations[self.frame.slug], section, self.actor)

    def shows_figure(self, figure: str) -> bool:
        """Whether the reader may see a computed figure: some section that shows it is one."""
        return any(self.shows(section) for section in sections_of_figure(figure))

    def before_and_after(self) -> tuple[Snapshot, ...]:
        """This cooperation and those before and after it whose section of this name one may see, whole."""
        return tuple(get_snapshot(slug, self.cooperations) for slug in self._connected())

    def before_and_after_glimpsed(self) -> tuple[Snapshot, ...]:
        """The same as glimpses (``directory``)."""
        return get_glimpses(self._connected(), self.cooperations)

    def sharing(self, organisation: str, name: str) -> tuple[Snapshot, ...]:
        """Glimpses of the cooperations to which the organisation belongs, where one may see the section of this name."""
        seen = self._open()
        return get_glimpses(
            [slug for slug in sharing(organisation, name, self.known) if slug in seen], self.cooperations
        )

    def _connected(self) -> tuple[str, ...]:
        return connected(self.frame.slug, self._open(), self.known)

    def _open(self) -> frozenset[str]:
        rows = self.cooperations.values()
        return frozenset(row.slug for row in rows if can_view_section(row, self.frame.current, self.actor))

    @property
    def case(self) -> Case:
        """The cooperation's facts."""
        return self.snapshot.case

    def render(self, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
        """The page as a response; ``frame``, ``page`` and ``case`` are always there."""
        shown = {"frame": self.frame, "page": self, "case": self.case, "actor": self.actor, **context}
        return reusable(render(self.request, template, shown, status=status))


View = Callable[..., HttpResponse]
"""A view of a page takes the page, then what the address names; as an address it takes a request and the slug."""


def cooperation_page(section: str) -> Callable[[View], View]:
    """Make a view of ``view(page, **named)``: opens the cooperation that the address names as the policy allows, on the
    day asked for, in its section. Links that the reader can't follow are plain text. The middleware makes a page of a fault (a bad date, an unknown figure)."""

    def decorate(view: View) -> View:
        @wraps(view)
        def respond(request: HttpRequest, slug: str, **named: Any) -> HttpResponse:
            page = open_page(request, slug, section)
            return without_dead_links(view(page, **named), page.known, page.actor)

        respond.section = section  # type: ignore[attr-defined]
        return respond

    return decorate


def open_page(request: HttpRequest, slug: str, section: str) -> Page:
    """The page of a cooperation. Raises Http404 where it does not exist or it or the section may not be seen, FaultError
    on a bad date."""
    actor = get_actor(request)
    known = known_cooperations(request)
    if slug not in known:
        raise Http404("Samverkan finns inte.")
    check_can_view_cooperation(known[slug], actor)
    check_can_view_section(known[slug], section, actor)
    # What one may not see is not there, for this page or for those that it refers to.
    cooperations = {row.slug: row for row in known.values() if can_view_cooperation(row, actor)}
    snapshot = get_snapshot(slug, cooperations)
    today = timezone.localdate()
    on, given = day_seen(request, reference=snapshot.case.cooperation.reference_date, today=today)
    frame = Frame(
        cooperation=snapshot.case.cooperation.short_name,
        slug=slug,
        on=on,
        on_given=given,
        sections=_sections(snapshot, on, known[slug], actor),
        current=section,
        choices=switcher(slug, cooperations, actor.cooperations()),
        all_choices=len(cooperations),
        today=today,
    )
    return Page(request, snapshot, frame, on, cooperations, known, actor)


def _sections(snapshot: Snapshot, on: date, cooperation: Cooperation, actor: Actor) -> tuple[Section, ...]:
    shown = [one for one in sections(snapshot, on) if can_view_section(cooperation, one.key, actor)]
    open_to_all = {one.key for one in shown}
    return (*shown, *(one for one in own_sections(actor, cooperation.slug) if one.key not in open_to_all))
