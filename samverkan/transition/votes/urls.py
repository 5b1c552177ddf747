"""Addresses of the page of votes, below ``/<slug>/utredning/``."""

from django.urls import URLPattern, path

from samverkan.transition.tabs import Tab, register_tab
from samverkan.transition.votes import views

register_tab(Tab(40, "mandat", "Mandat och röster", "mandat/roster/"))
urlpatterns: list[URLPattern] = [path("mandat/roster/", views.votes, name="votes")]
