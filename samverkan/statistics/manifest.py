"""What the shipped statistics are and where they come from; one entry a file, with its checksum."""

from __future__ import annotations

import csv
import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A shipped file: what it holds, who made the numbers, through which files they came, and what to know of them.

    ``source`` is the producer and its table, ``carrier`` repository, path and commit of the files read. ``parts`` are
    ``(first year, last year, title)`` where the years of one file have different sources; ``origins`` gives the title of
    each source that single rows name.
    """

    id: str
    file: str
    title: str
    source: str
    licence: str
    retrieved: date
    sha256: str
    rows: int
    periods: tuple[str, ...]
    note: str
    carrier: tuple[str, ...]
    parts: tuple[tuple[int, int, str], ...] = ()
    origins: tuple[tuple[str, str], ...] = ()

    def as_dict(self) -> dict[str, object]:
        """The entry as JSON values."""
        names = (
            "id",
            "file",
            "title",
            "source",
            "licence",
            "retrieved",
            "sha256",
            "rows",
            "periods",
            "note",
            "carrier",
        )
        row: dict[str, object] = {name: getattr(self, name) for name in names}
        return row | {
            "retrieved": self.retrieved.isoformat(),
            "periods": list(self.periods),
            "carrier": list(self.carrier),
        }


@cache
def snapshots() -> tuple[Snapshot, ...]:
    """Every shipped file, in the order of the manifest."""
    held = tomllib.loads(read_bytes("manifest.toml").decode())
    return tuple(_snapshot(row) for row in held["table"])


def snapshot(table: str) -> Snapshot:
    """The entry with this id; KeyError where there is none."""
    return {held.id: held for held in snapshots()}[table]


def read_bytes(file: str) -> bytes:
    """A shipped file as it lies in the package."""
    return (resources.files("samverkan.statistics") / "data" / file).read_bytes()


def read_rows(file: str) -> list[dict[str, str]]:
    """The rows of a shipped CSV file, every value as text."""
    return list(csv.DictReader(read_bytes(file).decode().splitlines()))


def read_features(file: str) -> list[dict[str, Any]]:
    """The features of a shipped GeoJSON file."""
    features: list[dict[str, Any]] = json.loads(read_bytes(file))["features"]
    return features


def damaged() -> tuple[str, ...]:
    """Names of shipped files whose checksum is not the manifest's."""
    return tuple(held.file for held in snapshots() if hashlib.sha256(read_bytes(held.file)).hexdigest() != held.sha256)


def _snapshot(row: Mapping[str, Any]) -> Snapshot:
    plain = {name: value for name, value in row.items() if name not in ("part", "origin")}
    return Snapshot(
        **plain | {"periods": tuple(row["periods"]), "carrier": tuple(row["carrier"])},
        parts=tuple((part["first"], part["last"], part["title"]) for part in row.get("part", ())),
        origins=tuple((origin["id"], origin["title"]) for origin in row.get("origin", ())),
    )
