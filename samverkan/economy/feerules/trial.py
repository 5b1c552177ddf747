"""A rule tried on a year: what every member would pay, beside the year before; or what is wrong, at the part it concerns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from samverkan.core.allocation import AllocationRule, parse_allocation
from samverkan.core.faults import Fault, FaultError
from samverkan.core.fees import YearFees, decided_fees, fee_total, moved_rule, tried_fees
from samverkan.core.keys import MissingStatisticError
from samverkan.core.members import population_day
from samverkan.core.recorded_fees import recorded_years
from samverkan.core.records import Case
from samverkan.core.sums import decimal_of
from samverkan.economy.feerules.typed import plain_number
from samverkan.registry.snapshots import Snapshot

Faults = Mapping[int, Sequence[str]]
"""Sentences by part, numbered from one; 0 is the rule as a whole."""
_PART = re.compile(r"\[\[component\]\] nr (\d+)(?:.*, (\w+))?")
LABELS = {
    "part": "Vad delen tar", "each": "Vad delen tar", "rate": "Kronor per enhet", "base": "Grundbelopp", "key": "Fördelas efter",
    "on": "Folkmängd den dag", "year": "Skattekraftens år", "lag_years": "År bakåt", "floor": "Golv", "cap": "Tak",
    "max_change": "Största ändring", "against": "Jämförs med", "only": "Vilka", "from": "Från och med", "to": "Till och med",
    "shares": "Andelar", "percent_decimals": "Procenttalens decimaler", "unit": "Avrundas till", "method": "Metod",
}  # fmt: skip
_SENTENCES = {
    ("missing-key", "part"): "Skriv kronor per enhet eller ett grundbelopp, eller välj något annat som delen tar.",
    ("missing-key", "key"): "Välj vad delen fördelas efter.",
    ("missing-key", "shares"): "Skriv varje medlems andel.",
    ("missing-key", "against"): "Välj vad ändringen jämförs med.",
    ("missing-key", "id"): "Skriv en kort nyckel, till exempel avgift-2022.",
    ("missing-key", "title"): "Skriv en benämning.",
    ("not-text", "title"): "Skriv en benämning.",
    ("not-text", "id"): "Skriv en kort nyckel, till exempel avgift-2022.",
    ("missing-key", "source"): "Skriv var regeln står.",
    ("not-text", "source"): "Skriv var regeln står, till exempel ”Förslag till budget 2022”.",
    ("not-text", "status"): "Välj om regeln är avtalad, härledd eller antagen.",
    ("no-component", "component"): "Regeln har inga delar än. Lägg till en del.",
    ("mixed", "component"): "Regeln blandar delar av en summa med avgifter per enhet. Låt alla delar vara av ett slag.",
    ("method-for-rates", "method"): "Metoden ”närmaste enhet” gäller bara avgifter per enhet. Välj största resten.",
    ("method-for-parts", "method"): "Avgifter per enhet avrundas var för sig. Välj närmaste enhet eller största resten.",
    ("percent-for-rates", "percent_decimals"): "Avgifter per enhet har inga procenttal att avrunda. Töm fältet.",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of trying a rule: the fees, or the faults; ``before`` are the fees of the year before where known."""

    year: int
    fees: YearFees | None = None
    before: YearFees | None = None
    faults: Faults = field(default_factory=dict)
    people: Mapping[str, int] = field(default_factory=dict)
    rule: AllocationRule | None = None
    total: Decimal | None = None

    @property
    def general(self) -> Sequence[str]:
        """What is wrong with the whole."""
        return self.faults.get(0, ())


def read_total(text: str) -> Decimal | None:
    """The sum as typed; None where it is blank. FaultError where it is no amount."""
    if not text.strip():
        return None
    plain = plain_number(text.strip().removesuffix("kr"))
    if plain is None or plain[-1] in "%‰" or plain.startswith("-") or len(plain) > 18:
        raise FaultError(
            Fault(
                "not-number",
                f"Summan ”{text.strip()[:40]}” är inget belopp. Skriv kronor, till exempel 10 046 000.",
                "total",
            )
        )
    return Decimal(plain)


def rule_of(data: Mapping[str, Any]) -> AllocationRule:
    """The rule of a file's data. FaultError with every fault."""
    return parse_allocation(data)


def try_rule(
    snapshot: Snapshot, year: int, data: Mapping[str, Any], total: Decimal | None, on: date | None = None
) -> Trial:
    """The rule on the year; the faults where it can't be used. ``on`` is the population's day, where another is tried."""
    before, people = known_fees(snapshot, year - 1), inhabitants(snapshot, year)
    try:
        rule = rule_of(data)
        if on is not None:
            rule = with_day(rule, on)
        fees = tried_fees(
            snapshot.case, year, rule, total=None if rule.by_rates else total, statistics=snapshot.statistics
        )
    except FaultError as error:
        return Trial(year, None, before, placed(error, data), people)
    return Trial(year, fees, before, people=people, rule=rule, total=total)


