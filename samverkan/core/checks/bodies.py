"""Bodies side by side: a column that mixes measures, and a body that lacks what the others state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from samverkan.core.checks import stated, thresholds
from samverkan.core.checks.finding import Finding
from samverkan.core.checks.view import View, given, worked
from samverkan.core.checks.words import attribute_word, quoted
from samverkan.core.explain import Explanation
from samverkan.core.records import FTE_MEASURES, Case, Fact, PublishedCell
from samverkan.core.swedish import listing

MEASURED = ("avgift", "aa")
COMPARED = ("folkmangd", "avgift", "aa")
_WORDS = {**FTE_MEASURES, "avtalssumma": "avtalets summa"}


@dataclass(frozen=True, slots=True)
class Measured:
    """A printed cell and what the sources call the figure in it."""

    cell: PublishedCell
    measures: tuple[str, ...]
    facts: tuple[Fact, ...]
    view: View


def find_mixed_measures(view: View) -> Iterator[Finding]:
    """*measure-differs*: a printed comparison column whose figures don't measure the same thing."""
    for column in MEASURED:
        cells = [row for cell in view.comparison_cells(column) if (row := _measured(view, cell)) is not None]
        if len({row.measures for row in cells if row.measures}) > 1:
            yield _mixed(view, column, cells)


def _measured(view: View, cell: PublishedCell) -> Measured | None:
    body = view.others.get(cell.row)
    if body is None:
        return None
    facts = body.cooperation_facts(cell.column, view.compared_year)
    words = {_WORDS.get(fact.measure, fact.measure) for fact in facts if fact.measure}
    named = tuple(sorted(words)) + _also_budget(body, cell.column, facts, view.compared_year)
    return Measured(cell, named, tuple(facts), body)


def _also_budget(body: View, column: str, facts: Sequence[Fact], year: int) -> tuple[str, ...]:
    """Whether the fee is also, to within rounding, what the body's whole budget is."""
    fees = [held for fact in facts if (held := stated.base(fact))]
    if column != "avgift" or not fees:
        return ()
    if body.root_amount(year) in fees:
        return ("hela budgetens summa",)
    budgets = [held for fact in body.cooperation_facts("budget", year) if (held := stated.base(fact))]
    near = any(abs(Fraction(fee) / Fraction(budget) - 1) <= thresholds.NEAR for fee in fees for budget in budgets)
    return ("kallas budget i texten",) if near else ()


def _mixed(view: View, column: str, rows: Sequence[Measured]) -> Finding:
    table = view.table(rows[0].cell.table)
    heading = rows[0].cell.column_title
    said = [f"{row.cell.row_title} {row.cell.text} ({', '.join(row.measures) or 'anges inte'})" for row in rows]
    text = (
        f"Kolumnen ”{heading}” i ”{table.title}” sätter olika mått bredvid varandra: {'; '.join(said)}. Skillnaden mellan "
        f"raderna är därför inte bara en skillnad i {attribute_word(column)}. Fråga varje organisation vad siffran omfattar "
        "innan du drar slutsatser."
    )
    return view.finding(
        "measure-differs", f"{table.id}-{column}", "varning", f"{table.title}: ”{heading}” är inte samma mått för alla",
        text, subject=("samverkan", view.case.slug),
        explanation=worked(f"Mått i kolumnen ”{heading}”", len({row.measures for row in rows}), "olika mått", "; ".join(said),
               [_row(view, row) for row in rows]),
    )  # fmt: skip


def _row(view: View, row: Measured) -> Explanation:
    inputs = tuple(stated.shown(row.view, fact) for fact in row.facts)
    source = view.ref(view.table(row.cell.table))
    return Explanation(row.cell.row_title, row.cell.text, rule=", ".join(row.measures), inputs=inputs, source=source)


