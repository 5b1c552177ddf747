"""``samverkan scenario``: what an alternative to today's cooperation means."""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from samverkan.cli.frame import Commands, day, print_json
from samverkan.core.explain import Explanation, exact_text
from samverkan.core.faults import Fault, FaultError
from samverkan.core.periods import last_day
from samverkan.core.records import FORMS, Case
from samverkan.core.scenario import (
    Consequences,
    Scenario,
    ScenarioGap,
    Votes,
    case_scenarios,
    parse_scenario,
    period_words,
    worked_through,
)
from samverkan.core.scenario.model import KINDS
from samverkan.core.sums import stated
from samverkan.core.swedish import kronor, listing, signed
from samverkan.statistics import official

EXAMPLE = """samverkan scenario jamtland cases/jamtland/rules/kommunalforbund.toml
samverkan scenario jamtland nollalternativ --json"""


def register(commands: Commands) -> None:
    """Enter the command."""
    parser = commands.add("scenario", "vad ett alternativ betyder för medlemmar, områden och avtal", EXAMPLE, run,
                          database=True)  # fmt: skip
    parser.add_argument("slug", metavar="SAMVERKAN", help="samverkans korta namn, till exempel jamtland")
    parser.add_argument(
        "scenario", metavar="ALTERNATIV", help="en fil (SCENARIO.toml), eller id för ett av fallets alternativ"
    )
    parser.add_argument(
        "--on", metavar="DATUM", type=day, help="dagen det ses på (annars samverkans referensdag, annars i dag)"
    )


def run(args: argparse.Namespace) -> int:
    """Work it through, and print a summary or the JSON document; 2 for an alternative that does not hold for the case."""
    from samverkan.exchange.selectors import get_case

    case = get_case(args.slug)
    scenario = _read(case, args.scenario)
    on = args.on or case.cooperation.reference_date or date.today()  # noqa: DTZ011 - the day where the user sits
    found = worked_through(case, scenario, statistics=official(), on=on)
    if args.json:
        print_json(document(found))
    else:
        print("\n".join(_lines(found)))
    return 0


