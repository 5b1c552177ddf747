"""What each member pays in a year by the agreement's key, and how much the day of the population matters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from samverkan.core.allocation import AllocationRule, parse_allocation
from samverkan.core.faults import FaultError
from samverkan.core.fees import YearFees, asks_day, derived_fees
from samverkan.core.members import population_day
from samverkan.core.paying import dividing_rules, is_cost_rule, settlement_rules
from samverkan.core.recorded_fees import fee_rows, recorded_fees
from samverkan.core.records import BudgetLine, Fact
from samverkan.core.swedish import day
from samverkan.economy.selectors.book import Book
from samverkan.economy.selectors.wording import Worded, worded
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.web.tables import order_key

DECIDED = "beslutad"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to divide the fee: its heading, what its figure ids start with, and the fees; ``usual`` is the one that the
    members' own pages show."""

    title: str
    figure: str
    fees: YearFees
    usual: bool = False


def fee_rules(book: Book) -> list[Worded]:
    """The rules by which members pay, in words: those for fees; the settlement rules stand on their own page."""
    settling = {rule.id for rule in settlement_rules(book.case)}
    rules = [rule for rule in book.case.rules if rule.kind == "allocation"]
    chosen = [rule for rule in rules if rule.id not in settling] or rules
    return [worded(parse_allocation(rule.data)) for rule in chosen]


def fee_ways(book: Book, year: int) -> list[Way]:
    """The year's fee by the key that the settlement goes by, and by the agreement's own rule; by population of two
    days where that rule does not say which day's."""
    found: list[Way] = book.once(("fee ways", year), lambda: _ways(book, year))
    return found


def _ways(book: Book, year: int) -> list[Way]:
    settling, agreed = settlement_rules(book.case), _agreed(book)
    decided = recorded_fees(book.case, year, statistics=book.snapshot.statistics)
    ways: list[Way | None] = []
    if decided is not None and decided.status == DECIDED:
        ways.append(Way("Beslutad avgift", f"fee.{year}", decided, usual=True))
    if settling and parse_allocation(settling[0].data).id != (agreed.id if agreed else ""):
        ways.append(_way(book, year, settling[0].id if ways else None, None))
    if agreed and any(asks_day(part) for part in agreed.components):
        days = [population_day(book.case, year), population_day(book.case, year - 1)]
        ways += [_way(book, year, agreed.id, on) for on in days]
    elif agreed:
        ways.append(_way(book, year, agreed.id, None))
    return [way for way in ways if way]


def _agreed(book: Book) -> AllocationRule | None:
    """The rule that the agreement or charter states; the settlement's own where there is no other."""
    rules = [parse_allocation(rule.data) for rule in dividing_rules(book.case) if is_cost_rule(rule)]
    settling = {rule.id for rule in settlement_rules(book.case)}
    own = [rule for rule in rules if rule.id not in settling] or [rule for rule in rules if rule.status == "avtalad"]
    return own[0] if own else None


def _way(book: Book, year: int, rule: str | None, on: date | None) -> Way | None:
    try:
        fees = derived_fees(book.case, year, statistics=book.snapshot.statistics, rule=rule, population_on=on)
    except FaultError:
        return None
    if not fees.fees:
        return None
    figure = f"fee.{year}" + (f".{rule}" if rule else "") + (f"@{on.isoformat()}" if on else "")
    title = (
        f"Folkmängd {on.isoformat()}"
        if on
        else fees.rule_title
        if rule
        else f"Samma nyckel som {fees.rule_title[:1].lower()}{fees.rule_title[1:]}"
    )
    usual = rule is None or (rule == _usual_rule(book) and on in (None, population_day(book.case, year)))
    # Where the fee is decided the members' pages show that.
    return Way(title, figure, fees, usual and not _is_decided(book, year))


def _is_decided(book: Book, year: int) -> bool:
    return any(row.status == DECIDED for row in fee_rows(book.case, year))


def _usual_rule(book: Book) -> str:
    rules = settlement_rules(book.case)
    return rules[0].id if rules else ""


