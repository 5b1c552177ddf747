"""What the pages of accounts show around their forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.urls import reverse

from samverkan.accounts import demo, second_factor
from samverkan.accounts.models import User

register = template.Library()
WAYS = (
    ("accounts:account", "Mitt konto"), ("account_email", "E-post"), ("account_change_password", "Lösenord"),
    ("mfa_index", "Tvåfaktor"), ("usersessions_list", "Sessioner"), ("socialaccount_connections", "Kopplingar"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Way:
    """One page of my account."""

    title: str
    href: str
    current: bool


@register.filter
def shown_fields(form: BaseForm) -> list[BoundField]:
    """The form's visible fields, without texts inside the boxes: those only repeat the labels."""
    fields = form.visible_fields()
    for field in fields:
        field.field.widget.attrs.pop("placeholder", None)
    return fields


@register.simple_tag(takes_context=True)
def account_ways(context: Any) -> list[Way]:
    """The pages of my account; below a page it is the current one."""
    path = context["request"].path
    ways = [(title, reverse(name)) for name, title in WAYS]
    return [Way(title, href, path == href if title == "Mitt konto" else path.startswith(href)) for title, href in ways]


@register.simple_tag(takes_context=True)
def demo_people(context: Any) -> tuple[demo.DemoPerson, ...]:
    """The demo accounts that can be used here and now."""
    if not demo.is_allowed(context.get("request")):
        return ()
    active = set(User.objects.filter(is_demo=True, is_active=True).values_list("email", flat=True))
    return tuple(person for person in demo.PEOPLE if person.email in active)


@register.simple_tag
def demo_password() -> str:
    """The password of every demo account."""
    return demo.PASSWORD


@register.simple_tag(takes_context=True)
def must_set_up(context: Any) -> bool:
    """Whether the signed-in person has to set up a second factor before anything else."""
    request = context["request"]
    return bool(request.user.is_authenticated and second_factor.lacks_second_factor(request, request.user))
