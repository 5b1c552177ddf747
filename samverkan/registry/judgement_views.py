"""The page of a finding, where those who may judge it do so."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from samverkan.core.faults import FaultError
from samverkan.history.selectors import changes_where
from samverkan.registry import judgements
from samverkan.registry.editing.beside import told_changes
from samverkan.registry.editing.recorded import ToldChange
from samverkan.registry.pages import Page
from samverkan.registry.people import Judgement
from samverkan.registry.people_forms import FaultForm
from samverkan.registry.selectors import ShownFinding, object_kind_title

SAID = {"accepterad": "Anmärkningen är accepterad.", "atgardad": "Anmärkningen är märkt som åtgärdad.",
        judgements.REOPEN: "Anmärkningen är öppen igen."}  # fmt: skip


class JudgementForm(FaultForm):
    """Why a finding is judged as it is."""

    use_required_attribute = False

    reason = forms.CharField(
        label="Varför",
        error_messages={"required": "Skriv varför, så att den som läser kan bedöma skälet."},
        help_text="Till exempel ”Källan räknar per den 1 november, vi per den 31 december”. Alla som ser anmärkningen ser skälet.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        # Opening again needs no reason.
        self.fields["reason"].required = data is None or data.get("verdict") != judgements.REOPEN


def judging(page: Page, shown: ShownFinding) -> HttpResponse:
    """The finding with the form, or what came of it."""
    form = JudgementForm(page.request.POST or None)
    if page.request.method == "POST":
        page.check_can("judge_findings")
        if form.is_valid() and _judged(page, shown, form):
            return redirect(page.request.get_full_path())
    return page.render(
        "registry/finding.html",
        shown=shown, kind=object_kind_title(shown.finding.subject_kind), form=form,
        may_judge=page.can("judge_findings"), seen_version=judgements.version(shown.judgement),
        changes=_changes(page, shown), status=400 if form.errors else 200,
    )  # fmt: skip


def _changes(page: Page, shown: ShownFinding) -> tuple[ToldChange, ...]:
    """The judgements that were made and taken back, to those who may read changes."""
    if not page.can("view_changes"):
        return ()
    return told_changes(page, changes_where(Judgement, cooperation_id=page.frame.slug, finding=shown.finding.id))


def _judged(page: Page, shown: ShownFinding, form: JudgementForm) -> bool:
    said: dict[str, Any] = {"slug": page.frame.slug, "finding": shown.finding.id, "by": page.actor}
    said |= {"reason": form.cleaned_data["reason"], "seen": page.request.POST.get("seen", "")}
    verdict = page.request.POST.get("verdict", "")
    try:
        if verdict == judgements.REOPEN:
            judgements.reopen(**said)
        else:
            judgements.judge(verdict=verdict, **said)
    except FaultError as error:
        form.add_faults(error)
        return False
    messages.success(page.request, SAID[verdict])
    return True
