"""The books read from a SIE file, put on areas, followed up, and made the outcome of the register."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from people import SLUG, holder, signed_in

from samverkan.core.budget import case_budget
from samverkan.core.faults import FaultError
from samverkan.core.followup import AccountRange
from samverkan.core.result import year_result
from samverkan.core.settlement import settle
from samverkan.economy.ledger import services
from samverkan.economy.ledger.progress import commented
from samverkan.economy.ledger.selectors import expected_by_area
from samverkan.economy.work_models import ClosedYear, LedgerImport, LedgerSum
from samverkan.formats.sie import write_sie
from samverkan.registry.cases import read_case_rows
from samverkan.registry.models import Cooperation
from samverkan.registry.policies import Actor
from samverkan.statistics import official
from samverkan.testing.sie_year import AreaYear, even, sie_year

pytestmark = pytest.mark.django_db
YEAR = 2021
AREAS = {"100": ("larcentra", "Lärcentra", 1_500_000), "200": ("energikontoret", "Energikontoret", 900_000),
         "300": ("verksamhetsstod", "Verksamhetsstöd", 700_000)}  # fmt: skip
MAPPING = [AccountRange("3000", "8999", area, "1", code) for code, (area, _, _) in AREAS.items()]


def content(costs: dict[str, int] | None = None, months: int = 12, year: int = YEAR) -> bytes:
    """A SIE 4E with the areas as cost centres; ``costs`` by code in the place of the usual."""
    areas = []
    for code, (_, name, cost) in AREAS.items():
        by_month = {n: amount for n, amount in even(Decimal((costs or {}).get(code, cost))).items() if n <= months}
        areas.append(AreaYear(code, name, by_month))
    file = BytesIO()
    write_sie(sie_year(year, areas), file)
    return file.getvalue()


def actor(role: str = "economist") -> Actor:
    from samverkan.registry.actors import actor_of

    return actor_of(holder(role))


def imported(by: Actor, data: bytes | None = None, name: str = "bokforing.se") -> LedgerImport:
    return services.import_ledger(
        slug=SLUG, ledger=services.read_ledger(BytesIO(data or content())), file_name=name, by=by
    )


def case() -> Any:
    return read_case_rows(Cooperation.objects.get(slug=SLUG))


def test_a_file_is_kept_as_sums_that_balance() -> None:
    row = imported(actor())
    assert (row.year, str(row.until), row.sie_type, row.orgnr) == (YEAR, "2021-12-31", "4E", "222000-0000")
    sums = LedgerSum.objects.filter(ledger=row)
    assert sum(held.amount for held in sums if held.account[0] in "45678") == 3_100_000
    assert sum(held.amount for held in sums) == 0
    assert row.objects_named["1=200"] == "Energikontoret"


def test_the_same_file_again_is_recognised_and_another_takes_its_place() -> None:
    who = actor()
    first = imported(who)
    with pytest.raises(FaultError, match="redan inläst"):
        imported(who)
    second = imported(who, content({"100": 1_600_000}))
    first.refresh_from_db()
    assert first.undone is not None
    assert not LedgerSum.objects.filter(ledger=first).exists()
    assert LedgerImport.objects.get(cooperation=SLUG, undone=None) == second


def test_an_undone_import_leaves_no_sums_and_can_be_read_again() -> None:
    who = actor()
    row = imported(who)
    services.undo_import(slug=SLUG, ledger=row.pk, by=who)
    assert not LedgerSum.objects.filter(ledger=row).exists()
    assert imported(who).pk != row.pk


def test_a_closed_year_takes_no_books_and_loses_none() -> None:
    who = actor()
    row = imported(who)
    ClosedYear.objects.create(cooperation_id=SLUG, year=YEAR, by=who.user)
    for attempt in (
        lambda: imported(who, content({"100": 1})),
        lambda: services.undo_import(slug=SLUG, ledger=row.pk, by=who),
        lambda: services.write_outcome(slug=SLUG, year=YEAR, by=who),
        lambda: services.save_forecasts(
            slug=SLUG, year=YEAR, month=8, rows=[services.Said("larcentra", None, "x")], by=who
        ),
    ):
        with pytest.raises(FaultError, match="stängt"):
            attempt()


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"hej", "SIE"), (b'#FLAGGA 0\n#SIETYP 4\n#FNAMN "X"\n', "räkenskapsår"),
     (b'#FLAGGA 0\n#SIETYP 1\n#FNAMN "X"\n#RAR 0 20210101 20211231\n#IB 0 1930 5.00\n#UB 0 1930 5.00\n', "resultatkonton")],
)  # fmt: skip
def test_a_file_that_says_nothing_of_a_year_is_refused_in_words(data: bytes, said: str) -> None:
    with pytest.raises(FaultError, match=said):
        services.read_ledger(BytesIO(data))


def test_books_of_part_of_a_year_are_no_outcome() -> None:
    who = actor()
    imported(who, content(months=8).replace(b"#OMFATTN 20211231", b"#OMFATTN 20210831"))
    services.save_mapping(slug=SLUG, rows=MAPPING, by=who)
    with pytest.raises(FaultError, match="hela året"):
        services.write_outcome(slug=SLUG, year=YEAR, by=who)


def test_what_is_not_on_an_area_stops_the_outcome() -> None:
    who = actor()
    imported(who)
    services.save_mapping(slug=SLUG, rows=MAPPING[:2], by=who)
    with pytest.raises(FaultError, match="hör inte till något område"):
        services.write_outcome(slug=SLUG, year=YEAR, by=who)


def test_the_books_of_a_year_become_its_outcome_and_are_settled_to_the_krona() -> None:
    who = actor()
    imported(who)
    services.save_mapping(slug=SLUG, rows=MAPPING, by=who)
    services.write_outcome(slug=SLUG, year=YEAR, by=who)
    found = case()
    result = year_result(found, YEAR)
    assert (result.status, result.consumed.value) == ("utfall", 3_100_000)
    settlement = settle(found, YEAR, statistics=official())
    assert settlement.surplus == result.surplus.value == Decimal(10_046_000 - 3_100_000)
    assert sum(share.amount for share in settlement.shares) == settlement.surplus
    assert {line.source for line in found.outcome if line.year == YEAR} == {"bokforing-2021"}
    # written again: nothing is doubled
    services.write_outcome(slug=SLUG, year=YEAR, by=who)
    assert case() == found


def test_the_mapping_tells_every_row_that_is_wrong() -> None:
    rows = [AccountRange("6000", "4000", "larcentra"), AccountRange("4000", "4999", "finns-inte"),
            AccountRange("4000", "4999", "", "1", ""), AccountRange("5000", "5999", ""), AccountRange("5000", "5999", "")]  # fmt: skip
    with pytest.raises(FaultError) as raised:
        services.save_mapping(slug=SLUG, rows=rows, by=actor())
    assert [fault.where for fault in raised.value.faults] == ["0", "1", "2", "4"]


def test_pages_read_a_file_show_what_is_loose_and_take_a_mapping() -> None:
    client = signed_in(holder("economist"))
    file = SimpleUploadedFile("bokforing-2021.se", content())
    sent = client.post(f"/{SLUG}/ekonomi/bokforing/", {"file": file}, follow=True)
    shown = sent.content.decode()
    assert sent.status_code == 200, shown[:500]
    assert "5011 Löner, månadsavlönade" in shown
    assert "Fyll i förslag efter namn" in shown
    suggested = client.get(f"/{SLUG}/ekonomi/bokforing/konton/", {"ar": YEAR, "forslag": "1"}).content.decode()
    assert 'value="energikontoret" selected' in suggested
    data = {name: [getattr(row, name) for row in MAPPING] for name in ("first", "last", "dimension", "object", "area")}
    saved = client.post(f"/{SLUG}/ekonomi/bokforing/konton/?ar={YEAR}", data, follow=True)
    assert "Allt som är bokfört hör till ett område" in saved.content.decode()
    followed = client.get(f"/{SLUG}/ekonomi/uppfoljning/{YEAR}/").content.decode()
    assert "3\u00a0100\u00a0000" in followed
    assert "För in utfallet" in followed


def test_a_wrong_forecast_keeps_what_was_typed() -> None:
    client = signed_in(holder("economist"))
    address = f"/{SLUG}/ekonomi/uppfoljning/{YEAR}/?manad=8"
    sent = client.post(address, {"prognos-larcentra": "mycket", "kommentar-larcentra": "Vakans"})
    shown = sent.content.decode()
    assert sent.status_code == 400
    assert "”mycket” är inget belopp" in shown
    assert 'value="Vakans"' in shown
    sent = client.post(address, {"prognos-larcentra": "1 250 000", "kommentar-larcentra": "Vakans"}, follow=True)
    assert "1\u00a0250\u00a0000" in sent.content.decode()


def test_a_later_comment_leaves_the_forecast_as_it_was() -> None:
    who = actor()
    for month, amount, note in ((8, Decimal(1_250_000), "Vakans"), (10, None, "Vakansen är tillsatt")):
        services.save_forecasts(
            slug=SLUG, year=YEAR, month=month, rows=[services.Said("larcentra", amount, note)], by=who
        )
    held = expected_by_area(SLUG, YEAR, 11)["larcentra"]
    assert (held.amount, held.note) == (Decimal(1_250_000), "Vakansen är tillsatt")
    assert expected_by_area(SLUG, YEAR, 9)["larcentra"].note == "Vakans"


def test_the_closing_desk_is_told_how_many_deviations_are_explained() -> None:
    who = actor()
    assert commented(case(), YEAR) is None, "no books tell of any"
    imported(who)
    services.save_mapping(slug=SLUG, rows=MAPPING, by=who)
    before = commented(case(), YEAR)
    assert before is not None
    assert (before.done, before.text[:6]) == (False, "0 av 1")
    areas = [node.area.id for node in case_budget(case()).nodes]
    rows = [services.Said(area, None, "Förklaring") for area in areas]
    services.save_forecasts(slug=SLUG, year=YEAR, month=12, rows=rows[:-1], by=who)
    part = commented(case(), YEAR)
    services.save_forecasts(slug=SLUG, year=YEAR, month=12, rows=rows, by=who)
    whole = commented(case(), YEAR)
    assert part is not None
    assert whole is not None
    assert (part.done, whole.done) == (False, True)


def test_a_figure_of_the_follow_up_says_how_it_was_made() -> None:
    client = signed_in(holder("auditor"))
    shown = client.get(f"/{SLUG}/ekonomi/uppfoljning/{YEAR}/8/larcentra/due/")
    assert shown.status_code == 200
    assert "lika stora delar per månad" in shown.content.decode()


@pytest.mark.parametrize("role", ["representative"])
def test_the_books_are_not_for_members(role: str) -> None:
    client = signed_in(holder(role))
    for address in ("bokforing/", "bokforing/konton/", f"uppfoljning/{YEAR}/"):
        assert client.get(f"/{SLUG}/ekonomi/{address}").status_code == 403
