"""A term rule from a few lines."""

from collections.abc import Callable
from typing import Any

import pytest

from samverkan.core.terms import TermRule, parse_term

HEAD = {"id": "prov", "kind": "term", "title": "Prov", "status": "avtalad", "source": "Avtalet", "legal": []}


@pytest.fixture
def make_rule() -> Callable[..., TermRule]:
    """``make_rule(length="3 years", renewal="same")`` is a rule with that term; ``extra`` adds whole tables."""

    def make(extra: dict[str, Any] | None = None, **term: Any) -> TermRule:
        return parse_term({"rule": HEAD, "term": term, **(extra or {})})

    return make
