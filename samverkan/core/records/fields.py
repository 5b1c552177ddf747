"""How a record declares its fields, and the values that more than one record allows."""

from __future__ import annotations

from dataclasses import field
from typing import Any

FORMS = {
    "kommunalforbund-fullmaktige": "Kommunalförbund med förbundsfullmäktige",
    "kommunalforbund-direktion": "Kommunalförbund med förbundsdirektion",
    "kommunalforbund": "Kommunalförbund",
    "ideell-forening": "Kommunförbund (ideell förening)",
    "avtalssamverkan": "Samarbetsavtal (avtalssamverkan)",
    "gemensam-namnd": "Gemensam nämnd",
    "kommunalt-bolag": "Kommunalt bolag",
    "samverkansorgan": "Kommunalt samverkansorgan (lag 2002:34, upphävd)",
    "utan-rattspersonlighet": "Samverkan utan egen rättspersonlighet",
}
ORGANISATION_KINDS = {
    "kommun": "Kommun", "region": "Region", "landsting": "Landsting", "samverkan": "Samverkansorgan",
    "forening": "Förening", "myndighet": "Myndighet", "eu-kontor": "EU-kontor", "fond": "Fond eller program",
    "enhet": "Enhet", "natverk": "Nätverk", "intresseorganisation": "Intresseorganisation", "ovrig": "Övrig",
}  # fmt: skip
MEMBER_KINDS = {
    "medlem": "Medlem",
    "adjungerad": "Adjungerad",
    "part": "Part genom avtal",
    "observator": "Observatör",
}
SOURCE_KINDS = {
    "rapport": "Rapport",
    "statistik": "Statistik",
    "webb": "Webbplats",
    "lag": "Lag",
    "avtal": "Avtal",
    "protokoll": "Protokoll",
    "bokforing": "Bokföring",
}
AREA_KINDS = {"prioriterat": "Prioriterat område", "arbetsomrade": "Samarbetsområde", "summa": "Summa",
              "grupp": "Grupp", "rad": "Budgetrad"}  # fmt: skip
UNITS = {"kr": "kronor", "tkr": "tusen kronor", "mnkr": "miljoner kronor", "kr/inv": "kronor per invånare",
         "aa": "årsarbetare", "tjanster": "tjänster", "personer": "personer", "inv": "invånare", "antal": "antal",
         "per-ar": "gånger per år"}  # fmt: skip
PRECISIONS = {"": "exakt", "ca": "cirka", "minst": "minst", "intervall": "intervall"}
STATUSES = {"budget": "Budget", "utfall": "Utfall", "prognos": "Prognos", "uppgift": "Uppgift"}
OBJECT_KINDS = {"samverkan": "Samverkan", "organisation": "Organisation", "omrade": "Område", "avtal": "Avtal",
                "arena": "Arena", "medel": "Externa medel", "tjanst": "Tjänst", "roll": "Roll",
                "begrepp": "Begrepp"}  # fmt: skip
FTE_MEASURES = {"medeltal-anstallda": "medeltal anställda", "arsarbetare": "årsarbetare",
                "arstjanster": "årstjänster", "tjanster": "tjänster", "personer": "personer"}  # fmt: skip
AGREEMENT_STATUSES = {
    "gallande": "Gällande",
    "uppsagt": "Uppsagt",
    "upphort": "Upphört",
    "foreslaget": "Föreslaget",
}
LEVELS = {"politisk": "Politisk", "tjansteperson": "Tjänstepersoner", "styrgrupp": "Styrgrupp", "ovrig": "Övriga nätverk",
          "sammankallande": "Regionen sammankallande", "": "Anges inte"}  # fmt: skip
SCOPES = {
    "kommunal": "Kommunal",
    "kommun-region": "Kommun och region",
    "nationell": "Nationell",
    "": "Anges inte",
}
FEE_KINDS = {"avgift": "Avgift", "projekt": "Projektandel", "insats": "Insats", "annan": "Annan avgift"}
FEE_STATUSES = {"beslutad": "Beslutad", "preliminar": "Preliminär", "uppgift": "Uppgift i källa"}
ENTRY_KINDS = {"avgift": "Avgift", "betalning": "Betalning", "avrakning": "Avräkning", "aterbetalning": "Återbetalning",
               "overforing": "Överföring till nästa år", "avgiftssankning": "Avräknat mot avgift",
               "kreditering": "Kreditering", "tillskott": "Tillskott"}  # fmt: skip
