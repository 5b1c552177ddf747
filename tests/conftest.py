"""Fixtures of every test: a real PostgreSQL when a test asks for the database, the program itself, a real browser.

A test that asks for nothing starts nothing. A test that asks for the database (``db`` or ``@pytest.mark.django_db``) finds every
case of ``cases/`` in it, and what it changes is rolled back.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from samverkan.runtime import paths
from samverkan.runtime.database import connection_settings, create_database
from samverkan.testing.browser import chromium, opened_page
from samverkan.testing.live import LiveSite, running_site
from samverkan.testing.samples import samples_dir, tests_in
from samverkan.testing.server import shared_server


def pytest_configure() -> None:
    """Pages of tests link to static files as they are, collected or not. No test is timed, however slow the machine."""
    hypothesis.settings.register_profile("untimed", deadline=None)
    hypothesis.settings.load_profile("untimed")
    from django.conf import settings

    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Where other people's sample files are absent, say by name which tests were not run."""
    if samples_dir().is_dir():
        return
    terminalreporter.section("inte körda: exempelfilerna i SAMVERKAN_SAMPLES saknas")
    for name in tests_in(Path(__file__).parent / "conformance"):
        terminalreporter.write_line(name)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever drives the browser runs in one process, which starts the site and Chromium once."""
    for item in items:
        if {"live_site", "browser", "page"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def database_server() -> Iterator[str]:
    """The address of the run's server, with ``{database}`` where the name stands."""
    with shared_server(os.environ.get("PYTEST_XDIST_TESTRUNUID") or str(os.getpid())) as address:
        yield address


@pytest.fixture(scope="session")
def django_db_modify_db_settings(database_server: str, django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Point Django at the run's server; every process has a database of its own there."""
    from django.db import connections

    settings = connection_settings(database_server.format(database="samverkan"))
    connections.databases["default"].update(settings)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Every case of ``cases/`` is in the test database."""
    from samverkan.exchange.services import load_case_folders

    with django_db_blocker.unblock():
        load_case_folders(sorted(path.parent for path in paths.cases_dir().glob("*/datapackage.json")))


@pytest.fixture(scope="session")
def live_site(database_server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveSite]:
    """``samverkan up`` with every case loaded, on a database of its own on the run's server. Its letters are files in
    ``letters`` of its data folder."""
    name = f"live_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}_{os.getpid()}"
    create_database(database_server, name)
    data = tmp_path_factory.mktemp("live")
    address, letters = database_server.format(database=name), f"filemail:///{data / 'letters'}"
    with running_site(data, environment={"DATABASE_URL": address, "SAMVERKAN_SMTP": letters}) as site:
        yield site


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium, one for the session."""
    with chromium() as running:
        yield running


@pytest.fixture
def console_errors() -> list[str]:
    """What the page's console complained about. A test that provokes an error on purpose clears the list."""
    return []


@pytest.fixture
def page(browser: Any, live_site: LiveSite, console_errors: list[str]) -> Iterator[Any]:
    """A fresh page on the live site (``page.goto("/")``); the test fails if its console complained."""
    with opened_page(browser, console_errors, base_url=live_site.url) as opened:
        yield opened
    assert console_errors == []


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation's data folder of the test's own, and no server named."""
    monkeypatch.setenv("SAMVERKAN_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return tmp_path / "data"
