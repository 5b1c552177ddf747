"""A ledger of a million transactions: our reader against ``pysie-accounting``, each in a process of its own for its memory.

Measured is processor time: on a machine that does other work too it is what the reader itself takes."""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from bench import peers
from bench.timing import Measured, best
from samverkan.formats.sie import monthly, read_sie

TRANSACTIONS = 1_000_000
AHEAD, LEAST_MEMORY = 10, 500
ACCOUNTS = [*range(3000, 3040), *range(5000, 5040), 1930, 2440]
UNITS, PROJECTS, MOST_LINES, FIRST_RESULT = 40, 30, 6, 3000


def measure() -> list[Measured]:
    """Two lines: reading with every sum of an account, and sums by month and object."""
    with TemporaryDirectory(prefix="samverkan-bench-") as folder:
        path = Path(folder) / "ledger.se"
        path.write_text("".join(_ledger(TRANSACTIONS)), encoding="ascii")
        ours = _in_process(path)
        theirs = peers.ask("peer_sie.py", {"file": str(path), "repeats": 5})
        size = path.stat().st_size / 1e6
    if ours["totals"] != theirs["totals"] or ours["vouchers"] != theirs["vouchers"]:
        raise AssertionError("the results differ, so the times say nothing")
    work = (
        f"SIE 4 with {TRANSACTIONS // 1_000_000} million transactions, {size:.0f} MB: processor time; peak memory "
        f"{ours['mb']:.0f} MB, the peer's {theirs['mb']:.0f} MB"
    )
    met = theirs["ms"] >= AHEAD * ours["ms"] and ours["mb"] < LEAST_MEMORY
    goal = f"≥ {AHEAD}×, < {LEAST_MEMORY} MB"
    return [
        Measured(work, ours["ms"], "pysie-accounting", theirs["ms"], goal, met),
        Measured(
            f"{ours['months']} sums by account, objects and month of it", ours["monthly"], "reading it", ours["ms"]
        ),
    ]


def _in_process(path: Path) -> dict[str, Any]:
    line = [sys.executable, "-m", "bench.sie", str(path)]
    run = subprocess.run(line, cwd=Path(__file__).parents[1], capture_output=True, text=True, check=True)
    answer: dict[str, Any] = json.loads(run.stdout)
    return answer


def _ledger(transactions: int) -> Iterator[str]:
    """The same every time. Vouchers balance; a third of the lines name no object, a third a unit, a third unit and project.
    What accounts come to is stated, as type 4E has it."""
    sums: Counter[int] = Counter()
    vouchers = list(_vouchers(transactions, sums))
    yield '#FLAGGA 0\n#PROGRAM "Bench" 1\n#FORMAT PC8\n#GEN 20220101\n#SIETYP 4\n#FNAMN "Region"\n#RAR 0 20210101 20211231\n'
    yield from (f'#KONTO {account} "Account {account}"\n#SRU {account} 7410\n' for account in ACCOUNTS)
    yield '#DIM 1 "Unit"\n#DIM 6 "Project"\n'
    yield from (f'#OBJEKT 1 "{100 + unit}" "Unit {unit}"\n' for unit in range(UNITS))
    yield from (f'#OBJEKT 6 "P{project}" "Project {project}"\n' for project in range(PROJECTS))
    for account in ACCOUNTS:
        kinds = ("RES",) if account >= FIRST_RESULT else ("IB", "UB")
        yield from (f"#{kind} 0 {account} {_written(0 if kind == 'IB' else sums[account])}\n" for kind in kinds)
    yield from vouchers


def _vouchers(transactions: int, sums: Counter[int]) -> Iterator[str]:
    chance, left, number = random.Random(4), transactions, 0
    while left:
        number, lines = number + 1, min(chance.randint(2, MOST_LINES), left)
        left -= lines
        day = f"2021{chance.randint(1, 12):02}{chance.randint(1, 28):02}"
        yield f'#VER "A" "{number}" {day} "Voucher {number}" {day}\n{{\n'
        yield from _lines(chance, lines, day, sums)
        yield "}\n"


def _lines(chance: random.Random, lines: int, day: str, sums: Counter[int]) -> Iterator[str]:
    amounts = [chance.randint(-(10 ** chance.randint(3, 8)), 10 ** chance.randint(3, 8)) for _ in range(lines - 1)]
    for amount in (*amounts, -sum(amounts)):
        unit, project, account = 100 + chance.randrange(UNITS), chance.randrange(PROJECTS), chance.choice(ACCOUNTS)
        objects = chance.choice(("{}", f'{{1 "{unit}"}}', f'{{1 "{unit}" 6 "P{project}"}}'))
        sums[account] += amount
        yield f'\t#TRANS {account} {objects} {_written(amount)} {day} "Text of it"\n'


def _written(amount: int) -> str:
    return f"{'-' if amount < 0 else ''}{abs(amount) // 100}.{abs(amount) % 100:02}"


def _measure(path: Path) -> dict[str, Any]:
    time, file = best(lambda: read_sie(path), 10, process_time)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if file.columns is None or file.warnings:
        raise AssertionError("the ledger is not read as it was made")
    of_months, months = best(lambda: list(monthly(file)), 3, process_time)
    totals = {account: total for account, total in sorted(file.columns.by_account().items()) if total}
    return {
        "ms": time, "mb": peak, "monthly": of_months, "months": len(months), "totals": totals,
        "vouchers": file.voucher_count,
    }  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(_measure(Path(sys.argv[1]))))
