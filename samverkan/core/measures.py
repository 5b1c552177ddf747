"""What a cooperation states of its inhabitants, fee and staff in a year, with what makes each figure hard to compare."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from typing_extensions import TypeIs

from samverkan.core.budget import Budget, case_budget
from samverkan.core.explain import Explanation, Number
from samverkan.core.keys import Statistics
from samverkan.core.members import municipal_members, population, source_ref
from samverkan.core.periods import holds
from samverkan.core.records import FTE_MEASURES, PRECISIONS, UNITS, Case, Fact
from samverkan.core.sums import conversion, in_kronor
from samverkan.core.swedish import kronor, listing, number, rounded

_MONEY = ("kr", "tkr", "mnkr")


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure as found: what it measures in words ("" where unknown), "ca" or "intervall", the records that it rests on
    (as ``slug:resource:id``), and reasons not to compare it."""

    figure: Explanation
    measured: str = ""
    precision: str = ""
    refs: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    text: str = ""


def questioned_ref(slug: str, resource: str, record_id: str) -> str:
    """How a questioned figure is named: ``jamtland:budget:fou-jamt-2021``; resource is ``budget`` or ``facts``."""
    return f"{slug}:{resource}:{record_id}"


def read_population(case: Case, year: int, statistics: Statistics) -> Reading:
    """Inhabitants: what a source states, tried against the members' official population on the cooperation's day; the
    official figure alone where no source states one."""
    facts = own_facts(case, "folkmangd", year)
    codes = tuple(row.organisation for row in municipal_members(case, year))
    day = facts[0].on if facts and facts[0].on else case.cooperation.population_on
    official = population(case, statistics, day, codes) if day and codes else None
    if official is not None and official.value is None:
        official = None
    if not facts:
        reason = "Folkmängden anges inte."
        return Reading(official, f"folkmängd {day}") if official else _missing("Folkmängd", "inv", reason)
    if official is not None and official.value == facts[0].value:
        return Reading(_beside(case, official, facts), f"folkmängd {day}")
    return _tried(_from_fact(case, "Folkmängd", "inv", facts[0]), facts[0], official, day)


def read_fee(case: Case, year: int, tree: Budget | None = None) -> Reading:
    """The fee: the sum of the budget tree, else the fee or budget that a source states, in kr."""
    tree = tree or case_budget(case)
    fees, budgets = own_facts(case, "avgift", year), own_facts(case, "budget", year)
    if tree.root and year in tree.years and tree.amount(tree.root, year) is not None:
        figure = _beside(case, tree.cell(tree.root, year).amount, fees)
        measured = _sum_measure(case, year)
        named = [fact.measure for fact in fees if fact.measure and fact.measure != measured]
        return Reading(figure, measured, reasons=tuple(
            f"Källan kallar beloppet {name}, men måttet är {measured}." for name in dict.fromkeys(named)))  # fmt: skip
    if fees:
        reading = _from_fact(case, "Avgift", "kr", fees[0])
        return replace(reading, measured=fees[0].measure or "avgift",
                       reasons=(*reading.reasons, *_other_names(fees[0], budgets), *_disagreeing(fees)))  # fmt: skip
    if budgets:
        return replace(_from_fact(case, "Budget", "kr", budgets[0]), measured="budget")
    return _missing("Avgift", "kr", "Avgiften anges inte.")


def read_staff(case: Case, year: int, tree: Budget | None = None) -> Reading:
    """Staff in full-time equivalents: the sum of the budget tree, else what a source states."""
    tree, facts = tree or case_budget(case), own_facts(case, "aa", year)
    if tree.root and year in tree.years and tree.fte(tree.root, year) is not None:
        lines = [line for line in case.budget if line.year == year and line.fte is not None]
        measures = [line.fte_measure for line in lines]
        refs = tuple(questioned_ref(case.slug, "budget", line.id) for line in lines)
        figure = _beside(case, tree.cell(tree.root, year).fte, facts)
    elif facts:
        reading = _from_fact(case, "Årsarbetare", "ÅA", facts[0])
        measures, refs, figure = [], reading.refs, reading.figure
    else:
        return _missing("Årsarbetare", "ÅA", "Antalet årsarbetare anges inte.")
    names = _measure_names((*measures, *(fact.measure for fact in facts)))
    several = (f"Källan kallar samma tal {listing(names)}.",) if len(names) > 1 else ()
    about = _about(facts[0]) if facts and not measures else ("", ())
    return Reading(figure, names[0] if names else "", about[0], refs, (*about[1], *several))


def stated_per_inhabitant(case: Case, year: int, computed: Explanation) -> tuple[str, ...]:
    """Reasons where a source states another fee per inhabitant than ours at its own number of decimals, or no unit."""
    value = computed.value
    if value is None or isinstance(value, str):
        return ()
    reasons = []
    for fact in own_facts(case, "avgift-per-inv", year):
        if fact.value is None or rounded(value, _decimals(fact.value)) == fact.value:
            continue
        unit = UNITS.get(fact.unit, "utan angiven enhet")
        reasons.append(
            f"Källan anger också {number(fact.value)} {unit}; uträknat blir det {number(value, 2)} kr per invånare."
        )
    return tuple(reasons)


