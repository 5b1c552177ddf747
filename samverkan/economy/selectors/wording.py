"""A cost key in words, as a reader meets it: what is divided, by what, and within which bounds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from samverkan.core.allocation.model import AllocationRule, Band, Bound, ByYear, Component, Damping, Factor
from samverkan.core.allocation.wording import method_note, rate_text
from samverkan.core.periods import last_day
from samverkan.core.swedish import day, kronor, listing, number, percent

KEYS = {
    "equal": "lika för alla", "fixed": "fasta procenttal", "population": "folkmängd", "taxbase": "skattekraft",
    "participation": "andel av tjänsterna",
}  # fmt: skip
STATUS = {
    "avtalad": "Regeln står i avtalet eller stadgarna.",
    "härledd": "Regeln står inte i källan; den är uträknad ur publicerade belopp.",
    "antagen": "Regeln är ett antagande, för jämförelse.",
}

USES = {
    "entry": "insats vid inträde", "capital": "kapitalinsats", "ownership": "andelar i tillgångarna, inte avgiften",
    "debt": "skulder som inte kan betalas, inte avgiften",
}  # fmt: skip
"""What a rule is for, where that isn't the usual: costs."""


@dataclass(frozen=True, slots=True)
class Worded:
    """A rule as words: its steps, its rounding, where it stands."""

    id: str
    title: str
    status: str
    status_text: str
    source: str
    steps: tuple[str, ...]
    rounding: str
    legal: tuple[str, ...]
    note: str
    use: str = ""


def worded(rule: AllocationRule) -> Worded:
    """The rule in words."""
    rounding = rule.rounding
    return Worded(
        rule.id, rule.title, rule.status, STATUS.get(rule.status, ""), rule.source,
        (*(_step(rule, part) for part in rule.components),
         *(f"Summan: {_damping(damping)}." for damping in rule.dampings)),
        method_note(rounding.method, rounding.unit, rounding.percent_decimals), rule.legal, rule.note,
        USES.get(rule.use, ''),
    )  # fmt: skip


def _step(rule: AllocationRule, part: Component) -> str:
    """One component with its columns and series under the titles that the rule gives them."""
    titles = {name: _title(column.title) for name, column in rule.notes.items() if column.title}
    titles |= {name: _title(series.title) for name, series in rule.series.items() if series.title}
    return step(part, alone=len(rule.components) == 1, titles=titles)


_YEAR = re.compile(r" ?\{year(?:-(\d{1,2}))?\}")


def _title(text: str) -> str:
    """A column's title within a sentence: ``levererat vatten samma år``."""
    said = _YEAR.sub(lambda found: f" {_back(int(found[1] or 0))}", text)
    return said if said[1:2].isupper() else f"{said[:1].lower()}{said[1:]}"


def key_name(rule: AllocationRule) -> str:
    """What the rule goes by, in short: ``Folkmängd``, ``Fasta procenttal``, ``Lika för alla och folkmängd``."""
    names = dict.fromkeys(" × ".join(_factor(factor, {}) for factor in part.key) for part in rule.components)
    text = listing([name for name in names if name])
    return text[:1].upper() + text[1:]


def step(part: Component, *, alone: bool, titles: Mapping[str, str] | None = None) -> str:
    """One component as a sentence. ``titles`` are those of columns and series by name."""
    named = titles or {}
    words = [_what(part, alone=alone, named=named), _by(part, named), *_bounds(part), _whom(part), *_more(part, named)]
    text = " ".join(filter(None, words)).replace(" ,", ",")
    return f"{text[:1].upper()}{text[1:]}."


def _what(part: Component, *, alone: bool, named: Mapping[str, str]) -> str:
    if part.part is None:
        return _rate(part)
    if part.part.kind == "rest":
        return "hela beloppet fördelas" if alone else "resten fördelas"
    if part.part.kind == "percent":
        return f"{percent(part.part.value, 0)} av beloppet fördelas"
    if part.part.kind == "rest-percent":
        return f"{percent(part.part.value, 0)} av resten fördelas"
    if part.part.kind == "each":
        own = part.part.column
        return f"till var och en {named.get(own, own)}" if own else f"{kronor(part.part.value)} till varje medlem"
    return f"{kronor(part.part.value)} fördelas"


def _rate(part: Component) -> str:
    base = _figure(part.base, part.bases, "per medlem")
    rate = _figure(part.rate, part.rates, "för varje enhet")
    steps = listing([_band(band) for band in part.bands])
    return listing([word for word in (base, rate, steps) if word])


