"""What may become of a surplus or deficit, and what an attest is of."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from decimal import Decimal

import pytest

from samverkan.core.closing import closing_rules, handlings, is_federation, last_year_to_restore, propose_settlement
from samverkan.core.faults import FaultError
from samverkan.core.keys import Statistics
from samverkan.core.paying import settlement_rules
from samverkan.core.records import Case, Rule
from samverkan.law import fact

DEBT = """
[rule]
id = "skuldandelar"
kind = "allocation"
title = "Andelar i skulden"
status = "avtalad"
source = "Förbundsordningen"
legal = ["9 kap. 11 § KL"]

[rounding]
unit = "1"
method = "largest-remainder"

[[component]]
title = "Andel i skulden"
part = "rest"
key = "fixed"
[component.shares]
"2303" = "10"
"2305" = "10"
"2309" = "10"
"2313" = "10"
"2321" = "10"
"2326" = "10"
"2361" = "10"
"2380" = "30"
"""


def with_outcome(case: Case, surplus: int, form: str = "avtalssamverkan") -> Case:
    line = replace(case.outcome[-1], year=2020, status="utfall", measure="overskott", amount=Decimal(surplus))
    rule = Rule("skuldandelar", "allocation", DEBT, tomllib.loads(DEBT))
    forms = tuple(replace(row, form=form) for row in case.forms)
    return replace(case, outcome=(line,), rules=(*case.rules, rule), forms=forms)


def codes(case: Case, statistics: Statistics, **said: str) -> list[str]:
    with pytest.raises(FaultError) as refused:
        propose_settlement(case, 2020, statistics=statistics, **said)  # type: ignore[arg-type]
    return [fault.code for fault in refused.value.faults]


def test_a_forecast_can_not_be_settled(jamtland: Case, statistics: Statistics) -> None:
    with pytest.raises(FaultError, match="en prognos går inte att avräkna"):
        propose_settlement(jamtland, 2021, handling="aterbetala", statistics=statistics)


def test_a_year_that_came_out_even_has_nothing_to_settle(jamtland: Case, statistics: Statistics) -> None:
    assert codes(with_outcome(jamtland, 0), statistics, handling="aterbetala") == ["nothing-to-settle"]


def test_a_surplus_is_not_covered_and_a_deficit_not_repaid(jamtland: Case, statistics: Statistics) -> None:
    assert codes(with_outcome(jamtland, 5), statistics, handling="tackas") == ["bad-handling"]
    assert codes(with_outcome(jamtland, -5), statistics, handling="aterbetala") == ["bad-handling"]


def test_only_a_kommunalforbund_restores_a_deficit_by_itself_within_three_years(
    jamtland: Case, statistics: Statistics
) -> None:
    assert handlings(Decimal(-1), federation=False) == ("tackas", "overfor")
    assert handlings(Decimal(-1), federation=True)[-1] == "aterstalla"
    assert codes(with_outcome(jamtland, -5), statistics, handling="aterstalla") == ["bad-handling"]
    federation = with_outcome(jamtland, -5, "kommunalforbund-direktion")
    assert is_federation(federation, 2020)
    assert propose_settlement(federation, 2020, handling="aterstalla", statistics=statistics).handling == "aterstalla"
    assert last_year_to_restore(2020) == 2023
    assert "inom tre år" in fact("KL-11-12").text


def test_shares_of_debt_are_a_rule_for_the_deficit_of_a_kommunalforbund_only(
    jamtland: Case, statistics: Statistics
) -> None:
    ours = with_outcome(jamtland, -100)
    assert "skuldandelar" not in [rule.id for rule in settlement_rules(ours)]
    assert codes(ours, statistics, rule="skuldandelar", handling="tackas") == ["rule-not-allowed"]
    federation = with_outcome(jamtland, -100, "kommunalforbund-direktion")
    assert closing_rules(federation, 2020, Decimal(-100))[-1].id == "skuldandelar"
    assert codes(federation, statistics, rule="skuldandelar", handling="overfor") == ["debt-is-covered"]
    made = propose_settlement(federation, 2020, rule="skuldandelar", handling="tackas", statistics=statistics)
    assert made.amounts == {"2303": -10, "2305": -10, "2309": -10, "2313": -10, "2321": -10, "2326": -10, "2361": -10,
                            "2380": -30}  # fmt: skip


def test_a_case_with_shares_of_debt_alone_has_no_rule_to_settle_by(jamtland: Case) -> None:
    assert (
        settlement_rules(replace(with_outcome(jamtland, 5), tables=(), rules=with_outcome(jamtland, 5).rules[-1:]))
        == ()
    )


def test_the_digest_moves_with_outcome_rule_and_handling(jamtland: Case, statistics: Statistics) -> None:
    case = with_outcome(jamtland, 1000)
    first = propose_settlement(case, 2020, handling="aterbetala", statistics=statistics)
    assert propose_settlement(case, 2020, handling="aterbetala", statistics=statistics).digest == first.digest
    retold = tuple(replace(rule, text=f"{rule.text}\n# ändrad") for rule in case.rules)
    others = [
        propose_settlement(with_outcome(jamtland, 1001), 2020, handling="aterbetala", statistics=statistics),
        propose_settlement(case, 2020, handling="overfor", statistics=statistics),
        propose_settlement(replace(case, rules=retold), 2020, handling="aterbetala", statistics=statistics),
    ]
    assert len({first.digest, *(other.digest for other in others)}) == 4
