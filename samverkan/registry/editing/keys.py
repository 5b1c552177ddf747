"""A record's key, made once from what it is called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from samverkan.registry.editing.kinds import SINGULARS

LONGEST = 60
RESERVED = frozenset({"ny"})
"""Words that stand in the addresses of the forms."""


def slugified(text: str) -> str:
    """Small letters and digits with hyphens between, å ä ö as a a o.

    >>> slugified("Energi- och klimatrådgivning, Åre")
    'energi-och-klimatradgivning-are'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return words if len(words) <= LONGEST else (words[: LONGEST + 1].rpartition("-")[0] or words[:LONGEST])


def free_key(name: str, taken: Container[str], resource: str) -> str:
    """A key from the name that none of the kind has."""
    stem = slugified(name) or slugified(SINGULARS[resource])
    number, key = 1, stem
    while key in taken or key in RESERVED:
        number += 1
        key = f"{stem}-{number}"
    return key
