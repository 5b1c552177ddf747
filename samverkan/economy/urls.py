"""Addresses of this slice's pages, below ``/<slug>/``."""

from django.urls import path

from samverkan.economy import views

app_name = "economy"
urlpatterns = [
    path("ekonomi/", views.economy, name="economy"),
    path("ekonomi/omrade/<area>/", views.area, name="area"),
    path("ekonomi/avrakning/<int:year>/", views.settlement, name="settlement"),
    path("ekonomi/uppvaxling/", views.leverage, name="leverage"),
]
