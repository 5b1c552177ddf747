"""The alternatives side by side: one table, what tells them apart, and a picture of each member's fee."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from samverkan.charts import Chart
from samverkan.charts.bars import Bars, grouped_bars
from samverkan.charts.palette import SERIES
from samverkan.core.explain import Explanation, Number
from samverkan.core.records import Case
from samverkan.core.scenario import Consequences, MemberOutcome
from samverkan.core.sums import decimal_of, stated, subtracted
from samverkan.core.swedish import day, kronor, listing, number, percent, signed
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.transition.scenarios.counting import gap_words, to_meet, to_rehome, to_renegotiate
from samverkan.transition.scenarios.worked import TODAY, Worked, figures_of, form_words, way_words
from samverkan.web.frame import Frame

Made = Callable[[Worked, Consequences], Cell]
NOT = "räknas inte"


@dataclass(frozen=True, slots=True)
class Side:
    """What the comparison is made from. ``baseline`` is today or an alternative's key; ``unit`` kr or inv."""

    case: Case
    frame: Frame
    rows: Sequence[Worked]
    baseline: str = TODAY
    unit: str = "kr"

    def figure(self, row: Worked, name: str) -> str:
        """The figure's id; "" where the figure on record has another baseline than the one shown."""
        return figures_of(row.key, own_baseline=row.own_baseline)(name)


def side_table(side: Side, *, only_differing: bool) -> Table:
    """Measures and members by row, alternatives by column."""
    columns = [Column("vad", "Uppgift", sortable=False)]
    columns += [Column(row.key, row.scenario.title, sortable=False) for row in side.rows]
    rows: list[Row] = []
    for title, lines in _groups(side):
        shown = [line for line in lines if not only_differing or _differs(line)]
        if shown:
            rows += [Row({"vad": Cell(title)}, key=title, kind="group"), *shown]
    return Table(
        "alternativ", "Alternativen sida vid sida", columns, rows, empty="Alternativen skiljer sig inte åt.",
        note="Belopp per år i budgetårets priser. En anmärkning under ett belopp är förändringen mot det som jämförs.",
    )  # fmt: skip


def _differs(line: Row) -> bool:
    said = {(str(cell.value), cell.text) for key, cell in line.cells.items() if key != "vad"}
    return len(said) > 1


def _groups(side: Side) -> Iterator[tuple[str, list[Row]]]:
    yield "Vad det är", [_form_line(side), *(_line(side, title, make) for title, make in _WHAT)]
    yield "Avgifter tillsammans, kr per år", list(_together(side))
    unit = "kr per invånare" if side.unit == "inv" else "kr per år"
    yield f"Avgift efter, {unit}", list(_members(side))
    yield "Vad det innebär", [_line(side, title, make) for title, make in _means(side)]


def _line(side: Side, title: str, make: Made, level: int = 1) -> Row:
    cells = {row.key: make(row, row.found) if row.found else Cell(None, NOT, tone="muted") for row in side.rows}
    return Row({"vad": Cell(title), **cells}, key=title, level=level)


_WHAT: tuple[tuple[str, Made], ...] = (
    ("Väg", lambda row, _: Cell(way_words(row.scenario))),
    ("Börjar", lambda row, _: Cell(day(row.scenario.start))),
    ("Fördelning", lambda row, found: Cell(found.money.rule_title, note=_counted_on(row, found))),
)


def _form_line(side: Side) -> Row:
    """The form of each, which leads to its page."""
    base = f"{side.frame.base}utredning/alternativ/"
    cells = {row.key: Cell(form_words(row.scenario), href=f"{base}{row.key}/") for row in side.rows}
    return Row({"vad": Cell("Organisationsform"), **cells}, key="form", level=1)


def _counted_on(row: Worked, found: Consequences) -> str:
    return f"{row.scenario.year} års budget, folkmängd {found.money.population_on}"


def _together(side: Side) -> Iterator[Row]:
    def money(part: str) -> Made:
        def cell(row: Worked, found: Consequences) -> Cell:
            figure: Explanation = getattr(found.money, part)
            return _amount(figure, side.figure(row, f"{part}.total"))

        return cell

    def change(row: Worked, found: Consequences) -> Cell:
        if row.key == side.baseline:
            return Cell(None, "utgångspunkt", tone="muted")
        moved = change_of(found)
        value = stated(moved)
        if value is None:
            return Cell(None, "anges inte", tone="muted", note=moved.note)
        return Cell(value, signed(value), note=change_share(found))

    name = next((row.scenario.title for row in side.rows if row.key == side.baseline), "i dag")
    yield _line(side, f"Före ({name})", money("before"))
    yield _line(side, "Gemensam avgift", money("common"))
    yield _line(side, "Separata avtal", money("apart"))
    yield _line(side, "Efter", money("after"))
    yield _line(side, "Förändring", change)


def change_of(found: Consequences) -> Explanation:
    """What the members together pay more or less than before."""
    money = found.money
    return subtracted(
        "Avgifter, förändring", money.after, money.before, "kr", rule="Avgifter efter minus avgifter före"
    )


def change_share(found: Consequences) -> str:
    """The change as a percentage of before; "" where there is none."""
    moved, before = decimal_of(change_of(found)), decimal_of(found.money.before)
    return "" if moved is None or not before else share_words(moved * 100 / before)


def share_words(share: Decimal) -> str:
    """A change in per cent with its sign."""
    return f"{'+' if share > 0 else ''}{percent(share, 1)}"


def _amount(figure: Explanation, key: str = "") -> Cell:
    value = decimal_of(figure)
    if value is None:
        return Cell(None, "anges inte", tone="muted", note=figure.note)
    return Cell(value, number(value), figure=key)


