"""Made-up cooperations of the size that an installation for the whole country would have. The same every time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from samverkan.core.records import (
    Agreement,
    Area,
    Arena,
    BudgetLine,
    Case,
    Cooperation,
    FormPeriod,
    Membership,
    Organisation,
    Party,
    Placement,
    Source,
    Succession,
)
from samverkan.statistics import official

FORMS = ("kommunalforbund-direktion", "gemensam-namnd", "ideell-forening", "avtalssamverkan")
PLACES = ("Norra", "Södra", "Östra", "Västra", "Inre", "Yttre", "Övre", "Nedre", "Mellersta", "Stora")
MATTERS = ("räddningstjänst", "näringsliv", "vatten", "gymnasium", "lönehantering")
YEARS = (2019, 2020, 2021)
MADE: dict[str, Any] = {"source": "underlag", "place": "Tabell 1"}


def many_cases(count: int, *, organisations: int = 4, agreements: int = 20, rows: int = 6) -> Iterator[Case]:
    """So many cooperations, each with so many organisations of its own and agreements; ``rows`` areas, arenas and sources.
    One in ten followed another."""
    codes = [place.code for place in official().municipalities()]
    for n in range(count):
        yield _case(n, codes, organisations, agreements, rows)


def _case(n: int, codes: Sequence[str], organisations: int, agreements: int, rows: int) -> Case:
    members = [codes[(7 * n + 3 * m) % len(codes)] for m in range(8)]
    own = [Organisation(id=f"bolag-{m}", name=f"Bolag {n}-{m}", kind="ovrig", **MADE) for m in range(organisations)]
    matter, place = MATTERS[n % len(MATTERS)], PLACES[n // len(MATTERS) % len(PLACES)]
    name = f"{place} {matter} {n}"
    areas = [Area(id=f"omrade-{a}", parent="" if a == 0 else "omrade-0", name="Summa" if a == 0 else f"Område {a}",
                  kind="summa" if a == 0 else "rad", **MADE) for a in range(rows)]  # fmt: skip
    return Case(
        slug=slug_of(n), title=name, refers=(slug_of(n - 1),) if n % 10 == 9 else (),
        cooperation=Cooperation(id=slug_of(n), name=name, short_name=f"{matter} {n}", since=date(2015, 1, 1),
                                reference_date=date(2021, 12, 31), summary=f"Samverkan om {matter}.", **MADE),
        sources=tuple(Source(id="underlag" if s == 0 else f"underlag-{s}", title=f"Underlag {s}", kind="rapport")
                      for s in range(rows)),
        organisations=tuple(own),
        forms=(FormPeriod(id="form", form=FORMS[n % len(FORMS)], since=date(2015, 1, 1), **MADE),),
        successions=tuple(Succession(id="foljd", predecessor=slug_of(n - 1), successor=slug_of(n), printed="2015", **MADE)
                          for _ in range(n % 10 == 9)),
        memberships=tuple(Membership(id=f"medlem-{code}", organisation=code, kind="medlem", since=date(2015, 1, 1), **MADE)
                          for code in dict.fromkeys(members)),
        areas=tuple(areas),
        budget=tuple(BudgetLine(id=f"omrade-{a}-{year}", area=f"omrade-{a}", year=year, amount=Decimal(100 * a + n),
                                unit="tkr", **MADE) for a in range(1, rows) for year in YEARS),
        agreements=tuple(Agreement(id=f"avtal-{a}", name=f"Avtal {a} om {matter}", status="gallande", open_ended=True,
                                   since=date(2015 + a % 6, 1, 1), **MADE) for a in range(agreements)),
        parties=tuple(Party(id=f"part-{a}-{k}", agreement=f"avtal-{a}", organisation=organisation, **MADE)
                      for a in range(agreements) for k, organisation in enumerate((own[a % len(own)].id, members[0]))),
        arenas=tuple(Arena(id=f"arena-{a}", name=f"Arena {a}", **MADE) for a in range(rows)),
        placements=tuple(Placement(id=f"plats-{a}", arena=f"arena-{a}", area="omrade-1", level="politisk", scope="kommunal",
                                   **MADE) for a in range(rows)),
    )  # fmt: skip


def slug_of(n: int) -> str:
    """The short name of the n:th."""
    return f"samverkan-{n:03}"
