"""The start page: the cooperations of this installation, and those that another one here has followed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from samverkan.core.periods import last_day
from samverkan.core.records import FORMS, Case
from samverkan.core.sums import stated
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.directory import (
    COUNTY,
    FORM,
    PER_PAGE,
    SWITCHED,
    Marks,
    followed,
    fullness,
    get_glimpses,
    marks_of,
)
from samverkan.registry.members import belonging, figure_of, seen_day
from samverkan.registry.models import Cooperation
from samverkan.registry.snapshots import Cooperations, Snapshot
from samverkan.statistics import official
from samverkan.web.numbers import NOT_STATED

FOLLOWED = "Samverkan som en annan har följt på"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader looks for: words of the name, a legal form (its key), a county (two digits). "" is any."""

    name: str = ""
    form: str = ""
    county: str = ""

    def __bool__(self) -> bool:
        return bool(self.name or self.form or self.county)


@dataclass(frozen=True, slots=True)
class Start:
    """``current`` are those that no other here has followed, ``earlier`` the others. Where all fit on a page the fullest come
    first, and of the earlier ones the latest; else they stand by title. ``found`` is how many there are of ``total`` of what
    is ``asked`` for; ``page`` of ``pages`` is shown. ``forms`` and ``counties`` are those to choose from, key and name."""

    current: Table
    earlier: Table
    asked: Asked
    found: int
    total: int
    page: int
    pages: int
    forms: tuple[tuple[str, str], ...] = ()
    counties: tuple[tuple[str, str], ...] = ()

    @property
    def many(self) -> bool:
        """Whether there are so many that one needs to look for some."""
        return self.total > SWITCHED

    @property
    def by_name(self) -> bool:
        """Whether those found stand by name, since they are more than fit on a page."""
        return self.found > PER_PAGE


def start_page(
    seen: Mapping[str, Cooperation],
    known: Cooperations,
    today: date,
    *,
    asked: Asked = Asked(),
    page: int = 1,
    whole: bool = False,
) -> Start:
    """The cooperations that one may see, of ``known``, each as of its own reference date (else today). ``whole`` gives all
    that are found on one page, for a file."""
    marks = marks_of(known)
    words = asked.name.casefold().split()
    found = [
        slug for slug, row in seen.items()
        if all(word in row.title.casefold() for word in words) and _fits(marks.get(slug, {}), asked)
    ]  # fmt: skip
    before = followed(seen.keys(), known)
    ordered = sorted(found, key=lambda slug: slug in before)
    pages = 1 if whole else max(1, -(-len(found) // PER_PAGE))
    page = min(max(page, 1), pages)
    shown = get_glimpses(ordered if whole else ordered[(page - 1) * PER_PAGE : page * PER_PAGE], seen)
    now, then = ([one for one in shown if (one.case.slug in before) == earlier] for earlier in (False, True))
    if len(found) <= PER_PAGE:
        now, then = _fullest_first(now, known), _latest_first(then)
    sortable = pages == 1
    return Start(
        _table("samverkan", "Samverkan", now, today, sortable=sortable),
        _table("foregangare", FOLLOWED, then, today, sortable=sortable),
        asked, len(found), len(seen), page, pages,
        _named({form for slug in seen for form in marks.get(slug, {}).get(FORM, ())}, FORMS),
        _named({code for slug in seen for code in marks.get(slug, {}).get(COUNTY, ())}, _county_names()),
    )  # fmt: skip


def _fits(marks: Marks, asked: Asked) -> bool:
    wanted = ((FORM, asked.form), (COUNTY, asked.county))
    return all(not value or value in marks.get(mark, ()) for mark, value in wanted)


def _named(keys: set[str], names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((key, name) for key, name in names.items() if key in keys)


def _county_names() -> dict[str, str]:
    return {county.code: county.name for county in official().counties()}


def _fullest_first(shown: list[Snapshot], known: Cooperations) -> list[Snapshot]:
    counts = fullness(sorted(one.case.slug for one in shown), known)
    return sorted(shown, key=lambda one: -counts.get(one.case.slug, 0))


def _latest_first(shown: list[Snapshot]) -> list[Snapshot]:
    return sorted(shown, key=lambda one: one.case.cooperation.since or date.min, reverse=True)


def _table(name: str, caption: str, shown: Sequence[Snapshot], today: date, *, sortable: bool) -> Table:
    columns = [
        Column("namn", "Samverkan", sortable=sortable),
        Column("form", "Organisationsform", sortable=sortable),
        Column("medlemmar", "Medlemmar", "number", decimals=0, sortable=sortable),
        Column("inv", "Invånare", "number", decimals=0, sortable=sortable),
        Column("period", "Tid", sortable=sortable),
    ]
    return Table(name, caption, columns, [_row(one, today) for one in shown])


def _row(one: Snapshot, today: date) -> Row:
    case = one.case
    on = seen_day(case, case.cooperation.reference_date or today)
    members = belonging(case, on, "medlem")
    form = next((row.form for row in case.forms if not row.alternative), "")
    cells = {
        "namn": Cell(case.cooperation.name, href=f"/{case.slug}/", note=case.cooperation.summary),
        "form": Cell(FORMS[form] if form else None, text="" if form else NOT_STATED),
        "medlemmar": Cell(len(members) or None, href=f"/{case.slug}/medlemmar/" if members else ""),
        "inv": _people(one, on) if members else Cell(),
        "period": _period(case, today),
    }
    return Row(cells, key=case.slug)


def _people(one: Snapshot, on: date) -> Cell:
    figure = figure_of(one, "population", "alla", on.year)
    value = stated(figure)
    if value is None:
        return Cell()
    address = f"/{one.case.slug}/sa-raknades/member.population.alla.{on.year}/"
    return Cell(value, figure=address, note=figure.source.date if figure.source else "")


def _period(case: Case, today: date) -> Cell:
    head, last = case.cooperation, last_day(case.cooperation.until)
    text = head.printed or (f"sedan {head.since}" if head.since else NOT_STATED)
    over = last is not None and last < today
    return Cell(text, tag="avslutad" if over else "")
