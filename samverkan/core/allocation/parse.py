"""A rule file of kind ``allocation`` into an :class:`AllocationRule`, every fault at once."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from samverkan.core.allocation.model import AllocationRule, Component, Damping, Rounding
from samverkan.core.allocation.parse_component import read_component
from samverkan.core.allocation.parse_data import read_columns, read_lists, read_series
from samverkan.core.allocation.parse_terms import DAMPING, read_damping
from samverkan.core.allocation.reading import TableReader
from samverkan.core.apportion import METHODS
from samverkan.core.faults import Fault, FaultError
from samverkan.core.rule_head import read_head

NEAREST = "half-up"
"""How rates are rounded, member by member: there is no total to meet."""
_TOP = ("rule", "rounding", "component", "damping", "series", "column", "classes", "units")
USES = ("fee", "entry", "capital", "settlement", "ownership", "debt")
"""What a rule is for: fee, entry stake, member capital, surplus and deficit, assets, shortfall (KL 9:11)."""


def parse_allocation(data: Mapping[str, Any]) -> AllocationRule:
    """The rule that the parsed TOML describes (``docs`` of rules: keys, parts, rates, bounds, damping, rounding).

    Raises FaultError with every fault found, each naming its table and key.
    """
    faults: list[Fault] = []
    top = TableReader(data, "regelfilen", faults)
    top.expect(_TOP)
    components = tuple(
        read_component(TableReader(table, f"[[component]] nr {number}", faults), number)
        for number, table in top.tables("component")
    )
    if not components:
        top.fault("no-component", "Regeln saknar [[component]]: skriv minst en del eller avgift.", "component")
    rule = _assemble(top, components)
    if not faults:
        _check_mix(top, rule)
        _check_names(top, rule)
    if faults:
        raise FaultError(faults)
    return rule


def _assemble(top: TableReader, components: tuple[Component, ...]) -> AllocationRule:
    head = read_head(top, "allocation", uses=USES)
    return AllocationRule(
        id=head.id,
        title=head.title,
        status=head.status,
        source=head.source,
        legal=head.legal,
        note=head.note,
        use=head.use,
        rounding=_rounding(top.table("rounding")),
        components=components,
        dampings=_dampings(top),
        series=read_series(top),
        notes=read_columns(top),
        classes={name: frozenset(codes) for name, codes in read_lists(top, "classes").items()},
        units=read_lists(top, "units"),
    )


def _rounding(table: TableReader) -> Rounding:
    table.expect(("unit", "method", "percent_decimals"))
    unit = table.decimal("unit")
    if unit == 0:
        table.fault(
            "zero-unit", 'Enheten måste vara större än noll, till exempel "1" (kronor) eller "0.01" (ören).', "unit"
        )
    default = next(iter(METHODS))
    method = table.choice("method", (*METHODS, NEAREST), required=False, default=default)
    return Rounding(unit or Decimal(1), method, table.integer("percent_decimals", 0, 12))


def _dampings(top: TableReader) -> tuple[Damping, ...]:
    """One table ``[damping]``, or several ``[[damping]]``, which all hold."""
    value = top.data.get("damping", [])
    tables = [(0, value)] if isinstance(value, Mapping) else top.tables("damping")
    found = []
    for number, item in tables:
        table = TableReader(item, f"[[damping]] nr {number}" if number else "[damping]", top.faults)
        table.expect((*DAMPING, "against", "for"))
        found.append(read_damping(table))
    return tuple(damping for damping in found if damping)


def _check_mix(top: TableReader, rule: AllocationRule) -> None:
    rates = [component for component in rule.components if component.part is None]
    if rates and len(rates) < len(rule.components):
        text = "Regeln blandar delar (part) med avgifter (rate, base, bands). Skriv två regler."
        top.fault("mixed", text, "component")
    if not rule.by_rates and rule.rounding.method == NEAREST:
        text = f"Metoden ”{NEAREST}” gäller bara avgifter (rate, base, bands), eftersom delar ska bli hela beloppet."
        top.fault("method-for-rates", text, "rounding, method")
    if rule.by_rates:
        _check_rates(top, rule)
    elif rule.rounding.method != next(iter(METHODS)) and _bounded(rule):
        text = "Golv, tak och dämpning räknas med metoden ”largest-remainder”, som håller gränserna också efter avrundning."
        top.fault("method-with-bounds", text, "rounding, method")


def _check_rates(top: TableReader, rule: AllocationRule) -> None:
    if rule.rounding.percent_decimals is not None:
        text = "Avgifter (rate, base, bands) har inga procenttal att avrunda. Ta bort percent_decimals."
        top.fault("percent-for-rates", text, "rounding, percent_decimals")
    if rule.rounding.method not in (NEAREST, next(iter(METHODS))):
        text = f'Avgifter avrundas var för sig till närmaste enhet. Skriv method = "{NEAREST}" eller ta bort raden.'
        top.fault("method-for-parts", text, "rounding, method")


def _bounded(rule: AllocationRule) -> bool:
    return bool(rule.dampings) or any(component.bounded for component in rule.components)


def _check_names(top: TableReader, rule: AllocationRule) -> None:
    """Series and components that others refer to must be there."""
    ids = [component.id for component in rule.components if component.id]
    for word in {word for word in ids if ids.count(word) > 1}:
        top.fault("duplicate", f"Mer än en del har id ”{word}”. Ge delarna olika id.", "component, id")
    for component in rule.components:
        where = f"component nr {component.number}"
        for word in component.replaces:
            if word not in ids:
                text = f"Ingen del har id ”{word}”. Avgifter utanför regeln skrivs i includes."
                top.fault("unknown-component", text, f"{where}, replaces")
        named = {factor.column for factor in component.factors() if factor.kind == "series"}
        for word in named | ({component.uprate.series} if component.uprate else set()):
            if word not in rule.series:
                text = f"Serien ”{word}” finns inte i regeln. Skriv en tabell [[series]] med det id:t."
                top.fault("unknown-series", text, where)
