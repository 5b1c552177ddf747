"""Addresses of fees, fee proposals and their comparison, below ``/<slug>/``."""

from django.urls import URLPattern, path

from samverkan.economy.feerules import comparing, proposing, views
from samverkan.economy.tabs import Tab, register_tab

BASE = "ekonomi/avgifter/"
ONE = f"{BASE}forslag/<uuid:proposal>/"

urlpatterns: list[URLPattern] = [
    path(BASE, views.fees, name="fees"),
    path(f"{BASE}jamfor/", comparing.compare, name="fee-comparison"),
    path(f"{BASE}ny/", proposing.new, name="new-fee-proposal"),
    path(f"{BASE}<int:year>/betalplan/", views.plan, name="instalments"),
    path(ONE, proposing.proposal, name="fee-proposal"),
    path(f"{ONE}rakna/", proposing.preview, name="try-fee-proposal"),
    path(f"{ONE}besluta/", proposing.decide, name="decide-fee-proposal"),
    path(f"{ONE}oppna/", proposing.reopen, name="reopen-fee-proposal"),
    path(f"{ONE}aterkalla/", proposing.withdraw, name="withdraw-fee-proposal"),
    path(f"{ONE}kopiera/", proposing.copy, name="copy-fee-proposal"),
]

register_tab(Tab(20, "avgifter", "Avgifter", "avgifter/"))
