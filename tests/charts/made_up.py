"""One picture of every kind, of a made-up cooperation."""

from datetime import date
from decimal import Decimal
from typing import Any

from samverkan.charts import Chart
from samverkan.charts.bars import Bars, Body, comparison_bars, grouped_bars, paired_bars
from samverkan.charts.changes import Move, Shift, Spread, moves, shifts, spreads
from samverkan.charts.leverage import Factor, leverage_bars
from samverkan.charts.places import Place, Seat, forum_matrix, member_map
from samverkan.charts.timelines import Span, agreement_line, history_line
from samverkan.charts.years import DateFit, YearGroup, YearResult, YearStaff, budget_years, date_fit, result_years

NAMES = ("Bråvalla", "Östmark", "Änge", "Åsele och Norra Härsjö")
ON = date(2021, 12, 31)


def _square(code: str, x: float, y: float) -> dict[str, Any]:
    ring = [[x, y], [x + 1, y], [x + 1.2, y + 0.6], [x, y + 0.5], [x, y]]
    return {"type": "Feature", "properties": {"code": code}, "geometry": {"type": "Polygon", "coordinates": [ring]}}


BOUNDARIES = [_square(name, 14 + at % 2, 63 + at // 2 * 0.5) for at, name in enumerate(NAMES)]
VALUES = (Decimal("35.41"), Decimal("86.7"), Decimal("76.6"), None)
AMOUNTS = ((1134, 1163, 1358), (5946, 6400, None), (599, 611, 628))
GROUPS = ("Utveckling", "Välfärd, klimat och kompetens", "Kultur")
COLUMNS = ("Politisk, kommunal", "Politisk, kommun och region", "Tjänstepersoner, kommunal", "Övriga nätverk")
AREAS = ("Social välfärd", "Barn och utbildning")
SEATS = [Seat("Social välfärd", COLUMNS[2], f"Nätverk {n}") for n in range(5)] + [Seat(AREAS[1], COLUMNS[0], "BUZ")]
YEARS = ("2017", "2018", "2019")


def fees() -> Chart:
    rows = [
        Bars(n, (v, v + d))
        for n, v, d in zip(NAMES, (66_944, 605_723, 95_882, 110_538), (480, 197, -522, 3563), strict=True)
    ]
    return paired_bars("avgift", "Avgift per kommun", rows, ("Enligt avtalet", "Med folkmängd 2020-12-31"))


def agreements() -> Chart:
    spans = (
        Span("Överenskommelsen", date(2019, 1, 1), date(2023, 1, 1), date(2021, 12, 31), text="bär 12 poster"),
        Span("Arkivet", date(2016, 1, 1), date(2023, 1, 1), gap_until=date(2024, 1, 1), mark="other"),
        Span("Kollegiet", date(2020, 7, 1), None, text="avtal med staten"),
    )
    return agreement_line("avtal", "Avtalen i tid", spans, on=ON)


def history() -> Chart:
    spans = (
        Span("Förbundet", date(1996, 1, 1), date(2011, 1, 1), text="kommunförbund", mark="ended"),
        Span("Samverkan", date(2011, 1, 1), None, text="avtal"),
    )
    return history_line("historik", "Samverkans historia", spans, on=ON)


def budget() -> Chart:
    amounts = [YearGroup(y, g, row[at]) for g, row in zip(GROUPS, AMOUNTS, strict=False) for at, y in enumerate(YEARS)]
    staff = [YearStaff("2017", Decimal("8.85")), YearStaff("2018", Decimal("22"), "ca 22"), YearStaff("2019", None)]
    return budget_years("budget", "Budget och årsarbetare", amounts, staff)


def results() -> Chart:
    rows = [YearResult("2020", 9_858_000, 8_616_000), YearResult("2021", 10_046_000, None, 7_046_000)]
    return result_years("resultat", "Budget, utfall och prognos", rows)


def leverage() -> Chart:
    rows = [
        Factor("Social välfärd", "2020", Decimal("10.75")),
        Factor("Social välfärd", "2021, tio mån", Decimal("16.6"), Decimal("7.65")),
        Factor("Energikontoret", "2020", Decimal("10.04")),
    ]
    return leverage_bars("uppvaxling", "Uppväxling", rows)


def compared() -> Chart:
    reasons = ("", "gäller alla anställda", "", "")
    rows = [
        Body(n, v, at == 2, not why, why) for at, (n, v, why) in enumerate(zip(NAMES, VALUES, reasons, strict=False))
    ]
    return comparison_bars("jamfor", "Avgift per invånare 2021", rows, unit="kr/inv")


def everyone() -> list[Chart]:
    places = [Place(name, name, value) for name, value in zip(NAMES, VALUES, strict=False)]
    shares = [Bars(n, (Decimal(v), Decimal("25"), None)) for n, v in zip(NAMES, (4, 48, 8, 9), strict=False)]
    fits = [DateFit("2018-12-31", 3, 8, Decimal("0.081")), DateFit("2019-11-01", 8, 8, Decimal("0.004"))]
    flows = [
        Move("Barn och utbildning", "Regionen", "Förbundet", 1046),
        Move("Arkivet", "Regionen", "Eget avtal", 656),
        Move("Energi", "Regionen", "Regionen"),
    ]
    spread = [
        Spread(n, v, v + 9000, v + 21000, v + 4000)
        for n, v in zip(NAMES, (66_000, 605_000, 95_000, 110_000), strict=False)
    ]
    return [
        fees(),
        grouped_bars("roster", "Röster, folkmängd och avgift", shares, ("Röster", "Folkmängd", "Avgift")),
        compared(),
        budget(),
        results(),
        date_fit("matdag", "Vilken dags folkmängd", fits),
        leverage(),
        agreements(),
        history(),
        forum_matrix("arenor", "Arenor", SEATS, areas=AREAS, columns=COLUMNS),
        member_map("karta", "Avgift per invånare", places, BOUNDARIES, unit="kr/inv"),
        moves("flytt", "Vart områdena flyttar", flows),
        spreads("spann", "Avgift under osäkerhet", spread),
        shifts(
            "skillnad",
            "Skillnad per medlem",
            [Shift(n, v) for n, v in zip(NAMES, (14_820, -7_576, 0, -1_904), strict=False)],
        ),
    ]
