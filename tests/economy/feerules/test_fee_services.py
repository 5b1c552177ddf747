"""Proposals: saved, laid, decided, withdrawn; what a decision leaves in the case; two who save at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.http import Http404

from samverkan.accounts.models import User
from samverkan.core.faults import FaultError
from samverkan.core.fees import decided_fees, recorded_fees
from samverkan.core.records import Case, MemberEntry
from samverkan.economy.deciding import Resolution
from samverkan.economy.feerules import services
from samverkan.economy.feerules.services import Draft, StaleProposalError
from samverkan.economy.work_models import DECIDED, DRAFT, PROPOSED, REPLACED, WITHDRAWN, FeeProposal
from samverkan.history.selectors import row_changes
from samverkan.history.services import Ground
from samverkan.registry.models import Cooperation
from samverkan.registry.services import save_records
from samverkan.registry.snapshots import get_snapshot
from samverkan.statistics import official
from tests.at_once import at_once
from tests.economy.feerules.conftest import RULE, TOTAL
from tests.people import SLUG

MINUTES = Resolution("Regionens samverkansråd", date(2021, 11, 24), "§ 88", "2021/17", "Avgift 2022 fastställdes")
QUARTERS = (date(2022, 1, 31), date(2022, 4, 30), date(2022, 7, 31), date(2022, 10, 31))
Made = Callable[..., FeeProposal]


def case() -> Case:
    return get_snapshot(SLUG).case


def decide(proposal: FeeProposal, by: User, **more: Any) -> FeeProposal:
    return services.decide(SLUG, proposal.pk, more.pop("resolution", MINUTES), version=proposal.version, by=by, **more)


def test_draft_is_saved_unfinished_and_its_version_goes_up(started: Made, economist: User) -> None:
    draft = started()
    saved = services.save_draft(SLUG, draft.pk, Draft("Ny", 2023, "[[component", None), version=1, by=economist)
    assert (saved.version, saved.title, saved.year, saved.total, saved.state) == (2, "Ny", 2023, None, DRAFT)
    assert FeeProposal.objects.get(pk=draft.pk).rule_text == "[[component\n"
    assert row_changes(FeeProposal, str(draft.pk))[0].by == economist.email


def test_draft_saved_meanwhile_is_told_and_keeps_the_first(started: Made, economist: User, director: User) -> None:
    draft = started()
    services.save_draft(SLUG, draft.pk, Draft("Första", 2022, RULE, TOTAL), version=1, by=director)
    with pytest.raises(StaleProposalError) as stale:
        services.save_draft(SLUG, draft.pk, Draft("Andra", 2022, RULE, TOTAL), version=1, by=economist)
    assert stale.value.current.title == "Första"
    assert FeeProposal.objects.get(pk=draft.pk).title == "Första"


@pytest.mark.parametrize(("title", "year"), [("", 2022), ("Avgift", 22)])
def test_draft_without_title_or_year_is_refused(economist: User, title: str, year: int) -> None:
    with pytest.raises(FaultError):
        services.start_proposal(SLUG, Draft(title, year, RULE, TOTAL), by=economist)


def test_laid_proposal_keeps_each_members_kronor(laid: Made) -> None:
    proposal = laid()
    people = {code: official().population(code, date(2020, 12, 31)) for code in proposal.shares}
    assert proposal.state == PROPOSED
    assert sum(Decimal(text) for text in proposal.shares.values()) == TOTAL
    assert len(proposal.shares) == 8
    for code, count in people.items():
        exact = TOTAL * count / sum(people.values())
        assert abs(Decimal(proposal.shares[code]) - exact) < 1


def test_proposal_that_can_not_be_counted_is_not_laid(started: Made, economist: User) -> None:
    wrong = started(text=RULE.replace("2020-12-31", "2020-12-30"))
    with pytest.raises(FaultError, match="2020-12-31"):
        services.propose(SLUG, wrong.pk, version=1, by=economist)
    assert FeeProposal.objects.get(pk=wrong.pk).state == DRAFT


def test_proposal_under_the_key_of_another_rule_is_not_laid(started: Made, economist: User) -> None:
    other = started(text=RULE.replace("avgift-2022", "kommunavtalet-avgift"))
    with pytest.raises(FaultError, match="redan en annan regels"):
        services.propose(SLUG, other.pk, version=1, by=economist)


def test_laid_proposal_is_locked_until_it_is_opened_again(laid: Made, economist: User) -> None:
    proposal = laid()
    with pytest.raises(FaultError, match="Kopiera"):
        services.save_draft(SLUG, proposal.pk, Draft("Ny", 2022, RULE, TOTAL), version=proposal.version, by=economist)
    opened = services.reopen(SLUG, proposal.pk, version=proposal.version, by=economist)
    assert (opened.state, opened.shares) == (DRAFT, {})


def test_decision_writes_rule_decision_fees_and_instalments(laid: Made, director: User) -> None:
    proposal = decide(laid(), director, days=QUARTERS)
    after = case()
    (decision,) = after.decisions
    rule = next(row for row in after.rules if row.id == "avgift-2022")
    assert (proposal.state, proposal.decision) == (DECIDED, decision.id)
    assert (decision.body, decision.on, decision.paragraph, decision.registry_number) == (
        "Regionens samverkansråd", date(2021, 11, 24), "88", "2021/17",
    )  # fmt: skip
    assert rule.text == RULE
    assert {fee.organisation: fee.amount for fee in after.fees} == {c: Decimal(t) for c, t in proposal.shares.items()}
    assert {(fee.status, fee.rule, fee.decision) for fee in after.fees} == {("beslutad", "avgift-2022", decision.id)}
    for fee in after.fees:
        parts = [row for row in after.instalments if row.fee == fee.id]
        assert [row.due for row in parts] == list(QUARTERS)
        assert sum((row.amount or Decimal(0) for row in parts), Decimal(0)) == fee.amount


def test_decided_fees_come_before_computed_ones(laid: Made, director: User) -> None:
    proposal = laid(year=2021, text=RULE.replace("2022", "2021"))
    computed = decided_fees(case(), 2021, statistics=official())
    decide(proposal, director)
    after = decided_fees(case(), 2021, statistics=official())
    assert (computed.status, after.status) == ("härledd", "beslutad")
    assert after.amounts() == {code: Decimal(text) for code, text in proposal.shares.items()}
    assert after.amounts() != computed.amounts()
    (are,) = [fee for fee in after.fees if fee.member == "2321"]
    assert are.explanation.source is not None
    assert are.explanation.source.title == "Regionens samverkansråd 2021-11-24, § 88, dnr 2021/17"
    assert are.explanation.inputs[0].value == are.amount


def test_decided_proposal_can_neither_be_changed_withdrawn_nor_decided_again(laid: Made, director: User) -> None:
    done = decide(laid(), director)
    for act in (services.withdraw, services.reopen):
        with pytest.raises(FaultError):
            act(SLUG, done.pk, version=done.version, by=director)
    with pytest.raises(FaultError):
        decide(done, director, replace=True)


def test_year_that_is_decided_is_decided_again_only_in_its_place(laid: Made, director: User) -> None:
    first = decide(laid(), director, days=QUARTERS)
    second = laid(text=RULE.replace("avgift-2022", "avgift-2022-2").replace("2020-12-31", "2021-12-31"))
    with pytest.raises(FaultError, match="redan beslutade"):
        decide(second, director)
    assert FeeProposal.objects.get(pk=second.pk).state == PROPOSED
    decide(second, director, replace=True, resolution=Resolution("Samverkansrådet", date(2021, 12, 8)))
    after = case()
    assert FeeProposal.objects.get(pk=first.pk).state == REPLACED
    assert len(after.fees) == 8
    assert after.instalments == ()
    assert len(after.decisions) == 2
    assert "Regionens samverkansråd 2021-11-24" in after.fees[0].note
    assert {fee.organisation: fee.amount for fee in after.fees} == {c: Decimal(t) for c, t in second.shares.items()}


def test_fees_in_the_account_with_members_are_not_replaced(laid: Made, director: User) -> None:
    decide(laid(), director)
    fee = case().fees[0]
    entry = MemberEntry(
        id="post", organisation=fee.organisation, year=2022, kind="avgift", amount=-(fee.amount or 0), fee=fee.id
    )
    save_records(SLUG, put=[("entries", entry)], by="test")
    second = laid(text=RULE.replace("avgift-2022", "avgift-2022-2"))
    with pytest.raises(FaultError, match="Kreditera"):
        decide(second, director, replace=True)
    assert case().fees[0] == fee


def test_decision_that_fails_leaves_nothing(laid: Made, director: User, monkeypatch: pytest.MonkeyPatch) -> None:
    proposal = laid()
    before = case()
    with pytest.raises(FaultError, match="mer än en gång"):
        decide(proposal, director, days=(QUARTERS[0], QUARTERS[0]))
    assert case() == before
    assert FeeProposal.objects.get(pk=proposal.pk).state == PROPOSED


def test_copy_is_a_draft_with_a_key_of_its_own(laid: Made, director: User) -> None:
    done = decide(laid(), director)
    made = services.copy(SLUG, done.pk, by=director)
    assert (made.state, made.year, made.total) == (DRAFT, 2022, TOTAL)
    assert 'id = "avgift-2022-2"' in made.rule_text


def test_withdrawn_proposal_stays(started: Made, economist: User) -> None:
    draft = started()
    services.withdraw(SLUG, draft.pk, version=1, by=economist)
    assert FeeProposal.objects.get(pk=draft.pk).state == WITHDRAWN


def test_proposal_of_another_cooperation_is_not_there(started: Made, economist: User) -> None:
    draft = started()
    with pytest.raises(Http404):
        services.save_draft("kalmar", draft.pk, Draft("Ny", 2022, RULE, TOTAL), version=1, by=economist)


def test_plan_takes_the_place_of_the_one_before(laid: Made, director: User) -> None:
    decide(laid(), director, days=QUARTERS)
    made = services.plan_instalments(SLUG, 2022, QUARTERS[:2], by=director, ground=Ground("Två delar"))
    after = case()
    assert (made, len(after.instalments)) == (16, 16)
    due = sum((row.amount or Decimal(0) for row in after.instalments), Decimal(0))
    assert due == TOTAL
    services.plan_instalments(SLUG, 2022, (), by=director, ground=Ground())
    assert case().instalments == ()


def test_plan_needs_a_fee_on_record(director: User) -> None:
    with pytest.raises(FaultError, match="Besluta avgiften först"):
        services.plan_instalments(SLUG, 2022, QUARTERS, by=director, ground=Ground())


def test_recorded_fees_are_none_where_nothing_is_on_record(db: None) -> None:
    assert recorded_fees(case(), 2021, statistics=official()) is None


APART = "avgifter-samtidigt"


def _set_up() -> FeeProposal:
    Cooperation.objects.create(slug=APART, title="Avgifter samtidigt")
    who = User.objects.create_user("samtidig-avgift@kommunen.example", name="Samtidig")
    return services.start_proposal(APART, Draft("Avgift", 2022, RULE, TOTAL), by=who)


def _take_away() -> None:
    FeeProposal.objects.filter(cooperation_id=APART).delete()
    Cooperation.objects.filter(slug=APART).delete()
    for model in (FeeProposal, Cooperation):
        model.pgh_event_model.objects.all().delete()
    User.objects.filter(email="samtidig-avgift@kommunen.example").delete()


@pytest.fixture
def committed(db: None) -> Iterator[FeeProposal]:
    """A draft that other connections see, taken away afterwards."""
    (draft,) = at_once(_set_up)
    yield draft
    at_once(_take_away)


def test_people_who_save_at_once_lose_nothing(committed: FeeProposal) -> None:
    def save(title: str) -> FeeProposal:
        draft = Draft(title, 2022, RULE, TOTAL)
        return services.save_draft(APART, committed.pk, draft, version=1, by=committed.author)

    found = at_once(
        *[lambda title=title: save(title) for title in ("Ett", "Två", "Tre")], expected=(StaleProposalError,)
    )
    (won,) = [row for row in found if isinstance(row, FeeProposal)]
    lost = [row for row in found if isinstance(row, StaleProposalError)]
    now = FeeProposal.objects.get(pk=committed.pk)
    assert (now.version, now.title) == (2, won.title)
    assert [stale.current.title for stale in lost] == [won.title, won.title]
