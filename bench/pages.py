"""Every kind of page of the Jämtland case under four readers at once, beside the emptiest page of the same site."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from time import perf_counter
from urllib.parse import unquote, urlsplit

from bench.processor import spent, web_servers
from bench.timing import percentile

START = "/jamtland/"
READERS, REQUESTS = 4, 50
OWN = {"Cookie": "messages=x"}
"""A message waiting makes a page the reader's own, so that it is made anew."""
GOAL = 100.0
"""Milliseconds that 95 of 100 requests stay within, at four readers on two cores."""


@dataclass(frozen=True, slots=True)
class PageTimes:
    """A page's times in milliseconds, the processor time a request takes, and its size as sent, in kB; ``made`` is the
    processor time where the page is made anew for each reader."""

    address: str
    processor: float
    median: float
    p95: float
    size: float
    beside: float
    goal: float = GOAL
    made: float = 0.0

    @property
    def met(self) -> bool:
        """Whether it stayed within the goal."""
        return self.p95 < self.goal


def measure(url: str, program: int) -> tuple[float, list[PageTimes]]:
    """The p95 of ``/healthz``, the mean of before and after, and the pages; ``program`` is the process that serves."""
    host, servers = urlsplit(url).netloc, web_servers(program)
    addresses = one_of_each_kind(host)
    before = percentile(_times(host, "/healthz")[0], 0.95)
    timed = [(*timed_page(host, address, servers), timed_page(host, address, servers, OWN)[1]) for address in addresses]
    empty = (before + percentile(_times(host, "/healthz")[0], 0.95)) / 2
    return empty, [
        PageTimes(address, cost, percentile(times, 0.5), percentile(times, 0.95), size / 1000,
                  percentile(times, 0.95) / empty, made=made)
        for address, cost, times, size, made in timed
    ]  # fmt: skip


def timed_page(
    host: str, address: str, servers: list[int], headers: Mapping[str, str] = {}
) -> tuple[str, float, list[float], int]:
    """The address, the processor time of a request, every request's time, and the page's size."""
    begun = spent(servers)
    times, size = _times(host, address, headers)
    return address, (spent(servers) - begun) / (len(times) + READERS), times, size


def one_of_each_kind(host: str) -> list[str]:
    """The pages one can reach by links, the first met of each shape: ``ekonomi/avrakning/*`` counts once."""
    connection = HTTPConnection(host, timeout=60)
    first = {_shape(START): START}
    waiting = deque([START])
    while waiting:
        address = waiting.popleft()
        status, body = _get(connection, address)
        if status != 200:
            raise RuntimeError(f"{address} gave {status}")
        for link in _links(body):
            if first.setdefault(_shape(link), link) is link:
                waiting.append(link)
    return list(first.values())


def _shape(address: str) -> tuple[str, ...]:
    """The sections of an address, with what names a thing left out."""
    parts = unquote(address).strip("/").split("/")[1:]
    fixed = parts[:1] + [part for part in parts[1:2] if parts[0] == "ekonomi"]
    return (*fixed, *("*" for _ in parts[len(fixed) :][:1]))


def _links(body: bytes) -> list[str]:
    found = re.findall(rf'href="({START}[^"?#]*)"', body.decode("utf-8", "replace"))
    return [link for link in dict.fromkeys(found) if link.endswith("/")]


def _times(host: str, address: str, headers: Mapping[str, str] = {}) -> tuple[list[float], int]:
    """Times of every request of the readers, and the size of the page; a first request of each reader is not counted."""
    with ThreadPoolExecutor(READERS) as pool:
        answers = list(pool.map(lambda _: _read(host, address, headers), range(READERS)))
    return [time for times, _ in answers for time in times], answers[0][1]


def _read(host: str, address: str, headers: Mapping[str, str]) -> tuple[list[float], int]:
    _, *answers = asked(host, [address] * (REQUESTS + 1), headers)
    return [time for time, _ in answers], answers[-1][1]


def asked(host: str, addresses: Sequence[str], headers: Mapping[str, str]) -> list[tuple[float, int]]:
    """Milliseconds and size of each page, one after another on a connection."""
    connection = HTTPConnection(host, timeout=60)
    answers = []
    for address in addresses:
        begun = perf_counter()
        status, body = _get(connection, address, headers)
        answers.append(((perf_counter() - begun) * 1000, len(body)))
        if status != 200:
            raise RuntimeError(f"{address} gave {status}")
    connection.close()
    return answers


def _get(connection: HTTPConnection, address: str, headers: Mapping[str, str] = {}) -> tuple[int, bytes]:
    connection.request("GET", address, headers=dict(headers))
    response = connection.getresponse()
    return response.status, response.read()
