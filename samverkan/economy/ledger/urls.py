"""Addresses of this part, below ``/<slug>/``."""

from django.urls import path

from samverkan.economy.ledger import progress, views
from samverkan.economy.tabs import Tab, register_tab

urlpatterns = [
    path("ekonomi/bokforing/", views.ledger, name="ledger"),
    path("ekonomi/bokforing/konton/", views.accounts, name="ledger_accounts"),
    path("ekonomi/bokforing/<uuid:ledger>/ta-bort/", views.undo, name="ledger_undo"),
    path("ekonomi/uppfoljning/", views.latest, name="follow_up_latest"),
    path("ekonomi/uppfoljning/<int:year>/", views.follow_up, name="follow_up"),
    path("ekonomi/uppfoljning/<int:year>/utfall/", views.outcome, name="follow_up_outcome"),
    path(
        "ekonomi/uppfoljning/<int:year>/<int:month>/<area>/<measure>/", views.follow_up_figure, name="follow_up_figure"
    ),
]

__all__ = ["progress", "urlpatterns"]  # what is entered when it is read

register_tab(Tab(40, "bokforing", "Bokföring", "bokforing/", "view_books"))
register_tab(Tab(50, "uppfoljning", "Uppföljning", "uppfoljning/", "view_books"))
