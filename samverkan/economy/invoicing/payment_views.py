"""The page of payments: what is due of each fee, what is paid, and the form that enters a payment."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone

from samverkan.core.demands import Demand, demands
from samverkan.core.faults import FaultError
from samverkan.core.swedish import kronor
from samverkan.economy.invoicing.forms import FeePaymentForm
from samverkan.economy.invoicing.payment_tables import payment_table, sentence
from samverkan.economy.invoicing.payments import ALL_OVERDUE, bills, enter_payment
from samverkan.economy.invoicing.views import SECTION, TAB, invoices_base, members_shown
from samverkan.economy.policies import members_seen
from samverkan.economy.tabs import tabs
from samverkan.registry.pages import Page, cooperation_page
from samverkan.web import downloads
from samverkan.web.frame import with_query
from samverkan.web.units import Option

VIEWS = {"": "Alla", "obetalda": "Inte betalda", "forfallna": "Förfallna"}


@cooperation_page(SECTION)
def payments(page: Page) -> HttpResponse:
    """What is to be paid, part by part, as the reader may see it."""
    rows = _demands(page)
    if page.request.method == "POST":
        return _entered(page, rows)
    return _page(page, rows, _form(page, rows) if page.can("edit_economy") else None)


def _today(page: Page) -> date:
    return page.on if page.frame.on_given else timezone.localdate()


def _demands(page: Page) -> tuple[Demand, ...]:
    """The demands that the reader may see; where a day is asked for, with what was paid by then."""
    members_shown(page)
    day = page.on if page.frame.on_given else None
    entries = [row for row in page.case.entries if day is None or row.on is None or row.on <= day]
    found = demands(page.case, bills(page.frame.slug), entries)
    seen = members_seen(page.actor, page.case, dict.fromkeys(row.member for row in found))
    return tuple(row for row in found if row.member in seen)


def _form(page: Page, rows: tuple[Demand, ...]) -> FeePaymentForm:
    today, name = timezone.localdate(), page.snapshot.organisation_name
    still = [row for row in rows if row.left > 0]
    late = [row for row in still if row.overdue(today)]
    choices = [(row.key, f"{name(row.member)}, förfaller {row.due or 'okänt'}: {kronor(row.left)}") for row in still]
    if len(late) > 1:
        total = sum((row.left for row in late), Decimal(0))
        choices.insert(0, (ALL_OVERDUE, f"Allt som har förfallit: {len(late)} delar, {kronor(total)}"))
    data = page.request.POST if page.request.method == "POST" else None
    return FeePaymentForm(data, choices=choices, today=today, chosen=page.request.GET.get("rad", ""))


def _entered(page: Page, rows: tuple[Demand, ...]) -> HttpResponse:
    page.check_can("edit_economy")
    form = _form(page, rows)
    if not form.is_valid():
        return _page(page, rows, form, status=400)
    try:
        made = enter_payment(slug=page.frame.slug, payment=form.payment(), by=page.actor)
    except FaultError as error:
        form.add_faults(error)
        return _page(page, rows, form, status=400)
    total = sum((row.amount or Decimal(0) for row in made), Decimal(0))
    what = "Betalningen är införd" if len(made) == 1 else f"{len(made)} betalningar är införda"
    messages.success(page.request, f"{what}: {kronor(total)}.")
    return HttpResponseRedirect(page.frame.link(f"{invoices_base(page)}betalningar/"))


def _page(page: Page, rows: tuple[Demand, ...], form: FeePaymentForm | None, status: int = 200) -> HttpResponse:
    today, asked = _today(page), page.request.GET.get("visa", "")
    shown = [row for row in rows if not asked or (row.overdue(today) if asked == "forfallna" else row.left > 0)]
    may = form is not None
    table = payment_table(shown, page.snapshot.organisation_name, today, invoices_base(page), may=may)
    if (file := downloads.respond(page.request, [table])) is not None:
        return file
    views = [
        Option(title, with_query(page.request, visa=key or None, rad=None), key == asked)
        for key, title in VIEWS.items()
    ]
    return page.render(
        "economy/invoicing/payments.html", table=table if rows else None, tabs=tabs(page, TAB), views=views,
        lede=sentence(rows, today), form=form, still=may and any(row.left > 0 for row in rows), status=status,
    )  # fmt: skip
