"""XML that came from outside, parsed without trust: no document type, no entities, no network, a limit on size."""

from __future__ import annotations

from typing import Any

from lxml import etree

from samverkan.core.faults import Fault, FaultError
from samverkan.formats.peppol import codes

MOST_BYTES = 20_000_000
"""The largest file read: far above an invoice with its attachments."""

SPACES = {"cac": codes.CAC, "cbc": codes.CBC, "ext": codes.EXT}
KINDS = {f"{{{codes.INVOICE}}}Invoice": "Invoice", f"{{{codes.CREDIT_NOTE}}}CreditNote": "CreditNote"}
_PREFIXES = {space: prefix for prefix, space in SPACES.items()}

Element = Any  # lxml carries no types


def parse(data: bytes) -> Element:
    """The root of an invoice or a credit note.

    FaultError with code ``XML-SIZE``, ``XML-FORM`` (not well-formed), ``XML-DTD`` or ``UBL-ROOT`` (another document).
    """
    if len(data) > MOST_BYTES:
        text = f"Filen är större än {MOST_BYTES // 1_000_000} MB. En e-faktura är mindre: ta bort eller förminska bilagorna."
        raise FaultError(Fault("XML-SIZE", text))
    try:
        # comments and instructions carry nothing; without them an element's text is in one piece
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
                                 remove_comments=True, remove_pis=True)  # fmt: skip
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FaultError(Fault("XML-FORM", _malformed(error))) from error
    if root.getroottree().docinfo.internalDTD is not None:
        text = (
            "Filen har en dokumenttyp (DOCTYPE). Den kan läsa in främmande innehåll och får inte finnas: ta bort den."
        )
        raise FaultError(Fault("XML-DTD", text))
    if root.tag not in KINDS:
        text = f"Filen är ingen faktura eller kreditnota i UBL 2.1: den börjar med {named(root.tag)}."
        raise FaultError(Fault("UBL-ROOT", text, f"/{named(root.tag)}"))
    return root


def _malformed(error: Exception) -> str:
    line, column = getattr(error, "position", (0, 0)) or (0, 0)
    place = f" Felet märks på rad {line}, tecken {column}." if line else ""
    return f"Filen är inte välformad XML.{place}"


def kind(root: Element) -> str:
    """``Invoice`` or ``CreditNote``."""
    return KINDS[root.tag]


def named(tag: str) -> str:
    """An element's name with the usual prefix: ``cbc:ID``."""
    space, _, local = tag.rpartition("}")
    prefix = _PREFIXES.get(space.lstrip("{"), "")
    return f"{prefix}:{local}" if prefix else local


def where(element: Element) -> str:
    """The XPath of an element, with ``cac`` and ``cbc`` as prefixes and a number only where it has siblings of its kind:
    ``/Invoice/cac:InvoiceLine[2]/cac:Item/cbc:Name``."""
    steps = []
    for node in (element, *element.iterancestors()):
        parent = node.getparent()
        alike = parent.findall(node.tag) if parent is not None else []
        steps.append(named(node.tag) + (f"[{alike.index(node) + 1}]" if len(alike) > 1 else ""))
    return "/" + "/".join(reversed(steps))
