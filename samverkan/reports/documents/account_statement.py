"""A member's account with the cooperation as a document: balance, every row over the years, and how the balance came to be."""

from __future__ import annotations

from datetime import date

from samverkan.core.accounts import MemberAccount, balance_words
from samverkan.core.swedish import day, kronor
from samverkan.economy.closing.tables import account_table
from samverkan.registry.snapshots import Snapshot
from samverkan.reports.documents.model import (
    Document,
    Facts,
    Paragraph,
    TableBlock,
    Worked,
    lettered,
    numbered,
    section,
)

TITLE = "Kontoutdrag"


def account_statement(snapshot: Snapshot, account: MemberAccount, on: date) -> Document:
    """The statement as of the day."""
    head = snapshot.case.cooperation
    first, last = account.years[0].year, account.years[-1].year
    facts = (
        ("Medlem", account.name),
        ("Samverkan", head.name),
        ("Åren", str(first) if first == last else f"{first}–{last}"),
        ("Saldo", kronor(account.balance)),
        ("Utdraget gäller", day(on)),
    )
    parts = (
        section("Saldo", Paragraph(balance_words(account.balance), "lede"), Facts(facts)),
        section("Kontot år för år", TableBlock(account_table(snapshot.case, account))),
    )
    worked = section("Så räknades det", *(Worked(held.closing) for held in account.years[-1:]))
    whole = (*parts, *lettered([worked]))
    return numbered(
        Document(TITLE, account.name, head.short_name, on, balance_words(account.balance), whole, brief=True)
    )  # fmt: skip
