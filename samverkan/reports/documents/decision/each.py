"""One alternative by itself: what it says, what each member pays, and everything that follows from it."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan.core.scenario import KINDS, Consequences, MemberOutcome
from samverkan.core.scenario.model import ABOUT, COST_KINDS, WEIGHTS
from samverkan.core.sums import stated
from samverkan.core.swedish import day, kronor, listing, number, signed
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.reports.documents.decision.basis import Basis, form_words, way_words
from samverkan.reports.documents.decision.cells import NOTHING, figure, grounds, money
from samverkan.reports.documents.decision.side import total_change
from samverkan.reports.documents.model import (
    Bullets,
    Facts,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Section,
    TableBlock,
    section,
)
from samverkan.reports.documents.sections.frames import shown

BASES = {"lag": "lag", "avtal": "avtal", "antagande": "antagen tid", "eget": "utredningens"}
"""What a day of the time plan rests on."""
_FATES = {
    "avtal": ("Avtal", "Avtal att teckna om, ersätta eller avsluta"),
    "medel": ("Externa bidrag", "Vart bidragen tar vägen"),
    "tjanst": ("Tjänster", "Vart tjänsterna tar vägen"),
    "organisation": ("Organisationer med medfinansiering", "Vad som händer med organisationer som medfinansieras"),
    "roll": ("Roller", "Vem som har rollerna"),
    "arena": ("Arenor", "Vem som sammankallar arenorna"),
}


def each(basis: Basis) -> Section:
    """The chapter *Alternativen var för sig*."""
    return section("Alternativen var för sig", *(alternative(one) for one in basis.alternatives))


def alternative(one: Consequences) -> Section:
    """An alternative with everything that follows."""
    scenario = one.scenario
    about = " ".join(filter(None, (scenario.note, f"Källa: {scenario.source}." if scenario.source else "")))
    return section(
        scenario.title, Paragraph(about) if about else None, Facts(tuple(_facts(one))), KeyFigures(tuple(_keys(one))),
        section("Avgift per medlem", shown(member_table(one)), *_residual(one)),
        section("Kostnader som tillkommer", shown(cost_table(one))),
        section("Områden, personal och pengar", shown(area_table(one))),
        section("Externa medel", shown(external_table(one))),
        *(section(title, shown(fate_table(one, kind))) for kind, (title, _) in _FATES.items()),
        section("Det som inte är avgjort", *_undecided(one)),
        section("Krav som formen ställer", *_requirements(one)),
        section("Tidplan räknad bakåt från starten", shown(time_table(one))),
        section("Risker och varningar", shown(risk_table(one)), *_warnings(one)),
    )  # fmt: skip


def _facts(one: Consequences) -> Iterator[tuple[str, str]]:
    scenario = one.scenario
    yield "Vad det innebär", way_words(one)
    if one.form:
        yield "Organisationsform", form_words(one)
    if scenario.body:
        yield "Organisation", scenario.body
    yield "Börjar", day(scenario.start)
    yield "Räknat i", f"{scenario.year} års budget"
    yield "Avgiftsregel", f"{one.money.rule_title}, folkmängd {day(one.money.population_on)}"
    if scenario.baseline:
        yield "Jämfört med", f"alternativet {scenario.baseline}"
    if scenario.without:
        names = {row.member: row.name for row in one.money.members}
        yield "Står utanför", listing([names.get(code, code) for code in scenario.without])


def _keys(one: Consequences) -> Iterator[KeyFigure]:
    after, change, moving = stated(one.money.after), stated(total_change(one)), stated(one.moving)
    told = f"{signed(change, 0)} kr mot före" if change is not None else ""
    yield KeyFigure("Avgifter efter, per år", kronor(after) if after is not None else "anges inte", told)
    once = stated(one.money.once)
    yield KeyFigure("Engångskostnader", kronor(once) if once is not None else "anges inte")
    yield KeyFigure("Byter arbetsgivare", f"{number(moving)} ÅA" if moving is not None else "anges inte")
    yield KeyFigure("Åtaganden utan grund", str(len(one.open_gaps())), f"av {len(one.gaps)}")


def member_table(one: Consequences) -> Table:
    """Each member's fee before and after: kr, kr per inhabitant and per cent, and its part of what is paid once."""
    columns = [
        Column("medlem", "Medlem"), money("fore", "Före"), money("gemensam", "Gemensam avgift"), money("separat", "Separata avtal"),
        money("efter", "Efter"), money("andring", "Förändring", sign=True), Column("procent", "Förändring", "percent", decimals=1, sign=True),
        money("fore-inv", "Före", "kr/inv"), money("efter-inv", "Efter", "kr/inv"), money("engang", "Engångs"),
    ]  # fmt: skip
    whole = one.money
    foot = {
        "medlem": Cell("Summa"), "fore": figure(whole.before), "gemensam": figure(whole.common, one), "separat": figure(whole.apart, one),
        "efter": figure(whole.after, one), "andring": figure(total_change(one), one), "engang": figure(whole.once, one),
        **{key: Cell(text=NOTHING) for key in ("procent", "fore-inv", "efter-inv")},
    }  # fmt: skip
    note = f"{one.scenario.year} års budget. {whole.rule_title}, folkmängd {whole.population_on.isoformat()}."
    rows = [_member_row(one, row) for row in whole.members]
    return Table(
        f"medlemmar-{one.scenario.id}",
        f"Avgift per medlem och år: {one.scenario.title}",
        columns,
        rows,
        (Row(foot, "summa"),),
        note,
    )


