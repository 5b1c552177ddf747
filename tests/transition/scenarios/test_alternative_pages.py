"""The pages of alternatives on the loaded cases: side by side, one, another baseline, files, and cases without any."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from icalendar import Calendar

from samverkan.core.swedish import number, signed
from samverkan.registry.services import save_records
from samverkan.registry.snapshots import get_cooperations, get_snapshot
from samverkan.transition.scenarios import worked

pytestmark = pytest.mark.django_db
ADDRESS = "/jamtland/utredning/"
KEYS = ["nollalternativ", "nytt-avtal", "kommunalforbund", "kommunforbund"]


def main_of(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    return html.unescape(response.content.decode().split("<main", 1)[1].split("</main>")[0])


def rows_of(page: str, table: str) -> dict[str, list[str]]:
    """The cells of a table's rows by the row's heading, without tags."""
    inside = page.split(f'id="t-{table}"', 1)[1].split("</table>", 1)[0]
    found = {}
    for row in re.findall(r"<tr.*?</tr>", inside, re.S):
        cells = [
            " ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.S)
        ]
        found[cells[0]] = cells[1:]
    return found


@pytest.fixture
def snapshot():
    return get_snapshot("jamtland")


@pytest.fixture
def day(snapshot):
    return snapshot.case.cooperation.reference_date


def test_side_by_side_shows_every_alternative_of_the_case(client, snapshot):
    page = main_of(client, ADDRESS)
    assert set(worked.held_scenarios(snapshot)) == set(KEYS)
    for key in KEYS:
        assert f'href="/jamtland/utredning/alternativ/{key}/"' in page


def test_side_by_side_numbers_are_those_of_the_rules(client, snapshot, day):
    rows = rows_of(main_of(client, ADDRESS), "alternativ")
    found = [row.found for row in worked.alternatives(snapshot, day)]
    assert rows["Efter"] == [number(one.money.after.value).replace("\xa0", " ") for one in found]
    ostersund = [next(m for m in one.money.members if m.name == "Östersund") for one in found]
    assert [cell.split(",")[0] for cell in rows["Östersund"]] == [
        f"{number(member.after.value)} {signed(member.change.value)}".replace("\xa0", " ") for member in ostersund
    ]


def test_nothing_instead_leaves_gaps_and_the_others_close_them(client):
    rows = rows_of(main_of(client, ADDRESS), "alternativ")
    cells = rows["Åtaganden utan grund"]
    assert [cell.split()[0] for cell in cells] == ["3", "inga", "inga", "inga"]
    assert "1 182 000 kr om året enligt 2021 års budget" in cells[0]


def test_only_what_differs_is_shown_when_asked(client):
    every, differing = (
        rows_of(main_of(client, f"{ADDRESS}{query}"), "alternativ") for query in ("", "?visa=skillnader")
    )
    assert "Börjar" in every
    assert "Börjar" not in differing
    assert "Organisationsform" in differing
    assert all(len(set(cells)) > 1 for cells in differing.values() if any(cells))


def test_per_inhabitant_shows_kronor_with_decimals(client):
    rows = rows_of(main_of(client, f"{ADDRESS}?enhet=inv"), "alternativ")
    assert re.fullmatch(r"93,99 \+\d+,\d\d, \+\d+,\d %", rows["Ragunda"][2])


def test_another_baseline_moves_the_changes_but_not_the_fees(client, snapshot, day):
    rows = rows_of(main_of(client, f"{ADDRESS}?jamfor=nytt-avtal"), "alternativ")
    assert rows["Förändring"][1] == "utgångspunkt"
    again, union = (worked.alternative(snapshot, key, day).found.money for key in ("nytt-avtal", "kommunalforbund"))
    moved = union.after.value - again.after.value
    assert rows["Förändring"][2].startswith(signed(moved).replace("\xa0", " "))
    assert rows["Efter"] == rows_of(main_of(client, ADDRESS), "alternativ")["Efter"]


@pytest.mark.parametrize("asked", ["?jamfor=finns-inte", "?jamfor="])
def test_baseline_that_is_not_there_says_what_to_write(client, asked):
    response = client.get(f"{ADDRESS}{asked}")
    assert response.status_code == 400
    assert "idag" in html.unescape(response.content.decode())


def test_one_alternative_answers_in_its_first_sentence(client):
    page = main_of(client, f"{ADDRESS}alternativ/kommunalforbund/")
    lede = re.sub(r"<[^>]+>|\s+", " ", page.split('class="lede">', 1)[1].split("</p>", 1)[0]).replace("\xa0", " ")
    assert "Kommunalförbund med förbundsdirektion från 1 januari 2023." in lede
    assert "tillsammans 12 327 000 kr om året, 2 281 000 kr mer än i dag (+22,7 %)" in lede
    assert "Inget åtagande står utan grund." in lede


def test_one_alternative_lays_out_members_that_sum_to_the_whole(client):
    rows = rows_of(main_of(client, f"{ADDRESS}alternativ/kommunalforbund/"), "medlemmar")
    whole = rows.pop("Tillsammans")
    rows.pop("Medlem")
    for place in (0, 1, 2, 3, 6):
        parts = [int(re.sub(r"\D", "", cells[place].split("kr/inv")[0])) for cells in rows.values()]
        assert sum(parts) == int(re.sub(r"\D", "", whole[place])), place


def test_gaps_of_nothing_instead_stand_with_dates_and_whose_budget(client):
    rows = rows_of(main_of(client, f"{ADDRESS}alternativ/nollalternativ/"), "glapp")
    nseo = rows["North Sweden European Office (NSEO)"]
    assert nseo[0].startswith("526 000")
    assert "2021 års budget" in nseo[0]
    assert nseo[1].startswith("saknar grund")
    assert nseo[2] == "från 1 januari 2023 till och med 31 december 2023"
    assert rows["Föreningsarkivet"][0].startswith("656 000")
    assert rows["Föreningsarkivet"][2] == "från 1 januari 2023 tills vidare"


@pytest.mark.parametrize("key", KEYS)
def test_every_figure_of_an_alternative_opens_with_its_number(client, key):
    page = main_of(client, f"{ADDRESS}alternativ/{key}/")
    links = re.findall(r'<a class="fig" href="(/jamtland/sa-raknades/(?:scenario|budget)[^"]+)">([^<]+)</a>', page)
    assert len(links) > 20
    # A percentage has more decimals where it is explained.
    kronor = [(href, shown) for href, shown in links if "percent" not in href]
    for href, shown in kronor[::9]:
        assert shown.strip().lstrip("+").split(" års")[0] in main_of(client, href), href


def test_other_baseline_shows_no_figure_that_rests_on_todays(client):
    page = main_of(client, f"{ADDRESS}alternativ/kommunalforbund/?jamfor=nytt-avtal")
    assert "scenario.kommunalforbund.after." in page
    assert "scenario.kommunalforbund.change." not in page
    assert "än ”Nytt avtal på samma villkor”" in page


def test_requirements_stand_with_paragraph_and_how_far_they_are_law(client):
    rows = rows_of(main_of(client, f"{ADDRESS}alternativ/kommunalforbund/"), "krav")
    rows.pop("Krav")
    assert len(rows) > 20
    assert all(re.search(r"\d+ (§|kap)|HFD|–", cells[0]) for cells in rows.values())
    assert all(re.search(r"lagtext|tolkning|rättsfall|förarbete", cells[0]) for cells in rows.values())


def test_days_that_have_gone_are_marked(client):
    held = rows_of(main_of(client, f"{ADDRESS}alternativ/kommunalforbund/?per=2022-06-01"), "tidsplan")
    assert any("passerat" in cell for cells in held.values() for cell in cells)
    early = rows_of(main_of(client, f"{ADDRESS}alternativ/kommunalforbund/"), "tidsplan")
    assert not any("passerat" in cell for cells in early.values() for cell in cells)


def test_time_plan_is_a_calendar_with_a_day_for_each_step(client, snapshot, day):
    response = client.get(f"{ADDRESS}alternativ/kommunalforbund/tidsplan.ics")
    assert response["Content-Type"].startswith("text/calendar")
    events = list(Calendar.from_ical(response.content).walk("VEVENT"))
    steps = worked.alternative(snapshot, "kommunalforbund", day).found.deadlines
    assert [(event["SUMMARY"], event.decoded("DTSTART")) for event in events] == [
        (step.title, step.on) for step in steps
    ]


def test_workbook_holds_every_table_of_the_page(client):
    page = main_of(client, f"{ADDRESS}alternativ/kommunforbund/")
    response = client.get(f"{ADDRESS}alternativ/kommunforbund/?ladda=allt.xlsx")
    with ZipFile(BytesIO(response.content)) as book:
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == page.count('class="tbl"')


def test_alternative_that_is_not_there_is_a_page_that_says_so(client):
    assert client.get(f"{ADDRESS}alternativ/finns-inte/").status_code == 404
    assert client.get(f"{ADDRESS}alternativ/finns-inte/tidsplan.ics").status_code == 404


def test_every_cooperation_without_alternatives_says_what_will_stand_here(client):
    empty = [
        slug
        for slug in get_cooperations()
        if not any(rule.kind == "scenario" for rule in get_snapshot(slug).case.rules)
    ]
    assert len(empty) > 30
    for slug in empty:
        assert "Inga alternativ är fastställda" in main_of(client, f"/{slug}/utredning/"), slug


def test_page_asks_the_database_as_little_as_any_other(client, django_assert_max_num_queries):
    client.get(ADDRESS)
    with django_assert_max_num_queries(3):
        client.get(f"{ADDRESS}?visa=skillnader")


@pytest.mark.parametrize("key", KEYS[1:])
def test_form_of_an_alternative_leads_to_what_the_form_asks(client, key):
    page = main_of(client, f"{ADDRESS}alternativ/{key}/")
    (href,) = re.findall(r'href="(/jamtland/utredning/former/[^"]+)"', page)
    assert "Krav" in main_of(client, href)


def test_more_than_four_are_chosen_among_and_too_many_are_told(client: Client) -> None:
    case = get_snapshot("jamtland").case
    held = next(rule for rule in case.rules if rule.id == "kommunalforbund")
    more = [
        replace(held, id=f"fler-{number}", text=held.text.replace('id = "kommunalforbund"', f'id = "fler-{number}"'))
        for number in (1, 2)
    ]
    save_records("jamtland", put=[("rules", rule) for rule in more], by="prov")
    first = main_of(client, ADDRESS)
    assert first.count('name="alternativ"') == 6
    assert first.count("checked") == 4
    asked = main_of(client, f"{ADDRESS}?alternativ=fler-2&alternativ=nytt-avtal")
    assert asked.count("checked") == 2
    crowd = "&".join(f"alternativ={key}" for key in (*KEYS, "fler-1"))
    assert "Du valde fler än 4" in main_of(client, f"{ADDRESS}?{crowd}")
