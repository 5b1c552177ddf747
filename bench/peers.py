"""Peers in an environment of their own, pinned in ``bench/requirements.txt``; our own code is never imported there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PYTHON = HERE / "var" / "venv" / "bin" / "python"


def install() -> None:
    """Make the peers' environment as it is pinned."""
    uv = Path(sys.executable).with_name("uv")
    if not PYTHON.exists():
        subprocess.run([uv, "venv", "--quiet", "--python", sys.executable, PYTHON.parents[1]], check=True)
    pinned = HERE / "requirements.txt"
    subprocess.run([uv, "pip", "sync", "--quiet", "--require-hashes", "--python", PYTHON, pinned], check=True)


def ask(script: str, work: dict[str, Any]) -> dict[str, Any]:
    """Run a peer's script on some work; it answers with its results and its best time in milliseconds."""
    line = [PYTHON, HERE / script]
    run = subprocess.run(line, input=json.dumps(work), capture_output=True, text=True, check=True)
    answer: dict[str, Any] = json.loads(run.stdout)
    return answer
