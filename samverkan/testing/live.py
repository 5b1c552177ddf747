"""The program itself, started as a user starts it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO


@dataclass(frozen=True, slots=True)
class LiveSite:
    """A running ``samverkan up``: where its pages are, its process, its data folder."""

    url: str
    process: subprocess.Popen[str]
    data: Path


@contextmanager
def running_site(data: Path, *, environment: Mapping[str, str] | None = None) -> Iterator[LiveSite]:
    """``samverkan up`` on a free port with ``data`` as its data folder, until the block ends."""
    line = [sys.executable, "-m", "samverkan.cli", "up", "--port", "0"]
    settings = {**os.environ, "SAMVERKAN_DATA": str(data), **(environment or {})}
    settings.pop("DJANGO_SETTINGS_MODULE", None)
    with (data.with_name(data.name + ".log")).open("w+", encoding="utf-8") as messages:
        process = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=messages, text=True, env=settings)
        try:
            yield LiveSite(_address(process, messages), process, data)
        finally:
            _stop(process)


def _address(process: subprocess.Popen[str], messages: IO[str]) -> str:
    for line in process.stdout or ():
        if found := re.search(r"https?://\S+", line):
            return found.group()
    messages.seek(0)
    raise RuntimeError(f"samverkan up ended before it answered:\n{messages.read()}")


def _stop(process: subprocess.Popen[str]) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
    process.communicate(timeout=120)
