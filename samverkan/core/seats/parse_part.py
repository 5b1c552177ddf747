"""One ``[[component]]`` of a seat rule: one way of giving seats, its key, whom and when."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from samverkan.core.allocation.ingredients import Band
from samverkan.core.allocation.model import Component
from samverkan.core.allocation.parse_key import LAGGED, read_key, read_lags, read_on, read_shares
from samverkan.core.allocation.reading import TableReader
from samverkan.core.periods import until_from_last
from samverkan.core.seats.methods import FIRST_BELOW, METHODS, MODIFIED
from samverkan.core.seats.model import SeatPart, Shared, Step, Tier
from samverkan.core.swedish import listing

_COMPONENT = (
    "title", "source", "note", "only", "from", "to", "vote", "each", "reserved", "key", "shares", "on", "year",
    "lag_years", "per_full", "per_commenced", "above", "total", "pools", "method", "first_divisor", "minimum", "tiers",
    "as_share", "parity",
)  # fmt: skip
_TIER = ("from", "above", "to", "below", "seats")
_WAYS = ("each", "per_full", "per_commenced", "total", "pools", "tiers", "parity")
_SHARED = ("method", "first_divisor", "minimum")
_KINDS = ("equal", "fixed", "population", "taxbase", "column")
ELECTION = "election-year"
"""As ``on``: the inhabitants at the start of the last year of ordinary elections."""
MOST = 1_000_000
"""More seats than any body has: a larger number is a slip of the pen."""


def read_part(table: TableReader, number: int) -> SeatPart:
    """The component of the table; faults go to the table's list."""
    table.expect(_COMPONENT)
    at_election = table.data.get("on") == ELECTION
    (on, on_day), (lag_years, lags) = (None, None) if at_election else read_on(table), read_lags(table)
    component = Component(
        title=table.text("title", required=False, default=f"Del {number}"),
        number=number,
        source=table.text("source", required=False),
        note=table.text("note", required=False),
        key=read_key(table),
        shares=read_shares(table),
        on=on,
        on_day=on_day,
        year=table.integer("year", 1900, 2200),
        lag_years=lag_years,
        lags=lags,
        only=table.selection("only"),
        since=table.day("from"),
        until=until_from_last(table.day("to")),
    )
    part = SeatPart(
        component=component,
        each=table.integer("each", 0, MOST),
        reserved=_numbers(table, "reserved", '"1280" = 1'),
        step=_step(table),
        tiers=_tiers(table),
        as_share=_truth(table, "as_share", False),
        shared=_shared(table),
        parity=table.selection("parity") if table.has("parity") else None,
        vote=_truth(table, "vote", True),
        at_election=at_election,
    )
    _check_ways(table)
    _check_key(table, component, at_election)
    return part


def _truth(table: TableReader, key: str, default: bool) -> bool:
    value = table.data.get(key, default)
    if not isinstance(value, bool):
        table.fault(
            "not-truth", f"Här ska stå true eller false utan citattecken: {key} = {str(not default).lower()}.", key
        )
        return default
    return value


def _numbers(table: TableReader, key: str, example: str) -> Mapping[str, int]:
    """A table of whole numbers by member or class."""
    value = table.data.get(key)
    if value is None:
        return {}
    if not isinstance(value, Mapping) or not value:
        table.fault("not-table", f"Skriv en tabell med ett antal platser per rad: {key} = {{ {example} }}.", key)
        return {}
    inner = TableReader(value, f"{table.where}, {key}", table.faults)
    found = {name: inner.integer(name, 0, MOST) for name in value}
    return {name: number for name, number in found.items() if number is not None}


def _step(table: TableReader) -> Step | None:
    for key in ("per_full", "per_commenced"):
        if table.has(key):
            size = table.decimal(key)
            if size == 0:
                table.fault("zero-step", f"Skriv ett tal större än noll, till exempel {key} = 4000.", key)
            return Step(size or Decimal(1), key == "per_commenced", table.decimal("above"))
    if table.has("above"):
        table.fault("stray-key", "above används bara med per_full och per_commenced. Ta bort raden.", "above")
    return None


def _tiers(table: TableReader) -> tuple[Tier, ...]:
    found = []
    for number, item in table.tables("tiers"):
        inner = TableReader(item, f"{table.where}, tiers nr {number}", table.faults)
        inner.expect(_TIER)
        for one, other in (("from", "above"), ("to", "below")):
            if inner.has(one) and inner.has(other):
                inner.fault("both", f"Skriv bara en av {one} och {other}.", one)
        seats = inner.integer("seats", 0, MOST)
        if not inner.has("seats"):
            inner.fault("missing-key", "Skriv hur många platser intervallet ger: seats = 2.", "seats")
        low, high = (
            inner.decimal("above" if inner.has("above") else "from"),
            inner.decimal("below" if inner.has("below") else "to"),
        )
        found.append(Tier(Band(low, high, inner.has("above"), inner.has("below")), seats or 0))
    if table.has("tiers") and not found:
        table.fault("missing-key", "Skriv minst ett intervall: tiers = [{ below = 10, seats = 2 }].", "tiers")
    return tuple(found)


