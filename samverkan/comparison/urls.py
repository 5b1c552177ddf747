"""Addresses of this slice's pages, below ``/<slug>/``."""

from django.urls import path

from samverkan.comparison import views

app_name = "comparison"
urlpatterns = [path("jamfor/", views.comparison, name="comparison")]
