"""``samverkan up``: the whole installation in one command, until Ctrl-C."""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from samverkan.cli.frame import FAILED, Commands, say
from samverkan.runtime import installation, paths, processes, site
from samverkan.runtime.database import ensure

WEB_WORKERS, THREADS = 2, 2
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
Children = list[tuple[str, "subprocess.Popen[bytes]"]]


def register(commands: Commands) -> None:
    """Enter the command."""
    parser = commands.add(
        "up", "starta Samverkan: databas, bakgrundsarbete och webbsidor",
        "samverkan up\nsamverkan up --port 8080 --open", run, json=False,
    )  # fmt: skip
    parser.add_argument("--port", type=int, default=8000, metavar="N", help="port, 0 tar en ledig (annars 8000)")
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="ADRESS",
        help="adress att lyssna på (annars 127.0.0.1, bara den här datorn)",
    )
    parser.add_argument("--open", action="store_true", help="öppna webbläsaren när sidorna svarar")


def run(args: argparse.Namespace) -> int:
    """Everything up, then wait; everything ends in the opposite order."""
    port = processes.check_port(args.host, args.port)
    paths.ensure_data_dir()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)
    started: list[bool] = []
    try:
        with ExitStack() as stack:
            url = stack.enter_context(ensure())
            demo = _prepare(url, args.host)
            children: Children = []
            stack.callback(_end, children)
            children += _start(args.host, port)
            _wait_until_answering(args.host, port, children)
            started.append(True)
            _announce(args, port, demo=demo)
            return _watch(children)
    except KeyboardInterrupt:
        if not started:
            raise
    print("Samverkan är stoppat.", flush=True)
    return 0


def _prepare(url: str, host: str) -> bool:
    """Tables, static files and, the first time, the cases; gives whether there are demo accounts."""
    os.environ["SAMVERKAN_SECRET_KEY"] = installation.ensure_secret_key()
    site.setup_django(url)
    try:
        if site.migrate():
            say("Databasens tabeller är på plats.")
        installation.collect_static()
        _load_cases(paths.cases_dir())
        return _demo_people(host)
    finally:
        site.close_connections()


def _load_cases(folder: Path) -> None:
    found = sorted(path.parent for path in folder.glob("*/datapackage.json"))
    if not found:
        say(f"Inga samverkan att läsa in i {folder}. Läs in en med samverkan case load MAPP.")
        return
    from samverkan.exchange.services import load_case_folders

    if loaded := load_case_folders(found):
        say(f"Inlästa samverkan: {', '.join(loaded)}.")


def _demo_people(host: str) -> bool:
    """The demo accounts where only this computer reaches the pages; anywhere else they are shut out."""
    from django.conf import settings
    from django.utils import timezone

    from samverkan.accounts.demo import PEOPLE
    from samverkan.accounts.services import ensure_demo_people, remove_demo_people
    from samverkan.registry.demo_roles import ensure_demo_roles

    if settings.DEMO and not settings.HTTPS and host in (*LOOPBACK, "::1"):
        ensure_demo_people()
        ensure_demo_roles(paths.cases_dir(), {person.email: person.role for person in PEOPLE}, timezone.localdate())
        return True
    if shut := remove_demo_people():
        say(f"{shut} demokonton är avstängda: de används bara på den egna datorn.")
    return False


def _start(host: str, port: int) -> Children:
    environment = {**os.environ, "SAMVERKAN_HOSTS": os.environ.get("SAMVERKAN_HOSTS") or ",".join(_hosts(host))}
    web = [
        "--interface", "wsgi", "--host", host, "--port", str(port), "--workers", str(WEB_WORKERS),
        "--blocking-threads", str(THREADS), "--no-ws", "--workers-kill-timeout", "4", "--log-level", "warning", "samverkan.wsgi:application",
    ]  # fmt: skip
    return [
        ("webbservern", processes.spawn("granian", *web, environment=environment)),
        ("bakgrundsarbetet", processes.spawn("samverkan.runtime.worker", environment=environment)),
    ]


def _hosts(host: str) -> list[str]:
    """The names the pages may be asked for under: this computer, and where we listen to more, its names and addresses."""
    if host in (*LOOPBACK, "::1"):
        return list(LOOPBACK)
    if host not in ("0.0.0.0", "::"):  # noqa: S104 - compared, not bound
        return [*LOOPBACK, host]
    name = socket.gethostname()
    try:
        found = {str(entry[4][0]) for entry in socket.getaddrinfo(name, None)}
    except OSError:
        found = set()
    return [*LOOPBACK, name, *sorted(f"[{address}]" if ":" in address else address for address in found)]


def _address(host: str, port: int) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, host)  # noqa: S104
    return f"http://[{shown}]:{port}" if ":" in shown.strip("[]") else f"http://{shown}:{port}"


def _wait_until_answering(host: str, port: int, children: Children) -> None:
    """Until /healthz answers, half a minute at most."""
    probe = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # never through a proxy to ourselves
    for _ in range(600):
        _check(children)
        try:
            with probe.open(f"{_address(host, port)}/healthz", timeout=5):
                return
        except urllib.error.HTTPError as error:
            say(f"samverkan: sidorna svarar med fel {error.code}. Kör samverkan doctor.")
            return
        except OSError:
            time.sleep(0.05)


def _announce(args: argparse.Namespace, port: int, *, demo: bool) -> None:
    address = _address(args.host, port)
    print(f"Samverkan är igång på {address}")
    print("Det som är publicerat visas öppet, utan inloggning. Stanna med Ctrl-C.")
    if demo:
        _announce_demo()
    sys.stdout.flush()
    if args.open:
        _open(address)


def _announce_demo() -> None:
    from samverkan.accounts.demo import PASSWORD, PEOPLE

    print(f"Logga in för att prova en roll. Alla demokonton har lösenordet {PASSWORD}:")
    for person in PEOPLE:
        print(f"  {person.email:<42} {person.title}")


def _open(address: str) -> None:
    """Show the pages where this computer has a screen and a browser on it."""
    import webbrowser

    screen = sys.platform == "darwin" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if screen and (sys.platform == "darwin" or shutil.which("xdg-open")):
        webbrowser.open(address)


def _watch(children: Children) -> int:
    """Until a signal comes; a child that ends by itself ends everything."""
    while True:
        time.sleep(0.5)
        try:
            _check(children)
        except _EndedError as ended:
            say(f"samverkan: {ended} avslutades oväntat, så allt stoppas. Kör samverkan doctor.")
            return FAILED


class _EndedError(RuntimeError):
    """A child ended by itself."""


def _check(children: Children) -> None:
    for name, process in children:
        if process.poll() is not None:
            raise _EndedError(name)


def _end(children: Children) -> None:
    """End the children undisturbed by further signals."""
    previous: dict[int, Any] = {
        number: signal.signal(number, signal.SIG_IGN) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    }
    processes.stop_all([process for _, process in children])
    for number, handler in previous.items():
        signal.signal(number, handler)
