"""*Personer*: who has which role. *Publicering*: what the public sees. And the page of what one may not do."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone

from samverkan.core.faults import FaultError
from samverkan.registry import persons, publication
from samverkan.registry.pages import Page, cooperation_page
from samverkan.registry.people import RoleGrant
from samverkan.registry.people_forms import EVERYWHERE, AttachForm, GiveRoleForm, PublicationForm, ReasonForm
from samverkan.registry.policies import can_give_role, check_can_give_role
from samverkan.registry.role_tables import HeldRole, current_table, ended_table, held_roles
from samverkan.web import downloads


@cooperation_page("personer")
def people(page: Page) -> HttpResponse:
    """Who has which role here; the form gives one."""
    page.check_can("manage_roles")
    form = GiveRoleForm(_sent(page), slug=page.frame.slug, actor=page.actor)
    if form.is_valid() and _given(page, form):
        return redirect(page.request.path)
    roles = held_roles(page.frame.slug, timezone.localdate())
    current, ended = current_table(roles, page.frame.slug, page.actor), ended_table(roles)
    file = downloads.respond(page.request, [current, *([ended] if ended else [])])
    return file or page.render(
        "registry/people/people.html",
        form=form, current=current, ended=ended, lede=_sentence(roles),
        attach=_attach_form(page) if can_give_role(page.actor, "administrator", page.frame.slug) else None,
        status=400 if form.errors else 200,
    )  # fmt: skip


def _sent(page: Page) -> QueryDict | None:
    return page.request.POST if page.request.method == "POST" else None


def _given(page: Page, form: GiveRoleForm) -> bool:
    """Whether the role was given; where not, the form says why."""
    said = form.cleaned_data
    everywhere = said["role"] == EVERYWHERE
    try:
        grant = persons.give_role(
            slug=None if everywhere else page.frame.slug,
            role="administrator" if everywhere else said["role"],
            email=said["email"], name=said["name"], organisation=said["organisation"], reason=said["reason"],
            by=page.actor, on=timezone.localdate(), site_url=page.request.build_absolute_uri("/"),
        )  # fmt: skip
    except FaultError as error:
        if [fault.code for fault in error.faults] != ["mail"]:
            form.add_faults(error)
            return False
        messages.warning(page.request, f"Rollen är given, men {error.faults[0].text}")
        return True
    messages.success(page.request, f"{grant.user} har nu rollen {grant.get_role_display().lower()}.{_letter(grant)}")
    return True


def _letter(grant: RoleGrant) -> str:
    if persons.has_way_in(grant.user):
        return ""
    return f" Ett brev med en länk att välja lösenord genom är skickat till {grant.user.email}."


def _sentence(roles: tuple[HeldRole, ...]) -> str:
    holding = {one.grant.user_id for one in roles if not one.over}
    who = "1 person har" if len(holding) == 1 else f"{len(holding)} personer har"
    return f"{who} en roll här i dag. En roll som avslutas tas inte bort: den står kvar längst ner på sidan."


def _attach_form(page: Page) -> AttachForm:
    return AttachForm(initial={"attach": page.cooperations[page.frame.slug].attach_by_orgnr})


@cooperation_page("personer")
def end_role(page: Page, grant: int) -> HttpResponse:
    """Ask, then end a role."""
    page.check_can("manage_roles")
    here = RoleGrant.objects.filter(persons.here(page.frame.slug), pk=grant, until=None).select_related("user")
    row = here.first()
    if row is None:
        raise Http404("Rollen finns inte eller är redan avslutad.")
    check_can_give_role(page.actor, row.role, row.cooperation_id)
    form = ReasonForm(_sent(page))
    if form.is_valid() and _ended(page, form, grant):
        messages.success(page.request, f"{row.user} har inte längre rollen {row.get_role_display().lower()}.")
        # Who ends their own role may not see the list any more.
        return redirect(page.frame.base if row.user == page.actor.user else f"{page.frame.base}personer/")
    return page.render(
        "registry/people/end_role.html", form=form, row=row, own=row.user == page.actor.user,
        status=400 if form.errors else 200,
    )  # fmt: skip


def _ended(page: Page, form: ReasonForm, grant: int) -> bool:
    try:
        persons.end_role(
            slug=page.frame.slug,
            grant=grant,
            by=page.actor,
            on=timezone.localdate(),
            reason=form.cleaned_data["reason"],
        )
    except RoleGrant.DoesNotExist:
        raise Http404("Rollen är redan avslutad.") from None
    except FaultError as error:
        form.add_faults(error)
        return False
    return True


@cooperation_page("personer")
def attaching(page: Page) -> HttpResponse:
    """Switch roles through an employer's sign-in on or off."""
    page.check_can("manage_roles")
    check_can_give_role(page.actor, "administrator", page.frame.slug)
    if page.request.method == "POST":
        form = AttachForm(page.request.POST)
        attach = form.is_valid() and form.cleaned_data["attach"]
        publication.set_attaching(slug=page.frame.slug, attach=attach, by=page.actor)
        given = "ger nu rollen medlemsrepresentant" if attach else "ger ingen roll"
        messages.success(page.request, f"Arbetsgivarens inloggning {given}.")
    return redirect(f"{page.frame.base}personer/")


@cooperation_page("publicering")
def publish(page: Page) -> HttpResponse:
    """What the public sees, and the form that decides it."""
    page.check_can("publish")
    cooperation = page.cooperations[page.frame.slug]
    choices = publication.section_choices(page.snapshot, cooperation, page.on)
    optional = [(one.key, one.title) for one in choices if not one.always]
    held = {"published": cooperation.published, "sections": [one.key for one in choices if one.shown]}
    form = PublicationForm(_sent(page), choices=optional, initial=held)
    if form.is_valid():
        said = form.cleaned_data
        publication.set_publication(
            slug=page.frame.slug, published=said["published"], chosen=said["sections"],
            offered=[key for key, _ in optional], by=page.actor, reason=said["reason"],
        )  # fmt: skip
        messages.success(page.request, "Publiceringen är sparad.")
        return redirect(page.request.path)
    titles = {one.key: one.title for one in choices}
    return page.render(
        "registry/people/publish.html",
        form=form, cooperation=cooperation, choices=choices,
        changes=publication.publication_changes(page.frame.slug, titles), status=400 if form.errors else 200,
    )  # fmt: skip


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What one may not do: a person not signed in is led to sign in, any other told which role it takes."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return redirect_to_login(request.get_full_path() if request.method == "GET" else request.path)
    context = {"reason": str(exception), "roles": getattr(exception, "roles", ())}
    return render(request, "403.html", context, status=403)
