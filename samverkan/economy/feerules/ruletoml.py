"""A rule's data written as the text of a rule file: what is read back is what was written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_FIRST = ("rule", "rounding", "damping")


def rule_text(data: Mapping[str, Any]) -> str:
    """The text of a rule: its head, its rounding, its other tables and last its components, in the order of the data."""
    # A plain value after a table would be the table's.
    plain = {key: value for key, value in data.items() if not isinstance(value, Mapping) and not _tables(value)}
    order = [*_FIRST, *(key for key in data if key not in (*_FIRST, "component")), "component"]
    blocks = [block for key in order if key in data and key not in plain for block in _blocks(key, data[key])]
    return "\n".join([*([lines_text(plain)] if plain else []), *blocks])


def lines_text(data: Mapping[str, Any]) -> str:
    """Keys and values a line each, tables within tables in braces: what may stand inside a table."""
    return "".join(f"{_key(key)} = {_value(value)}\n" for key, value in data.items())


def _blocks(key: str, value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield _table(f"[{_key(key)}]", key, value)
    else:
        for item in value:
            yield _table(f"[[{_key(key)}]]", key, item)


def _table(head: str, name: str, table: Mapping[str, Any]) -> str:
    """A table; a long table within it (the shares of members) stands after it under a heading of its own."""
    long = {key: value for key, value in table.items() if isinstance(value, Mapping) and len(value) > 3}
    text = f"{head}\n{lines_text({key: value for key, value in table.items() if key not in long})}"
    return text + "".join(f"[{_key(name)}.{_key(key)}]\n{lines_text(value)}" for key, value in long.items())


def _tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, Mapping) for item in value)


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) and not key.isdigit() else _text(key)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return (
            "{ " + ", ".join(f"{_key(key)} = {_value(item)}" for key, item in value.items()) + " }" if value else "{}"
        )
    if isinstance(value, list | tuple):
        if _tables(list(value)):
            return "[\n" + "".join(f"  {_value(item)},\n" for item in value) + "]"
        return "[" + ", ".join(_value(item) for item in value) + "]"
    return value.isoformat() if isinstance(value, date) else _text(value) if isinstance(value, str) else str(value)


def _text(text: str) -> str:
    return (
        '"'
        + "".join(
            _ESCAPES.get(sign) or (sign if sign >= " " and sign != "\x7f" else f"\\u{ord(sign):04x}") for sign in text
        )
        + '"'
    )