def _figure(held: Decimal | None, years: ByYear | None, of: str) -> str:
    """One figure, or one for each year or span of years."""
    if years is not None:
        each = [f"{_kronor(value)} {span}" for span, (*_, value) in zip(years.written(), years.spans, strict=True)]
        return f"{listing(each)} {of}".rstrip()
    return f"{_kronor(held)} {of}".rstrip() if held is not None else ""


def _kronor(value: Decimal) -> str:
    """Kronor, or the promille of a rate per krona."""
    return rate_text(value) if 0 < abs(value) < Decimal("0.01") else kronor(value)


def _band(band: Band) -> str:
    ends = [
        f"{'över' if band.low_open else 'från'} {number(band.low)}" if band.low is not None else "",
        f"{'under' if band.high_open else 'till'} {number(band.high)}" if band.high is not None else "",
    ]
    price = _figure(band.amount, band.amounts, "") or _figure(band.rate, band.rates, "per enhet")
    return f"{' '.join(filter(None, ends))}: {price}"


def _by(part: Component, named: Mapping[str, str]) -> str:
    return (
        f"efter {' × '.join(_factor(factor, named) + _when(part, factor) for factor in part.key)}" if part.key else ""
    )


def _factor(factor: Factor, named: Mapping[str, str]) -> str:
    return KEYS.get(factor.kind) or named.get(factor.column, factor.column)


_ANY_YEAR = 2000
"""Has every day of the year."""


def _back(years: int) -> str:
    return "samma år" if years == 0 else "året före" if years == 1 else f"{years} år före"


def _when(part: Component, factor: Factor) -> str:
    """The day or year of a factor that needs one."""
    if factor.kind == "population":
        if part.on_day:
            return f" den {day(date(_ANY_YEAR, *part.on_day)).removesuffix(f' {_ANY_YEAR}')} {_back(part.lag(factor))}"
        return f" den {day(part.on)}" if part.on else " (vilken dag anges inte)"
    if factor.kind == "taxbase":
        return f" år {part.year}" if part.year else " (vilket år anges inte)"
    return ""


def _bounds(part: Component) -> list[str]:
    bounds = [*_each("minst", part.floors), *_each("högst", part.caps)]
    bounds += [f"högst {number(bound.value)} räknas" for bound in part.caps_at]
    if part.damping:
        bounds.append(_damping(part.damping))
    return [f"({listing(bounds)})"] if bounds else []


def _damping(damping: Damping) -> str:
    if damping.rise == damping.fall and damping.rise is not None:
        return f"ändring högst {percent(damping.rise, 0)} mot förra året"
    both = (("höjning", damping.rise), ("sänkning", damping.fall))
    return listing([f"{word} högst {percent(most, 0)} mot förra året" for word, most in both if most is not None])


def _each(word: str, bounds: Sequence[Bound]) -> list[str]:
    return [f"{word} {kronor(bound.value)} per medlem" for bound in bounds]


def _whom(part: Component) -> str:
    but = listing([*sorted(part.only.but_classes), *part.only.but_codes])
    last = f"utom {but}" if but else ""
    if part.only.classes:
        return f"för {listing(sorted(part.only.classes))} {last}".rstrip()
    if part.only.codes:
        count = len(part.only.codes)
        return f"för {number(count)} {'medlem' if count == 1 else 'medlemmar'} {last}".rstrip()
    return f"för alla {last}" if last else ""


CHARGED = {"entry-year": "det år en medlem går in", "year-before-entry": "året före det att en medlem går in"}


def _more(part: Component, named: Mapping[str, str]) -> list[str]:
    """When it is charged, what it follows, and what is taken of it."""
    last = last_day(part.until)
    words = [CHARGED.get(part.charged, "")]
    words += [f"från och med {day(part.since)}"] if part.since else []
    words += [f"till och med {day(last)}"] if last else []
    if part.uprate:
        words.append(f"uppräknat från {part.uprate.since} efter {named.get(part.uprate.series, part.uprate.series)}")
    words += [f"minskat med {named.get(part.less, part.less)}"] if part.less else []
    words += [f"justerat: {listing([adjustment.title for adjustment in part.adjust])}"] if part.adjust else []
    words += [f"i stället för {listing(part.replaces)}"] if part.replaces else []
    words += [f"i vilket ingår {listing(part.includes)}"] if part.includes else []
    return [f", {word}" for word in words if word]