def fee_table(book: Book, year: int) -> Table | None:
    """A row a member: the fee each way, and the others' difference from the first; None where none can be computed."""
    ways = fee_ways(book, year)
    if not ways:
        return None
    first, others = ways[0], ways[1:]
    columns = [
        Column("kommun", "Kommun"),
        Column("andel", "Andel", "percent", "%", 2),
        Column("avgift", first.title, "number", "kr", 0, bar=True),
        Column("per-inv", "Per invånare", "number", "kr", 2),
    ]
    for n, way in enumerate(others):
        columns += [
            Column(f"annan-{n}", way.title, "number", "kr", 0),
            Column(f"skillnad-{n}", "Skillnad", "number", "kr", 0, sign=True),
        ]
    rows = [
        Row(_cells(book, ways, year, fee.member), fee.member)
        for fee in sorted(first.fees.fees, key=lambda fee: order_key(fee.name))
    ]
    note = _NOTES[first.fees.status == DECIDED]
    lines = [line for line in _ground(book) if line.year == year]
    return Table("avgifter", f"Avgift per kommun {year}", columns, rows, [_foot(ways)], note, book.sources_text(lines))


_NOTES = {
    False: "Källan anger ingen beslutad avgift per kommun. Beloppen är härledda: årets summa fördelad efter nyckeln.",
    True: "Den första kolumnen är beslutad; de andra är årets summa fördelad efter nyckeln.",
}


def _ground(book: Book) -> Sequence[BudgetLine | Fact]:
    """What the fee is divided from: the budget's lines, else the stated fee."""
    return book.case.budget or [fact for fact in money_facts(book) if fact.attribute == "avgift"]


def _cells(book: Book, ways: list[Way], year: int, member: str) -> dict[str, Cell]:
    fee = next(fee for fee in ways[0].fees.fees if fee.member == member)
    cells = {
        "kommun": Cell(fee.name, href=book.frame.link(f"{book.frame.base}medlemmar/{member}/")),
        "andel": Cell(fee.share * 100, figure=_own_figure(ways[0], "fee_share", member, year)),
        "avgift": Cell(fee.amount, figure=f"{ways[0].figure}.{member}"),
        "per-inv": Cell(
            _per_inhabitant(book, year, member, fee.amount),
            figure=_own_figure(ways[0], "fee_per_inhabitant", member, year),
        ),
    }
    for n, way in enumerate(ways[1:]):
        other = next((fee for fee in way.fees.fees if fee.member == member), None)
        if other:
            cells[f"annan-{n}"] = Cell(other.amount, figure=f"{way.figure}.{member}", tone="muted")
            cells[f"skillnad-{n}"] = Cell(other.amount - fee.amount)
    return cells


def _own_figure(way: Way, part: str, member: str, year: int) -> str:
    return f"member.{part}.{member}.{year}" if way.usual else ""


def _per_inhabitant(book: Book, year: int, member: str, amount: Decimal) -> Fraction | None:
    try:
        people = book.snapshot.statistics.population(member, population_day(book.case, year))
    except FaultError:
        return None
    return Fraction(amount) / people if people else None


def _foot(ways: list[Way]) -> Row:
    total = ways[0].fees.total
    cells = {
        "kommun": Cell("Summa"),
        "andel": Cell(Fraction(100)),
        "avgift": Cell(total, figure=f"{ways[0].figure}.total"),
    }
    for n, way in enumerate(ways[1:]):
        cells[f"annan-{n}"] = Cell(way.fees.total, figure=f"{way.figure}.total")
        cells[f"skillnad-{n}"] = Cell(way.fees.total - total)
    return Row(cells, "summa", kind="sum")


def fee_sentence(book: Book, year: int) -> str:
    """How the fee is worked out, and that the day is not given where it is not."""
    agreed = _agreed(book)
    if agreed and any(asks_day(part) for part in agreed.components):
        on = population_day(book.case, year)
        return (
            "Regeln fördelar beloppet efter folkmängd men säger inte vilken dags. Därför står samma summa fördelad på "
            f"flera sätt bredvid varandra; kronor per invånare är räknat på folkmängden {day(on)}."
        )
    return "Årets summa fördelad efter nyckeln."


def fee_year(book: Book) -> int | None:
    """The latest year whose fee is known: a budget that has begun, else a stated fee; None where there is none."""
    stated = [fact.year for fact in money_facts(book) if fact.attribute == "avgift" and fact.year is not None]
    return max(book.years or stated, default=None)


MONEY_FACTS = ("avgift", "budget", "avgift-per-inv", "aa")
"""What a source may state of a cooperation's money and staff without a budget."""


def money_facts(book: Book) -> list[Fact]:
    """What sources state of the cooperation's fee, budget and staff."""
    slug = book.case.slug
    return [
        fact for fact in book.case.facts
        if (fact.subject_kind, fact.subject) == ("samverkan", slug) and fact.attribute in MONEY_FACTS
        and (fact.year is None or fact.year <= book.on.year)
    ]  # fmt: skip
