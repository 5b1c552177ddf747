"""The rules of EN 16931, Peppol BIS Billing 3 and Sweden, in our own words.

Ids, contexts and limits are those that CEN and OpenPEPPOL publish (EN 16931 validation 1.3.14, Peppol BIS Billing 3.0.19, May 2025).
"""

from samverkan.formats.peppol.rules import amounts, codelists, document, peppol, sweden, vat
from samverkan.formats.peppol.rules.engine import Rule

RULES: tuple[Rule, ...] = (
    *document.RULES,
    *amounts.RULES,
    *vat.RULES,
    *codelists.RULES,
    *peppol.RULES,
    *sweden.RULES,
)
