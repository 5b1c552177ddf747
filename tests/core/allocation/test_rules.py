"""Rules as data: keys, parts, dates, classes, and the cost rules of real cooperations."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from samverkan.core.allocation import Member, allocate
from samverkan.core.faults import FaultError
from samverkan.core.keys import MissingStatisticError

from .examples import CODES, PERCENTAGES, SETTLEMENT, Held, amounts, jamtland, members, rule

POPULATION = """
[[component]]
part = "rest"
key = "population"
on = "2020-12-31"
"""


def codes_of(error: FaultError) -> list[str]:
    return [fault.code for fault in error.faults]


def test_fixed_percentages_reproduce_the_settlement_of_2020() -> None:
    shares = "\n".join(f'"{code}" = "{percent}"' for code, percent in zip(CODES, PERCENTAGES, strict=True))
    body = f"""
    [rounding]
    unit = "1"
    method = "largest-remainder"
    percent_decimals = 2

    [[component]]
    title = "Fasta procenttal"
    part = "rest"
    key = "fixed"
    [component.shares]
    {shares}
    """
    found = allocate(rule(body), jamtland(), total=Decimal(1242000), statistics=None)
    assert amounts(found) == list(SETTLEMENT)
    assert found.explanation.status == "antagen"
    assert found.explanation.source is not None
    assert found.explanation.source.title == "Provkällan, sidan 1"


def test_population_key_carries_date_and_source() -> None:
    found = allocate(rule(POPULATION), jamtland(), total=Decimal(1242000), statistics=Held())
    assert found.amounts()["2321"] == 114101
    (part,) = found.shares[4].explanation.inputs
    (share,) = part.inputs
    (key,) = share.inputs
    assert (key.title, key.value, key.unit) == ("Folkmängd 31\u00a0december 2020", 12049, "inv")
    assert key.source is not None
    assert key.source.date == "2020-12-31"
    assert found.shares[4].explanation.title == "Åre"
    assert found.shares[4].explanation.calculation == "1\u00a0242\u00a0000 × 9,1868\u00a0% ≈ 114\u00a0100,55"


def test_population_date_not_held_names_the_nearest() -> None:
    body = POPULATION.replace("2020-12-31", "1999-06-30")
    with pytest.raises(MissingStatisticError) as caught:
        allocate(rule(body), jamtland(), total=Decimal(1), statistics=Held())
    assert caught.value.nearest == (date(2020, 12, 31),)


def test_tax_base_lags_behind_the_year_asked_about() -> None:
    body = '[[component]]\npart = "rest"\nkey = "taxbase"\nlag_years = 2\n'
    held = Held({("2303", 2019): Decimal("180000.5"), ("2305", 2019): Decimal("180000.5")})
    found = allocate(rule(body), jamtland()[:2], total=Decimal(101), statistics=held, on=date(2021, 5, 1))
    assert amounts(found) == [51, 50]
    assert "Skattekraft 2019" in found.shares[0].explanation.inputs[0].inputs[0].inputs[0].title


def test_parts_by_percentage_amount_and_rest_make_up_the_total() -> None:
    body = """
    [[component]]
    part = "30%"
    key = "equal"
    [[component]]
    part = "100"
    key = "column:timmar"
    [[component]]
    part = "rest"
    key = "column:elever"
    """
    who = members("a", "b", timmar=("1", "3"), elever=("3", "1"))
    found = allocate(rule(body), who, total=Decimal(1000), statistics=None)
    assert amounts(found) == [150 + 25 + 450, 150 + 75 + 150]
    assert [node.value for node in found.shares[0].explanation.inputs] == [150, 25, 450]
    assert found.shares[0].explanation.calculation == "150 + 25 + 450 = 625"


def test_components_are_added_exactly_and_rounded_once() -> None:
    body = "".join(f'[[component]]\npart = "{part}"\nkey = "equal"\n' for part in ("50%", "rest"))
    found = allocate(rule(body), members("a", "b", "c"), total=Decimal(101), statistics=None)
    assert sum(amounts(found)) == 101
    assert {share.exact for share in found.shares} == {Fraction(101, 3)}
    assert sorted(amounts(found)) == [33, 34, 34]


@pytest.mark.parametrize(
    ("parts", "code", "says"),
    [
        (("40%", "50%"), "parts-lack", "100 kr saknas"),
        (("80%", "30%"), "parts-exceed", "100 kr mer"),
        (("1200", "rest"), "parts-exceed", "200 kr mer"),
        (("rest", "rest"), "two-rests", "rest"),
    ],
)
def test_parts_that_miss_the_total_say_by_how_much(parts: tuple[str, ...], code: str, says: str) -> None:
    body = "".join(f'[[component]]\npart = "{part}"\nkey = "equal"\n' for part in parts)
    with pytest.raises(FaultError) as caught:
        allocate(rule(body), members("a", "b"), total=Decimal(1000), statistics=None)
    assert codes_of(caught.value) == [code]
    assert says in str(caught.value).replace("\u00a0", " ")


def test_amount_parts_need_no_total() -> None:
    body = '[[component]]\npart = "250"\nkey = "equal"\n[[component]]\npart = "50"\nkey = "equal"\n'
    found = allocate(rule(body), members("a", "b"), total=None, statistics=None)
    assert (found.total, amounts(found)) == (300, [150, 150])
    with pytest.raises(FaultError, match="Ange beloppet"):
        allocate(rule('[[component]]\npart = "rest"\nkey = "equal"\n'), members("a"), total=None, statistics=None)


def test_two_keys_in_force_at_once_for_different_members() -> None:
    """SÖRF: four members per inhabitant, the fifth keeps its frozen cost; one of them from a date."""
    body = """
    [[component]]
    title = "Oförändrad kostnad"
    part = "300"
    key = "equal"
    only = ["Skurup"]
    from = "2010-01-01"
    [[component]]
    part = "rest"
    key = "column:invanare"
    only = "class:överens"
    from = "2010-01-01"
    [[component]]
    part = "rest"
    key = "equal"
    to = "2009-12-31"
    """
    agreed = frozenset({"överens"})
    who = [
        Member("Skurup"),
        *(Member(code, columns={"invanare": Decimal(n)}, classes=agreed) for code, n in [("Ystad", 3), ("Sjöbo", 1)]),
    ]
    after = allocate(rule(body), who, total=Decimal(900), statistics=None, on=date(2010, 1, 1))
    before = allocate(rule(body), who, total=Decimal(900), statistics=None, on=date(2009, 12, 31))
    assert after.amounts() == {"Skurup": 300, "Ystad": 450, "Sjöbo": 150}
    assert before.amounts() == {"Skurup": 300, "Ystad": 300, "Sjöbo": 300}
    with pytest.raises(FaultError, match="Ange vilken dag"):
        allocate(rule(body), who, total=Decimal(900), statistics=None)


def test_only_members_on_the_day_take_part() -> None:
    who = [Member("a", until=date(2021, 1, 1)), Member("b"), Member("c", since=date(2021, 1, 1))]
    body = '[[component]]\npart = "rest"\nkey = "equal"\n'
    found = allocate(rule(body), who, total=Decimal(10), statistics=None, on=date(2020, 12, 31))
    assert found.amounts() == {"a": 5, "b": 5}


def test_lystkom_overhead_by_population_times_participation() -> None:
    """Kommunalförbundet Lystkom: fee by population and by the share of the activities that the member takes part in."""
    body = """
    [[component]]
    part = "rest"
    key = "column:folkmängd×column:deltagande"
    """
    who = members("a", "b", folkmängd=("12000", "6000"), deltagande=("0.5", "1"))
    found = allocate(rule(body), who, total=Decimal(1001), statistics=None)
    assert amounts(found) == [501, 500]
    key = found.shares[0].explanation.inputs[0].inputs[0].inputs[0]
    assert key.calculation == "12\u00a0000 × 0,5 = 6\u00a0000"


def test_rfet_percentages_with_one_decimal() -> None:
    """Räddningstjänstförbundet Emmaboda-Torsås 2010: 9 194 and 5 826 of 15 020 tkr are 61.2 and 38.8 per cent."""
    body = '[rounding]\npercent_decimals = 1\n[[component]]\npart = "rest"\nkey = "column:avgift"\n'
    who = members("Emmaboda", "Torsås", avgift=("9194", "5826"))
    found = allocate(rule(body), who, total=Decimal(15020), statistics=None)
    assert [share.share * 100 for share in found.shares] == [Fraction("61.2"), Fraction("38.8")]
    assert amounts(found) == [9192, 5828]


def test_frozen_cost_of_another_year_is_a_column() -> None:
    body = '[[component]]\npart = "rest"\nkey = "column:budget-2018"\n'
    who = [Member("a", columns={"budget-2018": Decimal(75)}), Member("b", columns={"budget-2018": Decimal(25)})]
    assert amounts(allocate(rule(body), who, total=Decimal(1000), statistics=None)) == [750, 250]


def test_blank_column_is_a_fault_that_names_every_member_without_it() -> None:
    body = '[[component]]\npart = "rest"\nkey = "column:timmar"\n'
    with pytest.raises(FaultError) as caught:
        allocate(rule(body), members("a", "b", "c", timmar=("", "1", "")), total=Decimal(1), statistics=None)
    assert [fault.where for fault in caught.value.faults] == ["kolumn timmar"] * 2


def test_fixed_shares_must_be_those_of_the_members() -> None:
    body = '[[component]]\npart = "rest"\nkey = "fixed"\nshares = { a = "60", x = "40" }\n'
    with pytest.raises(FaultError) as caught:
        allocate(rule(body), members("a", "b"), total=Decimal(1), statistics=None)
    assert sorted(codes_of(caught.value)) == ["missing-share", "unknown-share"]


def test_all_zero_key_is_a_fault() -> None:
    body = '[[component]]\npart = "rest"\nkey = "column:timmar"\n'
    with pytest.raises(FaultError, match="Alla vikter är noll"):
        allocate(rule(body), members("a", "b", timmar=("0", "0")), total=Decimal(1), statistics=None)


def test_deficit_is_divided_by_parts_alike() -> None:
    body = '[[component]]\npart = "25%"\nkey = "equal"\n[[component]]\npart = "rest"\nkey = "column:x"\n'
    who = members("a", "b", x=("2", "1"))
    up, down = (amounts(allocate(rule(body), who, total=Decimal(n), statistics=None)) for n in (1000, -1000))
    assert [-amount for amount in down] == up
    assert sum(up) == 1000


def test_tie_in_a_rule_is_said() -> None:
    found = allocate(
        rule('[[component]]\npart = "rest"\nkey = "equal"\n'), jamtland(), total=Decimal(9), statistics=None
    )
    assert found.amounts()["2303"] == 2
    assert "Lika rest för Ragunda, Bräcke" in found.explanation.note


# --- rates -------------------------------------------------------------------------------------------------------------


def test_skaraborg_rate_per_inhabitant() -> None:
    """Skaraborgs Kommunalförbund: Mariestad with 23 872 inhabitants, 31.25 kr → 746 000 and 44.25 kr → 1 056 336 kr."""
    who = members("Mariestad", "Skövde", invanare=("23872", "52700"))
    for rate, fee in (("31.25", 746000), ("44.25", 1056336)):
        found = allocate(
            rule(f'[[component]]\nrate = "{rate}"\nkey = "column:invanare"\n'), who, total=None, statistics=None
        )
        assert found.amounts()["Mariestad"] == fee
        assert found.total == sum(amounts(found))
        assert found.method == "half-up"


MALAREN = """
[[component]]
title = "Strandkommun helt inom avrinningsområdet"
rate = "1.25"
key = "column:invanare"
only = "class:inom"
floor = "35000"
cap = "500000"
[[component]]
title = "Strandkommun delvis inom avrinningsområdet"
rate = "1.00"
key = "column:invanare"
only = "class:delvis"
floor = { amount = "35000", for = "class:delvis" }
cap = [{ amount = "500000", for = "class:delvis" }]
[[component]]
title = "Länsstyrelse"
base = "78750"
only = "class:länsstyrelse"
"""


def test_malaren_floors_and_caps_by_class() -> None:
    """Mälarens vattenvårdsförbund: 1.25 or 1.00 kr per inhabitant, at least 35 000 and at most 500 000 kr."""
    vectors = [
        ("inom", 20000, 35000),
        ("inom", 28000, 35000),
        ("inom", 100000, 125000),
        ("inom", 975000, 500000),
        ("delvis", 100000, 100000),
    ]
    who = [
        Member(f"m{place}", columns={"invanare": Decimal(n)}, classes=frozenset({kind}))
        for place, (kind, n, _) in enumerate(vectors)
    ]
    found = allocate(
        rule(MALAREN), [*who, Member("lst", classes=frozenset({"länsstyrelse"}))], total=None, statistics=None
    )
    assert amounts(found) == [fee for *_, fee in vectors] + [78750]
    assert "Taket 500\u00a0000\u00a0kr gäller." in found.shares[3].explanation.inputs[0].note
    assert found.total == sum(amounts(found))


SAMBRUK = """
[[component]]
title = "Årsavgift"
key = "column:invanare"
bands = [
  { below = 7000, amount = "5000" },
  { from = 7000, to = 15000, amount = "10000" },
  { from = 15000, to = 25000, amount = "25000" },
  { from = 25000, to = 50000, amount = "35000" },
  { from = 50000, to = 100000, amount = "50000" },
  { from = 100000, to = 150000, amount = "65000" },
  { above = 150000, amount = "80000" },
]
"""


@pytest.mark.parametrize(("population", "fee"), [("6999", 5000), ("14999", 10000), ("63985", 50000), ("150001", 80000)])
def test_sambruk_bands(population: str, fee: int) -> None:
    found = allocate(rule(SAMBRUK), members("a", invanare=(population,)), total=None, statistics=None)
    assert amounts(found) == [fee]


def test_value_on_a_limit_printed_in_two_bands_is_not_guessed() -> None:
    with pytest.raises(FaultError) as caught:
        allocate(rule(SAMBRUK), members("a", "b", invanare=("15000", "25000")), total=None, statistics=None)
    assert codes_of(caught.value) == ["two-bands", "two-bands"]


def test_value_outside_every_band_is_a_fault() -> None:
    body = '[[component]]\nkey = "column:x"\nbands = [{ to = 10, amount = "1" }]\n'
    with pytest.raises(FaultError, match="inte ligger i något intervall"):
        allocate(rule(body), members("a", x=("11",)), total=None, statistics=None)


def test_kommuninvest_step_of_capital_per_inhabitant() -> None:
    """Kommuninvest: from 900 to 1 000 kr per inhabitant is 6 398 500 kr for 63 985; a region pays a fifth of the level."""
    body = """
    [[component]]
    rate = "1000"
    key = "population"
    on = "2020-12-31"
    [[component]]
    rate = "-900"
    key = "population"
    on = "2020-12-31"
    """
    found = allocate(rule(body), [Member("2380", "Östersund")], total=None, statistics=Held())
    assert amounts(found) == [6398500]


def test_base_and_rate_add_up_and_round_per_member() -> None:
    body = '[rounding]\nunit = "1"\n[[component]]\nbase = "4000"\nrate = "0.5"\nkey = "column:x"\n'
    found = allocate(rule(body), members("a", "b", x=("1", "2")), total=None, statistics=None)
    assert amounts(found) == [4001, 4001]
    assert found.shares[0].explanation.calculation == "4\u00a0000 + 1 × 0,5 = 4\u00a0000,50"


def test_total_given_to_a_rule_of_rates_is_a_fault() -> None:
    with pytest.raises(FaultError, match="Ange inget belopp"):
        allocate(rule('[[component]]\nbase = "1"\n'), members("a"), total=Decimal(1), statistics=None)


def test_empty_and_repeated_members_are_faults() -> None:
    body = '[[component]]\npart = "rest"\nkey = "equal"\n'
    for who, code in (([], "no-members"), (members("a", "a"), "duplicate")):
        with pytest.raises(FaultError) as caught:
            allocate(rule(body), who, total=Decimal(1), statistics=None)
        assert codes_of(caught.value) == [code]
