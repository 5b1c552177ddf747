"""One ``[[component]]`` of a rule: part or rate, key, bounds, damping, whom and when."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from samverkan.core.allocation.model import Band, Bound, Component, Damping, Factor, Part, Selection
from samverkan.core.allocation.reading import TableReader
from samverkan.core.faults import Fault
from samverkan.core.periods import until_from_last

_COMPONENT = (
    "title", "part", "rate", "base", "bands", "key", "shares", "on", "year", "lag_years", "floor", "cap", "cap_at", "for",
    "max_change", "against", "only", "from", "to",
)  # fmt: skip
_KINDS = ("equal", "fixed", "population", "taxbase")
_COLUMN = "column:"


def read_component(table: TableReader, number: int) -> Component:
    """The component of the table; faults go to the table's list."""
    table.expect(_COMPONENT)
    component = Component(
        title=table.text("title", required=False, default=f"Del {number}"),
        number=number,
        part=_part(table),
        rate=table.decimal("rate", negative=True),
        base=table.decimal("base", negative=True),
        bands=_bands(table),
        key=_key(table),
        shares=_shares(table),
        on=table.day("on"),
        year=table.integer("year", 1900, 2200),
        lag_years=table.integer("lag_years", 0, 50),
        floors=_bounds(table, "floor", "amount"),
        caps=_bounds(table, "cap", "amount"),
        caps_at=_bounds(table, "cap_at", "units"),
        damping=read_damping(table) if table.has("max_change") or table.has("against") else None,
        only=table.selection("only"),
        since=table.day("from"),
        until=until_from_last(table.day("to")),
    )
    _check(table, component)
    return component


def read_damping(table: TableReader) -> Damping | None:
    """``max_change = "5%"`` against a column: ``column:forra-aret``, or ``decided:2021`` for a decided year."""
    if not (table.has("max_change") and table.has("against")):
        missing = "against" if table.has("max_change") else "max_change"
        text = 'Dämpning behöver max_change = "5%" och against = "column:…" med förra årets belopp.'
        table.fault("missing-key", text, missing)
        return None
    change = table.percentage(table.data["max_change"], "max_change")
    against = table.text("against")
    if against and not against.startswith((_COLUMN, "decided:")):
        text = f'Värdet ”{against}” finns inte. Skriv "column:…" eller "decided:2021" (ett beslutat år).'
        table.fault("unknown-value", text, "against")
    return None if change is None else Damping(change, against.removeprefix(_COLUMN))


def _part(table: TableReader) -> Part | None:
    value = table.data.get("part")
    if value is None:
        return None
    if value == "rest":
        return Part("rest")
    if isinstance(value, str) and value.strip().endswith("%"):
        percent = table.percentage(value, "part")
        return Part("percent", percent or Decimal(0))
    amount = table.decimal_in(value, "part")
    return Part("amount", amount or Decimal(0))


def _key(table: TableReader) -> tuple[Factor, ...]:
    text = table.text("key", required=False)
    return tuple(factor for word in text.split("×") if (factor := _factor(table, word.strip()))) if text else ()


def _factor(table: TableReader, word: str) -> Factor | None:
    if word in _KINDS:
        return Factor(word)
    if word.startswith(_COLUMN) and len(word) > len(_COLUMN):
        return Factor("column", word.removeprefix(_COLUMN).strip())
    text = (
        f"Fördelningsnyckeln ”{word}” finns inte. Skriv equal, fixed, population, taxbase, column:NAMN "
        "eller flera av dem med × mellan."
    )
    table.fault("unknown-key-kind", text, "key")
    return None


def _shares(table: TableReader) -> Mapping[str, Decimal]:
    value = table.data.get("shares", {})
    if not isinstance(value, Mapping):
        table.fault("not-table", 'Skriv en tabell [component.shares] med en rad per medlem: "2303" = "4.04".', "shares")
        return {}
    read = {code: table.decimal_in(share, f"shares, {code}") for code, share in value.items()}
    return {code: share for code, share in read.items() if share is not None}


