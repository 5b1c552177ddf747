"""A budget from draft to decision: what the services do, who may, and two who type at once."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from samverkan.core.faults import FaultError
from samverkan.core.records import Case
from samverkan.economy.planning import services
from samverkan.economy.planning.grid import field_name
from samverkan.economy.planning.reading import cells_of, in_force
from samverkan.economy.planning.typed import Planned
from samverkan.economy.work_models import BudgetEntry, BudgetVersion
from samverkan.history.selectors import event_model
from samverkan.registry.actors import actor_of
from samverkan.registry.cases import read_case_rows
from samverkan.registry.models import Cooperation
from samverkan.registry.policies import Actor
from tests.economy.planning.conftest import POSTED, RESOLUTION
from tests.people import SLUG, holder, signed_in

YEAR, AREA = 2027, "larcentra"


def case() -> Case:
    return read_case_rows(Cooperation.objects.get(slug=SLUG))


def made(by: Actor, *, plan: bool = False, base: str = "fall:2021", year: int = YEAR) -> BudgetVersion:
    return services.create_version(slug=SLUG, title="", first_year=year, plan=plan, base=base, by=by)


def decided(version: BudgetVersion, economist: Actor, director: Actor) -> BudgetVersion:
    services.propose(slug=SLUG, version=version.pk, seen=version.version, by=economist)
    version.refresh_from_db()
    services.decide(slug=SLUG, version=version.pk, resolution=RESOLUTION, seen=version.version, by=director)
    version.refresh_from_db()
    return version


def address(version: BudgetVersion) -> str:
    return f"/{SLUG}/ekonomi/plan/{version.pk}/"


def form_of(browser: Client, version: BudgetVersion) -> dict[str, str]:
    """The grid's fields as a browser would post them."""
    html = browser.get(address(version)).content.decode()
    fields = {}
    for tag in re.findall(r"<input\b[^>]*>", html):
        attrs = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if attrs.get("name", "").startswith("c.") or attrs.get("name") in ("version", "enhet"):
            fields[attrs["name"]] = unescape(attrs.get("value", ""))
    start = re.search(r'<textarea name="start" hidden>\n(.*?)</textarea>', html, re.S)
    assert start
    return {**fields, "start": unescape(start[1])}


def test_new_budget_starts_from_the_one_in_force_and_plans_two_years_more(economist: Actor) -> None:
    version = made(economist, plan=True)
    cells = cells_of(version)
    assert version.title == "Budget 2027 med plan 2028–2029"
    assert {year for _, year in cells} == {2027, 2028, 2029}
    assert cells[AREA, 2028] == Planned(amount=Decimal(1026000), fte=Decimal("1.00"))
    assert str(cells["nseo", 2027].fte) == "0.00"
    total = sum((cell.amount or Decimal(0) for (_, year), cell in cells.items() if year == 2027), Decimal(0))
    assert total == Decimal(10_046_000)


def test_decided_budget_becomes_the_lines_of_its_year_in_the_cases_own_unit(economist: Actor, director: Actor) -> None:
    version = made(economist, plan=True)
    cells = cells_of(version)
    cells[AREA, YEAR] = Planned(Decimal("1030500"), Decimal("0.50"), Decimal(1), Decimal(2), 3)
    del cells["nseo", YEAR]
    services.save_cells(slug=SLUG, version=version.pk, cells=cells, seen=1, by=economist)
    version.refresh_from_db()
    before = case()
    version = decided(version, economist, director)
    after = case()
    line = next(row for row in after.budget if (row.area, row.year) == (AREA, YEAR))
    decision = next(row for row in after.decisions if row.id == version.decision)
    assert (str(line.amount), line.unit, str(line.fte)) == ("1030.5", "tkr", "0.50")
    assert line.fte_measure == "medeltal-anstallda"
    assert line.note == "Därtill externt finansierat: 1–2 ÅA. Personer: 3."
    assert (decision.body, decision.paragraph, decision.place) == ("Direktionen", "12", "§ 12")
    assert line.source == decision.source
    assert {row.year for row in after.budget} - {row.year for row in before.budget} == {YEAR}, (
        "plan years are no budget"
    )
    assert not [row for row in after.budget if (row.area, row.year) == ("nseo", YEAR)]
    assert version.state == "beslutad"
    event = event_model(BudgetVersion).objects.filter(pgh_obj_id=version.pk).order_by("-pgh_id")
    metadata = event.select_related("pgh_context").first().pgh_context.metadata
    assert (metadata["by"], metadata["ground"]["paragraph"]) == (director.name, "12")


