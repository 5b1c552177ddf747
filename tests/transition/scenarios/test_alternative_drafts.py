"""Drafts of alternatives: built in a form or as text, seen by whom they belong to, saved by two at once, and established."""

from __future__ import annotations

import html
import re

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from samverkan.core.faults import FaultError
from samverkan.core.scenario import parse_scenario, worked_through
from samverkan.economy.feerules.trial import read_text
from samverkan.history.services import Ground
from samverkan.registry.actors import actor_of
from samverkan.registry.snapshots import get_snapshot
from samverkan.transition.models import DISCARDED, ESTABLISHED, ScenarioDraft
from samverkan.transition.scenarios import draft_forms, drafting, worked, working
from tests.people import ARE, RAGUNDA, SLUG, holder, signed_in

pytestmark = pytest.mark.django_db
BASE = f"/{SLUG}/utredning/alternativ/"
GROUND = Ground(reason="prövas")


@pytest.fixture
def investigator():
    return holder("investigator")


@pytest.fixture
def snapshot():
    return get_snapshot(SLUG)


@pytest.fixture
def day(snapshot):
    return snapshot.case.cooperation.reference_date


def rule_text_of(snapshot, key):
    return next(rule.text for rule in snapshot.case.rules if rule.id == key)


def union(user, snapshot, **changes):
    """A draft with what Jämtland's kommunalförbund says, with texts exchanged."""
    text = rule_text_of(snapshot, "kommunalforbund").replace('id = "kommunalforbund"', 'id = "eget"')
    for old, new in changes.get("exchange", ()):
        assert old in text
        text = text.replace(old, new)
    return drafting.start_draft(actor_of(user), SLUG, title=changes.get("title", "Eget"), text=text)


