"""The whole cooperation is dissolved: who takes what, by rule, and what no rule says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from samverkan.core.exit.model import LawLine, Parts, asset_parts, debt_parts, law_lines
from samverkan.core.exit.ways import END_CLAUSE, charter_clause, legal_form_on
from samverkan.core.explain import SourceRef
from samverkan.core.keys import Statistics
from samverkan.core.members import source_ref
from samverkan.core.records import Case
from samverkan.core.standing import term_rule

LAWS = {
    "kommunalforbund": (END_CLAUSE, "KL-9-likv", "KL-9-6-11", "KL-9-11", "KL-9-6-17", "ARK-14"),
    "ideell-forening": ("IF-5", "ARK-2a"),
}
"""Facts that bear on a dissolution, by form."""
NOTHING = "Anges inte. Källan säger inte hur samverkan upplöses."


@dataclass(frozen=True, slots=True)
class Dissolution:
    """How the cooperation ends. ``rule`` is what the charter or the terms say ("" where nothing), ``source`` where it stands,
    ``unsaid`` the questions that no rule answers."""

    form: str
    rule: str
    source: SourceRef | None
    assets: Parts
    debts: Parts
    unsaid: tuple[str, ...]
    laws: tuple[LawLine, ...]


def dissolve(
    case: Case, on: date, *, statistics: Statistics | None, assets: Decimal | None = None, debts: Decimal | None = None
) -> Dissolution:
    """Seen on a day; ``assets`` and ``debts`` in kr where the user says them."""
    form = legal_form_on(case, on)
    rule, source = _rule(case, on)
    owned = asset_parts(case, on, statistics, assets, form)
    owed = debt_parts(case, on, statistics, debts, form)
    kind = "kommunalforbund" if form.startswith("kommunalforbund") else form
    laws = law_lines(LAWS.get(kind, ()))
    return Dissolution(form, rule, source, owned, owed, tuple(_open(case, rule, owned, owed, laws)), laws)


def _rule(case: Case, on: date) -> tuple[str, SourceRef | None]:
    clause = charter_clause(case, END_CLAUSE, on)
    if clause is not None:
        return f"{clause.paragraph}: {clause.text}", source_ref(case.sources, clause)
    for agreement in case.agreements:
        terms = term_rule(case, agreement)
        if terms is None or agreement.status == "foreslaget":
            continue
        if terms.only_liquidation:
            return f"{agreement.name}: upphör bara genom likvidation. {terms.note}".strip(), source_ref(
                case.sources, agreement
            )
        if terms.by_agreement:
            return f"{agreement.name}: upphör när alla är överens.", source_ref(case.sources, agreement)
    return "", None


def _open(case: Case, rule: str, assets: Parts, debts: Parts, laws: tuple[LawLine, ...]) -> list[str]:
    point = next((line for line in laws if line.is_law and "likvidation" in line.text), None)
    must = f"; det ska stå i förbundsordningen, {point.citation} ({point.label})" if point else ""
    asked = [
        *([] if rule else [f"Hur och när upplöses samverkan? Källan säger det inte{must}."]),
        *(part.unsaid for part in (assets, debts) if part.unsaid),
        "Vem tar över pågående avtal, anställda och arkiv? Det beslutas när samverkan upplöses.",
    ]
    return list(dict.fromkeys(asked))
