"""The annual report of a cooperation: what was budgeted, used and left, what each member pays and gets, and what was decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from samverkan.core.budget import BudgetNode
from samverkan.core.explain import Explanation
from samverkan.core.faults import Fault, FaultError
from samverkan.core.recorded_fees import decision_words
from samverkan.core.records import Case, Decision
from samverkan.core.result import year_result
from samverkan.core.sums import in_kronor, stated
from samverkan.core.swedish import day, kronor, listing
from samverkan.economy.feerules.tables import years_table
from samverkan.economy.feerules.trial import fee_years, known_fees
from samverkan.economy.selectors.book import Book, value_of
from samverkan.economy.selectors.budget import DASH, budget_sentence
from samverkan.economy.selectors.dates import date_sentence, date_trial
from samverkan.economy.selectors.decided_settlements import decided_year
from samverkan.economy.selectors.external import leverage_sentence, leverage_table
from samverkan.economy.selectors.remarks import money_findings
from samverkan.economy.selectors.results import result_chart, result_table
from samverkan.economy.selectors.settlements import Settled, settled_year, settlement_table
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.selectors import ShownFinding
from samverkan.registry.snapshots import Snapshot
from samverkan.reports.documents.model import (
    Bullets,
    Document,
    Facts,
    FindingList,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Section,
    Worked,
    lettered,
    numbered,
    section,
)
from samverkan.reports.documents.sections.appendix import sources
from samverkan.reports.documents.sections.frames import paper_frame, pictured, shown
from samverkan.web.units import in_unit

TITLE = "Årsrapport"
ZERO = Decimal(0)


@dataclass(frozen=True)
class ReportedYear:
    """A year of a cooperation as seen on a day. ``hidden`` are the sections of the pages that the reader may not see."""

    snapshot: Snapshot
    year: int
    on: date
    hidden: frozenset[str] = frozenset()

    @property
    def case(self) -> Case:
        """The cooperation's facts."""
        return self.snapshot.case

    @cached_property
    def book(self) -> Book:
        """Its economy."""
        return Book(self.snapshot, self.on, paper_frame(self.snapshot, self.on))

    @cached_property
    def settled(self) -> Settled:
        """The year's settlement."""
        return settled_year(self.book, self.year)


def report_years(case: Case, on: date) -> tuple[int, ...]:
    """The years that a report can be made of on the day: those with a budget or an outcome that have begun."""
    years = {line.year for line in case.budget} | {line.year for line in case.outcome}
    return tuple(sorted(year for year in years if year <= on.year))


def usual_year(case: Case, on: date) -> int:
    """The latest year with an outcome, else the latest year. FaultError where there is none."""
    years = report_years(case, on)
    with_outcome = [year for year in years if year_result(case, year).status == "utfall"]
    if not years:
        text = "Det finns varken budget eller utfall, så det finns inget år att rapportera. Lägg in en budget först."
        raise FaultError(Fault("no-year", text, case.slug))
    return max(with_outcome or years)


def annual_report(snapshot: Snapshot, year: int, on: date, hidden: frozenset[str] = frozenset()) -> Document:
    """The report of the year as of the day. FaultError for a year without budget and outcome."""
    held = report_years(snapshot.case, on)
    if year not in held:
        text = f"Det finns inget år {year} att rapportera. De som finns: {listing(tuple(map(str, held))) or 'inga'}."
        raise FaultError(Fault("unknown-year", text, str(year)))
    told = ReportedYear(snapshot, year, on, hidden)
    head = snapshot.case.cooperation
    parts = (
        _in_brief(told), _years(told), _areas(told), _fees(told), _settlement(told), _external(told), _findings(told),
        _decisions(told), *lettered((_worked(told), *([] if "kallor" in hidden else [sources(snapshot)]))),
    )  # fmt: skip
    return numbered(Document(f"{TITLE} {year}", head.name, head.short_name, on, _summary(told), parts))


def _summary(told: ReportedYear) -> str:
    result = told.settled.result
    surplus = value_of(result.surplus)
    if surplus is None:
        return f"För {told.year} finns ännu varken utfall eller prognos."
    about = "ungefär " if result.precision == "ca" else ""
    expected = "väntas bli" if told.settled.forecast else "blev"
    if not surplus:
        return f"{told.year} gick jämnt ut: hela budgeten förbrukades."
    what = "kvar" if surplus > 0 else "för lite"
    return f"{told.year} {expected} det {about}{kronor(abs(Fraction(surplus)))} {what} av budgeten."


