"""Two statements of the same thing that can't both hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from samverkan.core.checks import stated, thresholds
from samverkan.core.checks.finding import Finding
from samverkan.core.checks.view import SCALE, View, given, worked
from samverkan.core.checks.words import attribute_word, quoted, with_unit
from samverkan.core.periods import last_day
from samverkan.core.records import FORMS, Fact, FormPeriod
from samverkan.core.swedish import NBSP, day, kronor, number

Key = tuple[str, str, str, int | None]


def find_conflicts(view: View) -> Iterator[Finding]:
    """*conflict*: two values of one attribute, subject and year that no rounding reconciles, or two claims of a form."""
    for (kind, subject, attribute, year), facts in _groups(view.case.facts).items():
        pairs = [pair for pair in combinations(facts, 2) if differ(*pair)]
        if pairs:
            yield _conflict(view, (kind, subject, attribute, year), pairs[0])
    yield from _form_conflicts(view)


def _groups(facts: Iterable[Fact]) -> dict[Key, list[Fact]]:
    groups: dict[Key, list[Fact]] = {}
    for fact in facts:
        groups.setdefault((fact.subject_kind, fact.subject, fact.attribute, stated.year_of(fact)), []).append(fact)
    return groups


def differ(a: Fact, b: Fact) -> bool:
    """Whether the two can't both hold, and rounding does not explain it."""
    first, second = stated.span(a), stated.span(b)
    if first is None or second is None or not _comparable(a, b):
        return False
    return stated.apart(first, second) and not is_rounding_slip(a, b)


def _comparable(a: Fact, b: Fact) -> bool:
    if a.measure and b.measure and a.measure != b.measure:
        return False
    return stated.family(a.unit) == stated.family(b.unit) or unit_missing(a, b)


def unit_missing(a: Fact, b: Fact) -> bool:
    """Whether one of them gives no unit, or bare kronor where the other says per inhabitant."""
    units = {a.unit, b.unit}
    return len(units) == 2 and ("" in units or units == {"kr", "kr/inv"})


def is_rounding_slip(a: Fact, b: Fact) -> bool:
    """Whether one is a round figure so near the other that it is meant to be its rounding, and isn't."""
    first, second = stated.base(a), stated.base(b)
    if not first or not second or {a.precision, b.precision} != {"", "ca"}:
        return False
    if stated.family(a.unit) != stated.family(b.unit):
        return False
    spans = stated.span(a), stated.span(b)
    differ = spans[0] is not None and spans[1] is not None and stated.apart(spans[0], spans[1])
    return differ and abs(Fraction(first) / Fraction(second) - 1) <= thresholds.NEAR


def _conflict(view: View, key: Key, pair: tuple[Fact, Fact]) -> Finding:
    kind, subject, attribute, year = key
    name, word = view.name(kind, subject), attribute_word(attribute)
    when = f" {year}" if year else ""
    first, second = pair
    own = kind == "samverkan" and subject == view.case.slug
    record = "-".join(str(part) for part in (None if own else subject, attribute, year) if part)
    text = (
        f"Källorna anger {stated.phrase(first)} och {stated.phrase(second)}. {_size(view, first, second)}"
        f"{_readings(first, second)}Ingen av dem är rättad här. Fråga {name} vilken som gäller och för vad."
    )
    return view.finding(
        "conflict", record, "varning", f"{name}: två uppgifter om {word}{when}", text, subject=(kind, subject),
        explanation=worked(f"Skillnad, {word}{when}", _gap(first, second), "", _gap_words(first, second),
               [stated.shown(view, fact) for fact in pair], rule="Två uppgifter om samma sak"),
    )  # fmt: skip


def _gap(a: Fact, b: Fact) -> Decimal | None:
    first, second = stated.base(a), stated.base(b)
    return None if first is None or second is None else abs(first - second)


def _gap_words(a: Fact, b: Fact) -> str:
    first, second, gap = stated.base(a), stated.base(b), _gap(a, b)
    if first is None or second is None or gap is None:
        return f"{stated.amount(a)} mot {stated.amount(b)}"
    return f"{number(max(first, second))} − {number(min(first, second))} = {number(gap)}"


def _size(view: View, a: Fact, b: Fact) -> str:
    gap = _gap(a, b)
    if gap is None:
        return ""
    per_inhabitant = "kr/inv" in (a.unit, b.unit)
    unit = (
        "kr/inv" if per_inhabitant else {"kr": "kr", "aa": "aa"}.get(stated.family(a.unit or b.unit), a.unit or b.unit)
    )
    people = _inhabitants(view, a) if per_inhabitant else None
    total = f", tillsammans {kronor(round(gap * people))} för {number(people)}{NBSP}invånare" if people else ""
    return f"Skillnaden är {with_unit(gap, unit)}{total}. "


