"""The tables and the picture of the seats that a rule gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from samverkan.charts import Chart
from samverkan.charts.bars import Bars, grouped_bars
from samverkan.core.mandates import Flip, inhabitants_per_seat
from samverkan.core.records import Organ
from samverkan.core.seats import Near, SeatShare
from samverkan.core.swedish import NBSP, day, listing, number, signed
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.transition.seats.selectors import Desk
from samverkan.web.frame import with_query


def near_text(rows: Sequence[Near]) -> str:
    """``181 invånare färre: −1 plats``."""
    return "; ".join(
        f"{number(abs(row.change))} invånare {'fler' if row.change > 0 else 'färre'}: {seats_change(row.gain)}"
        for row in rows
    )


def seats_change(gain: int) -> str:
    """``+1 plats``, ``−2 platser``."""
    return f"{signed(gain)}{NBSP}{'plats' if abs(gain) == 1 else 'platser'}"


def share(part: int | None, whole: int) -> Fraction | None:
    """A percentage; None where either is not known."""
    return Fraction(100 * part, whole) if part is not None and whole else None


def tied_text(sure: int, tied: bool) -> str:
    """What is shown for a member that stands equal for a last seat: ``3 eller 4``."""
    return f"{number(sure)} eller {number(sure + 1)}" if tied else ""


def rule_table(desk: Desk) -> Table | None:
    """The rule's seats of every member, beside its inhabitants and how near another seat is."""
    held = desk.held
    if held is None:
        return None
    found, tied = held.found, {code for tie in held.found.ties for code in tie.members}
    people = sum(desk.people.values())
    adjuncts = bool(found.adjuncts())
    columns = [
        Column("medlem", "Medlem"), Column("folkmangd", f"Folkmängd {desk.day.isoformat()}", "number", "inv", 0),
        Column("platser", "Platser", "number", "", 0, bar=True),
        *([Column("adjungerade", "Utan rösträtt", "number", "", 0)] if adjuncts else []),
        Column("andel", "Andel av platserna", "percent", "%", 1), Column("av-folkmangd", "Andel av folkmängden", "percent", "%", 1),
        Column("per-plats", "Invånare per plats", "number", "inv", 0),
        Column("per-tusen", "per 1 000 inv", "number", "", 2, under="per-plats"),
        *([Column("nara", "Nära en annan plats", sortable=False)] if desk.by_population else []),
    ]  # fmt: skip
    rows = [_row(desk, one, people, found.total, one.member in tied) for one in found.shares]
    whole = {
        "medlem": Cell("Summa"), "folkmangd": Cell(people or None), "platser": Cell(found.total, figure=desk.figure("total")),
        "andel": Cell(Fraction(100)) if found.total else Cell(None), "av-folkmangd": Cell(Fraction(100) if people else None),
        **_each(people or None, found.total), "nara": Cell(""),
        "adjungerade": Cell(sum(found.adjuncts().values())),
    }  # fmt: skip
    return Table(
        "platser",
        f"Platser per medlem: {held.rule.title}",
        columns,
        rows,
        [Row(whole, "summa", kind="sum")],
        _note(desk),
    )


def _row(desk: Desk, one: SeatShare, people: int, total: int, tied: bool) -> Row:
    own = desk.people.get(one.member)
    close = [row for row in desk.near if row.member == one.member]
    return Row(
        {
            "medlem": Cell(one.label), "folkmangd": Cell(own, "" if own else "–"),
            "platser": Cell(one.seats, tied_text(one.seats, tied), desk.figure(one.member)),
            "adjungerade": Cell(one.adjuncts), "andel": Cell(share(one.seats, total)),
            "av-folkmangd": Cell(share(own, people), "" if own else "–"), **_each(own, one.seats),
            "nara": Cell(near_text(close)),
        },
        one.member,
    )  # fmt: skip


def _each(people: int | None, seats: int) -> dict[str, Cell]:
    per_seat = inhabitants_per_seat(people, seats)
    return {
        "per-plats": Cell(per_seat) if people else Cell(text="–", tone="muted"),
        "per-tusen": Cell(Fraction(1000 * seats, people)) if people else Cell(text="–", tone="muted"),
    }  # fmt: skip


def _note(desk: Desk) -> str:
    held = desk.held.found.shares if desk.held else ()
    missing = [one.label for one in held if one.seats and one.member not in desk.people]
    told = f"Folkmängden är officiell statistik {day(desk.day)}."
    if missing:
        told += f" {listing(missing)} har ingen egen folkmängd där."
    return told if desk.people else ""


def flips_table(desk: Desk, rows: Sequence[Flip]) -> Table | None:
    """The seats by the inhabitants of other days: the total, the printed number and the members whose seats change."""
    if not rows or desk.held is None:
        return None
    printed = desk.held.published
    columns = [Column("dag", "Folkmängd"), Column("platser", "Platser", "number", "", 0),
               *([Column("skillnad", "Mot källan", "number", "", 0, sign=True)] if printed is not None else []),
               Column("andras", "Ändras mot regelns egen dag", sortable=False)]  # fmt: skip
    request = desk.page.request
    made = [
        Row(
            {
                "dag": Cell(flip.day, flip.day.isoformat(), href=with_query(request, folkmangd=flip.day.isoformat(), ladda=None)),
                "platser": Cell(flip.total), "skillnad": Cell(None if printed is None else flip.total - printed),
                "andras": Cell("; ".join(f"{name} {signed(change)}" for name, change in flip.changed) or "ingen"),
            },
            flip.day.isoformat(), kind="on" if flip.day == desk.day else "",
        )
        for flip in rows
    ]  # fmt: skip
    return Table("dagar", "Platser med andra dagars folkmängd", columns, made)


def share_chart(desk: Desk) -> Chart | None:
    """Each member's share of the seats beside its share of the inhabitants."""
    held, people = desk.held, sum(desk.people.values())
    if held is None or not people or not held.found.total:
        return None
    shares = [
        Bars(one.label, (share(one.seats, held.found.total), share(desk.people.get(one.member), people)))
        for one in held.found.shares
    ]
    return grouped_bars("andelar", "Andel av platserna och av folkmängden", shares, ("Platser", "Folkmängd"))


def organs_table(desk: Desk, organs: Sequence[Organ]) -> Table | None:
    """Organs whose seats the sources tell without a rule."""
    if not organs:
        return None
    columns = [
        Column("organ", "Organ"),
        Column("platser", "Platser enligt källan", "number", "", 0),
        Column("sagt", "Vad källan säger", sortable=False),
    ]
    rows = [Row({"organ": Cell(row.name), "platser": Cell(row.seats), "sagt": Cell(" ".join(filter(None, (row.composition, row.note))) or "anges inte")}, row.id)
            for row in desk.page.case.organs if row in organs]  # fmt: skip
    return Table("organ", "Organ utan regel", columns, rows)


def labels(desk: Desk) -> Mapping[str, str]:
    """Members' names by code."""
    return {member.code: member.label for member in desk.members}
