"""*Kalkylblad*: the cooperation's facts as a workbook, and a workbook read back, seen before it is saved."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.db import DataError, IntegrityError
from django.http import HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect

from samverkan.core.faults import Fault, FaultError
from samverkan.exchange import uploads
from samverkan.exchange.models import SheetUpload
from samverkan.exchange.sheet_forms import SheetForm
from samverkan.exchange.sheet_preview import kind_previews, total_sentence
from samverkan.exchange.sheets import Plan, plan_sheets, workbook
from samverkan.formats.sheet_columns import SHEETS
from samverkan.formats.sheets import read_sheets
from samverkan.registry.editing.faults import database_sentence
from samverkan.registry.editing.forms import GroundForm
from samverkan.registry.pages import Page, cooperation_page
from samverkan.registry.policies import can_edit
from samverkan.web import downloads

MOST_FAULTS = 100
SECTION = "kalkylblad"


@cooperation_page(SECTION)
def sheets(page: Page) -> HttpResponse:
    """What the workbook holds, and the form that reads one."""
    if not page.can("import"):
        page.check_can("export")
    if page.request.method == "POST":
        return _uploaded(page)
    return _sheets_page(page, SheetForm())


def _sheets_page(page: Page, form: SheetForm, faults: Sequence[Fault] = (), status: int = 200) -> HttpResponse:
    counts = [(title, len(getattr(page.case, resource))) for resource, title in SHEETS.items()]
    editable = [title for resource, title in SHEETS.items() if can_edit(page.actor, resource, page.frame.slug)]
    return page.render(
        "exchange/sheets.html", form=form, counts=counts, faults=_told(faults), editable=editable,
        exports=page.can("export"), imports=page.can("import"), status=status,
    )  # fmt: skip


@cooperation_page(SECTION)
def download(page: Page) -> HttpResponse:
    """The workbook."""
    page.check_can("export")
    name = f"{page.frame.slug}-kalkylblad.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(workbook(page.snapshot), content_type=downloads.XLSX, headers=headers)


def _uploaded(page: Page) -> HttpResponse:
    page.check_can("import")
    form = SheetForm(page.request.POST, page.request.FILES)
    if not form.is_valid():
        return _sheets_page(page, form, status=400)
    said = form.cleaned_data
    content = said["file"].read()
    try:
        read_sheets(content, said["file"].name, said["kind"])
    except FaultError as error:
        return _sheets_page(page, form, error.faults, status=400)
    upload = uploads.keep_upload(
        page.frame.slug, page.actor.user,
        name=said["file"].name, kind=said["kind"], content=content, remove_missing=said["remove_missing"],
    )  # fmt: skip
    return HttpResponseRedirect(page.frame.link(f"{page.frame.base}kalkylblad/{upload.pk}/"))


@cooperation_page(SECTION)
def preview(page: Page, upload: UUID) -> HttpResponse:
    """What the file would change; saved when confirmed."""
    page.check_can("import")
    held = uploads.get_upload(page.frame.slug, page.actor.user, upload)
    if held is None:
        return page.render("exchange/sheets_gone.html", status=410)
    plan = _plan(page, held)
    if page.request.method == "POST":
        return _confirmed(page, held, plan)
    tables = [kind.table for kind in kind_previews(plan, page.snapshot) if kind.table]
    return downloads.respond(page.request, tables) or _preview_page(page, held, plan, GroundForm())


def _plan(page: Page, upload: SheetUpload) -> Plan:
    file = read_sheets(bytes(upload.content), upload.name, upload.kind)
    slug, actor = page.frame.slug, page.actor
    return plan_sheets(
        page.snapshot, file,
        remove_missing=upload.remove_missing, may=lambda resource: can_edit(actor, resource, slug), on=page.on,
    )  # fmt: skip


def _preview_page(
    page: Page, upload: SheetUpload, plan: Plan, ground: GroundForm, *, why: str = "", status: int = 200
) -> HttpResponse:
    faults = _told(plan.faults)
    kinds = [] if faults else kind_previews(plan, page.snapshot)
    return page.render(
        "exchange/sheets_preview.html", upload=upload, plan=plan, ground=ground, why=why, faults=faults,
        changed=[kind for kind in kinds if kind.table], same=[kind for kind in kinds if kind.same], total=total_sentence(plan), nothing=not plan.touched,
        more_faults=max(0, len(plan.faults) - MOST_FAULTS), revision=page.cooperations[page.frame.slug].revision, status=status,
    )  # fmt: skip


def _confirmed(page: Page, upload: SheetUpload, plan: Plan) -> HttpResponse:
    data, ground = page.request.POST, GroundForm(page.request.POST)
    if plan.faults or not plan.touched or not ground.is_valid():
        return _preview_page(page, upload, plan, ground, status=400)
    revision = str(page.cooperations[page.frame.slug].revision)
    try:
        if data.get("revision") != revision:
            raise uploads.ChangedSinceError
        uploads.save_plan(upload, plan, revision=revision, by=page.actor.name, ground=ground.ground())
    except uploads.ChangedSinceError:
        why = "Någon har ändrat i samverkan sedan du såg förhandsvisningen. Inget är sparat. Här är den på nytt."
        return _preview_page(page, upload, plan, ground, why=why, status=409)
    except FaultError as error:
        why = " ".join(fault.text for fault in error.faults[:5])
        return _preview_page(page, upload, plan, ground, why=f"Inget är sparat. {why}", status=409)
    except (IntegrityError, DataError) as error:
        why = f"Inget är sparat. {database_sentence(error)}"
        return _preview_page(page, upload, plan, ground, why=why, status=409)
    messages.success(page.request, f"Sparat från {upload.name}: {total_sentence(plan)}")
    return HttpResponseRedirect(page.frame.link(f"{page.frame.base}kalkylblad/"))


@cooperation_page(SECTION)
def discard(page: Page, upload: UUID) -> HttpResponse:
    """Forget the file without saving."""
    page.check_can("import")
    if page.request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    held = uploads.get_upload(page.frame.slug, page.actor.user, upload)
    if held:
        uploads.drop_upload(held)
    messages.info(page.request, "Filen är bortkastad. Inget är ändrat.")
    return HttpResponseRedirect(page.frame.link(f"{page.frame.base}kalkylblad/"))


def _told(faults: Sequence[Fault]) -> list[tuple[str, str]]:
    """Place and sentence of each fault, as many as a page can hold."""
    return [(fault.where, f"{fault.text[:1].upper()}{fault.text[1:]}") for fault in faults[:MOST_FAULTS]]
