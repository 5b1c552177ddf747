"""Where an installation keeps its things."""

from __future__ import annotations

import os
from pathlib import Path

from samverkan.core.faults import Fault, FaultError

PROJECT = Path(__file__).resolve().parents[2]


def data_dir() -> Path:
    """The data folder: ``SAMVERKAN_DATA``, else ``var`` of a checkout, else the user's own data folder. Not created."""
    if named := os.environ.get("SAMVERKAN_DATA"):
        return Path(named).resolve()
    if (PROJECT / "pyproject.toml").exists():
        return PROJECT / "var"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "samverkan"


def cases_dir() -> Path:
    """The folder of the cases that a fresh installation starts with."""
    return Path(os.environ.get("SAMVERKAN_CASES") or PROJECT / "cases")


def ensure_data_dir() -> Path:
    """The data folder, created for its owner alone where missing. FaultError where it can't be written."""
    folder = data_dir()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = folder / f".skrivprov-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise FaultError(Fault("data-dir", _unwritable(error), str(folder))) from error
    return folder


def log_file(name: str) -> Path:
    """A log file under the data folder, its folder created."""
    data_dir().mkdir(mode=0o700, parents=True, exist_ok=True)
    folder = data_dir() / "log"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / name


def _unwritable(error: OSError) -> str:
    reason = {
        PermissionError: "du saknar skrivrätt",
        NotADirectoryError: "en fil är i vägen",
        FileExistsError: "en fil är i vägen",
    }
    why = reason.get(type(error), error.strerror or "okänd orsak")
    return f"datamappen går inte att skriva i ({why}). Ange en annan mapp i SAMVERKAN_DATA."
