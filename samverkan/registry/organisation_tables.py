"""The tables on an organisation's page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from samverkan.core.checks.stated import amount, year_of
from samverkan.core.checks.words import attribute_word
from samverkan.core.explain import Explanation
from samverkan.core.fees import DERIVED
from samverkan.core.member_figures import member_areas
from samverkan.core.members import source_ref
from samverkan.core.periods import last_day
from samverkan.core.recorded_fees import recorded_years
from samverkan.core.records import FORMS, MEMBER_KINDS, Membership, Organ
from samverkan.core.standing import STATUSES, Standing, standing
from samverkan.core.sums import stated
from samverkan.core.swedish import listing
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.links import address
from samverkan.registry.member_tables import DASH
from samverkan.registry.members import fees_of, figure_of, settlement_of
from samverkan.registry.organisations import Organisation
from samverkan.registry.selectors import object_name
from samverkan.registry.snapshots import Snapshot
from samverkan.web.numbers import NOT_STATED

ROLES = {"beslutande": "Beslutande", "verkstallande": "Verkställande", "styrgrupp": "Styrgrupp",
         "beslutande-verkstallande": "Beslutande och verkställande", "beredande": "Beredande"}  # fmt: skip


def organisation_tables(organisation: Organisation) -> dict[str, Table]:
    """Every table that has rows, by its place on the page."""
    made = {
        "years": years_table(organisation), "areas": areas_table(organisation), "organs": organs_table(organisation),
        "agreements": agreements_table(organisation), "arenas": arenas_table(organisation),
        "posts": posts_table(organisation), "facts": facts_table(organisation),
    }  # fmt: skip
    return {name: table for name, table in made.items() if table.rows}


def years_table(organisation: Organisation) -> Table:
    """Fee, fee per inhabitant and settlement of every budget year that has begun, the latest first."""
    last, code = organisation.members.year, organisation.key
    known = {row.year for row in organisation.case.budget} | set(recorded_years(organisation.case))
    years = sorted((year for year in known if last and year <= last), reverse=True)
    columns = [Column("ar", "År"), Column("avgift", "Avgift", "number", "kr", 0), Column("per-inv", "Per invånare", "number", "kr", 2),
               Column("avrakning", "Avräkning", "number", "kr", 0), Column("slag", "Avräkningen är")]  # fmt: skip
    rows = [_year(organisation, year) for year in years if _fee_of(organisation.snapshot, year, code) is not None]
    note = _fees_note(organisation.snapshot, years) if rows else ""
    return Table("ar", "Avgift och avräkning per år", columns, rows, note=note)


def _fees_note(snapshot: Snapshot, years: Sequence[int]) -> str:
    """Which years' fees are computed only."""
    computed = [str(year) for year in reversed(years) if (fees := fees_of(snapshot, year)) and fees.status == DERIVED]
    if not computed:
        return ""
    which = "Avgiften" if len(computed) == len(years) else f"Avgiften {listing(computed)}"
    return f"{which} är budgeten fördelad efter nyckeln i kraft; källan anger ingen beslutad avgift per medlem."


def _fee_of(snapshot: Snapshot, year: int, code: str) -> Decimal | None:
    fees = fees_of(snapshot, year)
    return next((row.amount for row in (fees.fees if fees else ()) if row.member == code), None)


def _year(organisation: Organisation, year: int) -> Row:
    code, snapshot = organisation.key, organisation.snapshot
    fees = fees_of(snapshot, year)
    fee = next(row for row in (fees.fees if fees else ()) if row.member == code)
    per = stated(figure_of(snapshot, "fee_per_inhabitant", code, year))
    cells = {
        "ar": Cell(str(year)),
        "avgift": Cell(fee.amount, figure=f"fee.{year}.{code}"),
        "per-inv": Cell(per, figure=f"member.fee_per_inhabitant.{code}.{year}"),
    }
    return Row(cells | _settled(organisation, year), key=str(year))


def _settled(organisation: Organisation, year: int) -> dict[str, Cell]:
    done = settlement_of(organisation.snapshot, year)
    # An outcome is not known until the year has ended; the forecast of the year one stands in is.
    early = done is not None and done.status == "utfall" and date(year, 12, 31) >= organisation.on
    share = next((row for row in (done.shares if done and not early else ()) if row.member == organisation.key), None)
    if done is None or share is None:
        return {"avrakning": Cell(), "slag": Cell(text=NOT_STATED, tone="muted")}
    about = "; hela beloppet är ungefärligt" if done.result.precision == "ca" else ""
    figure = f"settlement.{year}.{organisation.key}"
    return {"avrakning": Cell(share.amount, figure=figure), "slag": Cell(f"{done.status}{about}")}


def areas_table(organisation: Organisation) -> Table:
    """What the year's fee goes to, as the budget is divided; empty where no fee is known."""
    code, year = organisation.key, organisation.members.year
    columns = [Column("omrade", "Område"), Column("belopp", f"Del av avgiften {year}", "number", "kr", 0, bar=True),
               Column("budget", f"Hela budgeten {year}", "number", "kr", 0)]  # fmt: skip
    caption = "Vad avgiften går till"
    if year is None or not organisation.pays:
        return Table("omraden", caption, columns, [])
    parts: dict[str, Explanation] = organisation.snapshot.once(
        ("member areas", code, year),
        lambda: member_areas(organisation.case, organisation.snapshot.statistics, code, year),
    )
    ordered = sorted(parts.items(), key=lambda pair: stated(pair[1]) or 0, reverse=True)
    rows = [_area(organisation, area, figure, year) for area, figure in ordered]
    fees = fees_of(organisation.snapshot, year)
    foot = Row({"omrade": Cell("Summa"), "belopp": Cell(_fee_of(organisation.snapshot, year, code), figure=f"fee.{year}.{code}"),
                "budget": Cell(fees.total if fees else None, figure=f"fee.{year}.total")}, kind="sum")  # fmt: skip
    note = (
        "Avgiften fördelad på områdena som budgeten är fördelad. Källan anger inte vad varje medlem betalar till vad."
    )
    return Table("omraden", caption, columns, rows, [foot], note=note)


def _area(organisation: Organisation, area: str, figure: Explanation, year: int) -> Row:
    name = object_name(organisation.snapshot, "omrade", area)
    cells = {
        "omrade": Cell(name, href=link(organisation, "omrade", area)),
        "belopp": Cell(stated(figure), figure=f"member_area.{organisation.key}.{area}.{year}"),
        "budget": Cell(stated(figure.inputs[1]), figure=f"budget.amount.{area}.{year}"),
    }
    return Row(cells, key=area)


def link(organisation: Organisation, kind: str, key: str) -> str:
    """The page of an object of this cooperation, "" where its kind has none."""
    found = address(kind, organisation.case.slug, key)
    return organisation.members.frame.link(found) if found else ""


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
        "egna": Cell(organ.per_member),
        "alla": Cell(organ.seats),
        "kalla": Cell(source_ref(organisation.case.sources, organ).text()),
    }
    return Row(cells, key=organ.id)


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
