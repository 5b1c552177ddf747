"""Where the page of an object stands. A slice enters the addresses of its own kinds at start-up."""

from __future__ import annotations

from collections.abc import Callable

AddressMaker = Callable[[str, str], str]
_ADDRESSES: dict[str, AddressMaker] = {}


def register_address(kind: str, make: AddressMaker) -> None:
    """Enter the address of a kind of object (``omrade``, ``avtal`` …): ``make(slug, key)``."""
    _ADDRESSES[kind] = make


def address(kind: str, slug: str, key: str) -> str:
    """The page of an object, "" where its kind has none."""
    make = _ADDRESSES.get(kind)
    return make(slug, key) if make and key else ""
