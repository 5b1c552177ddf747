"""The first person is let in from the command line."""

from __future__ import annotations

import json

import pytest

from samverkan.cli import main


@pytest.mark.usefixtures("own_database")
def test_first_administrator_is_invited(capsys, mailoutbox, django_capture_on_commit_callbacks) -> None:
    from samverkan.accounts.selectors import get_person
    from samverkan.registry.actors import actor_of
    from samverkan.registry.policies import can_create

    with django_capture_on_commit_callbacks(execute=True):
        assert main(["person", "invite", "anna@kommun.se", "--name", "Anna Ek", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["role"] == "administrator"
    assert [mail.to for mail in mailoutbox] == [["anna@kommun.se"]]
    person = get_person("anna@kommun.se")
    assert person is not None
    assert can_create(actor_of(person))


@pytest.mark.usefixtures("own_database")
@pytest.mark.parametrize(
    ("more", "says"),
    [
        (["--role", "kung"], "kung"),
        (["--role", "director"], "--in SAMVERKAN"),
        (["--role", "director", "--in", "atlantis"], "atlantis"),
        (["--role", "representative", "--in", "jamtland"], "representative"),
    ],
)
def test_what_can_not_be_given_is_said_and_nothing_written(more: list[str], says: str, capsys) -> None:
    from samverkan.accounts.selectors import get_person

    assert main(["person", "invite", "bo@kommun.se", "--name", "Bo", *more]) == 2
    assert says in capsys.readouterr().err
    assert get_person("bo@kommun.se") is None