def _in_brief(told: ReportedYear) -> Section:
    result, fees = told.settled.result, known_fees(told.snapshot, told.year)
    forecast = "prognos" if told.settled.forecast else ""
    about = "cirka" if result.precision == "ca" else ""
    figures = [
        *_figure(f"Budget {told.year}", result.budget, ""),
        *_figure("Förbrukat", result.consumed, forecast),
        *_figure("Kvar", result.surplus, " ".join(filter(None, (forecast, about)))),
    ]
    if fees:
        figures.append(KeyFigure("Medlemmarnas avgifter", kronor(fees.total), fees.status))
    decided = decided_year(told.book, told.year).words
    rows = (
        ("Samverkan", told.case.cooperation.name),
        ("Uppgifterna visas som de gällde", day(told.on)),
        ("Avräkningen", decided or ("prognos, inte beslutad" if forecast else "uträknad, inte beslutad")),
    )
    return section("I korthet", KeyFigures(tuple(figures)) if figures else None, Facts(rows))


def _figure(title: str, figure: Explanation, remark: str) -> Iterator[KeyFigure]:
    value = value_of(figure)
    if value is not None:
        yield KeyFigure(title, kronor(value), remark)


def _years(told: ReportedYear) -> Section:
    title = "Budget, utfall och prognos år för år"
    if not any(told.book.result(year).status for year in told.book.result_years):
        return section(title)
    table = shown(result_table(told.book), but=("avrakning",))
    return section(title, pictured(result_chart(told.book)), table)


def _areas(told: ReportedYear) -> Section:
    title = f"Områdena {told.year}"
    if told.year not in told.book.budget.years:
        return section(title)
    sentence = budget_sentence(told.book, told.year)
    lacking = _areas_without(told)
    note = f"Utfall anges inte för varje område: {lacking} av områdena har bara budget." if lacking else ""
    table = Table(f"omraden-{told.year}", f"Budget, utfall och prognos per område {told.year}", _COLUMNS,
                  [_area(told, node) for node in told.book.budget.nodes], note=note,
                  source=told.book.sources_text([line for line in told.case.budget if line.year == told.year]))  # fmt: skip
    empty = tuple(key for key in ("utfall", "prognos") if all(row.cells[key].value is None for row in table.rows))
    return section(title, Paragraph(sentence) if sentence else None, shown(table, but=empty))


_COLUMNS = (
    Column("omrade", "Område"),
    Column("fore", "Budget året före", "number", "kr", 0),
    Column("budget", "Budget", "number", "kr", 0),
    Column("utfall", "Utfall", "number", "kr", 0),
    Column("prognos", "Prognos", "number", "kr", 0),
    Column("avvikelse", "Avvikelse", "number", "kr", 0, sign=True),
    Column("aa", "Årsarbetare", "number", "", 2),
)


def _area(told: ReportedYear, node: BudgetNode) -> Row:
    budget = stated(node.cells[told.year].amount)
    before = node.cells.get(told.year - 1)
    outcome, forecast = (_used(told, node, status) for status in ("utfall", "prognos"))
    expected = outcome if outcome is not None else forecast
    cells = {
        "omrade": Cell(node.area.name),
        "fore": Cell(stated(before.amount) if before else None),
        "budget": Cell(budget),
        "utfall": _or_dash(outcome),
        "prognos": _or_dash(forecast),
        "avvikelse": _or_dash(Decimal(str(budget)) - expected if budget is not None and expected is not None else None),
        "aa": Cell(stated(node.cells[told.year].fte)),
    }
    return Row(cells, node.area.id, node.level, "group" if node.children else "")


def _or_dash(value: Decimal | None) -> Cell:
    return Cell(value) if value is not None else Cell(text=DASH, tone="muted")


def _used(told: ReportedYear, node: BudgetNode, status: str) -> Decimal | None:
    """What an area used or is expected to use in kr: as it is stated, else budget less a stated surplus, else the sum of the
    areas below where each of them is known."""
    lines = [row for row in told.case.outcome if (row.area, row.year, row.status) == (node.area.id, told.year, status)]
    for line in lines:
        amount, budget = in_kronor(line.amount, line.unit), stated(node.cells[told.year].amount)
        if amount is not None and line.measure == "forbrukat":
            return amount
        if amount is not None and budget is not None:
            return Decimal(str(budget)) - amount
    below = [_used(told, told.book.budget.node(child), status) for child in node.children]
    known = [value for value in below if value is not None]
    return sum(known, ZERO) if known and len(known) == len(below) else None


def _areas_without(told: ReportedYear) -> int:
    leaves = [node for node in told.book.budget.nodes if not node.children]
    return sum(all(_used(told, node, status) is None for status in ("utfall", "prognos")) for node in leaves)


