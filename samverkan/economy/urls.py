"""Addresses of this slice's pages, below ``/<slug>/``."""

from django.urls import URLPattern

app_name = "economy"
urlpatterns: list[URLPattern] = []
