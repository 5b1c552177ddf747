"""Tables and charts of fees: over years, of a rule that is tried, of two rules side by side, and of an instalment plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from samverkan.charts import Chart
from samverkan.charts.changes import Shift, shifts
from samverkan.core.fees import DERIVED, MemberFee, YearFees
from samverkan.core.recorded_fees import fee_rows
from samverkan.core.records import Case, Instalment
from samverkan.core.swedish import number, signed
from samverkan.economy.feerules.trial import Earlier, Trial, inhabitants, known_fees
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.snapshots import Snapshot
from samverkan.web.tables import order_key

COMPUTED = "uträknat"
SUM = "summa"


def _by_name(names: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted(names.items(), key=lambda pair: order_key(pair[1]))


def ordered(fees: YearFees) -> list[MemberFee]:
    """The members of a year's fees by name."""
    return sorted(fees.fees, key=lambda fee: order_key(fee.name))


def status_word(fees: YearFees) -> str:
    """How a year's fees are marked: ``uträknat`` where nobody has decided them."""
    return COMPUTED if fees.status == DERIVED else fees.status


def years_table(snapshot: Snapshot, years: Sequence[int], base: str, *, per_inhabitant: bool) -> Table:
    """A row a member and a column a year, the latest first, in kr or kr per inhabitant, with the sum and who decided."""
    shown = [(year, fees) for year in sorted(years, reverse=True) if (fees := known_fees(snapshot, year))]
    names = {fee.member: fee.name for _, fees in shown for fee in fees.fees}
    unit, decimals = ("kr/inv", 2) if per_inhabitant else ("kr", 0)
    columns = [Column("kommun", "Medlem"), *(
        Column(str(year), str(year) if status_word(fees) != COMPUTED else f"{year}, {COMPUTED}", "number", unit, decimals) for year, fees in shown)]  # fmt: skip
    people = {year: inhabitants(snapshot, year) if per_inhabitant else {} for year, _ in shown}
    rows = [
        Row(
            {"kommun": Cell(name, href=f"{base}medlemmar/{code}/"), **_years(shown, code, people, per_inhabitant)}, code
        )
        for code, name in _by_name(names)
    ]
    note = f"Ett år märkt {COMPUTED} har ingen beslutad avgift: beloppet är årets summa fördelad efter nyckeln."
    return Table(
        "avgifter", "Avgifter per medlem och år", columns, rows, [_years_sum(shown, people, per_inhabitant)], note
    )


def _years(
    shown: Sequence[tuple[int, YearFees]], code: str, people: Mapping[int, Mapping[str, int]], per_inhabitant: bool
) -> dict[str, Cell]:
    cells = {}
    for year, fees in shown:
        amount = fees.amounts().get(code)
        if amount is None:
            cells[str(year)] = Cell(text="–", tone="muted")
        elif per_inhabitant:
            cells[str(year)] = Cell(_each(amount, people[year].get(code)))
        else:
            cells[str(year)] = Cell(amount, figure=f"fee.{year}.{code}")
    return cells


def _years_sum(
    shown: Sequence[tuple[int, YearFees]], people: Mapping[int, Mapping[str, int]], per_inhabitant: bool
) -> Row:
    cells: dict[str, Cell] = {"kommun": Cell("Alla" if per_inhabitant else "Summa")}
    for year, fees in shown:
        paying = [people[year][code] for code in fees.amounts() if code in people[year]]
        whole = _each(fees.total, sum(paying)) if len(paying) == len(fees.fees) else None
        cells[str(year)] = Cell(whole) if per_inhabitant else Cell(fees.total, figure=f"fee.{year}.total")
    return Row(cells, SUM, kind="sum")


def _each(amount: Decimal | Fraction, people: int | None) -> Fraction | None:
    return Fraction(amount) / people if people else None


def trial_table(trial: Trial) -> Table | None:
    """Every member's kronor, kronor per inhabitant, and change on the year before; None where the rule can't be used."""
    fees, before = trial.fees, trial.before
    if fees is None:
        return None
    last = trial.year - 1
    columns = [
        Column("kommun", "Medlem", sortable=False), Column("avgift", f"Avgift {trial.year}", "number", "kr", 0, bar=True, sortable=False),
        Column("per-inv", "Per invånare", "number", "kr", 2, sortable=False),
    ]  # fmt: skip
    if before:
        columns += [Column("andring", f"Mot {last}", "number", "kr", 0, sign=True, sortable=False),
                    Column("procent", "Ändring", "percent", "%", 1, sign=True, sortable=False)]  # fmt: skip
    earlier = before.amounts() if before else {}
    rows = [
        Row(
            {"kommun": Cell(fee.name), **_tried(fee.amount, trial.people.get(fee.member), earlier.get(fee.member))},
            fee.member,
        )
        for fee in ordered(fees)
    ]
    paying = [trial.people.get(fee.member) for fee in fees.fees]
    people = sum(one for one in paying if one) if all(paying) else None
    foot = Row(
        {"kommun": Cell("Summa"), **_tried(fees.total, people, before.total if before else None)}, SUM, kind="sum"
    )
    note = (
        f"Jämfört med {status_word(before)} avgift {last}."
        if before
        else f"Det finns ingen avgift för {last} att jämföra med."
    )
    return Table(
        "forslag", f"Vad varje medlem betalar {trial.year}", columns, rows, [foot], note.replace(COMPUTED, "uträknad")
    )


