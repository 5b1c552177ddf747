"""The tables on an organisation's page."""

from __future__ import annotations

from collections.abc import Sequence

from samverkan.core.checks.stated import amount, year_of
from samverkan.core.checks.words import attribute_word
from samverkan.core.mandates import BY_RULE, organ_seats
from samverkan.core.members import source_ref
from samverkan.core.periods import last_day
from samverkan.core.records import FORMS, MEMBER_KINDS, Membership, Organ
from samverkan.core.standing import STATUSES, Standing, standing
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.member_money import areas_table, compared_table, link, years_table
from samverkan.registry.member_tables import DASH
from samverkan.registry.organisations import Organisation
from samverkan.registry.snapshots import Snapshot
from samverkan.web.numbers import NOT_STATED

ROLES = {"beslutande": "Beslutande", "verkstallande": "Verkställande", "styrgrupp": "Styrgrupp",
         "beslutande-verkstallande": "Beslutande och verkställande", "beredande": "Beredande"}  # fmt: skip


def organisation_tables(organisation: Organisation) -> dict[str, Table]:
    """Every table that has rows, by its place on the page."""
    made = {
        "years": years_table(organisation), "areas": areas_table(organisation), "compared": compared_table(organisation),
        "organs": organs_table(organisation),
        "agreements": agreements_table(organisation), "arenas": arenas_table(organisation),
        "posts": posts_table(organisation), "facts": facts_table(organisation),
    }  # fmt: skip
    return {name: table for name, table in made.items() if table.rows}


def organs_table(organisation: Organisation) -> Table:
    """The bodies and the organisation's seats in them, for a member."""
    row = organisation.membership
    organs = organisation.case.organs if row and row.kind == "medlem" else ()
    columns = [Column("namn", "Organ"), Column("roll", "Uppgift"), Column("vilka", "Sammansättning"),
               Column("egna", "Egna platser", "number", decimals=0), Column("alla", "Alla platser", "number", decimals=0),
               Column("kalla", "Källa")]  # fmt: skip
    return Table("organ", "Platser i organen", columns, [_organ(organisation, organ) for organ in organs])


def _organ(organisation: Organisation, organ: Organ) -> Row:
    cells = {
        "namn": Cell(organ.name),
        "roll": Cell(ROLES.get(organ.role) or NOT_STATED),
        "vilka": Cell(organ.composition or NOT_STATED),
        "egna": _own_seats(organisation, organ),
        "alla": Cell(organ.seats),
        "kalla": Cell(source_ref(organisation.case.sources, organ).text()),
    }
    return Row(cells, key=organ.id)


def _own_seats(organisation: Organisation, organ: Organ) -> Cell:
    """By the organ's rule, as a figure; else so many a member as the source says."""
    snapshot, on = organisation.snapshot, organisation.on
    ruled = snapshot.once(
        ("organ seats", on), lambda: organ_seats(snapshot.case, on=on, statistics=snapshot.statistics)
    )
    held = ruled.get(organ.id)
    if held is None or organisation.key not in held.found.seats():
        return Cell(organ.per_member)
    figure = f"seats.{held.rule.id}.{BY_RULE}.{organisation.key}"
    return Cell(held.found.seats()[organisation.key], figure=figure)


def agreements_table(organisation: Organisation) -> Table:
    """The agreements that it is party to, as they stood on the day."""
    case = organisation.case
    roles = {row.agreement: row.role for row in case.parties if row.organisation == organisation.key}
    states = [standing(case, row, organisation.on) for row in case.agreements if row.id in roles]
    columns = [Column("avtal", "Avtal"), Column("roll", "Roll"), Column("status", "Status"),
               Column("slut", "Sista dag", "date"), Column("uppsagning", "Sista dag för uppsägning", "date")]  # fmt: skip
    rows = [_agreement(organisation, state, roles[state.agreement.id]) for state in states]
    return Table("avtal", "Avtal som organisationen är part i", columns, rows)


def _agreement(organisation: Organisation, state: Standing, role: str) -> Row:
    agreement, last = state.agreement, last_day(state.ends)
    notice = state.term.last_notice_day if state.term and state.in_force else None
    cells = {
        "avtal": Cell(agreement.name, href=link(organisation, "avtal", agreement.id)),
        "roll": Cell(role or NOT_STATED),
        "status": Cell(STATUSES[state.status]),
        "slut": Cell(last, text="" if last else "tills vidare" if agreement.open_ended else NOT_STATED),
        "uppsagning": Cell(notice, text="" if notice else NOT_STATED),
    }
    return Row(cells, key=agreement.id)


