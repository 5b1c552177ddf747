"""What leaving and dissolving look like on the page: tables, key figures, and every figure with how it came to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from samverkan.core.exit import Dissolution, Exit, OtherFees, Parts, may_leave
from samverkan.core.explain import Explanation
from samverkan.core.records import FORMS
from samverkan.core.sums import decimal_of, stated, summed
from samverkan.core.swedish import day, kronor
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.links import address
from samverkan.registry.pages import Page
from samverkan.transition.leaving.exits import dissolution_of, exit_of
from samverkan.web.numbers import NOT_STATED


@dataclass(frozen=True, slots=True)
class Key:
    """A key figure in words."""

    title: str
    value: str
    small: str = ""


@dataclass(frozen=True, slots=True)
class ShownVotes:
    """A body's seats as a table, or what hinders."""

    title: str
    table: Table | None
    note: str
    unsaid: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A member's leaving laid out. ``sees_balance``: the reader may read the member's account."""

    exit: Exit
    keys: tuple[Key, ...]
    fees: Table
    others: Table
    parts: Table | None
    holdings: Table
    votes: tuple[ShownVotes, ...]
    workings: tuple[Explanation, ...]
    sees_balance: bool

    @property
    def tables(self) -> list[Table]:
        """Every table, for the files."""
        own = [self.fees, self.others, *([self.parts] if self.parts else []), self.holdings]
        return [*own, *(one.table for one in self.votes if one.table)]


def members(page: Page, on: date) -> list[tuple[str, str]]:
    """Those that may leave on the day, by name."""
    rows = [(key, page.snapshot.organisation_name(key)) for key in may_leave(page.case, on)]
    return sorted(rows, key=lambda row: row[1])


def read_exit(page: Page, asked: Mapping[str, Any]) -> Exit:
    """The leaving asked about, kept with the snapshot."""
    return exit_of(page.snapshot, asked["medlem"], asked["uppsagd"], asked)


def read_dissolution(page: Page, on: date, asked: Mapping[str, Any]) -> Dissolution:
    """The dissolution on a day."""
    return dissolution_of(page.snapshot, on, asked)


def shown_exit(page: Page, found: Exit, sees_balance: bool) -> Shown:
    """The page's parts. Fees stand there for those who may see the economy."""
    if not page.shows("ekonomi"):
        hidden = OtherFees(found.others.year, "", (), unsaid="Avgifterna visas för den som får se ekonomin.")
        found = replace(found, fees=(), fees_total=Explanation(found.fees_total.title, None, "kr"), others=hidden)
    return Shown(
        found, tuple(_keys(found, sees_balance)), _fees(found), _others(found), _own_parts(found),
        _holdings(page, found), tuple(_votes(found)), tuple(_workings(found, sees_balance)), sees_balance,
    )  # fmt: skip


def _keys(found: Exit, sees_balance: bool) -> Iterator[Key]:
    binding = next((way for way in found.ways if way.binding), None)
    last = day(found.last) if found.last else NOT_STATED
    yield Key(
        "Sista dagen som medlem",
        last,
        f"om uppsägningen lämnas {day(found.given)}" if binding else "källan säger inget",
    )
    total = decimal_of(found.fees_total)
    yield Key(
        "Avgifter till dess",
        NOT_STATED if total is None else kronor(total),
        "från uppsägningen till sista dagen" if total else "",
    )
    if found.others.fees:
        raised = _raised(found)
        more = decimal_of(raised) or Decimal(0)
        title = "De andra betalar mer" if more >= 0 else "De andra betalar mindre"
        yield Key(title, kronor(max(more, -more)), f"om året, räknat på {found.others.year}")
    if sees_balance and found.balance is not None:
        balance = decimal_of(found.balance) or 0
        whom = "samverkan är skyldig medlemmen" if balance >= 0 else "medlemmen är skyldig samverkan"
        yield Key("På medlemmens konto", kronor(max(balance, -balance)), whom)


def _raised(found: Exit) -> Explanation:
    return summed(
        "Vad de andra betalar mer om året",
        [row.difference for row in found.others.fees],
        "kr",
        rule="Summan av skillnaderna",
    )


def _fees(found: Exit) -> Table:
    columns = (Column("ar", "Avgift", sortable=False), Column("kr", "Belopp", "number", unit="kr", sortable=False))
    rows = [
        Row({"ar": Cell(fee.title, note=fee.note), "kr": Cell(stated(fee), explanation=fee)}, key=fee.title)
        for fee in found.fees
    ]
    total = Row(
        {"ar": Cell("Tillsammans"), "kr": Cell(stated(found.fees_total), explanation=found.fees_total)}, kind="sum"
    )
    return Table(
        "avgifter", "Avgifter från uppsägningen till sista dagen", columns, rows, [total] if rows else [],
        empty="Avgifterna går inte att räkna: källan säger inte när medlemskapet slutar eller vad medlemmen betalar.",
    )  # fmt: skip


def _others(found: Exit) -> Table:
    others = found.others
    columns = (
        Column("medlem", "Medlem"), Column("fore", f"Avgift {others.year}", "number", unit="kr"),
        Column("efter", "Utan den som lämnar", "number", unit="kr"),
        Column("skillnad", "Skillnad", "number", unit="kr", sign=True),
        Column("inv", "Per invånare", "number", unit="kr/inv", decimals=2, sign=True),
    )  # fmt: skip
    rows = [
        Row({
            "medlem": Cell(row.name), "fore": Cell(stated(row.before), explanation=row.before),
            "efter": Cell(stated(row.after), explanation=row.after),
            "skillnad": Cell(stated(row.difference), explanation=row.difference),
            "inv": Cell(stated(row.per_inhabitant), explanation=row.per_inhabitant) if row.per_inhabitant else Cell(None),
        }, key=row.member)
        for row in others.fees
    ]  # fmt: skip
    return Table(
        "andra",
        f"Vad de andra betalar {others.year}, före och efter",
        columns,
        rows,
        note=others.way,
        empty=others.unsaid,
    )


