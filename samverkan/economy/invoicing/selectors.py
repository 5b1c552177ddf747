"""Invoices as pages and files show them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from samverkan.core.explain import exact_text
from samverkan.core.records import Case
from samverkan.economy.invoicing.drafts import draft_invoices
from samverkan.economy.invoicing.services import Run
from samverkan.economy.work_models import INVOICE_KINDS, INVOICE_TYPES, Invoice
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.editing.keys import slugified
from samverkan.registry.persons import organisation_title

File = tuple[str, bytes, dict[str, Any]]
"""A file's name, its content, and what it is about."""


def invoices(slug: str, organisations: frozenset[str] | None = None) -> list[Invoice]:
    """Every invoice, latest first; of some members only where they are named. One query, without the files."""
    rows = (
        Invoice.objects.filter(cooperation=slug)
        .select_related("organisation", "credits", "by")
        .defer("xml", "credits__xml")
    )
    if organisations is not None:
        rows = rows.filter(organisation__in=organisations)
    return list(rows.order_by("-number"))


def invoice_table(rows: list[Invoice], base: str) -> Table:
    """The invoices; each number leads to the file."""
    columns = [
        Column("nummer", "Nummer"), Column("typ", "Typ"), Column("medlem", "Medlem"), Column("avser", "Avser"),
        Column("datum", "Fakturadatum", "date"), Column("forfaller", "Förfaller", "date"),
        Column("belopp", "Belopp", "number", "kr", 2), Column("fil", "Fil", sortable=False),
    ]  # fmt: skip
    credited = {row.credits_id for row in rows if row.type == "381" and row.run.startswith("kredit:")}
    shown = [Row(_cells(row, base, row.pk in credited), str(row.pk)) for row in rows]
    return Table("fakturor", "Fakturor", columns, shown,
                 empty="Inga fakturor är gjorda ännu. De görs av beslutade avgifter, projektandelar och avräkningar.")  # fmt: skip


def _cells(row: Invoice, base: str, credited: bool) -> dict[str, Cell]:
    what = INVOICE_TYPES[row.type] + (f" till {row.credits.number}" if row.credits else "")
    return {
        "nummer": Cell(str(row.number), href=f"{base}{row.number}/"),
        "typ": Cell(what, tag="krediterad" if credited else ""),
        "medlem": Cell(organisation_title(row.organisation)), "avser": Cell(f"{INVOICE_KINDS[row.kind]} {row.year}"),
        "datum": Cell(row.issued), "forfaller": Cell(row.due) if row.type == "380" else Cell(text="–", tone="muted"),
        "belopp": Cell(-row.amount if row.type == "381" else row.amount),
        "fil": Cell("Peppol (XML)", href=f"{base}{row.number}.xml"),
    }  # fmt: skip


def file_name(slug: str, number: str, member: str) -> str:
    """``faktura-jamtland-12-are.xml``."""
    return f"faktura-{slug}-{slugified(number)}-{slugified(member)}.xml"


def issued_files(slug: str, year: int, kind: str) -> list[File]:
    """The files of the year's invoices of a kind, as they were issued."""
    rows = (
        Invoice.objects.filter(cooperation=slug, year=year, kind=kind).select_related("organisation").order_by("number")
    )
    return [
        _file(
            slug,
            str(row.number),
            organisation_title(row.organisation),
            row.type,
            row.amount,
            bytes(row.xml),
            draft=False,
        )
        for row in rows
    ]


def draft_files(case: Case, year: int, kind: str, *, issued: date) -> list[File]:
    """The files of what the year's invoices would be. Raises FaultError with everything that stops any of them."""
    drafts = draft_invoices(case, Run(kind, year, issued))
    return [_file(case.slug, row.number, row.name, row.type, abs(row.amount), row.data, draft=True) for row in drafts]


def _file(slug: str, number: str, member: str, kind: str, amount: Decimal, data: bytes, *, draft: bool) -> File:  # noqa: PLR0917 -- fields of one row
    about = {"number": number, "name": member, "type": kind, "amount": exact_text(amount), "draft": draft}
    return file_name(slug, number, member), data, about
