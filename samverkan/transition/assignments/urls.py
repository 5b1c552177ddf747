"""Addresses of this part, below ``/<slug>/utredning/``."""

from django.urls import URLPattern, path

from samverkan.transition.assignments import views
from samverkan.transition.tabs import Tab, register_tab

register_tab(Tab(30, "uppdrag", "Uppdrag", "uppdrag/"))
urlpatterns: list[URLPattern] = [path("uppdrag/", views.assignments, name="assignments")]
