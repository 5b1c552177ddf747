"""The alternatives on record, worked through for pages: once a revision, day and baseline."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from samverkan.core.faults import Fault, FaultError
from samverkan.core.records import FORMS
from samverkan.core.scenario import WAYS, Consequences, Scenario, case_scenarios, form_of, worked_through
from samverkan.registry.snapshots import Snapshot

Figures = Callable[[str], str]
"""The figure's id, by its name among an alternative's (``core.scenario.figures``); "" where it has none to open."""
BEFORE = ("before", "change", "change_percent", "before_per_inhabitant")
TODAY = "idag"
"""The baseline of what each member pays today, as an address says it."""


@dataclass(frozen=True, slots=True)
class Worked:
    """An alternative with what follows from it; ``found`` is None where it no longer holds for the case, and ``faults`` say
    why. ``own_baseline`` tells whether it is against the baseline that it names itself."""

    scenario: Scenario
    found: Consequences | None
    faults: tuple[Fault, ...] = ()
    own_baseline: bool = True

    @property
    def key(self) -> str:
        """The alternative's key."""
        return self.scenario.id

    @property
    def form(self) -> str:
        """The form that it leads to, in words."""
        return form_words(self.scenario)


def figures_of(key: str, *, own_baseline: bool) -> Figures:
    """The figures on record of an alternative; those that rest on what is before are not, where another baseline is shown."""
    return lambda name: f"scenario.{key}.{name}" if own_baseline or name.partition(".")[0] not in BEFORE else ""


def no_figures(_name: str) -> str:
    """For an alternative that is not on record."""
    return ""


def form_words(scenario: Scenario) -> str:
    """The legal form that an alternative leads to, in words."""
    form = form_of(scenario)
    return FORMS.get(form, form) if form else "Ingen: avtalet upphör"


def way_words(scenario: Scenario) -> str:
    """What becomes of today's cooperation, in words."""
    return WAYS[scenario.way]


def work_through(snapshot: Snapshot, scenario: Scenario, on: date) -> Worked:
    """An alternative against its baseline, or what is wrong with it."""
    try:
        return Worked(scenario, worked_through(snapshot.case, scenario, statistics=snapshot.statistics, on=on))
    except FaultError as error:
        return Worked(scenario, None, tuple(error.faults))


def held_scenarios(snapshot: Snapshot) -> Mapping[str, Scenario]:
    """The alternatives on record by key."""
    return snapshot.once("alternatives", lambda: {row.id: row for row in case_scenarios(snapshot.case)})


def baselines(snapshot: Snapshot) -> Mapping[str, str]:
    """What an alternative may be compared with, by key, with titles; today first."""
    held = {row.id: row.title for row in held_scenarios(snapshot).values() if not row.baseline}
    return {TODAY: "I dag", **held}


def alternative(snapshot: Snapshot, key: str, on: date, baseline: str | None = None) -> Worked:
    """One alternative on record, against the baseline that it names or another. KeyError where there is none by the key,
    FaultError where there is no such baseline."""
    scenario = held_scenarios(snapshot)[key]
    named = scenario.baseline
    if baseline is not None:
        scenario = replace(scenario, baseline=_known_baseline(snapshot, baseline, key))
    worked = snapshot.once(("alternative", key, scenario.baseline, on), lambda: work_through(snapshot, scenario, on))
    return replace(worked, own_baseline=scenario.baseline == named)


def alternatives(snapshot: Snapshot, on: date, baseline: str | None = None) -> tuple[Worked, ...]:
    """Every alternative on record, in order; the one that is the baseline itself is against today."""
    held = held_scenarios(snapshot)
    return tuple(alternative(snapshot, key, on, TODAY if key == baseline else baseline) for key in held)


def _known_baseline(snapshot: Snapshot, baseline: str, key: str) -> str:
    held = baselines(snapshot)
    if baseline not in held or baseline == key:
        names = ", ".join(name for name in held if name != key)
        text = f"”{baseline[:60]}” går inte att jämföra med. Skriv något av: {names}."
        raise FaultError(Fault("unknown-baseline", text, "jamfor"))
    return "" if baseline == TODAY else baseline


def before_words(snapshot: Snapshot, scenario: Scenario) -> str:
    """What an alternative is compared with, in the middle of a sentence."""
    other = held_scenarios(snapshot).get(scenario.baseline)
    return f"”{other.title}”" if other else "i dag"
