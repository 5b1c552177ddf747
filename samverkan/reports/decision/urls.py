"""Addresses of the decision basis, below ``/<slug>/utredning/underlag/``; it enters its tab here."""

from django.urls import path

from samverkan.reports.decision import views
from samverkan.transition.tabs import Tab, register_tab

app_name = "decision"
urlpatterns = [
    path("", views.start, name="start"),
    path("forhandsvisning.<str:format>", views.preview, name="preview"),
    path("alternativ/<slug:alternative>.<str:format>", views.scenario, name="scenario"),
    path("ge-ut/", views.issue_new, name="issue"),
    path("gors/<uuid:issuing>/", views.under_way, name="under_way"),
    path("<int:number>/", views.version, name="version"),
    path("<int:number>/igen/", views.issue_again, name="again"),
    path("<int:number>.<str:format>", views.file, name="file"),
]

register_tab(Tab(90, "underlag", "Beslutsunderlag", "underlag/"))
