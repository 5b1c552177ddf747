"""What one calls a charter and where a requirement is shown, in words."""

from __future__ import annotations

SHOWN_IN = {"charter": "styrdokumentet", "decision": "beslut", "running": "driften"}
"""Where a requirement shows that it is met, by ``Requirement.where``."""

_CHARTERS = {
    "kommunalforbund-fullmaktige": "förbundsordning",
    "kommunalforbund-direktion": "förbundsordning",
    "kommunalforbund": "förbundsordning",
    "ideell-forening": "stadgar",
    "avtalssamverkan": "samarbetsavtal",
    "gemensam-namnd": "överenskommelse",
    "kommunalt-bolag": "bolagsordning",
}


def charter_word(form: str) -> str:
    """What the form's founding document is called: ``förbundsordning``, ``stadgar`` …"""
    return _CHARTERS.get(form, "styrdokument")
