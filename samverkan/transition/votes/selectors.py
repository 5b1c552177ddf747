"""What the page of votes shows: the votes and the majority asked for, who decides, and the rules tried against a wish."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from samverkan.core.ballots import (
    MAJORITIES,
    NO_DEMAND,
    TARGETS,
    Demand,
    Held,
    Tried,
    VoteKind,
    Votes,
    Wish,
    fair_rules,
    hold,
    kinds_offered,
    parse_demand,
    parse_votes,
    votes_of,
)  # fmt: skip
from samverkan.core.ballots.demands import typed_demand
from samverkan.core.ballots.kinds import FEE, MOST_SEATS, PEOPLE, SEATS
from samverkan.core.faults import Fault, FaultError
from samverkan.core.swedish import number
from samverkan.economy.feerules.fields import Field
from samverkan.registry.pages import Page

OWN = "egen"
MOST_PEOPLE = 10_000_000
USUAL_SEATS = 51
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for, as it is written: ``?roster=avgift&majoritet=enkel&medlemmar=ingen&mal=mellan…``."""

    votes: str
    majority: str
    limit: str
    members: str
    target: str
    total: str
    size: str
    each: str


@dataclass(frozen=True, slots=True)
class Desk:
    """The page's facts. ``held`` is None where the votes can't be counted, and ``wrong`` says why; ``tried`` are the rules
    against the wish, ``unfair`` why there are none. ``beside`` are the members' votes by other ways, for their shares."""

    page: Page
    kinds: tuple[VoteKind, ...]
    titles: Mapping[str, str]
    asked: Asked
    held: Held | None
    wrong: tuple[str, ...]
    tried: tuple[Tried, ...]
    unfair: tuple[str, ...]
    beside: Mapping[str, Votes]

    @property
    def status(self) -> int:
        """400 where something asked for can't be used."""
        return 400 if (self.wrong or self.unfair) and self.kinds else 200


def open_desk(page: Page) -> Desk:
    """The desk that the address asks for. What can't be used is told on the page, and the rest is shown."""
    kinds = _kinds(page)
    asked = _asked(page, kinds)
    held, wrong = _or_why(lambda: _held(page, asked, kinds)) if kinds else (None, ())
    tried, unfair = _or_why(lambda: _tried(page, asked, kinds)) if kinds else (None, ())
    beside = {kind.way: _votes(page, kind) for kind in reversed(kinds) if kind.way in (SEATS, PEOPLE, FEE)}
    titles = {kind.name: _votes(page, kind).title for kind in kinds}
    return Desk(page, kinds, titles, asked, held, wrong, tried or (), unfair, beside)


def _kinds(page: Page) -> tuple[VoteKind, ...]:
    """The ways that there are figures for; fees only for who may see them."""
    every = page.snapshot.once(
        ("vote kinds", page.on), lambda: kinds_offered(page.case, page.snapshot.statistics, page.on)
    )
    return tuple(kind for kind in every if kind.way != FEE or page.shows_figure(f"power.{FEE}"))


def _asked(page: Page, kinds: Sequence[VoteKind]) -> Asked:
    get = page.request.GET.get
    first = kinds[0].name if kinds else ""
    return Asked(
        get("roster", "") or first, get("majoritet", "") or "enkel", get("grans", "").strip(),
        get("medlemmar", "") or NO_DEMAND, get("mal", "") or "mellan", get("antal", "").strip(),
        get("storlek", "").strip(), get("lika", "").strip(),
    )  # fmt: skip


def _or_why(work: Callable[[], T]) -> tuple[T | None, tuple[str, ...]]:
    try:
        return work(), ()
    except FaultError as error:
        return None, tuple(dict.fromkeys(fault.text for fault in error.faults))[:4]


def _votes(page: Page, kind: VoteKind) -> Votes:
    case, statistics = page.case, page.snapshot.statistics
    return page.snapshot.once(
        ("votes", kind.name, page.on), lambda: votes_of(case, kind, statistics=statistics, on=page.on)
    )


def _held(page: Page, asked: Asked, kinds: Sequence[VoteKind]) -> Held:
    demand = _demand(asked)
    kind = parse_votes(asked.votes)
    if kind.way == FEE and kind not in kinds:
        raise FaultError(Fault("no-fee", "Det finns inga avgifter att ge röster efter. Välj i listan.", "roster"))

    def work() -> Held:
        held = hold(page.case, kind.name, demand, asked.members, statistics=page.snapshot.statistics, on=page.on)
        _worked_out = held.power, held.groups
        return held

    # Only what can be chosen in the lists is kept: what is typed has no end.
    listed = kind.name in {one.name for one in kinds} and demand.name in MAJORITIES
    return (
        page.snapshot.once(("held votes", kind.name, demand.name, asked.members, page.on), work) if listed else work()
    )


