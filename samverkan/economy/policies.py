"""Which members' accounts and invoices a person may see: the staff and auditors all, a representative its own member's."""

from __future__ import annotations

from collections.abc import Iterable

from samverkan.core.records import Case
from samverkan.registry.policies import Actor, RoleNeededError, can, roles_that_may


def members_seen(actor: Actor, case: Case, members: Iterable[str]) -> tuple[str, ...]:
    """Those of the members (keys of the case) whose account the person may see."""
    return tuple(member for member in members if can_view_member(actor, case, member))


def can_view_member(actor: Actor, case: Case, member: str) -> bool:
    """Whether the person may see what the cooperation has with a member."""
    if can(actor, "view_books", case.slug):
        return True
    return can(actor, "view_account", case.slug) and member in _spoken_for(actor, case)


def check_can_view_member(actor: Actor, case: Case, member: str) -> None:
    """Raises PermissionDenied with the reason in Swedish."""
    if not can_view_member(actor, case, member):
        text = "Du får bara läsa mellanhavandet med den medlem som du företräder."
        raise RoleNeededError(text, roles_that_may("view_books"))


def _spoken_for(actor: Actor, case: Case) -> frozenset[str]:
    """The keys by which the case knows the organisations that the person speaks for."""
    own = {row.id for row in case.organisations}
    found = set()
    for row in actor.organisations(case.slug):
        owner, _, key = row.rpartition("/")
        if not owner or owner == case.slug or (owner in case.refers and key not in own):
            found.add(key)
    return frozenset(found)
