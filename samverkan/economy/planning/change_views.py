"""Pages of requests to change a budget in force: made, read, answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from samverkan.core.faults import FaultError
from samverkan.economy.deciding import ResolutionForm
from samverkan.economy.planning import changing, grid, selectors
from samverkan.economy.planning.forms import ReasonForm
from samverkan.economy.planning.typed import NOTHING, Planned, TypedError, read_into
from samverkan.economy.planning.views import DECIDE, EDIT, SEE, TAB
from samverkan.economy.tabs import tabs
from samverkan.economy.work_models import BudgetChange
from samverkan.registry.pages import Page, cooperation_page
from samverkan.web.frame import with_query
from samverkan.web.units import Option

CARRIED = "overforing"
FIELD = "andring."


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """An area in the form: what it has, what it did not use the year before, what is typed and what is wrong with it."""

    node: grid.Node
    above: tuple[str, ...]
    now: Decimal | None
    unused: Decimal | None
    name: str
    text: str
    fault: str


@cooperation_page("ekonomi")
def new_change(page: Page) -> HttpResponse:
    """Ask for a change: how much more or less each area gets, and why."""
    page.check_can(EDIT)
    years = sorted({line.year for line in page.case.budget}, reverse=True)
    if not years:
        raise Http404("Det finns ingen budget att ändra.")
    asked, posted = page.request.GET, page.request.POST
    year = next((year for year in years if str(year) == asked.get("ar", "")), years[0])
    carried = asked.get("slag") == CARRIED
    form = ReasonForm(posted if page.request.method == "POST" else None)
    texts = {name.removeprefix(FIELD): str(text) for name, text in posted.items() if name.startswith(FIELD)}
    amounts, faults = _amounts(texts)
    if page.request.method == "POST" and form.is_valid() and not faults:
        try:
            made = changing.request_change(
                slug=page.frame.slug, year=year, amounts=amounts, reason=form.cleaned_data["reason"], carried=carried, by=page.actor
            )  # fmt: skip
            messages.success(page.request, "Ändringen är begärd. Den ändrar inget förrän den är godkänd.")
            return HttpResponseRedirect(page.frame.link(f"{page.frame.base}ekonomi/plan/andring/{made.pk}/"))
        except FaultError as error:
            faults = {fault.where: _sentence(fault.text) for fault in error.faults if fault.where in texts}
            for fault in error.faults:
                if fault.where not in texts:
                    form.add_error("reason" if fault.where == "reason" else None, _sentence(fault.text))
    wrong = bool(form.errors or faults)
    kinds = [
        Option("Ändra mellan områden", with_query(page.request, slag=None), not carried),
        Option(f"Föra över oanvänt från {year - 1}", with_query(page.request, slag=CARRIED), carried),
    ]
    return page.render(
        "economy/planning/new_change.html",
        status=400 if wrong else 200, tabs=tabs(page, TAB), form=form, year=year, carried=carried, kinds=kinds, faulty=len(faults),
        years=[Option(str(y), with_query(page.request, ar=str(y)), y == year) for y in years],
        rows=_rows(page, year, texts, faults, carried=carried),
    )  # fmt: skip


def _amounts(texts: Mapping[str, str]) -> tuple[dict[str, Decimal], dict[str, str]]:
    amounts: dict[str, Decimal] = {}
    faults: dict[str, str] = {}
    for area, text in texts.items():
        try:
            amounts[area] = read_into(NOTHING, "amount", text, "kr").amount or Decimal(0)
        except TypedError as error:
            faults[area] = str(error)
    return amounts, faults


def _rows(
    page: Page, year: int, texts: Mapping[str, str], faults: Mapping[str, str], *, carried: bool
) -> list[ChangeRow]:  # fmt: skip
    case = page.case
    cells = {
        (area.id, year): Planned(amount=amount)
        for area in case.areas
        if (amount := changing.budgeted(case, area.id, year))
    }
    nodes = grid.tree(case, cells)
    sums = grid.summed_up(nodes, cells, [year])
    return [
        ChangeRow(
            node, above, (cells if node.typed else sums).get((node.area, year), NOTHING).amount,
            changing.unused(case, node.area, year - 1) if carried and node.typed else None,
            f"{FIELD}{node.area}" if node.typed else "", texts.get(node.area, ""), faults.get(node.area, ""),
        )
        for node, above in zip(nodes, grid.lineages(nodes), strict=True)
    ]  # fmt: skip


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


@cooperation_page("ekonomi")
def change(page: Page, change: UUID) -> HttpResponse:
    """A request: before and after, and the answer, or the form to answer it with."""
    page.check_can(SEE)
    row = selectors.changes(page.frame.slug).filter(pk=change).first()
    if row is None:
        raise Http404("Begäran finns inte.")
    posted = page.request.POST if page.request.method == "POST" else None
    form = ResolutionForm(posted, today=timezone.localdate())
    if posted is not None:
        page.check_can(DECIDE)
        if form.is_valid() and _answered(page, row, form, approve=posted.get("_gor") == "godkann"):
            return HttpResponseRedirect(page.request.get_full_path())
    names = {area.id: area.name for area in page.case.areas}
    lines = [(names.get(line.area, line.area), line) for line in changing.lines_of(row)]
    return page.render(
        "economy/planning/change.html",
        status=400 if form.errors else 200, tabs=tabs(page, TAB), change=row, lines=lines,
        total=sum((line.change for _, line in lines), Decimal(0)), form=form, may_decide=page.can(DECIDE),
        open=row.state == changing.ASKED,
        decision=next((held for held in page.case.decisions if held.id == row.decision), None),
    )  # fmt: skip


def _answered(page: Page, row: BudgetChange, form: Any, *, approve: bool) -> bool:
    try:
        changing.answer_change(
            slug=page.frame.slug, change=row.pk, approve=approve, resolution=form.resolution(), by=page.actor
        )
    except FaultError as error:
        form.add_faults(error)
        return False
    messages.success(
        page.request,
        "Ändringen är godkänd och budgeten ändrad." if approve else "Begäran är avslagen. Budgeten är som förut.",
    )
    return True