def _fees(told: ReportedYear) -> Section:
    years = [year for year in fee_years(told.snapshot) if told.year - 1 <= year <= told.year]
    title = "Medlemmarnas avgifter"
    if not years:
        return section(title)
    tables = [years_table(told.snapshot, years, "", per_inhabitant=each) for each in (False, True)]
    fees = known_fees(told.snapshot, told.year)
    rule = f"Avgifterna {told.year} är {fees.status}, efter {fees.rule_title}." if fees and fees.rule_title else ""
    each = shown(replace(tables[1], caption="Avgifter per invånare"), id="avgifter-per-invanare")
    return section(title, Paragraph(rule) if rule else None, shown(tables[0]), each)


def _settlement(told: ReportedYear) -> Section:
    settled = told.settled
    title = f"Avräkning {told.year}{', prognos' if settled.forecast else ''}"
    if settled.settlement is None:
        return section(title, Paragraph(settled.why) if settled.why else None)
    decided = decided_year(told.book, told.year).words
    trial = date_trial(told.book, settled)
    return section(
        title, Paragraph(f"{decided}.") if decided else None, *_rule(settled),
        shown(settlement_table(told.book, settled), id=f"avrakning-{told.year}"),
        shown(_residuals(settled)), Paragraph(date_sentence(trial)) if trial else None,
    )  # fmt: skip


def _rule(settled: Settled) -> Iterator[Facts | Bullets]:
    words = settled.words
    if words is None:
        return
    yield Facts((("Regel", f"{words.title} ({words.status})"), ("Var den står", words.source or "anges inte")))
    yield Bullets((*words.steps, *filter(None, (words.rounding, words.status_text, words.note))))


def _residuals(settled: Settled) -> Table | None:
    """Ours beside the printed amounts, with what is left between them; None where nothing is printed by the rule."""
    if not settled.is_printed or settled.printed is None or settled.settlement is None:
        return None
    printed = settled.printed.amounts
    columns = [Column("medlem", "Medlem"), Column("vart", "Enligt regeln", "number", "kr", 0), Column("tryckt", "Tryckt i källan", "number", "kr", 0),
               Column("rest", "Skillnad", "number", "kr", 0, sign=True)]  # fmt: skip
    rows = [
        Row({"medlem": Cell(share.name), "vart": Cell(share.amount), "tryckt": Cell(printed[share.member]),
             "rest": Cell(share.amount - printed[share.member])}, share.member)
        for share in settled.settlement.shares if share.member in printed
    ]  # fmt: skip
    return Table(f"skillnad-{settled.year}", "Uträknat och tryckt", columns, rows)


def _external(told: ReportedYear) -> Section:
    title = "Externa medel och uppväxling"
    if told.year not in told.book.leverage_years:
        return section(title)
    return section(title, Paragraph(leverage_sentence(told.book)), shown(in_unit(leverage_table(told.book), "tkr")))


def _findings(told: ReportedYear) -> Section:
    if "kontroll" in told.hidden:
        return section("Anmärkningar om året")
    found = tuple(one for one in money_findings(told.book) if _concerns(told.year, one))
    return section("Anmärkningar om året", FindingList(found) if found else None)


def _concerns(year: int, one: ShownFinding) -> bool:
    said = f"{one.finding.where} {one.finding.title} {one.finding.text}"
    return str(year) in said


def _decisions(told: ReportedYear) -> Section:
    rows = sorted(_decided(told), key=lambda row: (row.on is None, str(row.on or ""), row.id))
    lines = tuple(": ".join(filter(None, (decision_words(row), row.text))) for row in rows)
    none = Paragraph(f"Registret innehåller inget beslut från eller om {told.year}.", "quiet")
    return section(f"Beslut {told.year}", Bullets(lines) if lines else none)


def _decided(told: ReportedYear) -> list[Decision]:
    """Decisions of the year, and those that its fees and its settlement rest on, taken by the day seen."""
    about = {fee.decision for fee in told.case.fees if fee.year == told.year}
    about |= {row.decision for row in told.case.entries if row.year == told.year}
    return [
        row for row in told.case.decisions
        if (row.id in about or (row.on and row.on.year == told.year)) and (row.on is None or row.on <= told.on)
    ]  # fmt: skip


def _worked(told: ReportedYear) -> Section:
    result, settlement, fees = told.settled.result, told.settled.settlement, known_fees(told.snapshot, told.year)
    figures = [figure for figure in (result.budget, result.surplus) if figure.value is not None]
    figures += [settlement.explanation] if settlement else []
    figures += [fees.explanation] if fees else []
    return section("Så räknades det", *(Worked(figure) for figure in figures))
