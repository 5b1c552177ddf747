"""Cases into the database, from folders."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from django.db import transaction

from samverkan.exchange.selectors import get_case, list_slugs
from samverkan.formats.cases import read_with_references, write_case
from samverkan.registry.services import load_register, save_case


@transaction.atomic
def load_case_folder(folder: Path | str, *, published: bool = True) -> dict[str, dict[str, int]]:
    """Load a case, and those it refers to that are not there yet. All or nothing; raises FaultError with every fault.
    Gives rows of each kind by cooperation."""
    load_register()
    return _load(folder, published=published)


def load_case_folders(folders: Iterable[Path]) -> list[str]:
    """Load every case that is not there yet; gives the slugs that were loaded. The register is read once for them all."""
    loaded: list[str] = []
    there = set(list_slugs())
    waiting = [folder for folder in folders if folder.name not in there]
    if waiting:
        load_register()
    for folder in waiting:
        if folder.name not in loaded:
            with transaction.atomic():
                loaded += _load(folder)
    return loaded


def _load(folder: Path | str, *, published: bool = True) -> dict[str, dict[str, int]]:
    case, others = read_with_references(folder)
    there = set(list_slugs())
    loaded = {}
    for slug, other in others.items():
        if slug not in there:
            loaded[slug] = save_case(other, published=published)
    loaded[case.slug] = save_case(case, published=published)
    return loaded


def export_case_folder(slug: str, folder: Path | str) -> None:
    """Write a cooperation as a case folder. Raises FaultError for an unknown slug or a folder in use."""
    write_case(get_case(slug), folder)
