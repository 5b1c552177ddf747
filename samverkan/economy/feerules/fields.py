"""The fields of the rule form: what each is called, what one may choose, and which choice it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from samverkan.core.allocation.parse import NEAREST
from samverkan.core.allocation.wording import METHOD_NAMES
from samverkan.core.apportion import METHODS
from samverkan.core.faults import FaultError
from samverkan.core.members import population_day
from samverkan.core.paying import member_name, paying_members
from samverkan.core.rule_head import STATUSES
from samverkan.core.swedish import day
from samverkan.economy.feerules.trial import Faults, fee_years
from samverkan.economy.feerules.typed import COLUMN, NONE, OTHER, TypedPart, TypedRule
from samverkan.registry.snapshots import Snapshot
from samverkan.statistics import official

Option = tuple[str, str]
TAKES: tuple[Option, ...] = (
    ("rest", "resten av summan"), ("percent", "procent av summan"), ("percent-rest", "procent av resten"),
    ("amount", "ett belopp i kronor"), ("each", "lika många kronor av varje medlem"), ("rate", "kronor per enhet (summan blir vad den blir)"),
)  # fmt: skip
KEY_OPTIONS: tuple[Option, ...] = (
    ("population", "folkmängd"), ("equal", "lika för alla"), ("taxbase", "skattekraft"),
    ("population×taxbase", "folkmängd × skattekraft"), ("fixed", "fasta procenttal"), (COLUMN, "en egen uppgift per medlem"),
    (OTHER, "annat, skrivet som regeltext"), (NONE, "ingen nyckel (bara grundbelopp)"),
)  # fmt: skip
UNITS: tuple[Option, ...] = (
    ("1", "hela kronor"),
    ("0.01", "ören"),
    ("100", "jämna hundratal"),
    ("1000", "jämna tusental"),
)
STATUS_WORDS = {
    "avtalad": "avtalad: står i avtal eller stadgar",
    "härledd": "härledd ur publicerade belopp",
    "antagen": "antagen: ett förslag eller en jämförelse",
}
YEARLY = "12-31"


@dataclass(frozen=True, slots=True)
class Field:
    """A field as its template lays it out. ``kind``: text, select, area, date or number; ``look`` names when it shows."""

    name: str
    label: str
    value: str = ""
    kind: str = "text"
    options: Sequence[Option] = ()
    hint: str = ""
    look: str = ""
    wide: bool = False
    offers: Sequence[str] = ()
    focus: bool = False

    @property
    def id(self) -> str:
        """The field's id on the page."""
        return f"f-{self.name}"


@dataclass(frozen=True, slots=True)
class PartFields:
    """One part of the form; ``more`` are those that stand folded, open where one is filled."""

    number: int
    title: str
    first: Sequence[Field]
    shares: Sequence[Field]
    more: Sequence[Field]
    only: Sequence[tuple[str, str, bool]]
    is_open: bool
    faults: Sequence[str]
    is_last: bool

    @property
    def at(self) -> int:
        """Its place, from zero, as its fields are named."""
        return self.number - 1


@dataclass(frozen=True, slots=True)
class RuleFields:
    """The whole form."""

    parts: Sequence[PartFields]
    rounding: Sequence[Field]
    head: Sequence[Field]
    faults: Sequence[str]
    head_open: bool
    rounding_open: bool


def member_names(snapshot: Snapshot, year: int) -> dict[str, str]:
    """Who pays in the year, by code."""
    return {member.code: member.label for member in paying_members(snapshot.case, year, snapshot.statistics)}


def population_options(snapshot: Snapshot, year: int, chosen: str, codes: Sequence[str]) -> list[Option]:
    """The days whose population there is for every member, the latest first, with the one that is chosen."""
    usual = population_day(snapshot.case, year)
    held = held_days(snapshot, tuple(codes))
    options = [("", f"dagen som hör till året ({day(usual)})"), (YEARLY, "31 december, följer året")]
    options += [(on.isoformat(), day(on)) for on in reversed(held)]
    known = {value for value, _ in options}
    return options if chosen in known else [*options, (chosen, f"{chosen} (finns inte i statistiken)")]


def held_days(snapshot: Snapshot, codes: tuple[str, ...]) -> list[date]:
    """The days whose population there is for every municipality, in order."""

    def work() -> list[date]:
        days = [set(official().population_dates(code)) for code in codes if code.isdigit()]
        return sorted(set.intersection(*days)) if days else []

    try:
        return snapshot.once(("population days", codes), work)
    except FaultError:
        return []


