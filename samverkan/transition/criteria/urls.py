"""Addresses of this part, below ``/<slug>/utredning/``."""

from django.urls import URLPattern, path

from samverkan.transition.criteria import views
from samverkan.transition.tabs import Tab, register_tab

register_tab(Tab(80, "kriterier", "Kriterier", "kriterier/"))
urlpatterns: list[URLPattern] = [
    path("kriterier/", views.sheets, name="criteria"),
    path("kriterier/ny/", views.new, name="criteria-new"),
    path("kriterier/<uuid:sheet>/", views.sheet, name="criteria-sheet"),
    path("kriterier/<uuid:sheet>/ta-bort/", views.remove, name="criteria-remove"),
]
