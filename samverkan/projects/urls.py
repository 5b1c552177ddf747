"""Addresses of this slice's pages, below ``/<slug>/``."""

from django.urls import path

from samverkan.projects import views

app_name = "projects"
urlpatterns = [path("projekt/", views.projects, name="projects")]
