"""What an alternative means: for each member and area, for agreements, arenas and posts, and what must be done by when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from samverkan.core.budget import case_budget
from samverkan.core.charter_check import Outcome, check_form
from samverkan.core.explain import Explanation
from samverkan.core.faults import Fault, FaultError
from samverkan.core.keys import Statistics
from samverkan.core.records import Case
from samverkan.core.scenario.areas import KEPT, AreaOutcome, agreement_name, area_outcomes, how_it_goes
from samverkan.core.scenario.fees import Money, scenario_money
from samverkan.core.scenario.gaps import ScenarioGap, scenario_gaps
from samverkan.core.scenario.model import AGAIN, APART, END, MOVE, NEW, NOTHING, STAY, Scenario
from samverkan.core.scenario.parse import KIND, parse_scenario
from samverkan.core.scenario.placing import Placed, Placements, check_scenario
from samverkan.core.scenario.things import main_agreements
from samverkan.core.scenario.timeplan import Deadline, time_plan
from samverkan.core.scenario.votes import Votes, scenario_votes
from samverkan.core.standing import STATUSES, certain_end, standing
from samverkan.core.sums import decimal_of, stated, summed
from samverkan.core.swedish import day, kronor, listing, months_between, number

AGREEMENT_FORM = "avtalssamverkan"


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of an agreement, arena, post, grant, role or financed body: ``how`` in words, ``to`` "" = not settled."""

    placed: Placed
    how: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Warned:
    """Something to know that stops nothing, with its cost in kr where there is one."""

    title: str
    text: str
    cost: Explanation | None = None


@dataclass(frozen=True, slots=True)
class Consequences:
    """Everything that follows from an alternative, seen on a day. ``ends`` is the day after today's agreement (None: it goes
    on), ``host`` who does the work today."""

    scenario: Scenario
    placements: Placements
    areas: tuple[AreaOutcome, ...]
    money: Money
    gaps: tuple[ScenarioGap, ...]
    fates: Mapping[str, tuple[Fate, ...]]
    requirements: tuple[Outcome, ...]
    deadlines: tuple[Deadline, ...]
    warnings: tuple[Warned, ...]
    moving: Explanation
    external: Explanation
    at_risk: Explanation
    ends: date | None
    host: str
    votes: Votes | None

    @property
    def form(self) -> str:
        """The legal form that the alternative leads to; "" where nothing comes in place of today's."""
        return form_of(self.scenario)

    def open_gaps(self) -> tuple[ScenarioGap, ...]:
        """Commitments left without ground."""
        return tuple(gap for gap in self.gaps if not gap.closed)

    def undecided(self) -> tuple[Placed, ...]:
        """What its areas pull different ways, and nothing else is said of."""
        return tuple(row for row in self.placements.rows if not row.to)


def form_of(scenario: Scenario) -> str:
    """The legal form that the alternative leads to."""
    if scenario.way == NEW:
        return scenario.form
    return (scenario.form or AGREEMENT_FORM) if scenario.way == AGAIN else ""


def consequences(
    case: Case, scenario: Scenario, *, statistics: Statistics | None, on: date,
    before: Mapping[str, Explanation] | None = None,
) -> Consequences:  # fmt: skip
    """What follows from the alternative, seen on a day; ``before`` are the fees of a baseline other than today. FaultError
    with everything in it that does not hold for the case, or where its fee rule can't divide."""
    placements = check_scenario(case, scenario)
    ends, host = agreement_end(case, on), host_name(case)
    areas = area_outcomes(case, scenario, placements, ends, host)
    money = scenario_money(case, scenario, areas, statistics=statistics, before=before)
    moving = _total(
        "Personal som byter arbetsgivare",
        [area.moving for area in areas if area.placed.to == MOVE and not area.working],
        "ÅA",
    )
    external = _total("Externa medel", [area.external for area in areas if area.external], "kr")
    at_risk = _total("Externa medel som berörs", [area.external for area in areas if _touched(area)], "kr")
    form = form_of(scenario)
    return Consequences(
        scenario, placements, areas, money,
        scenario_gaps(case, scenario, placements, case_budget(case), on), _fates(case, scenario, placements, host, on),
        check_form(form) if form else (),
        time_plan(case, scenario, placements, bool(decimal_of(moving)) or _moves_staff(placements), on),
        tuple(_warnings(scenario, areas, ends)), moving, external, at_risk, ends, host,
        scenario_votes(case, scenario, statistics),
    )  # fmt: skip


