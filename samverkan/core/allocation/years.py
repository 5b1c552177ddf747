"""The figures of a component for the year asked about: rates by year, and amounts that follow an index."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from samverkan.core.allocation.model import AllocationRule, Band, ByYear, Component, Series, Uprating
from samverkan.core.allocation.wording import equals, plain, rate_text
from samverkan.core.explain import Explanation, SourceRef
from samverkan.core.faults import Fault, FaultError
from samverkan.core.swedish import NBSP, listing, number

ORE = Decimal("0.01")


def dated(rule: AllocationRule, component: Component, on: date | None) -> Component:
    """The component with the year's rate, base, bands and uprated amounts, and what these rest on in ``resting``.

    Raises FaultError where a figure of the year is not stated, or the rate is above its ceiling (``max_rate``).
    """
    if not (_by_year(component) or component.uprate or component.max_rate):
        return component
    if on is None:
        raise FaultError(
            Fault("missing-day", "Regelns belopp gäller olika år. Ange vilken dag som gäller.", _where(component))
        )
    faults: list[Fault] = []
    found = _of_year(rule, component, on.year, faults)
    if not faults and component.uprate:
        found = _uprated(rule, found, component.uprate, on.year)
    _check_ceiling(found, on.year, faults)
    if faults:
        raise FaultError(faults)
    return found


def _where(component: Component) -> str:
    return f"[[component]] nr {component.number}"


def _by_year(component: Component) -> bool:
    return bool(component.rates or component.bases or any(band.amounts or band.rates for band in component.bands))


def _of_year(rule: AllocationRule, component: Component, year: int, faults: list[Fault]) -> Component:
    nodes = []

    def pick(figures: ByYear | None, held: Decimal | None, title: str, key: str) -> Decimal | None:
        if figures is None:
            return held
        value = figures.at(year)
        if value is None:
            text = f"{title} för {year} anges inte. Angivna år: {listing(figures.written())}."
            faults.append(Fault("missing-year", text, f"{_where(component)}, {key}"))
            return None
        source = SourceRef(rule.id, component.source or rule.source, date=str(year))
        nodes.append(Explanation(f"{title} {year}", value, "kr", source=source, status=rule.status))
        return value

    rate = pick(component.rates, component.rate, "Avgift per enhet", "rate")
    base = pick(component.bases, component.base, "Grundbelopp", "base")
    resting = tuple(nodes)
    bands = tuple(
        replace(band, amount=pick(band.amounts, band.amount, "Beloppet i intervallet", "bands"),
                rate=pick(band.rates, band.rate, "Avgift per enhet i intervallet", "bands"))
        for band in component.bands
    )  # fmt: skip
    return replace(component, rate=rate, base=base, bands=bands, resting=resting)


def _check_ceiling(component: Component, year: int, faults: list[Fault]) -> None:
    ceiling = component.max_rate.at(year) if component.max_rate else None
    if ceiling is None or component.rate is None or component.rate <= ceiling:
        return
    text = f"Avgiften {rate_text(component.rate)} är över taket {rate_text(ceiling)} för {year}. Sänk avgiften."
    faults.append(Fault("rate-over-ceiling", text, f"{_where(component)}, rate"))


def _uprated(rule: AllocationRule, component: Component, uprate: Uprating, year: int) -> Component:
    series = rule.series[uprate.series]
    ratio, basis = _ratio(series, uprate.since, year, _where(component))
    unit = uprate.unit or ORE
    nodes: dict[Decimal, Explanation] = {}

    def up(value: Decimal | None) -> Decimal | None:
        if value is None or year == uprate.since:
            return value
        exact = Fraction(value) * ratio
        found = _to_unit(exact, unit)
        nodes[value] = Explanation(
            f"{series.title} {year}", found, "kr", rule=f"Beloppet för {uprate.since} följer {series.title}",
            calculation=f"{plain(value)} × {number(ratio, 6)} {equals(exact, 4)} → {plain(found)}", inputs=(basis,),
            rounding=f"Avrundat till {plain(unit)}{NBSP}kr, halva uppåt.",
        )  # fmt: skip
        return found

    part = component.part and replace(component.part, value=up(component.part.value) or Decimal(0))
    bands = tuple(replace(band, amount=up(band.amount), rate=up(band.rate)) for band in component.bands)
    found = replace(component, rate=up(component.rate), base=up(component.base), bands=bands, part=part)
    return replace(found, resting=(*component.resting, *nodes.values()))


def _to_unit(exact: Fraction, unit: Decimal) -> Decimal:
    steps = abs(exact) / Fraction(unit) + Fraction(1, 2)
    whole = steps.numerator // steps.denominator
    return unit * (-whole if exact < 0 else whole)


def _ratio(series: Series, since: int, year: int, where: str) -> tuple[Fraction, Explanation]:
    if year < since:
        text = f"Beloppen gäller {since} och räknas inte bakåt till {year}. Ange beloppen för det året."
        raise FaultError(Fault("year-before", text, f"{where}, uprate"))
    needed = range(since + 1, year + 1) if series.changes else (since, year)
    missing = [str(each) for each in needed if each not in series.years]
    if missing:
        text = f"Serien ”{series.title}” saknar {listing(missing)}. Skriv värdet under years."
        raise FaultError(Fault("missing-year", text, f"[[series]] {series.id}"))
    nodes = tuple(series_value(series, each) for each in dict.fromkeys(needed))
    ratio = Fraction(1)
    if series.changes:
        for each in needed:
            ratio *= 1 + Fraction(series.years[each]) / 100
    elif year != since:
        ratio = _quotient(series, since, year, where)
    title = f"Uppräkning {since}–{year}" if year != since else f"Ingen uppräkning {since}"
    return ratio, Explanation(title, ratio, rule=f"Efter {series.title}", inputs=nodes)


def _quotient(series: Series, since: int, year: int, where: str) -> Fraction:
    if not series.years[since]:
        text = f"Serien ”{series.title}” är noll {since}, så inget kan räknas upp därifrån."
        raise FaultError(Fault("zero-index", text, f"{where}, uprate"))
    return Fraction(series.years[year]) / Fraction(series.years[since])


def series_value(series: Series, year: int) -> Explanation:
    """The figure of the year with its source; FaultError that names the years stated."""
    if year not in series.years:
        held = listing([str(each) for each in sorted(series.years)])
        text = f"Serien ”{series.title}” saknar {year}. Angivna år: {held}."
        raise FaultError(Fault("missing-year", text, f"[[series]] {series.id}"))
    unit = "%" if series.changes else series.unit
    return Explanation(
        f"{series.title} {year}", series.years[year], unit, source=SourceRef(series.id, series.source, date=str(year))
    )


def doubtful_limits(bands: tuple[Band, ...]) -> tuple[str, ...]:
    """Limits that the source gives to two intervals, and intervals that overlap, in words."""
    return tuple(dict.fromkeys(_doubts(bands)))


def _doubts(bands: tuple[Band, ...]) -> Iterator[str]:
    for place, one in enumerate(bands):
        for other in bands[place + 1 :]:
            low = max((band.low for band in (one, other) if band.low is not None), default=None)
            high = min((band.high for band in (one, other) if band.high is not None), default=None)
            if low is None or high is None or low < high:
                yield f"{_end(low, 'lägst')}–{_end(high, 'högst')}"
            elif low == high and one.holds(Fraction(low)) and other.holds(Fraction(low)):
                yield plain(low)


def _end(value: Decimal | None, word: str) -> str:
    return word if value is None else plain(value)
