"""Money and commitments that lose their ground, and how an alternative closes them or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from samverkan.core.budget import Budget
from samverkan.core.explain import Explanation
from samverkan.core.ground import Gap, gap_money, ground_gaps, money_year
from samverkan.core.periods import last_day, until_from_last
from samverkan.core.records import Case
from samverkan.core.scenario.areas import agreement_name
from samverkan.core.scenario.model import AGAIN, APART, END, MOVE, STAY, Place, Scenario
from samverkan.core.scenario.placing import Placements
from samverkan.core.swedish import day

Open = tuple[date, date | None]


@dataclass(frozen=True, slots=True)
class ScenarioGap:
    """A commitment whose agreement ends. ``left`` are the half-open periods that the alternative leaves without ground,
    none where it is ``closed``; ``how`` says what happens. ``money`` is kr a year, ``label`` whose budget it is."""

    gap: Gap
    name: str
    money: Explanation
    label: str
    left: tuple[Open, ...]
    how: str

    @property
    def closed(self) -> bool:
        """Whether the commitment has ground all the way."""
        return not self.left


def scenario_gaps(
    case: Case, scenario: Scenario, placements: Placements, budget: Budget, on: date
) -> tuple[ScenarioGap, ...]:
    """Every commitment that outlives its agreement, as known on the day, in the alternative."""
    year = money_year(budget, on)
    found = []
    for gap in ground_gaps(case, on):
        place = _placed(placements, gap)
        name = gap_name(case, gap)
        left, how = _left(case, scenario, gap, place)
        money = gap_money(case, gap, name, on, budget)
        label = f"{year} års budget" if money.value is not None and year else "belopp anges inte"
        found.append(ScenarioGap(gap, name, money, label, left, how))
    return tuple(found)


def gap_name(case: Case, gap: Gap) -> str:
    """What a reader calls the commitment."""
    names = {
        "organisation": {row.id: row.name for row in case.organisations},
        "omrade": {row.id: row.name for row in case.areas},
        "avtal": {row.id: row.name for row in case.agreements},
        "arena": {row.id: row.name for row in case.arenas},
        "tjanst": {row.id: row.title for row in case.posts},
    }
    return names.get(gap.kind, {}).get(gap.object, gap.object)


def _placed(placements: Placements, gap: Gap) -> Place | None:
    for kind, key in ((gap.kind, gap.object), ("omrade", gap.area)):
        found = placements.get(kind, key) if key else None
        if found is not None and found.to:
            return found.place
    return None


def _left(case: Case, scenario: Scenario, gap: Gap, place: Place | None) -> tuple[tuple[Open, ...], str]:
    whole: Open = (gap.since, gap.until)
    if place is None:
        return (whole,), "Inte placerat i alternativet"
    if place.to == MOVE:
        told = f"Medlemmarna betalar genom {scenario.body or 'den nya organisationen'} från {day(scenario.start)}"
        return _without(whole, (scenario.start, None)), told
    if place.to == STAY and scenario.way == AGAIN:
        return _without(whole, (scenario.start, None)), f"Det nya avtalet betalar från {day(scenario.start)}"
    if place.to == APART or (place.to == STAY and place.agreement):
        since, until = place.since or scenario.start, until_from_last(place.until)
        name = agreement_name(case, place.agreement) or "Ett separat avtal"
        last = f" till och med {day(place.until)}" if place.until else ""
        return _without(whole, (since, until)), f"{name} betalar från {day(since)}{last}"
    if place.to == END:
        return (whole,), "Området upphör, men åtagandet finns kvar utan pengar"
    return (whole,), "Ingen har åtagit sig att betala när avtalet har upphört"


def _without(whole: Open, covered: Open) -> tuple[Open, ...]:
    """What of a period another does not cover."""
    since, until = whole
    left: list[Open] = []
    if covered[0] is not None and covered[0] > since:
        left.append((since, covered[0] if until is None else min(covered[0], until)))
    if covered[1] is not None and (until is None or covered[1] < until):
        left.append((max(since, covered[1]), until))
    return tuple(part for part in left if part[1] is None or part[0] < part[1])


def period_words(period: Open) -> str:
    """``2023-01-01 till 2023-12-31``, ``från 2023-01-01 tills vidare``."""
    since, last = period[0], last_day(period[1])
    return f"från {day(since)} till och med {day(last)}" if last else f"från {day(since)} tills vidare"
