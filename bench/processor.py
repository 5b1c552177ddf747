"""Processor time of the web server's processes: what a page costs whatever else the machine does."""

from __future__ import annotations

import os
from pathlib import Path

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")


def web_servers(parent: int) -> list[int]:
    """The web server's processes below a process."""
    return [pid for pid in _below(parent) if b"granian" in _read(pid, "cmdline")]


def spent(processes: list[int]) -> float:
    """Milliseconds of processor time that the processes have used, in all."""
    return sum(_ticks(pid) for pid in processes) * 1000 / TICKS


def _below(parent: int) -> list[int]:
    children = [int(entry.name) for entry in PROC.iterdir() if entry.name.isdigit() and _parent(entry.name) == parent]
    return [pid for child in children for pid in (child, *_below(child))]


def _fields(pid: int | str) -> list[bytes]:
    """The fields of ``stat`` after the name, which may hold spaces."""
    return _read(pid, "stat").rpartition(b")")[2].split()


def _parent(pid: str) -> int:
    found = _fields(pid)
    return int(found[1]) if found else 0


def _ticks(pid: int) -> int:
    found = _fields(pid)
    return int(found[11]) + int(found[12]) if found else 0


def _read(pid: int | str, name: str) -> bytes:
    try:
        return (PROC / str(pid) / name).read_bytes()
    except OSError:
        return b""
