"""Which day's population does a printed settlement go by? Every official day tried, the nearest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from samverkan.charts import Chart
from samverkan.charts.years import DateFit as Bar
from samverkan.charts.years import date_fit
from samverkan.core.allocation import DateFit, fit_dates
from samverkan.core.allocation.reverse import implied_percentages
from samverkan.core.faults import FaultError
from samverkan.core.fitting import PrintedSettlement
from samverkan.core.swedish import day, kronor, listing, number
from samverkan.economy.selectors.book import Book
from samverkan.economy.selectors.settlements import Settled
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.statistics import OfficialStatistics, official
from samverkan.web.tables import order_key

YEARS_BACK = 3
"""Official days of so many years before the settled year are tried, and those of the year itself."""
DERIVED, DOUBTFUL = "härledd", "tveksam"


@dataclass(frozen=True, slots=True)
class Tried:
    """A day that was tried: how it fits, what the official figures are worth, and their deviation in percentage points."""

    fit: DateFit
    on: date
    status: str
    deviation: Fraction

    @property
    def label(self) -> str:
        """The day, with its doubt."""
        return f"{self.on.isoformat()} ({self.status})" if self.status == DOUBTFUL else self.on.isoformat()


@dataclass(frozen=True, slots=True)
class DateTrial:
    """The days that were tried, nearest first, and those that lack some member."""

    printed: PrintedSettlement
    tried: tuple[Tried, ...]
    lacking: Mapping[date, int]

    @property
    def best(self) -> Tried:
        """The nearest day whose figures are not in doubt."""
        sure = [tried for tried in self.tried if tried.status != DOUBTFUL]
        return (sure or list(self.tried))[0]


def date_trial(book: Book, settled: Settled) -> DateTrial | None:
    """Every official day up to the end of the settled year; None where no settlement is printed or no day is held."""
    printed = settled.printed
    if printed is None or printed.total <= 0:
        return None
    found: DateTrial | None = book.once(("date trial", settled.year), lambda: _trial(printed))
    return found


def _trial(printed: PrintedSettlement) -> DateTrial | None:
    statistics = official()
    held = {code: set(_dates(statistics, code, printed.year)) for code in printed.amounts}
    every = sorted(set().union(*held.values()))
    whole = [on for on in every if all(on in dates for dates in held.values())]
    if not whole:
        return None
    people = {on: {code: statistics.population(code, on, doubtful=True) for code in printed.amounts} for on in whole}
    fits = fit_dates(printed.amounts, printed.total, {on.isoformat(): weights for on, weights in people.items()})
    tried = tuple(_tried(statistics, printed, fit, people[date.fromisoformat(fit.label)]) for fit in fits)
    lacking = {on: sum(on in dates for dates in held.values()) for on in every if on not in whole}
    return DateTrial(printed, tried, lacking)


def _dates(statistics: OfficialStatistics, code: str, year: int) -> list[date]:
    try:
        dates = statistics.population_dates(code, doubtful=True)
    except FaultError:
        return []
    return [on for on in dates if year - YEARS_BACK <= on.year <= year]


def _tried(
    statistics: OfficialStatistics, printed: PrintedSettlement, fit: DateFit, people: Mapping[str, int]
) -> Tried:
    on = date.fromisoformat(fit.label)
    statuses = {statistics.population_figure(code, on, doubtful=True).status for code in people}
    status = DOUBTFUL if DOUBTFUL in statuses else DERIVED if DERIVED in statuses else ""
    total = Fraction(printed.total)
    shares = {code: Fraction(100 * count, fit.total_weight) for code, count in people.items()}
    gaps = [abs(Fraction(printed.amounts[code]) * 100 / total - share) for code, share in shares.items()]
    return Tried(fit, on, status, max(gaps))


def date_table(book: Book, trial: DateTrial) -> Table:
    """A row a day: how many members agree, the sum of the deviations, the largest one and whose it is."""
    members = len(trial.printed.amounts)
    columns = [
        Column("dag", "Folkmängden"),
        Column("stammer", f"Stämmer, av {number(members)}", "number", "kommuner", 0),
        Column("summa", "Avvikelse, summa", "number", "kr", 0, bar=True),
        Column("storst", "Största avvikelse", "number", "kr", 0, sign=True),
        Column("vem", "Störst för"),
    ]
    rows = [_row(book, trial, tried) for tried in trial.tried]
    note = f"Avvikelsen är beloppet efter dagens folkmängd minus det tryckta beloppet. {_lacking(trial)}".strip()
    source = "; ".join(dict.fromkeys(official().population_source(tried.on).title for tried in trial.tried))
    return Table("matdagar", f"Dagar prövade mot de tryckta beloppen {trial.printed.year}, den närmaste först",
                 columns, rows, note=note, source=source)  # fmt: skip


def _row(book: Book, trial: DateTrial, tried: Tried) -> Row:
    member, worst = max(tried.fit.residuals.items(), key=lambda pair: abs(pair[1]))
    figure = "" if tried.status == DOUBTFUL else f"fit.{trial.printed.year}.{tried.on.isoformat()}"
    cells = {
        "dag": Cell(tried.on, tag=tried.status, tone="warn" if tried.status == DOUBTFUL else ""),
        "stammer": Cell(tried.fit.matching),
        "summa": Cell(tried.fit.sum_abs, figure=figure),
        "storst": Cell(worst),
        "vem": Cell(book.snapshot.organisation_name(member)),
    }
    return Row(cells, tried.on.isoformat(), kind="on" if tried is trial.best else "")


def _lacking(trial: DateTrial) -> str:
    parts = [
        f"{day(on)} (folkmängd finns för {number(held)} av {number(len(trial.printed.amounts))} kommuner)"
        for on, held in trial.lacking.items()
    ]
    return f"Går inte att pröva: {listing(parts)}." if parts else ""


def residual_table(book: Book, trial: DateTrial) -> Table:
    """Member by member and day by day: the amount by the day's population minus the printed one."""
    columns = [Column("kommun", "Kommun"), Column("tryckt", "Tryckt belopp", "number", "kr", 0)]
    columns += [Column(t.on.isoformat(), t.label, "number", "kr", 0, sign=True) for t in trial.tried]
    names = {code: book.snapshot.organisation_name(code) for code in trial.printed.amounts}
    rows = [
        Row({"kommun": Cell(names[code]), "tryckt": Cell(amount),
             **{t.on.isoformat(): Cell(t.fit.residuals[code]) for t in trial.tried}}, code)
        for code, amount in sorted(trial.printed.amounts.items(), key=lambda pair: order_key(names[pair[0]]))
    ]  # fmt: skip
    return Table("avvikelser", "Avvikelse per kommun och dag", columns, rows)


def date_chart(trial: DateTrial) -> Chart:
    """The largest deviation in percentage points for each day, the nearest first."""
    members = len(trial.printed.amounts)
    bars = [Bar(tried.label, tried.fit.matching, members, tried.deviation) for tried in trial.tried]
    return date_fit("vilken-dag", "Vilken dags folkmängd passar?", bars)


def date_sentence(trial: DateTrial) -> str:
    """What the trial says: which day is nearest, whether it fits, and that the source gives none."""
    best, fit = trial.best, trial.best.fit
    if not fit.max_abs:
        return f"Folkmängden {day(best.on)} ger exakt de tryckta beloppen."
    decimals = implied_percentages(trial.printed.amounts, trial.printed.total)
    key = " Beloppen är i stället exakt procenttal med två decimaler, som blir 100." if decimals.sum == 100 else ""
    return (
        f"Ingen dag ger de tryckta beloppen exakt. Närmast är {day(best.on)}: som mest {kronor(fit.max_abs)} fel."
        f"{key} Vilken dag som ligger bakom anges inte."
    )
