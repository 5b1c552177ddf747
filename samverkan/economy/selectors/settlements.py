"""A year's settlement: what was left, what each member gets by the key in force, and by another key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from samverkan.charts import Chart
from samverkan.charts.bars import Bars, paired_bars
from samverkan.core.allocation import AllocationRule, parse_allocation
from samverkan.core.faults import FaultError
from samverkan.core.fitting import PrintedSettlement, printed_settlement
from samverkan.core.members import year_population
from samverkan.core.paying import settlement_rules
from samverkan.core.result import YearResult
from samverkan.core.settlement import Settlement, ShareDifference, compare_settlements, settle
from samverkan.core.swedish import number, percent
from samverkan.economy.selectors.book import Book, value_of
from samverkan.economy.selectors.decided_settlements import decided_year
from samverkan.economy.selectors.keys import Key
from samverkan.economy.selectors.results import FORECAST, about
from samverkan.economy.selectors.wording import Worded, key_name, worded
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.web.tables import order_key


@dataclass(frozen=True, slots=True)
class Settled:
    """A year as it is settled; ``settlement`` is None where nothing can be or need be divided, and ``why`` says so."""

    year: int
    result: YearResult
    settlement: Settlement | None
    other: Settlement | None
    printed: PrintedSettlement | None
    rule: AllocationRule | None
    why: str = ""

    @property
    def forecast(self) -> bool:
        """Whether the year has only a forecast."""
        return self.result.status == FORECAST

    @property
    def surplus(self) -> Decimal:
        """What was left (negative: lacking) in kr; zero where it is not stated."""
        return Decimal(str(value_of(self.result.surplus) or 0))

    @property
    def words(self) -> Worded | None:
        """The key in force, in words."""
        return worded(self.rule) if self.rule else None

    @property
    def is_printed(self) -> bool:
        """Whether a source prints the amounts that the settlement gives."""
        return (
            self.settlement is not None
            and self.printed is not None
            and self.printed.table.rule in ("", self.settlement.rule)
        )

    @property
    def differing(self) -> list[str]:
        """Members whose amount is not the printed one."""
        if not self.is_printed or self.settlement is None or self.printed is None:
            return []
        printed = self.printed.amounts
        return [s.name for s in self.settlement.shares if s.member in printed and printed[s.member] != s.amount]


def settled_year(book: Book, year: int) -> Settled:
    """The year's settlement by the rule in force, and by the case's next settlement rule where it has one."""
    found: Settled = book.once(("settled", year), lambda: _settled(book, year))
    return found


def _settled(book: Book, year: int) -> Settled:
    result = book.result(year)
    rules = settlement_rules(book.case)
    rule = parse_allocation(rules[0].data) if rules else None
    printed = printed_settlement(book.case, year)
    if not result.status or not value_of(result.surplus):
        return Settled(year, result, None, None, printed, rule)
    try:
        first = settle(book.case, year, statistics=book.snapshot.statistics)
    except FaultError as error:
        return Settled(year, result, None, None, printed, rule, str(error))
    return Settled(year, result, first, _other(book, year, [r.id for r in rules[1:]]), printed, rule)


def _other(book: Book, year: int, rules: list[str]) -> Settlement | None:
    for rule in rules:
        try:
            return settle(book.case, year, statistics=book.snapshot.statistics, rule=rule)
        except FaultError:
            continue
    return None


def settlement_table(book: Book, settled: Settled) -> Table | None:
    """A row a member: share, amount, the other rule's amount and the difference; the sum below."""
    settlement, other = settled.settlement, settled.other
    if settlement is None:
        return None
    decimals = (settled.rule.rounding.percent_decimals if settled.rule else None) or 2
    deficit = settled.surplus < 0
    columns = [
        Column("kommun", "Kommun"),
        Column("andel", "Andel", "percent", "%", decimals),
        Column("belopp", "Att betala" if deficit else "Att få tillbaka", "number", "kr", 0, bar=True),
    ]
    decided = decided_year(book, settled.year)
    columns += decided.columns(deficit=deficit)
    if other and not decided.booked:  # both keys stand in the picture below
        columns += [
            Column("annan", rule_title(book, other), "number", "kr", 0),
            Column("skillnad", "Skillnad", "number", "kr", 0, sign=True),
        ]
    differences = {d.member: d for d in compare_settlements(settlement, other)} if other else {}
    rows = [
        Row(
            _cells(book, settled, share.member, differences.get(share.member))
            | decided.cells(share.member, share.amount, -1 if deficit else 1),
            share.member,
        )
        for share in sorted(settlement.shares, key=lambda share: order_key(share.name))
    ]
    caption = f"{'Underskottet' if deficit else 'Överskottet'} {settled.year} per kommun{', prognos' if settled.forecast else ''}"
    sums = {column.key: Cell(_sum(rows, column.key)) for column in decided.columns(deficit=deficit)}
    foot = replace(_foot(settled), cells={**_foot(settled).cells, **sums})
    return Table("avrakning", caption, columns, rows, [foot], _printed_note(settled), _source(book, settled))


def _sum(rows: Sequence[Row], key: str) -> Decimal:
    return sum((Decimal(str(row.cells[key].value)) for row in rows), Decimal(0))


