"""What must be done by when, counted back from the start: decisions, elections, negotiations, and days to give notice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from samverkan.core.records import Case
from samverkan.core.scenario.model import AGAIN, APART, NEW, NOTHING, Scenario
from samverkan.core.scenario.placing import Placements
from samverkan.core.standing import standing
from samverkan.core.swedish import day
from samverkan.core.terms.durations import Duration, parse_duration
from samverkan.law import Fact, steps


@dataclass(frozen=True, slots=True)
class Deadline:
    """A step. ``on`` is the last day; ``basis``: lag, avtal or antagande (our usual time needed) or eget (the
    investigator's); ``late`` where the day has passed on the day it is seen."""

    id: str
    title: str
    who: str
    on: date
    basis: str
    text: str
    facts: tuple[Fact, ...] = ()
    late: bool = False


def time_plan(case: Case, scenario: Scenario, placements: Placements, moving: bool, on: date) -> tuple[Deadline, ...]:
    """Every step in order of days. ``moving`` tells whether staff changes employer; ``on`` is the day it is seen on."""
    own = {row.id: row for row in scenario.steps if row.id}
    found = [*_known(scenario, placements, moving, on, own), *_own(scenario, on), *_notices(case, scenario, on)]
    found.append(Deadline("start", f"{scenario.title} börjar", "", scenario.start, "eget", "", (), scenario.start < on))
    return tuple(sorted(found, key=lambda row: (row.on, row.id == "start", row.id)))


def _known(
    scenario: Scenario, placements: Placements, moving: bool, on: date, own: Mapping[str, object]
) -> Iterator[Deadline]:
    apart = any(row.to == APART for row in placements.rows)
    needs = {"body": scenario.way == NEW, "staff": moving, "agreement": apart, "again": scenario.way == AGAIN,
             "nothing": scenario.way == NOTHING}  # fmt: skip
    for step in steps():
        if step.id in own or not needs[step.needs] or (step.forms and scenario.form not in step.forms):
            continue
        length = parse_duration(step.before)
        if length is not None:
            by = _before(scenario.start, length)
            text = f"Antagen tid: {length.text()} före start"
            yield Deadline(step.id, step.title, step.who, by, "antagande", text, step.facts, by < on)


def _own(scenario: Scenario, on: date) -> Iterator[Deadline]:
    titles = {step.id: step for step in steps()}
    for number, row in enumerate(scenario.steps, 1):
        length = parse_duration(row.before)
        if length is not None:
            by = _before(scenario.start, length)
            known = titles.get(row.id)
            title = row.title or (known.title if known else row.id)
            text = f"{length.text()} före start" + (f". {row.source}" if row.source else "")
            who, facts = (known.who, known.facts) if known else ("", ())
            yield Deadline(row.id or f"eget-{number}", title, who, by, "eget", text, facts, by < on)


def _notices(case: Case, scenario: Scenario, on: date) -> Iterator[Deadline]:
    """Agreements that go on unless notice is given: the last day to give it so that they end by the start."""
    for row in case.agreements:
        held = standing(case, row, on)
        last = held.term.last_notice_day if held.term else None
        if held.status == "gallande" and held.ends is None and last is not None:
            text = f"Annars förnyas avtalet {day(held.term.renews)}" if held.term and held.term.renews else ""
            yield Deadline(f"uppsagning-{row.id}", f"Sista dag att säga upp {row.name}", "Parterna", last, "avtal", text,
                           (), last < on)  # fmt: skip


def _before(start: date, length: Duration) -> date:
    return length.after(start, -1)