def _tried(amount: Decimal, people: int | None, before: Decimal | None) -> dict[str, Cell]:
    change = None if before is None else amount - before
    return {
        "avgift": Cell(amount), "per-inv": Cell(_each(amount, people)), "andring": Cell(change),
        "procent": Cell(Fraction(change) * 100 / Fraction(before) if change is not None and before else None),
    }  # fmt: skip


def earlier_table(years: Sequence[Earlier]) -> Table | None:
    """What the rule would have given of each earlier year's sum, with the difference from that year's fee."""
    if not years:
        return None
    ordered = sorted(years, key=lambda row: -row.year)
    names = {fee.member: fee.name for row in ordered for fees in (row.fees, row.tried) if fees for fee in fees.fees}
    columns = [
        Column("kommun", "Medlem", sortable=False),
        *(Column(str(row.year), str(row.year), "number", "kr", 0, sortable=False) for row in ordered),
    ]
    rows = [
        Row({"kommun": Cell(name), **{str(row.year): _would(row, code) for row in ordered}}, code)
        for code, name in _by_name(names)
    ]
    foot = Row({"kommun": Cell("Summa"), **{str(row.year): _would_all(row) for row in ordered}}, SUM, kind="sum")
    whys = "; ".join(f"{row.year}: {row.why}" for row in ordered if row.why)
    note = "Regeln på varje års summa, med dagar och årtal flyttade lika många år. Under beloppet står skillnaden mot det årets avgift."
    return Table("tidigare", "Om regeln hade gällt tidigare år", columns, rows, [foot], f"{note} {whys}".strip())


def _would(row: Earlier, code: str) -> Cell:
    amount = row.tried.amounts().get(code) if row.tried else None
    return _beside(amount, row.fees.amounts().get(code))


def _would_all(row: Earlier) -> Cell:
    return _beside(row.tried.total if row.tried else None, row.fees.total)


def _beside(amount: Decimal | None, held: Decimal | None) -> Cell:
    if amount is None:
        return Cell(text="–", tone="muted")
    return Cell(amount, note="" if held is None else f"{signed(amount - held)} kr" if amount != held else "samma")


def pair_table(first: Trial, second: Trial, titles: tuple[str, str]) -> Table | None:
    """Two ways to divide side by side, with the difference for each member; None where either can't be used."""
    a, b = first.fees, second.fees
    if a is None or b is None:
        return None
    columns = [
        Column("kommun", "Medlem"), Column("a", titles[0], "number", "kr", 0), Column("b", titles[1], "number", "kr", 0),
        Column("skillnad", "Skillnad", "number", "kr", 0, sign=True), Column("procent", "I procent", "percent", "%", 2, sign=True),
        Column("a-inv", f"{titles[0]}, per invånare", "number", "kr", 2), Column("b-inv", f"{titles[1]}, per invånare", "number", "kr", 2),
    ]  # fmt: skip
    names = {fee.member: fee.name for fees in (a, b) for fee in fees.fees}
    rows = [Row({"kommun": Cell(name), **_pair(a.amounts().get(code), b.amounts().get(code), first.people.get(code))}, code)
            for code, name in _by_name(names)]  # fmt: skip
    paying = [first.people.get(code) for code in names]
    people = sum(one for one in paying if one) if all(paying) else None
    foot = Row({"kommun": Cell("Summa"), **_pair(a.total, b.total, people)}, SUM, kind="sum")
    return Table("jamforelse", f"{titles[0]} och {titles[1]}, {first.year}", columns, rows, [foot])


def _pair(a: Decimal | None, b: Decimal | None, people: int | None) -> dict[str, Cell]:
    both = a is not None and b is not None
    change = b - a if a is not None and b is not None else None
    cells = {
        "a": Cell(a), "b": Cell(b), "skillnad": Cell(change),
        "procent": Cell(Fraction(change) * 100 / Fraction(a) if change is not None and a else None),
    }  # fmt: skip
    if people and both:
        cells |= {"a-inv": Cell(_each(a or Decimal(0), people)), "b-inv": Cell(_each(b or Decimal(0), people))}
    return cells


