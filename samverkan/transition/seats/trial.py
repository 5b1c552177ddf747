"""A rule tried on the page: the same seats by any method, or so many for every commenced or full number of inhabitants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from samverkan.core.allocation import Member
from samverkan.core.faults import Fault, FaultError
from samverkan.core.seats import Near, SeatRule, Seats, near, parse_seats, seats
from samverkan.core.seats.methods import method_name
from samverkan.core.swedish import number
from samverkan.economy.feerules.fields import Field
from samverkan.transition.seats.selectors import WITHIN, Desk

DIVIDED, COMMENCED, FULL, EQUAL = "delat", "paborjat", "helt", "lika"
WAYS = {
    DIVIDED: "ett bestämt antal, delat efter folkmängd", COMMENCED: "en plats för varje påbörjat antal invånare",
    FULL: "en plats för varje helt antal invånare", EQUAL: "lika många till alla",
}  # fmt: skip
METHODS: Mapping[str, tuple[str, str]] = {
    "largest-remainder": ("largest-remainder", ""), "sainte-lague": ("sainte-lague", ""), "jamkad-1.2": ("modified", "1.2"),
    "jamkad-1.4": ("modified", "1.4"), "dhondt": ("dhondt", ""), "adams": ("adams", ""), "huntington-hill": ("huntington-hill", ""),
}  # fmt: skip
"""Every method by its name in the address, with the first divisor of the modified ones."""
SHORT = {
    "largest-remainder": "Största resten", "sainte-lague": "Uddatal", "jamkad-1.2": "Jämkad 1,2", "jamkad-1.4": "Jämkad 1,4",
    "dhondt": "d’Hondt", "adams": "Adams", "huntington-hill": "Huntington–Hill",
}  # fmt: skip
MOST_SEATS, MOST_PEOPLE = 5_000, 10_000_000


def method_title(name: str) -> str:
    """The method in words."""
    method, first = METHODS[name]
    return method_name(method, Decimal(first) if first else None)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks to try. ``equal`` seats come first to each; ``size`` and ``above`` are inhabitants."""

    way: str
    total: int
    equal: int
    method: str
    size: int
    above: int

    def rule(self, method: str | None = None, total: int | None = None) -> SeatRule:
        """The rule as data, by another method or number where given."""
        parts: list[dict[str, Any]] = []
        divided = self.way == DIVIDED or method is not None
        if divided:
            name, first = METHODS[method or self.method]
            shared = {
                "key": "population",
                "total": self.total if total is None else total,
                "method": name,
                "minimum": self.equal,
            }
            parts.append({**shared, **({"first_divisor": first} if first else {})})
        elif self.equal or self.way == EQUAL:
            parts.append({"title": "Lika till var och en", "each": self.equal})
        if not divided and self.way in (COMMENCED, FULL):
            step = {"per_commenced" if self.way == COMMENCED else "per_full": self.size}
            parts.append(
                {
                    "title": "Efter folkmängd",
                    "key": "population",
                    **step,
                    **({"above": self.above} if self.above else {}),
                }
            )
        head = {
            "id": "provad",
            "kind": "seats",
            "title": "Prövad regel",
            "status": "antagen",
            "source": "Prövad på sidan",
            "legal": [],
        }
        return parse_seats({"rule": head, "component": parts})


@dataclass(frozen=True, slots=True)
class Trial:
    """What the tried rule gives, or why it can't be used; ``others`` are the seats by every method, of the same number."""

    asked: Asked
    found: Seats | None
    near: tuple[Near, ...]
    others: Mapping[str, Seats]
    wrong: tuple[str, ...] = ()


def read_asked(desk: Desk) -> Asked:
    """The trial of the address, with values to start from: the number of the rule or of the source, one each first."""
    get = desk.page.request.GET.get
    faults: list[Fault] = []

    def whole(name: str, default: int, least: int, most: int, what: str) -> int:
        text = get(name, "").strip().replace(" ", "").replace("\u00a0", "")
        if not text:
            return default
        if text.isascii() and text.isdigit() and least <= int(text) <= most:
            return int(text)
        faults.append(
            Fault(
                "not-number",
                f"”{text[:20]}” går inte som {what}. Skriv ett heltal från {number(least)} till {number(most)}.",
                name,
            )
        )
        return default

    def choice(name: str, among: Sequence[str]) -> str:
        text = get(name, "") or among[0]
        if text in among:
            return text
        faults.append(Fault("unknown-value", f"”{text[:20]}” finns inte. Välj i listan.", name))
        return among[0]

    asked = Asked(
        way=choice("satt", tuple(WAYS)), total=whole("antal", _usual(desk), 1, MOST_SEATS, "antal platser"),
        equal=whole("lika", 1, 0, 100, "platser till var och en"), method=choice("metod", tuple(METHODS)),
        size=whole("storlek", 4000, 1, MOST_PEOPLE, "antal invånare"), above=whole("over", 0, 0, MOST_PEOPLE, "antal invånare"),
    )  # fmt: skip
    if faults:
        raise FaultError(faults)
    return asked


def _usual(desk: Desk) -> int:
    """The rule's number; else the one that a source prints, two to each and one more, which gives no even number."""
    if desk.held and desk.held.found.total:
        return desk.held.found.total
    printed = next((organ.seats for organ in desk.page.case.organs if organ.seats), None)
    return printed or 2 * len(desk.municipal) + 1


def try_rule(desk: Desk, asked: Asked) -> Trial:
    """The tried rule on the members that have inhabitants, and its number of seats by every method."""
    members = desk.municipal
    try:
        found = counted(asked.rule(), members, desk)
        others = (
            {name: counted(asked.rule(name, found.total), members, desk) for name in METHODS}
            if asked.way != EQUAL
            else {}
        )
        close = near(asked.rule(), members, WITHIN, **_given(desk)) if asked.way != EQUAL else ()
    except FaultError as error:
        return Trial(asked, None, (), {}, tuple(dict.fromkeys(fault.text for fault in error.faults))[:3])
    return Trial(asked, found, close, others)


def counted(rule: SeatRule, members: Sequence[Member], desk: Desk) -> Seats:
    """The seats of a tried rule by the inhabitants of the day shown."""
    return seats(rule, members, **_given(desk))


def _given(desk: Desk) -> dict[str, Any]:
    given: dict[str, date | object] = {
        "statistics": desk.page.snapshot.statistics,
        "on": desk.page.on,
        "population_on": desk.day,
    }
    return given


def fields(asked: Asked) -> list[list[Field]]:
    """The form, in rows."""
    methods = [(name, method_title(name)) for name in METHODS]
    return [
        [Field("satt", "Platserna ges som", asked.way, "select", list(WAYS.items()), look="satt"),
         Field("lika", "Lika till var och en först", str(asked.equal), "number")],
        [Field("antal", "Antal platser", str(asked.total), "number", look="antal"),
         Field("metod", "Metod", asked.method, "select", methods, look="metod")],
        [Field("storlek", "Invånare per plats", str(asked.size), "number", look="storlek"),
         Field("over", "Bara den som har fler invånare än", str(asked.above or ""), "number", look="over")],
    ]  # fmt: skip
