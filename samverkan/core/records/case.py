"""A rule file, and a case whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from samverkan.core.records.decided import Charter, Clause, Decision
from samverkan.core.records.money import BudgetLine, Claim, Fact, Grant, OutcomeLine
from samverkan.core.records.published import PublishedCell, PublishedTable
from samverkan.core.records.register import (
    Alias,
    Area,
    Assignment,
    Citation,
    Cooperation,
    FormPeriod,
    Known,
    Membership,
    Organ,
    Organisation,
    Post,
    Project,
    Remark,
    Source,
    Statement,
    Succession,
)
from samverkan.core.records.ties import Agreement, Arena, Dependency, Party, Placement
from samverkan.core.records.yearly import BillingDetail, Deadline, Fee, Instalment, MemberEntry, Portion


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule file: its id, kind, and the parsed TOML beside the text it was read from."""

    id: str
    kind: str
    text: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One cooperation whole, and the cases that it refers to (read along by checks)."""

    slug: str
    title: str
    refers: tuple[str, ...] = ()
    cooperation: Cooperation
    sources: tuple[Source, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    aliases: tuple[Alias, ...] = ()
    forms: tuple[FormPeriod, ...] = ()
    successions: tuple[Succession, ...] = ()
    memberships: tuple[Membership, ...] = ()
    organs: tuple[Organ, ...] = ()
    statements: tuple[Statement, ...] = ()
    areas: tuple[Area, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    facts: tuple[Fact, ...] = ()
    claims: tuple[Claim, ...] = ()
    budget: tuple[BudgetLine, ...] = ()
    outcome: tuple[OutcomeLine, ...] = ()
    grants: tuple[Grant, ...] = ()
    projects: tuple[Project, ...] = ()
    posts: tuple[Post, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    parties: tuple[Party, ...] = ()
    dependencies: tuple[Dependency, ...] = ()
    arenas: tuple[Arena, ...] = ()
    placements: tuple[Placement, ...] = ()
    tables: tuple[PublishedTable, ...] = ()
    cells: tuple[PublishedCell, ...] = ()
    decisions: tuple[Decision, ...] = ()
    fees: tuple[Fee, ...] = ()
    instalments: tuple[Instalment, ...] = ()
    entries: tuple[MemberEntry, ...] = ()
    portions: tuple[Portion, ...] = ()
    billing: tuple[BillingDetail, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    charters: tuple[Charter, ...] = ()
    clauses: tuple[Clause, ...] = ()
    citations: tuple[Citation, ...] = ()
    remarks: tuple[Remark, ...] = ()
    known: tuple[Known, ...] = ()
    rules: tuple[Rule, ...] = ()


RESOURCES: dict[str, type] = {
    "cooperation": Cooperation, "sources": Source, "organisations": Organisation, "aliases": Alias, "forms": FormPeriod,
    "successions": Succession, "memberships": Membership, "organs": Organ, "statements": Statement, "areas": Area,
    "assignments": Assignment, "facts": Fact, "claims": Claim, "budget": BudgetLine, "outcome": OutcomeLine, "grants": Grant, "projects": Project,
    "posts": Post, "agreements": Agreement, "parties": Party, "dependencies": Dependency, "arenas": Arena,
    "placements": Placement, "tables": PublishedTable, "cells": PublishedCell, "decisions": Decision,
    "fees": Fee, "instalments": Instalment, "entries": MemberEntry, "portions": Portion, "billing": BillingDetail,
    "deadlines": Deadline, "charters": Charter, "clauses": Clause, "citations": Citation,
    "remarks": Remark, "known": Known,
}  # fmt: skip
"""The kinds of record in the order a case lists them: resource name (= file ``data/NAME.csv``) to record class."""