def _member_row(one: Consequences, row: MemberOutcome) -> Row:
    apart = [value for part in row.apart if (value := stated(part)) is not None]
    cells = {
        "medlem": Cell(row.name), "fore": figure(row.before), "gemensam": figure(row.common, one), "separat": Cell(sum(apart)),
        "efter": figure(row.after, one), "andring": figure(row.change, one), "procent": figure(row.change_percent, one),
        "fore-inv": figure(row.before_per_inhabitant), "efter-inv": figure(row.after_per_inhabitant, one), "engang": figure(row.once, one),
    }  # fmt: skip
    return Row(cells, key=row.member)


def _residual(one: Consequences) -> Iterator[Paragraph]:
    if one.money.residual:
        yield Paragraph(
            f"Avgifterna går efter satser och ger {signed(one.money.residual, 0)} kr mot det som ska täckas.", "quiet"
        )


def cost_table(one: Consequences) -> Table:
    """What the alternative costs beside the areas, with the range stated."""
    columns = [
        Column("kostnad", "Kostnad"), Column("slag", "Slag"), Column("avser", "Avser"), money("belopp", "Belopp"),
        money("lagst", "Lägst"), money("hogst", "Högst"), Column("aa", "ÅA", "number", decimals=2), Column("kalla", "Grund"),
    ]  # fmt: skip
    rows = [
        Row({
            "kostnad": Cell(row.title), "slag": Cell(COST_KINDS[row.kind]), "avser": Cell(ABOUT[row.about]), "belopp": Cell(row.amount),
            "lagst": _or_dash(row.low), "hogst": _or_dash(row.high), "aa": _or_dash(row.fte),
            "kalla": Cell("; ".join(filter(None, (row.source, *row.legal)))),
        }, key=row.title)
        for row in one.scenario.costs
    ]  # fmt: skip
    return Table(f"kostnader-{one.scenario.id}", f"Kostnader som tillkommer: {one.scenario.title}", columns, rows)


def _or_dash(value: object) -> Cell:
    return Cell(text=NOTHING) if value is None else Cell(value)  # type: ignore[arg-type]


def area_table(one: Consequences) -> Table:
    """Each area: where it goes, its money before and after, its staff, and from when nobody pays."""
    columns = [
        Column("omrade", "Område"), Column("hur", "Vart det tar vägen"), money("idag", "Budget"), money("gemensam", "Gemensam avgift"),
        money("separat", "Separat avtal"), Column("personal", "Personal (ÅA)", "number", decimals=2),
        Column("flyttas", "Byter arbetsgivare (ÅA)", "number", decimals=2), Column("utan", "Utan medlemmarnas pengar från", "date"),
    ]  # fmt: skip
    rows = [
        Row({
            "omrade": Cell(area.name, note=area.placed.place.note), "hur": Cell(area.how), "idag": figure(area.present),
            "gemensam": figure(area.common, one), "separat": figure(area.apart, one), "personal": figure(area.staff),
            "flyttas": figure(area.moving, one), "utan": Cell(area.unfunded_from) if area.unfunded_from else Cell(text=NOTHING),
        }, key=area.key)
        for area in one.areas
    ]  # fmt: skip
    foot = {"omrade": Cell("Att täcka med gemensam avgift, med löpande kostnader"), "gemensam": figure(one.money.cost, one),
            "separat": figure(one.money.apart, one), "flyttas": figure(one.moving, one),
            **{key: Cell(text=NOTHING) for key in ("hur", "idag", "personal", "utan")}}  # fmt: skip
    note = f"Budget {one.scenario.year}."
    return Table(
        f"omraden-{one.scenario.id}", f"Områdena: {one.scenario.title}", columns, rows, (Row(foot, "summa"),), note
    )