def other_fees(case: Case, year: int, fee: Explanation, people: Explanation) -> tuple[str, ...]:
    """Reasons where a source states a fee per inhabitant that makes another fee than the one compared: both readings."""
    if not _is_number(fee.value) or not _is_number(people.value) or not people.value:
        return ()
    each = Fraction(fee.value) / Fraction(people.value)
    return tuple(
        f"Källan anger också avgiften {number(fact.value)} {UNITS.get(fact.unit, 'utan angiven enhet')}; läst per invånare "
        f"blir den {kronor(fact.value * Decimal(round(people.value)))} i stället för {kronor(fee.value)}."
        for fact in own_facts(case, "avgift-per-inv", year)
        if fact.value is not None and rounded(each, _decimals(fact.value)) != fact.value
    )


def _is_number(value: Number | str | None) -> TypeIs[Number]:
    return value is not None and not isinstance(value, str)


def own_facts(case: Case, attribute: str, year: int) -> tuple[Fact, ...]:
    """Facts of the cooperation itself for the year, those that name the year before those that name none."""
    rows = [
        fact for fact in case.facts
        if (fact.subject_kind, fact.subject, fact.attribute) == ("samverkan", case.slug, attribute)
        and fact.year in (year, None)
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda fact: fact.year is None))


def _from_fact(case: Case, title: str, unit: str, fact: Fact) -> Reading:
    money = fact.unit in _MONEY
    value = in_kronor(fact.value, fact.unit) if money else fact.value
    precision, reasons = _about(fact)
    figure = Explanation(
        f"{title}, {case.cooperation.short_name}", value, unit, rule="Uppgift i källan",
        calculation=conversion(fact.value, fact.unit) if money else "", source=source_ref(case.sources, fact),
        note=fact.note, status=fact.status,
    )  # fmt: skip
    text = f"{number(fact.low or 0)}–{number(fact.high)}" if fact.value is None and fact.high is not None else ""
    if fact.value is None:
        reasons = (*reasons, "Källan anger inget enskilt tal.")
    if not fact.unit:
        reasons = (*reasons, "Källan anger ingen enhet.")
    return Reading(figure, "", precision, (questioned_ref(case.slug, "facts", fact.id),), reasons, text)


def _about(fact: Fact) -> tuple[str, tuple[str, ...]]:
    return fact.precision, (f"Källan anger talet som {PRECISIONS[fact.precision]}.",) if fact.precision else ()


def _beside(case: Case, figure: Explanation, facts: tuple[Fact, ...]) -> Explanation:
    """Our figure with the one a source states beside it."""
    stated = next((fact for fact in facts if fact.value is not None), None)
    if stated is None or stated.value is None:
        return figure
    value = in_kronor(stated.value, stated.unit) if stated.unit in _MONEY else stated.value
    return replace(figure, published=value, published_source=source_ref(case.sources, stated))


def _tried(reading: Reading, fact: Fact, official: Explanation | None, day: date | None) -> Reading:
    """A stated population that official statistics don't confirm."""
    unnamed = () if fact.on else ("Källan anger inte vilken dag folkmängden avser.",)
    if official is None or fact.value is None or isinstance(official.value, str) or official.value is None:
        return replace(
            reading, measured=f"folkmängd {fact.on}" if fact.on else "", reasons=(*reading.reasons, *unnamed)
        )
    other = f"Källan anger {number(fact.value)}; medlemskommunernas folkmängd {day} är {number(official.value)}."
    figure = replace(reading.figure, inputs=(official,))
    return replace(reading, figure=figure, reasons=(*reading.reasons, *unnamed, other))


def _sum_measure(case: Case, year: int) -> str:
    on = date(year, 12, 31)
    forms = {row.form for row in case.forms if not row.alternative and holds(row.since, row.until, on)}
    return "avtalssumma" if forms == {"avtalssamverkan"} else "budget"


def _other_names(fee: Fact, budgets: Iterable[Fact]) -> tuple[str, ...]:
    name = fee.measure or "avgift"
    return tuple(
        f"Källan anger också en budget på {_about_words(fact)}{number(fact.value)} {fact.unit}, så det är oklart om beloppet är {name} eller budget."
        for fact in budgets if fact.value is not None
    )  # fmt: skip


def _about_words(fact: Fact) -> str:
    return f"{PRECISIONS[fact.precision]} " if fact.precision else ""


def _disagreeing(facts: tuple[Fact, ...]) -> tuple[str, ...]:
    values = tuple(
        dict.fromkeys(number(in_kronor(fact.value, fact.unit) or 0) for fact in facts if fact.unit in _MONEY)
    )
    return (f"Källorna anger olika belopp: {listing(values)} kr.",) if len(values) > 1 else ()


def _measure_names(measures: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(FTE_MEASURES.get(measure, measure) for measure in measures if measure))


def _missing(title: str, unit: str, reason: str) -> Reading:
    return Reading(Explanation(title, None, unit, note=reason), reasons=(reason,))


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
