"""An invoice on paper: who asks whom for what, how it is paid, and by when. The electronic file is the invoice itself."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from samverkan.core.swedish import day, hyphened, kronor
from samverkan.formats import peppol
from samverkan.formats.peppol import codes
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.snapshots import Snapshot
from samverkan.reports.documents.model import Document, Facts, Paragraph, TableBlock, numbered, section

NOTE = "Det här är ett underlag att läsa och spara. Den elektroniska fakturan är den fil i Peppol BIS Billing 3 som skickas."


def invoice_statement(snapshot: Snapshot, paper: peppol.Document, kind: str, member: str, on: date) -> Document:
    """The paper of an invoice or credit note as of the day; ``kind`` and ``member`` are what it is about and whom it is to."""
    title = "Kreditfaktura" if paper.type_code == "381" else "Faktura"
    payable = peppol.totals(paper).payable
    back = paper.type_code == "381"
    lede = f"{kind} till {member}. {'Att få tillbaka' if back else 'Att betala'}: {kronor(payable)}."
    parts = (
        section("Avsändare och mottagare", Facts(_facts(paper))),
        section("Vad den gäller", TableBlock(_lines(paper))),
        section("Betalning", Facts(_payment(paper)), Paragraph(NOTE)),
    )
    return numbered(
        Document(f"{title} {paper.number}", member, snapshot.case.cooperation.short_name, on, lede, parts, brief=True)
    )


def _facts(paper: peppol.Document) -> tuple[tuple[str, str], ...]:
    rows = [
        ("Avsändare", _party(paper.seller)),
        ("Mottagare", _party(paper.buyer)),
        ("Skatt", paper.seller.tax_registration),
        ("Er referens", paper.buyer_reference or paper.order_reference),
        ("Fakturadatum", day(paper.issue_date)),
        ("Förfaller", day(paper.due_date) if paper.due_date else ""),
        ("Avser faktura", ", ".join(row.number for row in paper.references)),
        ("Meddelande", paper.note),
    ]
    return tuple((title, text) for title, text in rows if text)


def _party(party: peppol.Party) -> str:
    address = party.address
    place = " ".join(filter(None, (address.postal_code, address.city))) if address else ""
    street = address.street if address else ""
    return ", ".join(filter(None, (party.name, street, place, f"org.nr {hyphened(party.organisation_number)}")))


def _lines(paper: peppol.Document) -> Table:
    columns = [
        Column("vad", "Rad", sortable=False),
        Column("moms", "Moms", sortable=False),
        Column("belopp", "Belopp", "number", "kr", 2, sortable=False),
    ]
    totals = peppol.totals(paper)
    rows = [
        Row(
            {
                "vad": Cell(line.name, note=line.description),
                "moms": Cell(_vat(line.vat)),
                "belopp": Cell(peppol.net_amount(line)),
            },
            line.id,
        )
        for line in paper.lines
    ]
    sums = [("Moms", totals.vat), ("Avrundning", totals.rounding)]
    foot = [_sum(title, amount) for title, amount in sums if amount]
    foot.append(_sum("Summa", totals.payable, kind="sum"))
    return Table("rader", "Rader", columns, rows, foot)


def _sum(title: str, amount: Decimal, kind: str = "") -> Row:
    return Row({"vad": Cell(title), "moms": Cell(""), "belopp": Cell(amount)}, title.lower(), kind=kind)


def _vat(vat: peppol.Vat) -> str:
    if vat.category == "O":
        return "Utanför momsen"
    return "Momsfri" if vat.category == "E" else f"{vat.rate} %"


def _payment(paper: peppol.Document) -> tuple[tuple[str, str], ...]:
    rows = [("Att betala" if paper.type_code == "380" else "Att få tillbaka", kronor(peppol.totals(paper).payable))]
    if paper.due_date:
        rows.append(("Senast", day(paper.due_date)))
    if paper.payment and paper.type_code == "380":
        rows += [_account(paper.payment), ("Ange vid betalning", paper.payment.reference)]
    return tuple((title, text) for title, text in rows if text)


def _account(payment: peppol.Payment) -> tuple[str, str]:
    digits = payment.account
    if payment.branch == codes.BANKGIRO:
        return "Bankgiro", f"{digits[:-4]}-{digits[-4:]}"
    if payment.branch == codes.PLUSGIRO:
        return "Plusgiro", f"{digits[:-1]}-{digits[-1]}"
    return "IBAN", digits
