"""Small made-up cases, and the official figures that a test needs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from samverkan.core.checks import Finding, check_case
from samverkan.core.explain import SourceRef
from samverkan.core.keys import MissingStatisticError
from samverkan.core.records import (
    Agreement,
    Area,
    Arena,
    BudgetLine,
    Case,
    Cooperation,
    Dependency,
    Fact,
    Grant,
    Membership,
    OutcomeLine,
    Placement,
    Post,
    PublishedCell,
    PublishedTable,
    Rule,
    Source,
)

ON = date(2021, 12, 31)
STATED = {"source": "rapport", "place": "sidan 1"}


class Figures:
    """Official figures of a few made-up municipalities, for the days given."""

    def __init__(self, populations: dict[date, dict[str, int]] | None = None) -> None:
        self.held = populations or {}

    def name(self, code: str) -> str:
        return {"0001": "Alfa", "0002": "Beta", "0003": "Gamma"}[code]

    def population(self, code: str, on: date) -> int:
        if code not in self.held.get(on, {}):
            raise MissingStatisticError(f"Ingen folkmängd {on}.")
        return self.held[on][code]

    def population_source(self, on: date) -> SourceRef:
        return SourceRef("folkmangd", "Folkmängd", date=on.isoformat())

    def tax_base(self, code: str, year: int) -> Decimal:
        raise MissingStatisticError(f"Ingen skattekraft {year}.")

    def tax_base_source(self, year: int) -> SourceRef:
        return SourceRef("skattekraft", "Skattekraft", date=str(year))


def made(slug: str = "prov", **records: Any) -> Case:
    """A case with a cooperation, a source and the records given."""
    cooperation = records.pop("cooperation", None) or Cooperation(
        id=slug, name=f"Samverkan {slug}", short_name=slug, reference_date=ON, source="rapport", place=""
    )
    sources = (Source(id="rapport", title="Rapporten", kind="rapport"),)
    return Case(slug=slug, title=slug, cooperation=cooperation, sources=sources, **records)


def found(
    case: Case,
    rule: str,
    *,
    referred: dict[str, Case] | None = None,
    populations: dict[date, dict[str, int]] | None = None,
    on: date = ON,
) -> list[Finding]:
    """The findings of one rule."""
    findings = check_case(case, referred=referred or {}, statistics=Figures(populations), on=on)
    return [finding for finding in findings if finding.rule == rule]


def area(name: str, parent: str = "", kind: str = "rad", **more: Any) -> Area:
    return Area(id=name, parent=parent, name=name.capitalize(), kind=kind, **STATED, **more)


def line(of: str, year: int, amount: str | None, fte: str | None = None, **more: Any) -> BudgetLine:
    money, staff = (None if text is None else Decimal(text) for text in (amount, fte))
    return BudgetLine(id=f"{of}-{year}", area=of, year=year, amount=money, unit="tkr", fte=staff, **STATED, **more)


def fact(name: str, attribute: str, value: str, unit: str, subject: str = "prov", **more: Any) -> Fact:
    kind = more.pop("kind", "samverkan")
    return Fact(
        id=name,
        subject_kind=kind,
        subject=subject,
        attribute=attribute,
        value=Decimal(value),
        unit=unit,
        **STATED,
        **more,
    )


def outcome(year: int, measure: str, amount: str, status: str = "utfall", **more: Any) -> OutcomeLine:
    return OutcomeLine(
        id=f"{measure}-{year}", area="summa", year=year, status=status, measure=measure, amount=Decimal(amount),
        unit="tkr", **STATED, **more,
    )  # fmt: skip


def grant(name: str, amount: str | None, year: int = 2021, area: str = "skola", **more: Any) -> Grant:
    return Grant(
        id=name, area=area, year=year, title=name.capitalize(), amount=None if amount is None else Decimal(amount),
        unit="kr", **STATED, **more,
    )  # fmt: skip


def member(code: str, kind: str = "medlem", **more: Any) -> Membership:
    return Membership(id=f"m{code}", organisation=code, kind=kind, **STATED, **more)


def post(name: str, fte: str | None, **more: Any) -> Post:
    return Post(id=name, title=name.capitalize(), fte=None if fte is None else Decimal(fte), **STATED, **more)


def arena(name: str) -> Arena:
    return Arena(id=name, name=name.capitalize(), **STATED)


def placement(of: str, in_area: str, level: str, scope: str) -> Placement:
    return Placement(id=f"{of}-{in_area}", arena=of, area=in_area, level=level, scope=scope, **STATED)


def table(name: str, kind: str, rule: str = "") -> PublishedTable:
    return PublishedTable(id=name, title=name.capitalize(), kind=kind, rule=rule, **STATED)


def cell(of: str, row: str, column: str, text: str) -> PublishedCell:
    return PublishedCell(
        id=f"{of}-{row}-{column.replace(':', '-')}", table=of, row=row, row_title=row.capitalize(), column=column,
        column_title=column, text=text,
    )  # fmt: skip


def agreement(name: str, status: str = "gallande", **more: Any) -> Agreement:
    return Agreement(id=name, name=name.capitalize(), status=status, **STATED, **more)


def dependency(name: str, on_agreement: str, **more: Any) -> Dependency:
    return Dependency(
        id=name, agreement=on_agreement, object_kind="organisation", object=name, **STATED, **more
    )  # fmt: skip


def term(**more: Any) -> Rule:
    rule = {"id": "tid", "kind": "term", "title": "Tid", "status": "avtalad", "source": "Rapporten", "legal": []}
    data = {"rule": rule, "term": {"length": "3 years", "renewal": "same", "notice": "1 year"}, **more}
    return Rule(id="tid", kind="term", text="", data=data)


def by_population(status: str = "avtalad", **component: Any) -> Rule:
    rule = {
        "id": "nyckel",
        "kind": "allocation",
        "title": "Nyckel",
        "status": status,
        "source": "Rapporten",
        "legal": [],
    }
    rounding = {"unit": "1", "method": "largest-remainder"}
    part = {"title": "Del", "part": "rest", "key": "population", **component}
    return Rule(id="nyckel", kind="allocation", text="", data={"rule": rule, "rounding": rounding, "component": [part]})
