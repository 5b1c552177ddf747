"""The verdict on a document: safe XML, the UBL 2.1 schema, EN 16931, Peppol BIS Billing 3, and the Swedish rules."""

from __future__ import annotations

from samverkan.core.faults import FaultError
from samverkan.formats.peppol.model import Document
from samverkan.formats.peppol.parsing import parse
from samverkan.formats.peppol.rules import RULES
from samverkan.formats.peppol.schema import schema_verdicts
from samverkan.formats.peppol.verdicts import ERROR, Verdict, faults
from samverkan.formats.peppol.writing import write_invoice


def validate(data: bytes) -> tuple[Verdict, ...]:
    """Every rule that the document breaks, the schema's first; none for a document that may be sent.

    XML that is unsafe or no invoice gets that one verdict. The rules also judge a document that departs from the schema.
    Nothing is raised, whatever the bytes are.
    """
    try:
        root = parse(data)
    except FaultError as error:
        return tuple(Verdict(fault.code, ERROR, fault.text, fault.where) for fault in error.faults)
    return (*schema_verdicts(root), *(verdict for rule in RULES for verdict in rule.verdicts(root)))


def write_checked_invoice(document: Document) -> bytes:
    """The file, when no rule finds an error in it (warnings pass); else FaultError with every error."""
    written = write_invoice(document)
    found = faults(validate(written))
    if found:
        raise FaultError(found)
    return written
