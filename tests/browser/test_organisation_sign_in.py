"""Sign-in through an organisation in a browser, which holds forms to the site's policy and cookies to its own rules."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from samverkan.runtime.database import create_database
from samverkan.testing.browser import opened_page
from samverkan.testing.live import running_site
from tests.accounts.saml_idp import running_provider

MAIL = "urn:oid:0.9.2342.19200300.100.1.3"


def invite(data: Path, environment: dict[str, str]) -> None:
    line = [sys.executable, "-m", "samverkan.cli", "person", "invite", "eva@kommunen.example", "--name", "Eva Ek"]
    settings = {**os.environ, **environment, "SAMVERKAN_DATA": str(data)}
    settings.pop("DJANGO_SETTINGS_MODULE", None)
    subprocess.run(line, check=True, env=settings, capture_output=True)


@pytest.mark.usefixtures("browser")
def test_invited_person_signs_in_by_saml_in_a_browser(
    browser: Any, database_server: str, tmp_path: Path, console_errors: list[str]
) -> None:
    name = f"saml_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}_{os.getpid()}"
    create_database(database_server, name)
    data, cases = tmp_path / "data", tmp_path / "inga"
    data.mkdir()
    cases.mkdir()
    environment = {
        "DATABASE_URL": database_server.format(database=name), "SAMVERKAN_CASES": str(cases), "NO_PROXY": "127.0.0.1",
    }  # fmt: skip
    with running_provider() as provider:
        provider.attributes = {MAIL: "eva@kommunen.example", "urn:oid:1.2.752.201.3.1": "eek01@5560160680"}
        provider.level = "http://id.elegnamnden.se/loa/1.0/loa3"
        lines = ["[[saml]]", 'id = "kommunen"', 'name = "Kommunen"', f'entity_id = "{provider.entity_id}"',
                 f'metadata_url = "{provider.entity_id}"', "trusted_email = true"]  # fmt: skip
        (data / "sign-in.toml").write_text("\n".join(lines), encoding="utf-8")
        with running_site(data, environment=environment) as site:
            invite(data, environment)
            with opened_page(browser, console_errors, base_url=site.url) as page:
                page.goto("/konto/logga-in/")
                page.get_by_role("button", name="Logga in med Kommunen").click()
                page.wait_for_url(f"{provider.url}/**")
                page.get_by_role("button", name="Vidare").click()
                page.wait_for_url(f"{site.url}/**")
                page.goto("/konto/")
                assert "Du är inloggad som eva@kommunen.example" in page.locator("main").inner_text()
    assert console_errors == []
