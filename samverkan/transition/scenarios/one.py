"""One alternative: the sentence that answers, its key figures, and the tables of members, areas and gaps."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from samverkan.core.explain import Explanation
from samverkan.core.scenario import AreaOutcome, Consequences, MemberOutcome, ScenarioGap, period_words
from samverkan.core.scenario.model import AGAIN, NOTHING
from samverkan.core.scenario.placing import OWN
from samverkan.core.scenario.things import WHOLE
from samverkan.core.sums import stated
from samverkan.core.swedish import day, kronor, number, signed
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.transition.scenarios.compared import change_of, change_share
from samverkan.transition.scenarios.counting import gap_sum, gap_words
from samverkan.transition.scenarios.worked import Figures, form_words


@dataclass(frozen=True, slots=True)
class Key:
    """A key figure: what, its value, what explains it, and a line below."""

    title: str
    value: str
    small: str = ""
    figure: str = ""
    tag: str = ""
    tone: str = ""


def lede(found: Consequences, before: str) -> str:
    """What, from when, what it costs the members together, and what is left without ground."""
    scenario = found.scenario
    what = {
        NOTHING: f"Dagens avtal upphör och inget kommer i stället från {day(scenario.start)}",
        AGAIN: f"Ett nytt avtal på samma villkor från {day(scenario.start)}",
    }.get(scenario.way, f"{form_words(scenario)} från {day(scenario.start)}")
    return f"{what}. {money_sentence(found, before)} {gap_sentence(found)}"


def money_sentence(found: Consequences, before: str) -> str:
    """What the members pay together, and what that is more or less."""
    after, moved = stated(found.money.after), stated(change_of(found))
    if after is None:
        return "Vad medlemmarna betalar går inte att räkna ut."
    told = f"Medlemmarna betalar tillsammans {kronor(after)} om året"
    if moved is None:
        return f"{told}; vad de betalar före anges inte."
    if not moved:
        return f"{told}, lika mycket som {before}."
    share = change_share(found)
    direction = "mer" if moved > 0 else "mindre"
    return f"{told}, {kronor(abs(Fraction(moved)))} {direction} än {before}" + (f" ({share})." if share else ".")


def gap_sentence(found: Consequences) -> str:
    """What is left without ground."""
    held = found.open_gaps()
    if not held:
        return "Inget åtagande står utan grund." if found.gaps else "Inget känt åtagande hänger på att avtalet upphör."
    count = "Ett åtagande" if len(held) == 1 else f"{number(len(held))} åtaganden"
    return f"{count} står utan grund: {gap_words(held)}."


def key_figures(found: Consequences, figures: Figures, before: str) -> list[Key]:
    """Four figures that say most."""
    moved = stated(change_of(found))
    small = (
        f"{signed(moved)} kr mot {before}, {change_share(found)}".rstrip(", ") if moved else f"lika mycket som {before}"
    )
    held = found.open_gaps()
    return [
        Key("Medlemmarna betalar efter, per år", _quantity(found.money.after, "kr"), small, figures("after.total")),
        Key("Personal som byter arbetsgivare", _quantity(found.moving, "årsarbetare"), found.moving.note, figures("moving")),
        Key("Externa medel som berörs", _quantity(found.at_risk, "kr"), f"av {_quantity(found.external, 'kr')}", figures("at_risk")),
        Key("Utan grund, per år", kronor(gap_sum(held)), gap_words(held) or "inget åtagande", tag=f"{len(held)} öppna" if held else "",
            tone="bad" if held else ""),
    ]  # fmt: skip


def _quantity(figure: Explanation, unit: str) -> str:
    value = stated(figure)
    return "anges inte" if value is None else kronor(value) if unit == "kr" else f"{number(value)} {unit}"


def member_table(found: Consequences, figures: Figures, before: str) -> Table:
    """What each member pays before and after."""
    columns = [
        Column("medlem", "Medlem"),
        Column("fore", f"Avgift före ({before})" if before != "i dag" else "Avgift i dag", "number", "kr"),
        Column("fore_inv", "kr/inv", "number", "kr/inv", 2, under="fore"),
        Column("gemensam", "Gemensam avgift", "number", "kr"),
        Column("separat", "Separata avtal", "number", "kr"),
        Column("efter", "Avgift efter", "number", "kr"),
        Column("efter_inv", "kr/inv", "number", "kr/inv", 2, under="efter"),
        Column("forandring", "Förändring", "number", "kr", sign=True),
        Column("procent", "Förändring", "percent", "%", 1, sign=True),
        Column("engangs", "Engångskostnad", "number", "kr"),
    ]
    money = found.money
    total = {
        "medlem": Cell("Tillsammans"), "fore": _cell(money.before, figures("before.total")),
        "gemensam": _cell(money.common, figures("common.total")), "separat": _cell(money.apart, figures("apart.total")),
        "efter": _cell(money.after, figures("after.total")), "forandring": _cell(change_of(found)),
        "procent": Cell(None, change_share(found) or "–"), "engangs": _cell(money.once, figures("once.total")),
    }  # fmt: skip
    note = f"Fördelning: {money.rule_title}. Folkmängd {money.population_on}."
    if money.residual:
        note += f" Avgifterna ger {signed(money.residual)} kr mot vad de ska täcka, eftersom regeln räknar fram sin egen summa."
    return Table("medlemmar", "Vad varje medlem betalar", columns, [_member(row, figures) for row in money.members],
                 [Row(total)], note=note)  # fmt: skip


def short_member_table(found: Consequences) -> Table:
    """What each member pays and how that changes, while one works."""
    columns = [
        Column("medlem", "Medlem", sortable=False),
        Column("efter", "Efter", "number", "kr", sortable=False),
        Column("forandring", "Förändring", "number", "kr", sign=True, sortable=False),
    ]
    rows = [Row({"medlem": Cell(row.name), "efter": _cell(row.after), "forandring": _cell(row.change)}, key=row.member)
            for row in found.money.members]  # fmt: skip
    total = {"medlem": Cell("Tillsammans"), "efter": _cell(found.money.after), "forandring": _cell(change_of(found))}
    return Table("rakning", "Vad varje medlem betalar", columns, rows, [Row(total)])


def _member(row: MemberOutcome, figures: Figures) -> Row:
    code = row.member
    parts = {"fore": "before", "gemensam": "common", "efter": "after", "forandring": "change", "procent": "change_percent",
             "engangs": "once"}  # fmt: skip
    cells = {column: _cell(getattr(row, part), figures(f"{part}.{code}")) for column, part in parts.items()}
    # Two links in one cell would stand too close to be hit.
    cells |= {"fore_inv": _cell(row.before_per_inhabitant), "efter_inv": _cell(row.after_per_inhabitant)}
    apart = _cell(row.separate, figures(f"apart.{code}"))
    return Row({"medlem": Cell(row.name), **cells, "separat": apart}, key=code)


def _cell(figure: Explanation | None, key: str = "") -> Cell:
    value = stated(figure) if figure else None
    if figure is None or value is None:
        return Cell(None, "anges inte", tone="muted")
    return Cell(value, figure=key, explanation=figure)


def area_table(found: Consequences, figures: Figures, base: str) -> Table:
    """Each area: what it costs today, where it goes, and what happens with its money and staff. ``base`` is the
    cooperation's address."""
    columns = [
        Column("omrade", "Område"),
        Column("not", "Underlag", under="omrade"),
        Column("hur", "Vad som händer"),
        Column("placering", "Placering", under="hur"),
        Column("idag", f"Budget {found.scenario.year}", "number", "kr"),
        Column("gemensam", "I gemensam avgift", "number", "kr"),
        Column("separat", "I separat avtal", "number", "kr"),
        Column("personal", "Personal som byter", "number", "ÅA"),
        Column("utan", "Utan medlemmarnas pengar från", "date"),
        Column("externa", "Externa medel", "number", "kr"),
        Column("externt", "De medlen", under="externa"),
    ]
    return Table("omraden", "Område för område", columns, [_area(row, found.scenario.year, figures, base) for row in found.areas],
                 note="Externa medel är det senaste årets.")  # fmt: skip


