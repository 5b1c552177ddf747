"""Addresses of this slice's pages, below ``/<slug>/``."""

from django.urls import path

from samverkan.economy import views
from samverkan.economy.closing import urls as closing
from samverkan.economy.feerules import urls as feerules
from samverkan.economy.invoicing import urls as invoicing
from samverkan.economy.ledger import urls as ledger
from samverkan.economy.planning import urls as planning

app_name = "economy"
urlpatterns = [
    path("ekonomi/", views.economy, name="economy"),
    path("ekonomi/omrade/<area>/", views.area, name="area"),
    path("ekonomi/avrakning/<int:year>/", views.settlement, name="settlement"),
    path("ekonomi/uppvaxling/", views.leverage, name="leverage"),
    *feerules.urlpatterns,
    *planning.urlpatterns,
    *ledger.urlpatterns,
    *closing.urlpatterns,
    *invoicing.urlpatterns,
]
