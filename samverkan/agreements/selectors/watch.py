"""What to keep an eye on: agreements that end or need notice within a year, and commitments without ground."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from samverkan.agreements.selectors.gaps import gap_name, gaps
from samverkan.agreements.selectors.hanging import hanging_counts
from samverkan.agreements.selectors.standings import agreement_href, standings
from samverkan.core.periods import last_day
from samverkan.core.standing import Standing
from samverkan.core.swedish import kronor
from samverkan.core.terms.durations import Duration
from samverkan.registry.snapshots import Snapshot

YEAR = Duration(1, "year")


@dataclass(frozen=True, slots=True)
class Watched:
    """Something to watch: ``kind`` is "upphor", "uppsagning" or "grund", ``day`` when it happens, ``figure`` what explains
    the day or the money, ``href`` where to read more."""

    kind: str
    day: date
    title: str
    text: str
    href: str
    figure: str = ""

    @property
    def tone(self) -> str:
        """Red where something ends or falls, amber where something is to be done."""
        return "warn" if self.kind == "uppsagning" else "bad"


def watched(snapshot: Snapshot, on: date) -> tuple[Watched, ...]:
    """What to watch on the day, the earliest first."""

    def work() -> tuple[Watched, ...]:
        found = [*_agreements(snapshot, on), *_gaps(snapshot, on)]
        return tuple(sorted(found, key=lambda item: item.day))

    return snapshot.once(("watched", on), work)


def _agreements(snapshot: Snapshot, on: date) -> Iterator[Watched]:
    horizon = YEAR.after(on)
    for state in standings(snapshot, on).values():
        if not state.in_force:
            continue
        last, notice = last_day(state.ends), state.term.last_notice_day if state.term else None
        if last is not None and last <= horizon:
            yield _ending(snapshot, state, last)
        elif last is None and notice is not None and on <= notice <= horizon:
            yield _notice(snapshot, state, notice)


def _ending(snapshot: Snapshot, state: Standing, last: date) -> Watched:
    agreement, counts = state.agreement, hanging_counts(snapshot, state.agreement.id)
    computed = state.term is not None and state.term.ends == state.ends
    text = f"På avtalet hänger {counts}." if counts else "Källan nämner inget som hänger på det."
    figure = f"term.{agreement.id}.ends" if computed else ""
    return Watched("upphor", last, f"{agreement.name} upphör.", text, agreement_href(snapshot, agreement.id), figure)


def _notice(snapshot: Snapshot, state: Standing, notice: date) -> Watched:
    agreement, renews = state.agreement, state.term.renews if state.term else None
    text = f"Annars förnyas avtalet {renews}." if renews else "Därefter dröjer det längre innan avtalet kan upphöra."
    title = f"Sista dag att säga upp {agreement.name}."
    return Watched("uppsagning", notice, title, text, agreement_href(snapshot, agreement.id),
                   f"term.{agreement.id}.last_notice_day")  # fmt: skip


def _gaps(snapshot: Snapshot, on: date) -> Iterator[Watched]:
    for gap, money in gaps(snapshot, on):
        if gap.over(on):
            continue
        last = last_day(gap.until)
        amount = (
            "belopp anges inte"
            if money.value is None or isinstance(money.value, str)
            else f"{kronor(money.value)} per år"
        )
        until = f"till och med {last}" if last else "tills vidare"
        verb = "upphör" if on < gap.since else "upphörde"
        text = f"{amount}. Åtagandet löper {until}, men {gap.ground.name} {verb} {last_day(gap.since)}."
        href = f"/{snapshot.case.slug}/kontroll/ground-gap:{gap.record}/"
        title = f"{gap_name(snapshot, gap)} utan grund:"
        yield Watched("grund", gap.since, title, text, href, f"ground.{gap.record}")
