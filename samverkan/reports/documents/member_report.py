"""The report to one member: what it pays and gets over the years, what it is for, and how it stands beside the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from samverkan.core.accounts import MemberAccount, balance_words, member_accounts
from samverkan.core.explain import Explanation
from samverkan.core.faults import Fault, FaultError
from samverkan.core.swedish import day, listing
from samverkan.economy.closing.tables import account_table
from samverkan.economy.feerules.tables import years_table as all_years_table
from samverkan.economy.feerules.trial import fee_years
from samverkan.registry.member_money import areas_table, compared_table, seen_entries, years_table
from samverkan.registry.member_tables import Members
from samverkan.registry.members import belonging, fees_of, settlement_of
from samverkan.registry.organisation_tables import agreements_table, arenas_table, organs_table, posts_table
from samverkan.registry.organisations import (
    Organisation,
    arenas_sentence,
    organisation_details,
    organisation_keys,
    organisation_sentence,
    population_chart,
    said_of,
)
from samverkan.registry.selectors import findings_about
from samverkan.registry.snapshots import Snapshot
from samverkan.reports.documents.model import (
    Bullets,
    Document,
    Facts,
    FindingList,
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
from samverkan.reports.documents.sections.frames import paper_frame, pictured, shown

TITLE = "Medlemsrapport"


@dataclass(frozen=True)
class ReportedMember:
    """A member as the report tells of it: ``account`` whether its account with the cooperation is told, ``hidden`` the
    sections of the pages that the reader may not see."""

    snapshot: Snapshot
    key: str
    on: date
    account: bool = True
    hidden: frozenset[str] = frozenset()

    @cached_property
    def seen(self) -> Organisation:
        """As its page shows it."""
        return Organisation(Members(self.snapshot, self.on, paper_frame(self.snapshot, self.on)), self.key)

    @property
    def name(self) -> str:
        """What a reader calls it."""
        return self.seen.name

    def held_account(self) -> MemberAccount | None:
        """Its account, None where it has no rows or is not told."""
        rows = [row for row in seen_entries(self.seen) if row.organisation == self.key]
        if not rows or not self.account:
            return None
        return next(iter(member_accounts(self.snapshot.case, self.snapshot.organisation_name, rows)), None)


def member_keys(snapshot: Snapshot, on: date) -> tuple[str, ...]:
    """The members that a report is made for: the municipalities of the day."""
    return tuple(row.organisation for row in belonging(snapshot.case, on, "medlem") if row.organisation.isdigit())


def member_report(member: ReportedMember) -> Document:
    """The report as of the day. FaultError for who is no member."""
    held = member_keys(member.snapshot, member.on)
    if member.key not in held:
        named = listing(tuple(f"{key} {member.snapshot.organisation_name(key)}" for key in held)) or "ingen"
        text = f"”{member.key}” är ingen medlemskommun den {member.on.isoformat()}. De som är med: {named}."
        raise FaultError(Fault("unknown-member", text, member.key))
    head = member.snapshot.case.cooperation
    parts = [_in_brief(member), *_money(member), _takes_part(member), _said(member), _findings(member)]
    appendices = [_worked(member)] if _told(member, "ekonomi") else []
    appendices += [sources(member.snapshot)] if _told(member, "kallor") else []
    whole = (*parts, *lettered(appendices))
    subtitle = f"{member.name} i {head.name}"
    summary = organisation_sentence(member.seen)
    return numbered(Document(f"{TITLE} {member.name}", subtitle, head.short_name, member.on, summary, whole))


def _told(member: ReportedMember, section_name: str) -> bool:
    return section_name not in member.hidden


def _in_brief(member: ReportedMember) -> Section:
    keys = organisation_keys(member.seen) if _told(member, "ekonomi") else []
    figures = tuple(KeyFigure(key.title, key.value, ", ".join(filter(None, (key.small, key.tag)))) for key in keys)
    details = tuple((detail.title, detail.value) for detail in organisation_details(member.seen))
    facts = Facts((*details, ("Uppgifterna visas som de gällde", day(member.on))))
    return section(
        "I korthet", KeyFigures(figures) if figures else None, facts, pictured(population_chart(member.seen))
    )


def _money(member: ReportedMember) -> list[Section]:
    if not _told(member, "ekonomi"):
        return []
    years = [year for year in fee_years(member.snapshot) if year <= member.on.year]
    each = all_years_table(member.snapshot, years, "", per_inhabitant=True) if years else None
    account = member.held_account()
    return [
        section("Avgift och avräkning år för år", shown(years_table(member.seen))),
        section(
            "Mellanhavandet med samverkan",
            *((Paragraph(balance_words(account.balance)), shown(account_table(member.snapshot.case, account))) if account else ()),
        ),
        section("Vad avgiften går till", shown(areas_table(member.seen))),
        section("Jämfört med de andra medlemmarna", shown(compared_table(member.seen)), shown(each and replace(each, caption="Avgift per invånare, alla medlemmar"), id="per-invanare")),
    ]  # fmt: skip


def _takes_part(member: ReportedMember) -> Section:
    seen = member.seen
    arenas = arenas_sentence(seen) if _told(member, "arenor") else ""
    return section(
        "Avtal, organ och arenor",
        shown(agreements_table(seen)) if _told(member, "avtal") else None,
        shown(organs_table(seen)),
        shown(arenas_table(seen)) if _told(member, "arenor") else None,
        Paragraph(arenas) if arenas else None,
        shown(posts_table(seen)),
    )


def _said(member: ReportedMember) -> Section:
    lines = tuple(f"{row.text} Källa: {source}." for row, source in said_of(member.seen))
    return section("Vad källorna säger", Bullets(lines) if lines else None)


def _findings(member: ReportedMember) -> Section:
    found = (
        findings_about(member.snapshot, member.on, {member.key: "organisation"}) if _told(member, "kontroll") else ()
    )
    return section("Anmärkningar", FindingList(found) if found else None)


def _worked(member: ReportedMember) -> Section:
    return section("Så räknades det", *(Worked(figure) for figure in _figures(member)))


def _figures(member: ReportedMember) -> Sequence[Explanation]:
    members, key = member.seen.members, member.key
    fees, settlement = fees_of(member.snapshot, members.year), settlement_of(member.snapshot, members.settled)
    found = [fee.explanation for fee in (fees.fees if fees else ()) if fee.member == key]
    found += [share.explanation for share in (settlement.shares if settlement else ()) if share.member == key]
    account = member.held_account()
    return [*found, *([account.years[-1].closing] if account else [])]
