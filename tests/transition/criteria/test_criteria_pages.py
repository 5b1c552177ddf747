"""*Kriterier*: start, save, two at once, who sees what, and the result never without its weights."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from samverkan.transition.models import CriteriaSheet
from tests.people import ARE, RAGUNDA, SLUG, holder, signed_in

LIST = f"/{SLUG}/utredning/kriterier/"

pytestmark = pytest.mark.django_db


def start(browser: Client, **data: Any) -> str:
    """A new weighing; its address."""
    asked = {
        "titel": "Vägval",
        "alternativ": ["Nollalternativ"],
        "egna": "Kommunalförbund",
        "kriterium": ["Kostnad", "Insyn"],
    }
    response = browser.post(f"{LIST}ny/", asked | data)
    assert response.status_code == 302, response.content.decode()
    return str(response["Location"])


def filled(version: int = 1, **changed: str) -> dict[str, str]:
    return {
        "version": str(version), "kriterier": "2", "alternativ": "2", "titel": "Vägval", "a-0": "Nollalternativ",
        "a-1": "Kommunalförbund", "k-0": "Kostnad", "v-0": "3", "k-1": "Insyn", "v-1": "2", "p-0-0": "8", "m-0-0": "Billigast.",
        "p-0-1": "4", "m-0-1": "", "p-1-0": "2", "m-1-0": "Sluten.", "p-1-1": "7", "m-1-1": "Öppet.", "gor": "spara",
    } | changed  # fmt: skip


def shown(browser: Client, address: str) -> str:
    return re.sub(r"\s+", " ", browser.get(address).content.decode().replace("\u00a0", " "))


@pytest.fixture
def staff() -> Client:
    return signed_in(holder("economist"))


def test_a_weighing_from_start_to_result(staff: Client) -> None:
    address = start(staff)
    assert "Kommunalförbund saknar poäng för Kostnad och Insyn." in shown(staff, address)
    assert staff.post(address, filled()).status_code == 302
    html = shown(staff, address)
    assert "Nollalternativ är bäst med de här vikterna, och i 44,6 % av alla sätt att välja vikter." in html
    assert "Närmast ändras det om vikten för Kostnad går från 60,0 % förbi 55,6 %: då är Kommunalförbund bäst." in html
    assert "5,60" in html
    assert "1 poäng saknar motivering." in html
    assert "Billigast." in html


def test_the_start_offers_the_alternatives_of_the_case_forms_and_suggested_criteria(staff: Client) -> None:
    html = shown(staff, f"{LIST}ny/")
    assert "Utredningens alternativ" in html
    assert "Kommunalförbund med förbundsdirektion" in html
    for word in (
        "Tydlighet",
        "Tyngd",
        "Rörlighet",
        "Demokratisk representativitet",
        "Kostnad",
        "ta över uppgifter",
        "Insyn",
    ):
        assert word in html


def test_a_weighing_has_a_name(staff: Client) -> None:
    response = staff.post(f"{LIST}ny/", {"titel": " ", "egna": "Ett eget"})
    assert response.status_code == 400
    assert "Skriv en benämning" in response.content.decode()
    assert "Ett eget" in response.content.decode()


def test_two_who_save_at_once_lose_nothing(staff: Client) -> None:
    address = start(staff)
    other = signed_in(holder("investigator"))
    assert other.post(address, filled(titel="Den andras")).status_code == 302
    response = staff.post(address, filled(**{"m-0-0": "Det jag skrev."}))
    html = response.content.decode()
    assert response.status_code == 409
    assert "Det jag skrev." in html
    assert "sparade vägningen medan du skrev" in html
    assert CriteriaSheet.objects.get().title == "Den andras"
    # Having read it, one may write over it with what stands in the form.
    version = re.search(r'name="version" value="(\d+)"', html)
    assert version
    assert staff.post(address, filled(int(version[1]))).status_code == 302
    assert CriteriaSheet.objects.get().title == "Vägval"


@pytest.mark.parametrize(("what", "name"), [("kriterium", 'name="k-2"'), ("alternativ", 'name="a-2"')])
def test_a_row_or_column_is_added_with_what_is_typed_kept(staff: Client, what: str, name: str) -> None:
    html = staff.post(start(staff), filled(gor=what)).content.decode()
    assert name in html
    assert "Billigast." in html
    assert CriteriaSheet.objects.get().version == 1


def test_counting_without_saving_saves_nothing(staff: Client) -> None:
    html = staff.post(start(staff), filled(gor="rakna")).content.decode()
    assert "Inte sparat." in html
    assert "är bäst med de här vikterna" in html
    assert CriteriaSheet.objects.get().version == 1


def test_an_emptied_name_takes_the_column_out(staff: Client) -> None:
    address = start(staff)
    staff.post(address, filled(**{"a-0": ""}))
    assert CriteriaSheet.objects.get().content["alternatives"] == ["Kommunalförbund"]
    assert "minst två alternativ" in shown(staff, address)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"v-0": "mycket"}, "Vikten ”mycket” för Kostnad är inget tal."),
        ({"p-0-0": "11"}, "Poängen ”11” för Nollalternativ, Kostnad, går inte att läsa."),
        ({"v-0": "0", "v-1": "0"}, "Alla vikter är noll."),
        ({"a-1": "nollalternativ"}, "Två alternativ heter likadant."),
    ],
)
def test_what_can_not_be_weighed_is_kept_and_told(staff: Client, changed: dict[str, str], said: str) -> None:
    address = start(staff)
    assert staff.post(address, filled(**changed)).status_code == 302
    html = shown(staff, address)
    assert said in html
    assert "Vägd poäng" not in html


def test_a_draft_is_seen_by_its_owner_and_staff_alone(staff: Client, client: Client) -> None:
    own = start(signed_in(holder("representative", SLUG, ARE)), titel="Åres vägning")
    neighbour = signed_in(holder("representative", SLUG, RAGUNDA))
    assert neighbour.get(own).status_code == 404
    assert neighbour.post(own, filled()).status_code == 404
    assert neighbour.post(f"{own}ta-bort/").status_code == 404
    assert staff.get(own).status_code == 404
    assert client.get(own).status_code in (302, 404)
    assert "Åres vägning" not in shown(neighbour, LIST) + shown(client, LIST)
    assert "Här finns ingen vägning som du kan se." in shown(client, LIST)


def test_an_auditor_reads_but_does_not_write(staff: Client) -> None:
    address = start(staff)
    staff.post(address, filled())
    auditor = signed_in(holder("auditor"))
    html = shown(auditor, address)
    assert "Poäng och motiveringar" in html
    assert 'name="gor"' not in html
    assert auditor.post(address, filled(2)).status_code == 403


def test_a_weighing_is_thrown_away_by_post(staff: Client) -> None:
    address = start(staff)
    assert staff.get(f"{address}ta-bort/").status_code == 405
    assert staff.post(f"{address}ta-bort/").status_code == 302
    assert not CriteriaSheet.objects.exists()


def test_the_file_has_weights_scores_and_reasons(staff: Client) -> None:
    address = start(staff)
    staff.post(address, filled())
    text = staff.get(address, {"ladda": "poang.csv"}).content.decode()
    assert "Billigast." in text
    assert staff.get(address, {"ladda": "allt.xlsx"}).content.startswith(b"PK")


def test_text_that_the_database_can_not_hold_loses_nothing_else(staff: Client) -> None:
    address = start(staff)
    assert staff.post(address, filled(**{"m-0-0": "a\x00b"})).status_code == 302
    assert CriteriaSheet.objects.get().content["rows"][0][2][0][1] == "ab"
