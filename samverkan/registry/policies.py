"""Who may do what. Pairs: ``check_can_x`` raises with the reason, ``can_x`` hides the button. The default is no.

A role is a row of the register (``people.RoleGrant``), read once a request into an :class:`Actor`. The table of role × action in
the documentation is made from :data:`ACTIONS`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404

from samverkan.registry.models import Cooperation
from samverkan.registry.people import ROLES

PUBLIC = "public"
STAFF = ("director", "economist", "coordinator", "investigator")

ACTIONS: dict[str, tuple[str, frozenset[str]]] = {
    "view": ("Läsa en samverkan som inte är publicerad",
             frozenset({"administrator", *STAFF, "representative", "auditor"})),
    "view_changes": ("Läsa ändringar", frozenset({"administrator", *STAFF, "representative", "auditor"})),
    "view_staff_drafts": ("Läsa personalens utkast", frozenset({"administrator", *STAFF, "auditor"})),
    "view_secret": ("Läsa handlingar med sekretess", frozenset({"administrator", "director", "auditor"})),
    "edit_register": ("Ändra registret: samverkan, former, medlemmar, områden, organisationer, källor, styrdokument",
                      frozenset({"administrator", "director", "coordinator"})),
    "edit_agreements": ("Ändra avtal, parter och vad som hänger på dem",
                        frozenset({"administrator", "director", "coordinator"})),
    "edit_arenas": ("Ändra arenor och projekt", frozenset({"administrator", "director", "coordinator"})),
    "edit_economy": ("Ändra budget, utfall, externa medel och tjänster",
                     frozenset({"administrator", "director", "economist"})),
    "decide_economy": ("Besluta avgift, budget och delar av avsatta medel",
                       frozenset({"administrator", "director"})),
    "attest": ("Attestera avräkning och fakturor", frozenset({"director", "economist"})),
    "invoice": ("Göra fakturor och kreditfakturor", frozenset({"administrator", "director", "economist"})),
    "view_books": ("Läsa inläst bokföring, mellanhavanden och alla medlemmars fakturor",
                   frozenset({"administrator", *STAFF, "auditor"})),
    "view_account": ("Läsa mellanhavandet med den medlem man företräder",
                     frozenset({"administrator", *STAFF, "representative", "auditor"})),
    "reopen_year": ("Öppna ett stängt år igen", frozenset({"administrator"})),
    "investigate": ("Utreda: göra alternativ, fastställa dem och ge ut beslutsunderlag",
                    frozenset({"administrator", "director", "investigator"})),
    "judge_findings": ("Bedöma kontrollanmärkningar",
                       frozenset({"administrator", "director", "economist", "investigator"})),
    "write_drafts": ("Skriva egna utkast", frozenset({"administrator", *STAFF, "representative"})),
    "upload": ("Lägga till handlingar", frozenset({"administrator", *STAFF, "representative"})),
    "export": ("Ta ut fallet och kalkylblad", frozenset({"administrator", *STAFF, "representative", "auditor"})),
    "import": ("Läsa in kalkylblad", frozenset({"administrator", "director", "economist", "coordinator"})),
    "follow": ("Ha kalenderflöde och påminnelser", frozenset({"administrator", *STAFF, "representative", "auditor"})),
    "manage_roles": ("Bjuda in och ge roller", frozenset({"administrator", "director"})),
    "publish": ("Bestämma vad som publiceras", frozenset({"administrator", "director"})),
    "create": ("Lägga upp en ny samverkan", frozenset({"administrator"})),
}  # fmt: skip
"""Each action's Swedish name and the roles that may."""

OPEN = frozenset({"", "oversikt"})
"""Sections that go with a published cooperation: the overview, and pages that ask for themselves what they may show."""

RESOURCE_ACTIONS = {
    "agreements": "edit_agreements", "parties": "edit_agreements", "dependencies": "edit_agreements",
    "arenas": "edit_arenas", "placements": "edit_arenas", "projects": "edit_arenas",
    "budget": "edit_economy", "outcome": "edit_economy", "grants": "edit_economy", "posts": "edit_economy",
    "facts": "edit_economy", "claims": "edit_economy", "fees": "decide_economy", "instalments": "edit_economy",
    "entries": "edit_economy", "portions": "edit_economy", "billing": "edit_economy", "deadlines": "edit_economy",
    "scenarios": "investigate",
}  # fmt: skip
"""The action that changes a kind of record; any other kind is the register's."""


PRIVATE = {"entries": "view_books"}
"""Kinds of record that are read only by those who may do an action, however open the cooperation is. What of them is published
stands on pages that say so."""


