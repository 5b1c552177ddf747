"""*Mandat*: the seats by the rule beside the printed number, other days' inhabitants, and a rule tried."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samverkan.runtime import paths

pytestmark = pytest.mark.django_db
NORRBOTTEN = "/norrbottens-kommuner/utredning/mandat/"
JAMTLAND = "/jamtland/utredning/mandat/"


def words(html: str) -> str:
    text = unescape(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", html, flags=re.S))
    return " ".join(text.replace("\u00a0", " ").split())


def shown(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def row(html: str, table: str, name: str) -> str:
    """The words of a member's row in a table."""
    held = html[html.index(f'id="t-{table}"') :]
    found = re.search(rf"<tr[^>]*>\s*<th[^>]*>\s*{name}\s*</th>.*?</tr>", held, re.S)
    assert found, name
    return words(found[0])


def test_rule_and_printed_number_stand_side_by_side(client: Client) -> None:
    html = shown(client, NORRBOTTEN)
    text = words(html)
    assert "Platser efter regeln 71" in text
    assert "Enligt källan 70 regeln ger +1" in text
    assert "En plats för varje påbörjat 4 000-tal invånare." in text
    assert (
        row(html, "platser", "Kalix")
        == "Kalix 16 169 5 7,0 % 6,4 % 3 234 per 1 000 inv: 0,31 169 invånare färre: −1 plats"
    )
    assert row(html, "platser", "Luleå").startswith("Luleå 77 470 20 28,2 % 30,8 % 3 874")
    assert row(html, "platser", "Summa").startswith("Summa 251 295 71 100,0 % 100,0 % 3 539")
    assert "Nära en annan plats 2 inom 200 invånare" in text


def test_another_day_gives_the_printed_number_and_names_who_changes(client: Client) -> None:
    html = shown(client, f"{NORRBOTTEN}?folkmangd=2019-12-31")
    text = words(html)
    assert "Platser efter regeln 70" in text
    assert "Enligt källan 70 samma som regeln" in text
    assert row(html, "platser", "Kalix").startswith("Kalix 15 886 4")
    assert row(html, "platser", "Kalix").endswith("115 invånare fler: +1 plats")
    days = words(html[html.index('id="t-dagar"') :])
    assert "2017-12-31 71 +1 ingen" in days
    assert "2019-12-31 70 0 Kalix −1" in days
    assert "/sa-raknades/seats.platser-fullmaktige.2019-12-31.2514/" in html


@pytest.mark.parametrize(
    ("figure", "value"),
    [("regel.total", "71"), ("regel.2514", "5"), ("2019-12-31.2514", "4")],
)
def test_the_figures_of_the_page_open(client: Client, figure: str, value: str) -> None:
    text = words(shown(client, f"/norrbottens-kommuner/sa-raknades/seats.platser-fullmaktige.{figure}/"))
    assert value in text
    assert "norrbottenskommuner" in text or "Norrbottens Kommuner, stadgar" in text


def test_organs_are_chosen_by_name_and_adjuncts_have_no_seats(client: Client) -> None:
    html = shown(client, "/sjuharad/utredning/mandat/?regel=platser-direktion-2015")
    assert "Enligt källan 9 samma som regeln" in words(html)
    assert row(html, "platser", "Varberg").startswith("Varberg – 0 2 0,0 % –")
    assert "Får närvara enligt avtal: 2 platser till var och en, utan rösträtt" in words(html)
    assert "Platser efter regeln 16" in words(shown(client, "/sjuharad/utredning/mandat/"))


def test_rule_that_cannot_be_counted_says_what_is_missing_and_another_can_be_tried(client: Client) -> None:
    text = words(shown(client, "/norrvatten/utredning/mandat/"))
    assert "Regeln går inte att räkna här." in text
    assert "”Andel i tillgångarna vid utgången av kalenderåret före valåret” och ”Levererat vatten”" in text
    assert "29 platser med olika metoder" in text
    unnamed = words(shown(client, "/vafabmiljo/utredning/mandat/"))
    assert "Källan räknar inte upp medlemmarna" in unnamed
    assert "Det finns ingen medlem att räkna på." in unnamed


def test_cooperation_without_a_rule_says_so_and_offers_the_trial(client: Client) -> None:
    html = shown(client, "/kommunforbundet-jamtlands-lan/utredning/mandat/?antal=16&lika=2")
    assert "Det finns ingen regel för platserna" in words(html)
    assert row(html, "provat", "Summa").split()[3] == "16"


def test_rules_of_the_alternatives_can_be_looked_at(client: Client) -> None:
    html = shown(client, JAMTLAND)
    for name in ("Alternativ: Kommunförbund", "Alternativ: Kommunalförbund med direktion"):
        assert name in words(html)
    html = shown(client, f"{JAMTLAND}?regel=alternativ:kommunforbund")
    assert "Platser i alternativet 36" in words(html)
    assert 'href="/jamtland/utredning/alternativ/kommunforbund/"' in html
    assert row(html, "platser", "Östersund").startswith("Östersund 63 985 16 44,4 % 48,8 %")
    assert "/sa-raknades/scenario.kommunforbund.seats.2380/" in html
    assert "16" in words(shown(client, "/jamtland/sa-raknades/scenario.kommunforbund.seats.2380/"))
    later = shown(client, f"{JAMTLAND}?regel=alternativ:kommunforbund&folkmangd=2024-12-31")
    assert "scenario.kommunforbund.seats" not in later, "the figure is of the alternative's own day"
    assert "Platser i alternativet 16" in words(shown(client, f"{JAMTLAND}?regel=alternativ:kommunalforbund"))


