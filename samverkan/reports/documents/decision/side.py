"""The alternatives side by side: what they are, what each member pays, where each area goes, what is left without ground."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from samverkan.charts import Chart
from samverkan.charts.bars import Bars, grouped_bars
from samverkan.charts.palette import SERIES
from samverkan.core.explain import Explanation, Number
from samverkan.core.periods import last_day
from samverkan.core.scenario import PLACES, Consequences, MemberOutcome, ScenarioGap, period_words
from samverkan.core.sums import quotient, stated
from samverkan.core.swedish import day, listing, signed
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.reports.documents.decision.basis import Basis, short
from samverkan.reports.documents.decision.cells import NOTHING, figure, money, per_alternative, told
from samverkan.transition.scenarios.compared import change_of
from samverkan.transition.scenarios.worked import form_words, way_words

BEFORE = "I dag"
_Line = tuple[str, str, Callable[[Consequences], Cell]]


def overview_table(basis: Basis) -> Table:
    """A row a question, a column an alternative."""
    columns = [Column("fraga", "Fråga"), *per_alternative(basis)]
    rows = [
        Row({"fraga": Cell(title), **{one.scenario.id: make(one) for one in basis.alternatives}}, key=key)
        for key, title, make in _LINES
    ]
    return Table("alternativen", "Alternativen sida vid sida", columns, rows, note=money_note(basis))


def money_note(basis: Basis) -> str:
    """Whose budget the money is in, and by which rule it is divided."""
    said = dict.fromkeys(
        f"Belopp i {one.scenario.year} års budget, fördelade efter {one.money.rule_title} med folkmängden "
        f"{one.money.population_on.isoformat()}."
        for one in basis.alternatives
    )
    return " ".join(said)


def total_percent(one: Consequences) -> Explanation:
    """The same as a percentage of the fees before."""
    return quotient(
        "Förändring av avgifterna i procent", change_of(one), one.money.before, "%", per=100,
        rule="Förändringen delad med avgifterna före",
    )  # fmt: skip


def _text(make: Callable[[Consequences], str]) -> Callable[[Consequences], Cell]:
    return lambda one: Cell(make(one))


def _told(make: Callable[[Consequences], Explanation]) -> Callable[[Consequences], Cell]:
    return lambda one: told(make(one), one)


def _percent(one: Consequences) -> Cell:
    found = total_percent(one)
    value = stated(found)
    return replace(told(found, one), value="anges inte" if value is None else f"{signed(value, 1)}\u00a0%")


def _placed(one: Consequences) -> str:
    counts = Counter(area.placed.to for area in one.areas)
    return listing([f"{counts[to]} {title.lower()}" for to, title in PLACES.items() if counts[to]]) or NOTHING


def _agreements(one: Consequences) -> str:
    rows = one.fates["avtal"]
    changed = sum(not row.note.startswith("Fortsätter") for row in rows)
    return f"{changed} av {len(rows)}" if rows else NOTHING


def _arenas(one: Consequences) -> str:
    rows = one.fates["arena"]
    return f"{sum(row.placed.to == 'move' for row in rows)} av {len(rows)}" if rows else NOTHING


def _gaps(one: Consequences) -> Cell:
    left = one.open_gaps()
    text = listing([gap.name for gap in left]) or ("inga" if one.gaps else NOTHING)
    return Cell(text, tone="bad" if left else "")


def _first_step(one: Consequences) -> str:
    return f"{day(one.deadlines[0].on)}: {one.deadlines[0].title}" if one.deadlines else NOTHING


_LINES: tuple[_Line, ...] = (
    ("vag", "Vad det innebär", _text(lambda one: way_words(one.scenario))),
    ("form", "Organisationsform", _text(lambda one: form_words(one.scenario))),
    ("vem", "Organisation", _text(lambda one: one.scenario.body or NOTHING)),
    ("start", "Börjar", _text(lambda one: day(one.scenario.start))),
    ("fore", "Medlemmarnas avgifter före, per år", _told(lambda one: one.money.before)),
    ("efter", "Medlemmarnas avgifter efter, per år", _told(lambda one: one.money.after)),
    ("andring", "Förändring", _told(change_of)),
    ("procent", "Förändring i procent", _percent),
    ("engang", "Engångskostnader", _told(lambda one: one.money.once)),
    ("personal", "Personal som byter arbetsgivare", _told(lambda one: one.moving)),
    ("externt", "Externa medel som får annan mottagare eller tappar medfinansiering", _told(lambda one: one.at_risk)),
    ("omraden", "Områdena", _text(_placed)),
    ("grund", "Åtaganden utan grund", _gaps),
    ("avtal", "Avtal som behöver ändras", _text(_agreements)),
    ("arenor", "Arenor som får ny sammankallande", _text(_arenas)),
    ("krav", "Krav som formen ställer", _text(lambda one: str(len(one.requirements)) if one.form else NOTHING)),
    ("forst", "Första dagen i tidplanen", _text(_first_step)),
    ("varning", "Varningar", _text(lambda one: listing([row.title for row in one.warnings]) or "inga")),
)


def _members(basis: Basis) -> dict[str, str]:
    return {row.member: row.name for one in basis.alternatives for row in one.money.members}


def _row_of(one: Consequences, member: str) -> MemberOutcome | None:
    return next((row for row in one.money.members if row.member == member), None)


def _today(basis: Basis) -> Consequences | None:
    """The alternative whose fees before are today's: one without a baseline of its own."""
    return next((one for one in basis.alternatives if not one.scenario.baseline), None)


