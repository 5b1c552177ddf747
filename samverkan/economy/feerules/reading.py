"""The fields of a rule, read off the data of its file; what no field holds is kept as text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from samverkan.economy.feerules.ruletoml import lines_text, rule_text
from samverkan.economy.feerules.typed import (
    COLUMN,
    KEYS,
    NONE,
    OF_REST,
    OTHER,
    PERCENT,
    ROUNDING,
    Texts,
    TypedPart,
    TypedRule,
)


def typed_of(data: Mapping[str, Any]) -> TypedRule:
    """The fields of a rule."""
    left = {key: value for key, value in data.items() if key != "component"}
    head, rounding = dict(_mapping(left.pop("rule", {}))), dict(_mapping(left.pop("rounding", {})))
    head.pop("kind", None)
    texts: Texts = {"title": str(head.pop("title", ""))}
    texts |= _taken(head, "id", "status", "source", "note")
    if _plain_list(head.get("legal")):
        texts["legal"] = "\n".join(head.pop("legal"))
    texts |= _taken(rounding, *ROUNDING)
    damping = left.get("damping")
    if isinstance(damping, Mapping) and set(damping) <= {"max_change", "against"}:
        texts |= _damping(dict(left.pop("damping")))
    left |= {name: rest for name, rest in (("rule", head), ("rounding", rounding)) if rest}
    texts["more"] = rule_text(left) if left else ""
    components = data.get("component", [])
    parts = (
        [_part_of(dict(part)) for part in components if isinstance(part, Mapping)]
        if isinstance(components, list)
        else []
    )
    return TypedRule(texts, tuple(parts))


def _part_of(part: dict[str, Any]) -> TypedPart:
    texts = _taken(part, "title", "floor", "cap", "year", "on", "from", "to")
    texts |= _takes(part) | _key_of(part) | _damping(part)
    texts["lag"] = _scalar(part, "lag_years")
    shares = (
        part.pop("shares", {})
        if all(isinstance(share, str | int) for share in _mapping(part.get("shares", {})).values())
        else {}
    )
    only, classes = _selected(part)
    texts["classes"] = ", ".join(classes)
    texts["more"] = lines_text(part)
    return TypedPart(texts, {code: str(share) for code, share in _mapping(shares).items()}, only)


def _takes(part: dict[str, Any]) -> Texts:
    value = part.get("part")
    if isinstance(value, str) and value.endswith(OF_REST):
        return {"takes": "percent-rest", "value": part.pop("part").removesuffix(OF_REST).strip()}
    if isinstance(value, str) and value.endswith(PERCENT):
        return {"takes": "percent", "value": part.pop("part").removesuffix(PERCENT).strip()}
    if value == "rest":
        part.pop("part")
        return {"takes": "rest"}
    if isinstance(value, str | int):
        return {"takes": "amount", "value": str(part.pop("part"))}
    if isinstance(part.get("each"), str | int) and not str(part["each"]).startswith("column:"):
        return {"takes": "each", "value": str(part.pop("each"))}
    return {"takes": "rate", "value": _scalar(part, "rate"), "base": _scalar(part, "base")}


def _key_of(part: dict[str, Any]) -> Texts:
    key = part.pop("key", None)
    if key is None:
        return {"key": NONE}
    if key in KEYS:
        return {"key": key}
    column = re.fullmatch(r"column:([^×]+)", str(key))
    return {"key": COLUMN, "column": column[1].strip()} if column else {"key": OTHER, "key_text": str(key)}


def _damping(table: dict[str, Any]) -> Texts:
    if not isinstance(table.get("max_change"), str):
        return {}
    return {
        "max_change": table.pop("max_change").removesuffix(PERCENT).strip(),
        "against": str(table.pop("against", "")),
    }


def _selected(part: dict[str, Any]) -> tuple[tuple[str, ...], list[str]]:
    only = part.get("only")
    words = [only] if isinstance(only, str) else only
    if not isinstance(words, list) or not _plain_list(words) or any(word.startswith("not ") for word in words):
        return (), []
    part.pop("only")
    classes = [word.removeprefix("class:").strip() for word in words if word.startswith("class:")]
    return tuple(word for word in words if not word.startswith("class:")), classes


def _taken(table: dict[str, Any], *names: str) -> Texts:
    return {name: text for name in names if (text := _scalar(table, name))}


def _scalar(table: dict[str, Any], name: str) -> str:
    """A plain value taken out of the table as text; "" where it is none, and then it stays."""
    value = table.get(name)
    if isinstance(value, bool) or not isinstance(value, str | int | date) or value == "":
        return ""
    del table[name]
    return value.isoformat() if isinstance(value, date) else str(value)


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _plain_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