def case_scenarios(case: Case) -> tuple[Scenario, ...]:
    """The alternatives on record in the case, nothing first, then the same again, then new forms, in the order of the case."""
    found = [parse_scenario(rule.data) for rule in case.rules if rule.kind == KIND]
    return tuple(sorted(found, key=lambda row: (NOTHING, AGAIN, NEW).index(row.way)))


def worked_through(case: Case, scenario: Scenario, *, statistics: Statistics | None, on: date) -> Consequences:
    """:func:`consequences` against the baseline that the alternative names: today, or another alternative of the case whose
    own fees are worked out first. FaultError where that one is not there, or names this one back."""
    before = None
    if scenario.baseline:
        others = {row.id: row for row in case_scenarios(case)}
        other = others.get(scenario.baseline)
        if other is None or other.baseline:
            held = listing([key for key, row in others.items() if key != scenario.id and not row.baseline]) or "inga"
            text = f"Alternativet ”{scenario.baseline}” går inte att jämföra med. De som går är {held}."
            raise FaultError(Fault("unknown-baseline", text, "[scenario], baseline"))
        money = consequences(case, other, statistics=statistics, on=on).money
        before = {row.member: replace(row.after, title=f"{row.name}, avgift i {other.title}") for row in money.members}
    return consequences(case, scenario, statistics=statistics, on=on, before=before)


def agreement_end(case: Case, on: date) -> date | None:
    """The day after the last of the agreement that the cooperation rests on, where its end is certain on the day."""
    main = main_agreements(case)
    ends = [end for row in case.agreements if row.id in main and (end := certain_end(case, row, on)) is not None]
    return min(ends, default=None)


def host_name(case: Case) -> str:
    """Who does the work today: the party that is no municipality, else the cooperation itself."""
    names = {row.id: row.name for row in case.organisations}
    parties = [row.organisation for row in case.memberships if row.kind == "part" and row.organisation in names]
    own = case.cooperation.short_name
    return listing(tuple(dict.fromkeys(names[key] for key in parties))) or own


def _total(title: str, found: Sequence[Explanation | None], unit: str) -> Explanation:
    parts = [part for part in found if part is not None]
    if not parts:
        return Explanation(title, Decimal(0), unit, rule="Inget berörs.")
    blanks = [part.title for part in parts if part.value is None]
    return summed(title, tuple(parts), unit, rule="Summan över områdena", blanks=blanks)


def _touched(area: AreaOutcome) -> bool:
    """Whether the area's external money gets another receiver, or loses the members' part."""
    return area.external is not None and area.external_at not in ("", KEPT)


def _moves_staff(placements: Placements) -> bool:
    return any(row.to == MOVE for row in placements.of("tjanst"))


def _fates(case: Case, scenario: Scenario, placements: Placements, host: str, on: date) -> dict[str, tuple[Fate, ...]]:
    """By kind: agreements, arenas, posts, grants, roles, financed bodies."""
    held = {row.id: standing(case, row, on) for row in case.agreements}
    conveners = {row.id: row.convener for row in case.arenas}
    found: dict[str, list[Fate]] = {kind: [] for kind in ("avtal", "arena", "tjanst", "medel", "roll", "organisation")}
    for row in placements.rows:
        if row.thing.kind not in found:
            continue
        how = how_it_goes(case, scenario, row.place, host) if row.to else f"Inte avgjort: {row.follows} går olika vägar"
        note = ""
        if row.thing.kind == "avtal":
            note = _to_renegotiate(case, scenario, row, STATUSES[held[row.thing.key].status])
        elif row.thing.kind == "arena" and row.to and row.to != END:
            note = _to_rehome(scenario, row, conveners.get(row.thing.key, ""), host)
        found[row.thing.kind].append(Fate(row, how, note))
    return {kind: tuple(rows) for kind, rows in found.items()}


