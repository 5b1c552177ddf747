"""Members as people call them, for what a command writes in words."""

from __future__ import annotations

from collections.abc import Iterable

from samverkan.core.faults import FaultError
from samverkan.statistics import official


def labels(codes: Iterable[str]) -> dict[str, str]:
    """Each code with its municipality's name, itself where it is none; all themselves where two would read alike."""
    found = {code: _name(code) for code in codes}
    return found if len(set(found.values())) == len(found) else {code: code for code in found}


def _name(code: str) -> str:
    try:
        return official().name(code)
    except FaultError:
        return code
