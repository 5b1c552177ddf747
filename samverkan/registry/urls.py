"""Addresses of the register's pages, below ``/<slug>/``."""

from django.urls import include, path

from samverkan.registry import people_views, search_views, views

app_name = "registry"
urlpatterns = [
    path("sa-raknades/<path:figure>/", views.figure, name="figure"),
    path("medlemmar/", views.members, name="members"),
    path("medlemmar/<str:organisation>/", views.organisation, name="organisation"),
    path("sok/", search_views.search, name="search"),
    path("historik/", views.history, name="history"),
    path("kontroll/", views.findings, name="findings"),
    path("kontroll/<path:finding>/", views.finding, name="finding"),
    path("personer/", people_views.people, name="people"),
    path("personer/arbetsgivare/", people_views.attaching, name="attaching"),
    path("personer/<int:grant>/avsluta/", people_views.end_role, name="end-role"),
    path("publicering/", people_views.publish, name="publish"),
    path("kallor/", views.sources, name="sources"),
    path("kallor/<str:source>/", views.source, name="source"),
    path("", include("samverkan.registry.editing.urls")),
]
