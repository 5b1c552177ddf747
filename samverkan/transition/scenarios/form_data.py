"""The data of an alternative read off its form; what can't be read stays as typed, so that its parser says what is wrong where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from samverkan.core.scenario import KIND
from samverkan.core.scenario.model import KINDS
from samverkan.core.swedish import NBSP
from samverkan.core.terms.durations import duration_advice, parse_duration
from samverkan.economy.feerules.typed import plain_number

Data = dict[str, Any]
HELD = "behall"
"""The choice of a rule that stands in the alternative's own text and that the form does not make."""
NUMBERS = {"amount", "low", "high", "likely", "fte"}
LISTS = {"legal", "participants"}
DAYS = {"from", "until"}
PLACE_KEYS = ("to", "agreement", "from", "until", "amount", "fte", "participants", "note")
ROW_KEYS = {
    "cost": ("title", "kind", "about", "amount", "low", "high", "fte", "source", "legal"),
    "risk": ("title", "text", "weight"),
    "step": ("id", "title", "before", "source"),
    "range": ("object", "low", "likely", "high", "source"),
}
CHOSEN = {"kind", "about", "weight", "id"}
"""What a row chooses from a list: a row with nothing else is an empty row."""
OWN_KEYS = {"lika": "equal", "folkmangd": "population", "skattekraft": "taxbase"}
MOST_ROWS = 60


def posted_data(post: Any, saved: Mapping[str, Any]) -> Data:
    """The whole form as an alternative's data; ``saved`` is what it was opened with, whose other keys stay."""
    get = _Post(post)
    data: Data = {"rule": _head(get, saved), "scenario": _scenario(get)}
    data |= {name: table for name, table in (("fee", _fee(get, saved)), ("seats", _seats(get, saved))) if table}
    default = {kind: to for kind in KINDS if (to := get.text(f"default|{kind}"))}
    data |= {"default": default} if default else {}
    data |= {name: rows for name, rows in (("place", _places(get, saved)), *_rows(get)) if rows}
    return data | {name: value for name, value in saved.items() if name not in (*data, *_FORM)}


_FORM = ("rule", "scenario", "fee", "seats", "default", "place", *ROW_KEYS)


@dataclass(frozen=True, slots=True)
class _Post:
    post: Any

    def text(self, name: str) -> str:
        return str(self.post.get(name, "")).replace("\x00", "").strip()

    def texts(self, name: str) -> list[str]:
        return [text for text in self.post.getlist(name) if text.strip()]

    def names(self) -> Iterator[str]:
        yield from self.post


def _head(get: _Post, saved: Mapping[str, Any]) -> Data:
    held = saved.get("rule", {}) if isinstance(saved.get("rule"), Mapping) else {}
    head: Data = {"id": get.text("nyckel"), "kind": KIND, "title": get.text("titel"), "status": held.get("status") or "antagen",
                  "source": get.text("kalla"), "legal": held.get("legal", [])}  # fmt: skip
    note = get.text("anmarkning")
    return head | ({"note": note} if note else {})


def _scenario(get: _Post) -> Data:
    year = get.text("year")
    said: Data = {name: get.text(name) for name in ("way", "form", "body", "baseline")}
    said |= {"start": day_of(get.text("start")), "population_on": day_of(get.text("population_on"))}
    said |= {"year": int(year) if re.fullmatch(r"[0-9]{4}", year) else year, "without": get.texts("without")}
    return {name: value for name, value in said.items() if value not in ("", [])}


def _fee(get: _Post, saved: Mapping[str, Any]) -> Data:
    chosen = get.text("avgift")
    if chosen == HELD:
        return dict(saved.get("fee", {}))
    if chosen.startswith("regel:"):
        return {"rule": chosen.removeprefix("regel:")}
    if not chosen.startswith("egen:"):
        return {}
    key = chosen.removeprefix("egen:")
    if key == "fast":
        share = (plain_number(get.text("fast_del")) or get.text("fast_del")).removesuffix("%")
        parts = [{"title": "Fast del, lika för alla", "part": f"{share}%", "key": "equal"},
                 {"title": "Resten efter folkmängd", "part": "rest", "key": "population"}]  # fmt: skip
    else:
        parts = [{"title": "Avgift", "part": "rest", "key": OWN_KEYS.get(key, key)}]
    return {"rounding": {"unit": "1", "method": "largest-remainder"}, "component": parts}


