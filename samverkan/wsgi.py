"""The WSGI application that the web server runs."""

import os
import threading
from contextlib import suppress

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samverkan.settings")
application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018 - every page's code is read before the first request, not during it


def _warm() -> None:
    from samverkan.charts import warm  # noqa: PLC0415 - Django first

    with suppress(AttributeError, OSError):  # on Linux a thread has a priority of its own: readers go before
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 15)
    warm()


threading.Thread(target=_warm, name="drawer", daemon=True).start()
