"""Text as search compares it: small letters without accents, so that ``Ostersund`` finds Östersund."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+")
_AROUND = 90
# Words that say nothing and that the server's own list of such words does not know without their accents.
EMPTY_WORDS = frozenset(
    [
        "på",
        "för",
        "så",
        "är",
        "då",
        "där",
        "något",
        "från",
        "när",
        "över",
        "än",
        "här",
        "någon",
        "själv",
        "åt",
        "några",
        "sådan",
        "sådana",
        "sådant",
        "vår",
        "vårt",
        "våra",
        "varför",
    ]
)


def fold(text: str) -> str:
    """The text in small letters without accents, as long as the text composed (NFC) is: Å becomes a, é becomes e."""
    return "".join(_fold_letter(letter) for letter in unicodedata.normalize("NFC", text))


def _fold_letter(letter: str) -> str:
    base = unicodedata.normalize("NFKD", letter)[:1].lower()[:1] if letter.isprintable() or letter.isspace() else " "
    return base if base.isprintable() else " "


def words(text: str) -> list[str]:
    """The folded words of a text that say something; all of them where none would be left."""
    every: list[str] = _WORD.findall(unicodedata.normalize("NFC", text))
    said = [word for word in every if word.lower() not in EMPTY_WORDS]
    return [fold(word) for word in said or every]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text; ``marked`` where it is what was searched for."""

    text: str
    marked: bool = False


def highlighted(text: str, needles: Iterable[str]) -> tuple[Piece, ...]:
    """The text in pieces, what the needles (folded words or stems) hit marked."""
    text = unicodedata.normalize("NFC", text)
    pieces, end = [], 0
    for start, stop in _spans(fold(text), needles):
        pieces += [Piece(text[end:start]), Piece(text[start:stop], marked=True)]
        end = stop
    return tuple(piece for piece in (*pieces, Piece(text[end:])) if piece.text)


def snippet(text: str, needles: Sequence[str]) -> tuple[Piece, ...]:
    """The stretch of the text around the first hit, its hits marked; the beginning where there is none."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    spans = _spans(fold(text), needles)
    first = spans[0][0] if spans else 0
    start = _word_start(text, first - _AROUND)
    stop = _word_end(text, max(first, start) + 2 * _AROUND)
    cut = f"{'… ' if start else ''}{text[start:stop]}{' …' if stop < len(text) else ''}"
    return highlighted(cut, needles)


def _word_start(text: str, at: int) -> int:
    return 0 if at <= 0 else text.find(" ", at) + 1


def _word_end(text: str, at: int) -> int:
    return len(text) if at >= len(text) else (text.rfind(" ", 0, at) if " " in text[:at] else at)


def _spans(folded: str, needles: Iterable[str]) -> list[tuple[int, int]]:
    # The longest first, so that a stem does not cut a word short; a needle of three letters or fewer only where a word begins.
    ordered = sorted({needle for needle in needles if needle}, key=len, reverse=True)
    if not ordered:
        return []
    parts = [re.escape(needle) if len(needle) > 3 else rf"\b{re.escape(needle)}" for needle in ordered]
    return [found.span() for found in re.finditer("|".join(parts), folded)]
