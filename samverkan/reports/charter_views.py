"""The draft of a founding document as a file, from the page of its form under *Utredning*."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from samverkan.core.charter_draft import has_draft
from samverkan.core.scenario import case_scenarios, form_of
from samverkan.law.drafts import model
from samverkan.registry.pages import Page, cooperation_page
from samverkan.reports.answers import file_response
from samverkan.reports.documents.charter import charter_document
from samverkan.reports.documents.charter_facts import draft_facts
from samverkan.reports.services import WRITERS

SECTION = "utredning"


@cooperation_page(SECTION)
def draft(page: Page, form: str, format: str) -> HttpResponse:
    """Our model clauses with the members, purpose and areas of the day; ``?alternativ=`` names an alternative of the form whose
    name, seats and fee rule they get. 404 for a form or a format that there is no draft in, or where members may not be seen."""
    if format not in WRITERS or not has_draft(form) or not page.shows("medlemmar"):
        raise Http404("Utkastet finns inte.")
    asked = page.request.GET.get("alternativ", "")
    alternatives = case_scenarios(page.case) if asked else ()
    scenario = next((row for row in alternatives if row.id == asked and form_of(row) == form), None)
    facts = draft_facts(page.snapshot, page.on, scenario)
    content = WRITERS[format].write(charter_document(page.snapshot, form, page.on, facts))
    return file_response(content, format, f"utkast-{model(form).word.replace('ö', 'o')}-{page.case.slug}.{format}")
