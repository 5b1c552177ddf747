"""Pages of drafts: a new one, the board that counts as one goes, a draft read, established, copied, handed over, thrown away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from samverkan.core.faults import FaultError
from samverkan.core.scenario.figures import scenario_figures
from samverkan.economy.feerules.trial import read_text
from samverkan.registry.editing.forms import GroundForm
from samverkan.registry.pages import Page, cooperation_page
from samverkan.transition.models import DRAFT, ScenarioDraft
from samverkan.transition.scenarios import board, draft_forms, drafting, form_fields, one, one_page, worked, working
from samverkan.transition.scenarios.drafting import StaleDraftError
from samverkan.transition.scenarios.working import Trial, Working
from samverkan.transition.tabs import SECTION, tabs
from samverkan.web import downloads
from samverkan.web.explanations import explanation_response
from samverkan.web.frame import with_query

WRITE = "write_drafts"


@cooperation_page(SECTION)
def new(page: Page) -> HttpResponse:
    """A new alternative: its name and what it starts from."""
    page.check_can(WRITE)
    held = [(key, row.title) for key, row in worked.held_scenarios(page.snapshot).items()]
    form = draft_forms.NewDraftForm(held, page.request.POST if page.request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        draft = _started(page, form.cleaned_data["title"], form.cleaned_data["start"])
        return _to(page, draft, "andra/")
    return page.render(
        "transition/scenarios/new.html", status=400 if form.errors else 200, tabs=tabs(page, "alternativ"), form=form
    )


def _started(page: Page, title: str, start: str) -> ScenarioDraft:
    if start.startswith(draft_forms.RECORD):
        made = drafting.draft_of_record(page.actor, page.case.slug, start.removeprefix(draft_forms.RECORD), same=False)
        form = working.opened(page.snapshot, made, page.on)
        head = {**form.data["rule"], "title": title}
        text = replace(form, data={**form.data, "rule": head}).saved_text()
        return drafting.save_draft(page.actor, page.case.slug, made.pk, title=title, text=text, version=made.version)
    text = draft_forms.start_text(page.case, start, title, page.on)
    return drafting.start_draft(page.actor, page.case.slug, title=title, text=text)


@cooperation_page(SECTION)
def edit(page: Page, draft: UUID) -> HttpResponse:
    """The form of a draft, or its text with ``?visa=text``."""
    row = _seen(page, draft)
    if not drafting.may_change(page.actor, row):
        page.check_can("investigate")
        return _to(page, row)
    if page.request.method != "POST":
        return _form_page(
            page, working.opened(page.snapshot, row, page.on, as_text=page.request.GET.get("visa") == "text")
        )
    asked = page.request.POST.get("gor", "rakna")
    form = working.sent(page.snapshot, row, page.on, page.request.POST)
    if asked in ("spara", "faststall"):
        return _saved(page, form, onward="faststall/" if asked == "faststall" else "andra/?sparat=1")
    turned = {"text": form.as_text, "formular": form.as_form}.get(asked)
    return _form_page(page, turned() if turned else form.changed(asked))


def _saved(page: Page, form: Working, *, onward: str) -> HttpResponse:
    try:
        drafting.save_draft(
            page.actor, page.case.slug, form.draft.pk, title=form.title, text=form.saved_text(), version=form.version
        )
    except StaleDraftError as stale:
        return _form_page(page, form, stale=stale.current, status=409)
    except FaultError as error:
        return _form_page(page, form, refused=[fault.text for fault in error.faults], status=400)
    return _to(page, form.draft, onward)


def _form_page(
    page: Page,
    form: Working,
    *,
    stale: ScenarioDraft | None = None,
    refused: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    trial = form.trial()
    context: dict[str, Any] = {"form": form, "draft": form.draft, "stale": stale, "refused": refused or [], "may_establish": page.can("investigate"),
                               "saved": page.request.GET.get("sparat") == "1"}  # fmt: skip
    if form.mode == working.FORM:
        errors = trial.errors
        context |= {
            "fields": form_fields.head_fields(page.snapshot, form.data, errors),
            "lists": form_fields.list_fields(form.data, errors, form.extra),
            "boards": board.boards(page.snapshot, form.data, trial.things, trial.placed, errors),
            "uncertain": form_fields.uncertain(page.snapshot, form.data), "title_errors": errors.get("f-titel", ()),
            "agreements": page.case.agreements,
        }  # fmt: skip
    return page.render(
        "transition/scenarios/editor.html",
        status=status,
        tabs=tabs(page, "alternativ"),
        **context,
        **_shown(page, trial),
    )


def _shown(page: Page, trial: Trial) -> dict[str, Any]:
    """What stands beside the form: what it comes to, or what is wrong."""
    shown: dict[str, Any] = {"trial": trial, "lanes": board.lanes_of(trial.things, trial.placed)}
    if trial.found is not None and trial.scenario is not None:
        before = worked.before_words(page.snapshot, trial.scenario)
        shown |= {
            "result": one.short_member_table(trial.found), "money": one.money_sentence(trial.found, before),
            "gap": one.gap_sentence(trial.found), "open_gaps": trial.found.open_gaps(), "found": trial.found,
            "keys": one.key_figures(trial.found, worked.no_figures, before)[1:3],
        }  # fmt: skip
    return shown


@require_POST
@cooperation_page(SECTION)
def preview(page: Page, draft: UUID) -> HttpResponse:
    """What the form as it stands comes to. Writes nothing."""
    row = _seen(page, draft)
    if not drafting.may_change(page.actor, row):
        page.check_can("investigate")
    trial = working.sent(page.snapshot, row, page.on, page.request.POST).trial()
    return page.render("transition/scenarios/trial.html", **_shown(page, trial))


@cooperation_page(SECTION)
def read(page: Page, draft: UUID) -> HttpResponse:
    """A draft as it is saved: what it means, or what is wrong in it."""
    row = _seen(page, draft)
    form = working.opened(page.snapshot, row, page.on)
    trial = form.trial()
    context: dict[str, Any] = {
        "tabs": tabs(page, "alternativ"), "draft": row, "trial": trial, "may_change": drafting.may_change(page.actor, row),
        "may_establish": row.state == DRAFT and page.can("investigate"), "may_copy": page.can(WRITE),
        "may_hand_over": row.organisation_id is not None and drafting.may_change(page.actor, row),
    }  # fmt: skip
    if trial.found is None or trial.scenario is None:
        return page.render("transition/scenarios/draft.html", **context)
    base = f"{page.frame.base}utredning/alternativ/utkast/{row.pk}/sa-raknades/"
    before = worked.before_words(page.snapshot, trial.scenario)
    context |= one_page.shown(page, trial.found, lambda name: f"{base}{name}/", before) | {
        "scenario": trial.scenario,
        "before": before,
    }
    if (file := downloads.respond(page.request, context["tables"])) is not None:
        return file
    return page.render(
        "transition/scenarios/draft.html", **context, workbook=with_query(page.request, ladda="allt.xlsx")
    )


@cooperation_page(SECTION)
def figure(page: Page, draft: UUID, figure: str) -> HttpResponse:
    """*Så räknades det* for a figure of a draft."""
    row = _seen(page, draft)
    found = working.opened(page.snapshot, row, page.on).trial().found
    held = scenario_figures(found) if found else {}
    if figure not in held:
        raise Http404("Det finns ingen sådan siffra i utkastet.")
    back = f"{page.frame.base}utredning/alternativ/utkast/{row.pk}/"
    return explanation_response(page.request, page.frame, held[figure], back=back, back_title=row.title)


@cooperation_page(SECTION)
def establish(page: Page, draft: UUID) -> HttpResponse:
    """Make a draft one of the cooperation's alternatives, on a ground."""
    page.check_can("investigate")
    row = _seen(page, draft)
    if row.state != DRAFT:
        return _to(page, row)
    data = page.request.POST if page.request.method == "POST" else None
    form, ground = draft_forms.EstablishForm(data), GroundForm(data)
    valid = data is not None and all([form.is_valid(), ground.is_valid()])
    if valid and (done := _established(page, row, form, ground)) is not None:
        return done
    trial = working.opened(page.snapshot, row, page.on).trial()
    return page.render(
        "transition/scenarios/establish.html", status=400 if form.errors or ground.errors else 200, tabs=tabs(page, "alternativ"),
        draft=row, form=form, ground=ground, trial=trial, replaces=_replaces(page, row),
    )  # fmt: skip


