"""Addresses of this slice's pages, below ``/<slug>/utredning/``. Each part of the slice has its own ``urls`` and enters its tab
there."""

from samverkan.transition.assignments import urls as assignments
from samverkan.transition.criteria import urls as criteria
from samverkan.transition.fairness import urls as fairness
from samverkan.transition.leaving import urls as leaving
from samverkan.transition.legal import urls as legal
from samverkan.transition.scenarios import urls as scenarios
from samverkan.transition.seats import urls as seats
from samverkan.transition.uncertainty import urls as uncertainty
from samverkan.transition.votes import urls as votes

app_name = "transition"
urlpatterns = [
    *scenarios.urlpatterns,
    *assignments.urlpatterns,
    *legal.urlpatterns,
    *seats.urlpatterns,
    *leaving.urlpatterns,
    *criteria.urlpatterns,
    *fairness.urlpatterns,
    *votes.urlpatterns,
    *uncertainty.urlpatterns,
]
