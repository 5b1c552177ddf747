"""The tables and pictures of a tried rule: each member's seats, and the same number by every method side by side."""

from __future__ import annotations

from fractions import Fraction
from urllib.parse import urlencode

from samverkan.charts import Chart
from samverkan.charts.bars import Bars, grouped_bars, paired_bars
from samverkan.core.seats import Seats
from samverkan.core.seats.wording import tie_text
from samverkan.core.swedish import listing
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.transition.seats.selectors import Desk
from samverkan.transition.seats.tables import near_text, share, tied_text
from samverkan.transition.seats.trial import DIVIDED, SHORT, Trial, method_title

COMPARED = ("dhondt", "sainte-lague", "adams")
"""The methods of the picture: the one that favours the large, the one between, the one that favours the small."""


def figure(desk: Desk, trial: Trial, code: str, method: str = "", total: int | None = None) -> str:
    """Where *Så räknades det* of a tried figure stands: the trial in the address."""
    asked = trial.asked
    query = {
        "satt": DIVIDED if method else asked.way, "antal": asked.total if total is None else total, "lika": asked.equal,
        "metod": method or asked.method, "storlek": asked.size, "over": asked.above, "folkmangd": desk.day.isoformat(),
        "medlem": code,
    }  # fmt: skip
    return f"{desk.page.frame.base}utredning/mandat/provad-siffra/?{urlencode(query)}"


def trial_table(desk: Desk, trial: Trial) -> Table | None:
    """Each member's seats by the tried rule, beside the rule in force."""
    found = trial.found
    if found is None:
        return None
    own = desk.held.found.seats() if desk.held else None
    people, tied = sum(desk.people.values()), _tied(found)
    columns = [
        Column("medlem", "Medlem"), Column("folkmangd", f"Folkmängd {desk.day.isoformat()}", "number", "inv", 0),
        Column("provat", "Prövad regel", "number", "", 0, bar=True),
        *([Column("regeln", "Enligt regeln", "number", "", 0), Column("skillnad", "Skillnad", "number", "", 0, sign=True)] if own else []),
        Column("andel", "Andel av platserna", "percent", "%", 1), Column("av-folkmangd", "Andel av folkmängden", "percent", "%", 1),
        Column("nara", "Nära en annan plats", sortable=False),
    ]  # fmt: skip
    rows = [
        Row(
            {
                "medlem": Cell(one.label), "folkmangd": Cell(desk.people[one.member]),
                "provat": Cell(one.seats, tied_text(one.seats, one.member in tied), figure(desk, trial, one.member)),
                "regeln": Cell(own.get(one.member) if own else None),
                "skillnad": Cell(one.seats - own[one.member] if own and one.member in own else None),
                "andel": Cell(share(one.seats, found.total)), "av-folkmangd": Cell(share(desk.people[one.member], people)),
                "nara": Cell(near_text([row for row in trial.near if row.member == one.member])),
            },
            one.member,
        )
        for one in found.shares
    ]  # fmt: skip
    whole = sum(own.get(one.member, 0) for one in found.shares) if own else None
    foot = {
        "medlem": Cell("Summa"), "folkmangd": Cell(people), "provat": Cell(found.total, figure=figure(desk, trial, "total")),
        "regeln": Cell(whole), "skillnad": Cell(None if whole is None else found.total - whole),
        "andel": Cell(Fraction(100) if found.total else None), "av-folkmangd": Cell(Fraction(100)), "nara": Cell(""),
    }  # fmt: skip
    return Table(
        "provat",
        "Platser per medlem med den prövade regeln",
        columns,
        rows,
        [Row(foot, "summa", kind="sum")],
        _left_out(desk),
    )


def _left_out(desk: Desk) -> str:
    missing = [member.label for member in desk.members if member.code not in desk.people]
    return (
        f"{listing(missing)} har ingen folkmängd i statistiken och är inte med när en regel prövas." if missing else ""
    )


def _tied(found: Seats) -> set[str]:
    return {code for tie in found.ties for code in tie.members}


def methods_table(desk: Desk, trial: Trial) -> Table | None:
    """The same number of seats by every method, with the exact share that each method rounds."""
    if not trial.others or trial.found is None:
        return None
    total, people = trial.found.total, sum(desk.people.values())
    left = total - trial.asked.equal * len(trial.found.shares)
    columns = [Column("medlem", "Medlem"), Column("kvot", "Exakt andel", "number", "", 2),
               *(Column(name, SHORT[name], "number", "", 0) for name in trial.others)]  # fmt: skip
    rows = []
    for place, one in enumerate(trial.found.shares):
        cells = {
            "medlem": Cell(one.label),
            "kvot": Cell(trial.asked.equal + Fraction(left * desk.people[one.member], people)),
        }
        for name, found in trial.others.items():
            held = found.shares[place].seats
            text = tied_text(held, one.member in _tied(found))
            cells[name] = Cell(held, text, figure(desk, trial, one.member, name, total))
        rows.append(Row(cells, one.member))
    foot = Row({"medlem": Cell("Summa"), "kvot": Cell(total), **{name: Cell(found.total) for name, found in trial.others.items()}},
               "summa", kind="sum")  # fmt: skip
    note = "Exakt andel är platserna i förhållande till folkmängden innan de avrundas till hela platser."
    if trial.asked.equal:
        note = f"Exakt andel: {trial.asked.equal} till var och en, och resten i förhållande till folkmängden, innan det avrundas till hela platser."
    return Table("metoder", f"{total} platser med olika metoder", columns, rows, [foot], note)


def ties_told(desk: Desk, trial: Trial) -> list[str]:
    """Every tie in plain words, with the methods where it stands."""
    names = {member.code: member.label for member in desk.members}
    told: dict[str, list[str]] = {}
    for tie in trial.found.ties if trial.found else ():
        told.setdefault(tie_text(tie, names), []).append("den prövade regeln")
    for name, found in trial.others.items():
        for tie in found.ties:
            told.setdefault(tie_text(tie, names), []).append(method_title(name))
    return [f"{text} Gäller {listing(where)}." for text, where in told.items()]


def trial_charts(desk: Desk, trial: Trial) -> list[Chart]:
    """The tried rule beside the one in force, or beside the inhabitants where there is none; and three methods."""
    found, people = trial.found, sum(desk.people.values())
    if found is None or not found.total or not people:
        return []
    own = desk.held.found.seats() if desk.held else None
    if own is not None and all(one.member in own for one in found.shares):
        rows = [Bars(one.label, (own[one.member], one.seats)) for one in found.shares]
        charts = [
            paired_bars(
                "provning", "Platser enligt regeln och prövade", rows, ("Enligt regeln", "Prövad regel"), unit="platser"
            )
        ]
    else:
        rows = [
            Bars(one.label, (share(one.seats, found.total), share(desk.people[one.member], people)))
            for one in found.shares
        ]
        charts = [
            grouped_bars("provning", "Andel av de prövade platserna och av folkmängden", rows, ("Platser", "Folkmängd"))
        ]
    if trial.others:
        series = tuple(SHORT[name] for name in COMPARED)
        rows = [
            Bars(one.label, tuple(trial.others[name].shares[place].seats for name in COMPARED))
            for place, one in enumerate(found.shares)
        ]
        charts.append(
            grouped_bars(
                "metodbild", f"{found.total} platser med tre metoder", rows, series, unit="platser", decimals=0
            )
        )
    return charts
