"""Pages of a fee proposal: made, tried while it is typed, laid, decided, withdrawn and copied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from samverkan.core.allocation import parse_allocation
from samverkan.core.faults import FaultError
from samverkan.core.recorded_fees import decision_words, fee_rows
from samverkan.core.swedish import number
from samverkan.economy.deciding import Resolution
from samverkan.economy.feerules import selectors, services, tables, working
from samverkan.economy.feerules.fields import member_names
from samverkan.economy.feerules.forms import DecideForm, NewProposalForm
from samverkan.economy.feerules.services import Draft, StaleProposalError
from samverkan.economy.feerules.trial import inhabitants, known_fees
from samverkan.economy.feerules.working import Working
from samverkan.economy.selectors.wording import worded
from samverkan.economy.tabs import tabs
from samverkan.economy.work_models import DECIDED, DRAFT, PROPOSED, STATES, FeeProposal
from samverkan.registry.editing.keys import free_key
from samverkan.registry.pages import Page, cooperation_page
from samverkan.web import downloads

SECTION = "ekonomi"


@cooperation_page(SECTION)
def new(page: Page) -> HttpResponse:
    """A new proposal: its year, what it starts from, and the sum."""
    page.check_can("edit_economy")
    rules = [(rule.id, selectors.title_of(rule.data, rule.id)) for rule in page.case.rules if rule.kind == "allocation"]
    year = selectors.next_year(page.snapshot, page.on)
    total = selectors.suggested_total(page.snapshot, year)
    initial = {"title": f"Avgift {year}", "year": str(year), "total": "" if total is None else number(total)}
    form = NewProposalForm(rules, page.request.POST if page.request.method == "POST" else None, initial)
    if form.is_bound and form.is_valid():
        return _redirected(page, _started(page, form).pk)
    return page.render(
        "economy/feerules/new.html", status=400 if form.errors else 200, tabs=tabs(page, "avgifter"), form=form
    )


def _started(page: Page, form: NewProposalForm) -> FeeProposal:
    said = form.cleaned_data
    held = next((rule for rule in page.case.rules if rule.id == said["rule"]), None)
    key = free_key(f"avgift {said['year']}", {rule.id for rule in page.case.rules}, "rules")
    text = working.start_text(held, key, said["title"], f"Förslag till avgift {said['year']}")
    draft = Draft(said["title"], said["year"], text, said["total"])
    return services.start_proposal(page.case.slug, draft, by=page.actor.user)


@cooperation_page(SECTION)
def proposal(page: Page, proposal: UUID) -> HttpResponse:
    """A draft as a form that counts while one types; a laid or decided proposal as it is."""
    row = _seen(page, proposal)
    if page.request.method == "POST":
        page.check_can("edit_economy")
        return _answered(page, row)
    if row.state == DRAFT and page.can("edit_economy"):
        form = working.opened(page.snapshot, row, as_text=page.request.GET.get("visa") == "text")
        return _form_page(page, form)
    return _read_page(page, row)


def _answered(page: Page, row: FeeProposal) -> HttpResponse:
    """What a button of the form asks for."""
    asked = page.request.POST.get("gor", "rakna")
    form = working.sent(page.snapshot, row, page.request.POST)
    if asked in ("spara", "foresla"):
        return _saved(page, form, propose=asked == "foresla")
    turned = {"text": form.as_text, "formular": form.as_form}.get(asked)
    return _form_page(page, turned() if turned else form.changed(asked))


def _saved(page: Page, form: Working, *, propose: bool) -> HttpResponse:
    slug, key, by = page.case.slug, form.proposal.pk, page.actor.user
    try:
        saved = services.save_draft(slug, key, form.draft(), version=form.version, by=by)
        if propose:
            services.propose(slug, key, version=saved.version, by=by)
    except StaleProposalError as stale:
        return _form_page(page, form, stale=stale.current, status=409)
    except FaultError as error:
        fresh = selectors.find_proposal(slug, key) or form.proposal
        return _form_page(page, _at_version(form, fresh), refused=[fault.text for fault in error.faults], status=400)
    return _redirected(page, key, "" if propose else "?sparat=1")


def _at_version(form: Working, fresh: FeeProposal) -> Working:
    """A draft that was saved but could not be laid is saved: the form goes on from there, unless someone else's is there."""
    return replace(form, version=fresh.version) if fresh.version == form.version + 1 else form


def _form_page(
    page: Page, form: Working, *, stale: FeeProposal | None = None, refused: list[str] | None = None, status: int = 200
) -> HttpResponse:
    trial = form.trial()
    shown = working.shown(page.snapshot, trial)
    return page.render(
        "economy/feerules/editor.html", status=status, tabs=tabs(page, "avgifter"), form=form, fields=form.fields(trial),
        proposal=form.proposal, stale=stale, saver=selectors.last_saved(stale) if stale else None, refused=refused or [],
        saved=page.request.GET.get("sparat") == "1", states=STATES, **shown,
    )  # fmt: skip