def test_every_method_divides_the_same_number(client: Client) -> None:
    html = shown(client, f"{JAMTLAND}?antal=20&lika=1&metod=dhondt")
    assert row(html, "metoder", "Östersund") == "Östersund 6,85 7 7 7 7 9 6 6"
    assert row(html, "provat", "Östersund").startswith("Östersund 63 985 9 2 +7 45,0 % 48,8 %")
    assert row(html, "metoder", "Summa") == "Summa 20,00 20 20 20 20 20 20 20"


def test_printed_numbers_of_organs_without_a_rule_are_told(client: Client) -> None:
    text = words(shown(client, "/goteborgsregionen/utredning/mandat/"))
    assert "97 platser omkring 2014 och 105 år 2019" in text


@pytest.mark.parametrize(
    ("query", "total", "ostersund"),
    [("satt=paborjat&storlek=10000&lika=0", "18", "7"), ("satt=helt&storlek=10000&over=10000&lika=2", "26", "8"),
     ("satt=lika&lika=2", "16", "2"), ("satt=delat&antal=9&lika=0&metod=jamkad-1.4", "9", "5")],
)  # fmt: skip
def test_every_way_of_giving_seats_can_be_tried(client: Client, query: str, total: str, ostersund: str) -> None:
    html = shown(client, f"{JAMTLAND}?{query}")
    assert row(html, "provat", "Summa").split()[3] == total
    assert row(html, "provat", "Östersund").split()[3] == ostersund


def test_tie_is_told_in_plain_words_and_given_to_no_one(client: Client) -> None:
    # Åre and Berg had 11 076 inhabitants each that day
    html = shown(client, f"{JAMTLAND}?antal=6&lika=0&metod=adams&folkmangd=1963-12-31")
    told = (
        "Åre och Berg står lika om den sista platsen, som inte är given till någon. Lotta eller bestäm på annat sätt."
    )
    assert f"{told} Gäller den prövade regeln, Adams metod och Huntington–Hills metod." in words(html)
    assert row(html, "provat", "Berg").startswith("Berg 11 076 0 eller 1")
    assert row(html, "provat", "Summa").split()[3] == "6"
    assert "står lika" not in words(shown(client, f"{JAMTLAND}?antal=6&lika=0&metod=adams"))


def test_tried_figure_opens_with_the_trial_in_its_address(client: Client) -> None:
    html = shown(client, f"{JAMTLAND}?antal=20&lika=1&metod=dhondt")
    (address,) = {
        unescape(link)
        for link in re.findall(r'href="([^"]*provad-siffra[^"]*)"', html)
        if "2380" in link and "metod=dhondt" in link and "antal=20" in link
    }
    text = words(shown(client, address))
    assert "12 × 63 985 / 131 155 ≈ 5,85 → 8; 1 + 8 = 9" in text
    assert "d’Hondts metod" in text
    assert "9999" in words(shown(client, f"{JAMTLAND}provad-siffra/?medlem=9999", 400))


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("folkmangd=igår", "”igår” är ingen dag"), ("regel=finns-inte", "Det finns ingen regel för platser"),
        ("antal=0", "går inte som antal platser"), ("antal=9&lika=x", "går inte som platser till var och en"),
        ("metod=hare", "”hare” finns inte"), ("satt=lott", "”lott” finns inte"), ("storlek=0", "går inte som antal invånare"),
    ],
)  # fmt: skip
def test_bad_address_is_a_clear_sentence(client: Client, query: str, sentence: str) -> None:
    assert sentence in words(shown(client, f"{JAMTLAND}?{query}", 400))


def test_too_few_seats_and_a_day_not_held_are_told_on_the_page(client: Client) -> None:
    assert "Antalet platser, 3, räcker inte" in words(shown(client, f"{JAMTLAND}?antal=3&lika=1"))
    assert "finns inte i statistiken" in words(shown(client, f"{NORRBOTTEN}?folkmangd=2019-11-17"))


@pytest.mark.parametrize("slug", sorted(path.parent.name for path in paths.cases_dir().glob("*/datapackage.json")))
def test_every_cooperation_has_the_page(client: Client, slug: str) -> None:
    text = words(shown(client, f"/{slug}/utredning/mandat/"))
    assert "Mandat och röster" in text
    assert "Pröva en regel" in text
    assert "None" not in text


@pytest.mark.parametrize(
    "name",
    [
        "platser.csv",
        "dagar.xlsx",
        "metoder.csv",
        "provat.csv",
        "andelar.svg",
        "provning.svg",
        "metodbild.svg",
        "allt.xlsx",
    ],
)
def test_tables_and_pictures_can_be_fetched(client: Client, name: str) -> None:
    response = client.get(f"{NORRBOTTEN}?ladda={name}")
    assert response.status_code == 200
    assert name in response["Content-Disposition"]


def test_queries_do_not_grow_with_the_members(client: Client) -> None:
    from django.db import connection

    counts = []
    for slug in ("skanes-kommuner", "lystkom"):
        client.get(f"/{slug}/utredning/mandat/")
        with CaptureQueriesContext(connection) as caught:
            client.get(f"/{slug}/utredning/mandat/")
        counts.append(len(caught))
    assert counts[0] == counts[1]


def test_members_own_page_tells_its_seats_by_the_rule(client: Client) -> None:
    html = shown(client, "/norrbottens-kommuner/medlemmar/2514/")
    assert "/sa-raknades/seats.platser-fullmaktige.regel.2514/" in html
    assert re.search(r"Förbundsfullmäktige Beslutande .* 5 70 ", words(html[html.index('id="t-organ"') :]))
    norrvatten = shown(client, "/norrvatten/medlemmar/0162/")
    assert "/sa-raknades/seats." not in norrvatten, "a rule that can't be counted gives no figure"
