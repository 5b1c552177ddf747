"""*Mellanhavanden*: the accounts with the members, and each member's own."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from samverkan.core.accounts import MemberAccount, account_balance, balance_words
from samverkan.core.sums import decimal_of
from samverkan.core.swedish import kronor
from samverkan.economy.closing import tables
from samverkan.economy.policies import check_can_view_member, members_seen
from samverkan.economy.tabs import tabs
from samverkan.registry.pages import Page, cooperation_page
from samverkan.web import downloads
from samverkan.web.explanations import explanation_response
from samverkan.web.frame import with_query
from samverkan.web.units import Option

TAB = "mellanhavanden"


@cooperation_page("ekonomi")
def accounts(page: Page) -> HttpResponse:
    """Every member's balance year by year; a representative sees its own member's."""
    page.check_can("view_account")
    members = members_seen(page.actor, page.case, dict.fromkeys(row.organisation for row in page.case.entries))
    found = tables.seen_accounts(page, members)
    unsettled = page.request.GET.get("visa") == tables.OPEN
    shown = [one for one in found if one.balance or not unsettled]
    table = tables.accounts_table(page, shown)
    if file := downloads.respond(page.request, [table]):
        return file
    views = [Option("Alla", with_query(page.request, visa=None), not unsettled),
             Option("Inte reglerade", with_query(page.request, visa=tables.OPEN), unsettled)]  # fmt: skip
    return page.render(
        "economy/closing/accounts.html", table=table if found else None, tabs=tabs(page, TAB), lede=_sentence(found),
        views=views if len(found) > 1 else (), shown=bool(shown), all=page.can("view_books"),
        workbook=with_query(page.request, ladda="allt.xlsx") if shown else "",
    )  # fmt: skip


def _sentence(found: tuple[MemberAccount, ...]) -> str:
    if not found:
        return "Vad samverkan och medlemmarna är skyldiga varandra, år för år."
    if len(found) == 1:
        return f"{found[0].name}. {balance_words(found[0].balance)}"
    total, still = decimal_of(account_balance(found)) or 0, sum(bool(one.balance) for one in found)
    if not still:
        return "Alla medlemmar är reglerade: varje saldo är noll."
    left = (
        f"Samverkan är skyldig medlemmarna {kronor(total)}"
        if total >= 0
        else f"Medlemmarna är skyldiga {kronor(-total)}"
    )
    return f"{left} tillsammans. {still} av {len(found)} konton är inte reglerade."


def _account(page: Page, member: str) -> MemberAccount:
    """The account of a member. Raises PermissionDenied for another's, Http404 where the member has no rows."""
    check_can_view_member(page.actor, page.case, member)
    found = tables.seen_accounts(page, [member])
    if not found:
        raise Http404("Det finns inget mellanhavande med den medlemmen.")
    return found[0]


@cooperation_page("ekonomi")
def account(page: Page, member: str) -> HttpResponse:
    """A member's account over the years."""
    held = _account(page, member)
    figures = {one.year: tables.account_href(page, member, one.year) for one in held.years}
    table = tables.account_table(page.case, held, figures)
    if file := downloads.respond(page.request, [table]):
        return file
    return page.render(
        "economy/closing/account.html", account=held, table=table, tabs=tabs(page, TAB), lede=balance_words(held.balance),
        pdf=page.frame.link(f"{page.frame.base}ekonomi/mellanhavanden/{member}.pdf"),
        workbook=with_query(page.request, ladda="allt.xlsx"),
    )  # fmt: skip


@cooperation_page("ekonomi")
def account_year(page: Page, member: str, year: int) -> HttpResponse:
    """How a member's balance at the end of a year came to be."""
    held = _account(page, member).year(year)
    if held is None:
        raise Http404("Kontot har inga rader det året.")
    back = tables.account_href(page, member)
    return explanation_response(page.request, page.frame, held.closing, back=back, back_title="Mellanhavandet")
