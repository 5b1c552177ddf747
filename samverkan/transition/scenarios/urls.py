"""Addresses of the alternatives, below ``/<slug>/utredning/``."""

from django.urls import URLPattern, path

from samverkan.transition.scenarios import views
from samverkan.transition.tabs import Tab, register_tab

BASE = "alternativ/"

urlpatterns: list[URLPattern] = [
    path("", views.side_by_side, name="alternatives"),
    path(f"{BASE}<str:alternative>/", views.one, name="alternative"),
    path(f"{BASE}<str:alternative>/tidsplan.ics", views.time_plan, name="alternative-calendar"),
]

register_tab(Tab(10, "alternativ", "Alternativ", ""))