def fields_of(page):
    """Every field of the form as a browser would send it."""
    form = page.split('id="alternativ"', 1)[1].split("</form>", 1)[0]
    sent: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="(?:text|hidden)"[^>]*?name="([^"]+)"[^>]*?value="([^"]*)"', form):
        sent[html.unescape(name)] = [html.unescape(value)]
    for name, inside in re.findall(r'<select[^>]*?name="([^"]+)".*?>(.*?)</select>', form, re.S):
        chosen = re.search(r'<option value="([^"]*)" selected', inside) or re.search(r'<option value="([^"]*)"', inside)
        sent[html.unescape(name)] = [html.unescape(chosen[1])]
    for name, inside in re.findall(r'<textarea[^>]*?name="([^"]+)"[^>]*>\n?(.*?)</textarea>', form, re.S):
        sent[html.unescape(name)] = [html.unescape(inside)]
    for name, value in re.findall(
        r'<input type="checkbox"[^>]*?name="([^"]+)"[^>]*?value="([^"]+)"[^>]*?checked', form
    ):
        sent.setdefault(html.unescape(name), []).append(html.unescape(value))
    return sent


def test_form_gives_back_the_alternative_it_was_opened_with(snapshot, day, investigator):
    browser = signed_in(investigator)
    for key in worked.held_scenarios(snapshot):
        text = rule_text_of(snapshot, key)
        draft = drafting.start_draft(
            actor_of(investigator), SLUG, title=parse_scenario(read_text(text)).title, text=text
        )
        sent = fields_of(browser.get(f"{BASE}utkast/{draft.pk}/andra/").content.decode())
        response = browser.post(f"{BASE}utkast/{draft.pk}/andra/", {**sent, "gor": "spara"})
        assert response.status_code == 302, key
        draft.refresh_from_db()
        assert parse_scenario(read_text(draft.text)) == parse_scenario(read_text(text))
        assert draft.text == text, "a form that says the same leaves the text as it was written"


def test_moved_card_is_saved_and_counts(snapshot, day, investigator):
    browser, draft = signed_in(investigator), union(investigator, snapshot)
    sent = fields_of(browser.get(f"{BASE}utkast/{draft.pk}/andra/").content.decode())
    sent["plats|omrade:nseo|to"] = ["move"]
    sent["plats|omrade:nseo|agreement"] = [""]
    shown = browser.post(f"{BASE}utkast/{draft.pk}/rakna/", sent).content.decode()
    assert "12 327 000" in html.unescape(shown).replace("\xa0", " ")
    browser.post(f"{BASE}utkast/{draft.pk}/andra/", {**sent, "gor": "spara"})
    draft.refresh_from_db()
    found = worked_through(snapshot.case, parse_scenario(read_text(draft.text)), statistics=snapshot.statistics, on=day)
    assert found.placements.get("omrade", "nseo").to == "move"
    assert found.money.common.value == 11_145_000 + 526_000


@pytest.mark.parametrize(
    ("chosen", "keys"),
    [("egen:lika", ["equal"]), ("egen:folkmangd", ["population"]), ("egen:skattekraft", ["taxbase"]),
     ("egen:fast", ["equal", "population"])],
)  # fmt: skip
def test_own_fee_key_divides_and_is_found_again(snapshot, day, investigator, chosen, keys):
    browser, draft, share = signed_in(investigator), union(investigator, snapshot), "12,5" if len(keys) > 1 else ""
    sent = fields_of(browser.get(f"{BASE}utkast/{draft.pk}/andra/").content.decode())
    browser.post(f"{BASE}utkast/{draft.pk}/andra/", {**sent, "avgift": chosen, "fast_del": share, "gor": "spara"})
    draft.refresh_from_db()
    trial = working.opened(snapshot, draft, day).trial()
    assert trial.faults == []
    assert [part["key"] for part in trial.scenario.fee["component"]] == keys
    assert sum(member.common.value for member in trial.found.money.members) == trial.found.money.cost.value
    again = fields_of(browser.get(f"{BASE}utkast/{draft.pk}/andra/").content.decode())
    assert again["avgift"] == [chosen]
    assert again["fast_del"] == [share.replace(",", ".")]


def test_rows_are_added_filled_and_taken_out(snapshot, investigator):
    browser, draft = signed_in(investigator), union(investigator, snapshot)
    address = f"{BASE}utkast/{draft.pk}/andra/"
    sent = fields_of(browser.get(address).content.decode())
    sent = fields_of(browser.post(address, {**sent, "gor": "ny-step"}).content.decode())
    assert sent["step|n"] == ["1"]
    sent |= {"step|0|title": ["Samråd"], "step|0|before": ["9 månader"], "step|0|source": ["eget"]}
    sent = fields_of(browser.post(address, {**sent, "gor": "bort-cost-0"}).content.decode())
    browser.post(address, {**sent, "gor": "spara"})
    draft.refresh_from_db()
    scenario = parse_scenario(read_text(draft.text))
    assert [(step.title, step.before) for step in scenario.steps] == [("Samråd", "9 months")]
    assert "Förbundschef" not in {cost.title for cost in scenario.costs}
    assert len(scenario.costs) == 6


def test_unfinished_draft_is_saved_and_tells_what_is_left_and_where(snapshot, investigator):
    browser = signed_in(investigator)
    response = browser.post(f"{BASE}ny/", {"title": "Nytt förbund", "start": "ny-form"})
    assert response.status_code == 302
    page = html.unescape(browser.get(response["Location"]).content.decode())
    assert 'href="#f-form"' in page
    sent = fields_of(page) | {"form": ["kommunalforbund-direktion"]}
    page = html.unescape(browser.post(response["Location"], {**sent, "gor": "rakna"}).content.decode())
    assert 'href="#kort-omrade.nseo"' in page
    assert "är inte placerat" in page
    assert "inte placerade. De räknas så länge som att de stannar" in page
    assert browser.post(response["Location"], {**sent, "gor": "spara"}).status_code == 302
    assert ScenarioDraft.objects.get(title="Nytt förbund").version == 2


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [("start", "i morgon", "f-start"), ("cost|0|amount", "mycket", "f-cost.0.amount"), ("plats|omrade:nseo|until", "2022-01-01", "f-plats.omrade:nseo.until"),
     ("year", "förra", "f-year"), ("avgift", "regel:finns-inte", "f-avgift")],
)  # fmt: skip
def test_what_cannot_be_read_is_told_at_its_field_and_kept(snapshot, investigator, field, typed, said):
    browser, draft = signed_in(investigator), union(investigator, snapshot)
    address = f"{BASE}utkast/{draft.pk}/andra/"
    sent = fields_of(browser.get(address).content.decode()) | {field: [typed]}
    page = html.unescape(browser.post(address, {**sent, "gor": "rakna"}).content.decode())
    assert f'href="#{said}"' in page
    assert f'id="{said}"' in page
    assert f'id="{said}-e"' in page
    assert typed in page


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [('object = "omrade:larcentra"', 'object = "omrade:nseo"', "placerat två gånger"), ('to = "move"', 'to = "bort"', "bort"),
     ('kind = "scenario"', 'kind = "skenario"', "slaget"), ('[scenario]', '[scenario', "kan inte läsas")],
)  # fmt: skip
def test_text_that_does_not_hold_says_on_which_line(snapshot, investigator, old, new, said):
    browser, draft = signed_in(investigator), union(investigator, snapshot)
    text = draft.text.replace(old, new, 1)
    address = f"{BASE}utkast/{draft.pk}/andra/"
    answer = browser.post(address, {"lage": "text", "text": text, "titel": "Eget", "version": "1", "gor": "spara"})
    assert answer.status_code == 302
    page = html.unescape(browser.get(address).content.decode())
    page = page if "Rad " in page else html.unescape(browser.get(f"{address}?visa=text").content.decode())
    assert re.search(rf"Rad \d+: [^<]*{said}|{said}", page.split('id="rakning"')[1])


