"""The page of one organisation: who it is, what it pays and gets, where it sits, and what leaving would mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from samverkan.charts import Chart
from samverkan.charts.lines import year_line
from samverkan.core.keys import MissingStatisticError
from samverkan.core.members import source_ref
from samverkan.core.periods import holds, last_day
from samverkan.core.records import MEMBER_KINDS, ORGANISATION_KINDS, Case, Membership, Statement
from samverkan.core.swedish import NBSP, kronor, number, percent
from samverkan.registry.member_tables import Members
from samverkan.registry.members import fees_of, seen_day, settlement_of
from samverkan.registry.snapshots import Snapshot
from samverkan.statistics import Municipality, official


@dataclass(frozen=True, slots=True)
class Key:
    """A key figure of the page's head."""

    title: str
    value: str
    small: str = ""
    figure: str = ""
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Detail:
    """A fact of the organisation and where it stands."""

    title: str
    value: str
    source: str = ""


@dataclass(frozen=True)
class Organisation:
    """An organisation in a cooperation, seen as ``members`` is: by key, a municipality's being its four-digit code."""

    members: Members
    key: str

    @property
    def snapshot(self) -> Snapshot:
        """The cooperation."""
        return self.members.snapshot

    @property
    def case(self) -> Case:
        """The cooperation's facts."""
        return self.members.snapshot.case

    @property
    def on(self) -> date:
        """The day it is seen on."""
        return self.members.on

    @property
    def name(self) -> str:
        """What a reader calls it."""
        return self.snapshot.organisation_name(self.key)

    @property
    def is_municipality(self) -> bool:
        """Whether official statistics know it by code."""
        return self.key.isdigit()

    @property
    def membership(self) -> Membership | None:
        """Its membership on the day, or on the cooperation's last day where that has passed."""
        day = seen_day(self.case, self.on)
        rows = [row for row in self.case.memberships if row.organisation == self.key]
        return next((row for row in rows if holds(row.since, row.until, day)), None)

    @property
    def pays(self) -> bool:
        """Whether the fee of the year is divided on it."""
        fees = fees_of(self.snapshot, self.members.year)
        return any(fee.member == self.key for fee in (fees.fees if fees else ()))


def known_organisations(snapshot: Snapshot) -> frozenset[str]:
    """Keys of the organisations that the cooperation's material speaks of."""
    return snapshot.once("known organisations", lambda: _known(snapshot.case))


def _known(case: Case) -> frozenset[str]:
    named = {row.organisation for row in case.memberships} | {row.organisation for row in case.parties}
    named |= {row.id for row in case.organisations}
    named |= {row.subject for row in case.facts if row.subject_kind == "organisation"}
    named |= {row.employer for row in case.posts} | {row.owner for row in case.areas}
    return frozenset(named - {""})


def organisation_sentence(organisation: Organisation) -> str:
    """What it is to the cooperation on the day, in one sentence."""
    row, head = organisation.membership, organisation.case.cooperation
    if row is None:
        return _not_a_member(organisation)
    since = f" sedan {row.since.isoformat()}" if row.since else ""
    last = last_day(row.until)
    if last and last < organisation.on:
        return f"Var {MEMBER_KINDS[row.kind].lower()} i {head.name} till och med {last.isoformat()}."
    return f"{MEMBER_KINDS[row.kind]} i {head.name}{since}."


def _not_a_member(organisation: Organisation) -> str:
    named = [row for row in organisation.case.memberships if row.organisation == organisation.key]
    if named:
        return f"Inte med i {organisation.case.cooperation.name} den {organisation.on.isoformat()}."
    return f"Nämns i materialet om {organisation.case.cooperation.name}, utan att vara medlem."


def organisation_keys(organisation: Organisation) -> list[Key]:
    """At most four figures: inhabitants, fee, settlement, part of all inhabitants."""
    if not organisation.is_municipality or organisation.membership is None:
        return []
    return [
        key for key in (_people(organisation), _fee(organisation), _settled(organisation), _part(organisation)) if key
    ]


def _people(organisation: Organisation) -> Key | None:
    members, code = organisation.members, organisation.key
    value, growth = members.value("population", code, members.counted), members.value("growth", code, members.counted)
    if value is None:
        return None
    small = f"SCB {members.day.isoformat()}"
    small += (
        f" · {number(growth, 1) if growth < 0 else '+' + number(growth, 1)}{NBSP}% på tio år"
        if growth is not None
        else ""
    )
    return Key("Invånare", number(value), small, f"member.population.{code}.{members.counted}")


