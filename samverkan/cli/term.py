"""``samverkan term``: the period, last day of notice, end and renewal of an agreement."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from samverkan.cli.frame import Commands, day, print_json
from samverkan.core.faults import Fault, FaultError
from samverkan.core.periods import last_day
from samverkan.core.terms import TermRule, TermState, clauses, parse_term, term_state
from samverkan.formats.cases.rulefiles import parse_rule_text

EXAMPLE = """samverkan term --rule regel.toml --start 2019-01-01 --on 2021-06-01
samverkan term --rule regel.toml --start 2019-01-01 --on 2021-06-01 --notice 2021-12-31 --json"""


def register(commands: Commands) -> None:
    """Enter the command."""
    parser = commands.add("term", "ett avtals period, sista dag för uppsägning, slut och förnyelse", EXAMPLE, run)
    parser.add_argument("--rule", type=Path, metavar="REGEL.toml", required=True, help="regel av slaget term")
    parser.add_argument("--start", type=day, metavar="DAG", required=True, help="första dagen avtalet gällde")
    parser.add_argument("--on", type=day, metavar="DAG", required=True, help="dagen som du frågar om")
    parser.add_argument("--notice", type=day, metavar="DAG", help="dagen då någon säger upp, verklig eller tänkt")


def run(args: argparse.Namespace) -> int:
    """Work out the days, and print them in words or as the JSON document."""
    rule = parse_term(parse_rule_text(_read(args.rule), str(args.rule)).data)
    state = term_state(rule, start=args.start, on=args.on, notice=args.notice)
    if args.json:
        print_json(document(state))
    else:
        _print(rule, state, args.on)
    return 0


def document(state: TermState) -> dict[str, object]:
    """The JSON of a state: every date is an inclusive last day but ``from`` and ``renews``; null where there is none."""
    since = _iso(state.current_since)
    return {
        "current_period": {"from": since, "to": _iso(last_day(state.current_until))} if since else None,
        "original_end": _iso(last_day(state.original_until)),
        "last_notice_day": _iso(state.last_notice_day),
        "ends": _iso(last_day(state.ends)),
        "renews": _iso(state.renews),
        "ends_if_notice": _iso(last_day(state.ends_if_notice)),
        "explanation": state.explanation.as_dict(),
    }


def _iso(on: date | None) -> str | None:
    return on.isoformat() if on else None


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        fault = Fault("encoding", f"Byte {error.start + 1} är inte UTF-8. Spara regeln som UTF-8.", str(path))
        raise FaultError(fault) from None


def _print(rule: TermRule, state: TermState, on: date) -> None:
    print(f"{rule.title}, per {on}\n{clauses(rule)}\n")
    if state.current_since is None:
        print(f"Gäller inte den {on}.")
    else:
        print(f"Nuvarande period         {state.current_since} – {last_day(state.current_until) or 'tills vidare'}")
    rows = (
        ("Ursprunglig slutdag", last_day(state.original_until)),
        ("Sista dag för uppsägning", state.last_notice_day),
        ("Upphör", last_day(state.ends)),
        ("Förnyas", state.renews),
        ("Uppsagt samma dag: slut", last_day(state.ends_if_notice)),
    )
    for title, found in rows:
        print(f"{title:<25}{found or '–'}")
    if state.explanation.note:
        print(f"\n{state.explanation.note}")
