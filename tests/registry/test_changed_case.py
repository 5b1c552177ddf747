"""Records put in and taken out of a case: where they stand, and that it takes one pass."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from samverkan.core.records import Case
from samverkan.registry.services import changed_case
from samverkan.testing.many import many_cases

CASE = next(iter(many_cases(1, organisations=2, agreements=3)))


@dataclass(frozen=True)
class Line:
    """A record that is nothing but its id and what it says."""

    id: str
    says: int = 0


def with_lines(*keys: str) -> Case:
    rows: dict[str, Any] = {"arenas": tuple(Line(key) for key in keys)}
    return replace(CASE, **rows)


def keys(case: Case) -> list[str]:
    return [row.id for row in case.arenas]


def test_record_put_in_anothers_place_keeps_it_and_a_new_one_stands_last() -> None:
    after = changed_case(
        with_lines("a", "b", "c"), [("arenas", Line("d")), ("arenas", Line("b", 1)), ("arenas", Line("e"))], []
    )
    assert keys(after) == ["a", "b", "c", "d", "e"]
    assert after.arenas[1] == Line("b", 1)


def test_last_of_two_records_with_an_id_holds_in_the_place_of_the_first() -> None:
    after = changed_case(
        with_lines("a"), [("arenas", Line(key, says)) for key, says in (("x", 1), ("y", 1), ("x", 2))], []
    )
    assert after.arenas == (Line("a"), Line("x", 2), Line("y", 1))


def test_record_is_taken_out_even_where_it_was_put_in() -> None:
    after = changed_case(with_lines("a", "b", "c"), [("arenas", Line("b", 1)), ("arenas", Line("d"))],
                         [("arenas", "b"), ("arenas", "d"), ("arenas", "okand")])  # fmt: skip
    assert keys(after) == ["a", "c"]


def test_kinds_that_are_not_named_stay_as_they_are() -> None:
    after = changed_case(CASE, [("arenas", Line("a"))], [("agreements", CASE.agreements[0].id)])
    assert after.agreements == CASE.agreements[1:]
    assert after.organisations is CASE.organisations
    assert changed_case(CASE, [], []) == CASE


def test_cooperation_is_put_in_the_place_of_its_own() -> None:
    renamed = replace(CASE.cooperation, name="Ett annat namn")
    after = changed_case(CASE, [("cooperation", renamed), ("arenas", Line("a"))], [])
    assert after.cooperation == renamed
    assert keys(after)[-1] == "a"


def one_at_a_time(rows: list[Line], put: list[Line], remove: list[str]) -> list[Line]:
    """The same the slow way: each change looks through every row."""
    for record in put:
        there = any(row.id == record.id for row in rows)
        rows = [record if row.id == record.id else row for row in rows] if there else [*rows, record]
    return [row for row in rows if row.id not in remove]


KEYS = st.sampled_from("abcdefgh")


@given(st.lists(KEYS, unique=True), st.lists(st.builds(Line, KEYS, st.integers(1, 9))), st.lists(KEYS))
def test_order_is_that_of_changes_made_one_at_a_time(rows: list[str], put: list[Line], remove: list[str]) -> None:
    after = changed_case(with_lines(*rows), [("arenas", one) for one in put], [("arenas", key) for key in remove])
    assert list(after.arenas) == one_at_a_time([Line(key) for key in rows], put, remove)


def test_thousands_of_records_are_looked_at_a_few_times_each() -> None:
    looked = [0]

    class Counted:
        def __init__(self, key: int) -> None:
            self.key = key

        @property
        def id(self) -> str:
            looked[0] += 1
            return str(self.key)

    many = 3000
    rows: dict[str, Any] = {"arenas": tuple(Counted(key) for key in range(many))}
    put: list[tuple[str, Any]] = [("arenas", Counted(key)) for key in range(many // 2, many * 3 // 2)]
    after = changed_case(replace(CASE, **rows), put, [("arenas", str(key)) for key in range(many // 2)])
    assert len(after.arenas) == many
    assert looked[0] <= 4 * many
