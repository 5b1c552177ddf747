"""A stated population against official statistics."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from samverkan.core.checks import stated, thresholds
from samverkan.core.checks.finding import Finding
from samverkan.core.checks.view import View, worked
from samverkan.core.explain import Explanation
from samverkan.core.members import municipal_members, population
from samverkan.core.records import Fact
from samverkan.core.swedish import day, listing, number, signed


def find_population_differences(view: View) -> Iterator[Finding]:
    """*population-differs*: no official figure of the stated day, or of the year-ends around it, is the stated one."""
    stated_once = {(fact.year, fact.on, fact.value): fact for fact in reversed(view.cooperation_facts("folkmangd"))}
    for fact in stated_once.values():
        allowed = stated.span(fact)
        held = [figure for on in _days(view, fact) if (figure := _official(view, on)).value is not None]
        if allowed is None or fact.value is None or not held:
            continue
        if all(stated.apart(allowed, (_count(figure), _count(figure))) for figure in held):
            yield _difference(view, fact, held)


def _days(view: View, fact: Fact) -> list[date]:
    if fact.on:
        return [fact.on]
    year = fact.year or view.on.year
    return [date(year - 1, 12, 31), date(year, 12, 31)]


def _official(view: View, on: date) -> Explanation:
    codes = [row.organisation for row in municipal_members(view.case, on.year)]
    return population(view.case, view.statistics, on, codes)


def _count(figure: Explanation) -> Fraction:
    return Fraction(str(figure.value))


def _difference(view: View, fact: Fact, held: list[Explanation]) -> Finding:
    name, said = view.name("samverkan", fact.subject), Fraction(fact.value or 0)
    nearest = min(held, key=lambda figure: abs(_count(figure) - said))
    gap = said - _count(nearest)
    severity = "varning" if abs(gap) > _count(nearest) * thresholds.NEAR else "upplysning"
    days = listing([f"{number(_count(figure))} ({figure.title.lower()})" for figure in held])
    wider, more = _with_adjuncts(view, nearest, fact)
    text = (
        f"Angivet är {stated.amount(fact)}. Medlemskommunerna har enligt den officiella statistiken {days}: en skillnad på "
        f"{signed(gap)}. {wider}Folkmängden styr både jämförelser per invånare och en nyckel efter befolkning. Ta reda på "
        "vilka kommuner och vilken dag siffran avser."
    )
    return view.finding(
        "population-differs", fact.id, severity, f"{name}: folkmängden stämmer inte med statistiken", text,
        subject=("samverkan", fact.subject),
        explanation=worked("Angiven folkmängd − officiell", gap, "inv", f"{number(said)} − {number(_count(nearest))} = {signed(gap)}",
               [stated.shown(view, fact, "Angiven folkmängd"), *held, *more]),
    )  # fmt: skip


def _with_adjuncts(view: View, nearest: Explanation, fact: Fact) -> tuple[str, list[Explanation]]:
    """The figure with adjunct municipalities counted too, where there are any."""
    adjuncts = [row.organisation for row in view.case.memberships if row.kind == "adjungerad"]
    on = next((on for on in _days(view, fact) if day(on) in nearest.title), None)
    if not adjuncts or on is None:
        return "", []
    codes = [row.organisation for row in municipal_members(view.case, on.year)]
    figure = population(view.case, view.statistics, on, [*codes, *adjuncts])
    if figure.value is None:
        return "", []
    names = listing([view.name("organisation", code) for code in adjuncts])
    wide = Explanation(f"Med {names} inräknad", figure.value, "inv", source=figure.source)
    return f"Räknas {names} (adjungerad) in blir det {number(_count(figure))}. ", [wide]
