"""Drafts of alternatives that several save at the same moment, over connections of their own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from samverkan.accounts.models import User
from samverkan.registry.policies import Actor, Grant
from samverkan.registry.snapshots import get_snapshot
from samverkan.transition.models import ScenarioDraft
from samverkan.transition.scenarios import drafting
from samverkan.transition.scenarios.drafting import StaleDraftError
from tests.at_once import at_once
from tests.people import SLUG, person

pytestmark = pytest.mark.django_db
INVESTIGATES = (Grant("investigator", SLUG),)


def set_up() -> ScenarioDraft:
    text = next(rule.text for rule in get_snapshot(SLUG).case.rules if rule.id == "kommunalforbund")
    actor = Actor(person("samtidig-utredare@kommunen.example"), INVESTIGATES)
    return drafting.start_draft(actor, SLUG, title="Eget", text=text.replace('id = "kommunalforbund"', 'id = "eget"'))


def take_away() -> None:
    ScenarioDraft.objects.all().delete()
    User.objects.filter(email="samtidig-utredare@kommunen.example").delete()


@pytest.fixture
def committed(db: None) -> Iterator[ScenarioDraft]:
    """A draft that other connections see; taken away afterwards."""
    (draft,) = at_once(set_up)
    yield draft
    at_once(take_away)


def test_of_those_who_save_at_the_same_moment_one_wins_and_the_rest_are_told(committed: ScenarioDraft) -> None:
    actor = Actor(committed.author, INVESTIGATES)

    def save(title: str) -> ScenarioDraft:
        return drafting.save_draft(actor, SLUG, committed.pk, title=title, text=committed.text, version=1)

    found = at_once(*[lambda title=title: save(title) for title in ("Ett", "Två", "Tre")], expected=(StaleDraftError,))
    (won,) = [one for one in found if isinstance(one, ScenarioDraft)]
    lost = [one for one in found if isinstance(one, StaleDraftError)]
    assert [stale.current.title for stale in lost] == [won.title, won.title]
    now = ScenarioDraft.objects.get(pk=committed.pk)
    assert (now.version, now.title) == (2, won.title)
