"""*Organisationsformer*: the forms side by side, and one form with what it asks for."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from samverkan.core.charter_words import charter_word
from samverkan.law import compared_ways, form_title, legal_forms
from samverkan.registry.pages import Page, cooperation_page
from samverkan.transition.legal import selectors
from samverkan.transition.tabs import SECTION, tabs
from samverkan.web import downloads
from samverkan.web.frame import with_query

TAB = "former"
FORMATS = (("docx", "Word"), ("pdf", "PDF"), ("html", "Webbsida"), ("xlsx", "Excel"))
"""The formats that a draft is written in, with what a reader calls them."""


@cooperation_page(SECTION)
def forms(page: Page) -> HttpResponse:
    """The forms that ``?form=`` names side by side, at most four, question by question."""
    chosen, too_many = selectors.chosen_ways(page.request.GET.getlist("form"))
    tables = [selectors.matrix_table(chosen), selectors.ground_table(chosen)]
    return downloads.respond(page.request, tables) or page.render(
        "transition/legal/forms.html",
        tabs=tabs(page, TAB),
        chosen=chosen,
        too_many=too_many,
        most=selectors.MOST,
        choices=selectors.choices(page, chosen),
        groups=selectors.grouped(chosen),
        files=[(table, *_files(page, table.id)) for table in tables],
        note=selectors.read_note(),
    )


def _files(page: Page, table: str) -> tuple[str, str]:
    """The addresses of a table as Excel and CSV, of what the page shows."""
    return (
        with_query(page.request, ladda=f"{table}.xlsx"),
        with_query(page.request, ladda=f"{table}.csv"),
    )


@cooperation_page(SECTION)
def form(page: Page, form: str) -> HttpResponse:
    """One form, or one way of staying: what it is, what it asks for and what it answers."""
    way, known = compared_ways().get(form), legal_forms().get(form)
    if way is None and known is None:
        raise Http404("Organisationsformen finns inte.")
    table = selectors.requirement_table(form) if known else None
    file = downloads.respond(page.request, [table] if table else [])
    return file or page.render(
        "transition/legal/form.html",
        tabs=tabs(page, TAB),
        key=form,
        title=form_title(form),
        form=known,
        way=way,
        requirements=table,
        counted=selectors.counted_requirements(form) if known else [],
        defining=selectors.defining(form),
        groups=list(selectors.own_answers(way)) if way else [],
        charter=charter_word(form),
        drafts=selectors.drafts(page, form),
        formats=FORMATS,
        note=selectors.read_note(),
    )
