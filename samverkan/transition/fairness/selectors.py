"""A split of the year's cost judged by what the reader has stated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from samverkan.core.allocation import parse_allocation
from samverkan.core.explain import Explanation
from samverkan.core.fairness import (
    MOST,
    Assumed,
    CostTable,
    Fairness,
    Setting,
    Tried,
    cost_table,
    estimated,
    judge_table,
    least_fixed,
    rate,
    tried,
)
from samverkan.core.fairness.stability import excesses
from samverkan.core.faults import Fault, FaultError
from samverkan.core.fees import tried_fees
from samverkan.core.members import population_day
from samverkan.core.paying import dividing_rules, find_rule, is_cost_rule, is_debt_rule
from samverkan.core.recorded_fees import YearFees
from samverkan.core.scenario.fees import ASSUMED
from samverkan.core.swedish import day, kronor, listing, number
from samverkan.economy.feerules.trial import fee_years, known_fees, usual_total
from samverkan.formats.coalitions import read_costs
from samverkan.registry.snapshots import Snapshot

SPELT = 3
"""Members of a group that are named even where those outside are fewer."""
SHOWN = 12
"""Groups that the page lists."""
STEPS = 8
"""So many steps in which the fixed part is varied, from nothing to twice the assumed or what makes the split stable."""
AS_FEES, BY_PEOPLE = "avgifter", "folkmangd"
TENTH = 10_000
"""The fixed part that is put first, a tenth of the cost, is rounded to this many kronor."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The year's split: names and amounts by member, and what is missing of it."""

    year: int
    fees: YearFees
    people: Mapping[str, int]
    how: str
    missing: tuple[str, ...] = ()
    people_on: date | None = None

    @property
    def names(self) -> dict[str, str]:
        """By code."""
        return {fee.member: fee.name for fee in self.fees.fees}

    @property
    def split(self) -> tuple[Fraction, ...]:
        """In the order of the fees."""
        return tuple(Fraction(fee.amount) for fee in self.fees.fees)

    @property
    def total(self) -> Fraction:
        """What all pay together."""
        return sum(self.split, Fraction(0))

    @property
    def setting(self) -> Setting:
        """What the estimate starts from."""
        return Setting({fee.member: self.people[fee.member] for fee in self.fees.fees}, self.total)


@dataclass(frozen=True, slots=True)
class Judged:
    """A split judged: ``table`` is what every group costs alone; the rest where it was estimated and not read from a file."""

    ground: Ground
    table: CostTable
    found: Fairness
    assumed: Assumed | None = None
    least: Fraction | None = None
    steps: tuple[Tried, ...] = ()

    @property
    def stable_when(self) -> str:
        """In words for which fixed parts the split is stable, and which was assumed."""
        said = self.stable_from
        return f"{said} Du har antagit {kronor(self.assumed.fixed)}." if self.assumed and self.least else said

    @property
    def stable_from(self) -> str:
        """In words for which fixed parts the split is stable."""
        if self.assumed is None:
            return ""
        if self.least is None:
            return "Fördelningen blir inte stabil hur stor den fasta kostnaden än är."
        if not self.least:
            return "Fördelningen är stabil hur liten den fasta kostnaden än är."
        return (
            f"Fördelningen är stabil när den fasta kostnaden är minst {kronor(self.least)}, och inte när den är lägre."
        )

    @property
    def words(self) -> str:
        """The verdict in a few sentences."""
        over, parts = excesses(self.table, self.found.split)
        mask = int(over[1:-1].argmax()) + 1
        name, gains = group_name(self.found.members, mask), Fraction(int(over[mask]), parts)
        if gains <= 0:
            told = "Ingen grupp av medlemmar betalar mindre på egen hand. "
            told += f"Minst på att vara med tjänar {_small(name)}: {kronor(round(-gains))}."
            return told
        told = f"{number(self.found.blocked)} {'grupp' if self.found.blocked == 1 else 'grupper'} vinner på att gå. "
        told += f"Mest vinner {_small(name)}: {kronor(round(gains))} om året."
        if not self.found.stable_exists:
            return f"{told} Ingen fördelning är stabil: hur kostnaden än delas vinner någon grupp på att gå."
        return f"{told} Det finns stabila fördelningar; den med minst missnöje är en."