def find_missing_measures(view: View) -> Iterator[Finding]:
    """*missing-measure*: a body that is referred to but lacks a measure that the printed comparison has for others."""
    columns = [column for column in COMPARED if view.comparison_cells(column)]
    printed = {cell.row for column in columns for cell in view.comparison_cells(column)}
    for slug, case in view.referred.items():
        if slug != view.case.slug and columns and _active(case, view.compared_year):
            missing = [column for column in columns if not _states(view, slug, column)]
            if missing:
                yield _missing(view, slug, missing, slug in printed)


def _active(case: Case, year: int) -> bool:
    body = case.cooperation
    return (body.since is None or body.since.year <= year) and (body.until is None or body.until.year > year)


def _states(view: View, slug: str, column: str) -> bool:
    body = view.others.get(slug)
    return body is not None and bool(_current(body, column) or (column != "folkmangd" and body.case.budget))


def _current(body: View, column: str) -> list[Fact]:
    return [fact for fact in body.cooperation_facts(column) if fact.year in (None, body.compared_year)]


def _missing(view: View, slug: str, missing: Sequence[str], printed: bool) -> Finding:
    name = view.name("samverkan", slug)
    words = listing([attribute_word(column) for column in missing])
    neither = f"inte {words}" if len(missing) == 1 else f"varken {words.replace(' och ', ' eller ')}"
    table = view.table(next(cell.table for column in COMPARED for cell in view.comparison_cells(column)))
    absent = "" if printed else f" och organisationen finns inte med i tabellen ”{table.title}”"
    text = (
        f"För {name} anges {neither} för {view.compared_year}{absent}. Den kan därför inte jämföras fullt ut med de andra, "
        "och tomt betyder inte noll. Hämta uppgifterna ur organisationens budget eller årsredovisning."
    )
    return view.finding(
        "missing-measure", slug, "upplysning", f"{name} saknar {words}", text, subject=("samverkan", slug),
        explanation=worked("Mått som saknas", len(missing), "", words,
               [given(attribute_word(column), "anges inte", "", view.ref(view.referred[slug].cooperation)) for column in missing]),
    )  # fmt: skip


def find_measure_names(view: View) -> Iterator[Finding]:
    """*measure-name*: one figure of staff under several names of measure."""
    for fact in view.cooperation_facts("aa"):
        year = fact.year
        same = [row for row in view.cooperation_facts("aa", year) if row.value == fact.value and row.measure]
        if year is None or fact.value is None or not same or same[0].id != fact.id:
            continue
        names = {row.measure: stated.shown(view, row, f"Kallas {_WORDS.get(row.measure, row.measure)}") for row in same}
        names |= _budget_names(view, fact, year)
        if len(names) > 1:
            yield _measure_name(view, fact, year, names)


def _budget_names(view: View, fact: Fact, year: int) -> dict[str, Explanation]:
    lines = [line for line in view.case.budget if line.year == year and line.fte and line.fte_measure]
    if not lines or view.root_fte(year) != fact.value:
        return {}
    line = lines[0]
    title = f"Kallas {FTE_MEASURES[line.fte_measure]} i budgeten"
    return {line.fte_measure: given(title, fact.value, "ÅA", view.ref(line))}


def _measure_name(view: View, fact: Fact, year: int, names: dict[str, Explanation]) -> Finding:
    words = listing([_WORDS.get(measure, measure) for measure in names])
    value = stated.amount(fact).split("\u00a0")[0]
    text = (
        f"Samma siffra, {value} för {year}, kallas {words} på olika ställen. Anställda räknar personer, årsarbetare och "
        "årstjänster räknar tid: en halvtid är en anställd men en halv årsarbetare. Ta reda på vilket mått det är innan "
        f"du jämför med andra; {quoted(value)} kan annars vara fel storhet."
    )
    return view.finding(
        "measure-name", f"aa-{year}", "varning", f"Personalen {year} har flera namn: {words}", text,
        subject=("samverkan", view.case.slug),
        explanation=worked(f"Personal {year}", fact.value, "ÅA", f"{value} under {len(names)} namn", names.values()),
    )  # fmt: skip