def _members(side: Side) -> Iterator[Row]:
    names = {member.member: member.name for row in side.rows if row.found for member in row.found.money.members}
    for code, name in names.items():

        def cell(row: Worked, found: Consequences, code: str = code) -> Cell:
            member = next((one for one in found.money.members if one.member == code), None)
            return Cell(None, "inte med", tone="muted") if member is None else _fee(side, row, member)

        yield _line(side, name, cell)


def _fee(side: Side, row: Worked, member: MemberOutcome) -> Cell:
    part = "after_per_inhabitant" if side.unit == "inv" else "after"
    figure: Explanation = getattr(member, part)
    value = stated(figure)
    if value is None:
        return Cell(None, "anges inte", tone="muted", note=figure.note)
    text = number(value, 2 if side.unit == "inv" else None)
    note = "utgångspunkt" if row.key == side.baseline else _moved(side, member)
    return Cell(value, text, figure=side.figure(row, f"{part}.{member.member}"), note=note)


def _moved(side: Side, member: MemberOutcome) -> str:
    value, share, decimals = stated(member.change), stated(member.change_percent), None
    if side.unit == "inv":
        before, after = stated(member.before_per_inhabitant), stated(member.after_per_inhabitant)
        value, decimals = None if before is None or after is None else Fraction(after) - Fraction(before), 2
    told = [] if value is None else [signed(value, decimals)]
    return ", ".join([*told, *([] if share is None else [f"{signed(share, 1)} %"])])


def _means(side: Side) -> tuple[tuple[str, Made], ...]:
    def moving(row: Worked, found: Consequences) -> Cell:
        cell = _amount(found.moving, side.figure(row, "moving"))
        return cell if cell.value is None else Cell(cell.value, f"{cell.text} årsarbetare", figure=cell.figure)

    def external(row: Worked, found: Consequences) -> Cell:
        return _kronor(found.at_risk, side.figure(row, "at_risk"))

    def once(row: Worked, found: Consequences) -> Cell:
        return _kronor(found.money.once, side.figure(row, "once.total"))

    def gaps(row: Worked, found: Consequences) -> Cell:
        held = found.open_gaps()
        return Cell(len(held), str(len(held)) if held else "inga", note=gap_words(held), tone="bad" if held else "")

    return (
        ("Åtaganden utan grund", gaps),
        ("Personal som byter arbetsgivare", moving),
        ("Externa medel som berörs", external),
        ("Engångskostnader", once),
        ("Avtal att förhandla om", lambda _, found: _count(len(to_renegotiate(side.case, found)))),
        ("Arenor som får ny sammankallande", lambda _, found: _count(len(to_rehome(found)))),
        ("Krav som formen ställer", lambda _, found: _count(len(to_meet(found)))),
        ("Att veta (varningar)", lambda _, found: _warned(found)),
        ("Inte avgjort", lambda _, found: _count(len(found.undecided()))),
    )


def _kronor(figure: Explanation, key: str) -> Cell:
    cell = _amount(figure, key)
    return cell if cell.value is None else Cell(cell.value, f"{cell.text} kr", figure=cell.figure)


def _count(held: int) -> Cell:
    return Cell(held, str(held) if held else "inga")


def _warned(found: Consequences) -> Cell:
    return Cell(len(found.warnings), str(len(found.warnings)) if found.warnings else "inga",
                note="; ".join(row.title for row in found.warnings))  # fmt: skip


def lede(rows: Sequence[Worked]) -> str:
    """What the alternatives cost the members together, in a sentence; "" where there is none."""
    held = [(row.scenario.title, row.found) for row in rows if row.found]
    paid = [(value, title) for title, found in held if (value := decimal_of(found.money.after)) is not None]
    if not paid:
        return ""
    (least, first), (most, last) = min(paid), max(paid)
    told = f"Medlemmarna betalar tillsammans {kronor(least)} om året ({first})"
    told += f" till {kronor(most)} ({last})." if most != least else "."
    lost = [title for title, found in held if found.open_gaps()]
    return f"{told} " + (f"Åtaganden står utan grund i {listing(lost)}." if lost else "Inget åtagande står utan grund.")


def fee_chart(side: Side) -> tuple[Chart | None, str]:
    """Each member's fee before and in each alternative where somebody pays, and what is left out of the picture."""
    held = [(row, row.found) for row in side.rows if row.found]
    paid = [(row, found) for row, found in held if decimal_of(found.money.after)][: len(SERIES) - 1]
    if not paid or side.baseline not in (TODAY, *(row.key for row in side.rows)):
        return None, ""
    per = side.unit == "inv"
    before, after = ("before_per_inhabitant", "after_per_inhabitant") if per else ("before", "after")
    codes = {one.member: one.name for _, found in held for one in found.money.members}
    by = [{one.member: getattr(one, after) for one in found.money.members} for _, found in paid]
    first = {one.member: getattr(one, before) for _, found in paid[:1] for one in found.money.members}
    today = side.baseline == TODAY
    bars = [Bars(name, tuple(_known(part.get(code)) for part in ([first] if today else []) + by))
            for code, name in codes.items()]  # fmt: skip
    titles = [*(["I dag"] if today else []), *(row.scenario.title for row, _ in paid)]
    unit, decimals = ("kr/inv", 2) if per else ("kr", 0)
    chart = grouped_bars(
        "avgift-alternativ", "Avgift per medlem och alternativ", bars, tuple(titles), unit=unit, decimals=decimals
    )
    silent = [row.scenario.title for row, found in held if not decimal_of(found.money.after)]
    return chart, f"Utan staplar, eftersom ingen betalar något: {', '.join(silent)}." if silent else ""


def _known(figure: Explanation | None) -> Number | None:
    return None if figure is None else stated(figure)