def rule_fields(
    snapshot: Snapshot, year: int, typed: TypedRule, faults: Faults, focus: int | None = None
) -> RuleFields:
    """The fields of a rule as it is typed, each part with what is wrong there. ``focus`` is the part to stand in."""
    names = member_names(snapshot, year)
    every = {
        **names,
        **{
            code: member_name(code, snapshot.statistics)
            for part in typed.parts
            for code in (*part.shares, *part.only)
            if code not in names
        },
    }
    form = _Form(snapshot, year, every)
    parts = [form.part(part, number, faults.get(number, ()), last=number == len(typed.parts), focus=focus == number - 1)
             for number, part in enumerate(typed.parts, 1)]  # fmt: skip
    head = form.head(typed)
    return RuleFields(
        parts, form.rounding(typed), head, faults.get(0, ()), any(not field.value for field in head[:3]),
        any(typed.get(name) for name in ("percent_decimals", "max_change")),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Form:
    snapshot: Snapshot
    year: int
    names: dict[str, str]

    def part(self, part: TypedPart, number: int, faults: Sequence[str], *, last: bool, focus: bool) -> PartFields:
        start = f"d{number - 1}-"
        more = self._more(part, start)
        only = [(code, name, code in part.only) for code, name in self.names.items()]
        return PartFields(
            number, part.get("title"), self._first(part, start, focus=focus), self._shares(part, start), more, only,
            bool(part.only) or any(field.value for field in more), faults, last,
        )  # fmt: skip

    def _first(self, part: TypedPart, start: str, *, focus: bool) -> list[Field]:
        get = part.get
        days = population_options(self.snapshot, self.year, get("on"), list(self.names))
        columns = sorted({row.attribute for row in self.snapshot.case.facts if row.subject_kind == "organisation"})
        return [
            Field(f"{start}title", "Delens namn", get("title"), wide=True, focus=focus),
            Field(f"{start}takes", "Delen tar", get("takes") or "rest", "select", TAKES, look="takes"),
            Field(f"{start}value", "Hur mycket", get("value"), "number", look="value"),
            Field(f"{start}base", "Grundbelopp per medlem, kr", get("base"), "number", look="base"),
            Field(f"{start}key", "Fördelas efter", get("key") or "population", "select", KEY_OPTIONS, look="key"),
            Field(f"{start}on", "Folkmängd den dag", get("on"), "select", days, look="on"),
            Field(f"{start}year", "Skattekraftens år", get("year"), "number", hint="Tomt: avgiftsåret, minus år bakåt.", look="year"),
            Field(f"{start}lag", "År bakåt", get("lag"), "number", look="lag"),
            Field(f"{start}column", "Uppgiftens namn", get("column"), offers=columns, look="column"),
            Field(f"{start}key_text", "Nyckel som regeltext", get("key_text"), hint="Till exempel population×column:elever.", look="key_text"),
        ]  # fmt: skip

    def _shares(self, part: TypedPart, start: str) -> list[Field]:
        return [
            Field(f"{start}share-{code}", name, part.shares.get(code, ""), "number")
            for code, name in self.names.items()
        ]

    def _more(self, part: TypedPart, start: str) -> list[Field]:
        get = part.get
        return [
            Field(f"{start}floor", "Golv, kr per medlem", get("floor"), "number"),
            Field(f"{start}cap", "Tak, kr per medlem", get("cap"), "number"),
            Field(f"{start}max_change", "Största ändring, %", get("max_change"), "number"),
            Field(f"{start}against", "Jämförs med", get("against"), "select", self._against(get("against"))),
            Field(f"{start}from", "Från och med", get("from"), "date"),
            Field(f"{start}to", "Till och med", get("to"), "date"),
            Field(f"{start}classes", "Bara medlemmar i klasserna", get("classes"), hint="Med komma mellan."),
            Field(f"{start}more", "Mer som regeltext", get("more"), "area", hint="Det som fälten inte rymmer: intervall, gräns för en klass, sats per år.", wide=True),
        ]  # fmt: skip

    def _against(self, chosen: str) -> list[Option]:
        options = [("", "välj"), ("decided:{year-1}", "avgiften året före")]
        options += [
            (f"decided:{year}", f"avgiften {year}") for year in reversed(fee_years(self.snapshot)) if year < self.year
        ]
        return options if chosen in {value for value, _ in options} else [*options, (chosen, chosen)]

    def rounding(self, typed: TypedRule) -> list[Field]:
        get = typed.get
        units = (
            UNITS
            if get("unit") in {"", *(value for value, _ in UNITS)}
            else (*UNITS, (get("unit"), f"jämna {get('unit')} kr"))
        )
        methods = [(name, METHOD_NAMES[name]) for name in (*METHODS, NEAREST)]
        return [
            Field("r-unit", "Avrundas till", get("unit") or "1", "select", units),
            Field("r-method", "Metod", get("method") or methods[0][0], "select", methods),
            Field("r-percent_decimals", "Procenttalens decimaler", get("percent_decimals"), "number", hint="Tomt: andelarna avrundas inte först."),
            Field("r-max_change", "Dämpning av summan: största ändring, %", get("max_change"), "number"),
            Field("r-against", "Jämförs med", get("against"), "select", self._against(get("against"))),
        ]  # fmt: skip

    def head(self, typed: TypedRule) -> list[Field]:
        get = typed.get
        return [
            Field("r-id", "Nyckel", get("id"), hint="Regelns namn i filer och adresser: små bokstäver, siffror, bindestreck."),
            Field("r-status", "Status", get("status"), "select", [("", "välj"), *((name, STATUS_WORDS[name]) for name in STATUSES)]),
            Field("r-source", "Var regeln står", get("source"), wide=True),
            Field("r-legal", "Lagrum", get("legal"), "area", hint="Ett på varje rad, bara sådana som källan anger."),
            Field("r-note", "Anmärkning", get("note"), "area"),
            Field("r-more", "Mer som regeltext", get("more"), "area", hint="Det som fälten inte rymmer.", wide=True),
        ]  # fmt: skip
