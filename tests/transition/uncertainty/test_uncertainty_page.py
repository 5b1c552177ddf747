"""The page of uncertainty: ranges in the address, distributions beside the exact fees, and bad ranges told at their fields."""

from __future__ import annotations

import csv
import io
import re
from html import unescape

import pytest
from django.test import Client

from samverkan.core.scenario import worked_through
from samverkan.registry.snapshots import get_snapshot
from samverkan.transition.scenarios.worked import held_scenarios
from tests.core.scenario.alternatives import SEEN

pytestmark = pytest.mark.django_db
PAGE = "/jamtland/utredning/osakerhet/"
PLAIN = "niva_lag=&niva_hog=&folk=&form=triangular&visa=alla"


def shown(address: str, status: int = 200) -> str:
    """The page's words without its tags."""
    response = Client().get(address)
    assert response.status_code == status, address
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).replace("\u00a0", " ").split())


def table(address: str, name: str) -> list[dict[str, str]]:
    response = Client().get(f"{address}{'&' if '?' in address else '?'}ladda={name}.csv")
    assert response["Content-Type"].startswith("text/csv")
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))


def column(rows: list[dict[str, str]], title: str) -> list[int]:
    key = next(name for name in rows[0] if name.startswith(title))
    return [round(float(row[key].replace(",", "."))) for row in rows if row[key]]


def test_page_opens_with_assumptions_first_and_the_exact_sum_beside_the_spread() -> None:
    text = shown(f"{PAGE}?alternativ=kommunalforbund")
    assert text.index("Antaganden") < text.index("vad varje medlem kan få betala")
    assert "Vid troligaste värden är avgifterna tillsammans 12 327 000 kr, räknat exakt." in text
    assert "Det här anges i alternativet men ändrar ingen årlig avgift" in text
    assert "räknas med flyttal" in text


@pytest.mark.parametrize("key", ["nytt-avtal", "kommunforbund", "kommunalforbund"])
def test_without_ranges_every_column_is_the_alternatives_own_fee(key: str) -> None:
    snapshot = get_snapshot("jamtland")
    own = worked_through(snapshot.case, held_scenarios(snapshot)[key], statistics=snapshot.statistics, on=SEEN).money
    rows = table(f"{PAGE}?alternativ={key}&{PLAIN}", "utfall")
    expected = [*(round(row.after.value) for row in own.members), round(own.after.value)]
    for title in ("Vid troligaste", "5 %", "Mitten", "95 %"):
        assert column(rows, title) == expected
    assert column(rows, "I dag")[:-1] == [round(row.before.value) for row in own.members]


def test_wider_ranges_make_wider_spreads_and_the_exact_fee_stays() -> None:
    narrow = table(f"{PAGE}?alternativ=nytt-avtal&{PLAIN}&niva_hog=5", "utfall")
    wide = table(f"{PAGE}?alternativ=nytt-avtal&{PLAIN}&niva_hog=20", "utfall")
    assert column(narrow, "Vid troligaste") == column(wide, "Vid troligaste")
    assert all(one < two for one, two in zip(column(narrow, "95 %"), column(wide, "95 %"), strict=True))


def test_what_matters_is_asked_of_one_member_too() -> None:
    address = f"{PAGE}?alternativ=nytt-avtal&{PLAIN}&niva_hog=1&folk=10"
    assert [row["Osäkert värde"] for row in table(address, "betyder")] == ["Kostnadsnivån i stort"]
    mine = table(f"{address}&visa=2303".replace("visa=alla&", ""), "betyder")
    assert mine[0]["Osäkert värde"] == "Ragunda, folkmängd"
    assert "Så ändras avgiften för Ragunda" in shown(f"{address}&visa=2303")


def test_alternatives_are_compared_with_the_same_draws() -> None:
    rows = table(f"{PAGE}?alternativ=nytt-avtal&{PLAIN}&niva_lag=5&niva_hog=5&jamfor=on", "alternativen")
    assert [row["Alternativ"] for row in rows] == [
        "Nytt avtal på samma villkor", "Kommunalförbund med direktion", "Kommunförbund (ideell förening)",
    ]  # fmt: skip
    assert column(rows, "Dyrare än valt (%)") == [100, 100]
    assert all(low > 0 for low in column(rows, "Minst"))


def test_member_that_may_stay_out_pays_nothing_in_some_outcomes() -> None:
    rows = table(f"{PAGE}?alternativ=nytt-avtal&{PLAIN}&utanfor_2326=30", "utfall")
    berg = next(row for row in rows if row["Medlem"] == "Berg")
    assert column([berg], "5 %") == [0]
    assert column([berg], "Mitten")[0] == pytest.approx(column([berg], "Vid troligaste")[0], abs=500)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("niva_hog=tio", "Skriv ett procenttal mellan 0 och 100."),
        ("folk=101", "Skriv ett procenttal mellan 0 och 100."),
        ("utanfor_2326=-1", "Skriv ett procenttal mellan 0 och 100."),
        ("lag_area:fou-jamt=x", "Skriv ett belopp i kronor"),
        ("lag_area:fou-jamt=9000000", "Spannet ska ta in det troliga värdet, 2 513 000 kr."),
        ("hog_area:fou-jamt=1", "Spannet ska ta in det troliga värdet, 2 513 000 kr."),
        ("form=klocka", "Välj ett giltigt alternativ"),
    ],
)
def test_range_that_can_not_be_is_told_at_its_field(query: str, told: str) -> None:
    assert told in shown(f"{PAGE}?alternativ=nytt-avtal&{query}", 400)


def test_cooperation_where_nothing_is_paid_says_so() -> None:
    assert "Medlemmarna betalar inget som är känt." in shown("/norrvatten/utredning/osakerhet/")


def test_cooperation_without_alternatives_starts_from_todays_terms() -> None:
    assert "Samma villkor som i dag: vad varje medlem kan få betala" in shown("/kalmar/utredning/osakerhet/")
