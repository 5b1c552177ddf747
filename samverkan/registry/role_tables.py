"""The roles of a cooperation as tables: those that hold, and those that have ended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.history.selectors import event_model
from samverkan.history.services import Ground
from samverkan.registry.people import ROLES, RoleGrant
from samverkan.registry.persons import here, organisation_title
from samverkan.registry.policies import Actor, can_give_role

EVERYWHERE = "hela installationen"


@dataclass(frozen=True, slots=True)
class Recorded:
    """Who did it, and why."""

    by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role with who gave and ended it; ``over`` says that it no longer holds."""

    grant: RoleGrant
    given: Recorded
    ended: Recorded
    over: bool

    @property
    def title(self) -> str:
        """The role's Swedish name."""
        return ROLES[self.grant.role]

    @property
    def organisation(self) -> str:
        """For whom a representative speaks."""
        return organisation_title(self.grant.organisation)


def held_roles(slug: str, on: date) -> tuple[HeldRole, ...]:
    """Every role that holds or has held in the cooperation, in the order of roles and names: two queries."""
    grants = list(RoleGrant.objects.filter(here(slug)).select_related("user", "organisation"))
    given, ended = _recorded(grants, {row.user.email: str(row.user) for row in grants})
    places = {role: n for n, role in enumerate(ROLES)}
    rows = (
        HeldRole(row, given.get(row.pk, Recorded()), ended.get(row.pk, Recorded()), bool(row.until and row.until <= on))
        for row in grants
    )
    return tuple(sorted(rows, key=lambda one: (places[one.grant.role], one.organisation, str(one.grant.user))))


def _recorded(grants: Iterable[RoleGrant], names: Mapping[str, str]) -> tuple[dict[int, Recorded], dict[int, Recorded]]:
    """Who gave each role, and who ended it: by name, where the person has or has had a role here."""
    events = event_model(RoleGrant).objects.filter(pgh_obj_id__in=[row.pk for row in grants])
    given: dict[int, Recorded] = {}
    ended: dict[int, Recorded] = {}
    for event in events.select_related("pgh_context").order_by("pgh_id"):
        context = event.pgh_context.metadata if event.pgh_context else {}
        by = context.get("by", "")
        done = Recorded(names.get(by, by), Ground(reason=context.get("ground", {}).get("reason", "")).text())
        (given if event.pgh_label == "insert" else ended)[event.pgh_obj_id] = done
    return given, ended


def current_table(roles: Sequence[HeldRole], slug: str, actor: Actor) -> Table:
    """The roles that hold, each with the way to end it where the reader may."""
    columns = [
        Column("namn", "Person"),
        Column("roll", "Roll"),
        Column("for", "Företräder"),
        Column("fran", "Sedan", "date"),
        Column("av", "Given av"),
        Column("avsluta", "Avsluta", sortable=False),
    ]
    rows = [_row(one, slug, actor) for one in roles if not one.over]
    return Table("roller", "Roller som gäller", columns, rows, empty="Ingen har någon roll ännu.")


def _row(one: HeldRole, slug: str, actor: Actor) -> Row:
    may = can_give_role(actor, one.grant.role, one.grant.cooperation_id)
    end = Cell("Avsluta", href=f"/{slug}/personer/{one.grant.pk}/avsluta/") if may else Cell("")
    return Row({**_who(one), "av": Cell(one.given.by, note=one.given.reason), "avsluta": end}, key=str(one.grant.pk))


def _who(one: HeldRole) -> dict[str, Cell]:
    person = one.grant.user
    tag = "demokonto" if person.is_demo else "" if person.is_active else "avstängd"
    return {
        "namn": Cell(str(person), note=person.email if person.name else "", tag=tag),
        "roll": Cell(one.title, note="" if one.grant.cooperation_id else EVERYWHERE),
        "for": Cell(one.organisation),
        "fran": Cell(one.grant.since),
    }


def ended_table(roles: Sequence[HeldRole]) -> Table | None:
    """The roles that no longer hold, the latest first; None where there is none."""
    columns = [
        Column("namn", "Person"),
        Column("roll", "Roll"),
        Column("for", "Företrädde"),
        Column("fran", "Sedan", "date"),
        Column("till", "Upphörde", "date"),
        Column("av", "Avslutad av"),
    ]
    over = sorted((one for one in roles if one.over), key=lambda one: one.grant.until or date.min, reverse=True)
    rows = [
        Row({**_who(one), "till": Cell(one.grant.until), "av": Cell(one.ended.by, note=one.ended.reason)},
            key=str(one.grant.pk))
        for one in over
    ]  # fmt: skip
    return Table("tidigare-roller", "Roller som har upphört", columns, rows) if rows else None
