"""A rule as it is typed in the form's fields.

What the fields do not hold – bands, a limit for a class, rates by year – stands as rule text in the field ``more`` of the
part or of the rule, so every rule can be opened, changed in a field and saved.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Texts = dict[str, str]
COLUMN, OTHER, NONE = "column", "other", "none"
KEYS = ("population", "equal", "taxbase", "population×taxbase", "fixed")
ROUNDING = ("unit", "method", "percent_decimals")
PERCENT, OF_REST = "%", "% of rest"
MOST_PARTS = 40


@dataclass(frozen=True, slots=True)
class TypedPart:
    """One part: the fields as typed, each member's share by code, and the members chosen."""

    texts: Texts = field(default_factory=dict)
    shares: Texts = field(default_factory=dict)
    only: tuple[str, ...] = ()

    def get(self, name: str) -> str:
        """A field without the spaces around it."""
        return self.texts.get(name, "").strip()

    @property
    def key(self) -> str:
        """The key as a rule writes it: ``population``, ``column:elever``."""
        chosen = self.get("key")
        if chosen == COLUMN:
            return f"column:{self.get('column')}"
        return self.get("key_text") if chosen == OTHER else "" if chosen == NONE else chosen


@dataclass(frozen=True, slots=True)
class TypedRule:
    """The whole form of a rule."""

    texts: Texts = field(default_factory=dict)
    parts: tuple[TypedPart, ...] = ()

    def get(self, name: str) -> str:
        """A field without the spaces around it."""
        return self.texts.get(name, "").strip()


def with_change(typed: TypedRule, change: str, new: TypedPart) -> tuple[TypedRule, int | None]:
    """The rule after a button: ``ny-del``, ``bort-1``, ``upp-1``, ``ner-1`` (numbered from 0), and the part to stand in."""
    parts = list(typed.parts)
    verb, _, place = change.rpartition("-")
    if change == "ny-del":
        parts = [*parts, new][:MOST_PARTS]
        return TypedRule(typed.texts, tuple(parts)), len(parts) - 1
    at = int(place) if place.isdecimal() else -1
    to = at + {"upp": -1, "ner": 1}.get(verb, 0)
    if not 0 <= at < len(parts) or not 0 <= to < len(parts):
        return typed, None
    part = parts.pop(at)
    if verb == "bort":
        return TypedRule(typed.texts, tuple(parts)), min(at, len(parts) - 1) if parts else None
    parts.insert(to, part)
    return TypedRule(typed.texts, tuple(parts)), to


def posted(post: Mapping[str, Any], codes: Sequence[str]) -> TypedRule:
    """The form as it was sent: ``r-<field>`` of the rule, ``d0-<field>`` of the first part, ``d0-share-<code>``."""
    get = post.get
    count = str(get("parts", "0"))
    number = min(int(count), MOST_PARTS) if count.isdecimal() else 0
    texts = {name.removeprefix("r-"): str(get(name)).replace("\x00", "") for name in post if name.startswith("r-")}
    return TypedRule(texts, tuple(_posted_part(post, f"d{at}-", codes) for at in range(number)))


def _posted_part(post: Any, start: str, codes: Sequence[str]) -> TypedPart:
    own = {name.removeprefix(start): str(post.get(name)).replace("\x00", "") for name in post if name.startswith(start)}
    shares = {
        name.removeprefix("share-"): text for name, text in own.items() if name.startswith("share-") and text.strip()
    }
    chosen = post.getlist(f"{start}only") if hasattr(post, "getlist") else post.get(f"{start}only", [])
    known = [code for code in chosen if code in codes or code]
    return TypedPart({name: text for name, text in own.items() if not name.startswith("share-")}, shares, tuple(known))


def plain_number(typed: str) -> str | None:
    """A typed number as a rule writes it, ``1 250,5`` as ``1250.5``; None where it is none."""
    text = re.sub(r"[\s\u00a0\u202f]", "", typed).replace("\u2212", "-").replace(",", ".")
    return text if re.fullmatch(r"-?[0-9]{1,30}(\.[0-9]{1,30})?[%‰]?", text) else None
