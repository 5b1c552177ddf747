"""Bounds what a form may send: a file that is too large is thrown away as it comes, so that it fills no disk."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

MEGABYTE = 1024 * 1024


class BoundedUploadHandler(FileUploadHandler):
    """Stands before the handlers that keep files. Marks the request of a file that was too large (see :func:`too_large`)."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Count what comes and pass it on."""
        self.received += len(raw_data)
        if self.received > settings.UPLOAD_LIMIT:
            assert self.request is not None  # noqa: S101 - Django makes a handler with its request
            setattr(self.request, _MARK, True)
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Another handler keeps the file."""


_MARK = "_upload_too_large"


def too_large(request: HttpRequest) -> bool:
    """Whether a file of the request was thrown away because of its size."""
    return getattr(request, _MARK, False)


def limit_text() -> str:
    """The limit in words: ``25 MB``."""
    return f"{settings.UPLOAD_LIMIT // MEGABYTE} MB"
