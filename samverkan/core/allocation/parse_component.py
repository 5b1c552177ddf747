"""One ``[[component]]`` of a rule: part or rate, key, bounds, adjustments, whom and when."""

from __future__ import annotations

from decimal import Decimal

from samverkan.core.allocation.model import Component, Part
from samverkan.core.allocation.parse_key import (
    COLUMN,
    LAGGED,
    read_column,
    read_key,
    read_lags,
    read_on,
    read_shares,
)
from samverkan.core.allocation.parse_terms import (
    DAMPING,
    read_adjustments,
    read_bands,
    read_bounds,
    read_damping,
    read_uprating,
)
from samverkan.core.allocation.reading import TableReader
from samverkan.core.periods import until_from_last

_COMPONENT = (
    "id", "title", "source", "note", "payee", "part", "each", "rate", "base", "bands", "max_rate", "key", "shares",
    "services", "on", "year", "lag_years", "floor", "cap", "cap_at", "for", "max_change", "max_increase", "max_decrease",
    "against", "uprate", "adjust", "less", "charged", "only", "replaces", "includes", "from", "to",
)  # fmt: skip
CHARGED = ("every-year", "entry-year", "year-before-entry")
_CHARGES = ("rate", "base", "bands")
_OF_REST = "% of rest"


def read_component(table: TableReader, number: int) -> Component:
    """The component of the table; faults go to the table's list."""
    table.expect(_COMPONENT)
    (rate, rates), (base, bases) = (table.by_year(key, negative=True) for key in ("rate", "base"))
    (on, on_day), (lag_years, lags) = read_on(table), read_lags(table)
    component = Component(
        title=table.text("title", required=False, default=f"Del {number}"),
        number=number,
        id=table.text("id", required=False),
        source=table.text("source", required=False),
        note=table.text("note", required=False),
        payee=table.text("payee", required=False),
        part=_part(table),
        rate=rate,
        base=base,
        rates=rates,
        bases=bases,
        max_rate=table.by_year("max_rate")[1],
        bands=read_bands(table),
        key=read_key(table),
        shares=read_shares(table),
        services=_texts(table, "services"),
        on=on,
        on_day=on_day,
        year=table.integer("year", 1900, 2200),
        lag_years=lag_years,
        lags=lags,
        floors=read_bounds(table, "floor", "amount"),
        caps=read_bounds(table, "cap", "amount"),
        caps_at=read_bounds(table, "cap_at", "units"),
        damping=read_damping(table) if any(map(table.has, (*DAMPING, "against"))) else None,
        uprate=read_uprating(table),
        adjust=read_adjustments(table),
        less=read_column(table, "less"),
        charged=table.choice("charged", CHARGED, required=False),
        only=table.selection("only"),
        replaces=_texts(table, "replaces"),
        includes=_texts(table, "includes"),
        since=table.day("from"),
        until=until_from_last(table.day("to")),
    )
    _check(table, component)
    return component


def _texts(table: TableReader, key: str) -> tuple[str, ...]:
    return table.texts(key) if table.has(key) else ()


def _part(table: TableReader) -> Part | None:
    if table.has("each"):
        return _each(table)
    value = table.data.get("part")
    if value is None:
        return None
    if value == "rest":
        return Part("rest")
    if isinstance(value, str) and value.strip().endswith(_OF_REST):
        percent = table.percentage(value.strip().removesuffix(_OF_REST) + "%", "part")
        return Part("rest-percent", percent or Decimal(0))
    if isinstance(value, str) and value.strip().endswith("%"):
        return Part("percent", table.percentage(value, "part") or Decimal(0))
    return Part("amount", table.decimal_in(value, "part") or Decimal(0))


def _each(table: TableReader) -> Part:
    value = table.data["each"]
    if isinstance(value, str) and value.startswith(COLUMN):
        return Part("each", column=read_column(table, "each"))
    return Part("each", table.decimal("each") or Decimal(0))


def _check(table: TableReader, component: Component) -> None:
    rated = any(table.has(key) for key in _CHARGES)
    if component.part and rated:
        text = "Skriv antingen part eller each (en del av beloppet) eller rate, base och bands (en avgift)."
        table.fault("mixed", text, "part")
    if table.has("part") and table.has("each"):
        table.fault("both", "Skriv bara en av part och each.", "each")
    if not component.part and not rated:
        text = 'Skriv part = "rest", "30%" eller ett belopp, each = "…", eller en avgift med rate, base eller bands.'
        table.fault("missing-key", text, "part")
    if not table.has("key") and (table.has("part") or table.has("rate") or table.has("bands")):
        table.fault("missing-key", 'Fördelningsnyckeln saknas. Skriv till exempel key = "population".', "key")
    if table.has("rate") and table.has("bands"):
        table.fault("both", "Skriv bara en av rate och bands: ett intervall kan ha sin egen rate.", "bands")
    _check_settings(table, component)
    _check_places(table, component)


def _check_settings(table: TableReader, component: Component) -> None:
    """Settings that the key does not use, or uses and lacks."""
    kinds = {factor.kind for factor in component.factors()}
    uses = {"shares": ("fixed",), "services": ("participation",), "on": ("population",), "year": ("taxbase", "series"),
            "lag_years": LAGGED}  # fmt: skip
    for key, of in uses.items():
        if table.has(key) and not kinds & set(of):
            table.fault("stray-key", f"{key} används bara med nyckeln {' eller '.join(of)}. Ta bort raden.", key)
    if "fixed" in kinds and not table.data.get("shares"):
        text = 'Nyckeln fixed behöver [component.shares] med en rad per medlem: "2303" = "4.04".'
        table.fault("missing-key", text, "shares")
    if "participation" in kinds and not component.services:
        text = 'Nyckeln participation behöver tjänsternas klasser: services = ["kundtjänst", "it"].'
        table.fault("missing-key", text, "services")
    words = {factor.word for factor in component.factors() if factor.kind in LAGGED}
    for word in component.lags:
        if word not in words:
            table.fault("stray-key", f"{word} finns inte i nyckeln eller kan inte släpa efter.", f"lag_years, {word}")
    lagging = component.lags.get("population") or (component.lag_years and kinds == {"population"})
    if lagging and component.on_day is None:
        text = 'Folkmängd som släpar efter behöver månad och dag: on = "12-31".'
        table.fault("missing-key", text, "on")


def _check_places(table: TableReader, component: Component) -> None:
    """Settings that belong to charges, to parts, or to bounds only."""
    if table.has("for") and not (component.floors or component.caps or component.caps_at or component.damping):
        table.fault("stray-key", "for används bara med floor, cap, cap_at eller dämpning.", "for")
    for key in ("less", "charged", "max_rate"):
        if component.part and table.has(key):
            table.fault("stray-key", f"{key} används bara med avgifter (rate, base, bands). Ta bort raden.", key)
    if table.has("max_rate") and component.max_rate is None:
        table.fault("not-table", 'Skriv taket per år: max_rate = { "2021-2024" = "0.125‰" }.', "max_rate")
    if component.uprate and component.part and (component.part.kind not in ("amount", "each") or component.part.column):
        table.fault("stray-key", "uprate räknar upp belopp i kronor. Den här delen har inget. Ta bort raden.", "uprate")
    if component.part and component.part.kind == "each" and (table.has("key") or component.bounded):
        table.fault("stray-key", "each ger varje medlem sitt belopp: ta bort key, floor, cap och dämpning.", "each")
    if component.id and component.id in component.replaces:
        table.fault("stray-key", "En del kan inte ersätta sig själv.", "replaces")
