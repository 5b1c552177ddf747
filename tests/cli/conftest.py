"""Fixtures of the command line's tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def own_database(
    data_dir: Path, database_server: str, monkeypatch: pytest.MonkeyPatch, django_db_blocker: Any, db: None
) -> None:
    """The commands work in the test's own database: an address is named, so no other is started."""
    from django.db import connection

    monkeypatch.setenv("DATABASE_URL", database_server.format(database=connection.settings_dict["NAME"]))
    monkeypatch.setattr("samverkan.runtime.site.close_connections", lambda: None)
