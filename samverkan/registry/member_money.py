"""What a member pays and gets over the years, what its fee goes to, and how it stands beside the others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from samverkan.core.accounts import paid_parts, settled_amounts
from samverkan.core.explain import Explanation
from samverkan.core.fees import DERIVED
from samverkan.core.member_figures import EVERYONE, member_areas
from samverkan.core.recorded_fees import recorded_years
from samverkan.core.records import MemberEntry
from samverkan.core.sums import stated
from samverkan.core.swedish import listing
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.links import address
from samverkan.registry.members import fees_of, figure_of, settlement_of
from samverkan.registry.organisations import Organisation
from samverkan.registry.selectors import object_name
from samverkan.registry.snapshots import Snapshot
from samverkan.web.numbers import NOT_STATED
from samverkan.web.tables import order_key

MOST_YEARS = 3
"""Earlier years that stand beside the latest in the table of areas."""


def fee_years_of(organisation: Organisation) -> list[int]:
    """The years that have begun and in which the organisation pays a fee, the latest first."""
    last = organisation.members.year
    known = {row.year for row in organisation.case.budget} | set(recorded_years(organisation.case))
    years = sorted((year for year in known if last and year <= last), reverse=True)
    return [year for year in years if _fee_of(organisation.snapshot, year, organisation.key) is not None]


def years_table(organisation: Organisation) -> Table:
    """Fee, fee per inhabitant beside that of all members, share of the fees and settlement of every year, the latest first; and
    where anything stands in the accounts, what of the settlement is repaid, carried on and left."""
    years, entries = fee_years_of(organisation), seen_entries(organisation)
    booked = {row.year for row in entries if row.organisation == organisation.key}
    columns = [Column("ar", "År"), Column("avgift", "Avgift", "number", "kr", 0), Column("per-inv", "Per invånare", "number", "kr", 2),
               Column("alla", "Alla, per invånare", "number", "kr", 2), Column("andel", "Andel av avgifterna", "percent", "%", 2),
               Column("avrakning", "Avräkning", "number", "kr", 0), Column("slag", "Avräkningen är")]  # fmt: skip
    if booked:
        columns += [Column("betalt", "Återbetalt", "number", "kr", 0), Column("fort", "Fört vidare", "number", "kr", 0),
                    Column("kvar", "Kvar", "number", "kr", 0)]  # fmt: skip
    rows = [_year(organisation, year, entries if year in booked else ()) for year in years]
    note = _fees_note(organisation.snapshot, years) if rows else ""
    if booked:
        note = f"{note} Återbetalt: minus är vad medlemmen har betalat in.".strip()
    return Table("ar", "Avgift och avräkning per år", columns, rows, note=note)


def seen_entries(organisation: Organisation) -> tuple[MemberEntry, ...]:
    """The rows of the accounts; where a day is asked for, those entered by then."""
    day = organisation.on if organisation.members.frame.on_given else None
    return tuple(row for row in organisation.case.entries if day is None or row.on is None or row.on <= day)


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


def _year(organisation: Organisation, year: int, entries: Sequence[MemberEntry]) -> Row:
    code, snapshot = organisation.key, organisation.snapshot
    fees = fees_of(snapshot, year)
    fee = next(row for row in (fees.fees if fees else ()) if row.member == code)
    cells = {
        "ar": Cell(str(year)),
        "avgift": Cell(fee.amount, figure=f"fee.{year}.{code}"),
        "per-inv": _figure(snapshot, "fee_per_inhabitant", code, year),
        "alla": _figure(snapshot, "fee_per_inhabitant", EVERYONE, year),
        "andel": _figure(snapshot, "fee_share", code, year),
    }
    return Row(cells | _settled(organisation, year) | _paid(organisation, year, entries), key=str(year))


def _figure(snapshot: Snapshot, part: str, code: str, year: int) -> Cell:
    value = stated(figure_of(snapshot, part, code, year))
    return Cell(value, figure=f"member.{part}.{code}.{year}" if value is not None else "")


def _paid(organisation: Organisation, year: int, entries: Sequence[MemberEntry]) -> dict[str, Cell]:
    """What the accounts say of the year's settlement; the decided part goes before the one that the rule gives."""
    if not entries:
        return {}
    code, zero = organisation.key, Decimal(0)
    repaid, carried = (held.get(code, zero) for held in paid_parts(entries, year))
    part = settled_amounts(entries, year).get(code, zero)
    cells = {"betalt": Cell(repaid), "fort": Cell(carried), "kvar": Cell(part - repaid - carried)}
    return cells | ({"avrakning": Cell(part), "slag": Cell("beslutad")} if part else {})


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
    """What each year's fee goes to, as the budget is divided: the latest with the area's whole budget, and years before it;
    empty where no fee is known."""
    caption, years = "Vad avgiften går till", fee_years_of(organisation)
    if organisation.members.year not in years:
        return Table("omraden", caption, [Column("omrade", "Område")], [])
    latest, *earlier = [year for year in years if year == years[0] or parts_of(organisation, year)][: MOST_YEARS + 1]
    columns = [Column("omrade", "Område"), Column("belopp", f"Del av avgiften {latest}", "number", "kr", 0, bar=True),
               Column("budget", f"Hela budgeten {latest}", "number", "kr", 0),
               *(Column(str(year), f"Del av avgiften {year}", "number", "kr", 0) for year in earlier)]  # fmt: skip
    parts = parts_of(organisation, latest)
    ordered = sorted(parts.items(), key=lambda pair: stated(pair[1]) or 0, reverse=True)
    known = [area for area, _ in ordered]
    known += [area for year in earlier for area in parts_of(organisation, year) if area not in known]
    rows = [_area(organisation, area, latest, earlier) for area in dict.fromkeys(known)] if parts else []
    note = (
        "Avgiften fördelad på områdena som budgeten är fördelad. Källan anger inte vad varje medlem betalar till vad."
    )
    return Table("omraden", caption, columns, rows, [_areas_foot(organisation, latest, earlier)], note=note)


