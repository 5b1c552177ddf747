"""What a majority demands, by the name that it has in addresses and in the ids of figures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from samverkan.core.faults import Fault, FaultError
from samverkan.core.swedish import listing, number
from samverkan.core.voting import Quota, parse_quota

NO_DEMAND = "ingen"
MAJORITIES: Mapping[str, tuple[str, Quota]] = {
    "enkel": ("mer än hälften", Quota(share=Fraction(1, 2))),
    "tva-tredjedelar": ("minst två tredjedelar", Quota(share=Fraction(2, 3), at_least=True)),
    "tre-fjardedelar": ("minst tre fjärdedelar", Quota(share=Fraction(3, 4), at_least=True)),
    "enig": ("alla", Quota(share=Fraction(1), at_least=True)),
}
"""Majorities by name: their words and quota."""
_OWN = re.compile(r"minst-([0-9]{1,30})(?:-([0-9]{1,30}))?")


@dataclass(frozen=True, slots=True)
class Demand:
    """A majority: its name, its words (``minst två tredjedelar``) and its quota."""

    name: str
    words: str
    quota: Quota

    def short(self) -> str:
        """For a picture's margin: ``> 1/2``, ``≥ 37``."""
        return f"{'≥' if self.quota.at_least else '>'} {self.quota.text()}"


def parse_demand(name: str) -> Demand:
    """The demand by its name: one of :data:`MAJORITIES`, ``minst-37`` votes or ``minst-3-5`` of them. FaultError otherwise."""
    if name in MAJORITIES:
        return Demand(name, *MAJORITIES[name])
    own = _OWN.fullmatch(name)
    if own and own[2] is None:
        return _own_number(Decimal(own[1]))
    if own and int(own[2]):
        return _own_share(Fraction(int(own[1]), int(own[2])))
    known = listing((*MAJORITIES, "minst-37", "minst-3-5"))
    raise FaultError(
        Fault("unknown-majority", f"Det finns ingen majoritet ”{name[:40]}”. De som finns är {known}.", "majoritet")
    )


def typed_demand(text: str) -> Demand:
    """A limit as someone types it, reached by at least that: ``37`` votes or ``3/5`` of them. FaultError with what to write."""
    try:
        quota = parse_quota(text.replace("\u00a0", "").replace(" ", ""), at_least=True)
    except FaultError:
        wrong = f"”{text.strip()[:40]}” är ingen gräns. Skriv ett antal röster som 37 eller en andel som 3/5."
        raise FaultError(Fault("quota", wrong, "grans")) from None
    return _own_share(quota.share) if quota.share is not None else _own_number(quota.weight or Decimal(0))


def _own_number(weight: Decimal) -> Demand:
    return Demand(f"minst-{weight}", f"minst {number(weight)}", Quota(weight=weight, at_least=True))


def _own_share(share: Fraction) -> Demand:
    name = f"minst-{share.numerator}-{share.denominator}"
    return Demand(name, f"minst {share.numerator}/{share.denominator}", Quota(share=share, at_least=True))