@require_POST
@cooperation_page(SECTION)
def preview(page: Page, proposal: UUID) -> HttpResponse:
    """What the form as it is typed comes to, and what is wrong at each part. Writes nothing."""
    page.check_can("edit_economy")
    form = working.sent(page.snapshot, _seen(page, proposal), page.request.POST)
    trial = form.trial()
    spots = [(number, trial.faults.get(number, ())) for number in range(len(form.typed.parts) + 1)]
    return page.render("economy/feerules/preview.html", spots=spots, **working.shown(page.snapshot, trial))


def _read_page(page: Page, row: FeeProposal) -> HttpResponse:
    table, words = None, None
    names = {**member_names(page.snapshot, row.year)}
    if row.shares:
        table = tables.frozen_table(
            names, row.shares, inhabitants(page.snapshot, row.year), known_fees(page.snapshot, row.year - 1), row.year
        )
    try:
        words = worded(parse_allocation(selectors.read_data(row.rule_text)))
    except FaultError:
        words = None
    if (file := downloads.respond(page.request, [table] if table else [])) is not None:
        return file
    decision = selectors.decision_of(page.case, row.decision)
    return page.render(
        "economy/feerules/proposal.html", tabs=tabs(page, "avgifter"), proposal=row, state=selectors.Listed(row), table=table, words=words,
        decision=decision_words(decision) if decision else "", plan=tables.plan_table(page.case, row.year, names) if row.state == DECIDED else None,
        may_decide=row.state == PROPOSED and page.can("decide_economy"), may_edit=page.can("edit_economy"),
        open_states=(DRAFT, PROPOSED), laid=row.state == PROPOSED,
    )  # fmt: skip


@cooperation_page(SECTION)
def decide(page: Page, proposal: UUID) -> HttpResponse:
    """Decide a laid proposal: on which decision, and how the fees fall due."""
    page.check_can("decide_economy")
    row = _seen(page, proposal)
    if row.state != PROPOSED:
        return _redirected(page, row.pk)
    data = page.request.POST if page.request.method == "POST" else None
    replaces = any(fee.status == "beslutad" for fee in fee_rows(page.case, row.year))
    form = DecideForm(data, today=timezone.localdate(), replaces=replaces)
    if data is not None and form.is_valid() and (done := _decided(page, row, form, data.get("version", ""))):
        return done
    total = number(row.total) if row.total is not None else ""
    return page.render(
        "economy/feerules/decide.html",
        status=400 if form.errors else 200,
        tabs=tabs(page, "avgifter"),
        proposal=row,
        form=form,
        total=total,
    )


def _decided(page: Page, row: FeeProposal, form: DecideForm, version: str) -> HttpResponse | None:
    said = form.resolution_values()
    said["text"] = said["text"] or f"Avgifter {row.year}: {row.title}"
    try:
        services.decide(page.case.slug, row.pk, Resolution(**said), version=int(version) if version.isdecimal() else 0,
                        days=form.due_days(row.year), replace=bool(form.cleaned_data.get("replace")), by=page.actor.user)  # fmt: skip
    except StaleProposalError:
        form.add_error(None, "Förslaget ändrades medan du skrev. Läs det igen innan du beslutar.")
    except FaultError as error:
        form.add_faults(error)
    else:
        return _redirected(page, row.pk)
    return None


def _posted(action: Callable[..., FeeProposal], *, versioned: bool = True) -> Callable[..., HttpResponse]:
    """A page that takes a button's post and goes on to the proposal."""

    @require_POST
    @cooperation_page(SECTION)
    def respond(page: Page, proposal: UUID) -> HttpResponse:
        page.check_can("edit_economy")
        row = _seen(page, proposal)
        version = page.request.POST.get("version", "")
        known: dict[str, Any] = {"version": int(version) if version.isdecimal() else row.version} if versioned else {}
        try:
            made = action(page.case.slug, row.pk, by=page.actor.user, **known)
        except StaleProposalError:
            return _redirected(page, row.pk)
        return _redirected(page, made.pk)

    return respond


reopen = _posted(services.reopen)
withdraw = _posted(services.withdraw)
copy = _posted(services.copy, versioned=False)


def _seen(page: Page, key: UUID) -> FeeProposal:
    """The proposal, for those who may see the work; for others it is not there, or they are led to sign in."""
    page.check_can("view_books")
    row = selectors.find_proposal(page.case.slug, key)
    if row is None:
        raise Http404("Förslaget finns inte.")
    return row


def _redirected(page: Page, key: UUID, query: str = "") -> HttpResponse:
    return redirect(page.frame.link(f"{page.frame.base}ekonomi/avgifter/forslag/{key}/{query}"))
