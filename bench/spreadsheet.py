"""LibreOffice as the peer of allocation: the division as the formulas one would write, recalculated by the program itself.

A macro in a profile of its own opens the workbook, recalculates every formula, and says how long that took; opening and
saving are not counted. Of Debian's packages libreoffice-calc-nogui is enough.
"""

from __future__ import annotations

import csv
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

PROGRAM = "soffice"
SECONDS = 300
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Bench"/></library:library>
"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Bench" script:language="StarBasic">
Sub Recalculate(sBook As String, sValues As String, sTook As String)
  Dim oDoc As Object, aOpen(0) As New com.sun.star.beans.PropertyValue
  Dim aSave(0) As New com.sun.star.beans.PropertyValue
  Dim nTurn As Integer, nFile As Integer, nBegun As Long, nSpent As Long, nLeast As Long
  aOpen(0).Name = "Hidden"
  aOpen(0).Value = True
  oDoc = StarDesktop.loadComponentFromURL(ConvertToURL(sBook), "_blank", 0, aOpen())
  If IsNull(oDoc) Then
    StarDesktop.terminate()
    Exit Sub
  End If
  nLeast = 1000000
  For nTurn = 1 To 3
    nBegun = GetSystemTicks()
    oDoc.calculateAll()
    nSpent = GetSystemTicks() - nBegun
    If nSpent &lt; nLeast Then nLeast = nSpent
  Next nTurn
  aSave(0).Name = "FilterName"
  aSave(0).Value = "Text - txt - csv (StarCalc)"
  oDoc.storeToURL(ConvertToURL(sValues), aSave())
  oDoc.close(True)
  nFile = FreeFile
  Open sTook For Output As #nFile
  Print #nFile, nLeast
  Close #nFile
  StarDesktop.terminate()
End Sub
</script:module>
"""


def recalculated(amounts: Sequence[int], keys: Sequence[Sequence[int]]) -> tuple[float, list[list[list[int]]]] | None:
    """Milliseconds of the shortest of three recalculations, and the units by amount, key and member; None where
    LibreOffice Calc is not installed."""
    program = shutil.which(PROGRAM)
    if program is None:
        return None
    with TemporaryDirectory(prefix="samverkan-bench-") as name:
        folder = Path(name)
        _write(folder / "book.xlsx", amounts, keys)
        line = [program, "--headless", "--norestore", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
        _run([*line, "--terminate_after_init"])  # the first start makes the profile, and would take the macro away
        _add_macro(folder / "profile")
        took, values = folder / "took.txt", folder / "values.csv"
        _run([*line, f'macro:///Standard.Bench.Recalculate("{folder / "book.xlsx"}","{values}","{took}")'])
        if not took.exists():
            return None
        rows = [[int(cell) for cell in row] for row in csv.reader(values.read_text().splitlines())]
        return float(took.read_text()), _units(rows, len(amounts), len(keys), len(keys[0]))


def _run(line: Sequence[str]) -> None:
    subprocess.run(line, check=True, capture_output=True, timeout=SECONDS)


def _units(rows: Sequence[Sequence[int]], amounts: int, keys: int, members: int) -> list[list[list[int]]]:
    return [
        [[rows[key * members + member][amount] for member in range(members)] for key in range(keys)]
        for amount in range(amounts)
    ]


def _add_macro(profile: Path) -> None:
    library = profile / "user" / "basic" / "Standard"
    (library / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    (library / "Bench.xba").write_text(_MODULE, encoding="utf-8")


def _write(path: Path, amounts: Sequence[int], keys: Sequence[Sequence[int]]) -> None:
    """Sheets for the result, the figures given, the whole units, the remainders and what is left of each amount: members
    down, key after key, amounts across."""
    book = Workbook(str(path))
    sheets = {name: book.add_worksheet(name) for name in ("Resultat", "Givet", "Hela", "Rest", "Kvar")}
    sheets["Givet"].write_row(0, 1, amounts)
    for number, key in enumerate(keys):
        top, bottom = number * len(key) + 1, (number + 1) * len(key)
        sheets["Givet"].write_column(top, 0, key)
        sheets["Kvar"].write_formula(number, 0, f"=SUM(Givet!A{top + 1}:A{bottom + 1})")
        for column in range(len(amounts)):
            letter, given = xl_col_to_name(column), xl_col_to_name(column + 1)
            span = f"{letter}${top}:{letter}${bottom}"
            sheets["Kvar"].write_formula(number, column + 1, f"=Givet!{given}1-SUM(Hela!{span})")
            whole, left = f"Kvar!$A${number + 1}", f"Kvar!{given}${number + 1}"
            for row in range(top, bottom + 1):
                product, cell = f"Givet!{given}$1*Givet!$A{row + 1}", f"{letter}{row}"
                sheets["Hela"].write_formula(row - 1, column, f"=INT({product}/{whole})")
                sheets["Rest"].write_formula(row - 1, column, f"={product}-Hela!{cell}*{whole}")
                ranked = f"=Hela!{cell}+(RANK(Rest!{cell},Rest!{span})<={left})"
                sheets["Resultat"].write_formula(row - 1, column, ranked)
    book.close()
