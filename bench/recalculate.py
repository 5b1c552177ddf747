"""The workbooks with formulas, recalculated by LibreOffice and compared with ours krona by krona. Run by hand:

    python -m bench.recalculate [CASE FOLDER]

The workbooks are written without results, so what is read back is what LibreOffice worked out itself. It needs ``soffice``
with Calc (Debian's libreoffice-calc-nogui is enough).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl

from samverkan.core.budget import case_budget
from samverkan.core.divisions import fee_workings, settlement_workings
from samverkan.core.faults import FaultError
from samverkan.core.fees import YearFees, decided_fees
from samverkan.core.members import population_day, year_population
from samverkan.core.paying import settlement_rules
from samverkan.core.recorded_fees import recorded_years
from samverkan.core.records import Case
from samverkan.core.settlement import settle, settlement_years
from samverkan.economy.workbooks import budget_sheets, fee_sheets, settlement_sheets
from samverkan.economy.workbooks.fees import FeeYear
from samverkan.formats.calculations import CalcSheet, write_calculation
from samverkan.formats.cases import read_case
from samverkan.statistics import official

PROGRAM, SECONDS = "soffice", 300
NEAR = Fraction(1, 10**6)
"""How near a figure that is no whole krona must be: a spreadsheet counts in binary doubles."""
_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value>
</prop></item></oor:items>
"""


def main(arguments: Sequence[str]) -> int:
    """Print a line a sheet; 1 where anything differs."""
    program = shutil.which(PROGRAM)
    if program is None:
        print(f"{PROGRAM} is not installed")
        return 1
    case = read_case(Path(arguments[0] if arguments else "cases/jamtland"))
    books = {"avgifter": _fees(case), "budget": _budget(case)}
    books |= {f"avrakning-{year}": _settlement(case, year) for year in settlement_years(case) if _divides(case, year)}
    wrong = 0
    with TemporaryDirectory(prefix="samverkan-recalculate-") as name:
        folder = Path(name)
        for title, sheets in books.items():
            (folder / f"{title}.xlsx").write_bytes(write_calculation(sheets, title=title, cached=False))
        _recalculate(program, folder, [f"{title}.xlsx" for title in books])
        for title, sheets in books.items():
            wrong += _compare(title, sheets, folder / "out" / f"{title}.xlsx")
    print("every formula gives our figure" if not wrong else f"{wrong} formulas give another figure")
    return 1 if wrong else 0


def _settlement(case: Case, year: int) -> list[CalcSheet]:
    made = []
    for rule in settlement_rules(case):
        one = settle(case, year, statistics=official(), rule=rule)
        made.append((one, settlement_workings(case, one, official())))
    return settlement_sheets(*made[0], *made[1:])


def _divides(case: Case, year: int) -> bool:
    try:
        return bool(settle(case, year, statistics=official()).surplus)
    except FaultError:
        return False


def _fees(case: Case) -> list[CalcSheet]:
    years = sorted({*recorded_years(case), *(line.year for line in case.budget)})
    return fee_sheets([_fee_year(case, decided_fees(case, year, statistics=official())) for year in years])


def _fee_year(case: Case, fees: YearFees) -> FeeYear:
    on = population_day(case, fees.year)
    people = {fee.member: official().population(fee.member, on) for fee in fees.fees}
    return FeeYear(fees, fee_workings(case, fees, official()), people, on)


def _budget(case: Case) -> list[CalcSheet]:
    tree = case_budget(case, official())
    people = {year: year_population(case, official(), year) for year in tree.years}
    return budget_sheets(tree, people, case.cooperation.name)


def _recalculate(program: str, folder: Path, names: Sequence[str]) -> None:
    """Open every workbook in a profile that recalculates on load, and save what came out."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS, encoding="utf-8")
    line = [program, "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", "xlsx"]
    whole = [*line, "--outdir", str(folder / "out"), *(str(folder / name) for name in names)]
    subprocess.run(whole, check=True, capture_output=True, timeout=SECONDS)


def _compare(title: str, sheets: Sequence[CalcSheet], path: Path) -> int:
    book = openpyxl.load_workbook(path, data_only=True)
    wrong = 0
    for sheet, read in zip(sheets, book.worksheets, strict=True):
        formulas = {place: cell for place, cell in sheet.cells.items() if cell.formula}
        off = [
            place
            for place, cell in formulas.items()
            if not _same(cell.value, read.cell(place[0] + 1, place[1] + 1).value)
        ]
        print(f"{title}, {sheet.name}: {len(formulas)} formulas, {len(off)} differ")
        for row, column in off[:5]:
            cell, got = sheet.cells[row, column], read.cell(row + 1, column + 1)
            print(f"  {got.coordinate} {cell.formula} gives {got.value}, ours {cell.value}")
        wrong += len(off)
    return wrong


def _same(ours: object, theirs: object) -> bool:
    if isinstance(ours, str) or ours is None:
        return (ours or "") == (theirs or "")
    if not isinstance(theirs, int | float) or not isinstance(ours, Decimal | Fraction | int):
        return False
    held, read = Fraction(ours), Fraction(str(theirs))
    return held == round(read, 9) if held.denominator == 1 else abs(held - read) <= NEAR * max(1, abs(held))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
