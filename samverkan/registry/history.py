"""A cooperation among those that came before and after it: when each existed, and what each was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from samverkan.charts import Chart
from samverkan.charts.timelines import Span, history_line
from samverkan.core.checks.view import Sourced
from samverkan.core.periods import holds, last_day
from samverkan.core.records import FORMS, Case, FormPeriod, Organ, Statement, Succession
from samverkan.core.swedish import listing
from samverkan.registry.cited import Place, cited
from samverkan.registry.selectors import ShownFinding, shown_findings
from samverkan.registry.snapshots import Snapshot

NOT_STATED = "anges inte"
TITLE = "Samverkan genom tiden"
MEMBERS = {
    "medlem": ("medlem", "medlemmar"),
    "adjungerad": ("adjungerad", "adjungerade"),
    "part": ("part genom avtal", "parter genom avtal"),
    "observator": ("observatör", "observatörer"),
}


@dataclass(frozen=True, slots=True)
class Body:
    """One cooperation of the chain; ``current`` is the one whose page it is."""

    snapshot: Snapshot
    current: bool

    @property
    def case(self) -> Case:
        """Its facts."""
        return self.snapshot.case

    @property
    def name(self) -> str:
        """Its name."""
        return self.case.cooperation.name

    @property
    def href(self) -> str:
        """Its own page."""
        return f"/{self.case.slug}/"


@dataclass(frozen=True, slots=True)
class Step:
    """One cooperation followed by another, with the source's own words for when."""

    predecessor: str
    successor: str
    when: str
    note: str


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of one body under one heading: ``texts`` in the source's order, ``notes`` what to know of them."""

    texts: Sequence[str] = ()
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Aspect:
    """A row of the comparison: what each body was in one respect, in the order of the bodies."""

    title: str
    told: Sequence[tuple[Body, Told]]


def has_history(snapshot: Snapshot) -> bool:
    """Whether anything is stated of when the cooperation existed, or of what it followed."""
    return bool(snapshot.case.successions) or any(row.since or row.until or row.printed for row in snapshot.case.forms)


def chain(snapshot: Snapshot, published: Sequence[Snapshot]) -> tuple[Body, ...]:
    """The cooperation with every predecessor and successor, the oldest first."""
    known = {other.case.slug: other for other in published} | {snapshot.case.slug: snapshot}
    steps = successions(known.values())
    found, waiting = {snapshot.case.slug}, [snapshot.case.slug]
    while waiting:
        here = waiting.pop()
        pairs = [(row.predecessor, row.successor) for row in steps if here in (row.predecessor, row.successor)]
        near = {slug for pair in pairs for slug in pair if slug in known} - found
        found |= near
        waiting += near
    bodies = [Body(known[slug], slug == snapshot.case.slug) for slug in found]
    return tuple(sorted(bodies, key=lambda body: (body.case.cooperation.since or date.max, body.name)))


def successions(snapshots: Iterable[Snapshot]) -> tuple[Succession, ...]:
    """Every succession that some cooperation states, each once."""
    rows = [row for snapshot in snapshots for row in snapshot.case.successions]
    return tuple({(row.predecessor, row.successor): row for row in rows}.values())


def steps(bodies: Sequence[Body]) -> tuple[Step, ...]:
    """Who followed whom, in the order of time."""
    names = {body.case.slug: body.name for body in bodies}
    order = list(names)
    rows = [
        row for row in successions([body.snapshot for body in bodies]) if {row.predecessor, row.successor} <= set(order)
    ]
    rows.sort(key=lambda row: order.index(row.predecessor))
    return tuple(
        Step(names[row.predecessor], names[row.successor], row.printed or str(row.on or NOT_STATED), row.note)
        for row in rows
    )


def history_lede(bodies: Sequence[Body], on: date) -> str:
    """What came before and after, and what existed on the day."""
    slug = next(body.case.slug for body in bodies if body.current)
    names = {body.case.slug: body.name for body in bodies}
    rows = successions([body.snapshot for body in bodies])
    # One that is not here, or may not be seen, is not named.
    before = [names[row.predecessor] for row in rows if row.successor == slug and row.predecessor in names]
    after = [names[row.successor] for row in rows if row.predecessor == slug and row.successor in names]
    said = [f"Föregicks av {listing(before)}."] if before else []
    said += [f"Följdes av {listing(after)}."] if after else []
    if not any(slug in (row.predecessor, row.successor) for row in rows):
        said = ["Källorna nämner ingen föregångare och ingen efterföljare."]
    return " ".join([*said, *_existed(bodies, on)])


def _existed(bodies: Sequence[Body], on: date) -> Iterator[str]:
    if len(bodies) == 1:
        return
    here = [body.name for body in bodies if any(holds(row.since, row.until, on) for row in _forms(body))]
    yield f"Den {on} fanns {listing(here)}." if here else f"Den {on} fanns ingen av dem."


