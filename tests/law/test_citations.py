"""Citations as documents write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.law import citation_gaps, fact, missing_citations, parse_citation


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("9 kap. 6 § KL", ["9 kap. 6 § KL"]),
        ("9 kap. 37 § kommunallagen", ["9 kap. 37 § KL"]),
        ("10 kap. 1, 3 och 6 §§ kommunallagen", ["10 kap. 1 § KL", "10 kap. 3 § KL", "10 kap. 6 § KL"]),
        ("9 kap. 30–31 §§ KL", ["9 kap. 30 § KL", "9 kap. 31 § KL"]),
        ("8 kap. 14–16 a §§ KL", ["8 kap. 14 § KL", "8 kap. 15 § KL", "8 kap. 16 § KL", "8 kap. 16 a § KL"]),
        ("5 kap. 45 §; 6 kap. 27 § KL", ["5 kap. 45 § KL", "6 kap. 27 § KL"]),
        ("9 kap. 36 § KL; lag (2003:192) 1–3 §§", ["9 kap. 36 § KL", "1 § 2003:192", "2 § 2003:192", "3 § 2003:192"]),
        ("9 kap. 18 § 2 st KL", ["9 kap. 18 § KL"]),
        ("11 kap. 6a § KL", ["11 kap. 6 a § KL"]),
        ("KL 9:6", ["9 kap. 6 § KL"]),
        ("19 a kap. 2 § LOU", ["19 a kap. 2 § LOU"]),
        ("8 § arkivlagen", ["8 § ArkivL"]),
        ("HFD 2011:53", []),
        ("SFS 2018:1346", []),
        ("", []),
    ],
)
def test_citation_is_read_paragraph_by_paragraph(text, read):
    assert [paragraph.text() for paragraph in parse_citation(text)] == read


@given(st.integers(1, 20), st.lists(st.integers(1, 99), min_size=1, max_size=5, unique=True))
def test_citation_written_from_its_paragraphs_is_read_back(chapter, numbers):
    words = " och ".join(filter(None, [", ".join(map(str, numbers[:-1])), str(numbers[-1])]))
    read = parse_citation(f"{chapter} kap. {words} §§ KL")
    assert [(paragraph.chapter, paragraph.number) for paragraph in read] == [(str(chapter), str(n)) for n in numbers]


@pytest.mark.parametrize(
    "text", ["10 kap. 1, 3 och 6 §§ KL", "10 kap. 1, 3 och 6 §§ kommunallagen", "KL 10:6", "10 kap. 3 § KL"]
)
def test_association_that_cites_10_6_or_10_3_lacks_10_4(text):
    assert missing_citations("ideell-forening", text) == ("10 kap. 4 § KL",)


@pytest.mark.parametrize("text", ["10 kap. 1, 4 och 6 §§ KL", "10 kap. 1 § KL", "9 kap. 6 § KL", ""])
def test_citation_that_names_10_4_or_neither_lacks_nothing(text):
    assert missing_citations("ideell-forening", text) == ()


def test_other_forms_are_not_asked_for_10_4():
    assert missing_citations("kommunalt-bolag", "10 kap. 3 § KL") == ()


def test_gap_says_why_and_names_facts_that_exist():
    (gap,) = citation_gaps("ideell-forening", "10 kap. 1, 3 och 6 §§ KL")
    assert "10 kap. 6 § andra stycket" in gap.reason
    assert [fact(id).id for id in gap.facts] == ["KL-10-6a", "KL-10-4a", "KL-10-seed"]
