"""An installation for the whole country: 500 cooperations, 2 000 organisations, 10 000 agreements. Its lists under four readers.

``python -m bench.scale`` alone prints this part; ``python -m bench`` writes it among the rest.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from urllib.parse import urlsplit

from bench.pages import OWN, READERS, PageTimes, timed_page
from bench.processor import web_servers
from bench.timing import milliseconds, percentile
from samverkan.runtime.site import ready_site
from samverkan.testing.live import LiveSite, running_site
from samverkan.testing.many import many_cases, slug_of

COOPERATIONS, ORGANISATIONS, AGREEMENTS = 500, 4, 20
GOAL = 150.0
LISTS = (
    "/",
    "/?sida=7",
    "/?namn=vatten",
    "avtal/",
    "medlemmar/",
    "arenor/",
    "kallor/",
    "kontroll/",
    "ekonomi/",
    "historik/",
    "",
)


@dataclass(frozen=True, slots=True)
class Scale:
    """How long it took to enter everything, in seconds, and the lists: made anew for each reader, then
    as readers without a session get them."""

    entered: float
    made: Sequence[PageTimes]
    kept: Sequence[PageTimes]


def measure() -> Scale:
    """Enter everything through the services, then read."""
    with TemporaryDirectory(prefix="samverkan-scale-") as folder, _many(Path(folder) / "data") as (site, entered):
        host, servers = urlsplit(site.url).netloc, web_servers(site.process.pid)
        addresses = [one if one.startswith("/") else f"/{slug_of(COOPERATIONS // 2)}/{one}" for one in LISTS]
        kept = [_timed(host, address, servers, {}) for address in addresses]
        made = [_timed(host, address, servers, OWN) for address in addresses]
    return Scale(entered, made, kept)


def _timed(host: str, address: str, servers: list[int], headers: dict[str, str]) -> PageTimes:
    _, cost, times, size = timed_page(host, address, servers, headers)
    return PageTimes(address, cost, percentile(times, 0.5), percentile(times, 0.95), size / 1000, 0, GOAL)


@contextmanager
def _many(data: Path) -> Iterator[tuple[LiveSite, float]]:
    """A site with everything in it; entering takes a process of its own."""
    none = data.with_name("inga")
    none.mkdir()
    with running_site(data, environment={"SAMVERKAN_CASES": str(none)}) as site:
        begun = perf_counter()
        line = [sys.executable, "-m", "bench.scale", "enter"]
        subprocess.run(line, check=True, env={**os.environ, "SAMVERKAN_DATA": str(data)})
        yield site, perf_counter() - begun


def enter() -> None:
    """Enter the cooperations in the site that runs."""
    with ready_site():
        from samverkan.registry.services import load_register, save_case  # noqa: PLC0415 - Django first

        load_register()
        for case in many_cases(COOPERATIONS, organisations=ORGANISATIONS, agreements=AGREEMENTS):
            save_case(case, published=True)


def section(scale: Scale) -> str:
    """The part of the report."""
    head = (
        "## Many cooperations\n\n"
        f"{COOPERATIONS} cooperations with {COOPERATIONS * ORGANISATIONS:,} organisations and {COOPERATIONS * AGREEMENTS:,} agreements, made up, "
        f"entered one by one through the services in {scale.entered:.0f} s with search and record of changes. {READERS} readers at once. Goal: 95 of "
        f"100 within {GOAL:.0f} ms. *Made* is the page made anew for each reader, *kept* what readers without a session get; times in milliseconds.\n\n"
        "| page | made: processor | p50 | p95 | goal | kept: processor | p95 | kB sent |\n"
        "|---|--:|--:|--:|---|--:|--:|--:|\n"
    ).replace(",000", " 000")
    lines = (
        f"| `{made.address}` | {milliseconds(made.processor)} | {milliseconds(made.median)} | {milliseconds(made.p95)} | "
        f"{'yes' if made.met else 'no'} | {milliseconds(kept.processor)} | {milliseconds(kept.p95)} | {made.size:.0f} |\n"
        for made, kept in zip(scale.made, scale.kept, strict=True)
    )
    return head + "".join(lines)


if __name__ == "__main__":
    if sys.argv[1:] == ["enter"]:
        enter()
    else:
        print(section(measure()))
