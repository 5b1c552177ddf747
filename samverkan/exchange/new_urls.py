"""Addresses of the guide to a new cooperation, ``/ny/``."""

from django.urls import path

from samverkan.exchange.views import new

app_name = "new"
urlpatterns = [
    path("", new.step_page("om"), name="start"),
    path("medlemmar/", new.step_page("medlemmar"), name="members"),
    path("omraden/", new.step_page("omraden"), name="areas"),
    path("kalla/", new.step_page("kalla"), name="source"),
    path("sammanfattning/", new.summary, name="summary"),
    path("borja-om/", new.restart, name="restart"),
]
