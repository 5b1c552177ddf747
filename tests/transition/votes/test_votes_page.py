"""*Röster*: who decides, whatever is asked for, and the rules tried against a wish."""

from __future__ import annotations

import csv
import io
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samverkan.registry.models import Cooperation
from samverkan.registry.services import touch

ADDRESS = "/jamtland/utredning/mandat/roster/"

pytestmark = pytest.mark.django_db


def text_of(client: Client, address: str = ADDRESS, status: int = 200, **query: str) -> str:
    answer = client.get(address, query)
    assert answer.status_code == status
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode().replace("\u00a0", " ")))


def rows_of(client: Client, table: str, **query: str) -> list[list[str]]:
    text = client.get(ADDRESS, {"ladda": f"{table}.csv", **query}).content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";" if ";" in text.splitlines()[0] else ","))


def test_fees_as_votes_are_told_in_words_and_in_the_table(client: Client) -> None:
    text = text_of(client)
    assert "är det Östersund 90 gånger, med 48,8 % av rösterna." in text
    assert "med minst 1 till" in text
    rows = {row[0]: row for row in rows_of(client, "makt") if row}
    heading = rows["Medlem"]
    banzhaf = heading.index(next(name for name in heading if name.startswith("Makt (Banzhaf)")))
    assert rows["Östersund"][banzhaf].startswith("90")
    assert rows["Ragunda"][banzhaf].startswith(("1.4", "1,4"))


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"roster": "lika"}, "Alla har lika mycket att säga till om."),
        ({"roster": "folkmangd", "majoritet": "tva-tredjedelar"}, "kan ensam stoppa"),
        ({"roster": "lika", "majoritet": "enig"}, "8 av 8 röster"),
        ({"roster": "folkmangd", "medlemmar": "enkel"}, "och dessutom mer än hälften av medlemmarna"),
        ({"roster": "rot-51"}, "51 platser efter roten ur folkmängden"),
        ({"roster": "alternativ-kommunforbund"}, "Alternativ: Kommunförbund (ideell förening)"),
        ({"roster": "lika", "majoritet": "egen", "grans": "7"}, "7 av 8 röster"),
        ({"roster": "lika", "majoritet": "egen", "grans": "3/5"}, "minst 3/5 av rösterna: 5 av 8 röster"),
    ],
)
def test_any_votes_and_majority_can_be_asked_for(client: Client, query: dict[str, str], said: str) -> None:
    assert said in text_of(client, **query)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"roster": "lika", "majoritet": "egen", "grans": "9"}, "Hela vikten är 8"),
        ({"majoritet": "egen"}, "Skriv gränsen"),
        ({"majoritet": "egen", "grans": "halva"}, "”halva” är ingen gräns"),
        ({"roster": "fel"}, "inget sätt att ge röster"),
        ({"majoritet": "fel"}, "ingen majoritet ”fel”"),
        ({"medlemmar": "fel"}, "ingen majoritet ”fel”"),
        ({"mal": "fel"}, "inget mål ”fel”"),
        ({"antal": "x", "storlek": "0"}, "”0” går inte som antal invånare. Skriv ett heltal från 1 till 10 000 000."),
    ],
)
def test_what_cannot_be_counted_is_a_sentence_beside_the_rest(client: Client, query: dict[str, str], said: str) -> None:
    text = text_of(client, status=400, **query)
    assert said in text
    assert "Vilken mandatregel ger var och en ett rimligt inflytande?" in text


def test_rules_tried_stand_nearest_first_with_their_figures(client: Client) -> None:
    rows = rows_of(client, "regler", mal="rot")
    place = next(
        at for at, name in enumerate(rows[1] if len(rows[0]) < 3 else rows[0]) if name.startswith("Makt hos fel")
    )
    distances = [
        float(row[place].replace(",", ".")) for row in rows if len(row) > place and re.match(r"[\d.,]+$", row[place])
    ]
    assert len(distances) > 12
    assert distances == sorted(distances)
    html = client.get(ADDRESS, {"mal": "rot"}).content.decode()
    assert html.count("avstand-rot.alla") == 12
    assert client.get(ADDRESS, {"mal": "rot", "regler": "alla"}).content.decode().count("avstand-rot.alla") > 12


def test_every_figure_of_the_page_opens(client: Client) -> None:
    html = client.get(ADDRESS).content.decode()
    links = sorted(set(re.findall(r'href="(/jamtland/sa-raknades/power\.[^"]+)"', html)))
    assert len(links) > 30
    for link in (*links[:4], *links[-4:]):
        assert client.get(link.replace("&amp;", "&")).status_code == 200


def test_every_cooperation_has_the_page(client: Client) -> None:
    found = set()
    for slug in Cooperation.objects.values_list("slug", flat=True):
        text = text_of(client, f"/{slug}/utredning/mandat/roster/")
        found.add("inga medlemmar att räkna på" in text)
        assert "Vem avgör?" in text or "inga medlemmar att räkna på" in text
    assert found == {True, False}


def test_the_votes_of_a_rule_of_seats_come_first_where_there_is_one(client: Client) -> None:
    text = text_of(client, "/skaraborgs-kommunalforbund/utredning/mandat/roster/")
    assert "mer än hälften av platserna: 25 av 48 platser" in text


def test_the_page_asks_the_database_once_when_warm(client: Client) -> None:
    client.get(ADDRESS)
    with CaptureQueriesContext(connection) as asked:
        client.get(ADDRESS, {"roster": "lika"})
    assert len(asked) == 1


def test_fees_are_hidden_with_the_economy_and_the_members(client: Client) -> None:
    row = Cooperation.objects.get(slug="jamtland")
    row.public_sections = ["oversikt", "utredning"]
    row.save()
    touch("jamtland")
    text = text_of(client)
    assert "avgiften" not in text
    assert "Det finns inga avgifter att ge röster efter." in text_of(client, status=400, roster="avgift")
    assert client.get("/jamtland/sa-raknades/power.avgift.enkel.ingen.banzhaf.2380/").status_code == 404
    assert client.get("/jamtland/sa-raknades/power.lika.enkel.ingen.banzhaf.2380/").status_code == 200