@dataclass(frozen=True, slots=True)
class Grant:
    """A role that someone holds: where (None = everywhere) and for which organisation (its row key)."""

    role: str
    cooperation: str | None = None
    organisation: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone at the door: nobody signed in, or a person with grants."""

    user: Any = None
    grants: tuple[Grant, ...] = field(default_factory=tuple)

    @property
    def name(self) -> str:
        """Who the record says: the e-mail, "" for nobody."""
        return getattr(self.user, "email", "") if self.user else ""

    def roles(self, slug: str) -> frozenset[str]:
        """The roles held in a cooperation."""
        return frozenset(grant.role for grant in self.grants if grant.cooperation in (None, slug))

    def organisations(self, slug: str) -> frozenset[str]:
        """The organisations (row keys) that the person speaks for in a cooperation."""
        held = (grant for grant in self.grants if grant.cooperation == slug and grant.role == "representative")
        return frozenset(grant.organisation for grant in held if grant.organisation)

    def cooperations(self) -> frozenset[str]:
        """The cooperations where some role is held."""
        return frozenset(grant.cooperation for grant in self.grants if grant.cooperation)

    @property
    def everywhere(self) -> bool:
        """Whether a role holds in the whole installation."""
        return any(grant.cooperation is None for grant in self.grants)


NOBODY = Actor()


def can(actor: Actor, action: str, slug: str) -> bool:
    """Whether the person may do the action in the cooperation."""
    return bool(actor.roles(slug) & ACTIONS[action][1])


class RoleNeededError(PermissionDenied):
    """Refused for want of a role; ``roles`` are the Swedish names of those that would do."""

    def __init__(self, reason: str, roles: Iterable[str]) -> None:
        self.roles = tuple(ROLES[role] for role in ROLES if role in set(roles))
        super().__init__(reason)


def check_can(actor: Actor, action: str, slug: str) -> None:
    """Raises PermissionDenied with the reason in Swedish."""
    if not can(actor, action, slug):
        title, roles = ACTIONS[action]
        raise RoleNeededError(f"Din roll får inte göra detta: {title[0].lower()}{title[1:]}.", roles)


def can_create(actor: Actor) -> bool:
    """Whether the person may set up a new cooperation: an administrator of the installation."""
    return any(grant.role == "administrator" and grant.cooperation is None for grant in actor.grants)


def check_can_create(actor: Actor) -> None:
    """Raises PermissionDenied with the reason in Swedish."""
    if not can_create(actor):
        raise RoleNeededError("Bara installationens systemförvaltare lägger upp en ny samverkan.", ["administrator"])


def can_view_cooperation(cooperation: Cooperation, actor: Actor = NOBODY) -> bool:
    """A published cooperation is open to everyone without sign-in; any other to those who hold a role in it."""
    return cooperation.published or can(actor, "view", cooperation.slug)


def check_can_view_cooperation(cooperation: Cooperation, actor: Actor = NOBODY) -> None:
    """Raises Http404 where the cooperation may not be seen, so that its existence is not told either."""
    if not can_view_cooperation(cooperation, actor):
        raise Http404("Samverkan finns inte eller är inte publicerad.")


def can_view_section(cooperation: Cooperation, section: str, actor: Actor = NOBODY) -> bool:
    """A section that is published is open to everyone, any other to those who hold a role. The overview goes with the
    cooperation."""
    if can(actor, "view", cooperation.slug):
        return True
    chosen = cooperation.public_sections
    return cooperation.published and (chosen is None or section in OPEN or section in chosen)


def check_can_view_section(cooperation: Cooperation, section: str, actor: Actor = NOBODY) -> None:
    """Raises Http404 where the section may not be seen."""
    if not can_view_section(cooperation, section, actor):
        raise Http404("Avdelningen finns inte eller är inte publicerad.")


def can_give_role(actor: Actor, role: str, slug: str | None) -> bool:
    """Whether the person may give or end a role in a cooperation, or in the whole installation where ``slug`` is None.
    An administrator is made and unmade by administrators only."""
    if slug is None:
        return can_create(actor)
    if role == "administrator":
        return "administrator" in actor.roles(slug)
    return can(actor, "manage_roles", slug)


def check_can_give_role(actor: Actor, role: str, slug: str | None) -> None:
    """Raises PermissionDenied with the reason in Swedish."""
    if not can_give_role(actor, role, slug):
        who = ["administrator"] if slug is None or role == "administrator" else ACTIONS["manage_roles"][1]
        raise RoleNeededError(f"Du får inte ge eller avsluta rollen {ROLES[role].lower()}.", who)


def can_edit(actor: Actor, resource: str, slug: str) -> bool:
    """Whether the person may change a kind of record in the cooperation."""
    return can(actor, RESOURCE_ACTIONS.get(resource, "edit_register"), slug)


def check_can_edit(actor: Actor, resource: str, slug: str) -> None:
    """Raises PermissionDenied with the reason in Swedish."""
    check_can(actor, RESOURCE_ACTIONS.get(resource, "edit_register"), slug)


def can_read(actor: Actor, resource: str, slug: str) -> bool:
    """Whether the person may read a kind of record row by row in the cooperation, where it is open to them."""
    return resource not in PRIVATE or can(actor, PRIVATE[resource], slug)


def check_can_read(actor: Actor, resource: str, slug: str) -> None:
    """Raises PermissionDenied with the reason in Swedish."""
    if not can_read(actor, resource, slug):
        check_can(actor, PRIVATE[resource], slug)


def can_see_owned(actor: Actor, slug: str, owner: str | None, author: Any = None) -> bool:
    """Whether the person may see a draft: its author; those who speak for the organisation that owns it; for one without
    such an owner the cooperation's staff and auditors. No member sees another's."""
    if author is not None and actor.user is not None and author == actor.user.pk:
        return bool(actor.roles(slug))
    if owner is not None:
        return owner in actor.organisations(slug) or "auditor" in actor.roles(slug)
    return can(actor, "view_staff_drafts", slug)


def roles_that_may(action: str) -> Iterable[str]:
    """The roles that may do an action."""
    return sorted(ACTIONS[action][1])