def _fees(basis: Basis, table: Table, pick: Callable[[MemberOutcome], tuple[Explanation, Explanation]]) -> Table:
    """The rows of a table of fees; ``pick`` gives a member's figure before and after."""
    today, rows = _today(basis), []
    for member, name in _members(basis).items():
        cells = {"medlem": Cell(name)}
        held = _row_of(today, member) if today else None
        if held:
            cells["fore"] = figure(pick(held)[0])
        for one in basis.alternatives:
            found = _row_of(one, member)
            cells[one.scenario.id] = figure(pick(found)[1], one) if found else Cell(None)
        rows.append(Row(cells, key=member))
    return replace(table, rows=rows)


def fees_table(basis: Basis) -> Table:
    """Each member's fee in kr a year, today and in each alternative."""
    today = _today(basis)
    columns = [
        Column("medlem", "Medlem"),
        *([money("fore", BEFORE)] if today else []),
        *per_alternative(basis, "number", "kr", 0),
    ]
    foot = {"medlem": Cell("Summa"), **({"fore": figure(today.money.before)} if today else {}),
            **{one.scenario.id: figure(one.money.after, one) for one in basis.alternatives}}  # fmt: skip
    made = Table(
        "avgifter", "Avgift per medlem och år i varje alternativ", columns, (), (Row(foot, "summa"),), money_note(basis)
    )
    return _fees(basis, made, lambda row: (row.before, row.after))


def per_inhabitant_table(basis: Basis) -> Table:
    """Each member's fee per inhabitant, today and in each alternative."""
    columns = [Column("medlem", "Medlem"), *([money("fore", BEFORE, "kr/inv")] if _today(basis) else []),
               *per_alternative(basis, "number", "kr/inv", 2)]  # fmt: skip
    made = Table("avgifter-invanare", "Avgift per invånare i varje alternativ", columns, ())
    return _fees(basis, made, lambda row: (row.before_per_inhabitant, row.after_per_inhabitant))


def change_table(basis: Basis) -> Table:
    """How each member's fee changes in each alternative, in kr a year."""
    columns = [Column("medlem", "Medlem"), *per_alternative(basis, "number", "kr", 0, sign=True)]
    foot = {"medlem": Cell("Summa"), **{one.scenario.id: figure(change_of(one), one) for one in basis.alternatives}}
    made = Table("forandring", "Så ändras avgiften", columns, (), (Row(foot, "summa"),))
    return _changes(basis, made, lambda row: row.change)


def percent_table(basis: Basis) -> Table:
    """The same as a percentage of the fee before."""
    columns = [Column("medlem", "Medlem"), *per_alternative(basis, "percent", "%", 1, sign=True)]
    foot = {"medlem": Cell("Alla"), **{one.scenario.id: figure(total_percent(one), one) for one in basis.alternatives}}
    made = Table("forandring-procent", "Så ändras avgiften i procent", columns, (), (Row(foot, "summa"),))
    return _changes(basis, made, lambda row: row.change_percent)


