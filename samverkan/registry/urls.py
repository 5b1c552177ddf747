"""Addresses of the register's pages, below ``/<slug>/``."""

from django.urls import path

from samverkan.registry import views

app_name = "registry"
urlpatterns = [
    path("sa-raknades/<path:figure>/", views.figure, name="figure"),
    path("medlemmar/", views.members, name="members"),
    path("medlemmar/<str:organisation>/", views.organisation, name="organisation"),
    path("historik/", views.history, name="history"),
    path("kontroll/", views.findings, name="findings"),
    path("kontroll/<path:finding>/", views.finding, name="finding"),
    path("kallor/", views.sources, name="sources"),
    path("kallor/<str:source>/", views.source, name="source"),
]
