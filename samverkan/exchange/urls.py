"""Addresses of workbooks, below ``/<slug>/``."""

from django.urls import path

from samverkan.exchange.views import sheets

app_name = "exchange"
urlpatterns = [
    path("kalkylblad/", sheets.sheets, name="sheets"),
    path("kalkylblad/hamta/", sheets.download, name="sheets-download"),
    path("kalkylblad/<uuid:upload>/", sheets.preview, name="sheets-preview"),
    path("kalkylblad/<uuid:upload>/kasta/", sheets.discard, name="sheets-discard"),
]
