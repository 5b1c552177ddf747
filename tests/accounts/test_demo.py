"""Demo accounts work on this computer and nowhere else."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from signing_in import signed_in

from samverkan.accounts import demo, services
from samverkan.accounts.models import User

pytestmark = pytest.mark.django_db
ECONOMIST = "ekonom@demo.samverkan.example"
HERE = {"HTTP_HOST": "localhost:8000", "REMOTE_ADDR": "127.0.0.1"}


@pytest.fixture(autouse=True)
def people(settings):
    settings.ALLOWED_HOSTS = ["*"]
    services.ensure_demo_people()


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "[::1]:8000"])
def test_demo_account_signs_in_here(client, sign_in, host):
    sign_in(ECONOMIST, demo.PASSWORD, HTTP_HOST=host)
    assert signed_in(client)


@pytest.mark.parametrize(
    "asked",
    [
        {"HTTP_HOST": "samverkan.example.se"},
        {"HTTP_HOST": "localhost.example.se"},
        {"REMOTE_ADDR": "192.0.2.7"},
        {"REMOTE_ADDR": ""},
        {"HTTP_X_FORWARDED_FOR": "192.0.2.7"},
        {"HTTP_X_FORWARDED_PROTO": "https"},
        {"HTTP_FORWARDED": "for=192.0.2.7"},
    ],
)
def test_demo_account_is_refused_from_elsewhere_and_through_a_proxy(client, sign_in, asked):
    sign_in(ECONOMIST, demo.PASSWORD, **{**HERE, **asked})
    assert not signed_in(client)


@pytest.mark.parametrize("switched", [{"DEMO": False}, {"HTTPS": True}])
def test_demo_account_is_refused_where_the_installation_has_none(client, sign_in, settings, switched):
    for name, value in switched.items():
        setattr(settings, name, value)
    sign_in(ECONOMIST, demo.PASSWORD, **HERE)
    assert not signed_in(client)


def test_session_of_a_demo_account_does_not_follow_out_of_the_computer(client, sign_in):
    sign_in(ECONOMIST, demo.PASSWORD, **HERE)
    assert client.get("/konto/", **HERE).status_code == 200
    assert client.get("/konto/", HTTP_HOST="samverkan.example.se").status_code == 302


def test_sign_in_page_offers_the_roles_here_alone(client):
    here = client.get("/konto/logga-in/", **HERE).content.decode()
    assert all(person.title in here for person in demo.PEOPLE)
    elsewhere = client.get("/konto/logga-in/", HTTP_HOST="samverkan.example.se").content.decode()
    assert demo.PASSWORD not in elsewhere


def test_every_role_has_a_demo_account():
    roles = {"administrator", "director", "economist", "coordinator", "investigator", "representative", "auditor"}
    assert {person.role for person in demo.PEOPLE} == roles
    assert User.objects.filter(is_demo=True, is_active=True).count() == len(demo.PEOPLE)


def test_making_them_again_makes_none_and_removing_shuts_them_out(client, sign_in):
    assert services.ensure_demo_people() == ()
    assert services.remove_demo_people() == len(demo.PEOPLE)
    sign_in(ECONOMIST, demo.PASSWORD, **HERE)
    assert not signed_in(client)
    assert services.ensure_demo_people() == ()
    sign_in(ECONOMIST, demo.PASSWORD, **HERE)
    assert signed_in(client)


def test_known_password_stays_known(client, sign_in):
    sign_in(ECONOMIST, demo.PASSWORD, **HERE)
    chosen = {"oldpassword": demo.PASSWORD, "password1": "en-annan-lang-mening", "password2": "en-annan-lang-mening"}
    assert "kan inte bytas" in client.post("/konto/losenord/", chosen, **HERE).content.decode()


@pytest.mark.parametrize(
    ("environment", "demo_on"),
    [
        ({}, "True"),
        ({"SAMVERKAN_HOSTS": "localhost,127.0.0.1"}, "True"),
        ({"SAMVERKAN_HOSTS": "127.0.0.1,samverkan.example.se"}, "False"),
        ({"SAMVERKAN_HOSTS": "*"}, "False"),
        ({"SAMVERKAN_HTTPS": "1"}, "False"),
        ({"SAMVERKAN_DEMO": "0"}, "False"),
    ],
)
def test_installation_that_others_reach_has_no_demo_accounts(environment, demo_on, tmp_path):
    line = [sys.executable, "-c", "from samverkan.settings import DEMO; print(DEMO)"]
    around = {key: value for key, value in os.environ.items() if not key.startswith("SAMVERKAN_")}
    asked = subprocess.run(
        line, env={**around, "SAMVERKAN_DATA": str(tmp_path), **environment}, capture_output=True, text=True, check=True
    )
    assert asked.stdout.strip() == demo_on