def test_start_before_the_old_agreement_ends_is_a_warning_with_its_cost(snapshot, day, investigator):
    draft = union(investigator, snapshot, exchange=[("start = 2023-01-01", "start = 2022-07-01")])
    trial = working.opened(snapshot, draft, day).trial()
    assert trial.faults == []
    warned = next(row for row in trial.found.warnings if "innan" in row.title)
    assert warned.cost.value > 0
    page = signed_in(investigator).get(f"{BASE}utkast/{draft.pk}/").content.decode()
    assert warned.title in html.unescape(page)


def test_two_who_save_at_once_are_told_and_lose_nothing(snapshot, investigator):
    browser, draft = signed_in(investigator), union(investigator, snapshot)
    address = f"{BASE}utkast/{draft.pk}/andra/"
    first = fields_of(browser.get(address).content.decode())
    second = {**first, "body": ["Mitt förbund"]}
    browser.post(address, {**first, "anmarkning": ["den första"], "gor": "spara"})
    answer = browser.post(address, {**second, "gor": "spara"})
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 409
    assert 'value="Mitt förbund"' in page
    assert "den första" in page
    again = fields_of(page)
    assert browser.post(address, {**again, "gor": "spara"}).status_code == 302
    draft.refresh_from_db()
    assert parse_scenario(read_text(draft.text)).body == "Mitt förbund"


@pytest.mark.parametrize(
    "address", ["", "andra/", "rakna/", "sa-raknades/after.total/", "faststall/", "kasta/", "kopiera/", "lamna/"]
)
def test_another_members_draft_is_not_there(snapshot, address):
    mine, neighbour = holder("representative", SLUG, ARE), holder("representative", SLUG, RAGUNDA)
    draft = union(mine, snapshot)
    assert draft.organisation_id == ARE
    path = f"{BASE}utkast/{draft.pk}/{address}"
    method = "post" if address in ("rakna/", "kasta/", "kopiera/", "lamna/") else "get"
    expected = 403 if address == "faststall/" else 404
    assert getattr(signed_in(neighbour), method)(path).status_code == expected
    if address == "faststall/":
        return
    assert getattr(signed_in(holder("investigator")), method)(path).status_code == 404
    assert getattr(signed_in(mine), method)(path, {"lage": "text"} if address == "rakna/" else {}).status_code in (
        200,
        302,
    )


def test_drafts_are_listed_for_those_they_belong_to_alone(client, snapshot, investigator):
    mine, neighbour = holder("representative", SLUG, ARE), holder("representative", SLUG, RAGUNDA)
    union(mine, snapshot, title="Åres utkast")
    union(investigator, snapshot, title="Utredarens utkast")
    seen = {
        who: re.findall(r"(Åres|Utredarens) utkast", html.unescape(browser.get(f"/{SLUG}/utredning/").content.decode()))
        for who, browser in {"nobody": client, "mine": signed_in(mine), "neighbour": signed_in(neighbour),
                             "investigator": signed_in(investigator), "economist": signed_in(holder("economist"))}.items()
    }  # fmt: skip
    assert seen == {
        "nobody": [],
        "mine": ["Åres"],
        "neighbour": [],
        "investigator": ["Utredarens"],
        "economist": ["Utredarens"],
    }


