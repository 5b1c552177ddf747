"""Addresses of the legal forms, below ``/<slug>/utredning/former/``."""

from django.urls import path

from samverkan.transition.legal import charter_views, views
from samverkan.transition.tabs import Tab, register_tab

urlpatterns = [
    path("former/", views.forms, name="forms"),
    path("former/<slug:form>/", views.form, name="form"),
    path("former/<slug:form>/prova/", charter_views.try_charter, name="try-charter"),
]

register_tab(Tab(20, "former", "Organisationsformer", "former/"))
