"""Addresses of this slice's pages, below ``/<slug>/utredning/``. Each part of the slice has its own ``urls`` and enters its tab
there."""

from django.urls import path

from samverkan.transition import views
from samverkan.transition.assignments import urls as assignments
from samverkan.transition.legal import urls as legal
from samverkan.transition.tabs import Tab, register_tab

app_name = "transition"
urlpatterns = [
    path("", views.start, name="start"),
    *assignments.urlpatterns,
    *legal.urlpatterns,
]

register_tab(Tab(10, "alternativ", "Alternativ", ""))
