"""Ways of giving votes, by the name that they have in addresses and in the ids of figures."""

from __future__ import annotations

import re
from dataclasses import dataclass

from samverkan.core.faults import Fault, FaultError
from samverkan.core.swedish import number

EQUAL, PEOPLE, FEE, SEATS, ALTERNATIVE = "lika", "folkmangd", "avgift", "platser", "alternativ"
SHARED, ROOT, LEAST, COMMENCED, BASE = "delat", "rot", "minst-en", "paborjat", "lika-och"
_TRIED = re.compile(rf"({SHARED}|{ROOT}|{LEAST}|{COMMENCED})-([1-9][0-9]{{0,7}})")
_BASE = re.compile(rf"{BASE}-([1-9][0-9]{{0,2}})-([1-9][0-9]{{0,7}})")
MOST_SEATS = 5000


@dataclass(frozen=True, slots=True)
class VoteKind:
    """A way of giving votes. ``rule``: the id of the seat rule for :data:`SEATS`, of the alternative for :data:`ALTERNATIVE`;
    ``number``: how many seats in all, or inhabitants per seat; ``each``: seats to each first."""

    way: str
    rule: str = ""
    number: int = 0
    each: int = 0

    @property
    def name(self) -> str:
        """The name as :func:`parse_votes` reads it."""
        if self.rule:
            return f"{self.way}-{self.rule}"
        if self.way == BASE:
            return f"{BASE}-{self.each}-{self.number}"
        return f"{self.way}-{self.number}" if self.number else self.way

    @property
    def by_people(self) -> bool:
        """Whether inhabitants decide, so that a member without any can't take part."""
        return self.way not in (EQUAL, FEE, SEATS, ALTERNATIVE)

    def title(self) -> str:
        """In words: ``51 platser efter roten ur folkmängden``."""
        many = number(self.number)
        return {
            EQUAL: "En röst var",
            PEOPLE: "En röst för varje invånare",
            FEE: "Röster efter avgiften",
            SEATS: "Platser efter regeln",
            ALTERNATIVE: "Platser i alternativet",
            SHARED: f"{many} platser efter folkmängden",
            ROOT: f"{many} platser efter roten ur folkmängden",
            LEAST: f"Minst en plats var, {many} platser efter folkmängden",
            COMMENCED: f"En plats för varje påbörjat {many}-tal invånare",
            BASE: f"{_each(self.each)}, och en till för varje helt {many}-tal invånare",
        }[self.way]

    def short(self) -> str:
        """For a picture's margin: ``51 efter roten``."""
        many = number(self.number)
        return {
            EQUAL: "En röst var",
            PEOPLE: "Per invånare",
            FEE: "Efter avgiften",
            SEATS: self.rule,
            ALTERNATIVE: self.rule,
            SHARED: f"{many} efter folkmängd",
            ROOT: f"{many} efter roten",
            LEAST: f"Minst en, {many}",
            COMMENCED: f"En per {many}",
            BASE: f"{number(self.each)} och en per {many}",
        }[self.way]


def _each(seats: int) -> str:
    return "En plats var" if seats == 1 else f"{number(seats)} platser var"


def parse_votes(name: str) -> VoteKind:
    """The way by its name; FaultError for another."""
    if name in (EQUAL, PEOPLE, FEE):
        return VoteKind(name)
    for way in (SEATS, ALTERNATIVE):
        if name.startswith(f"{way}-"):
            return VoteKind(way, name.removeprefix(f"{way}-"))
    tried, base = _TRIED.fullmatch(name), _BASE.fullmatch(name)
    if base:
        return VoteKind(BASE, each=int(base[1]), number=int(base[2]))
    if tried and not (tried[1] in (SHARED, ROOT, LEAST) and int(tried[2]) > MOST_SEATS):
        return VoteKind(tried[1], number=int(tried[2]))
    text = (
        f"Det finns inget sätt att ge röster som heter ”{name[:40]}”. Välj i listan, eller skriv till exempel lika, "
        f"folkmangd, avgift, delat-51, rot-51, minst-en-51, paborjat-5000 eller lika-och-1-10000 (högst {number(MOST_SEATS)} platser)."
    )
    raise FaultError(Fault("unknown-votes", text, "roster"))
