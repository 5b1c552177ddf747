"""Child processes that end with their parent, however it ends."""

from __future__ import annotations

import ctypes
import errno
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress

from samverkan.core.faults import Fault, FaultError

PR_SET_PDEATHSIG = 1
LAST_PORT = 65535


def spawn(module: str, *arguments: str, environment: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
    """``python -m module arguments`` in a session of its own: Ctrl-C reaches the parent, which ends its children in
    order; on Linux the kernel ends them where the parent is killed."""
    line = [sys.executable, "-m", "samverkan.runtime.processes", str(os.getpid()), module, *arguments]
    return subprocess.Popen(line, stdin=subprocess.DEVNULL, env=environment, start_new_session=True)


def stop_all(processes: Sequence[subprocess.Popen[bytes]], *, seconds: float = 8) -> None:
    """Ask all to end, wait, then kill whatever is left of them and of the processes that they started."""
    for process in processes:
        if process.poll() is None:
            process.terminate()
    deadline = time.monotonic() + seconds
    for process in processes:
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=max(0.1, deadline - time.monotonic()))
        with suppress(ProcessLookupError):  # the group is empty: all ended as asked
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def check_port(host: str, port: int) -> int:
    """The port to listen on; 0 picks a free one. FaultError where the port is taken or the address is not ours."""
    if not 0 <= port <= LAST_PORT:
        raise FaultError(
            Fault("port", f"{port} är ingen port. Välj en mellan 1024 och 65535, till exempel --port 8000.")
        )
    try:
        family, kind, number, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, number) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
            return int(trial.getsockname()[1])
    except PermissionError as error:
        text = (
            f"porten {port} får bara systemets administratör öppna. Välj en port över 1023, till exempel --port 8000."
        )
        raise FaultError(Fault("port", text)) from error
    except OSError as error:
        raise FaultError(Fault("port", _why_not(host, port, error))) from error


def _why_not(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        another = port + 1 if port < LAST_PORT else port - 1
        return f"porten {port} är upptagen av ett annat program. Välj en annan, till exempel --port {another}."
    return f"det går inte att lyssna på {host}. Ange en av datorns egna adresser, till exempel --host 127.0.0.1."


def _become(parent: int, module: str, arguments: Sequence[str]) -> None:
    """Tie this process to its parent, then become the module; the tie survives ``exec``."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:  # it was gone before the tie was made
        sys.exit(1)
    os.execv(sys.executable, [sys.executable, "-m", module, *arguments])


if __name__ == "__main__":
    _become(int(sys.argv[1]), sys.argv[2], sys.argv[3:])
