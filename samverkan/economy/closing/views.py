"""Pages of the closing desk: a year's checklist, and each of its steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from samverkan.core.accounts import amounts_due
from samverkan.core.closing import OUTCOME, handlings, is_federation, last_year_to_restore
from samverkan.core.faults import FaultError
from samverkan.core.paying import is_debt_rule
from samverkan.core.sums import decimal_of
from samverkan.core.swedish import kronor
from samverkan.economy.closing import services, settling, tables
from samverkan.economy.closing.desk import Desk, open_desk
from samverkan.economy.closing.forms import OutcomeForm, PaymentForm, ProposalForm, WhyForm
from samverkan.economy.deciding import ResolutionForm
from samverkan.economy.selectors.book import Book
from samverkan.economy.selectors.settlements import settled_year, settlement_keys
from samverkan.economy.tabs import tabs
from samverkan.economy.work_models import HANDLINGS, SETTLED, ClosedYear, SettlementRun
from samverkan.registry.pages import Page, cooperation_page
from samverkan.registry.people_forms import FaultForm
from samverkan.web import downloads

TAB = "bokslut"
EARLIEST = 1900


@cooperation_page("ekonomi")
def years(page: Page) -> HttpResponse:
    """Every year that has begun with how far its closing has come."""
    page.check_can("view_books")
    book = Book(page.snapshot, page.on, page.frame)
    runs = SettlementRun.objects.filter(cooperation=page.case.slug).exclude(state=services.WITHDRAWN)
    states = {run.year: SETTLED[run.state] for run in runs}
    closed = set(ClosedYear.objects.filter(cooperation=page.case.slug).values_list("year", flat=True))
    table = tables.years_table(page, [_year_row(book, year, states, closed) for year in _years(page, book)])
    if file := downloads.respond(page.request, [table]):
        return file
    return page.render("economy/closing/years.html", table=table, tabs=tabs(page, TAB))


def _years(page: Page, book: Book) -> list[int]:
    known = {*book.budget.years, *(row.year for row in page.case.outcome), *(row.year for row in page.case.entries)}
    return sorted(year for year in known if year <= timezone.localdate().year)


def _year_row(book: Book, year: int, states: dict[int, str], closed: set[int]) -> tuple[int, str, Any, str, str]:
    result = book.result(year)
    surplus = decimal_of(result.surplus)
    open_state = "Behövs inte" if result.status == OUTCOME and not surplus else "Inte föreslagen"
    state = states.get(year, open_state if result.status else "Utfall saknas")
    due = amounts_due(book.case.entries, year)
    left = sum(due.values()) if due else None
    return (year, "prognos" if result.status == "prognos" else "", surplus,
            f"{state}, året stängt" if year in closed else state, "" if left is None else str(left))  # fmt: skip


@cooperation_page("ekonomi")
def desk(page: Page, year: int) -> HttpResponse:
    """A year's checklist, its proposed or decided settlement, and what is left to pay."""
    opened = _desk(page, year)
    table = tables.run_table(opened)
    if file := downloads.respond(page.request, [table] if table else []):
        return file
    settled = settled_year(opened.book, year)
    return page.render(
        "economy/closing/desk.html", desk=opened, table=table, tabs=tabs(page, TAB),
        keys=settlement_keys(opened.book, settled)[:3] if settled.result.status else [],
    )  # fmt: skip


def _desk(page: Page, year: int, action: str = "view_books") -> Desk:
    """The desk of a year for those who may do an action. Raises Http404 where it is no year of the cooperation's economy."""
    page.check_can(action)
    today = timezone.localdate()
    if not EARLIEST <= year <= today.year + 1:
        raise Http404("Det året går inte att stänga.")
    return open_desk(page, year, today)


def _step(opened: Desk, template: str, form: FaultForm, work: Callable[[], str], **context: Any) -> HttpResponse:
    """The page of a step: filled in, done, or told why not with all that was typed. ``work`` gives what is confirmed."""
    page = opened.page
    if page.request.method == "POST" and form.is_valid():
        try:
            messages.success(page.request, work())
            return HttpResponseRedirect(opened.href())
        except FaultError as error:
            form.add_faults(error)
    status = 400 if form.errors else 200
    return page.render(
        f"economy/closing/{template}.html", desk=opened, form=form, tabs=tabs(page, TAB), status=status, **context
    )


def _sent(page: Page) -> Any:
    return page.request.POST if page.request.method == "POST" else None


@cooperation_page("ekonomi")
def outcome(page: Page, year: int) -> HttpResponse:
    """Enter what the year came to."""
    opened = _desk(page, year, "edit_economy")
    held = next((row for row in page.case.outcome if row.year == year and row.status == OUTCOME), None)
    first = {"measure": held.measure, "source": held.source, "note": held.note} if held else {}
    if held and held.amount is not None and held.unit == "kr":
        first["amount"] = kronor(held.amount).removesuffix("kr").strip()
    form = OutcomeForm(_sent(page), year=year, sources=page.case.sources, initial=first)

    def work() -> str:
        services.enter_outcome(slug=page.case.slug, year=year, outcome=form.outcome(), by=page.actor)
        return f"Utfallet {year} är inlagt."

    return _step(opened, "outcome", form, work)


