"""Pages of the loaded cases as text, and the rows of their tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from economy_reading import Read, Reader, plain


@pytest.fixture
def read(db: None) -> Callable[..., Read]:
    """``read("/jamtland/ekonomi/", ar=2020)``."""

    def reading(address: str, **query: Any) -> Read:
        response = Client().get(address, query)
        reader = Reader()
        reader.feed(response.content.decode())
        rows = [[plain(cell) for cell in row] for row in reader.rows]
        return Read(response.status_code, plain(" ".join(reader.words)), reader.links, rows)

    return reading