def test_members_draft_is_handed_over_to_who_investigates(snapshot, investigator):
    mine = holder("representative", SLUG, ARE)
    draft = union(mine, snapshot)
    signed_in(mine).post(f"{BASE}utkast/{draft.pk}/lamna/", {"version": "1"})
    assert signed_in(investigator).get(f"{BASE}utkast/{draft.pk}/").status_code == 200
    assert signed_in(mine).get(f"{BASE}utkast/{draft.pk}/").status_code == 200


def test_staff_who_do_not_investigate_read_but_do_not_change(snapshot, investigator):
    draft, economist = union(investigator, snapshot), holder("economist")
    assert signed_in(economist).get(f"{BASE}utkast/{draft.pk}/").status_code == 200
    assert signed_in(economist).get(f"{BASE}utkast/{draft.pk}/andra/").status_code == 403
    with pytest.raises(PermissionDenied):
        drafting.save_draft(actor_of(economist), SLUG, draft.pk, title="x", text="", version=1)
    with pytest.raises(PermissionDenied):
        drafting.start_draft(actor_of(holder("auditor")), SLUG, title="x", text="")
    with pytest.raises(Http404):
        drafting.find_draft(actor_of(holder("economist", "kalmar")), SLUG, draft.pk)


def test_established_draft_is_an_alternative_of_the_case(snapshot, day, investigator):
    draft = union(investigator, snapshot)
    browser = signed_in(investigator)
    answer = browser.post(f"{BASE}utkast/{draft.pk}/faststall/", {"version": "1", "grund-reason": "Styrgruppen"})
    assert answer["Location"] == f"{BASE}eget/"
    page = html.unescape(browser.get(f"{BASE}eget/").content.decode())
    assert "12 327 000 kr" in page.replace("\xa0", " ")
    assert "eget" in worked.held_scenarios(get_snapshot(SLUG))
    draft.refresh_from_db()
    assert draft.state == ESTABLISHED
    assert "Styrgruppen" in html.unescape(browser.get(f"/{SLUG}/andringar/").content.decode())
    assert browser.get(f"{BASE}utkast/{draft.pk}/andra/").status_code == 302
    with pytest.raises(FaultError, match="fastställt"):
        drafting.discard_draft(actor_of(investigator), SLUG, draft.pk, version=2)


def test_draft_with_a_fault_is_not_established(snapshot, day, investigator):
    draft = union(
        investigator,
        snapshot,
        exchange=[('[[place]]\nobject = "omrade:nseo"', '[[place]]\nobject = "omrade:finns-inte"')],
    )
    answer = signed_in(investigator).post(f"{BASE}utkast/{draft.pk}/faststall/", {"version": "1"})
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 400
    assert "finns-inte" in page
    assert "MSEO / NSEO” är inte placerat" in page
    assert "eget" not in worked.held_scenarios(get_snapshot(SLUG))


def test_key_on_record_gives_way_only_when_said(snapshot, day, investigator):
    actor = actor_of(investigator)
    draft = drafting.draft_of_record(actor, SLUG, "kommunalforbund", same=True)
    text = draft.text.replace('title = "Kommunalförbund med direktion"', 'title = "Förbundet"')
    draft = drafting.save_draft(actor, SLUG, draft.pk, title="Förbundet", text=text, version=1)
    with pytest.raises(FaultError, match="redan fastställt"):
        drafting.establish(actor, SLUG, draft.pk, version=2, ground=GROUND, on=day)
    drafting.establish(actor, SLUG, draft.pk, version=2, ground=GROUND, on=day, replace=True)
    assert worked.held_scenarios(get_snapshot(SLUG))["kommunalforbund"].title == "Förbundet"


def test_key_of_another_kind_of_rule_never_gives_way(snapshot, day, investigator):
    draft = union(investigator, snapshot, exchange=[('id = "eget"', 'id = "kommunavtalet-avgift"')])
    with pytest.raises(FaultError, match="annan regels"):
        drafting.establish(actor_of(investigator), SLUG, draft.pk, version=1, ground=GROUND, on=day, replace=True)


def test_copy_of_what_is_on_record_has_a_key_of_its_own(snapshot, investigator):
    browser = signed_in(investigator)
    browser.post(f"{BASE}kommunforbund/kopiera/")
    copy = ScenarioDraft.objects.get()
    assert parse_scenario(read_text(copy.text)).id not in {rule.id for rule in snapshot.case.rules}
    answer = browser.post(f"{BASE}ny/", {"title": "En annan", "start": "fall:kommunforbund"})
    assert answer.status_code == 302
    assert parse_scenario(read_text(ScenarioDraft.objects.get(title="En annan").text)).title == "En annan"
    assert browser.post(f"{BASE}utkast/{copy.pk}/kopiera/").status_code == 302
    assert ScenarioDraft.objects.count() == 3