@cooperation_page("ekonomi")
def propose(page: Page, year: int) -> HttpResponse:
    """Propose how the year is settled, with every rule's kronor side by side."""
    opened = _desk(page, year, "edit_economy")
    found = tables.possible_settlements(opened) if opened.surplus else []
    federation = is_federation(page.case, year)
    keys = handlings(opened.surplus or tables.ZERO, federation=federation)
    rules = [(one.rule, one.rule_title) for one in found]
    first = {"rule": rules[0][0] if rules else "", "handling": keys[0]}
    form = ProposalForm(
        _sent(page), rules=rules, handlings=[(key, _handling(key, year)) for key in keys], initial=first
    )

    def work() -> str:
        said = form.cleaned_data
        settling.propose(slug=page.case.slug, year=year, rule=said["rule"], handling=said["handling"], by=page.actor)
        return "Förslaget är lagt. Två personer ska nu attestera det, var och en för sig."

    table = tables.proposal_table(opened, found) if found else None
    debt = {rule.id for rule in page.case.rules if rule.kind == "allocation" and is_debt_rule(rule)}
    return _step(opened, "propose", form, work, table=table, federation=federation, debt=any(r in debt for r, _ in rules),
                 kind="underskottet" if (opened.surplus or 0) < 0 else "överskottet")  # fmt: skip


def _handling(key: str, year: int) -> str:
    if key == "aterstalla":
        return f"{HANDLINGS[key]}, senast {last_year_to_restore(year)}, utan att medlemmarna betalar (11 kap. 12 § KL)"
    if key == "avgift":
        return f"Sänka avgiften {year + 1}"
    return HANDLINGS[key].replace("nästa år", str(year + 1))


class _Plain(FaultForm):
    """A form with a button only."""


@cooperation_page("ekonomi")
def attest(page: Page, year: int) -> HttpResponse:
    """See what is proposed and attest it; the second person also writes the decision."""
    opened = _desk(page, year, "attest")
    sent = _sent(page)
    second = len(opened.attests) == settling.ATTESTS - 1
    asked = second or (sent is not None and "beslut-body" in sent)
    form: FaultForm = ResolutionForm(sent, today=opened.today) if asked else _Plain(sent)

    def work() -> str:
        resolution = form.resolution() if isinstance(form, ResolutionForm) else None
        run = settling.attest(slug=page.case.slug, year=year, by=page.actor, resolution=resolution)
        if run.state == services.DECIDED:
            return "Avräkningen är attesterad av två och beslutad. Raderna står nu i medlemmarnas konton."
        return "Din attest är gjord. En person till ska attestera."

    changed = _changed(opened)
    answer = _step(opened, "attest", form, work, table=tables.run_table(opened), second=asked, changed=changed)
    if answer.status_code == 400 and not asked and open_desk(page, year, opened.today).attests:
        # Somebody else attested while this page was open: now this attest decides, and its reference is asked for.
        form = ResolutionForm(today=opened.today)
        again = open_desk(page, year, opened.today)
        return page.render("economy/closing/attest.html", desk=again, form=form, tabs=tabs(page, TAB), second=True,
                           table=tables.run_table(again), changed=changed, meanwhile=not again.attested_by_reader,
                           status=400)  # fmt: skip
    return answer


def _changed(opened: Desk) -> str:
    """Why what is proposed can't be attested any more, "" where it can."""
    if opened.run is None or opened.decided:
        return ""
    try:
        settling.check_unchanged(opened.page.case, opened.run)
    except FaultError as error:
        return error.faults[0].text
    return ""


@cooperation_page("ekonomi")
def withdraw(page: Page, year: int) -> HttpResponse:
    """Take a proposal back."""
    opened = _desk(page, year, "edit_economy")
    form = WhyForm(_sent(page))

    def work() -> str:
        settling.withdraw(slug=page.case.slug, year=year, reason=form.cleaned_data["reason"], by=page.actor)
        return "Förslaget är återkallat. Attesterna gäller inte längre."

    return _step(opened, "withdraw", form, work)


@cooperation_page("ekonomi")
def pay(page: Page, year: int) -> HttpResponse:
    """Enter that what is due was paid, to all members or some."""
    opened = _desk(page, year, "edit_economy")
    due = [(key, f"{page.snapshot.organisation_name(key)}, {_due_words(amount)}") for key, amount in opened.due.items()]
    form = PaymentForm(_sent(page), due=due, today=opened.today, initial={"members": list(opened.due)})

    def work() -> str:
        said = form.cleaned_data
        paid = services.enter_payment(
            slug=page.case.slug, year=year, members=said["members"], on=said["on"], reference=said["reference"], by=page.actor
        )  # fmt: skip
        who = "1 medlem" if len(paid) == 1 else f"{len(paid)} medlemmar"
        return f"Betalningen är införd för {who}: {kronor(abs(sum(paid.values(), tables.ZERO)))}."

    return _step(opened, "pay", form, work)


def _due_words(amount: Any) -> str:
    return f"{kronor(amount)} att få" if amount > 0 else f"{kronor(-amount)} att betala"


@cooperation_page("ekonomi")
def close(page: Page, year: int) -> HttpResponse:
    """Close the year."""
    opened = _desk(page, year, "edit_economy")
    form = _Plain(_sent(page))

    def work() -> str:
        services.close_year(slug=page.case.slug, year=year, by=page.actor, on=opened.today)
        return f"År {year} är stängt."

    lacking = services.closing_faults(page.case, year, opened.run, opened.today)
    return _step(opened, "close", form, work, lacking=lacking)


@cooperation_page("ekonomi")
def reopen(page: Page, year: int) -> HttpResponse:
    """Open a closed year again."""
    opened = _desk(page, year, "reopen_year")
    form = WhyForm(_sent(page))

    def work() -> str:
        services.reopen_year(slug=page.case.slug, year=year, reason=form.cleaned_data["reason"], by=page.actor)
        return f"År {year} är öppet igen."

    return _step(opened, "reopen", form, work)
