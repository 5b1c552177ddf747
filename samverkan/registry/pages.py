"""What every page of a cooperation starts from: the policy, the day, the snapshot and the frame."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from samverkan.core.faults import FaultError
from samverkan.core.records import Case
from samverkan.registry.policies import can_view_cooperation, check_can_view_cooperation
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

    @property
    def case(self) -> Case:
        """The cooperation's facts."""
        return self.snapshot.case

    def render(self, template: str, **context: Any) -> HttpResponse:
        """The page as a response; ``frame``, ``page`` and ``case`` are always there."""
        return render(self.request, template, {"frame": self.frame, "page": self, "case": self.case, **context})


View = Callable[..., HttpResponse]
"""A view of a page takes the page, then what the address names; as an address it takes a request and the slug."""


def cooperation_page(section: str) -> Callable[[View], View]:
    """Make a view of ``view(page, **named)``: opens the cooperation that the address names as the policy allows, on the
    day asked for, in its section. A fault (a bad date, an unknown figure) becomes a page that says so, status 400."""

    def decorate(view: View) -> View:
        @wraps(view)
        def respond(request: HttpRequest, slug: str, **named: Any) -> HttpResponse:
            try:
                return view(open_page(request, slug, section), **named)
            except FaultError as error:
                return fault_response(request, error)

        return respond

    return decorate


def open_page(request: HttpRequest, slug: str, section: str) -> Page:
    """The page of a cooperation. Raises Http404 where it does not exist or may not be seen, FaultError on a bad date."""
    cooperations = get_cooperations()
    if slug not in cooperations:
        raise Http404("Samverkan finns inte.")
    check_can_view_cooperation(cooperations[slug])
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
            if can_view_cooperation(other)
        ],
        today=today,
    )
    return Page(request, snapshot, frame, on)


def fault_response(request: HttpRequest, error: FaultError) -> HttpResponse:
    """A page that says what is wrong and what to write instead."""
    return render(request, "web/fault.html", {"faults": error.faults}, status=400)
