"""Text made to fit PC8 (code page 437), which lacks the euro, dashes and most accented letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

_SPELLED = {
    "–": "-", "—": "-", "−": "-", "”": '"', "“": '"', "„": '"', "’": "'", "‘": "'", "…": "...", "€": "EUR", "™": "(TM)",
    "×": "x", "•": "*", "ø": "ö", "Ø": "Ö", "š": "s", "Š": "S", "©": "(C)", "®": "(R)", "þ": "th", "ð": "d",
}  # fmt: skip
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


class Signs:
    """Fits texts, and remembers which signs it had to spell in another way."""

    def __init__(self) -> None:
        self._spelled: dict[str, str] = {}

    @property
    def spelled(self) -> Mapping[str, str]:
        """The signs that PC8 lacks, with what was written."""
        return self._spelled

    def fit(self, text: str) -> str:
        """The text in signs that PC8 has, on one line."""
        plain = _CONTROL.sub(" ", text)
        return plain if _fits(plain) else "".join(map(self._one, plain))

    def _one(self, sign: str) -> str:
        if _fits(sign):
            return sign
        if sign not in self._spelled:
            bare = "".join(part for part in unicodedata.normalize("NFKD", sign) if _fits(part))
            self._spelled[sign] = _SPELLED.get(sign) or _CONTROL.sub(" ", bare) or "?"
        return self._spelled[sign]


def _fits(text: str) -> bool:
    try:
        text.encode("cp437")
    except UnicodeEncodeError:
        return False
    return True
