"""What may become of a year's surplus or deficit, by which rule, and until when a deficit is to be made good."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256

from samverkan.core.explain import exact_text
from samverkan.core.faults import Fault, FaultError
from samverkan.core.keys import Statistics
from samverkan.core.paying import debt_rules, is_debt_rule, settlement_rules
from samverkan.core.periods import holds
from samverkan.core.records import Case, Rule
from samverkan.core.settlement import Settlement, settle

REPAY, CARRY, LOWER, COVER, RESTORE = "aterbetala", "overfor", "avgift", "tackas", "aterstalla"
_SURPLUS, _DEFICIT = (REPAY, CARRY, LOWER), (COVER, CARRY)
YEARS_TO_RESTORE = 3
"""A negative result is made good within three years (11 kap. 12 § KL, fact KL-11-12)."""
_FEDERATION = "kommunalforbund"
OUTCOME = "utfall"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A year's settlement as it can be attested: who gets what, and the digest of all that it follows from."""

    settlement: Settlement
    handling: str
    digest: str

    @property
    def amounts(self) -> Mapping[str, Decimal]:
        """What falls on each member, in kr."""
        return {share.member: share.amount for share in self.settlement.shares}


def is_federation(case: Case, year: int) -> bool:
    """Whether the cooperation is a *kommunalförbund* on the year's last day."""
    forms = (row for row in case.forms if not row.alternative and holds(row.since, row.until, date(year, 12, 31)))
    return any(row.form.startswith(_FEDERATION) for row in forms)


def handlings(surplus: Decimal, *, federation: bool) -> tuple[str, ...]:
    """What may become of a surplus or deficit; a deficit of a kommunalförbund may be restored by itself."""
    if surplus >= 0:
        return _SURPLUS
    return (*_DEFICIT, RESTORE) if federation else _DEFICIT


def last_year_to_restore(year: int) -> int:
    """The last of the three years within which a year's deficit is made good; also the year whose budget decides it."""
    return year + YEARS_TO_RESTORE


def closing_rules(case: Case, year: int, surplus: Decimal) -> tuple[Rule, ...]:
    """The rules that a year may be settled by, the one in force first; by shares of debt only a deficit of a
    kommunalförbund."""
    debt = debt_rules(case) if surplus < 0 and is_federation(case, year) else ()
    return (*settlement_rules(case), *debt)


def propose_settlement(
    case: Case, year: int, *, rule: str | None = None, handling: str, statistics: Statistics | None
) -> Proposal:
    """The year settled by a rule (the one in force unless given). FaultError where there is no outcome to settle, or rule or
    handling may not be used for it; every fault found."""
    settlement = settle(case, year, statistics=statistics, rule=rule, repaid={}, carried={})
    surplus = settlement.surplus
    faults = list(_outcome_faults(settlement))
    used = next((one for one in closing_rules(case, year, surplus) if one.id == settlement.rule), None)
    if used is None:
        text = "Efter andelar i skulden fördelas bara underskott i ett kommunalförbund (9 kap. 11 § KL). Välj en annan regel."
        faults.append(Fault("rule-not-allowed", text, "rule"))
    faults += _handling_faults(
        handling, surplus, federation=is_federation(case, year), debt=used is not None and is_debt_rule(used)
    )
    if faults:
        raise FaultError(faults)
    return Proposal(settlement, handling, settlement_digest(case, settlement, handling))


def _outcome_faults(settlement: Settlement) -> list[Fault]:
    year = settlement.year
    if settlement.status != OUTCOME:
        text = f"År {year} har bara en prognos, och en prognos går inte att avräkna. Lägg in årets utfall först."
        return [Fault("forecast-only", text, "")]
    if not settlement.surplus:
        return [Fault("nothing-to-settle", f"År {year} gick jämnt ut, så det finns inget att avräkna.", "")]
    return []


def _handling_faults(handling: str, surplus: Decimal, *, federation: bool, debt: bool) -> list[Fault]:
    if handling not in handlings(surplus, federation=federation):
        kind = "underskott" if surplus < 0 else "överskott"
        return [
            Fault(
                "bad-handling",
                f"Det går inte att göra så med ett {kind}. Välj något av det som står i listan.",
                "handling",
            )
        ]
    if debt and handling != COVER:
        text = "En skuld som förbundet inte kan betala fyller medlemmarna själva (9 kap. 11 § KL): välj att den täcks av dem."
        return [Fault("debt-is-covered", text, "handling")]
    return []


def settlement_digest(case: Case, settlement: Settlement, handling: str) -> str:
    """A mark of the outcome, the rule, the shares and the handling: whoever attests, attests these."""
    rule = next(one for one in case.rules if one.id == settlement.rule)
    shares = {share.member: exact_text(share.amount) for share in settlement.shares}
    result = [exact_text(settlement.surplus), settlement.status]
    said = json.dumps(
        [settlement.year, result, rule.id, rule.text, shares, handling], sort_keys=True, ensure_ascii=False
    )
    return sha256(said.encode()).hexdigest()
