"""Two ways to divide a year's sum side by side: any rule or proposal, each with the population of any day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.http import HttpResponse

from samverkan.core.allocation import parse_allocation
from samverkan.core.faults import Fault, FaultError
from samverkan.core.members import population_day
from samverkan.core.paying import dividing_rules, settlement_rules
from samverkan.core.swedish import number
from samverkan.economy.feerules import selectors, tables
from samverkan.economy.feerules.fields import Field, member_names, population_options
from samverkan.economy.feerules.selectors import Way
from samverkan.economy.feerules.trial import Trial, fee_years, known_fees, read_total, try_rule
from samverkan.economy.tabs import tabs
from samverkan.registry.pages import Page, cooperation_page
from samverkan.web import downloads
from samverkan.web.frame import with_query

SECTION = "ekonomi"


@dataclass(frozen=True, slots=True)
class Side:
    """One side: the way chosen, the day of the population ("" = as the rule says), and what it gives."""

    way: Way
    day: str
    trial: Trial
    title: str


@cooperation_page(SECTION)
def compare(page: Page) -> HttpResponse:
    """``?a=regel:…&adag=2020-12-31&b=forslag:…&bdag=…&ar=2021&summa=…``; each has a value to start from."""
    laid = selectors.proposals(page.case.slug) if page.can("view_books") else []
    ways = selectors.ways(page.case, laid)
    if not ways:
        return page.render("economy/feerules/compare.html", tabs=tabs(page, "avgifter"), ways=ways)
    year = _year(page)
    codes = list(member_names(page.snapshot, year))
    first, second = _chosen(page, ways)
    total = _total(page, year, (first, second))
    days = _days(page, year, codes)
    sides = [_side(page, way, day, year, total) for way, day in zip((first, second), days, strict=True)]
    titles = _titles(sides)
    a, b = (side.trial for side in sides)
    table, chart = tables.pair_table(a, b, titles), tables.pair_chart(a, b, titles)
    if (file := downloads.respond(page.request, [table] if table else [], [chart] if chart else [])) is not None:
        return file
    return page.render(
        "economy/feerules/compare.html", tabs=tabs(page, "avgifter"), ways=ways, fields=[*_sides_fields(page, ways, sides, year), _sum_fields(year, total)], table=table, chart=chart,
        wrong=[(side.title, texts) for side in sides for texts in side.trial.faults.values()], year=year,
        workbook=with_query(page.request, ladda="allt.xlsx") if table else "",
    )  # fmt: skip


def _year(page: Page) -> int:
    asked = page.request.GET.get("ar", "").strip()
    if not asked:
        return max((year for year in fee_years(page.snapshot) if year <= page.on.year), default=page.on.year)
    if not asked.isdecimal() or len(asked) != 4:
        raise FaultError(
            Fault("bad-year", f"”{asked[:20]}” är inget år. Skriv fyra siffror, till exempel {page.on.year}.", "ar")
        )
    return int(asked)


def _chosen(page: Page, ways: list[Way]) -> tuple[Way, Way]:
    """The two asked for; the agreement's rule and the latest proposal to begin with."""
    by_key = {way.key: way for way in ways}
    settling = {f"regel:{rule.id}" for rule in settlement_rules(page.case)}
    own = [f"regel:{rule.id}" for rule in dividing_rules(page.case) if f"regel:{rule.id}" not in settling]
    first = by_key.get(own[0], ways[0]) if own else ways[0]
    tried = [way for way in ways if way.key.startswith("forslag:")]
    get = page.request.GET.get
    for name in ("a", "b"):
        if get(name) and get(name) not in by_key:
            raise FaultError(Fault("unknown-way", "Regeln eller förslaget finns inte. Välj ett i listan.", name))
    return by_key.get(get("a", ""), first), by_key.get(get("b", ""), tried[0] if tried else first)


def _days(page: Page, year: int, codes: list[str]) -> tuple[str, str]:
    """The days asked for; to begin with as the rules say, and where both are one rule the year's own day and the one after."""
    get = page.request.GET.get
    if "adag" in page.request.GET or "bdag" in page.request.GET or get("a", "") != get("b", ""):
        return _day(get("adag", ""), "adag"), _day(get("bdag", ""), "bdag")
    usual = population_day(page.case, year)
    held = [value for value, _ in population_options(page.snapshot, year, "", codes) if len(value) == len("2020-12-31")]
    other = next((value for value in reversed(held) if value > usual.isoformat()), held[0] if held else "")
    return usual.isoformat() if usual.isoformat() in held else "", other


def _day(asked: str, name: str) -> str:
    try:
        return date.fromisoformat(asked.strip()).isoformat() if asked.strip() else ""
    except ValueError:
        raise FaultError(
            Fault("bad-date", f"”{asked[:20]}” är ingen dag. Skriv år-månad-dag, till exempel 2020-12-31.", name)
        ) from None


def _total(page: Page, year: int, ways: tuple[Way, Way]) -> Decimal | None:
    """The sum asked for, else the year's own, else a proposal's, else the year before's."""
    if page.request.GET.get("summa", "").strip():
        return read_total(page.request.GET["summa"])
    held = known_fees(page.snapshot, year)
    if held:
        return held.total
    tried = next((way.total for way in reversed(ways) if way.total is not None), None)
    suggested: Decimal | None = tried or selectors.suggested_total(page.snapshot, year)
    return suggested


def _side(page: Page, way: Way, day: str, year: int, total: Decimal | None) -> Side:
    trial = try_rule(page.snapshot, year, way.data, total, date.fromisoformat(day) if day else None)
    return Side(way, day, trial, way.title)


def _titles(sides: list[Side]) -> tuple[str, str]:
    """What tells the sides apart: the day where the rule is one, the rule where the days are, else both."""
    first, second = sides
    if first.way.key == second.way.key:
        titles = [f"Folkmängd {side.day}" if side.day else side.title for side in sides]
    else:
        titles = [f"{side.title}, {side.day}" if side.day else side.title for side in sides]
    return (titles[0], titles[1]) if titles[0] != titles[1] else (f"A: {titles[0]}", f"B: {titles[1]}")


def _sides_fields(page: Page, ways: list[Way], sides: list[Side], year: int) -> list[list[Field]]:
    options = [(way.key, way.title) for way in ways]
    codes, rows = list(member_names(page.snapshot, year)), []
    for name, side in zip("ab", sides, strict=True):
        held = population_options(page.snapshot, year, side.day, codes)
        days = [("", "som regeln säger"), *(option for option in held if len(option[0]) == len("2020-12-31"))]
        label = (
            "Folkmängd den dag" if _by_population(side.way) else "Folkmängd den dag (regeln går inte efter folkmängd)"
        )
        rows.append([Field(name, f"{name.upper()}: regel eller förslag", side.way.key, "select", options),
                     Field(f"{name}dag", label, side.day, "select", days)])  # fmt: skip
    return rows


def _sum_fields(year: int, total: Decimal | None) -> list[Field]:
    written = "" if total is None else number(total)
    return [Field("ar", "År", str(year), "number"), Field("summa", "Summa, kr", written, "number")]


def _by_population(way: Way) -> bool:
    try:
        rule = parse_allocation(way.data)
    except FaultError:
        return False
    return any(factor.kind == "population" for part in rule.components for factor in part.factors())
