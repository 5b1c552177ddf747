"""The fields of an alternative's form: what each is called, what one may choose, and what is wrong there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from samverkan.core.members import municipal_members
from samverkan.core.paying import dividing_rules, member_name
from samverkan.core.records import FORMS
from samverkan.core.scenario.model import ABOUT, COST_KINDS, RANGED, WAYS, WEIGHTS
from samverkan.law import steps
from samverkan.registry.snapshots import Snapshot
from samverkan.transition.scenarios.form_data import HELD, ROW_KEYS, own_key, shown_value
from samverkan.transition.scenarios.worked import held_scenarios

Option = tuple[str, str]
Errors = Mapping[str, Sequence[str]]
"""What is wrong, by the id of the field or card."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field as its template lays it out. ``kind``: text, area, date, number, select or many; ``look`` marks how wide."""

    name: str
    label: str
    value: str = ""
    kind: str = "text"
    options: Sequence[Option] = ()
    hint: str = ""
    look: str = ""
    chosen: Sequence[str] = ()
    errors: Sequence[str] = ()
    offers: str = ""

    @property
    def id(self) -> str:
        """The field's id on the page."""
        return f"f-{self.name.replace('|', '.')}"


@dataclass(frozen=True, slots=True)
class RowFields:
    """One row of a list; ``at`` is its place from zero."""

    at: int
    title: str
    fields: Sequence[Field]
    errors: Sequence[str] = ()

    @property
    def open(self) -> bool:
        """Whether it stands open: a new one, and one where something is wrong."""
        return self.title == NEW_ROW or bool(self.errors) or any(field.errors for field in self.fields)


@dataclass(frozen=True, slots=True)
class ListFields:
    """A list of rows that grows by a button."""

    name: str
    title: str
    lede: str
    add: str
    rows: Sequence[RowFields]


LISTS = {
    "cost": ("Kostnader", "Vad alternativet kostar utöver områdena: administration som dagens värd bär, lokaler, system, revision, moms, bildande.", "Lägg till en kostnad"),
    "risk": ("Risker", "Vad som kan gå fel, med dina ord.", "Lägg till en risk"),
    "step": ("Egna steg i tidsplanen", "Flytta ett känt steg eller lägg till ett eget. Hur långt före starten: 9 månader, 6 veckor.", "Lägg till ett steg"),
    "range": ("Osäkra uppgifter", "Det lägsta, troligaste och högsta värdet. Används på sidan Osäkerhet.", "Lägg till en osäker uppgift"),
}  # fmt: skip
LABELS = {"title": "Vad", "kind": "Slag", "about": "Avser", "amount": "Belopp, kr", "low": "Lägst", "high": "Högst", "fte": "Årsarbetare",
          "source": "Källa", "legal": "Paragraf", "text": "Beskrivning", "weight": "Vikt", "id": "Känt steg", "before": "Tid före starten",
          "object": "Vad som är osäkert", "likely": "Troligast"}  # fmt: skip
NEW_ROW = "Ny rad"
_NUMBERS = {"amount", "low", "high", "fte", "likely"}


def head_fields(snapshot: Snapshot, data: Mapping[str, Any], errors: Errors) -> dict[str, list[Field]]:
    """The fields above the board: what it is, and how money and seats are divided."""
    said, rule = _table(data, "scenario"), _table(data, "rule")
    others = [
        ("", "i dag"),
        *(
            (key, row.title)
            for key, row in held_scenarios(snapshot).items()
            if not row.baseline and key != rule.get("id")
        ),
    ]
    what = [
        Field("way", "Vad som händer med samverkan", _text(said, "way"), "select", list(WAYS.items())),
        Field("form", "Organisationsform", _text(said, "form"), "select", [("", "ingen eller oförändrad"), *FORMS.items()]),
        Field("body", "Organisationens namn", _text(said, "body")),
        Field("start", "Börjar", shown_value("start", said.get("start")), "date"),
        Field("year", "Räkna på årets budget", _text(said, "year"), "number"),
        Field("population_on", "Folkmängd den dag", shown_value("from", said.get("population_on")), "date", hint="Tomt: dagen som hör till året."),
        Field("baseline", "Jämförs med", _text(said, "baseline"), "select", others),
    ]  # fmt: skip
    members = [
        (row.organisation, member_name(row.organisation, snapshot.statistics)) for row in _members(snapshot, said)
    ]
    divided = [*_fee_fields(snapshot, data), *_seat_fields(snapshot, data),
               Field("without", "Medlemmar som står utanför", kind="many", options=members, chosen=[str(code) for code in said.get("without", [])])]  # fmt: skip
    about = [
        Field("kalla", "Källa", _text(rule, "source"), look="wide", hint="Vad alternativet bygger på."),
        Field("anmarkning", "Anmärkning", _text(rule, "note"), "area", look="wide"),
        Field(
            "nyckel",
            "Nyckel",
            _text(rule, "id"),
            hint="Står i adresser och filer: små bokstäver, siffror och bindestreck.",
        ),
    ]
    return {
        name: with_errors(fields, errors) for name, fields in (("what", what), ("divided", divided), ("about", about))
    }