def parts_of(organisation: Organisation, year: int) -> dict[str, Explanation]:
    """The member's fee of a year by area, worked out once."""
    code = organisation.key
    parts: dict[str, Explanation] = organisation.snapshot.once(
        ("member areas", code, year),
        lambda: member_areas(organisation.case, organisation.snapshot.statistics, code, year),
    )
    return parts


def _area(organisation: Organisation, area: str, latest: int, earlier: Sequence[int]) -> Row:
    name, code = object_name(organisation.snapshot, "omrade", area), organisation.key
    figure = parts_of(organisation, latest).get(area)
    cells = {"omrade": Cell(name, href=link(organisation, "omrade", area))}
    if figure is not None:
        cells["belopp"] = Cell(stated(figure), figure=f"member_area.{code}.{area}.{latest}")
        cells["budget"] = Cell(stated(figure.inputs[1]), figure=f"budget.amount.{area}.{latest}")
    else:
        cells |= {key: Cell(text="–", tone="muted") for key in ("belopp", "budget")}
    for year in earlier:
        held = parts_of(organisation, year).get(area)
        shown = Cell(text="–", tone="muted")
        cells[str(year)] = Cell(stated(held), figure=f"member_area.{code}.{area}.{year}") if held else shown
    return Row(cells, key=area)


def _areas_foot(organisation: Organisation, latest: int, earlier: Sequence[int]) -> Row:
    snapshot, code = organisation.snapshot, organisation.key
    fees = fees_of(snapshot, latest)
    cells = {
        "omrade": Cell("Summa"),
        "belopp": Cell(_fee_of(snapshot, latest, code), figure=f"fee.{latest}.{code}"),
        "budget": Cell(fees.total if fees else None, figure=f"fee.{latest}.total"),
    }
    cells |= {str(year): Cell(_fee_of(snapshot, year, code), figure=f"fee.{year}.{code}") for year in earlier}
    return Row(cells, kind="sum")


def compared_table(organisation: Organisation) -> Table:
    """Every member's fee of the latest year, per inhabitant, and its part of fees and inhabitants; the own row marked."""
    snapshot, year = organisation.snapshot, organisation.members.year
    fees = fees_of(snapshot, year)
    columns = [Column("medlem", "Medlem"), Column("avgift", f"Avgift {year}", "number", "kr", 0), Column("per-inv", "Per invånare", "number", "kr", 2),
               Column("andel", "Andel av avgifterna", "percent", "%", 2), Column("inv", "Andel av invånarna", "percent", "%", 2)]  # fmt: skip
    caption = f"{organisation.name} och de andra medlemmarna"
    if fees is None or year is None or not organisation.pays:
        return Table("jamford", caption, columns, [])
    rows = [
        Row({"medlem": Cell(fee.name, href=organisation.members.href(fee.member)),
             "avgift": Cell(fee.amount, figure=f"fee.{year}.{fee.member}"), **_compared(snapshot, fee.member, year)},
            fee.member, kind="on" if fee.member == organisation.key else "")
        for fee in sorted(fees.fees, key=lambda fee: order_key(fee.name))
    ]  # fmt: skip
    foot = {"medlem": Cell("Alla"), "avgift": Cell(fees.total, figure=f"fee.{year}.total"),
            "per-inv": _figure(snapshot, "fee_per_inhabitant", EVERYONE, year), "andel": Cell(Decimal(100)), "inv": Cell(Decimal(100))}  # fmt: skip
    return Table("jamford", caption, columns, rows, [Row(foot, "summa", kind="sum")])


def _compared(snapshot: Snapshot, code: str, year: int) -> dict[str, Cell]:
    return {
        "per-inv": _figure(snapshot, "fee_per_inhabitant", code, year),
        "andel": _figure(snapshot, "fee_share", code, year),
        "inv": _figure(snapshot, "share", code, year),
    }


def link(organisation: Organisation, kind: str, key: str) -> str:
    """The page of an object of this cooperation, "" where its kind has none."""
    found = address(kind, organisation.case.slug, key)
    return organisation.members.frame.link(found) if found else ""
