"""A new cooperation: the case that the guide's answers say, and its entry with the first roles, all or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from samverkan.core.faults import Fault, FaultError
from samverkan.core.records import (
    Area,
    Arena,
    Case,
    Cooperation,
    FormPeriod,
    Membership,
    Organ,
    Organisation,
    Placement,
    Source,
)
from samverkan.exchange.new_words import AREAS, form_choices
from samverkan.formats.cases import row_faults
from samverkan.registry import models, persons
from samverkan.registry.editing.keys import free_key
from samverkan.registry.policies import Actor, can_view_cooperation, check_can_create
from samverkan.registry.rows import ROWS
from samverkan.registry.services import save_case
from samverkan.statistics import official

SOURCE = "eget-register"
COPIED = ("areas", "arenas", "organs")


@dataclass(frozen=True, slots=True)
class Answers:
    """What the guide was told. ``others`` are organisations by name and kind, ``areas`` names of new areas; ``copied`` is the body
    whose ``parts`` are copied."""

    slug: str
    name: str
    short_name: str
    form: str
    since: date
    members: Sequence[str]
    others: Sequence[tuple[str, str]]
    areas: Sequence[str]
    copied: Case | None
    parts: Sequence[str]
    source_title: str
    source_kind: str
    source_dated: str = ""


@dataclass(frozen=True, slots=True)
class Director:
    """Who is invited to lead the work."""

    email: str
    name: str


def bodies_to_copy(known: Mapping[str, models.Cooperation], actor: Actor) -> dict[str, str]:
    """The cooperations that the person may see and that have something to copy, title by slug: a query for each kind."""
    holding = {slug for kind in COPIED for slug in ROWS[kind].objects.values_list("cooperation", flat=True).distinct()}
    return {slug: row.title for slug, row in known.items() if slug in holding and can_view_cooperation(row, actor)}


def build_case(answers: Answers, on: date) -> Case:
    """The case that the answers say. A cooperation whose first day is after ``on`` opens on that day."""
    own = _own_organisation(answers)
    others = _others(answers, {row.id for row in own})
    cooperation = Cooperation(
        id=answers.slug, name=answers.name, short_name=answers.short_name, organisation=own[0].id if own else "",
        since=answers.since, reference_date=answers.since if answers.since > on else None, source=SOURCE,
    )  # fmt: skip
    case = Case(
        slug=answers.slug, title=answers.name, cooperation=cooperation,
        sources=(Source(id=SOURCE, title=answers.source_title, kind=answers.source_kind, dated=answers.source_dated),),
        organisations=(*own, *others),
        forms=(FormPeriod(id=answers.form, form=answers.form, since=answers.since, source=SOURCE),),
        memberships=tuple(_memberships(answers, others)),
        areas=tuple(_areas(answers.areas)),
    )  # fmt: skip
    return _with_copies(case, answers) if answers.copied else case


def _own_organisation(answers: Answers) -> tuple[Organisation, ...]:
    form = next(form for form in form_choices() if form.id == answers.form)
    if not form.legal_person:
        return ()
    own = Organisation(
        id=answers.slug, name=answers.name, kind="samverkan", case=answers.slug, since=answers.since, source=SOURCE
    )
    return (own,)


def _others(answers: Answers, taken: set[str]) -> tuple[Organisation, ...]:
    rows = []
    for name, kind in answers.others:
        key = free_key(name, taken, "organisations")
        taken.add(key)
        rows.append(Organisation(id=key, name=name, kind=kind, source=SOURCE))
    return tuple(rows)


def _memberships(answers: Answers, others: Sequence[Organisation]) -> Sequence[Membership]:
    named = [(code, official().name(code)) for code in answers.members] + [(row.id, row.name) for row in others]
    taken: set[str] = set()
    rows = []
    for organisation, name in named:
        key = free_key(name, taken, "memberships")
        taken.add(key)
        rows.append(Membership(id=key, organisation=organisation, kind="medlem", since=answers.since, source=SOURCE))
    return rows


def _areas(names: Sequence[str]) -> Sequence[Area]:
    keys = {name: key for key, name in AREAS.items()}
    taken: set[str] = set()
    rows = []
    for name in names:
        key = free_key(keys.get(name, name), taken, "areas")
        taken.add(key)
        rows.append(Area(id=key, name=name, kind="prioriterat", source=SOURCE))
    return rows


def _with_copies(case: Case, answers: Answers) -> Case:
    """The structure of another body: no money, no people, none of its organisations; every row says where it comes from."""
    other = answers.copied
    assert other is not None  # noqa: S101 - the caller asks
    marks: dict[str, Any] = {"source": SOURCE, "place": f"kopierad från {other.cooperation.name}", "note": ""}
    areas = {row.id for row in other.areas if not row.lapsed} if "areas" in answers.parts else set[str]()
    made: dict[str, Any] = {"areas": tuple(_copied_area(row, areas, marks) for row in other.areas if row.id in areas)}
    if "arenas" in answers.parts:
        made["arenas"] = tuple(_copied_arena(row, marks) for row in other.arenas)
        made["placements"] = tuple(_copied_placement(row, marks) for row in other.placements if row.area in areas)
    if "organs" in answers.parts:
        made["organs"] = tuple(_copied_organ(row, marks) for row in other.organs)
    return replace(case, **made)


def _copied_area(row: Area, kept: set[str], marks: Mapping[str, Any]) -> Area:
    parent, priority = (key if key in kept else "" for key in (row.parent, row.priority))
    return replace(row, parent=parent, priority=priority, owner="", **marks)


def _copied_arena(row: Arena, marks: Mapping[str, Any]) -> Arena:
    return replace(row, convener="", organisation="", **marks)


def _copied_placement(row: Placement, marks: Mapping[str, Any]) -> Placement:
    return replace(row, printed="", **marks)


def _copied_organ(row: Organ, marks: Mapping[str, Any]) -> Organ:
    return replace(row, seats=None, **marks)


@transaction.atomic
def create_cooperation(case: Case, *, director: Director | None, by: Actor, on: date, site_url: str) -> None:
    """Enter a new cooperation, seen by those with a role in it alone. Who makes it becomes its administrator, and its director as
    well where nobody else is invited.

    Raises PermissionDenied, FaultError with ``where`` the field concerned; one with the code ``mail`` comes when all is written but
    the invitation could not be sent.
    """
    check_can_create(by)
    if wrong := list(row_faults(case, {})):
        raise FaultError([fault.fault() for fault in wrong])
    _reserve(case)
    save_case(case, published=False, by=by.name)
    reason = "Lade upp samverkan."
    persons.enter_role(by.user, case.slug, "administrator", on=on, by=by.name, reason=reason)
    if director is None or director.email.strip().lower() == by.name:
        persons.enter_role(by.user, case.slug, "director", on=on, by=by.name, reason=reason)
    else:
        persons.give_role(
            slug=case.slug, role="director", email=director.email, name=director.name, by=by, on=on, site_url=site_url,
            reason=reason,
        )  # fmt: skip


def _reserve(case: Case) -> None:
    """Take the address; of two who ask at once, one gets it."""
    try:
        with transaction.atomic():
            models.Cooperation.objects.create(slug=case.slug, title=case.title, published=False)
    except IntegrityError:
        text = f"adressen {case.slug} har just tagits av någon annan. Välj en annan."
        raise FaultError(Fault("slug-taken", text, "slug")) from None
