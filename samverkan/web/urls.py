"""Addresses of the frame's own pages."""

from django.urls import path

from samverkan.web import views

app_name = "web"
urlpatterns = [path("tillganglighet/", views.accessibility, name="accessibility")]
