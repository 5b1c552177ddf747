"""*Beslutsunderlag*: choose, see beforehand, issue, and the issued versions."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django_htmx.http import HttpResponseClientRedirect

from samverkan.core.faults import Fault, FaultError
from samverkan.registry.pages import Page, cooperation_page
from samverkan.reports.answers import file_response
from samverkan.reports.decision import selectors
from samverkan.reports.decision.issuing import begin
from samverkan.reports.decision.policies import (
    can_issue_basis,
    can_preview_basis,
    check_can_issue_basis,
    check_can_preview_basis,
)
from samverkan.reports.decision.services import STEPS, Choice
from samverkan.reports.documents.decision import decision_basis, open_basis, scenario_report
from samverkan.reports.models import DONE, BasisFile, DecisionBasis
from samverkan.reports.services import WRITERS
from samverkan.transition.tabs import SECTION, tabs
from samverkan.web import downloads

TAB = "underlag"


@cooperation_page(SECTION)
def start(page: Page) -> HttpResponse:
    """The issued versions, whether they still hold, and for those who may: what a new one is to have."""
    rows = selectors.versions(page.case.slug)
    table = selectors.versions_table(page, rows)
    if file := downloads.respond(page.request, [table]):
        return file
    latest = selectors.version(page.case.slug, rows[0].number) if rows else None
    return page.render(
        "reports/decision/start.html", tabs=tabs(page, TAB), table=table if rows else None, latest=latest,
        standing=selectors.standing(page, latest) if latest else None, next=rows[0].number + 1 if rows else 1,
        again=selectors.address(page, f"{latest.number}/igen/") if latest else "", asked=selectors.asked(page), **_choices(page),
    )  # fmt: skip


def _choices(page: Page) -> dict[str, Any]:
    return {
        "alternatives": selectors.alternatives(page, ()), "broken": selectors.broken(page), "chapters": selectors.chapters(()),
        "formats": [(title, selectors.address(page, f"forhandsvisning.{key}")) for key, title in selectors.FORMATS.items()],
        "issue": selectors.address(page, "ge-ut/"), "reports": selectors.reports_table(page), "previews": can_preview_basis(page.actor, page.case.slug),
        "issues": can_issue_basis(page.actor, page.case.slug),
    }  # fmt: skip


def _choice(page: Page) -> Choice:
    """What is ticked; everything where the address or form says nothing of it. FaultError where all ticks are taken away."""
    data = page.request.POST if page.request.method == "POST" else page.request.GET
    chosen, chapters = tuple(data.getlist("alternativ")), tuple(data.getlist("avsnitt"))
    if data.get("valt") and not (chosen and chapters):
        what = "ett alternativ" if not chosen else "ett avsnitt"
        raise FaultError(
            Fault("nothing-chosen", f"Inget är valt. Kryssa för minst {what} på sidan Beslutsunderlag.", "val")
        )
    whole = {option.key for option in selectors.chapters(())} == set(chapters)
    return Choice(chosen, () if whole else chapters, page.on)


@cooperation_page(SECTION)
def preview(page: Page, format: str) -> HttpResponse:
    """What is ticked as a file, not issued: for those who may see drafts."""
    check_can_preview_basis(page.actor, page.case.slug)
    if format not in WRITERS:
        raise Http404("Underlaget finns inte i det formatet.")
    choice = _choice(page)
    document = decision_basis(open_basis(page.snapshot, choice.alternatives, page.on), choice.chapters)
    name = f"beslutsunderlag-{page.case.slug}-utkast.{format}"
    return file_response(WRITERS[format].write(document), format, name)


@cooperation_page(SECTION)
def scenario(page: Page, alternative: str, format: str) -> HttpResponse:
    """The report about one alternative."""
    check_can_preview_basis(page.actor, page.case.slug)
    if format not in WRITERS:
        raise Http404("Rapporten finns inte i det formatet.")
    document = scenario_report(open_basis(page.snapshot, [alternative], page.on))
    return file_response(
        WRITERS[format].write(document), format, f"scenariorapport-{page.case.slug}-{alternative}.{format}"
    )


@cooperation_page(SECTION)
def issue_new(page: Page) -> HttpResponse:
    """Have what is ticked issued as the next version."""
    if page.request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    check_can_issue_basis(page.actor, page.case.slug)
    return _begun(page, _choice(page))


@cooperation_page(SECTION)
def issue_again(page: Page, number: int) -> HttpResponse:
    """Have the same alternatives and chapters issued again, with what holds now."""
    if page.request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    check_can_issue_basis(page.actor, page.case.slug)
    return _begun(page, selectors.choice_of(page, _version(page, number)))


def _begun(page: Page, choice: Choice) -> HttpResponse:
    row = begin(page.case.slug, choice, by=page.actor.user)
    return HttpResponseRedirect(selectors.address(page, f"gors/{row.pk}/"))


@cooperation_page(SECTION)
def under_way(page: Page, issuing: UUID) -> HttpResponse:
    """How far the work has come; leads to the version when it is issued. Asked by htmx with what is shown already (``visas``),
    it says nothing where that still holds."""
    check_can_issue_basis(page.actor, page.case.slug)
    found = selectors.progress(page.case.slug, issuing)
    if found is None:
        raise Http404("Det finns inget arbete med den adressen.")
    partial = page.request.headers.get("HX-Request") == "true"
    if found.phase == DONE:
        messages.success(page.request, f"Version {found.number} är utgiven.")
        leads = selectors.address(page, f"{found.number}/")
        return HttpResponseClientRedirect(leads) if partial else HttpResponseRedirect(leads)
    if partial and page.request.GET.get("visas") == found.sign:
        return HttpResponse(status=204)
    return page.render(
        "reports/decision/progress.html" if partial else "reports/decision/under_way.html", tabs=tabs(page, TAB), found=found,
        steps=STEPS, here=selectors.address(page, f"gors/{issuing}/"), issue=selectors.address(page, "ge-ut/"),
        back=selectors.address(page),
    )  # fmt: skip


@cooperation_page(SECTION)
def version(page: Page, number: int) -> HttpResponse:
    """An issued version: its files, what it changed from the one before, and whether it still holds."""
    row = _version(page, number)
    before = selectors.version(page.case.slug, number - 1)
    previews = can_preview_basis(page.actor, page.case.slug)
    standing = selectors.standing(page, row)
    since = selectors.now_table(standing.found, number) if previews and standing.found else None
    changed = selectors.against(row, before)
    if file := downloads.respond(page.request, [table for table in (since, changed) if table]):
        return file
    return page.render(
        "reports/decision/version.html", tabs=tabs(page, TAB), row=row, files=list(selectors.files_of(page, row).values()),
        standing=standing, since=since, changed=changed, issues=can_issue_basis(page.actor, page.case.slug),
        again=selectors.address(page, f"{number}/igen/"), told=page.can("view_changes"),
        chapters=[option.title for option in selectors.chapters(row.chapters) if option.chosen],
    )  # fmt: skip


def _version(page: Page, number: int) -> DecisionBasis:
    row = selectors.version(page.case.slug, number)
    if row is None:
        raise Http404("Versionen finns inte.")
    return row


@cooperation_page(SECTION)
def file(page: Page, number: int, format: str) -> HttpResponse:
    """A file of an issued version, as it was issued."""
    held = BasisFile.objects.filter(basis__cooperation=page.case.slug, basis__number=number, format=format).first()
    if held is None:
        raise Http404("Filen finns inte.")
    return file_response(bytes(held.content), format, f"beslutsunderlag-{page.case.slug}-version-{number}.{format}")
