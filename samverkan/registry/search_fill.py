"""Makes what is there found, in a database from before there was search."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from samverkan.registry.cases import read_case_rows
from samverkan.registry.documents import index_documents
from samverkan.registry.models import Cooperation
from samverkan.registry.search_index import index_case

MIGRATION = ("registry", "0005_documents_and_search")


def fill_after_migrate(*, plan: Sequence[tuple[Any, bool]] = (), **_: Any) -> None:
    """Index every cooperation where the migration that made the index has just been run."""
    if any((step.app_label, step.name) == MIGRATION and not backwards for step, backwards in plan):
        index_all()


@transaction.atomic
def index_all() -> None:
    """Write the entries of every cooperation anew; what is right is left alone."""
    for cooperation in Cooperation.objects.select_for_update():
        index_case(cooperation, read_case_rows(cooperation))
        index_documents(cooperation)
