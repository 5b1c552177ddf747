"""Addresses of the alternatives, below ``/<slug>/utredning/``."""

from django.urls import URLPattern, path

from samverkan.transition.scenarios import draft_views, views
from samverkan.transition.tabs import Tab, register_tab

BASE = "alternativ/"
ONE = f"{BASE}utkast/<uuid:draft>/"

urlpatterns: list[URLPattern] = [
    path("", views.side_by_side, name="alternatives"),
    path(f"{BASE}ny/", draft_views.new, name="new-alternative"),
    path(ONE, draft_views.read, name="alternative-draft"),
    path(f"{ONE}andra/", draft_views.edit, name="edit-alternative"),
    path(f"{ONE}rakna/", draft_views.preview, name="try-alternative"),
    path(f"{ONE}sa-raknades/<str:figure>/", draft_views.figure, name="alternative-draft-figure"),
    path(f"{ONE}faststall/", draft_views.establish, name="establish-alternative"),
    path(f"{ONE}kasta/", draft_views.discard, name="discard-alternative"),
    path(f"{ONE}kopiera/", draft_views.copy, name="copy-alternative-draft"),
    path(f"{ONE}lamna/", draft_views.hand_over, name="hand-over-alternative"),
    path(f"{BASE}<str:alternative>/", views.one, name="alternative"),
    path(f"{BASE}<str:alternative>/tidsplan.ics", views.time_plan, name="alternative-calendar"),
    path(f"{BASE}<str:alternative>/kopiera/", draft_views.copy_record, name="copy-alternative"),
]

register_tab(Tab(10, "alternativ", "Alternativ", ""))
