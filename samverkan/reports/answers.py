"""Reports as answers to a browser."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

from django.http import HttpResponse

from samverkan.reports.services import WRITERS


def file_response(content: bytes, format: str, name: str) -> HttpResponse:
    """A report as an answer: shown by the browser where it can. A web page keeps its own style sheet, let in by its digest."""
    shown = "inline" if format in ("pdf", "html") else "attachment"
    headers = {"Content-Disposition": f'{shown}; filename="{name}"'}
    answer = HttpResponse(content, content_type=WRITERS[format].content_type, headers=headers)
    style = re.search(rb"<style>(.*?)</style>", content, re.S) if format == "html" else None
    if style:
        digest = b64encode(sha256(style[1]).digest()).decode()
        answer._csp_update = {"style-src": ["'self'", f"'sha256-{digest}'"]}  # type: ignore[attr-defined]
    return answer
