"""Addresses of this slice's pages, below ``/<slug>/``."""

from django.urls import path

from samverkan.reports import charter_views, cooperation_views, money_views, statement_views, views

app_name = "reports"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("ekonomi/mellanhavanden/<str:member>.pdf", statement_views.statement, name="account_statement"),
    path("ekonomi/fakturor/<int:number>.pdf", statement_views.invoice, name="invoice_paper"),
    path("utredning/former/<slug:form>/utkast.<str:format>", charter_views.draft, name="charter_draft"),
    path("rapporter/", views.reports, name="reports"),
    path("rapporter/bakgrund.<str:format>", views.background, name="background"),
    path("rapporter/ar/<int:year>.<str:format>", money_views.annual, name="annual_report"),
    path("rapporter/medlem/<str:organisation>.<str:format>", money_views.member, name="member_report"),
    path(
        "rapporter/avtalssamverkan/<str:organisation>.<str:format>", cooperation_views.report, name="cooperation_report"
    ),
]
