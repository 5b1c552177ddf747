"""A year closed on its desk: outcome, proposal, two attests, decision, payment, closing; and what each step refuses."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from django.test import Client

from samverkan.economy.work_models import Attest, ClosedYear, SettlementRun
from samverkan.registry.models import Cooperation
from samverkan.registry.services import RowFaultsError, save_case, save_records
from samverkan.registry.snapshots import get_snapshot
from tests.economy.closing.conftest import BASE, DECISION, Office, reading
from tests.people import holder, signed_in

SHARES = {"2303": 123108, "2305": 147181, "2309": 348604, "2313": 271509, "2321": 271204, "2326": 164246, "2361": 235247,
          "2380": 1486136}  # fmt: skip
"""10 046 000 − 6 998 765 = 3 047 235 kr by the percentages of the settlement of 2020."""


def entries(year: int, kind: str = "avrakning") -> dict[str, Decimal | None]:
    rows = get_snapshot("jamtland").case.entries
    return {row.organisation: row.amount for row in rows if (row.year, row.kind) == (year, kind)}


def test_a_forecast_can_not_be_settled_and_the_page_says_what_to_do(office: Office) -> None:
    page = office.ask("bokslut/2021/")
    assert "Det finns bara en prognos, överskott ca 3 000 000 kr, och en prognos går inte att avräkna." in page.text
    assert f"{BASE}bokslut/2021/utfall/" in page.links
    assert "En prognos går inte att avräkna" in office.ask("bokslut/2021/foresla/").text
    refused = office.propose()
    assert refused.status == 400
    assert not SettlementRun.objects.exists()


def test_an_amount_that_is_none_keeps_what_was_typed(office: Office) -> None:
    page = office.outcome("nio miljoner", note="Resor ställdes in.")
    assert page.status == 400
    assert "”nio miljoner” är inget belopp" in page.text
    assert "Resor ställdes in." in page.text


def test_the_year_from_outcome_to_zero(office: Office) -> None:
    assert "Utfallet 2021 är inlagt." in office.outcome(note="Resor ställdes in.").text
    table = office.ask("bokslut/2021/foresla/")
    assert table.row("Åre")[1:5] == ["8,90 %", "271 204", "279 945", "+8 741"]
    assert "Två personer ska nu attestera" in office.propose().text
    assert "En person till ska attestera" in office.attest("economist").text
    assert "Attesterad av två" in office.attest("director", **DECISION).text
    assert entries(2021) == SHARES
    assert sum(SHARES.values()) == 3047235
    accounts = office.ask("mellanhavanden/")
    assert accounts.row("Åre")[1:] == ["271 204", "271 204"]
    assert accounts.row("Summa")[1:] == ["3 047 235", "3 047 235"]
    paid = office.ask("bokslut/2021/utbetala/", {"members": list(SHARES), "on": "2022-04-01", "reference": "A 117"})
    assert "Betalningen är införd för 8 medlemmar: 3 047 235 kr." in paid.text
    assert "varje saldo är noll" in office.ask("mellanhavanden/").text
    assert "År 2021 är stängt." in office.ask("bokslut/2021/stang/", {}).text
    assert ClosedYear.objects.filter(cooperation="jamtland", year=2021).count() == 1


def test_the_published_page_fills_2021_when_the_year_is_closed(office: Office) -> None:
    before = reading(Client(), f"{BASE}avrakning/2021/")
    assert before.row("Åre")[2] == "267 000"
    assert "Beloppen är preliminära" in before.text
    office.outcome()
    office.decided()
    office.ask("bokslut/2021/utbetala/", {"members": ["2321"], "on": "2022-04-01", "reference": "A 117"})
    page = reading(Client(), f"{BASE}avrakning/2021/")
    assert "Beslutad 2022-03-18 § 12, Regionala samverkansrådet, dnr 2022/7." in page.text
    assert "preliminär" not in page.text
    assert page.row("Åre")[2:6] == ["271 204", "271 204", "0", "0"]
    assert page.row("Berg")[2:6] == ["164 246", "0", "0", "164 246"]
    assert page.row("Summa")[2:6] == ["3 047 235", "271 204", "0", "2 776 031"]
    printed = reading(Client(), f"{BASE}avrakning/2020/")
    filled = [row for row in printed.rows if row and row[0] == "Åre" and len(row) == 3]
    assert filled == [["Åre", "110 538", "271 204i källan: tomt"]]
    assert "18 celler, alla stämmer" in printed.text


def test_the_settlement_of_2020_is_that_of_the_source_to_the_krona(office: Office) -> None:
    office.decided(year=2020)
    assert entries(2020)["2321"] == 110538
    assert sum(filter(None, entries(2020).values())) == 1242000


def test_the_same_person_does_not_attest_twice(office: Office) -> None:
    office.outcome()
    office.propose()
    office.attest("economist")
    again = office.attest("economist", **DECISION)
    assert again.status == 400
    assert "två olika personer ska ha granskat" in again.text
    assert Attest.objects.count() == 1
    assert "två olika personer ska ha granskat" in office.ask("bokslut/2021/attestera/").text


def test_the_second_attest_asks_for_the_decision_and_keeps_what_was_typed(office: Office) -> None:
    office.outcome()
    office.propose()
    office.attest("economist")
    page = office.attest("director", **{**DECISION, "beslut-on": "i går"})
    assert page.status == 400
    assert "”i går” är inget datum" in page.text
    bare = office.attest("director")
    assert bare.status == 400
    assert "Skriv vilket organ som beslutade." in bare.text
    assert Attest.objects.count() == 1
    assert entries(2021) == {}


def test_who_attests_second_without_knowing_it_is_asked_for_the_decision(office: Office) -> None:
    office.outcome()
    office.propose()
    page = office.ask("bokslut/2021/attestera/", who="director")
    assert "Beslutande organ" not in page.text
    office.attest("economist")
    # The director's form was opened before that: it has no fields of a decision.
    late = office.attest("director")
    assert late.status == 400
    assert Attest.objects.count() == 1


@pytest.mark.parametrize("change", ["outcome", "rule"])
def test_a_change_since_the_proposal_refuses_the_attest(office: Office, change: str) -> None:
    office.outcome()
    office.propose()
    case = get_snapshot("jamtland").case
    if change == "outcome":
        rows = tuple(replace(row, amount=Decimal(7000000)) if row.status == "utfall" else row for row in case.outcome)
        case = replace(case, outcome=rows)
    else:
        case = replace(case, rules=tuple(replace(rule, text=rule.text + "\n# ny lydelse\n") for rule in case.rules))
    save_case(case, published=True)
    page = office.attest("economist")
    assert page.status == 400
    assert "Underlaget har ändrats sedan förslaget lades." in page.text
    assert "Återkalla förslaget och lägg ett nytt." in page.text
    assert not Attest.objects.exists()
    assert office.ask("bokslut/2021/aterkalla/", {"reason": "nytt utfall"}).status == 302
    assert office.propose().status == 302
    assert office.attest("economist").status == 302


def test_a_proposal_is_withdrawn_before_it_is_decided_only(office: Office) -> None:
    office.outcome()
    office.propose()
    office.attest("economist")
    assert office.ask("bokslut/2021/aterkalla/", {"reason": ""}).status == 400
    assert "återkallat" in office.ask("bokslut/2021/aterkalla/", {"reason": "fel regel"}).text
    office.decided()
    late = office.ask("bokslut/2021/aterkalla/", {"reason": "ångrar mig"})
    assert late.status == 400
    assert entries(2021) == SHARES
    assert "är beslutad" in office.propose().text
    assert office.outcome("1").status == 400


def test_what_is_carried_over_is_paid_the_year_after(office: Office) -> None:
    office.outcome()
    office.decided("overfor")
    accounts = office.ask("mellanhavanden/")
    assert accounts.row("Åre")[1:] == ["0", "271 204", "271 204"]
    assert "Alla medlemmar är reglerade för året." in office.ask("bokslut/2021/").text
    paid = office.ask("bokslut/2022/utbetala/", {"members": ["2321"], "on": "2022-12-01", "reference": "A 9"})
    assert "1 medlem: 271 204 kr" in paid.text
    assert office.ask("mellanhavanden/").row("Åre")[3] == "0"


def test_a_lowered_fee_is_never_paid_out(office: Office) -> None:
    office.outcome()
    office.decided("avgift")
    assert entries(2022, "avgiftssankning") == SHARES
    assert (
        office.ask("bokslut/2022/utbetala/", {"members": ["2321"], "on": "2022-12-01", "reference": "A 9"}).status
        == 400
    )


def test_a_payment_is_not_entered_twice_and_not_before_its_day(office: Office) -> None:
    office.outcome()
    office.decided()
    said = {"members": ["2321"], "on": "2022-04-01", "reference": "A 117"}
    assert office.ask("bokslut/2021/utbetala/", {**said, "on": "2999-01-01"}).status == 400
    assert office.ask("bokslut/2021/utbetala/", said).status == 302
    assert office.ask("bokslut/2021/utbetala/", said).status == 400
    assert entries(2021, "aterbetalning") == {"2321": -271204}


def test_a_deficit_of_a_kommunalforbund_is_restored_without_the_members(office: Office) -> None:
    case = get_snapshot("jamtland").case
    save_case(
        replace(case, forms=tuple(replace(row, form="kommunalforbund-direktion") for row in case.forms)), published=True
    )
    office.outcome("-80 000", measure="overskott")
    assert "senast 2024, utan att medlemmarna betalar (11 kap. 12 § KL)" in office.ask("bokslut/2021/foresla/").text
    office.decided("aterstalla")
    assert entries(2021) == {}
    page = office.ask("bokslut/2021/")
    assert "Underskottet återställs senast 2024" in page.text
    assert "Beslutad 2022-03-18 § 12" in reading(Client(), f"{BASE}avrakning/2021/").text


def test_a_deficit_is_covered_by_the_members(office: Office) -> None:
    office.outcome("-80 000", measure="overskott")
    assert office.propose("aterstalla").status == 400
    office.decided("tackas")
    assert sum(filter(None, entries(2021).values())) == -80000
    assert "att betala" in office.ask("bokslut/2021/utbetala/").text
    page = reading(Client(), f"{BASE}avrakning/2021/")
    assert "Inbetalt" in page.text
    assert page.row("Summa")[2:6] == ["80 000", "0", "0", "80 000"]


def test_a_year_is_closed_when_all_is_done_and_opened_by_an_administrator_with_a_reason(office: Office) -> None:
    early = office.ask("bokslut/2021/stang/", {})
    assert early.status == 400
    assert "Årets utfall är inte inlagt." in early.text
    office.outcome()
    assert "är inte beslutad" in office.ask("bokslut/2021/stang/", {}).text
    office.decided()
    assert office.ask("bokslut/2021/stang/", {}).status == 302
    assert "är stängt" in office.outcome("1").text
    assert office.ask("bokslut/2021/oppna/", {"reason": "rättelse"}).status == 403
    assert office.ask("bokslut/2021/oppna/", {"reason": ""}, "administrator").status == 400
    assert office.ask("bokslut/2021/oppna/", {"reason": "rättelse"}, "administrator").status == 302
    assert not ClosedYear.objects.exists()


def saving(**change: object) -> None:
    case = get_snapshot("jamtland").case
    [(resource, record)] = change.items()
    save_records("jamtland", put=[(resource, record)], by="test")
    assert get_snapshot("jamtland").case != case


def test_what_is_decided_or_closed_is_not_edited_elsewhere_either(office: Office) -> None:
    office.outcome()
    office.decided()
    case = get_snapshot("jamtland").case
    line = next(row for row in case.outcome if row.status == "utfall" and row.year == 2021)
    entry = next(row for row in case.entries if row.year == 2021)
    saving(outcome=replace(line, amount=Decimal(7)))
    assert "Det beslutade är 3 047 235 kr och ändras inte." in reading(Client(), f"{BASE}avrakning/2021/").text
    saving(outcome=line)
    with pytest.raises(RowFaultsError, match="hör till en beslutad avräkning"):
        save_records("jamtland", put=[("entries", replace(entry, amount=Decimal(7)))], by="test")
    with pytest.raises(RowFaultsError, match="hör till en beslutad avräkning"):
        save_records("jamtland", remove=[("entries", entry.id)], by="test")
    office.ask("bokslut/2021/stang/", {})
    for resource, record in (("outcome", replace(line, amount=Decimal(7))), ("entries", replace(entry, id="ny-rad"))):
        with pytest.raises(RowFaultsError, match="År 2021 är stängt"):
            save_records("jamtland", put=[(resource, record)], by="test")
    saving(entries=replace(entry, id="betald-sent", kind="aterbetalning", amount=-(entry.amount or 0)))
    saving(outcome=replace(line, id="annat-ar", year=2022))


def test_a_year_that_came_out_even_is_closed_at_once(office: Office) -> None:
    assert "Året gick jämnt ut, så det finns inget att avräkna." in office.ask("bokslut/2019/").text
    assert office.ask("bokslut/2019/stang/", {}).status == 302


def test_the_years_say_how_far_they_have_come(office: Office) -> None:
    office.decided(year=2020)
    page = office.ask("bokslut/")
    assert page.row("2020")[1:] == ["1 242 000", "Beslutad", "1 242 000"]
    assert page.row("2019")[2] == "Behövs inte"
    assert page.row("2021")[1] == "3 000 000 prognos"


def test_an_auditor_reads_the_desk_and_changes_nothing(db: None) -> None:
    auditor = signed_in(holder("auditor"))
    page = reading(auditor, f"{BASE}bokslut/2021/")
    assert page.status == 200
    assert not [link for link in page.links if link.endswith(("utfall/", "foresla/", "attestera/"))]
    assert reading(auditor, f"{BASE}bokslut/2021/utfall/").status == 403


def test_the_desk_asks_the_database_the_same_whatever_it_shows(office: Office, django_assert_max_num_queries) -> None:
    office.outcome()
    office.decided()
    office.ask("bokslut/2021/")
    with django_assert_max_num_queries(12):
        office.clients["economist"].get(f"{BASE}bokslut/2021/")
    with django_assert_max_num_queries(8):
        office.clients["economist"].get(f"{BASE}mellanhavanden/")


def test_pages_are_read_anew_after_what_is_written_beside_the_records(office: Office) -> None:
    office.outcome()
    first = Cooperation.objects.get(slug="jamtland").revision
    office.propose()
    assert Cooperation.objects.get(slug="jamtland").revision != first
