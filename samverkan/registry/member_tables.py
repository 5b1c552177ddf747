"""The page *Medlemmar*: its sentence, table, map, and those who take part without being members."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from samverkan.charts import Chart
from samverkan.charts.places import Place, member_map
from samverkan.core.checks.stated import amount
from samverkan.core.explain import Number
from samverkan.core.member_figures import EVERYONE, GROWTH_YEARS
from samverkan.core.members import population_day, source_ref
from samverkan.core.records import MEMBER_KINDS, Membership
from samverkan.core.sums import stated
from samverkan.core.swedish import kronor, number
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.members import (
    belonging,
    fee_year,
    fees_of,
    figure_of,
    seen_day,
    settled_years,
    settlement_of,
    stated_fee,
)
from samverkan.registry.snapshots import Snapshot
from samverkan.statistics import official
from samverkan.web.frame import Frame

DASH = "–"
OTHERS = ("part", "adjungerad", "observator")


@dataclass(frozen=True, slots=True)
class Listed:
    """A member beside the map: its page and its figure."""

    name: str
    href: str
    value: str


@dataclass(frozen=True)
class Members:
    """The members of a cooperation as seen on a day; ``year`` is the budget year, ``settled`` the latest settled one."""

    snapshot: Snapshot
    on: date
    frame: Frame

    @property
    def rows(self) -> tuple[Membership, ...]:
        """The members."""
        return belonging(self.snapshot.case, self.on, "medlem")

    @property
    def year(self) -> int | None:
        """The budget year whose fees are told; None where no fee can be worked out."""
        year = fee_year(self.snapshot, self.on)
        return year if fees_of(self.snapshot, year) else None

    @property
    def settled(self) -> int | None:
        """The latest year that had ended and has an outcome."""
        return next(reversed(settled_years(self.snapshot, self.on)), None)

    @property
    def counted(self) -> int:
        """The year whose population day is used."""
        return seen_day(self.snapshot.case, self.on).year

    @property
    def day(self) -> date:
        """The day that the population is counted on."""
        return population_day(self.snapshot.case, self.counted)

    def value(self, part: str, code: str, year: int | None) -> Number | None:
        """A member's figure; None where it is not stated or has no year."""
        return None if year is None else stated(figure_of(self.snapshot, part, code, year))

    def href(self, key: str) -> str:
        """The page of an organisation."""
        return self.frame.link(f"{self.frame.base}medlemmar/{key}/")


def members_table(members: Members) -> Table:
    """One row a member with inhabitants, fee and settlement, and the sum of each."""
    rows = [_row(members, row) for row in members.rows]
    foot = [_sums(members)] if len(rows) > 1 else []
    return Table("medlemmar", "Medlemmar", _columns(members), rows, foot, note=_note(members), source=_source(members))


def _columns(members: Members) -> list[Column]:
    year, settled = members.year, members.settled
    columns = [
        Column("namn", "Medlem"),
        Column("kod", "Kod"),
        Column("fran", "Medlem sedan", "date"),
        Column("inv", f"Invånare {members.day.isoformat()}", "number", decimals=0),
        Column("vaxt", f"På {GROWTH_YEARS} år", "percent", decimals=1, sign=True),
        Column("andel", "Andel av invånarna", "percent", decimals=2),
        Column("avgift", f"Avgift {year}" if year else "Avgift", "number", "kr", 0),
    ]
    if year:
        columns.append(Column("per-inv", "Per invånare", "number", "kr", 2))
    if settled:
        columns.append(Column("avrakning", f"Avräkning {settled}", "number", "kr", 0))
    return columns


def _row(members: Members, row: Membership) -> Row:
    key = row.organisation
    code = key if key.isdigit() else ""
    cells = {
        "namn": Cell(members.snapshot.organisation_name(key), href=members.href(key)),
        "kod": Cell(code or None, text=code or DASH),
        "fran": Cell(row.since, text="" if row.since else "anges inte", tone="" if row.since else "muted"),
    }
    return Row(cells | _figures(members, code or key), key=key)


def _sums(members: Members) -> Row:
    cells = {"namn": Cell(f"{len(members.rows)} medlemmar"), "kod": Cell(text=" "), "fran": Cell(text=" ")}
    return Row(cells | _figures(members, EVERYONE), key="summa", kind="sum")


def _figures(members: Members, code: str) -> dict[str, Cell]:
    if code != EVERYONE and not code.isdigit():
        return {name: Cell(text=DASH) for name in ("inv", "vaxt", "andel", "per-inv")} | {"avgift": _fee(members, code)}
    counted, year = members.counted, members.year
    cells = {
        name: Cell(members.value(part, code, counted), figure=f"member.{part}.{code}.{counted}")
        for name, part in (("inv", "population"), ("vaxt", "growth"), ("andel", "share"))
    }
    cells |= {"avgift": _fee(members, code), "avrakning": _settlement(members, code)}
    per = members.value("fee_per_inhabitant", code, year) if year and _pays(members, code) else None
    return cells | {"per-inv": Cell(per, figure=f"member.fee_per_inhabitant.{code}.{year}" if per is not None else "")}


def _pays(members: Members, code: str) -> bool:
    fees = fees_of(members.snapshot, members.year)
    return code == EVERYONE or any(fee.member == code for fee in (fees.fees if fees else ()))


