"""The addresses of the site: the start page, then every slice below a cooperation's own address."""

from django.urls import URLPattern, URLResolver, include, path

from samverkan.agreements.watch_views import feed
from samverkan.registry.search_views import start_search
from samverkan.registry.views import start
from samverkan.web.health import healthz

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz),
    path("", start, name="start"),
    path("sok/", start_search, name="start-search"),
    path("", include("samverkan.web.urls")),
    path("konto/", include("samverkan.accounts.urls")),
    path("kalender/<str:secret>.ics", feed, name="calendar-feed"),
    path("ny/", include("samverkan.exchange.new_urls")),
    path("<slug:slug>/", include("samverkan.registry.urls")),
    path("<slug:slug>/", include("samverkan.agreements.urls")),
    path("<slug:slug>/", include("samverkan.economy.urls")),
    path("<slug:slug>/", include("samverkan.arenas.urls")),
    path("<slug:slug>/", include("samverkan.projects.urls")),
    path("<slug:slug>/", include("samverkan.comparison.urls")),
    path("<slug:slug>/utredning/underlag/", include("samverkan.reports.decision.urls")),
    path("<slug:slug>/utredning/", include("samverkan.transition.urls")),
    path("<slug:slug>/", include("samverkan.reports.urls")),
    path("<slug:slug>/", include("samverkan.exchange.urls")),
]
handler403 = "samverkan.registry.people_views.forbidden"
