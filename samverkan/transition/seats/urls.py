"""Addresses of the pages of seats, below ``/<slug>/utredning/``."""

from django.urls import path

from samverkan.transition.seats import views
from samverkan.transition.tabs import Tab, register_tab

urlpatterns = [
    path("mandat/", views.mandates, name="mandates"),
    path("mandat/provad-siffra/", views.tried_figure, name="seats-tried-figure"),
]

register_tab(Tab(40, "mandat", "Mandat och röster", "mandat/"))
