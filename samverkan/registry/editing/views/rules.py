"""A rule edited as the text that it is."""

from __future__ import annotations

from django import forms
from django.db import DataError, IntegrityError
from django.http import HttpResponse

from samverkan.core.faults import FaultError
from samverkan.core.records import Rule
from samverkan.registry.editing import ruletext
from samverkan.registry.editing.faults import database_sentence
from samverkan.registry.editing.forms import GroundForm
from samverkan.registry.editing.saving import save_record
from samverkan.registry.editing.selectors import edit_address, referrers
from samverkan.registry.editing.views.editing import Editing, check_may_change, notice, saved_response, writing
from samverkan.registry.services import EditConflictError, RowFaultsError, record_version


class RuleForm(forms.Form):
    """The text of a rule."""

    use_required_attribute = False

    text = forms.CharField(
        label="Regeltext", strip=False,
        help_text="Skriven som TOML. Texten sparas som den står, med kommentarer.",
        widget=forms.Textarea(attrs={"rows": 26, "class": "code", "spellcheck": "false"}),
    )  # fmt: skip


def answer(editing: Editing) -> HttpResponse:
    """The text as it stands, or what is posted."""
    if editing.page.request.method == "POST":
        return _posted(editing)
    if editing.record is None:
        check_may_change(editing.page, "rules")
    text = ruletext.START if editing.record is None else editing.record.text
    return _laid_out(editing, RuleForm(initial={"text": text}), GroundForm(), record_version(editing.record))


def _laid_out(
    editing: Editing, form: RuleForm, ground: GroundForm, version: str, *,
    lines: list[ruletext.LineFault] | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    page, there = editing.page, editing.record is not None
    for fault in lines or ():
        form.add_error("text", f"Rad {fault.line}: {fault.text}" if fault.line else fault.text)
    response = page.render(
        "registry/editing/form.html",
        **editing.context(), form=form, ground=ground, version=version, parts=[], bound=form.is_bound, draftable=False,
        others=referrers(page.snapshot, "rules", editing.key)[1] if there else [],
        notice=notice(page, "rules") if there else {},
    )  # fmt: skip
    response.status_code = status
    return response


def _posted(editing: Editing) -> HttpResponse:
    page = editing.page
    data = page.request.POST
    form, ground, version = RuleForm(data), GroundForm(data), data.get("_version", "")
    check_may_change(page, "rules", getattr(editing.record, "kind", ""))
    valid = all([form.is_valid(), ground.is_valid()])
    if data.get("_gor") == "redigera":
        return _laid_out(editing, form, ground, version)
    try:
        rule = ruletext.read_rule(data.get("text", ""), editing.key)
    except FaultError as error:
        return _laid_out(
            editing, form, ground, version, lines=ruletext.line_faults(data.get("text", ""), error), status=400
        )
    check_may_change(page, "rules", rule.kind)
    return (
        _saved(editing, form, ground, version, rule) if valid else _laid_out(editing, form, ground, version, status=400)
    )


def _saved(editing: Editing, form: RuleForm, ground: GroundForm, version: str, rule: Rule) -> HttpResponse:
    from samverkan.registry.editing.views.records import conflict_page  # noqa: PLC0415 -- which knows rules in its turn

    page = editing.page
    try:
        saved = save_record(writing(page, ground.ground()), "rules", rule, version=version, current=editing.record)
    except EditConflictError as conflict:
        if not editing.key:
            form.add_error("text", f"Id ”{rule.id}” används redan av en annan regel. Skriv ett annat.")
            return _laid_out(editing, form, ground, version, status=400)
        return conflict_page(editing, rule, conflict.current)
    except RowFaultsError as error:
        form.add_error(None, " ".join(row.text for row in error.rows))
    except (IntegrityError, DataError) as error:
        form.add_error(None, database_sentence(error))
    else:
        return saved_response(page, edit_address(editing.slug, "rules", rule.id), saved)
    return _laid_out(editing, form, ground, version, status=400)
