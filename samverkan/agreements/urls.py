"""Addresses of this slice's pages, below ``/<slug>/``."""

from django.urls import path

from samverkan.agreements import views

app_name = "agreements"
urlpatterns = [
    path("avtal/", views.agreements, name="agreements"),
    path("avtal/<str:agreement>/", views.agreement, name="agreement"),
]
