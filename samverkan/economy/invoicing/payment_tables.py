"""The table of what is to be paid of fees."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from samverkan.core.demands import Demand
from samverkan.core.swedish import kronor, listing
from samverkan.economy.work_models import INVOICE_KINDS
from samverkan.formats.tables import Cell, Column, Row, Table

ZERO = Decimal(0)


def payment_table(
    rows: Sequence[Demand], name: Callable[[str], str], today: date, base: str, *, may: bool = False
) -> Table:
    """A row a part: when it is due, what is paid and what is left. ``base`` is the address of the invoices; who ``may`` is led to
    the form."""
    decimals = 0 if all(row.amount == row.amount.to_integral_value() for row in rows) else 2
    columns = [
        Column("medlem", "Medlem"), Column("avser", "Avser"), Column("forfaller", "Förfaller", "date"),
        Column("belopp", "Belopp", "number", "kr", decimals), Column("betalt", "Betalt", "number", "kr", decimals), Column("kvar", "Kvar", "number", "kr", decimals),
        Column("lage", "Läge"), Column("faktura", "Faktura", sortable=False),
    ]  # fmt: skip
    foot = [Row({
        "medlem": Cell("Summa"), "belopp": Cell(sum((row.amount for row in rows), ZERO)),
        "betalt": Cell(sum((row.paid for row in rows), ZERO)), "kvar": Cell(sum((row.left for row in rows), ZERO)),
        **{key: Cell(text="", value="") for key in ("avser", "forfaller", "lage", "faktura")},
    }, "summa", kind="sum")]  # fmt: skip
    shown = [Row(_cells(row, name, today, base, may), row.key) for row in rows]
    return Table(
        "betalningar", "Delbetalningar och fakturor", columns, shown, foot if len(rows) > 1 else (),
        note="Kvar är beloppet minus det som är betalt. Det som är betalt på en avgift räknas av från den del som förfaller först.",
        empty="Inget att visa här.",
    )  # fmt: skip


def _cells(row: Demand, name: Callable[[str], str], today: date, base: str, may: bool) -> dict[str, Cell]:
    open_to = f"{base}betalningar/?rad={row.key}#for-in" if may and row.left > 0 else ""
    return {
        "medlem": Cell(name(row.member)), "avser": Cell(f"{INVOICE_KINDS.get(row.kind, row.kind)} {row.year}"),
        "forfaller": Cell(row.due, text="" if row.due else "anges inte"), "belopp": Cell(row.amount),
        "betalt": Cell(row.paid), "kvar": Cell(row.left, href=open_to), "lage": _state(row, today),
        "faktura": Cell(
            listing(tuple(map(str, row.invoices))) or "ingen", tone="" if row.invoices else "muted",
            href=f"{base}{row.invoices[0]}/" if len(row.invoices) == 1 else "",
        ),
    }  # fmt: skip


def _state(row: Demand, today: date) -> Cell:
    if row.left <= 0:
        return Cell("Betald", tone="muted")
    if row.overdue(today):
        return Cell("Förfallen", tone="bad")
    return Cell("Delvis betald" if row.paid else "Inte betald")


def sentence(rows: Sequence[Demand], today: date) -> str:
    """How much is left, and how much of it has gone past its day."""
    if not rows:
        return "Vad medlemmarna ska betala, del för del, och vad som är betalt."
    left, late = sum((row.left for row in rows), ZERO), [row for row in rows if row.overdue(today)]
    if not left:
        return "Allt är betalt."
    said = f"{kronor(left)} är inte betalt."
    if not late:
        return f"{said} Inget har förfallit."
    parts = "En del" if len(late) == 1 else f"{len(late)} delar"
    return f"{said} {parts} har förfallit, tillsammans {kronor(sum((row.left for row in late), ZERO))}."
