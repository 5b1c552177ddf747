"""Addresses of this part, below ``/<slug>/``."""

from django.urls import path

from samverkan.economy.invoicing import payment_views, views
from samverkan.economy.tabs import Tab, register_tab

urlpatterns = [
    path("ekonomi/fakturor/", views.invoices, name="invoices"),
    path("ekonomi/fakturor/ny/", views.new, name="invoices_new"),
    path("ekonomi/fakturor/betalningar/", payment_views.payments, name="payments"),
    path("ekonomi/fakturor/<int:number>/", views.invoice, name="invoice"),
    path("ekonomi/fakturor/<int:number>.xml", views.file, name="invoice_file"),
]

register_tab(Tab(80, "fakturor", "Fakturor", "fakturor/", "follow"))
