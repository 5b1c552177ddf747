from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from samverkan.core.explain import Explanation
from samverkan.core.faults import FaultError
from samverkan.core.figures import explain_figure
from samverkan.core.keys import Statistics
from samverkan.core.records import Case

Ask = Callable[[str], Explanation]


@pytest.fixture
def ask(jamtland: Case, referred: dict[str, Case], statistics: Statistics) -> Ask:
    return lambda figure: explain_figure(
        jamtland, figure, referred=referred, statistics=statistics, on=date(2020, 12, 31)
    )


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("budget.amount.kommunavtalet.2021", Decimal(10046000)),
        ("budget.fte.kommunavtalet.2021", Decimal("9.79")),
        ("budget.change.kommunavtalet.2018", Decimal(246000)),
        ("budget.change_percent.kommunavtalet.2018", Fraction(2460, 911)),
        ("budget.per_fte.fou-jamt.2021", Decimal(5026000)),
        ("budget.per_inhabitant.kommunavtalet.2021", Fraction(10046000, 131155)),
        ("settlement.2020.surplus", Decimal(1242000)),
        ("settlement.2020.surplus_percent", Fraction(1242000, 98580)),
        ("settlement.2020.total", Decimal(1242000)),
        ("settlement.2020.2321", Decimal(110538)),
        ("settlement.2020.kommunavtalet-avrakning-2020-12-31.2321", Decimal(114101)),
        ("leverage.gross.energikontoret.2019", Fraction(3429984, 584000)),
        ("leverage.net.verksamhetsledare.2021", Fraction(9733200, 1273000)),
        ("leverage.external.alla.2020", Decimal(22778349)),
        ("leverage.gross.alla.alla", Fraction(59377128, 11717000)),
        ("fit.2020.2020-12-31", 9423),
        ("grant.god-och-nara-vard-direkta-medel-2021", Decimal(11394000)),
        ("fee.2021.kommunavtalet-avgift@2020-12-31.total", Decimal(10046000)),
        ("fee.2021.kommunavtalet-avgift@2020-12-31.2321", Decimal(922910)),
        ("comparison.kr_per_inv.kalmar.2021", Fraction(21329000, 246010)),
        ("population.alla.2020-12-31", 131155),
        ("population.alla", 131155),
        ("population.2303.2020-12-31", 5208),
        ("fee.2021.2303", Decimal(405859)),
        ("fee.2021.total", Decimal(10046000)),
        ("published.uppvaxling.energikontoret.2019:egna", Decimal(584000)),
    ],
)
def test_a_figure_is_explained_by_id(ask: Ask, figure: str, value: object) -> None:
    explanation = ask(figure)
    assert explanation.value == value
    assert explanation.sources()


@pytest.mark.parametrize(
    "figure",
    [
        "", "budget", "budget.amount", "budget.amount.kommunavtalet", "budget.hemligt.kommunavtalet.2021",
        "budget.amount.zzz.2021", "budget.amount.kommunavtalet.tjugo", "budget.__class__.kommunavtalet.2021",
        "settlement.2020.9999", "settlement.2022.2303", "settlement.2020.zzz.2303", "leverage.gross.zzz.2021",
        "leverage.area.alla.2021", "comparison.lycka.kalmar.2021", "comparison.aa.gotland.2021",
        "population.alla.igår", "population.9999.2020-12-31", "fee.1999.2303", "published.resultat.budget.1999", "väder.2021",
    ],
)  # fmt: skip
def test_an_unknown_figure_is_refused(ask: Ask, figure: str) -> None:
    with pytest.raises(FaultError):
        ask(figure)


def test_calculations_are_written_in_swedish(ask: Ask) -> None:
    text = ask("budget.per_inhabitant.kommunavtalet.2021").calculation
    assert text == "10\u00a0046\u00a0000 ÷ 131\u00a0155 ≈ 76,60"
