"""The dates of a year's economy: those that the law sets for the form, those of the members' own calendar, and those that the
cooperation has in its own papers."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from samverkan.core.members import municipal_members
from samverkan.core.periods import overlap
from samverkan.core.records import DEADLINE_KINDS, Case, Deadline
from samverkan.core.swedish import day
from samverkan.law import Fact, fact, legal_form, parameter

HALF_YEAR = 6
DIRECTION = "kommunalforbund-direktion"
OWN = "egen"


@dataclass(frozen=True, slots=True)
class Due:
    """Something that must be done by a day, for the economy of ``year``. ``id`` is the same every year. ``basis`` says what
    sets the day: ``lag``, ``medlemmar`` (their own calendar) or ``egen`` (the cooperation's papers). ``citation`` is the
    paragraph and ``checked`` how it was verified; ``record`` the row of the case."""

    id: str
    title: str
    kind: str
    year: int
    on: date
    basis: str
    text: str = ""
    citation: str = ""
    checked: str = ""
    record: Deadline | None = None


@dataclass(frozen=True, slots=True)
class YearDates:
    """The dates for a year in order, and what a reader must know where a date is left to the charter."""

    year: int
    due: tuple[Due, ...]
    notes: tuple[Fact, ...]


def year_dates(case: Case, year: int) -> YearDates:
    """The dates that concern the economy of a year, from the members' budgets the year before to discharge the year after.
    Law is shown only where the text has been read; KeyError never: a form without rules of its own has none."""
    form = form_of_year(case, year)
    found = [*_of_law(form, year), *_of_members(case, year), *_of_case(case, form, year)]
    return YearDates(year, tuple(sorted(found, key=lambda due: (due.on, due.id))), tuple(_notes(case, form)))


def coming_dates(case: Case, on: date, until: date) -> tuple[Due, ...]:
    """What is due from the day to another, both included, whatever year it concerns."""
    years = range(on.year - 2, until.year + 3)
    every = (due for year in years for due in year_dates(case, year).due)
    return tuple(sorted((due for due in every if on <= due.on <= until), key=lambda due: (due.on, due.id, due.year)))


def form_of_year(case: Case, year: int) -> str:
    """The legal form of the cooperation in a year, the latest where it changed; "" where none is stated."""
    span = (date(year, 1, 1), date(year + 1, 1, 1))
    rows = [row for row in case.forms if not row.alternative and overlap((row.since, row.until), span)]
    return max(rows, key=lambda row: row.since or date.min).form if rows else ""


def _concerns(form: str, held: Fact) -> bool:
    return bool(form) and held.is_law and held.form in legal_form(form).fact_forms


def _of_law(form: str, year: int) -> Iterator[Due]:
    interim, after = parameter("delarsrapport-hogst-manader"), parameter("delarsrapport-lamnas-manader")
    if _concerns(form, after.fact) and _concerns(form, interim.fact):
        months = interim.number
        early = _end_of_month(year, HALF_YEAR + after.number)
        said = f"Dagen gäller en rapport om {months} månader; en om {HALF_YEAR} lämnas senast {day(early)}."
        last = _end_of_month(year, months + after.number)
        yield _law(Due("", "Delårsrapporten lämnas", "delarsrapport", year, last, "lag", said), after.fact)
    for id, title, kind in (
        ("arsredovisning-senast", "Årsredovisningen lämnas", "arsredovisning"),
        ("ansvarsfrihet-senast", "Ansvarsfrihet beslutas", "stamma"),
    ):
        held = parameter(id)
        if _concerns(form, held.fact):
            yield _law(Due("", title, kind, year, _month_day(year + 1, str(held.value)), "lag"), held.fact)


def _law(due: Due, held: Fact) -> Due:
    said = " ".join(filter(None, (held.text, due.text)))
    return replace(due, id=f"lag:{held.id}", text=said, citation=held.citation, checked=held.label)


def _of_members(case: Case, year: int) -> Iterator[Due]:
    if not municipal_members(case, year):
        return
    for id, title in (
        ("medlemsbudget-styrelse", "Kommunerna lägger sina budgetförslag"),
        ("medlemsbudget-fullmaktige", "Kommunerna fastställer sina budgetar"),
    ):
        held = parameter(id)
        if held.fact.is_law:
            text = f"Medlemmarnas egen kalender för budget {year}. Avgiften bör vara känd före."
            on = _month_day(year - 1, str(held.value))
            yield Due(f"medlem:{id}", title, "budget", year, on, "medlemmar", text, held.citation, held.fact.label)


def _of_case(case: Case, form: str, year: int) -> Iterator[Due]:
    for row in case.deadlines:
        on = _month_day(year + row.years_after, row.month_day)
        text = " ".join(filter(None, (f"{row.body}." if row.body else "", row.note)))
        yield Due(f"{OWN}:{row.id}", row.title, row.kind, year, on, OWN, text, row.legal, record=row)
        notice = parameter("budgetmote-dagar")
        if row.kind == "budget" and form == DIRECTION and notice.fact.is_law:
            said = f"Räknat från {day(on)}, då budgeten senast fastställs. {notice.fact.text}"
            yield Due(
                f"lag:{notice.fact.id}:{row.id}", "Budgetsammanträdet tillkännages", "budget", year,
                on - timedelta(days=notice.number), "lag", said, notice.fact.citation, notice.fact.label,
            )  # fmt: skip


def _notes(case: Case, form: str) -> Iterator[Fact]:
    charter = fact("KL-9-9")
    if _concerns(form, charter) and not any(row.kind == "budget" for row in case.deadlines):
        yield charter


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _month_day(year: int, text: str) -> date:
    month, number = map(int, text.split("-"))
    return date(year, month, min(number, monthrange(year, month)[1]))  # 29 February is the last day of February


def kind_title(due: Due) -> str:
    """What kind of date it is, as a reader sees it."""
    return DEADLINE_KINDS[due.kind]
