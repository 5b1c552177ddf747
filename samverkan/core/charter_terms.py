"""What a charter says in numbers that the law bounds: terms of office, notice of withdrawal, members' seats and deputies."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from samverkan.core.records import Clause
from samverkan.law import NUMBER, NUMBER_WORDS, parameter

_TIME = re.compile(rf"(?<!\d)(\d\d?|{'|'.join(NUMBER_WORDS)})\b(?: (?:hela|kalender))? ?(år|månad)")
_TERM = re.compile(r"mandattid|mandatperiod|((väljs|utses)[^.]{0,400}|för en tid av )" + _TIME.pattern)
_ASSEMBLY = re.compile(r"ledam|ersättare|direktion|fullmäktige|församling")
_NOTICE = re.compile(r"uppsägningstid|uppsägning")
_LEAVING = re.compile(r"utträd|säg\w* upp[^.]{0,400}medlem")
_BLANK = re.compile(r"\[[^\[\]]*\]")
_SEATS = re.compile(rf"({NUMBER}) (?:\w+ )?(?:ledamöter|ledamot)\b")
_DEPUTIES = re.compile(rf"({NUMBER}) (?:\w+ )?ersättare\b")
_ALIKE = re.compile(r"(lika många|samma antal) (\w+ )?ersättare|antalet ersättare (ska vara|är) (lika|detsamma|samma)")
_EACH = re.compile(r"(varje|vardera|var och en)\b[^.]{0,200}\b(utse|välj)\w*[^.]{0,200}" + _SEATS.pattern)
_OTHER_ORGAN = re.compile(r"styrelse|nämnd|utskott|presidi|beredning|revis")


_Said: TypeAlias = tuple[Clause, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """Whether the charter keeps within the bound (None: can't be told), why, and the clauses it was read in."""

    met: bool | None
    text: str
    clauses: tuple[Clause, ...] = ()


def heading(clause: Clause) -> str:
    """The clause's heading as searched, up to its text: small letters, no full stop in it (``4. Revisorer`` → ``4 revisorer: ``)."""
    return " ".join(clause.paragraph.casefold().replace(".", " ").split()).rstrip(":") + ": "


def haystack(clause: Clause) -> str:
    """The clause as searched: its heading leads its first sentence; small letters, spaces single."""
    return heading(clause) + " ".join(clause.text.casefold().split())


def term_of_office(clauses: Sequence[Clause]) -> Reading:
    """KL 9:4: four years at most for the deciding body; a charter that is silent has the four of the law."""
    years = parameter("mandattid-ar").number
    said = [row for row in _sentences(clauses) if _TERM.search(row[1]) and not _OTHER_ORGAN.search(row[1])]
    sure = [row for row in said if _ASSEMBLY.search(row[1]) or not _OTHER_ORGAN.search(haystack(row[0]))]
    return _within(sure, [], years, "mandattiden")


def notice_of_withdrawal(clauses: Sequence[Clause]) -> Reading:
    """KL 9:18: three years at most; a charter that is silent has the three of the law."""
    years = parameter("uttrade-ar").number
    said = list(_sentences(clauses))
    sure = [row for row in said if _NOTICE.search(row[1])]
    other = [row for row in said if row not in sure and _LEAVING.search(row[1]) and _TIME.search(row[1])]
    return _within(sure, other, years, "uppsägningstiden")


def seats_and_deputies(clauses: Sequence[Clause]) -> Reading:
    """KL 9:3 third paragraph: every member at least one seat and one deputy, and as many deputies as seats."""
    said = [row for row in _sentences(clauses) if not _OTHER_ORGAN.search(row[1])]
    uneven = next((row for row in said if _uneven(row[1])), None)
    if uneven:
        clause, sentence = uneven
        text = f"”{clause.paragraph}” anger olika många ledamöter och ersättare (”{_numbers(sentence)}”)."
        return Reading(False, text, (clause,))
    alike = _holding(said, lambda text: bool(_ALIKE.search(text) or _even(text)))
    each = _holding(said, lambda text: any(_value(m[3]) > 0 for m in _EACH.finditer(text)))
    answering = tuple(dict.fromkeys([*alike, *each]))
    if alike and each:
        return Reading(
            True, "Varje medlem har minst en ledamot, och ersättarna är lika många som ledamöterna.", answering
        )
    unknown = "att ersättarna är lika många" if each else "att varje medlem har minst en ledamot och en ersättare"
    return Reading(None, f"Av orden går det inte att läsa {unknown}. Läs lydelsen.", answering)


MEASURES: Mapping[str, Callable[[Sequence[Clause]], Reading]] = {
    "KL-9-3c": seats_and_deputies,
    "KL-9-4a": term_of_office,
    "KL-9-18b": notice_of_withdrawal,
}
"""How the requirements that bound a number are read, by id."""


def _within(sure: Sequence[_Said], other: Sequence[_Said], years: int, name: str) -> Reading:
    """The times that sentences name, against the most years the law allows; ``other`` may be about something else."""
    if not sure and not other:
        return Reading(True, f"Styrdokumentet anger inte {name}; då är den {years} år enligt lagen.")
    clauses = tuple(dict.fromkeys(clause for clause, _ in (*sure, *other)))
    for clause, sentence in sure:
        times = list(_TIME.finditer(sentence))
        if len(times) == 1 and _years(times[0]) > years:
            return Reading(
                False, f"”{clause.paragraph}” anger {times[0][0]}; {name} är högst {years} år enligt lagen.", (clause,)
            )
    named = [(clause, time) for clause, sentence in sure for time in _TIME.finditer(sentence)]
    doubted = [time for _, sentence in other for time in _TIME.finditer(sentence)]
    if named and all(_years(time) <= years for time in (*(time for _, time in named), *doubted)):
        clause, time = named[0]
        return Reading(True, f"”{clause.paragraph}” anger {time[0]}; lagen tillåter högst {years} år.", (clause,))
    text = f"”{clauses[0].paragraph}” tar upp {name}, men vilken tid som gäller går inte att läsa ur orden."
    return Reading(None, text, clauses)


def _sentences(clauses: Sequence[Clause]) -> Iterator[_Said]:
    """Every sentence with its clause; what is left to fill in says nothing."""
    for clause in clauses:
        for sentence in re.split(r"(?<=[.!?;]) ", _BLANK.sub("…", haystack(clause))):
            yield clause, sentence


def _holding(said: Sequence[_Said], test: Callable[[str], bool]) -> list[Clause]:
    return [clause for clause, sentence in said if test(sentence)]


def _pair(sentence: str) -> tuple[int, int] | None:
    """How many seats and deputies the sentence gives, where it gives one number of each."""
    seats, deputies = _SEATS.findall(sentence), _DEPUTIES.findall(sentence)
    return (_value(seats[0]), _value(deputies[0])) if len(seats) == len(deputies) == 1 else None


def _even(sentence: str) -> bool:
    pair = _pair(sentence)
    return pair is not None and pair[0] == pair[1]


def _uneven(sentence: str) -> bool:
    pair = _pair(sentence)
    return pair is not None and pair[0] != pair[1]


def _numbers(sentence: str) -> str:
    return ", ".join(match[0] for sign in (_SEATS, _DEPUTIES) for match in sign.finditer(sentence))


def _value(text: str) -> int:
    return NUMBER_WORDS.get(text) or int(text)


def _years(match: re.Match[str]) -> Fraction:
    return Fraction(_value(match[1]), 1 if match[2] == "år" else 12)
