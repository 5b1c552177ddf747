"""Addresses of this part, below ``/<slug>/utredning/``."""

from django.urls import URLPattern, path

from samverkan.transition.tabs import Tab, register_tab
from samverkan.transition.uncertainty import views

register_tab(Tab(60, views.TAB, "Osäkerhet", "osakerhet/"))
urlpatterns: list[URLPattern] = [path("osakerhet/", views.spread, name="uncertainty")]
