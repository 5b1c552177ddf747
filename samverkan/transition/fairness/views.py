"""The pages of *Rättvisa*: by what the reader states, and by a file of what every group costs."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, QueryDict

from samverkan.core.fairness import NUCLEOLUS, SHAPLEY, Assumed
from samverkan.core.faults import FaultError
from samverkan.registry.pages import Page, cooperation_page
from samverkan.registry.uploads import limit_text, too_large
from samverkan.transition.fairness import selectors, tables
from samverkan.transition.fairness.forms import AssumptionForm, CoalitionFileForm, plain
from samverkan.transition.fairness.selectors import Ground, Judged
from samverkan.transition.tabs import SECTION, tabs
from samverkan.web import downloads
from samverkan.web.frame import with_query

TAB = "rattvisa"
GROUPS = "kostnader.csv"


@cooperation_page(SECTION)
def fairness(page: Page) -> HttpResponse:
    """The year's split by the assumptions in the address."""
    asked = page.request.GET
    form, ground, lacking = _read(page, asked)
    judged = None
    if ground is not None and form.is_valid():
        try:
            judged = selectors.judged(page.snapshot, ground, _assumed(form, ground))
        except FaultError as error:
            _place(form, error)
    if judged is not None and asked.get("ladda") == GROUPS:
        return _groups_file(judged)
    shown = _shown(page, judged)
    file = downloads.respond(page.request, shown.pop("files"), shown["charts"])
    return file or page.render(
        "transition/fairness/fairness.html", status=400 if form.errors else 200, tabs=tabs(page, TAB), form=form, judged=judged,
        lacking=lacking, **shown,
    )  # fmt: skip


def _read(page: Page, asked: QueryDict) -> tuple[AssumptionForm, Ground | None, list[str]]:
    """The form with what is asked for, else what is put first, the split that it names, and what is lacking where nothing is
    asked for yet: that is no error."""
    years, rules = selectors.years(page.snapshot, page.on), selectors.rules(page.snapshot)
    data = asked.copy()
    data.setdefault("ar", str(next((year for year in years if year <= page.on.year), years[-1])))
    data.setdefault("regel", rules[0][0])
    plain_form = AssumptionForm(years, rules, {}, data)
    if not plain_form.is_valid():
        return plain_form, None, []
    chosen = plain_form.cleaned_data
    try:
        ground = selectors.ground(page.snapshot, int(chosen["ar"]), chosen["regel"], chosen["summa"])
    except FaultError as error:
        if not set(asked) & set(plain_form.fields):
            return plain_form, None, [fault.text for fault in error.faults]
        _place(plain_form, error)
        return plain_form, None, []
    data.setdefault("fast", plain(selectors.first_fixed(ground.total)))
    return AssumptionForm(years, rules, ground.names, data), ground, []


def _assumed(form: AssumptionForm, ground: Ground) -> Assumed:
    fixed = form.cleaned_data["fast"]
    return Assumed(
        selectors.first_fixed(ground.total) if fixed is None else fixed, form.cleaned_data["inv"], form.alone()
    )


def _place(form: AssumptionForm, error: FaultError) -> None:
    """Faults of the estimate at the fields they concern."""
    fields = {"fixed": "fast", "per_inhabitant": "inv", "people": "inv"}
    for fault in error.faults:
        name = fields.get(fault.where, fault.where)
        form.add_error(name if name in form.fields else None, fault.text)


def _shown(page: Page, judged: Judged | None) -> dict[str, Any]:
    if judged is None:
        return {"files": [], "charts": []}
    members, groups = tables.member_table(judged), tables.group_table(judged)
    fixed = tables.fixed_table(judged) if judged.steps else None
    shown = [members, groups, *([fixed] if fixed else [])]
    return {
        "files": shown, "charts": [tables.splits_chart(judged)], "members": members, "groups": groups, "fixed": fixed,
        "words": {"shapley": SHAPLEY, "nucleolus": NUCLEOLUS},
        "all_groups": with_query(page.request, ladda=GROUPS) if selectors.coalition_lines(judged) else "",
        "workbook": with_query(page.request, ladda="allt.xlsx"),
    }  # fmt: skip


def _groups_file(judged: Judged) -> HttpResponse:
    """What every group costs by the estimate, as the file that the page and the command line take."""
    lines = ["coalition,cost", *(",".join(line) for line in selectors.coalition_lines(judged))]
    text = "\ufeff" + "\n".join(lines) + "\n"
    name = {"Content-Disposition": f'attachment; filename="{GROUPS}"'}
    return HttpResponse(text.encode(), content_type="text/csv; charset=utf-8", headers=name)


@cooperation_page(SECTION)
def by_file(page: Page) -> HttpResponse:
    """The year's split by a file of what every group costs alone. The file is read and not kept."""
    years = selectors.years(page.snapshot, page.on)
    sent = page.request.method == "POST"
    data, files = (page.request.POST, page.request.FILES) if sent else (None, None)
    form = CoalitionFileForm(years, selectors.rules(page.snapshot), data, files)
    judged, status = None, 200
    if sent:
        if too_large(page.request):
            form.add_error("fil", f"Filen är för stor. Högst {limit_text()} går att läsa.")
        elif form.is_valid():
            judged = _judged_file(page, form)
        status = 400 if form.errors else 200
    shown = _shown(page, judged)
    shown.pop("files")
    return page.render(
        "transition/fairness/by_file.html",
        status=status,
        tabs=tabs(page, TAB),
        years=years,
        form=form,
        judged=judged,
        **shown,
    )


def _judged_file(page: Page, form: CoalitionFileForm) -> Judged | None:
    chosen = form.cleaned_data
    try:
        ground = selectors.ground(page.snapshot, int(chosen["ar"]), chosen["regel"], chosen["summa"])
        return selectors.judged_file(ground, chosen["fil"], by_parts=chosen["delar"])
    except FaultError as error:
        for fault in error.faults:
            form.add_error(fault.where if fault.where in form.fields else "ar", fault.text)
    return None
