"""The page of leaving and dissolving."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpResponse

from samverkan.economy.policies import can_view_member
from samverkan.registry.pages import Page, cooperation_page
from samverkan.transition.leaving.asking import Asking
from samverkan.transition.leaving.selectors import (
    Shown,
    dissolution_table,
    form_words,
    members,
    read_dissolution,
    read_exit,
    share_words,
    shown_exit,
)
from samverkan.transition.tabs import SECTION, tabs
from samverkan.web import downloads
from samverkan.web.frame import with_query


@cooperation_page(SECTION)
def leaving(page: Page) -> HttpResponse:
    """Who leaves and when stand in the address; without them the page asks, and tells how the whole is dissolved."""
    form = _asked(page)
    fine = form.is_bound and form.is_valid()
    asked: Mapping[str, Any] = form.cleaned_data if fine else {}
    shown = _shown(page, asked) if fine else None
    day = asked.get("uppsagd") or page.on
    ended = read_dissolution(page, day, asked)
    table = dissolution_table(ended)
    tables = [*(shown.tables if shown else []), *([table] if table else [])]
    return downloads.respond(page.request, tables) or page.render(
        "transition/leaving/leaving.html",
        status=400 if form.is_bound and not fine else 200,
        tabs=tabs(page, "uttrade"), form=form, shown=shown, ended=ended, ended_table=table, form_words=form_words(ended.form),
        shares_open=share_words(shown.exit) if shown else (), some=bool(tables),
        all_href=with_query(page.request, ladda="allt.xlsx"),
    )  # fmt: skip


def _asked(page: Page) -> Asking:
    given = page.request.GET
    choices = members(page, _day(given.get("uppsagd", ""), page.on))
    if "medlem" in given:
        return Asking({"uppsagd": page.on.isoformat(), **given.dict()}, members=choices)
    return Asking(initial={"uppsagd": page.on}, members=choices)


def _day(text: str, otherwise: date) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return otherwise


def _shown(page: Page, asked: Mapping[str, Any]) -> Shown:
    # The economy's figures are shown to those who may see it; the account to those who may read it.
    return shown_exit(page, read_exit(page, asked), can_view_member(page.actor, page.case, asked["medlem"]))
