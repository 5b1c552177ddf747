"""External money: components that don't add up, money that only passes through, months that differ, claims."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import product

from samverkan.core.checks import thresholds
from samverkan.core.checks.finding import Finding
from samverkan.core.checks.view import View, given, worked
from samverkan.core.checks.words import quoted, share
from samverkan.core.explain import Explanation
from samverkan.core.external import grant_amount
from samverkan.core.leverage import LeverageCell
from samverkan.core.periods import last_day
from samverkan.core.records import Claim, Grant
from samverkan.core.swedish import kronor, listing, number, signed


def _kronor(view: View, grant: Grant) -> Decimal | None:
    value = grant_amount(grant, view.case.grants, view.case.sources).value
    return Decimal(str(value)) if isinstance(value, Decimal | int) else None


def _shown(view: View, grant: Grant, title: str = "") -> Explanation:
    return given(title or grant.title, _kronor(view, grant), "kr", view.ref(grant))


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the components: which of them are already part of others, the sum and sum − stated total."""

    inside: tuple[Grant, ...]
    total: Decimal
    residual: Decimal


def readings(view: View, whole: Grant) -> list[Reading]:
    """Every reading of a grant's components, the most additive first; none where an amount is missing."""
    parts = [grant for grant in view.case.grants if grant.parent == whole.id]
    amounts, stated = {part.id: _kronor(view, part) for part in parts}, _kronor(view, whole)
    if not parts or stated is None or None in amounts.values() or any(part.remainder for part in parts):
        return []
    doubtful = [part for part in parts if part.may_include_in][: thresholds.READINGS]
    everything = sum((amount for amount in amounts.values() if amount is not None), Decimal(0))
    found = []
    for choice in product((False, True), repeat=len(doubtful)):
        inside = tuple(part for part, within in zip(doubtful, choice, strict=True) if within)
        total = everything - sum((amounts[part.id] or Decimal(0) for part in inside), Decimal(0))
        found.append(Reading(inside, total, total - stated))
    return sorted(found, key=lambda reading: (len(reading.inside), -reading.total))


def find_component_sums(view: View) -> Iterator[Finding]:
    """*component-sum*: components that give the stated total in no reading."""
    for whole in view.case.grants:
        tried = readings(view, whole)
        if tried and all(reading.residual for reading in tried):
            yield _component_sum(view, whole, tried)


def _component_sum(view: View, whole: Grant, tried: list[Reading]) -> Finding:
    name = view.name("omrade", whole.area)
    stated = _kronor(view, whole) or Decimal(0)
    ways = listing([f"{kronor(r.total)} ({signed(r.residual)}) {_way(r)}" for r in tried])
    tries = "Hur man än läser dem blir summan en annan" if len(tried) > 1 else "Summan blir en annan"
    text = (
        f"Källan anger {kronor(stated)} i externa medel {whole.year} och räknar upp delar. {tries}: {ways}. Någon del "
        "saknas eller är räknad två gånger, så uppväxlingen är osäker. Begär en uppställning som summerar till totalen."
    )
    return view.finding(
        "component-sum", whole.id, "varning", f"{name} {whole.year}: delarna blir inte den angivna summan", text,
        subject=("omrade", whole.area),
        explanation=worked(f"Delarnas summa − angiven summa, {name} {whole.year}", min(tried, key=lambda r: abs(r.residual)).residual,
               "kr", f"Närmast: {ways}",
               [_shown(view, whole, "Angiven summa"),
                *(_shown(view, row) for row in view.case.grants if row.parent == whole.id)]),
    )  # fmt: skip


def _way(reading: Reading) -> str:
    if not reading.inside:
        return "om alla delar läggs ihop"
    return f"om {listing([part.title for part in reading.inside])} redan ingår i en annan del"


def find_pass_through(view: View) -> Iterator[Finding]:
    """*pass-through*: money that goes straight on to the members is counted as leverage."""
    for cell in view.leverage.cells:
        passed = _number(cell.pass_through)
        if passed and cell.year is not None and cell.area in view.areas and _number(cell.gross) is not None:
            yield _pass_through(view, cell, passed)


def _number(figure: Explanation) -> Fraction | None:
    return None if figure.value is None or isinstance(figure.value, str) else Fraction(figure.value)


def _pass_through(view: View, cell: LeverageCell, passed: Fraction) -> Finding:
    name, gross, net = view.name("omrade", cell.area), _number(cell.gross) or 0, _number(cell.net) or 0
    external = _number(cell.external) or Fraction(1)
    text = (
        f"Av {kronor(external)} i externa medel {cell.year} går {kronor(passed)} ({share(passed, external)}) direkt vidare "
        f"till medlemmarna. Räknas de bort sjunker uppväxlingen från {number(gross, 2)} till {number(net, 2)}. "
        "Pengar som bara passerar visar inte vad samverkan själv drar in: visa båda talen."
    )
    return view.finding(
        "pass-through", f"{cell.area}-{cell.year}", "varning",
        f"{name} {cell.year}: uppväxlingen räknar med pengar som går vidare", text, subject=("omrade", cell.area),
        explanation=worked(f"Uppväxling netto, {name} {cell.year}", net, "", cell.net.calculation,
               [cell.own, cell.external, cell.pass_through, cell.gross]),
    )  # fmt: skip


