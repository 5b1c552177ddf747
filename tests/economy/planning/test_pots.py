"""Money set aside: decided in portions, returned, followed to zero, never beyond; also by two at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.test import Client

from samverkan.accounts.models import User
from samverkan.core.faults import FaultError
from samverkan.core.portions import case_pot
from samverkan.core.records import Case, Portion
from samverkan.economy.planning.setting_aside import add_portion, return_portion
from samverkan.registry.actors import actor_of
from samverkan.registry.cases import read_case_rows
from samverkan.registry.models import Cooperation
from samverkan.registry.policies import Actor
from samverkan.registry.services import EditConflictError, record_version, save_case
from tests.at_once import at_once
from tests.economy.planning.conftest import POSTED, RESOLUTION
from tests.people import SLUG, give, person

POT, YEAR = "fria-medel", 2021
PAGE = f"/{SLUG}/ekonomi/avsatt/{POT}/{YEAR}/"


def case(slug: str = SLUG) -> Case:
    return read_case_rows(Cooperation.objects.get(slug=slug))


def take(amount: int, by: Actor, purpose: str = "Lärcentra i fjällen", slug: str = SLUG) -> Portion:
    return add_portion(
        slug=slug, area=POT, year=YEAR, purpose=purpose, amount=Decimal(amount), resolution=RESOLUTION, by=by
    )


def test_pot_is_followed_to_zero(director: Actor) -> None:
    take(400_000, director)
    with pytest.raises(FaultError, match="bara 63\u00a0000\u00a0kr är kvar"):
        take(63_001, director)
    take(63_000, director, "Resten")
    pot = case_pot(case(), POT, YEAR)
    assert pot.emptied
    assert [step.left for step in pot.steps] == [Decimal(63_000), Decimal(0)]
    with pytest.raises(FaultError, match="bara 0\u00a0kr"):
        take(1, director)
    decision = next(row for row in case().decisions if row.id == pot.steps[0].portion.decision)
    assert (decision.object_kind, decision.object, decision.paragraph) == ("omrade", POT, "12")


def test_what_is_returned_can_be_decided_again(director: Actor, economist: Actor) -> None:
    portion = take(463_000, director)
    seen = record_version(portion)
    with pytest.raises(FaultError, match="från noll till 463\u00a0000\u00a0kr"):
        return_portion(slug=SLUG, portion=portion.id, returned=Decimal(463_001), version=seen, by=economist)
    return_portion(slug=SLUG, portion=portion.id, returned=Decimal(13_000), version=seen, by=economist)
    with pytest.raises(EditConflictError):
        return_portion(slug=SLUG, portion=portion.id, returned=Decimal(1), version=seen, by=economist)
    take(13_000, director, "Resten")
    assert case_pot(case(), POT, YEAR).emptied


def test_portion_needs_a_budget_and_one_who_decides(director: Actor, economist: Actor) -> None:
    with pytest.raises(FaultError, match="anger inget belopp"):
        add_portion(
            slug=SLUG, area=POT, year=2018, purpose="Något", amount=Decimal(1), resolution=RESOLUTION, by=director
        )
    with pytest.raises(PermissionDenied):
        take(1, economist)
    for amount in (0, -5):
        with pytest.raises(FaultError, match="större än noll"):
            take(amount, director)
    assert not case().portions


def test_page_shows_the_public_what_is_left_and_lets_the_director_decide(chair: Client, desk: Client) -> None:
    assert "Besluta en del" not in desk.get(PAGE).content.decode()
    typed = {**POSTED, "purpose": "Lärcentra", "amount": "500 000"}
    refused = chair.post(PAGE, typed)
    assert refused.status_code == 400
    assert "Bara 463\u00a0000\u00a0kr är kvar" in refused.content.decode()
    assert 'value="500 000"' in refused.content.decode()
    assert chair.post(PAGE, {**typed, "amount": "300 000"}).status_code == 302
    public = Client().get(PAGE).content.decode()
    assert "163\u00a0000\u00a0kr" in public
    assert "Direktionen § 12" in public
    portion = case().portions[0]
    back = {"_gor": "aterfor", "del": portion.id, "version": record_version(portion), "returned": "mycket"}
    wrong = desk.post(PAGE, back)
    assert wrong.status_code == 400
    assert 'value="mycket"' in wrong.content.decode()
    assert desk.post(PAGE, {**back, "returned": "100 000"}).status_code == 302
    assert "263\u00a0000\u00a0kr" in Client().get(PAGE).content.decode()
    assert Client().post(PAGE, back).status_code == 302
    listed = Client().get(f"/{SLUG}/ekonomi/avsatt/").content.decode()
    assert PAGE in listed


def test_figure_of_a_pot_tells_its_decisions(director: Actor) -> None:
    take(63_000, director)
    assert "400\u00a0000" in Client().get(f"/{SLUG}/sa-raknades/pot.left.{POT}.{YEAR}/").content.decode()
    html = Client().get(f"/{SLUG}/sa-raknades/pot.decided.{POT}.{YEAR}/").content.decode()
    assert "Direktionen, möte" in html
    assert "Lärcentra i fjällen, 2026-11-20" in html.replace('<span class="nb">', "").replace("</span>", "")


COPY = "samtidig-pott"


@pytest.fixture
def two_directors(db: None) -> Iterator[list[User]]:
    """A copy of the cooperation with two directors, written for other connections to see, and taken away afterwards."""
    people: list[User] = []

    def appoint() -> None:
        save_case(replace(case(), slug=COPY, title="Samtidig pott"), published=False)
        for number in range(2):
            people.append(person(f"samtidig-pott-{number}@kommunen.example"))
            give(people[-1], "director", COPY)

    def dismiss() -> None:
        with transaction.atomic():
            for model in apps.get_models():
                if any(
                    field.name == "cooperation" and field.related_model is Cooperation for field in model._meta.fields
                ):
                    rows: Any = model._base_manager.filter(cooperation=COPY)
                    rows._raw_delete("default")  # all of it goes, so nothing is left to protect
            Cooperation.objects.filter(slug=COPY).delete()
        for user in people:
            user.delete()

    at_once(appoint)
    yield people
    at_once(dismiss)


def test_two_who_decide_at_once_never_take_more_than_there_is(two_directors: list[User]) -> None:
    refused: list[FaultError] = []
    actors = [actor_of(user, date(2026, 11, 24)) for user in two_directors]

    def decide(actor: Actor) -> None:
        try:
            take(300_000, actor, actor.name, COPY)
        except FaultError as error:
            refused.append(error)

    at_once(*(lambda actor=actor: decide(actor) for actor in actors))
    assert len(refused) == 1
    assert "bara 163\u00a0000\u00a0kr är kvar" in str(refused[0])
    assert [row.amount for row in case(COPY).portions] == [Decimal(300_000)]