def _forms(body: Body, *, alternative: bool = False) -> list[FormPeriod]:
    return [row for row in body.case.forms if row.alternative == alternative]


def history_chart(bodies: Sequence[Body], on: date) -> Chart | None:
    """The bodies on a time line, with what other sources claim on rows of their own; None where no day is stated."""
    spans = [span for body in bodies for span in _spans(body)]
    return history_line("historik", TITLE, spans, on=on) if spans else None


def _spans(body: Body) -> Iterator[Span]:
    for row in _forms(body):
        if row.since or row.until:
            yield Span(body.name, row.since, row.until, text=FORMS[row.form])
    for row in _forms(body, alternative=True):
        if row.since or row.until:
            text = f"enligt en annan källa{f': {row.printed}' if row.printed else ''}"
            yield Span(
                f"{body.case.cooperation.short_name}, annan uppgift", row.since, row.until, text=text, mark="other"
            )


def aspects(bodies: Sequence[Body]) -> tuple[Aspect, ...]:
    """What each body was, side by side; a respect in which nothing is stated of any is left out."""
    tellers: dict[str, Callable[[Body], Told]] = {
        "Period": _period,
        "Organisationsform": _form,
        "Ändamål": lambda body: _theme(body, "andamal"),
        "Uppgifter": lambda body: _theme(body, "uppgift"),
        "Medlemmar": _members,
        "Styrning": _governance,
        "Finansiering": lambda body: _theme(body, "finansiering"),
    }
    rows = [Aspect(title, [(body, tell(body)) for body in bodies]) for title, tell in tellers.items()]
    return tuple(row for row in rows if any(told.texts for _, told in row.told))


def _period(body: Body) -> Told:
    main, others = _forms(body), _forms(body, alternative=True)
    sources = body.snapshot.sources()
    said = [f"{sources[row.source].title} anger i stället: {_days(row)}." for row in others if row.source in sources]
    return Told([_days(row) for row in main if _days(row)], [*said, *(row.note for row in main if row.note)])


def _days(row: FormPeriod) -> str:
    if row.printed:
        return row.printed
    last = last_day(row.until)
    return f"{row.since or ''}–{last or ''}" if row.since or last else ""


def _form(body: Body) -> Told:
    rows = _forms(body)
    texts = dict.fromkeys(FORMS[row.form] for row in rows)
    return Told(tuple(texts), [f"Källan anger {row.law}." for row in rows if row.law])


def own_statements(body: Body) -> tuple[Statement, ...]:
    """What is said of the cooperation itself, not of one of its areas or of another organisation."""
    return tuple(row for row in body.case.statements if not row.area and not row.organisation)


def _theme(body: Body, theme: str) -> Told:
    return Told([row.text for row in own_statements(body) if row.theme == theme])


def _members(body: Body) -> Told:
    counts = Counter(row.kind for row in body.case.memberships)
    words = [f"{counts[kind]} {names[counts[kind] > 1]}" for kind, names in MEMBERS.items() if counts[kind]]
    counted = [f"{listing(words)} enligt registret.".capitalize()] if words else []
    return Told([*_theme(body, "medlemmar").texts, *counted])


def _governance(body: Body) -> Told:
    return Told([*_theme(body, "styrning").texts, *(_organ(row) for row in body.case.organs)])


def _organ(row: Organ) -> str:
    roles = {
        "beslutande": "beslutande",
        "verkstallande": "verkställande",
        "beslutande-verkstallande": "beslutande och verkställande",
        "beredande": "beredande",
        "styrgrupp": "styrgrupp",
    }
    parts = [f"{row.name} ({roles[row.role]})"]
    parts += [f"väljs av {row.elected_by[0].lower()}{row.elected_by[1:]}"] if row.elected_by else []
    return ", ".join(parts) + (f": {row.composition}" if row.composition else ".")


def period_findings(snapshot: Snapshot, bodies: Sequence[Body], on: date) -> tuple[ShownFinding, ...]:
    """Findings that two sources give different periods."""
    claims = {row.id for body in bodies for row in _forms(body, alternative=True)}
    return tuple(
        shown
        for shown in shown_findings(snapshot, on)
        if shown.finding.rule == "conflict" and shown.finding.where.rpartition("/")[2] in claims
    )


def history_sources(bodies: Sequence[Body]) -> tuple[tuple[Body, tuple[Place, ...]], ...]:
    """Where what is shown of each body stands."""
    themes = ("andamal", "uppgift", "medlemmar", "styrning", "finansiering")

    def rows(body: Body) -> list[Sourced]:
        told = [row for row in own_statements(body) if row.theme in themes]
        return [*body.case.forms, *body.case.successions, *told, *body.case.organs]

    return tuple((body, cited(body.snapshot, rows(body))) for body in bodies)
