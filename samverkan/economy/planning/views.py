"""Pages of budgets on their way: the versions, a new one, one as a grid, and two side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from samverkan.core.faults import FaultError
from samverkan.economy.deciding import ResolutionForm
from samverkan.economy.planning import grid, selectors, services
from samverkan.economy.planning.forms import NewBudgetForm
from samverkan.economy.planning.pasting import Placed, place_block
from samverkan.economy.planning.reading import cells_of, last_saved_by
from samverkan.economy.planning.typed import MEASURES, UNITS, Planned
from samverkan.economy.tabs import tabs
from samverkan.economy.work_models import DECIDED, DRAFT, PROPOSED, WITHDRAWN, BudgetVersion
from samverkan.registry.pages import Page, cooperation_page
from samverkan.registry.services import RowFaultsError
from samverkan.web import downloads
from samverkan.web.frame import with_query
from samverkan.web.units import Option

SEE, EDIT, DECIDE = "view_staff_drafts", "edit_economy", "decide_economy"
TAB = "plan"


@cooperation_page("ekonomi")
def plan(page: Page) -> HttpResponse:
    """Every budget version and every request for a change."""
    page.check_can(SEE)
    rows = list(selectors.versions(page.frame.slug))
    asked = list(selectors.changes(page.frame.slug))
    return page.render(
        "economy/planning/plan.html",
        tabs=tabs(page, TAB), versions=[row for row in rows if row.state != WITHDRAWN], tones=selectors.TONES,
        laid_aside=[row for row in rows if row.state == WITHDRAWN], changes=asked, may_edit=page.can(EDIT),
        years=sorted({line.year for line in page.case.budget}, reverse=True),
        comparable=len(selectors.base_options(page.case, rows)) > 1,
    )  # fmt: skip


@cooperation_page("ekonomi")
def new(page: Page) -> HttpResponse:
    """A new budget: for which years, from what."""
    page.check_can(EDIT)
    rows = list(selectors.versions(page.frame.slug))
    bases = selectors.base_options(page.case, rows)
    years = [line.year for line in page.case.budget]
    start = page.request.GET.get("fran", bases[0][0] if bases else "")
    base = next((row for row in rows if str(row.pk) == start), None)
    first = base.first_year if base else max([page.frame.today.year if page.frame.today else 0, *years]) + 1
    initial = {"first_year": first, "base": start, "span": "1" if base and base.first_year == base.last_year else "3"}
    form = NewBudgetForm(page.request.POST if page.request.method == "POST" else None, bases=bases, initial=initial)
    if page.request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = services.create_version(
                slug=page.frame.slug, title=said["title"], first_year=said["first_year"], plan=said["span"] == "3",
                base=said["base"], by=page.actor,
            )  # fmt: skip
            return HttpResponseRedirect(_href(page, made.pk))
        except FaultError as error:
            form.add_faults(error)
    return page.render(
        "economy/planning/new.html", tabs=tabs(page, TAB), form=form, status=400 if form.is_bound else 200
    )


def _href(page: Page, version: UUID | str) -> str:
    return page.frame.link(f"{page.frame.base}ekonomi/plan/{version}/")


@dataclass
class Sheet:
    """A version's page being made: what is typed, and what happened to it."""

    page: Page
    version: BudgetVersion
    cells: Mapping[grid.Place, Planned]
    unit: str
    start: str = ""
    typed: grid.Typed | None = None
    theirs: Mapping[str, str] = field(default_factory=dict)
    taken: tuple[str, ...] = ()
    by: str = ""
    pasted: Placed | None = None
    faults: tuple[str, ...] = ()
    resolution: ResolutionForm | None = None

    @property
    def years(self) -> tuple[int, ...]:
        """The version's years."""
        return selectors.years_of(self.version)

    @property
    def nodes(self) -> tuple[grid.Node, ...]:
        """The rows of the grid."""
        return grid.tree(self.page.case, self.cells)

    @property
    def open(self) -> bool:
        """Whether the reader may type in it."""
        return self.version.state == DRAFT and self.page.can(EDIT)


