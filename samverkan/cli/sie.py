"""``samverkan sie``: files of a ledger (SIE 4) read, checked and written."""

from __future__ import annotations

import argparse
import errno
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from samverkan.cli.frame import Commands, print_json

if TYPE_CHECKING:
    from samverkan.formats.sie import Balance, SieFile, SieWarning, Transaction, Voucher

TYPES = ("1", "2", "3", "4", "4I")
SHOWN = 20


def register(commands: Commands) -> None:
    """Enter the two commands."""
    commands.group("sie", "filer från ett ekonomisystem (SIE 4): läs, kontrollera och skriv")
    read = commands.add(
        "sie read", "läs en SIE-fil av typ 1–4 eller 4I och säg vad som inte stämmer i den",
        "samverkan sie read bokslut.se\nsamverkan sie read bokslut.se --lines --json", run_read,
    )  # fmt: skip
    read.add_argument("file", metavar="FIL", type=Path, help="filen att läsa")
    read.add_argument("--lines", action="store_true", help="ta med verifikationernas rader")
    write = commands.add(
        "sie write", "läs en SIE-fil och skriv den som formatet föreskriver, i samma eller en annan typ",
        "samverkan sie write bokslut.se rent.se --type 4 --checksum", run_write,
    )  # fmt: skip
    write.add_argument("file", metavar="FIL", type=Path, help="filen att läsa")
    write.add_argument("out", metavar="NY", type=Path, help="filen att skriva; den får inte finnas redan")
    write.add_argument("--type", choices=TYPES, metavar="TYP", help=f"{', '.join(TYPES)}; annars filens egen")
    write.add_argument("--checksum", action="store_true", help="skriv kontrollsumma (#KSUMMA)")


def run_read(args: argparse.Namespace) -> int:
    """Read, and print what the file holds."""
    from samverkan.formats.sie import read_sie

    file = read_sie(args.file)
    if not args.json:
        _print(file)
        if args.lines:
            _print_lines(file)
    elif args.lines:
        _print_with_lines(document(file), file.vouchers)
    else:
        print_json(document(file))
    return 0


def run_write(args: argparse.Namespace) -> int:
    """Write the file anew, whole or not at all."""
    from samverkan.formats.sie import as_form, read_sie, write_sie

    if args.out.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(args.out))
    file = read_sie(args.file)
    if args.type:
        file = as_form(file, "4E" if args.type == "4" else args.type)
    file = replace(file, checksum=file.checksum or args.checksum)
    warnings = [*file.warnings, *write_sie(file, args.out)]
    if args.json:
        print_json({"file": str(args.out), "type": file.form, "warnings": _warnings(warnings)})
    else:
        print(f"{args.out} är skriven som typ {file.form}.")
        _print_warnings(warnings)
    return 0


def document(file: SieFile) -> dict[str, Any]:
    """The JSON of a file: amounts in kronor as strings, dates ISO 8601, ``vouchers`` and ``transactions`` numbers of those
    that count."""
    company, origin = file.company, file.origin
    return {
        "type": file.form,
        "company": {
            "name": company.name, "orgnr": company.orgnr, "number": company.number, "form": company.form,
            "address": list(company.address),
        },
        "program": {"name": origin.program, "version": origin.version, "made": _iso(origin.made), "sign": origin.sign},
        "encoding": file.encoding,
        "years": [{"year": held.number, "from": _iso(held.first), "to": _iso(held.last)} for held in file.years.values()],
        "accounts": len(file.accounts),
        "dimensions": [
            {"number": held.number, "name": held.name, "parent": held.parent or None} for held in file.dimensions.values()
        ],
        "objects": len(file.objects),
        "vouchers": file.voucher_count,
        "transactions": file.transaction_count,
        "balances": [_balance(held) for held in file.balances],
        "warnings": _warnings(file.warnings),
    }  # fmt: skip


def _balance(held: Balance) -> dict[str, Any]:
    return {
        "kind": held.kind,
        "year": held.year,
        "account": held.account,
        "objects": [list(pair) for pair in held.objects],
        "period": f"{held.period:%Y-%m}" if held.period else None,
        "amount": str(held.amount),
        "quantity": None if held.quantity is None else str(held.quantity),
    }


def _line(voucher: Voucher, held: Transaction) -> dict[str, Any]:
    return {
        "series": voucher.series,
        "voucher": voucher.number,
        "date": _iso(held.day or voucher.day),
        "account": held.account,
        "objects": [list(pair) for pair in held.objects],
        "amount": str(held.amount),
        "text": held.text or voucher.text,
        "line": held.line,
    }


def _warnings(warnings: Iterable[SieWarning]) -> list[dict[str, Any]]:
    return [{"line": held.line, "text": held.text} for held in warnings]


def _iso(on: date | None) -> str | None:
    return on.isoformat() if on else None


def _lines(vouchers: Iterable[Voucher]) -> Iterator[dict[str, Any]]:
    return (_line(voucher, held) for voucher in vouchers for held in voucher.transactions)


def _print_with_lines(head: dict[str, Any], vouchers: Iterable[Voucher]) -> None:
    """The document with ``lines`` last, written as they are read so that a large file takes no memory."""
    print(json.dumps(head, ensure_ascii=False, indent=2).removesuffix("\n}"), end=',\n  "lines": [')
    for place, line in enumerate(_lines(vouchers)):
        print("," if place else "", "\n    ", json.dumps(line, ensure_ascii=False), sep="", end="")
    print("\n  ]\n}")


def _print(file: SieFile) -> None:
    from samverkan.core.swedish import number

    print(f"{file.company.name} {file.company.orgnr}".rstrip())
    for year in file.years.values():
        print(f"År {year.number:<3} {year.first} – {year.last}")
    told = (
        ("Typ", file.form),
        ("Konton", number(len(file.accounts))),
        ("Objekt", number(len(file.objects))),
        ("Saldon", number(len(file.balances))),
        ("Verifikationer", number(file.voucher_count)),
        ("Transaktioner", number(file.transaction_count)),
    )
    for title, held in told:
        print(f"{title:<16}{held:>12}")
    _print_warnings(file.warnings)


def _print_warnings(warnings: Iterable[SieWarning]) -> None:
    held = list(warnings)
    print(f"\nAnmärkningar: {len(held)}" if held else "\nInga anmärkningar.")
    for warning in held[:SHOWN]:
        print(f"  {f'rad {warning.line}' if warning.line else 'filen'}: {warning.text}")
    if len(held) > SHOWN:
        print(f"  … och {len(held) - SHOWN} till. Med --json visas alla.")


def _print_lines(file: SieFile) -> None:
    from samverkan.core.swedish import number

    print()
    for voucher in file.vouchers:
        for held in voucher.transactions:
            objects = " ".join(f"{dimension}:{name}" for dimension, name in held.objects)
            day, kronor = str(held.day or voucher.day or "–"), number(held.amount, 2)
            name = f"{voucher.series} {voucher.number}".strip()
            print(f"{day:<11}{name:<10}{held.account:<8}{objects:<20}{kronor:>18}  {held.text or voucher.text}")