def test_thrown_away_draft_is_off_the_list(snapshot, investigator):
    draft = union(investigator, snapshot, title="Bort med det")
    browser = signed_in(investigator)
    browser.post(f"{BASE}utkast/{draft.pk}/kasta/", {"version": "1"})
    draft.refresh_from_db()
    assert draft.state == DISCARDED
    assert "Bort med det" not in browser.get(f"/{SLUG}/utredning/").content.decode()


@pytest.mark.parametrize(
    "text",
    ["", "place = 5", "rule = 'x'", "[[place]]\nobject = 5\nto = 7\nparticipants = 3", "place = [1, 2]", "[scenario]\nwithout = 4\nyear = 99999",
     "[scenario]\nyear = 2021\n[fee]\ncomponent = 'x'", "[fee]\nrule = 4\n[seats]\nrule = []", "[[cost]]\namount = []\nlegal = 4", "a = [",
     "[scenario]\nyear = 2021\nstart = 2023-01-01T10:00:00\n[default]\nomrade = 4\n[[step]]\nbefore = 9", "[[range]]\nobject = 'x'\nlow = true"],
)  # fmt: skip
def test_whatever_text_is_kept_and_shown_with_what_is_wrong(investigator, text):
    browser = signed_in(investigator)
    draft = drafting.start_draft(actor_of(investigator), SLUG, title="Vad som helst", text=text)
    base = f"{BASE}utkast/{draft.pk}/"
    for address in ("", "andra/", "andra/?visa=text", "faststall/"):
        assert browser.get(f"{base}{address}").status_code == 200, address
    sent = fields_of(browser.get(f"{base}andra/").content.decode())
    for asked in ("rakna", "text", "formular", "ny-cost", "bort-cost-0", "bort-cost-x", "hoppa"):
        assert browser.post(f"{base}andra/", {**sent, "gor": asked}).status_code == 200, asked
    assert browser.post(f"{base}rakna/", sent).status_code == 200
    assert browser.post(f"{base}faststall/", {"version": "1"}).status_code == 400
    assert browser.post(f"{base}andra/", {**sent, "gor": "spara"}).status_code == 302


@pytest.mark.parametrize("slug", ["kalmar", "vasternorrland", "kommuninvest"])
def test_alternative_can_be_begun_where_no_budget_is_known(slug):
    browser = signed_in(holder("investigator", slug))
    for way in ("nollalternativ", "ny-form"):
        answer = browser.post(f"/{slug}/utredning/alternativ/ny/", {"title": "Försök", "start": way})
        assert browser.get(answer["Location"]).status_code == 200
        assert browser.get(answer["Location"].removesuffix("andra/")).status_code == 200


@pytest.mark.parametrize("way", ["nollalternativ", "nytt-avtal"])
@pytest.mark.parametrize("slug", ["jamtland", "vasternorrland", "kalmar", "sydarkivera"])
def test_new_draft_starts_readable_in_any_cooperation(slug, way):
    found = get_snapshot(slug)
    text = draft_forms.start_text(found.case, way, "Försök", found.case.cooperation.reference_date)
    scenario = parse_scenario(read_text(text))
    done = worked.work_through(found, scenario, found.case.cooperation.reference_date)
    assert done.found is not None or done.faults


def test_figures_of_a_draft_open_with_their_number(snapshot, investigator):
    draft, browser = union(investigator, snapshot), signed_in(investigator)
    page = html.unescape(browser.get(f"{BASE}utkast/{draft.pk}/").content.decode())
    links = re.findall(rf'<a class="fig" href="({BASE}utkast/[^"]+/sa-raknades/[^"]+)">([^<]+)</a>', page)
    assert len(links) > 60
    for href, shown in [
        (href, shown) for href, shown in links if "percent" not in href and re.fullmatch(r"[\d\xa0+−,]+", shown)
    ][::13]:
        assert shown.lstrip("+") in html.unescape(browser.get(href).content.decode()), href
    assert browser.get(f"{BASE}utkast/{draft.pk}/sa-raknades/inget/").status_code == 404
