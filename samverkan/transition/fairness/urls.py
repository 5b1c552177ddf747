"""Addresses of this part, below ``/<slug>/utredning/``."""

from django.urls import URLPattern, path

from samverkan.transition.fairness import views
from samverkan.transition.tabs import Tab, register_tab

register_tab(Tab(50, views.TAB, "Rättvisa", "rattvisa/"))
urlpatterns: list[URLPattern] = [
    path("rattvisa/", views.fairness, name="fairness"),
    path("rattvisa/fil/", views.by_file, name="fairness-file"),
]