def _to_renegotiate(case: Case, scenario: Scenario, row: Placed, status: str) -> str:
    ground = next((one.ground for one in case.agreements if one.id == row.thing.key), "")
    name = next((one.name for one in case.agreements if one.id == ground), "")
    rests = f", vilar i dag på {name}" if name else ""
    given = agreement_name(case, row.place.agreement)
    if row.to == STAY and given:
        return f"Får sin grund i {given} ({status.lower()}{rests})"
    told = {
        MOVE: "Tecknas om med den nya organisationen som part",
        APART: "Ersätts av ett eget avtal",
        END: "Sägs upp eller avslutas",
    }.get(row.to, "Ny grund behövs" if ground and scenario.way != AGAIN else "Fortsätter")
    return f"{told} ({status.lower()}{rests})"


def _to_rehome(scenario: Scenario, row: Placed, convener: str, host: str) -> str:
    if row.to == MOVE:
        return f"{scenario.body or 'Den nya organisationen'} blir sammankallande" + (
            f"; i dag {host}" if convener else ""
        )
    return "Hålls samman genom eget avtal" if row.to == APART else f"{host} fortsätter att sammankalla"


def _warnings(scenario: Scenario, areas: Sequence[AreaOutcome], ends: date | None) -> Iterator[Warned]:
    if ends is not None and scenario.way != NOTHING:
        if scenario.start < ends:
            yield _overlap(scenario, areas, ends)
        elif scenario.start > ends:
            yield _between(scenario, areas, ends)
    silent = [
        area.name
        for area in areas
        if area.present.value is None and not area.working and area.placed.to in (MOVE, APART)
    ]
    if silent:
        yield Warned(
            "Belopp saknas", f"Budgeten anger inget belopp för {listing(silent)}; det ingår inte i avgiften efter."
        )


def _overlap(scenario: Scenario, areas: Sequence[AreaOutcome], ends: date) -> Warned:
    paid = [area for area in areas if area.placed.to in (MOVE, APART) and _begins(scenario, area) < ends]
    cost = _months_cost("Kostnad för dubbla månader", paid, scenario.start, ends, scenario.year)
    text = (
        f"Alternativet börjar {day(scenario.start)}, men dagens avtal gäller till {day(ends)} (den dagen räknas inte med). "
        f"Under {number(months_between(scenario.start, ends), None)} månader betalar medlemmarna för samma områden två gånger"
    )
    amount = stated(cost)
    return Warned(
        "Börjar innan dagens avtal upphör", f"{text}: {kronor(amount)}." if amount is not None else f"{text}.", cost
    )


def _begins(scenario: Scenario, area: AreaOutcome) -> date:
    own = area.placed.place.since if area.placed.to == APART else None
    return own or scenario.start


def _between(scenario: Scenario, areas: Sequence[AreaOutcome], ends: date) -> Warned:
    waiting = [area for area in areas if area.placed.to in (MOVE, APART) or scenario.way == AGAIN]
    cost = _months_cost("Utan grund före start", waiting, ends, scenario.start, scenario.year)
    amount = stated(cost)
    text = f"Dagens avtal upphör före {day(ends)}, men alternativet börjar först {day(scenario.start)}"
    told = f". Under tiden saknar {kronor(amount)} grund." if amount else "."
    return Warned("Börjar efter att dagens avtal har upphört", f"{text}{told}", cost)


def _months_cost(title: str, areas: Sequence[AreaOutcome], since: date, until: date, year: int) -> Explanation:
    """The areas' budget of the year for so many months, exactly."""
    months = months_between(since, until)
    whole = _total("Områdenas budget", [area.present for area in areas], "kr")
    amount = stated(whole)
    value = None if amount is None else Fraction(amount) * months / 12
    calculation = (
        f"{number(amount)} × {number(months, 2)} ÷ 12 = {number(value, 2)} kr"
        if amount is not None and value is not None
        else ""
    )
    return Explanation(title, value, "kr", rule=f"Områdenas budget {year}, i förhållande till antalet månader",
                       calculation=calculation, inputs=(whole,), rounding="Räknas oavrundat")  # fmt: skip
