"""What the rule language can say, piece by piece, and how each figure says where it comes from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from samverkan.core.allocation import Allocation, Member, allocate
from samverkan.core.explain import Explanation
from samverkan.core.faults import FaultError

from .examples import Held, amounts, members, rule

YEAR = date(2020, 12, 31)
EQUAL = '[[component]]\npart = "rest"\nkey = "equal"\n'


def found(body: str, who: list[Member], total: int | None = None, on: date | None = YEAR) -> Allocation:
    return allocate(rule(body), who, total=None if total is None else Decimal(total), statistics=Held(), on=on)


def nodes(allocation: Allocation, member: str, title: str) -> list[Explanation]:
    (share,) = [share for share in allocation.shares if share.member == member]
    return [node for node in share.explanation.walk() if node.title == title]


def refused(body: str, who: list[Member], total: int | None = None, on: date | None = YEAR) -> dict[str, str]:
    with pytest.raises(FaultError) as caught:
        found(body, who, total, on)
    return {fault.code: fault.sentence().replace("\u00a0", " ") for fault in caught.value.faults}


# --- years ------------------------------------------------------------------------------------------------------------

RATES = """
[[component]]
title = "Avgift"
source = "Beslut om avgift"
key = "population"
on = "12-31"
lag_years = 1
rate = { "2018-2019" = "42.25", "2020-" = "43" }
"""


def test_rate_of_the_year_stands_in_the_explanation_with_its_source() -> None:
    fee = found(RATES, [Member("2321")])
    assert amounts(fee) == [11727 * 43]
    (node,) = nodes(fee, "2321", "Avgift per enhet 2020")
    assert (node.value, node.source and node.source.text()) == (43, "Beslut om avgift, 2020")
    (key,) = nodes(fee, "2321", "Folkmängd 31\u00a0december 2019")
    assert (key.value, key.source and key.source.date) == (11727, "2019-12-31")


def test_open_span_goes_on_and_a_closed_one_does_not() -> None:
    later = found(RATES, [Member("2321")], on=date(2022, 1, 1))
    assert amounts(later) == [12271 * 43]
    says = refused(RATES, [Member("2321")], on=date(2017, 1, 1))["missing-year"]
    assert "2017 anges inte. Angivna år: 2018–2019 och 2020 och framåt." in says


def test_figures_by_year_need_a_day() -> None:
    assert "Ange vilken dag" in refused(RATES, [Member("2321")], on=None)["missing-day"]


def test_leap_day_is_the_last_of_february_in_other_years() -> None:
    body = '[[component]]\nrate = "1"\nkey = "population"\non = "02-29"\n'
    with pytest.raises(FaultError, match="2021-02-28"):
        found(body, [Member("2321")], on=date(2021, 5, 1))


SERIES = (
    '[[series]]\nid = "index"\ntitle = "Index"\nsource = "Indexkällan"\nyears = { "2018" = "100", "2020" = "104.5" }\n'
)


def test_uprating_by_levels_is_rounded_before_it_is_multiplied() -> None:
    body = f'{SERIES}[[component]]\nrate = "2.15"\nbase = "333"\nkey = "column:x"\nuprate = {{ series = "index", from = 2018 }}\n'
    fee = found('[rounding]\nunit = "0.01"\n' + body, members("a", x=("1000",)))
    assert amounts(fee) == [Decimal("2597.99")]  # 2,15 → 2,25 and 333 → 347,985 → 347,99
    steps = nodes(fee, "a", "Index 2020")
    assert "2,15 × 1,045000 ≈ 2,2468 → 2,25" in [step.calculation for step in steps]
    assert {step.source.source for step in steps if step.source} == {"index"}


def test_uprating_of_bands_parts_and_each() -> None:
    up = 'uprate = { series = "index", from = 2018, unit = "1" }\n'
    bands = f'{SERIES}[[component]]\nkey = "column:x"\nbands = [{{ from = 0, amount = "1000" }}]\n{up}'
    assert amounts(found(bands, members("a", x=("1",)))) == [1045]
    part = f'{SERIES}[[component]]\npart = "1000"\nkey = "equal"\n{up}'
    assert found(part, members("a", "b")).total == 1045
    each = f'{SERIES}[[component]]\neach = "1000"\n{up}{EQUAL}'
    assert amounts(found(each, members("a", "b"), 2100)) == [1050, 1050]


def test_uprating_back_in_time_or_without_a_value_is_refused() -> None:
    body = f'{SERIES}[[component]]\nbase = "1"\nuprate = {{ series = "index", from = 2018 }}\n'
    assert "räknas inte bakåt till 2017" in refused(body, members("a"), on=date(2017, 6, 1))["year-before"]
    assert "saknar 2021" in refused(body, members("a"), on=date(2021, 6, 1))["missing-year"]
    assert amounts(found(body, members("a"), on=date(2018, 6, 1))) == [1]


# --- who and when -------------------------------------------------------------------------------------------------------

PRORATED = '[[component]]\nbase = "12000"\n[[component.adjust]]\ntitle = "Del av år"\nprorate = "{how}"\n'


@pytest.mark.parametrize(
    ("how", "since", "fee"),
    [
        ("entry-month", date(2020, 10, 31), 3000),
        ("entry-month", date(2020, 1, 1), 12000),
        ("entry-month", date(2019, 10, 1), 12000),
        ("month-after-entry", date(2020, 10, 1), 2000),
        ("month-after-entry", date(2020, 12, 1), 0),
        ("days", date(2020, 7, 2), 6000),
    ],
)
def test_part_of_the_first_year(how: str, since: date, fee: int) -> None:
    found_fee = found(PRORATED.format(how=how), [Member("a", since=since)])
    assert amounts(found_fee) == [fee]
    assert bool(nodes(found_fee, "a", "Del av år")) == (fee != 12000)


def test_days_count_a_member_that_leaves_during_the_year() -> None:
    leaving = Member("a", until=date(2020, 7, 1))
    assert amounts(found(PRORATED.format(how="days"), [leaving], on=date(2020, 5, 1))) == [round(12000 * 182 / 366)]


def test_part_of_year_weighs_the_key_where_an_amount_is_divided() -> None:
    body = EQUAL + '[[component.adjust]]\nprorate = "entry-month"\n'
    divided = found(body, [Member("a"), Member("b", since=date(2020, 7, 1))], 9000)
    assert amounts(divided) == [6000, 3000]
    (key,) = [node for node in divided.shares[1].explanation.walk() if "6/12" in node.calculation]
    assert key.value == Fraction(1, 2)


def test_entry_fee_is_charged_once_and_may_come_before_membership() -> None:
    who = [Member("ny", since=date(2020, 3, 1)), Member("gammal"), Member("nästa", since=date(2021, 1, 1))]
    stake = '[[component]]\nbase = "100"\ncharged = "entry-year"\n'
    ahead = '[[component]]\nbase = "40"\ncharged = "year-before-entry"\n'
    assert found(stake, who).amounts() == {"ny": 100, "gammal": 0}
    assert found(stake + ahead, who).amounts() == {"ny": 100, "gammal": 0, "nästa": 40}


def test_everyone_but() -> None:
    who = [Member("a", classes=frozenset({"x"})), Member("b"), Member("c")]
    assert found('[[component]]\nbase = "1"\nonly = ["not class:x", "not c"]\n', who).amounts() == {
        "a": 0,
        "b": 1,
        "c": 0,
    }


def test_classes_of_the_rule_add_to_those_of_the_members() -> None:
    body = '[classes]\nstrand = ["a", "okänd"]\n[[component]]\nbase = "1"\nonly = "class:strand"\n'
    who = [Member("a"), Member("b", classes=frozenset({"strand"})), Member("c")]
    assert amounts(found(body, who)) == [1, 1, 0]


def test_group_that_is_one_member_counts_the_inhabitants_of_its_municipalities() -> None:
    group = Member("nämnden", units=("2303", "2305"))
    fee = found('[[component]]\nrate = "1"\nkey = "population"\n', [group, Member("2321")])
    assert fee.amounts() == {"nämnden": 5208 + 6181, "2321": 12049}
    (key,) = nodes(fee, "nämnden", "Folkmängd 31\u00a0december 2020")
    assert key.calculation == "5\u00a0208 + 6\u00a0181 = 11\u00a0389"
    assert [node.title.split(",")[0] for node in key.inputs] == ["Ragunda", "Bräcke"]


# --- columns ------------------------------------------------------------------------------------------------------------


def test_described_column_says_unit_date_and_source() -> None:
    body = """
    [[column]]
    name = "m3"
    title = "Levererat vatten"
    unit = "m³"
    source = "Driftstatistik"
    on = "2020"
    values = { a = "300", b = "100" }
    [[component]]
    part = "rest"
    key = "column:m3"
    """
    divided = found(body, members("a", "b"), 400)
    assert amounts(divided) == [300, 100]
    (node,) = nodes(divided, "a", "Levererat vatten")
    assert (node.value, node.unit, node.source and node.source.text()) == (300, "m³", "Driftstatistik, 2020")
    assert rule(body).columns() == ()


def test_value_that_stands_twice_must_agree() -> None:
    body = '[[column]]\nname = "x"\nsource = "S"\nvalues = { a = "1" }\n[[component]]\nrate = "1"\nkey = "column:x"\n'
    assert amounts(found(body, members("a", x=("1",)))) == [1]
    assert "a har 2 i medlemsuppgifterna men 1 i regeln" in refused(body, members("a", x=("2",)))["two-values"]
    assert refused(body, members("b"))["missing-column"]


def test_columns_are_named_for_the_year_asked_about() -> None:
    body = """
    [damping]
    max_change = "5%"
    against = "column:avgift-{year-1}"
    [[column]]
    name = "underlag-{year-2}"
    title = "Underlag {year-2}"
    sum_of = ["skatt-{year-2}", "bidrag-{year-2}"]
    [[component]]
    rate = "0.4‰"
    key = "column:underlag-{year-2}"
    less = "column:betalt"
    """
    asked = rule(body)
    assert asked.columns(YEAR) == ("skatt-2018", "bidrag-2018", "betalt")
    assert asked.optional_columns(YEAR) == ("avgift-2019",)
    who = [
        Member("a", columns={"skatt-2018": Decimal(2_000_000), "bidrag-2018": Decimal(500_000), "betalt": Decimal(0)})
    ]
    fee = found(body, who)
    assert amounts(fee) == [1000]
    (node,) = nodes(fee, "a", "Underlag 2018")
    assert node.calculation == "2\u00a0000\u00a0000 + 500\u00a0000 = 2\u00a0500\u00a0000"
    assert "0,4\u00a0‰" in fee.shares[0].explanation.inputs[0].calculation
    assert refused(body, who, on=None)["missing-year"]


def test_paid_before_is_taken_off_and_never_given_back() -> None:
    body = '[[component]]\nrate = "10"\nkey = "column:x"\nless = "column:betalt"\n'
    fee = found(body, members("a", "b", x=("5", "5"), betalt=("20", "60")))
    assert amounts(fee) == [30, 0]
    assert "inget betalas tillbaka" in nodes(fee, "b", "Kvar att betala")[0].note


# --- several components ----------------------------------------------------------------------------------------------------


def test_participation_is_the_share_of_the_services_joined() -> None:
    body = '[[component]]\npart = "rest"\nkey = "column:x×participation"\nservices = ["it", "kort", "kund"]\n'
    who = [
        Member("a", columns={"x": Decimal(300)}, classes=frozenset({"it"})),
        Member("b", columns={"x": Decimal(100)}, classes=frozenset({"it", "kort", "kund"})),
        Member("c", columns={"x": Decimal(900)}),
    ]
    divided = found(body, who, 1000)
    assert amounts(divided) == [500, 500, 0]
    (share,) = nodes(divided, "a", "Andel av tjänsterna")
    assert (share.value, share.calculation, share.note) == (Fraction(1, 3), "1 av 3 tjänster", "Med i it.")


BUNDLE = """
[[component]]
title = "Samlad avgift"
rate = "20"
key = "column:x"
only = "class:samlad"
replaces = ["avtal"]
includes = ["tidigare avtal"]
payee = "föreningen"
[[component]]
id = "avtal"
title = "Avtalet"
base = "700"
[[component]]
title = "Annat"
base = "5"
"""


def test_bundled_fee_stands_in_the_place_of_others_for_those_who_have_it() -> None:
    who = [
        Member("a", columns={"x": Decimal(10)}, classes=frozenset({"samlad"})),
        Member("b", columns={"x": Decimal(10)}),
    ]
    fee = found(BUNDLE, who)
    assert amounts(fee) == [205, 705]
    (node,) = nodes(fee, "a", "Samlad avgift")
    assert node.note == "Ersätter Avtalet. Däri ingår tidigare avtal. Betalas till föreningen."
    assert not nodes(fee, "a", "Avtalet")


def test_each_its_own_and_the_rest_by_two_keys() -> None:
    body = """
    [[component]]
    each = "column:gammal"
    only = "a"
    [[component]]
    each = "100"
    [[component]]
    part = "75% of rest"
    key = "column:behov"
    [[component]]
    part = "25% of rest"
    key = "equal"
    """
    who = members("a", "b", gammal=("50", "0"), behov=("1", "3"))
    divided = found(body, who, 1050)
    assert amounts(divided) == [50 + 100 + 150 + 100, 100 + 450 + 100]
    assert "75\u00a0% av det som återstår" in divided.shares[0].explanation.inputs[2].rule
    assert "underskott" in refused(body, who, -1050)["amount-of-deficit"]
    short = body.replace("25%", "20%")
    assert "tillsammans 95 %" in refused(short, who, 1050)["rests-of-rest"]


def test_damping_one_way_leaves_the_other_free() -> None:
    body = '[[component]]\npart = "rest"\nkey = "column:x"\nmax_decrease = "10%"\nagainst = "column:f"\nfor = "not class:fri"\n'
    who = members("a", "b", "c", x=("0", "1", "0"), f=("500", "100", "400"))
    who[2] = replace(who[2], classes=frozenset({"fri"}))
    divided = found(body, who, 1000)
    assert amounts(divided) == [450, 550, 0]
    assert "Högst 10\u00a0% sänkning mot 500\u00a0kr" in divided.shares[0].explanation.inputs[0].note


def test_limit_in_two_intervals_is_flagged_even_where_nobody_is_on_it() -> None:
    body = '[[component]]\nkey = "column:x"\nbands = [{ to = 10, amount = "1" }, { from = 10, amount = "2" }, { from = 20, amount = "3" }]\n'
    note = found(body, members("a", x=("9",))).shares[0].explanation.inputs[0].note
    assert note == "Oklart i källan: 10 och 20–högst står i två intervall."
    clear = body.replace("to = 10", "below = 10").replace("from = 10", "from = 10, below = 20")
    assert found(clear, members("a", x=("10",))).shares[0].explanation.inputs[0].note == ""


def test_adjustment_above_a_limit_is_a_cliff() -> None:
    body = """
    [[component]]
    rate = "1"
    key = "column:x"
    [[component.adjust]]
    title = "Rabatt"
    percent = "90%"
    key = "column:x"
    above = 100
    """
    fee = found(body, members("a", "b", x=("100", "110")))
    assert amounts(fee) == [100, 99]
    (node,) = nodes(fee, "b", "Rabatt")
    assert (node.calculation, node.inputs[0].value) == ("110 × 90\u00a0% = 99", 110)
