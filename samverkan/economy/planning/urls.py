"""Addresses of this part, below ``/<slug>/``."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
