"""One PostgreSQL for a whole test run, whatever the number of processes."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from samverkan.runtime.database import embedded


@contextmanager
def shared_server(run: str) -> Iterator[str]:
    """The address, with ``{database}`` in it, of the server that the processes of test run ``run`` share: that of
    ``SAMVERKAN_TEST_DATABASE_URL``, else an embedded one that ends, and is removed, with the last of them."""
    if named := os.environ.get("SAMVERKAN_TEST_DATABASE_URL"):
        from psycopg.conninfo import make_conninfo

        yield make_conninfo(named, dbname="{database}")
        return
    with embedded(Path(tempfile.gettempdir()) / f"samverkan-test-{run}", fast=True) as address:
        yield address