def _established(page: Page, row: ScenarioDraft, form: Any, ground: Any) -> HttpResponse | None:
    try:
        rule = drafting.establish(page.actor, page.case.slug, row.pk, version=_version(page, row), ground=ground.ground(), on=page.on,
                                  replace=form.cleaned_data["replace"])  # fmt: skip
    except StaleDraftError:
        form.add_error(None, "Utkastet ändrades medan du skrev. Läs det igen innan du fastställer det.")
    except FaultError as error:
        form.add_faults(error)
    else:
        return redirect(page.frame.link(f"{page.frame.base}utredning/alternativ/{rule.id}/"))
    return None


def _replaces(page: Page, row: ScenarioDraft) -> bool:
    try:
        head = read_text(row.text).get("rule")
    except FaultError:
        return False
    return isinstance(head, dict) and str(head.get("id")) in worked.held_scenarios(page.snapshot)


def _version(page: Page, row: ScenarioDraft) -> int:
    version = page.request.POST.get("version", "")
    return int(version) if version.isdecimal() and len(version) < 9 else row.version


def _posted(
    action: Callable[..., ScenarioDraft], *, versioned: bool = True, onward: str = ""
) -> Callable[..., HttpResponse]:
    """A page that takes a button's post and goes on to the draft."""

    @require_POST
    @cooperation_page(SECTION)
    def respond(page: Page, draft: UUID) -> HttpResponse:
        row = _seen(page, draft)
        known: dict[str, Any] = {"version": _version(page, row)} if versioned else {}
        try:
            made = action(page.actor, page.case.slug, row.pk, **known)
        except StaleDraftError:
            return _to(page, row)
        return _to(page, made, onward)

    return respond


discard = _posted(drafting.discard_draft)
hand_over = _posted(drafting.hand_over_draft)
copy = _posted(drafting.copy_draft, versioned=False, onward="andra/")


@require_POST
@cooperation_page(SECTION)
def copy_record(page: Page, alternative: str) -> HttpResponse:
    """A new draft of an alternative on record: a copy, or with ``samma`` the same to take its place."""
    page.check_can(WRITE)
    same = page.request.POST.get("samma") == "1"
    if same:
        page.check_can("investigate")
    return _to(page, drafting.draft_of_record(page.actor, page.case.slug, alternative, same=same), "andra/")


def _seen(page: Page, key: UUID) -> ScenarioDraft:
    """The draft, for those who may see it; for others it is not there, or they are led to sign in."""
    if page.actor.user is None:
        page.check_can(WRITE)
    return drafting.find_draft(page.actor, page.case.slug, key)


def _to(page: Page, draft: ScenarioDraft, onward: str = "") -> HttpResponse:
    return redirect(page.frame.link(f"{page.frame.base}utredning/alternativ/utkast/{draft.pk}/{onward}"))
