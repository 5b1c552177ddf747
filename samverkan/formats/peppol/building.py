"""A UBL document element by element: nothing empty is added, and what XML can't hold is collected as faults."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from lxml import etree

from samverkan.core.faults import Fault, FaultError
from samverkan.formats.peppol import codes

_SPACES = {"cac": codes.CAC, "cbc": codes.CBC}
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Value = str | Decimal | date | None
Element = Any  # lxml carries no types


class Builder:
    """Writes one document. ``name`` is an element as ``cbc:ID``."""

    def __init__(self, kind: str, namespace: str) -> None:
        self._faults: list[Fault] = []
        spaces: dict[str | None, str] = {None: namespace, "cac": codes.CAC, "cbc": codes.CBC}
        self.root: Element = etree.Element(f"{{{namespace}}}{kind}", nsmap=spaces)

    def group(self, parent: Element, name: str) -> Element:
        """An aggregate, to be filled; it is dropped when it stays empty."""
        prefix, _, local = name.partition(":")
        return etree.SubElement(parent, f"{{{_SPACES[prefix]}}}{local}")

    def add(self, parent: Element, name: str, value: Value, **attributes: str) -> None:
        """An element with a value, unless there is none. Attributes without value are left out."""
        text = self._text(name, value)
        if text:
            made = self.group(parent, name)
            made.text = text
            for key, held in attributes.items():
                if held:
                    made.set(key, self._clean(name, held))

    def written(self) -> bytes:
        """The document; FaultError with everything that could not be written."""
        if self._faults:
            raise FaultError(self._faults)
        _prune(self.root)
        etree.indent(self.root)
        made: bytes = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
        return made

    def _text(self, name: str, value: Value) -> str:
        if isinstance(value, Decimal):
            return plain(value)
        if isinstance(value, date):
            return value.isoformat()
        return self._clean(name, value or "").strip()

    def _clean(self, name: str, text: str) -> str:
        cleaned = _NOT_XML.sub("", text)
        if cleaned != text:
            said = "Texten innehåller tecken som inte får stå i en e-faktura (osynliga styrtecken). Skriv den utan dem."
            self._faults.append(Fault("not-xml", said, name))
        return cleaned


def plain(value: Decimal) -> str:
    """The number without exponent; amounts keep their decimals, so equal amounts with two decimals are written alike.

    >>> plain(Decimal("1E+3")), plain(Decimal("12.50")), plain(Decimal("-0.00"))
    ('1000', '12.50', '0.00')
    """
    return format(abs(value) if value == 0 else value, "f")


def shortest(value: Decimal | None) -> Decimal | None:
    """The same number without trailing zeros, so that equal prices and rates are written alike; None stays None.

    >>> shortest(Decimal("25.00"))
    Decimal('25')
    """
    if value is None:
        return None
    whole = value.to_integral_value()
    return Decimal(int(whole)) if value == whole else value.normalize()


def _prune(element: Element) -> None:
    for child in list(element):
        _prune(child)
        if not len(child) and not child.text:
            element.remove(child)
