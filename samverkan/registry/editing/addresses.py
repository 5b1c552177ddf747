"""Addresses of the editing pages, below ``/<slug>/``."""

from django.urls import path

from samverkan.registry.editing.views import changes, drafts, records, removing

app_name = "editing"
urlpatterns = [
    path("redigera/", records.overview, name="overview"),
    path("redigera/angra/", changes.undone, name="undo"),
    path("redigera/<slug:resource>/", records.kind, name="kind"),
    path("redigera/<slug:resource>/ny/", records.new, name="new"),
    path("redigera/<slug:resource>/<str:key>/", records.record, name="record"),
    path("redigera/<slug:resource>/<str:key>/ta-bort/", removing.remove, name="remove"),
    path("redigera/<slug:resource>/<str:key>/andringar/", changes.record_changes, name="record_changes"),
    path("redigera/<slug:resource>/<str:key>/andringar/aterstall/", changes.restore, name="restore"),
    path("andringar/", changes.changes, name="changes"),
    path("utkast/", drafts.listing, name="drafts"),
    path("utkast/<uuid:draft>/", drafts.draft, name="draft"),
    path("utkast/<uuid:draft>/kasta/", drafts.discard, name="discard"),
    path("utkast/<uuid:draft>/lamna/", drafts.hand_over, name="hand_over"),
]