def _members(snapshot: Snapshot, said: Mapping[str, Any]) -> Sequence[Any]:
    year = said.get("year")
    return municipal_members(snapshot.case, year) if isinstance(year, int) else ()


def _fee_fields(snapshot: Snapshot, data: Mapping[str, Any]) -> list[Field]:
    fee = _table(data, "fee")
    rules = [
        (f"regel:{rule.id}", str(rule.data["rule"].get("title", rule.id))) for rule in dividing_rules(snapshot.case)
    ]
    chosen, share = ("", "") if not fee else (f"regel:{fee['rule']}", "") if set(fee) == {"rule"} else own_key(fee)
    options = [("", "som i dag"), *rules, ("egen:lika", "egen: lika för alla"), ("egen:folkmangd", "egen: efter folkmängd"),
               ("egen:skattekraft", "egen: efter skattekraft"), ("egen:fast", "egen: en fast del lika, resten efter folkmängd")]  # fmt: skip
    if chosen == HELD:
        options.append((HELD, "egen, skriven i texten"))
    if chosen not in dict(options):
        options.append((chosen, f"{chosen.partition(':')[2]} (finns inte)"))
    return [
        Field("avgift", "Avgiften fördelas", chosen, "select", options),
        Field("fast_del", "Fast del, procent", share, "number", hint="Bara för en fast del lika."),
    ]


def _seat_fields(snapshot: Snapshot, data: Mapping[str, Any]) -> list[Field]:
    seats = _table(data, "seats")
    chosen = "" if not seats else f"regel:{seats['rule']}" if set(seats) == {"rule"} else HELD
    options = [("", "anges inte"), *((f"regel:{rule.id}", str(rule.data["rule"].get("title", rule.id)))
               for rule in snapshot.case.rules if rule.kind == "seats")]  # fmt: skip
    if chosen == HELD:
        options.append((HELD, "egen, skriven i texten"))
    if chosen not in dict(options):
        options.append((chosen, f"{chosen.partition(':')[2]} (finns inte)"))
    return [Field("mandat", "Mandat", chosen, "select", options)]


def list_fields(data: Mapping[str, Any], errors: Errors, extra: Mapping[str, int]) -> list[ListFields]:
    """Costs, risks, own steps and uncertain values, each with the empty rows asked for."""
    found = []
    for name, keys in ROW_KEYS.items():
        title, lede, add = LISTS[name]
        rows = [row for row in data.get(name, []) if isinstance(row, Mapping)] + [{}] * extra.get(name, 0)
        made = [_row(name, at, keys, row, errors) for at, row in enumerate(rows)]
        found.append(ListFields(name, title, lede, add, made))
    return found


def _row(name: str, at: int, keys: Sequence[str], row: Mapping[str, Any], errors: Errors) -> RowFields:
    fields = [_field(name, at, key, row) for key in keys]
    title = (
        ", ".join(shown_value(key, row[key]) for key in ("title", "object", "id", "amount", "before") if row.get(key))
        or NEW_ROW
    )
    return RowFields(at, title, with_errors(fields, errors), errors.get(f"rad-{name}-{at}", ()))


def _field(name: str, at: int, key: str, row: Mapping[str, Any]) -> Field:
    options = _options(name, key)
    kind = "select" if options else "number" if key in _NUMBERS else "area" if key == "text" else "text"
    value = shown_value(key, row.get(key))
    wide = "wide" if key in ("text", "source") else ""
    offers = "osakra" if key == "object" else ""
    return Field(f"{name}|{at}|{key}", LABELS[key], value, kind, options, look=wide, offers=offers)


def _options(name: str, key: str) -> Sequence[Option]:
    if name == "cost" and key == "kind":
        return list(COST_KINDS.items())
    if key == "about":
        return list(ABOUT.items())
    if key == "weight":
        return [(value, title) for value, title in reversed(WEIGHTS.items())]
    return [("", "eget steg"), *((step.id, step.title) for step in steps())] if name == "step" and key == "id" else ()


def uncertain(snapshot: Snapshot, data: Mapping[str, Any]) -> list[Option]:
    """What may be named as uncertain, with its name."""
    case, year = snapshot.case, _table(data, "scenario").get("year")
    costs = [str(row["title"]) for row in data.get("cost", []) if isinstance(row, Mapping) and row.get("title")]
    return [
        *((f"cost:{title}", f"{RANGED['cost']}: {title}") for title in costs),
        *((f"area:{row.id}", f"{RANGED['area']}: {row.name}") for row in case.areas),
        *((f"grant:{row.id}", f"{RANGED['grant']}: {row.title}") for row in case.grants if row.year == year),
    ]


def with_errors(fields: Iterable[Field], errors: Errors) -> list[Field]:
    """The fields, each with what is wrong in it."""
    return [replace(field, errors=errors.get(field.id, ())) for field in fields]


def _table(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    table = data.get(name)
    return table if isinstance(table, Mapping) else {}


def _text(table: Mapping[str, Any], key: str) -> str:
    value = table.get(key, "")
    return value if isinstance(value, str) else str(value)
