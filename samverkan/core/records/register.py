"""The cooperation and what it is made of: members, forms, areas, bodies, sources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from samverkan.core.records.fields import (
    AREA_KINDS,
    BASES,
    FORMS,
    MEMBER_KINDS,
    MONEY_STEPS,
    OBJECT_KINDS,
    ORGANISATION_KINDS,
    SOURCE_KINDS,
    TASK_AREAS,
    THEMES,
    col,
    key,
    none,
    note,
    place,
    source,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cooperation:
    """The arrangement under one name through time; one row a case."""

    id: str = key("Samverkan")
    name: str = col("Namn", required=True)
    short_name: str = col("Kort namn", required=True)
    organisation: str = col("Egen organisation", ref="organisations")
    since: date | None = none("Från och med")
    until: date | None = none("Till och med")
    printed: str = col("Perioden som källan skriver den")
    reference_date: date | None = none("Sidorna öppnas per")
    population_on: date | None = none("Folkmängd per")
    summary: str = col("I en mening")
    source: str = source()
    place: str = place()
    note: str = note()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document, statistics table, statute or web page that facts rest on."""

    id: str = key()
    title: str = col("Titel", required=True)
    kind: str = col("Slag", choices=SOURCE_KINDS, required=True)
    publisher: str = col("Utgivare")
    dated: str = col("Daterad")
    address: str = col("Adress")
    retrieved: date | None = none("Hämtad")
    note: str = note()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A legal person or arrangement that is not one of the 290 municipalities of the official register."""

    id: str = key()
    name: str = col("Namn", required=True)
    kind: str = col("Slag", choices=ORGANISATION_KINDS, required=True)
    orgnr: str = col("Organisationsnummer", pattern=r"\d{6}-\d{4}")
    part_of: str = col("Del av", ref="organisations")
    case: str = col("Eget fall", ref="cases")
    since: date | None = none("Från och med")
    until: date | None = none("Till och med")
    source: str = source()
    place: str = place()
    note: str = note()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """Another name that a source uses for the same thing."""

    id: str = key()
    target_kind: str = col("Slag", choices=OBJECT_KINDS, required=True)
    target: str = col("Avser", required=True)
    name: str = col("Namn i källan", required=True)
    source: str = source()
    place: str = place()
    note: str = note()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPeriod:
    """The legal form of the cooperation over a period; ``alternative`` marks another source's differing claim."""

    id: str = key()
    form: str = col("Organisationsform", choices=FORMS, required=True)
    since: date | None = none("Från och med")
    until: date | None = none("Till och med")
    printed: str = col("Perioden som källan skriver den")
    law: str = col("Lagrum som källan anger")
    alternative: bool = col("Avvikande uppgift", default=False)
    source: str = source()
    place: str = place()
    note: str = note()


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """One cooperation followed by another."""

    id: str = key()
    predecessor: str = col("Föregångare", ref="cases", required=True)
    successor: str = col("Efterföljare", ref="cases", required=True)
    on: date | None = none("Den")
    printed: str = col("Tidpunkten som källan skriver den")
    source: str = source()
    place: str = place()
    note: str = note()


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """An organisation in the cooperation over a period. ``pays`` is None where the source does not say."""

    id: str = key()
    organisation: str = col("Organisation", ref="organisations", required=True)
    kind: str = col("Slag", choices=MEMBER_KINDS, required=True)
    since: date | None = none("Från och med")
    until: date | None = none("Till och med")
    pays: bool | None = none("Betalar avgift")
    source: str = source()
    place: str = place()
    note: str = note()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organ:
    """A deciding, executing or preparing body: how it is composed and chosen, and its seats where stated."""

    id: str = key()
    name: str = col("Namn", required=True)
    role: str = col("Uppgift", choices={"beslutande": "Beslutande", "verkstallande": "Verkställande",
                       "beslutande-verkstallande": "Beslutande och verkställande", "beredande": "Beredande",
                       "styrgrupp": "Styrgrupp"})  # fmt: skip
    composition: str = col("Sammansättning")
    per_member: int | None = none("Platser per medlem")
    seats: int | None = none("Platser enligt källan")
    elected_by: str = col("Väljs av")
    source: str = source()
    place: str = place()
    note: str = note()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a source says in words about the cooperation, under a theme; tasks are ``uppgift``, one a row."""

    id: str = key()
    theme: str = col("Tema", choices=THEMES, required=True)
    text: str = col("Text", required=True)
    area: str = col("Område", ref="areas")
    organisation: str = col("Organisation", ref="organisations")
    source: str = source()
    place: str = place()
    note: str = note()


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A task area or budget row; a tree by ``parent``. A row may be mapped to the prioritised area it serves."""

    id: str = key()
    parent: str = col("Överordnat område", ref="areas")
    name: str = col("Namn", required=True)
    kind: str = col("Slag", choices=AREA_KINDS, required=True)
    purpose: str = col("Ändamål")
    owner: str = col("Ansvarig organisation", ref="organisations")
    priority: str = col("Hör till prioriterat område", ref="areas")
    lapsed: bool = col("Utgår", default=False)
    source: str = source()
    place: str = place()
    note: str = note()


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A position or group of positions. ``per_area`` marks "one in each area", whose number the source does not give."""

    id: str = key()
    title: str = col("Titel", required=True)
    employer: str = col("Arbetsgivare", ref="organisations")
    area: str = col("Område", ref="areas")
    fte: Decimal | None = none("Årsarbetare")
    persons: int | None = none("Personer")
    financed: Decimal | None = none("Andel som samverkan betalar, procent")
    since: date | None = none("Från och med")
    until: date | None = none("Till och med")
    per_area: bool = col("En inom varje område", default=False)
    basis: str = col("Grund", choices={"": "Anges inte", "fast": "Fast", "projekt": "Projekt", "volontar": "Volontär",
                        "kopt": "Köpt tjänst", "grundavgift": "Ingår i grundavgiften", "avtal": "Genom avtal"})  # fmt: skip
    source: str = source()
    place: str = place()
    note: str = note()


_MONEY = {key: f"Externa medel: {title[:1].lower()}{title[1:]}" for key, title in MONEY_STEPS.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """What a source says that the body does in a task area, or does at a step of external money: by whom, with what staff,
    and what pays for it. ``task`` is the same vocabulary in every case, so that bodies can stand beside each other."""

    id: str = key()
    task: str = col("Uppgift eller steg", choices={**TASK_AREAS, **_MONEY}, required=True)
    text: str = col("Vad källan säger", required=True)
    organisation: str = col("Utförs av", ref="organisations")
    area: str = col("Eget område", ref="areas")
    staff: str = col("Personal, som källan skriver den")
    basis: str = col("Vad det ingår i", choices=BASES)
    source: str = source()
    place: str = place()
    note: str = note()


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A named project, with its funder and period as far as stated."""

    id: str = key()
    name: str = col("Namn", required=True)
    area: str = col("Område", ref="areas")
    organisation: str = col("Egen organisation", ref="organisations")
    funder: str = col("Finansiär", ref="organisations")
    years: str = col("År som källan nämner")
    since: date | None = none("Från och med")
    until: date | None = none("Till och med")
    source: str = source()
    place: str = place()
    note: str = note()


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A legal citation that a source makes for a form or task."""

    id: str = key()
    form: str = col("Organisationsform", choices={**FORMS, "": ""})
    citation: str = col("Lagrum", required=True)
    text: str = col("Vad källan säger", required=True)
    source: str = source()
    place: str = place()
    note: str = note()


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A discrepancy that no arithmetic finds, recorded by a reader."""

    id: str = key()
    title: str = col("Anmärkning i korthet", required=True)
    text: str = col("Beskrivning", required=True)
    severity: str = col("Vikt", choices={"upplysning": "Upplysning", "varning": "Varning", "fel": "Fel"}, required=True)
    source: str = source()
    place: str = place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The name under which a finding is known outside the product; ``finding`` may end in ``*``."""

    id: str = key()
    finding: str = col("Kontrollanmärkning", required=True)
    known_as: str = col("Känd som", required=True)
    note: str = note()