def _area(row: AreaOutcome, year: int, figures: Figures, base: str) -> Row:
    why = "" if row.placed.why == OWN else f"{row.placed.why} {row.placed.follows}".strip()
    known = row.in_budget and row.key != WHOLE

    def made(part: str) -> Cell:
        figure: Explanation = getattr(row, part)
        return _cell(figure, figures(f"area.{row.key}.{part}") if figure.value else "")

    return Row(
        {
            "omrade": Cell(row.name, href=f"{base}ekonomi/omrade/{row.key}/" if known else ""),
            "not": Cell(row.placed.place.note or None), "hur": Cell(row.how), "placering": Cell(why or None),
            "idag": _cell(row.present, f"budget.amount.{row.key}.{year}" if known else ""),
            "gemensam": made("common"), "separat": made("apart"), "personal": made("moving"),
            "utan": Cell(row.unfunded_from, "" if row.unfunded_from else "–"),
            "externa": _cell(row.external) if row.external else Cell(None, "inga", tone="muted"),
            "externt": Cell(row.external_at or None),
        },
        key=row.key,
    )  # fmt: skip


def gap_table(found: Consequences, figures: Figures) -> Table:
    """Each commitment that outlives today's agreement, and how the alternative closes it or not."""
    columns = [
        Column("vad", "Åtagande"),
        Column("belopp", "Belopp", "number", "kr/år"),
        Column("vems", "Beloppet är", under="belopp"),
        Column("lage", "Läge"),
        Column("utan", "Utan grund"),
        Column("hur", "Vad som händer"),
    ]
    return Table("glapp", "Åtaganden som hänger på dagens avtal", columns, [_gap(row, figures) for row in found.gaps],
                 empty="Inget känt åtagande lever längre än avtalet som det vilar på.")  # fmt: skip


def _gap(row: ScenarioGap, figures: Figures) -> Row:
    since = "; ".join(period_words(part) for part in row.left)
    state = Cell("har grund", tone="good") if row.closed else Cell("saknar grund", tone="bad")
    money = _cell(row.money, figures(f"gap.{row.gap.record}"))
    return Row({"vad": Cell(row.name), "belopp": money, "vems": Cell(row.label), "lage": state, "utan": Cell(since or "–"),
                "hur": Cell(row.how)}, key=row.gap.record)  # fmt: skip
