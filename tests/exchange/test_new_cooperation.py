"""The guide to a new cooperation: step by step, nothing typed is lost, all or nothing at the end."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from samverkan.accounts.models import User
from samverkan.core.checks import check_case
from samverkan.exchange.new_steps import site_words
from samverkan.exchange.new_words import form_choices
from samverkan.formats.cases import row_faults
from samverkan.law import legal_forms
from samverkan.registry.cases import read_case_rows
from samverkan.registry.models import Cooperation
from samverkan.registry.people import RoleGrant
from samverkan.statistics import official

pytestmark = pytest.mark.django_db
Signed = Callable[..., Client]
ABOUT = {
    "name": "Norra samverkan",
    "short_name": "Norra",
    "slug": "",
    "form": "kommunalforbund-direktion",
    "since": "2020-01-01",
}
MEMBERS = {"chosen": ["2305", "2321"], "rows": "3", "name_1": "Region Norra", "kind_1": "region"}
AREAS = {"start": "lista", "areas": ["digitalisering"], "own": "Vattenvård\nVattenvård\n\nDigitalisering"}
SOURCE = {"title": "Förbundsordningen", "kind": "avtal", "dated": "2019", "director": "jag"}
STEPS = {"/ny/": ABOUT, "/ny/medlemmar/": MEMBERS, "/ny/omraden/": AREAS, "/ny/kalla/": SOURCE}


@pytest.fixture
def administrator(signed: Signed) -> Client:
    return signed("administrator")


def text_of(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def go_through(client: Client, **changed: dict[str, Any]) -> Any:
    """Every step; gives the summary."""
    for href, data in STEPS.items():
        answer = client.post(href, {**data, **changed.get(href.strip("/").partition("/")[2] or "om", {})})
        assert answer.status_code == 302, text_of(answer)
    return client.get("/ny/sammanfattning/")


def case(slug: str = "norra") -> Any:
    return read_case_rows(Cooperation.objects.get(slug=slug))


def test_the_guide_makes_an_unpublished_cooperation_with_its_first_roles(administrator: Client, client: Client) -> None:
    summary = go_through(administrator)
    said = text_of(summary)
    assert "Norra samverkan (Norra)" in said
    assert "/norra/" in said
    assert "3: Bräcke, Åre, Region Norra" in said
    assert "Digitalisering, Vattenvård" in said
    assert not Cooperation.objects.filter(slug="norra").exists()

    answer = administrator.post("/ny/sammanfattning/", follow=True)
    assert answer.redirect_chain[-1][0] == "/norra/"
    assert "Norra samverkan är upplagd." in text_of(answer)
    made = case()
    assert not Cooperation.objects.get(slug="norra").published
    assert (made.cooperation.name, made.cooperation.since) == ("Norra samverkan", date(2020, 1, 1))
    assert [(row.form, row.since) for row in made.forms] == [("kommunalforbund-direktion", date(2020, 1, 1))]
    assert [row.organisation for row in made.memberships] == ["2305", "2321", "region-norra"]
    assert [row.name for row in made.areas] == ["Digitalisering", "Vattenvård"]
    assert [(row.id, row.title, row.dated) for row in made.sources] == [("eget-register", "Förbundsordningen", "2019")]
    own = made.organisations[0]
    assert (own.id, own.kind, own.case) == ("norra", "samverkan", "norra")
    roles = RoleGrant.objects.filter(cooperation="norra").values_list("user__email", "role")
    assert sorted(roles) == [
        ("administrator@prov.example", "administrator"),
        ("administrator@prov.example", "director"),
    ]
    assert client.get("/norra/").status_code == 404
    assert "Norra samverkan" not in text_of(client.get("/"))
    assert administrator.get("/ny/").content.decode().count('value="Norra') == 0


def test_every_page_of_the_new_cooperation_opens(administrator: Client) -> None:
    go_through(administrator)
    administrator.post("/ny/sammanfattning/")
    overview = administrator.get("/norra/")
    said = text_of(overview)
    assert "Att börja med" in said
    for title in ("Budget", "Avtal", "Arenor"):
        assert title in said
    for resource in ("budget", "agreements", "arenas"):
        assert f'href="/norra/redigera/{resource}/ny/"' in overview.content.decode()
        assert administrator.get(f"/norra/redigera/{resource}/ny/").status_code == 200
    assert "/norra/redigera/memberships/ny/" not in overview.content.decode()
    for href in sorted(set(re.findall(r'href="(/norra/[^"#?]*)"', overview.content.decode()))):
        assert administrator.get(href).status_code == 200, href


@pytest.mark.parametrize("form", [form.id for form in form_choices()])
def test_a_cooperation_of_every_form_holds_together(form: str, administrator: Client) -> None:
    go_through(administrator, om={"form": form, "slug": "prov"}, medlemmar={"chosen": []}, omraden={"start": "tom"})
    administrator.post("/ny/sammanfattning/")
    made = case("prov")
    assert list(row_faults(made, {})) == []
    assert bool(made.organisations[:1] and made.organisations[0].id == "prov") == legal_forms()[form].legal_person
    check_case(made, referred={}, statistics=official(), on=date(2026, 1, 1))
    assert administrator.get("/prov/").status_code == 200


def test_a_first_day_ahead_opens_the_pages_on_that_day(administrator: Client) -> None:
    go_through(administrator, om={"since": "2199-01-01"})
    administrator.post("/ny/sammanfattning/")
    assert case().cooperation.reference_date == date(2199, 1, 1)
    assert "Samverkan fanns inte den dagen" not in text_of(administrator.get("/norra/"))


def test_only_forms_that_the_law_knows_today_can_be_chosen(administrator: Client) -> None:
    page = administrator.get("/ny/")
    said = text_of(page)
    for form in legal_forms().values():
        assert (f'value="{form.id}"' in page.content.decode()) == form.selectable
    assert "En förbundsdirektion både beslutar och är styrelse (9 kap. 5 § 1 st KL)." in said
    answer = administrator.post("/ny/", {**ABOUT, "form": "samverkansorgan"})
    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("href", "changed", "sentence"),
    [
        ("/ny/", {"name": ""}, "Skriv namnet."),
        ("/ny/", {"form": ""}, "Välj en organisationsform."),
        ("/ny/", {"since": "1/1 2020"}, "”1/1 2020” är inget datum. Skriv år-månad-dag"),
        ("/ny/", {"slug": "Norra länet"}, "Använd bara a–z, siffror och bindestreck, till exempel norra-lanet."),
        ("/ny/", {"slug": "jamtland"}, "Adressen jamtland används redan av Regional samverkan"),
        ("/ny/", {"slug": "konto"}, "Adressen konto används redan av webbplatsen."),
        ("/ny/medlemmar/", {"name_2": "region norra"}, "Organisationen står redan som nummer 1."),
        ("/ny/omraden/", {"areas": [], "own": ""}, "Kryssa i minst ett område"),
        ("/ny/omraden/", {"start": "kopia"}, "Välj vilken samverkan som ska kopieras."),
        ("/ny/kalla/", {"title": ""}, "Skriv vad uppgifterna bygger på"),
        ("/ny/kalla/", {"director": "annan"}, "Skriv e-postadressen, eller välj dig själv tills vidare."),
        ("/ny/kalla/", {"director": "annan", "email": "inte en adress"}, "Det är ingen e-postadress."),
    ],
)
def test_what_is_wrong_is_told_at_the_field_and_kept(
    href: str, changed: dict[str, Any], sentence: str, administrator: Client
) -> None:
    answer = administrator.post(href, {**STEPS[href], **changed})
    assert answer.status_code == 400
    assert sentence in text_of(answer)
    again = administrator.get(href).content.decode()
    for value in changed.values():
        if isinstance(value, str) and value:
            assert value in again


def test_going_back_and_searching_keep_what_was_typed(administrator: Client) -> None:
    administrator.post("/ny/", ABOUT)
    back = administrator.post("/ny/medlemmar/", {**MEMBERS, "_gor": "tillbaka"})
    assert back["Location"] == "/ny/"
    assert 'value="Norra samverkan"' in administrator.get("/ny/").content.decode()
    page = administrator.get("/ny/medlemmar/").content.decode()
    assert 'value="Region Norra"' in page
    assert re.search(r'value="2321"\s+id="k2321"\s+checked', page)
    found = administrator.post("/ny/medlemmar/", {**MEMBERS, "q": "örebro län", "_gor": "sok"}).content.decode()
    assert 'id="k1880"' in found
    assert 'id="k0180"' not in found
    assert re.search(r'id="k2321"\s+checked', found)
    nothing = administrator.post("/ny/medlemmar/", {**MEMBERS, "q": "atlantis", "_gor": "sok"})
    assert "Ingen kommun stämmer med ”atlantis”" in text_of(nothing)
    more = administrator.post("/ny/medlemmar/", {**MEMBERS, "_gor": "fler"}).content.decode()
    assert 'name="name_6"' in more
    assert 'name="rows" value="6"' in more


def test_every_municipality_can_be_chosen(administrator: Client) -> None:
    page = administrator.get("/ny/medlemmar/").content.decode()
    assert len(set(re.findall(r'name="chosen"\s+value="(\d{4})"', page))) == 290
    assert page.count("<summary>") >= 21


def test_the_summary_asks_for_the_step_that_is_missing(administrator: Client) -> None:
    administrator.post("/ny/", ABOUT)
    answer = administrator.get("/ny/sammanfattning/", follow=True)
    assert answer.redirect_chain[-1][0] == "/ny/medlemmar/"
    assert "Fyll i steget Medlemmar först." in text_of(answer)


def test_beginning_again_forgets(administrator: Client) -> None:
    administrator.post("/ny/", ABOUT)
    assert administrator.get("/ny/borja-om/").status_code == 405
    administrator.post("/ny/borja-om/")
    assert 'value="Norra samverkan"' not in administrator.get("/ny/").content.decode()


def test_structure_is_copied_without_money_people_or_agreements(administrator: Client) -> None:
    copy = {"start": "kopia", "copy_from": "jamtland", "parts": ["areas", "arenas", "organs"]}
    summary = text_of(go_through(administrator, omraden=copy))
    other, _ = case("jamtland"), administrator.post("/ny/sammanfattning/")
    made = case()
    kept = [row for row in other.areas if not row.lapsed]
    assert [row.name for row in made.areas] == [row.name for row in kept]
    assert len(made.arenas) == len(other.arenas)
    assert made.placements
    assert f"{len(kept)} områden, {len(other.arenas)} arenor" in summary
    copied = [*made.areas, *made.arenas, *made.placements, *made.organs]
    assert {row.place for row in copied} == {"kopierad från Regional samverkan Jämtland Härjedalen"}
    assert {row.source for row in copied} == {"eget-register"}
    left = (made.budget, made.agreements, made.parties, made.facts, made.grants, made.posts)
    assert not any(left)
    assert [row.name for row in made.organisations] == ["Norra samverkan", "Region Norra"]
    assert administrator.get("/norra/arenor/").status_code == 200


def test_areas_alone_are_copied_where_arenas_are_not_asked_for(administrator: Client) -> None:
    go_through(administrator, omraden={"start": "kopia", "copy_from": "jamtland", "parts": ["arenas"]})
    administrator.post("/ny/sammanfattning/")
    made = case()
    assert (bool(made.arenas), made.areas, made.placements) == (True, (), ())


def test_someone_else_is_invited_to_lead(administrator: Client, django_capture_on_commit_callbacks: Any) -> None:
    go_through(administrator, kalla={"director": "annan", "email": "Chef@kommunen.example", "person": "Ada Chef"})
    with django_capture_on_commit_callbacks(execute=True):
        administrator.post("/ny/sammanfattning/")
    roles = RoleGrant.objects.filter(cooperation="norra").values_list("user__email", "role")
    assert sorted(roles) == [("administrator@prov.example", "administrator"), ("chef@kommunen.example", "director")]
    assert [letter.to for letter in mail.outbox] == [["chef@kommunen.example"]]


def test_nothing_is_made_where_the_invitation_cannot_be(administrator: Client) -> None:
    go_through(administrator, kalla={"director": "annan", "email": "ny@kommunen.example"})
    answer = administrator.post("/ny/sammanfattning/")
    assert answer.status_code == 400
    assert "Personen är ny här. Skriv namnet så som andra ska se det." in text_of(answer)
    assert not Cooperation.objects.filter(slug="norra").exists()
    assert not User.objects.filter(email="ny@kommunen.example").exists()


def test_an_address_taken_meanwhile_makes_nothing(administrator: Client) -> None:
    go_through(administrator, om={"slug": "norra"})
    Cooperation.objects.create(slug="norra", title="Den andra")
    answer = administrator.post("/ny/sammanfattning/", follow=True)
    assert answer.redirect_chain[-1][0] == "/ny/"
    assert "Adressen norra används redan av Den andra." in text_of(answer)
    assert Cooperation.objects.get(slug="norra").title == "Den andra"


def test_a_proposed_address_steps_aside(administrator: Client) -> None:
    Cooperation.objects.create(slug="norra", title="Den andra")
    assert "/norra-2/" in text_of(go_through(administrator))


def test_only_those_who_may_see_the_guide(signed: Signed, client: Client, administrator: Client) -> None:
    director = signed("director", "jamtland")
    for href in (*STEPS, "/ny/sammanfattning/"):
        assert "/konto/" in client.get(href)["Location"]
        assert director.get(href).status_code == 403
        assert director.post(href, {}).status_code == 403
    assert 'href="/ny/"' in administrator.get("/").content.decode()
    assert 'href="/ny/"' not in director.get("/").content.decode()
    assert 'href="/ny/"' not in client.get("/").content.decode()


def test_the_sites_own_words_are_no_addresses() -> None:
    assert {"ny", "konto", "healthz", "kalender", "tillganglighet"} <= site_words()
