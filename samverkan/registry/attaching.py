"""What the roles say with accounts: who must have a second factor, and what an employer's sign-in gives."""

from __future__ import annotations

import re

from django.db import transaction
from django.utils import timezone

from samverkan.accounts import audit
from samverkan.accounts.affiliation import register_attacher
from samverkan.accounts.models import User
from samverkan.accounts.second_factor import register_need
from samverkan.core.faults import FaultError
from samverkan.registry.actors import actor_of
from samverkan.registry.models import Cooperation, Organisation
from samverkan.registry.people import RoleGrant
from samverkan.registry.persons import enter_role, organisations_to_speak_for
from samverkan.registry.policies import Actor, can
from samverkan.registry.sections import register_own_section
from samverkan.web.frame import Section

SIGN_IN = "arbetsgivarens inloggning"
"""What the record says gave the role."""


def enter_people() -> None:
    """Enter what the roles say with accounts, and the sections of those who manage them."""
    register_need(needs_second_factor)
    register_attacher(attach_by_orgnr)
    register_own_section("personer", 300, _people)
    register_own_section("publicering", 310, _publication)


def _people(actor: Actor, slug: str) -> Section | None:
    return Section("personer", "Personer", f"/{slug}/personer/") if can(actor, "manage_roles", slug) else None


def _publication(actor: Actor, slug: str) -> Section | None:
    return Section("publicering", "Publicering", f"/{slug}/publicering/") if can(actor, "publish", slug) else None


def needs_second_factor(user: User) -> bool:
    """Everyone with a role that holds today."""
    return bool(actor_of(user).grants)


@transaction.atomic
def attach_by_orgnr(user: User, orgnr: str) -> None:
    """The person has signed in from the organisation with the number: where an administrator has said so, and it is a
    member or a party, the person becomes its representative. A role that was ended is not given again."""
    audit.record("affiliated", user, orgnr=orgnr)
    keys = _organisations(orgnr)
    if not keys:
        return
    for slug in Cooperation.objects.filter(attach_by_orgnr=True).values_list("slug", flat=True):
        for key in sorted(keys & organisations_to_speak_for(slug).keys()):
            _attach(user, slug, key, orgnr)


def _organisations(orgnr: str) -> set[str]:
    """The row keys of the organisations with the number, however it is written."""
    rows = Organisation.objects.exclude(orgnr="").values_list("pk", "orgnr")
    return {key for key, written in rows if re.sub(r"\D", "", written)[-10:] == orgnr}


def _attach(user: User, slug: str, organisation: str, orgnr: str) -> None:
    held = RoleGrant.objects.filter(user=user, cooperation=slug, role="representative", organisation=organisation)
    if held.exists():
        return
    reason = f"Inloggad från organisationsnummer {orgnr[:6]}-{orgnr[6:]}."
    try:
        enter_role(user, slug, "representative", organisation, on=timezone.localdate(), by=SIGN_IN, reason=reason)
    except FaultError:
        return  # another sign-in of the same person gave it meanwhile