def find_period_mismatches(view: View) -> Iterator[Finding]:
    """*period-mismatch*: external money of some months beside the budget of a whole year."""
    cells = [cell for cell in view.leverage.cells if cell.year is not None and cell.area in view.areas]
    for year in sorted({cell.year for cell in cells if cell.year is not None}):
        partial = [cell for cell in cells if cell.year == year and cell.months != thresholds.FULL_YEAR]
        if partial:
            yield _period_mismatch(view, year, partial)


def _period_mismatch(view: View, year: int, cells: list[LeverageCell]) -> Finding:
    months = listing(sorted({number(cell.months) for cell in cells}))
    until = {last_day(row.until) for row in view.case.grants if row.year == year and row.until and not row.parent}
    end = f" (till och med {max(filter(None, until)).isoformat()})" if any(until) else ""
    rows = listing([f"{view.name('omrade', cell.area)} {_factors(cell)}" for cell in cells if _number(cell.gross)])
    text = (
        f"De externa medlen {year} omfattar {months} månader{end}, medan kommunernas egna pengar gäller hela året. Med egna "
        f"pengar för samma månader blir uppväxlingen: {rows}. Jämför inte {year} med hela år förrän året är klart."
    )
    return view.finding(
        "period-mismatch", str(year), "varning", f"Uppväxlingen {year} gäller bara en del av året", text,
        subject=("samverkan", view.case.slug),
        explanation=worked(f"Månader som de externa medlen omfattar {year}", min(cell.months for cell in cells), "månader",
               "Egna medel × månader ÷ 12", [cell.gross_same_months for cell in cells]),
    )  # fmt: skip


def _factors(cell: LeverageCell) -> str:
    return f"{number(_number(cell.gross) or 0, 2)} → {number(_number(cell.gross_same_months) or 0, 2)}"


@dataclass(frozen=True, slots=True)
class Trial:
    """A claim tried on one year: the claimed area's value and the largest of all."""

    year: int
    own: Fraction
    largest: str
    value: Fraction

    @property
    def holds(self) -> bool:
        """Whether the claimed area is the largest, or as large."""
        return self.own == self.value


def find_false_claims(view: View) -> Iterator[Finding]:
    """*claim-false*: an area is said to be the largest, in kronor or as a factor, and isn't in some year."""
    for claim in view.case.claims:
        trials = _trials(view, claim)
        if not all(trial.holds for trial in trials):
            yield _claim_false(view, claim, trials)


def _trials(view: View, claim: Claim) -> list[Trial]:
    measure = "external" if claim.measure == "externa-medel" else "gross"
    years = [year for year in view.leverage.years if claim.year in (None, year)]
    found = []
    for year in years:
        cells = [cell for cell in view.leverage.cells if cell.year == year and cell.area in view.areas]
        values = {cell.area: v for cell in cells if (v := _number(getattr(cell, measure))) is not None}
        if claim.area in values and len(values) > 1:
            largest = max(values, key=lambda area: values[area])
            found.append(Trial(year, values[claim.area], largest, values[largest]))
    return found


def _claim_false(view: View, claim: Claim, trials: list[Trial]) -> Finding:
    name, money = view.name("omrade", claim.area), claim.measure == "externa-medel"
    way = "räknat i kronor" if money else "räknat som uppväxling (externa medel ÷ egna medel)"
    told = listing([_told(view, trial, kronor if money else _factor) for trial in trials])
    text = (
        f"Källan säger om {name}: {quoted(claim.quote)}. {way.capitalize()}: {told}. Ett sådant påstående styr vilka "
        "områden som ser lönsamma ut. Skriv vilket mått och vilket år som menas, eller stryk det."
    )
    short = "i kronor" if money else "som uppväxling"
    return view.finding(
        "claim-false", claim.id, "varning", f"{name} är inte störst varje år, räknat {short}", text,
        subject=("omrade", claim.area),
        explanation=worked(
            f"År då påståendet inte håller, räknat {short}", sum(not trial.holds for trial in trials), "år", told,
            [given("Påståendet", quoted(claim.quote), "", view.ref(claim)),
             *(_tried(view, trial, "kr" if money else "") for trial in trials)]),
    )  # fmt: skip


def _factor(value: Fraction) -> str:
    return number(value, 2)


def _told(view: View, trial: Trial, write: Callable[[Fraction], str]) -> str:
    if trial.holds:
        return f"{trial.year} stämmer det ({write(trial.own)})"
    largest = view.name("omrade", trial.largest)
    return f"{trial.year} är {largest} störst ({write(trial.value)} mot {write(trial.own)})"


def _tried(view: View, trial: Trial, unit: str) -> Explanation:
    parts = (
        given("Området", trial.own, unit, None),
        given(view.name("omrade", trial.largest), trial.value, unit, None),
    )
    return worked(str(trial.year), "stämmer" if trial.holds else "stämmer inte", "", "", parts)
