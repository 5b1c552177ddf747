"""One register of computed figures by id, so that page, report and API open the same explanation.

=====================================================  ==============================================================
``budget.<part>.<area>.<year>``                        amount fte change change_percent per_fte per_inhabitant
``settlement.<year>.<part or code>``                   budget consumed surplus surplus_percent total, or a member's code
``settlement.<year>.<rule>.<code>``                    the same year by another rule
``leverage.<part>.<area or alla>.<year or alla>``      gross net own external pass_through external_net fte_low …
``comparison.<measure>.<slug>.<year>``                 folkmangd avgift aa kr_per_inv tkr_per_aa aa_per_100000
``population.<code or alla>.<date>``                   a day as 2020-12-31
``fee.<year>.<code>``, ``fee.<year>.<rule>.<code>``    the decided fee, else the budget by the settlement key; or by a rule; or ``total``
``fee.<year>.<rule>@<date>.<code>``                    the same with the population of a day that the rule does not give
``fit.<year>.<date>``                                  a printed settlement against the population of a day
``member.<part>.<code or alla>.<year>``                population share growth fee_per_inhabitant fee_share
``member_area.<code>.<area>.<year>``                   what of a member's fee goes to an area
``grant.<id>``                                         the amount of external money or of a part of it
``term.<agreement>.<part>``                            current_period last_notice_day ends renews, on the day asked about
``ground.<record or alla>``                            kronor a year that lose the agreement they rest on
``pot.<part>.<area>.<year>``                           budgeted decided returned used left
``scenario.<id>.<part>.<code or total>``               an alternative of the case: before common after change once …
``scenario.<id>.area.<area>.<part>``                   present common apart staff moving; ``gap.<record>``, ``external`` …
``seats.<rule>.<date or regel>.<code or total>``       seats by a rule, by a day's inhabitants or the day that the rule says
``power.<votes>.<majority>.<members>.<part>.<code>``   banzhaf shapley avgor faller, or ``avstand-<target>`` of ``alla`` (``ballots``)
``published.<table>.<row>.<column>``                   a printed cell
=====================================================  ==============================================================
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from samverkan.core.ballots import power_figure
from samverkan.core.budget import case_budget
from samverkan.core.checks.view import View
from samverkan.core.comparison import compare
from samverkan.core.explain import Explanation
from samverkan.core.external import grant_amount
from samverkan.core.faults import Fault, FaultError
from samverkan.core.fees import decided_fees, derived_fees
from samverkan.core.fitting import explain_fit
from samverkan.core.ground import gap_money, gaps_total, ground_gaps
from samverkan.core.keys import Statistics
from samverkan.core.leverage import ALL, case_leverage
from samverkan.core.mandates import BY_RULE, case_seats, seat_rule
from samverkan.core.member_figures import MEMBER_PARTS, member_areas, member_figure
from samverkan.core.members import municipal_population, population
from samverkan.core.portions import POT_PARTS, case_pot
from samverkan.core.published import table_view
from samverkan.core.records import Case
from samverkan.core.result import surplus_percent, year_result
from samverkan.core.scenario import case_scenarios, worked_through
from samverkan.core.scenario.figures import scenario_figures
from samverkan.core.settlement import settle
from samverkan.core.standing import TERM_PARTS, explain_term_part
from samverkan.core.swedish import listing

_BUDGET = ("amount", "fte", "change", "change_percent", "per_fte", "per_inhabitant")
_RESULT = ("budget", "consumed", "surplus")
_LEVERAGE = ("gross", "net", "own", "own_same_months", "external", "pass_through", "external_net",
             "gross_same_months", "net_same_months", "fte_low", "fte_high")  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Ask:
    """A question: the parts of the id after its family, and what it is answered from."""

    id: str
    parts: tuple[str, ...]
    case: Case
    referred: Mapping[str, Case]
    statistics: Statistics
    on: date

    def year(self, place: int) -> int:
        text = self.parts[place]
        if not text.isdecimal() or len(text) != 4:
            raise self.unknown(f"”{text}” är inget år. Skriv fyra siffror.")
        return int(text)

    def day(self, text: str) -> date:
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise self.unknown(f"”{text}” är inget datum. Skriv till exempel 2020-12-31.") from None

    def unknown(self, why: str) -> FaultError:
        return FaultError(Fault("unknown-figure", f"Det finns ingen siffra ”{self.id}”: {why}", self.case.slug))


def explain_figure(
    case: Case, figure_id: str, *, referred: Mapping[str, Case], statistics: Statistics, on: date
) -> Explanation:
    """The figure by id, as the module's table lists them; FaultError on an unknown id, or where it can't be computed.

    ``on`` is the day that a population without a day is taken on.
    """
    family, *parts = figure_id.split(".")
    ask = _Ask(figure_id, tuple(parts), case, referred, statistics, on)
    if family not in _FAMILIES:
        raise ask.unknown(f"den ska börja med {listing(tuple(_FAMILIES))}.")
    least, answer = _FAMILIES[family]
    if len(parts) < least or not all(parts):
        raise ask.unknown("den har för få delar.")
    return answer(ask)


def _budget(ask: _Ask) -> Explanation:
    part, area = ask.parts[0], ".".join(ask.parts[1:-1])
    if part not in _BUDGET:
        raise ask.unknown(f"andra delen ska vara {listing(_BUDGET)}.")
    cell = case_budget(ask.case, ask.statistics).cell(area, ask.year(-1))
    figure: Explanation = getattr(cell, part)
    return figure


def _settlement(ask: _Ask) -> Explanation:
    year, last, rule = ask.year(0), ask.parts[-1], ".".join(ask.parts[1:-1])
    if last == "surplus_percent" and not rule:
        return surplus_percent(year_result(ask.case, year))
    if last in _RESULT and not rule:
        figure: Explanation = getattr(year_result(ask.case, year), last)
        return figure
    settlement = settle(ask.case, year, statistics=ask.statistics, rule=rule or None)
    figures = {share.member: share.explanation for share in settlement.shares} | {"total": settlement.explanation}
    return _pick(ask, figures, last)


def _leverage(ask: _Ask) -> Explanation:
    part, area, when = ask.parts[0], ".".join(ask.parts[1:-1]), ask.parts[-1]
    if part not in _LEVERAGE:
        raise ask.unknown(f"andra delen ska vara {listing(_LEVERAGE)}.")
    cell = case_leverage(ask.case).cell(area, None if when == ALL else ask.year(-1))
    figure: Explanation = getattr(cell, part)
    return figure


def _comparison(ask: _Ask) -> Explanation:
    measure, slug = ask.parts[0], ask.parts[1]
    cases = {ask.case.slug: ask.case, **ask.referred}
    if slug not in cases:
        raise ask.unknown(f"”{slug}” är inte med. De som är med är {listing(tuple(cases))}.")
    return compare([cases[slug]], ask.year(-1), ask.statistics).measure(measure).cell(slug).explanation


def _population(ask: _Ask) -> Explanation:
    who = ask.parts[0]
    on = ask.day(ask.parts[1]) if len(ask.parts) > 1 else ask.on
    return population(ask.case, ask.statistics, on) if who == ALL else municipal_population(ask.statistics, who, on)


def _fee(ask: _Ask) -> Explanation:
    rule, _, day = ".".join(ask.parts[1:-1]).partition("@")
    on = ask.day(day) if day else None
    if rule or on:
        fees = derived_fees(ask.case, ask.year(0), statistics=ask.statistics, rule=rule or None, population_on=on)
    else:
        fees = decided_fees(ask.case, ask.year(0), statistics=ask.statistics)
    figures = {fee.member: fee.explanation for fee in fees.fees} | {"total": fees.explanation}
    return _pick(ask, figures, ask.parts[-1])


def _fit(ask: _Ask) -> Explanation:
    return explain_fit(ask.case, ask.year(0), ask.day(ask.parts[1]), ask.statistics)


def _member(ask: _Ask) -> Explanation:
    part, code = ask.parts[0], ask.parts[1]
    if part not in MEMBER_PARTS:
        raise ask.unknown(f"andra delen ska vara {listing(tuple(MEMBER_PARTS))}.")
    return member_figure(ask.case, ask.statistics, part, code, ask.year(-1))


def _member_area(ask: _Ask) -> Explanation:
    code, area = ask.parts[0], ".".join(ask.parts[1:-1])
    return _pick(ask, member_areas(ask.case, ask.statistics, code, ask.year(-1)), area)


def _grant(ask: _Ask) -> Explanation:
    wanted = ".".join(ask.parts)
    for grant in ask.case.grants:
        if grant.id == wanted:
            return grant_amount(grant, ask.case.grants, ask.case.sources)
    raise ask.unknown(f"inga externa medel heter ”{wanted}”.")


def _term(ask: _Ask) -> Explanation:
    part, wanted = ask.parts[-1], ".".join(ask.parts[:-1])
    agreement = next((row for row in ask.case.agreements if row.id == wanted), None)
    if agreement is None:
        raise ask.unknown(f"inget avtal heter ”{wanted}”.")
    if part not in TERM_PARTS:
        raise ask.unknown(f"sista delen ska vara {listing(tuple(TERM_PARTS))}.")
    found = explain_term_part(ask.case, agreement, part, ask.on)
    if found is None:
        raise ask.unknown(f"avtalets villkor ger ingen sådan dag sett per {ask.on}.")
    return found


def _ground(ask: _Ask) -> Explanation:
    view, budget = View(ask.case, ask.referred, ask.statistics, ask.on), case_budget(ask.case)
    gaps = ground_gaps(ask.case, ask.on)
    parts = [(gap, gap_money(ask.case, gap, view.name(gap.kind, gap.object), ask.on, budget)) for gap in gaps]
    figures = {gap.record: money for gap, money in parts} | {ALL: gaps_total(parts, ask.on)}
    return _pick(ask, figures, ".".join(ask.parts))


def _pot(ask: _Ask) -> Explanation:
    part, area = ask.parts[0], ".".join(ask.parts[1:-1])
    if part not in POT_PARTS:
        raise ask.unknown(f"andra delen ska vara {listing(POT_PARTS)}.")
    figure: Explanation = getattr(case_pot(ask.case, area, ask.year(-1)), part)
    return figure


def _scenario(ask: _Ask) -> Explanation:
    held = {row.id: row for row in case_scenarios(ask.case)}
    scenario = held.get(ask.parts[0])
    if scenario is None:
        raise ask.unknown(f"inget alternativ heter ”{ask.parts[0]}”. De som finns är {listing(tuple(held)) or 'inga'}.")
    found = worked_through(ask.case, scenario, statistics=ask.statistics, on=ask.on)
    return _pick(ask, scenario_figures(found), ".".join(ask.parts[1:]))


def _seats(ask: _Ask) -> Explanation:
    rule, day, who = seat_rule(ask.case, ".".join(ask.parts[:-2])), ask.parts[-2], ask.parts[-1]
    counted = None if day == BY_RULE else ask.day(day)
    found = case_seats(ask.case, rule, on=ask.on, statistics=ask.statistics, population_on=counted)
    return _pick(ask, found.explanations, who)


def _published(ask: _Ask) -> Explanation:
    wanted = ".".join(ask.parts)
    for table in ask.case.tables:
        if wanted.startswith(f"{table.id}."):
            view = table_view(ask.case, table.id, referred=ask.referred, statistics=ask.statistics)
            cells = [cell for row in view.rows for cell in row.cells.values()]
            for cell in cells:
                if f"{table.id}.{cell.row}.{cell.column}" == wanted:
                    return cell.explanation
    raise ask.unknown("ingen tryckt tabell har den cellen.")


def _pick(ask: _Ask, figures: Mapping[str, Explanation], key: str) -> Explanation:
    if key not in figures:
        raise ask.unknown(f"”{key}” är inte med. De som är med är {listing(tuple(figures))}.")
    return figures[key]


_FAMILIES: dict[str, tuple[int, Callable[[_Ask], Explanation]]] = {
    "budget": (3, _budget),
    "settlement": (2, _settlement),
    "leverage": (3, _leverage),
    "comparison": (3, _comparison),
    "population": (1, _population),
    "fee": (2, _fee),
    "fit": (2, _fit),
    "grant": (1, _grant),
    "member": (3, _member),
    "member_area": (3, _member_area),
    "term": (2, _term),
    "ground": (1, _ground),
    "pot": (3, _pot),
    "scenario": (2, _scenario),
    "seats": (3, _seats),
    "power": (5, lambda ask: power_figure(ask.case, ask.parts, statistics=ask.statistics, on=ask.on)),
    "published": (3, _published),
}
