"""What an installation keeps beside its database: the secret key and the collected static files."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from samverkan.runtime import paths

STAMP = ".inlagd"


def secret_key() -> str | None:
    """The secret key: ``SAMVERKAN_SECRET_KEY``, else the one kept in the data folder; None where there is neither."""
    if named := os.environ.get("SAMVERKAN_SECRET_KEY"):
        return named
    try:
        return (paths.data_dir() / "secret").read_text(encoding="ascii").strip() or None
    except OSError:
        return None


def ensure_secret_key() -> str:
    """The secret key, made once and kept for its owner alone."""
    if kept := secret_key():
        return kept
    file = paths.ensure_data_dir() / "secret"
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as out:
        out.write(secrets.token_urlsafe(50))
    return file.read_text(encoding="ascii")


def collect_static() -> bool:
    """Collect, hash and compress the static files where they have changed; False where they had not."""
    from django.conf import settings
    from django.core.management import call_command

    root = Path(settings.STATIC_ROOT)
    state = _static_state()
    stamp = root / STAMP
    if stamp.exists() and stamp.read_text(encoding="ascii") == state:
        return False
    root.mkdir(mode=0o755, parents=True, exist_ok=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(state, encoding="ascii")
    return True


def _static_state() -> str:
    """A fingerprint of every static file: its path, size and time of change."""
    seen = hashlib.sha256()
    for path in sorted(_static_files()):
        known = path.stat()
        seen.update(f"{path}\0{known.st_size}\0{known.st_mtime_ns}\n".encode())
    return seen.hexdigest()


def _static_files() -> Iterator[Path]:
    from django.contrib.staticfiles.finders import get_finders

    for finder in get_finders():
        for name, storage in finder.list([]):
            yield Path(storage.path(name))