def _fee(members: Members, code: str) -> Cell:
    fees = fees_of(members.snapshot, members.year)
    if fees is None:
        return _stated_fee(members, code)
    amounts = {fee.member: fee.amount for fee in fees.fees} | {EVERYONE: fees.total}
    if code not in amounts:
        return Cell()
    last = "total" if code == EVERYONE else code
    return Cell(amounts[code], figure=f"fee.{fees.year}.{last}")


def _stated_fee(members: Members, code: str) -> Cell:
    fact = stated_fee(members.snapshot.case, code, members.on)
    if fact is None:
        return Cell()
    source = source_ref(members.snapshot.case.sources, fact).text()
    return Cell(fact.value, text=amount(fact), note=f"{fact.year or ''} {source}".strip())


def _settlement(members: Members, code: str) -> Cell:
    done = settlement_of(members.snapshot, members.settled)
    if done is None:
        return Cell()
    amounts = {share.member: share.amount for share in done.shares} | {EVERYONE: done.surplus}
    last = "total" if code == EVERYONE else code
    return Cell(amounts.get(code), figure=f"settlement.{done.year}.{last}" if code in amounts else "")


def _note(members: Members) -> str:
    fees = fees_of(members.snapshot, members.year)
    if fees is None:
        return "Källan anger ingen avgift per medlem." if members.rows else ""
    return f"Avgiften {fees.year} är {fees.status}: budgeten fördelad efter ”{fees.rule_title}”. Källan anger ingen beslutad avgift."


def _source(members: Members) -> str:
    case = members.snapshot.case
    refs = (source_ref(case.sources, row).text() for row in members.rows)
    return "; ".join(dict.fromkeys(refs))


def others_table(members: Members) -> Table | None:
    """Parties, adjuncts and observers; None where there are none."""
    case = members.snapshot.case
    rows = [_other(members, row) for row in belonging(case, members.on, *OTHERS)]
    if not rows:
        return None
    columns = [Column("namn", "Organisation"), Column("slag", "Slag"), Column("fran", "Sedan", "date"),
               Column("att-veta", "Att veta"), Column("kalla", "Källa")]  # fmt: skip
    return Table("ovriga", "Deltar utan att vara medlemmar", columns, rows)


def _other(members: Members, row: Membership) -> Row:
    cells = {
        "namn": Cell(members.snapshot.organisation_name(row.organisation), href=members.href(row.organisation)),
        "slag": Cell(MEMBER_KINDS[row.kind]),
        "fran": Cell(row.since, text="" if row.since else "anges inte"),
        "att-veta": Cell(row.note or None),
        "kalla": Cell(source_ref(members.snapshot.case.sources, row).text()),
    }
    return Row(cells, key=row.organisation)


def members_map(members: Members) -> Chart | None:
    """The municipalities on a map by fee per inhabitant, by inhabitants where no fee is known; None without any."""
    codes = [row.organisation for row in members.rows if row.organisation.isdigit()]
    if not codes:
        return None
    values = _map_values(members, codes)
    places = [
        Place(code, members.snapshot.organisation_name(code), value) for code, value in zip(codes, values, strict=True)
    ]
    title, unit, decimals = _measured(members)
    return member_map("medlemskarta", title, places, official().boundaries(codes), unit=unit, decimals=decimals)


def listed(members: Members) -> list[Listed]:
    """The members beside the map, highest figure first."""
    codes = [row.organisation for row in members.rows if row.organisation.isdigit()]
    _, unit, decimals = _measured(members)
    pairs = zip(codes, _map_values(members, codes), strict=True)
    ordered = sorted(pairs, key=lambda pair: Fraction(pair[1] or 0), reverse=True)
    return [
        Listed(
            members.snapshot.organisation_name(code),
            members.href(code),
            "anges inte" if value is None else f"{number(value, decimals)}\u00a0{unit}",
        )
        for code, value in ordered
    ]


def _measured(members: Members) -> tuple[str, str, int]:
    if members.year:
        return f"Avgift per invånare {members.year}", "kr/inv", 2
    return f"Invånare {members.day.isoformat()}", "inv", 0


def _map_values(members: Members, codes: Sequence[str]) -> list[Number | None]:
    if members.year:
        paying = [code if _pays(members, code) else "" for code in codes]
        return [members.value("fee_per_inhabitant", code, members.year) if code else None for code in paying]
    return [members.value("population", code, members.counted) for code in codes]


def members_sentence(members: Members) -> str:
    """How many belong and what they pay together, as of the day."""
    count = len(members.rows)
    if not count:
        return "Källan namnger inga medlemmar den här dagen."
    people = members.value("population", EVERYONE, members.counted)
    text = f"{number(count)} {'medlem' if count == 1 else 'medlemmar'}"
    text += f" med {number(people)} invånare {members.day.isoformat()}" if people is not None else ""
    fees = fees_of(members.snapshot, members.year)
    text += f". Tillsammans betalar de {kronor(fees.total)} {fees.year}" if fees else ""
    last = seen_day(members.snapshot.case, members.on)
    return f"{text}. Så var det sista dagen, {last.isoformat()}." if last < members.on else f"{text}."
