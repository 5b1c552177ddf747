"""Who holds which role in a cooperation: given, ended, never deleted, all on record."""

from __future__ import annotations

from datetime import date

from django.db import models, transaction

from samverkan.accounts.models import User
from samverkan.accounts.selectors import get_person
from samverkan.accounts.services import invite_person
from samverkan.core.faults import Fault, FaultError
from samverkan.history.services import Ground, on_record
from samverkan.registry.models import Cooperation, Membership, Organisation
from samverkan.registry.people import ROLES, RoleGrant
from samverkan.registry.policies import ACTIONS, Actor, can_create, check_can_give_role
from samverkan.registry.rows import ROWS
from samverkan.statistics import official

MANAGERS = ACTIONS["manage_roles"][1]


def organisations_to_speak_for(slug: str) -> dict[str, str]:
    """The members of a cooperation and the parties to its agreements, name by row key: two queries."""
    members = Membership.objects.filter(cooperation=slug).values("organisation")
    parties = ROWS["parties"].objects.filter(cooperation=slug).exclude(organisation=None).values("organisation")
    rows = Organisation.objects.filter(models.Q(pk__in=members) | models.Q(pk__in=parties))
    return dict(sorted(((row.pk, organisation_title(row)) for row in rows), key=lambda entry: entry[1]))


def organisation_title(row: Organisation | None) -> str:
    """The name of an organisation; a municipality's stands in the official register."""
    if row is None:
        return ""
    return official().name(row.pk) if row.pk.isdigit() else row.as_record().name


@transaction.atomic
def give_role(
    *, slug: str | None, role: str, email: str, name: str = "", organisation: str = "", by: Actor, on: date,
    site_url: str, reason: str = "",
) -> RoleGrant:  # fmt: skip
    """Give a person a role from a day on, in a cooperation or, where ``slug`` is None, in the whole installation.

    Who is not known, or has no way in, is invited by e-mail once all is written. Raises PermissionDenied where ``by`` may
    not, FaultError with ``where`` the field concerned.
    """
    check_can_give_role(by, role, slug)
    organisation = organisation if role == "representative" else ""
    if role == "representative" and organisation not in organisations_to_speak_for(slug or ""):
        raise _fault("bad-organisation", "välj vilken medlem eller avtalspart personen företräder.", "organisation")
    person = _known(email, by) or _invited(email, name, by, site_url, _errand(slug, role, organisation))
    return enter_role(person, slug, role, organisation, on=on, by=by.name, reason=reason)


def enter_role(
    person: User, slug: str | None, role: str, organisation: str = "", *, on: date, by: str, reason: str = ""
) -> RoleGrant:
    """Write the role; the caller holds the transaction. FaultError where the person holds it already."""
    User.objects.select_for_update().get(pk=person.pk)
    grant = RoleGrant(user=person, cooperation_id=slug, role=role, organisation_id=organisation or None, since=on)
    held = RoleGrant.objects.filter(user=person, cooperation=slug, role=role, organisation=organisation or None)
    if held.filter(until=None).exists():
        raise _fault("role-held", f"{person} har redan rollen {ROLES[role].lower()}.", "email")
    with on_record(by=by, ground=Ground(reason=reason.strip())):
        grant.save(force_insert=True)
    return grant


def _known(email: str, by: Actor) -> User | None:
    """The person, where there is one with a way in."""
    person = get_person(email)
    if person is None:
        return None
    if not person.is_active and not can_create(by):
        text = "kontot är avstängt. Be installationens systemförvaltare släppa in personen igen."
        raise _fault("shut-out", text, "email")
    return person if has_way_in(person) else None


def has_way_in(person: User) -> bool:
    """Whether the person can sign in; who can't has a letter with a link to a password."""
    return person.is_active and bool(person.has_usable_password() or person.external_id)


def _errand(slug: str | None, role: str, organisation: str) -> str:
    """What the letter says that the person will do."""
    where = f"i {Cooperation.objects.get(slug=slug)}" if slug else "i hela installationen"
    whose = organisation_title(Organisation.objects.get(pk=organisation)) if organisation else ""
    return f"Du får rollen {ROLES[role].lower()}{f' för {whose}' if whose else ''} {where}."


def _invited(email: str, name: str, by: Actor, site_url: str, errand: str) -> User:
    if get_person(email) is None and not name.strip():
        raise _fault("no-name", "personen är ny här. Skriv namnet så som andra ska se det.", "name")
    try:
        return invite_person(email=email, name=name, by=by.user, site_url=site_url, errand=errand)
    except FaultError as error:
        raise FaultError([Fault(fault.code, fault.text, "email") for fault in error.faults]) from error


@transaction.atomic
def end_role(*, slug: str, grant: int, by: Actor, on: date, reason: str = "") -> RoleGrant:
    """End a role from the day on; the row stays. Raises RoleGrant.DoesNotExist, PermissionDenied where ``by`` may not,
    FaultError where nobody would be left to give roles."""
    held = RoleGrant.objects.select_for_update().filter(here(slug), until=None, role__in=[*ROLES])
    row = {one.pk: one for one in held}.get(grant)
    if row is None:
        raise RoleGrant.DoesNotExist
    check_can_give_role(by, row.role, row.cooperation_id)
    if row.role in MANAGERS and not _others_manage(row, slug):
        raise _fault("last-manager", _last(row, by), "")
    row.until = max(on, row.since)
    with on_record(by=by.name, ground=Ground(reason=reason.strip())):
        row.save(update_fields=["until"])
    return row


def here(slug: str) -> models.Q:
    """The roles that hold in a cooperation: its own and those of the whole installation."""
    return models.Q(cooperation=slug) | models.Q(cooperation=None)


def _others_manage(row: RoleGrant, slug: str) -> bool:
    # Demo people are no substitute for real ones, who are not shut out when others reach the pages.
    left = RoleGrant.objects.filter(until=None, user__is_active=True, user__is_demo=row.user.is_demo).exclude(pk=row.pk)
    if row.cooperation_id is None:
        return left.filter(cooperation=None).exists()
    return left.filter(here(slug), role__in=MANAGERS).exists()


def _last(row: RoleGrant, by: Actor) -> str:
    where = "i installationen" if row.cooperation_id is None else "som kan ge roller här"
    who = "du är" if row.user == by.user else f"{row.user} är"
    return f"{who} den enda {where}. Ge rollen {ROLES[row.role].lower()} till någon annan först."


def _fault(code: str, text: str, where: str) -> FaultError:
    return FaultError(Fault(code, text, where))
