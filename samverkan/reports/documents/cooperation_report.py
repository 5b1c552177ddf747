"""The yearly report on agreement cooperation to a member's council (9 kap. 38 § KL), from the register.

The statute is quoted from ``samverkan.law`` with how and when it was read; only what was verified in the text of the law is
called law. What the register does not say is said to be missing, for the board to fill in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from samverkan import law
from samverkan.agreements import selectors
from samverkan.agreements.events import coming_events, time_left
from samverkan.core.periods import last_day, overlap
from samverkan.core.records import Agreement, Decision
from samverkan.core.standing import Standing
from samverkan.core.swedish import day, kronor
from samverkan.core.terms import Amendment
from samverkan.registry.members import belonging, fees_of
from samverkan.registry.snapshots import Snapshot
from samverkan.reports.documents import cooperation_tables as tables
from samverkan.reports.documents.model import (
    Bullets,
    Document,
    Facts,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Section,
    Worked,
    lettered,
    numbered,
    section,
)
from samverkan.reports.documents.sections.appendix import sources
from samverkan.reports.documents.sections.frames import shown

TITLE = "Rapport om avtalssamverkan"
LAW = ("KL-9-38", "KL-9-37a")
"""Facts of the statutes that the report rests on: the duty to report, and what agreement cooperation is."""


@dataclass(frozen=True)
class MemberYear:
    """One member's agreements in a year. ``on`` is the day everything is seen on: the year's last, or the day asked for
    where that lies within the year. ``hidden`` are the sections of the pages that the reader may not see."""

    snapshot: Snapshot
    organisation: str
    year: int
    on: date
    hidden: frozenset[str] = frozenset()

    @property
    def with_money(self) -> bool:
        """Whether fees and budgets may be told."""
        return not self.hidden & {"ekonomi", "medlemmar"}

    @property
    def name(self) -> str:
        """What a reader calls the member."""
        return self.snapshot.organisation_name(self.organisation)

    @cached_property
    def states(self) -> tuple[Standing, ...]:
        """The agreements that the member is party to and that held on some day of the year, as they stood on ``on``."""
        mine = {row.agreement for row in self.snapshot.case.parties if row.organisation == self.organisation}
        states = selectors.standings(self.snapshot, self.on)
        return tuple(state for key, state in states.items() if key in mine and self._held(state))

    def _held(self, state: Standing) -> bool:
        if state.status in ("foreslaget", "kommande", "okant"):
            return False
        if state.status == "upphort" and state.ends is None:
            return False
        year = (date(self.year, 1, 1), date(self.year + 1, 1, 1))
        return overlap((state.agreement.since, state.ends), year)

    def role(self, agreement: Agreement) -> str:
        """The member's part in an agreement, in the source's words."""
        rows = self.snapshot.case.parties
        return next((r.role for r in rows if (r.agreement, r.organisation) == (agreement.id, self.organisation)), "")


def seen_on(year: int, on: date) -> date:
    """The day that a report of the year is seen on, for who reads on ``on``."""
    return on if on.year == year else date(year, 12, 31)


def reporting_members(snapshot: Snapshot, on: date) -> tuple[str, ...]:
    """Keys of the members and parties on the day whose board owes its council the report: municipalities and regions."""
    kinds = {row.id: row.kind for row in snapshot.case.organisations}
    rows = belonging(snapshot.case, on, "medlem", "part")
    keys = (row.organisation for row in rows)
    return tuple(dict.fromkeys(key for key in keys if key.isdigit() or kinds.get(key) == "region"))


def cooperation_report(member: MemberYear) -> Document:
    """The report as a document."""
    parts = (
        _in_brief(member),
        _duty(),
        section("Avtalen", _none(member), shown(tables.agreements(member))),
        _tasks(member),
        _costs(member),
        _notices(member),
        section("Beslut under året", *_decisions(member)),
        _to_fill_in(member),
        *lettered((_worked(member), _sources(member))),
    )
    owner = member.snapshot.case.cooperation
    subtitle = f"{member.name}, {member.year}: samverkan genom {owner.name}"
    return numbered(Document(f"{TITLE} {member.year}", subtitle, owner.short_name, member.on, _summary(member), parts))


def _summary(member: MemberYear) -> str:
    count = len(member.states)
    noticed = sum(state.status == "uppsagt" for state in member.states)
    if not count:
        return f"I registret finns inget avtal som {member.name} är part i och som gällde under {member.year}."
    many = "ett avtal" if count == 1 else f"{count} avtal"
    under = f", varav {'ett' if noticed == 1 else noticed} är uppsagt" if noticed else ""
    return f"{member.name} var under {member.year} part i {many} om samverkan{under}."


def _in_brief(member: MemberYear) -> Section:
    noticed = sum(state.status == "uppsagt" for state in member.states)
    figures = [
        KeyFigure("Avtal under året", str(len(member.states))),
        KeyFigure("Uppsagda", str(noticed), f"sett per {member.on}"),
    ]
    fee = tables.fee(member)
    if fee is not None:
        figures.append(KeyFigure(f"Avgift {member.year}", kronor(fee.amount), "uträknad ur budgeten, inte beslutad"))
    facts = (
        ("Rapporten gäller", member.name),
        ("År", str(member.year)),
        ("Samverkan", member.snapshot.case.cooperation.name),
        ("Uppgifterna visas som de gällde", day(member.on)),
    )
    return section("I korthet", KeyFigures(tuple(figures)), Facts(facts))


def _duty() -> Section:
    """The statutes, each only where it was verified in the text of the law."""
    verified = [fact for fact in map(law.fact, LAW) if fact.status == "VERIFIED"]
    rows = tuple((fact.citation, f"{fact.text} ({fact.label}, kontrollerad {day(fact.checked)})") for fact in verified)
    text = "Registret säger inte vilka avtal som är avtalssamverkan i lagens mening; styrelsen avgör vad som ska rapporteras."
    return section("Vad rapporten bygger på", Facts(rows) if rows else None, Paragraph(text, "quiet"))


def _none(member: MemberYear) -> Paragraph | None:
    return None if member.states else Paragraph(_summary(member))


def _tasks(member: MemberYear) -> Section:
    note = Paragraph(
        "När varje uppgift lämnades över anges inte i registret; här står när avtalet började gälla.", "quiet"
    )
    table = shown(tables.tasks(member))
    return section("Uppgifter som utförs genom avtalen", note if table else None, table, _silent(member))


def _silent(member: MemberYear) -> Paragraph | None:
    names = [
        state.agreement.name for state in member.states if not selectors.hanging(member.snapshot, state.agreement.id)
    ]
    if not names:
        return None
    return Paragraph(f"Vad som utförs genom avtalet anges inte för: {'; '.join(names)}.", "quiet")


def _costs(member: MemberYear) -> Section:
    if not member.with_money:
        return section("Kostnader", Paragraph("Avgifterna är inte publicerade.", "quiet"))
    table = shown(tables.costs(member))
    fees = fees_of(member.snapshot, member.year)
    said = Paragraph(f"Någon avgift för {member.name} {member.year} anges inte i registret.") if table is None else None
    told = Paragraph(
        "Källan anger ingen beslutad avgift per medlem. Beloppet är budgeten fördelad efter nyckeln i kraft, "
        f"{fees.rule_title if fees else ''} ({fees.status if fees else ''}). Så räknades det står i bilagan.",
        "quiet",
    )  # fmt: skip
    return section("Kostnader", said, table, told if tables.fee(member) else None)


def _notices(member: MemberYear) -> Section:
    return section("Uppsägning och det som närmar sig", *_ending(member))


def _ending(member: MemberYear) -> Iterator[Paragraph | Bullets]:
    noticed = [state for state in member.states if state.status == "uppsagt"]
    if not noticed:
        yield Paragraph(f"Inget av avtalen är uppsagt, sett per {member.on}.")
    else:
        yield Bullets(tuple(_notice(member, state) for state in noticed))
    mine = {state.agreement.id for state in member.states}
    events = [event for event in coming_events(member.snapshot, member.on) if event.agreement in mine]
    if events:
        yield Paragraph("Detta närmar sig eller har inträffat:")
        yield Bullets(
            tuple(f"{event.due}, {time_left(event.due, member.on)}: {event.title}. {event.text}" for event in events)
        )


def _notice(member: MemberYear, state: Standing) -> str:
    agreement, last = state.agreement, last_day(state.ends)
    given = f" sades upp {day(agreement.notice_given)}" if agreement.notice_given else " är uppsagt"
    ends = f" och upphör {day(last)}" if last else ""
    counts = selectors.hanging_counts(member.snapshot, agreement.id)
    return f"{agreement.name}{given}{ends}.{f' På avtalet hänger {counts}.' if counts else ''}"


def _decisions(member: MemberYear) -> Iterator[Paragraph | Bullets]:
    found = [*_amended(member), *_given(member), *_decided(member)]
    if found:
        yield Bullets(tuple(found))
    else:
        yield Paragraph(f"Registret innehåller inget beslut om avtalen under {member.year}.")


def _amended(member: MemberYear) -> Iterator[str]:
    for state in member.states:
        for row in state.rule.amendments if state.rule else ():
            if row.decided.year == member.year and row.decided <= member.on:
                yield _amendment(state.agreement, row)


def _amendment(agreement: Agreement, row: Amendment) -> str:
    after = "; det förnyas inte därefter" if row.final else ""
    source = f" Källa: {row.source}." if row.source else ""
    return (
        f"{agreement.name}: beslut {row.printed} att perioden gäller till och med {last_day(row.until)}{after}.{source}"
    )


def _given(member: MemberYear) -> Iterator[str]:
    for state in member.states:
        given = state.agreement.notice_given
        if given and given.year == member.year:
            yield f"{state.agreement.name}: uppsagt {given}."


def _decided(member: MemberYear) -> Iterator[str]:
    """Decisions on the agreements, and on the member itself."""
    mine = {("avtal", state.agreement.id) for state in member.states} | {("organisation", member.organisation)}
    names = {state.agreement.id: state.agreement.name for state in member.states}
    for row in member.snapshot.case.decisions:
        if (row.object_kind, row.object) in mine and row.on and row.on.year == member.year and row.on <= member.on:
            yield _decision(row, names.get(row.object, member.name))


def _decision(row: Decision, what: str) -> str:
    number = f", dnr {row.registry_number}" if row.registry_number else ""
    paragraph = f", {row.paragraph}" if row.paragraph else ""
    return f"{what}: {row.body} {row.on}{paragraph}{number}. {row.text}".strip()


def _to_fill_in(member: MemberYear) -> Section:
    lacking = [state.agreement.name for state in member.states if state.agreement.since is None]
    items = [
        f"Annan avtalssamverkan som {member.name} har: rapporten omfattar bara avtalen i registret för {member.snapshot.case.cooperation.short_name}.",
        "Hur uppgifterna har utförts och vad styrelsen har sett i sin uppsikt.",
        *([f"När avtalet började gälla anges inte för: {'; '.join(lacking)}."] if lacking else ()),
    ]
    return section("Att komplettera före beslut", Bullets(tuple(items)))


def _worked(member: MemberYear) -> Section:
    figures = tables.explained(member)
    return section("Så räknades det", *(Worked(figure) for figure in figures))


def _sources(member: MemberYear) -> Section:
    return section("Källor") if "kallor" in member.hidden else sources(member.snapshot)
