"""The sentence and the key figures at the top of the page of agreements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from samverkan.agreements.selectors.gaps import gaps, gaps_figure
from samverkan.agreements.selectors.standings import standings
from samverkan.agreements.selectors.watch import watched
from samverkan.core.periods import last_day
from samverkan.core.standing import Standing
from samverkan.core.swedish import kronor
from samverkan.registry.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class Key:
    """A key figure: what, its value, what explains it, and a line below."""

    title: str
    value: str
    small: str = ""
    figure: str = ""


def lede(snapshot: Snapshot, on: date) -> str:
    """What holds on the day and what happens next, in a sentence or two."""
    states = list(standings(snapshot, on).values())
    held = sum(state.in_force for state in states)
    first = f"Sett per {on} gäller {_agreements(held)}." if held else f"Sett per {on} gäller inget av avtalen."
    noticed = [state for state in states if state.status == "uppsagt"]
    return " ".join([first, *(_noticed(state) for state in noticed[:1])])


def agreement_lede(state: Standing) -> str:
    """How one agreement stands, in a sentence."""
    agreement, end = state.agreement, last_day(state.ends)
    what = {
        "uppsagt": f"Avtalet är uppsagt{f' och upphör {end}' if end else ''}.",
        "upphort": f"Avtalet upphörde {end}." if end else "Avtalet har upphört.",
        "foreslaget": "Avtalet är ett förslag i källan.",
        "kommande": f"Avtalet börjar gälla {agreement.since}.",
        "okant": "Källan säger inte när avtalet började.",
    }
    return what.get(state.status, f"Avtalet gäller{f' till och med {end}' if end else ''}.")


def _agreements(count: int) -> str:
    return "ett avtal" if count == 1 else f"{count} avtal"


def _noticed(state: Standing) -> str:
    end = last_day(state.ends)
    return f"{state.agreement.name} är uppsagt{f' och upphör {end}' if end else ''}."


def key_figures(snapshot: Snapshot, on: date) -> tuple[Key, ...]:
    """At most four: agreements, what to watch, what comes next, money without ground."""
    return tuple(_keys(snapshot, on))


def _keys(snapshot: Snapshot, on: date) -> Iterator[Key]:
    counts = Counter(state.status for state in standings(snapshot, on).values())
    yield Key("Avtal som gäller", str(counts["gallande"] + counts["uppsagt"]), _others(counts))
    items = watched(snapshot, on)
    yield Key("Att bevaka", str(len(items)), "upphör, sägs upp eller mister sin grund")
    coming = next((item for item in items if item.day >= on), None)
    if coming:
        yield Key("Närmast", coming.day.isoformat(), coming.title.rstrip(":."), coming.figure)
    yield from _ground(snapshot, on)


_WORDS = {
    "uppsagt": ("av dem uppsagt", "av dem uppsagda"),
    "foreslaget": ("föreslaget", "föreslagna"),
    "upphort": ("har upphört", "har upphört"),
    "okant": ("utan angiven början", "utan angiven början"),
    "kommande": ("har inte börjat", "har inte börjat"),
}


def _others(counts: Counter[str]) -> str:
    said = [f"{counts[key]} {words[counts[key] > 1]}" for key, words in _WORDS.items() if counts[key]]
    return ", ".join(said)


def _ground(snapshot: Snapshot, on: date) -> Iterator[Key]:
    left = [gap for gap, _ in gaps(snapshot, on) if not gap.over(on)]
    total = gaps_figure(snapshot, on).value
    if not left:
        return
    since = min(gap.since for gap in left)
    silent = sum(money.value is None for gap, money in gaps(snapshot, on) if not gap.over(on))
    small = f"från {since}" + (f"; för {silent} av {len(left)} åtaganden anges inget belopp" if silent else "")
    value = "anges inte" if total is None or isinstance(total, str) else kronor(total)
    yield Key("Pengar per år utan grund", value, small, "ground.alla")
