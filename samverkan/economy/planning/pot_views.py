"""Pages of money set aside: the pots, and one followed to zero."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from samverkan.core.faults import FaultError
from samverkan.core.portions import Pot, case_pot
from samverkan.core.records import Portion
from samverkan.core.swedish import kronor
from samverkan.economy.deciding import ResolutionForm
from samverkan.economy.planning import setting_aside
from samverkan.economy.planning.forms import PortionForm
from samverkan.economy.planning.pots import pots, pots_table, steps_table
from samverkan.economy.planning.typed import NOTHING, TypedError, read_into
from samverkan.economy.planning.views import DECIDE, EDIT
from samverkan.economy.tabs import tabs
from samverkan.registry.pages import Page, cooperation_page
from samverkan.registry.services import EditConflictError, record_version
from samverkan.web import downloads

TAB = "avsatt"


@cooperation_page("ekonomi")
def pots_page(page: Page) -> HttpResponse:
    """Every pot: what was set aside, decided and returned, and what is left."""
    found = pots(page.snapshot)
    table = pots_table(page.frame, found)
    if file := downloads.respond(page.request, [table]):
        return file
    asked = (page.request.GET.get("omrade", ""), page.request.GET.get("ar", ""))
    if all(asked) and asked[1].isdecimal() and len(asked[1]) == len("2026"):
        return HttpResponseRedirect(page.frame.link(f"{page.frame.base}ekonomi/avsatt/{asked[0]}/{asked[1]}/"))
    lines = [line for line in page.case.budget if line.amount is not None]
    used = {line.area for line in lines}
    return page.render(
        "economy/planning/pots.html",
        tabs=tabs(page, TAB), table=table if found else None, may_decide=page.can(DECIDE),
        areas=[area for area in page.case.areas if area.id in used], years=sorted({line.year for line in lines}, reverse=True),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Returning:
    """A portion that money may come back from, with what is typed and what is wrong."""

    portion: Portion
    version: str
    text: str = ""
    fault: str = ""


@cooperation_page("ekonomi")
def pot(page: Page, area: str, year: int) -> HttpResponse:
    """One pot: its portions down to what is left, and the form to decide another."""
    if area not in {row.id for row in page.case.areas}:
        raise Http404("Området finns inte.")
    shown = case_pot(page.case, area, year)
    portion, resolution = PortionForm(), ResolutionForm(today=timezone.localdate())
    refused: tuple[str, str, str] = ("", "", "")
    if page.request.method == "POST":
        if page.request.POST.get("_gor") == "aterfor":
            refused = _returned(page)
        else:
            page.check_can(DECIDE)
            portion = PortionForm(page.request.POST)
            resolution = ResolutionForm(page.request.POST, today=timezone.localdate())
            _decided(page, shown, portion, resolution)
        if not (any(refused) or portion.errors or resolution.errors):
            return HttpResponseRedirect(page.request.get_full_path())
    table = steps_table(page.case, shown, page.frame)
    if file := downloads.respond(page.request, [table]):
        return file
    wrong = bool(any(refused) or portion.errors or resolution.errors)
    return page.render(
        "economy/planning/pot.html",
        status=400 if wrong else 200, tabs=tabs(page, TAB), pot=shown, table=table if shown.steps else None, portion=portion,
        resolution=resolution, may_decide=page.can(DECIDE) and bool(shown.remaining and shown.remaining > 0),
        returning=_returning(shown, refused) if page.can(EDIT) else (), figures=_figures(shown),
    )  # fmt: skip


def _figures(shown: Pot) -> dict[str, str]:
    return {part: f"pot.{part}.{shown.area}.{shown.year}" for part in ("budgeted", "decided", "returned", "left")}


def _returning(shown: Pot, refused: tuple[str, str, str]) -> list[Returning]:
    return [
        Returning(
            step.portion, record_version(step.portion), *(refused[1:] if refused[0] == step.portion.id else ("", ""))
        )
        for step in shown.steps
    ]


def _decided(page: Page, shown: Pot, portion: PortionForm, resolution: ResolutionForm) -> None:
    if not (portion.is_valid() & resolution.is_valid()):
        return
    try:
        amount = _kronor(portion.cleaned_data["amount"])
        setting_aside.add_portion(
            slug=page.frame.slug, area=shown.area, year=shown.year, purpose=portion.cleaned_data["purpose"], amount=amount,
            resolution=resolution.resolution(), by=page.actor,
        )  # fmt: skip
    except TypedError as error:
        portion.add_error("amount", str(error))
    except FaultError as error:
        portion.add_faults(error)
    else:
        messages.success(page.request, f"{kronor(amount)} är beslutade ur {shown.name}.")


def _kronor(text: str) -> Decimal:
    return read_into(NOTHING, "amount", text, "kr").amount or Decimal(0)


def _returned(page: Page) -> tuple[str, str, str]:
    """Save what came back; the portion, what was typed and why not where it could not be."""
    page.check_can(EDIT)
    posted = page.request.POST
    key, text = posted.get("del", ""), posted.get("returned", "")
    try:
        setting_aside.return_portion(
            slug=page.frame.slug, portion=key, returned=_kronor(text), version=posted.get("version", ""), by=page.actor
        )
    except TypedError as error:
        return key, text, str(error)
    except FaultError as error:
        return key, text, " ".join(f"{fault.text[:1].upper()}{fault.text[1:]}" for fault in error.faults)
    except (EditConflictError, KeyError):
        return key, text, "Någon annan ändrade delen medan du skrev. Läs vad som står och skriv igen."
    messages.success(page.request, "Det återförda är sparat.")
    return "", "", ""
