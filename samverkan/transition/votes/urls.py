"""Addresses of the page of votes, below ``/<slug>/utredning/``."""

from django.urls import URLPattern, path

from samverkan.transition.votes import views

urlpatterns: list[URLPattern] = [path("mandat/roster/", views.votes, name="votes")]
