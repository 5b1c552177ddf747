"""Input that can't be used becomes a page that says so, instead of an error."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from samverkan.core.faults import FaultError
from samverkan.web.views import fault_page


class FaultMiddleware:
    """Answers a FaultError that a view lets through with the faults as a page, status 400."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page of faults, or None for any other error."""
        return fault_page(request, error) if isinstance(error, FaultError) else None
