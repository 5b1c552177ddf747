"""The sentence under the cooperation's name: who, in what form, since when, and what happens with the agreement."""

from __future__ import annotations

from datetime import date

from samverkan.core.periods import holds, last_day
from samverkan.core.records import Case, FormPeriod
from samverkan.core.standing import Standing, standing
from samverkan.core.swedish import listing, number
from samverkan.registry.members import begun, belonging, seen_day
from samverkan.registry.snapshots import Snapshot

_COUNTS = ("Ingen", "En", "Två", "Tre", "Fyra", "Fem", "Sex", "Sju", "Åtta", "Nio", "Tio", "Elva", "Tolv")
_DOING = {
    "kommunalforbund-fullmaktige": ("har", "hade", "ett kommunalförbund med förbundsfullmäktige"),
    "kommunalforbund-direktion": ("har", "hade", "ett kommunalförbund med direktion"),
    "kommunalforbund": ("har", "hade", "ett kommunalförbund"),
    "ideell-forening": ("har", "hade", "ett kommunförbund i form av en ideell förening"),
    "avtalssamverkan": ("samverkar", "samverkade", "genom avtal"),
    "gemensam-namnd": ("har", "hade", "en gemensam nämnd"),
    "kommunalt-bolag": ("äger", "ägde", "ett bolag tillsammans"),
    "samverkansorgan": ("samverkar", "samverkade", "i ett kommunalt samverkansorgan"),
    "utan-rattspersonlighet": ("samverkar", "samverkade", "utan en egen juridisk person"),
}
"""How members of each form are said to work together: now, then, in what."""


def overview_sentence(snapshot: Snapshot, on: date) -> str:
    """One or two sentences made of the data as of the day."""
    case = snapshot.case
    if not begun(case, on):
        return f"Samverkan fanns inte {on.isoformat()}. Den började {case.cooperation.since}."
    whole = " ".join(filter(None, (_who(snapshot, on), _agreement(case, on))))
    return whole or case.cooperation.summary


def form_on(case: Case, on: date) -> FormPeriod | None:
    """The legal form on the day, or on the last day where the cooperation had ended."""
    day = seen_day(case, on)
    rows = (row for row in case.forms if not row.alternative and holds(row.since, row.until, day))
    return next(rows, None)


def ended(case: Case, on: date) -> bool:
    """Whether the cooperation was over on the day."""
    return case.cooperation.until is not None and case.cooperation.until <= on


def _who(snapshot: Snapshot, on: date) -> str:
    case, form = snapshot.case, form_on(snapshot.case, on)
    members = belonging(case, on, "medlem")
    if not members or form is None:
        return ""
    now, then, what = _DOING[form.form]
    verb = then if ended(case, on) else now
    return f"{_named(snapshot, on)} {verb} {what}{_when(case, on)}."


def _named(snapshot: Snapshot, on: date) -> str:
    members = belonging(snapshot.case, on, "medlem")
    towns = [row for row in members if row.organisation.isdigit()]
    named = [snapshot.organisation_name(row.organisation) for row in members if not row.organisation.isdigit()]
    named += [snapshot.organisation_name(row.organisation) for row in belonging(snapshot.case, on, "part")]
    count = _COUNTS[len(towns)] if len(towns) < len(_COUNTS) else number(len(towns))
    return listing([*([f"{count} {'kommun' if len(towns) == 1 else 'kommuner'}"] if towns else []), *named])


def _when(case: Case, on: date) -> str:
    head = case.cooperation
    if head.since is None:
        return f" ({head.printed})" if head.printed else ""
    last = last_day(head.until)
    if last and ended(case, on):
        return f" {_written(head.since)}–{last.year if last.month == 12 else last}"
    return f" sedan {_written(head.since)}"


def _written(day: date) -> str:
    """The year alone where the period starts with it, as the sources write it."""
    return str(day.year) if (day.month, day.day) == (1, 1) else day.isoformat()


def main_agreement(case: Case, on: date) -> Standing | None:
    """The agreement that most hangs on, as it stood on the day; None where nothing hangs on any."""
    hung = [row.agreement for row in case.dependencies]
    key = max(dict.fromkeys(hung), key=hung.count, default="")
    return next((standing(case, row, on) for row in case.agreements if row.id == key), None)


def _agreement(case: Case, on: date) -> str:
    state, form = main_agreement(case, on), form_on(case, on)
    if state is None or form is None or form.form != "avtalssamverkan":
        return ""
    last = last_day(state.ends)
    if state.status == "upphort":
        return f"Avtalet upphörde {last}." if last else "Avtalet har upphört."
    if state.status == "uppsagt":
        return f"Avtalet är uppsagt och upphör {last}." if last else "Avtalet är uppsagt."
    return _running(state, on)


def _running(state: Standing, on: date) -> str:
    term = state.term
    period = last_day(term.current_until) if term else None
    if term is None or period is None:
        return ""
    text = f"Avtalet löper till och med {period}"
    if term.renews and term.last_notice_day and term.last_notice_day >= on:
        return f"{text} och förnyas om ingen säger upp det senast {term.last_notice_day}."
    return f"{text} och förnyas sedan." if term.renews else f"{text}."
