"""A year's settlement as a workbook: the result, the key, each member's part to the krona, and what of it is paid."""

from __future__ import annotations

from samverkan.core.allocation.workings import Workings
from samverkan.core.explain import Explanation
from samverkan.core.settlement import Settlement
from samverkan.core.sums import decimal_of
from samverkan.economy.workbooks.dividing import Whole, lay_division
from samverkan.economy.workbooks.laid import Laid
from samverkan.economy.workbooks.notes import HOW, notes, verdict
from samverkan.formats.calculations import Calc, CalcSheet, at, pattern_of

_HEAD = 12
_LOOSE = "#,##0.##"


def settlement_sheets(
    settlement: Settlement, work: Workings, *more: tuple[Settlement, Workings], said: str = ""
) -> list[CalcSheet]:
    """A sheet for the settlement by the rule in force, and one for each other rule. ``said`` is a note of the first."""
    named = [(f"Avräkning {settlement.year}", settlement, work)]
    named += [
        (f"Efter annan regel {n}" if n else "Efter annan regel", other, how) for n, (other, how) in enumerate(more)
    ]
    return [_sheet(*row, "" if at_row else said) for at_row, row in enumerate(named)]


def _sheet(name: str, settlement: Settlement, work: Workings, said: str) -> CalcSheet:
    sheet = CalcSheet(name)
    title = f"Avräkning {settlement.year}"
    sheet.text(0, 0, title if settlement.rule_title == title else f"{title}: {settlement.rule_title}", "title")
    sheet.text(1, 0, HOW, "note")
    surplus = _result(sheet, settlement)
    unit = sheet.put(8, 1, Calc(work.rule.rounding.unit, look="input", pattern=_LOOSE))
    sheet.text(8, 0, "Avrundas till, kr")
    sheet.put(7, 1, Calc(abs(settlement.surplus), f"=ABS({surplus})", "strong", pattern_of()))
    sheet.text(7, 0, "Belopp att fördela, kr")
    laid = lay_division(sheet, _HEAD, work, Whole("$B$8", abs(settlement.surplus), unit))
    total = _paid(laid, settlement)
    row = laid.lines.foot + 3
    verdict(sheet, row, "Summan är lika med det som fördelas", f"{total}=$B$6")
    notes(sheet, row + 2, [*laid.notes, *_said(settlement), *filter(None, [said])])
    sheet.frozen = (_HEAD + 1, 1)
    return sheet


def _result(sheet: CalcSheet, settlement: Settlement) -> str:
    """Budget, consumed and what is left; a formula where the last follows from the others. The address of what is left."""
    result = settlement.result
    budget, consumed = decimal_of(result.budget), decimal_of(result.consumed)
    for row, text, value in ((3, f"Budget {settlement.year}, kr", budget), (4, "Förbrukat, kr", consumed)):
        sheet.text(row, 0, text)
        sheet.put(row, 1, Calc(value, look="input", pattern=_LOOSE))
    follows = budget is not None and consumed is not None and budget - consumed == settlement.surplus
    sheet.text(5, 0, "Överskott, kr" if settlement.surplus >= 0 else "Underskott, kr", "strong")
    look = "strong" if follows else "input"
    sheet.put(5, 1, Calc(settlement.surplus, "=B4-B5" if follows else "", look, _LOOSE))
    return "$B$6"


def _paid(laid: Laid, settlement: Settlement) -> str:
    """Each member's part with its sign, what is repaid and carried on, and what is left. The address of the sum of parts."""
    rows, shares = laid.rows, settlement.shares
    title = "Att få tillbaka, kr" if settlement.surplus >= 0 else "Del av underskottet, kr"
    part = laid.column(title, [Calc(share.amount, f"={at(row, laid.amounts)}*SIGN($B$6)", "strong", _LOOSE)
                               for row, share in zip(rows, shares, strict=True)])  # fmt: skip
    repaid = laid.column(
        "Återbetalt eller inbetalt, kr", [Calc(share.repaid, look="input", pattern=_LOOSE) for share in shares]
    )
    carried = laid.column("Fört vidare, kr", [Calc(share.carried, look="input", pattern=_LOOSE) for share in shares])
    left = laid.column("Kvar, kr", [
        Calc(share.due, f"={at(row, part)}-{at(row, repaid)}-{at(row, carried)}", pattern=_LOOSE)
        for row, share in zip(rows, shares, strict=True)])  # fmt: skip
    for column in (repaid, carried, left):
        laid.lines.total(column, _LOOSE)
    return laid.lines.total(part, _LOOSE)


def _said(settlement: Settlement) -> list[str]:
    result = settlement.result
    said = [_source(figure) for figure in (result.budget, result.consumed, result.surplus)]
    forecast = "Beloppet är en prognos, så fördelningen är preliminär." if settlement.status == "prognos" else ""
    about = "Källan anger cirka." if result.precision == "ca" else ""
    return [text for text in dict.fromkeys((*said, forecast, about)) if text]


def _source(figure: Explanation) -> str:
    return f"{figure.title}. Källa: {figure.source.text()}." if figure.source else ""
