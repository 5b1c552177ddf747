"""What happens if notice is given on a day that the reader tries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from samverkan.core.explain import Explanation
from samverkan.core.faults import FaultError
from samverkan.core.periods import last_day
from samverkan.core.standing import Standing, term_start
from samverkan.core.terms import term_state


@dataclass(frozen=True, slots=True)
class Notice:
    """An answer to a day tried: ``typed`` as it was written, ``fault`` a sentence where it can't be answered, else
    ``ends`` (exclusive) and the sentence and tree that tell it."""

    typed: str
    fault: str = ""
    ends: date | None = None
    text: str = ""
    explanation: Explanation | None = None


def asked_notice(state: Standing, typed: str, on: date) -> Notice | None:
    """What a notice on the day would lead to, by what was known that day; None where no day is tried."""
    if not typed:
        return None
    try:
        given = date.fromisoformat(typed)
    except ValueError:
        return Notice(typed, f"”{typed}” är inget datum. Skriv år-månad-dag, till exempel {on}.")
    return _answer(state, typed, given)


def _answer(state: Standing, typed: str, given: date) -> Notice:
    start = term_start(state.agreement)
    if state.rule is None or start is None:
        return Notice(typed, "Källan säger inte hur avtalet sägs upp, så dagen går inte att räkna ut.")
    if given < start:
        return Notice(typed, f"Villkoren räknas från {start}. Skriv den dagen eller en senare.")
    if state.ends is not None and given >= state.ends:
        return Notice(typed, f"Avtalet upphör {last_day(state.ends)}. Skriv den dagen eller en tidigare.")
    try:
        tried = term_state(state.rule, start=start, on=given, notice=given)
    except FaultError as error:
        return Notice(typed, error.faults[0].text)
    last = last_day(tried.ends)
    if last is None:
        return Notice(typed, "Avtalet upphör inte av en uppsägning.", explanation=tried.explanation)
    return Notice(typed, ends=tried.ends, text=_sentence(state, given, last), explanation=tried.explanation)


def _sentence(state: Standing, given: date, last: date) -> str:
    real = last_day(state.ends)
    text = f"En uppsägning {given} gör att avtalet upphör {last}."
    if real and state.agreement.notice_given and real != last:
        text += f" Den uppsägning som gjordes {state.agreement.notice_given} gör att det upphör {real}."
    return text
