"""Addresses of this part, below ``/<slug>/``."""

from django.urls import path

from samverkan.economy.closing import account_views, views
from samverkan.economy.tabs import Tab, register_tab

register_tab(Tab(60, views.TAB, "Bokslut", "bokslut/", "view_books"))
register_tab(Tab(70, account_views.TAB, "Mellanhavanden", "mellanhavanden/", "view_account"))

_DESK = "ekonomi/bokslut/<int:year>/"
_ACCOUNTS = "ekonomi/mellanhavanden/"
urlpatterns = [
    path("ekonomi/bokslut/", views.years, name="closing_years"),
    path(_DESK, views.desk, name="closing"),
    path(f"{_DESK}utfall/", views.outcome, name="closing_outcome"),
    path(f"{_DESK}foresla/", views.propose, name="closing_propose"),
    path(f"{_DESK}attestera/", views.attest, name="closing_attest"),
    path(f"{_DESK}aterkalla/", views.withdraw, name="closing_withdraw"),
    path(f"{_DESK}utbetala/", views.pay, name="closing_pay"),
    path(f"{_DESK}stang/", views.close, name="closing_close"),
    path(f"{_DESK}oppna/", views.reopen, name="closing_reopen"),
    path(_ACCOUNTS, account_views.accounts, name="accounts"),
    path(f"{_ACCOUNTS}<member>/", account_views.account, name="account"),
    path(f"{_ACCOUNTS}<member>/<int:year>/", account_views.account_year, name="account_year"),
]