@cooperation_page("ekonomi")
def version(page: Page, version: UUID) -> HttpResponse:
    """One version: a grid to type in while it is a draft, else as it stands."""
    page.check_can(SEE)
    row = selectors.versions(page.frame.slug).filter(pk=version).first()
    if row is None:
        raise Http404("Budgeten finns inte.")
    posted = page.request.POST
    unit = posted.get("enhet") or page.request.GET.get("enhet") or grid.case_unit(page.case)
    sheet = Sheet(page, row, cells_of(row), unit if unit in UNITS else "kr")
    if page.request.method == "POST":
        page.check_can(EDIT)
        act = ACTS.get(posted.get("_gor", ""))
        if act is None:
            return _shown(sheet, status=400)
        return act(sheet)
    table = selectors.version_table(page.case, row, sheet.cells)
    return downloads.respond(page.request, [table]) or _shown(sheet)


def _shown(sheet: Sheet, status: int = 200) -> HttpResponse:
    page, row = sheet.page, sheet.version
    opened = grid.as_typed(sheet.nodes, sheet.years, sheet.cells, sheet.unit)
    typed = sheet.typed or opened
    today = timezone.localdate()
    return page.render(
        "economy/planning/version.html",
        status=status, tabs=tabs(page, TAB), sheet=sheet, version=row, tone=selectors.TONES.get(row.state, ""),
        rows=grid.grid_rows(sheet.nodes, sheet.years, typed, sheet.unit, sheet.theirs), measures=MEASURES,
        start=sheet.start or grid.start_text(opened), faulty=len(typed.faults), totals=selectors.totals(sheet.cells, sheet.years),
        table=None if sheet.open else selectors.version_table(page.case, row, sheet.cells),
        units=[Option(unit, with_query(page.request, enhet=unit), unit == sheet.unit) for unit in UNITS],
        may_edit=page.can(EDIT), resolution=_resolution(sheet, today), workbook=with_query(page.request, ladda="plan.xlsx"),
        decision=next((held for held in page.case.decisions if held.id == row.decision), None),
        is_draft=row.state == DRAFT, is_proposed=row.state == PROPOSED, is_decided=row.state == DECIDED,
    )  # fmt: skip


def _resolution(sheet: Sheet, today: Any) -> ResolutionForm | None:
    may = sheet.version.state == PROPOSED and sheet.page.can(DECIDE)
    return (sheet.resolution or ResolutionForm(today=today)) if may else None


def _read(sheet: Sheet) -> grid.Typed:
    posted = sheet.page.request.POST
    sheet.start = posted.get("start", "")
    texts = {name: str(text) for name, text in posted.items() if name.startswith("c.")}
    return grid.read_grid(sheet.nodes, sheet.years, texts, sheet.unit)


def _seen(sheet: Sheet) -> int:
    seen = sheet.page.request.POST.get("version", "")
    return int(seen) if seen.isdecimal() and len(seen) < len("1000000000") else 0


def _save(sheet: Sheet) -> HttpResponse | None:
    """Save what is typed; the page that says why not where it can't be, None where it was."""
    sheet.page.check_can(EDIT)
    sheet.typed = _read(sheet)
    if sheet.typed.faults:
        return _shown(sheet, status=400)
    try:
        services.save_cells(
            slug=sheet.page.frame.slug,
            version=sheet.version.pk,
            cells=sheet.typed.cells,
            seen=_seen(sheet),
            by=sheet.page.actor,
        )
    except services.StaleVersionError as error:
        return _clash(sheet, error.version, sheet.typed)
    except FaultError as error:
        sheet.faults = tuple(fault.text for fault in error.faults)
        return _shown(sheet, status=400)
    return None


