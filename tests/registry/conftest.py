"""What tests of documents stand on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from samverkan.registry.search_rows import SearchEntry
from tests.people import SLUG


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    """A data folder of the test's own."""
    settings.DATA_DIR = tmp_path
    return tmp_path / "documents"


@pytest.fixture
def agreement(db: Any) -> str:
    """An agreement of the case."""
    return str(
        SearchEntry.objects.filter(cooperation=SLUG, kind="avtal").order_by("title").values_list("key", flat=True)[0]
    )
