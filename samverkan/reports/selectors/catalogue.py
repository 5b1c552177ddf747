"""The reports that can be written out, with what each holds and its formats."""

from __future__ import annotations

from dataclasses import dataclass

from samverkan.web.frame import Frame


@dataclass(frozen=True, slots=True)
class Format:
    """A format of a report: what it is good for and where it is fetched."""

    title: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report: what it answers, what it holds, its formats."""

    title: str
    text: str
    holds: tuple[str, ...]
    formats: tuple[Format, ...]


_FORMATS = (
    ("pdf", "PDF", "För utskrift, diariet och utskick. Taggad så att den kan läsas upp."),
    ("docx", "Word", "För den som ska skriva vidare: riktiga rubriker, tabeller och innehållsförteckning."),
    ("xlsx", "Excel", "Rapportens tabeller, ett blad för var och en, med tal som går att räkna på."),
    ("html", "Webbsida", "Hela rapporten på en sida, att läsa eller söka i."),
)
_HOLDS = (
    "Samverkan i korthet med medlemmar, form och nyckeltal",
    "Uppdrag, områden, organ och tjänster som källorna beskriver dem",
    "Avtal och vad som hänger på dem, arenor",
    "Budget, resultat, avräkning och externa medel, så långt de är kända",
    "Kontrollens anmärkningar, och hur siffrorna räknades",
)


def catalogue(frame: Frame) -> tuple[Report, ...]:
    """Every report of the cooperation, as of the frame's day."""
    formats = tuple(
        Format(title, text, frame.link(f"{frame.base}rapporter/bakgrund.{kind}")) for kind, title, text in _FORMATS
    )
    text = "Allt som finns i underlaget om samverkan, ordnat som en utredning läser det, med källa till varje uppgift."
    return (Report("Bakgrundsrapport", text, _HOLDS, formats),)
