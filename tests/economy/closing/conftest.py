"""People who close a year, and what they post."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from economy_reading import Read, Reader, plain

from tests.people import holder, signed_in

BASE = "/jamtland/ekonomi/"
DECISION = {"beslut-body": "Regionala samverkansrådet", "beslut-on": "2022-03-18", "beslut-paragraph": "12",
            "beslut-registry_number": "2022/7"}  # fmt: skip


def reading(client: Client, address: str, data: dict[str, Any] | None = None) -> Read:
    """The page as text and rows, after what a post leads to."""
    response = client.get(address) if data is None else client.post(address, data)
    status = response.status_code
    if status == 302:
        response = client.get(response["Location"])
    reader = Reader()
    reader.feed(response.content.decode())
    rows = [[plain(cell) for cell in row] for row in reader.rows]
    return Read(status, plain(" ".join(reader.words)), reader.links, rows)


class Office:
    """An economist and a director of the cooperation, who work on the same year."""

    def __init__(self) -> None:
        self.users = {role: holder(role) for role in ("economist", "director")}
        self.users["administrator"] = holder("administrator", None)
        self.clients = {role: signed_in(user) for role, user in self.users.items()}

    def ask(self, address: str, data: dict[str, Any] | None = None, who: str = "economist") -> Read:
        """A page of the economy, or what a form there leads to."""
        return reading(self.clients[who], BASE + address, data)

    def outcome(self, amount: str = "6 998 765", year: int = 2021, measure: str = "forbrukat", **given: str) -> Read:
        """The year's outcome entered."""
        return self.ask(f"bokslut/{year}/utfall/", {"measure": measure, "amount": amount, **given})

    def propose(
        self, handling: str = "aterbetala", rule: str = "kommunavtalet-avrakning-2020", year: int = 2021
    ) -> Read:
        """A settlement proposed."""
        return self.ask(f"bokslut/{year}/foresla/", {"rule": rule, "handling": handling})

    def attest(self, who: str, year: int = 2021, **said: str) -> Read:
        """An attest."""
        return self.ask(f"bokslut/{year}/attestera/", said, who)

    def decided(self, handling: str = "aterbetala", year: int = 2021) -> None:
        """A settlement proposed, attested by two and decided."""
        assert self.propose(handling, year=year).status == 302
        assert self.attest("economist", year).status == 302
        assert self.attest("director", year, **DECISION).status == 302


@pytest.fixture
def office(db: None) -> Office:
    return Office()


@pytest.fixture
def read_as() -> Callable[..., Read]:
    return reading
