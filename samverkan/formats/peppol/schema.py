"""The UBL 2.1 schema: the document against OASIS' own files, and what they say in Swedish."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from lxml import etree

from samverkan.formats.peppol.parsing import Element, kind, named, where
from samverkan.formats.peppol.verdicts import ERROR, MOST_PLACES, Verdict

RULE = "UBL-XSD"
MOST_NAMES = 4
_FOLDER = Path(__file__).parent / "ubl21" / "maindoc"
_NAME = re.compile(r"\{[^}]*\}[\w.-]+")
_QUOTED = re.compile(r"'([^']*)'")
_EXPECTED = {
    ("Amount", "Quantity", "Percent", "Numeric"): "ett tal med punkt som decimaltecken (1250.50)",
    ("Date",): "ett datum (ÅÅÅÅ-MM-DD)",
    ("Time",): "ett klockslag (TT:MM:SS)",
    ("Indicator",): "true eller false",
}
"""What an element holds, by the end of its name: UBL names them so."""
_one_at_a_time = Lock()  # a schema object keeps the errors of its latest run


def schema_verdicts(root: Element) -> Iterator[Verdict]:
    """One verdict for each place where the document departs from the schema, at most ``MOST_PLACES``."""
    schema = _schema(kind(root))
    with _one_at_a_time:
        schema.validate(root.getroottree())
        found = [(entry.message, entry.path) for entry in schema.error_log][:MOST_PLACES]
    # a path from the schema has the document's own prefixes
    spaces = {prefix: space for node in root.iter() for prefix, space in node.nsmap.items() if prefix} if found else {}
    for message, path in found:
        yield Verdict(RULE, ERROR, _swedish(message), _place(root, path, spaces))


@cache
def _schema(name: str) -> Any:
    parser = etree.XMLParser(no_network=True)
    return etree.XMLSchema(etree.parse(str(_FOLDER / f"UBL-{name}-2.1.xsd"), parser))


def _place(root: Element, path: str | None, spaces: dict[str, str]) -> str:
    found = root.getroottree().xpath(path, namespaces=spaces) if path else []
    return where(found[0]) if found else where(root)


def _swedish(message: str) -> str:
    """The schema processor's message in a sentence of ours."""
    said, _, expected = message.partition("Expected is")
    names = _listed([named(tag) for tag in _NAME.findall(expected)])
    subject = next((named(tag) for tag in _NAME.findall(said)), "Elementet")
    if "not expected" in said:
        here = f" Här väntas {names}." if names else " Det får inte stå här."
        return f"{subject} står på fel plats eller finns inte i UBL 2.1.{here}"
    if "Missing child" in said:
        return f"{subject} är ofullständigt. Lägg till {names}."
    return _about_a_value(subject, said)


def _listed(names: list[str]) -> str:
    return (
        ", ".join(names)
        if len(names) <= MOST_NAMES
        else f"{', '.join(names[:MOST_NAMES])} eller något som följer efter"
    )


def _about_a_value(subject: str, said: str) -> str:
    quoted = [text for text in _QUOTED.findall(said) if not text.startswith("{")]
    name = next(iter(quoted), "")
    if "attribute" in said:
        if "required but missing" in said:
            return f"{subject} saknar attributet {name}. Lägg till det."
        if "not allowed" in said:
            return f"{subject} har attributet {name}, som inte finns i UBL 2.1. Ta bort det."
    if "not a valid value" in said:
        expected = next(
            (text for ends, text in _EXPECTED.items() if subject.endswith(ends)), "ett värde som UBL 2.1 tillåter"
        )
        return f"{subject} har värdet ”{name}”. Skriv {expected}."
    return f"{subject} följer inte UBL 2.1."