def _own_parts(found: Exit) -> Table | None:
    held = [(parts, parts.of(found.member)) for parts in (found.assets, found.debts)]
    rows = [
        Row({"vad": Cell(parts.title), "regel": Cell(parts.rule), "andel": Cell(part.share * 100), "kr": _amount(part.amount)}, key=parts.title)
        for parts, part in held
        if part is not None
    ]  # fmt: skip
    columns = (
        Column("vad", "Vad", sortable=False), Column("regel", "Enligt regeln", sortable=False),
        Column("andel", "Andel", "percent", decimals=2, sortable=False), Column("kr", "Belopp", "number", unit="kr", sortable=False),
    )  # fmt: skip
    return Table("andelar", "Medlemmens andel i tillgångar och skulder", columns, rows) if rows else None


def _amount(part: Explanation | None) -> Cell:
    return Cell(None, "skriv beloppet ovan") if part is None else Cell(stated(part), explanation=part)


def _holdings(page: Page, found: Exit) -> Table:
    columns = (Column("vad", "Vad"), Column("hur", "Hur det hänger på medlemmen"), Column("kalla", "Källa"))
    rows = [
        Row({
            "vad": Cell(one.name, href=_href(page, one.kind, one.key)), "hur": Cell(one.words), "kalla": Cell(one.source.text()),
        }, key=f"{one.kind}.{one.key}")
        for one in found.holdings
    ]  # fmt: skip
    return Table(
        "hanger",
        "Vad som hänger på medlemmen",
        columns,
        rows,
        empty="Källan nämner inget som medlemmen driver, äger eller är part i.",
    )


def _href(page: Page, kind: str, key: str) -> str:
    return page.frame.link(address(kind, page.case.slug, key)) if kind in ("avtal", "omrade", "arena") else ""


def _votes(found: Exit) -> Iterator[ShownVotes]:
    columns = (
        Column("medlem", "Medlem"), Column("fore", "Platser i dag", "number"), Column("efter", "Platser efter", "number"),
        Column("makt", "Röstmakt i dag", "percent", decimals=1), Column("sedan", "Röstmakt efter", "percent", decimals=1),
    )  # fmt: skip
    for place, change in enumerate(found.votes):
        rows = [
            Row({
                "medlem": Cell(row.name), "fore": Cell(row.before),
                "efter": Cell(None, "lämnar", tone="muted") if row.member == found.member else Cell(row.after),
                "makt": Cell(None if row.power_before is None else row.power_before * 100),
                "sedan": Cell(None, "–") if row.member == found.member else Cell(None if row.power_after is None else row.power_after * 100),
            }, key=row.member)
            for row in change.rows
        ]  # fmt: skip
        note = "Röstmakt: del av alla tillfällen då medlemmen avgör, om mer än hälften av platserna krävs (Banzhaf)."
        table = Table(f"platser-{place}", change.title, columns, rows, note=note) if rows else None
        yield ShownVotes(change.title, table, change.note, change.unsaid)


def _workings(found: Exit, sees_balance: bool) -> Iterator[Explanation]:
    yield from (way.explanation for way in found.ways)
    if found.fees:
        yield found.fees_total
    if found.others.fees:
        yield _raised(found)
        each = tuple(row.per_inhabitant for row in found.others.fees if row.per_inhabitant)
        yield Explanation("Skillnad per invånare, var och en", None, inputs=each)
    yield from (part.explanation for part in (found.assets, found.debts) if part.explanation)
    if sees_balance and found.balance is not None:
        yield found.balance


def dissolution_table(found: Dissolution) -> Table | None:
    """Every member's share of what is owned and owed; None where no rule says it."""
    held = [parts for parts in (found.assets, found.debts) if parts.parts]
    if not held:
        return None
    columns = [Column("medlem", "Medlem")]
    for number, parts in enumerate(held):
        columns += [Column(f"andel{number}", f"{parts.title}, andel", "percent", decimals=2),
                    Column(f"kr{number}", parts.title, "number", unit="kr")]  # fmt: skip
    names = {part.member: part.name for parts in held for part in parts.parts}
    rows = [Row({"medlem": Cell(name), **_of(held, member)}, key=member) for member, name in names.items()]
    note = " ".join(f"{parts.title} efter regeln {parts.rule}." for parts in held)
    return Table("upplosning", "Vem som tar vad", columns, rows, note=note)


def _of(held: list[Parts], member: str) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for number, parts in enumerate(held):
        part = parts.of(member)
        cells[f"andel{number}"] = Cell(None if part is None else part.share * 100)
        cells[f"kr{number}"] = Cell(None) if part is None else _amount(part.amount)
    return cells


def form_words(form: str) -> str:
    """The legal form in words."""
    return FORMS.get(form, "formen anges inte")


def share_words(found: Exit) -> tuple[str, ...]:
    """What no rule says of assets and debts."""
    return tuple(dict.fromkeys(part.unsaid for part in (found.assets, found.debts) if part.unsaid))


__all__ = [
    "Key",
    "Shown",
    "dissolution_table",
    "form_words",
    "members",
    "read_dissolution",
    "read_exit",
    "share_words",
    "shown_exit",
]
