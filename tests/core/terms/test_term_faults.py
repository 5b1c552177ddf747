"""A term rule that can't be used says what is wrong, where, and what to write instead."""

from datetime import date

import pytest

from samverkan.core.faults import FaultError
from samverkan.core.terms import parse_term, term_state

HEAD = {"id": "prov", "kind": "term", "title": "Prov", "status": "avtalad", "source": "Avtalet", "legal": []}


def sentences(term, **tables):
    with pytest.raises(FaultError) as caught:
        parse_term({"rule": HEAD, "term": term, **tables})
    return [fault.sentence() for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("term", "said"),
    [
        ({"length": "3 år", "renewal": "same"}, "[term], length: Tiden ”3 år” går inte att läsa. Skriv ”3 years”."),
        ({"notice": "1 år"}, "[term], notice: Uppsägningstiden ”1 år” går inte att läsa. Skriv ”1 year”."),
        ({"notice": "6 månader"}, "Skriv ”6 months”."),
        ({"notice": "tre år"}, "till exempel ”3 years”"),
        ({"notice": "0 years"}, "går inte att läsa"),
        ({"notice": "1 year", "uppsägning": "1 år"}, "[term], uppsägning: Nyckeln ”uppsägning” är okänd."),
        ({"length": "3 years", "notice": "1 year"}, "[term], renewal: Nyckeln ”renewal” saknas."),
        ({"renewal": "same"}, "[term], renewal: Ett avtal tills vidare förnyas inte."),
        ({"length": "3 years", "renewal": "alltid"}, "[term], renewal: Tiden ”alltid” går inte att läsa."),
        ({"before": "07-01", "then": "2 years"}, "”2 years from year-end”"),
        ({"before": "1 juli", "then": "2 years from year-end"}, "before = ”07-01”"),
        ({"before": "02-29", "then": "2 years from year-end"}, "ingen dag som finns varje år"),
        ({"then": "2 years from year-end"}, "Nyckeln ”before” saknas"),
        ({"notice": "1 year", "exit": "liquidation"}, "Skriv bara ett av notice och exit"),
        ({"notice": "1 year", "on_holiday": "next business day"}, "on_holiday behöver en sista dag"),
        ({"notice": "1 year", "business_year": "07-01"}, "business_year hör ihop med"),
        ({"statutory": "justering-dagar"}, "Värdet ”justering-dagar” finns inte"),
        ({"by_agreement": "ja"}, "[term], by_agreement: Här ska stå true eller false"),
    ],
)
def test_fault_names_the_key_and_what_to_write(term, said):
    assert any(said in sentence for sentence in sentences(term))


def test_bad_days_are_named_with_their_table():
    found = sentences(
        {}, amendment=[{"decided": "2020-13", "ends": "31/12 2022"}], transfer={"on": "snart", "successor": "X"}
    )
    assert found == [
        "[[amendment]] nr 1, decided: ”2020-13” är ingen månad. Skriv till exempel 2020-12.",
        '[[amendment]] nr 1, ends: Här ska stå en dag, till exempel ends = "2020-12-31".',
        '[transfer], on: Här ska stå en dag, till exempel on = "2020-12-31".',
    ]


def test_every_fault_is_told_at_once():
    assert len(sentences({"length": "3 år", "renewal": "same", "notice": "1 år", "x": 1})) == 3


def test_rule_of_another_kind_is_refused():
    with pytest.raises(FaultError, match='Här behövs kind = "term"'):
        parse_term({"rule": HEAD | {"kind": "seats"}, "term": {}})


def test_notice_without_a_notice_clause_is_refused(make_rule):
    with pytest.raises(FaultError, match="säger inte hur uppsägning räknas"):
        term_state(make_rule(), start=date(2020, 1, 1), on=date(2021, 1, 1), notice=date(2021, 1, 1))


def test_amendment_that_ends_before_its_period_is_refused(make_rule):
    late = {"amendment": [{"decided": "2023-05-01", "ends": "2022-06-30"}]}
    rule = make_rule(late, length="1 year", renewal="same", notice="1 month")
    with pytest.raises(FaultError, match="slutar före perioden som började 2023-01-01"):
        term_state(rule, start=date(2019, 1, 1), on=date(2023, 6, 1))


def test_day_in_the_far_future_is_refused_not_computed(make_rule):
    with pytest.raises(FaultError, match="för långt fram"):
        term_state(make_rule(notice="1 year"), start=date(2020, 1, 1), on=date(9999, 12, 31))