def pair_chart(first: Trial, second: Trial, titles: tuple[str, str]) -> Chart | None:
    """Who pays more and who pays less the second way."""
    if first.fees is None or second.fees is None:
        return None
    a, b = first.fees.amounts(), second.fees.amounts()
    moved = [Shift(fee.name, b[fee.member] - a[fee.member]) for fee in ordered(first.fees) if fee.member in b]
    return shifts("flytt", f"Skillnad per medlem: {titles[1]} i stället för {titles[0]}", moved, unit="kr")


def frozen_table(
    names: Mapping[str, str], shares: Mapping[str, str], people: Mapping[str, int], before: YearFees | None, year: int
) -> Table:
    """A proposal's amounts as they were when it was laid."""
    columns = [
        Column("kommun", "Medlem"), Column("avgift", f"Avgift {year}", "number", "kr", 0, bar=True),
        Column("per-inv", "Per invånare", "number", "kr", 2), Column("andring", f"Mot {year - 1}", "number", "kr", 0, sign=True),
        Column("procent", "Ändring", "percent", "%", 1, sign=True),
    ]  # fmt: skip
    amounts = {code: Decimal(text) for code, text in shares.items()}
    earlier = before.amounts() if before else {}
    rows = [
        Row({"kommun": Cell(names.get(code, code)), **_tried(amount, people.get(code), earlier.get(code))}, code)
        for code, amount in sorted(amounts.items(), key=lambda pair: order_key(names.get(pair[0], pair[0])))
    ]
    counted = sum(people.get(code, 0) for code in amounts) if set(amounts) <= set(people) else None
    total = sum(amounts.values(), Decimal(0))
    foot = Row({"kommun": Cell("Summa"), **_tried(total, counted, before.total if before else None)}, SUM, kind="sum")
    return Table("forslag", f"Vad varje medlem betalar {year}", columns, rows, [foot])


def plan_table(case: Case, year: int, names: Mapping[str, str]) -> Table | None:
    """The year's instalments: a row a member, a column a day; None where there is no plan."""
    fees = {row.id: row for row in fee_rows(case, year)}
    parts = [row for row in case.instalments if row.fee in fees and row.due]
    if not parts:
        return None
    days = sorted({row.due for row in parts if row.due})
    columns = [
        Column("kommun", "Medlem"),
        *(Column(on.isoformat(), on.isoformat(), "number", "kr", 0) for on in days),
        Column(SUM, "Summa", "number", "kr", 0),
    ]
    codes = [
        code
        for code, _ in _by_name(
            {
                fees[row.fee].organisation: names.get(fees[row.fee].organisation, fees[row.fee].organisation)
                for row in parts
            }
        )
    ]
    rows = [
        Row(
            {
                "kommun": Cell(names.get(code, code)),
                **_due(parts, days, {key for key, fee in fees.items() if fee.organisation == code}),
            },
            code,
        )
        for code in codes
    ]
    foot = Row({"kommun": Cell("Summa"), **_due(parts, days, set(fees))}, SUM, kind="sum")
    return Table(f"betalplan-{year}", f"Betalplan {year}", columns, rows, [foot])


def _due(parts: Sequence[Instalment], days: Sequence[date], fees: set[str]) -> dict[str, Cell]:
    own = [row for row in parts if row.fee in fees]
    cells = {
        on.isoformat(): Cell(sum((row.amount or Decimal(0) for row in own if row.due == on), Decimal(0))) for on in days
    }
    return cells | {SUM: Cell(sum((row.amount or Decimal(0) for row in own), Decimal(0)))}


def trial_sentence(trial: Trial) -> str:
    """What the tried rule comes to, in a line that is read out when it changes."""
    if trial.fees is None:
        return "Regeln går inte att räkna med än."
    text = f"{len(trial.fees.fees)} medlemmar betalar tillsammans {number(trial.fees.total)} kr {trial.year}"
    if trial.total is not None and trial.total != trial.fees.total:
        text += f" ({signed(trial.fees.total - trial.total)} kr mot summan i förslaget, eftersom regeln räknar fram sin egen)"
    if trial.before and trial.before.total != trial.fees.total:
        return f"{text}, {signed(trial.fees.total - trial.before.total)} kr mot {trial.year - 1}."
    return f"{text}, lika mycket som {trial.year - 1}." if trial.before else f"{text}."