def _read(case: Case, named: str) -> Scenario:
    """The alternative in a file, else of the case by id."""
    path = Path(named)
    if not path.suffix and not path.exists():
        held = {row.id: row for row in case_scenarios(case)}
        if named not in held:
            text = f"Alternativet ”{named}” finns varken som fil eller i fallet. Fallets är {listing(tuple(held)) or 'inga'}."
            raise FaultError(Fault("unknown-scenario", text))
        return held[named]
    try:
        return parse_scenario(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        text = f"filen kan inte läsas som TOML: {error}. Spara den som text i UTF-8."
        raise FaultError(Fault("bad-toml", text, named)) from None
    except FaultError as error:
        raise FaultError([Fault(row.code, row.text, f"{named}, {row.where}") for row in error.faults]) from None


def document(found: Consequences) -> dict[str, Any]:
    """The JSON of an alternative: amounts in kronor a year (null where they are not stated), days inclusive."""
    money = found.money
    return {
        "id": found.scenario.id, "title": found.scenario.title, "form": found.form or None,
        "way": found.scenario.way, "start": found.scenario.start, "money_year": found.scenario.year,
        "population_on": money.population_on, "fee_rule": money.rule_title,
        "total_before": _amount(money.before), "total_after": _amount(money.after), "once": _amount(money.once),
        "members": [
            {"member": row.member, "name": row.name, "fee_before": _amount(row.before), "fee_after": _amount(row.after),
             "common": _amount(row.common), "separate": [_amount(part) for part in row.apart], "change": _amount(row.change),
             "change_percent": _amount(row.change_percent), "once": _amount(row.once)}
            for row in money.members
        ],
        "areas": [
            {"area": area.key, "name": area.name, "to": area.placed.to, "how": area.how, "amount": _amount(area.present),
             "common": _amount(area.common), "separate": _amount(area.apart), "staff": _amount(area.staff),
             "staff_moving": _amount(area.moving), "without_members_money_from": area.unfunded_from,
             "external": _amount(area.external) if area.external else None, "external_at": area.external_at or None}
            for area in found.areas
        ],
        "gaps": [_gap(gap) for gap in found.gaps],
        "seats": _seats(found.votes) if found.votes else None,
        "requirements": [
            {"id": row.requirement.id, "citation": row.requirement.citation, "status": row.status, "text": row.text,
             "title": row.requirement.title, "ground": row.requirement.label}
            for row in found.requirements
        ],
        "deadlines": [
            {"id": row.id, "on": row.on, "title": row.title, "who": row.who, "basis": row.basis,
             "citations": [held.citation for held in row.facts], "late": row.late}
            for row in found.deadlines
        ],
        "placed": [
            {"kind": row.thing.kind, "id": row.thing.key, "name": row.thing.name, "to": row.to or None, "why": row.why}
            for row in found.placements.rows
        ],
        "warnings": [
            {"title": row.title, "text": row.text, "cost": _amount(row.cost) if row.cost else None} for row in found.warnings
        ],
        "explanation": money.cost.as_dict(),
    }  # fmt: skip


def _seats(votes: Votes) -> dict[str, Any]:
    return {
        "rule": votes.title, "total": votes.total, "population_on": votes.population_on,
        "members": [{"member": row.member, "seats": row.seats, "share": exact_text(row.share),
                     "banzhaf": exact_text(row.power)} for row in votes.members],
        "ties": [{"members": list(tie.members), "seats": tie.seats} for tie in votes.ties],
    }  # fmt: skip


def _gap(gap: ScenarioGap) -> dict[str, Any]:
    return {
        "object": gap.gap.object, "kind": gap.gap.kind, "name": gap.name, "from": gap.gap.since,
        "to": last_day(gap.gap.until), "amount": _amount(gap.money), "label": gap.label, "closed": gap.closed,
        "how": gap.how, "open": [{"from": since, "to": last_day(until)} for since, until in gap.left],
    }  # fmt: skip


def _amount(figure: Explanation) -> str | None:
    return exact_text(stated(figure))


def _lines(found: Consequences) -> Iterator[str]:
    scenario, money = found.scenario, found.money
    form = FORMS.get(found.form, "ingen ny organisation")
    yield f"{scenario.title} – {form}, från {scenario.start}"
    yield f"Pengar enligt {scenario.year} års budget; avgift efter {money.rule_title}, folkmängd {money.population_on}"
    yield ""
    wide = max((len(row.name) for row in money.members), default=6)
    yield f"{'Medlem':<{wide}}  {'före':>14}  {'efter':>14}  {'förändring':>12}"
    rows = [(row.name, row.before, row.after, row.change) for row in money.members]
    for name, before, after, change in rows:
        yield f"{name:<{wide}}  {_kronor(before):>14}  {_kronor(after):>14}  {_signed(change):>12}"
    yield f"{'Summa':<{wide}}  {_kronor(money.before):>14}  {_kronor(money.after):>14}"
    if stated(money.once):
        yield f"Engångskostnader: {_kronor(money.once)}"
    yield from _placed(found)
    if found.gaps:
        yield "\nÅtaganden som förlorar dagens avtal:"
        yield from (f"  {_gap_line(gap)}" for gap in found.gaps)
    yield from (f"\nObs: {row.title}. {row.text}" for row in found.warnings)
    yield "\nTidsplan:"
    yield from (f"  {row.on}  {row.title}{' (har passerat)' if row.late else ''}" for row in found.deadlines)


def _placed(found: Consequences) -> Iterator[str]:
    yield "\nOmråden:"
    yield from (f"  {area.name}: {area.how}" for area in found.areas)
    undecided = [f"{KINDS[row.thing.kind].lower()} {row.thing.name}" for row in found.undecided()]
    if undecided:
        yield f"Inte avgjort: {listing(undecided)}"


def _gap_line(gap: ScenarioGap) -> str:
    amount = f"{_kronor(gap.money)} per år ({gap.label})" if stated(gap.money) is not None else gap.label
    left = f"utan grund {'; '.join(map(period_words, gap.left))}" if gap.left else "har grund"
    return f"{gap.name}, {amount}: {left}. {gap.how}."


def _kronor(figure: Explanation) -> str:
    value = stated(figure)
    return "anges inte" if value is None else kronor(value)


def _signed(figure: Explanation) -> str:
    value = stated(figure)
    return "" if value is None else f"{signed(value)} kr"
