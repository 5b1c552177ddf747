"""Allocation keys whose ground is not stated: what they cost each member against the official figures of nearby dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from samverkan.core.allocation import (
    AllocationRule,
    Component,
    DateFit,
    Member,
    allocate,
    allocate_by_weights,
    fit_dates,
    parse_allocation,
)
from samverkan.core.checks import thresholds
from samverkan.core.checks.finding import Finding
from samverkan.core.checks.view import View, worked
from samverkan.core.explain import Explanation, SourceRef
from samverkan.core.faults import FaultError
from samverkan.core.members import municipal_members
from samverkan.core.records import PublishedTable, Rule
from samverkan.core.swedish import day, kronor, number, parse_printed, signed

_DAYS = ((3, 31), (6, 30), (9, 30), (11, 1), (12, 31))
Weights = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Effect:
    """What a key means against another: the member that differs most, and by how much (negative: less by this key)."""

    member: str
    amount: Decimal


def find_key_provenance(view: View) -> Iterator[Finding]:
    """*key-provenance*: a key worked out from amounts, or by population without a date."""
    for rule in view.case.rules:
        if rule.kind != "allocation":
            continue
        parsed = parse_allocation(rule.data)
        if parsed.status == "härledd":
            yield from _derived(view, rule, parsed)
        elif _undated(parsed):
            yield from _without_date(view, parsed)


def _undated(rule: AllocationRule) -> bool:
    return any(_asks_day(part) for part in rule.components)


def _held_dates(view: View, codes: Sequence[str], year: int, days: Sequence[tuple[int, int]]) -> dict[date, Weights]:
    """Official populations of all the members on the usual days up to the end of the year, the earliest first."""
    years = range(year - thresholds.DATE_STEPS, year + 1)
    wanted = [date(y, month, last) for y in years for month, last in days]
    found = ((on, _population(view, codes, on)) for on in wanted)
    return {on: weights for on, weights in found if weights}


def _population(view: View, codes: Sequence[str], on: date) -> Weights:
    try:
        return {code: view.statistics.population(code, on) for code in codes}
    except FaultError:
        return {}


def _effect(ours: Mapping[str, Decimal], total: Decimal, weights: Weights) -> Effect:
    """This key's amounts minus those by the weights, for the member where it is most."""
    theirs = _by_weights(total, weights)
    member = max(ours, key=lambda code: abs(ours[code] - theirs[code]))
    return Effect(member, ours[member] - theirs[member])


def _by_weights(total: Decimal, weights: Weights) -> dict[str, Decimal]:
    return allocate_by_weights(total, [(code, Decimal(count)) for code, count in weights.items()]).amounts()


def _rule_source(rule: AllocationRule) -> SourceRef:
    return SourceRef(rule.id, rule.title, rule.source)


def _derived(view: View, rule: Rule, parsed: AllocationRule) -> Iterator[Finding]:
    for table in view.case.tables:
        if table.rule != rule.id or table.kind != "avrakning":
            continue
        for year, printed in _printed_amounts(view, table).items():
            dates = _held_dates(view, list(printed), year, _DAYS)
            if dates:
                yield _derived_finding(view, parsed, Settled(year, printed, dates))


def _printed_amounts(view: View, table: PublishedTable) -> dict[int, dict[str, Decimal]]:
    """Printed amounts by member for each year of the table that has any."""
    found: dict[int, dict[str, Decimal]] = {}
    for cell in view.case.cells:
        printed = parse_printed(cell.text) if cell.table == table.id and cell.row.isdigit() else None
        if printed is not None and cell.column.isdigit():
            found.setdefault(int(cell.column), {})[cell.row] = printed.value
    return found


@dataclass(frozen=True, slots=True)
class Settled:
    """A printed settlement: amounts by member, and the official populations that it can be set against."""

    year: int
    printed: Mapping[str, Decimal]
    dates: Mapping[date, Weights]

    @property
    def total(self) -> Decimal:
        """What was divided, in kronor."""
        return sum(self.printed.values(), Decimal(0))

    @property
    def nearest(self) -> date:
        """The latest held date, which lies nearest the end of the year."""
        return max(self.dates)


def _derived_finding(view: View, parsed: AllocationRule, settled: Settled) -> Finding:
    on = settled.nearest
    effect = _effect(settled.printed, settled.total, settled.dates[on])
    name = view.name("organisation", effect.member)
    best = _best_fit(settled)
    fee, fee_text = _next_fee(view, parsed, settled)
    less = "mindre" if effect.amount < 0 else "mer"
    text = (
        f"Nyckeln ”{parsed.title}” är härledd ur de tryckta beloppen; vilken dags folkmängd den bygger på anges inte. Mot "
        f"folkmängden {day(on)} får {name} {kronor(abs(effect.amount))} {less} av {kronor(settled.total)}, den största "
        f"skillnaden. {fee_text}{_fit_words(best, len(settled.dates))}Be om dagen för folkmängden och skriv in den i avtalet eller regeln."
    )
    against = [
        _against(view, settled.total, settled.printed, other, weights) for other, weights in settled.dates.items()
    ]
    return view.finding(
        "key-provenance", parsed.id, "varning", f"{parsed.title}: nyckelns grund anges inte", text,
        subject=("samverkan", view.case.slug),
        explanation=worked(f"Största skillnad mot folkmängden {day(on)}", effect.amount, "kr",
               f"{name}: {kronor(settled.printed[effect.member])} − "
               f"{kronor(settled.printed[effect.member] - effect.amount)} = {signed(effect.amount)}",
               [_rule_node(parsed), *against, best.explanation, *fee], rule="Beloppen enligt nyckeln − beloppen efter officiell folkmängd"),
    )  # fmt: skip