def group_name(members: Sequence[str], mask: int) -> str:
    """The group in words; one of more than half of the members by those who are not in it."""
    inside = [name for place, name in enumerate(members) if mask >> place & 1]
    outside = [name for name in members if name not in inside]
    if len(outside) < len(inside) and len(inside) > SPELT:
        return f"Alla utom {listing(outside)}"
    return listing(inside)


def _small(name: str) -> str:
    return name.replace("Alla utom", "alla utom", 1)


def years(snapshot: Snapshot, on: date) -> tuple[int, ...]:
    """Years in which some members pay, the latest first; the year seen where there are none."""
    return tuple(reversed(fee_years(snapshot))) or (on.year,)


def rules(snapshot: Snapshot) -> list[tuple[str, str]]:
    """The ways to divide a year's cost: as the fees are, by inhabitants, or by a rule of the case."""
    usable = [rule for rule in dividing_rules(snapshot.case) if is_cost_rule(rule) and not is_debt_rule(rule)]
    titles = [(rule.id, str(rule.data.get("rule", {}).get("title", rule.id))) for rule in usable]
    held = [(AS_FEES, "Som avgifterna är")] if fee_years(snapshot) else []
    return [*held, (BY_PEOPLE, "Efter folkmängd"), *titles]


def ground(snapshot: Snapshot, year: int, rule: str, total: Fraction | None = None) -> Ground:
    """The year's fees as they are, or a sum (the year's unless given) by a rule. FaultError where there is nothing to
    divide, where the rule can't, and for fewer than two or more than twenty members."""
    fees = _fees(snapshot, year, rule, total)
    if not 1 < len(fees.fees) <= MOST:
        text = f"Här betalar {number(len(fees.fees))} medlemmar. "
        text += (
            f"Högst {MOST} går att pröva, eftersom varje grupp av dem räknas."
            if fees.fees
            else "Lägg upp medlemmarna först."
        )
        raise FaultError(Fault("member-count", text, "ar"))
    people = {}
    on = population_day(snapshot.case, year)
    for fee in fees.fees:
        try:
            people[fee.member] = snapshot.statistics.population(fee.member, on)
        except FaultError:
            continue
    missing = tuple(fee.name for fee in fees.fees if fee.member not in people)
    words = f"Avgifter {year}, {fees.status}"
    if rule != AS_FEES:
        words = f"{kronor(Fraction(fees.total))} fördelat efter: {fees.rule_title}"
    return Ground(year, fees, people, words, missing)


def _fees(snapshot: Snapshot, year: int, rule: str, total: Fraction | None) -> YearFees:
    if rule == AS_FEES and total is None:
        known = known_fees(snapshot, year)
        if known is None:
            raise FaultError(
                Fault("no-fees", f"Det finns inga avgifter för {year}. Skriv vad som ska fördelas.", "summa")
            )
        return known
    if rule == AS_FEES:
        text = "Avgifterna har sin egen summa. Välj en annan fördelning, eller töm fältet."
        raise FaultError(Fault("own-total", text, "summa"))
    chosen = ASSUMED if rule == BY_PEOPLE else find_rule(snapshot.case, rule).data
    key = parse_allocation(chosen)
    whole = usual_total(snapshot.case, year) if total is None else Decimal(total.numerator) / Decimal(total.denominator)
    if whole is None and not key.by_rates:
        raise FaultError(Fault("missing-total", "Skriv vad som ska fördelas, i kronor om året.", "summa"))
    fees = tried_fees(snapshot.case, year, key, total=None if key.by_rates else whole, statistics=snapshot.statistics)
    return replace(fees, rule_title="folkmängd") if rule == BY_PEOPLE else fees


def first_fixed(total: Fraction) -> Fraction:
    """The fixed part that is put first: a tenth of the cost."""
    return min(Fraction(round(total / 10 / TENTH) * TENTH), total)


def judged(snapshot: Snapshot, held: Ground, assumed: Assumed) -> Judged:
    """The split by an estimate. FaultError with what is wrong in it."""
    if held.missing:
        text = f"Folkmängden är inte känd för {listing(list(held.missing))}, så det går inte att räkna per invånare."
        raise FaultError(Fault("no-people", text, "inv"))
    setting = held.setting
    table = estimated(setting, assumed)
    found = judge_table(table, held.split, most=SHOWN, names=tuple(held.names.values()))
    found = replace(found, explanation=_told(snapshot, held, assumed, table, found))
    least = least_fixed(setting, assumed, held.split)
    steps = tuple(tried(setting, assumed, held.split, part) for part in _varied(setting.total, assumed.fixed, least))
    return Judged(held, table, found, assumed, least, steps)