def _inhabitants(view: View, fact: Fact) -> Decimal | None:
    held = view.cooperation_facts("folkmangd", stated.year_of(fact)) or view.cooperation_facts("folkmangd")
    return next((row.value for row in held if row.value), None)


def _readings(a: Fact, b: Fact) -> str:
    if not unit_missing(a, b):
        return ""
    bare, full = (a, b) if a.unit in ("", "kr") and b.unit != "" else (b, a)
    return (
        f"{stated.amount(bare)} anges utan enhet: läses det som {with_unit(bare.value or 0, full.unit)} gäller skillnaden, "
        "läses det som ett fast belopp eller något annat är det två olika mått. "
    )


def find_rounding(view: View) -> Iterator[Finding]:
    """*rounding*: a "cirka" figure that is not the rounding of the exact figure it must come from."""
    for about in view.case.facts:
        exact = next((fact for fact in view.case.facts if _exact_for(about, fact)), None)
        if about.precision == "ca" and exact is not None:
            yield _rounding(view, about, exact)


def _exact_for(about: Fact, fact: Fact) -> bool:
    same = (about.subject_kind, about.subject, stated.year_of(about)) == (
        fact.subject_kind, fact.subject, stated.year_of(fact))  # fmt: skip
    kin = fact.attribute == about.attribute or stated.family(fact.unit) == "kr"
    return same and kin and fact.precision == "" and is_rounding_slip(about, fact)


def _rounding(view: View, about: Fact, exact: Fact) -> Finding:
    name = view.name(about.subject_kind, about.subject)
    said, held = stated.base(about) or Decimal(0), stated.base(exact) or Decimal(0)
    step = stated.grain(about.value or Decimal(0)) * SCALE.get(about.unit, 1)
    right = Fraction(_half_up(Fraction(held) / step)) * step
    in_unit = with_unit(right / SCALE.get(about.unit, 1), about.unit)
    text = (
        f"Texten anger {stated.phrase(about)} ({stated.amount(about)}), men uppgiften om {attribute_word(exact.attribute)} är "
        f"{stated.amount(exact)} på ett annat ställe. Rätt avrundat blir det {in_unit}. Skillnaden är "
        f"{with_unit(abs(said - held), 'kr' if stated.family(exact.unit) == 'kr' else exact.unit)}: antingen är talet "
        "felavrundat eller så är det två olika belopp. Använd det exakta talet."
    )
    return view.finding(
        "rounding", about.id, "upplysning", f"{name}: det avrundade talet stämmer inte med det exakta", text,
        subject=(about.subject_kind, about.subject),
        explanation=worked("Rätt avrundat", right, "kr" if stated.family(exact.unit) == "kr" else "",
               f"{stated.amount(exact)} avrundas till {in_unit}, inte {stated.amount(about)}",
               [stated.shown(view, about), stated.shown(view, exact)]),
    )  # fmt: skip


def _half_up(value: Fraction) -> int:
    return int(value + Fraction(1, 2))


def _form_conflicts(view: View) -> Iterator[Finding]:
    for other in (row for row in view.case.forms if row.alternative):
        main = next((row for row in view.case.forms if not row.alternative and row.form == other.form), None)
        if main is not None and (main.since, main.until) != (other.since, other.until):
            yield _form_conflict(view, main, other)


def _form_conflict(view: View, main: FormPeriod, other: FormPeriod) -> Finding:
    name = view.case.cooperation.name
    text = (
        f"En källa anger {_period(main)} för {FORMS[main.form].lower()}, en annan {_period(other)}. Perioden avgör vilka "
        "beslut, medlemmar och avgifter som hör dit. Båda uppgifterna står kvar med sin källa; stäm av mot "
        "organisationens egna handlingar."
    )
    return view.finding(
        "conflict", other.id, "upplysning", f"{name}: två uppgifter om perioden", text, subject=("samverkan", view.case.slug),
        explanation=worked("Period enligt källorna", None, "", f"{_period(main)} mot {_period(other)}",
               [given(FORMS[row.form], _period(row), "", view.ref(row)) for row in (main, other)]),
    )  # fmt: skip


def _period(row: FormPeriod) -> str:
    if row.printed:
        return quoted(row.printed)
    last = last_day(row.until)
    return f"{day(row.since) if row.since else ''}–{day(last) if last else ''}"
