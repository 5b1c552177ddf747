"""The Swedish of seats: how each way of giving them reads, and each member's calculation written out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from samverkan.core.allocation.ingredients import Band
from samverkan.core.allocation.model import Member
from samverkan.core.allocation.wording import equals, plain
from samverkan.core.explain import Explanation, SourceRef
from samverkan.core.seats.counting import Ballot, Count, Task
from samverkan.core.seats.methods import method_name
from samverkan.core.seats.model import SeatPart, SeatRule, SeatShare, SeatTie, Shared
from samverkan.core.swedish import NBSP, listing, number


def seats_text(count: int) -> str:
    """``1 plats``, ``48 platser``."""
    return f"{number(count)}{NBSP}{'plats' if count == 1 else 'platser'}"


def part_text(part: SeatPart) -> str:
    """The way of giving seats in one sentence."""
    if part.parity:
        return "Lika många som alla andra tillsammans"
    if part.each is not None:
        return f"{seats_text(part.each)} till var och en"
    if part.step:
        kind = "påbörjat" if part.step.commenced else "helt"
        what = " invånare" if any(factor.kind == "population" for factor in part.component.key) else ""
        above = "" if part.step.above is None else f", för den som har fler än {plain(part.step.above)}"
        return f"En plats för varje {kind} {plain(part.step.size)}-tal{what}{above}"
    if part.tiers:
        rows = [f"{_band(tier.band)}: {number(tier.seats)}" for tier in part.tiers]
        return f"Efter intervall{' av andelen i procent' if part.as_share else ''}: {'; '.join(rows)}"
    if part.shared:
        return _shared_text(part.shared, bool(part.reserved))
    return "Reserverade platser"


def _shared_text(shared: Shared, reserved: bool) -> str:
    first = [
        word
        for word in (
            "de reserverade" if reserved else "",
            f"{number(shared.minimum)} till var och en" if shared.minimum else "",
        )
        if word
    ]
    start = f"Först {listing(first)}, resten" if first else "Platserna delas"
    if shared.pools:
        pools = listing([f"{name} {number(seats)}" for name, seats in shared.pools.items()])
        return f"Varje klass har sitt antal ({pools}). {start} i förhållande till nyckeln inom klassen"
    return f"{start} i förhållande till nyckeln"


def _band(band: Band) -> str:
    low = "" if band.low is None else f"{'över' if band.low_open else 'från'} {plain(band.low)}"
    high = "" if band.high is None else f"{'under' if band.high_open else 'till'} {plain(band.high)}"
    return " ".join(filter(None, (low, high))) or "alla"


def part_node(rule: SeatRule, task: Task, count: Count, place: int, key: Explanation | None) -> Explanation:
    """One member's seats by one component."""
    part = task.part
    component = part.component
    tied = any(place in ballot.tied for ballot in count.ballots)
    notes = [
        component.note,
        "Utan rösträtt." if not part.vote else "",
        "Står lika med andra om en sista plats, som inte är given till någon." if tied else "",
    ]
    return Explanation(
        component.title, count.units[place], "platser", rule=part_text(part),
        calculation=_written(task, count, place), inputs=(key,) if key else (), status=rule.frame.status,
        source=SourceRef(rule.id, component.source or rule.frame.source),
        rounding=_rounding(part.shared), note=" ".join(filter(None, notes)),
    )  # fmt: skip


def _rounding(shared: Shared | None) -> str:
    return f"Hela platser med {method_name(shared.method, shared.first_divisor)}." if shared else ""


def _written(task: Task, count: Count, place: int) -> str:
    part, units = task.part, number(count.units[place])
    if part.step:
        return _step_written(part, Fraction(task.values[place]), units)
    if part.tiers:
        return _tier_written(task, Fraction(task.values[place]), units)
    ballot = next((ballot for ballot in count.ballots if place in ballot.places), None)
    if ballot is None or not ballot.seats:
        return ""
    return _quota_written(task, ballot, count.first[place], place, count.units[place])


def _step_written(part: SeatPart, value: Fraction, units: str) -> str:
    if part.step is None:
        return ""
    if part.step.above is not None and value <= part.step.above:
        return f"{plain(value)} är inte fler än {plain(part.step.above)}: {units}"
    return f"{plain(value)} / {plain(part.step.size)} {equals(value / Fraction(part.step.size))} → {units}"


def _tier_written(task: Task, value: Fraction, units: str) -> str:
    if not task.part.as_share:
        return f"{plain(value)} → {units}"
    whole = sum((Fraction(each) for each in task.values), Fraction(0))
    share = value * 100 / whole if whole else value
    return f"{plain(value)} / {plain(whole)} {equals(share)}{NBSP}% → {units}"


def _quota_written(task: Task, ballot: Ballot, first: int, place: int, units: int) -> str:
    value = Fraction(task.values[place])
    whole = ballot.whole
    quota = f"{number(ballot.seats)} × {plain(value)} / {plain(whole)} {equals(ballot.seats * value / whole)} → {number(units - first)}"
    return f"{quota}; {number(first)} + {number(units - first)} = {number(units)}" if first else quota


def member_node(member: Member, voting: int, adjuncts: int, parts: Sequence[Explanation]) -> Explanation:
    """A member's seats: the sum of its components."""
    counted = [
        part.value for part in parts if "Utan rösträtt." not in part.note and isinstance(part.value, int | Decimal)
    ]
    written = f"{' + '.join(plain(value) for value in counted)} = {number(voting)}" if len(counted) > 1 else ""
    note = f"Dessutom {seats_text(adjuncts)} utan rösträtt." if adjuncts else ""
    return Explanation(member.label, voting, "platser", calculation=written, inputs=tuple(parts), note=note)


def rule_node(
    rule: SeatRule, parts: Sequence[SeatPart], total: int, shares: Sequence[SeatShare], ties: Sequence[SeatTie]
) -> Explanation:
    """The whole: every member, and what could not be told apart."""
    frame, labels = rule.frame, {share.member: share.label for share in shares}
    notes = [frame.note, *(tie_text(tie, labels) for tie in ties)]
    return Explanation(
        frame.title, total, "platser", rule=". ".join(part_text(part) for part in parts),
        inputs=tuple(share.explanation for share in shares), status=frame.status, legal=frame.legal,
        rounding=" ".join(dict.fromkeys(filter(None, (_rounding(part.shared) for part in parts)))),
        source=SourceRef(rule.id, frame.source) if frame.source else None, note=" ".join(filter(None, notes)),
    )  # fmt: skip


def tie_text(tie: SeatTie, labels: Mapping[str, str]) -> str:
    """Who stand equal for what: ``a och b står lika om den sista platsen, som inte är given till någon.``"""
    seats = (
        "den sista platsen, som inte är given"
        if tie.seats == 1
        else f"de sista {number(tie.seats)} platserna, som inte är givna"
    )
    return f"{listing([labels.get(code, code) for code in tie.members])} står lika om {seats} till någon. Lotta eller bestäm på annat sätt."
