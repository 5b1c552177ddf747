"""``samverkan legal``: what a legal form asks for, checked against a charter."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from samverkan.cli.frame import FAILED, Commands, print_json
from samverkan.core.charter_check import OUTCOMES, SHORT, Outcome, check_charter, check_form
from samverkan.core.faults import Fault, FaultError
from samverkan.core.records import FORMS
from samverkan.core.swedish import listing
from samverkan.formats.charters import read_charter
from samverkan.law import legal_form

EXAMPLE = """samverkan legal kommunalforbund-direktion
samverkan legal kommunalforbund-direktion --charter forbundsordning.txt
samverkan legal ideell-forening --charter stadgar.csv --json"""
WHERE = {"charter": "i styrdokumentet", "decision": "i beslut", "running": "i driften"}


def register(commands: Commands) -> None:
    """Enter the command."""
    parser = commands.add("legal", "vad en organisationsform kräver, prövat mot ett styrdokument", EXAMPLE, run)
    parser.add_argument("form", metavar="FORM", help=f"organisationsform: {', '.join(FORMS)}")
    parser.add_argument(
        "--charter",
        type=Path,
        metavar="FIL",
        help="hela styrdokumentet: text (.txt, .md), .toml eller ett falls clauses.csv",
    )


def run(args: argparse.Namespace) -> int:
    """Check, and print a list or the JSON document; 1 where a requirement is not met."""
    if args.form not in FORMS:
        text = f"Organisationsformen ”{args.form}” finns inte. Välj bland {', '.join(FORMS)}."
        raise FaultError(Fault("unknown-form", text))
    found = check_charter(args.form, read_charter(args.charter)) if args.charter else check_form(args.form)
    if args.json:
        print_json(document(args.form, found))
    else:
        _print(args.form, found)
    return FAILED if any(outcome.status == SHORT for outcome in found) else 0


def document(form: str, found: Sequence[Outcome]) -> dict[str, object]:
    """The JSON of a check. ``status`` is one of the four outcomes and ``text`` says why; ``requires`` is what the law or
    our reading of it says, ``ground`` which of them, and ``where`` where it is to be seen (charter, decision, running)."""
    return {
        "form": form,
        "reason": legal_form(form).reason or None,
        "requirements": [_row(outcome) for outcome in found],
    }


def _row(outcome: Outcome) -> dict[str, object]:
    asked = outcome.requirement
    return {
        "id": asked.id,
        "citation": asked.citation,
        "status": outcome.status,
        "text": outcome.text,
        "title": asked.title,
        "requires": asked.text,
        "ground": asked.label,
        "wording": asked.fact.wording,
        "own_reading": outcome.own_reading or not asked.fact.is_law,
        "where": asked.where,
        "clauses": list(dict.fromkeys(clause.paragraph for clause in outcome.clauses)),
    }


def _print(form: str, found: Sequence[Outcome]) -> None:
    held = legal_form(form)
    print(f"{held.title}. {held.statute}.\n")
    if held.reason:
        print(f"{held.reason}\n")
    for outcome in found:
        asked = outcome.requirement
        print(f"{outcome.status.upper()}  {asked.title}")
        print(f"  {', '.join(filter(None, (asked.citation, asked.label, WHERE[asked.where])))}")
        print(f"  {outcome.text}\n")
    counted = ((status, sum(outcome.status == status for outcome in found)) for status in OUTCOMES)
    print(f"{listing([f'{number} {status}' for status, number in counted if number]) or 'Inga krav är kända'}.")
