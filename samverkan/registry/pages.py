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
from samverkan.registry.models import Cooperation
from samverkan.registry.policies import NOBODY, Actor, can, can_view_cooperation, check_can_view_cooperation
from samverkan.registry.sections import sections
from samverkan.registry.snapshots import Snapshot, get_cooperations, get_snapshot
from samverkan.web.frame import Choice, Frame, day_seen


@dataclass(frozen=True, slots=True)
class Page:
    """A page being made: ``on`` is the day it is seen on."""

    request: HttpRequest
    snapshot: Snapshot
    frame: Frame
    on: date
    cooperations: Mapping[str, Cooperation]
    actor: Actor = NOBODY

    def can(self, action: str) -> bool:
        """Whether the reader may do an action here (``policies.ACTIONS``)."""
        return can(self.actor, action, self.frame.slug)

    def published(self) -> tuple[Snapshot, ...]:
        """Every cooperation that one may see here, this one among them; read anew only where it has changed."""
        shown = (row.slug for row in self.cooperations.values() if can_view_cooperation(row, self.actor))
        return tuple(get_snapshot(slug, self.cooperations) for slug in shown)

    @property
    def case(self) -> Case:
        """The cooperation's facts."""
        return self.snapshot.case

    def render(self, template: str, **context: Any) -> HttpResponse:
        """The page as a response; ``frame``, ``page`` and ``case`` are always there."""
        return render(
            self.request,
            template,
            {"frame": self.frame, "page": self, "case": self.case, "actor": self.actor, **context},
        )


View = Callable[..., HttpResponse]
"""A view of a page takes the page, then what the address names; as an address it takes a request and the slug."""


def cooperation_page(section: str) -> Callable[[View], View]:
    """Make a view of ``view(page, **named)``: opens the cooperation that the address names as the policy allows, on the
    day asked for, in its section. The middleware makes a page of a fault (a bad date, an unknown figure)."""

    def decorate(view: View) -> View:
        @wraps(view)
        def respond(request: HttpRequest, slug: str, **named: Any) -> HttpResponse:
            return view(open_page(request, slug, section), **named)

        return respond

    return decorate


def open_page(request: HttpRequest, slug: str, section: str) -> Page:
    """The page of a cooperation. Raises Http404 where it does not exist or may not be seen, FaultError on a bad date."""
    cooperations = get_cooperations()
    if slug not in cooperations:
        raise Http404("Samverkan finns inte.")
    actor = get_actor(request)
    check_can_view_cooperation(cooperations[slug], actor)
    snapshot = get_snapshot(slug, cooperations)
    today = timezone.localdate()
    head = snapshot.case.cooperation
    on, given = day_seen(request, reference=head.reference_date, today=today)
    frame = Frame(
        cooperation=head.short_name,
        slug=slug,
        on=on,
        on_given=given,
        sections=sections(snapshot, on),
        current=section,
        choices=[
            Choice(other.slug, other.title, f"/{other.slug}/")
            for other in cooperations.values()
            if can_view_cooperation(other, actor)
        ],
        today=today,
    )
    return Page(request, snapshot, frame, on, cooperations, actor)