def own_key(fee: Mapping[str, Any]) -> tuple[str, str]:
    """Which of the form's own keys a fee table is, and the fixed part in per cent; ``behall`` where it is none of them."""
    for key in OWN_KEYS:
        if fee == _fee(_Post(_Made({"avgift": f"egen:{key}"})), {}):
            return f"egen:{key}", ""
    parts = fee.get("component", [])
    share = str(parts[0].get("part", "")).removesuffix("%") if parts and isinstance(parts[0], Mapping) else ""
    if share and fee == _fee(_Post(_Made({"avgift": "egen:fast", "fast_del": share})), {}):
        return "egen:fast", share
    return HELD, ""


class _Made(dict[str, str]):
    """Texts that are asked for as a form is."""


def _seats(get: _Post, saved: Mapping[str, Any]) -> Data:
    chosen = get.text("mandat")
    if chosen == HELD:
        return dict(saved.get("seats", {}))
    return {"rule": chosen.removeprefix("regel:")} if chosen.startswith("regel:") else {}


def _places(get: _Post, saved: Mapping[str, Any]) -> list[Data]:
    """Each thing that is placed, in the order of before, then those placed now."""
    asked = [name.split("|")[1] for name in get.names() if name.startswith("plats|") and name.endswith("|to")]
    before = [str(row.get("object", "")) for row in saved.get("place", []) if isinstance(row, Mapping)]
    order = [*(key for key in before if key in asked), *(key for key in asked if key not in before)]
    rows = [_place(get, key) for key in dict.fromkeys(order)]
    return [row for row in rows if row]


def _place(get: _Post, key: str) -> Data:
    if not get.text(f"plats|{key}|to"):
        return {}
    return {"object": key} | _typed(get, f"plats|{key}|", PLACE_KEYS)


def _rows(get: _Post) -> Iterator[tuple[str, list[Data]]]:
    for name, keys in ROW_KEYS.items():
        count = get.text(f"{name}|n")
        rows = [
            _typed(get, f"{name}|{at}|", keys) for at in range(min(int(count), MOST_ROWS) if count.isdecimal() else 0)
        ]
        yield name, [row for row in rows if set(row) - CHOSEN or row.get("id")]


def _typed(get: _Post, start: str, keys: Sequence[str]) -> Data:
    """The fields of a row that are filled."""
    found: Data = {}
    for key in keys:
        value: Any = get.texts(start + key) if key == "participants" else typed_value(key, get.text(start + key))
        if value not in ("", []):
            found[key] = value
    return found


def typed_value(key: str, text: str) -> Any:
    """What is typed as an alternative writes it: ``1 250,5`` as ``1250.5``, ``9 månader`` as ``9 months``."""
    if key in NUMBERS:
        return plain_number(text) or text
    if key in DAYS:
        return day_of(text)
    if key == "legal":
        return [part.strip() for part in text.split(";") if part.strip()]
    return _length(text) if key == "before" else text


def day_of(text: str) -> date | str:
    """A day; text that is none stays."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def _length(text: str) -> str:
    advised = re.search(r"”(.+?)”", duration_advice(text.replace(NBSP, " ")))
    return advised[1] if advised and text and parse_duration(text) is None and parse_duration(advised[1]) else text


def shown_value(key: str, value: Any) -> str:
    """What a field shows of a value: the other way around."""
    if key == "legal" and isinstance(value, list | tuple):
        return "; ".join(str(part) for part in value)
    if key == "before" and isinstance(value, str) and (length := parse_duration(value)) is not None:
        return length.text()
    if isinstance(value, date):
        return value.isoformat()
    text = "" if value is None else str(value)
    return text.replace(".", ",") if key in NUMBERS and re.fullmatch(r"-?[0-9]+\.[0-9]+", text) else text
