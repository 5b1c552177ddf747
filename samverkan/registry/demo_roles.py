"""Roles for the demo accounts, as ``demo.toml`` beside the cases says."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from samverkan.accounts.models import User
from samverkan.registry.models import Cooperation
from samverkan.registry.people import RoleGrant
from samverkan.registry.persons import enter_role, organisations_to_speak_for

NAME = "demo.toml"
BY = "samverkan up"


@transaction.atomic
def ensure_demo_roles(folder: Path, people: Mapping[str, str], on: date) -> int:
    """Give each demo account its role where it has it not; gives how many were given. ``people`` is the role by e-mail.

    An administrator is one everywhere; any other role holds in the cooperation that the file names, a representative's
    for the organisation that it names. Without the file, or where the cooperation is not loaded, the rest is left out.
    """
    users = {user.email: user for user in User.objects.filter(is_demo=True, is_active=True)}
    said = _read(folder / NAME)
    slug = said.get("cooperation", "")
    there = Cooperation.objects.filter(slug=slug).exists()
    speaks = said.get("representatives", {}) if there else {}
    allowed = organisations_to_speak_for(slug) if speaks else {}
    given = 0
    for email, role in people.items():
        organisation = speaks.get(email.partition("@")[0], "") if role == "representative" else ""
        fits = role != "representative" or organisation in allowed
        if email in users and (role == "administrator" or (there and fits)):
            given += _ensure(users[email], None if role == "administrator" else slug, role, organisation, on)
    return given


def _ensure(user: User, slug: str | None, role: str, organisation: str, on: date) -> int:
    held = RoleGrant.objects.filter(user=user, cooperation=slug, role=role, organisation=organisation or None)
    if held.filter(until=None).exists():
        return 0
    enter_role(user, slug, role, organisation, on=on, by=BY)
    return 1


def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
