"""Addresses of this slice's pages, below ``/<slug>/``."""

from django.urls import path

from samverkan.agreements import views, watch_views

app_name = "agreements"
urlpatterns = [
    path("avtal/", views.agreements, name="agreements"),
    path("avtal/bevaka/", watch_views.watch, name="watch"),
    path("avtal/bevaka/kalender/", watch_views.calendar, name="calendar"),
    path("avtal/bevaka/kalender/ny/", watch_views.new_calendar, name="new_calendar"),
    path("avtal/bevaka/kalender/aterkalla/", watch_views.revoke_calendar, name="revoke_calendar"),
    path("avtal/bevaka/paminnelser/", watch_views.choose_reminders, name="choose_reminders"),
    path("avtal/<str:agreement>/", views.agreement, name="agreement"),
]
