"""The sample site: the page kit's own pages and a made-up cooperation, without a database."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.conf import settings
from django.test import Client, RequestFactory, override_settings

# The pictures of the charts' own tests stand on the sample site as well.
sys.path.insert(0, str(Path(__file__).parents[1] / "charts"))


def _templates() -> list[dict[str, Any]]:
    templates = deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"] = [str(Path(__file__).parent / "templates")]
    loader, loaders = templates[0]["OPTIONS"]["loaders"][0]
    found = [*loaders, "django.template.loaders.filesystem.Loader"]
    templates[0]["OPTIONS"]["loaders"] = [(loader, found)]
    return templates


@pytest.fixture
def sample_site() -> Iterator[None]:
    # The sample site has no database, so no pages that are kept for what is written there.
    middleware = [name for name in settings.MIDDLEWARE if name != "samverkan.registry.reuse.ReuseMiddleware"]
    if "samverkan.web.middleware.FaultMiddleware" not in middleware:
        middleware.append("samverkan.web.middleware.FaultMiddleware")
    with override_settings(ROOT_URLCONF="sample_site", TEMPLATES=_templates(), MIDDLEWARE=middleware):
        yield


@pytest.fixture
def visit(sample_site: None) -> Client:
    return Client()


@pytest.fixture
def request_for() -> Any:
    return RequestFactory().get


class _Threaded(ThreadingMixIn, WSGIServer):
    """A browser opens connections ahead of use: a server with one thread would wait for the wrong one."""

    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: a test's output is its own."""


@pytest.fixture
def sample_address(sample_site: None) -> Iterator[str]:
    """The sample site, served."""
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.wsgi import get_wsgi_application

    site = StaticFilesHandler(get_wsgi_application())
    server = make_server("127.0.0.1", 0, site, server_class=_Threaded, handler_class=_Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