def _cells(book: Book, settled: Settled, member: str, difference: ShareDifference | None) -> dict[str, Cell]:
    settlement = settled.settlement
    share = next(share for share in settlement.shares if share.member == member) if settlement else None
    if settlement is None or share is None:
        return {}
    cells = {
        "kommun": Cell(share.name, href=book.frame.link(f"{book.frame.base}medlemmar/{member}/")),
        "andel": Cell(share.share * 100),
        "belopp": Cell(abs(share.amount), figure=f"settlement.{settled.year}.{member}"),
    }
    if difference is None or settled.other is None:
        return cells
    sign = -1 if settled.surplus < 0 else 1
    figure = f"settlement.{settled.year}.{settled.other.rule}.{member}"
    cells["annan"] = Cell(difference.second * sign, figure=figure, tone="muted")
    return cells | {"skillnad": Cell(difference.difference * sign)}


def _foot(settled: Settled) -> Row:
    shares = settled.settlement.shares if settled.settlement else ()
    total = sum((share.share for share in shares), Fraction(0)) * 100
    cells = {
        "kommun": Cell("Summa"),
        "andel": Cell(total),
        "belopp": Cell(abs(settled.surplus), figure=f"settlement.{settled.year}.total"),
    }
    if settled.other:
        other = abs(sum((share.amount for share in settled.other.shares), Decimal(0)))
        figure = f"settlement.{settled.year}.{settled.other.rule}.total"
        cells |= {"annan": Cell(other, figure=figure), "skillnad": Cell(other - abs(settled.surplus))}
    return Row(cells, "summa", kind="sum")


def _printed_note(settled: Settled) -> str:
    if settled.differing:
        return f"Skiljer sig från de publicerade beloppen för {', '.join(settled.differing)}."
    if settled.is_printed:
        return "Publicerat och beräknat stämmer på kronan."
    return "Beloppen är preliminära: överskottet är en prognos." if settled.forecast else ""


def _source(book: Book, settled: Settled) -> str:
    lines = [line for line in book.case.outcome if line.year == settled.year]
    tables = [settled.printed.table] if settled.printed else []
    return book.sources_text([*lines, *tables])


def rule_title(book: Book, settlement: Settlement) -> str:
    """A rule's heading beside the one in force: the day where it is nothing but the population of a day."""
    rule = parse_allocation(next(rule.data for rule in book.case.rules if rule.id == settlement.rule))
    part = rule.components[0]
    plain = len(rule.components) == 1 and [factor.kind for factor in part.key] == ["population"] and part.on
    return f"Folkmängd {part.on}" if plain else rule.title


def settlement_chart(book: Book, settled: Settled) -> Chart | None:
    """Paired bars by the key in force and the other one, largest first."""
    if settled.settlement is None or settled.other is None:
        return None
    rows = [
        Bars(d.name, (abs(d.first), abs(d.second)))
        for d in sorted(compare_settlements(settled.settlement, settled.other), key=lambda d: -abs(d.first))
    ]
    series = ("Gällande nyckel", rule_title(book, settled.other))
    return paired_bars("avrakning-tva-nycklar", "Samma belopp efter två nycklar", rows, series)


def settlement_keys(book: Book, settled: Settled, nearest: str = "") -> list[Key]:
    """Budget, consumed, what is divided, and the key; ``nearest`` is the day whose population it fits best."""
    year, result = settled.year, settled.result
    keys = [_amount(f"Budget {year}", value_of(result.budget), "", f"settlement.{year}.budget")]
    consumed = value_of(result.consumed)
    keys += [_amount("Förbrukat", consumed, _of_budget(consumed, value_of(result.budget)), f"settlement.{year}.consumed",
                     settled)]  # fmt: skip
    title = "Att täcka" if settled.surplus < 0 else "Att återföra" if settled.surplus else "Kvar"
    left = value_of(result.surplus)
    shown = None if left is None else abs(Fraction(left))
    keys += [_amount(title, shown, _spread(book, settled), f"settlement.{year}.surplus", settled)]
    if settled.rule and settled.settlement:
        keys.append(_rule_key(settled.rule, nearest))
    return keys


def _rule_key(rule: AllocationRule, nearest: str) -> Key:
    decimals = rule.rounding.percent_decimals
    parts = [f"{number(decimals)} decimaler" if decimals else "", f"närmast folkmängden {nearest}" if nearest else ""]
    tone = "good" if rule.status == "avtalad" else "warn"
    return Key("Nyckel", key_name(rule), ", ".join(filter(None, parts)), tag=rule.status, tone=tone)


def _amount(title: str, value: object, small: str, figure: str, settled: Settled | None = None) -> Key:
    if not isinstance(value, Decimal | Fraction | int):
        return Key(title, "anges inte", small)
    text = (settled and about(value, settled.result.precision)) or number(value, 0)
    return Key(title, f"{text} kr", small, figure, FORECAST if settled and settled.forecast else "")


def _of_budget(value: object, budget: object) -> str:
    if (
        not isinstance(value, Decimal | Fraction | int)
        or not isinstance(budget, Decimal | Fraction | int)
        or not budget
    ):
        return ""
    return f"{percent(Fraction(value) * 100 / Fraction(budget), 1)} av budget"


def _spread(book: Book, settled: Settled) -> str:
    people = value_of(year_population(book.case, book.snapshot.statistics, settled.year))
    parts = [_of_budget(abs(settled.surplus), value_of(settled.result.budget))] if settled.surplus else []
    if settled.surplus and people:
        parts.append(f"{number(Fraction(abs(settled.surplus)) / Fraction(people), 2)} kr per invånare")
    return " · ".join(filter(None, parts))