def with_day(rule: AllocationRule, on: date) -> AllocationRule:
    """The rule with the population of another day in every part that goes by population."""
    parts = (
        replace(part, on=on, on_day=None) if any(factor.kind == "population" for factor in part.factors()) else part
        for part in rule.components
    )
    return replace(rule, components=tuple(parts))


def placed(error: FaultError, data: Mapping[str, Any] | None = None) -> dict[int, list[str]]:
    """The faults' sentences by the part that they concern, in the words of the form."""
    found: dict[int, list[str]] = {}
    for fault in error.faults:
        number, key = _place(fault, data or {}, missing=isinstance(error, MissingStatisticError))
        sentence = _sentence(fault, key)
        if sentence not in found.setdefault(number, []):
            found[number].append(sentence)
    return found


def _place(fault: Fault, data: Mapping[str, Any], *, missing: bool) -> tuple[int, str]:
    at = _PART.search(fault.where)
    if at:
        return int(at[1]), at[2] or ""
    parts = [part for part in data.get("component", []) if isinstance(part, Mapping)]
    column = fault.where.removeprefix("kolumn ") if fault.where.startswith("kolumn ") else ""
    for number, part in enumerate(parts, 1):
        key = str(part.get("key", ""))
        if (column and column in (*key.replace("×", ":").split(":"), part.get("against"))) or (
            missing and ("population" in key or "taxbase" in key)
        ):
            return number, ""
    return 0, fault.where.rpartition(", ")[2]


def _sentence(fault: Fault, key: str) -> str:
    if fault.code == "missing-share":
        return f"{fault.text.partition('. ')[0]}. Skriv 0 om medlemmen inte ska vara med i delen."
    text = _SENTENCES.get((fault.code, key))
    if text:
        return text
    said = fault.text[:1].upper() + fault.text[1:]
    return f"{LABELS[key]}: {said}" if key in LABELS else said


def read_text(text: str) -> dict[str, Any]:
    """The data of a rule's text. FaultError where it is no TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FaultError(Fault("bad-toml", f"filen kan inte läsas som TOML: {error}", "regeln")) from None


def known_fees(snapshot: Snapshot, year: int) -> YearFees | None:
    """The fees that pages show for a year, worked out once; None where there are none."""
    return snapshot.once(("shown fees", year), lambda: _or_none(snapshot, year))


def _or_none(snapshot: Snapshot, year: int) -> YearFees | None:
    try:
        return decided_fees(snapshot.case, year, statistics=snapshot.statistics)
    except FaultError:
        return None


def inhabitants(snapshot: Snapshot, year: int) -> dict[str, int]:
    """Inhabitants of the year's members on the day that goes with the year, as far as the statistics hold it."""
    fees = known_fees(snapshot, year)
    codes = {row.organisation for row in snapshot.case.memberships} | set(fees.amounts() if fees else ())
    on = population_day(snapshot.case, year)
    found = {}
    for code in codes:
        try:
            found[code] = snapshot.statistics.population(code, on)
        except FaultError:
            continue
    return found


def usual_total(case: Case, year: int) -> Decimal | None:
    """The year's sum by the budget or a source; None where there is none."""
    try:
        return decimal_of(fee_total(case, year))
    except FaultError:
        return None


def fee_years(snapshot: Snapshot) -> tuple[int, ...]:
    """Every year with fees: on record, or with a sum that a rule divides."""
    case = snapshot.case
    years = {*recorded_years(case), *(line.year for line in case.budget)}
    years |= {
        fact.year for fact in case.facts if fact.attribute == "avgift" and fact.year and fact.subject == case.slug
    }
    return tuple(sorted(year for year in years if known_fees(snapshot, year)))


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier year: its fees, and what the rule would have given; None with why not."""

    year: int
    fees: YearFees
    tried: YearFees | None
    why: str = ""


def earlier_years(snapshot: Snapshot, year: int, rule: AllocationRule) -> list[Earlier]:
    """What the rule would have given of each earlier year's sum, its days and years moved as far back as the year."""
    return [_earlier(snapshot, before, year, rule) for before in fee_years(snapshot) if before < year]


def _earlier(snapshot: Snapshot, before: int, year: int, rule: AllocationRule) -> Earlier:
    fees = known_fees(snapshot, before)
    assert fees is not None  # noqa: S101 - a year with fees
    moved = before - year
    try:
        tried = tried_fees(snapshot.case, before, moved_rule(rule, moved), total=None if rule.by_rates else fees.total,
                           statistics=snapshot.statistics, moved=moved)  # fmt: skip
    except FaultError as error:
        return Earlier(before, fees, None, error.faults[0].text)
    return Earlier(before, fees, tried)
