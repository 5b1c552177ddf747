"""What is found wrong while a file is read: warnings, and faults that refuse it. Of each sort the first are kept and the
rest counted, so a file of a million faulty lines takes no more memory than one of a hundred."""

from __future__ import annotations

from collections import Counter

from samverkan.core.faults import Fault, FaultError
from samverkan.formats.sie.records import SieWarning

KEPT = 200


class Notes:
    """Collects while reading. ``name`` is the file's, for the place of a fault."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._warnings: list[SieWarning] = []
        self._faults: list[Fault] = []
        self._seen: Counter[str] = Counter()

    def warn(self, line: int, code: str, text: str) -> None:
        """Something is wrong, but what is meant is clear."""
        self._seen[code] += 1
        if self._seen[code] <= KEPT:
            self._warnings.append(SieWarning(line, text))

    def refuse(self, line: int, code: str, text: str) -> None:
        """Something can't be understood."""
        self._seen[code] += 1
        if self._seen[code] <= KEPT:
            self._faults.append(Fault(code, text, f"{self._name}, rad {line}" if line else self._name))

    def stop_at_faults(self) -> None:
        """Raise every fault found."""
        if self._faults:
            raise FaultError([*self._faults, *(Fault(code, text, self._name) for code, text in self._left_out(True))])

    def warnings(self) -> tuple[SieWarning, ...]:
        """By line, the file as a whole first."""
        rest = [SieWarning(0, text) for _, text in self._left_out(False)]
        return tuple(sorted([*self._warnings, *rest], key=lambda held: held.line))

    def _left_out(self, refused: bool) -> list[tuple[str, str]]:
        codes = {fault.code for fault in self._faults}
        return [
            (code, f"Ytterligare {times - KEPT} rader har samma fel som {KEPT} rader som redan nämnts ({code}).")
            for code, times in self._seen.items()
            if times > KEPT and (code in codes) == refused
        ]
