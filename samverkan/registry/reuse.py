"""Pages kept whole for readers without a session, until anything is written.

A page is kept under its address, what htmx asks for, the day, and the stamp of every cooperation's row. Whatever a page shows
to the public is written together with its cooperation's row (``services.touch``), so a write is seen by the next reader
in every process; nothing needs to be told.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any, cast

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from samverkan.registry.snapshots import Cooperations, get_cooperations

MOST_PAGES, MOST_BYTES = 512, 32 * 1024 * 1024
PERSONAL = (settings.SESSION_COOKIE_NAME, CookieStorage.cookie_name)
"""Cookies that make a page someone's own: the session, and a message waiting to be shown."""
ASKED = ("HTTP_HX_REQUEST", "HTTP_HX_TARGET", "HTTP_HX_BOOSTED", "HTTP_HX_HISTORY_RESTORE_REQUEST")


class KeptPages:
    """The pages last asked for, within a number and a size."""

    def __init__(self, most_pages: int, most_bytes: int) -> None:
        self._most_pages, self._most_bytes = most_pages, most_bytes
        self._pages: OrderedDict[Any, tuple[bytes, tuple[tuple[str, str], ...]]] = OrderedDict()
        self._bytes = 0
        self._stamp: Any = None
        self._lock = Lock()

    def get(self, stamp: Any, key: Any) -> HttpResponse | None:
        """The page kept under the key at the stamp, as a response of its own."""
        with self._lock:
            if stamp != self._stamp or key not in self._pages:
                return None
            self._pages.move_to_end(key)
            content, headers = self._pages[key]
        return HttpResponse(content, headers=dict(headers))

    def keep(self, stamp: Any, key: Any, response: HttpResponse) -> None:
        """Keep the page; all that were kept at another stamp go."""
        with self._lock:
            if stamp != self._stamp:
                self._pages.clear()
                self._stamp, self._bytes = stamp, 0
            self._forget(key)
            self._pages[key] = (response.content, tuple(response.items()))
            self._bytes += len(response.content)
            while len(self._pages) > self._most_pages or self._bytes > self._most_bytes:
                self._forget(next(iter(self._pages)))

    def _forget(self, key: Any) -> None:
        if key in self._pages:
            self._bytes -= len(self._pages.pop(key)[0])


KEPT = KeptPages(MOST_PAGES, MOST_BYTES)


class ReuseMiddleware:
    """Answers a reader without a session with the page as it was last made, where nothing has been written since. Stands
    outside all that makes a page someone's own, so that what these set is seen here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "GET" or any(name in request.COOKIES for name in PERSONAL) or not _has_pages(request):
            return self.get_response(request)
        known = get_cooperations()
        request._known_cooperations = known  # type: ignore[attr-defined]
        stamp = (known.stamp, timezone.localdate())
        key = (request.scheme, request.get_host(), request.get_full_path(), *(request.META.get(name) for name in ASKED))
        if kept := KEPT.get(stamp, key):
            return kept
        response = self.get_response(request)
        if _may_be_kept(request, response):
            patch_vary_headers(response, ["Cookie"])  # as the session does further out
            KEPT.keep(stamp, key, response)
        return response


def reusable(response: HttpResponse) -> HttpResponse:
    """Say of a page that it shows nothing but what is written with cooperations' rows, so that it may be kept."""
    response._reusable = True  # type: ignore[attr-defined]
    return response


def known_cooperations(request: HttpRequest) -> Cooperations:
    """Every cooperation, as it stood when this request came in where that was asked already."""
    known = getattr(request, "_known_cooperations", None)
    return get_cooperations() if known is None else cast(Cooperations, known)


def _has_pages(request: HttpRequest) -> bool:
    """Whether the address may be one of a kept page; the others are spared the question to the database."""
    return request.path == "/" or (request.path.endswith("/") and not request.path.startswith("/konto/"))


def _may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        getattr(response, "_reusable", False)
        and response.status_code == 200
        and not response.streaming
        and response.get("Content-Type", "").startswith("text/html")
        and not response.cookies
        # A page with a form carries the token of one reader.
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
    )