def _demand(asked: Asked) -> Demand:
    if asked.majority != OWN:
        return parse_demand(asked.majority)
    if not asked.limit:
        raise FaultError(Fault("no-limit", "Skriv gränsen: ett antal röster som 37, eller en andel som 3/5.", "grans"))
    return typed_demand(asked.limit)


def _tried(page: Page, asked: Asked, kinds: Sequence[VoteKind]) -> tuple[Tried, ...]:
    wish = read_wish(page, asked, kinds)

    def work() -> tuple[Tried, ...]:
        return fair_rules(page.case, wish, statistics=page.snapshot.statistics, on=page.on)

    typed = asked.total or asked.size or asked.each
    return work() if typed else page.snapshot.once(("fair rules", wish, page.on), work)


def read_wish(page: Page, asked: Asked, kinds: Sequence[VoteKind]) -> Wish:
    """What is wished, with numbers to start from: the seats of the cooperation's rule. FaultError with every fault."""
    faults: list[Fault] = []

    def whole(text: str, name: str, usual: int, *, least: int = 1, most: int, what: str) -> int:
        bare = text.replace(" ", "").replace("\u00a0", "")
        if not bare:
            return usual
        if bare.isascii() and bare.isdigit() and least <= int(bare[:12]) <= most:
            return int(bare)
        wrong = f"”{text[:20]}” går inte som {what}. Skriv ett heltal från {number(least)} till {number(most)}."
        faults.append(Fault("not-number", wrong, name))
        return usual

    if asked.target not in TARGETS:
        faults.append(Fault("unknown-target", f"Det finns inget mål ”{asked.target[:40]}”. Välj i listan.", "mal"))
    wish = Wish(
        asked.target, whole(asked.total, "antal", _usual(page, kinds), most=MOST_SEATS, what="antal platser"),
        whole(asked.size, "storlek", 5000, most=MOST_PEOPLE, what="antal invånare"),
        whole(asked.each, "lika", 2, most=100, what="antal platser var"),
    )  # fmt: skip
    if faults:
        raise FaultError(faults)
    return wish


def _usual(page: Page, kinds: Sequence[VoteKind]) -> int:
    ruled = [int(_votes(page, kind).total) for kind in kinds if kind.way == SEATS]
    members = len(_votes(page, kinds[0]).members) if kinds else 0
    return next((total for total in ruled if members < total <= MOST_SEATS), max(USUAL_SEATS, 2 * members + 1))


def vote_fields(desk: Desk) -> list[Field]:
    """The form of votes and majority."""
    asked = desk.asked
    kinds = [(kind.name, desk.titles[kind.name]) for kind in desk.kinds]
    if asked.votes not in dict(kinds) and desk.held:
        kinds.append((asked.votes, desk.held.votes.title))
    majorities = [(name, f"{words} av rösterna") for name, (words, _) in MAJORITIES.items()]
    if asked.majority not in dict(majorities) and asked.majority != OWN and desk.held:
        majorities.append((asked.majority, f"{desk.held.demand.words} av {desk.held.votes.what}"))
    members = [
        (NO_DEMAND, "inget krav"),
        *((name, f"{words} av medlemmarna") for name, (words, _) in MAJORITIES.items()),
    ]
    return [
        Field("roster", "Rösterna är", asked.votes, "select", kinds),
        Field("majoritet", "För beslut krävs", asked.majority, "select", [*majorities, (OWN, "en egen gräns")], look="majoritet"),
        Field("grans", "Egen gräns", asked.limit, hint="Minst så många röster, 37, eller så stor andel, 3/5.", look="grans"),
        Field("medlemmar", "Och dessutom", asked.members, "select", members),
    ]  # fmt: skip


def wish_fields(desk: Desk) -> list[Field]:
    """The form of the wish."""
    asked = desk.asked
    usual = _usual(desk.page, desk.kinds)
    return [
        Field("mal", "Makten ska vara", asked.target, "select", list(TARGETS.items())),
        Field("antal", "Platser att dela", asked.total or str(usual), "number"),
        Field("storlek", "Invånare per plats", asked.size or "5000", "number"),
        Field("lika", "Platser var först", asked.each or "2", "number", hint="I regeln med lika till alla och fler efter folkmängd."),
    ]  # fmt: skip