def _rule_node(parsed: AllocationRule) -> Explanation:
    return Explanation(parsed.title, parsed.status, rule="Nyckeln", source=_rule_source(parsed), status=parsed.status)


def _against(view: View, total: Decimal, ours: Mapping[str, Decimal], on: date, weights: Weights) -> Explanation:
    effect = _effect(ours, total, weights)
    note = f"Störst för {view.name('organisation', effect.member)}."
    title = f"Mot folkmängden {day(on)}"
    return Explanation(title, effect.amount, "kr", source=view.statistics.population_source(on), note=note)


def _best_fit(settled: Settled) -> DateFit:
    candidates = {on.isoformat(): weights for on, weights in settled.dates.items()}
    return fit_dates(settled.printed, settled.total, candidates)[0]


def _fit_words(best: DateFit, tries: int) -> str:
    on = day(date.fromisoformat(best.label))
    if not best.max_abs:
        return f"Folkmängden {on} ger exakt de tryckta beloppen. "
    tried = f" av {number(tries)} prövade" if tries > 1 else ""
    return f"Ingen dag ger beloppen exakt; närmast{tried} är {on}, som mest {kronor(best.max_abs)} fel. "


def _next_fee(view: View, parsed: AllocationRule, settled: Settled) -> tuple[tuple[Explanation, ...], str]:
    """The same key used on the fee of the year after, where its budget is known."""
    year, on = settled.year + 1, settled.nearest
    fee = view.root_amount(year)
    if not fee:
        return (), ""
    members = [Member(code, view.name("organisation", code)) for code in settled.printed]
    ours = allocate(parsed, members, total=fee, statistics=view.statistics).amounts()
    effect = _effect(ours, fee, settled.dates[on])
    name, less = view.name("organisation", effect.member), "mindre" if effect.amount < 0 else "mer"
    node = Explanation(f"Avgiften {year} mot folkmängden {day(on)}", effect.amount, "kr", note=f"Störst för {name}.")
    return (node,), f"Med samma nyckel på avgiften {year} betalar {name} {kronor(abs(effect.amount))} {less} om året. "


def _without_date(view: View, parsed: AllocationRule) -> Iterator[Finding]:
    year, fee = view.latest_year, view.root_amount(view.latest_year)
    codes = [row.organisation for row in municipal_members(view.case, year)]
    dates = _held_dates(view, codes, year - 1, ((12, 31),)) if codes else {}
    if fee and len(dates) > 1:
        yield _undated_finding(view, parsed, (year, fee), dates)


def _undated_finding(
    view: View, parsed: AllocationRule, fee: tuple[int, Decimal], dates: Mapping[date, Weights]
) -> Finding:
    year, total = fee
    first, last = min(dates), max(dates)
    members = [Member(code, view.name("organisation", code)) for code in dates[last]]
    ours = allocate(_dated(parsed, last), members, total=total, statistics=view.statistics).amounts()
    theirs = allocate(_dated(parsed, first), members, total=total, statistics=view.statistics).amounts()
    member = max(ours, key=lambda code: abs(ours[code] - theirs[code]))
    gap, name = ours[member] - theirs[member], view.name("organisation", member)
    text = (
        f"”{parsed.title}” fördelar efter folkmängd men anger inte vilken dag. Mellan {day(first)} och {day(last)} ändras "
        f"avgiften {year} ({kronor(total)}) mest för {name}: {signed(gap)} kr om året. Skriv in dagen i avtalet, annars "
        "avgör den som räknar."
    )
    sums = [_against(view, total, ours, on, weights) for on, weights in dates.items() if on != last]
    return view.finding(
        "key-provenance", parsed.id, "varning", f"{parsed.title}: ingen dag för folkmängden", text,
        subject=("samverkan", view.case.slug),
        explanation=worked(f"{name}, avgift {year} med {day(last)} − med {day(first)}", gap, "kr",
               f"{kronor(ours[member])} − {kronor(theirs[member])} = {signed(gap)}", [_rule_node(parsed), *sums]),
    )  # fmt: skip


def _dated(rule: AllocationRule, on: date) -> AllocationRule:
    """The rule with the day written in where it is missing."""
    parts = (replace(part, on=on) if _asks_day(part) else part for part in rule.components)
    return replace(rule, components=tuple(parts))


def _asks_day(part: Component) -> bool:
    return part.on is None and part.on_day is None and any(factor.kind == "population" for factor in part.key)
