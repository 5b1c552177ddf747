"""The frame's own pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samverkan.core.faults import FaultError


def accessibility(request: HttpRequest) -> HttpResponse:
    """*Tillgänglighetsredogörelse*, which lag (2018:1937) om tillgänglighet till digital offentlig service asks for."""
    return render(request, "web/accessibility.html")


def fault_page(request: HttpRequest, error: FaultError, frame: object = None) -> HttpResponse:
    """The page that says what is wrong with an address or an input, where, and what to write instead (400)."""
    return render(request, "web/fault.html", {"faults": error.faults, "frame": frame}, status=400)
