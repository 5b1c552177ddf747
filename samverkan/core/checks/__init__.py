"""What a reader should look at: values that disagree, sums that fail, outliers, money without ground.

General rules over the records of a case and the cases that it refers to; :data:`RULES` names them all. A finding decides
nothing and changes nothing: it says what, how much, why it matters and what to do, with the figures that it rests on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from samverkan.core.checks.doubts import doubted_fees
from samverkan.core.checks.finding import SEVERITIES, Finding
from samverkan.core.checks.lineage import questioned
from samverkan.core.checks.past import until_year
from samverkan.core.checks.registry import RULES, CheckRule
from samverkan.core.checks.view import View
from samverkan.core.comparison import questioned_ref
from samverkan.core.faults import FaultError
from samverkan.core.keys import Statistics
from samverkan.core.records import Case, Known

NOT_CHECKED = "not-checked"
"""The rule of a finding that says that a check could not be made."""

__all__ = ["RULES", "SEVERITIES", "CheckRule", "Finding", "check_case", "questioned_figures"]


def check_case(case: Case, *, referred: Mapping[str, Case], statistics: Statistics, on: date) -> tuple[Finding, ...]:
    """Every finding of the case on a day, errors first, each once; ``known_as`` is filled from the case's own list.
    Figures of later years are not there yet, except in the printed tables, which are printed whole."""
    view = View(case, referred, statistics, on)
    found = {finding.id: finding for finding in _all(view)}
    named = (replace(finding, known_as=_names(finding.id, case.known)) for finding in found.values())
    return tuple(sorted(named, key=lambda finding: finding.order))


def questioned_figures(case: Case, *, referred: Mapping[str, Case], statistics: Statistics, on: date) -> frozenset[str]:
    """Figures of the case that the checks doubt, as ``core.comparison.questioned_ref`` names them: ``slug:budget:line``
    for staff, ``slug:facts:fact`` for a fee."""
    view = View(case, referred, statistics, on)
    staff = (questioned_ref(case.slug, "budget", pair.line.id) for pair in questioned(view))
    fees = (questioned_ref(case.slug, "facts", fact.id) for fact in doubted_fees(case))
    return frozenset((*staff, *fees))


def _all(view: View) -> Iterator[Finding]:
    seen = View(
        until_year(view.case, view.on.year),
        {slug: until_year(case, view.on.year) for slug, case in view.referred.items()},
        view.statistics,
        view.on,
    )
    for name, rule in RULES.items():
        eye = view if rule.whole else seen
        yield from _checked(name, rule, eye)
        if rule.referred:
            yield from (found for slug in eye.referred for found in _checked(name, rule, eye.others[slug], slug))


def _checked(name: str, rule: CheckRule, view: View, slug: str = "") -> Iterator[Finding]:
    """What a rule finds; where the records no longer give it what it needs, a finding that says so."""
    try:
        yield from list(rule.find(view))
    except FaultError as error:
        said = " ".join(list(dict.fromkeys(fault.sentence() for fault in error.faults))[:3])
        where = f"{slug}/{name}" if slug else name
        yield Finding(
            id=f"{NOT_CHECKED}:{where}", rule=NOT_CHECKED, severity="fel", where=where, case=slug,
            title=f"Kan inte kontrolleras: {rule.title.lower()}",
            text=f"Uppgifterna räcker inte, eller går inte ihop med en regel. {said} När det är rättat görs kontrollen igen.",
        )  # fmt: skip


def _names(finding: str, known: Sequence[Known]) -> tuple[str, ...]:
    names = (row.known_as for row in known if _matches(row.finding, finding))
    return tuple(dict.fromkeys(names))


def _matches(pattern: str, finding: str) -> bool:
    return finding.startswith(pattern[:-1]) if pattern.endswith("*") else finding == pattern
