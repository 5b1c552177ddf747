"""A made-up cooperation shown with the page kit: three municipalities, a settlement and its explanation."""

from datetime import date
from decimal import Decimal

import made_up
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from samverkan.core.explain import Explanation, SourceRef
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.web import downloads
from samverkan.web.explanations import explanation_response
from samverkan.web.frame import Choice, Frame, Section, day_seen
from samverkan.web.units import asked_unit, in_unit, unit_options

TITLES = [
    "Översikt",
    "Medlemmar",
    "Avtal",
    "Ekonomi",
    "Projekt",
    "Arenor",
    "Jämför",
    "Utred",
    "Rapporter",
    "Historik",
    "Kontroll",
    "Källor",
]
DUE = {"Avtal": "2 att bevaka"}
COUNTS = {"Medlemmar": "3", "Kontroll": "19"}
SECTIONS = [Section(t.lower(), t, f"/exempel/{t.lower()}/", COUNTS.get(t, ""), DUE.get(t, "")) for t in TITLES]
CHOICES = [Choice("exempel", "Exempelsamverkan i Norr", "/exempel/"), Choice("annan", "En annan samverkan", "/annan/")]
INHABITANTS = {"b": 7123, "o": 63_000, "ar": 12_001, "": 82_124}


def frame(request: HttpRequest, current: str = "ekonomi") -> Frame:
    on, given = day_seen(request, reference=date(2021, 12, 31), today=date(2026, 11, 24))
    return Frame("Exempelsamverkan i Norr", "exempel", on, given, SECTIONS, current, CHOICES, date(2026, 11, 24))


def settlement() -> Table:
    columns = (
        Column("kommun", "Kommun"),
        Column("andel", "Andel", "percent", "%", 2),
        Column("belopp", "Att få tillbaka", "number", "kr", 0, bar=True),
        Column("skillnad", "Skillnad mot 2020-12-31", "number", "kr", 0, sign=True),
        Column("aa", "ÅA", "number", "", 2),
    )
    rows = (
        _row("b", "Berget", "5.39", (66_944, 480), Cell(Decimal("0.50"), tag="?", tone="warn")),
        _row("o", "Östmark", "85.71", (1_064_518, 0), Cell(Decimal("22.00"), "ca 22,00")),
        _row("ar", "Åsele <by>", "8.90", (110_538, -3563), Cell(), kind="on"),
    )
    total = {"kommun": Cell("Summa"), "andel": Cell(Decimal(100)), "belopp": Cell(1_242_000), "skillnad": Cell(-3083)}
    note = "Publicerat och beräknat stämmer på kronan."
    return Table(
        "avrakning", "Skuld till kommunerna 2020", columns, rows, (Row(total),), note, "Exempelrapporten, s. 4"
    )


def _row(key: str, name: str, share: str, money: tuple[int, int], staff: Cell, *, kind: str = "") -> Row:
    cells = {
        "kommun": Cell(name, href=f"/exempel/medlemmar/{key}/"),
        "andel": Cell(Decimal(share)),
        "belopp": Cell(money[0], figure=f"avrakning-2020-{key}"),
        "skillnad": Cell(money[1]),
        "aa": staff,
    }
    return Row(cells, key=key, kind=kind)


def explanation() -> Explanation:
    report = SourceRef("rapport", "Exempelrapporten", "Resultat för perioden 2017–2020")
    budget = Explanation("Budget 2020", Decimal(9_858_000), "kr", source=report)
    used = Explanation("Förbrukat 2020", Decimal(8_616_000), "kr", source=report)
    deep = Explanation("Folkmängd", 12_001, "inv", source=SourceRef("scb", "SCB folkmängd", "", "2019-11-01"))
    counted = Explanation("Invånarnas andel", Decimal("8.9012"), "%", "Invånare av alla invånare", inputs=(deep,))
    surplus = Explanation(
        "Överskott",
        Decimal(1_242_000),
        "kr",
        "Budget − förbrukat",
        "9 858 000 − 8 616 000 = 1 242 000 kr",
        (budget, used),
    )
    held = Explanation(
        "Andel", Decimal("8.90"), "%", "Efter folkmängd, två decimaler", inputs=(counted,), status="härledd"
    )
    return Explanation(
        "Åsele <by>",
        Decimal(110_538),
        "kr",
        "Överskott × andel, hela kronor",
        "1 242 000 × 0,0890 = 110 538,00 kr",
        (surplus, held),
        rounding="Hela kronor, största rest. Ingen krona att fördela.",
        published=Decimal(110_538),
        published_source=report,
        legal=("11 kap. 12 § kommunallagen",),
    )


def page(request: HttpRequest) -> HttpResponse:
    unit = asked_unit(request)
    shown = in_unit(settlement(), unit, INHABITANTS)
    charts = [made_up.fees()]
    if (file := downloads.respond(request, [shown], charts)) is not None:
        return file
    context = {"frame": frame(request), "t": shown, "charts": charts, "people": Decimal(82_124)}
    context["units"] = unit_options(request, per_inhabitant=True)
    return render(request, "sample/settlement.html", context)


def pictures(request: HttpRequest) -> HttpResponse:
    charts = made_up.everyone()
    if (file := downloads.respond(request, [], charts)) is not None:
        return file
    return render(request, "sample/pictures.html", {"frame": frame(request), "charts": charts})


def why(request: HttpRequest, figure: str) -> HttpResponse:
    return explanation_response(request, frame(request), explanation(), back="/exempel/", back_title="Avräkning 2020")


urlpatterns = [
    path("exempel/", page),
    path("exempel/bilder/", pictures),
    path("exempel/sa-raknades/<figure>/", why),
    path("exempel/kontroll/", page),
    path("", include("samverkan.web.urls")),
]