VAT_CATEGORIES = {"O": "Utanför momsens tillämpningsområde", "E": "Momsfri omsättning", "S": "Moms 25 procent"}
DEADLINE_KINDS = {"agardirektiv": "Ägardirektiv", "samrad": "Samråd om budget", "budget": "Budget",
                  "delarsrapport": "Delårsrapport", "arsredovisning": "Årsredovisning", "stamma": "Stämma eller årsmöte",
                  "avgift": "Avgift", "annan": "Annat"}  # fmt: skip
TABLE_KINDS = {"budget": "Budget", "jamforelse": "Jämförelse", "resultat": "Resultat", "avrakning": "Avräkning",
               "uppvaxling": "Uppväxling", "avgift": "Avgifter"}  # fmt: skip
THEMES = {"andamal": "Ändamål", "uppgift": "Uppgifter", "styrning": "Styrning", "finansiering": "Finansiering",
          "medlemmar": "Medlemmar", "arbetssatt": "Arbetssätt", "erfarenhet": "Erfarenheter",
          "externa-medel": "Externa medel", "medfinansiering": "Medfinansiering", "tjanster": "Tjänster och stöd",
          "projekt": "Projekt", "remiss": "Remisser", "regional-utveckling": "Regional utveckling",
          "forslag": "Förslag och behov", "styrdokument": "Styrdokument", "form": "Organisationsform"}  # fmt: skip
TASK_AREAS = {"social-valfard": "Social välfärd och hälso- och sjukvård", "folkhalsa": "Folkhälsa",
              "utbildning": "Barn, unga och utbildning", "arbetsmarknad": "Arbetsmarknad och vuxenutbildning",
              "samhallsbyggnad": "Samhällsbyggnad, energi och klimat", "regional-utveckling": "Regional utveckling och näringsliv",
              "eu": "EU och internationellt", "kultur": "Kultur och arkiv", "kurs": "Kurs och konferens",
              "natverk": "Nätverk och arenor", "foretradarskap": "Företräda kommunerna och svara på remisser",
              "drift": "Gemensam drift och myndighetsutövning",
              "administration": "Ledning, ekonomi, personal och kommunikation",
              "tillval": "Mer än det som ingår i grunden"}  # fmt: skip
MONEY_STEPS = {"medel-ansokan": "Vem söker", "medel-genomforande": "Vem genomför och redovisar",
               "medel-vidare": "Vad förs vidare till medlemmarna", "medel-medfinansiering": "Medfinansiering, i pengar eller tid",
               "medel-urval": "Vilka projekt som drivs, och vilka som är med",
               "medel-overskott": "Hur ett projekts överskott fördelas"}  # fmt: skip
BASES = {"": "Anges inte", "grund": "Ingår i grundavgift eller överenskommelse", "sarskilt-avtal": "Särskilt avtal utöver grunden",
         "projekt": "Projekt", "kopt": "Köps av någon annan", "ingar-inte": "Ingår inte"}  # fmt: skip


def col(title: str, **meta: Any) -> Any:
    """A field's declaration. ``ref`` names the record kind it points to, ``choices`` the allowed values, ``required``
    that it may not be empty, ``default`` its value where the case is silent (None for dates and numbers)."""
    required = meta.get("required", False)
    info = {"title": title, **meta}
    return field(metadata=info) if required else field(default=meta.get("default", ""), metadata=info)


def key(title: str = "Nyckel") -> Any:
    """The record's id: lower-case letters, digits and hyphens."""
    return col(title, required=True, pattern=r"[0-9a-zåäö][0-9a-zåäö.-]*")


def none(title: str, **meta: Any) -> Any:
    """A date, number or truth value that may be absent."""
    return col(title, default=None, **meta)


def source() -> Any:
    """The id of the source that states the fact."""
    return col("Källa", ref="sources", required=True)


def place() -> Any:
    """Where in the source the fact stands: a heading, a table, a paragraph."""
    return col("Plats i källan")


def note() -> Any:
    """What a reader must know of the fact."""
    return col("Anmärkning")
