"""Addresses of this part, below ``/<slug>/``."""

from django.urls import URLPattern, path

from samverkan.economy.planning import change_views, compare_views, date_views, pot_views, views
from samverkan.economy.tabs import Tab, register_tab

register_tab(Tab(30, "plan", "Budgetarbete", "plan/", "view_staff_drafts"))
register_tab(Tab(35, "avsatt", "Avsatta medel", "avsatt/"))
register_tab(Tab(80, "hallpunkter", "Hållpunkter", "hallpunkter/"))
urlpatterns: list[URLPattern] = [
    path("ekonomi/plan/", views.plan, name="plan"),
    path("ekonomi/plan/ny/", views.new, name="plan-new"),
    path("ekonomi/plan/jamfor/", compare_views.compare, name="plan-compare"),
    path("ekonomi/plan/andring/ny/", change_views.new_change, name="plan-new-change"),
    path("ekonomi/plan/andring/<uuid:change>/", change_views.change, name="plan-change"),
    path("ekonomi/plan/<uuid:version>/", views.version, name="plan-version"),
    path("ekonomi/avsatt/", pot_views.pots_page, name="pots"),
    path("ekonomi/avsatt/<area>/<int:year>/", pot_views.pot, name="pot"),
    path("ekonomi/hallpunkter/", date_views.dates, name="dates"),
]
