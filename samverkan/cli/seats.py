"""``samverkan seats``: seats by a rule, or a number of seats by weights; ties are told and left to people."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from samverkan.cli.frame import FAILED, Commands, amount, day, print_json, say
from samverkan.core.allocation import Member
from samverkan.core.faults import Fault, FaultError
from samverkan.core.seats import METHODS, Near, SeatRule, Seats, near, parse_seats, seats, seats_by_weights
from samverkan.core.swedish import number
from samverkan.formats.cases.rulefiles import parse_rule_text
from samverkan.formats.weights import read_members, read_weights
from samverkan.statistics import official

EXAMPLE = """samverkan seats --rule platser.toml --members medlemmar.csv
samverkan seats --total 451 --method largest-remainder --weights vikter.csv --json"""
MOST = 1_000_000


def register(commands: Commands) -> None:
    """Enter the command."""
    parser = commands.add("seats", "räkna ut platser per medlem efter en regel eller efter vikter", EXAMPLE, run)
    parser.add_argument("--rule", type=Path, metavar="REGEL.toml", help="regel av slaget seats")
    parser.add_argument(
        "--members", type=Path, metavar="FIL.csv", help="kolumnen member och de kolumner som regeln nämner"
    )
    parser.add_argument("--total", type=_seats, metavar="N", help="antalet platser som ska delas")
    parser.add_argument("--weights", type=Path, metavar="FIL.csv", help="kolumnerna member och weight")
    parser.add_argument("--method", choices=METHODS, metavar="METOD", help=f"{', '.join(METHODS)}; annars den första")
    parser.add_argument(
        "--first-divisor", type=amount, metavar="TAL", help="första divisorn med modified, 1.2 eller 1.4"
    )
    parser.add_argument("--minimum", type=_seats, metavar="N", help="platser som alla får först, med --weights")
    parser.add_argument("--on", type=day, metavar="DAG", help="dagen som regeln och medlemskapen gäller, 2019-01-01")
    parser.add_argument(
        "--population-on", type=day, metavar="DAG", help="räkna folkmängden en annan dag än regeln säger"
    )
    parser.add_argument(
        "--near",
        type=_seats,
        metavar="N",
        default=200,
        help="visa vilka som är så många invånare från en annan plats; 200",
    )


def run(args: argparse.Namespace) -> int:
    """Count, and print a table or the JSON document. 1 where equals compete for the last seats."""
    _check(args)
    found, close = _by_weights(args) if args.weights else _by_rule(args)
    if args.json:
        print_json(document(found, close))
    else:
        _print(found, close)
    if not found.ties:
        return 0
    say(f"samverkan: {found.explanation.note}")
    return FAILED


def document(found: Seats, close: Sequence[Near] = ()) -> dict[str, object]:
    """The JSON of seats: those named in ``ties`` are with no member, and are the rest up to ``total``."""
    rows: dict[str, object] = {
        "total": found.total,
        "seats": [{"member": share.member, "seats": share.seats} for share in found.shares],
    }
    if found.adjuncts():
        rows["adjuncts"] = [{"member": code, "seats": count} for code, count in found.adjuncts().items()]
    rows["ties"] = [{"members": list(tie.members), "seats": tie.seats} for tie in found.ties]
    rows["near"] = [{"member": row.member, "inhabitants": row.change, "seats": row.gain} for row in close]
    return rows | {"explanation": found.explanation.as_dict()}


def _seats(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) <= MOST:
        return int(text)
    raise argparse.ArgumentTypeError(f"”{text}” är inget antal. Skriv ett heltal från 0 till {number(MOST)}.")


def _check(args: argparse.Namespace) -> None:
    if bool(args.weights) == bool(args.rule):
        raise _wrong("Ange antingen --weights FIL.csv med --total N eller --rule REGEL.toml med --members FIL.csv.")
    if args.weights and (args.members or args.on or args.population_on):
        raise _wrong("--members, --on och --population-on hör ihop med --rule, inte med --weights.")
    if args.weights and args.total is None:
        raise _wrong("Ange antalet platser som ska delas: --total 451.")
    if args.rule and not args.members:
        raise _wrong("En regel behöver medlemmarna: --members FIL.csv.")
    if args.rule and (args.method or args.first_divisor is not None or args.minimum is not None):
        raise _wrong("Metoden står i regeln. Ta bort --method, --first-divisor och --minimum.")
    if args.method == "modified" and args.first_divisor is None:
        raise _wrong("Jämkade uddatalsmetoden behöver sin första divisor: --first-divisor 1.2 eller 1.4.")
    if args.first_divisor is not None and args.method not in ("modified", "sainte-lague"):
        raise _wrong("--first-divisor hör till --method modified eller sainte-lague.")
    if args.first_divisor is not None and not 0 < args.first_divisor < 3:
        raise _wrong("Första divisorn ska vara större än 0 och mindre än 3, till exempel 1.2.")


def _wrong(text: str) -> FaultError:
    return FaultError(Fault("arguments", text))


def _by_weights(args: argparse.Namespace) -> tuple[Seats, tuple[Near, ...]]:
    found = seats_by_weights(
        args.total,
        read_weights(args.weights),
        method=args.method or METHODS[0],
        first_divisor=args.first_divisor,
        minimum=args.minimum or 0,
        source=args.weights.name,
    )
    return found, ()


def _by_rule(args: argparse.Namespace) -> tuple[Seats, tuple[Near, ...]]:
    rule = _rule(args.rule)
    columns = rule.frame.columns(args.on)
    members = [_named(member) for member in read_members(args.members, columns)]
    given = {"total": args.total, "statistics": official(), "on": args.on, "population_on": args.population_on}
    return seats(rule, members, **given), near(rule, members, args.near, **given)


def _rule(path: Path) -> SeatRule:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        fault = Fault("encoding", f"Byte {error.start + 1} är inte UTF-8. Spara regeln som UTF-8.", str(path))
        raise FaultError(fault) from None
    return parse_seats(parse_rule_text(text, str(path)).data)


def _named(member: Member) -> Member:
    """A municipality with its name where the file gives none, and of the class ``kommun`` where it gives no class: so rules
    of a cooperation read a plain list of codes."""
    try:
        name = official().name(member.code)
    except FaultError:
        return member
    return replace(member, name=member.name or name, classes=member.classes or frozenset({"kommun"}))


def _print(found: Seats, close: Sequence[Near]) -> None:
    rows = [(share.label, number(share.seats), _others(share.adjuncts)) for share in found.shares]
    tied = sum(tie.seats for tie in found.ties)
    if tied:
        rows.append(("Inte givna", number(tied), ""))
    rows.append(("Summa", number(found.total), ""))
    wide = [max(len(row[column]) for row in [*rows, ("Medlem", "Platser", "")]) for column in range(2)]
    for row in [("Medlem", "Platser", ""), *rows]:
        print(f"{row[0]:<{wide[0]}}  {row[1]:>{wide[1]}}  {row[2]}".rstrip())
    for text in (found.explanation.rule, found.explanation.rounding, "\n".join(map(_near_text, close))):
        if text:
            print(f"\n{text}")


def _others(adjuncts: int) -> str:
    return f"+ {number(adjuncts)} utan rösträtt" if adjuncts else ""


def _near_text(row: Near) -> str:
    way, word = ("fler", "ge") if row.change > 0 else ("färre", "kosta")
    count = number(abs(row.gain))
    seats = f"{count} plats" if abs(row.gain) == 1 else f"{count} platser"
    return f"{row.label}: {number(abs(row.change))} invånare {way} skulle {word} {seats}."
