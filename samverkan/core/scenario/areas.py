"""What an alternative does with each area: its money, its staff, its external money, and whether it loses its ground."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from samverkan.core.budget import BudgetCell, case_budget
from samverkan.core.explain import Explanation, SourceRef
from samverkan.core.external import read_external
from samverkan.core.faults import FaultError
from samverkan.core.fees import fee_total
from samverkan.core.records import Case
from samverkan.core.scenario.model import AGAIN, APART, END, MOVE, NOTHING, STAY, Place, Scenario
from samverkan.core.scenario.placing import Placed, Placements
from samverkan.core.scenario.things import WHOLE
from samverkan.core.sums import decimal_of
from samverkan.core.swedish import day

KEPT = "Ligger kvar, med medlemmarnas medfinansiering"


@dataclass(frozen=True, slots=True)
class AreaOutcome:
    """An area in an alternative. ``present`` and ``staff`` are the year's budget, ``common`` what it takes of the common fee
    and ``apart`` of an agreement of its own, kr a year (value 0 where the members pay nothing, None where it is not stated).
    ``moving`` is the staff that changes employer. ``unfunded_from`` is the first day without the members' money.
    ``external`` is the latest year's external money, ``passed_on`` what of it goes straight to members."""

    placed: Placed
    present: Explanation
    common: Explanation
    apart: Explanation
    staff: Explanation
    moving: Explanation
    how: str
    unfunded_from: date | None
    external: Explanation | None
    passed_on: Explanation | None
    external_at: str
    in_budget: bool

    @property
    def key(self) -> str:
        """The area."""
        return self.placed.thing.key

    @property
    def working(self) -> bool:
        """Whether it is a working area that budget rows serve, with no money or staff of its own."""
        return not self.in_budget

    @property
    def name(self) -> str:
        """What a reader calls it."""
        return self.placed.thing.name


def area_outcomes(
    case: Case, scenario: Scenario, placements: Placements, ends: date | None, host: str
) -> tuple[AreaOutcome, ...]:
    """Every area without areas under it, in tree order. ``ends`` is the day after today's agreement, None where it goes on;
    ``host`` who does the work today."""
    cells = {node.area.id: cell for node in case_budget(case).nodes if (cell := node.cells.get(scenario.year))}
    return tuple(
        _outcome(case, scenario, placed, cells.get(placed.thing.key), ends, host)
        for placed in placements.of("omrade") if not placed.thing.group
    )  # fmt: skip


def _outcome(  # noqa: PLR0917 - one area's whole standing
    case: Case, scenario: Scenario, placed: Placed, cell: BudgetCell | None, ends: date | None, host: str
) -> AreaOutcome:
    key, year = placed.thing.key, scenario.year
    none = Explanation(f"{placed.thing.name}, budget {year}", None, "kr", note="Anges inte.")
    today = cell.amount if cell else _whole(case, year, none) if key == WHOLE else none
    staff = (
        cell.fte if cell else Explanation(f"{placed.thing.name}, årsarbetare {year}", None, "ÅA", note="Anges inte.")
    )
    common, apart = _money(scenario, placed, today)
    external, passed_on = _external(case, key, year, placed.thing.name)
    return AreaOutcome(
        placed, today, common, apart, staff, _moving(placed, staff), how_it_goes(case, scenario, placed.place, host),
        _unfunded(scenario, placed.place, ends, common, apart), external, passed_on,
        _external_at(scenario, placed.to, external, bool(common.value)),
        cell is not None or key == WHOLE,
    )  # fmt: skip


def _whole(case: Case, year: int, none: Explanation) -> Explanation:
    """The fee that a source states for everything; not stated where it is rounded and can't be divided."""
    try:
        return fee_total(case, year)
    except FaultError as error:
        return replace(none, note=error.faults[0].text)


def _money(scenario: Scenario, placed: Placed, today: Explanation) -> tuple[Explanation, Explanation]:
    stated = None
    if placed.place.amount is not None:
        source = SourceRef(scenario.id, scenario.title, placed.place.note)
        stated = Explanation(f"{placed.thing.name}, enligt alternativet", placed.place.amount, "kr", source=source,
                             status="antagande", inputs=(today,))  # fmt: skip
    paid = stated or today
    nothing = Explanation(
        f"{placed.thing.name}, medlemmarnas avgift", Decimal(0), "kr", rule="Medlemmarna betalar inget."
    )
    if placed.to == APART:
        return nothing, paid
    if placed.to == MOVE or (placed.to == STAY and (scenario.way == AGAIN or stated is not None)):
        return paid, nothing
    return nothing, nothing


def _moving(placed: Placed, staff: Explanation) -> Explanation:
    title = f"{placed.thing.name}, personal som byter arbetsgivare"
    if placed.to != MOVE:
        return Explanation(title, Decimal(0), "ÅA", rule="Området flyttas inte.")
    if placed.place.fte is not None:
        return Explanation(
            title, placed.place.fte, "ÅA", rule="Enligt alternativet", status="antagande", inputs=(staff,)
        )
    return Explanation(
        title, staff.value, "ÅA", rule="Områdets personal enligt budgeten", inputs=(staff,), note=staff.note
    )


def how_it_goes(case: Case, scenario: Scenario, place: Place, host: str) -> str:
    """In words where a thing goes: ``Flyttas till förbundet 2023-01-01``."""
    name = agreement_name(case, place.agreement)
    if place.to == MOVE:
        return f"Flyttas till {scenario.body or 'den nya organisationen'} {day(scenario.start)}"
    if place.to == APART:
        since = place.since or scenario.start
        until = f" till och med {day(place.until)}" if place.until else ""
        return f"Separat avtal, {name or 'att teckna'}, från {day(since)}{until}"
    if place.to == STAY:
        if scenario.way == AGAIN:
            return f"Stannar hos {host} genom det nya avtalet"
        return f"Stannar hos {host}" + (f" genom {name}" if name else "")
    return f"Upphör {day(place.since or scenario.start)}" if place.to == END else "Inte avgjort"


def agreement_name(case: Case, key: str) -> str:
    """The agreement's name, or the text itself where the case has none by that key."""
    return next((row.name for row in case.agreements if row.id == key), key)


def _unfunded(
    scenario: Scenario, place: Place, ends: date | None, common: Explanation, apart: Explanation
) -> date | None:
    """The first day when the members no longer pay for it: from when today's agreement ends, else the alternative begins."""
    pays = any(part.value != 0 for part in (common, apart))
    if place.to == STAY and scenario.way == AGAIN:
        return None
    if pays:
        begins = (place.since or scenario.start) if place.to == APART else scenario.start
        return ends if ends is not None and begins > ends else None
    if place.to == STAY and scenario.way != NOTHING and place.agreement:
        return None
    return ends or scenario.start


def _external(case: Case, area: str, year: int, name: str) -> tuple[Explanation | None, Explanation | None]:
    years = [row.year for row in case.grants if row.area == area and row.year <= year and not row.parent]
    if not years:
        return None, None
    money = read_external(case.grants, area, max(years), case.sources, name)
    return money.external, money.pass_through


def _external_at(scenario: Scenario, to: str, external: Explanation | None, paid: bool) -> str:
    if external is None or not (decimal_of(external) or external.value is None):
        return ""
    if to == MOVE:
        return "Mottagaren byts: finansiären måste godkänna eller en ny ansökan göras"
    if to == END:
        return "Bortfaller när området upphör"
    if to == APART:
        return "Följer med om det separata avtalet ger medfinansiering"
    return KEPT if paid else "Medfinansieringen från medlemmarna upphör"