def _bounds(table: TableReader, key: str, unit: str) -> tuple[Bound, ...]:
    """A number, a table ``{ amount = "35000", for = "class:…" }``, or a list of such tables."""
    value = table.data.get(key)
    if value is None:
        return ()
    concerns = table.selection("for")
    items = value if isinstance(value, list | tuple) else [value]
    return tuple(bound for item in items if (bound := _bound(table, key, unit, item, concerns)))


def _bound(table: TableReader, key: str, unit: str, item: object, concerns: Selection) -> Bound | None:
    if isinstance(item, Mapping):
        inner = TableReader(item, f"{table.where}, {key}", table.faults)
        inner.expect((unit, "for"))
        if not inner.has(unit):
            inner.fault("missing-key", f'Nyckeln ”{unit}” saknas. Skriv {{ {unit} = "35000", for = "class:…" }}.', unit)
        concerns = inner.selection("for") if inner.has("for") else concerns
        value = inner.decimal(unit)
    else:
        value = table.decimal_in(item, key)
    return None if value is None else Bound(value, concerns)


def _bands(table: TableReader) -> tuple[Band, ...]:
    return tuple(
        band
        for number, item in table.tables("bands")
        if (band := _band(TableReader(item, f"{table.where}, bands nr {number}", table.faults)))
    )


def _band(table: TableReader) -> Band | None:
    table.expect(("from", "above", "to", "below", "amount", "rate"))
    for pair in (("from", "above"), ("to", "below"), ("amount", "rate")):
        if all(table.has(key) for key in pair):
            table.fault("both", f"Skriv bara en av {pair[0]} och {pair[1]}.", pair[1])
    if not (table.has("amount") or table.has("rate")):
        table.fault("missing-key", 'Intervallet saknar belopp: skriv amount = "…" eller rate = "…".', "amount")
    return Band(
        low=table.decimal("above") if table.has("above") else table.decimal("from"),
        high=table.decimal("below") if table.has("below") else table.decimal("to"),
        low_open=table.has("above"),
        high_open=table.has("below"),
        amount=table.decimal("amount"),
        rate=table.decimal("rate"),
    )


def _check(table: TableReader, component: Component) -> None:
    rated = component.rate is not None or component.base is not None or bool(component.bands)
    if table.has("part") and rated:
        table.fault("mixed", "Skriv antingen part (en del av beloppet) eller rate, base och bands (en avgift).", "part")
    if not table.has("part") and not any(table.has(key) for key in ("rate", "base", "bands")):
        text = 'Skriv part = "rest", "30%" eller ett belopp, eller en avgift med rate, base eller bands.'
        table.fault("missing-key", text, "part")
    if not component.key and not table.has("key") and (table.has("part") or table.has("rate") or component.bands):
        table.fault("missing-key", 'Fördelningsnyckeln saknas. Skriv till exempel key = "population".', "key")
    if component.rate is not None and component.bands:
        table.fault("both", "Skriv bara en av rate och bands: ett intervall kan ha sin egen rate.", "bands")
    for fault in _strays(table, component):
        table.faults.append(fault)


def _strays(table: TableReader, component: Component) -> list[Fault]:
    """Settings that the key does not use, or uses and lacks."""
    kinds = {factor.kind for factor in component.key}
    found: list[Fault] = []
    for key, kind in (("shares", "fixed"), ("on", "population"), ("year", "taxbase"), ("lag_years", "taxbase")):
        if table.has(key) and kind not in kinds:
            found.append(
                Fault("stray-key", f"{key} används bara med nyckeln {kind}. Ta bort raden.", f"{table.where}, {key}")
            )
    if "fixed" in kinds and not table.data.get("shares"):
        text = 'Nyckeln fixed behöver [component.shares] med en rad per medlem: "2303" = "4.04".'
        found.append(Fault("missing-key", text, f"{table.where}, shares"))
    if table.has("for") and not (component.floors or component.caps or component.caps_at):
        found.append(Fault("stray-key", "for används bara med floor, cap eller cap_at.", f"{table.where}, for"))
    return found