def _varied(total: Fraction, fixed: Fraction, least: Fraction | None) -> list[Fraction]:
    """Fixed parts to try: even steps, the one assumed, and the one from which the split is stable."""
    top = total if least is None else min(total, 2 * max(fixed, least, Fraction(1)))
    even = [Fraction(round(top * step / STEPS)) for step in range(STEPS)]
    return sorted({*even, top, fixed, *([least] if least is not None else [])})


def judged_file(held: Ground, file: UploadedFile[Any], *, by_parts: bool) -> Judged:
    """The split by a file of what every group costs. FaultError with every fault of it."""
    with TemporaryDirectory(prefix="samverkan-") as folder:
        path = Path(folder) / "kostnader.csv"
        path.write_bytes(file.read())
        try:
            costs = read_costs(path)
        except FaultError as error:
            places = {fault: fault.where.replace(f"{path}, ", "").replace(str(path), "filen") for fault in error.faults}
            told = [Fault(fault.code, f"{places[fault]}: {fault.text}", "fil") for fault in error.faults]
            raise FaultError(told) from None
    codes = {name.casefold(): code for code, name in held.names.items()}
    known = {frozenset(codes.get(name.casefold(), name) for name in group): cost for group, cost in costs.items()}
    try:
        table = cost_table(tuple(held.names), known, subadditive=by_parts)
        found = judge_table(table, held.split, most=SHOWN, names=tuple(held.names.values()))
    except FaultError as error:
        raise FaultError([_fault(fault, held.names) for fault in error.faults]) from None
    return Judged(held, table, found)


def _fault(fault: Fault, names: Mapping[str, str]) -> Fault:
    text = fault.text.replace(" (--subadditive)", ": kryssa i rutan")
    for code, name in names.items():
        text = text.replace(code, name)
    where = f"{fault.where}: " if fault.code == "unknown-member" else ""
    return Fault(fault.code, f"{where}{text}", "fil")


def _told(snapshot: Snapshot, held: Ground, assumed: Assumed, table: CostTable, found: Fairness) -> Explanation:
    """The verdict with the assumptions first and each member's cost alone written out."""
    each, whole = rate(held.setting, assumed), sum(held.setting.people.values())
    fixed = Explanation(
        "Fast kostnad för varje grupp", assumed.fixed, "kr", status="antagande", rule="Angiven på sidan"
    )
    by_people = Explanation(
        "Kostnad per invånare", each, "kr/inv", status="antagande",
        rule="Angiven på sidan" if assumed.per_inhabitant is not None else "Kostnaden utan den fasta delen, delad på alla invånare",
        calculation="" if assumed.per_inhabitant is not None
        else f"({number(held.total)} − {number(assumed.fixed, 0)}) ÷ {number(whole)} = {number(each, 2)} kr",
        note=f"Folkmängden {day(held.people_on or population_day(snapshot.case, held.year))}",
    )  # fmt: skip
    members = []
    for place, (code, row) in enumerate(zip(held.names, found.explanation.inputs, strict=True)):
        own = assumed.alone.get(code)
        alone = Explanation(
            "Ensam", table.cost(1 << place), "kr", status="antagande",
            rule="Angiven på sidan" if own is not None else "Den fasta kostnaden och kostnaden per invånare",
            calculation="" if own is not None
            else f"{number(assumed.fixed, 0)} + {number(each, 2)} × {number(held.people[code])} = {number(table.cost(1 << place), 0)} kr",
        )  # fmt: skip
        members.append(replace(row, inputs=(held.fees.fees[place].explanation, alone, *row.inputs)))
    return replace(found.explanation, inputs=(fixed, by_people, *members))


def coalition_lines(judged_: Judged) -> Sequence[tuple[str, str]]:
    """Every group and its cost, as the file of costs has them; none where there are too many for a file."""
    names, table = tuple(judged_.ground.names.values()), judged_.table
    if len(names) > SHOWN:
        return ()
    told = replace(table, members=names)
    return [("+".join(told.group(mask)), str(round(table.cost(mask)))) for mask in range(1, table.everyone + 1)]