def test_decided_budget_is_locked_and_a_new_version_takes_its_place(economist: Actor, director: Actor) -> None:
    first = decided(made(economist), economist, director)
    with pytest.raises(FaultError, match="beslutad och kan inte ändras"):
        services.save_cells(slug=SLUG, version=first.pk, cells={}, seen=first.version, by=economist)
    with pytest.raises(FaultError, match="kan inte läggas åt sidan"):
        services.withdraw(slug=SLUG, version=first.pk, by=economist)
    second = made(economist, base=str(first.pk))
    assert second.base == first
    services.save_cells(
        slug=SLUG, version=second.pk, cells={(AREA, YEAR): Planned(Decimal(5000))}, seen=1, by=economist
    )
    second.refresh_from_db()
    decided(second, economist, director)
    first.refresh_from_db()
    assert first.state == "ersatt"
    held = [row for row in case().budget if row.year == YEAR]
    assert [(row.area, row.amount, row.id) for row in held] == [(AREA, Decimal(5), f"{AREA}-{YEAR}")]
    assert in_force(case(), SLUG, YEAR) == {(AREA, YEAR): Planned(Decimal(5000))}


def test_proposal_is_locked_until_it_is_taken_back(economist: Actor) -> None:
    version = made(economist)
    services.propose(slug=SLUG, version=version.pk, seen=1, by=economist)
    with pytest.raises(FaultError, match="förslag och kan inte ändras"):
        services.save_cells(slug=SLUG, version=version.pk, cells={}, seen=2, by=economist)
    services.take_back(slug=SLUG, version=version.pk, by=economist)
    services.save_cells(slug=SLUG, version=version.pk, cells={}, seen=3, by=economist)
    with pytest.raises(FaultError, match="säger inget om 2027"):
        services.propose(slug=SLUG, version=version.pk, seen=4, by=economist)


@pytest.mark.parametrize("role", ["economist", "coordinator", "investigator", "representative", "auditor"])
def test_only_who_decides_the_economy_decides_a_budget(economist: Actor, role: str) -> None:
    version = made(economist)
    services.propose(slug=SLUG, version=version.pk, seen=1, by=economist)
    other = economist if role == "economist" else actor_of(holder(role))
    with pytest.raises(PermissionDenied):
        services.decide(slug=SLUG, version=version.pk, resolution=RESOLUTION, seen=2, by=other)
    if role != "economist":
        with pytest.raises(PermissionDenied):
            made(other)
    assert not case().decisions


def test_saving_writes_only_the_cells_that_differ(economist: Actor) -> None:
    version = made(economist)
    cells = cells_of(version)
    events = event_model(BudgetEntry).objects if hasattr(BudgetEntry, "pgh_event_model") else None
    before = events.count() if events else 0
    assert services.save_cells(slug=SLUG, version=version.pk, cells=cells, seen=1, by=economist) == 0
    cells[AREA, YEAR] = Planned(amount=Decimal(1), fte=Decimal("1.0"))
    assert services.save_cells(slug=SLUG, version=version.pk, cells=cells, seen=1, by=economist) == 1
    assert events is None or events.count() == before + 1


def test_grid_is_saved_by_one_form_and_the_server_sums_it(desk: Client, economist: Actor) -> None:
    version = made(economist)
    fields = form_of(desk, version)
    fields[field_name(AREA, YEAR, "amount")] = "2\u00a0000,5"
    answer = desk.post(address(version), {**fields, "_gor": "spara"})
    assert answer.status_code == 302
    assert cells_of(version)[AREA, YEAR].amount == Decimal(2_000_500)
    page = " ".join(desk.get(address(version)).content.decode().split())
    assert "11 020,5" in page, "10 046 − 1 026 + 2 000,5"


def test_cell_that_is_not_understood_is_marked_and_nothing_typed_is_lost(desk: Client, economist: Actor) -> None:
    version = made(economist)
    fields = form_of(desk, version)
    fields[field_name(AREA, YEAR, "amount")] = "en miljon"
    fields[field_name("fou-jamt", YEAR, "external")] = "1–2"
    answer = desk.post(address(version), {**fields, "_gor": "spara"})
    html = answer.content.decode()
    assert answer.status_code == 400
    assert "”en miljon” är inget tal." in html
    assert re.search(r'value="en miljon"[^>]*aria-invalid="true"', html)
    assert 'value="1–2"' in html
    assert "1 cell gick inte att förstå" in html
    assert cells_of(version)[AREA, YEAR].amount == Decimal(1_026_000)


def test_pasted_block_is_laid_in_but_not_saved(desk: Client, economist: Actor) -> None:
    version = made(economist)
    block = "Lärcentra\t1 006\t0,50\nFoU Jämt\tfel\nFinns inte\t1\n"
    answer = desk.post(
        address(version), {**form_of(desk, version), "_gor": "klistra", "block": block, "rad": "", "kolumn": ""}
    )
    html = answer.content.decode()
    assert answer.status_code == 200
    assert 'value="1 006"' in html
    assert 'value="0,50"' in html
    assert "”fel” är inget tal." in html
    assert "Finns inte\t1" in html
    assert "Inklistrat i 3 celler" in html
    assert cells_of(version)[AREA, YEAR].amount == Decimal(1_026_000)