def _changes(basis: Basis, table: Table, pick: Callable[[MemberOutcome], Explanation]) -> Table:
    rows = []
    for member, name in _members(basis).items():
        found = {one.scenario.id: row for one in basis.alternatives if (row := _row_of(one, member))}
        cells = {
            one.scenario.id: figure(pick(found[one.scenario.id]), one)
            for one in basis.alternatives
            if one.scenario.id in found
        }
        rows.append(Row({"medlem": Cell(name), **cells}, key=member))
    return replace(table, rows=rows)


def fee_chart(basis: Basis) -> Chart:
    """Each member's fee by alternative in tkr: as many alternatives as there are colours for."""
    today = _today(basis)
    drawn = basis.alternatives[: len(SERIES) - bool(today)]
    series = (*([BEFORE] if today else []), *(short(one) for one in drawn))
    rows = []
    for member, label in _members(basis).items():
        held = [_row_of(today, member)] if today else []
        before = [_tkr(row.before if row else None) for row in held]
        after = [_tkr(row.after if (row := _row_of(one, member)) else None) for one in drawn]
        rows.append(Bars(label, (*before, *after)))
    return grouped_bars("avgifter-diagram", "Avgift per medlem och alternativ", rows, series, unit="tkr", decimals=0)


def _tkr(figure: Explanation | None) -> Number | None:
    value = stated(figure) if figure else None
    return None if value is None else Fraction(value) / 1000


def areas_table(basis: Basis) -> Table:
    """Where each area goes in each alternative."""
    columns = [Column("omrade", "Område"), money("idag", "Budget"), *per_alternative(basis)]
    rows = []
    for area in basis.first.areas:
        cells = {"omrade": Cell(area.name), "idag": figure(area.present)}
        for one in basis.alternatives:
            found = next((row for row in one.areas if row.key == area.key), None)
            cells[one.scenario.id] = Cell(found.how if found else NOTHING)
        rows.append(Row(cells, key=area.key))
    return Table("omraden", "Vart varje område tar vägen", columns, rows, note=f"Budget {basis.first.scenario.year}.")


def gaps_table(basis: Basis) -> Table:
    """Commitments that outlive their agreement: how much, whose budget it is, from which day and until when."""
    columns = [Column("atagande", "Åtagande"), money("belopp", "Belopp per år"), Column("ar", "Beloppet avser"),
               Column("fran", "Avtalet upphör före", "date"), Column("till", "Åtagandet gäller till och med", "date")]  # fmt: skip
    rows = [_gap_row(gap) for gap in basis.first.gaps]
    return Table("utan-grund", "Åtaganden som gäller längre än sitt avtal", columns, rows)


def _gap_row(gap: ScenarioGap) -> Row:
    last = last_day(gap.gap.until)
    cells = {"atagande": Cell(gap.name), "belopp": figure(gap.money), "ar": Cell(gap.label), "fran": Cell(gap.gap.since),
             "till": Cell(last) if last else Cell(text="tills vidare")}  # fmt: skip
    return Row(cells, key=gap.gap.record)


def closing_table(basis: Basis) -> Table:
    """What each alternative does about each commitment."""
    columns = [Column("atagande", "Åtagande"), *per_alternative(basis)]
    rows = []
    for gap in basis.first.gaps:
        cells = {"atagande": Cell(gap.name)}
        for one in basis.alternatives:
            found = next((row for row in one.gaps if row.gap.record == gap.gap.record), None)
            cells[one.scenario.id] = _closed(found) if found else Cell(NOTHING)
        rows.append(Row(cells, key=gap.gap.record))
    return Table("tacks", "Vad varje alternativ gör med åtagandena", columns, rows)


def _closed(gap: ScenarioGap) -> Cell:
    if gap.closed:
        return Cell(f"Täckt: {gap.how}", tone="good")
    periods = listing([period_words(period) for period in gap.left])
    return Cell(f"Utan grund {periods}. {gap.how}", tone="bad")
