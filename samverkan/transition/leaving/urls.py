"""Addresses of this part, below ``/<slug>/utredning/``."""

from django.urls import URLPattern, path

from samverkan.transition.leaving import views
from samverkan.transition.tabs import Tab, register_tab

register_tab(Tab(70, "uttrade", "Utträde", "uttrade/"))
urlpatterns: list[URLPattern] = [path("uttrade/", views.leaving, name="leaving")]