def test_two_who_save_at_once_keep_both_and_see_where_they_differ(
    desk: Client, chair: Client, economist: Actor
) -> None:
    version = made(economist)
    mine, theirs = form_of(desk, version), form_of(chair, version)
    name = {area: field_name(area, YEAR, "amount") for area in (AREA, "fou-jamt", "energikontoret")}
    theirs |= {name[AREA]: "1", name["fou-jamt"]: "2"}
    mine |= {name[AREA]: "10", name["energikontoret"]: "30"}
    assert chair.post(address(version), {**theirs, "_gor": "spara"}).status_code == 302
    answer = desk.post(address(version), {**mine, "_gor": "spara"})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Director-Jamtland sparade budgeten medan du skrev" in html
    assert "sparat: 1</small>" in html
    assert "1 cell ändrade ni båda" in html
    cells = cells_of(version)
    assert (cells[AREA, YEAR].amount, cells["energikontoret", YEAR].amount) == (Decimal(1000), Decimal(610_000))
    again = {
        **mine, name["fou-jamt"]: "2", "version": "2",
        "start": json.dumps({**json.loads(mine["start"]), name[AREA]: "1", name["fou-jamt"]: "2"}),
    }  # fmt: skip
    assert 'value="2"' in html, "the other's cell that I did not touch is theirs"
    assert desk.post(address(version), {**again, "_gor": "spara"}).status_code == 302
    cells = cells_of(version)
    assert [cells[area, YEAR].amount for area in name] == [Decimal(10_000), Decimal(2000), Decimal(30_000)]


def test_page_leads_from_draft_to_decision(desk: Client, chair: Client) -> None:
    answer = desk.post(f"/{SLUG}/ekonomi/plan/ny/", {"first_year": "2027", "span": "3", "base": "fall:2021"})
    version = BudgetVersion.objects.get()
    assert answer.headers["Location"] == address(version)
    assert desk.post(address(version), {**form_of(desk, version), "_gor": "foresla"}).status_code == 302
    assert "För in beslutet" not in desk.get(address(version)).content.decode()
    assert desk.post(address(version), {**POSTED, "_gor": "besluta", "version": "2"}).status_code == 403
    late = chair.post(address(version), {**POSTED, "beslut-on": "2099-01-01", "_gor": "besluta", "version": "2"})
    assert late.status_code == 400
    assert "har inte varit än" in late.content.decode()
    assert chair.post(address(version), {**POSTED, "_gor": "besluta", "version": "1"}).status_code == 409
    assert chair.post(address(version), {**POSTED, "_gor": "besluta", "version": "2"}).status_code == 302
    shown = re.sub(r"<[^>]+>|\s+", " ", chair.get(address(version)).content.decode())
    assert "Beslutad av Direktionen" in shown
    assert any(row.year == 2027 for row in case().budget)
    public = Client().get(f"/{SLUG}/ekonomi/", {"per": "2027-06-30"}).content.decode()
    assert "2027" in public


def test_draft_is_seen_by_no_member_and_not_by_the_public(desk: Client, economist: Actor) -> None:
    version = made(economist)
    member = signed_in(holder("representative"))
    for page in (address(version), f"/{SLUG}/ekonomi/plan/", f"/{SLUG}/ekonomi/plan/jamfor/"):
        assert member.get(page).status_code == 403
        assert Client().get(page).status_code == 302
    assert "Budgetarbete" not in Client().get(f"/{SLUG}/ekonomi/").content.decode()
    assert "Budgetarbete" in desk.get(f"/{SLUG}/ekonomi/").content.decode()


def test_comparison_shows_before_after_and_difference(desk: Client, economist: Actor) -> None:
    version = made(economist)
    cells: dict[Any, Planned] = {**cells_of(version), (AREA, YEAR): Planned(Decimal(1_000_000), Decimal("0.50"))}
    services.save_cells(slug=SLUG, version=version.pk, cells=cells, seen=1, by=economist)
    page = desk.get(
        f"/{SLUG}/ekonomi/plan/jamfor/", {"fore": "fall:2021", "efter": str(version.pk), "ladda": "jamforelse.csv"}
    )
    row = next(line for line in page.content.decode().splitlines() if line.startswith("Lärcentra"))
    assert row.split(";")[1:] == ["1026000", "1000000", "-26000", "1,00", "0,50", "-0,50"]


def test_area_that_is_gone_is_told_before_the_decision(economist: Actor) -> None:
    version = made(economist)
    BudgetEntry.objects.create(budget=version, area="borta", year=YEAR, amount=Decimal(1))
    with pytest.raises(FaultError, match="”borta” finns inte längre"):
        services.propose(slug=SLUG, version=version.pk, seen=1, by=economist)


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"first_year": "27", "span": "1"}, "fyra siffror"), ({"first_year": "i år", "span": "1"}, "fyra siffror"),
        ({"first_year": "2027", "span": "1", "base": "fall:1800"}, "Välj"), ({"span": "1"}, "måste fyllas i"),
    ],
)  # fmt: skip
def test_new_budget_says_what_is_wrong(desk: Client, said: dict[str, str], fault: str) -> None:
    answer = desk.post(f"/{SLUG}/ekonomi/plan/ny/", said)
    assert answer.status_code == 400
    assert fault in answer.content.decode()
    assert not BudgetVersion.objects.exists()