def external_table(one: Consequences) -> Table:
    """Areas with external money, and what happens with it."""
    columns = [Column("omrade", "Område"), money("medel", "Externa medel"), money("vidare", "Därav vidare till medlemmar"),
               Column("hander", "Vad som händer")]  # fmt: skip
    rows = [
        Row({"omrade": Cell(area.name), "medel": figure(area.external),
             "vidare": figure(area.passed_on) if area.passed_on else Cell(None), "hander": Cell(area.external_at or NOTHING)}, key=area.key)
        for area in one.areas if area.external
    ]  # fmt: skip
    foot = {"omrade": Cell("Summa"), "medel": figure(one.external), "vidare": Cell(text=NOTHING), "hander": Cell("")}
    return Table(
        f"externt-{one.scenario.id}",
        f"Externa medel: {one.scenario.title}",
        columns,
        rows,
        (Row(foot, "summa"),) if rows else (),
    )


def fate_table(one: Consequences, kind: str) -> Table:
    """What becomes of the things of a kind; those that go the same way stand together."""
    ways: dict[tuple[str, str], list[str]] = {}
    for fate in one.fates.get(kind, ()):
        ways.setdefault((fate.how, fate.note), []).append(fate.placed.thing.name)
    columns = [Column("hur", "Vart det tar vägen"), Column("vad", KINDS[kind]), Column("not", "Att göra")]
    rows = [
        Row({"hur": Cell(how), "vad": Cell(", ".join(names)), "not": Cell(note)}, key=how + note)
        for (how, note), names in ways.items()
    ]
    kept = columns if any(note for _, note in ways) else columns[:2]
    return Table(f"{kind}-{one.scenario.id}", f"{_FATES[kind][1]}: {one.scenario.title}", kept, rows)


def _undecided(one: Consequences) -> Iterator[Bullets]:
    found = [f"{KINDS[row.thing.kind]} ”{row.thing.name}”: {row.follows} går olika vägar." for row in one.undecided()]
    if found:
        yield Bullets(tuple(found))


def _requirements(one: Consequences) -> Iterator[Paragraph | TableBlock]:
    if not one.form:
        yield Paragraph("Alternativet leder inte till någon organisation, så ingen form ställer krav.")
        return
    table = shown(requirement_table(one))
    yield table or Paragraph("Lagen ställer inga krav på formen som finns i registret.")


def requirement_table(one: Consequences) -> Table:
    """What the form asks for, with paragraph, how far it is law, and how it stands."""
    columns = [Column("krav", "Krav"), Column("text", "Vad som krävs"), Column("lagrum", "Paragraf"), Column("status", "Status"),
               Column("lage", "Läge")]  # fmt: skip
    rows = [
        Row({
            "krav": Cell(row.requirement.title), "text": Cell(row.requirement.text), "lagrum": Cell(row.requirement.citation),
            "status": Cell(row.requirement.label, tone="" if row.requirement.fact.is_law else "warn"),
            "lage": Cell(f"{row.status} (vår tolkning)" if row.own_reading else row.status),
        }, key=row.requirement.id)
        for row in one.requirements
    ]  # fmt: skip
    return Table(f"krav-{one.scenario.id}", f"Krav: {one.scenario.title}", columns, rows)


def time_table(one: Consequences) -> Table:
    """Every step with its last day, who acts, what the day rests on and the paragraphs."""
    columns = [
        Column("senast", "Senast", "date"), Column("steg", "Steg"), Column("vem", "Vem"), Column("grund", "Dagen bygger på"),
        Column("lagrum", "Paragraf och status"),
    ]  # fmt: skip
    rows = [
        Row({
            "senast": Cell(row.on, tag="har passerat" if row.late else "", tone="bad" if row.late else ""), "steg": Cell(row.title),
            "vem": Cell(row.who), "grund": Cell(f"{BASES[row.basis]}{f': {row.text}' if row.text else ''}"),
            "lagrum": Cell(grounds(row.facts)),
        }, key=row.id)
        for row in one.deadlines
    ]  # fmt: skip
    return Table(f"tidplan-{one.scenario.id}", f"Tidplan: {one.scenario.title}", columns, rows)


def risk_table(one: Consequences) -> Table:
    """The risks that the investigation states."""
    columns = [Column("risk", "Risk"), Column("text", "Vad det innebär"), Column("vikt", "Vikt")]
    rows = [
        Row({"risk": Cell(row.title), "text": Cell(row.text), "vikt": Cell(WEIGHTS[row.weight])}, key=row.title)
        for row in one.scenario.risks
    ]
    return Table(f"risker-{one.scenario.id}", f"Risker: {one.scenario.title}", columns, rows)


def _warnings(one: Consequences) -> Iterator[Paragraph]:
    for row in one.warnings:
        yield Paragraph(row.title, "name")
        yield Paragraph(row.text)