def _fee(organisation: Organisation) -> Key | None:
    members, code = organisation.members, organisation.key
    fees = fees_of(organisation.snapshot, members.year)
    fee = next((row for row in (fees.fees if fees else ()) if row.member == code), None)
    if fees is None or fee is None:
        return None
    per = members.value("fee_per_inhabitant", code, fees.year)
    small = f"{number(per, 2)}{NBSP}kr per invånare" if per is not None else ""
    return Key(f"Avgift {fees.year}", kronor(fee.amount), small, f"fee.{fees.year}.{code}", fees.status)


def _settled(organisation: Organisation) -> Key | None:
    done = settlement_of(organisation.snapshot, organisation.members.settled)
    share = next((row for row in (done.shares if done else ()) if row.member == organisation.key), None)
    if done is None or share is None:
        return None
    small = "andel av årets underskott" if share.amount < 0 else "andel av årets överskott"
    return Key(f"Avräkning {done.year}", kronor(share.amount), small, f"settlement.{done.year}.{organisation.key}")


def _part(organisation: Organisation) -> Key | None:
    members, code = organisation.members, organisation.key
    value = members.value("share", code, members.counted)
    if value is None or organisation.membership is None or organisation.membership.kind == "adjungerad":
        return None
    small = f"av medlemmarnas invånare {members.day.isoformat()}"
    if organisation.pays:
        fee = members.value("fee_share", code, members.year)
        small += f"; {percent(fee, 2)} av avgifterna" if fee is not None else ""
    return Key("Andel", percent(value, 2), small, f"member.share.{code}.{members.counted}")


def organisation_details(organisation: Organisation) -> list[Detail]:
    """Code, number, county, tax: each with its source."""
    if organisation.is_municipality:
        return list(_municipal(organisation))
    row = organisation.snapshot.organisations().get(organisation.key)
    if row is None:
        return []
    found = [Detail("Slag", ORGANISATION_KINDS[row.kind], source_ref(organisation.case.sources, row).text())]
    orgnr = row.orgnr or _regional_number(row.name)
    found += [Detail("Organisationsnummer", orgnr)] if orgnr else []
    found += [Detail("Del av", organisation.snapshot.organisation_name(row.part_of))] if row.part_of else []
    return found + ([Detail("Att veta", row.note)] if row.note else [])


def _regional_number(name: str) -> str:
    """The organisation number of a region, known by its name in the register of municipalities."""
    county = next((row.county_code for row in official().municipalities() if row.region_name == name), "")
    try:
        return official().organisation_number(county) if county else ""
    except MissingStatisticError:
        return ""


def _municipal(organisation: Organisation) -> Iterator[Detail]:
    code, year = organisation.key, organisation.on.year
    place = official().municipality(code)
    yield Detail("Kommunkod", code)
    yield Detail("Organisationsnummer", official().organisation_number(code))
    yield from _placed(place)
    try:
        rate = official().tax_rate(code, year)
        yield Detail(
            f"Skattesats {year}", f"{percent(rate.municipal, 2)} till kommunen, {percent(rate.total, 2)} totalt", "SCB"
        )
    except MissingStatisticError:
        pass
    try:
        value, source = official().tax_base(code, year), official().tax_base_source(year)
        yield Detail(f"Skattekraft {year}", f"{kronor(value)} per invånare", source.text())
    except MissingStatisticError:
        return


def _placed(place: Municipality) -> Iterator[Detail]:
    yield Detail("Län", place.county_name)
    yield Detail("Kommungrupp", place.group_name, "SKR 2023")


def population_chart(organisation: Organisation) -> Chart | None:
    """Inhabitants at each year's end up to the day; None where fewer than two are held."""
    if not organisation.is_municipality:
        return None
    code = organisation.key
    days = [
        day for day in official().population_dates(code) if (day.month, day.day) == (12, 31) and day <= organisation.on
    ]
    points = [(day.year, official().population(code, day)) for day in days]
    if len(points) < 2:
        return None
    title = f"Invånare {points[0][0]}–{points[-1][0]}"
    return year_line("folkmangd", title, points, what="Invånare 31 december", unit="inv")


def said_of(organisation: Organisation) -> list[tuple[Statement, str]]:
    """What the sources say of the organisation in words, each with its source."""
    rows = [row for row in organisation.case.statements if row.organisation == organisation.key]
    return [(row, source_ref(organisation.case.sources, row).text()) for row in rows]


def arenas_sentence(organisation: Organisation) -> str:
    """How many arenas there are for a member; the material does not say who takes part in which."""
    row, count = organisation.membership, len(organisation.case.arenas)
    if row is None or row.kind != "medlem" or not count:
        return ""
    word, which = ("arena", "den") if count == 1 else ("arenor", "vilken")
    return f"Källan anger {number(count)} {word} för samverkan, men inte vilka medlemmar som deltar i {which}."
