"""Pages of fees: what each member pays over the years, the proposals in hand, and how a year's fees fall due."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from samverkan.core.faults import FaultError
from samverkan.core.recorded_fees import decision_words, fee_rows, recorded_years
from samverkan.economy.feerules import selectors, services, tables
from samverkan.economy.feerules.forms import PlanFields
from samverkan.economy.feerules.trial import fee_years, known_fees
from samverkan.economy.tabs import tabs
from samverkan.economy.workbooks.made import fee_workbook
from samverkan.formats.tables import Table
from samverkan.history.services import Ground
from samverkan.registry.editing.forms import GroundForm
from samverkan.registry.pages import Page, cooperation_page
from samverkan.web import downloads
from samverkan.web.frame import with_query
from samverkan.web.units import asked_unit, unit_options

SECTION = "ekonomi"


@cooperation_page(SECTION)
def fees(page: Page) -> HttpResponse:
    """The fees of every year, decided and computed, and for those who may see them the proposals."""
    unit = asked_unit(page.request)
    years = [year for year in fee_years(page.snapshot) if year <= max(page.on.year, *_decided_by(page))]
    if years and downloads.asks_calculation(page.request):
        return downloads.calculation(fee_workbook(page.snapshot, years), f"rakneblad-avgifter-{page.case.slug}.xlsx")
    table = tables.years_table(page.snapshot, years, page.frame.base, per_inhabitant=unit == "inv") if years else None
    plans = [plan for year in reversed(years) if (plan := tables.plan_table(page.case, year, _names(page, year)))]
    shown: list[Table] = [one for one in (table, *plans) if one]
    if (file := downloads.respond(page.request, shown)) is not None:
        return file
    return page.render(
        "economy/feerules/fees.html", tabs=tabs(page, "avgifter"), table=table, plans=plans, decided=_decided(page, years),
        units=[option for option in unit_options(page.request, per_inhabitant=True) if "tkr" not in option.href],
        proposals=selectors.proposals(page.case.slug) if page.can("view_books") else None, may_edit=page.can("edit_economy"),
        workbook=with_query(page.request, ladda="allt.xlsx") if shown else "",
        calculation=with_query(page.request, ladda=downloads.CALCULATION) if years else "",
    )  # fmt: skip


def _decided_by(page: Page) -> list[int]:
    """Years whose fees were decided on the day that the page is seen on; without a decision's day, those of the year."""
    decisions = {row.id: row for row in page.case.decisions}
    years = [0]
    for fee in page.case.fees:
        decision = decisions.get(fee.decision)
        if decision is not None and (
            decision.on is None or decision.on <= (page.on if page.frame.on_given else timezone.localdate())
        ):
            years.append(fee.year)
    return years


def _names(page: Page, year: int) -> dict[str, str]:
    held = known_fees(page.snapshot, year)
    return {fee.member: fee.name for fee in held.fees} if held else {}


def _decided(page: Page, years: list[int]) -> list[tuple[int, str, bool]]:
    """Each year with a decision: the decision in words, and whether it has an instalment plan."""
    found, planned = [], {row.fee for row in page.case.instalments}
    for year in reversed(years):
        rows = fee_rows(page.case, year)
        decision = selectors.decision_of(page.case, rows[0].decision) if rows else None
        if decision is not None:
            found.append((year, decision_words(decision), any(row.id in planned for row in rows)))
    return found


@cooperation_page(SECTION)
def plan(page: Page, year: int) -> HttpResponse:
    """How the fees on record of a year fall due."""
    page.check_can("edit_economy")
    if year not in recorded_years(page.case):
        raise Http404("Det finns ingen beslutad avgift för året.")
    data = page.request.POST if page.request.method == "POST" else None
    form, ground = PlanFields(data), GroundForm(data)
    if data is not None and all([form.is_valid(), ground.is_valid()]):
        reason: Ground = ground.ground()
        try:
            services.plan_instalments(page.case.slug, year, form.due_days(year), by=page.actor.user, ground=reason)
        except FaultError as error:
            form.add_faults(error)
        else:
            return redirect(f"{page.frame.base}ekonomi/avgifter/#betalplan")
    held = tables.plan_table(page.case, year, _names(page, year))
    return page.render(
        "economy/feerules/plan.html", status=400 if form.errors or ground.errors else 200, tabs=tabs(page, "avgifter"), year=year,
        form=form, ground=ground, held=held,
    )  # fmt: skip
