"""The data of a rule's file, read off what is typed in its fields; what can't be read is a fault at its field."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from typing import Any

from samverkan.core.faults import Fault, FaultError
from samverkan.economy.feerules.typed import OF_REST, PERCENT, TypedPart, TypedRule, plain_number


def data_of(typed: TypedRule, *, unfinished: bool = False) -> dict[str, Any]:
    """The data of a rule file. Raises FaultError with every field that can't be read, each with its part and field; of one
    that is ``unfinished`` such fields stay as they are typed, and only rule text that can't be read is a fault."""
    faults: list[Fault] = []
    writer = _Writer("", faults)
    head: dict[str, Any] = {"id": typed.get("id"), "kind": "allocation", "title": typed.get("title"),
                            "status": typed.get("status"), "source": typed.get("source"),
                            "legal": [line.strip() for line in typed.get("legal").splitlines() if line.strip()]}  # fmt: skip
    if typed.get("note"):
        head["note"] = typed.get("note")
    rounding: dict[str, Any] = {name: text for name in ("unit", "method") if (text := typed.get(name))}
    rounding |= writer.integer("percent_decimals", typed.get("percent_decimals"))
    data: dict[str, Any] = {"rule": head, "rounding": rounding}
    damping = writer.damping(typed.get("max_change"), typed.get("against"))
    data |= {"damping": damping} if damping else {}
    for name, value in writer.more(typed.get("more")).items():
        data[name] = {**data[name], **value} if isinstance(data.get(name), dict) and isinstance(value, dict) else value
    data["component"] = [_component(part, number, faults) for number, part in enumerate(typed.parts, 1)]
    if unfinished:
        faults = [fault for fault in faults if fault.code == "bad-toml"]
    if faults:
        raise FaultError(faults)
    return data if data["rounding"] else {name: value for name, value in data.items() if name != "rounding"}


def _component(part: TypedPart, number: int, faults: list[Fault]) -> dict[str, Any]:
    writer = _Writer(f"[[component]] nr {number}", faults)
    table: dict[str, Any] = {"title": part.get("title")} if part.get("title") else {}
    table |= writer.takes(part)
    if part.get("takes") != "each" and part.key:
        table["key"] = part.key
    table |= _of_key(writer, part) if part.get("takes") != "each" else {}
    table |= writer.number("floor", part.get("floor")) | writer.number("cap", part.get("cap"))
    table |= writer.damping(part.get("max_change"), part.get("against"))
    words = [
        *(f"class:{name.strip()}" for name in re.split(r"[,;\n]", part.get("classes")) if name.strip()),
        *part.only,
    ]
    if words:
        table["only"] = words if len(words) > 1 else words[0]
    table |= writer.day("from", part.get("from")) | writer.day("to", part.get("to"))
    return table | writer.more(part.get("more"))


def _of_key(writer: _Writer, part: TypedPart) -> dict[str, Any]:
    """What the part's key asks for, in the order that a rule is read."""
    key, table = part.key, dict[str, Any]()
    if "population" in key:
        table |= writer.day("on", part.get("on"))
    if "taxbase" in key or "series:" in key:
        table |= writer.integer("year", part.get("year"))
    if "taxbase" in key or "series:" in key or (table.get("on") and len(table["on"]) == len("12-31")):
        table |= writer.integer("lag_years", part.get("lag"))
    if "fixed" in key:
        shares = [writer.number(code, share, f"shares, {code}") for code, share in part.shares.items()]
        table["shares"] = {code: share for row in shares for code, share in row.items()}
    return table


@dataclass(frozen=True, slots=True)
class _Writer:
    """Turns typed texts into values of one table; what can't be read is a fault there."""

    where: str
    faults: list[Fault]

    def fault(self, text: str, key: str, kept: dict[str, Any], code: str = "not-readable") -> dict[str, Any]:
        self.faults.append(Fault(code, text, f"{self.where}, {key}" if self.where else key))
        return kept

    def number(self, key: str, typed: str, where: str = "") -> dict[str, Any]:
        """A number, in Swedish or with a decimal point; a promille or percentage keeps its sign."""
        if not typed.strip():
            return {}
        text = plain_number(typed)
        if text is None:
            return self.fault(
                f"”{_short(typed)}” är inget tal. Skriv siffror, till exempel 1 250 eller 2,5.",
                where or key,
                {key: typed},
            )
        return {key: text}

    def integer(self, key: str, typed: str) -> dict[str, Any]:
        """A whole number."""
        if not typed:
            return {}
        if not re.fullmatch(r"[0-9]{1,4}", typed):
            return self.fault(f"”{_short(typed)}” är inget heltal. Skriv siffror, till exempel 2.", key, {key: typed})
        return {key: int(typed)}

    def day(self, key: str, typed: str) -> dict[str, Any]:
        """A day, or a month and a day of every year."""
        if not typed:
            return {}
        if key == "on" and re.fullmatch(r"[0-9]{2}-[0-9]{2}", typed):
            return {key: typed}
        try:
            return {key: date.fromisoformat(typed).isoformat()}
        except ValueError:
            return self.fault(
                f"”{_short(typed)}” är ingen dag. Skriv år-månad-dag, till exempel 2020-12-31.", key, {key: typed}
            )

    def takes(self, part: TypedPart) -> dict[str, Any]:
        """What the part takes of the amount, or charges."""
        chosen, value = part.get("takes"), part.get("value")
        if chosen == "rest":
            return {"part": "rest"}
        if chosen == "rate":
            return self.number("rate", value) | self.number("base", part.get("base"))
        key = "each" if chosen == "each" else "part"
        ends = {"percent": PERCENT, "percent-rest": OF_REST}.get(chosen, "")
        if not value:
            return self.fault("Skriv hur mycket delen tar: procent eller kronor.", key, {key: ends})
        return {name: f"{text}{ends}" for name, text in self.number(key, value.rstrip("% ") if ends else value).items()}

    def damping(self, change: str, against: str) -> dict[str, Any]:
        """The greatest change and what it is measured against."""
        if not change:
            return {}
        read = self.number("max_change", change.rstrip("% "))
        found: dict[str, Any] = {"max_change": f"{read['max_change']}%"} if read else {}
        return found | ({"against": against} if against else {})

    def more(self, text: str) -> dict[str, Any]:
        """What is written as rule text."""
        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError:
            return self.fault(
                "Regeltexten under ”Mer som regeltext” kan inte läsas. Kontrollera citattecken och likhetstecken.",
                "more",
                {},
                "bad-toml",
            )


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "…"
