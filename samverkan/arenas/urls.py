"""Addresses of this slice's pages, below ``/<slug>/``."""

from django.urls import path

from samverkan.arenas import views

app_name = "arenas"
urlpatterns = [
    path("arenor/", views.arenas, name="arenas"),
    path("arenor/<str:arena>/", views.arena, name="arena"),
]
