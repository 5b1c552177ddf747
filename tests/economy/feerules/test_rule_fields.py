"""A rule as fields and as text: what is read is what was written; what is tried and what is wrong where."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.core.allocation import parse_allocation
from samverkan.core.faults import FaultError
from samverkan.economy.feerules.reading import typed_of
from samverkan.economy.feerules.ruletoml import rule_text
from samverkan.economy.feerules.trial import placed, read_total
from samverkan.economy.feerules.typed import TypedPart, TypedRule, plain_number, with_change
from samverkan.economy.feerules.writing import data_of
from samverkan.runtime import paths
from tests.economy.feerules.conftest import RULE

HEAD = {"rule": {"id": "x", "kind": "allocation", "title": "X", "status": "antagen", "source": "Prov", "legal": []}}
DOCS = Path(__file__).parents[3] / "docs" / "rules.md"


def rules() -> list[dict[str, Any]]:
    """Every allocation rule of the cases, and the examples of the rules' own document."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(paths.cases_dir().glob("*/rules/*.toml"))]
    costs, _, _ = DOCS.read_text(encoding="utf-8").partition("\n## Seats\n")
    texts += re.findall(r"```toml\n(.*?)```", costs, re.DOTALL)
    read = [tomllib.loads(text) for text in texts]
    return [
        {**HEAD, **data}
        for data in read
        if "component" in data and data.get("rule", {}).get("kind", "allocation") == "allocation"
    ]


@pytest.mark.parametrize("data", rules(), ids=lambda data: data["rule"]["id"])
def test_every_rule_is_the_same_rule_after_the_form_and_after_the_text(data: dict[str, Any]) -> None:
    meant = parse_allocation(data)
    assert parse_allocation(tomllib.loads(rule_text(data))) == meant
    through = data_of(typed_of(data))
    assert parse_allocation(through) == meant
    assert data_of(typed_of(tomllib.loads(rule_text(through)))) == through


VALUES = st.recursive(
    st.one_of(st.text(max_size=12), st.integers(-(10**12), 10**12), st.booleans(), st.dates()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=6), inner, max_size=5)),
    max_leaves=8,
)


@given(st.dictionaries(st.text(max_size=8), VALUES, max_size=4))
def test_what_is_written_as_text_is_read_back(data: dict[str, Any]) -> None:
    assert tomllib.loads(rule_text(data)) == data


@given(
    st.dictionaries(
        st.sampled_from(
            (
                "title",
                "takes",
                "value",
                "base",
                "key",
                "on",
                "year",
                "lag",
                "floor",
                "cap",
                "max_change",
                "against",
                "from",
                "to",
            )
        ),
        st.text(max_size=9),
    )
)
def test_unfinished_part_keeps_what_is_typed(texts: dict[str, str]) -> None:
    typed = TypedRule({"title": "X"}, (TypedPart(texts),))
    data = data_of(typed, unfinished=True)
    assert tomllib.loads(rule_text(data)) == data


def test_fault_is_told_at_its_part_in_words_of_the_form() -> None:
    typed = TypedRule({"title": "X", "id": "x", "status": "antagen", "source": "Prov"}, (
        TypedPart({"takes": "percent", "value": "trettio", "key": "equal"}),
        TypedPart({"takes": "rest", "key": "population", "on": "i våras"}),
    ))  # fmt: skip
    with pytest.raises(FaultError) as refused:
        data_of(typed)
    found = placed(refused.value)
    assert found == {
        1: ["Vad delen tar: ”trettio” är inget tal. Skriv siffror, till exempel 1 250 eller 2,5."],
        2: ["Folkmängd den dag: ”i våras” är ingen dag. Skriv år-månad-dag, till exempel 2020-12-31."],
    }
    assert typed_of(data_of(typed, unfinished=True)).parts[0].get("value") == "trettio"


@pytest.mark.parametrize(("typed", "plain"), [
    ("1 250,5", "1250.5"), ("1\u00a0242\u00a0000", "1242000"), ("\u22122", "-2"), ("0,4‰", "0.4‰"), ("1,2,3", None), ("tio", None), ("", None),
])  # fmt: skip
def test_number_is_read_as_swedes_write_it(typed: str, plain: str | None) -> None:
    assert plain_number(typed) == plain


def test_sum_is_kronor_or_blank() -> None:
    assert read_total(" 10 046 000 kr") == Decimal(10_046_000)
    assert read_total("  ") is None
    for wrong in ("-5", "mycket", "5%"):
        with pytest.raises(FaultError):
            read_total(wrong)


def test_buttons_add_move_and_take_out_parts() -> None:
    rule = TypedRule({}, tuple(TypedPart({"title": name}) for name in "abc"))

    def after(change: str) -> tuple[str, int | None]:
        changed, focus = with_change(rule, change, TypedPart({"title": "ny"}))
        return " ".join(part.get("title") for part in changed.parts), focus

    assert after("ny-del") == ("a b c ny", 3)
    assert after("upp-1") == ("b a c", 0)
    assert after("ner-1") == ("a c b", 2)
    assert after("bort-2") == ("a b", 1)
    assert after("upp-0") == after("ner-2") == after("bort-9") == after("hej") == ("a b c", None)


def test_text_with_a_comment_is_the_same_rule() -> None:
    assert parse_allocation(data_of(typed_of(tomllib.loads(RULE)))) == parse_allocation(tomllib.loads(RULE))
