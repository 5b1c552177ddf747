"""An installation for the whole country: 500 cooperations, 2 000 organisations, 10 000 agreements. Its lists under four readers.

``python -m bench.scale`` alone prints this part; ``python -m bench`` writes it among the rest.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from urllib.parse import quote, urlsplit

from bench.pages import OWN, READERS, PageTimes, asked, timed_page
from bench.processor import spent, web_servers
from bench.timing import milliseconds, percentile
from samverkan.runtime.site import ready_site
from samverkan.testing.live import LiveSite, running_site
from samverkan.testing.many import MATTERS, many_cases, slug_of

COOPERATIONS, ORGANISATIONS, AGREEMENTS = 500, 4, 20
GOAL = 150.0
COLD, ROUNDS = 40, 3
"""So many cooperations are read anew, so many times each."""
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
    """How long it took to enter everything, in seconds, and the lists: read and made anew after a write, made anew for each
    reader, then as readers without a session get them."""

    entered: float
    cold: Sequence[PageTimes]
    made: Sequence[PageTimes]
    kept: Sequence[PageTimes]


def measure() -> Scale:
    """Enter everything through the services, then read."""
    with TemporaryDirectory(prefix="samverkan-scale-") as folder, _many(Path(folder) / "data") as (site, entered):
        return read(site.url, site.process.pid, site.data, entered)


def read(url: str, program: int, data: Path, entered: float) -> Scale:
    """The lists of a site that has everything in it; ``program`` is the process that serves, ``data`` its folder."""
    host, servers = urlsplit(url).netloc, web_servers(program)
    addresses = [one if one.startswith("/") else f"/{slug_of(COOPERATIONS // 2)}/{one}" for one in LISTS]
    kept = [_timed(host, address, servers, {}) for address in addresses]
    made = [_timed(host, address, servers, OWN) for address in addresses]
    cold = [_after_writes(host, one, servers, data) for one in LISTS]
    return Scale(entered, cold, made, kept)


def _after_writes(host: str, one: str, servers: list[int], data: Path) -> PageTimes:
    """A list of one cooperation after another, each written since it was read, so that all of it is read again. The pictures
    are drawn beforehand: they are kept by what they show, and most writes change none."""
    each = (
        [f"/{slug_of(n)}/{one}" for n in range(COLD)] if not one.startswith("/") else [_page(one, n) for n in range(10)]
    )
    _ask(host, each)
    times: list[float] = []
    cost, size = 0.0, 0
    for _ in range(ROUNDS):
        _run("write", data)
        begun = spent(servers)
        answers = _ask(host, each)
        cost += spent(servers) - begun
        times += [time for time, _ in answers]
        size = answers[0][1]
    return PageTimes(one, cost / len(times), percentile(times, 0.5), percentile(times, 0.95), size / 1000, 0, GOAL)


def _page(one: str, n: int) -> str:
    # Pages of the start list that no one has read since the write.
    return (
        f"/?namn={quote(MATTERS[n % len(MATTERS)])}&sida={1 + n // len(MATTERS)}"
        if "namn" in one
        else f"/?sida={n + 1}"
    )


def _ask(host: str, addresses: Sequence[str]) -> list[tuple[float, int]]:
    """Time and size of each, asked for once by readers at once."""
    with ThreadPoolExecutor(READERS) as pool:
        parts = pool.map(lambda first: asked(host, addresses[first::READERS], OWN), range(READERS))
        return [answer for part in parts for answer in part]


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
        _run("enter", data)
        yield site, perf_counter() - begun


def _run(work: str, data: Path) -> None:
    """Work in the site that runs, in a process of its own."""
    line = [sys.executable, "-m", "bench.scale", work]
    subprocess.run(line, check=True, env={**os.environ, "SAMVERKAN_DATA": str(data)})


def write() -> None:
    """Write every cooperation anew, as far as its readers can tell."""
    with ready_site():
        from samverkan.registry.services import touch  # noqa: PLC0415 - Django first

        for n in range(COOPERATIONS):
            touch(slug_of(n))


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
        f"100 within {GOAL:.0f} ms; on average {os.getloadavg()[1]:.1f} processes wanted the two cores. *Cold* is the page of a cooperation that has been "
        "written since it was read, all of it read again but its pictures drawn before; *made* the page made anew for each reader; *kept* what "
        "readers without a session get. *Processor* is what a request takes of the web server. Times in milliseconds.\n\n"
        "| page | cold: processor | p50 | p95 | goal | made: processor | p50 | p95 | goal | kept: processor | p95 | kB sent |\n"
        "|---|--:|--:|--:|---|--:|--:|--:|---|--:|--:|--:|\n"
    ).replace(",000", " 000")
    lines = (
        f"| `{made.address}` | {_three(cold)} | {_three(made)} | {milliseconds(kept.processor)} | {milliseconds(kept.p95)} | {made.size:.0f} |\n"
        for cold, made, kept in zip(scale.cold, scale.made, scale.kept, strict=True)
    )
    return head + "".join(lines)


def _three(page: PageTimes) -> str:
    times = " | ".join(milliseconds(time) for time in (page.processor, page.median, page.p95))
    return f"{times} | {'yes' if page.met else 'no'}"


if __name__ == "__main__":
    if sys.argv[1:] in (["enter"], ["write"]):
        {"enter": enter, "write": write}[sys.argv[1]]()
    else:
        print(section(measure()))
