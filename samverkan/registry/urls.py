"""Addresses of the register's pages, below ``/<slug>/``."""

from django.urls import include, path

from samverkan.registry import document_views, people_views, search_views, views

app_name = "registry"
urlpatterns = [
    path("sa-raknades/<path:figure>/", views.figure, name="figure"),
    path("medlemmar/", views.members, name="members"),
    path("medlemmar/<str:organisation>/", views.organisation, name="organisation"),
    path("handlingar/", document_views.documents, name="documents"),
    path("handlingar/ny/", document_views.add, name="add-document"),
    path("handlingar/<uuid:document>/", document_views.document, name="document"),
    path("handlingar/<uuid:document>/fil/", document_views.file, name="document-file"),
    path("handlingar/<uuid:document>/andra/", document_views.edit, name="edit-document"),
    path("handlingar/<uuid:document>/ersatt/", document_views.substitute, name="replace-document"),
    path("handlingar/<uuid:document>/utgangen/", document_views.withdraw, name="withdraw-document"),
    path("handlingar/<uuid:document>/ta-bort/", document_views.remove, name="remove-document"),
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
    path("", include("samverkan.registry.editing.addresses")),
]
