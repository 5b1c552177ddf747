"""*Ny samverkan*: the guide in steps. What is typed is kept in the session, whichever button is pressed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils import timezone

from samverkan.core.faults import FaultError
from samverkan.core.records import ORGANISATION_KINDS, SOURCE_KINDS
from samverkan.exchange.new import Answers, build_case, create_cooperation
from samverkan.exchange.new_forms import PARTS, ROWS, MembersForm
from samverkan.exchange.new_steps import STEPS, Guide, Step
from samverkan.exchange.new_words import form_choices
from samverkan.registry.actors import get_actor
from samverkan.registry.policies import check_can_create
from samverkan.statistics import official

View = Callable[[HttpRequest, Guide], HttpResponse]
FAULT_FIELDS = {"slug": "om", "email": "kalla", "name": "kalla"}
"""The step that a refused save concerns."""


def guided(view: View) -> Callable[[HttpRequest], HttpResponse]:
    """A page of the guide, for those who may set up a cooperation."""

    @wraps(view)
    def respond(request: HttpRequest) -> HttpResponse:
        actor = get_actor(request)
        check_can_create(actor)
        return view(request, Guide(request, actor))

    return respond


def step_page(key: str) -> Callable[[HttpRequest], HttpResponse]:
    """The page of a step with a form."""

    @guided
    def respond(request: HttpRequest, guide: Guide) -> HttpResponse:
        if request.method != "POST":
            return _shown(request, key, guide.form(key))
        guide.keep(key, request.POST)
        asked = request.POST.get("_gor", "vidare")
        if asked == "tillbaka":
            return redirect(_neighbour(key, -1).href)
        if asked in ("sok", "fler"):
            return _shown(
                request, key, _more_rows(request, guide) if asked == "fler" else guide.form(key), searching=True
            )
        form = guide.form(key)
        if not form.is_valid():
            return _shown(request, key, form, status=400)
        return redirect(_neighbour(key, 1).href)

    return respond


def _neighbour(key: str, by: int) -> Step:
    place = next(n for n, step in enumerate(STEPS) if step.key == key)
    return STEPS[place + by]


def _more_rows(request: HttpRequest, guide: Guide) -> Any:
    data = request.POST.copy()
    data["rows"] = str(guide.form("medlemmar").count + ROWS)
    guide.keep("medlemmar", data)
    return guide.form("medlemmar")


def _shown(request: HttpRequest, key: str, form: Any, *, searching: bool = False, status: int = 200) -> HttpResponse:
    step = next(step for step in STEPS if step.key == key)
    context = {
        "step": step,
        "steps": STEPS,
        "form": form,
        "first": key == STEPS[0].key,
        "faulty": form.is_bound and not searching,
    }
    if isinstance(form, MembersForm):
        context |= _counties(form)
    if key == "om":
        context["choices"] = _form_options(form)
    return render(request, f"exchange/new/{key}.html", context, status=status)


def _form_options(form: Any) -> list[dict[str, Any]]:
    """Each legal form with its box and its sentence."""
    told = {choice.id: choice for choice in form_choices()}
    return [{"box": box, "form": told[box.data["value"]]} for box in form["form"]]


def _counties(form: MembersForm) -> dict[str, Any]:
    """The municipalities by county: those chosen first, then those that the search asks for."""
    chosen = set(form["chosen"].value() or ())
    words = str(form["q"].value() or "").casefold().split()
    groups: list[dict[str, Any]] = []
    for county in official().counties():
        places = [
            place for place in official().municipalities(county.code)
            if all(word in f"{place.name} {county.name}".casefold() for word in words)
        ]  # fmt: skip
        rest = [place for place in places if place.code not in chosen]
        if places:
            groups.append({"county": county, "places": rest, "open": bool(words)})
    picked = [place for place in official().municipalities() if place.code in chosen]
    return {
        "groups": groups,
        "picked": picked,
        "words": " ".join(words),
        "found": sum(len(one["places"]) for one in groups),
    }


@guided
def summary(request: HttpRequest, guide: Guide) -> HttpResponse:
    """Everything said, and the button that makes it."""
    unfinished = guide.unfinished()
    if unfinished is not None:
        messages.warning(request, f"Fyll i steget {unfinished.title} först.")
        return redirect(unfinished.href)
    answers = guide.answers()
    return _made(request, guide, answers) if request.method == "POST" else _summed_up(request, guide, answers)


def _summed_up(
    request: HttpRequest, guide: Guide, answers: Answers, faults: list[tuple[str, str]] | None = None, status: int = 200
) -> HttpResponse:
    case = build_case(answers, timezone.localdate())
    kinds = {row.id: ORGANISATION_KINDS[row.kind] for row in case.organisations}
    names = {row.id: row.name for row in case.organisations}
    members = [names.get(row.organisation) or official().name(row.organisation) for row in case.memberships]
    form = next(form for form in form_choices() if form.id == answers.form)
    return render(
        request, "exchange/new/sammanfattning.html",
        {
            "step": STEPS[-1], "steps": STEPS, "answers": answers, "case": case, "members": members, "kinds": kinds, "form": form,
            "director": guide.director(), "person": guide.actor.user, "faults": faults or [], "first": False,
            "source_kind": SOURCE_KINDS[answers.source_kind], "parts": [PARTS[part].lower() for part in answers.parts],
            "before": STEPS[-2],
        },
        status=status,
    )  # fmt: skip


def _made(request: HttpRequest, guide: Guide, answers: Answers) -> HttpResponse:
    today = timezone.localdate()
    try:
        create_cooperation(
            build_case(answers, today), director=guide.director(), by=guide.actor, on=today,
            site_url=request.build_absolute_uri("/"),
        )  # fmt: skip
    except FaultError as error:
        if [fault.code for fault in error.faults] != ["mail"]:
            hrefs = {step.key: step.href for step in STEPS}
            told = [
                (f"{fault.text[:1].upper()}{fault.text[1:]}", hrefs.get(FAULT_FIELDS.get(fault.where, ""), ""))
                for fault in error.faults
            ]
            return _summed_up(request, guide, answers, told, status=400)
        messages.warning(request, f"Samverkan är upplagd, men {error.faults[0].text}")
    guide.forget()
    messages.success(
        request, f"{answers.name} är upplagd. Bara den som har en roll här ser den, tills du publicerar den."
    )
    return redirect(f"/{answers.slug}/")


@guided
def restart(request: HttpRequest, guide: Guide) -> HttpResponse:
    """Throw away what was typed and begin again."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    guide.forget()
    messages.info(request, "Det du hade fyllt i är borttaget.")
    return redirect(STEPS[0].href)
