"""A key figure of a page's head."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """A figure with what stands small below it; ``figure`` opens *Så räknades det*, ``tone`` colours the tag."""

    title: str
    value: str
    small: str = ""
    figure: str = ""
    tag: str = ""
    tone: str = "warn"
