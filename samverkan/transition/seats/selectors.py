"""What the page of seats shows: the rule chosen, the day whose inhabitants are counted, and what comes out of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from samverkan.core.allocation import Member
from samverkan.core.faults import Fault, FaultError
from samverkan.core.mandates import BY_RULE, CaseSeats, Flip, case_near, case_seats, flips, seat_members, seat_rules
from samverkan.core.members import population_day
from samverkan.core.periods import holds
from samverkan.core.records import Case, Organ
from samverkan.core.scenario import Scenario, case_scenarios
from samverkan.core.scenario.votes import scenario_votes
from samverkan.core.seats import Near, SeatRule, counted_days, parse_seats
from samverkan.core.seats.wording import part_text
from samverkan.core.swedish import listing
from samverkan.economy.feerules.fields import held_days
from samverkan.registry.pages import Page

WITHIN = 200
"""Inhabitants from another seat that are worth telling."""
_OTHER_DAYS = 9


ALTERNATIVE = "alternativ:"


@dataclass(frozen=True, slots=True)
class Offer:
    """A rule that one may look at: one of the case's, or that of an alternative, then with ``scenario``."""

    key: str
    name: str
    rule: SeatRule
    scenario: Scenario | None = None


Counted = tuple[CaseSeats | None, tuple[Near, ...], tuple[str, ...]]
"""The seats, who is near another, and why there are none."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The page's facts. ``asked`` is the day that the address asks for, ``day`` the one whose inhabitants are shown;
    ``people`` are inhabitants by member, of those that have any. ``held`` is None where the rule can't be used: ``wrong``."""

    page: Page
    offers: tuple[Offer, ...]
    offer: Offer | None
    asked: date | None
    day: date
    members: tuple[Member, ...]
    people: Mapping[str, int]
    held: CaseSeats | None
    near: tuple[Near, ...]
    wrong: tuple[str, ...]

    @property
    def rule(self) -> SeatRule | None:
        """The rule looked at."""
        return self.offer.rule if self.offer else None

    @property
    def by_population(self) -> bool:
        """Whether the rule counts inhabitants."""
        return bool(self.held and self.held.days)

    @property
    def municipal(self) -> tuple[Member, ...]:
        """The members that have inhabitants of their own: those that a rule can be tried on."""
        return tuple(member for member in self.members if member.code in self.people)

    @property
    def counted(self) -> str:
        """The day as a figure's id names it."""
        return self.asked.isoformat() if self.asked and self.by_population else BY_RULE

    def figure(self, code: str) -> str:
        """The id of a member's figure, or the total's."""
        if self.offer is None:
            return ""
        if self.offer.scenario is None:
            return f"seats.{self.offer.key}.{self.counted}.{code}"
        return f"scenario.{self.offer.scenario.id}.seats.{code}" if self.counted == BY_RULE else ""


def open_desk(page: Page) -> Desk:
    """The desk that the address asks for: ``?regel=<id>&folkmangd=2020-12-31``. FaultError on what is not there."""
    offers = page.snapshot.once("seat rules", lambda: _offers(page.case))
    offer, asked = _chosen(page, offers), asked_day(page)
    members, (held, near, wrong) = members_of(page), _counted(page, offer, asked)
    day = asked or _day_shown(page, held)
    return Desk(page, offers, offer, asked, day, members, _people(page, members, day), held, near, wrong)


def _offers(case: Case) -> tuple[Offer, ...]:
    """The case's rules, and those of its alternatives that have one of their own."""
    organs = {organ.id: organ.name for organ in case.organs}
    rules = sorted(seat_rules(case), key=lambda rule: rule.id)
    own = (Offer(rule.id, organs.get(rule.organ, rule.title), rule) for rule in rules)
    tried = (
        Offer(f"{ALTERNATIVE}{row.id}", f"Alternativ: {row.title}", parse_seats(row.seats), row)
        for row in case_scenarios(case)
        if row.seats
    )
    return (*own, *tried)


def asked_day(page: Page) -> date | None:
    """The day of ``?folkmangd=``; None where the rule's own is to be counted."""
    text = page.request.GET.get("folkmangd", "").strip()
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        wrong = f"”{text[:20]}” är ingen dag. Skriv år-månad-dag, till exempel 2020-12-31."
        raise FaultError(Fault("bad-date", wrong, "folkmangd")) from None


def _chosen(page: Page, offers: Sequence[Offer]) -> Offer | None:
    asked = page.request.GET.get("regel", "")
    found = next((offer for offer in offers if offer.key == asked), None)
    if asked and found is None:
        held = listing([offer.key for offer in offers]) or "inga"
        text = f"Det finns ingen regel för platser ”{asked[:40]}”. De som finns: {held}."
        raise FaultError(Fault("unknown-rule", text, "regel"))
    return found or (offers[0] if offers else None)


