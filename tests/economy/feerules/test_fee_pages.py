"""The pages of fees: who sees what, the form that counts, and a proposal's way to a decision."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext
from economy_reading import Reader, plain

from samverkan.accounts.models import User
from samverkan.economy.deciding import Resolution
from samverkan.economy.feerules import services
from samverkan.economy.work_models import DECIDED, PROPOSED, WITHDRAWN, FeeProposal
from samverkan.registry.snapshots import get_snapshot
from tests.economy.feerules.conftest import RULE
from tests.people import SLUG, holder, signed_in

BASE = f"/{SLUG}/ekonomi/avgifter/"
Made = Callable[..., FeeProposal]


def said(response: Any) -> str:
    reader = Reader()
    reader.feed(response.content.decode())
    return plain(" ".join(reader.words))


def rows(response: Any) -> list[list[str]]:
    reader = Reader()
    reader.feed(response.content.decode())
    return [[plain(cell) for cell in row] for row in reader.rows]


def one(proposal: FeeProposal, then: str = "") -> str:
    return f"{BASE}forslag/{proposal.pk}/{then}"


def fields(**changed: str) -> dict[str, str]:
    """The form of a rule by population, as it is sent."""
    return {
        "version": "1", "lage": "formular", "parts": "1", "titel": "Avgift 2022", "ar": "2022", "summa": "10 046 000",
        "r-id": "avgift-2022", "r-status": "antagen", "r-source": "Förslag", "d0-title": "Efter folkmängd", "d0-takes": "rest",
        "d0-key": "population", "d0-on": "2020-12-31", **changed,
    }  # fmt: skip


def amounts(response: Any) -> dict[str, str]:
    """Member to kronor of the first table."""
    return {row[0]: row[1] for row in rows(response) if len(row) == 5 and row[0] != "Medlem"}


def test_everyone_sees_the_years_and_that_they_are_computed(read: Any) -> None:
    page = read(BASE)
    assert page.status == 200
    assert any("2021, uträknat" in cell for cell in page.rows[0])
    assert next(row for row in page.rows if row[0] == "Åre")[:2] == ["Åre", "894 094"]
    assert "Nytt förslag" not in page.text
    assert "Här står förslag" not in page.text


def test_years_are_shown_per_inhabitant(read: Any) -> None:
    page = read(BASE, enhet="inv")
    assert next(row for row in page.rows if row[0] == "Alla")[1] == "76,60"


def test_proposals_are_listed_for_those_who_may_see_them(started: Made) -> None:
    started(title="Ett hemligt förslag")
    for role, sees in (("auditor", True), ("coordinator", True), ("representative", False)):
        assert ("Ett hemligt förslag" in said(signed_in(holder(role)).get(BASE))) is sees, role
    assert "Ett hemligt förslag" not in said(Client().get(BASE))


def test_proposal_is_started_from_a_rule_of_the_case(director: User) -> None:
    browser = signed_in(director)
    form = browser.get(f"{BASE}ny/")
    assert "10 046 000" in form.content.decode().replace("\u00a0", " ")
    sent = browser.post(
        f"{BASE}ny/",
        {"title": "Som avräkningen", "year": "2022", "rule": "kommunavtalet-avrakning-2020", "total": "10 046 000"},
    )
    made = FeeProposal.objects.get()
    assert sent.headers["Location"] == one(made)
    assert 'id = "avgift-2022"' in made.rule_text
    assert '"2380" = "48.77"' in made.rule_text
    assert made.total == Decimal(10_046_000)


def test_new_proposal_with_a_wrong_year_keeps_what_was_typed(director: User) -> None:
    sent = signed_in(director).post(f"{BASE}ny/", {"title": "Min avgift", "year": "i år", "total": "mycket"})
    assert sent.status_code == 400
    assert "Min avgift" in sent.content.decode()
    assert "fyra siffror" in said(sent)
    assert not FeeProposal.objects.exists()


def test_form_opens_with_every_members_kronor(started: Made, economist: User) -> None:
    page = signed_in(economist).get(one(started()))
    assert page.status_code == 200
    found = amounts(page)
    assert len(found) == 9
    assert found["Summa"] == "10 046 000"
    assert "lika mycket som 2021" in said(page)
    assert "Om regeln hade gällt tidigare år" in said(page)


def test_count_follows_the_day_and_writes_nothing(started: Made, economist: User) -> None:
    draft, browser = started(), signed_in(economist)
    first = amounts(browser.post(one(draft, "rakna/"), fields()))
    second = amounts(browser.post(one(draft, "rakna/"), fields(**{"d0-on": "2021-12-31"})))
    assert first["Summa"] == second["Summa"] == "10 046 000"
    assert all(first[name] != second[name] for name in first if name != "Summa")
    held = FeeProposal.objects.get(pk=draft.pk)
    assert (held.rule_text, held.version) == (draft.rule_text, 1)


def test_count_asks_a_fixed_number_of_queries(
    started: Made, economist: User, django_assert_max_num_queries: Any
) -> None:
    draft, browser = started(), signed_in(economist)
    browser.post(one(draft, "rakna/"), fields())
    with django_assert_max_num_queries(8):
        browser.post(one(draft, "rakna/"), fields())


def test_fault_stands_at_its_part(started: Made, economist: User) -> None:
    sent = {**fields(parts="2"), "d0-takes": "percent", "d0-value": "trettio", "d1-takes": "rest", "d1-key": "fixed"}
    page = signed_in(economist).post(one(started(), "rakna/"), sent).content.decode()
    first, second = (re.search(rf'id="fel-{number}"[^>]*>(.*?)</div>', page, re.DOTALL) for number in (1, 2))
    assert first is not None
    assert "”trettio” är inget tal" in first[1]
    assert second is not None
    assert second[1].strip() == ""
    page = (
        signed_in(economist).post(one(FeeProposal.objects.get(), "rakna/"), {**sent, "d0-value": "30"}).content.decode()
    )
    second = re.search(r'id="fel-2"[^>]*>(.*?)</div>', page, re.DOTALL)
    assert second is not None
    assert "Skriv varje medlems andel" in second[1]


def test_buttons_work_without_script_and_keep_what_is_typed(started: Made, economist: User) -> None:
    draft, browser = started(), signed_in(economist)
    page = browser.post(one(draft), fields(gor="ny-del", **{"d0-title": "Skriven nyss"})).content.decode()
    assert "Del 1: Skriven nyss" in page
    assert 'id="f-d1-title"' in page
    assert page.count("autofocus") == 1
    gone = browser.post(one(draft), fields(gor="bort-0")).content.decode()
    assert "Regeln har inga delar än" in gone
    assert FeeProposal.objects.get().version == 1


def test_text_and_form_are_two_ways_into_one_rule(started: Made, economist: User) -> None:
    draft, browser = started(), signed_in(economist)
    text = browser.post(one(draft), fields(gor="text")).content.decode()
    assert "# En kommentar som ska stå kvar" not in text, "the fields say another source than the text"
    same = fields(
        gor="text", **{"r-source": "Förslag till avgift 2022", "r-unit": "1", "r-method": "largest-remainder"}
    )
    assert "# En kommentar som ska stå kvar" in browser.post(one(draft), same).content.decode()
    sent = {"lage": "text", "version": "1", "titel": "Avgift 2022", "ar": "2022", "summa": "10 046 000"}
    broken = browser.post(one(draft, "rakna/"), {**sent, "text": RULE.replace('part = "rest"', "part = rest")})
    assert "Rad 16" in said(broken) or "Rad 15" in said(broken)
    form = browser.post(one(draft), {**sent, "text": RULE.replace("2020-12-31", "2021-12-31"), "gor": "formular"})
    assert '<option value="2021-12-31" selected>' in form.content.decode()


def test_two_who_save_see_each_other(started: Made, economist: User, director: User) -> None:
    draft = started()
    assert signed_in(director).post(one(draft), fields(gor="spara", titel="Chefens")).status_code == 302
    late = signed_in(economist).post(one(draft), fields(gor="spara", titel="Ekonomens"))
    assert late.status_code == 409
    assert f"{director} sparade förslaget medan du skrev" in said(late)
    assert 'value="Ekonomens"' in late.content.decode()
    assert FeeProposal.objects.get().title == "Chefens"


def test_unfinished_draft_is_saved_but_not_laid(started: Made, economist: User) -> None:
    draft, browser = started(), signed_in(economist)
    wrong = fields(gor="foresla", **{"d0-takes": "percent", "d0-value": "30"})
    sent = browser.post(one(draft), wrong)
    assert sent.status_code == 400
    assert "saknas" in said(sent)
    assert 'value="30"' in sent.content.decode()
    assert FeeProposal.objects.get().state != PROPOSED
    again = browser.post(one(draft), {**wrong, "d0-takes": "rest", "version": "2"})
    assert again.status_code == 302, "what could not be laid was saved, and goes on from there"
    assert FeeProposal.objects.get().state == PROPOSED


def test_laid_proposal_is_decided_by_the_director_and_shown_to_all(
    laid: Made, director: User, economist: User, read: Any
) -> None:
    proposal = laid()
    assert "Besluta" not in said(signed_in(economist).get(one(proposal)))
    assert signed_in(economist).get(one(proposal, "besluta/")).status_code == 403
    browser = signed_in(director)
    assert "Besluta" in said(browser.get(one(proposal)))
    empty = browser.post(one(proposal, "besluta/"), {"version": proposal.version})
    assert empty.status_code == 400
    assert "Skriv vilket organ som beslutade" in said(empty)
    sent = browser.post(one(proposal, "besluta/"), {
        "version": proposal.version, "beslut-body": "Samverkansrådet", "beslut-on": "2021-11-24", "beslut-paragraph": "88",
        "beslut-plan": "kvartal",
    })  # fmt: skip
    assert sent.status_code == 302
    assert FeeProposal.objects.get().state == DECIDED
    locked = browser.get(one(proposal))
    assert "Låst" in said(locked)
    assert "<textarea" not in locked.content.decode()
    page = read(BASE)
    assert "2022" in page.rows[0][1]
    assert "uträknat" not in page.rows[0][1]
    assert re.search(r"Samverkansrådet 2021-11-24 ?, § 88", page.text)
    assert "2022-10-31" in page.text


def test_earlier_day_does_not_show_what_was_decided_later(laid: Made, director: User, read: Any) -> None:
    proposal = laid()
    services.decide(SLUG, proposal.pk, Resolution("Rådet", date(2021, 11, 24)), version=proposal.version, by=director)
    assert "2022" in " ".join(read(BASE).rows[0])
    assert "2022" not in " ".join(read(BASE, per="2021-11-23").rows[0])


def test_member_page_shows_the_decided_fee(laid: Made, director: User, read: Any) -> None:
    proposal = laid(year=2021, text=RULE.replace("2022", "2021"))
    services.decide(SLUG, proposal.pk, Resolution("Rådet", date(2020, 11, 24)), version=proposal.version, by=director)
    member = read(f"/{SLUG}/medlemmar/2321/")
    kronor = f"{int(proposal.shares['2321']):,}".replace(",", " ")
    assert f"{kronor} kr" in member.text
    assert "beslutad" in member.text
    assert kronor in read(f"/{SLUG}/ekonomi/").text
    assert kronor in read(f"/{SLUG}/sa-raknades/fee.2021.2321/").text


def test_member_page_of_a_year_without_a_budget_shows_the_decided_fee(laid: Made, director: User, read: Any) -> None:
    proposal = laid(text=RULE.replace('on = "2020-12-31"', 'on = "12-31"\nlag_years = 1'))
    services.decide(SLUG, proposal.pk, Resolution("Rådet", date(2021, 11, 24)), version=proposal.version, by=director)
    kronor = f"{int(proposal.shares['2321']):,}".replace(",", " ")
    for address in ("medlemmar/2321/", "medlemmar/", "ekonomi/", "ekonomi/avgifter/"):
        page = read(f"/{SLUG}/{address}", per="2022-06-01")
        assert page.status == 200, address
        assert address == "ekonomi/" or kronor in page.text, address
    assert "den 31 december året före" in said(signed_in(director).get(one(proposal)))


def test_year_already_decided_must_be_ticked(laid: Made, director: User) -> None:
    first = laid()
    services.decide(SLUG, first.pk, Resolution("Rådet", date(2021, 11, 24)), version=first.version, by=director)
    second, browser = laid(text=RULE.replace("avgift-2022", "avgift-2022-2")), signed_in(director)
    sent = {"version": second.version, "beslut-body": "Rådet", "beslut-on": "2021-12-08"}
    refused = browser.post(one(second, "besluta/"), sent)
    assert refused.status_code == 400
    assert "redan beslutade" in said(refused)
    assert browser.post(one(second, "besluta/"), {**sent, "beslut-replace": "on"}).status_code == 302
    assert FeeProposal.objects.get(pk=first.pk).get_state_display() == "Ersatt"


def test_proposal_is_withdrawn_and_copied(laid: Made, economist: User) -> None:
    proposal, browser = laid(), signed_in(economist)
    assert browser.post(one(proposal, "aterkalla/"), {"version": proposal.version}).status_code == 302
    assert FeeProposal.objects.get(pk=proposal.pk).state == WITHDRAWN
    copied = browser.post(one(proposal, "kopiera/"))
    made = FeeProposal.objects.exclude(pk=proposal.pk).get()
    assert copied.headers["Location"] == one(made)


def test_plan_on_days_of_ones_own(laid: Made, director: User, economist: User) -> None:
    proposal = laid()
    services.decide(SLUG, proposal.pk, Resolution("Rådet", date(2021, 11, 24)), version=proposal.version, by=director)
    browser, address = signed_in(economist), f"{BASE}2022/betalplan/"
    wrong = browser.post(address, {"plan": "egna", "days": "i vår"})
    assert wrong.status_code == 400
    assert "är ingen dag" in said(wrong)
    assert browser.post(address, {"plan": "egna", "days": "2022-02-15\n2022-09-15"}).status_code == 302
    parts = get_snapshot(SLUG).case.instalments
    assert {row.due for row in parts} == {date(2022, 2, 15), date(2022, 9, 15)}


def test_comparison_shows_what_another_day_moves(read: Any) -> None:
    page = read(
        f"{BASE}jamfor/",
        a="regel:kommunavtalet-avgift",
        adag="2020-12-31",
        b="regel:kommunavtalet-avgift",
        bdag="2021-12-31",
        ar=2021,
    )
    assert page.status == 200
    summed = next(row for row in page.rows if row[0] == "Summa")
    assert summed[1:4] == ["10 046 000", "10 046 000", "0"]
    changed = [row[3] for row in page.rows if len(row) == 7 and row[0] not in ("Medlem", "Summa")]
    assert len(changed) == 8
    assert all(change not in ("0", "") for change in changed)
    assert "får mer att betala" in page.text


def test_comparison_with_a_day_that_is_not_held_says_so(read: Any) -> None:
    page = read(
        f"{BASE}jamfor/", a="regel:kommunavtalet-avgift", adag="2020-12-30", b="regel:kommunavtalet-avgift", bdag=""
    )
    assert "går inte att räkna" in page.text
    assert read(f"{BASE}jamfor/", adag="igår").status == 400
    assert read(f"{BASE}jamfor/", a="regel:finns-inte").status == 400


def test_proposal_is_no_side_of_a_comparison_for_the_public(started: Made, economist: User) -> None:
    draft = started()
    query = {"b": f"forslag:{draft.pk}"}
    assert Client().get(f"{BASE}jamfor/", query).status_code == 400
    assert signed_in(economist).get(f"{BASE}jamfor/", query).status_code == 200


@pytest.mark.parametrize("count", [1, 25])
def test_list_asks_as_many_queries_however_long(started: Made, economist: User, count: int) -> None:
    from django.db import connection

    for _ in range(count):
        started()
    browser = signed_in(economist)
    browser.get(BASE)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        browser.get(BASE)
    assert len(asked) <= 9
