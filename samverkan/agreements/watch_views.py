"""The page *Bevaka*, one's own calendar address and reminders, and the calendar feed itself."""

from __future__ import annotations

from hashlib import sha256

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotFound
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from samverkan.agreements import feeds, reminders
from samverkan.agreements.selectors.due import due_chart, due_lede, due_table
from samverkan.formats.calendar import CONTENT_TYPE
from samverkan.registry.pages import Page, cooperation_page
from samverkan.web import downloads

FOLLOW = "follow"


@cooperation_page("avtal")
def watch(page: Page) -> HttpResponse:
    """What is due, counted from the real day and from the day the page is seen on."""
    snapshot, on, today = page.snapshot, page.on, timezone.localdate()
    if not snapshot.case.agreements:
        raise Http404("Samverkan har inga avtal.")
    now, then = due_table(snapshot, today, on, id="bevaka"), due_table(snapshot, on, on, id="bevaka-per")
    pictures = due_chart(snapshot, today, id="tid-kvar"), due_chart(snapshot, on, id="tid-kvar-per")
    if file := downloads.respond(page.request, [now, then], [chart for chart in pictures if chart]):
        return file
    return page.render(
        "agreements/watch.html",
        today=today,
        lede=due_lede(snapshot, today),
        then_lede=due_lede(snapshot, on),
        may_follow=page.can(FOLLOW),
        reminded=_reminded(page),
        now={"table": now, "chart": pictures[0]},
        then={"table": then, "chart": pictures[1]},
    )


def _reminded(page: Page) -> bool:
    """Whether the reader is one who gets reminders."""
    roles = page.actor.roles(page.frame.slug)
    return bool(roles.intersection(reminders.REMINDED)) and not page.actor.user.is_demo


@never_cache
@cooperation_page("avtal")
def calendar(page: Page) -> HttpResponse:
    """One's own calendar address and reminders."""
    page.check_can(FOLLOW)
    return _calendar(page)


@never_cache
@require_POST
@cooperation_page("avtal")
def new_calendar(page: Page) -> HttpResponse:
    """A new address, shown this once: the page is the answer itself, so that the secret is kept nowhere on the way."""
    page.check_can(FOLLOW)
    secret = feeds.open_feed(user=page.actor.user, slug=page.frame.slug)
    return _calendar(page, page.request.build_absolute_uri(reverse("calendar-feed", args=[secret])))


@require_POST
@cooperation_page("avtal")
def revoke_calendar(page: Page) -> HttpResponse:
    """The address stops working."""
    page.check_can(FOLLOW)
    if feeds.revoke_feed(user=page.actor.user, slug=page.frame.slug):
        messages.success(page.request, "Adressen är återkallad. Kalendern uppdateras inte längre.")
    return redirect("agreements:calendar", page.frame.slug)


@require_POST
@cooperation_page("avtal")
def choose_reminders(page: Page) -> HttpResponse:
    """Stop the reminders, or have them again."""
    page.check_can(FOLLOW)
    who = {"user": page.actor.user, "slug": page.frame.slug}
    if page.request.POST.get("paminnelser") == "av":
        reminders.stop_reminders(**who)
        messages.success(page.request, "Du får inga fler påminnelser om den här samverkan.")
    else:
        reminders.resume_reminders(**who)
        messages.success(page.request, "Du får påminnelser om den här samverkan.")
    return redirect("agreements:calendar", page.frame.slug)


def _calendar(page: Page, address: str = "") -> HttpResponse:
    user, slug = page.actor.user, page.frame.slug
    return page.render(
        "agreements/calendar.html",
        address=address,
        webcal=f"webcal:{address.partition(':')[2]}" if address else "",
        feed=feeds.get_feed(user=user, slug=slug),
        reminded=_reminded(page),
        stopped=reminders.has_stopped(user=user, slug=slug),
    )


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar of a secret address; 404 where the secret is unknown, revoked, or its person has no role any more."""
    today = timezone.localdate()
    found = feeds.find_feed(secret, today, request)
    if found is None:
        return HttpResponseNotFound(
            "Kalendern finns inte eller är återkallad.\n", content_type="text/plain; charset=utf-8"
        )
    content = feeds.write_feed(found.cooperation_id, today)
    etag = f'"{sha256(content).hexdigest()[:32]}"'
    headers = {"Cache-Control": "private, max-age=900", "X-Robots-Tag": "noindex", "Referrer-Policy": "no-referrer", "ETag": etag,
               "Content-Disposition": f'inline; filename="{found.cooperation_id}-avtal.ics"'}  # fmt: skip
    answer = HttpResponse(content, content_type=CONTENT_TYPE, headers=headers)
    return get_conditional_response(request, etag=etag, response=answer) or answer
