"""The background worker: ``python -m samverkan.runtime.worker`` runs jobs and periodic work until it is told to stop.

Any number of them, on any number of machines, share the work of one database.
"""

from __future__ import annotations

import os

from samverkan.runtime.database import ensure
from samverkan.runtime.site import setup_django


def main() -> None:
    """Work until SIGTERM; a job that has begun is finished first."""
    with ensure() as url:
        setup_django(url)
        from procrastinate.contrib.django import app

        with app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]
            app.run_worker(name=f"samverkan-{os.getpid()}")


if __name__ == "__main__":
    main()
