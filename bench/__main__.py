"""``python -m bench``: measure, print, and write ``bench/results.md``."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import allocation, cases, fairness, pages, pdf, peers, scale, sie, uncertainty, voting
from bench.pages import GOAL, READERS, REQUESTS, PageTimes
from bench.timing import Measured, milliseconds
from samverkan.testing.live import running_site

RESULTS = Path(__file__).with_name("results.md")


def main() -> int:
    """Measure everything; 0 whatever the times are, since a measurement is no test."""
    peers.install()
    parts = [
        _head(),
        _section("Amounts and seats", allocation.measure()),
        _section("Power in votes", voting.measure()),
        _section("Fair splits", fairness.measure()),
        _section("Distributions", uncertainty.measure()),
        _section("A ledger", sie.measure()),
        _section("A report", pdf.measure()),
    ]
    with TemporaryDirectory(prefix="samverkan-bench-") as folder:
        data = Path(folder) / "data"
        with running_site(data) as site:
            parts.append(_pages(*pages.measure(site.url, site.process.pid)))
            parts.append(_section("A case", cases.measure(data)))
    parts.append(scale.section(scale.measure()))
    text = "\n".join(parts)
    RESULTS.write_text(text, encoding="utf-8")
    print(text)
    return 0


def _head() -> str:
    return (
        "# Measurements\n\n"
        f"`make bench` wrote this: two shared virtual cores, Python {platform.python_version()}. Times are in milliseconds, the "
        "shortest of several runs; a ratio says how many times the peer's time ours is shorter, below one longer. Results were "
        "compared before times, and all were equal.\n"
    )


def _section(title: str, rows: Sequence[Measured]) -> str:
    lines = [
        f"## {title}\n",
        "| work | ms | peer | peer, ms | ratio | goal | reached |",
        "|---|--:|---|--:|--:|---|---|",
    ]
    lines += [
        f"| {row.work} | {milliseconds(row.ours)} | {row.peer} | {_peer(row)} | {row.ratio} | {row.goal} | {row.verdict} |"
        for row in rows
    ]
    return "\n".join([*lines, ""])


def _peer(row: Measured) -> str:
    return "–" if row.peers is None else milliseconds(row.peers)


def _pages(empty: float, timed: Sequence[PageTimes]) -> str:
    lines = [
        "## Pages\n",
        f"The Jämtland case on `samverkan up`, {READERS} readers at once with {REQUESTS} requests each on a kept connection, one "
        f"page of each kind. Goal: 95 of 100 within {GOAL:.0f} ms. *Processor* is what a request takes of the web server, which other "
        f"work on the machine hardly changes, *made* the same where the page is made anew for each reader instead of kept; on average {os.getloadavg()[1]:.1f} processes wanted the two cores. The last column is the p95 against that of `/healthz`, "
        f"{milliseconds(empty)} ms in the same run.\n",
        "| page | processor | made | p50 | p95 | kB sent | goal | × /healthz |",
        "|---|--:|--:|--:|--:|--:|---|--:|",
    ]
    lines += [
        f"| `{page.address}` | {milliseconds(page.processor)} | {milliseconds(page.made)} | {milliseconds(page.median)} | {milliseconds(page.p95)} | {page.size:.0f} | "
        f"{'yes' if page.met else 'no'} | {page.beside:.1f} |"
        for page in timed
    ]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    sys.exit(main())
