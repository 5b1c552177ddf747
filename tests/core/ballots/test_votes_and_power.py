"""Votes of a cooperation's members by every way, the power that follows, and its figures by id."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan.core.allocation import Member
from samverkan.core.ballots import (
    TARGETS,
    Votes,
    Wish,
    fair_rules,
    hold,
    kinds_offered,
    parse_demand,
    parse_votes,
    power_figure,
    votes_of,
)
from samverkan.core.ballots.demands import typed_demand
from samverkan.core.ballots.fair import distance_between, wished_shares
from samverkan.core.ballots.votes import _seats
from samverkan.core.ballots.words import in_hundred, told
from samverkan.core.faults import FaultError
from samverkan.core.figures import explain_figure
from samverkan.core.records import Case
from samverkan.formats.cases import read_case
from samverkan.runtime.paths import cases_dir
from samverkan.statistics import official

ON = date(2021, 12, 31)
SKARABORG = date(2018, 12, 31)


@cache
def case(slug: str = "jamtland") -> Case:
    return read_case(cases_dir() / slug)


def votes(name: str, slug: str = "jamtland", on: date = ON) -> Votes:
    return votes_of(case(slug), parse_votes(name), statistics=official(), on=on)


def power(name: str, majority: str = "enkel", members: str = "ingen", slug: str = "jamtland", on: date = ON):  # type: ignore[no-untyped-def]
    return hold(case(slug), name, majority, members, statistics=official(), on=on)


def test_fees_as_votes_let_ostersund_decide_ninety_times_of_a_hundred() -> None:
    held = power("avgift")
    rows = {row.member: row.banzhaf for row in held.power.members}
    assert rows.pop("Östersund") == Fraction(9, 10)
    assert set(rows.values()) == {Fraction(1, 70)}
    sentences = [text.replace("\u00a0", " ") for text in told(held)]
    assert (
        "Av 100 tillfällen då en medlem är tungan på vågen är det Östersund 90 gånger, med 48,8 % av rösterna."
        in sentences
    )
    assert "Hur de andra än röstar beror utgången på Östersund i 98 fall av 100." in sentences
    assert any("är det lika ofta, en gång av 100 var, fast de har olika många kronor" in text for text in sentences)
    assert any(
        "minst 2 medlemmar för att stoppa eller driva igenom ett beslut; grupperna är 7: Östersund och en av" in text
        for text in sentences
    )


def test_members_alone_vote_and_a_party_of_the_agreement_does_not() -> None:
    assert len(votes("lika").members) == 8
    assert "Region Jämtland Härjedalen" not in votes("lika").names
    assert len(votes("lika", "vallentuna-overformyndarkansli", date(2023, 1, 1)).members) == 4


def test_a_rule_of_seats_gives_the_votes_of_its_members() -> None:
    held = votes("platser-platser-fullmaktige", "skaraborgs-kommunalforbund", SKARABORG)
    assert (held.total, held.what) == (48, "platserna")
    assert dict(zip(held.names, held.weights, strict=True))["Skövde"] == max(held.weights)


def test_seats_of_an_alternative_are_votes_too() -> None:
    held = votes("alternativ-kommunforbund")
    assert held.title == "Alternativ: Kommunförbund (ideell förening)"
    assert held.total == sum(held.weights) > 8


@pytest.mark.parametrize(
    ("name", "total", "ostersund"),
    [("delat-51", 51, 25), ("minst-en-51", 51, 22), ("paborjat-5000", 32, 13), ("lika-och-2-10000", 26, 8)],
)
def test_tried_rules_give_seats_by_the_inhabitants(name: str, total: int, ostersund: int) -> None:
    held = votes(name)
    assert (held.total, dict(zip(held.codes, held.weights, strict=True))["2380"]) == (total, ostersund)
    assert held.kind.name == name


def test_seats_by_the_root_lie_between_the_equal_and_the_proportional() -> None:
    roots, proportional = votes("rot-51"), votes("delat-51")
    largest = max(proportional.weights)
    assert Decimal(51) / 8 < max(roots.weights) < largest
    assert roots.total == 51


def test_seats_that_nothing_tells_apart_are_given_to_nobody() -> None:
    members = tuple(Member(code, code.upper()) for code in "abc")
    seats, ties = _seats(parse_votes("delat-5"), [10, 10, 5], members)
    assert (seats, ties) == ([2, 2, 1], ())
    seats, ties = _seats(parse_votes("delat-4"), [10, 10, 5], members)
    assert sum(seats) == 3
    assert ties == ("A och B står lika om 1 av de sista platserna, som inte är givna till någon.",)


def test_a_member_without_inhabitants_has_no_votes_by_them() -> None:
    held = votes("folkmangd", "regionforbundet-jamtlands-lan", date(2014, 12, 31))
    assert held.left_out == ("Jämtlands läns landsting",)
    assert len(held.members) == 8


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("fel", "Det finns inget sätt att ge röster som heter ”fel”"),
        ("delat-0", "delat-0"),
        ("rot-99999", "rot-99999"),
        ("platser-finns-inte", "finns-inte"),
        ("alternativ-finns-inte", "inget alternativ ”finns-inte”"),
        ("minst-en-7", "räcker inte till en var för 8 medlemmar"),
    ],
)
def test_votes_that_are_not_there_are_a_sentence(name: str, text: str) -> None:
    with pytest.raises(FaultError) as caught:
        votes(name)
    assert text in caught.value.faults[0].text.replace("\u00a0", " ")


def test_no_members_is_a_sentence_and_no_way_is_offered() -> None:
    with pytest.raises(FaultError, match="räknar inte upp medlemmarna"):
        votes("lika", "kommuninvest")
    assert kinds_offered(case("kommuninvest"), official(), ON) == ()
    assert [kind.name for kind in kinds_offered(case(), official(), ON)][:3] == ["avgift", "folkmangd", "lika"]


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [("37", "minst-37", "minst 37"), (" 3/5 ", "minst-3-5", "minst 3/5"), ("1 000", "minst-1000", "minst 1 000")],
)
def test_a_typed_limit_has_a_name_that_reads_back(text: str, name: str, words: str) -> None:
    demand = typed_demand(text)
    assert (demand.name, demand.words.replace("\u00a0", " ")) == (name, words)
    assert parse_demand(name) == demand


@pytest.mark.parametrize("text", ["halva", "", "1/0", "-3"])
def test_a_limit_that_is_none_is_a_sentence(text: str) -> None:
    with pytest.raises(FaultError, match="ingen gräns"):
        typed_demand(text)


@pytest.mark.parametrize("name", ["minst", "minst-1-0", "mest", "minst--3"])
def test_an_unknown_majority_is_a_sentence(name: str) -> None:
    with pytest.raises(FaultError, match="ingen majoritet"):
        parse_demand(name)


def test_a_limit_above_all_votes_is_a_sentence() -> None:
    with pytest.raises(FaultError) as caught:
        assert power("lika", "minst-9").power
    assert "Hela vikten är 8" in caught.value.faults[0].text


def test_votes_and_members_at_once_take_the_decision_from_the_largest() -> None:
    alone, both = power("folkmangd"), power("folkmangd", members="enkel")
    place = alone.votes.names.index("Östersund")
    assert both.power.members[place].banzhaf < alone.power.members[place].banzhaf
    assert "och dessutom mer än hälften av medlemmarna" in told(both)[0]


@pytest.mark.parametrize("part", ["banzhaf", "shapley", "avgor", "faller"])
def test_every_figure_has_an_id_that_opens_it(part: str) -> None:
    held = power("avgift")
    for who in ("2380", "alla"):
        found = explain_figure(case(), held.figure(part, who), referred={}, statistics=official(), on=ON)
        assert found.unit == "%"
        assert found.inputs
    assert found.inputs[0].unit == "%"


def test_a_figure_rests_on_the_votes_and_what_is_demanded() -> None:
    held = power("folkmangd")
    found = explain_figure(case(), held.figure("banzhaf", "2380"), referred={}, statistics=official(), on=ON)
    titles = [node.title for node in found.walk()]
    assert found.value == Decimal("90.00")
    assert "Östersund, röster" in titles
    assert any("folkmängd" in title for title in titles)
    assert "Krävs för beslut" in titles


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        ("power.avgift.enkel.ingen.banzhaf.9999", "”9999” är inte med"),
        ("power.avgift.enkel.ingen.styrka.2380", "delen ska vara"),
        ("power.avgift.enkel.ingen.banzhaf.23.80", "fem delar"),
        ("power.avgift.enkel.ingen.avstand-allt.alla", "inget mål"),
    ],
)
def test_a_figure_that_is_not_there_is_a_sentence(figure: str, text: str) -> None:
    with pytest.raises(FaultError) as caught:
        power_figure(case(), tuple(figure.split(".")[1:]), statistics=official(), on=ON)
    assert text in caught.value.faults[0].text


@pytest.mark.parametrize("target", TARGETS)
def test_rules_tried_stand_nearest_first_and_each_distance_opens(target: str) -> None:
    tried = fair_rules(case(), Wish(target, 51, 5000, 2), statistics=official(), on=ON)
    distances = [one.distance for one in tried]
    assert len(tried) > 12
    assert distances == sorted(distances)
    for one in tried[:3]:
        figure = f"power.{one.votes.kind.name}.{one.demand.name}.ingen.avstand-{target}.alla"
        found = explain_figure(case(), figure, referred={}, statistics=official(), on=ON)
        assert found.value == round(Decimal(one.distance.numerator) * 100 / Decimal(one.distance.denominator), 2)
        assert len(found.inputs) == 8


def test_equal_votes_are_exactly_equal_for_every_member() -> None:
    nearest = fair_rules(case(), Wish("medlem", 51, 5000, 2), statistics=official(), on=ON)[0]
    assert nearest.distance == 0
    assert len(set(nearest.votes.weights)) == 1


def test_the_limit_looked_for_is_nearer_than_the_usual_ones_and_never_near_all_votes() -> None:
    for target in TARGETS:
        tried = fair_rules(case(), Wish(target, 51, 5000, 2), statistics=official(), on=ON)
        for best in (one for one in tried if one.sought):
            same = [one for one in tried if one.votes.kind == best.votes.kind and not one.sought]
            assert all(best.distance < one.distance for one in same)
            limit = best.demand.quota.weight
            assert limit is not None
            assert best.votes.total / 2 < limit <= best.votes.total * 3 / 4


def test_a_wish_by_inhabitants_where_some_have_none_tries_the_rules_that_can_be() -> None:
    slug, on = "regionforbundet-jamtlands-lan", date(2014, 12, 31)
    tried = fair_rules(case(slug), Wish("invanare", 51, 5000, 2), statistics=official(), on=on)
    assert tried
    assert all("Jämtlands läns landsting" not in one.votes.names for one in tried)
    with pytest.raises(FaultError, match="Jämtlands läns landsting har ingen egen folkmängd"):
        wished_shares(votes("lika", slug, on), "invanare")


def test_an_unknown_wish_is_a_sentence() -> None:
    with pytest.raises(FaultError, match="inget mål"):
        fair_rules(case(), Wish("allt", 51, 5000, 2), statistics=official(), on=ON)


def test_wishes_sum_to_all_power_and_lie_in_order_for_the_largest() -> None:
    held = votes("folkmangd")
    place = held.names.index("Östersund")
    wished = [wished_shares(held, target) for target in TARGETS]
    assert all(sum(shares) == 1 for shares in wished)
    by_inhabitant, root, between, by_member = (shares[place] for shares in wished)
    assert by_inhabitant > between > root > by_member


parts = (
    st.lists(st.integers(0, 100), min_size=5, max_size=5)
    .filter(any)
    .map(lambda held: [Fraction(one, sum(held)) for one in held])
)


@given(parts, parts, parts)
@settings(max_examples=100, deadline=None)
def test_the_distance_is_one(first: list[Fraction], second: list[Fraction], third: list[Fraction]) -> None:
    apart = distance_between(first, second)
    assert 0 <= apart <= 1
    assert apart == distance_between(second, first)
    assert (apart == 0) == (first == second)
    assert apart <= distance_between(first, third) + distance_between(third, second)


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Fraction(9, 10), "90 gånger"),
        (Fraction(1, 70), "en gång"),
        (Fraction(1, 900), "mindre än en gång"),
        (Fraction(0), "0 gånger"),
    ],
)
def test_parts_are_told_of_a_hundred(share: Fraction, text: str) -> None:
    assert in_hundred(share) == text