def _shared(table: TableReader) -> Shared | None:
    if not any(map(table.has, ("total", "pools", *_SHARED))):
        return None
    total = None if table.data.get("total") == "rest" else table.integer("total", 0, MOST)
    pools = _numbers(table, "pools", "kommun = 50, region = 25")
    method = table.choice("method", METHODS)
    first = table.decimal("first_divisor")
    if first is not None and not 0 < first < FIRST_BELOW:
        text = f'Första divisorn ska vara större än 0 och mindre än {FIRST_BELOW}, till exempel first_divisor = "1.2".'
        table.fault("first-divisor", text, "first_divisor")
        first = None
    if method == MODIFIED and not table.has("first_divisor"):
        text = 'Jämkade uddatalsmetoden behöver sin första divisor: first_divisor = "1.2" eller "1.4".'
        table.fault("missing-key", text, "first_divisor")
    if table.has("first_divisor") and method not in (MODIFIED, "sainte-lague", ""):
        text = "first_divisor hör till metoderna modified och sainte-lague. Ta bort raden."
        table.fault("stray-key", text, "first_divisor")
    return Shared(method, total, pools, first, table.integer("minimum", 0, MOST) or 0)


def _check_ways(table: TableReader) -> None:
    """One way of giving seats a component."""
    ways = [key for key in _WAYS if table.has(key)]
    if len(ways) > 1:
        table.fault(
            "both", f"Delen ger platser på flera sätt ({listing(ways)}). Skriv en [[component]] för varje.", ways[1]
        )
    shared = table.has("method") and not ways
    if not ways and not shared and not table.has("reserved"):
        text = f"Delen säger inte hur platserna ges. Skriv något av {listing([*_WAYS, 'reserved'])}."
        table.fault("missing-key", text)
    for key in _SHARED:
        if table.has(key) and ways and not {"total", "pools"} & set(ways):
            table.fault("stray-key", f"{key} används bara när ett antal delas (total, pools). Ta bort raden.", key)
    if table.has("reserved") and ways and "total" not in ways:
        table.fault("stray-key", "reserved står ensamt eller med total. Skriv en egen [[component]].", "reserved")
    if table.has("as_share") and not table.has("tiers"):
        table.fault("stray-key", "as_share används bara med tiers. Ta bort raden.", "as_share")
    if table.has("parity") and table.has("only"):
        table.fault("stray-key", "parity säger själv vem som får platserna. Ta bort only.", "only")
    if table.has("parity") and table.data.get("vote") is False:
        table.fault("stray-key", "parity räknar platser med rösträtt. Ta bort vote.", "vote")


def _check_key(table: TableReader, component: Component, at_election: bool) -> None:
    keyed = any(map(table.has, ("per_full", "per_commenced", "total", "pools", "method", "tiers")))
    if keyed and not table.has("key"):
        table.fault("missing-key", 'Nyckeln saknas. Skriv till exempel key = "population".', "key")
    if table.has("key") and not keyed:
        table.fault("stray-key", "Delen ger ett fast antal platser och har ingen nyckel. Ta bort key.", "key")
    kinds = {factor.kind for factor in component.key}
    for kind in sorted(kinds - set(_KINDS)):
        table.fault(
            "unknown-key-kind", f"Nyckeln ”{kind}” används inte för platser. Skriv {listing(list(_KINDS))}.", "key"
        )
    for key, of in {"shares": ("fixed",), "on": ("population",), "year": ("taxbase",), "lag_years": LAGGED}.items():
        if table.has(key) and not kinds & set(of):
            table.fault("stray-key", f"{key} används bara med nyckeln {' eller '.join(of)}. Ta bort raden.", key)
    if "fixed" in kinds and not component.shares:
        table.fault("missing-key", 'Nyckeln fixed behöver [component.shares]: "2303" = "4.04".', "shares")
    if at_election and component.lag_years:
        text = f'on = "{ELECTION}" är redan ingången av valåret, 31 december året före. Ta bort lag_years.'
        table.fault("stray-key", text, "lag_years")
    elif component.lag_years and "population" in kinds and component.on_day is None:
        table.fault("missing-key", 'Folkmängd som släpar efter behöver månad och dag: on = "12-31".', "on")
