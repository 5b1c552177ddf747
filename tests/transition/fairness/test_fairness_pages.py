"""The pages of a fair split: what the reader states stands in the address, the figures follow, and bad input is told."""

from __future__ import annotations

import csv
import io
import re
from fractions import Fraction
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from samverkan.core.fairness import Assumed, Setting, estimated, nucleolus, shapley
from samverkan.registry.snapshots import get_snapshot
from samverkan.transition.fairness import selectors

pytestmark = pytest.mark.django_db
PAGE = "/jamtland/utredning/rattvisa/"
FILE = f"{PAGE}fil/"


def shown(address: str, status: int = 200) -> str:
    """The page's words without its tags."""
    response = Client().get(address)
    assert response.status_code == status, address
    return words(response.content.decode())


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).replace("\u00a0", " ").split())


def table(address: str, name: str) -> list[dict[str, str]]:
    response = Client().get(f"{address}{'&' if '?' in address else '?'}ladda={name}.csv")
    assert response["Content-Type"].startswith("text/csv")
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))


def numbers(rows: list[dict[str, str]], column: str) -> list[int]:
    key = next(name for name in rows[0] if name.startswith(column))
    return [round(float(row[key].replace(",", "."))) for row in rows]


def ground() -> selectors.Ground:
    return selectors.ground(get_snapshot("jamtland"), 2021, selectors.AS_FEES)


def test_fees_of_the_year_are_stable_with_a_tenth_as_fixed_part() -> None:
    text = shown(PAGE)
    assert "Fördelningen är stabil" in text
    assert "10 046 000 kr 8 medlemmar" in text
    assert "Fast kostnad för en grupp 1 000 000 kr antagande" in text
    assert text.index("Antaganden") < text.index("Fördelningen är stabil")


def test_table_holds_the_rules_own_figures() -> None:
    held = ground()
    costs = estimated(Setting(held.setting.people, held.total), Assumed(Fraction(500_000)))
    rows = table(f"{PAGE}?fast=500+000", "medlemmar")
    assert numbers(rows, "Betalar")[:-1] == [round(amount) for amount in held.split]
    assert numbers(rows, "Ensam")[:-1] == [round(costs.cost(1 << place)) for place in range(8)]
    assert numbers(rows, "Efter vad")[:-1] == [round(amount) for amount in shapley(costs)]
    assert numbers(rows, "Minst missnöje")[:-1] == [round(amount) for amount in nucleolus(costs)]


def test_without_a_fixed_part_it_is_stated_from_which_one_the_split_is_stable() -> None:
    text = shown(f"{PAGE}?fast=0")
    assert "Fördelningen är inte stabil" in text
    least = re.search(r"stabil när den fasta kostnaden är minst ([\d ]+) kr", text)
    assert least
    amount = int(least[1].replace(" ", ""))
    assert "Fördelningen är stabil" in shown(f"{PAGE}?fast={amount}")
    assert "Fördelningen är inte stabil" in shown(f"{PAGE}?fast={amount - 1}")


def test_member_that_is_cheaper_alone_gains_by_going() -> None:
    address = f"{PAGE}?fast=200000&ensam_2380=4400000"
    text = shown(address)
    assert "Mest vinner Östersund: 499 434 kr om året." in text
    assert "blir inte stabil hur stor den fasta kostnaden än är" in text
    assert [row["Grupp"] for row in table(address, "grupper")][:2] == ["Östersund", "Alla utom Åre"]


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("fast=hej", "Skriv ett belopp i kronor, till exempel 250 000."),
        ("fast=99000000", "mellan noll och vad allt kostar"),
        ("summa=1000", "Avgifterna har sin egen summa"),
        ("ar=1066", "Välj ett giltigt alternativ"),
        ("regel=ingen", "Välj ett giltigt alternativ"),
        ("ensam_2380=-5", "Skriv ett belopp i kronor"),
    ],
)
def test_what_can_not_be_reckoned_with_is_told_at_its_field(query: str, told: str) -> None:
    assert told in shown(f"{PAGE}?{query}", 400)


def test_cooperation_without_fees_says_what_is_lacking_and_takes_a_sum() -> None:
    assert "Skriv vad som ska fördelas, i kronor om året." in shown("/norrvatten/utredning/rattvisa/")
    text = shown("/norrvatten/utredning/rattvisa/?summa=12+000+000&fast=500000")
    assert "12 000 000 kr fördelat efter: folkmängd" in text
    assert "Fördelningen är stabil" in text
    assert "Högst 20 går att pröva" in shown("/storsthlm/utredning/rattvisa/?summa=12000000", 400)


def test_file_of_every_group_gives_the_same_verdict_as_the_assumptions_it_was_made_of() -> None:
    response = Client().get(f"{PAGE}?fast=0&ladda=kostnader.csv")
    assert len(response.content.decode("utf-8-sig").splitlines()) == 256
    found = posted(response.content)
    assert found.status_code == 200
    assert "Fördelningen är inte stabil" in words(found.content.decode())
    changed = re.sub(r"(?m)^([^+\n]*),\d+$", r"\1,9000000", response.content.decode("utf-8-sig"))
    assert "Egna kostnader för varje grupp" in words(posted(changed.encode()).content.decode())


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"coalition,cost\nRagunda,1\n", "Kostnaden saknas för"),
        (b"coalition,kostnad\nRagunda,1\n", "Kolumnen \u201dcost\u201d saknas"),
        (b"coalition,cost\nMora,1\n", "Medlemmen finns bland kostnaderna men inte i fördelningen"),
        (b"coalition,cost\nRagunda,ett\n", "är inget tal"),
        (b"\xff\xfe", "inte UTF-8"),
        (b"", "Filen är tom"),
    ],
)
def test_file_that_can_not_be_used_is_told(content: bytes, told: str) -> None:
    response = posted(content)
    assert response.status_code == 400
    text = words(response.content.decode())
    assert told in text
    assert "/tmp" not in text


def posted(content: bytes) -> object:
    file = SimpleUploadedFile("kostnader.csv", content, content_type="text/csv")
    return Client().post(FILE, {"ar": "2021", "regel": "avgifter", "summa": "", "fil": file})
