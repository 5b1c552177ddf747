"""Stated posts against a stated total."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from samverkan.core.checks.finding import Finding
from samverkan.core.checks.view import View, given, worked
from samverkan.core.checks.words import fte
from samverkan.core.records import Fact, Post
from samverkan.core.swedish import number


def find_post_remainder(view: View) -> Iterator[Finding]:
    """*post-remainder*: what is left of the total for "one in each area" is no whole number."""
    open_posts = [post for post in view.case.posts if post.per_area]
    stated = [post for post in view.case.posts if not post.per_area and post.fte is not None]
    totals = {(fact.year, fact.value): fact for fact in reversed(view.cooperation_facts("aa"))}
    for fact in totals.values():
        if fact.value is None or fact.precision or not stated or len(open_posts) != 1:
            continue
        rest = fact.value - sum((post.fte for post in stated if post.fte is not None), Decimal(0))
        if rest != rest.to_integral_value():
            yield _post_remainder(view, fact, stated, open_posts[0], rest)


def _post_remainder(view: View, fact: Fact, stated: list[Post], post: Post, rest: Decimal) -> Finding:
    name = view.name("samverkan", fact.subject)
    total = fact.value or Decimal(0)
    parts = " − ".join(number(row.fte or 0) for row in stated)
    calculation = f"{number(total)} − {parts} = {number(rest)}"
    text = (
        f"{name} anger {fte(total)}. Dras de uppräknade tjänsterna ifrån ({calculation}) återstår {number(rest)} till "
        f"”{post.title}”, som ska finnas med en hel tjänst inom varje område. Antalet områden kan inte vara "
        f"{number(rest)}: någon tjänst är del av tid eller saknas i uppräkningen. Fråga efter bemanningen per tjänst."
    )
    return view.finding(
        "post-remainder", fact.id, "varning", f"{name}: tjänsterna går inte ihop med summan", text,
        subject=("samverkan", fact.subject),
        explanation=worked("Årsarbetare som återstår", rest, "ÅA", calculation,
               [given("Angiven summa", total, "ÅA", view.ref(fact)),
                *(given(row.title, row.fte, "ÅA", view.ref(row)) for row in stated)]),
    )  # fmt: skip
