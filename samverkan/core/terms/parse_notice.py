"""The notice clause of a term rule: one of the ways to count, or that none but a liquidation ends it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from samverkan import law
from samverkan.core.allocation.reading import TableReader
from samverkan.core.terms.durations import Duration, duration_advice, parse_duration
from samverkan.core.terms.notice import Notice, NoticeBefore, NoticePeriod, NoticeYearEnd

NOTICE_KEYS = ("notice", "before", "then", "on_holiday", "business_year", "statutory", "exit")
_YEAR_ENDS = {"end of calendar year": 0, "end of next calendar year": 1, "next business year": 0}
_FROM_YEAR_END = " from year-end"


@dataclass(frozen=True, slots=True)
class NoticeClause:
    """What the clause says; ``statutory`` is the citation of the statute that it rests on."""

    way: Notice | None
    bank_day: bool = False
    statutory: str = ""
    only_liquidation: bool = False


def read_notice(term: TableReader) -> NoticeClause:
    """The clause of the table, faults kept in the reader."""
    bank_day = term.choice("on_holiday", ("next business day",), required=False) != ""
    only_liquidation = term.choice("exit", ("liquidation",), required=False) != ""
    _check_together(term)
    way: Notice | None = _before(term, bank_day) if term.has("before") or term.has("then") else _notice(term)
    statutory = _statutory(term)
    if statutory is not None:
        way = _bounded(term, way, statutory)
    citation = statutory.citation if statutory else ""
    return NoticeClause(way, bank_day, citation, only_liquidation)


def _check_together(term: TableReader) -> None:
    ways = [key for key in ("notice", "before", "exit") if term.has(key)]
    if len(ways) > 1:
        text = f"Skriv bara ett av {' och '.join(ways)}: uppsägningen räknas på ett sätt."
        term.fault("two-ways", text, ways[-1])
    if term.has("business_year") and term.data.get("notice") != "next business year":
        term.fault("stray-key", 'business_year hör ihop med notice = "next business year".', "business_year")
    if term.has("on_holiday") and not (term.has("before") or term.has("length")):
        term.fault(
            "stray-key", "on_holiday behöver en sista dag för uppsägning: skriv before eller length.", "on_holiday"
        )


def _notice(term: TableReader) -> Notice | None:
    written = term.text("notice", required=False)
    if not written:
        return None
    if written in _YEAR_ENDS:
        month, day = _day_of_year(term, "business_year") or (1, 1)
        return NoticeYearEnd(_YEAR_ENDS[written], month, day)
    length = parse_duration(written)
    if length is None:
        ways = " eller ".join(f"”{way}”" for way in _YEAR_ENDS)
        text = f"Uppsägningstiden ”{written}” går inte att läsa. {duration_advice(written)} Det går också att skriva {ways}."
        term.fault("bad-duration", text, "notice")
        return None
    return NoticePeriod(length)


def _before(term: TableReader, bank_day: bool) -> Notice | None:
    turn = _day_of_year(term, "before")
    if not term.has("before"):
        term.fault("missing-key", 'Nyckeln ”before” saknas. Skriv månad och dag, till exempel before = "07-01".', "before")  # fmt: skip
    then = _then(term)
    return NoticeBefore(*turn, then, bank_day) if turn and then else None


def _then(term: TableReader) -> Duration | None:
    written = term.text("then")
    length = parse_duration(written.removesuffix(_FROM_YEAR_END)) if written.endswith(_FROM_YEAR_END) else None
    if written and length is None:
        text = f"”{written}” går inte att läsa. Skriv till exempel ”2 years from year-end”."
        term.fault("bad-duration", text, "then")
    return length


def _day_of_year(term: TableReader, key: str) -> tuple[int, int] | None:
    written = term.text(key, required=False)
    if not written:
        return None
    match = re.fullmatch(r"(\d\d)-(\d\d)", written)
    month, day = (int(match[1]), int(match[2])) if match else (0, 0)
    lengths = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # 29 February is not a day of every year
    if not (1 <= month <= 12 and 1 <= day <= lengths[month - 1]):
        text = f"”{written}” är ingen dag som finns varje år. Skriv månad och dag, till exempel {key} = ”07-01”."
        term.fault("not-date", text, key)
        return None
    return month, day


def _statutory(term: TableReader) -> law.Parameter | None:
    """A number of years that a statute gives, by its id in the law's parameters."""
    years = [held.id for held in law.parameters() if held.unit == "år"]
    id = term.choice("statutory", years, required=False)
    return law.parameter(id) if id else None


def _bounded(term: TableReader, way: Notice | None, statutory: law.Parameter) -> Notice:
    """The charter's notice, which may only be shorter than the statute's (KL 9:18), else the statute's."""
    longest = Duration(statutory.number, "year")
    if way is None:
        return NoticePeriod(longest)
    if isinstance(way, NoticePeriod) and way.length.longer_than(longest):
        text = f"Uppsägningstiden får vara högst {longest.text()} ({statutory.citation}). Skriv en kortare tid."
        term.fault("longer-than-law", text, "notice")
    return way