def arenas_table(organisation: Organisation) -> Table:
    """The arenas that it convenes or that belong to it."""
    mine = [row for row in organisation.case.arenas if organisation.key in (row.convener, row.organisation)]
    columns = [Column("arena", "Arena"), Column("roll", "Roll"), Column("kalla", "Källa")]
    rows = [
        Row(
            {
                "arena": Cell(row.name, href=link(organisation, "arena", row.id)),
                "roll": Cell("Sammankallar" if row.convener == organisation.key else "Arenan hör hit"),
                "kalla": Cell(source_ref(organisation.case.sources, row).text()),
            },
            key=row.id,
        )
        for row in mine
    ]
    return Table("arenor", "Arenor", columns, rows)


def posts_table(organisation: Organisation) -> Table:
    """The posts that it employs, and the areas that it answers for."""
    case, key = organisation.case, organisation.key
    columns = [Column("vad", "Vad"), Column("roll", "Roll"), Column("aa", "Årsarbetare", "number", "ÅA"),
               Column("personer", "Personer", "number", decimals=0), Column("kalla", "Källa")]  # fmt: skip
    rows = [
        Row({"vad": Cell(row.title), "roll": Cell("Arbetsgivare"), "aa": Cell(row.fte), "personer": Cell(row.persons),
             "kalla": Cell(source_ref(case.sources, row).text())}, key=row.id)
        for row in case.posts if row.employer == key
    ]  # fmt: skip
    rows += [
        Row({"vad": Cell(row.name, href=link(organisation, "omrade", row.id)), "roll": Cell("Ansvarar för området"),
             "kalla": Cell(source_ref(case.sources, row).text())}, key=row.id)
        for row in case.areas if row.owner == key
    ]  # fmt: skip
    return Table("tjanster", "Tjänster och områden", columns, rows)


def facts_table(organisation: Organisation) -> Table:
    """What the sources state of it in figures."""
    rows = [
        row for row in organisation.case.facts if (row.subject_kind, row.subject) == ("organisation", organisation.key)
    ]
    columns = [Column("vad", "Uppgift"), Column("ar", "År"), Column("varde", "Värde"), Column("kalla", "Källa")]
    laid = [
        Row({"vad": Cell(_first_upper(attribute_word(row.attribute))), "ar": Cell(str(year_of(row) or NOT_STATED)),
             "varde": Cell(amount(row), note=row.note), "kalla": Cell(source_ref(organisation.case.sources, row).text())}, key=row.id)
        for row in rows
    ]  # fmt: skip
    return Table("uppgifter", "Uppgifter i källorna", columns, laid)


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def elsewhere_table(organisation: Organisation, others: Sequence[Snapshot]) -> Table:
    """The other cooperations of this installation that it belongs or has belonged to."""
    columns = [Column("samverkan", "Samverkan"), Column("form", "Organisationsform"), Column("slag", "Slag"),
               Column("fran", "Från", "date"), Column("till", "Till", "date")]  # fmt: skip
    rows = [
        _elsewhere(organisation, other, row)
        for other in others if other.case.slug != organisation.case.slug
        for row in other.case.memberships if _same(organisation, other, row)
    ]  # fmt: skip
    return Table("annorstades", "Annan samverkan här", columns, rows)


def _same(organisation: Organisation, other: Snapshot, row: Membership) -> bool:
    if organisation.is_municipality or row.organisation.isdigit():
        return row.organisation == organisation.key
    return other.organisation_name(row.organisation) == organisation.name


def _elsewhere(organisation: Organisation, other: Snapshot, row: Membership) -> Row:
    head = other.case.cooperation
    form = next((FORMS[period.form] for period in other.case.forms if not period.alternative), NOT_STATED)
    last = last_day(row.until)
    cells = {
        "samverkan": Cell(head.name, href=f"/{other.case.slug}/medlemmar/{row.organisation}/"),
        "form": Cell(form),
        "slag": Cell(MEMBER_KINDS[row.kind]),
        "fran": Cell(row.since, text="" if row.since else NOT_STATED),
        "till": Cell(last, text="" if last else DASH),
    }
    return Row(cells, key=other.case.slug)
