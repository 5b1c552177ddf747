"""Bodies side by side: measures with a comparability flag and the reason per cell, and what each says in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from samverkan.core.budget import Budget, case_budget
from samverkan.core.explain import Explanation, Number
from samverkan.core.faults import Fault, FaultError
from samverkan.core.keys import Statistics
from samverkan.core.measures import (
    Reading,
    other_fees,
    questioned_ref,
    read_fee,
    read_population,
    read_staff,
    stated_per_inhabitant,
)
from samverkan.core.records import THEMES, Case, Statement
from samverkan.core.sums import decimal_of, quotient, stated
from samverkan.core.swedish import listing, number


@dataclass(frozen=True, slots=True)
class MeasureKind:
    """A measure: its id, title, unit, the decimals it is shown with, and the two measures that it is made of, if any."""

    id: str
    title: str
    unit: str
    decimals: int
    parts: tuple[str, ...] = ()


MEASURES = (
    MeasureKind("folkmangd", "Folkmängd", "inv", 0),
    MeasureKind("avgift", "Avgift eller budget", "kr", 0),
    MeasureKind("aa", "Årsarbetare", "ÅA", 2),
    MeasureKind("kr_per_inv", "Avgift per invånare", "kr/inv", 2, ("avgift", "folkmangd")),
    MeasureKind("tkr_per_aa", "Avgift per årsarbetare", "tkr/ÅA", 1, ("avgift", "aa")),
    MeasureKind("aa_per_100000", "Årsarbetare per 100 000 invånare", "ÅA", 2, ("aa", "folkmangd")),
)


@dataclass(frozen=True, slots=True)
class ComparisonCell:
    """One body's value of a measure. ``text`` is what is shown (``ca 22,00``, ``anges inte``); ``measured`` says what the
    figure measures (grundavgift, avtalssumma); ``reason`` is empty where the cell is comparable, and ``reasons`` are its
    sentences one by one."""

    slug: str
    value: Number | None
    text: str
    measured: str
    comparable: bool
    reason: str
    explanation: Explanation
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure over the bodies: ``folkmangd avgift aa kr_per_inv tkr_per_aa aa_per_100000``."""

    id: str
    title: str
    unit: str
    decimals: int
    cells: tuple[ComparisonCell, ...]

    def cell(self, slug: str) -> ComparisonCell:
        """The cell of a body; FaultError where it is not compared."""
        for cell in self.cells:
            if cell.slug == slug:
                return cell
        raise FaultError(Fault("not-compared", f"”{slug}” ingår inte i jämförelsen.", slug))


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """What the bodies say under a theme, by slug; a body that says nothing has an empty tuple."""

    theme: str
    title: str
    statements: Mapping[str, tuple[Statement, ...]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Measures and words of several bodies for one year."""

    year: int
    slugs: tuple[str, ...]
    measures: tuple[Measure, ...]
    themes: tuple[ThemeRow, ...]

    def measure(self, measure_id: str) -> Measure:
        """The measure by id; FaultError where there is none."""
        for measure in self.measures:
            if measure.id == measure_id:
                return measure
        held = listing(tuple(measure.id for measure in self.measures))
        raise FaultError(Fault("unknown-measure", f"Måttet ”{measure_id}” finns inte. Måtten är {held}.", measure_id))


def compare(cases: Sequence[Case], year: int, statistics: Statistics, questioned: Collection[str] = ()) -> Comparison:
    """Compare bodies for a year. ``questioned`` holds references (``questioned_ref``) to figures that a check doubts."""
    people = _told_apart({case.slug: read_population(case, year, statistics) for case in cases})
    trees = {case.slug: case_budget(case) for case in cases}
    fees = _told_apart(_doubted({case.slug: _fee(case, year, trees, people) for case in cases}, questioned, "Avgiften"))
    read_all = {case.slug: read_staff(case, year, trees[case.slug]) for case in cases}
    staff = _told_apart(_doubted(read_all, questioned, "Personalsiffran"))
    read = [_Read(case, year, people[case.slug], fees[case.slug], staff[case.slug]) for case in cases]
    measures = tuple(_measure(measure, read) for measure in MEASURES)
    return Comparison(year, tuple(case.slug for case in cases), measures, compare_words(cases))


def compare_words(cases: Sequence[Case]) -> tuple[ThemeRow, ...]:
    """What the cases say under each theme that any of them speaks of, in the order of the themes."""
    rows = (
        ThemeRow(theme, title, {case.slug: tuple(s for s in case.statements if s.theme == theme) for case in cases})
        for theme, title in THEMES.items()
    )
    return tuple(row for row in rows if any(row.statements.values()))


@dataclass(frozen=True, slots=True)
class _Read:
    """The three stated figures of a body."""

    case: Case
    year: int
    people: Reading
    fee: Reading
    staff: Reading


def _fee(case: Case, year: int, trees: Mapping[str, Budget], people: Mapping[str, Reading]) -> Reading:
    """The fee, with what another stated fee per inhabitant would make of it."""
    reading = read_fee(case, year, trees[case.slug])
    others = other_fees(case, year, reading.figure, people[case.slug].figure)
    return replace(reading, reasons=(*reading.reasons, *others))


def _doubted(read: Mapping[str, Reading], questioned: Collection[str], what: str) -> dict[str, Reading]:
    return {
        slug: reading if not any(ref in questioned for ref in reading.refs) else replace(
            reading, reasons=(*reading.reasons, f"{what} är ifrågasatt i kontrollen."))
        for slug, reading in read.items()
    }  # fmt: skip


def _told_apart(read: Mapping[str, Reading]) -> dict[str, Reading]:
    """The readings, each with the reason where it measures another thing than most.

    Where no measure is in majority, no two can be compared.
    """
    counts = Counter(reading.measured for reading in read.values() if reading.measured)
    if len(counts) < 2:
        return dict(read)
    (common, most), (_, second) = counts.most_common(2)
    agreed = common if most > second else ""
    return {
        slug: reading if reading.measured in ("", agreed) else replace(
            reading, reasons=(*reading.reasons, _other_measure(reading.measured, agreed, counts)))
        for slug, reading in read.items()
    }  # fmt: skip


def _other_measure(measured: str, agreed: str, counts: Mapping[str, int]) -> str:
    if agreed:
        return f"Måttet är {measured}; de flesta andra anger {agreed}."
    return f"Måttet är {measured}; andra anger {listing(tuple(name for name in counts if name != measured))}."


def _measure(measure: MeasureKind, read: Sequence[_Read]) -> Measure:
    cells = tuple(_cell(row.case.slug, _reading(measure.id, row), measure) for row in read)
    return Measure(measure.id, measure.title, measure.unit, measure.decimals, cells)


def _reading(measure_id: str, row: _Read) -> Reading:
    simple = {"folkmangd": row.people, "avgift": row.fee, "aa": row.staff}
    if measure_id in simple:
        return simple[measure_id]
    name = row.case.cooperation.short_name
    if measure_id == "kr_per_inv":
        figure = quotient(f"Avgift per invånare, {name}", row.fee.figure, row.people.figure, "kr/inv",
                          rule="Avgiften delad med folkmängden")  # fmt: skip
        return _joined(figure, row.fee, row.people, stated_per_inhabitant(row.case, row.year, figure))
    if measure_id == "tkr_per_aa":
        figure = quotient(f"Tusen kronor per årsarbetare, {name}", _in_thousands(row.fee.figure), row.staff.figure,
                          "tkr/ÅA", rule="Avgiften delad med antalet årsarbetare", decimals=1)  # fmt: skip
        return _joined(figure, row.fee, row.staff)
    figure = quotient(f"Årsarbetare per 100 000 invånare, {name}", row.staff.figure, row.people.figure, "ÅA", per=100_000,
                      rule="Antalet årsarbetare delat med folkmängden")  # fmt: skip
    return _joined(figure, row.staff, row.people)


def _joined(figure: Explanation, first: Reading, second: Reading, extra: Sequence[str] = ()) -> Reading:
    reasons = tuple(dict.fromkeys((*first.reasons, *second.reasons, *extra)))
    measured = ", ".join(filter(None, (first.measured, second.measured)))
    return Reading(figure, measured, first.precision or second.precision, (), reasons)


def _in_thousands(figure: Explanation) -> Explanation:
    value = decimal_of(figure)
    return replace(figure, value=None if value is None else value / 1000, unit="tkr", published=None, inputs=(figure,),
                   calculation="", rule="Kronor delat med 1 000")  # fmt: skip


def _cell(slug: str, reading: Reading, measure: MeasureKind) -> ComparisonCell:
    value = stated(reading.figure)
    text = reading.text or (_shown(value, measure.decimals, reading.precision) if value is not None else "anges inte")
    reason = " ".join(reading.reasons)
    return ComparisonCell(slug, value, text, reading.measured, value is not None and not reason, reason, reading.figure,
                          reading.reasons)  # fmt: skip


def _shown(value: Number, decimals: int, precision: str) -> str:
    words = {"ca": "ca ", "minst": "minst "}
    return words.get(precision, "") + number(value, decimals)


__all__ = [
    "MEASURES",
    "Comparison",
    "ComparisonCell",
    "Measure",
    "MeasureKind",
    "ThemeRow",
    "compare",
    "compare_words",
    "questioned_ref",
]