def _clash(sheet: Sheet, now: BudgetVersion, typed: grid.Typed) -> HttpResponse:
    """Both people's cells in one grid, with what each saved where they differ; nothing is saved."""
    row = selectors.versions(sheet.page.frame.slug).get(pk=now.pk)
    cells = cells_of(row)
    nodes = grid.tree(sheet.page.case, {**sheet.cells, **cells})
    saved = grid.as_typed(nodes, sheet.years, cells, sheet.unit)
    both = grid.merged(grid.read_start(sheet.start), saved.texts, typed.texts)
    sheet.version, sheet.cells, sheet.start = row, {**cells, **typed.cells}, grid.start_text(saved)
    sheet.typed = grid.read_grid(nodes, sheet.years, both.texts, sheet.unit)
    sheet.theirs, sheet.taken, sheet.by = both.clashes, both.taken, last_saved_by(row)
    return _shown(sheet, status=409)


def _act_save(sheet: Sheet) -> HttpResponse:
    refused = _save(sheet)
    if refused is not None:
        return refused
    messages.success(sheet.page.request, "Budgeten är sparad.")
    return _back(sheet)


def _back(sheet: Sheet) -> HttpResponse:
    return HttpResponseRedirect(sheet.page.request.get_full_path())


def _act_paste(sheet: Sheet) -> HttpResponse:
    """Lay a block over what is typed; nothing is saved yet."""
    sheet.page.check_can(EDIT)
    typed, posted = _read(sheet), sheet.page.request.POST
    lines = grid.paste_lines(sheet.nodes, sheet.years)
    row, column = (int(text) if text.isdecimal() and len(text) < len("10000") else 0
                   for text in (posted.get("rad", ""), posted.get("kolumn", "")))  # fmt: skip
    sheet.pasted = place_block(posted.get("block", ""), lines, row, column)
    texts = {**typed.texts, **sheet.pasted.texts}
    sheet.typed = grid.read_grid(sheet.nodes, sheet.years, texts, sheet.unit)
    return _shown(sheet)


def _act_propose(sheet: Sheet) -> HttpResponse:
    refused = _save(sheet)
    if refused is not None:
        return refused
    sheet.version.refresh_from_db()
    done = "Budgeten är framlagd som förslag. Den kan inte ändras så länge den ligger för beslut."
    return _done(sheet, done, services.propose, seen=sheet.version.version)


def _act_take_back(sheet: Sheet) -> HttpResponse:
    return _done(sheet, "Förslaget är ett utkast igen.", services.take_back)


def _act_withdraw(sheet: Sheet) -> HttpResponse:
    return _done(sheet, "Budgeten är lagd åt sidan. Den finns kvar att läsa.", services.withdraw)


def _act_decide(sheet: Sheet) -> HttpResponse:
    sheet.page.check_can(DECIDE)
    sheet.resolution = ResolutionForm(sheet.page.request.POST, today=timezone.localdate())
    if not sheet.resolution.is_valid():
        return _shown(sheet, status=400)
    done = f"Budgeten för {sheet.version.first_year} är beslutad och gäller."
    return _done(sheet, done, services.decide, resolution=sheet.resolution.resolution(), seen=_seen(sheet))


def _done(sheet: Sheet, said: str, service: Any, **more: Any) -> HttpResponse:
    """What a service did, or why not."""
    try:
        service(slug=sheet.page.frame.slug, version=sheet.version.pk, by=sheet.page.actor, **more)
    except services.StaleVersionError as error:
        sheet.faults = (str(error), "Läs den igen och gör om.")
        return _shown(sheet, status=409)
    except RowFaultsError as error:
        sheet.faults = tuple(row.text for row in error.rows)
        return _shown(sheet, status=400)
    except FaultError as error:
        sheet.faults = tuple(f"{fault.text[:1].upper()}{fault.text[1:]}" for fault in error.faults)
        return _shown(sheet, status=400)
    messages.success(sheet.page.request, said)
    return _back(sheet)


ACTS = {
    "spara": _act_save, "klistra": _act_paste, "foresla": _act_propose, "aterta": _act_take_back,
    "lagg-undan": _act_withdraw, "besluta": _act_decide,
}  # fmt: skip
"""What a button of the page does."""