def members_of(page: Page) -> tuple[Member, ...]:
    """The members on the day that the page is seen on."""
    every = seat_members(page.case, page.snapshot.statistics)
    return tuple(member for member in every if holds(member.since, member.until, page.on))


def _day_shown(page: Page, held: CaseSeats | None) -> date:
    return held.days[0] if held and held.days else population_day(page.case, page.on.year)


def _people(page: Page, members: Sequence[Member], day: date) -> dict[str, int]:
    found = {}
    for member in members:
        try:
            found[member.code] = page.snapshot.statistics.population(member.code, day)
        except FaultError:
            continue
    return found


def _counted(page: Page, offer: Offer | None, asked: date | None) -> Counted:
    if offer is None:
        return None, (), ()

    def work() -> Counted:
        try:
            return _by_alternative(page, offer, asked) if offer.scenario else _by_case(page, offer.rule, asked)
        except FaultError as error:
            return None, (), why_not(offer.rule, error)

    return page.snapshot.once(("seats", offer.key, page.on, asked), work)


def _by_case(page: Page, rule: SeatRule, asked: date | None) -> Counted:
    case, statistics = page.case, page.snapshot.statistics
    held = case_seats(case, rule, on=page.on, statistics=statistics, population_on=asked)
    return held, case_near(case, rule, on=page.on, statistics=statistics, population_on=asked, within=WITHIN), ()


def _by_alternative(page: Page, offer: Offer, asked: date | None) -> Counted:
    """Among the members that the alternative has, on the day that it starts."""
    scenario = offer.scenario
    if scenario is None:
        return None, (), ()
    chosen = replace(scenario, population_on=asked) if asked else scenario
    votes = scenario_votes(page.case, chosen, page.snapshot.statistics)
    if votes is None:
        return None, (), ("Alternativet har inga medlemmar att räkna på.",)
    days = (votes.population_on,) if counted_days(offer.rule, scenario.start) else ()
    return CaseSeats(offer.rule, None, votes.seats, days), votes.close, ()


def why_not(rule: SeatRule, error: FaultError) -> tuple[str, ...]:
    """Why a rule can't be used, in a few sentences: what is missing is told once, not for every member."""
    codes = {fault.code for fault in error.faults}
    if codes == {"missing-column"}:
        wanted = {fault.where.removeprefix("kolumn ") for fault in error.faults}
        names = [note.title or name for name, note in rule.frame.notes.items() if name in wanted] or sorted(wanted)
        return (
            f"Regeln bygger på uppgifter om varje medlem som inte finns här: {listing([f'”{name}”' for name in names])}.",
        )
    if codes == {"no-members"}:
        return ("Källan räknar inte upp medlemmarna, så det går inte att säga vilka som har platserna.",)
    return tuple(dict.fromkeys(fault.text for fault in error.faults))[:3]


def said(rule: SeatRule) -> list[tuple[str, str]]:
    """Every part of the rule: its title, "" where it is the only one, and how it gives seats."""
    alone = len(rule.parts) == 1
    return [
        ("" if alone else part.component.title, part_text(part) + ("" if part.vote else ", utan rösträtt"))
        for part in rule.parts
    ]


def days_offered(desk: Desk) -> list[date]:
    """The days whose inhabitants every member's statistics hold, the latest first."""
    codes = tuple(member.code for member in desk.members if member.code.isdigit())
    return list(reversed(held_days(desk.page.snapshot, codes))) if codes else []


def other_days(desk: Desk) -> tuple[Flip, ...]:
    """What the inhabitants of the latest year-ends, and of the days around the rule's own, make of the rule."""
    rule, held = desk.rule, desk.held
    if rule is None or held is None or not desk.by_population or (desk.offer and desk.offer.scenario):
        return ()
    days = [day for day in days_offered(desk) if (day.month, day.day) == (12, 31)]
    own = counted_days(rule, desk.page.on)
    near_own = sorted(days, key=lambda day: abs((day - own[0]).days))[:_OTHER_DAYS]

    def work() -> tuple[Flip, ...]:
        return flips(
            desk.page.case,
            rule,
            sorted({*near_own, *days[:1]}),
            on=desk.page.on,
            statistics=desk.page.snapshot.statistics,
        )

    return desk.page.snapshot.once(("seat flips", rule.id, desk.page.on), work)


def without_rule(desk: Desk) -> list[Organ]:
    """The organs that no rule of seats is for."""
    ruled = {offer.rule.organ for offer in desk.offers}
    return [organ for organ in desk.page.case.organs if organ.id not in ruled]
