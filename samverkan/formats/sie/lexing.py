"""A line taken apart: label, fields, lists of objects.

Fields are parted by blanks or tabs. A field in quotes may hold blanks; ``\\"`` within is a quote, any other backslash is
itself (file names are met in practice). Blanks around the text of a field are padding.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from samverkan.formats.sie.records import Objects

Field = str | Objects
# The quote that ends a field is followed by a blank, a brace or the end: so a text that ends in a backslash is found too.
_QUOTED = r'"((?:\\"|[^"])*)"(?=[\s{}]|$)'
# A brace that nothing closes takes the rest of the line: so no line is gone through twice, whatever it holds.
# Within braces a backslash and a quote are always an escape: two ways to read them would be tried in every combination.
_LISTED = r'(?:\\"|[^"\\]|\\(?!"))*'
_LIST = rf'\{{((?:"{_LISTED}"|[^"}}])*)\}}'
_TOKEN = re.compile(rf'\s*(?:{_QUOTED}|{_LIST}|"([^{{}}]*)$|([^\s{{}}]+)|(\{{.*|\}}))', re.ASCII | re.DOTALL)
_WORD = re.compile(rf'\s*(?:"({_LISTED})"|([^\s"]+|"))', re.ASCII)
_PLAIN = re.compile(r'[^"{}]*$')
_BLANKS = re.compile(r"[ \t\r\f\v\n]+")


def split(line: str) -> tuple[list[Field], bool]:
    """The fields of a line, label first, and whether it was well formed: quotes and braces closed.

    >>> split('#TRANS 3010 {1 "Nord"} -500.00 20210131 "5\\\\" rör"')
    (['#TRANS', '3010', (('1', 'Nord'),), '-500.00', '20210131', '5" rör'], True)
    """
    if _PLAIN.match(line):
        return [word for word in _BLANKS.split(line) if word], True
    fields: list[Field] = []
    well = True
    for found in _TOKEN.finditer(line):
        quoted, listed, open_ended, plain, _ = found.groups()
        if quoted is not None:
            fields.append(_unescaped(quoted))
        elif listed is not None:
            pairs, even = objects(listed)
            fields.append(pairs)
            well &= even
        elif plain is not None:
            fields.append(plain)
            well &= '"' not in plain
        else:
            fields += [] if open_ended is None else [_unescaped(open_ended)]
            well = False
    return fields, well


def objects(listed: str) -> tuple[Objects, bool]:
    """The pairs of an object list without its braces, and whether it held pairs. A pair without an object says nothing."""
    if not listed.strip():
        return (), True
    words = [_unescaped(quoted) if plain is None else plain for quoted, plain in _words(listed)]
    pairs = tuple((words[i], words[i + 1]) for i in range(0, len(words) - 1, 2))
    return tuple(pair for pair in pairs if all(pair)), len(words) % 2 == 0


def _words(listed: str) -> list[tuple[str, str | None]]:
    return [(found[1], found[2]) for found in _WORD.finditer(listed)]


def _unescaped(text: str) -> str:
    return text.replace('\\"', '"').strip(" \t")


def texts(fields: Sequence[Field]) -> list[str]:
    """The fields that are text."""
    return [held for held in fields if isinstance(held, str)]
